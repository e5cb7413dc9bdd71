"""Rehearsing the case: shown, hidden, typed, compared; nothing of it is kept."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from growthjournal.domain.impacts import Impact
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import SponsorCase
from growthjournal.ui.dialogs.rehearse import open_rehearsal

Key = Qt.Key
MINUTE = "Vera runs dispatch and saves 410 thousand a year."


@pytest.fixture
def session(session, workspace):
    session.open_with(workspace)
    return session


@pytest.fixture
def desk(qtbot):
    widget = QWidget()
    widget.resize(1280, 800)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def form(session, desk):
    return open_rehearsal(session, desk, SponsorCase(ask="Name me.", minute_version=MINUTE))


def said(widget):
    QCoreApplication.processEvents()
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def press(widget, name):
    QCoreApplication.processEvents()
    QTest.keyClick(widget.findChild(QWidget, name), Key.Key_Space)


def test_the_page_is_shown_and_hidden_when_the_minute_is_over(form):
    assert MINUTE in said(form)
    assert form.clock.text() == "Hidden in 60 seconds."
    for _second in range(59):
        form.timer.timeout.emit()
    assert form.clock.text() == "Hidden in 1 second."
    assert MINUTE in said(form)
    form.timer.timeout.emit()
    assert MINUTE not in said(form)
    assert form.page.text() == ""
    assert form.page.accessibleName() == ""
    assert not form.timer.isActive()
    assert form.typed.isVisibleTo(form)


def test_it_is_hidden_sooner_by_a_key(form):
    press(form, "goOn")
    assert MINUTE not in said(form)
    assert form.typed.isVisibleTo(form)


def test_what_was_typed_is_compared_word_by_word(form):
    press(form, "goOn")
    QTest.keyClicks(form.typed, "vera runs dispatch & saves 400 thousand a year")
    press(form, "goOn")
    assert "7 of 9 words stayed." in said(form)
    shown = form.found.toHtml()
    assert "line-through" in shown
    assert "410" in form.found.toPlainText()
    assert "400" in form.found.toPlainText()
    assert not form.button.isVisibleTo(form)


def test_markup_that_is_typed_means_nothing(form):
    form.hide_page()
    form.typed.setPlainText("<b>bold</b> <img src='x'>")
    form.compare()
    assert "<b>bold</b> <img src='x'>" in form.found.toPlainText()


def test_once_more_begins_anew(form):
    form.hide_page()
    form.typed.setPlainText(MINUTE)
    form.compare()
    assert "Every word stayed." in said(form)
    press(form, "rehearseAgain")
    assert MINUTE in said(form)
    assert form.typed.toPlainText() == ""
    assert form.found.toPlainText() == ""
    assert form.timer.isActive()


def test_leaving_with_words_asks_once(form):
    form.hide_page()
    QTest.keyClicks(form.typed, "Vera")
    QTest.keyClick(form, Key.Key_Escape)
    assert form.isVisible()
    assert any("not kept" in text for text in said(form))
    QTest.keyClick(form, Key.Key_Escape)
    assert not form.isVisible()


def test_without_a_minute_version_the_ask_and_its_results_are_learnt(session, desk):
    ruth = Person(name="Ruth Adeyemi")
    moved = Impact(date=date(2026, 8, 13), title="214 carriers moved")
    session.workspace.together.act([ruth, moved]).do()
    case = SponsorCase(ask="Name me.", results=(moved.uuid,), confirmers=(ruth.uuid,))
    form = open_rehearsal(session, desk, case)
    assert form.page.text() == "Name me.\n214 carriers moved (Ruth Adeyemi can confirm it)"


def test_locking_ends_it(form, session):
    session.lock()
    assert not form.isVisible()
    assert not form.timer.isActive()
