"""The words of a review's pages; the preview and the PDF read the same (method.md F4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.domain.review_report import Part
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.diagnostic import (
    confidence_name,
    constraint_name,
    item_title,
    missing_said,
    score_said,
)
from growthjournal.wording.next_move import move_said
from growthjournal.wording.patterns import (
    conclusion_name,
    pattern_phrase,
    status_name,
)
from growthjournal.wording.seen import effort_said, share_said

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from growthjournal.domain.review_report import ReviewReport
    from growthjournal.wording.clauses import Clause

MOST_PATTERNS, MOST_BELIEFS = 8, 8
"""Rows on a page; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, with what stands before it in bold."""

    text: str = field(repr=False)
    label: str = field(default="", repr=False)

    @property
    def whole(self) -> str:
        """Label and text."""
        return f"{self.label} {self.text}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something under a heading.

    Attributes:
        heading: "" for none.
        lines: Paragraphs.
        columns: What the two columns of the rows are called, or nothing.
        rows: What, and what of it.
        chart: Name of a drawing, "" for none.
    """

    heading: str = ""
    lines: tuple[Line, ...] = ()
    columns: tuple[str, str] | None = None
    rows: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    chart: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not (self.lines or self.rows or self.chart)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWords:
    """Everything that is read.

    Attributes:
        title: Large.
        subtitle: The time that it looks back on.
        pages: What stands on each.
        footer: At the foot of each page.
        page: "{page} of {pages}".
    """

    title: str = field(repr=False)
    subtitle: str
    pages: tuple[tuple[Block, ...], ...]
    footer: str
    page: str

    def charts(self) -> tuple[str, ...]:
        """Return the names of the drawings."""
        return tuple(one.chart for page in self.pages for one in page if one.chart)

    def lines(self) -> list[str]:
        """Return everything that is read, line by line, for the preview."""
        found = [self.title, self.subtitle]
        for page in self.pages:
            for one in page:
                found.append(one.heading)
                found += [line.whole for line in one.lines]
                found += [f"{left} · {right}" if right else left for left, right in one.rows]
        return [line for line in (*found, self.footer) if line]

    def headings(self) -> set[str]:
        """Return the lines of `lines` that are headings."""
        return {one.heading for page in self.pages for one in page if one.heading}


def private_words(
    report: ReviewReport,
    clauses: Sequence[Clause],
    calibration: Sequence[str],
    charts: Collection[str],
) -> ReviewWords:
    """Return the four pages for the user: limit, skill and visibility, patterns, the quarter.

    Args:
        report: What was found and decided.
        clauses: The explanation of the verdict.
        calibration: What settled forecasts say.
        charts: Names of the drawings that there is something to draw for.
    """
    chart = {name: name if name in charts else "" for name in CHARTS}
    pages = [
        [
            Block(heading=_("Which limit"), lines=tuple(_clause(one) for one in clauses)),
            Block(chart=chart["quadrant"]),
        ],
        [
            Block(chart=chart["gap"]),
            Block(chart=chart["competencies"]),
            Block(heading=_("An earlier day, judged anew"), rows=_looked_back(report)),
        ],
        [
            Block(heading=_("Patterns"), columns=pattern_columns(), rows=_patterns(report)),
            Block(chart=chart["patterns"]),
            Block(heading=_("Assumptions"), rows=_beliefs(report)),
            Block(heading=_("Forecasts"), lines=tuple(Line(text=one) for one in calibration)),
        ],
        [
            *_quarter(report),
            Block(heading=_("Who has seen it"), lines=_seen(report, charts)),
            Block(chart=chart["witnesses"]),
            Block(chart=chart["effort"]),
        ],
    ]
    return _words(report, pages, footer=_("For your eyes"))


CHARTS = ("quadrant", "gap", "competencies", "patterns", "witnesses", "effort")
"""Drawings on the private pages."""
MENTOR_CHART = "gap"
"""The drawing on the page for a mentor (decisions.md 3)."""


def mentor_words(report: ReviewReport, parts: Collection[Part], *, has_chart: bool) -> ReviewWords:
    """Return the one page for a mentor.

    Args:
        report: What was found and decided, names already replaced by aliases.
        parts: What may be on it.
        has_chart: Whether there is something to draw.
    """
    shows_chart = has_chart and Part.CHART in parts
    blocks = [
        Block(heading=_("Where I stand"), lines=tuple(_limit(report, parts))),
        Block(
            heading=_("Patterns that I work on"),
            columns=pattern_columns(),
            rows=_patterns(report, active=True) if Part.PATTERNS in parts else (),
        ),
        Block(
            heading=_("Assumptions that I test"),
            rows=_beliefs(report) if Part.BELIEFS in parts else (),
        ),
        *_quarter(report, parts),
        Block(chart=MENTOR_CHART if shows_chart else ""),
    ]
    return _words(report, [blocks], footer=_("For a mentor"))


def pattern_columns() -> tuple[str, str]:
    """Return what the two columns of the patterns are called."""
    return _("Pattern"), _("How early it is caught")


def part_name(part: Part) -> str:
    """Return a part of the page for a mentor as its writer chooses it."""
    return {
        Part.LIMIT: _("Which limit is mine"),
        Part.SCORES: _("The two scores"),
        Part.PATTERNS: _("Patterns that I work on"),
        Part.BELIEFS: _("Assumptions that I test"),
        Part.AIM: _("My aim for the quarter"),
        Part.PLANS: _("My two plans"),
        Part.MOVE: _("My next move"),
        Part.SHOULD_SEE: _("Who should see what"),
        Part.CHART: _("Skill and visibility as a chart"),
    }[part]


def _words(report: ReviewReport, pages: list[list[Block]], *, footer: str) -> ReviewWords:
    kept = [tuple(one for one in page if not one.is_empty) for page in pages]
    days = _("{start} to {end}").format(start=format_date(report.since), end=format_date(report.on))
    name = _("Quarterly review")
    return ReviewWords(
        title=report.aim.role if report.aim else name,
        subtitle=_("{name}, {days}").format(name=name, days=days) if report.aim else days,
        pages=tuple(page for page in kept if page) or ((),),
        footer=footer,
        page=_("{page} of {pages}"),
    )


def _clause(one: Clause) -> Line:
    return Line(label=one.label, text=one.text)


def _limit(report: ReviewReport, parts: Collection[Part]) -> list[Line]:
    verdict = report.verdict
    lines = []
    if Part.LIMIT in parts:
        if verdict.constraint is not None:
            label = confidence_name(verdict.confidence)
            text = label
            if verdict.limits is not None:
                text = _("{label}. It is limited most by: {item}.").format(
                    label=label, item=item_title(verdict.limits.item)
                )
            lines.append(Line(label=f"{constraint_name(verdict.constraint)}.", text=text))
        else:
            wanted = "; ".join(missing_said(one) for one in verdict.missing)
            lines.append(Line(text=_("No verdict yet. Missing: {what}.").format(what=wanted)))
    skill, seen = verdict.skill.last, verdict.visibility.last
    if Part.SCORES in parts and skill and seen:
        lines.append(
            Line(
                text=_("Readiness {skill} and seen {visibility}, each out of 5.").format(
                    skill=score_said(skill.score), visibility=score_said(seen.score)
                )
            )
        )
    return lines


def _looked_back(report: ReviewReport) -> tuple[tuple[str, str], ...]:
    rows = []
    for one in report.looked_back:
        left = _("{competency}, {date}").format(competency=one.name, date=format_date(one.on))
        if one.stood is None:
            right = _("{now} as seen now").format(now=format_number(one.now))
        else:
            right = _("{stood} at the time, {now} as seen now").format(
                stood=format_number(one.stood), now=format_number(one.now)
            )
        rows.append((left, right))
    return tuple(rows)


def _patterns(report: ReviewReport, *, active: bool = False) -> tuple[tuple[str, str], ...]:
    from growthjournal.domain.patterns import PatternStatus

    shown = [
        (one, seen)
        for one, seen in report.patterns
        if not active or one.status is PatternStatus.ACTIVE
    ]
    rows = []
    for one, seen in shown[:MOST_PATTERNS]:
        said = pattern_phrase(one, seen).text
        status = status_name(one.status)
        rows.append((one.name, said if active else f"{status} · {said}"))
    return (*rows, *_more(len(shown) - MOST_PATTERNS))


def _beliefs(report: ReviewReport) -> tuple[tuple[str, str], ...]:
    rows = []
    for one, belief in report.beliefs[:MOST_BELIEFS]:
        said = [conclusion_name(one.status)]
        if belief is not None:
            said.append(_("believed {percent}%").format(percent=format_number(belief)))
        rows.append((one.statement, " · ".join(said)))
    return (*rows, *_more(len(report.beliefs) - MOST_BELIEFS))


def _more(count: int) -> tuple[tuple[str, str], ...]:
    if count <= 0:
        return ()
    said = ngettext("and {n} more", "and {n} more", count).format(n=format_number(count))
    return ((said, ""),)


def _quarter(report: ReviewReport, parts: Collection[Part] = tuple(Part)) -> list[Block]:
    review, move = report.review, report.move
    aim = Line(text=review.aim) if review.aim else None
    said: tuple[Line, ...] = ()
    if move is not None:
        when = move_said(report.move_with, move.due, report.on)
        said = (Line(text=f"{move.act} ({when})"),)
    return [
        Block(
            heading=_("My aim for the quarter"), lines=(aim,) if aim and Part.AIM in parts else ()
        ),
        Block(
            heading=_("Plans"),
            lines=tuple(Line(text=one) for one in review.plans) if Part.PLANS in parts else (),
        ),
        Block(
            heading=_("Who should see what"),
            lines=tuple(Line(text=one) for one in review.who_should_see)
            if Part.SHOULD_SEE in parts
            else (),
        ),
        Block(heading=_("Next move"), lines=said if Part.MOVE in parts else ()),
    ]


def _seen(report: ReviewReport, charts: Collection[str]) -> tuple[Line, ...]:
    """What the drawings would say, where there are none."""
    said = []
    if report.share is not None and "witnesses" not in charts:
        said.append(share_said(report.share))
    if report.effort is not None and "effort" not in charts:
        said.append(effort_said(report.effort))
    return tuple(Line(text=one) for one in said if one)
