"""Readiness against being seen: four corners, two bands, a path of sittings."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import META, STRONG, Words, grown, width_of, wrap
from growthjournal.charts.marks import PAD, POINT, Sheet, heading, spots
from growthjournal.language import format_number, format_short_month_year
from growthjournal.language import gettext as _
from growthjournal.wording.quadrant import spot_said

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from growthjournal.charts.layout import Type
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.quadrant import Quadrant, Spot
    from growthjournal.wording.quadrant import QuadrantWords

CENTRE, LOW, HIGH = 3.5, 1.0, 5.0
LEAST, MOST = 190.0, 460.0
"""Side of the square in pixels, at least and at most, at text scale 1."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom; of the square left, top, side and the text scale."""
SMALL, LARGE = 9.0, 15.0
"""Diameter of an earlier sitting's mark and of the last one's, in pixels."""


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
    left = PAD + width_of(format_number(HIGH), meta) + 8
    top = PAD + laid.height + 10 * text_scale + 1.7 * meta.line
    key = wrap(words.key, meta, width - 2 * PAD)
    if not _fits(words, data, min(MOST * grown(text_scale), width - left - PAD), meta):
        key = (*wrap(words.places, meta, width - 2 * PAD), *key)
    below = 2 * meta.line + 8 + len(key) * meta.line + 8 * text_scale + PAD
    side = min(MOST * grown(text_scale), width - left - PAD, max(size[1] - top - below, LEAST))
    height = top + side + below
    sheet = Sheet(theme, width, height)
    sheet.heading(laid)
    axes = sheet.axes((left, top, side, side), (LOW, HIGH), (LOW, HIGH))
    taken = _frame(sheet, axes, data, words, (left, top, side, text_scale))
    marks = _path(sheet, axes, data, (left, top, side, text_scale))
    _name_ends(sheet, data.spots, (left, top, side, text_scale), taken)
    under = top + side + 2 * meta.line + 12 + 4 * text_scale
    for line in key:
        sheet.text(PAD, under, Words(line, meta, theme.muted))
        under += meta.line
    if words.withheld:
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


def _frame(
    sheet: Sheet,
    axes: Axes,
    data: Quadrant,
    words: QuadrantWords,
    box: tuple[float, float, float, float],
) -> list[Box]:
    """Draw bands, numbers, the names of corners and axes; return where the corners' names stand."""
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
                facecolor=theme.selection,
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
        sheet.text(left - 8, y - meta.line / 2, number, align="right")
        sheet.text(left + (value - LOW) * unit, top + side + 4, number, align="center")
    sheet.text(PAD, top - 1.7 * meta.line, Words(words.up, meta, theme.muted))
    across = Words(words.across, meta, theme.muted)
    sheet.text(left + side / 2, top + side + 4 + meta.line, across, align="center")
    if not _fits(words, data, side, meta):
        return []
    rooms = _rooms(data, side)
    boxes = []
    for name, x, y, align, most in zip(
        words.corners,
        (left + 6, left + side - 6, left + side - 6, left + 6),
        (top + 4, top + 4, top + side - meta.line - 4, top + side - meta.line - 4),
        ("left", "right", "right", "left"),
        (rooms[0], rooms[1], rooms[1], rooms[0]),
        strict=True,
    ):
        lines = wrap(name, meta, most)
        shift = (len(lines) - 1) * meta.line if y > top + side / 2 else 0.0
        for place, line in enumerate(lines):
            sheet.text(
                x, y - shift + place * meta.line, Words(line, meta, theme.muted), align=align
            )
        wide = max(width_of(line, meta) for line in lines)
        start = x if align == "left" else x - wide
        boxes.append((start, y - shift, start + wide, y - shift + len(lines) * meta.line))
    return boxes


def _rooms(data: Quadrant, side: float) -> tuple[float, float]:
    """Pixels for the names of the left and of the right corners."""
    seen = data.half_bands[1]
    unit = side / (HIGH - LOW)
    return unit * (CENTRE - seen - LOW) - 10, unit * (HIGH - CENTRE - seen) - 10


def _fits(words: QuadrantWords, data: Quadrant, side: float, style: Type) -> bool:
    """Whether the names of the corners can stand inside, no word of them cut."""
    left, right = _rooms(data, side)
    one, two, three, four = words.corners
    return all(
        width_of(word, style) <= room and len(wrap(name, style, room)) * style.line < side / 4
        for name, room in ((one, left), (two, right), (three, right), (four, left))
        for word in name.split()
    )


def _path(
    sheet: Sheet, axes: Axes, data: Quadrant, box: tuple[float, float, float, float]
) -> list[Mark]:
    scale = box[3]
    theme, points = sheet.theme, data.spots
    for before, after in pairwise(points):
        axes.plot(
            [float(before.visibility), float(after.visibility)],
            [float(before.skill), float(after.skill)],
            color=theme.muted,
            linewidth=1.8 * POINT,
            linestyle=(0, (3.0, 2.4)) if after.is_pending else "solid",
            zorder=3,
            gid="pending" if after.is_pending else "path",
        )
    marks = []
    for place, one in enumerate(points):
        is_last = place == len(points) - 1
        at = (float(one.visibility), float(one.skill))
        across = (LARGE if is_last else SMALL) * grown(scale)
        gid = f"sitting-{one.on.isoformat()}"
        spots(axes, [at], "o", theme.ink, theme, across, hollow=one.is_provisional, gid=gid)
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
    unit = side / (HIGH - LOW)
    centres = [
        (
            left + (float(one.visibility) - LOW) * unit,
            top + side - (float(one.skill) - LOW) * unit,
        )
        for one in points
    ]
    reach = LARGE * grown(scale) / 2 + 4
    around = [(x - reach, y - reach, x + reach, y + reach) for x, y in centres]
    inside = left + 2, top, left + side, top + side - 4
    names = []
    if points:
        names.append((Words(_("now"), STRONG.scaled(scale), sheet.theme.ink), centres[-1]))
    if len(points) > 1:
        month = format_short_month_year(points[0].on)
        names.append((Words(month, META.scaled(scale), sheet.theme.muted), centres[0]))
    for words, (x, y) in names:
        tall = words.style.line
        for start, above in (
            (x + reach, y - tall - 2),
            (x - words.width / 2, y + reach),
            (x - words.width / 2, y - reach - tall),
            (x - reach - words.width, y - tall / 2),
        ):
            place = start, above, start + words.width, above + tall
            is_inside = (
                place[0] >= inside[0] and place[1] >= inside[1]
                and place[2] <= inside[2] and place[3] <= inside[3]
            )  # fmt: skip
            own = (x - reach, y - reach, x + reach, y + reach)
            others = [one for one in (*taken, *around) if one != own]
            if is_inside and not any(_touch(place, one) for one in others):
                sheet.text(start, above, words)
                taken.append(place)
                break


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
