"""Who has seen what: a row for each person in the room, a column for each competency."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import (
    FINDING,
    LABEL,
    META,
    STRONG,
    Words,
    grown,
    width_of,
    wrap,
)
from growthjournal.charts.marks import PAD, POINT, Sheet, heading
from growthjournal.domain.who_saw import Cell
from growthjournal.language import format_number
from growthjournal.wording.who_saw import cell_said

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from growthjournal.charts.layout import Type
    from growthjournal.charts.marks import Heading
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.who_saw import Onlooker, WhoSaw
    from growthjournal.wording.who_saw import WhoSawWords

ROW = 38.0
"""Height of a row in pixels at text scale 1."""
NAME_SHARE = 0.3
"""Share of the width for names, at most; longer ones end in an ellipsis."""
GAP = 12.0
"""Pixels between columns of words."""
LEAST, MORE, MOST = 19.0, 3.5, 31.0
"""Diameter of a circle: of one result, for each further one, and at most, in pixels."""
CLOSE = 23.0
"""The same at most where the competencies are written out below each name."""
LEVELS = 2
"""Lines on which the names of the columns take turns where they do not fit on one."""
DASH = 12.0
"""Length of the dash where there is nothing, in pixels."""
BARE = 24.0
"""Pixels around the words of an empty frame."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell, placed in pixels from the upper left corner of the sheet."""

    row: Onlooker
    column: str
    cell: Cell
    x: float
    y: float


def draw_witnesses(
    data: WhoSaw,
    words: WhoSawWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw how many target-level results each person in the room has seen.

    Where the names of the columns do not fit beside each other, each person's competencies are
    written out below the name.

    Args:
        data: Who saw what.
        words: Made from the same data.
        theme: Colours.
        size: Width and wished height in pixels; the height follows the rows.
        text_scale: 0.8-2.0.
    """
    laid = heading(words, theme, size[0] - 2 * PAD, text_scale)
    draw: _Layout = _Wide(data, words, theme, size[0], text_scale)
    if not draw.fits:
        draw = _Narrow(data, words, theme, size[0], text_scale)
    top = PAD + laid.height + 10 * text_scale
    key = wrap(words.key, META.scaled(text_scale), size[0] - 2 * PAD)
    height = top + draw.height + len(key) * META.scaled(text_scale).line + 8 * text_scale + PAD
    return _drawn(draw, laid, key, (size[0], height), top)


def _drawn(
    draw: _Layout, laid: Heading, key: tuple[str, ...], size: tuple[float, float], top: float
) -> Drawn:
    sheet = Sheet(draw.theme, *size)
    sheet.heading(laid)
    axes = sheet.axes((0, 0, *size), (0.0, size[0]), (size[1], 0.0))
    marks = draw.write(sheet, axes, top)
    style, under = META.scaled(draw.scale), top + draw.height + 8 * draw.scale
    for line in key:
        sheet.text(PAD, under, Words(line, style, draw.theme.muted))
        under += style.line
    return Drawn(
        figure=sheet.figure,
        marks=tuple(marks),
        table=draw.words.table,
        spoken=draw.words.spoken,
        size=sheet.size,
    )


class _Layout(ABC):
    """What both forms share."""

    def __init__(
        self, data: WhoSaw, words: WhoSawWords, theme: ChartTheme, width: float, scale: float
    ) -> None:
        self.data, self.words, self.theme = data, words, theme
        self.width, self.scale = width, scale
        self.room = width - 2 * PAD
        self.most = MOST

    @property
    def fits(self) -> bool:
        """Whether everything has its place in this form."""
        return True

    @property
    @abstractmethod
    def height(self) -> float:
        """In pixels."""

    @abstractmethod
    def write(self, sheet: Sheet, axes: Axes, top: float) -> list[Mark]:
        """Draw below a height; return what can be pointed at."""

    def empty(self, sheet: Sheet, top: float) -> list[Mark]:
        """Write what is lacking in the frame."""
        style = META.scaled(self.scale)
        for line in self.words.withheld:
            place = self.width / 2, top + BARE
            sheet.text(*place, Words(line, style, self.theme.muted), align="center")
        return []

    def spot(self, sheet: Sheet, axes: Axes, spot: _Spot) -> Mark:
        """Draw one cell: a circle with its number, the letter of a report, or a dash."""
        theme, cell = self.theme, spot.cell
        gid = f"cell-{spot.row.person}-{spot.column}"
        if cell.seen:
            count = len(cell.seen)
            across = min(LEAST + MORE * (count - 1), self.most) * grown(self.scale)
            axes.plot(
                [spot.x], [spot.y], linestyle="none", marker="o", markersize=across * POINT,
                markerfacecolor=theme.visibility_text, markeredgewidth=0, zorder=3, gid=gid,
            )  # fmt: skip
            style = LABEL.scaled(grown(self.scale))
            number = Words(format_number(count), style, theme.card)
            sheet.text(spot.x, spot.y - style.line / 2, number, align="center")
        elif cell.told:
            style = META.scaled(self.scale)
            letter = Words(self.words.reported, style, theme.muted)
            sheet.text(spot.x, spot.y - style.line / 2, letter, align="center")
        else:
            axes.plot(
                [spot.x - DASH / 2, spot.x + DASH / 2], [spot.y, spot.y],
                color=theme.hairline, linewidth=3 * POINT, zorder=2, gid=gid,
            )  # fmt: skip
        say = partial(cell_said, spot.row, spot.column, cell)
        return Mark(kind="cell", say=say, ids=cell.ids, x=spot.x, y=spot.y)


class _Wide(_Layout):
    """A grid: names left, competencies below, backing at the end."""

    def __init__(
        self, data: WhoSaw, words: WhoSawWords, theme: ChartTheme, width: float, scale: float
    ) -> None:
        super().__init__(data, words, theme, width, scale)
        self._name, self._label = FINDING.scaled(scale), LABEL.scaled(scale)
        self._meta = META.scaled(scale)
        most = NAME_SHARE * width
        self._names = [elided(row.name, self._name, most) for row in data.rows]
        self._left = max((width_of(name, self._name) for name in self._names), default=0.0)
        self._end = max((width_of(text, self._meta) for text in words.backing), default=0.0)
        self._row = max(ROW * grown(scale), self._name.line + 8 * scale)

    @property
    def _column(self) -> float:
        taken = self._left + GAP + (self._end + GAP if self._end else 0.0)
        return (self.room - taken) / max(len(self.data.columns), 1)

    @property
    def fits(self) -> bool:
        if self.words.withheld:
            return True
        is_wide_enough = self._widest + GAP / 2 <= self._column * LEVELS
        return is_wide_enough and self._column >= MOST * grown(self.scale) + 4

    @property
    def _widest(self) -> float:
        return max(width_of(name, self._label) for name in self.data.columns)

    @property
    def _levels(self) -> int:
        return 1 if self._widest + GAP / 2 <= self._column else LEVELS

    @property
    def height(self) -> float:
        if self.words.withheld:
            return 2 * BARE + self._meta.line
        return len(self.data.rows) * self._row + self._levels * self._label.line + 4 * self.scale

    def write(self, sheet: Sheet, axes: Axes, top: float) -> list[Mark]:
        if self.words.withheld:
            return self.empty(sheet, top)
        marks = []
        first = PAD + self._left + GAP
        for place, row in enumerate(self.data.rows):
            y = top + (place + 0.5) * self._row
            name = Words(self._names[place], self._name, self.theme.ink)
            sheet.text(PAD + self._left, y - self._name.line / 2, name, align="right")
            backing = Words(self.words.backing[place], self._meta, self.theme.muted)
            sheet.text(self.width - PAD, y - self._meta.line / 2, backing, align="right")
            for number, cell in enumerate(row.cells):
                x = first + (number + 0.5) * self._column
                spot = _Spot(row, self.data.columns[number], cell, x, y)
                marks.append(self.spot(sheet, axes, spot))
        under = top + len(self.data.rows) * self._row + 4 * self.scale
        for number, column in enumerate(self.data.columns):
            x = first + (number + 0.5) * self._column
            y = under + number % self._levels * self._label.line
            sheet.text(x, y, Words(column, self._label, self.theme.muted), align="center")
        return marks


class _Narrow(_Layout):
    """A block for each person: the name with the backing, below it a line a competency."""

    def __init__(
        self, data: WhoSaw, words: WhoSawWords, theme: ChartTheme, width: float, scale: float
    ) -> None:
        super().__init__(data, words, theme, width, scale)
        self._strong, self._meta = STRONG.scaled(scale), META.scaled(scale)
        self._label = LABEL.scaled(scale)
        self.most = CLOSE
        self._sign = CLOSE * grown(scale)
        self._line = max(self._sign, self._label.line) + 4
        self._names = [wrap(row.name, self._strong, self.room) for row in data.rows]

    def _shown(self, row: Onlooker) -> list[tuple[str, Cell]]:
        shown = [
            (column, cell)
            for column, cell in zip(self.data.columns, row.cells, strict=True)
            if cell.ids
        ]
        return shown or [("", Cell())]

    def _tall(self, place: int) -> float:
        row = self.data.rows[place]
        lines = len(self._names[place]) * self._strong.line
        backing = self._meta.line if self.words.backing[place] else 0.0
        rows = self._flow(self._shown(row))[-1][1] + 1
        return lines + backing + rows * self._line + 12 * self.scale

    def _flow(self, shown: list[tuple[str, Cell]]) -> list[tuple[float, int]]:
        """Return for each competency its left edge and on which line it stands."""
        places: list[tuple[float, int]] = []
        x, line = PAD, 0
        for column, _cell in shown:
            width = self._sign + GAP / 2 + width_of(column, self._label) + GAP
            if x > PAD and x + width - GAP > self.width - PAD:
                x, line = PAD, line + 1
            places.append((x, line))
            x += width
        return places

    @property
    def height(self) -> float:
        return sum(self._tall(place) for place in range(len(self.data.rows)))

    def write(self, sheet: Sheet, axes: Axes, top: float) -> list[Mark]:
        marks = []
        for place, row in enumerate(self.data.rows):
            y = top
            for line in self._names[place]:
                sheet.text(PAD, y, Words(line, self._strong, self.theme.ink))
                y += self._strong.line
            backing = self.words.backing[place]
            if backing:
                sheet.text(PAD, y, Words(backing, self._meta, self.theme.muted))
                y += self._meta.line
            shown = self._shown(row)
            for (column, cell), (left, at) in zip(shown, self._flow(shown), strict=True):
                middle = y + (at + 0.5) * self._line
                spot = _Spot(row, column, cell, left + self._sign / 2, middle)
                marks.append(self.spot(sheet, axes, spot))
                words = Words(column, self._label, self.theme.muted)
                beside = left + self._sign + GAP / 2
                sheet.text(beside, middle - self._label.line / 2, words)
            top += self._tall(place)
        return marks


def elided(text: str, style: Type, room: float) -> str:
    """Return a text that fits a room, with an ellipsis where it was cut."""
    if width_of(text, style) <= room:
        return text
    shown = text
    while shown and width_of(f"{shown}…", style) > room:
        shown = shown[:-1].rstrip()
    return f"{shown}…"
