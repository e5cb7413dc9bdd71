"""What a row of the entry list shows of itself: chosen, pointed at, with the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor

from growthjournal.domain.entries import Entry
from growthjournal.ui.models.entry_list import Role


@pytest.fixture
def listed(closed_page, workspace, settle):
    for day in (1, 2, 3):
        workspace.journal.put(Entry(date=date(2026, 11, day), title=f"Entry {day}", body="Words."))
    closed_page.session.open_with(workspace)
    settle()
    return closed_page.list.view


def ground(view, row):
    """The colour of a row beside its words."""
    area = view.visualRect(view.model().index(row, 0))
    image = view.viewport().grab().toImage()
    return image.pixelColor(area.left() + 5, area.center().y())


def edge(view, row):
    area = view.visualRect(view.model().index(row, 0))
    image = view.viewport().grab().toImage()
    return image.pixelColor(area.left() + 2, area.center().y())


def entry_rows(view):
    model = view.model()
    return [
        row for row in range(model.rowCount()) if model.index(row, 0).data(Role.ENTRY) is not None
    ]


def test_the_chosen_row_and_the_one_pointed_at_stand_out(listed, qtbot):
    tokens = listed._theme.tokens()
    first, second, third = entry_rows(listed)[-3:]
    assert ground(listed, first) == tokens.selection
    assert ground(listed, second) != tokens.selection
    place = listed.visualRect(listed.model().index(second, 0)).center()
    QCursor.setPos(listed.viewport().mapToGlobal(place))
    qtbot.waitUntil(lambda: ground(listed, second) == tokens.hover)
    assert ground(listed, third) != tokens.hover
    QCursor.setPos(listed.window().mapToGlobal(QPoint(2, 2)))


def test_the_row_with_the_keyboard_has_a_ring(listed, qtbot):
    first = entry_rows(listed)[-3]
    tokens = listed._theme.tokens()
    assert edge(listed, first) != tokens.ink
    listed.setFocus()
    qtbot.waitUntil(lambda: edge(listed, first) == tokens.ink)
