"""T7: pictures and links in an entry load nothing and start nothing, wherever it is shown."""

import base64
import io
import socket
from datetime import date

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QTextBrowser

from growthjournal import app as composition
from growthjournal.domain.entries import Entry
from growthjournal.exports.markup import parse, to_html
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.journal_trash import TrashDialog
from growthjournal.ui.pages.journal_versions import VersionsDialog
from growthjournal.ui.preferences import Preferences

TODAY = date(2026, 11, 20)
RED = 0xFF0000
PATIENCE = 20_000
ALLOWED = ("http://", "https://", "mailto:")
TARGETS = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "//server/share/x.png",
    "\\\\server\\share\\x.png",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "smb://server/share",
    "FILE:///etc/passwd",
    "qrc:/x",
)


@pytest.fixture
def listener():
    """A server that counts who comes, though nobody is let in."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.fixture
def no_sockets(listener, monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("the program opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture
def red(tmp_path):
    path = tmp_path / "red.png"
    Image.new("RGB", (120, 80), "#ff0000").save(path)
    return path


@pytest.fixture
def body(red, listener):
    remote = f"http://127.0.0.1:{listener.getsockname()[1]}/x.png"
    inline = f"data:image/png;base64,{base64.b64encode(red.read_bytes()).decode()}"
    pictures = (remote, str(red), red.as_uri(), f"file:{red}", inline, *TARGETS)
    lines = ["Before.", *(f"![picture]({one})" for one in pictures)]
    lines += [f'<img src="{one}" width="120" height="80">' for one in pictures]
    lines += [f'<style>p {{ background: url("{red.as_uri()}") }}</style>']
    lines += [f"[press me]({one})" for one in TARGETS]
    return "\n\n".join([*lines, "After."])


@pytest.fixture
def workspace(tmp_path, body):
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    entry = Entry(title="Hostile", body=body, date=TODAY)
    workspace.journal.put(entry)
    workspace.journal.leave(entry.uuid)
    workspace.journal.put(Entry(uuid=entry.uuid, title="Hostile", body=f"{body}\n", date=TODAY))
    yield workspace
    workspace.close()


@pytest.fixture
def window(qtbot, qapp, tmp_path, workspace, no_sockets):
    preferences = Preferences(tmp_path / "window.ini")
    window, diagnostics = composition.build(qapp, preferences, clock=lambda: TODAY)
    window.session.theme.set_mode("light")
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.session.open_with(workspace)
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
    yield window
    window.session.lock()
    window.session.stop_tasks()
    assert diagnostics.seen == []


@pytest.fixture
def asked(monkeypatch):
    """The addresses that the user was asked about; every question is cancelled."""
    seen = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda self: seen.append(self.informativeText()) or None
    )
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(f"OPENED {url}"))
    return seen


def colours(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {one & 0xFFFFFF for one in image.constBits().cast("I")}


def entry_of(workspace):
    (entry,) = workspace.journal.chosen()
    return entry


def test_a_browser_that_loads_it_would_be_red(qtbot, red):
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.resize(400, 300)
    browser.setHtml(f'<img src="{red.as_uri()}">')
    browser.show()
    assert RED in colours(browser)


def test_a_browser_would_be_red_of_a_picture_in_the_text_too(qtbot, red):
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.resize(400, 300)
    inline = base64.b64encode(red.read_bytes()).decode()
    browser.setHtml(f'<img src="data:image/png;base64,{inline}">')
    browser.show()
    assert RED in colours(browser)


@pytest.mark.parametrize("page", ["today", "journal"])
def test_lists_and_cards_show_the_words_and_nothing_else(window, page, qtbot, workspace, body):
    window.session.notify(workspace.journal.put(Entry(title=body[:400], body=body, date=TODAY)))
    window.visit(page)
    if page == "journal":
        window.pages[page].focus_search("before")
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
    assert RED not in colours(window)


@pytest.mark.parametrize("how", ["styled", "plain"])
def test_the_editor_shows_the_words_and_nothing_else(window, workspace, how, qtbot):
    page = window.pages["journal"]
    if how == "plain":
        entry = entry_of(workspace)
        long = f"{entry.body}\n{'x ' * 200_000}"
        window.session.notify(workspace.journal.put(Entry(title="Long", body=long, date=TODAY)))
        qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
        page.open_entry(next(r for r in workspace.journal.search("Long") if r.title == "Long").uuid)
    assert page.pane.body.is_plain == (how == "plain")
    bar = page.pane.body.view.verticalScrollBar()
    for place in range(0, min(bar.maximum(), 3000) + 1, max(bar.pageStep(), 1)):
        bar.setValue(place)
        assert RED not in colours(page)
    assert page.pane.strip.shown == ()


def test_the_reading_view_shows_the_words_and_nothing_else(window, workspace, asked, qtbot):
    page = window.pages["journal"]
    page.open_entry(entry_of(workspace).uuid)
    page.pane.reading.action.trigger()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
    view = page.pane.reading.view
    assert view.isVisible()
    bar = view.verticalScrollBar()
    for place in range(0, bar.maximum() + 1, max(bar.pageStep(), 1)):
        bar.setValue(place)
        assert RED not in colours(page)
    words = view.toPlainText()
    assert "Before." in words
    assert "After." in words
    for target in ("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "//host/x"):
        view.anchorClicked.emit(QUrl(target))
    assert asked == []


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "http://e.org", "mailto:a@b.c"])
@pytest.mark.parametrize("opens", [True, False])
def test_a_link_that_is_read_is_asked_about_first(
    window, workspace, address, opens, monkeypatch, qtbot
):
    asked, opened = [], []

    def answer(question):
        asked.append((question.text(), question.informativeText()))
        assert question.defaultButton() is question.button(QMessageBox.StandardButton.Cancel)
        buttons = [one for one in question.buttons() if one is not question.defaultButton()]
        monkeypatch.setattr(question, "clickedButton", lambda: buttons[0] if opens else None)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    page = window.pages["journal"]
    entry = Entry(title="Linked", body=f"Before [the words]({address}) after", date=TODAY)
    window.session.notify(workspace.journal.put(entry))
    page.open_entry(entry.uuid)
    page.pane.reading.action.trigger()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
    view = page.pane.reading.view
    cursor = view.document().find("words")
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center()
    )
    assert asked == [("Open this address outside Growth Journal?", address)]
    assert opened == ([address] if opens else [])


def test_versions_and_trash_show_the_words_and_nothing_else(window, workspace, qtbot):
    entry = entry_of(workspace)
    versions = VersionsDialog(
        window.session, entry, workspace.journal.revisions(entry.uuid), window
    )
    assert versions.list.count() > 0
    workspace.journal.trash([entry.uuid])
    trash = TrashDialog(window.session, workspace.journal.trashed(), window)
    for dialog in (versions, trash):
        dialog.show()
        qtbot.waitExposed(dialog)
        for what in ("before", "nothing"):
            if dialog is versions:
                versions.compare(what)
            bar = dialog.text.verticalScrollBar()
            for place in range(0, bar.maximum() + 1, max(bar.pageStep(), 1)):
                bar.setValue(place)
                assert RED not in colours(dialog)
        assert "<img src=" in dialog.text.toPlainText()
        assert dialog.text.document().toHtml().count("<img") == 0
        dialog.close()


def test_pasted_html_keeps_words_and_links_and_loads_nothing(window, red, listener):
    editor = window.pages["journal"].pane.body.view
    remote = f"http://127.0.0.1:{listener.getsockname()[1]}"
    pasted = QMimeData()
    pasted.setHtml(
        f'<link rel="stylesheet" href="{remote}/a.css"><style>@import "{remote}/b.css";</style>'
        f'<script src="{remote}/c.js">no()</script><b>kept</b> <img src="{red.as_uri()}">'
        f'<img src="{remote}/d.gif" width="1" height="1" alt="dot"><img src="{remote}/e.gif">'
        f'<img src="{red.as_uri()}" alt="a file"> <img src="{remote}/f.png" alt="a picture">'
        f'<p style="display: none">unseen</p><iframe src="{remote}/g"></iframe>'
    )
    pasted.setText("kept")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    before = editor.toPlainText()
    editor.insertFromMimeData(pasted)
    added = editor.toPlainText().removesuffix(before)
    assert added == f"**kept** a file [a picture]({remote}/f.png)"
    assert RED not in colours(editor)
    resource = editor.loadResource(2, QUrl.fromLocalFile(str(red)))
    assert resource.size().width() == 1


def test_links_that_are_followed_start_nothing(window, asked, body):
    page = window.pages["journal"]
    editor = page.pane.body.view
    pressed = 0
    block = editor.document().begin()
    while block.isValid():
        if block.text().startswith(("[press", "![picture")):
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, n=3)
            editor.setTextCursor(cursor)
            QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            pressed += 1
        block = block.next()
    assert pressed == body.count("![picture") + body.count("[press")
    assert [one for one in asked if not one.startswith("http://127.0.0.1")] == []
    assert len(asked) == 1


def test_an_address_is_asked_about_in_full_and_cancelled_by_default(window, asked):
    page = window.pages["journal"]
    page.pane.files.follow("https://example.org/a?b=c")
    assert asked == ["https://example.org/a?b=c"]


def test_the_pdf_has_no_picture_and_no_such_link(workspace, no_sockets):
    content = workspace.reports.entries_pdf(today=TODAY)
    reader = PdfReader(io.BytesIO(content))
    assert [image.name for one in reader.pages for image in one.images] == []
    links = [
        note.get_object()["/A"]["/URI"]
        for one in reader.pages
        for note in one.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    ]
    assert [one for one in links if not str(one).startswith(ALLOWED)] == []
    words = " ".join(one.extract_text() for one in reader.pages)
    assert words.index("Before.") < words.index("After.")


def test_the_html_of_an_entry_has_no_picture_and_no_such_link(body):
    words = to_html(parse(body))
    assert "<img" not in words
    assert 'href="' not in words.replace('href="http://127.0.0.1', "")
    assert "Before." in words
