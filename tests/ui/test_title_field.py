"""The title of an entry: it wraps, stays one paragraph, and is never changed by being shown."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.title_field import MOST_LINES, TitleField

LONG = "a plan that is longer than one line of the field and is read to its end " * 2


@pytest.fixture
def field(qtbot, qapp):
    field = TitleField(ThemeController(qapp, mode="light"))
    qtbot.addWidget(field)
    field.resize(500, 40)
    field.show()
    return field


def test_a_long_title_is_shown_whole(field):
    field.show_text("short")
    one_line = field.height()
    field.show_text(LONG)
    assert field.height() >= 3 * one_line * 0.9
    last = field.document().lastBlock()
    bottom = field.blockBoundingGeometry(last).translated(field.contentOffset()).bottom()
    assert bottom <= field.viewport().height()


def test_it_grows_no_further_than_it_should(field, qtbot):
    field.show_text("short")
    one_line = field.height()
    field.show_text(LONG * 20)
    assert field.height() <= (MOST_LINES + 1) * one_line
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert field.viewport().rect().contains(field.cursorRect().center())


def test_a_narrower_window_wraps_it_anew(field, qtbot):
    field.show_text(LONG[:70])
    wide = field.height()
    field.resize(300, field.height())
    qtbot.waitUntil(lambda: field.height() > wide)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_these_keys_go_on_to_the_text(field, qtbot, key):
    field.show_text("The plan")
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, key)
    assert field.text() == "The plan"


def test_down_stays_where_there_is_another_line(field, qtbot):
    field.show_text(LONG)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    with qtbot.assertNotEmitted(field.left):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.textCursor().position() > 0


def test_pasted_lines_become_one(field, qtbot):
    given = QMimeData()
    given.setText("one\ntwo\u2029three\r\nfour")
    with qtbot.waitSignal(field.edited):
        field.insertFromMimeData(given)
    assert field.text() == "one two three four"


def test_showing_a_title_edits_nothing(field, qtbot):
    with qtbot.assertNotEmitted(field.edited):
        field.show_text("imported\nwith two lines")
    assert field.text() == "imported with two lines"
    assert not field.is_edited
    QTest.keyClicks(field, "!")
    assert field.is_edited
