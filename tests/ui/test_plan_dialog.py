"""Planning a conversation, moving it and calling it off: what is stored, and what is said."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.agreements import Agreement
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.people import Person, Relation
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.plan import open_plan
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.form_time import read_time

TODAY = date(2026, 11, 22)
ADA = Person(name="Ada Lovelace", relations=(Relation.MENTOR,))
WEEKS_6 = 42


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "window.ini"), clock=lambda: TODAY)
    session.open_with(Workspace.create(tmp_path / "j.growthjournal", None))
    session.workspace.mentoring.put_person(ADA)
    yield session
    session.lock()


@pytest.fixture
def around(qtbot):
    around = QWidget()
    around.resize(900, 600)
    around.show()
    yield around
    around.close()
    around.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def mentoring(session):
    return session.workspace.mentoring


def planned(**values):
    return Conversation(
        person=ADA.uuid, **{"date": date(2026, 12, 1), "time": time(14), "held": False, **values}
    )


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:30", time(14, 30)),
        ("1430", time(14, 30)),
        (" 9.05 ", time(9, 5)),
        ("9", time(9)),
        ("2 pm", time(14)),
        ("12:15 a.m.", time(0, 15)),
        ("12 pm", time(12)),
        ("14h30", time(14, 30)),
        ("", None),
        ("25:00", None),
        ("13 pm", None),
        ("soon", None),
    ],
)
def test_a_time_is_read_in_whatever_way_it_is_written(text, at):
    assert read_time(text) == at


def test_a_conversation_is_planned_with_somebody_who_is_new(session, around, mentoring):
    dialog = open_plan(session, around)
    assert dialog.focusWidget() in {dialog.picker.box, dialog.picker.field}
    QTest.keyClicks(dialog.picker.field, "Grace Hopper")
    dialog.day.set_day(date(2026, 12, 4))
    QTest.keyClicks(dialog.time, "9.30")
    press(dialog.button)
    assert not dialog.isVisible()
    [one] = mentoring.conversations()
    assert (one.date, one.time, one.held) == (date(2026, 12, 4), time(9, 30), False)
    assert mentoring.person(one.person).name == "Grace Hopper"
    session.undo_stack.undo()
    assert mentoring.conversations() == []
    assert [person.name for person in mentoring.people()] == [ADA.name]


def test_nobody_is_planned_with_until_someone_is_named(session, around, mentoring):
    dialog = open_plan(session, around)
    assert dialog.picker.typed_name() == ""
    press(dialog.button)
    assert dialog.isVisible()
    assert dialog.trouble.text.text() == "Say with whom."
    assert mentoring.conversations() == []
    QTest.keyClicks(dialog.picker.field, "ada lovelace")
    press(dialog.button)
    assert [one.person for one in mentoring.conversations()] == [ADA.uuid]


def test_the_agreed_rhythm_offers_the_day_until_another_is_chosen(session, around):
    session.workspace.people.put_agreement(
        Agreement(person=ADA.uuid, cadence_days=WEEKS_6, agreed_on=date(2026, 1, 1))
    )
    last = date(2026, 11, 1)
    session.workspace.mentoring.put_conversation(planned(date=last, held=True))
    dialog = open_plan(session, around)
    assert dialog.day.day() == TODAY + timedelta(days=7)
    QTest.keyClicks(dialog.picker.field, ADA.name)
    assert dialog.day.day() == last + timedelta(days=WEEKS_6)
    dialog.day.set_day(date(2026, 12, 24))
    dialog.picker.field.selectAll()
    QTest.keyClicks(dialog.picker.field, "Somebody else")
    assert dialog.day.day() == date(2026, 12, 24)


def test_what_is_no_time_is_said_in_place_and_nothing_is_lost(session, around, mentoring):
    dialog = open_plan(session, around, person=ADA.uuid)
    assert dialog.focusWidget() is dialog.day
    QTest.keyClicks(dialog.time, "after lunch")
    press(dialog.button)
    assert "14:30" in dialog.trouble.text.text()
    assert dialog.time.text() == "after lunch"
    assert mentoring.conversations() == []


def test_points_that_were_not_discussed_come_along(session, around, mentoring):
    before = planned(date=date(2026, 11, 1), held=True)
    mentoring.put_conversation(before)
    agenda = session.workspace.agenda
    agenda.put(
        AgendaItem(
            kind=AgendaKind.QUESTION, text="Left over", conversation=before.uuid, discussed=False
        )
    )
    open_plan(session, around, person=ADA).save()
    [new] = [one for one in mentoring.conversations() if not one.held]
    assert [item.text for item in agenda.items(new.uuid)] == ["Left over"]


def test_a_second_plan_and_a_past_day_are_said_quietly(session, around, mentoring):
    mentoring.put_conversation(planned())
    dialog = open_plan(session, around, person=ADA)
    assert "December 1, 2026" in dialog.note.text()
    dialog.day.set_day(TODAY - timedelta(days=1))
    assert "passed" in dialog.note.text()
    assert dialog.save()


def test_a_planned_conversation_is_moved(session, around, mentoring):
    one = planned(what_changed=("A line.",))
    mentoring.put_conversation(one)
    dialog = open_plan(session, around, conversation=one.uuid)
    assert dialog.note.text() == ""
    dialog.day.set_day(date(2026, 12, 8))
    dialog.time.clear()
    press(dialog.button)
    [moved] = mentoring.conversations()
    assert (moved.uuid, moved.date, moved.time) == (one.uuid, date(2026, 12, 8), None)
    assert moved.what_changed == ("A line.",)
    session.undo_stack.undo()
    assert mentoring.conversation(one.uuid).date == one.date


def test_calling_off_keeps_what_was_to_be_brought(session, around, mentoring):
    one = planned()
    mentoring.put_conversation(one)
    agenda = session.workspace.agenda
    item = AgendaItem(kind=AgendaKind.DECISION, text="Split the team?", conversation=one.uuid)
    sent = AgendaItem(kind=AgendaKind.QUESTION, text="Sent before", conversation=one.uuid)
    agenda.put(item)
    agenda.put(replace(sent, frozen_at=datetime(2026, 11, 20, tzinfo=UTC)))
    dialog = open_plan(session, around, conversation=one)
    press(dialog.off_button)
    assert not dialog.isVisible()
    assert mentoring.conversation(one.uuid).cancelled_on == TODAY
    waiting = agenda.on_my_mind(ADA.uuid)
    assert sorted(point.text for point in waiting) == ["Sent before", "Split the team?"]
    assert all(point.frozen_at is None for point in waiting)
    assert [point.text for point in agenda.items(one.uuid)] == ["Sent before"]
    session.undo_stack.undo()
    assert mentoring.conversation(one.uuid).cancelled_on is None
    assert agenda.on_my_mind(ADA.uuid) == []
    assert len(agenda.items(one.uuid)) == 2


def test_a_conversation_that_was_called_off_is_planned_again_by_moving_it(
    session, around, mentoring
):
    one = planned(cancelled_on=TODAY)
    mentoring.put_conversation(one)
    open_plan(session, around, conversation=one.uuid).save()
    assert mentoring.conversation(one.uuid).cancelled_on is None


def test_what_is_no_longer_there_opens_nothing(session, around):
    failures = []
    session.failed.connect(failures.append)
    assert open_plan(session, around, conversation="gone") is None
    assert open_plan(session, around, person="gone") is None
    assert len(failures) == 2


def test_a_changed_form_is_only_left_on_the_second_escape(session, around):
    dialog = open_plan(session, around, person=ADA)
    QTest.keyClicks(dialog.time, "9")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_locking_closes_the_form(session, around):
    dialog = open_plan(session, around, person=ADA)
    QTest.keyClicks(dialog.time, "9")
    session.lock()
    assert not dialog.isVisible()
