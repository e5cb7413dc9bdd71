"""The reading view: what it shows, what a click in it does, and what it never does."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest

from growthjournal.domain.entries import Entry
from growthjournal.exports import nodes
from growthjournal.exports.markup import parse
from growthjournal.services.reading import Reading
from growthjournal.ui.widgets.reading_view import ReadingView

TODAY = date(2026, 11, 20)
BLUE = 0x2040C0
BODY = """# First

Some *slanted* and **bold** words.[^a]

- [ ] call them
- [x] done

> Their words

| Who | When |
|---|---|
| Ingrid | Monday |

[^a]: The note.
"""


@pytest.fixture
def workspace(workspace):
    workspace.journal.put(Entry(title="Read me", body=BODY, date=TODAY))
    return workspace


def settle(page, qtbot):
    qtbot.waitUntil(lambda: not page.session.is_busy, timeout=10_000)


def read(page):
    if not page.pane.reading.is_shown:
        QTest.mouseClick(page.pane.header.reading, Qt.MouseButton.LeftButton)
    view = page.pane.reading.view
    assert view.isVisible()
    assert not page.pane.body.isVisible()
    return view


def colours(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {one & 0xFFFFFF for one in image.constBits().cast("I")}


def cursor_at(view, words):
    cursor = view.document().find(words)
    assert not cursor.isNull(), words
    return cursor


def click_on(view, words):
    cursor = cursor_at(view, words)
    before = QTextCursor(cursor)
    before.setPosition(cursor.selectionStart())
    area = view.cursorRect(before).united(view.cursorRect(cursor))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def typed(page):
    return page.pane.body.text()


def test_markdown_is_carried_out(page):
    view = read(page)
    words = view.toPlainText()
    for sign in ("#", "**", "*slanted*", "[ ]", "[^a]", "> ", "|"):
        assert sign not in words
    assert cursor_at(view, "slanted").charFormat().fontItalic()
    assert cursor_at(view, "bold").charFormat().fontWeight() >= 700
    assert cursor_at(view, "First").charFormat().font().pixelSize() > 17
    assert cursor_at(view, "Ingrid").currentTable() is not None
    assert cursor_at(view, "Some").block().charFormat().font().family() == "Literata"


def test_a_box_is_ticked_in_the_stored_text_and_that_can_be_undone(page):
    view = read(page)
    click_on(view, "☐")
    assert typed(page) == BODY.replace("[ ] call", "[x] call")
    assert view.toPlainText().count("☑") == 2
    assert page.pane.saver.save()
    entry = page.pane.entry
    assert page.session.workspace.journal.entry(entry.uuid).body == typed(page)
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typed(page) == BODY
    assert view.toPlainText().count("☑") == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("> - [ ] a", "> - [x] a"),
        ("- - [X] a", "- - [ ] a"),
        ("1) [ ] 🙂 a", "1) [x] 🙂 a"),
        ("🙂🙂\r\n\r\n- [ ] a\r\n", "🙂🙂\r\n\r\n- [x] a\r\n"),
        ("lone\rreturn\n\n- [ ] a", "lone\rreturn\n\n- [x] a"),
        ("[^1]\n\n[^1]: - [ ] a", "[^1]\n\n[^1]: - [ ] a"),
        ("[^1]\n\n[^1]: x\n\n    - [ ] a", "[^1]\n\n[^1]: x\n\n    - [x] a"),
    ],
)
def test_a_box_anywhere(page, workspace, before, after):
    entry = Entry(title="Boxes", body=before, date=TODAY)
    page.session.notify(workspace.journal.put(entry))
    page.open_entry(entry.uuid)
    view = read(page)
    click_on(view, "☑" if "[X]" in before else "☐")
    assert typed(page) == after


def test_the_choice_is_kept_and_a_new_entry_is_for_writing(page, workspace):
    read(page)
    other = Entry(title="Other", body="*Other*", date=TODAY)
    page.session.notify(workspace.journal.put(other))
    page.open_entry(other.uuid)
    assert page.pane.reading.view.isVisible()
    assert page.pane.reading.view.toPlainText() == "Other"
    page.new_entry()
    assert page.pane.body.isVisible()
    page.open_entry(other.uuid)
    assert page.pane.reading.view.isVisible()


def test_typing_stays_and_enter_leaves(page):
    view = read(page)
    view.setFocus()
    QTest.keyClicks(view, "abc")
    assert view.isVisible()
    assert typed(page) == BODY
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert page.pane.body.isVisible()
    assert not view.isVisible()


def test_the_column_stays_where_it_was(page):
    styled = page.pane.body.styled
    words = cursor_at(styled, "Some")
    words.setPosition(words.selectionStart())
    there = styled.viewport().mapTo(page, styled.cursorRect(words).topLeft()).x()
    view = read(page)
    words = cursor_at(view, "Some")
    words.setPosition(words.selectionStart())
    assert abs(view.viewport().mapTo(page, view.cursorRect(words).topLeft()).x() - there) <= 1


def test_a_search_is_marked(page, theme):
    view = read(page)
    page.pane.mark(("slanted",))
    assert theme.tokens().mark.rgb() & 0xFFFFFF in colours(view)
    page.pane.mark(())
    assert theme.tokens().mark.rgb() & 0xFFFFFF not in colours(view)


def test_a_footnote_and_back(page):
    view = read(page)
    notes = "\n\n".join(f"Line {number}" for number in range(80))
    view.show_content(Reading(f"Top.[^a]\n\n{notes}\n\n[^a]: The note."), {}, keep_place=False)
    click_on(view, "1")
    assert view.verticalScrollBar().value() > 0


def test_a_picture_is_in_its_place_with_caption_and_width(page, workspace, qtbot):
    buffer = BytesIO()
    Image.new("RGB", (400, 200), f"#{BLUE:06x}").save(buffer, "PNG")
    kept = workspace.journal.attach(buffer.getvalue(), "a.png", "image/png")
    body = f"Above\n\n![The board|100](attachment:{kept.sha256})\n\nBelow"
    entry = Entry(title="Seen", body=body, date=TODAY)
    page.session.notify(workspace.journal.put(entry))
    page.open_entry(entry.uuid)
    view = read(page)
    qtbot.waitUntil(lambda: BLUE in colours(view), timeout=10_000)
    image = view.grab().toImage()
    row = [
        sum(image.pixel(x, y) & 0xFFFFFF == BLUE for x in range(image.width()))
        for y in range(image.height())
    ]
    assert max(row) == 100
    assert sum(count == 100 for count in row) == 50
    words = view.toPlainText()
    assert words.index("Above") < words.index("The board") < words.index("Below")
    assert not page.pane.strip.isVisible()
    QTest.mouseClick(page.pane.header.reading, Qt.MouseButton.LeftButton)
    # Its pictures are read beside those of the text.
    qtbot.waitUntil(page.pane.strip.isVisible, timeout=10_000)


@pytest.mark.parametrize(
    ("markdown", "caption", "width"),
    [
        ("![Board|300](attachment:{sha})", "Board", 300),
        ("![Board|300x200](attachment:{sha})", "Board", 300),
        ('![IMG.png](attachment:{sha} "Title")', "Title", None),
        ("![IMG_1.jpg](attachment:{sha})", "", None),
        ("![a|b](attachment:{sha})", "a|b", None),
        ("![|300](attachment:{sha})", "", 300),
        ("![x|0](attachment:{sha})", "x", None),
    ],
)
def test_caption_and_width_are_read(markdown, caption, width):
    (only,) = parse(markdown.format(sha="a" * 64))
    (image,) = only.children
    assert isinstance(image, nodes.Image)
    assert (image.caption, image.width) == (caption, width)


def test_what_is_copied_has_no_addresses(page, qapp):
    view = read(page)
    view.show_content(
        Reading(f"[words](entry:{'0' * 8}-0000-0000-0000-{'0' * 12})"), {}, keep_place=False
    )
    view.selectAll()
    copied = view.createMimeDataFromSelection()
    assert not copied.hasHtml()
    assert not copied.hasUrls()
    assert not copied.hasImage()
    assert copied.text() == "words"


def test_locking_empties_it(page):
    view = read(page)
    page.session.lock()
    assert view.toPlainText() == ""
    assert not view.isVisible()


def test_nothing_is_read_before_it_is_shown(qtbot, theme):
    view = ReadingView(theme)
    qtbot.addWidget(view)
    assert view.loadResource(2, "file:///etc/passwd").width() == 1
    view.setSource("file:///etc/hostname")
    assert view.toPlainText() == ""
