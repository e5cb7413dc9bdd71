"""Readiness against being seen: four corners, two bands, a path of sittings."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import META, STRONG, Words, grown, width_of, wrap
from growthjournal.charts.marks import PAD, POINT, Sheet, heading, spots
from growthjournal.charts.square import fitted, write_key
from growthjournal.language import format_number, format_short_month_year
from growthjournal.language import gettext as _
from growthjournal.wording.quadrant import spot_said

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.quadrant import Quadrant, Spot
    from growthjournal.wording.quadrant import QuadrantWords

CENTRE, LOW, HIGH = 3.5, 1.0, 5.0
LEAST, MOST = 300.0, 460.0
"""Side of the square in pixels, at least and at most, at text scale 1."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom; of the square left, top, side and the text scale."""
INSET = 6.0
"""Pixels between a corner and its name."""
TINY, SMALL, LARGE = 5.0, 9.0, 15.0
"""Diameter of an old sitting's mark, of an earlier one's and of the last one's, in pixels."""
FADED, PALEST = 8, 0.25
"""Sittings over which the path fades, and how strong it stays: two years of quarters."""


def draw_quadrant(
    data: Quadrant,
    words: QuadrantWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw where both scores stood, sitting by sitting.

    Args:
        data: The sittings.
        words: Made from the same data.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the square.
        text_scale: 0.8-2.0.
    """
    meta = META.scaled(text_scale)
    width = size[0]
    laid = heading(words, theme, width - 2 * PAD, text_scale)
    left = PAD + width_of(format_number(HIGH), meta) + _reach(text_scale)
    top = PAD + laid.height + 10 * text_scale + 1.7 * meta.line
    below = 2 * meta.line + _reach(text_scale) + PAD
    room = width - left - PAD, size[1] - top - below
    edges = LEAST * grown(text_scale), MOST * grown(text_scale)
    fit = fitted(words.key, meta, room, edges, width - 2 * PAD)
    corners = _corners(words, data, fit.side, text_scale, theme.muted)
    if not corners:
        both = f"{words.places} {words.key}"
        fit = fitted(both, meta, room, edges, width - 2 * PAD)
    side = fit.side
    under = 0.0 if fit.is_beside else len(fit.key) * meta.line + 8 * text_scale
    sheet = Sheet(theme, width, top + side + below + under)
    sheet.heading(laid)
    axes = sheet.axes((left, top, side, side), (LOW, HIGH), (LOW, HIGH))
    _frame(sheet, axes, data, words, (left, top, side, text_scale))
    taken = _name_corners(sheet, corners, (left, top))
    marks = _path(sheet, axes, data, (left, top, side, text_scale))
    _name_ends(sheet, data.spots, (left, top, side, text_scale), taken)
    write_key(sheet, fit, (left, top, top + side), meta)
    for line in words.withheld:
        text = Words(line, meta, theme.muted)
        sheet.text(left + side / 2, top + side / 2, text, align="center", backed=True)
    return Drawn(
        figure=sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _reach(scale: float) -> float:
    """Pixels from the centre of the last sitting's mark to words beside it."""
    return LARGE * grown(scale) / 2 + 4


def _frame(
    sheet: Sheet,
    axes: Axes,
    data: Quadrant,
    words: QuadrantWords,
    box: tuple[float, float, float, float],
) -> None:
    """Draw bands, numbers and the names of the axes."""
    left, top, side, scale = box
    theme, meta = sheet.theme, META.scaled(scale)
    skill, seen = data.half_bands
    for name, corner, wide, tall in (
        ("band-skill", (LOW, CENTRE - skill), HIGH - LOW, 2 * skill),
        ("band-seen", (CENTRE - seen, LOW), 2 * seen, HIGH - LOW),
    ):
        axes.add_patch(
            Rectangle(
                corner,
                wide,
                tall,
                facecolor=theme.band,
                edgecolor="none",
                alpha=0.55,
                zorder=1,
                gid=name,
            )
        )
    axes.plot([LOW, HIGH], [LOW, LOW], color=theme.hairline, linewidth=POINT, zorder=1.5)
    unit = side / (HIGH - LOW)
    for value in range(int(LOW), int(HIGH) + 1):
        number = Words(format_number(value), meta, theme.muted)
        y = top + side - (value - LOW) * unit
        sheet.text(left - _reach(scale), y - meta.line / 2, number, align="right")
        under = top + side + _reach(scale) - 4
        sheet.text(left + (value - LOW) * unit, under, number, align="center")
    sheet.text(PAD, top - 1.7 * meta.line, Words(words.up, meta, theme.muted))
    across = Words(words.across, meta, theme.muted)
    sheet.text(left + side / 2, top + side + _reach(scale) - 2 + meta.line, across, align="center")


def _name_corners(
    sheet: Sheet, corners: list[tuple[Box, list[Words]]], at: tuple[float, float]
) -> list[Box]:
    """Write the names of the corners into a square at a place; return where they stand."""
    taken = []
    for (start, above, end, below), lines in corners:
        is_left = start == INSET
        x = at[0] + (start if is_left else end)
        for place, words in enumerate(lines):
            top = at[1] + above + place * words.style.line
            sheet.text(x, top, words, align="left" if is_left else "right")
        taken.append((at[0] + start, at[1] + above, at[0] + end, at[1] + below))
    return taken


def _corners(
    words: QuadrantWords, data: Quadrant, side: float, scale: float, colour: str
) -> list[tuple[Box, list[Words]]]:
    """Return where the names of the corners stand in a square; none if one does not fit there.

    They stand clear of the sittings and of the path that has not faded yet, no word of them cut.
    """
    style, centres = META.scaled(scale), _centres(data.spots, side)
    unit, seen = side / (HIGH - LOW), data.half_bands[1]
    rooms = unit * (CENTRE - seen - LOW) - 10, unit * (HIGH - CENTRE - seen) - 10
    found = []
    for name, is_left, is_above in zip(
        words.corners, (True, False, False, True), (True, True, False, False), strict=True
    ):
        room = rooms[0] if is_left else rooms[1]
        lines = wrap(name, style, room)
        tall = len(lines) * style.line
        if tall > side / 4 or any(width_of(word, style) > room for word in name.split()):
            return []
        wide = max(width_of(line, style) for line in lines)
        start, above = INSET if is_left else side - INSET - wide, 4 if is_above else side - tall - 4
        box = start, above, start + wide, above + tall
        if any(_touch(box, one) for one in _around(centres, SMALL * grown(scale) / 2)) or any(
            _crosses(box, *leg) for leg in _strong(centres)
        ):
            return []
        found.append((box, [Words(line, style, colour) for line in lines]))
    return found


def _centres(points: tuple[Spot, ...], side: float) -> list[tuple[float, float]]:
    """Where the sittings stand in a square, from its upper left corner."""
    unit = side / (HIGH - LOW)
    return [
        ((float(one.visibility) - LOW) * unit, side - (float(one.skill) - LOW) * unit)
        for one in points
    ]


def _around(centres: list[tuple[float, float]], reach: float) -> list[Box]:
    return [(x - reach, y - reach, x + reach, y + reach) for x, y in centres]


def _strong(
    centres: list[tuple[float, float]],
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The legs of the path that have not faded yet."""
    return list(pairwise(centres))[-FADED:]


def _path(
    sheet: Sheet, axes: Axes, data: Quadrant, box: tuple[float, float, float, float]
) -> list[Mark]:
    scale = box[3]
    theme, points = sheet.theme, data.spots
    for age, (before, after) in enumerate(reversed(list(pairwise(points)))):
        axes.plot(
            [float(before.visibility), float(after.visibility)],
            [float(before.skill), float(after.skill)],
            color=theme.muted,
            linewidth=1.8 * POINT,
            linestyle=(0, (3.0, 2.4)) if after.is_pending else "solid",
            alpha=max(1 - age / FADED, PALEST),
            zorder=3,
            gid="pending" if after.is_pending else "path",
        )
    marks = []
    for place, one in enumerate(points):
        is_last = place == len(points) - 1
        at = (float(one.visibility), float(one.skill))
        is_old = len(points) - place > FADED
        across = (LARGE if is_last else TINY if is_old else SMALL) * grown(scale)
        gid = f"sitting-{one.on.isoformat()}"
        colour = theme.muted if is_old else theme.ink
        spots(axes, [at], "o", colour, theme, across, hollow=one.is_provisional, gid=gid)
        if one.outside is not None:
            axes.plot(
                [at[0]], [float(one.outside)], linestyle="none", marker="x",
                markersize=8 * grown(scale) * POINT, markeredgecolor=theme.skill,
                markeredgewidth=2 * POINT, zorder=4, gid=f"outside-{one.on.isoformat()}",
            )  # fmt: skip
        say = partial(spot_said, one)
        marks.append(Mark(kind="sitting", ids=one.sittings, x=at[0], y=at[1], say=say))
    return marks


def _name_ends(sheet: Sheet, points: tuple[Spot, ...], box: Box, taken: list[Box]) -> None:
    """Write "now" beside the last sitting and the month beside the first, where they fit."""
    left, top, side, scale = box
    centres = [(left + x, top + y) for x, y in _centres(points, side)]
    reach = _reach(scale)
    around = _around(centres, reach)
    inside = left + 2, top, left + side, top + side - 4
    names = []
    if points:
        names.append((Words(_("now"), STRONG.scaled(scale), sheet.theme.ink), centres[-1]))
    if len(points) > 1:
        month = format_short_month_year(points[0].on)
        names.append((Words(month, META.scaled(scale), sheet.theme.muted), centres[0]))
    for words, centre in names:
        free = [
            place
            for place in _places(words, centre, reach)
            if _within(place, inside)
            and not any(
                _touch(place, one)
                for one in (*taken, *around)
                if one
                != (centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach)
            )
        ]
        clear = [one for one in free if not any(_crosses(one, *leg) for leg in _strong(centres))]
        for place in clear[:1]:
            sheet.text(place[0], place[1], words)
            taken.append(place)


def _places(words: Words, centre: tuple[float, float], reach: float) -> list[Box]:
    """Where a name may stand around a mark, the best first."""
    (x, y), wide, tall = centre, words.width, words.style.line
    corners = (
        (x + reach, y - tall - 2),
        (x + reach, y + 2),
        (x - wide / 2, y + reach),
        (x - wide / 2, y - reach - tall),
        (x - reach - wide, y - tall - 2),
        (x - reach - wide, y + 2),
    )
    return [(start, above, start + wide, above + tall) for start, above in corners]


def _within(one: Box, other: Box) -> bool:
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]


def _crosses(box: Box, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a straight line goes through a box."""
    first, last = 0.0, 1.0
    for low, high, begins, ends in (
        (box[0], box[2], start[0], end[0]),
        (box[1], box[3], start[1], end[1]),
    ):
        length = ends - begins
        if not length:
            if not low < begins < high:
                return False
            continue
        enters, leaves = sorted(((low - begins) / length, (high - begins) / length))
        first, last = max(first, enters), min(last, leaves)
    return first < last


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
