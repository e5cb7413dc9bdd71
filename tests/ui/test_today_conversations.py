"""What Today says about conversations and promises, over a real journal."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import Entry
from growthjournal.domain.people import MentorKind, Person, Relation
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.today import TodayPage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
Key = Qt.Key
Left = Qt.MouseButton.LeftButton
ADA = Person(
    name="Ada Lovelace", relations=(Relation.MENTOR,), mentor_kinds=(MentorKind.LEADERSHIP,)
)
MEI = Person(name="Mei Tanaka", relations=(Relation.MENTEE,))
MEETING = Conversation(person=ADA.uuid, date=date(2026, 11, 24), time=time(16), held=False)
LAST = Conversation(
    person=ADA.uuid, date=date(2026, 10, 27), log_finished_at=datetime(2026, 10, 27, tzinfo=UTC)
)
WAIT = Commitment(
    text="When they ask me, I will wait.",
    made_on=date(2026, 11, 1),
    made_to=ADA.uuid,
    due=date(2026, 11, 24),
)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    workspace.journal.put(Entry(title="Newest", date=TODAY, body="Words."))
    yield workspace
    workspace.close()


@pytest.fixture
def talking(workspace):
    mentoring = workspace.mentoring
    mentoring.put_person(ADA)
    mentoring.put_conversation(LAST)
    mentoring.put_conversation(MEETING)
    workspace.commitments.put(WAIT)
    return workspace


@pytest.fixture
def session(theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    session.said, session.wanted, failures = [], [], []
    session.undo_offered.connect(session.said.append)
    session.record_wanted.connect(lambda kind, uuid: session.wanted.append((kind, uuid)))
    session.failed.connect(failures.append)
    yield session
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    assert failures == []


@pytest.fixture
def page(qtbot, session):
    page = TodayPage(session)
    qtbot.addWidget(page)
    session.opened.connect(page.opened)
    session.changed.connect(page.reload)
    session.locked.connect(page.locked)
    page.resize(1077, 800)
    page.show()
    return page


@pytest.fixture
def opened(page, talking):
    page.session.open_with(talking)
    return page


def words(widget):
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def press(page, name):
    QTest.mouseClick(page.findChild(QWidget, name), Left)


# -- the next conversation


def test_the_next_conversation_and_what_it_still_needs(opened, talking):
    assert opened.header.subtitle.text() == "Next conversation in 4 days."
    seen = words(opened.next)
    for said in (
        "Ada Lovelace",
        "leadership mentor",
        "Tuesday, November 24, 4:00\u00a0PM",
        "A decision to bring",
        "What changed since Oct 27",
        "One question you can’t answer alone",
    ):
        assert said in seen
    item = AgendaItem(kind=AgendaKind.DECISION, text="Who leads", conversation=MEETING.uuid)
    opened.session.notify(talking.agenda.put(item))
    assert "Decision brought: Who leads" in words(opened.next)
    spoken = [one.accessibleName() for one in opened.next.findChildren(QLabel)]
    assert "Decision brought: Who leads: there" in spoken
    assert "What changed since Oct 27: still open" in spoken


def test_prepare_leads_to_the_preparation(opened):
    press(opened, "todayPrepare")
    assert opened.session.wanted == [("preparation", MEETING.uuid)]


def test_the_day_the_brief_was_sent_is_said(opened, talking):
    sent = datetime(2026, 11, 19, 12, tzinfo=UTC)
    opened.session.notify(talking.agenda.mark_sent(MEETING.uuid, sent))
    assert "Brief sent yesterday." in words(opened.next)


def test_who_is_mentored_prepares_it_themselves(page, talking):
    talking.mentoring.put_person(MEI)
    talking.mentoring.put_conversation(
        Conversation(person=MEI.uuid, date=date(2026, 11, 21), held=False)
    )
    page.session.open_with(talking)
    assert "Mei Tanaka" in words(page.next)
    assert "A decision to bring" not in words(page.next)


def test_nothing_planned_is_one_sentence_and_a_button(opened, talking):
    opened.session.notify(talking.mentoring.remove_conversation(MEETING.uuid))
    assert "No conversation is planned." in words(opened.next)
    assert opened.header.subtitle.isHidden()
    assert not opened.next.prepare.isVisible()
    press(opened, "todayPlan")
    (dialog,) = [one for one in opened.findChildren(QDialog) if one.isVisible()]
    assert dialog.objectName() == "plan-conversation-dialog"
    dialog.close()


def test_with_nobody_to_talk_to_the_card_is_not_there(page, workspace):
    page.session.open_with(workspace)
    assert page.next.isHidden()
    assert page.promises.isHidden()
    assert page.pinned_logs.isHidden()


# -- promises


def test_a_tick_closes_a_promise_and_asks_what_changed(opened, talking):
    (row,) = opened.promises.promises.rows()
    assert "promised to Ada Lovelace · due in 4 days" in words(row)
    row.box.setFocus()
    QTest.keyClick(row.box, Key.Key_Space)
    assert talking.commitments.commitment(WAIT.uuid).status is CommitmentStatus.DONE
    assert row.line.hasFocus()
    QTest.keyClicks(row.line, "They found it")
    QTest.keyClick(row.line, Key.Key_Return)
    assert talking.commitments.commitment(WAIT.uuid).what_changed == "They found it"
    assert opened.promises.isHidden()
    opened.session.undo_stack.undo()
    opened.session.undo_stack.undo()
    assert opened.promises.isVisible()


def test_what_is_typed_is_saved_before_locking(opened, talking):
    (row,) = opened.promises.promises.rows()
    row.box.click()
    row.line.setText("Half a")
    assert opened.save_pending()
    assert talking.commitments.commitment(WAIT.uuid).what_changed == "Half a"


def test_a_promise_is_added_from_here(opened, talking):
    press(opened, "todayAddPromise")
    (dialog,) = [one for one in opened.findChildren(QDialog) if one.isVisible()]
    dialog.words.act.setText("write to Fronto")
    assert dialog.save()
    texts = [one.words.text() for one in opened.promises.promises.rows()]
    assert texts == [WAIT.text, "I will write to Fronto."]


def test_a_form_that_is_open_is_saved_before_locking(opened, talking):
    press(opened, "todayAddPromise")
    (dialog,) = [one for one in opened.findChildren(QDialog) if one.isVisible()]
    assert opened.save_pending(), "an empty one keeps nobody"
    assert dialog.isVisible()
    dialog.words.when.setText("it is late")
    assert opened.save_pending(), "nor does one without its act"
    dialog.words.act.setText("go home")
    assert opened.save_pending()
    texts = [one.text for one in talking.commitments.standing()]
    assert "When it is late, I will go home." in texts


def test_promises_alone_make_a_page(page, tmp_path):
    workspace = Workspace.create(tmp_path / "other.growthjournal", None)
    workspace.commitments.put(replace(WAIT, made_to=None))
    page.session.open_with(workspace)
    assert page.promises.isVisible()
    page.session.lock()


def test_what_is_asked_is_brought_into_sight(qtbot, opened, talking):
    for place in range(4):
        extra = replace(WAIT, uuid=f"more-{place}", due=date(2026, 11, 25))
        talking.commitments.put(extra)
    opened.session.notify(talking.commitments.put(WAIT))
    opened.resize(700, 420)
    row = opened.promises.promises.rows()[-1]
    assert row.visibleRegion().isEmpty(), "it stands below what is in sight"
    row.box.click()
    qtbot.waitUntil(lambda: row.line.visibleRegion().boundingRect() == row.line.rect())


# -- unfinished logs


def test_a_conversation_whose_time_has_come_waits_for_its_log(opened, talking):
    talking.mentoring.put_conversation(replace(MEETING, date=date(2026, 11, 19)))
    opened._look_at_the_clock()
    assert opened.pinned_logs.isHidden(), "nothing said that something changed"
    opened.session.notify(talking.mentoring.put_person(ADA))
    assert "Your conversation with Ada Lovelace, yesterday" in words(opened.pinned_logs)
    assert "Ada" not in words(opened.next), "it is not the next one any more"
    press(opened, "pinnedLogOpen")
    assert opened.session.wanted == [("log", MEETING.uuid)]


def test_the_hour_comes_while_the_page_is_open(opened, talking, monkeypatch):
    soon = replace(MEETING, date=TODAY, time=time(14))
    opened.session.notify(talking.mentoring.put_conversation(soon))
    assert opened.header.subtitle.text() == "Next conversation today."
    later = datetime(2026, 11, 20, 15).astimezone()
    monkeypatch.setattr(clock, "now", lambda: later)
    opened._look_at_the_clock()
    assert opened.pinned_logs.isVisible()
    assert opened.header.subtitle.isHidden()


def test_put_aside_is_one_press_and_undone_by_one(opened, talking):
    begun = replace(MEETING, log_begun_at=datetime(2026, 11, 19, 18, tzinfo=UTC))
    opened.session.notify(talking.mentoring.put_conversation(begun))
    assert "is not finished" in words(opened.pinned_logs)
    press(opened, "pinnedLogAside")
    assert opened.pinned_logs.isHidden()
    assert opened.session.said == ["Put aside"]
    opened.session.undo_stack.undo()
    assert opened.pinned_logs.isVisible()


# -- the page


def test_in_one_column_the_conversation_comes_first(opened):
    places = [one.mapTo(opened, one.rect().topLeft()) for one in (opened.lever, opened.next)]
    assert places[0].y() == places[1].y()
    assert places[0].x() < places[1].x()
    opened.set_effective_width(500)
    opened.resize(500, 1600)
    opened.layout().activate()
    QTest.qWait(0)
    cards = (opened.next, opened.lever, opened.promises)
    heights = [one.mapTo(opened, one.rect().topLeft()).y() for one in cards]
    assert heights == sorted(set(heights))


def test_locking_drops_every_word(opened, talking):
    begun = replace(LAST, log_begun_at=NOON, log_finished_at=None)
    opened.session.notify(talking.mentoring.put_conversation(begun))
    opened.session.locked.emit()
    held = []
    for one in [opened, *opened.findChildren(QWidget)]:
        for name in ("text", "accessibleName", "accessibleDescription", "toolTip"):
            read = getattr(one, name, None)
            held.append(str(read()) if callable(read) else "")
    secrets = ("Ada", "Lovelace", "ask me", "Oct 27")
    assert [one for one in held if any(word in one for word in secrets)] == []
