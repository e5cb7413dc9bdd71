"""Lists in the text of an entry: indent, number, move, and taking all of it back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from growthjournal.ui.widgets.editor import BodyEditor

Key, Held = Qt.Key, Qt.KeyboardModifier
PLAIN, SHIFT, ALT = Held.NoModifier, Held.ShiftModifier, Held.AltModifier


@pytest.fixture
def editor(qtbot, theme):
    editor = BodyEditor(theme)
    qtbot.addWidget(editor)
    editor.resize(700, 500)
    editor.show()
    return editor


def put_cursor(editor, line, column=0, *, to=None):
    block = editor.view.document().findBlockByNumber(line)
    cursor = editor.view.textCursor()
    cursor.setPosition(block.position() + min(column, block.length() - 1))
    if to is not None:
        end = editor.view.document().findBlockByNumber(to[0])
        cursor.setPosition(end.position() + to[1], QTextCursor.MoveMode.KeepAnchor)
    editor.view.setTextCursor(cursor)


def press(editor, key, held=PLAIN):
    QTest.keyClick(editor.view, key, held)


def test_tab_and_shift_tab_move_an_item_and_its_children(editor):
    editor.show_text("- one\n- two\n  - child\n- three")
    put_cursor(editor, 1, 4)
    press(editor, Key.Key_Tab)
    assert editor.text() == "- one\n  - two\n    - child\n- three"
    press(editor, Key.Key_Backtab, SHIFT)
    assert editor.text() == "- one\n- two\n  - child\n- three"
    editor.view.undo()
    assert editor.text() == "- one\n  - two\n    - child\n- three"
    editor.view.undo()
    assert editor.text() == "- one\n- two\n  - child\n- three"


def test_the_first_item_has_nothing_to_move_under(editor):
    editor.show_text("- one\n- two")
    press(editor, Key.Key_Tab)
    assert editor.text() == "- one\n- two"


def test_tab_outside_a_list_moves_the_focus(editor, qtbot):
    window, field = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (editor, field):
        column.addWidget(widget)
    editor.show_text("prose")
    window.show()
    window.activateWindow()
    editor.view.setFocus()
    press(editor, Key.Key_Tab)
    assert editor.text() == "prose"
    assert window.focusWidget() is field
    editor.setParent(None)


def test_numbers_follow_when_an_item_moves_in(editor):
    editor.show_text("1. one\n2. two\n3. three")
    put_cursor(editor, 1, 4)
    press(editor, Key.Key_Tab)
    assert editor.text() == "1. one\n   1. two\n2. three"
    editor.view.undo()
    assert editor.text() == "1. one\n2. two\n3. three"


def test_numbers_follow_a_new_item_as_one_step(editor):
    editor.show_text("1. one\n2. two\n3. three")
    put_cursor(editor, 0, 6)
    press(editor, Key.Key_Return)
    assert editor.text() == "1. one\n2. \n3. two\n4. three"
    editor.view.undo()
    assert editor.text() == "1. one\n2. two\n3. three"


def test_numbers_follow_an_item_that_goes_as_one_step(editor):
    editor.show_text("1. one\n2. two\n3. three\n4. four")
    put_cursor(editor, 1, 0, to=(2, 0))
    press(editor, Key.Key_Delete)
    assert editor.text() == "1. one\n2. three\n3. four"
    editor.view.undo()
    assert editor.text() == "1. one\n2. two\n3. three\n4. four"


def test_enter_in_the_middle_of_code_stays_enter(editor):
    editor.show_text("```\n- one\n```")
    put_cursor(editor, 1, 5)
    press(editor, Key.Key_Return)
    assert editor.text() == "```\n- one\n\n```"


@pytest.mark.parametrize(
    ("text", "line", "key", "after", "stands_in"),
    [
        ("- a\n- b\n  - c\n- d", 1, Key.Key_Up, "- b\n  - c\n- a\n- d", 0),
        ("- a\n- b\n  - c\n- d", 1, Key.Key_Down, "- a\n- d\n- b\n  - c", 2),
        ("1. a\n2. b\n3. c", 2, Key.Key_Up, "1. a\n2. c\n3. b", 1),
        ("9. a\n10. b", 1, Key.Key_Up, "9. b\n10. a", 0),
        ("one\n\ntwo\n\nthree", 2, Key.Key_Up, "two\n\none\n\nthree", 0),
        ("one\n\ntwo\n\nthree", 2, Key.Key_Down, "one\n\nthree\n\ntwo", 4),
        ("- a\n  - b\n- c", 1, Key.Key_Up, "- a\n  - b\n- c", 1),
        ("last", 0, Key.Key_Down, "last", 0),
    ],
)
def test_alt_and_arrows_move_an_item_or_a_paragraph(editor, text, line, key, after, stands_in):
    editor.show_text(text)
    put_cursor(editor, line, 3)
    press(editor, key, ALT)
    assert editor.text() == after
    assert editor.view.textCursor().blockNumber() == stands_in
    if after != text:
        editor.view.undo()
        assert editor.text() == text


@pytest.mark.parametrize(
    ("sign", "after"),
    [
        ("*", "*two*"),
        ("_", "_two_"),
        ("`", "`two`"),
        ("(", "(two)"),
        ('"', '"two"'),
        ("[", "[two]"),
    ],
)
def test_a_sign_typed_over_a_selection_wraps_it(editor, sign, after):
    editor.show_text("one two three")
    put_cursor(editor, 0, 4, to=(0, 7))
    QTest.keyClicks(editor.view, sign)
    assert editor.text() == f"one {after} three"
    assert editor.view.textCursor().selectedText() == "two"
    editor.view.undo()
    assert editor.text() == "one two three"


LINES = st.lists(
    st.sampled_from(
        ["- a", "  - b", "    1. c", "1. one", "2. two", "10. ten", "", "prose 😀", "> said",
         "- [ ] box", "```", "\t- tab", "* ", "   more", "# head"]
    ),
    min_size=1, max_size=12,
)  # fmt: skip
KEYS = [
    (Key.Key_Tab, PLAIN), (Key.Key_Backtab, SHIFT), (Key.Key_Up, ALT), (Key.Key_Down, ALT),
    (Key.Key_Return, PLAIN), (Key.Key_Backspace, PLAIN), (Key.Key_Asterisk, SHIFT),
]  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, acts=st.lists(
    st.tuples(st.sampled_from(KEYS), st.integers(0, 14), st.integers(0, 9), st.integers(0, 2)),
    max_size=8,
))  # fmt: skip
def test_whatever_keys_do_can_be_taken_back(editor, lines, acts):
    text = "\n".join(lines)
    editor.show_text(text)
    for (key, held), line, column, more in acts:
        lines_now = editor.view.document().blockCount()
        last = min(line % lines_now + more, lines_now - 1)
        put_cursor(editor, line % lines_now, column, to=(last, 0) if more else None)
        press(editor, key, held)
    while editor.view.document().isUndoAvailable():
        editor.view.undo()
    assert editor.text() == text


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, line=st.integers(0, 14), key=st.sampled_from(KEYS[2:4]))
def test_moving_loses_no_words(editor, lines, line, key):
    editor.show_text("\n".join(lines))
    put_cursor(editor, line % len(lines))
    press(editor, *key)

    def words(text):
        return sorted(one.lstrip(" \t0123456789") for one in text.split("\n"))

    assert words(editor.text()) == words("\n".join(lines))
