"""The words of a brief: exactly what the other person reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.agenda import AgendaKind
from growthjournal.domain.briefing import Section
from growthjournal.language import (
    format_date,
    format_day_month,
    format_number,
    format_time,
    ngettext,
)
from growthjournal.language import gettext as _
from growthjournal.wording.patterns import median_name, percent

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.briefing import Brief, BriefItem, BriefPattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something that is brought: its heading, then what is said about it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefWords:
    """Every word of a brief, in reading order; an empty part is left out.

    Attributes:
        title: "Before we talk: ...".
        subtitle: Day and time, which conversation it is, when the two last spoke.
        points: Under `bring`: what is brought.
        changed: Under `changed_title`: done, not done or neither, and the line.
        done: What a ticked box says to a screen reader.
        not_done: The same for an empty box.
        chart_title: Over the chart, or "" for none.
        patterns: Under `patterns_title`: rows of three cells under `columns`.
        questions: Under `questions_title`: each is followed by room to write.
        footer: "Prepared for ...".
        page: "{page} of {pages}".
    """

    title: str
    subtitle: str
    bring: str
    points: tuple[Point, ...]
    changed_title: str
    changed: tuple[tuple[bool | None, str], ...]
    done: str
    not_done: str
    chart_title: str
    patterns_title: str
    columns: tuple[str, str, str]
    patterns: tuple[tuple[str, str, str], ...]
    questions_title: str
    questions: tuple[str, ...]
    footer: str
    page: str

    def lines(self) -> tuple[str, ...]:
        """Return everything that is read, line by line, for the preview."""
        marks = {True: "☑ ", False: "☐ ", None: "• "}
        parts = [
            (self.title, [self.subtitle]),
            (self.bring, [f"{one.heading} {one.text}".strip() for one in self.points]),
            (self.changed_title, [marks[done] + line for done, line in self.changed]),
            (self.chart_title, []),
            (self.patterns_title, [" · ".join(row) for row in self.patterns]),
            (self.questions_title, list(self.questions)),
        ]
        found: list[str] = []
        for heading, rows in parts:
            if heading:
                found += [heading, *rows]
        return (*found, self.footer)


def brief_words(brief: Brief) -> BriefWords:
    """Return the words of a brief. Nothing else of the journal is read for it."""
    shows = brief.sections
    points = _points(brief) if Section.BRING in shows else ()
    changed = brief.changed if Section.CHANGED in shows else ()
    patterns = _rows(brief) if Section.PATTERNS in shows else ()
    asks = Section.QUESTIONS in shows
    return BriefWords(
        title=_("Before we talk: {name}").format(name=brief.name),
        subtitle=_subtitle(brief),
        bring=_("I bring") if points else "",
        points=points,
        changed_title=_changed_title(brief) if changed else "",
        changed=changed,
        done=_("done"),
        not_done=_("not done"),
        chart_title=_("Skill and visibility") if Section.CHART in shows else "",
        patterns_title=_("Patterns you named") if patterns else "",
        columns=(_("Pattern"), _("Last 10"), _("Since last time")),
        patterns=patterns,
        questions_title=_("Two questions for you") if asks else "",
        questions=two_questions() if asks else (),
        footer=_("Prepared for {name}").format(name=brief.name),
        page=_("{page} of {pages}"),
    )


def section_name(section: Section) -> str:
    """Return a part of the brief as its writer chooses it."""
    return {
        Section.BRING: _("What I bring"),
        Section.SURENESS: _("How sure I am of it"),
        Section.CHANGED: _("What changed"),
        Section.CHART: _("Skill and visibility as a chart"),
        Section.PATTERNS: _("The patterns they named"),
        Section.QUESTIONS: _("The two questions"),
    }[section]


def two_questions() -> tuple[str, str]:
    """Return the two questions that end every brief and open every log (decisions.md 2)."""
    return (_("What do you see me repeat?"), _("What am I taking for granted?"))


def _subtitle(brief: Brief) -> str:
    day = format_date(brief.on, "full")
    parts = [f"{day}, {format_time(brief.at)}" if brief.at else day, _ordinal(brief.number)]
    if brief.last_spoke is not None:
        parts.append(_("last spoke {date}").format(date=_near(brief)))
    return " · ".join(parts)


def _near(brief: Brief) -> str:
    last = brief.last_spoke or brief.on
    return format_day_month(last) if last.year == brief.on.year else format_date(last)


def _ordinal(number: int) -> str:
    names = (
        _("first conversation"),
        _("second conversation"),
        _("third conversation"),
        _("fourth conversation"),
        _("fifth conversation"),
        _("sixth conversation"),
        _("seventh conversation"),
        _("eighth conversation"),
        _("ninth conversation"),
        _("tenth conversation"),
    )
    if number <= len(names):
        return names[number - 1]
    return _("conversation {number}").format(number=format_number(number))


def _changed_title(brief: Brief) -> str:
    if brief.last_spoke is None:
        return _("What changed")
    return _("What changed since {date}").format(date=_near(brief))


def _points(brief: Brief) -> tuple[Point, ...]:
    return tuple(point(one, brief.on) for one in brief.items)


def point(item: BriefItem, on: date) -> Point:
    """Return what is brought to a conversation on a day, as it is read."""
    words = item.text.strip()
    bare = words.rstrip(".")
    if item.kind is AgendaKind.QUESTION:
        return Point(heading=_("A question:"), text=words)
    if item.kind is AgendaKind.DECISION:
        heading = _("A decision: {text}.").format(text=bare)
        return Point(heading=heading, text=" ".join(_about_decision(item, on)))
    heading = _("An assumption under test: “{text}.”").format(text=bare)
    return Point(heading=heading, text=" ".join(_about_assumption(item)))


def _about_decision(item: BriefItem, on: date) -> list[str]:
    said = []
    if item.due is not None:
        near = item.due.year == on.year
        day = format_day_month(item.due) if near else format_date(item.due)
        said.append(_("Due {date}.").format(date=day))
    if item.ruled_out:
        said.append(_("Ruled out: {text}").format(text=_closed(item.ruled_out)))
    if item.taking_for_granted:
        said.append(_("I take for granted: {text}").format(text=_closed(item.taking_for_granted)))
    if item.lean:
        lean = item.lean.strip().rstrip(".")
        if item.sureness is None:
            said.append(_("I\N{NO-BREAK SPACE}lean: {text}.").format(text=lean))
        else:
            said.append(
                _("I\N{NO-BREAK SPACE}lean: {text}; {sure} sure.").format(
                    text=lean, sure=percent(item.sureness)
                )
            )
    return said


def _about_assumption(item: BriefItem) -> list[str]:
    said = []
    if item.tested:
        said.append(
            ngettext(
                "Tested once since we spoke.", "Tested {count} times since we spoke.", item.tested
            ).format(count=format_number(item.tested))
        )
    if item.sureness is None:
        return said
    now = percent(item.sureness)
    first = item.first_belief
    if first is None or first == item.sureness:
        said.append(_("I believe it {now}.").format(now=now))
    elif first > item.sureness:
        said.append(
            _("I now believe it {now}, down from {first}.").format(now=now, first=percent(first))
        )
    else:
        said.append(
            _("I now believe it {now}, up from {first}.").format(now=now, first=percent(first))
        )
    return said


def _closed(text: str) -> str:
    words = text.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _rows(brief: Brief) -> tuple[tuple[str, str, str], ...]:
    return tuple((one.name, _latest(one), _since(one)) for one in brief.patterns)


def _latest(pattern: BriefPattern) -> str:
    return "–" if pattern.latest is None else median_name(pattern.latest)


def _since(pattern: BriefPattern) -> str:
    if not pattern.seen:
        return _("not seen")
    if pattern.seen == 1:
        said = _("once, caught before") if pattern.early else _("once")
    else:
        said = _("caught before {early} of {seen}").format(
            early=format_number(pattern.early), seen=format_number(pattern.seen)
        )
    return f"{said} · {_('retire it?')}" if pattern.may_retire else said
