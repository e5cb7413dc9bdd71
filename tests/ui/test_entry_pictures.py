"""Pictures and files of an entry: caption and size from the strip's menu, copies, links."""

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QMessageBox

from growthjournal.domain.entries import Entry
from growthjournal.domain.markdown_places import pictures_of
from growthjournal.exports.pdf import entries_pdf

BLUE = 0x2040C0
TODAY = date(2026, 11, 20)


def png(colour="#2040c0"):
    buffer = io.BytesIO()
    Image.new("RGB", (400, 200), colour).save(buffer, "PNG")
    return buffer.getvalue()


def settle(page, qtbot):
    qtbot.waitUntil(lambda: not page.session.is_busy, timeout=10_000)


def show(page, qtbot, body):
    entry = Entry(title="Seen", body=body, date=TODAY)
    page.session.notify(page.session.workspace.journal.put(entry))
    page.open_entry(entry.uuid)
    settle(page, qtbot)
    return entry


def menu_of(page, qtbot):
    """The menu of the first thumbnail, as the menu key opens it."""
    thumbnail = page.pane.strip._widgets[0]
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), thumbnail.mapToGlobal(QPoint(2, 2))
    )
    QApplication.sendEvent(thumbnail, event)
    menu = thumbnail.findChild(QMenu, "pictureMenu")
    qtbot.waitUntil(menu.isVisible)
    return menu


def choose(menu, *words):
    for word in words:
        (action,) = [one for one in menu.actions() if one.text() == word]
        menu = action.menu()
    action.trigger()


def test_the_menu_writes_a_size_that_can_be_undone(page, workspace, qtbot):
    kept = workspace.journal.attach(png(), "a.png", "image/png")
    body = f"🙂 Above\n\n![The board](attachment:{kept.sha256})\n\nBelow"
    entry = show(page, qtbot, body)
    choose(menu_of(page, qtbot), "Size", "Medium")
    after = body.replace("board", "board|420")
    assert page.pane.body.text() == after
    assert page.pane.saver.save()
    assert workspace.journal.entry(entry.uuid).body == after
    choose(menu_of(page, qtbot), "Size", "As large as it fits")
    assert page.pane.body.text() == body
    page.pane.body.view.undo()
    assert page.pane.body.text() == after


def test_the_menu_writes_a_caption(page, workspace, qtbot, monkeypatch):
    kept = workspace.journal.attach(png(), "a.png", "image/png")
    show(page, qtbot, f"![a.png|420](attachment:{kept.sha256})")
    seen = []

    def answer(dialog):
        seen.append(dialog.textValue())
        dialog.setTextValue("Peak [after] an\nhour|99")
        return True

    monkeypatch.setattr(QInputDialog, "exec", answer)
    choose(menu_of(page, qtbot), "Caption…")
    assert seen == ["a.png"]
    assert page.pane.body.text() == f"![Peak after an hour|420](attachment:{kept.sha256})"


@pytest.mark.parametrize(
    "markdown",
    ["![a|300](attachment:{sha})", '![](attachment:{sha} "t")', "![\\]|20x30](<attachment:{sha}>)"],
)
def test_a_picture_that_is_written_again_stays_the_same_picture(markdown):
    sha = "a" * 64
    text = markdown.format(sha=sha)
    (place,) = pictures_of(text, sha)
    assert text[place.start : place.end] == text
    (again,) = pictures_of(place.written(place.caption, 77), sha)
    assert (again.width, again.rest) == (77, place.rest)


def blue_width(pdf):
    """How wide the picture is on its page, as a share of the page."""
    buffer = QBuffer()
    buffer.setData(pdf)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    widest = 0
    for number in range(document.pageCount()):
        page = document.render(number, QSize(420, 595)).convertToFormat(QImage.Format.Format_RGB32)
        for y in range(page.height()):
            row = sum(page.pixel(x, y) & 0xFFFFFF == BLUE for x in range(page.width()))
            widest = max(widest, row)
    return widest


def test_the_pdf_shows_caption_and_width(workspace):
    content = png()
    kept = workspace.journal.attach(content, "a.png", "image/png")

    def pdf(width):
        body = f"![Peak board{width}](attachment:{kept.sha256})"
        entry = Entry(title="t", body=body, date=TODAY)
        return entries_pdf([entry], lambda _sha: (content, "image/png"), title="", today=TODAY)

    small, large = pdf("|160"), pdf("|640")
    words = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(small)).pages)
    assert "Peak board" in words
    assert "|160" not in words
    assert blue_width(large) > 250
    assert abs(blue_width(large) - 4 * blue_width(small)) < 12


def test_a_dropped_file_becomes_a_link(page, workspace, qtbot, tmp_path):
    show(page, qtbot, "")
    path = tmp_path / "Minutes [1]\u202egnp.pdf"
    path.write_bytes(b"%PDF-1.4")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    page.pane.body.view.insertFromMimeData(dropped)
    settle(page, qtbot)
    assert page.pane.body.text().startswith("[Minutes 1 gnp.pdf](attachment:")


@pytest.fixture
def answers(monkeypatch):
    """Answers the question about a file by pressing the button with these words."""
    asked = []

    def with_button(words):
        def answer(dialog):
            asked.append((dialog.objectName(), dialog.text()))
            (button,) = [one for one in dialog.buttons() if one.text().replace("&", "") == words]
            button.click()

        monkeypatch.setattr(QMessageBox, "exec", answer)
        monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
        return asked

    return with_button


def test_a_file_is_saved_where_it_is_asked_for_and_never_opened(
    page, workspace, qtbot, tmp_path, monkeypatch, answers
):
    kept = workspace.journal.attach(b"%PDF-1.4", "Minutes.pdf", "application/pdf")
    show(page, qtbot, f"[Minutes.pdf](attachment:{kept.sha256})")
    target = tmp_path / "copy.pdf"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _parent, _title, name: (str(target), name)
    )
    asked = answers("Cancel")
    page.pane.files.follow(f"attachment:{kept.sha256}")
    assert not target.exists()
    answers("Save as…")
    page.pane.files.follow(f"attachment:{kept.sha256}")
    assert target.read_bytes() == b"%PDF-1.4"
    assert [name for name, _text in asked] == ["fileQuestion", "fileQuestion"]
    assert "Minutes.pdf" in asked[0][1]


def test_a_file_has_a_menu_in_the_strip_too(page, workspace, qtbot, tmp_path, monkeypatch):
    kept = workspace.journal.attach(b"%PDF-1.4", "../../x/Minutes.pdf", "application/pdf")
    show(page, qtbot, f"[Minutes.pdf](attachment:{kept.sha256})")
    names = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _parent, _title, name: names.append(name) or ("", "")
    )
    choose(menu_of(page, qtbot), "Save as…")
    assert len(names) == 1
    assert len(Path(names[0]).parts) == 1


def test_a_disguised_address_is_shown_as_it_is(page, answers):
    shown = []
    asked = answers("Cancel")
    original = QMessageBox.setInformativeText
    QMessageBox.setInformativeText = lambda self, text: shown.append(text)
    try:
        page.pane.files.follow("https://example.org/\u202egnp.exe")
        page.pane.files.follow("https://p\u0430ypal.com/")  # a Cyrillic letter
    finally:
        QMessageBox.setInformativeText = original
    assert shown == ["https://example.org/%E2%80%AEgnp.exe", "https://xn--pypal-4ve.com/"]
    assert len(asked) == 2


def test_enter_on_a_thumbnail_shows_the_picture(page, workspace, qtbot):
    kept = workspace.journal.attach(png(), "a.png", "image/png")
    show(page, qtbot, f"![a](attachment:{kept.sha256})")
    QTest.keyClick(page.pane.strip._widgets[0], Qt.Key.Key_Space)
    viewer = page.pane.findChild(object, "imageViewer")
    assert viewer is not None
    viewer.close()
