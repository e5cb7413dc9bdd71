"""A list of promises over a real journal: closing, moving, saying what changed, the form."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget

from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import Person, Relation
from growthjournal.services.changes import Changes
from growthjournal.services.commitments import CommitmentsService
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.promise import connect_forms, open_promise
from growthjournal.ui.dialogs.promise_carry import open_carry
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.promises import PromiseList

TODAY = date(2026, 11, 20)
Key = Qt.Key
ADA = Person(name="Ada Lovelace", relations=(Relation.MENTOR,))
MEETING = Conversation(person=ADA.uuid, date=date(2026, 12, 1), held=False)
ASK = Commitment(
    text="When they ask me, I will wait.",
    made_on=date(2026, 11, 1),
    made_to=ADA.uuid,
    due=date(2026, 11, 24),
)
OFTEN = Commitment(
    text="Tell Helen which job I want",
    made_on=date(2026, 8, 1),
    made_to=ADA.uuid,
    due=date(2026, 11, 27),
    status=CommitmentStatus.CARRIED,
    moved_from=(date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)),
)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    workspace.mentoring.put_person(ADA)
    workspace.mentoring.put_conversation(MEETING)
    workspace.commitments.put(ASK)
    workspace.commitments.put(OFTEN)
    yield workspace
    workspace.close()


@pytest.fixture
def session(theme, tmp_path, workspace):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    session.said, session.wanted, failures = [], [], []
    session.undo_offered.connect(session.said.append)
    session.record_wanted.connect(lambda kind, uuid: session.wanted.append((kind, uuid)))
    session.failed.connect(failures.append)
    session.failures = failures
    session.open_with(workspace)
    yield session
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    assert failures == []


@pytest.fixture
def room(qtbot):
    """A window around the list, as a page is."""
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(420, 600)
    room.show()
    return room


@pytest.fixture
def promises(qtbot, room, session, workspace):
    """A list of what still stands, shown again with every change, as a page does it."""
    promises = PromiseList(session)
    promises.setParent(room)
    promises.resize(420, 500)
    connect_forms(promises)

    def reload(changes=Changes.ALL):
        if changes & Changes.COMMITMENTS:
            promises.show_promises(workspace.commitments.standing(), TODAY)

    session.changed.connect(reload)
    reload()
    promises.show()
    room.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is room)
    return promises


def stored(workspace, commitment=ASK):
    return workspace.commitments.commitment(commitment.uuid)


def texts(promises):
    return [row.words.text() for row in promises.rows()]


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def tick(row):
    QTest.mouseClick(row.words, Qt.MouseButton.LeftButton)


def choose(row, name):
    """Choose from a row's menu."""
    QTest.mouseClick(row.menu_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    action = next(one for one in menu.actions() if one.objectName() == name)
    menu.close()
    action.trigger()


def dialog_of(widget):
    return next(one for one in widget.findChildren(QDialog) if one.isVisible())


# -- what is shown


def test_rows_say_to_whom_and_until_when(promises):
    assert texts(promises) == [ASK.text, OFTEN.text]
    seen = words(promises.rows()[0])
    assert "promised to Ada Lovelace · due in 4 days" in seen
    assert not promises.rows()[0].question.isVisible()


def test_a_name_goes_unsaid_on_the_page_of_its_person(session, room):
    promises = PromiseList(session, of=ADA.uuid)
    promises.setParent(room)
    promises.show_promises([ASK], TODAY)
    assert promises.rows()[0].note.text() == "due in 4 days"


def test_a_long_list_shows_the_rest_when_asked(session, room):
    promises = PromiseList(session, at_first=2)
    promises.setParent(room)
    promises.show()
    promises.show_promises([replace(ASK, uuid=f"u{one}") for one in range(5)], TODAY)
    assert len(promises.rows()) == 2
    assert promises.more.text() == "Show all 5"
    promises.more.click()
    assert len(promises.rows()) == 5
    assert not promises.more.isVisible()


# -- closing


def test_a_tick_is_saved_at_once_and_then_asks_what_changed(promises, workspace):
    row = promises.rows()[0]
    tick(row)
    assert stored(workspace).status is CommitmentStatus.DONE
    assert stored(workspace).closed_on == TODAY
    assert promises.session.said == ["Done"]
    assert row.line.hasFocus()
    assert row.line.placeholderText() == "What changed?"
    assert texts(promises) == [ASK.text, OFTEN.text], "it stays while it asks"
    QTest.keyClicks(row.line, "They found it themselves.")
    QTest.keyClick(row.line, Key.Key_Return)
    assert stored(workspace).what_changed == "They found it themselves."
    assert texts(promises) == [OFTEN.text]
    assert promises.rows()[0].box.hasFocus()


def test_the_question_may_be_left_and_the_promise_stays_closed(promises, workspace):
    tick(promises.rows()[0])
    QTest.keyClick(promises.rows()[0].line, Key.Key_Escape)
    assert texts(promises) == [OFTEN.text]
    assert stored(workspace).status is CommitmentStatus.DONE
    assert stored(workspace).what_changed is None


def test_words_that_were_typed_are_kept_when_the_keyboard_goes_elsewhere(promises, workspace):
    row = promises.rows()[0]
    tick(row)
    QTest.keyClicks(row.line, "Half a")
    promises.rows()[1].box.setFocus()
    assert stored(workspace).what_changed == "Half a"
    assert row.is_asking


def test_leaving_the_page_keeps_the_words_and_ends_the_question(promises, workspace):
    tick(promises.rows()[0])
    promises.rows()[0].line.setText("Half a")
    promises.hide()
    assert stored(workspace).what_changed == "Half a"
    promises.show()
    assert texts(promises) == [OFTEN.text]


def test_words_that_cannot_be_stored_stay_until_they_can(promises, workspace, monkeypatch):
    row = promises.rows()[0]
    tick(row)

    def refuse(*_arguments):
        raise JournalError("Another program is writing.")

    monkeypatch.setattr(CommitmentsService, "put", refuse)
    QTest.keyClicks(row.line, "Much")
    QTest.keyClick(row.line, Key.Key_Return)
    promises.hide()
    promises.show()
    promises.session.add_guard(promises.save_pending)
    failures = promises.session.failures
    assert set(failures) == {"Another program is writing."}
    assert row.line.text() == "Much"
    assert row.is_asking
    assert not promises.session.lock()
    monkeypatch.undo()
    assert promises.session.lock()
    with Workspace.open(workspace.path, None) as again:
        assert stored(again).what_changed == "Much"
    failures.clear()


def test_a_removed_promise_goes_while_it_asks(promises):
    tick(promises.rows()[0])
    choose(promises.rows()[0], "promise-remove")
    assert texts(promises) == [OFTEN.text]


def test_undo_takes_the_line_back_and_then_the_tick(promises, session, workspace):
    row = promises.rows()[0]
    tick(row)
    QTest.keyClicks(row.line, "Much")
    QTest.keyClick(row.line, Key.Key_Return)
    session.undo_stack.undo()
    assert stored(workspace).what_changed is None
    assert stored(workspace).status is CommitmentStatus.DONE
    session.undo_stack.undo()
    assert stored(workspace).status is CommitmentStatus.OPEN
    assert texts(promises) == [ASK.text, OFTEN.text]
    session.undo_stack.redo()
    assert stored(workspace).status is CommitmentStatus.DONE


def test_undo_while_it_asks_puts_the_question_away(promises, session, workspace):
    tick(promises.rows()[0])
    session.undo_stack.undo()
    assert not promises.rows()[0].is_asking
    assert promises.rows()[0].box.checkState() is Qt.CheckState.Unchecked


def test_partly_and_dropped_look_different_from_done(promises, workspace):
    row = promises.rows()[0]
    choose(row, "promise-partly")
    assert stored(workspace).status is CommitmentStatus.PARTLY
    assert row.box.checkState() is Qt.CheckState.PartiallyChecked
    assert row.line.placeholderText() == "What changed?"


def test_dropping_asks_why_and_keeps_the_reason(promises, workspace):
    row = promises.rows()[0]
    choose(row, "promise-drop")
    assert row.line.placeholderText() == "Why? In a few words."
    QTest.keyClicks(row.line, "No longer mine")
    QTest.keyClick(row.line, Key.Key_Return)
    assert stored(workspace).status is CommitmentStatus.DROPPED
    assert stored(workspace).drop_reason == "No longer mine"
    assert stored(workspace).what_changed is None


def test_what_is_missing_is_asked_for_later_in_a_list_that_shows_it(session, room, workspace):
    done = replace(ASK, status=CommitmentStatus.DONE, closed_on=TODAY)
    workspace.commitments.put(done)
    promises = PromiseList(session)
    promises.setParent(room)
    promises.show()
    promises.show_promises([done], TODAY)
    row = promises.rows()[0]
    assert row.say_button.text() == "What changed?"
    row.say_button.click()
    QTest.keyClicks(row.line, "A lot")
    QTest.keyClick(row.line, Key.Key_Return)
    assert stored(workspace).what_changed == "A lot"


def test_a_tick_taken_away_opens_it_again_and_keeps_the_words(session, room, workspace):
    done = replace(OFTEN, status=CommitmentStatus.DONE, closed_on=TODAY, what_changed="Said it")
    workspace.commitments.put(done)
    promises = PromiseList(session)
    promises.setParent(room)
    promises.show_promises([done], TODAY)
    promises.rows()[0].box.click()
    again = stored(workspace, OFTEN)
    assert (again.status, again.closed_on) == (CommitmentStatus.CARRIED, None)
    assert again.what_changed == "Said it"


def test_removing_can_be_undone(promises, session, workspace):
    choose(promises.rows()[0], "promise-remove")
    assert texts(promises) == [OFTEN.text]
    session.undo_stack.undo()
    assert texts(promises) == [ASK.text, OFTEN.text]


# -- moving


def test_moving_proposes_the_next_conversation_and_remembers_the_day_left(promises, workspace):
    choose(promises.rows()[0], "promise-carry")
    dialog = dialog_of(promises)
    assert dialog.due.choice.currentText() == "At the next conversation, Dec 1"
    dialog.button.click()
    moved = stored(workspace)
    assert (moved.status, moved.due) == (CommitmentStatus.CARRIED, MEETING.date)
    assert moved.moved_from == (ASK.due,)
    promises.session.undo_stack.undo()
    assert stored(workspace) == replace(
        ASK, created_at=moved.created_at, updated_at=stored(workspace).updated_at
    )


def test_moving_asks_for_a_later_day(session, room, workspace):
    dialog = open_carry(session, room, stored(workspace))
    dialog.due.choice.setCurrentIndex(dialog.due.choice.count() - 1)
    assert dialog.due.day.isVisible()
    dialog.due.day.set_day(ASK.due)
    assert not dialog.save()
    assert dialog.trouble.text.text() == "Choose a later day."
    assert stored(workspace).moved_from == ()
    dialog._drop()


def test_moved_three_times_it_asks_its_question(promises, workspace):
    row = promises.rows()[1]
    assert row.question.text() == "Moved three times. Drop it, shrink it, or bring it as the topic?"
    QTest.mouseClick(row.findChild(QWidget, "answer-bring"), Qt.MouseButton.LeftButton)
    (item,) = workspace.agenda.items(MEETING.uuid)
    assert item.text == OFTEN.text
    assert promises.session.wanted == [("preparation", MEETING.uuid)]
    QTest.mouseClick(row.findChild(QWidget, "answer-bring"), Qt.MouseButton.LeftButton)
    assert len(workspace.agenda.items(MEETING.uuid)) == 1, "brought once"
    promises.session.undo_stack.undo()
    assert workspace.agenda.items(MEETING.uuid) == []


def test_without_a_conversation_it_waits_on_the_mind(promises, session, workspace):
    session.notify(workspace.mentoring.remove_conversation(MEETING.uuid))
    promises.rows()[1].findChild(QWidget, "answer-bring").click()
    (item,) = workspace.agenda.on_my_mind(ADA.uuid)
    assert (item.text, item.person) == (OFTEN.text, ADA.uuid)
    assert session.wanted == []


def test_shrinking_opens_its_form(promises):
    promises.rows()[1].findChild(QWidget, "answer-edit").click()
    dialog = dialog_of(promises)
    assert dialog.words.free.toPlainText() == OFTEN.text
    dialog._drop()


# -- the form


def test_moment_and_act_become_one_promise(session, room, workspace):
    dialog = open_promise(session, room, person=ADA.uuid)
    QTest.keyClicks(dialog.words.when, "When the team asks,")
    QTest.keyClicks(dialog.words.act, "I will say nothing.")
    assert dialog.save()
    made = next(one for one in workspace.commitments.all() if one.made_on == TODAY)
    assert made.text == "When the team asks, I will say nothing."
    assert (made.made_to, made.made_by, made.due) == (ADA.uuid, None, None)
    session.undo_stack.undo()
    assert made.uuid not in {one.uuid for one in workspace.commitments.all()}


def test_the_act_alone_is_enough_and_nothing_is_not(session, room, workspace):
    dialog = open_promise(session, room)
    assert not dialog.save()
    assert dialog.trouble.text.text() == "Write what is promised."
    assert dialog.words.act.hasFocus() or dialog.focusWidget() is dialog.words.act
    dialog.words.act.setText("ask Fronto")
    assert dialog.save()
    assert "I will ask Fronto." in {one.text for one in workspace.commitments.all()}


def test_changing_the_form_takes_the_words_along(session, room):
    dialog = open_promise(session, room, ASK)
    form = dialog.words
    assert (form.when.text(), form.act.text()) == ("they ask me", "wait")
    form.other.click()
    assert form.free.toPlainText() == ASK.text
    form.free.setPlainText("Something quite different, " * 40)
    form.other.click()
    assert form.act.text().startswith("Something quite different")
    assert len(form.act.text()) > 900, "nothing is cut"
    dialog._drop()


@pytest.mark.parametrize("text", ["when THEY ask, i will wait", "Wait.", "I will wait", ASK.text])
def test_editing_something_else_leaves_the_words_as_they_were(session, room, workspace, text):
    workspace.commitments.put(replace(ASK, text=text))
    dialog = open_promise(session, room, stored(workspace))
    dialog.due.choose(None)
    assert dialog.save()
    assert (stored(workspace).text, stored(workspace).due) == (text, None)


def test_a_new_person_comes_with_the_promise_and_goes_with_it(session, room, workspace):
    dialog = open_promise(session, room)
    dialog.words.act.setText("write")
    dialog.fold.open()
    dialog.made_to.field.setText("Fronto")
    assert dialog.save()
    fronto = workspace.mentoring.person_named("Fronto")
    assert fronto.uuid in {one.made_to for one in workspace.commitments.all()}
    session.undo_stack.undo()
    assert workspace.mentoring.person_named("Fronto") is None


# -- locking


def test_locking_drops_every_word(promises):
    tick(promises.rows()[0])
    promises.rows()[0].line.setText("Zibeline")
    promises.session.locked.emit()
    held = [one.text() for kind in (QLabel, QLineEdit) for one in promises.findChildren(kind)]
    held += [one.accessibleName() for one in promises.findChildren(QWidget)]
    assert [one for one in held if "ask" in one or "Zibeline" in one or "Helen" in one] == []
