"""Titles, findings, labels and tables of the charts; every number is written once, here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import WINDOW_DAYS, Axis
from growthjournal.domain.timeline import LONGEST_GAP_DAYS, line_trend, needed_of
from growthjournal.language import (
    format_date,
    format_number,
    list_of,
    locale_name,
    ngettext,
)
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.timeline import Dot, Dumbbell, GapPoint, GapSeries
    from growthjournal.domain.trends import Trend

SEPARATOR = " · "
"""Stands between the parts of a subtitle."""
NOTHING = "–"
"""Stands in a table where there is no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A chart's numbers as words.

    Attributes:
        columns: Headings.
        rows: Cells, as many as headings.
        ids: For each row the uuids of the ratings behind it.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWords:
    """What every chart says.

    Attributes:
        title: The question.
        finding: One generated sentence.
        subtitle: Number of ratings, window, last date.
        withheld: Lines for the empty frame, "1 of 3 needed"; empty when there is enough.
        table: The same numbers as rows.
    """

    title: str
    finding: str
    subtitle: str
    withheld: tuple[str, ...] = ()
    table: Table

    @property
    def spoken(self) -> str:
        """The chart in words, for a screen reader and for a file's description."""
        return " ".join((self.title, self.finding, self.subtitle))


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLabel:
    """What stands at the end of a line, and quietly under it."""

    text: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapWords(ChartWords):
    """Words of the gap chart; `gap` is empty unless both means are known."""

    skill: LineLabel
    visibility: LineLabel
    gap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """One row of the dumbbells: competency, signed gap, and its name if it has earned one."""

    name: str
    gap: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyWords(ChartWords):
    """Words of the dumbbells.

    Attributes:
        rows: One per dumbbell, in the same order.
        skill: Name of the axis.
        visibility: Name of the axis.
        hollow: What a hollow mark means, empty when none is drawn.
    """

    rows: tuple[RowWords, ...]
    skill: str
    visibility: str
    hollow: str


def shown(value: float) -> Decimal:
    """Return a value as charts write it: one decimal, halves up."""
    return Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def gap_shown(skill: float, visibility: float) -> Decimal:
    """Return the difference of the two written values, so that a reader's sum comes out."""
    return shown(skill) - shown(visibility)


@lru_cache(maxsize=256)
def number(value: float | Decimal) -> str:
    """Return a number with one decimal in the user's locale."""
    return format_number(float(value), 1)


def signed(value: Decimal) -> str:
    """Return a number with its sign, "+1.3", "−0.4" or "0.0"."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + number(abs(value))


def axis_name(axis: Axis) -> str:
    """Return the name of an axis as a label."""
    return _("Skill") if axis is Axis.SKILL else _("Visibility")


def _day(day: date) -> str:
    return format_date(day, "medium")


def month_name(day: date) -> str:
    """Return the short month, "Apr", for a date axis."""
    return _skeleton("MMM", day)


def month_year(day: date) -> str:
    """Return the short month with its year, "Apr 2026", for a date axis."""
    return _skeleton("yMMM", day)


def day_month(day: date) -> str:
    """Return day and short month, "3 Apr", for a date axis."""
    return _skeleton("MMMd", day)


def _skeleton(skeleton: str, day: date) -> str:
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_skeleton

    try:
        return format_skeleton(skeleton, day, locale=Locale.parse(locale_name()))
    except (UnknownLocaleError, ValueError):
        return format_skeleton(skeleton, day, locale="en")


def mean_label(point: GapPoint, axis: Axis) -> str:
    """Return what a point of a line is, for pointing at it."""
    label = _mean_parts(point, axis)
    return _("{date}: {axis} {n}, {of}").format(
        date=_day(point.on), axis=axis_name(axis), n=label[0], of=label[1]
    )


def _mean_parts(point: GapPoint, axis: Axis) -> tuple[str, str]:
    value = point.value(axis)
    written = NOTHING if value is None else number(shown(value))
    return written, _in_focus(point.of(axis), point.focus)


def rating_label(dot: Dot) -> str:
    """Return what a single rating is, for pointing at it."""
    return _("{date}: {name}, {axis} {n}").format(
        date=_day(dot.on),
        name=dot.short,
        axis=axis_name(dot.axis),
        n=format_number(dot.value),
    )


def conversation_label(on: date) -> str:
    """Return what a conversation's mark is, for pointing at it."""
    return _("Conversation on {date}").format(date=_day(on))


def median_label(row: Dumbbell, axis: Axis) -> str:
    """Return what an end of a dumbbell is, for pointing at it."""
    value = row.skill if axis is Axis.SKILL else row.visibility
    ids = row.skill_ids if axis is Axis.SKILL else row.visibility_ids
    written = NOTHING if value is None else number(shown(value))
    return _("{name}: {axis} {n}, {ratings}").format(
        name=row.name, axis=axis_name(axis), n=written, ratings=_count_of_ratings(len(ids))
    )


def gap_words(series: GapSeries, today: date) -> GapWords:
    """Return the words of the gap chart as they stand on a day."""
    last = series.points[-1] if series.points else None
    skill, visibility = (last.skill, last.visibility) if last else (None, None)
    both = skill is not None and visibility is not None
    drawn = any(p.skill is not None or p.visibility is not None for p in series.points)
    return GapWords(
        title=_("How far apart are skill and visibility, and is it changing?"),
        finding=_gap_finding(series, last, today),
        subtitle=_gap_subtitle(series),
        withheld=() if drawn else tuple(_lacking(series, last, axis) for axis in Axis),
        table=gap_table(series),
        skill=_line_label(series, last, Axis.SKILL),
        visibility=_line_label(series, last, Axis.VISIBILITY),
        gap=_gap_label(skill, visibility) if both else "",
    )


def _gap_label(skill: float | None, visibility: float | None) -> str:
    if skill is None or visibility is None:
        return ""
    return _("gap {n}").format(n=signed(gap_shown(skill, visibility)).removeprefix("+"))


def _in_focus(have: int, focus: int) -> str:
    if have == focus:
        return _("{n} in focus").format(n=_spelled(focus))
    return _("{have} of {n} in focus").format(have=_spelled(have), n=_spelled(focus))


def _spelled(count: int) -> str:
    words = (
        _("none"), _("one"), _("two"), _("three"), _("four"), _("five"),
        _("six"), _("seven"), _("eight"), _("nine"), _("ten"),
    )  # fmt: skip
    return words[count] if count < len(words) else format_number(count)


def _needed(have: int, needed: int) -> str:
    return _("{n} of {min} needed").format(n=format_number(have), min=format_number(needed))


def _lacking(series: GapSeries, last: GapPoint | None, axis: Axis) -> str:
    have, needed = (last.of(axis), needed_of(last.focus)) if last else (0, series.needed)
    return _("{axis}: {n_of_min_needed}").format(
        axis=axis_name(axis), n_of_min_needed=_needed(have, needed)
    )


def _line_label(series: GapSeries, last: GapPoint | None, axis: Axis) -> LineLabel:
    value = last.value(axis) if last else None
    if last is None or value is None:
        have, needed = (last.of(axis), needed_of(last.focus)) if last else (0, series.needed)
        return LineLabel(text=axis_name(axis), note=_needed(have, needed))
    return LineLabel(
        text=_("{axis} {n}").format(axis=axis_name(axis), n=number(shown(value))),
        note=_in_focus(last.of(axis), last.focus),
    )


def _gap_finding(series: GapSeries, last: GapPoint | None, today: date) -> str:
    if last is None or (last.skill is None and last.visibility is None):
        return _(
            "Can’t tell yet: a point needs {needed} of {n} competencies in focus rated."
        ).format(needed=format_number(series.needed), n=format_number(len(series.focus)))
    stale = (today - last.on).days > LONGEST_GAP_DAYS
    if last.skill is None or last.visibility is None:
        known = Axis.SKILL if last.visibility is None else Axis.VISIBILITY
        return _one_known(series, last, known, stale=stale)
    now = _both_known(last.skill, last.visibility)
    if stale:
        return _("As of {date}, {now}; can’t tell yet whether it still holds.").format(
            date=_day(last.on), now=now
        )
    trends = line_trend(series, Axis.SKILL), line_trend(series, Axis.VISIBILITY)
    change = _change(*trends)
    if series.breaks and all(found.word != "cant-tell" for found in trends):
        change = _("since {date} {change}").format(date=_day(series.breaks[-1]), change=change)
    return _("{now}; {change}.").format(now=_capital(now), change=change)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _both_known(skill: float, visibility: float) -> str:
    gap = gap_shown(skill, visibility)
    values = {"skill": number(shown(skill)), "seen": number(shown(visibility))}
    if not gap:
        return _("skill and visibility are both {skill}, no gap").format(**values)
    if gap < 0:
        return _("visibility is {seen} and skill {skill}, a gap of {n}").format(
            n=signed(gap), **values
        )
    return _("skill is {skill} and visibility {seen}, a gap of {n}").format(n=number(gap), **values)


def _one_known(series: GapSeries, last: GapPoint, known: Axis, *, stale: bool) -> str:
    value = number(shown(last.value(known) or 0.0))
    if known is Axis.SKILL:
        now = _("skill is {n}, visibility can’t be told yet").format(n=value)
    else:
        now = _("visibility is {n}, skill can’t be told yet").format(n=value)
    if stale:
        return _("As of {date}, {now}.").format(date=_day(last.on), now=now)
    change = _one_change(known, line_trend(series, known))
    return _("{now}; {change}.").format(now=_capital(now), change=change)


def _change(skill: Trend, visibility: Trend) -> str:
    if skill.word != visibility.word:
        return _("{one} and {other}").format(
            one=_one_change(Axis.SKILL, skill), other=_one_change(Axis.VISIBILITY, visibility)
        )
    if skill.word == "cant-tell":
        fewest = min(skill, visibility, key=lambda t: (t.count, t.weeks))
        return _("can’t tell yet whether they are changing ({progress})").format(
            progress=_progress(fewest)
        )
    return {
        "rising": _("both are rising"),
        "falling": _("both are falling"),
        "no-change": _("neither shows a change beyond noise"),
    }[skill.word]


def _one_change(axis: Axis, found: Trend) -> str:
    if axis is Axis.SKILL:
        text = {
            "rising": _("skill is rising"),
            "falling": _("skill is falling"),
            "no-change": _("skill shows no change beyond noise"),
            "cant-tell": _("can’t tell yet whether skill is changing ({progress})"),
        }[found.word]
    else:
        text = {
            "rising": _("visibility is rising"),
            "falling": _("visibility is falling"),
            "no-change": _("visibility shows no change beyond noise"),
            "cant-tell": _("can’t tell yet whether visibility is changing ({progress})"),
        }[found.word]
    return text.format(progress=_progress(found))


def _progress(found: Trend) -> str:
    if found.count < found.needed:
        return _("{n} of {min} dates needed").format(
            n=format_number(found.count), min=format_number(found.needed)
        )
    return _("{n} of {min} weeks needed").format(
        n=format_number(found.weeks), min=format_number(found.weeks_needed)
    )


def _count_of_ratings(count: int) -> str:
    return ngettext("{n} self-rating", "{n} self-ratings", count).format(n=format_number(count))


def _windows() -> str:
    return _("skill {skill} days, visibility {visibility} days").format(
        skill=format_number(WINDOW_DAYS[Axis.SKILL]),
        visibility=format_number(WINDOW_DAYS[Axis.VISIBILITY]),
    )


def _gap_subtitle(series: GapSeries) -> str:
    parts = [_count_of_ratings(len(series.dots))]
    if series.focus:
        parts.append(_("in focus: {names}").format(names=list_of(series.focus)))
    parts.append(_windows())
    if series.dots:
        parts.append(_("last on {date}").format(date=_day(series.dots[-1].on)))
    return SEPARATOR.join(parts)


def gap_table(series: GapSeries) -> Table:
    """Return a row for each point of the gap chart, oldest first."""
    return Table(
        columns=(_("Date"), axis_name(Axis.SKILL), axis_name(Axis.VISIBILITY), _("Gap")),
        rows=tuple(_gap_row(point) for point in series.points),
        ids=tuple(point.rating_ids for point in series.points),
    )


def _gap_row(point: GapPoint) -> tuple[str, ...]:
    cells = [
        number(shown(value))
        if (value := point.value(axis)) is not None
        else _needed(point.of(axis), needed_of(point.focus))
        for axis in Axis
    ]
    gap = NOTHING
    if point.skill is not None and point.visibility is not None:
        gap = signed(gap_shown(point.skill, point.visibility))
    return (_day(point.on), *cells, gap)


def competency_words(rows: Sequence[Dumbbell]) -> CompetencyWords:
    """Return the words of the dumbbells, in the order of the rows."""
    hollow = any(row.skill_hollow or row.visibility_hollow for row in rows)
    complete = any(row.gap is not None for row in rows)
    return CompetencyWords(
        title=_("Where am I better than people know?"),
        finding=_competency_finding(rows),
        subtitle=_competency_subtitle(rows),
        withheld=() if complete else (_needed(0, 1),),
        table=competency_table(rows),
        rows=tuple(_row_words(row) for row in rows),
        skill=axis_name(Axis.SKILL),
        visibility=axis_name(Axis.VISIBILITY),
        hollow=_("Hollow: the latest rating stands without a fact.") if hollow else "",
    )


def _gap_cell(row: Dumbbell) -> str:
    if row.skill is None or row.visibility is None:
        return NOTHING
    return signed(gap_shown(row.skill, row.visibility))


def _row_words(row: Dumbbell) -> RowWords:
    standing = {"hidden": _("hidden strength"), "exposed": _("exposed"), None: ""}[row.standing]
    return RowWords(name=row.name, gap=_gap_cell(row), standing=standing)


def _competency_finding(rows: Sequence[Dumbbell]) -> str:
    complete = [row for row in rows if row.gap is not None]
    if not complete:
        return _("Can’t tell yet: a gap needs one competency rated on both.")
    widest = max(complete, key=lambda row: row.gap or 0.0)
    if (widest.gap or 0.0) <= 0:
        first = _("In no competency is skill above visibility")
    else:
        equal = [row.name for row in complete if row.gap == widest.gap]
        first = ngettext(
            "The widest gap is in {names}, {gap}",
            "The widest gaps are in {names}, {gap} each",
            len(equal),
        ).format(names=list_of(equal), gap=_gap_cell(widest))
    hidden = sum(row.standing == "hidden" for row in complete)
    exposed = sum(row.standing == "exposed" for row in complete)
    parts = []
    if hidden:
        parts.append(
            ngettext("{n} hidden strength", "{n} hidden strengths", hidden).format(
                n=format_number(hidden)
            )
        )
    if exposed:
        parts.append(_("{n} exposed").format(n=format_number(exposed)))
    if not parts:
        return _("{sentence}; none is a hidden strength or exposed.").format(sentence=first)
    return _("{sentence}; {counts}.").format(sentence=first, counts=list_of(parts))


def _competency_subtitle(rows: Sequence[Dumbbell]) -> str:
    ratings = sum(len(row.skill_ids) + len(row.visibility_ids) for row in rows)
    complete = sum(row.gap is not None for row in rows)
    both = ngettext(
        "{n} of {all} competency rated on both",
        "{n} of {all} competencies rated on both",
        len(rows),
    )
    parts = [
        _count_of_ratings(ratings),
        both.format(n=format_number(complete), all=format_number(len(rows))),
        _windows(),
    ]
    days = [row.last for row in rows if row.last]
    if days:
        parts.append(_("last on {date}").format(date=_day(max(days))))
    return SEPARATOR.join(parts)


def competency_table(rows: Sequence[Dumbbell]) -> Table:
    """Return a row for each dumbbell, in the chart's order."""
    columns = (
        _("Competency"), axis_name(Axis.SKILL), axis_name(Axis.VISIBILITY), _("Gap"), _("Standing")
    )  # fmt: skip
    return Table(
        columns=columns,
        rows=tuple(
            (
                row.name,
                NOTHING if row.skill is None else number(shown(row.skill)),
                NOTHING if row.visibility is None else number(shown(row.visibility)),
                _gap_cell(row),
                _row_words(row).standing or NOTHING,
            )
            for row in rows
        ),
        ids=tuple(row.skill_ids + row.visibility_ids for row in rows),
    )
