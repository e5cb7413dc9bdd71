"""The rules of backing, updates and the case, whoever asks for them."""

from dataclasses import replace
from datetime import date

import pytest

from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import (
    BackingStep,
    CaseGiven,
    SentUpdate,
    SponsorCase,
)
from growthjournal.services.changes import Changes

RUTH = Person(name="Ruth Adeyemi", in_room=True)
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def sponsorship(workspace):
    workspace.mentoring.put_person(RUTH)
    return workspace.sponsorship


def ruth(workspace):
    return workspace.mentoring.person(RUTH.uuid)


@pytest.mark.parametrize("step", [-1, 7])
def test_the_ladder_has_no_other_steps(workspace, sponsorship, step):
    with pytest.raises(JournalError, match="0 to 6"):
        sponsorship.put_step(BackingStep(person=RUTH.uuid, on=MAY, step=step))
    assert sponsorship.steps() == []
    assert ruth(workspace).backing is None


def test_the_person_stands_on_the_step_of_the_latest_day(workspace, sponsorship):
    changes = sponsorship.put_step(
        BackingStep(person=RUTH.uuid, on=JUNE, step=4, fact="Named me", how_i_know="Helen said")
    )
    assert changes == Changes.SPONSORSHIP | Changes.PEOPLE
    stood = ruth(workspace)
    assert (stood.backing, stood.backing_changed_on, stood.backing_fact) == (4, JUNE, "Named me")
    sponsorship.put_step(BackingStep(person=RUTH.uuid, on=MAY, step=2, fact="Heard it"))
    assert ruth(workspace).backing == 4  # an earlier day is history
    sponsorship.put_step(BackingStep(person=RUTH.uuid, on=JULY, step=1))
    stood = ruth(workspace)
    assert (stood.backing, stood.backing_changed_on, stood.backing_fact) == (1, JULY, None)
    assert [one.step for one in sponsorship.steps(RUTH.uuid)] == [2, 4, 1]


def test_of_two_steps_on_one_day_the_later_written_holds(workspace, sponsorship):
    for step in (2, 3):
        sponsorship.put_step(BackingStep(person=RUTH.uuid, on=MAY, step=step))
    assert ruth(workspace).backing == 3


def test_a_step_of_nobody_is_not_kept(sponsorship):
    with pytest.raises(JournalError, match="no longer"):
        sponsorship.put_step(BackingStep(person="nobody", on=MAY, step=2))
    assert sponsorship.steps() == []


def test_an_update_moves_the_last_day_forward_and_never_back(workspace, sponsorship):
    sponsorship.put_update(SentUpdate(person=RUTH.uuid, on=JUNE, text="News"))
    assert ruth(workspace).last_update_sent_on == JUNE
    sponsorship.put_update(SentUpdate(person=RUTH.uuid, on=MAY, text="Older news"))
    assert ruth(workspace).last_update_sent_on == JUNE
    assert [one.text for one in sponsorship.updates(RUTH.uuid)] == ["News", "Older news"]


def test_an_update_to_nobody_is_not_kept(sponsorship):
    with pytest.raises(JournalError, match="no longer"):
        sponsorship.put_update(SentUpdate(person="nobody", on=MAY))
    assert sponsorship.updates() == []


def test_a_case_carries_three_results_at_most(sponsorship):
    sponsorship.put_case(SponsorCase(ask="Name me.", results=("a", "b", "c")))
    with pytest.raises(JournalError, match="Three results"):
        sponsorship.put_case(SponsorCase(ask="Name me.", results=("a", "b", "c", "d")))
    assert len(sponsorship.cases()) == 1


def test_a_version_that_was_given_is_never_written_again(sponsorship):
    case = SponsorCase(ask="Name me.")
    sponsorship.put_case(case)
    sponsorship.put_case(replace(case, ask="Name me soon."))
    sponsorship.put_given(CaseGiven(sponsor_case=case.uuid, person=RUTH.uuid, on=MAY))
    with pytest.raises(JournalError, match="next version"):
        sponsorship.put_case(replace(case, ask="Forget it."))
    [kept] = sponsorship.cases()
    assert kept.ask == "Name me soon."
    sponsorship.put_case(SponsorCase(ask="Name me in May.", version=2))
    assert sponsorship.case().ask == "Name me in May."
