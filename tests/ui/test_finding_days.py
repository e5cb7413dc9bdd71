"""The calendar, the jump to a day, on this day, related entries: by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from growthjournal.domain.entries import Entry

TODAY = date(2026, 11, 20)
TEXTS = (
    ("Now", date(2026, 11, 20), "The lighthouse keeper. #calm"),
    ("Autumn", date(2026, 10, 20), "silence"),
    ("Year before", date(2025, 11, 20), "x #calm"),
    ("Other day", date(2025, 11, 3), "the lighthouse again"),
)


@pytest.fixture
def workspace(workspace):
    for title, day, body in TEXTS:
        workspace.journal.put(Entry(title=title, date=day, body=body))
    return workspace


@pytest.fixture
def page(page):
    page.list.view.setFocus()
    return page


def settle(session, qtbot):
    qtbot.waitUntil(lambda: not session.is_busy, timeout=10_000)


@pytest.fixture
def popup(page, qtbot):
    """The calendar, opened with its keys."""
    QTest.keyClick(page.list.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    popup = page.list.jumps.popup
    qtbot.waitUntil(popup.isVisible)
    yield popup
    popup.close()


def style(popup, day):
    return popup.calendar.dateTextFormat(QDate(day.year, day.month, day.day))


def is_bold(popup, day):
    return style(popup, day).fontWeight() == QFont.Weight.Bold


def is_coloured(popup, day):
    return style(popup, day).background().style() != Qt.BrushStyle.NoBrush


def take(qtbot, seen):
    """Read the next list of entries and take its first."""

    def when_open(tries=300):
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.list.hasFocus():
            if tries:
                QTimer.singleShot(10, lambda: when_open(tries - 1))
            elif dialog is not None:
                dialog.reject()
            return
        seen.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    QTimer.singleShot(0, when_open)


def test_days_with_entries_are_bold_also_on_the_next_page(popup):
    assert is_bold(popup, date(2026, 11, 20))
    assert not is_bold(popup, date(2026, 11, 19))
    popup.calendar.setCurrentPage(2025, 11)
    assert is_bold(popup, date(2025, 11, 3))
    assert not is_coloured(popup, date(2025, 11, 3))


def test_days_that_were_found_are_coloured(page, session, qtbot):
    page.focus_search("lighthouse")
    settle(session, qtbot)
    page.go_to_day()
    popup = page.list.jumps.popup
    assert is_coloured(popup, date(2026, 11, 20))
    popup.calendar.setCurrentPage(2025, 11)
    assert is_coloured(popup, date(2025, 11, 3))
    assert is_bold(popup, date(2025, 11, 20))
    assert not is_coloured(popup, date(2025, 11, 20))
    popup.close()


def test_a_typed_date_opens_its_entry(page, popup):
    QTest.keyClicks(popup.field, "2026-10-20")
    assert popup.calendar.selectedDate() == QDate(2026, 10, 20)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert page.pane.title.text() == "Autumn"


def test_a_day_without_entry_goes_to_the_nearest_and_says_so(page, popup, session):
    QTest.keyClicks(popup.field, "2026-06")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert page.pane.title.text() == "Now"
    assert "nearest" in session.told[-1]


def test_what_is_no_date_is_told_and_nothing_moves(page, popup):
    QTest.keyClicks(popup.field, "soon")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert "no date" in popup.note.text()


def test_on_this_day_lists_earlier_years_and_months(page, popup, qtbot):
    seen = []
    QTest.keyClicks(popup.field, "2026-11-20")
    take(qtbot, seen)
    QTest.keyClick(popup.same_day, Qt.Key.Key_Space)
    assert [one.split("\n")[0] for one in seen] == ["Year before", "Autumn"]
    qtbot.waitUntil(lambda: page.pane.title.text() == "Year before")


def test_related_entries_are_listed_and_opened(page, qtbot):
    seen = []
    take(qtbot, seen)
    page.pane.header.related_action.trigger()
    assert [one.split("\n")[0] for one in seen] == ["Year before", "Other day"]
    assert page.pane.title.text() == "Year before"


def test_an_entry_without_relatives_says_so(page, session):
    page.list.jumps.go_to(date(2026, 10, 20))
    page.pane.header.related_action.trigger()
    assert "No other entry" in session.told[-1]


def test_locking_leaves_no_typed_date_and_no_mark(page, popup, session):
    popup.field.setText("2026-10-20")
    session.lock()
    assert not popup.isVisible()
    assert popup.field.text() == ""
    assert popup.calendar.dateTextFormat() == {}
