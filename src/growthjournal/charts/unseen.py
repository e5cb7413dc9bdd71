"""Results over time: a row of those that the room saw, a row of those that it did not."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from growthjournal.charts.dates import date_labels
from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import LABEL, META, Words, grown
from growthjournal.charts.marks import PAD, Sheet, dots, hairlines, heading
from growthjournal.domain.competencies import Axis
from growthjournal.wording.unseen_line import result_said

if TYPE_CHECKING:
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.unseen_line import Result, UnseenLine
    from growthjournal.wording.unseen_line import UnseenWords

SIDE = 13.0
"""Side of a square in pixels at text scale 1."""
LEAST_DAYS = 30
"""Days that the axis spans at least."""


def draw_unseen(
    data: UnseenLine,
    words: UnseenWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw target-level results on a time axis, filled where someone in the room saw them.

    Results that stand too close are stacked, so that each can be pointed at.

    Args:
        data: The results.
        words: Made from the same data.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the rows.
        text_scale: 0.8-2.0.
    """
    width, side = size[0], SIDE * grown(text_scale)
    meta, label = META.scaled(text_scale), LABEL.scaled(text_scale)
    laid = heading(words, theme, width - 2 * PAD, text_scale)
    start = min(data.start, data.end - timedelta(days=LEAST_DAYS))
    room = width - 2 * PAD - side
    span = (data.end - start).days

    def across(one: Result) -> float:
        return PAD + side / 2 + room * (one.on - start).days / span

    stacks = [
        _stacked([(across(one), one) for one in data.results if one.is_seen is seen], side)
        for seen in (True, False)
    ]
    top = PAD + laid.height + 10 * text_scale
    level_tall = max(side, meta.line) + 4 if words.withheld else side + 4
    lines: list[float] = []
    for rows in stacks:
        top += label.line + 6 * text_scale + _tall(rows) * level_tall
        lines.append(top)
        top += 10 * text_scale
    height = top + meta.line + PAD
    sheet = Sheet(theme, width, height)
    sheet.heading(laid)
    axes = sheet.axes((0, 0, *sheet.size), (0.0, width), (height, 0.0))
    marks: list[Mark] = []
    hairlines(axes, lines, theme.hairline, (PAD, width - PAD))
    names = (words.seen, words.unseen)
    for row_name, rows, line in zip(names, stacks, lines, strict=True):
        above = line - _tall(rows) * level_tall - 4 * text_scale - label.line
        sheet.text(PAD, above, Words(row_name, label, theme.visibility_text))
    for missing in words.withheld:
        text = Words(missing, meta, theme.muted)
        sheet.text(width / 2, lines[-1] - (level_tall + meta.line) / 2, text, align="center")
    for gid, seen, rows, line in zip(("seen", "unseen"), (True, False), stacks, lines, strict=True):
        places = [(x, line - (level + 0.5) * level_tall) for x, level, _one in rows]
        dots(axes, places, Axis.VISIBILITY, theme, side, hollow=not seen, gid=gid)
        marks += [
            Mark(kind="result", ids=(one.uuid,), x=x, y=y, say=partial(result_said, one))
            for (x, y), (_x, _level, one) in zip(places, rows, strict=True)
        ]
    if marks:
        for day in date_labels(start, data.end, room, meta):
            name = Words(day.text, meta, theme.muted)
            sheet.text(PAD + side / 2 + day.centre, lines[-1] + 6, name, align="center")
    marks.sort(key=lambda mark: mark.x)
    return Drawn(
        figure=sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=sheet.size,
    )


def _tall(rows: list[tuple[float, int, Result]]) -> int:
    return max((level for _x, level, _one in rows), default=0) + 1


def _stacked(rows: list[tuple[float, Result]], side: float) -> list[tuple[float, int, Result]]:
    """Return each result with the level on which it touches no other."""
    ends: list[float] = []
    placed = []
    for x, one in rows:
        level = next((n for n, end in enumerate(ends) if x - end >= side + 2), len(ends))
        if level == len(ends):
            ends.append(x)
        ends[level] = x
        placed.append((x, level, one))
    return placed
