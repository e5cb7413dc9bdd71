"""Calendar files through the dialogs: conversations come in by name, planned ones go out."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import Entry
from growthjournal.domain.people import Person
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.exporting import ExportDialog
from growthjournal.ui.dialogs.importing import ImportDialog
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = dt.date(2026, 11, 20)
ADA = Person(name="Ada Lovelace", alias="The owl")
BEN = Person(name="Ben")
FILE = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        *(
            line
            for uid, start, title in (
                ("a", "20261124T160000", "Mentoring with Ada Lovelace"),
                ("b", "20261201T160000", "The Owl"),
                ("c", "20261110T100000", "Ben and me"),
                ("d", "20261125T100000", "Dentist"),
                ("e", "20261126T100000", "Ada Lovelace and Ben"),
            )
            for line in (
                "BEGIN:VEVENT",
                f"UID:{uid}",
                "DTSTAMP:20260101T000000Z",
                f"DTSTART:{start}",
                f"SUMMARY:{title}",
                "END:VEVENT",
            )
        ),
        "END:VCALENDAR",
        "",
    ]
)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    session.seen = []
    session.changed.connect(session.seen.append)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    for one in (ADA, BEN):
        workspace.mentoring.put_person(one)
    session.open_with(workspace)
    session._poll.stop()
    yield session
    session.stop_tasks()
    session.lock()


@pytest.fixture
def calendar(tmp_path):
    file = tmp_path / "work.ics"
    file.write_text(FILE, newline="")
    return file


@pytest.fixture
def opened(qtbot, session):
    def show(dialog):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


@pytest.fixture
def rest(qtbot, session):
    def wait(dialog=None):
        timer = getattr(dialog, "_timer", None)
        qtbot.waitUntil(
            lambda: not session.is_busy and not (timer and timer.isActive()), timeout=20_000
        )

    return wait


def met(session):
    names = {ADA.uuid: "ada", BEN.uuid: "ben"}
    conversations = session.workspace.mentoring.conversations()
    return sorted((names[one.person], f"{one.date:%m-%d}", one.held) for one in conversations)


def reasons(dialog):
    model = dialog.report.table.model()
    return [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def drop(dialog, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    dialog.source.area.dropEvent(
        QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_dropped_calendar_is_first_only_looked_into(session, opened, calendar, rest):
    dialog = opened(ImportDialog(session))
    drop(dialog, calendar)
    rest()
    assert dialog.report.source.text() == "work.ics · Calendar (.ics)"
    assert dialog.report.sentence.text() == (
        "3 conversations found: 3 new, 0 already here, 0 could not be read."
    )
    assert dialog.report.more.text() == (
        "With Ada Lovelace (2) and Ben (1). "
        "What has passed comes in as held, what lies ahead as planned."
    )
    assert "1 event names nobody in your journal and was left out." in reasons(dialog)
    assert "1 event names several people and was left out." in reasons(dialog)
    assert dialog.run.text() == "Import 3 conversations"
    assert met(session) == []


def test_it_comes_in_once_and_goes_as_a_whole(session, opened, calendar, rest):
    dialog = opened(ImportDialog(session, None, calendar))
    rest()
    QTest.keyClick(dialog.run, Qt.Key.Key_Return)
    rest()
    assert dialog.report.sentence.text() == "3 conversations were imported."
    assert met(session) == [
        ("ada", "11-24", False),
        ("ada", "12-01", False),
        ("ben", "11-10", True),
    ]
    assert session.seen[-1] & Changes.CONVERSATIONS, "the pages show them"
    again = opened(ImportDialog(session, None, calendar))
    rest()
    assert "0 new, 3 already here" in again.report.sentence.text()
    assert not again.run.isEnabled()
    dialog.undo.click()
    rest()
    assert met(session) == []
    assert dialog.report.sentence.text() == (
        "The import was taken back: 3 conversations were erased."
    )


def test_a_calendar_of_strangers_says_so(session, opened, calendar, rest):
    for one in (ADA, BEN):
        session.workspace.mentoring.remove_person(one.uuid)
    dialog = opened(ImportDialog(session, None, calendar))
    rest()
    assert dialog.report.sentence.text() == "Nothing was found in it that can be imported."
    assert "5 events name nobody in your journal and were left out." in reasons(dialog)
    assert not dialog.run.isEnabled()


def test_what_is_planned_goes_out_with_a_name_and_a_time(session, opened, tmp_path, rest):
    mentoring = session.workspace.mentoring
    plan = Conversation(
        person=ADA.uuid,
        date=dt.date(2026, 11, 24),
        time=dt.time(16),
        held=False,
        what_changed=("a secret",),
    )
    mentoring.put_conversation(plan)
    mentoring.put_conversation(Conversation(person=BEN.uuid, date=dt.date(2026, 11, 10)))
    session.workspace.journal.put(Entry(title="Entry", date=TODAY, body="Words."))
    dialog = opened(ExportDialog(session))
    dialog.formats.cards["calendar"].button.click()
    rest(dialog)
    assert dialog.leaving.text() == (
        "1 planned conversation will leave: with whom and when, no more."
    )
    assert dialog.choice.why_off.text() == (
        "A calendar holds every conversation that is planned from today on."
    )
    assert not dialog.choice.tag.isEnabled()
    assert dialog.target.text().endswith("growth-journal-2026-11-20.ics")
    out = tmp_path / "out.ics"
    dialog.set_target(out)
    dialog.run.click()
    rest(dialog)
    assert dialog.outcome_sentence.text() == "Wrote 1 conversation to out.ics."
    content = out.read_text()
    assert "Conversation with The owl" in content
    assert "Lovelace" not in content
    assert "secret" not in content
    assert out.stat().st_mode & 0o077 == 0


def test_with_nothing_planned_there_is_nothing_to_export(session, opened, rest):
    dialog = opened(ExportDialog(session))
    dialog.formats.cards["calendar"].button.click()
    rest(dialog)
    assert dialog.leaving.text() == "No conversation is planned, so there is nothing to export."
    assert not dialog.run.isEnabled()
    dialog.formats.cards["archive"].button.click()
    rest(dialog)
    assert dialog.run.isEnabled()


def test_what_went_out_and_comes_in_again_adds_nothing(session, opened, tmp_path, rest):
    plan = Conversation(person=BEN.uuid, date=dt.date(2026, 12, 1), held=False)
    session.workspace.mentoring.put_conversation(plan)
    out = tmp_path / "o.ics"
    out.write_bytes(session.workspace.interchange.export_calendar())
    dialog = opened(ImportDialog(session, None, out))
    rest()
    assert "0 new, 1 already here" in dialog.report.sentence.text()
