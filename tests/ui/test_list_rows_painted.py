"""What a row of the entry list shows of itself: chosen, pointed at, with the keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QCursor
from typing_extensions import override

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


class Paints(QObject):
    """Counts how often a widget paints itself."""

    def __init__(self, parent):
        super().__init__(parent)
        self.count = 0

    @override
    def eventFilter(self, _watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_what_a_search_found_is_painted_once(closed_page, workspace, settle, qapp):
    for month in (9, 10, 11):
        workspace.journal.put(Entry(date=date(2026, month, 1), title="Entry", body="Words."))
    closed_page.session.open_with(workspace)
    settle()
    model, viewport = closed_page.list.view.model(), closed_page.list.view.viewport()
    found = model.found
    qapp.processEvents()
    paints = Paints(viewport)
    viewport.installEventFilter(paints)
    model.show(replace(found, ids=found.ids[:2], months=found.months[:2]))
    for _time in range(5):
        qapp.processEvents()
    assert paints.count == 1
    assert len(entry_rows(closed_page.list.view)) == 2
    heights = closed_page.list.view.verticalHeader()
    assert heights.sectionSize(0) < heights.sectionSize(1)
