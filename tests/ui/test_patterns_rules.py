"""The rules of A3 and A4 as the Patterns page offers and keeps them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QMenu

from growthjournal.domain.assumptions import (
    Assumption,
    AssumptionStatus,
    AssumptionTest,
    Belief,
)
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import Entry, TargetKind
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


def test_what_to_do_instead_stands_under_the_name(page, session):
    put(session, page, "I jump in", if_then="When it is quiet, I will count to five.")
    assert page.patterns.one.instead.text() == "When it is quiet, I will count to five."
    session.lock()
    assert page.patterns.one.instead.text() == ""


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


def test_what_was_just_added_is_shown(page, session):
    put(session, page, "old", status=PatternStatus.ACTIVE)
    page.patterns.filter_by(PatternStatus.RETIRED)
    page.add_pattern()
    write(page.forms.shown.name, "new")
    press(page.forms.shown, "save")
    assert page.patterns.one.name.text() == "new"
    put_assumption(session, page)
    page.add_assumption()
    write(page.forms.shown.statement, "If a, then b.")
    press(page.forms.shown, "save")
    assert page.assumptions.one.statement.text() == "If a, then b."


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


# -- sightings and sources (A4)


def test_a4_a_sighting_is_edited_by_key_and_keeps_its_outcome(page, session, mentoring):
    one = put(session, page, "I jump in", status=PatternStatus.ACTIVE)
    see(session, one, 2, context="standup")
    view = page.patterns.one.sightings
    view.setFocus()
    view.setCurrentIndex(view.rows.index(0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    dialog = page.forms.shown
    assert (dialog.stages.checkedId(), dialog.context.text()) == (3, "standup")
    assert not dialog.is_changed
    dialog.outcome.setFocus()
    QTest.keyClick(dialog.outcome, Qt.Key.Key_End)
    QTest.keyClick(dialog.stages.buttons()[0], Qt.Key.Key_6)
    press(dialog, "save")
    [after] = mentoring.sightings(one.uuid)
    assert (after.stage, after.outcome, after.context) == (CatchStage.NEW_THING, 2, "standup")
    assert "turned out much better" in view.rows.rows[0].meta
    session.undo_stack.undo()
    [before] = mentoring.sightings(one.uuid)
    assert (before.stage, before.outcome) == (CatchStage.DURING, None)


def test_a4_a_sighting_that_is_edited_to_be_late_reopens_its_pattern(page, session, mentoring):
    one = put(session, page, "gone", status=PatternStatus.RETIRED, retired_on=TODAY)
    see(session, one, 4)
    page.patterns._edit_sighting(mentoring.sightings(one.uuid)[0])
    press(page.forms.shown, "stage-2")
    press(page.forms.shown, "save")
    assert mentoring.pattern(one.uuid).status is PatternStatus.WATCHING
    session.undo_stack.undo()
    assert mentoring.pattern(one.uuid).status is PatternStatus.RETIRED


def test_a4_a_person_who_is_new_in_a_sighting_is_taken_back_with_it(page, session, mentoring):
    one = put(session, page, "I jump in")
    page.patterns.saw_it()
    dialog = page.forms.shown
    press(dialog, "stage-3")
    press(dialog, "more")
    write(dialog.source.person.field, "Grace")
    QTest.keyClick(dialog.source.person.field, Qt.Key.Key_Return)
    press(dialog, "save")
    [seen] = mentoring.sightings(one.uuid)
    assert seen.person == mentoring.person_named("Grace").uuid
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert mentoring.sightings(one.uuid) == []
    assert mentoring.person_named("Grace") is None


def test_who_said_it_the_conversation_and_the_entries_open(page, session, mentoring):
    held = Conversation(person=ADA.uuid, date=TODAY)
    mentoring.put_conversation(held)
    entry = Entry(date=TODAY, title="A long day")
    session.workspace.journal.put(entry)
    wanted = []
    session.record_wanted.connect(lambda *record: wanted.append(record))
    source = {"surfaced_by": ADA.uuid, "surfaced_in": held.uuid, "surfaced_on": TODAY}
    for tab, made, kind in (
        (page.patterns, lambda: put(session, page, "p", **source), TargetKind.PATTERN),
        (page.assumptions, lambda: put_assumption(session, page, **source), TargetKind.ASSUMPTION),
    ):
        one = made()
        session.workspace.journal.link(entry.uuid, kind, one.uuid)
        page.hide()
        page.show()
        wanted.clear()
        chips = [*tab.one.sources.chips, *tab.one.entries.chips]
        assert chips[0].accessibleName() == "Open Ada Lovelace"
        assert chips[2].accessibleName() == "Open A long day"
        for chip in chips:
            chip.click()
        assert wanted == [
            ("person", ADA.uuid),
            ("conversation", held.uuid),
            ("entry", entry.uuid),
        ]


def test_a_sighting_leads_to_its_entry_and_its_pattern_is_shown_for_it(page, session, mentoring):
    entry = Entry(date=TODAY, title="A long day")
    session.workspace.journal.put(entry)
    one = put(session, page, "I jump in")
    see(session, one, 1, entry=entry.uuid)
    put(session, page, "another")
    [seen] = mentoring.sightings(one.uuid)
    page.show_record("sighting", seen.uuid)
    assert page.patterns.one.row.uuid == one.uuid
    words = [action.text() for action in page.patterns.menu_of(seen).actions() if action.text()]
    assert words == ["Edit…", "Open A long day", "Remove"]


def test_the_menu_of_a_sighting_opens_by_key_and_closes_on_locking(page, session, qtbot):
    entry = Entry(date=TODAY, title="A long day")
    session.workspace.journal.put(entry)
    see(session, put(session, page, "I jump in"), 1, entry=entry.uuid)
    view = page.patterns.one.sightings
    view.setFocus()
    view.setCurrentIndex(view.rows.index(0))
    place = view.visualRect(view.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, view.mapToGlobal(place))
    QCoreApplication.sendEvent(view, event)
    [menu] = page.patterns.findChildren(QMenu)
    assert menu.isVisible()
    session.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.patterns.findChildren(QMenu) == []


def test_a4_a_pattern_touches_two_competencies_at_most(page, session, mentoring):
    session.workspace.growth.seed()
    one = put(session, page, "I jump in")
    press(page, "editPattern")
    dialog = page.forms.shown
    chips = list(dialog.touches.chips.values())
    chips[0].click()
    chips[3].click()
    assert [chip.isEnabled() for chip in chips[:5]] == [True, False, False, True, False]
    press(dialog, "save")
    kept = mentoring.pattern(one.uuid).competencies
    assert kept == tuple(list(dialog.touches.chips)[place] for place in (0, 3))
    name = session.workspace.growth.competency(kept[0]).name
    shown = [text.text() for _label, _box, text in page.patterns.one.fields._boxes]
    assert name in shown[-1]


def test_d11_a_long_list_of_sightings_opens_with_the_newest(page, session):
    one = put(session, page, "I jump in")
    for weeks in range(20):
        see(session, one, 2, TODAY - timedelta(weeks=weeks))
    view = page.patterns.one.sightings
    assert len(view.rows.rows) == 6
    assert view.rows.rows[0].sighting.date == TODAY
    press(page, "allSightings")
    assert len(view.rows.rows) == 20
    see(session, one, 2)
    assert len(view.rows.rows) == 21


# -- assumptions (A3)

SENTENCE = "I assume that if I rest, then it fails."


def put_assumption(session, page, statement=SENTENCE, **values):
    assumption = Assumption(statement=statement, **values)
    session.notify(session.workspace.mentoring.put_assumption(assumption))
    page.open_assumption(assumption.uuid)
    return assumption


def run_tests(session, assumption, belief, places=("Monday", "Friday"), **values):
    mentoring = session.workspace.mentoring
    for place in places:
        mentoring.put_test(
            AssumptionTest(
                assumption=assumption.uuid,
                action=f"act on {place}",
                when_where=place,
                run_on=TODAY,
                **values,
            )
        )
    if belief is not None:
        mentoring.believe(Belief(assumption=assumption.uuid, on=TODAY, value=belief))
    session.notify(Changes.ASSUMPTIONS)


def write(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_a3_the_belief_before_is_asked_first_and_locked_with_the_plan_in_one_step(
    page, session, mentoring
):
    one = put_assumption(session, page)
    press(page, "planTest")
    dialog = page.forms.shown
    write(dialog.action, "Stay out of one meeting")
    assert dialog.belief.isVisibleTo(dialog)
    dialog.belief.number.setValue(80)
    press(dialog, "save")
    [test] = mentoring.tests(one.uuid)
    assert (test.belief_before, mentoring.belief(one.uuid)) == (80, 80)
    assert mentoring.assumption(one.uuid).status is AssumptionStatus.TESTING
    mentoring.believe(Belief(assumption=one.uuid, on=TODAY, value=10))
    session.notify(Changes.ASSUMPTIONS)
    press(page, f"editTest-{test.uuid}")
    write(page.forms.shown.action, "Stay out of two")
    press(page.forms.shown, "save")
    [test] = mentoring.tests(one.uuid)
    assert (test.action, test.belief_before) == ("Stay out of two", 80)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert mentoring.tests(one.uuid) == []
    assert [belief.value for belief in mentoring.beliefs(one.uuid)] == [10]
    assert mentoring.assumption(one.uuid).status is AssumptionStatus.UNTESTED


def test_a3_a_belief_that_was_stated_is_locked_where_the_plan_says_nothing(
    page, session, mentoring
):
    one = put_assumption(session, page)
    mentoring.believe(Belief(assumption=one.uuid, on=TODAY, value=70))
    press(page, "planTest")
    assert not page.forms.shown.belief.isVisibleTo(page.forms.shown)
    write(page.forms.shown.action, "Ask")
    press(page.forms.shown, "save")
    assert [test.belief_before for test in mentoring.tests(one.uuid)] == [70]
    assert len(mentoring.beliefs(one.uuid)) == 1


def test_a3_what_could_not_be_undone_in_a_week_asks_for_a_smaller_test_and_is_saved(
    page, session, mentoring
):
    one = put_assumption(session, page)
    press(page, "planTest")
    dialog = page.forms.shown
    write(dialog.action, "Resign")
    press(dialog, "more")
    said = [text for text in dialog.findChildren(QLabel) if "smaller" in text.text()]
    assert not said[0].isVisibleTo(dialog)
    QTest.keyClick(dialog.undoable, Qt.Key.Key_Space)
    assert said[0].isVisibleTo(dialog)
    press(dialog, "save")
    assert len(mentoring.tests(one.uuid)) == 1


def test_a3_a_conclusion_is_offered_and_taken_with_one_press(page, session, mentoring):
    one = put_assumption(session, page)
    run_tests(session, one, 25, conclusion="It went on without me.")
    detail = page.assumptions.one
    assert "overturned" in detail.conclude.sentence.text()
    press(page, "conclude")
    assert mentoring.assumption(one.uuid).status is AssumptionStatus.OVERTURNED
    assert not detail.conclude.isVisibleTo(page)
    assert "It went on without me." in detail.follows.text()
    session.undo_stack.undo()
    assert detail.conclude.isVisibleTo(page)


def test_a3_one_situation_or_no_belief_concludes_nothing(page, session):
    one = put_assumption(session, page)
    run_tests(session, one, 20, places=("Monday", " monday "))
    detail = page.assumptions.one
    assert not detail.conclude.isVisibleTo(page)
    assert "different situations" in detail.rule.text()
    other = put_assumption(session, page)
    run_tests(session, other, None)
    assert not detail.conclude.isVisibleTo(page)


def test_a3_the_situation_can_be_said_when_the_result_is_logged(page, session, mentoring):
    one = put_assumption(session, page)
    run_tests(session, one, 20, places=("Monday",))
    test = AssumptionTest(assumption=one.uuid, action="Ask")
    session.notify(mentoring.put_test(test))
    press(page, f"logResult-{test.uuid}")
    write(page.forms.shown.observed, "She laughed")
    page.forms.shown.where.setPlainText("Friday")
    press(page.forms.shown, "save")
    assert page.assumptions.one.conclude.isVisibleTo(page)


def test_a3_d10_a_plain_claim_is_saved_and_reworded_before_it_is_concluded(
    page, session, mentoring
):
    one = put_assumption(session, page, "Good work speaks for itself.")
    run_tests(session, one, 20)
    detail = page.assumptions.one
    assert not detail.conclude.isVisibleTo(page)
    assert not detail.status.chips["overturned"].isVisibleTo(page)
    press(page, "reword")
    write(page.forms.shown.statement, SENTENCE)
    press(page.forms.shown, "save")
    assert mentoring.assumption(one.uuid).statement == SENTENCE
    assert detail.conclude.isVisibleTo(page)
    assert not detail.reword.isVisibleTo(page)


def test_a3_without_a_test_it_is_untested_again_in_the_same_step(page, session, mentoring):
    one = put_assumption(session, page)
    page.assumptions._acts.plan(AssumptionTest(assumption=one.uuid, action="Ask"))
    [test] = mentoring.tests(one.uuid)
    assert not page.assumptions.one.status.chips["untested"].isVisibleTo(page)
    press(page, f"removeTest-{test.uuid}")
    assert mentoring.assumption(one.uuid).status is AssumptionStatus.UNTESTED
    session.undo_stack.undo()
    assert mentoring.assumption(one.uuid).status is AssumptionStatus.TESTING
    assert [kept.uuid for kept in mentoring.tests(one.uuid)] == [test.uuid]


def test_a3_the_next_test_is_planned_from_the_last_result_once(page, session, mentoring):
    one = put_assumption(session, page)
    run_tests(session, one, 50, places=("Monday",), next_test="Ask Bo")
    [first] = mentoring.tests(one.uuid)
    press(page, f"planNext-{first.uuid}")
    assert page.forms.shown.action.toPlainText() == "Ask Bo"
    press(page.forms.shown, "save")
    assert {test.action for test in mentoring.tests(one.uuid)} == {"Ask Bo", "act on Monday"}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not page.findChildren(QAbstractButton, f"planNext-{first.uuid}")


def test_a3_after_45_days_it_says_that_it_waits_for_a_test(page, session):
    put_assumption(session, page, surfaced_on=TODAY - timedelta(days=45))
    note = page.assumptions.one.stale
    assert not note.isVisibleTo(page)
    put_assumption(session, page, surfaced_on=TODAY - timedelta(days=46))
    assert note.isVisibleTo(page)
    assert "46 days" in note.text()


def test_a3_the_ladder_is_climbed_and_kept_as_text(page, session, mentoring):
    one = put_assumption(session, page)
    press(page, "editLadder")
    dialog = page.forms.shown
    assert len(dialog.boxes) == 5
    write(dialog.boxes[0], "He paused.")
    write(dialog.boxes[3], "He is bored.")
    press(dialog, "save")
    assert mentoring.assumption(one.uuid).ladder == "1. He paused.\n4. He is bored."
    shown = [text.text() for _label, box, text in page.assumptions.one.reasoning.ladder._boxes]
    assert shown == ["He paused.", "", "", "He is bored.", ""]
    press(page, "editLadder")
    write(page.forms.shown.boxes[0], "He looked up.")
    press(page.forms.shown, "save")
    assert mentoring.assumption(one.uuid).ladder.startswith("1. He looked up.")
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert mentoring.assumption(one.uuid).ladder is None


def test_a3_what_was_said_and_thought_is_written_in_two_columns_by_key(page, session, mentoring):
    one = put_assumption(session, page)
    press(page, "editColumns")
    dialog = page.forms.shown
    assert dialog.focusWidget() is dialog.rows[0][0]
    for number, (thought, said) in enumerate([("t1", "s1"), ("t2", "s2"), ("t3", "s3")]):
        assert dialog.focusWidget() is dialog.rows[number][0]
        QTest.keyClicks(dialog.focusWidget(), thought)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(dialog.focusWidget(), said)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert len(dialog.rows) == 4
    press(dialog, "save")
    kept = mentoring.assumption(one.uuid).said_thought
    assert kept == "> s1\nt1\n\n> s2\nt2\n\n> s3\nt3"
    shown = [text.text() for text in page.assumptions.one.reasoning.columns.findChildren(QLabel)]
    assert {"t1", "“s1”", "t3", "“s3”"} <= set(shown)
    press(page, "editColumns")
    assert not page.forms.shown.is_changed
    page.forms.shown.reject()
    session.undo_stack.undo()
    assert mentoring.assumption(one.uuid).said_thought is None


def test_locking_drops_ladder_and_columns(page, session):
    put_assumption(session, page, ladder="1. He paused.", said_thought="> s1\nt1")
    session.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = [text.text() for text in page.findChildren(QLabel)]
    assert not {"He paused.", "t1", "“s1”"} & set(held)
