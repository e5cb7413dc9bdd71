"""The export dialog over a real journal: what leaves, where to, and how it is written."""

import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from growthjournal.domain.entries import Entry, EntryKind, TargetKind
from growthjournal.domain.people import Person
from growthjournal.services.reports import ReportsService
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs import exporting_files
from growthjournal.ui.dialogs.exporting import ExportDialog
from growthjournal.ui.dialogs.exporting_choice import months_before
from growthjournal.ui.dialogs.exporting_files import default_name, for_format, write_whole
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    session.failures = []
    session.failed.connect(session.failures.append)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    rusticus = Person(name="Rusticus")
    workspace.mentoring.put_person(rusticus)
    plan = Entry(title="The plan", date=TODAY, body="The silence. #delegation")
    for entry in (
        plan,
        Entry(title="Budget", date=date(2026, 9, 2), body="Two.", kind=EntryKind.EVENT_REVIEW),
        Entry(title="Spring", date=date(2026, 3, 1), body="Silence again."),
        Entry(title="Before", date=date(2024, 5, 5), body="Long ago. #delegation"),
    ):
        workspace.journal.put(entry)
    workspace.journal.link(plan.uuid, TargetKind.PERSON, rusticus.uuid)
    session.plan = plan.uuid
    session.open_with(workspace)
    session._poll.stop()
    yield session
    session.stop_tasks()
    session.lock()


@pytest.fixture
def rest(qtbot, session):
    def wait(dialog):
        qtbot.waitUntil(
            lambda: not session.is_busy and not dialog._timer.isActive(), timeout=20_000
        )

    return wait


@pytest.fixture
def opened(qtbot, session, rest):
    def build(uuids=None):
        dialog = ExportDialog(session, None, uuids)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        rest(dialog)
        return dialog

    return build


@pytest.fixture
def dialog(opened):
    return opened()


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def pick(dialog, name):
    dialog.formats.cards[name].button.setChecked(True)


def choose(box, text):
    box.setCurrentIndex(box.findText(text))


def test_the_line_follows_range_and_filters(dialog, rest):
    def line():
        rest(dialog)
        return dialog.leaving.text()

    fields = dialog.choice
    assert line() == "4 entries will leave."
    choose(fields.range, "This year")
    assert line() == "3 entries will leave."
    choose(fields.range, "Last 3 months")
    assert line() == "2 entries will leave."
    choose(fields.range, "From – to")
    assert fields.start.isVisible()
    fields.start.set_day(date(2024, 1, 1))
    fields.end.set_day(date(2026, 3, 1))
    assert line() == "2 entries will leave."
    choose(fields.tag, "delegation")
    assert line() == "1 entry will leave."
    choose(fields.range, "All")
    assert line() == "2 entries will leave."
    choose(fields.person, "Rusticus")
    assert line() == "1 entry will leave."
    choose(fields.kind, "Event review")
    assert line() == "No entry fits, so there is nothing to export."
    assert not dialog.run.isEnabled()
    choose(fields.kind, "Any kind")
    choose(fields.person, "Anyone")
    choose(fields.tag, "Any tag")
    fields.query.setText("silence")
    assert line() == "2 entries will leave."


def test_an_open_quotation_does_not_swallow_the_filters(dialog, rest):
    choose(dialog.choice.kind, "Reflection")
    dialog.choice.query.setText('"silence')
    rest(dialog)
    assert dialog.leaving.text() == "2 entries will leave."
    assert dialog.choice.choice().query == '"silence"'
    choose(dialog.choice.kind, "Event review")
    rest(dialog)
    assert not dialog.run.isEnabled()


def test_days_in_the_wrong_order_are_said(dialog, rest):
    choose(dialog.choice.range, "From – to")
    dialog.choice.start.set_day(TODAY)
    dialog.choice.end.set_day(date(2020, 1, 1))
    rest(dialog)
    assert dialog.leaving.text() == "The first day comes after the last one."
    assert not dialog.run.isEnabled()


def test_pdf(dialog, rest, out):
    target = out / "mine.pdf"
    dialog.set_target(target)
    dialog.run.click()
    rest(dialog)
    assert target.read_bytes().startswith(b"%PDF-")
    assert [one.name for one in out.iterdir()] == ["mine.pdf"]
    assert dialog.outcome_sentence.text() == "Wrote 4 entries to mine.pdf."
    assert "not encrypted" in dialog.outcome_warning.text()
    assert dialog.shut.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
@pytest.mark.parametrize("name", ["pdf", "archive"])
def test_a_file_is_for_its_owner_alone(dialog, rest, out, name):
    pick(dialog, name)
    dialog.set_target(out / f"x{exporting_files.SUFFIXES[name]}")
    dialog.run.click()
    rest(dialog)
    (made,) = out.iterdir()
    assert made.stat().st_mode & 0o777 == 0o600


def test_markdown_of_some(dialog, rest, out):
    pick(dialog, "markdown")
    choose(dialog.choice.tag, "delegation")
    rest(dialog)
    dialog.set_target(out / "folder")
    dialog.run.click()
    rest(dialog)
    assert len(list((out / "folder").rglob("*.md"))) == 2
    assert [one.name for one in out.iterdir()] == ["folder"]
    assert dialog.outcome_sentence.text() == "Wrote 2 entries to folder."


def test_an_archive_holds_everything_whatever_is_filtered(dialog, rest, out, tmp_path):
    choose(dialog.choice.tag, "delegation")
    pick(dialog, "archive")
    rest(dialog)
    assert not dialog.choice.tag.isEnabled()
    assert dialog.choice.why_off.isVisible()
    assert dialog.leaving.text().startswith("The whole journal will leave: 4 entries")
    dialog.set_target(out / "all.json")
    dialog.run.click()
    rest(dialog)
    other = Workspace.create(tmp_path / "other.growthjournal", None)
    other.interchange.run(out / "all.json")
    assert other.journal.count() == 4
    other.close(with_backup=False)
    dialog.again.click()
    pick(dialog, "pdf")
    rest(dialog)
    assert dialog.choice.tag.isEnabled()
    assert dialog.leaving.text() == "2 entries will leave."


def test_only_the_entries_that_were_chosen(opened, session, rest, out):
    dialog = opened([session.plan])
    assert dialog.leaving.text() == "1 entry will leave."
    assert "archive" not in dialog.formats.cards
    assert not dialog.choice.isVisible()
    pick(dialog, "markdown")
    dialog.set_target(out / "folder")
    rest(dialog)
    dialog.run.click()
    rest(dialog)
    (made,) = (out / "folder").rglob("*.md")
    assert "The silence." in made.read_text()


def test_choosing_none_exports_none(opened):
    dialog = opened([])
    assert not dialog.run.isEnabled()
    assert dialog.leaving.text() == "No entry fits, so there is nothing to export."


def test_a_file_in_the_way_is_replaced_only_when_told_twice(dialog, rest, out):
    there = out / "old.pdf"
    there.write_text("keep me")
    dialog.target.setText(str(there))
    dialog.target.textEdited.emit(dialog.target.text())
    dialog.run.click()
    assert "already a file of that name" in dialog.trouble.text.text()
    assert there.read_text() == "keep me"
    dialog.run.click()
    rest(dialog)
    assert there.read_bytes().startswith(b"%PDF-")


def test_places_that_cannot_be(dialog, rest, out, session):
    def trouble(path):
        dialog.set_target(path)
        dialog.run.click()
        rest(dialog)
        return dialog.trouble.text.text()

    (out / "full.pdf").mkdir()
    (out / "full.pdf" / "a").write_text("a")
    assert "There is no folder" in trouble(out / "none" / "x.pdf")
    assert "the journal itself" in trouble(session.path)
    assert "already a folder" in trouble(out / "full.pdf")
    dialog.target.clear()
    dialog.run.click()
    assert "Say where" in dialog.trouble.text.text()
    pick(dialog, "markdown")
    rest(dialog)
    assert "not empty" in trouble(out / "full.pdf")
    assert session.failures == []


def test_cancelling_leaves_nothing(dialog, rest, out, monkeypatch):
    real = ReportsService.entries_pdf

    def stop_meanwhile(self, *args, **options):
        content = real(self, *args, **options)
        dialog._task.cancel()
        return content

    monkeypatch.setattr(ReportsService, "entries_pdf", stop_meanwhile)
    dialog.set_target(out / "x.pdf")
    dialog.run.click()
    assert dialog.is_working
    assert not dialog.form.isEnabled()
    rest(dialog)
    assert list(out.iterdir()) == []
    assert dialog.note.text() == "Stopped. Nothing was written."
    assert dialog.form.isEnabled()


def test_a_write_that_fails_keeps_what_was_there(out, monkeypatch):
    there = out / "x.pdf"
    there.write_text("keep me")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting_files.os, "fsync", full)
    with pytest.raises(exporting_files.JournalError, match="No space left"):
        write_whole(there, b"new")
    assert [one.name for one in out.iterdir()] == ["x.pdf"]
    assert there.read_text() == "keep me"


def test_show_in_folder_opens_the_local_folder(dialog, rest, out, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog.set_target(out / "x.pdf")
    dialog.run.click()
    rest(dialog)
    dialog.reveal.click()
    assert opened == [QUrl.fromLocalFile(str(out))]


def test_the_name_follows_the_format(dialog, rest, out):
    assert dialog.target.text().endswith("growth-journal-2026-11-20.pdf")
    pick(dialog, "archive")
    assert dialog.target.text().endswith("growth-journal-2026-11-20.json")
    pick(dialog, "markdown")
    assert dialog.target.text().endswith("growth-journal-2026-11-20")
    assert default_name("pdf", TODAY) == "growth-journal-2026-11-20.pdf"
    assert for_format(out / "v1.2", "pdf") == out / "v1.2.pdf"
    rest(dialog)


def test_keys_alone_do_it(dialog, rest, out):
    assert dialog.focusWidget().objectName() == "exportFormatPdf"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert dialog.formats.chosen() == "markdown"
    dialog.target.setFocus()
    dialog.target.selectAll()
    QTest.keyClicks(dialog.target, str(out / "folder"))
    rest(dialog)
    QTest.keyClick(dialog.target, Qt.Key.Key_Return)
    rest(dialog)
    assert (out / "folder").is_dir()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_three_months_before_ends_with_the_month():
    assert months_before(date(2026, 11, 20), 3) == date(2026, 8, 20)
    assert months_before(date(2026, 5, 31), 3) == date(2026, 2, 28)
    assert months_before(date(2026, 3, 1), 3) == date(2025, 12, 1)


def test_controls_have_names_and_fit_at_twice_the_text(opened, theme):
    theme.set_text_scale(2.0)
    try:
        dialog = opened()
        dialog.resize(876, 576)
        QTest.qWait(20)
        fields = (*dialog.findChildren(QComboBox), *dialog.findChildren(QAbstractButton))
        for control in (*fields, dialog.target, dialog.choice.query, dialog.choice.start):
            is_inner = control.parent().inherits("QLineEdit")
            assert is_inner or control.accessibleName(), control.objectName()
        assert (dialog.width(), dialog.height()) == (876, 576)
        assert dialog.body.parentWidget().width() <= 876
    finally:
        theme.set_text_scale(1.0)
