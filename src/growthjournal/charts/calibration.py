"""Stated confidence against how often it came true."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import grown
from growthjournal.charts.marks import POINT, spots
from growthjournal.charts.square import framed
from growthjournal.wording.calibration import bin_said

if TYPE_CHECKING:
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.calibration import Calibration
    from growthjournal.wording.calibration import CalibrationWords

ACROSS, UP = (50, 60, 70, 80, 90, 100), (0, 25, 50, 75, 100)
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
    box = framed(words, theme, size, text_scale, (ACROSS, UP), ((50.0, 100.0), (0.0, 100.0)))
    box.axes.plot(
        [50, 100], [50, 100], color=theme.muted, linewidth=1.2 * POINT,
        linestyle=(0, (1.5, 2.5)), zorder=2, gid="diagonal",
    )  # fmt: skip
    shown = data.shown
    for one in shown:
        box.axes.plot(
            [100 * one.stated] * 2, [100 * edge for edge in one.interval],
            color=theme.selection, linewidth=7 * grown(text_scale) * POINT,
            solid_capstyle="butt", zorder=2.5, gid=f"interval-{one.low}",
        )  # fmt: skip
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
        say = partial(bin_said, one)
        marks.append(Mark(kind="bin", ids=one.forecasts, x=at[0], y=at[1], say=say))
    return Drawn(
        figure=box.sheet.figure,
        marks=tuple(marks),
        table=words.table,
        spoken=words.spoken,
        size=box.sheet.size,
    )
