"""From an empty journal to the second conversation: the mentee owns the agenda, by keys alone."""

from datetime import UTC, date, datetime, time
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from growthjournal import app as composition
from growthjournal.domain.agenda import AgendaKind
from growthjournal.domain.commitments import CommitmentStatus
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace

Key = Qt.Key
FIRST, TALK, LATER = date(2026, 11, 20), date(2026, 11, 27), date(2026, 12, 3)
NAME, AIM = "Ingrid Halvorsen", "let a lead decide while I am away"
DECISION = "Who leads the northern work"
OWN_LINES = ("Asked Bo first", "Said one sentence", "Left early", "Sent the page", "Slept on it")
PATTERN, ASSUMPTION = "You answer before anyone else can", "Silence means no"
PROMISES = (("someone pauses", "count to ten"), ("Bo is back", "ask him"))
RESULT = "Three of them spoke before I did."


class Days:
    """The day that the program believes it is."""

    def __init__(self, monkeypatch):
        self.today = FIRST
        monkeypatch.setattr(
            clock, "now", lambda: datetime.combine(self.today, time(18), tzinfo=UTC)
        )


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch)


@pytest.fixture
def window(qtbot, qapp, preferences, no_network, days):
    window, diagnostics = composition.build(qapp, preferences, clock=lambda: days.today)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: window._was_painted)
    yield window
    window.session.lock()
    window.session.stop_tasks()
    assert diagnostics.seen == []


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    Workspace.create(path, None).close()
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.press(Key.Key_3, control=True)
    keyboard.wait(lambda: window.current_name() == "people")
    return window.session.workspace


def add_a_mentor_with_an_agreement(keyboard):
    keyboard.tab_to("addFirstPerson")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("person-dialog")
    keyboard.write(NAME)
    keyboard.tab_to("relation-mentor")
    keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    keyboard.tab_to("addAgreement")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("agreement-dialog")
    keyboard.write(AIM)
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def plan(keyboard):
    keyboard.tab_to("planConversation")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("plan-conversation-dialog")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def prepare(keyboard, window):
    keyboard.tab_to("prepareThisConversation")
    keyboard.press(Key.Key_Space)
    page = window.pages["people"]
    keyboard.wait(lambda: page.stack.currentWidget() is page.prepare)


def bring_a_decision(keyboard):
    keyboard.tab_to("addItem")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("agenda-choice")
    keyboard.tab_to("bring-decision")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("agenda-dialog")
    keyboard.write(DECISION)
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def write_lines(keyboard, *lines):
    keyboard.tab_to("ownLine")
    for line in lines:
        keyboard.write(f"{line}\n")


def export_the_brief(keyboard, out):
    keyboard.tab_to("previewBrief")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("brief-preview")
    keyboard.tab_to("savePdf")
    keyboard.press(Key.Key_Space)
    keyboard.wait(out.exists)
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()


def log_it(keyboard):
    keyboard.tab_to("logConversation")
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("log-dialog")
    keyboard.write(PATTERN)
    keyboard.press(Key.Key_1, control=True)
    keyboard.press(Key.Key_Return)
    keyboard.write(ASSUMPTION)
    keyboard.press(Key.Key_2, control=True)
    keyboard.press(Key.Key_Return)
    for moment, act in PROMISES:
        keyboard.press(Key.Key_3, control=True)
        keyboard.write(moment)
        keyboard.press(Key.Key_Tab)
        keyboard.write(act)
        keyboard.press(Key.Key_Return)
    keyboard.tab_to("followingChoice")
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def close_the_first_promise(keyboard, window):
    keyboard.press(Key.Key_1, control=True)
    keyboard.wait(lambda: window.current_name() == "today")
    keyboard.settle()
    keyboard.tab_to("When someone pauses, I will count to ten")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: QApplication.focusWidget().objectName() == "whatChanged")
    keyboard.write(f"{RESULT}\n")


def text_of(path):
    pages = PdfReader(BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_what_was_promised_comes_back_as_what_changed(
    window, keyboard, space, days, tmp_path, monkeypatch
):
    out = tmp_path / "brief.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    add_a_mentor_with_an_agreement(keyboard)
    [mentor] = space.mentoring.people()
    assert space.people.agreement(mentor.uuid).aim == AIM
    plan(keyboard)
    [planned] = space.mentoring.conversations(mentor.uuid)
    assert (planned.date, planned.held) == (TALK, False)

    prepare(keyboard, window)
    bring_a_decision(keyboard)
    write_lines(keyboard, *OWN_LINES)
    export_the_brief(keyboard, out)
    said = text_of(out)
    assert DECISION in said
    assert all(line in said for line in OWN_LINES)
    [item] = space.agenda.items(planned.uuid)
    assert (item.kind, item.text) == (AgendaKind.DECISION, DECISION)

    days.today = TALK
    keyboard.tab_to("prepareBack")
    keyboard.press(Key.Key_Space)
    log_it(keyboard)
    held = space.mentoring.conversation(planned.uuid)
    assert (held.held, held.date) == (True, TALK)
    assert [one.name for one in space.mentoring.patterns()] == [PATTERN]
    assert [one.statement for one in space.mentoring.assumptions()] == [ASSUMPTION]
    assert [one.text for one in space.commitments.standing()] == [
        f"When {moment}, I will {act}" for moment, act in PROMISES
    ]

    days.today = LATER
    close_the_first_promise(keyboard, window)
    [done] = [one for one in space.commitments.all() if not one.is_standing]
    assert (done.status, done.what_changed) == (CommitmentStatus.DONE, RESULT)

    keyboard.press(Key.Key_3, control=True)
    keyboard.wait(lambda: window.current_name() == "people")
    prepare(keyboard, window)
    changed = window.pages["people"].prepare.changed
    assert RESULT in " ".join(keyboard.words_in(changed))
    keyboard.tab_to("lineBox")
    keyboard.press(Key.Key_Space)
    with keyboard.closed() as left:
        [coming] = [one for one in left.mentoring.conversations() if not one.held]
        assert any(RESULT in line for line in coming.what_changed)
        assert coming.date > LATER
