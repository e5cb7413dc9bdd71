"""Self, expected and outside ratings: three marks a competency on one scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.labels import Swatch, key_row
from growthjournal.charts.layout import FINDING, LABEL, META, Words, grown, wrap
from growthjournal.charts.marks import PAD, POINT, Sheet, dots, heading, spots
from growthjournal.domain.competencies import SCALE, Axis
from growthjournal.language import format_number
from growthjournal.wording.self_other import expected_said, outside_said, own_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from growthjournal.charts.labels import KeyRow, Marker
    from growthjournal.charts.layout import Type
    from growthjournal.charts.marks import Heading
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.self_other import Compared, SelfOther
    from growthjournal.wording.self_other import SelfOtherRow, SelfOtherWords

STACKED_BELOW = 520.0
"""Width in pixels at text scale 1 under which the name stands above its marks."""
NAME_SHARE = 0.34
"""Share of the width for names, at most; longer ones wrap."""
BESIDE = 12.0
"""Pixels between columns."""
MARK = 10.0
"""Diameter of a mark in pixels."""
APART = 1.5
"""Pixels between the mark of the guess and the two above and below it."""
TRACK = 44.0
"""Height of the marks of one row in pixels, at text scale 1."""
INSET = 10.0
"""Pixels between the ends of the scale and its first and last value."""
BARE = 26.0
LOW, HIGH = SCALE[0], SCALE[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    data: Compared
    name: tuple[Words, ...]
    end: Words
    height: float
    middle: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    heading: Heading
    keys: KeyRow
    rows: tuple[_Row, ...]
    withheld: tuple[Words, ...]
    foot: tuple[Words, ...]
    stacked: bool
    left: float
    right: float
    top: float
    height: float
    scale: float

    @property
    def unit(self) -> float:
        """Pixels in a point of the scale."""
        return (self.right - self.left - 2 * INSET) / (HIGH - LOW)

    @property
    def tall(self) -> float:
        """Height of all rows, or of the empty frame, in pixels."""
        frame = sum(words.style.line for words in self.withheld) + 2 * BARE
        return sum(row.height for row in self.rows) or frame


def draw_self_other(
    data: SelfOther,
    words: SelfOtherWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw what the user rated, what they expected and what others said.

    Args:
        data: Competencies that somebody else rated, the widest difference first.
        words: Made from the same data.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the rows.
        text_scale: 0.8-2.0.
    """
    plan = _plan(data, words, theme, size, text_scale)
    sheet = Sheet(theme, size[0], plan.height)
    sheet.heading(plan.heading)
    for key in plan.keys.keys:
        sheet.key(PAD, PAD + plan.heading.height + 8 * text_scale, key, text_scale)
    axes = sheet.axes(
        (plan.left, plan.top, plan.right - plan.left, plan.tall),
        (LOW - INSET / plan.unit, HIGH + INSET / plan.unit),
        (plan.tall, 0.0),
    )
    marks: list[Mark] = []
    top = 0.0
    for place, row in enumerate(plan.rows):
        _track(axes, top + row.middle, theme, place)
        marks += _marks(axes, row.data, top + row.middle, theme, text_scale)
        _write_row(sheet, row, plan, plan.top + top)
        top += row.height
    if not plan.rows:
        _track(axes, plan.tall - BARE / 2, theme, 0)
    _write_rest(sheet, plan)
    return Drawn(
        figure=sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _plan(
    data: SelfOther,
    words: SelfOtherWords,
    theme: ChartTheme,
    size: tuple[float, float],
    scale: float,
) -> _Plan:
    width, room = size[0], size[0] - 2 * PAD
    meta = META.scaled(scale)
    stacked = width < STACKED_BELOW * scale
    laid = heading(words, theme, room, scale)
    keys = key_row(_keys(words, theme, scale), room, scale)
    make = _stacked_row if stacked else _wide_row
    pairs = zip(data.rows, words.rows, strict=True)
    rows = tuple(make(row, text, theme, width, scale) for row, text in pairs)
    lacking = _lines(words.withheld, meta, theme, room)
    foot = _lines((words.foot,), meta, theme, room)
    withheld, foot = (lacking, foot) if not rows else ((), (*lacking, *foot))
    beside = 0.0 if stacked else 1.0
    names = max((line.width for row in rows for line in row.name), default=-BESIDE) + BESIDE
    ends = max((row.end.width for row in rows), default=-BESIDE) + BESIDE
    top = PAD + laid.height + (8 + 8) * scale + keys.height
    plan = _Plan(
        heading=laid,
        keys=keys,
        rows=rows,
        withheld=withheld,
        foot=foot,
        stacked=stacked,
        left=PAD + beside * names,
        right=width - PAD - beside * ends,
        top=top,
        height=0.0,
        scale=scale,
    )
    under = meta.line + sum(line.style.line for line in foot) + 8 * scale + PAD
    return replace(plan, height=top + plan.tall + under)


def _lines(texts: Sequence[str], style: Type, theme: ChartTheme, room: float) -> tuple[Words, ...]:
    return tuple(
        Words(line, style, theme.muted) for text in texts for line in wrap(text, style, room)
    )


def _keys(words: SelfOtherWords, theme: ChartTheme, scale: float) -> list[tuple[Marker, Words]]:
    style = LABEL.scaled(scale)
    return [
        (Axis.SKILL, Words(words.own, style, theme.skill_text)),
        (_expected(theme), Words(words.expected, style, theme.ink)),
        (_outside(theme), Words(words.outside, style, theme.ink)),
    ]


def _expected(theme: ChartTheme) -> Swatch:
    return Swatch(colour=theme.muted, dashes="none", shape="|")


def _outside(theme: ChartTheme) -> Swatch:
    return Swatch(colour=theme.ink, dashes="none", shape="D")


def _wide_row(
    row: Compared, text: SelfOtherRow, theme: ChartTheme, width: float, scale: float
) -> _Row:
    style = FINDING.scaled(scale)
    name = tuple(
        Words(line, style, theme.ink) for line in wrap(text.name, style, NAME_SHARE * width)
    )
    end = Words(text.difference, META.scaled(scale), theme.ink)
    height = max(_tall(name) + 8 * scale, TRACK * grown(scale))
    return _Row(data=row, name=name, end=end, height=height, middle=height / 2)


def _stacked_row(
    row: Compared, text: SelfOtherRow, theme: ChartTheme, width: float, scale: float
) -> _Row:
    style = FINDING.scaled(scale)
    end = Words(text.difference, META.scaled(scale), theme.ink)
    room = width - 2 * PAD - end.width - BESIDE
    name = tuple(Words(line, style, theme.ink) for line in wrap(text.name, style, room))
    track = TRACK * grown(scale)
    above = max(_tall(name), end.style.line)
    return _Row(
        data=row, name=name, end=end, height=above + track + 6 * scale, middle=above + track / 2
    )


def _tall(words: Sequence[Words]) -> float:
    return sum(line.style.line for line in words)


def _track(axes: Axes, line: float, theme: ChartTheme, place: int) -> None:
    """Draw a row's hairline with a small point at each whole value."""
    axes.plot(
        axes.get_xlim(), [line, line],
        color=theme.hairline, linewidth=POINT, zorder=1.5, gid=f"track-{place}",
    )  # fmt: skip
    axes.plot(
        SCALE, [line] * len(SCALE),
        linestyle="none", marker="o", markersize=3.4 * POINT, markerfacecolor=theme.hairline,
        markeredgewidth=0, zorder=1.6, gid=f"whole-{place}",
    )  # fmt: skip


def _marks(axes: Axes, row: Compared, line: float, theme: ChartTheme, scale: float) -> list[Mark]:
    """Draw the user's mark above the line, the guess on it and the others' below it."""
    size = MARK * grown(scale)
    aside = size + APART
    marks = []
    if row.own is not None and row.difference is not None:
        axes.plot(
            [row.own, row.outside], [line - aside, line + aside],
            color=theme.band, linewidth=4 * POINT, zorder=1.7, gid=f"between-{row.competency}",
        )  # fmt: skip
    if row.own is not None:
        place, gid = (row.own, line - aside), f"own-{row.competency}"
        dots(axes, [place], Axis.SKILL, theme, size, hollow=row.hollow, gid=gid)
        say = partial(own_said, row)
        marks.append(Mark(kind="median", say=say, ids=row.own_ids, x=place[0], y=place[1]))
    if row.expected is not None:
        axes.plot(
            [row.expected], [line],
            linestyle="none", marker="|", markersize=1.3 * size * POINT,
            markeredgewidth=2.2 * POINT, color=theme.muted, zorder=4,
            gid=f"expected-{row.competency}",
        )  # fmt: skip
        say = partial(expected_said, row)
        marks.append(Mark(kind="median", say=say, ids=row.outside_ids, x=row.expected, y=line))
    place = row.outside, line + aside
    spots(axes, [place], "D", theme.ink, theme, size * 0.92, gid=f"outside-{row.competency}")
    say = partial(outside_said, row)
    marks.append(Mark(kind="median", say=say, ids=row.outside_ids, x=place[0], y=place[1]))
    return marks


def _write_row(sheet: Sheet, row: _Row, plan: _Plan, top: float) -> None:
    at = top if plan.stacked else top + (row.height - _tall(row.name)) / 2
    for words in row.name:
        sheet.text(PAD, at, words)
        at += words.style.line
    end = top if plan.stacked else top + (row.height - row.end.style.line) / 2
    sheet.text(sheet.width - PAD, end, row.end, align="right")


def _write_rest(sheet: Sheet, plan: _Plan) -> None:
    """Write the scale's numbers, under them the foot, and what is lacking in an empty frame."""
    meta, top = META.scaled(plan.scale), plan.top + plan.tall
    for level in SCALE:
        x = plan.left + INSET + (level - LOW) * plan.unit
        sheet.text(x, top, Words(format_number(level), meta, sheet.theme.muted), align="center")
    top += meta.line + 8 * plan.scale
    for words in plan.foot:
        sheet.text(PAD, top, words)
        top += words.style.line
    top = plan.top + BARE / 2
    for words in plan.withheld:
        sheet.text((plan.left + plan.right) / 2, top, words, align="center")
        top += words.style.line
