"""The weekly check-in: what is due, the half-done one, and writing it as one step (F1)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.check_in import (
    Becomes,
    Draft,
    Due,
    Happened,
    from_text,
    next_rated,
    open_move,
    overdue,
    written,
)
from growthjournal.domain.competencies import SCALE, CheckIn, Rating
from growthjournal.domain.impacts import Impact, Witness
from growthjournal.domain.patterns import MAX_ACTIVE, CatchStage, PatternStatus, Sighting
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.reminders import CheckInReminder, check_in_reminder
from growthjournal.services.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from growthjournal.domain.decisions import Decision
    from growthjournal.domain.diagnostics import NextMove
    from growthjournal.domain.forecasts import Forecast
    from growthjournal.domain.record import Record
    from growthjournal.services.together import Act, Parts, TogetherService


class CheckInsService:
    """Asks once a week, and writes nothing before the end but the draft."""

    def __init__(self, parts: Parts, together: TogetherService) -> None:
        """Work with the services of one journal."""
        self._parts, self._together = parts, together

    def overdue(self, today: date) -> tuple[tuple[Forecast, Decision], ...]:
        """Return the forecasts to settle on a day, each with its decision."""
        decisions = self._parts.decisions
        forecasts = overdue(decisions.forecasts(), today)
        return tuple((one, decisions.decision(one.decision)) for one in forecasts)

    def due(self, today: date) -> Due:
        """Return what there is to ask on a day."""
        parts = self._parts
        growth = parts.growth
        move = open_move(parts.diagnostics.moves(), today)
        active = [one for one in parts.mentoring.patterns() if one.status is PatternStatus.ACTIVE]
        forecasts = overdue(parts.decisions.forecasts(), today)
        return Due(
            move=move.uuid if move else None,
            patterns=tuple(one.uuid for one in active[:MAX_ACTIVE]),
            promises=len(parts.commitments.due(today)),
            forecasts=tuple(one.uuid for one in forecasts),
            rating=next_rated(growth.competencies(), growth.focus(), growth.ratings()),
        )

    def last(self) -> date | None:
        """Return the day of the last finished check-in, None before any."""
        done = [one.on for one in self._parts.growth.check_ins() if one.finished]
        return max(done, default=None)

    def reminder(self, today: date) -> CheckInReminder | None:
        """Return what Today says about the check-in on a day, None where nothing is."""
        return check_in_reminder(self.last(), today, is_begun=self.kept() is not None)

    def kept(self) -> CheckIn | None:
        """Return the check-in that was left half done, None where there is none."""
        waiting = [one for one in self._parts.growth.check_ins() if not one.finished and one.draft]
        return waiting[-1] if waiting else None

    def draft(self) -> Draft:
        """Return what was answered of it."""
        kept = self.kept()
        return Draft() if kept is None or kept.draft is None else from_text(kept.draft)

    def keep(self, draft: Draft, today: date) -> Changes:
        """Keep a half-done check-in; one in which nothing is left is forgotten."""
        kept = self.kept()
        if kept is None and not draft.says_something:
            return Changes.NONE
        text = written(draft) if draft.says_something else None
        one = kept or CheckIn(on=today)
        return self._parts.growth.put_check_in(replace(one, on=today, draft=text))

    def finish(self, draft: Draft, today: date) -> Act:
        """Return the step that writes what was answered, and nothing of what was skipped.

        What a draft names and is no longer in the journal is left out.
        """
        new = self._new_people(draft)
        there = {one.uuid for one in (*self._parts.mentoring.people(), *new)}
        draft = replace(
            draft,
            seen_by=tuple(one for one in draft.seen_by if one in there),
            witnesses={one: saw for one, saw in draft.witnesses.items() if one in there},
        )
        check_in = self.kept() or CheckIn(on=today)
        return self._together.act(
            [
                *new,
                replace(check_in, on=today, finished=True, draft=None),
                *self._move(draft, today),
                *self._sightings(draft, today),
                *self._settled(draft, today),
                *self._rating(draft, today),
                *self._win(draft, today),
                *self._mind(draft),
            ]
        )

    def _new_people(self, draft: Draft) -> list[Person]:
        """The people whom the answers name and who are not in the journal yet."""
        known = self._parts.mentoring.everyone()
        named = {*draft.seen_by, *draft.witnesses}
        return [
            Person(uuid=uuid, name=name, relations=(Relation.OTHER,))
            for uuid, name in draft.names.items()
            if uuid in named and uuid not in known
        ]

    def _move(self, draft: Draft, today: date) -> Iterator[Record]:
        move = open_move(self._parts.diagnostics.moves(), today)
        if move is None or draft.happened is None:
            return
        said = draft.said.strip() or None
        if draft.happened is Happened.NOT_YET:
            if said:
                yield replace(move, said=said)
            return
        yield replace(move, happened=draft.happened is Happened.YES, said=said, closed_on=today)
        if draft.happened is Happened.YES and said and move.person is not None:
            yield from self._answer(draft, move, said, today)

    def _answer(self, draft: Draft, move: NextMove, said: str, today: date) -> Iterator[Record]:
        """What they said becomes what it shows (decisions.md 1)."""
        person, of = move.person, draft.becomes_of or ""
        if person is None:
            return
        if draft.becomes is Becomes.MISSING:
            yield replace(self._parts.mentoring.person(person), told_me_missing=said)
        elif draft.becomes is Becomes.WITNESS and of in self._results():
            seen = self._parts.impacts.witnesses(of)
            known = next((one for one in seen if one.person == person), None)
            new = Witness(impact=of, person=person, first_hand=True)
            yield new if known is None else replace(known, first_hand=True)
        elif draft.becomes is Becomes.SIGHTING and of in self._patterns():
            yield Sighting(
                pattern=of,
                date=today,
                person=person,
                heard_as=said,
                stage=CatchStage.TOLD_LATER,
            )

    def _results(self) -> set[str]:
        return {one.uuid for one in self._parts.impacts.all()}

    def _patterns(self) -> set[str]:
        return {one.uuid for one in self._parts.mentoring.patterns()}

    def _sightings(self, draft: Draft, today: date) -> Iterator[Record]:
        known = self._patterns()
        for pattern, stage in draft.stages.items():
            if pattern in known:
                yield Sighting(
                    pattern=pattern, date=today, opportunity=stage is not None, stage=stage
                )

    def _settled(self, draft: Draft, today: date) -> Iterator[Record]:
        for one in self._parts.decisions.forecasts():
            if one.uuid in draft.settled and one.settled is None:
                yield replace(one, settled=draft.settled[one.uuid], settled_on=today)

    def _rating(self, draft: Draft, today: date) -> Iterator[Record]:
        rating = rating_of(draft, today)
        if rating is not None:
            yield rating

    def _win(self, draft: Draft, today: date) -> Iterator[Record]:
        title = " ".join(draft.win.split())
        if not title:
            return
        impact = Impact(date=today, title=title, level=draft.level)
        yield impact
        for person, first_hand in draft.witnesses.items():
            yield Witness(impact=impact.uuid, person=person, first_hand=first_hand)

    def _mind(self, draft: Draft) -> Iterator[Record]:
        text = " ".join(draft.mind.split())
        if text:
            yield AgendaItem(kind=AgendaKind.DECISION, text=text)


def rating_of(draft: Draft, today: date) -> Rating | None:
    """Return the rating that was given, None where nothing was chosen."""
    if draft.rated is None or draft.value is None:
        return None
    competency, axis = draft.rated
    asks = draft.value in SCALE
    return Rating(
        competency=competency,
        axis=axis,
        value=draft.value if asks else None,
        on=today,
        evidence=tuple(draft.evidence) if asks else (),
        evidence_line=(draft.line.strip() or None) if asks else None,
        seen_by=draft.seen_by if asks else (),
    )
