"""Pasting with and without styles, and what a copy takes to other programs."""

from __future__ import annotations

import subprocess
import sys
import uuid

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from growthjournal.importers.pasted import LARGEST
from growthjournal.ui.pages.journal_copy import copy_rich_text
from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.editor import BodyEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HASH = "ab" * 32


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture(params=["styled", "plain"])
def editor(qtbot, theme, request):
    editor = BodyEditor(theme)
    qtbot.addWidget(editor)
    if request.param == "plain":
        editor.show_text(f"\n{'x' * 30_000}")
    editor.show()
    assert editor.is_plain == (request.param == "plain")
    editor.view.setFocus()
    return editor


@pytest.fixture
def notices(editor):
    seen = []
    editor.notice.connect(seen.append)
    return seen


@pytest.fixture
def clipboard(qapp):
    yield qapp.clipboard()
    qapp.clipboard().clear()


def first_line(editor):
    return editor.text().split("\n")[0]


def offered(html, text=None):
    source = QMimeData()
    source.setHtml(html)
    if text is not None:
        source.setText(text)
    return source


def test_control_v_keeps_styles_and_control_shift_v_does_not(editor, clipboard):
    clipboard.setMimeData(
        offered("<b>bold</b> and <a href='https://x.y'>more</a>", "bold and more")
    )
    QTest.keyClick(editor.view, Qt.Key.Key_V, CONTROL)
    assert first_line(editor) == "**bold** and [more](https://x.y)"
    editor.view.undo()
    assert first_line(editor) == ""
    QTest.keyClick(editor.view, Qt.Key.Key_V, CONTROL | SHIFT)
    assert first_line(editor) == "bold and more"
    editor.view.undo()
    assert first_line(editor) == ""


def test_the_menu_names_the_plain_paste(editor):
    (action,) = [a for a in editor.view.actions() if a.objectName() == "plainPasteAction"]
    assert action.text() == "Paste as plain text"
    assert action.shortcut().toString() == "Ctrl+Shift+V"


def test_too_much_is_pasted_as_words_with_one_sentence(editor, notices):
    editor.view.insertFromMimeData(offered(f"<b>x</b><i>{'y' * LARGEST}</i>", "the words"))
    assert first_line(editor) == "the words"
    assert notices == ["There was too much to keep its styles, so the words alone were pasted."]


def test_nothing_is_said_when_nothing_is_lost(editor, notices):
    editor.view.insertFromMimeData(offered("<p>the words</p>", "the words"))
    editor.view.insertFromMimeData(offered("<b>, again</b>", ", again"))
    assert first_line(editor) == "the words**, again**"
    assert notices == []


def test_html_alone_is_pasted_too(editor):
    source = offered("<p>one</p><script>no()</script>")
    assert editor.view.canInsertFromMimeData(source)
    editor.view.insertFromMimeData(source)
    assert first_line(editor) == "one"


def test_a_rich_copy_holds_styles_and_nothing_internal(clipboard):
    entry = uuid.uuid4()
    body = (
        f"Some **bold** words, [a talk](entry:{entry}), [a page](https://x.y/z).\n\n"
        f"![The board|400](attachment:{HASH})\n\n![](attachment:{HASH})\n\n"
        f"[agenda.pdf](attachment:{HASH}) <b>raw</b> ![far](https://x.y/far.png)"
    )
    copy_rich_text("Talk & <tea>", body)
    copied = clipboard.mimeData()
    html, text = copied.html(), copied.text()
    assert html.startswith("<h1>Talk &amp; &lt;tea&gt;</h1>")
    assert "<strong>bold</strong>" in html
    assert '<a href="https://x.y/z"' in html
    assert text.startswith("Talk & <tea>\n\nSome bold words, a talk, a page")
    for one in (html, text):
        assert "The board" in one
        assert "agenda.pdf" in one
        for internal in (HASH, str(entry), "attachment:", "entry:", "<img", "data:", "400"):
            assert internal not in one
    assert not copied.hasImage()
    assert not copied.hasUrls()
    assert QImage.fromData(copied.data("image/png")).isNull()


def test_a_rich_copy_is_pasted_as_it_was_written(editor, clipboard):
    body = "Some **bold** words"
    copy_rich_text("", body)
    QTest.keyClick(editor.view, Qt.Key.Key_V, CONTROL)
    assert first_line(editor) == body


COPIER = """
from PySide6.QtWidgets import QApplication
from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.editor import BodyEditor
app = QApplication([])
editor = BodyEditor(ThemeController(app, mode="light"))
editor.show_text("some words" * {times})
editor.view.selectAll()
editor.view.copy()
print(app.clipboard().text()[:10])
from PySide6.QtCore import QTimer
QTimer.singleShot(0, app.quit)
app.exec()
print(app.clipboard().text()[:10])
"""


@pytest.mark.parametrize("times", [1, 30_000], ids=["styled", "plain"])
def test_the_program_ends_well_after_a_copy(times):
    done = subprocess.run(
        [sys.executable, "-c", COPIER.format(times=times)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "some words\nsome words\n")
