"""The forms of being spoken for, on a real journal: what is stored, and what is said."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from growthjournal.domain.impacts import Impact, Level
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.sponsorship import Aim, Ask
from growthjournal.ui.dialogs.aim import open_aim

Key = Qt.Key
TODAY = date(2026, 11, 20)
RUTH = Person(name="Ruth Adeyemi", relations=(Relation.SPONSOR,), in_room=True)
HELEN = Person(name="Helen Brandt", in_room=True)


@pytest.fixture
def session(session, workspace):
    session.open_with(workspace)
    for person in (RUTH, HELEN):
        workspace.mentoring.put_person(person)
    return session


@pytest.fixture
def space(session):
    return session.workspace


@pytest.fixture
def desk(qtbot, session):
    """What the forms stand over."""
    widget = QWidget()
    widget.resize(1280, 800)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def put(session, *records):
    session.notify(session.workspace.together.act(records).do())


def impact(title, days=1, level=Level.TARGET, **more):
    return Impact(title=title, date=TODAY - timedelta(days=days), level=level, **more)


def child(widget, name):
    found = widget.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(widget, name):
    QCoreApplication.processEvents()
    QTest.keyClick(child(widget, name), Key.Key_Space)


def said(widget):
    QCoreApplication.processEvents()
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    buttons = [one for one in widget.findChildren(QAbstractButton) if one.isVisibleTo(widget)]
    return [one.text() for one in (*labels, *buttons)]


def write_over(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)


# -- the aim


def test_the_first_role_its_date_and_its_calls_are_stored(session, space, desk):
    form = open_aim(session, desk)
    assert not form.save()
    assert form.trouble.text.text() == "Name the role in one line."
    QTest.keyClicks(form.role, "VP  Engineering")
    form.by_when.set_day(date(2027, 3, 31))
    QTest.keyClicks(form.calls[0], "Who leads")
    QTest.keyClicks(form.calls[2], "What the peak may cost")
    press(form, "save")
    aim = space.sponsorship.aim()
    assert (aim.role, aim.by_when, aim.since) == ("VP Engineering", date(2027, 3, 31), TODAY)
    assert aim.calls == ("Who leads", "What the peak may cost")
    session.undo_stack.undo()
    assert space.sponsorship.aim() is None


def test_another_role_closes_the_series_and_begins_the_next(session, space, desk):
    first = Aim(role="VP Engineering", since=date(2026, 5, 21))
    put(session, first)
    form = open_aim(session, desk)
    assert form.closing.isHidden()
    assert form.same.isHidden()
    write_over(form.role, "COO")
    assert not form.closing.isHidden()
    assert "“VP Engineering” stays with it" in form.closing.text()
    press(form, "save")
    aims = space.sponsorship.aims()
    assert [(one.role, one.since) for one in aims] == [
        ("VP Engineering", date(2026, 5, 21)),
        ("COO", TODAY),
    ]
    again = open_aim(session, desk)
    press(again, "more")
    assert any("Before: VP Engineering" in text for text in said(again))
    session.undo_stack.undo()
    assert space.sponsorship.aim() == aims[0]


def test_the_same_role_in_better_words_keeps_its_series(session, space, desk):
    put(session, Aim(role="VP Engineering", since=date(2026, 5, 21), calls=("Who leads",)))
    form = open_aim(session, desk)
    write_over(form.role, "vp engineering")
    assert form.same.isHidden()  # capitals make no other role
    write_over(form.role, "VP Engineering, Operations")
    press(form, "sameRole")
    assert form.closing.isHidden()
    press(form, "save")
    [aim] = space.sponsorship.aims()
    assert (aim.role, aim.since) == ("VP Engineering, Operations", date(2026, 5, 21))
    assert aim.calls == ("Who leads",)


def test_a_role_cannot_begin_before_the_one_that_it_follows(session, space, desk):
    put(session, Aim(role="VP Engineering", since=date(2026, 5, 21)))
    form = open_aim(session, desk)
    write_over(form.role, "COO")
    form.since.set_day(date(2026, 5, 1))
    assert not form.save()
    assert len(space.sponsorship.aims()) == 1


def test_the_form_says_who_was_told(session, desk):
    put(session, Aim(role="VP Engineering", since=date(2026, 5, 21)))
    form = open_aim(session, desk)
    press(form, "more")
    assert "Nobody was told yet. Telling someone is an ask." in said(form)
    form.close()
    put(session, Ask(person=RUTH.uuid, on=TODAY, words="I want it."))
    form = open_aim(session, desk)
    assert "Told: Ruth Adeyemi" in said(form)
