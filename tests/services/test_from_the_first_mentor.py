"""From an empty journal to the second conversation, through the services alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.agreements import Agreement
from growthjournal.domain.changed import ChangeKind
from growthjournal.domain.commitments import CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.decisions import Decision
from growthjournal.domain.logs import Line, LineKind, Log
from growthjournal.domain.people import MentorKind, Person, Relation
from growthjournal.domain.preparation import CandidateKind
from growthjournal.wording.brief import brief_words
from growthjournal.wording.conversations import change_line

FIRST, TODAY = dt.date(2026, 3, 10), dt.date(2026, 3, 2)
SECOND = FIRST + dt.timedelta(days=28)


def test_a_mentor_is_added_prepared_for_logged_and_met_again(workspace):
    ann = Person(
        name="Ann Other", relations=(Relation.MENTOR,), mentor_kinds=(MentorKind.LEADERSHIP,)
    )
    agreement = Agreement(person=ann.uuid, aim="Decide with gaps.", cadence_days=28)
    workspace.together.act([agreement, ann]).do()
    meeting = Conversation(person=ann.uuid, date=FIRST, time=dt.time(17), held=False)
    workspace.conversations.planning(meeting).do()
    assert workspace.people.due(TODAY) == {ann.uuid: FIRST}

    decision = Decision(
        title="Who leads the north", decide_by=FIRST, options=("Bea", "Cem"), lean="Bea",
        sureness=65, ruled_out="Waiting.", taking_for_granted="That Bea wants it.",
    )  # fmt: skip
    workspace.decisions.put(decision)
    (offered,) = workspace.conversations.candidates(ann.uuid, TODAY, meeting.uuid)
    assert (offered.kind, offered.record) == (CandidateKind.DECISION, decision.uuid)
    workspace.agenda.put(
        AgendaItem(
            kind=AgendaKind.DECISION, text=decision.title, conversation=meeting.uuid,
            decision=decision.uuid, due=decision.decide_by, ruled_out=decision.ruled_out,
            taking_for_granted=decision.taking_for_granted, lean=decision.lean,
            sureness=decision.sureness,
        )
    )  # fmt: skip
    assert workspace.conversations.candidates(ann.uuid, TODAY, meeting.uuid) == ()
    workspace.agenda.keep_lines(meeting.uuid, ["[ ] Nothing yet, and that is the topic."])
    prepared = workspace.mentoring.conversation(meeting.uuid)
    content = workspace.reports.brief(prepared, today=TODAY)
    assert content.startswith(b"%PDF-")
    said = "\n".join(brief_words(workspace.conversations.brief(prepared)).lines())
    assert "Who leads the north" in said
    assert "65% sure" in said
    sent = dt.datetime.combine(FIRST - dt.timedelta(days=2), dt.time(9)).astimezone()
    workspace.agenda.mark_sent(meeting.uuid, sent)

    following = Conversation(person=ann.uuid, date=SECOND, held=False)
    (item,) = workspace.agenda.items(meeting.uuid)
    answered = replace(
        workspace.mentoring.conversation(meeting.uuid), opened_with_changes=True, thinking=4,
        told_count=0, asked_for_straight_answer=False, stretch=4, moved=True,
        one_line="I now see that I asked nobody.",
    )  # fmt: skip
    log = Log(
        conversation=answered,
        person=ann,
        lines=(
            Line(kind=LineKind.PATTERN, text="You answer before they finish."),
            Line(kind=LineKind.ASSUMPTION, text="Who told you that she wants it?"),
            Line(kind=LineKind.PROMISE, text="When I see Bea, I will ask her."),
            Line(kind=LineKind.PROMISE, text="When it is quiet, I will count to ten."),
        ),
        words="You answer before they finish.",
        discussed=(replace(item, discussed=True),),
        following=following,
    )
    workspace.conversations.logging(log).do()
    (owned,) = workspace.conversations.meetings(ann.uuid)
    assert (owned.brought, owned.sent, owned.surfaced, owned.kept) == (True, True, 2, None)

    asked, counted = workspace.commitments.standing()
    assert (asked.due, counted.due) == (SECOND, SECOND)
    day = FIRST + dt.timedelta(days=6)
    workspace.commitments.close(asked.uuid, CommitmentStatus.DONE, day, "She does not want it.")
    workspace.decisions.put(replace(decision, decided_on=day, chosen="Cem.", taken_to=meeting.uuid))
    drafted = workspace.conversations.changes_since_last(ann.uuid, SECOND, following.uuid)
    assert [(one.kind, change_line(one)) for one in drafted] == [
        (ChangeKind.KEPT, "[x] When I see Bea, I will ask her. She does not want it."),
        (ChangeKind.SLIPPED, "[ ] When it is quiet, I will count to ten. Not done yet."),
        (ChangeKind.DECIDED, "Decided: Who leads the north. Cem."),
    ]
    again = brief_words(workspace.conversations.brief(following))
    assert [row[0] for row in again.patterns] == ["You answer before they finish."]
    assert "second conversation" in again.subtitle
