"""Sightings, tests and promises behind a mark, as the dialog of records tells of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growthjournal.language import format_date, format_number
from growthjournal.language import gettext as _
from growthjournal.wording.conversations import commitment_note
from growthjournal.wording.decisions import forecast_line
from growthjournal.wording.diagnostic import answer_said
from growthjournal.wording.impacts import impact_line, level_name, witnessed
from growthjournal.wording.patterns import conclusion_name, percent, stage_name, status_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from growthjournal.domain.assumptions import AssumptionTest
    from growthjournal.domain.patterns import Sighting
    from growthjournal.services.workspace import Workspace

MOST = 60
"""Sightings that are told of, the newest; the page of the pattern has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One record in words.

    Attributes:
        kind: Of the record, as the pages know it.
        uuid: Its uuid.
        title: What stands first.
        note: What stands quietly beside it.
        lines: What it says.
        link: What opens it on its page, "" for none.
        entry: The uuid of an entry that tells of it, "" for none.
    """

    kind: str
    uuid: str
    title: str = field(repr=False)
    note: str = field(default="", repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False)
    link: str = ""
    entry: str = ""


def told(workspace: Workspace, ids: AbstractSet[str], today: date) -> Iterator[Told]:
    """Yield what the records of these uuids say."""
    yield from _patterns(workspace, ids)
    yield from _assumptions(workspace, ids)
    yield from _promises(workspace, ids, today)
    yield from _impacts(workspace, ids)
    yield from _entries(workspace, ids)
    yield from _sittings(workspace, ids)
    yield from _decisions(workspace, ids, today)


def _decisions(workspace: Workspace, ids: AbstractSet[str], today: date) -> Iterator[Told]:
    forecasts = workspace.decisions.forecasts()
    for one in workspace.decisions.all():
        own = [each for each in forecasts if each.decision == one.uuid]
        wanted = own if one.uuid in ids else [each for each in own if each.uuid in ids]
        if one.uuid in ids or wanted:
            yield Told(
                kind="decision",
                uuid=one.uuid,
                title=one.title,
                lines=tuple(forecast_line(each, today) for each in wanted),
                link=_("Open the decision"),
            )


def _sittings(workspace: Workspace, ids: AbstractSet[str]) -> Iterator[Told]:
    people = workspace.mentoring.everyone()
    for one in workspace.diagnostics.sittings():
        if one.uuid not in ids:
            continue
        answers = sorted(workspace.diagnostics.answers(one.uuid), key=lambda each: each.item)
        rater = people.get(one.rater or "")
        yield Told(
            kind="diagnostic",
            uuid=one.uuid,
            title=_("Diagnostic of {date}").format(date=format_date(one.on, "medium")),
            note=rater.name if rater else "",
            lines=tuple(answer_said(each) for each in answers),
        )


def _patterns(workspace: Workspace, ids: AbstractSet[str]) -> Iterator[Told]:
    patterns = {one.uuid: one for one in workspace.mentoring.patterns()}
    sightings = [one for one in workspace.mentoring.sightings() if one.uuid in ids]
    wanted = dict.fromkeys([one for one in patterns if one in ids])
    wanted |= dict.fromkeys(one.pattern for one in sightings if one.pattern in patterns)
    for uuid in wanted:
        pattern = patterns[uuid]
        yield Told(
            kind="pattern",
            uuid=uuid,
            title=pattern.name,
            note=status_name(pattern.status),
            lines=(pattern.heard_as,) if pattern.heard_as else (),
            link=_("Open the pattern"),
        )
    names = {one.uuid: one.name for one in workspace.mentoring.everyone().values()}
    for one in sorted(sightings, key=_seen_on, reverse=True)[:MOST]:
        noticed = (
            _("noticed by {name}").format(name=names[one.person]) if one.person in names else ""
        )
        yield Told(
            kind="sighting",
            uuid=one.uuid,
            title=format_date(one.date, "medium"),
            note=" · ".join(part for part in (stage_name(one.stage), noticed) if part),
            lines=tuple(part for part in (one.heard_as, one.context) if part),
            entry=one.entry or "",
        )
    if len(sightings) > MOST:
        more = _("{n} more on the page of the pattern").format(
            n=format_number(len(sightings) - MOST)
        )
        yield Told(kind="more", uuid="sightings", title=more)


def _seen_on(sighting: Sighting) -> date:
    return sighting.date


def _assumptions(workspace: Workspace, ids: AbstractSet[str]) -> Iterator[Told]:
    for one in workspace.mentoring.assumptions():
        if one.uuid in ids:
            yield Told(
                kind="assumption",
                uuid=one.uuid,
                title=one.statement,
                note=conclusion_name(one.status),
                lines=(one.heard_as,) if one.heard_as else (),
                link=_("Open the assumption"),
            )
    tests = [one for one in workspace.mentoring.tests() if one.uuid in ids]
    for test in reversed(tests):
        yield Told(
            kind="assumption_test",
            uuid=test.uuid,
            title=format_date(test.run_on, "medium") if test.run_on else _("planned"),
            note=_believed(test),
            lines=tuple(part for part in (test.action, test.observed, test.conclusion) if part),
        )


def _believed(test: AssumptionTest) -> str:
    before, after = test.belief_before, test.belief_after
    if before is None or after is None:
        return ""
    return _("{before} to {after}").format(before=percent(before), after=percent(after))


def _promises(workspace: Workspace, ids: AbstractSet[str], today: date) -> Iterator[Told]:
    names = {one.uuid: one.name for one in workspace.mentoring.everyone().values()}
    for one in workspace.commitments.all():
        if one.uuid in ids:
            yield Told(
                kind="commitment",
                uuid=one.uuid,
                title=one.text,
                note=commitment_note(one, names.get(one.made_to or ""), today),
                lines=tuple(part for part in (one.what_changed, one.drop_reason) if part),
            )


def _entries(workspace: Workspace, ids: AbstractSet[str]) -> Iterator[Told]:
    wanted = [(on, uuid) for uuid, on in workspace.journal.written() if uuid in ids]
    for on, uuid in sorted(wanted, reverse=True)[:MOST]:
        # The entry itself says what it is; it opens where it is read.
        yield Told(kind="entry", uuid=uuid, title=format_date(on, "medium"), entry=uuid)


def _impacts(workspace: Workspace, ids: AbstractSet[str]) -> Iterator[Told]:
    everyone = workspace.mentoring.everyone()
    for one in workspace.impacts.all():
        if one.uuid not in ids:
            continue
        who = witnessed(workspace.impacts.witnesses(one.uuid), everyone)
        yield Told(
            kind="impact",
            uuid=one.uuid,
            title=one.title,
            note=level_name(one.level) if one.level else "",
            lines=tuple(filter(None, (impact_line(one), who))),
            link=_("Open the impact"),
            entry=one.entry or "",
        )
