"""Words and table of the gap chart; every number is written once, here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.timeline import LONGEST_GAP_DAYS, line_trend, needed_of
from growthjournal.language import format_number, list_of
from growthjournal.language import gettext as _
from growthjournal.wording.charts import (
    NOTHING,
    SEPARATOR,
    ChartWords,
    Table,
    axis_name,
    count_of_ratings,
    gap_shown,
    n_of_needed,
    number,
    shown,
    signed,
    windows,
    written_day,
)
from growthjournal.wording.diagnostic import constraint_name, measure_name, score_said

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.timeline import Dot, GapPoint, GapSeries, Score
    from growthjournal.domain.trends import Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLabel:
    """What stands at the end of a line, and quietly under it."""

    text: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapWords(ChartWords):
    """Words of the gap chart; `gap` is empty unless both means are known.

    `spells` names the constraints of the ribbon.
    """

    skill: LineLabel
    visibility: LineLabel
    gap: str
    spells: tuple[str, ...] = ()


def mean_label(point: GapPoint, axis: Axis) -> str:
    """Return what a point of a line is, for pointing at it."""
    label = _mean_parts(point, axis)
    return _("{date}: {axis} {n}, {of}").format(
        date=written_day(point.on), axis=axis_name(axis), n=label[0], of=label[1]
    )


def _mean_parts(point: GapPoint, axis: Axis) -> tuple[str, str]:
    value = point.value(axis)
    written = NOTHING if value is None else number(shown(value))
    return written, _in_focus(point.of(axis), point.focus)


def rating_label(dot: Dot) -> str:
    """Return what a single rating is, for pointing at it."""
    return _("{date}: {name}, {axis} {n}").format(
        date=written_day(dot.on),
        name=dot.short,
        axis=axis_name(dot.axis),
        n=format_number(dot.value),
    )


def score_label(score: Score) -> str:
    """Return what a score of the diagnostic is, for pointing at it."""
    said = _("{date}: {measure} {n}, from the diagnostic").format(
        date=written_day(score.on), measure=measure_name(score.axis), n=score_said(score.value)
    )
    return _("{said}, provisional").format(said=said) if score.is_provisional else said


def conversation_label(on: date) -> str:
    """Return what a conversation's mark is, for pointing at it."""
    return _("Conversation on {date}").format(date=written_day(on))


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
        spells=tuple(constraint_name(one.constraint) for one in series.ribbon),
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


def _lacking(series: GapSeries, last: GapPoint | None, axis: Axis) -> str:
    have, needed = (last.of(axis), needed_of(last.focus)) if last else (0, series.needed)
    return _("{axis}: {n_of_min_needed}").format(
        axis=axis_name(axis), n_of_min_needed=n_of_needed(have, needed)
    )


def _line_label(series: GapSeries, last: GapPoint | None, axis: Axis) -> LineLabel:
    value = last.value(axis) if last else None
    if last is None or value is None:
        have, needed = (last.of(axis), needed_of(last.focus)) if last else (0, series.needed)
        return LineLabel(text=axis_name(axis), note=n_of_needed(have, needed))
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
            date=written_day(last.on), now=now
        )
    trends = line_trend(series, Axis.SKILL), line_trend(series, Axis.VISIBILITY)
    change = _change(*trends)
    if series.breaks and all(found.word != "cant-tell" for found in trends):
        change = _("since {date} {change}").format(
            date=written_day(series.breaks[-1]), change=change
        )
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
        return _("As of {date}, {now}.").format(date=written_day(last.on), now=now)
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


def _gap_subtitle(series: GapSeries) -> str:
    parts = [count_of_ratings(len(series.dots))]
    if series.focus:
        parts.append(_("in focus: {names}").format(names=list_of(series.focus)))
    parts.append(windows())
    if series.dots:
        parts.append(_("last on {date}").format(date=written_day(series.dots[-1].on)))
    if series.scores:
        parts.append(_("large marks: readiness and seen, from the diagnostic"))
    return SEPARATOR.join(parts)


def gap_table(series: GapSeries) -> Table:
    """Return a row for each date of the gap chart, oldest first.

    Readiness and seen have columns of their own, where there are any (decisions.md 4).
    """
    columns: tuple[str, ...] = (_("Date"), *map(axis_name, Axis), _("Gap"))
    points = {point.on: point for point in series.points}
    scores = {(one.on, one.axis): one for one in series.scores}
    days = sorted({*points, *(one.on for one in series.scores)})
    if scores:
        columns = (*columns, *(measure_name(axis).capitalize() for axis in Axis))
    return Table(
        columns=columns,
        rows=tuple(
            (
                *_gap_row(day, points.get(day)),
                *((_score_cell(scores.get((day, axis))) for axis in Axis) if scores else ()),
            )
            for day in days
        ),
        ids=tuple(_ids_of(points.get(day), series, day) for day in days),
    )


def _score_cell(score: Score | None) -> str:
    return score_said(score.value) if score else ""


def _ids_of(point: GapPoint | None, series: GapSeries, day: date) -> tuple[str, ...]:
    rated = point.rating_ids if point else ()
    return (*rated, *dict.fromkeys(one.sitting for one in series.scores if one.on == day))


def _gap_row(day: date, point: GapPoint | None) -> tuple[str, ...]:
    if point is None:
        return (written_day(day), "", "", "")
    cells = [
        number(shown(value))
        if (value := point.value(axis)) is not None
        else n_of_needed(point.of(axis), needed_of(point.focus))
        for axis in Axis
    ]
    gap = NOTHING
    if point.skill is not None and point.visibility is not None:
        gap = signed(gap_shown(point.skill, point.visibility))
    return (written_day(point.on), *cells, gap)
