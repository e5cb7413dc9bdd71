"""The text of an entry: both views, keys, pasting, marks."""

import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtTest import QTest

from growthjournal.ui.widgets.editor import BodyEditor

MB = 1_000_000
NASTY = [
    "",
    "family 👨‍👩‍👧‍👦 and flag 🇬🇧",
    "שלום עולם مرحبا",
    "before\x00after",
    "one\r\ntwo\r\n",
    "one\r\ntwo\nthree\rfour",
    "old\rmac",
    "NFC é NFD e\u0301",
    "astral \U0001d54f\U0010ffff",
    "\ufeffwith a mark",
    "bidi \u202eright\u202c end",
    "control \x01\x07\x0b\x0c\x1b\x7f\x85",
    "lines\u2028and\u2029paragraphs",
    "\ufdd0frames\ufdd1 and others \ufdd2\ufdef",
    "no-break\u00a0space \u200b zero \u2060 joiner",
    "object \ufffc and replacement \ufffd",
    "tabs\tand   spaces  \n\n\n",
]


@pytest.fixture
def editor(qtbot, theme):
    editor = BodyEditor(theme)
    qtbot.addWidget(editor)
    editor.resize(700, 500)
    editor.show()
    return editor


def type_in(editor, text):
    QTest.keyClicks(editor.view, text)


def put_cursor(editor, place):
    cursor = editor.view.textCursor()
    cursor.setPosition(place)
    editor.view.setTextCursor(cursor)


def paste(editor, text):
    source = QMimeData()
    source.setText(text)
    editor.view.insertFromMimeData(source)


@pytest.mark.parametrize("text", NASTY)
def test_text_that_was_only_shown_is_the_same_object_back(editor, text):
    editor.show_text(text)
    assert not editor.is_edited
    assert editor.text() is text


@pytest.mark.parametrize("text", NASTY)
def test_typing_changes_nothing_but_what_was_typed(editor, text):
    editor.show_text(text)
    editor.view.moveCursor(QTextCursor.MoveOperation.End)
    type_in(editor, "x")
    assert editor.is_edited
    assert editor.text() == text + "x"


@pytest.mark.parametrize("text", NASTY)
def test_undo_returns_to_the_stored_text(editor, text):
    editor.show_text(text)
    type_in(editor, "x")
    editor.view.undo()
    assert editor.text() == text


def test_half_surrogates_are_shown_with_a_notice(editor, qtbot):
    with qtbot.waitSignal(editor.notice):
        editor.show_text("a\ud800b")
    assert editor.view.raw_text() == "a\ufffdb"
    assert editor.text() == "a\ud800b"


def test_long_text_opens_in_the_plain_view(editor):
    text = "one line of text\n" * 20_000
    editor.show_text(text)
    assert editor.is_plain
    type_in(editor, "x")
    assert editor.text() == "x" + text


def test_a_word_of_one_megabyte_stays_whole_in_the_plain_view(editor):
    text = "a" * MB
    editor.show_text(text)
    assert editor.is_plain
    editor.view.moveCursor(QTextCursor.MoveOperation.End)
    type_in(editor, "b")
    assert editor.text() == text + "b"
    editor.view.selectAll()
    assert editor.view.createMimeDataFromSelection().text() == text + "b"


@pytest.mark.parametrize(
    "text",
    [("word " * 20 + "\n") * 10_000, "word " * 200_000, "a" * MB],
    ids=["lines", "one paragraph", "one word"],
)
def test_a_megabyte_is_pasted_at_once_and_can_be_taken_back(editor, text):
    editor.show_text("before ")
    editor.view.moveCursor(QTextCursor.MoveOperation.End)
    started = time.perf_counter()
    paste(editor, text)
    assert time.perf_counter() - started < 5
    assert editor.is_plain
    assert editor.text() == "before " + text
    editor.view.undo()
    assert editor.text() == "before "


def test_pasting_a_little_keeps_the_styled_view(editor):
    editor.show_text("one ")
    editor.view.moveCursor(QTextCursor.MoveOperation.End)
    paste(editor, "two\r\nthree")
    assert not editor.is_plain
    assert editor.text() == "one two\nthree"


def test_rich_text_is_pasted_as_markdown_without_its_files(editor):
    source = QMimeData()
    source.setText("plain")
    source.setHtml("<b>plain</b><img src='file:///etc/passwd'>")
    editor.view.insertFromMimeData(source)
    assert editor.text() == "**plain**"


def test_a_pasted_picture_is_given_as_bytes(editor, qtbot):
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    source = QMimeData()
    source.setImageData(image)
    with qtbot.waitSignal(editor.files_given) as given:
        editor.view.insertFromMimeData(source)
    (file,) = given.args[0]
    assert file.media_type == "image/png"
    assert QImage.fromData(file.content).size() == image.size()


def test_dropped_files_are_given_as_bytes(editor, qtbot, tmp_path):
    path = tmp_path / "agenda.pdf"
    path.write_bytes(b"%PDF")
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(editor.files_given) as given:
        editor.view.insertFromMimeData(source)
    (file,) = given.args[0]
    assert (file.name, file.content, file.media_type) == ("agenda.pdf", b"%PDF", "application/pdf")


def test_lines_are_inserted_as_lines_of_their_own(editor):
    editor.show_text("one two")
    put_cursor(editor, 3)
    editor.insert_lines(["![a](attachment:1)", "![b](attachment:2)"])
    assert editor.text() == "one two\n![a](attachment:1)\n![b](attachment:2)\n"


def test_nothing_is_ever_loaded(editor, tmp_path):
    path = tmp_path / "red.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(path))
    for name in (str(path), QUrl.fromLocalFile(str(path)), QUrl("https://example.org/a.png")):
        loaded = editor.styled.loadResource(2, name)
        assert loaded.size().width() == 1


def test_bold_and_italic_wrap_and_unwrap_the_word(editor):
    editor.show_text("one two three")
    put_cursor(editor, 5)
    QTest.keyClick(editor.view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "one **two** three"
    assert editor.view.textCursor().selectedText() == "two"
    QTest.keyClick(editor.view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "one two three"
    QTest.keyClick(editor.view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "one *two* three"


def test_bold_without_a_word_puts_the_cursor_between_the_markers(editor):
    editor.show_text("")
    QTest.keyClick(editor.view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    type_in(editor, "x")
    assert editor.text() == "**x**"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- one", "- "),
        ("  * one", "  * "),
        ("9. nine", "10. "),
        ("1) one", "2) "),
        ("- [x] done", "- [ ] "),
        ("> said", "> "),
        ("plain", ""),
    ],
)
def test_enter_continues_lists_and_quotes(editor, line, following):
    editor.show_text(line)
    editor.view.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    assert editor.text() == f"{line}\n{following}"


def test_enter_in_an_empty_item_ends_the_list(editor):
    editor.show_text("- one\n- ")
    editor.view.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    assert editor.text() == "- one\n"


def test_control_enter_ticks_and_unticks(editor):
    editor.show_text("- [ ] ask")
    QTest.keyClick(editor.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "- [x] ask"
    QTest.keyClick(editor.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "- [ ] ask"


def rect_at(editor, place):
    cursor = QTextCursor(editor.view.document())
    cursor.setPosition(place)
    return editor.view.cursorRect(cursor)


def test_a_click_on_the_box_ticks_it_and_one_on_the_words_does_not(editor, qtbot):
    editor.show_text("- [ ] ask who disagrees")
    qtbot.mouseClick(
        editor.view.viewport(), Qt.MouseButton.LeftButton, pos=rect_at(editor, 4).center()
    )
    assert editor.text() == "- [x] ask who disagrees"
    qtbot.mouseClick(
        editor.view.viewport(), Qt.MouseButton.LeftButton, pos=rect_at(editor, 12).center()
    )
    assert editor.text() == "- [x] ask who disagrees"


@pytest.mark.parametrize(
    ("text", "place", "target"),
    [
        ("see [notes](https://example.org/n) there", 6, "https://example.org/n"),
        ("😀 [notes](entry:abc)", 8, "entry:abc"),
        ("go to https://example.org/x now", 10, "https://example.org/x"),
    ],
)
def test_control_click_and_control_enter_follow_a_link(editor, qtbot, text, place, target):
    editor.show_text(text)
    control = Qt.KeyboardModifier.ControlModifier
    spot = rect_at(editor, place).center() + QPoint(1, 0)
    with qtbot.waitSignal(editor.link_followed) as followed:
        qtbot.mouseClick(editor.view.viewport(), Qt.MouseButton.LeftButton, control, spot)
    assert followed.args == [target]
    put_cursor(editor, place)
    with qtbot.waitSignal(editor.link_followed) as followed:
        QTest.keyClick(editor.view, Qt.Key.Key_Return, control)
    assert followed.args == [target]


def test_a_plain_click_follows_nothing(editor, qtbot):
    editor.show_text("[notes](https://example.org)")
    with qtbot.assertNotEmitted(editor.link_followed):
        qtbot.mouseClick(
            editor.view.viewport(), Qt.MouseButton.LeftButton, pos=rect_at(editor, 3).center()
        )


def test_searched_words_are_marked(editor, theme):
    editor.show_text("the silence, and Silence again")
    editor.mark(("silence",))
    marks = editor.view.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["silence", "Silence"]
    assert marks[0].format.background().color() == theme.tokens().mark
    editor.mark(())
    assert editor.view.extraSelections() == []


def formats_of(editor, line):
    block = editor.styled.document().findBlockByNumber(line)
    text = block.text()
    return {
        text[one.start : one.start + one.length]: QTextCharFormat(one.format)
        for one in block.layout().formats()
    }


def test_markdown_is_styled_in_place(editor):
    editor.show_text("# Head\n**bold** and *soft* and ~~gone~~\n`a*b*c` #tag\n> said")
    bold = formats_of(editor, 1)
    assert bold["bold"].fontWeight() >= 700
    assert bold["soft"].fontItalic()
    assert bold["~~gone~~"].fontStrikeOut()
    assert "a*b*c" in formats_of(editor, 2)
    assert not formats_of(editor, 2)["a*b*c"].fontItalic()
    assert formats_of(editor, 2)["#tag"].fontWeight() >= 600
    assert formats_of(editor, 3)["said"].fontItalic()
    size = formats_of(editor, 0)["Head"].property(QTextFormat.Property.FontPixelSize)
    assert size > 17


def test_code_between_fences_is_not_styled_as_prose(editor):
    editor.show_text("```\n**not bold**\n```\n**bold**")
    assert "not bold" not in formats_of(editor, 1)
    assert formats_of(editor, 3)["bold"].fontWeight() >= 700


def test_a_new_theme_repaints_and_loses_nothing(editor, theme):
    editor.show_text("one")
    editor.view.moveCursor(QTextCursor.MoveOperation.End)
    type_in(editor, " two")
    theme.set_text_scale(2.0)
    editor.read_theme()
    assert editor.text() == "one two"
    assert editor.styled.document().defaultFont().pixelSize() == 34
    editor.view.undo()
    assert editor.text() == "one"
    theme.set_text_scale(1.0)


def test_the_column_is_no_wider_than_72_characters(editor):
    editor.resize(1600, 500)
    width = editor.styled.viewport().width()
    metrics = editor.styled.fontMetrics()
    assert width < 90 * metrics.averageCharWidth() * 17 / 14
    assert editor.styled.document().textWidth() == width
