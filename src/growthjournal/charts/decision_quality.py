"""How well decisions were made against how they came out: a grid of counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import LABEL, Words, grown
from growthjournal.charts.marks import spots
from growthjournal.charts.square import framed
from growthjournal.domain.competencies import SCALE
from growthjournal.language import format_number
from growthjournal.wording.decision_grid import square_said

if TYPE_CHECKING:
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.decision_grid import DecisionGrid
    from growthjournal.wording.decision_grid import GridWords

LOW, HIGH = 0.5, 5.5
LEAST, MORE, MOST = 20.0, 3.0, 32.0
"""Diameter of a circle: of one decision, for each further one, and at most, in pixels."""


def draw_decision_quality(
    data: DecisionGrid,
    words: GridWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw a circle with its number where decisions stand; hollow where luck had the most of it.

    Args:
        data: The judged decisions.
        words: Made from the same data.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the square.
        text_scale: 0.8-2.0.
    """
    edges = ((LOW, HIGH), (LOW, HIGH))
    box = framed(words, theme, size, text_scale, (SCALE, SCALE), edges)
    unit = box.side / (HIGH - LOW)
    style = LABEL.scaled(grown(text_scale))
    marks = []
    for one in data.squares:
        count = len(one.decisions)
        across = min((LEAST + MORE * (count - 1)) * grown(text_scale), MOST * grown(text_scale))
        is_luck = 2 * one.lucky >= count
        gid = f"square-{one.process}-{one.outcome}"
        at = (float(one.process), float(one.outcome))
        spots(box.axes, [at], "o", theme.ink, theme, across, hollow=is_luck, gid=gid)
        number = Words(format_number(count), style, theme.ink if is_luck else theme.card)
        x = box.left + (at[0] - LOW) * unit
        y = box.top + box.side - (at[1] - LOW) * unit
        box.sheet.text(x, y - style.line / 2, number, align="center")
        say = partial(square_said, one)
        marks.append(Mark(kind="square", ids=one.decisions, x=at[0], y=at[1], say=say))
    return Drawn(
        figure=box.sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=box.sheet.size,
    )
