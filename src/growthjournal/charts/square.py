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

    from growthjournal.charts.layout import Type
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.wording.calibration import CalibrationWords
    from growthjournal.wording.decision_grid import GridWords

LEAST, MOST = 270.0, 400.0
"""Side of the square in pixels, at least and at most, at text scale 1."""
BARE = 190.0
"""Side of a square in which nothing stands yet: it takes no more room than it needs."""
BESIDE, KEY_ROOM = 28.0, 170.0
"""Pixels between the square and a key that stands beside it, and those that the key then needs."""


@dataclass(frozen=True, slots=True)
class Square:
    """The sheet, the axes, and where the square stands in pixels."""

    sheet: Sheet
    axes: Axes
    left: float
    top: float
    side: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """Side of a square in pixels, and the lines of its key, beside it or below."""

    side: float
    key: tuple[str, ...]
    is_beside: bool


def fitted(
    key: str, style: Type, room: tuple[float, float], edges: tuple[float, float], width: float
) -> Fitted:
    """Return how a square and its key share the room; a wide one has the key at its right.

    Args:
        key: What the marks mean.
        style: Its type.
        room: Width and height for square and key, in pixels.
        edges: Side of the square at least and at most, in pixels; the width may leave less.
        width: Pixels for the key where it stands below.
    """
    least, most = (min(edge, room[0]) for edge in edges)
    side = min(most, max(room[1], least))
    spare = room[0] - side - BESIDE
    if spare >= KEY_ROOM * style.px / META.px:
        return Fitted(side, wrap(key, style, spare), is_beside=True)
    below = wrap(key, style, width)
    return Fitted(min(most, max(room[1] - len(below) * style.line, least)), below, is_beside=False)


def write_key(sheet: Sheet, fit: Fitted, box: tuple[float, float, float], style: Type) -> None:
    """Write a key: beside a square whose left, top and foot are given, or at the sheet's foot."""
    left, _top, foot = box
    x = left + fit.side + BESIDE if fit.is_beside else PAD
    top = (foot if fit.is_beside else sheet.height - PAD) - len(fit.key) * style.line
    for line in fit.key:
        sheet.text(x, top, Words(line, style, sheet.theme.muted))
        top += style.line


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
    wide = max(width_of(format_number(one), meta) for one in ticks[1])
    left = PAD + wide + 8
    top = PAD + laid.height + 10 * scale + 1.7 * meta.line
    across = wrap(words.across, meta, width - 2 * PAD)
    below = (1.5 + len(across)) * meta.line + 8 + PAD
    room = width - left - PAD, size[1] - top - below
    least, most = (BARE, BARE) if words.withheld else (LEAST, MOST)
    sides = least * grown(scale), most * grown(scale)
    fit = fitted(words.key, meta, room, sides, width - 2 * PAD)
    side = fit.side
    under = 0.0 if fit.is_beside else len(fit.key) * meta.line + 8 * scale
    sheet = Sheet(theme, width, top + side + below + under)
    sheet.heading(laid)
    axes = sheet.axes((left, top, side, side), *edges)
    hairlines(axes, list(ticks[1]), theme.hairline)
    sheet.text(PAD, top - 1.7 * meta.line, Words(words.up, meta, theme.muted))
    square = Square(sheet, axes, left, top, side)
    _numbers(square, ticks, edges, meta)
    foot = top + side + 1.5 * meta.line + 2
    for place, line in enumerate(across):
        name = Words(line, meta, theme.muted)
        x = max(left + side / 2, PAD + name.width / 2)
        sheet.text(x, foot + place * meta.line, name, align="center")
    write_key(sheet, fit, (left, top, top + side), meta)
    for line in words.withheld:
        text = Words(line, meta, theme.muted)
        sheet.text(
            left + side / 2, top + side * 0.61 - meta.line / 2, text, align="center", backed=True
        )
    return square


def _numbers(
    square: Square,
    ticks: tuple[Sequence[float], Sequence[float]],
    edges: tuple[tuple[float, float], tuple[float, float]],
    style: Type,
) -> None:
    """Write the numbers of both axes; along x those that would touch are left out."""
    sheet, left, top, side = square.sheet, square.left, square.top, square.side
    (x_low, x_high), (y_low, y_high) = edges
    for value in ticks[1]:
        y = top + side * (1 - (value - y_low) / (y_high - y_low)) - style.line / 2
        number = Words(format_number(value), style, sheet.theme.muted)
        sheet.text(left - 8, y, number, align="right")
    end = -1e9
    for value in ticks[0]:
        number = Words(format_number(value), style, sheet.theme.muted)
        x = left + side * (value - x_low) / (x_high - x_low)
        if x - number.width / 2 >= end + 4:
            sheet.text(x, top + side + style.line / 2 + 2, number, align="center")
            end = x + number.width / 2
