"""What effort went into: a stacked bar a month, the constraint as a ribbon above."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from growthjournal.charts.dates import date_labels
from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.labels import Swatch, key_row
from growthjournal.charts.layout import LABEL, META, Words, grown, width_of
from growthjournal.charts.marks import PAD, Sheet, filled, hairlines, heading
from growthjournal.charts.witnesses import elided
from growthjournal.domain.effort_months import merged
from growthjournal.domain.entries import Effort
from growthjournal.language import format_number
from growthjournal.wording.effort_months import ORDER, QUARTER, YEAR, month_said

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes

    from growthjournal.charts.labels import KeyRow, Marker
    from growthjournal.charts.marks import Heading
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.effort_months import EffortMonths, Month
    from growthjournal.wording.effort_months import EffortWords

LOWEST = 150.0
"""Height of the bars at least, in pixels."""
BAR_SHARE, WIDEST = 0.68, 46.0
"""Share of a month that its bar takes, and its width in pixels at most."""
NARROWEST = 8.0
"""Pixels between two bars; before they stand closer, months are drawn together."""
LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)


def draw_effort(
    data: EffortMonths,
    words: EffortWords,
    theme: ChartTheme,
    size: tuple[float, float],
    text_scale: float = 1.0,
) -> Drawn:
    """Draw the shares of develop, deliver and show of each month, their number above.

    Args:
        data: The months.
        words: Made from the same data.
        theme: Colours.
        size: Width and wished height in pixels; nothing is cut, so the height can be more.
        text_scale: 0.8-2.0.
    """
    return _Layout(data, words, theme, size, text_scale).drawn()


class _Layout:
    def __init__(
        self,
        data: EffortMonths,
        words: EffortWords,
        theme: ChartTheme,
        size: tuple[float, float],
        scale: float,
    ) -> None:
        self.data, self.words, self.theme, self.scale = data, words, theme, scale
        self.width = size[0]
        self.meta, self.label = META.scaled(scale), LABEL.scaled(scale)
        self.laid: Heading = heading(words, theme, size[0] - 2 * PAD, scale)
        self.left = PAD + width_of(_percent(1.0), self.meta) + 8
        self.room = self.width - PAD - self.left
        self.months = self._told()
        items: list[tuple[Marker, Words]] = [
            (self.swatch(one), Words(name, self.meta, theme.muted)) for one, name in words.names
        ]
        if self.each > 1:
            items.append((None, Words(words.bars[self.each], self.meta, theme.muted)))
        self.key: KeyRow = key_row(items, size[0] - 2 * PAD, scale)
        self.ribbon = self.meta.line + 6 * scale if data.spells else 0.0
        above = PAD + self.laid.height + 10 * scale + self.ribbon + self.meta.line + 4 * scale
        below = 1.6 * self.meta.line + 10 * scale + self.key.height + PAD
        self.top = above
        self.tall = max(LOWEST * grown(scale), size[1] - above - below)
        self.height = above + self.tall + below

    def _told(self) -> tuple[Month, ...]:
        """The months, or as few of them together as have room for their bars."""
        months = self.data.months
        for each in (QUARTER, YEAR):
            if self.room >= NARROWEST * len(months):
                break
            months = merged(self.data.months, each)
        return months

    @property
    def each(self) -> int:
        """Months to a bar."""
        return self.months[0].each if self.months else 1

    def swatch(self, effort: Effort) -> Swatch:
        """The look of one effort: colour and pattern, never colour alone."""
        theme = self.theme
        if effort is Effort.DEVELOP:
            return Swatch(colour=theme.skill, fill=theme.skill)
        if effort is Effort.SHOW:
            return Swatch(colour=theme.visibility, fill=theme.card, hatch="////")
        return Swatch(colour=theme.muted, fill=theme.card)

    def drawn(self) -> Drawn:
        """Draw it."""
        sheet = Sheet(self.theme, self.width, self.height)
        sheet.heading(self.laid)
        axes = sheet.axes((0, 0, *sheet.size), (0.0, self.width), (self.height, 0.0))
        marks: list[Mark] = []
        self._frame(sheet, axes)
        if self.words.withheld:
            for line in self.words.withheld:
                place = self.left + self.room / 2, self._y(0.5) - self.meta.line / 2
                text = Words(line, self.meta, self.theme.muted)
                sheet.text(*place, text, align="center", backed=True)
        else:
            marks = self._bars(sheet, axes)
            self._spells(sheet, axes)
        for key in self.key.keys:
            sheet.key(PAD, self.height - PAD - self.key.height, key, self.scale)
        return Drawn(
            figure=sheet.figure,
            marks=tuple(marks),
            table=self.words.table,
            spoken=self.words.spoken,
            size=sheet.size,
        )

    def _y(self, share: float) -> float:
        return self.top + self.tall * (1 - share)

    def _frame(self, sheet: Sheet, axes: Axes) -> None:
        levels = [self._y(level) for level in LEVELS]
        hairlines(axes, levels, self.theme.hairline, (self.left, self.width - PAD))
        for level in LEVELS:
            text = Words(_percent(level), self.meta, self.theme.muted)
            sheet.text(self.left - 8, self._y(level) - self.meta.line / 2, text, align="right")

    def _centre(self, place: int) -> float:
        return self.left + self.room * (place + 0.5) / len(self.months)

    def _bars(self, sheet: Sheet, axes: Axes) -> list[Mark]:
        marks = []
        months = self.months
        step = self.room / len(months)
        wide = min(step * BAR_SHARE, WIDEST * grown(self.scale))
        widest = max(width_of(format_number(one.count), self.meta) for one in months)
        every = max(1, -(-int(widest + 6) // max(int(step), 1)))
        for place, month in enumerate(months):
            if not month.count:
                continue
            x, low = self._centre(place), 0.0
            for effort in ORDER:
                share = month.share(effort)
                if share:
                    top = self._y(low + share)
                    bar = Rectangle(
                        (x - wide / 2, top), wide, self.tall * share, zorder=3,
                        gid=f"{effort.value}-{month.first.isoformat()}",
                    )  # fmt: skip
                    axes.add_patch(filled(bar, self.swatch(effort)))
                low += share
            if place % every == 0:
                count = Words(format_number(month.count), self.meta, self.theme.muted)
                above = self.top - self.meta.line - 2 * self.scale
                sheet.text(x, above, count, align="center")
            ids = tuple(uuid for uuids in month.of.values() for uuid in uuids)
            say = partial(month_said, month)
            marks.append(Mark(kind="month", ids=ids, x=x, y=self._y(0.5), say=say))
        self._dates(sheet)
        return marks

    def _dates(self, sheet: Sheet) -> None:
        months = self.months
        first, last = months[0].first, months[-1].first
        under = self._y(0.0) + self.meta.line / 2 + 2
        if first == last:
            from growthjournal.language import format_short_month_year

            name = Words(format_short_month_year(first), self.meta, self.theme.muted)
            sheet.text(self._centre(0), under, name, align="center")
            return
        length = self._centre(len(months) - 1) - self._centre(0)
        start = self._centre(0)
        before, after = start - PAD, self.width - PAD - start - length
        for one in date_labels(first, last, length, self.meta, before, after):
            name = Words(one.text, self.meta, self.theme.muted)
            sheet.text(start + one.centre, under, name, align="center")

    def _x(self, day: date) -> float:
        """Where a day stands among the months."""
        first, count = self.months[0].first, self.each * len(self.months)
        number = (day.year - first.year) * 12 + day.month - first.month + (day.day - 1) / 31
        return self.left + self.room * min(max(number, 0.0), count) / count

    def _spells(self, sheet: Sheet, axes: Axes) -> None:
        top = PAD + self.laid.height + 8 * self.scale
        for spell, name in zip(self.data.spells, self.words.spells, strict=True):
            left, right = self._x(spell.start), self._x(spell.end)
            box = Rectangle((left, top), max(right - left - 2, 2.0), self.ribbon - 4, zorder=2)
            box.set_facecolor(self.theme.band)
            box.set_edgecolor("none")
            box.set_gid(f"spell-{spell.start.isoformat()}")
            axes.add_patch(box)
            room = right - left - 12
            # Three letters of a name say nothing; the sentence has the last one in full.
            is_told = room >= width_of(name, self.meta) / 2
            text = elided(name, self.meta, room) if is_told else ""
            sheet.text(left + 5, top + 1, Words(text, self.meta, self.theme.ink))


def _percent(share: float) -> str:
    return f"{format_number(100 * share)}%"
