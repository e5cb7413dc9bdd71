"""Dragging list items with the mouse: where they go, what goes along, and taking it back."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from growthjournal.ui.widgets.editor import BodyEditor

LEFT = Qt.MouseButton.LeftButton
UPPER, LOWER = 0.25, 0.75
IN_GRIP = 8


@pytest.fixture
def editor(qtbot, theme):
    editor = BodyEditor(theme)
    qtbot.addWidget(editor)
    editor.resize(700, 600)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


def spot(editor, line, part=0.5, x=IN_GRIP):
    """A place in a line, by how far down it is."""
    view = editor.styled
    block = view.document().findBlockByNumber(line)
    area = view.document().documentLayout().blockBoundingRect(block)
    top = area.top() - view.verticalScrollBar().value()
    return QPoint(x, round(top + area.height() * part))


def press(editor, place):
    QTest.mouseMove(editor.styled.viewport(), place)
    QTest.mousePress(editor.styled.viewport(), LEFT, pos=place)


def let_go(editor, place):
    QTest.mouseMove(editor.styled.viewport(), place)
    QTest.mouseRelease(editor.styled.viewport(), LEFT, pos=place)


def drag(editor, line, to, part):
    press(editor, spot(editor, line))
    let_go(editor, spot(editor, to, part, x=200))


@pytest.mark.parametrize(
    ("text", "line", "to", "part", "after"),
    [
        ("- a\n- b\n- c", 2, 0, UPPER, "- c\n- a\n- b"),
        ("- a\n- b\n- c", 0, 1, LOWER, "- b\n- a\n- c"),
        ("- a\n- b\n- c", 0, 2, UPPER, "- b\n- a\n- c"),
        ("- a\n- b\n- c", 0, 2, LOWER, "- b\n- c\n- a"),
        ("- a\n  - x\n  more\n- b", 0, 3, LOWER, "- b\n- a\n  - x\n  more"),
        ("- a\n  - x\n- b", 2, 1, LOWER, "- a\n  - x\n  - b"),
        ("- a\n  - x\n- b", 2, 0, LOWER, "- a\n  - b\n  - x"),
        ("- a\n  - x\n  - y\n- b", 1, 3, UPPER, "- a\n  - y\n- x\n- b"),
        ("1. a\n2. b\n3. c", 2, 0, UPPER, "1. c\n2. a\n3. b"),
        ("1. a\n2. b\n3. c", 0, 2, LOWER, "1. b\n2. c\n3. a"),
        ("4. a\n5. b", 0, 1, LOWER, "4. b\n5. a"),
        ("9. a\n10. b\n11. c", 0, 2, LOWER, "9. b\n10. c\n11. a"),
        ("- a\n\n- b\n\n- c", 4, 0, UPPER, "- c\n\n- a\n\n- b"),
        ("- a\n\n- b\n\n- c", 0, 4, LOWER, "- b\n\n- c\n\n- a"),
        ("- a\n\n- b\n\n- c\n\nend", 0, 4, LOWER, "- b\n\n- c\n\n- a\n\nend"),
        ("- [ ] a\n- [x] b", 1, 0, UPPER, "- [x] b\n- [ ] a"),
        ("- a\n- b\n\n# Later\n\n- c", 0, 5, LOWER, "- b\n\n# Later\n\n- c\n- a"),
        ("- a\n\n# Later\n\n1. c\n2. d", 0, 5, UPPER, "\n# Later\n\n1. c\n2. a\n3. d"),
        ("- a\n  - x\n\nor\n\n1. c", 0, 5, LOWER, "\nor\n\n1. c\n2. a\n   - x"),
        ("1. a\n   - x\n\nor\n\n* c", 0, 5, LOWER, "\nor\n\n* c\n* a\n  - x"),
        ("- 😀 a\n- שלום\n- c", 1, 0, UPPER, "- שלום\n- 😀 a\n- c"),
    ],
)
def test_an_item_goes_where_it_is_dragged_as_one_step(editor, text, line, to, part, after):
    editor.show_text(text)
    drag(editor, line, to, part)
    assert editor.text() == after
    assert editor.is_edited
    editor.view.undo()
    assert editor.text() == text
    assert not editor.view.document().isUndoAvailable()
    editor.view.redo()
    assert editor.text() == after


def test_the_cursor_is_in_the_item_that_was_moved(editor):
    editor.show_text("- a\n- b\n- c")
    drag(editor, 2, 0, UPPER)
    QTest.keyClicks(editor.view, "!")
    assert editor.text() == "- c!\n- a\n- b"


@pytest.mark.parametrize(
    ("text", "line", "to", "part"),
    [
        ("- a\n- b", 0, 0, LOWER),
        ("- a\n- b", 0, 1, UPPER),
        ("- a\n  - x\n- b", 0, 1, LOWER),
        ("- a\n\nprose", 0, 2, LOWER),
        ("- a\n```\n- x\n```", 0, 2, UPPER),
    ],
)
def test_where_it_cannot_go_it_stays(editor, text, line, to, part):
    editor.show_text(text)
    drag(editor, line, to, part)
    assert editor.text() == text
    assert not editor.is_edited


@pytest.mark.parametrize("text", ["prose\n- b", "```\n- b\n```\n- c", "> - b\n- c"])
def test_only_items_have_a_grip(editor, text):
    editor.show_text(text)
    line = 1 if text.startswith("```") else 0
    drag(editor, line, text.count("\n"), LOWER)
    assert editor.text() == text
    assert editor.view.textCursor().hasSelection()


def test_dragging_in_the_words_selects_them(editor):
    editor.show_text("- one two\n- three")
    QTest.mousePress(editor.styled.viewport(), LEFT, pos=spot(editor, 0, x=30))
    let_go(editor, spot(editor, 1, x=60))
    assert editor.view.textCursor().hasSelection()
    assert editor.text() == "- one two\n- three"


def test_escape_lets_go_and_no_box_is_ticked(editor):
    editor.show_text("- [ ] a\n- [ ] b")
    press(editor, spot(editor, 0))
    QTest.mouseMove(editor.styled.viewport(), spot(editor, 1, LOWER))
    QTest.keyClick(editor.view, Qt.Key.Key_Escape)
    box = QTextCursor(editor.view.document().findBlockByNumber(1))
    box.setPosition(box.position() + 3)
    let_go(editor, editor.view.cursorRect(box).center())
    assert editor.text() == "- [ ] a\n- [ ] b"
    assert not editor.is_edited


def test_what_changed_meanwhile_is_not_moved(editor):
    editor.show_text("- a\n- b\n- c")
    press(editor, spot(editor, 0))
    editor.insert_text("new ")
    let_go(editor, spot(editor, 2, LOWER))
    assert editor.text() == "new - a\n- b\n- c"
    press(editor, spot(editor, 1))
    editor.show_text("")
    let_go(editor, QPoint(20, 20))
    assert editor.text() == ""


def test_a_drag_to_the_edge_scrolls(editor, qtbot):
    lines = [f"- item {number}" for number in range(80)]
    editor.show_text("\n".join(lines))
    press(editor, spot(editor, 0))
    bottom = QPoint(IN_GRIP, editor.view.viewport().height() - 3)
    QTest.mouseMove(editor.view.viewport(), bottom)
    bar = editor.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=20_000)
    let_go(editor, spot(editor, 79, LOWER))
    assert editor.text() == "\n".join([*lines[1:], lines[0]])


def colours_in(editor, area):
    image = editor.view.viewport().grab().toImage()
    return {image.pixel(x, y) & 0xFFFFFF for x in range(*area[0]) for y in range(*area[1])}


def test_the_grip_shows_under_the_pointer_and_the_line_where_it_would_go(editor, theme):
    editor.show_text("- a\n- b\n- c")
    control, ink = (one.rgb() & 0xFFFFFF for one in (theme.tokens().control, theme.tokens().ink))
    gutter = ((0, 16), (0, spot(editor, 2, 1.0).y()))
    assert control not in colours_in(editor, gutter)
    QTest.mouseMove(editor.view.viewport(), spot(editor, 1, x=100))
    assert control in colours_in(editor, gutter)
    press(editor, spot(editor, 2))
    QTest.mouseMove(editor.view.viewport(), spot(editor, 0, UPPER))
    assert ink in colours_in(editor, ((200, 500), (0, 4)))
    let_go(editor, spot(editor, 0, UPPER))
    assert ink not in colours_in(editor, ((200, 500), (0, 100)))


LINES = st.lists(
    st.sampled_from(
        ["- a", "  - b", "    1. c", "1. one", "2. two", "10. ten", "", "prose 😀", "> said",
         "- [ ] box", "```", "\t- tab", "* star", "   more", "# head", "", "+ plus"]
    ),
    min_size=1, max_size=12,
)  # fmt: skip
PARTS = st.sampled_from([UPPER, LOWER])


def words(text):
    """The words of each line, without its indentation and the sign of an item."""
    lines = [re.sub(r"^\s*([-*+]|\d+[.)])?\s*", "", line) for line in text.split("\n")]
    return sorted(filter(None, lines))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, drags=st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11), PARTS), min_size=1, max_size=3
))  # fmt: skip
def test_no_drag_loses_a_word_and_every_one_is_one_step(editor, lines, drags):
    text = "\n".join(lines)
    editor.show_text(text)
    steps = [text]
    for line, to, part in drags:
        editor.view.verticalScrollBar().setValue(0)
        before = editor.text()
        count = editor.view.document().blockCount()
        drag(editor, line % count, to % count, part)
        assert words(editor.text()) == words(text)
        if editor.text() != before:
            steps.append(editor.text())
    for step in reversed(steps[:-1]):
        editor.view.undo()
        assert editor.text() == step
    assert not editor.view.document().isUndoAvailable()
