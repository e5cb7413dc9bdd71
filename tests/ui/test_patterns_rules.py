"""The rules of A3 and A4 as the Patterns page offers and keeps them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog

from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.people import Person
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.patterns import PatternsPage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 22)
ADA, BO = Person(name="Ada Lovelace"), Person(name="Bo Diddley")


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "window.ini"), clock=lambda: TODAY)
    session.open_with(Workspace.create(tmp_path / "j.growthjournal", None))
    for person in (ADA, BO):
        session.workspace.mentoring.put_person(person)
    yield session
    session.lock()


@pytest.fixture
def mentoring(session):
    return session.workspace.mentoring


@pytest.fixture
def page(qtbot, session):
    page = PatternsPage(session)
    session.changed.connect(page.reload)
    session.locked.connect(page.locked)
    page.resize(1060, 900)
    page.set_effective_width(1060)
    page.show()
    page.opened()
    yield page
    page.close()
    page.deleteLater()
    # else it lives on, and every change of theme in a later test restyles it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def put(session, page, name, **values):
    pattern = Pattern(name=name, **values)
    session.notify(session.workspace.mentoring.put_pattern(pattern))
    page.open_pattern(pattern.uuid)
    return pattern


def see(session, pattern, stage, day=TODAY, **values):
    session.notify(
        session.workspace.mentoring.add_sighting(
            Sighting(
                pattern=pattern.uuid,
                date=day,
                opportunity=stage is not None,
                stage=None if stage is None else CatchStage(stage),
                **values,
            )
        )
    )


def press(widget, name):
    QCoreApplication.processEvents()  # a new widget in a shown layout appears with the next event
    found = [one for one in widget.findChildren(QAbstractButton, name) if one.isVisibleTo(widget)]
    assert len(found) == 1, (name, found)
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def asked(page, name):
    [dialog] = [one for one in page.findChildren(QDialog, name) if one.isVisible()]
    return dialog


# -- merging (A4)


def test_a4_patterns_with_one_trigger_are_offered_for_merging_and_merged_by_key(
    page, session, mentoring
):
    kept = put(session, page, "I answer first", trigger="A pause", surfaced_on=TODAY)
    see(session, kept, 1)
    lost = put(session, page, "I jump in", trigger="a pause.", surfaced_by=BO.uuid)
    see(session, lost, 3)
    page.open_pattern(lost.uuid)
    assert "I answer first" in page.patterns.one.twin.sentence.text()
    press(page, "mergeTwin")
    dialog = asked(page, "merge-dialog")
    assert "I jump in" in dialog.buttons[0].accessibleName()
    QTest.keyClick(dialog, Qt.Key.Key_2)
    assert [one.name for one in mentoring.patterns()] == ["I answer first"]
    assert page.patterns.one.row.uuid == kept.uuid
    assert len(page.patterns.one.row.sightings) == 3
    assert not page.patterns.one.twin.isVisibleTo(page)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert {one.name for one in mentoring.patterns()} == {"I answer first", "I jump in"}
    assert len(mentoring.sightings(lost.uuid)) == 1


def test_patterns_of_different_triggers_can_be_merged_by_choice(page, session, mentoring):
    put(session, page, "other one", trigger="x")
    mine = put(session, page, "mine", trigger="y")
    assert not page.patterns.one.twin.isVisibleTo(page)
    press(page, "mergePattern")
    picker = asked(page, "linkPicker")
    QTest.keyClicks(picker.field, "other")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    QTest.keyClick(asked(page, "merge-dialog"), Qt.Key.Key_1)
    [one] = mentoring.patterns()
    assert (one.uuid, one.trigger) == (mine.uuid, "y\nx")


def test_merging_is_not_there_for_a_single_pattern(page, session):
    put(session, page, "alone", trigger="x")
    assert not page.patterns.one.merge.isVisibleTo(page)


def test_locking_closes_the_questions_and_drops_what_was_offered(page, session):
    put(session, page, "I answer first", trigger="A pause")
    put(session, page, "I jump in", trigger="A pause")
    press(page, "mergeTwin")
    dialog = asked(page, "merge-dialog")
    session.lock()
    assert not dialog.isVisible()
    assert page.patterns.one.twin.sentence.text() == ""


# -- retiring and reopening (A4)


def test_a4_what_was_retired_is_reopened_within_90_days_and_not_after(page, session, mentoring):
    day = TODAY - timedelta(days=90)
    for name, retired_on, status in (
        ("in time", day, PatternStatus.WATCHING),
        ("too late", day - timedelta(days=1), PatternStatus.RETIRED),
    ):
        one = put(session, page, name, status=PatternStatus.RETIRED, retired_on=retired_on)
        page.patterns.saw_it()
        press(page.forms.shown, "stage-3")
        press(page.forms.shown, "save")
        assert mentoring.pattern(one.uuid).status is status


def test_a4_no_chance_neither_breaks_nor_lengthens_a_run(page, session):
    one = put(session, page, "run", status=PatternStatus.ACTIVE)
    for weeks, stage in ((8, 3), (7, None), (6, 4), (4, 3), (2, 3)):
        see(session, one, stage, TODAY - timedelta(weeks=weeks))
    assert not page.patterns.one.retire.isVisibleTo(page)
    see(session, one, 4)
    session.notify(Changes.PATTERNS)
    assert page.patterns.one.retire.isVisibleTo(page)
