"""The dumbbells: where am I better than people know?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.labels import KeyRow, key_row
from growthjournal.charts.layout import FINDING, LABEL, META, STRONG, Words, grown, wrap
from growthjournal.charts.marks import PAD, POINT, Sheet, dots, heading
from growthjournal.domain.competencies import SCALE, Axis
from growthjournal.language import format_number
from growthjournal.wording.competencies import median_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from growthjournal.charts.layout import Type
    from growthjournal.charts.marks import Heading
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.dumbbells import Dumbbell
    from growthjournal.wording.competencies import CompetencyWords, RowWords

LOW, HIGH = SCALE[0], SCALE[-1]
STACKED_BELOW = 560.0
"""Width in pixels at text scale 1 under which a name stands above its bar."""
NAME_SHARE = 0.34
"""Share of the width for names beside the bars, at most."""
INSET = 9.0
"""Pixels between the ends of a row's hairline and 1 and 5."""
BAR = 6.0
"""Thickness of a bar in pixels."""
NAMED = 0.55
"""Opacity of the bar of a hidden strength or an exposed competency."""
LEAST_ROW = 30.0
BARE = 24.0
"""Pixels around the words of an empty frame."""
MOST_ROW = 52.0
"""Height of a row in pixels at text scale 1."""
MARK = 11.0
"""Diameter of a mark in pixels."""
BESIDE = 14.0
"""Pixels between words and bars."""
MOST_BESIDE = 0.42
"""Share of a narrow row that its value may take beside the name."""
TRACK = 30.0
"""Pixels of a narrow row under its words, at text scale 1."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row laid out: its dumbbell, the lines left and right, and its height in pixels."""

    data: Dumbbell
    name: tuple[Words, ...]
    value: tuple[Words, ...]
    height: float


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


def draw_competencies(
    rows: Sequence[Dumbbell],
    words: CompetencyWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw one dumbbell for each competency with a rating.

    Args:
        rows: Widest gap first.
        words: Made from the same rows.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the rows.
        text_scale: 0.8-2.0.
    """
    plan = _plan(rows, words, theme, size, text_scale)
    sheet = Sheet(theme, size[0], plan.height)
    sheet.heading(plan.heading)
    _write_keys(sheet, plan)
    axes = sheet.axes(
        (plan.left, plan.top, plan.right - plan.left, plan.tall),
        (LOW - INSET / plan.unit, HIGH + INSET / plan.unit),
        (plan.tall, 0.0),
    )
    marks: list[Mark] = []
    top = 0.0
    for place, row in enumerate(plan.rows):
        line = top + _line_at(row, plan)
        _track(axes, line, theme, place)
        marks.extend(_dumbbell(axes, row.data, line, theme, plan))
        _write_row(sheet, row, plan.top + top, plan)
        top += row.height
    if not plan.rows:
        _write_empty(sheet, axes, plan)
    _write_foot(sheet, plan)
    return Drawn(
        figure=sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _plan(
    rows: Sequence[Dumbbell],
    words: CompetencyWords,
    theme: ChartTheme,
    size: tuple[float, float],
    scale: float,
) -> _Plan:
    width, height = size
    stacked = width < STACKED_BELOW * scale
    laid = heading(words, theme, width - 2 * PAD, scale)
    keys = _keys(words, theme, width, scale)
    rated = [pair for pair in zip(rows, words.rows, strict=True) if _is_rated(pair[0])]
    make = _stacked_row if stacked else _wide_row
    made = [make(row, text, theme, width, scale) for row, text in rated]
    withheld, foot = _quiet(words, theme, width, scale, empty=not made)
    top = PAD + laid.height + (8 + 6) * scale + keys.height
    under = META.scaled(scale).line + sum(w.style.line for w in foot) + 8 * scale + PAD
    room = (height - top - under) / max(len(made), 1)
    wished = 0.0 if stacked else min(room, MOST_ROW * scale)
    beside = 0.0 if stacked else 1.0
    plan = _Plan(
        heading=laid,
        keys=keys,
        rows=tuple(replace(row, height=max(row.height, wished)) for row in made),
        withheld=withheld,
        foot=foot,
        stacked=stacked,
        left=PAD + beside * _column([row.name for row in made]),
        right=width - PAD - beside * _column([row.value for row in made]),
        top=top,
        height=height,
        scale=scale,
    )
    return replace(plan, height=top + plan.tall + under)


def _is_rated(row: Dumbbell) -> bool:
    return row.skill is not None or row.visibility is not None


def _column(cells: Sequence[tuple[Words, ...]]) -> float:
    widest = max((words.width for cell in cells for words in cell), default=0.0)
    return widest + BESIDE if widest else 0.0


def _keys(words: CompetencyWords, theme: ChartTheme, width: float, scale: float) -> KeyRow:
    style = LABEL.scaled(scale)
    items: list[tuple[Axis | None, Words]] = [
        (Axis.SKILL, Words(words.skill, style, theme.skill_text)),
        (Axis.VISIBILITY, Words(words.visibility, style, theme.visibility_text)),
    ]
    return key_row(items, width - 2 * PAD, scale)


def _quiet(
    words: CompetencyWords, theme: ChartTheme, width: float, scale: float, *, empty: bool
) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Return the words in the empty frame and the lines under the chart."""
    style, room = META.scaled(scale), width - 2 * PAD
    lacking = [
        Words(line, style, theme.muted)
        for text in words.withheld
        for line in wrap(text, style, room)
    ]
    foot = [Words(line, style, theme.muted) for line in wrap(words.hollow, style, room)]
    return (tuple(lacking), tuple(foot)) if empty else ((), (*lacking, *foot))


def _value(text: RowWords, theme: ChartTheme, scale: float) -> tuple[Words, ...]:
    style = (STRONG if text.standing else META).scaled(scale)
    gap = Words(text.gap, style, theme.ink if text.standing else theme.muted)
    if not text.standing:
        return (gap,)
    return gap, Words(text.standing, META.scaled(scale), theme.ink)


def _wide_row(row: Dumbbell, text: RowWords, theme: ChartTheme, width: float, scale: float) -> _Row:
    style, room = FINDING.scaled(scale), NAME_SHARE * width
    name = _names(text.name, style, room, theme)
    value = _value(text, theme, scale)
    height = max(_tall(name), _tall(value)) + 8 * scale
    return _Row(row, name, value, max(height, LEAST_ROW * scale))


def _stacked_row(
    row: Dumbbell, text: RowWords, theme: ChartTheme, width: float, scale: float
) -> _Row:
    style, room = FINDING.scaled(scale), width - 2 * PAD
    value = _value(text, theme, scale)
    beside = max(words.width for words in value)
    if beside > MOST_BESIDE * room:
        name = _names(text.name, style, room, theme)
        height = _tall(name) + _tall(value)
        value = (*(Words("", w.style, w.colour) for w in name), *value)
    else:
        name = _names(text.name, style, room - beside - BESIDE, theme)
        height = max(_tall(name), _tall(value))
    return _Row(row, name, value, height + TRACK * max(scale, 1.0))


def _names(name: str, style: Type, room: float, theme: ChartTheme) -> tuple[Words, ...]:
    return tuple(Words(line, style, theme.ink) for line in wrap(name, style, room))


def _tall(words: Sequence[Words]) -> float:
    return sum(line.style.line for line in words)


def _line_at(row: _Row, plan: _Plan) -> float:
    """Return the height of a row's line under the row's upper edge, in pixels."""
    if not plan.stacked:
        return row.height / 2
    return max(_tall(row.name), _tall(row.value)) + TRACK * 0.4 * max(plan.scale, 1.0)


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


def _dumbbell(axes: Axes, row: Dumbbell, line: float, theme: ChartTheme, plan: _Plan) -> list[Mark]:
    values = {Axis.VISIBILITY: row.visibility, Axis.SKILL: row.skill}
    hollow = {Axis.VISIBILITY: row.visibility_hollow, Axis.SKILL: row.skill_hollow}
    ids = {Axis.VISIBILITY: row.visibility_ids, Axis.SKILL: row.skill_ids}
    size, aside = MARK * grown(plan.scale), 0.0
    if row.skill is not None and row.visibility is not None:
        if abs(row.skill - row.visibility) * plan.unit < size:
            aside = size / 2 + 0.5
        axes.plot(
            [row.visibility, row.skill], [line, line],
            color=theme.muted if row.standing else theme.band,
            alpha=NAMED if row.standing else 1.0, linewidth=BAR * grown(plan.scale) * POINT,
            solid_capstyle="butt", zorder=3, gid=f"bar-{row.competency}",
        )  # fmt: skip
    marks = []
    for axis, value in values.items():
        if value is None:
            continue
        y = line + (aside if axis is Axis.VISIBILITY else -aside)
        gid = f"{axis}-{row.competency}"
        dots(axes, [(value, y)], axis, theme, size, hollow=hollow[axis], gid=gid)
        say = partial(median_label, row, axis)
        marks.append(Mark(kind="median", say=say, ids=ids[axis], x=value, y=y))
    return marks


def _write_row(sheet: Sheet, row: _Row, top: float, plan: _Plan) -> None:
    name_top = value_top = top
    if not plan.stacked:
        name_top += (row.height - _tall(row.name)) / 2
        value_top += (row.height - _tall(row.value)) / 2
    for words in row.name:
        sheet.text(PAD, name_top, words)
        name_top += words.style.line
    below = plan.stacked and not row.value[0].text
    for words in row.value:
        if plan.stacked and not below:
            sheet.text(sheet.width - PAD, value_top, words, align="right")
        else:
            sheet.text(PAD if plan.stacked else plan.right + BESIDE, value_top, words)
        value_top += words.style.line


def _write_keys(sheet: Sheet, plan: _Plan) -> None:
    top = PAD + plan.heading.height + 8 * plan.scale
    for key in plan.keys.keys:
        sheet.key(PAD, top, key, plan.scale)


def _write_empty(sheet: Sheet, axes: Axes, plan: _Plan) -> None:
    _track(axes, plan.tall - BARE / 2, sheet.theme, 0)
    top = plan.top + BARE / 2
    for words in plan.withheld:
        sheet.text((plan.left + plan.right) / 2, top, words, align="center")
        top += words.style.line


def _write_foot(sheet: Sheet, plan: _Plan) -> None:
    """Write the scale's numbers and, under them, what is lacking and what hollow means."""
    meta, top = META.scaled(plan.scale), plan.top + plan.tall
    for level in SCALE:
        x = plan.left + INSET + (level - LOW) * plan.unit
        words = Words(format_number(level), meta, sheet.theme.muted)
        sheet.text(x, top, words, align="center")
    top += meta.line + 8 * plan.scale
    for words in plan.foot:
        sheet.text(PAD, top, words)
        top += words.style.line
