"""Tables, rules and footnotes in the text of an entry."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtTest import QTest

from growthjournal.domain.entries import word_count
from growthjournal.ui.widgets import editor_tables
from growthjournal.ui.widgets.editor import BodyEditor

Key, Held = Qt.Key, Qt.KeyboardModifier
TABLE = "| Who | When |\n| --- | ---: |\n| 😀 Rusticus | Monday |"


@pytest.fixture
def editor(qtbot, theme):
    editor = BodyEditor(theme)
    qtbot.addWidget(editor)
    editor.resize(700, 500)
    editor.show()
    return editor


def put_cursor(editor, line, column=0):
    block = editor.view.document().findBlockByNumber(line)
    cursor = editor.view.textCursor()
    cursor.setPosition(block.position() + min(column, block.length() - 1))
    editor.view.setTextCursor(cursor)


def press(editor, key, held=Held.NoModifier):
    QTest.keyClick(editor.view, key, held)


def test_tab_goes_from_cell_to_cell_and_past_the_last_adds_a_row(editor):
    editor.show_text(TABLE)
    put_cursor(editor, 0, 3)
    seen = []
    for _cell in range(3):
        press(editor, Key.Key_Tab)
        seen.append(editor.view.textCursor().selectedText())
    assert seen == ["When", "😀 Rusticus", "Monday"]
    press(editor, Key.Key_Tab)
    assert editor.text() == f"{TABLE}\n|  |  |"
    QTest.keyClicks(editor.view, "x")
    assert editor.text() == f"{TABLE}\n| x |  |"


def test_shift_tab_goes_back_over_the_dashes(editor):
    editor.show_text(TABLE)
    put_cursor(editor, 2, 3)
    press(editor, Key.Key_Backtab, Held.ShiftModifier)
    assert editor.view.textCursor().selectedText() == "When"
    press(editor, Key.Key_Backtab, Held.ShiftModifier)
    assert editor.view.textCursor().selectedText() == "Who"


def test_enter_at_the_end_of_a_row_adds_one_and_in_an_empty_row_ends_the_table(editor):
    editor.show_text(TABLE)
    put_cursor(editor, 0, 99)
    press(editor, Key.Key_Return)
    lines = TABLE.split("\n")
    assert editor.text() == "\n".join([*lines[:2], "|  |  |", lines[2]])
    editor.view.undo()
    assert editor.text() == TABLE
    put_cursor(editor, 2, 99)
    press(editor, Key.Key_Return)
    editor.view.moveCursor(QTextCursor.MoveOperation.End)
    press(editor, Key.Key_Return)
    assert editor.text() == f"{TABLE}\n"


def test_columns_are_aligned_by_command(editor):
    editor.show_text(
        "before\n\n| Who | When |\n| --- | ---: |\n| Rusticus | Mon | late\\|r |\n\nafter"
    )
    put_cursor(editor, 2)
    cursor = editor.view.textCursor()
    assert editor_tables.align(cursor)
    assert editor.text() == (
        "before\n\n"
        "| Who      | When |         |\n"
        "| -------- | ---: | ------- |\n"
        "| Rusticus |  Mon | late\\|r |\n"
        "\nafter"
    )
    editor.view.undo()
    assert "| Who | When |\n" in editor.text()
    put_cursor(editor, 0)
    assert not editor_tables.align(editor.view.textCursor())


ROWS = st.lists(
    st.sampled_from(["| a | b |", "| - | :-: |", "|  |  |", "| 😀 | longer words | c |", "text", "",
                     "||", "- a", "```", "| x |"]),
    min_size=1, max_size=8,
)  # fmt: skip
KEYS = [Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, None]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, acts=st.lists(
    st.tuples(st.sampled_from(KEYS), st.integers(0, 9), st.integers(0, 20)), max_size=6
))  # fmt: skip
def test_whatever_is_done_to_a_table_can_be_taken_back(editor, rows, acts):
    text = "\n".join(rows)
    editor.show_text(text)
    for key, line, column in acts:
        put_cursor(editor, line % editor.view.document().blockCount(), column)
        if key is None:
            editor_tables.align(editor.view.textCursor())
        else:
            press(editor, key)
    while editor.view.document().isUndoAvailable():
        editor.view.undo()
    assert editor.text() == text


def formats_of(editor, line):
    block = editor.styled.document().findBlockByNumber(line)
    return {
        block.text()[one.start : one.start + one.length]: QTextCharFormat(one.format)
        for one in block.layout().formats()
    }


def test_tables_and_notes_have_a_style_of_their_own(editor):
    editor.show_text("| a | b |\nsaid[^1] so\n---\n`[^2]`")
    family = QTextFormat.Property.FontFamilies
    assert all(one.hasProperty(family) for one in formats_of(editor, 0).values())
    assert "[^1]" in formats_of(editor, 1)
    assert "---" in formats_of(editor, 2)
    assert "[^2]" in formats_of(editor, 3)
    assert formats_of(editor, 3)["[^2]"].hasProperty(family)


def test_a_rule_is_drawn_across(editor, theme):
    editor.show_text("a\n\n---\n\nb")
    block = editor.view.document().findBlockByNumber(2)
    area = editor.view.document().documentLayout().blockBoundingRect(block)
    picture = editor.view.viewport().grab().toImage()
    column = [
        picture.pixelColor(picture.width() // 2, int(area.top()) + row)
        for row in range(int(area.height()))
    ]
    assert theme.tokens().hairline.name() in [one.name() for one in column]


NOTES = "One[^a] and two[^b].\n\n[^b]: Second.\n[^a]: First."


@pytest.mark.parametrize(
    ("line", "column", "lands"),
    [(0, 5, (3, 12)), (0, 17, (2, 13)), (3, 2, (0, 7)), (2, 2, (0, 19))],
)
def test_control_enter_jumps_between_mark_and_note(editor, line, column, lands):
    editor.show_text(NOTES)
    put_cursor(editor, line, column)
    press(editor, Key.Key_Return, Held.ControlModifier)
    cursor = editor.view.textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == lands
    assert editor.text() == NOTES


def test_control_click_jumps_too(editor, qtbot):
    editor.show_text(NOTES)
    cursor = QTextCursor(editor.view.document())
    cursor.setPosition(5)
    spot = editor.view.cursorRect(cursor).center() + QPoint(1, 0)
    qtbot.mouseClick(editor.view.viewport(), Qt.MouseButton.LeftButton, Held.ControlModifier, spot)
    assert editor.view.textCursor().blockNumber() == 3


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("one two", 2),
        ("# A heading", 2),
        ("- one\n* two\n12. three\n- [ ] four\n  - [x] five", 5),
        ("> said\n> > twice", 2),
        ("| a | b |\n|---|:-:|\n|c|d|", 4),
        ("---\n***", 0),
        ("In 2026, 3 of 4 came - late.", 7),
        ("**bold** _soft_ `code`", 3),
        ("x marks", 2),
    ],
)
def test_signs_of_markdown_are_no_words(body, words):
    assert word_count(body) == words
