"""Focus mode: one entry alone in the window; and the text size by the wheel."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry

DAY = date(2026, 11, 20)
Key = Qt.Key


@pytest.fixture
def page(page, workspace):
    entry = Entry(date=DAY, title="Quiet", body="MMMMMMMM\n\nMMMMMMMM")
    page.session.notify(workspace.journal.put(entry))
    page.open_entry(entry.uuid)
    page.alone.connect(lambda _alone: page.set_effective_width(page.width()))
    page.pane.body.setFocus()
    return page


def darkest(page, line):
    view = page.pane.body.styled
    block = view.document().findBlockByNumber(line)
    area = view.document().documentLayout().blockBoundingRect(block).toRect()
    picture = view.viewport().grab().toImage()
    return min(
        picture.pixelColor(column, row).lightness()
        for row in range(area.top() + 2, area.bottom() - 2)
        for column in range(20, 80)
    )


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_focus_mode_shows_the_entry_alone_and_dims_other_paragraphs(page, qtbot):
    as_usual = darkest(page, 2)
    with qtbot.waitSignal(page.alone) as asked:
        press(Key.Key_F11)
    assert asked.args == [True]
    assert not page.list.isVisible()
    assert darkest(page, 0) < as_usual + 40
    assert darkest(page, 2) > as_usual + 60
    with qtbot.waitSignal(page.alone) as asked:
        press(Key.Key_Escape)
    assert asked.args == [False]
    assert page.list.isVisible()
    assert darkest(page, 2) == as_usual


@pytest.mark.parametrize("leave", ["hide", "locked", "focus_search"])
def test_whatever_leads_elsewhere_leaves_focus_mode(page, qtbot, leave):
    press(Key.Key_F11)
    with qtbot.waitSignal(page.alone) as asked:
        getattr(page, leave)()
    assert asked.args == [False]
    page.show()
    assert page.list.isVisible()


def test_focus_mode_needs_an_entry(page, qtbot):
    page.pane.acts.trash()
    page.pane.refresh()
    with qtbot.assertNotEmitted(page.alone):
        page._toggle_alone()


def test_control_and_wheel_change_the_text_size(page, theme):
    view = page.pane.body.styled
    at = QPointF(40, 40)
    turn = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turn)
    assert theme.text_scale == pytest.approx(1.1)
    theme.set_text_scale(1.0)
