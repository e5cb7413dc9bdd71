"""A square frame with two measures, that several charts draw into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.charts.layout import META, Words, grown, width_of, wrap
from growthjournal.charts.marks import PAD, Sheet, hairlines, heading
from growthjournal.language import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from growthjournal.charts.theme import ChartTheme
    from growthjournal.wording.calibration import CalibrationWords
    from growthjournal.wording.decision_grid import GridWords

LEAST, MOST = 190.0, 400.0
"""Side of the square in pixels, at least and at most, at text scale 1."""


@dataclass(frozen=True, slots=True)
class Square:
    """The sheet, the axes, and where the square stands in pixels."""

    sheet: Sheet
    axes: Axes
    left: float
    top: float
    side: float


def framed(
    words: CalibrationWords | GridWords,
    theme: ChartTheme,
    size: tuple[float, float],
    scale: float,
    ticks: tuple[Sequence[float], Sequence[float]],
    edges: tuple[tuple[float, float], tuple[float, float]],
) -> Square:
    """Return a sheet with heading, hairlines, numbers and names of both axes, and the key.

    Args:
        words: Of the chart.
        theme: Colours.
        size: Width and wished height in pixels.
        scale: Text scale.
        ticks: Numbers along x and along y.
        edges: Range of x and of y.
    """
    meta, width = META.scaled(scale), size[0]
    laid = heading(words, theme, width - 2 * PAD, scale)
    key = wrap(words.key, meta, width - 2 * PAD)
    wide = max(width_of(format_number(one), meta) for one in ticks[1])
    left = PAD + wide + 8
    top = PAD + laid.height + 10 * scale + 1.7 * meta.line
    across = wrap(words.across, meta, width - 2 * PAD)
    below = (1 + len(across) + len(key)) * meta.line + 8 + 8 * scale + PAD
    last = width_of(format_number(ticks[0][-1]), meta) / 2
    room = width - left - max(PAD, last + 4)
    side = min(MOST * grown(scale), room, max(size[1] - top - below, LEAST))
    sheet = Sheet(theme, width, top + side + below)
    sheet.heading(laid)
    axes = sheet.axes((left, top, side, side), *edges)
    hairlines(axes, list(ticks[1]), theme.hairline)
    sheet.text(PAD, top - 1.7 * meta.line, Words(words.up, meta, theme.muted))
    (x_low, x_high), (y_low, y_high) = edges
    for value in ticks[1]:
        y = top + side * (1 - (value - y_low) / (y_high - y_low)) - meta.line / 2
        sheet.text(left - 8, y, Words(format_number(value), meta, theme.muted), align="right")
    under = top + side + meta.line / 2 + 2
    end = -1e9
    for value in ticks[0]:
        number = Words(format_number(value), meta, theme.muted)
        x = left + side * (value - x_low) / (x_high - x_low)
        if x - number.width / 2 >= end + 4:
            sheet.text(x, under, number, align="center")
            end = x + number.width / 2
    under += meta.line
    for line in (*across, *key):
        sheet.text(PAD, under, Words(line, meta, theme.muted))
        under += meta.line
    for line in words.withheld:
        text = Words(line, meta, theme.muted)
        sheet.text(left + side / 2, top + side * 0.38, text, align="center", backed=True)
    return Square(sheet, axes, left, top, side)
