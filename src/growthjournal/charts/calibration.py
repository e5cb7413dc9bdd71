"""Stated confidence against how often it came true."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.labels import Swatch
from growthjournal.charts.layout import META, Words, grown
from growthjournal.charts.marks import POINT, filled, spots
from growthjournal.charts.square import framed
from growthjournal.language import format_number
from growthjournal.wording.calibration import bin_said

if TYPE_CHECKING:
    from growthjournal.charts.square import Square
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.calibration import Bin, Calibration
    from growthjournal.wording.calibration import CalibrationWords

ACROSS, UP = (50, 60, 70, 80, 90, 100), (0, 25, 50, 75, 100)
ENDS = (48.0, 102.0)
"""Of the x axis: room for a mark at either end."""
BAR = 7.0
"""Width of an interval's bar in pixels at text scale 1."""
LEAST, MOST = 7.0, 17.0
"""Diameter of a point in pixels: of few forecasts and of many."""


def draw_calibration(
    data: Calibration,
    words: CalibrationWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw each bin with its interval; a line joins them only where there are bins.

    Args:
        data: What settled forecasts say.
        words: Made from the same data.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the square.
        text_scale: 0.8-2.0.
    """
    box = framed(words, theme, size, text_scale, (ACROSS, UP), (ENDS, (0.0, 100.0)))
    box.axes.plot(
        [50, 100], [50, 100], color=theme.muted, linewidth=1.2 * POINT,
        linestyle=(0, (1.5, 2.5)), zorder=2, gid="diagonal",
    )  # fmt: skip
    shown = data.shown
    wide = BAR * grown(text_scale) * (ENDS[1] - ENDS[0]) / box.side
    for one in shown:
        low, high = (100 * edge for edge in one.interval)
        bar = Rectangle((100 * one.stated - wide / 2, low), wide, high - low, zorder=2.5)
        bar.set_gid(f"interval-{one.low}")
        box.axes.add_patch(filled(bar, Swatch(colour=theme.muted, fill=theme.selection)))
    if len(data.bins) > 1:
        box.axes.plot(
            [100 * one.stated for one in shown], [100 * one.rate for one in shown],
            color=theme.ink, linewidth=1.8 * POINT, zorder=3, gid="curve",
        )  # fmt: skip
    marks = []
    for one in shown:
        at = (100 * one.stated, 100 * one.rate)
        across = min(LEAST + len(one.forecasts) / 3, MOST) * grown(text_scale)
        spots(box.axes, [at], "o", theme.ink, theme, across, gid=f"bin-{one.low}")
        _count(box, one, text_scale)
        say = partial(bin_said, one)
        marks.append(Mark(kind="bin", ids=one.forecasts, x=at[0], y=at[1], say=say))
    return Drawn(
        figure=box.sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=box.sheet.size,
    )


def _count(box: Square, one: Bin, scale: float) -> None:
    """Write how many forecasts a point stands for, below its interval or above a low one."""
    words = Words(format_number(len(one.forecasts)), META.scaled(scale), box.sheet.theme.muted)
    x = box.left + box.side * (100 * one.stated - ENDS[0]) / (ENDS[1] - ENDS[0])
    high, low = (box.top + box.side * (1 - edge) for edge in reversed(one.interval))
    is_low = low + 4 + words.style.line > box.top + box.side
    box.sheet.text(
        x, high - 4 - words.style.line if is_low else low + 4, words, align="center", backed=True
    )
