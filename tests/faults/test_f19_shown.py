"""F19: any text is shown in the window as it was written, wherever the window shows it."""

from datetime import date, time

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest

from growthjournal import app as composition
from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace
from growthjournal.ui.models.entry_list import Role
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.widgets.record_button import RecordButton

TODAY = date(2026, 11, 20)
PATIENCE = 20_000
MB = 1_000_000
FIRST, LAST = "heron", "otter"
"""Words at both ends of every text, to be seen and found."""
HALF = "\ud83d"


@pytest.fixture
def entries(nasty):
    """Every nasty text in a title and, between two words, in a text."""
    made = {
        name: Entry(title=text[:200], body=f"{FIRST}\n\n{text}\n\n{LAST}", date=TODAY)
        for name, text in nasty.items()
    }
    line = "word " * (MB // 5)
    made["megabyte"] = Entry(title="A long line", body=f"{FIRST} {line}{LAST}", date=TODAY)
    return made


@pytest.fixture
def workspace(tmp_path, entries):
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    for entry in entries.values():
        workspace.journal.put(entry)
    yield workspace
    workspace.close()


@pytest.fixture
def window(qtbot, qapp, tmp_path, workspace):
    preferences = Preferences(tmp_path / "window.ini")
    window, diagnostics = composition.build(qapp, preferences, clock=lambda: TODAY)
    window.session.theme.set_mode("light")
    window.told = []
    window.session.message.connect(window.told.append)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.session.open_with(workspace)
    settle(window, qtbot)
    yield window
    window.session.lock()
    window.session.stop_tasks()
    assert diagnostics.seen == []


@pytest.fixture
def page(window, qtbot):
    window.visit("journal")
    settle(window, qtbot)
    return window.pages["journal"]


def settle(window, qtbot):
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)


def inked(widget):
    """How many pixels of a widget are painted in something else than its ground."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(2, 2)
    return sum(pixel != ground for pixel in image.constBits().cast("I"))


def stored(window, uuid):
    entry = window.session.workspace.journal.entry(uuid)
    return entry.title, entry.body


def test_the_editor_shows_and_keeps_every_text(window, page, entries):
    for name, entry in entries.items():
        page.open_entry(entry.uuid)
        pane = page.pane
        assert pane.body.text() == entry.body, name
        assert inked(pane) > 0, name
        pane.body.view.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(pane.body.view, "x")
        assert pane.saver.save()
        assert stored(window, entry.uuid) == (entry.title, f"{entry.body}x"), name
        pane.body.view.undo()
        assert pane.saver.save()
        assert stored(window, entry.uuid) == (entry.title, entry.body), name


def test_the_title_is_one_line_and_typing_in_the_text_leaves_it(window, page, entries):
    for name, entry in entries.items():
        page.open_entry(entry.uuid)
        shown = page.pane.title.toPlainText()
        assert len(shown.splitlines()) <= 1, name
        assert page.pane.title.document().blockCount() == 1, name
        assert page.pane.title.height() < page.height() / 2, name
        assert "Growth Journal" in window.windowTitle()
        assert not entry.title.strip() or entry.title not in window.windowTitle()


def test_the_reading_view_shows_every_text(page, entries, window, qtbot):
    page.open_entry(entries["html"].uuid)
    page.pane.reading.action.trigger()
    for name, entry in entries.items():
        page.open_entry(entry.uuid)
        settle(window, qtbot)
        if page.pane.body.is_plain:
            assert page.pane.body.isVisible(), name
            continue
        view = page.pane.reading.view
        assert view.isVisible(), name
        words = view.toPlainText()
        assert words.index(FIRST) < words.index(LAST), name
        assert inked(view.viewport()) > 0, name
        assert page.pane.body.text() == entry.body, name


def test_the_list_paints_every_row(page, entries, window, qtbot):
    view, model = page.list.view, page.list.model
    shown = {}
    for row in range(model.rowCount()):
        found = model.index(row).data(Role.ENTRY)
        if found is None:
            continue
        view.select_row(row)
        area = view.visualRect(model.index(row))
        assert view.viewport().rect().intersects(area)
        shown[found.uuid] = view.viewport().grab(area).toImage()
        assert found.snippet.strip() or found.title.strip()
    assert set(shown) == {entry.uuid for entry in entries.values()}
    for image in shown.values():
        colours = {image.pixel(x, y) for x in range(14, 200) for y in range(8, 60)}
        assert len(colours) > 2


def test_nothing_is_marked_that_was_not_searched(page, entries, window):
    mark = window.session.theme.tokens().mark.rgb() & 0xFFFFFF
    view, model = page.list.view, page.list.model
    view.select_row(model.row_of(entry_id(page, entries["private use"].uuid)))
    image = view.viewport().grab().toImage()
    pixels = {
        image.pixel(x, y) & 0xFFFFFF
        for x in range(image.width())
        for y in range(0, image.height(), 3)
    }
    assert mark not in pixels


def entry_id(page, uuid):
    rows = (
        page.list.model.index(row).data(Role.ENTRY) for row in range(page.list.model.rowCount())
    )
    return next(row.id for row in rows if row and row.uuid == uuid)


def test_a_search_finds_and_marks_every_text(page, entries, window, qtbot, workspace):
    mark = window.session.theme.tokens().mark.rgb() & 0xFFFFFF
    page.focus_search(FIRST)
    qtbot.waitUntil(lambda: FIRST in page.list.model.found.query, timeout=PATIENCE)
    settle(window, qtbot)
    model = page.list.model
    rows = [model.index(row).data(Role.ENTRY) for row in range(model.rowCount())]
    assert {row.uuid for row in rows if row} == {entry.uuid for entry in entries.values()}
    for entry in entries.values():
        page.open_entry(entry.uuid)
        if len(entry.body) < MB // 2:
            marks = page.pane.body.view.extraSelections()
            assert [one.cursor.selectedText() for one in marks] == [FIRST]
    image = page.list.view.viewport().grab().toImage()
    area = QRect(0, 0, image.width(), min(image.height(), 200))
    found = {
        image.pixel(x, y) & 0xFFFFFF for x in range(area.width()) for y in range(area.height())
    }
    assert mark in found


def test_today_shows_every_text_as_the_newest(window, entries, qtbot):
    window.visit("today")
    settle(window, qtbot)
    page, journal = window.pages["today"], window.session.workspace.journal
    for name, entry in entries.items():
        newest = Entry(title=entry.title, body=entry.body, date=TODAY, time=time(23, 59))
        window.session.notify(journal.put(newest))
        settle(window, qtbot)
        rows = page.latest.findChildren(RecordButton)
        assert rows, name
        assert all(0 < row.height() < page.height() / 3 for row in rows), name
        assert all(row.width() <= page.width() for row in rows), name
        assert inked(rows[0]) > 0, name
        qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
        settle(window, qtbot)
        assert window.pages["journal"].pane.body.text() == newest.body, name
        window.session.notify(journal.trash([newest.uuid]))
        window.visit("today")


@pytest.mark.parametrize("where", ["body", "title", "capture"])
def test_half_a_character_is_replaced_with_a_notice(window, page, where, monkeypatch):
    # Only some systems' clipboards can hold one, so the paste is told that it does.
    monkeypatch.setattr(QMimeData, "text", lambda _self: f"a{HALF}b")
    page.new_entry()
    if where == "capture":
        window.visit("today")
        widget = window.pages["today"].field.line
    else:
        widget = page.pane.title if where == "title" else page.pane.body.view
    pasted = QMimeData()
    pasted.setText("x")
    widget.insertFromMimeData(pasted)
    assert widget.toPlainText() == "a\ufffdb"
    assert window.told == ["Damaged characters were replaced by “�”."]
