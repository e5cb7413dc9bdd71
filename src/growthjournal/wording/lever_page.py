"""The result of the diagnostic on one page that names nobody (decisions.md 18)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import axis_of, questionnaire
from growthjournal.domain.scoring import counted
from growthjournal.language import format_date, format_number
from growthjournal.language import gettext as _
from growthjournal.wording.clauses import Answers, Clause, Part
from growthjournal.wording.diagnostic import item_title, measure_name, score_said
from growthjournal.wording.verdict import explained

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.diagnostics import DiagnosticAnswer
    from growthjournal.domain.lever import LeverCheck
    from growthjournal.domain.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreWords:
    """One of the two scores.

    Attributes:
        axis: Which.
        name: What it is called.
        score: 1 to 5, None without one.
        edges: The band within which it is borderline.
        said: The score in words.
    """

    axis: Axis
    name: str
    score: float | None
    edges: tuple[float, float]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWords:
    """One item and what was answered.

    Attributes:
        axis: Which score it belongs to.
        title: The item's.
        value: 1 to 5, None for "can't say".
        is_hollow: Chosen, but counted as less because no fact is behind it.
        said: The answer in words.
    """

    axis: Axis
    title: str
    value: int | None
    is_hollow: bool
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverPageWords:
    """The words of the page.

    Attributes:
        title: At the top.
        subtitle: The day.
        name: The limit, "" without one.
        clauses: The explanation, the name first.
        scores: Readiness and seen.
        items: Those of skill, then those of visibility; none without a score.
        hollow: What a hollow mark means, "" where there is none.
        status: What the diagnostic is and is not.
        footer: What is not on the page.
    """

    title: str
    subtitle: str
    name: str
    clauses: tuple[Clause, ...]
    scores: tuple[ScoreWords, ...]
    items: tuple[tuple[ItemWords, ...], ...]
    hollow: str
    status: str
    footer: str

    def lines(self) -> list[str]:
        """Return every line of the page in its order."""
        return [
            self.title,
            self.subtitle,
            *(one.whole for one in self.clauses),
            *(f"{one.name.capitalize()}: {one.said}" for one in self.scores),
            *(f"{one.title}: {one.said}" for group in self.items for one in group),
            *([self.hollow] if self.hollow else []),
            self.status,
            self.footer,
        ]


def nameless(verdict: Verdict, check: LeverCheck, answers: Answers, today: date) -> list[Clause]:
    """Return the explanation without a fact: only what the program wrote, and the choices."""
    limits = verdict.limits
    bare = replace(
        verdict,
        carries=tuple(_bare(one) for one in verdict.carries),
        limits=_bare(limits) if limits else None,
    )
    told = replace(
        answers,
        skill=tuple(_bare(one) for one in answers.skill),
        visibility=tuple(_bare(one) for one in answers.visibility),
    )
    return explained(bare, check, told, today)


def lever_page_words(
    verdict: Verdict,
    check: LeverCheck,
    answers: Answers,
    today: date,
    *,
    given: Answers | None = None,
) -> LeverPageWords:
    """Return the words of the page: no name, no role, no call and no fact is among them.

    Args:
        verdict: What may be concluded.
        check: Whether effort matches it.
        answers: Those of the latest readings.
        today: The local date.
        given: What is listed where too little was answered for a reading.
    """
    clauses = nameless(verdict, check, answers, today)
    name = next((one.label for one in clauses if one.part is Part.NAME), "")
    listed = given or answers
    items = tuple(
        tuple(_item(one) for one in group) for group in (listed.skill, listed.visibility) if group
    )
    is_any_hollow = any(one.is_hollow for group in items for one in group)
    return LeverPageWords(
        title=_("Which lever now?"),
        subtitle=format_date(today, "long"),
        name=name.rstrip("."),
        clauses=tuple(clauses),
        scores=tuple(_score(verdict, axis) for axis in Axis),
        items=items,
        hollow=_("Hollow: without a fact, so it counts as 3.") if is_any_hollow else "",
        status=questionnaire().status,
        footer=_("No name, no role and no fact is on this page."),
    )


def _bare(answer: DiagnosticAnswer) -> DiagnosticAnswer:
    return replace(answer, fact=None, fact_on=None, entries=())


def _score(verdict: Verdict, axis: Axis) -> ScoreWords:
    state = verdict.state(axis)
    low, high = state.edges
    last = state.last
    return ScoreWords(
        axis=axis,
        name=measure_name(axis),
        score=float(last.score) if last else None,
        edges=(float(low), float(high)),
        said=_("{score} out of 5").format(score=score_said(last.score))
        if last
        else _("not enough answers"),
    )


def _item(answer: DiagnosticAnswer) -> ItemWords:
    value = answer.value
    return ItemWords(
        axis=axis_of(answer.item),
        title=item_title(answer.item),
        value=value,
        is_hollow=value != counted(answer),
        said=_("can’t say") if value is None else format_number(value),
    )
