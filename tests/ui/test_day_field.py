"""A date in a form that may be left unknown, by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from growthjournal.ui.widgets.form import DayField


@pytest.fixture
def form(qtbot):
    box = QWidget()
    column = QVBoxLayout(box)
    box.day = DayField(None, may_be_unknown=True)
    box.next = QLineEdit()
    for field in (box.day, box.next):
        column.addWidget(field)
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    box.day.setFocus()
    qtbot.waitUntil(box.day.hasFocus)
    return box


def tab(times):
    for _press in range(times):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_tab_leaves_an_unknown_day_at_once_and_a_known_one_after_its_three_parts(form):
    tab(1)
    assert form.next.hasFocus()
    form.day.set_day(date(2026, 3, 1))
    form.day.setFocus()
    tab(3)
    assert form.next.hasFocus()


def test_the_arrow_up_begins_with_today_and_not_in_1900(form):
    QTest.keyClick(form.day, Qt.Key.Key_Up)
    assert form.day.date() == QDate.currentDate()


def test_a_digit_begins_with_the_day_of_this_month(form):
    QTest.keyClicks(form.day, "09")
    today = QDate.currentDate()
    assert form.day.date() == QDate(today.year(), today.month(), 9)


def test_delete_makes_a_day_unknown_again_where_it_may_be(form, qtbot):
    form.day.set_day(date(2026, 3, 1))
    QTest.keyClick(form.day, Qt.Key.Key_Delete)
    assert form.day.day() is None
    certain = DayField(date(2026, 3, 1))
    qtbot.addWidget(certain)
    certain.show()
    QTest.keyClick(certain, Qt.Key.Key_Delete)
    assert certain.day() == date(2026, 3, 1)


def test_the_calendar_of_an_unknown_day_opens_at_this_month(form, qtbot):
    calendar = form.day.calendarWidget()
    calendar.parentWidget().show()
    today = QDate.currentDate()
    assert (calendar.yearShown(), calendar.monthShown()) == (today.year(), today.month())
    assert form.day.day() is None
