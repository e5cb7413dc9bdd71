"""Reading, pictures, copying, focus and text size, by keys alone."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry
from growthjournal.services.workspace import Workspace

Key = Qt.Key
BLUE = 0x2040C0
BODY = """# What I saw

Some **bold** words.[^a] See [the page](https://example.org).

- [ ] call them
- [x] done

| Who | When |
|---|---|
| Ingrid | Monday |

[^a]: The note."""
ENTRY = Entry(title="Read me", date=date(2026, 11, 19), body=BODY)


@pytest.fixture
def pane(window, keyboard, journal_of):
    keyboard.open(journal_of(ENTRY))
    keyboard.press(Key.Key_Return)
    return window.pages["journal"].pane


def picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (60, 40), "#2040c0").save(buffer, "PNG")
    return buffer.getvalue()


def read(keyboard, pane):
    keyboard.press(Key.Key_R, control=True, shift=True)
    keyboard.wait(lambda: pane.reading.is_shown)
    keyboard.settle()
    return pane.reading.view


def test_an_entry_is_read_and_ticked(pane, keyboard):
    assert "# What I saw" in keyboard.seen(pane.body.view)
    view = read(keyboard, pane)
    assert QApplication.focusWidget() is view
    assert not pane.body.view.isVisible()
    words = keyboard.seen(view)
    for shown in ("What I saw", "Some bold words.", "☐ call them", "☑ done", "Ingrid", "The note."):
        assert shown in words.replace("\xa0", " "), shown
    assert "#" not in words
    assert "**" not in words
    for _attempt in range(9):
        keyboard.press(Key.Key_Tab)
        if view.textCursor().selectedText() == "☐":
            break
    keyboard.press(Key.Key_Return)
    assert "☑ call them" in keyboard.seen(view).replace("\xa0", " ")
    assert QApplication.focusWidget() is view
    keyboard.press(Key.Key_Z, control=True)
    assert "☐ call them" in keyboard.seen(view).replace("\xa0", " ")
    keyboard.press(Key.Key_Z, control=True, shift=True)
    with keyboard.closed() as stored:
        assert stored.journal.entry(ENTRY.uuid).body == BODY.replace("[ ] call", "[x] call")


def test_enter_goes_back_to_writing(pane, keyboard):
    read(keyboard, pane)
    keyboard.press(Key.Key_Return)
    assert QApplication.focusWidget() is pane.body.view
    keyboard.press(Key.Key_End, control=True)
    keyboard.write(" More.")
    assert "The note. More." in keyboard.seen(pane.body.view)
    with keyboard.closed() as stored:
        assert stored.journal.entry(ENTRY.uuid).body == f"{BODY} More."


def test_a_footnote_is_jumped_to_and_back_while_writing(pane, keyboard):
    view = pane.body.view
    keyboard.press(Key.Key_Home, control=True)
    keyboard.press(Key.Key_Down, Key.Key_Down, Key.Key_Home)
    keyboard.press(*[Key.Key_Right] * len("Some **bold** words.[^a"))
    keyboard.press(Key.Key_Return, control=True)
    assert view.textCursor().block().text() == "[^a]: The note."
    keyboard.write(" More")
    keyboard.press(Key.Key_Return, control=True)
    assert view.textCursor().block().text().startswith("Some")
    assert view.textCursor().positionInBlock() == len("Some **bold** words.[^a]")


def test_a_picture_gets_a_caption_and_a_size(window, keyboard, tmp_path):
    path = tmp_path / "p.growthjournal"
    with Workspace.create(path, None) as workspace:
        kept = workspace.journal.attach(picture(), "lake.png", "image/png", width=60, height=40)
        line = f"![](attachment:{kept.sha256})"
        entry = Entry(title="Lake", date=date(2026, 11, 19), body=f"Look:\n\n{line}")
        workspace.journal.put(entry)
    keyboard.open(path)
    keyboard.press(Key.Key_Return)
    pane = window.pages["journal"].pane
    keyboard.wait(lambda: BLUE in keyboard.colours(pane.strip))
    keyboard.press(Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Picture lake.png: show it large"
    keyboard.press(Key.Key_F10, shift=True)

    def name_it(_dialog):
        keyboard.write("The lake at six\n")

    with keyboard.at("captionDialog", name_it):
        keyboard.choose("Caption")
    keyboard.tab_to("Picture lake.png: show it large")
    keyboard.press(Key.Key_F10, shift=True)
    keyboard.choose("Size", "Small")
    written = pane.body.text()
    assert written.startswith("Look:\n\n![The lake at six|")
    assert "The lake at six" in keyboard.seen(pane.body.view)
    view = read(keyboard, pane)
    assert BLUE in keyboard.colours(view)
    assert "The lake at six" in keyboard.seen(view)
    with keyboard.closed() as stored:
        assert stored.journal.entry(entry.uuid).body == written


def test_an_entry_is_copied_as_markdown_and_with_styles(pane, keyboard):
    clipboard = QGuiApplication.clipboard()
    keyboard.tab_to("entryMenuButton")
    keyboard.press(Key.Key_Space)
    keyboard.choose("Copy as Markdown")
    assert clipboard.text() == f"# Read me\n\n{BODY}"
    keyboard.wait_until_closed()
    keyboard.tab_to("entryMenuButton")
    keyboard.press(Key.Key_Space)
    keyboard.choose("Copy as rich text")
    given = clipboard.mimeData()
    assert given.hasHtml()
    assert "**" not in given.text()
    assert "Some bold words." in given.text()
    clipboard.clear()


def test_focus_mode_is_entered_written_in_and_left(window, pane, keyboard):
    page = window.pages["journal"]
    keyboard.press(Key.Key_F11)
    assert not page.list.isVisible()
    assert not window.nav["journal"].isVisible()
    assert QApplication.focusWidget() is pane.body.view
    keyboard.press(Key.Key_End, control=True)
    keyboard.write(" Alone.")
    keyboard.press(Key.Key_Escape)
    assert page.list.isVisible()
    assert window.nav["journal"].isVisible()
    with keyboard.closed() as stored:
        assert stored.journal.entry(ENTRY.uuid).body.endswith("The note. Alone.")


def test_the_text_grows_and_shrinks(window, pane, keyboard):
    before = pane.body.view.font().pixelSize()
    keyboard.press(Key.Key_Plus, control=True)
    keyboard.press(Key.Key_Plus, control=True)
    assert pane.body.view.font().pixelSize() > before
    assert "What I saw" in keyboard.seen(pane.body.view)
    keyboard.press(Key.Key_Minus, control=True)
    keyboard.press(Key.Key_0, control=True)
    assert pane.body.view.font().pixelSize() == before


def test_words_are_counted_as_they_are_typed_and_selected(pane, keyboard):
    keyboard.press(Key.Key_A, control=True)
    keyboard.write("one two three")
    keyboard.wait(lambda: pane.header.status.text().endswith("3 words"))
    keyboard.press(Key.Key_Left, control=True, shift=True)
    keyboard.wait(lambda: pane.header.status.text().endswith("1 of 3 words"))
    assert pane.header.status.isVisible()
