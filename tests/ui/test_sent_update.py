"""An update: drafted from what they were not told, private only when ticked, kept as sent."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from growthjournal.domain.impacts import Impact
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.sponsorship import CaseGiven, SentUpdate, SponsorCase
from growthjournal.domain.updates import news_since, next_update
from growthjournal.ui.dialogs.sent_update import open_update
from growthjournal.ui.pages.people import PeoplePage

TODAY = date(2026, 11, 20)
RUTH = Person(name="Ruth Adeyemi", relations=(Relation.SPONSOR,), in_room=True)
HIDDEN = Person(name="Gareth Pryce", alias="a peer")


def ago(days):
    return TODAY - timedelta(days=days)


def impact(title, days, **more):
    return Impact(title=title, date=ago(days), **more)


TOLD = impact("Told already", 12)
NEW = impact(
    "Gareth and I closed it",
    3,
    result="Two sites in one",
    measure="Sites",
    before="2",
    after="1",
    situation="MARKERNOTE",
    what_i_did="MARKERDID",
    recognition="MARKERPRAISE",
)
SECRET = impact("MARKERSECRET", 2, confidential=True)
OLD = impact("Long ago", 50)
SENT = SentUpdate(person=RUTH.uuid, on=ago(12), text="before", impacts=(TOLD.uuid,))


@pytest.fixture
def session(session, workspace):
    session.open_with(workspace)
    workspace.together.act([RUTH, HIDDEN, TOLD, NEW, SECRET, OLD, SENT]).do()
    return session


@pytest.fixture
def desk(qtbot):
    widget = QWidget()
    widget.resize(1280, 800)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def dialog(session, desk):
    return open_update(session, desk, session.workspace.mentoring.person(RUTH.uuid))


def test_it_tells_what_they_were_not_told_and_nothing_private(dialog):
    text = dialog.text.toPlainText()
    assert "- a peer and I closed it. Two sites in one. Sites: 2 → 1." in text
    for hidden in ("MARKER", "Gareth", "Pryce", "Told already", "Long ago"):
        assert hidden not in text


def test_a_confidential_result_is_in_it_only_when_it_is_ticked(dialog):
    dialog.text.appendPlainText("Typed by hand.")
    dialog.boxes[SECRET.uuid].click()
    assert "MARKERSECRET" in dialog.text.toPlainText()
    dialog.boxes[SECRET.uuid].click()
    assert "MARKER" not in dialog.text.toPlainText()
    assert "Typed by hand." in dialog.text.toPlainText()


def test_it_is_kept_as_it_was_sent_and_taken_back(dialog, session):
    dialog.text.setPlainText("What I wrote instead.")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [sent, _before] = session.workspace.sponsorship.updates(RUTH.uuid)
    assert (sent.text, sent.on, sent.impacts) == ("What I wrote instead.", TODAY, (NEW.uuid,))
    assert session.workspace.mentoring.person(RUTH.uuid).last_update_sent_on == TODAY
    session.undo_stack.undo()
    assert len(session.workspace.sponsorship.updates(RUTH.uuid)) == 1
    assert session.workspace.mentoring.person(RUTH.uuid).last_update_sent_on == SENT.on


def test_an_empty_one_is_not_sent(dialog, session):
    dialog.text.setPlainText(" ")
    assert not dialog.save()
    assert len(session.workspace.sponsorship.updates()) == 1


def test_copy_and_file_are_the_text_that_stands_there(dialog, tmp_path):
    dialog.text.setPlainText("Once more.")
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Once more."
    dialog.save_text(tmp_path / "u.txt")
    assert (tmp_path / "u.txt").read_text() == "Once more."


def test_when_the_next_is_due():
    case = SponsorCase(updates_every_days=20)
    given = CaseGiven(sponsor_case=case.uuid, person=RUTH.uuid, on=ago(5))
    assert next_update(RUTH, [], [], case) is None
    assert next_update(RUTH, [], [given], case) == ago(-15)
    assert next_update(RUTH, [SENT], [given], case) == ago(-8)
    assert next_update(RUTH, [SENT], [given], None) == ago(-18)


def test_before_any_update_the_last_month_is_told():
    news = news_since([impact("a", 30), impact("b", 31), impact("c", -1)], RUTH, [], TODAY)
    assert [one.title for one in news] == ["a"]


def test_the_card_says_when_it_is_due_and_opens_the_draft(session, qtbot):
    page = PeoplePage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    page.resize(1060, 2000)
    page.set_effective_width(1060)
    page.show()
    page.opened()
    page.show_person(RUTH.uuid)
    due = page.findChild(QLabel, "updateDue")
    assert due.text() == "The next update is due on December 8, 2026."
    page.detail.room.update_button.click()
    assert page.forms.shown.objectName() == "update-dialog"
