"""The import dialog over a real journal and real exports of other programs."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QMessageBox, QPushButton, QTableView

from growthjournal.domain.entries import Entry
from growthjournal.domain.errors import CancelledError
from growthjournal.services.changes import Changes
from growthjournal.services.interchange import InterchangeService
from growthjournal.services.vault import VaultService
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.importing import ImportDialog
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)
TWO = "[2020-01-01 10:00] First. @work\nBody one.\n\n[2020-01-02 11:00] Second.\nBody two.\n"


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    session.seen, session.failures = [], []
    session.changed.connect(session.seen.append)
    session.failed.connect(session.failures.append)
    session.open_with(Workspace.create(tmp_path / "j.growthjournal", None))
    session._poll.stop()
    yield session
    session.stop_tasks()
    session.lock()


@pytest.fixture
def dialog(qtbot, session, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda *_: pytest.fail("no message boxes"))
    dialog = ImportDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def jrnl(tmp_path):
    file = tmp_path / "old.txt"
    file.write_text(TWO)
    return file


@pytest.fixture
def rest(qtbot, session):
    def wait():
        qtbot.waitUntil(lambda: not session.is_busy, timeout=20_000)

    return wait


def count(session):
    return session.workspace.journal.count()


def import_all(dialog, path, rest):
    dialog.set_source(path)
    rest()
    dialog.run.click()
    rest()


def test_a_dry_run_says_what_would_come_in_and_writes_nothing(dialog, session, rest, shared_data):
    dialog.set_source(shared_data / "dayone" / "Example.json")
    rest()
    sentence = dialog.report.sentence.text()
    assert sentence == "54 entries found: 54 new, 0 already here, 0 could not be read."
    assert dialog.report.source.text() == "Example.json · Day One"
    assert dialog.run.text() == "Import 54 entries"
    assert dialog.run.isEnabled()
    assert dialog.focusWidget() is dialog.run
    assert count(session) == 0
    assert session.seen == []


def test_import_then_again_then_undo(dialog, session, rest, shared_data):
    session.workspace.journal.put(Entry(date=TODAY, body="mine"))
    example = shared_data / "dayone" / "Example.json"
    import_all(dialog, example, rest)
    assert dialog.report.sentence.text() == "54 entries were imported."
    assert count(session) == 55
    assert session.seen == [Changes.ALL]
    assert dialog.undo.isVisible()
    again = ImportDialog(session, None, example)
    again.show()
    rest()
    assert "0 new, 54 already here" in again.report.sentence.text()
    assert not again.run.isEnabled()
    again.reject()
    dialog.undo.click()
    rest()
    assert count(session) == 1
    assert session.seen == [Changes.ALL, Changes.ALL]
    assert "54 entries were erased" in dialog.report.sentence.text()
    assert not dialog.undo.isVisible()
    assert session.failures == []


def test_pictures_come_along_from_a_folder(dialog, session, rest, shared_data):
    dialog.set_source(shared_data / "dayone" / "dev-journal")
    rest()
    assert "pictures and files" in dialog.report.more.text()
    dialog.run.click()
    rest()
    assert session.workspace.vault.info().attachments > 0


def test_every_problem_is_listed_and_can_be_copied(dialog, qtbot, rest, shared_data):
    dialog.set_source(shared_data / "dayone" / "Example.json")
    rest()
    table = dialog.findChild(QTableView, "importProblems")
    assert table.model().rowCount() == len(dialog.report.table.rows.problems) > 10
    assert dialog.report.count.text() == f"{table.model().rowCount()} problems"
    dialog.report.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == table.model().rowCount()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == lines[1]


def test_cancelling_an_import_keeps_nothing(dialog, session, rest, jrnl, monkeypatch):
    backup = VaultService.backup
    session.workspace.journal.put(Entry(date=TODAY, body="mine"))

    def stop_meanwhile(self, *args):
        dialog._task.cancel()
        return backup(self, *args)

    monkeypatch.setattr(VaultService, "backup", stop_meanwhile)
    import_all(dialog, jrnl, rest)
    assert count(session) == 1
    assert session.workspace.interchange.batches() == []
    assert dialog.note.text() == "Stopped. Nothing was kept."
    assert dialog.run.isVisible()
    assert dialog.run.isEnabled()
    assert session.seen == []
    monkeypatch.undo()
    dialog.run.click()
    rest()
    assert count(session) == 3


def test_escape_stops_the_task_first_and_closes_then(dialog, session, rest, jrnl, monkeypatch):
    def wait_for_the_user(_self, _path, _format, progress):
        while True:
            progress(1, 2)
            QTest.qSleep(5)

    monkeypatch.setattr(InterchangeService, "preview", wait_for_the_user)
    dialog.set_source(jrnl)
    assert dialog.is_working
    assert dialog.bar.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    rest()
    assert dialog.note.text() == "Stopped. Nothing was imported."
    assert not dialog.bar.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.failures == []


def test_a_bad_file_is_one_sentence_in_place(dialog, session, rest, tmp_path, jrnl):
    bad = tmp_path / "bad.json"
    bad.write_text('{"entries": [')
    dialog.set_source(bad)
    rest()
    sentence = dialog.trouble.text.text()
    assert dialog.trouble.isVisible()
    assert "bad.json" in sentence
    assert "Traceback" not in sentence
    assert "\n" not in sentence
    assert session.failures == []
    dialog.set_source(tmp_path / "missing.json")
    rest()
    assert dialog.trouble.isVisible()
    dialog.set_source(jrnl)
    rest()
    assert not dialog.trouble.isVisible()
    assert dialog.run.text() == "Import 2 entries"


def test_a_fault_of_the_program_leaves_the_dialog_usable(dialog, session, rest, jrnl, monkeypatch):
    faults = []
    session.broke.connect(faults.append)

    def broken(*_args):
        raise ZeroDivisionError

    monkeypatch.setattr(InterchangeService, "run", broken)
    import_all(dialog, jrnl, rest)
    assert len(faults) == 1
    assert "fault in the program" in dialog.trouble.text.text()
    assert dialog.run.isEnabled()


def test_the_chosen_format_is_used(dialog, session, rest, jrnl, monkeypatch):
    asked = []
    preview = InterchangeService.preview
    monkeypatch.setattr(
        InterchangeService,
        "preview",
        lambda self, path, name, progress: (
            asked.append(name) or preview(self, path, name, progress)
        ),
    )
    box = dialog.findChild(QComboBox, "importFormat")
    assert [box.itemText(row) for row in range(box.count())] == [
        "Recognise by itself", "Day One", "jrnl", "Markdown", "Calendar (.ics)",
        "Growth Journal archive",
    ]  # fmt: skip
    dialog.set_source(jrnl)
    rest()
    dialog.back.click()
    box.setCurrentIndex(2)
    dialog.look.click()
    rest()
    assert asked == ["auto", "jrnl"]


def test_an_archive_comes_in(dialog, session, rest, tmp_path, jrnl):
    other = Workspace.create(tmp_path / "other.growthjournal", None)
    other.interchange.run(jrnl)
    file = tmp_path / "all.json"
    file.write_bytes(other.interchange.export_archive())
    other.close(with_backup=False)
    import_all(dialog, file, rest)
    assert count(session) == 2
    assert "records were imported" in dialog.report.sentence.text()


def test_earlier_imports_are_taken_back_after_one_question(dialog, session, rest, jrnl):
    import_all(dialog, jrnl, rest)
    later = ImportDialog(session)
    later.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    later.show()
    later.source.earlier.click()
    take_back = later.findChild(QPushButton, "importTakeBack")
    assert "old.txt" in take_back.accessibleName()
    take_back.click()
    assert count(session) == 2
    later.findChild(QPushButton, "importTakeBackSure").click()
    rest()
    assert count(session) == 0
    assert later.note.text() == "The import was taken back: 2 entries were erased."
    assert session.workspace.vault.backups()
    QTest.qWait(0)
    rows = [b for b in later.findChildren(QPushButton, "importTakeBack") if b.isVisible()]
    assert rows == []
    later.back.click()
    assert later.source.isVisible()
    later.reject()


def test_dropping_one_thing_reads_it_and_dropping_two_says_so(dialog, rest, jrnl):
    def drop(*paths):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        dialog.source.area.dropEvent(
            QDropEvent(
                QPointF(QPoint(9, 9)),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )

    drop(jrnl, jrnl)
    assert dialog.trouble.isVisible()
    assert not dialog.is_working
    drop(jrnl)
    rest()
    assert dialog.run.text() == "Import 2 entries"


def test_locking_closes_it_and_stops_its_work(dialog, session, jrnl, monkeypatch):
    def until_stopped(_self, _path, _format, progress):
        while True:
            progress(1, 2)
            QTest.qSleep(2)

    monkeypatch.setattr(InterchangeService, "preview", until_stopped)
    dialog.set_source(jrnl)
    session.lock()
    assert not dialog.isVisible()


def test_keys_alone_do_it(dialog, session, rest, jrnl):
    dialog.set_source(jrnl)
    rest()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    rest()
    assert count(session) == 2
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_controls_have_names_and_fit_at_twice_the_text(dialog, session, theme, rest, shared_data):
    theme.set_text_scale(2.0)
    try:
        dialog.resize(876, 576)
        dialog.set_source(shared_data / "dayone" / "Example.json")
        rest()
        for control in (*dialog.findChildren(QAbstractButton), *dialog.findChildren(QComboBox)):
            if not control.objectName().startswith("qt_"):
                assert control.accessibleName() or control.parent().inherits("QTableView")
        assert dialog.width() <= 876
        assert dialog.height() <= 576
        for button in (dialog.cancel, dialog.back, dialog.run):
            assert button.width() >= button.minimumSizeHint().width()
            assert dialog.rect().contains(button.geometry())
    finally:
        theme.set_text_scale(1.0)


def test_cancelled_error_is_what_progress_raises(session, jrnl):
    def stop(_done, _total):
        raise CancelledError

    with pytest.raises(CancelledError):
        session.workspace.interchange.run(jrnl, "auto", stop)
    assert count(session) == 0
