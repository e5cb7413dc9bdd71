"""Decision 19: one fixture feeds every page, and the pages agree about the same facts."""

from __future__ import annotations

import datetime as dt

import pytest

from growthjournal.domain.changed import ChangeKind
from growthjournal.domain.commitments import asks_its_question, lacks_its_line
from growthjournal.domain.conversations import CHANGED_LINES
from growthjournal.domain.drift import FlagKind
from growthjournal.domain.impacts import Level
from growthjournal.domain.patterns import CatchStage, staged
from growthjournal.domain.people import NEEDS_HOW_I_KNOW
from growthjournal.domain.preparation import CandidateKind
from growthjournal.domain.sponsorship import MINUTE_WORDS, Answer
from growthjournal.services.sample import create_sample
from growthjournal.services.workspace import Workspace

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "s.growthjournal"
    create_sample(path, today=TODAY)
    with Workspace.open(path) as workspace:
        yield workspace


def named(sample, name):
    return sample.mentoring.person_named(name)


def test_everything_the_sample_promises_is_said(sample):
    rows = sample.commitments.all()
    assert len(rows) > 20
    assert not any(lacks_its_line(one) for one in rows)
    for one in rows:
        assert (one.closed_on is None) is one.is_standing
        assert one.closed_on is None or one.made_on <= one.closed_on <= TODAY
        if one.conversation is not None:
            held = sample.mentoring.conversation(one.conversation)
            assert held.date == one.made_on
            assert held.person in {one.made_to, one.made_by}


def test_nothing_in_the_sample_lies_after_its_day_but_plans(sample):
    for one in sample.mentoring.conversations():
        assert one.held is (one.date <= TODAY)
        answers = (one.thinking, one.told_count, one.stretch, one.moved)
        assert (None in answers) is not one.held
        assert len(one.what_changed) <= CHANGED_LINES


def test_agenda_decision_and_conversation_agree(sample):
    conversations = {one.uuid: one for one in sample.mentoring.conversations()}
    decisions = {one.uuid: one for one in sample.decisions.all()}
    for item in sample.agenda.all():
        meeting = conversations[item.conversation]
        assert (item.discussed is not None) is meeting.held
        assert (item.frozen_at == meeting.agenda_sent_at) or item.kept_private
        if item.decision is not None:
            decision = decisions[item.decision]
            assert (item.text, item.due, item.sureness) == (
                decision.title, decision.decide_by, decision.sureness,
            )  # fmt: skip
            if meeting.held:
                assert decision.taken_to == meeting.uuid
        if item.assumption is not None:
            said = [
                one.value
                for one in sample.mentoring.beliefs(item.assumption)
                if one.on <= meeting.date
            ]
            assert item.sureness in said


def test_what_was_brought_is_what_the_notes_tell(sample):
    facts = sample.conversations.relationship(named(sample, "Ingrid Halvorsen").uuid, TODAY)
    assert (facts.held, facts.brought) == (8, 5)
    assert (facts.kept, facts.due) == (11, 12)
    assert (facts.asking, facts.answered) == (6, 6)


def test_one_promise_was_carried_three_times_and_asks(sample):
    (often,) = [one for one in sample.commitments.standing() if asks_its_question(one)]
    priya, helen = named(sample, "Priya Raman"), named(sample, "Helen Castellano")
    assert often.made_to == priya.uuid
    assert "Helen" in often.text
    assert helen.knows_aspiration_on is None
    assert [flag.kind for flag in sample.conversations.flags(priya.uuid)] == [
        FlagKind.UNCLOSED_LOOP
    ]


def test_nobody_else_in_the_sample_drifts(sample):
    assert list(sample.conversations.drifting()) == [named(sample, "Priya Raman").uuid]
    for person in sample.mentoring.people():
        if person.name != "Priya Raman":
            assert sample.conversations.flags(person.uuid) == ()


def test_the_next_conversation_is_prepared_from_what_happened(sample):
    ingrid = named(sample, "Ingrid Halvorsen")
    coming = sample.conversations.next(TODAY)
    assert (coming.person, coming.date) == (ingrid.uuid, dt.date(2026, 12, 1))
    drafted = sample.conversations.changes_since_last(ingrid.uuid, TODAY, coming.uuid)
    kinds = {one.kind for one in drafted}
    assert kinds >= {
        ChangeKind.KEPT, ChangeKind.DECIDED, ChangeKind.TESTED, ChangeKind.CAUGHT,
        ChangeKind.SLIPPED,
    }  # fmt: skip
    assert [one.is_theirs for one in drafted] == sorted(
        (one.is_theirs for one in drafted), reverse=True
    )
    number = next(one for one in drafted if one.kind is ChangeKind.TESTED)
    assert (number.before, number.after) == (75, 50)
    solving = next(one for one in drafted if one.text.startswith("Solving"))
    since = [
        one
        for one in staged(sample.mentoring.sightings(solving.record))
        if one.date > dt.date(2026, 10, 27)
    ]
    assert (solving.early, solving.seen) == (3, len(since))
    assert all(one.stage >= CatchStage.BEFORE for one in since)
    brought = sample.conversations.candidates(ingrid.uuid, TODAY, coming.uuid)
    # What is on the agenda already is not offered again.
    assert "Who sees the peak from close up" not in {one.text for one in brought}
    assert {one.kind for one in brought} >= {
        CandidateKind.UNDISCUSSED, CandidateKind.ASSUMPTION, CandidateKind.PROMISE,
    }  # fmt: skip


def test_the_sample_moves_through_the_archive(sample, tmp_path):
    from growthjournal.exports import archive

    content = sample.interchange.export_archive()
    whole = archive.load(content)
    assert (
        min(len(getattr(whole, name)) for name in ("agreements", "agenda_items", "commitments")) > 3
    )
    source = tmp_path / "a.json"
    source.write_bytes(content)
    with Workspace.create(tmp_path / "new.growthjournal", None) as other:
        other.interchange.run(source)
        assert other.interchange.export_archive() == content


def test_the_pages_agree_about_who_has_seen_and_backs(sample):
    people = {one.uuid: one for one in sample.mentoring.people()}
    impacts = {one.uuid: one for one in sample.impacts.all()}
    last_step = {one.person: one for one in sample.sponsorship.steps()}
    for uuid, step in last_step.items():
        person = people[uuid]
        said = (person.backing, person.backing_changed_on, person.backing_fact)
        assert said == (step.step, step.on, step.fact)
        assert step.step < NEEDS_HOW_I_KNOW or step.how_i_know
    judged = {one.uuid for one in people.values() if one.backing is not None}
    assert judged == set(last_step)
    saw = {}
    for one in sample.impacts.witnesses():
        impact = impacts[one.impact]
        if one.first_hand and impact.level is Level.TARGET and people[one.person].in_room:
            saw[one.person] = max(saw.get(one.person, impact.date), impact.date)
    room = {one.uuid: one.seen_firsthand_on for one in people.values() if one.in_room}
    assert saw == room
    for ask in sample.sponsorship.asks():
        person = people[ask.person]
        assert person.knows_aspiration_on == ask.on
        if ask.answer is Answer.NOT_YET:
            assert person.told_me_missing == ask.answer_words
    for update in reversed(sample.sponsorship.updates()):
        assert people[update.person].last_update_sent_on == update.on


def test_the_case_of_the_sample_can_be_carried(sample):
    first, second = sample.sponsorship.cases()
    least, most = MINUTE_WORDS
    for case in (first, second):
        assert least <= len(case.minute_version.split()) <= most
        assert len(case.results) == len(case.confirmers)
        for impact, person in zip(case.results, case.confirmers, strict=True):
            assert not sample.impacts.impact(impact).confidential
            assert person in {one.person for one in sample.impacts.witnesses(impact)}
    assert [one.sponsor_case for one in sample.sponsorship.given()] == [first.uuid]


def test_the_share_of_the_sample_is_the_same_on_each_page(sample):
    share, chart = sample.insights.seen(TODAY), sample.insights.who_saw(TODAY)
    assert (len(share.seen), share.total) == (chart.seen, chart.results) == (4, 7)
