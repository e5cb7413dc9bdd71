"""The Patterns page on a real journal: what is stored, and what is shown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel

from growthjournal.domain.assumptions import (
    Assumption,
    AssumptionStatus,
    AssumptionTest,
    Belief,
    conclusion,
)
from growthjournal.domain.decisions import Decision
from growthjournal.domain.entries import Entry
from growthjournal.domain.forecasts import DecisionReview
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.people import Person
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace
from growthjournal.ui.models.rows import Role
from growthjournal.ui.pages.patterns import PatternsPage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.form import BeliefField

TODAY = date(2026, 11, 22)
ADA = Person(name="Ada Lovelace")
HEARD = "You answer before I finish."


@pytest.fixture(scope="module")
def theme(qapp):
    theme = ThemeController(qapp, mode="light")
    yield theme
    theme.set_text_scale(1.0)


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "window.ini"), clock=lambda: TODAY)
    session.open_with(Workspace.create(tmp_path / "j.growthjournal", None))
    session.workspace.mentoring.put_person(ADA)
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
    page.resize(1060, 760)
    page.set_effective_width(1060)
    page.show()
    page.opened()
    yield page
    page.close()
    page.deleteLater()
    # else it lives on, and every change of theme in a later test restyles it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def put_pattern(session, page, name="Solving it for them", **values):
    pattern = Pattern(
        name=name, surfaced_by=ADA.uuid, surfaced_on=date(2026, 3, 3), heard_as=HEARD, **values
    )
    session.notify(session.workspace.mentoring.put_pattern(pattern))
    page.open_pattern(pattern.uuid)
    return pattern


def put_sightings(session, pattern, *stages, days=14):
    first = TODAY - timedelta(days=days * len(stages))
    for place, stage in enumerate(stages):
        session.workspace.mentoring.add_sighting(
            Sighting(
                pattern=pattern.uuid,
                date=first + timedelta(days=days * place),
                opportunity=stage is not None,
                stage=None if stage is None else CatchStage(stage),
            )
        )
    session.notify(Changes.PATTERNS)


def put_assumption(session, page, **values):
    assumption = Assumption(statement="I assume that if I rest, then it fails.", **values)
    session.notify(session.workspace.mentoring.put_assumption(assumption))
    page.open_assumption(assumption.uuid)
    return assumption


def press(widget, name):
    QCoreApplication.processEvents()  # a new widget in a shown layout appears with the next event
    found = [one for one in widget.findChildren(QAbstractButton, name) if one.isVisibleTo(widget)]
    assert len(found) == 1, (name, found)
    [button] = found
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def form(page):
    assert page.forms.shown is not None
    return page.forms.shown


def write(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def listed_meta(page):
    return [row.meta for row in page.patterns.model.rows]


def listed(page):
    return [row.title for row in page.patterns.model.rows]


# -- empty, and adding


def test_an_empty_page_is_one_sentence_and_one_button_that_opens_the_form(page):
    empty = page.patterns.empty
    assert page.patterns.pages.currentWidget() is empty
    assert empty.sentence.text().count(".") == 1
    QTest.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert form(page).objectName() == "pattern-dialog"


def test_a_pattern_is_added_in_five_words(page, mentoring):
    press(page, "addPattern")
    QTest.keyClicks(form(page).name, "I answer before they finish")
    QTest.keyClick(form(page).name, Qt.Key.Key_Return)
    assert page.forms.shown is None
    [pattern] = mentoring.patterns()
    assert pattern.name == "I answer before they finish"
    assert (pattern.surfaced_by, pattern.status) == (None, PatternStatus.ACTIVE)
    assert listed(page) == [pattern.name]
    assert page.patterns.one.name.text() == pattern.name


def test_the_name_comes_first_and_is_the_only_thing_required(page, mentoring):
    page.add_pattern()
    assert form(page).focusWidget() is form(page).name
    press(form(page), "save")
    assert "name the pattern" in form(page).trouble.text.text()
    assert mentoring.patterns() == []


def test_a_new_person_and_conversation_are_created_and_undone_with_the_pattern(
    page, session, mentoring
):
    page.add_pattern(heard_as=HEARD)
    dialog = form(page)
    assert dialog.fold.is_open
    assert dialog.source.words.toPlainText() == HEARD
    write(dialog.name, "I answer")
    write(dialog.source.person.field, "Grace")
    QTest.keyClick(dialog.source.person.field, Qt.Key.Key_Return)
    dialog.source.conversation.setCurrentIndex(1)
    press(dialog, "save")
    [pattern] = mentoring.patterns()
    grace = mentoring.person_named("Grace")
    [held] = mentoring.conversations()
    assert (pattern.surfaced_by, pattern.surfaced_in) == (grace.uuid, held.uuid)
    assert (held.person, held.date, pattern.heard_as) == (grace.uuid, TODAY, HEARD)
    assert "Grace" in page.patterns.one.quote.who.text()
    session.undo_stack.undo()
    assert (mentoring.patterns(), mentoring.conversations()) == ([], [])
    assert mentoring.person_named("Grace") is None
    assert session.undo_stack.count() == 1
    session.undo_stack.redo()
    assert mentoring.patterns()[0].surfaced_by == mentoring.person_named("Grace").uuid


def test_words_from_an_entry_link_it_to_the_new_pattern(page, session):
    journal = session.workspace.journal
    entry = Entry(body="Text", date=TODAY)
    journal.put(entry)
    page.add_pattern(heard_as=HEARD, entry=entry.uuid)
    write(form(page).name, "I answer")
    press(form(page), "save")
    [link] = journal.links(entry.uuid)
    assert link.target == session.workspace.mentoring.patterns()[0].uuid
    session.undo_stack.undo()
    assert journal.links(entry.uuid) == []


def test_the_fourth_new_pattern_is_put_on_watch(page, session, mentoring):
    for name in ("one", "two", "three"):
        put_pattern(session, page, name, status=PatternStatus.ACTIVE)
    page.add_pattern()
    write(form(page).name, "four")
    press(form(page), "save")
    found = {one.name: one.status for one in mentoring.patterns()}
    assert found["four"] is PatternStatus.WATCHING


def test_escape_asks_once_before_typed_words_are_lost(page, mentoring):
    page.add_pattern()
    dialog = form(page)
    write(dialog.name, "I answer")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not saved" in dialog.trouble.text.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert page.forms.shown is None
    assert mentoring.patterns() == []


def test_an_untouched_form_closes_at_once(page):
    page.add_pattern(heard_as=HEARD)
    QTest.keyClick(form(page), Qt.Key.Key_Escape)
    assert page.forms.shown is None


def test_whether_more_is_open_is_remembered(page):
    page.add_pattern()
    assert not form(page).fold.is_open
    press(form(page), "more")
    form(page).reject()
    page.add_pattern()
    assert form(page).fold.is_open


def test_editing_keeps_what_the_form_does_not_show(page, session, mentoring):
    pattern = put_pattern(session, page, competencies=("c",), status=PatternStatus.ACTIVE)
    press(page, "editPattern")
    dialog = form(page)
    assert dialog.source.person.person_uuid() == ADA.uuid
    dialog.cost.setPlainText("Their growth")
    press(dialog, "save")
    after = mentoring.pattern(pattern.uuid)
    assert (after.cost, after.heard_as, after.surfaced_on) == (
        "Their growth",
        HEARD,
        date(2026, 3, 3),
    )
    assert (after.competencies, after.status) == (("c",), PatternStatus.ACTIVE)
    session.undo_stack.undo()
    assert mentoring.pattern(pattern.uuid).cost is None


# -- list and detail


def test_the_detail_opens_with_their_words_verbatim(page, session):
    put_pattern(session, page)
    detail = page.patterns.one
    assert detail.quote.words.text() == f"“{HEARD}”"
    assert detail.quote.who.text() == "named by Ada Lovelace, March 3, 2026"
    assert detail.body.itemAt(0).widget() is detail.quote


def test_the_filter_counts_and_hides(page, session):
    one = put_pattern(session, page, "one", status=PatternStatus.ACTIVE)
    put_pattern(session, page, "two", status=PatternStatus.WATCHING)
    page.open_pattern(one.uuid)
    texts = [chip.text() for chip in page.patterns.filter.chips.values()]
    assert texts == ["All 2", "Active 1", "Watching 1", "Retired 0"]
    assert page.patterns.filter.chips["all"].isChecked()
    press(page, "filter-watching")
    assert listed(page) == ["two"]
    assert page.patterns.one.name.text() == "two"
    press(page, "filter-retired")
    assert listed(page) == []
    assert page.patterns.nothing.isVisible()
    press(page, "filter-all")
    assert listed(page) == ["one", "two"]


def test_opening_a_pattern_lifts_the_filter(page, session):
    one = put_pattern(session, page, "one", status=PatternStatus.ACTIVE)
    press(page, "filter-retired")
    page.show_record("pattern", one.uuid)
    assert page.patterns.one.name.text() == "one"


def test_seen_by_two_is_marked_only_then(page, session, mentoring):
    pattern = put_pattern(session, page)
    mark = page.patterns.one.by_two
    assert not mark.isVisibleTo(page)
    bo = Person(name="Bo")
    mentoring.put_person(bo)
    mentoring.add_sighting(
        Sighting(pattern=pattern.uuid, date=TODAY, person=bo.uuid, stage=CatchStage.AFTER)
    )
    session.notify(Changes.PATTERNS)
    assert mark.isVisibleTo(page)
    assert "Ada Lovelace and Bo" in mark.text()
    assert listed_meta(page)[0].startswith("seen by two · named by Ada")


def test_changes_of_entries_do_not_reload(page, session, mentoring):
    mentoring.put_pattern(Pattern(name="new"))
    page.reload(Changes.ENTRIES | Changes.RATINGS)
    assert listed(page) == []
    page.reload(Changes.PEOPLE)
    assert listed(page) == ["new"]


def test_a_reload_keeps_the_record_that_is_shown(page, session):
    shown = put_pattern(session, page, "shown")
    session.workspace.mentoring.put_pattern(Pattern(name="above", status=PatternStatus.ACTIVE))
    session.notify(Changes.ALL)
    assert listed(page) == ["above", "shown"]
    assert page.patterns.one.row.uuid == shown.uuid
    assert page.patterns.view.current_uuid() == shown.uuid


# -- sightings


def test_saw_it_by_key_alone(page, session, mentoring):
    pattern = put_pattern(session, page)
    press(page, "sawIt")
    dialog = form(page)
    assert dialog.stages.checkedId() == -1
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_5)
    assert dialog.stages.checkedId() == 4
    write(dialog.context, "Standup 1")
    assert dialog.stages.checkedId() == 4
    QTest.keyClick(dialog.context, Qt.Key.Key_Return)
    [sighting] = mentoring.sightings(pattern.uuid)
    assert (sighting.stage, sighting.opportunity) == (CatchStage.BEFORE, True)
    assert (sighting.date, sighting.person, sighting.context) == (TODAY, None, "Standup 1")
    [row] = page.patterns.one.sightings.rows.rows
    assert (row.title, row.context) == ("before", "Standup 1")
    session.undo_stack.undo()
    assert mentoring.sightings(pattern.uuid) == []
    assert page.patterns.one.sightings.rows.rows == ()


@pytest.mark.parametrize(
    ("key", "stage"),
    [
        (Qt.Key.Key_1, None),
        (Qt.Key.Key_2, 0),
        (Qt.Key.Key_3, 1),
        (Qt.Key.Key_4, 2),
        (Qt.Key.Key_5, 3),
        (Qt.Key.Key_6, 4),
    ],
)
def test_each_key_is_its_stage_and_no_chance_has_none(page, session, mentoring, key, stage):
    pattern = put_pattern(session, page)
    page.patterns.saw_it()
    QTest.keyClick(form(page).focusWidget(), key)
    press(form(page), "save")
    [sighting] = mentoring.sightings(pattern.uuid)
    assert sighting.stage == stage
    assert sighting.opportunity is (stage is not None)


def test_a_sighting_needs_a_choice(page, session, mentoring):
    put_pattern(session, page)
    page.patterns.saw_it()
    press(form(page), "save")
    assert "no chance arose" in form(page).trouble.text.text()
    assert mentoring.sightings() == []


def test_sightings_are_listed_newest_first_and_removed_with_undo(page, session, mentoring):
    pattern = put_pattern(session, page)
    put_sightings(session, pattern, 0, None, 4)
    view = page.patterns.one.sightings
    assert [row.title for row in view.rows.rows] == [
        "did the new thing",
        "no chance arose",
        "told later",
    ]
    view.setFocus()
    view.setCurrentIndex(view.rows.index(0))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert len(mentoring.sightings(pattern.uuid)) == 2
    session.undo_stack.undo()
    assert len(mentoring.sightings(pattern.uuid)) == 3


def test_the_cross_of_a_sighting_removes_that_one(page, session, mentoring):
    pattern = put_pattern(session, page)
    put_sightings(session, pattern, 0, 4)
    view = page.patterns.one.sightings
    area = view.visualRect(view.rows.index(1))
    place = view._delegate.cross(area).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [one.stage for one in mentoring.sightings(pattern.uuid)] == [CatchStage.NEW_THING]


def test_a_late_sighting_reopens_a_retired_pattern_and_undo_retires_it_again(
    page, session, mentoring
):
    pattern = put_pattern(
        session, page, status=PatternStatus.RETIRED, retired_on=TODAY - timedelta(days=30)
    )
    page.patterns.saw_it()
    press(form(page), "stage-2")
    press(form(page), "save")
    assert mentoring.pattern(pattern.uuid).status is PatternStatus.WATCHING
    session.undo_stack.undo()
    after = mentoring.pattern(pattern.uuid)
    assert after.status is PatternStatus.RETIRED
    assert after.retired_on == TODAY - timedelta(days=30)
    assert mentoring.sightings(pattern.uuid) == []


# -- status


def three_active(session, page):
    return [put_pattern(session, page, name, status=PatternStatus.ACTIVE) for name in "abc"]


def asked(page, name):
    [dialog] = [one for one in page.findChildren(QDialog, name) if one.isVisible()]
    return dialog


def test_a4_a_fourth_active_pattern_asks_which_one_goes_on_watch(page, session, mentoring):
    old = three_active(session, page)
    four = put_pattern(session, page, "four")
    press(page.patterns.one, "status-active")
    dialog = asked(page, "park-dialog")
    assert mentoring.pattern(four.uuid).status is PatternStatus.WATCHING
    names = [one.text() for one in dialog.findChildren(QLabel) if one.text() in {*"abc"}]
    assert sorted(names) == ["a", "b", "c"]
    QTest.keyClick(dialog, Qt.Key.Key_2)
    parked = mentoring.patterns()[3]
    assert (parked.status, mentoring.pattern(four.uuid).status) == (
        PatternStatus.WATCHING,
        PatternStatus.ACTIVE,
    )
    assert parked.uuid in {one.uuid for one in old}
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert mentoring.pattern(four.uuid).status is PatternStatus.WATCHING
    assert {mentoring.pattern(one.uuid).status for one in old} == {PatternStatus.ACTIVE}
    session.undo_stack.redo()
    assert mentoring.pattern(four.uuid).status is PatternStatus.ACTIVE


def test_a4_leaving_the_question_parks_nothing(page, session, mentoring):
    three_active(session, page)
    four = put_pattern(session, page, "four")
    press(page.patterns.one, "status-active")
    QTest.keyClick(asked(page, "park-dialog"), Qt.Key.Key_Escape)
    assert mentoring.pattern(four.uuid).status is PatternStatus.WATCHING
    assert page.patterns.one.status.chips["watching"].isChecked()
    assert session.undo_stack.count() == 0


def test_the_question_is_not_asked_while_there_is_room(page, session, mentoring):
    one = put_pattern(session, page, "one")
    press(page.patterns.one, "status-active")
    assert mentoring.pattern(one.uuid).status is PatternStatus.ACTIVE
    assert not page.findChildren(QDialog, "park-dialog")


def test_retiring_is_offered_only_by_the_rule(page, session, mentoring):
    pattern = put_pattern(session, page, status=PatternStatus.ACTIVE)
    put_sightings(session, pattern, 0, 3, 4, 3, 4)
    detail = page.patterns.one
    assert not detail.retire.isVisibleTo(page)
    assert not detail.status.chips["retired"].isVisibleTo(page)
    put_sightings(session, pattern, 4)
    assert detail.retire.isVisibleTo(page)
    press(page, "retire")
    after = mentoring.pattern(pattern.uuid)
    assert (after.status, after.retired_on) == (PatternStatus.RETIRED, TODAY)
    press(page, "reopen")
    after = mentoring.pattern(pattern.uuid)
    assert (after.status, after.retired_on) == (PatternStatus.WATCHING, None)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert mentoring.pattern(pattern.uuid).status is PatternStatus.ACTIVE


def test_removing_a_pattern_shows_the_next_and_undo_brings_it_back(page, session, mentoring):
    one = put_pattern(session, page, "one", status=PatternStatus.ACTIVE)
    put_pattern(session, page, "two")
    page.open_pattern(one.uuid)
    page.patterns.view.setFocus()
    QTest.keyClick(page.patterns.view, Qt.Key.Key_Delete)
    assert listed(page) == ["two"]
    assert page.patterns.one.name.text() == "two"
    session.undo_stack.undo()
    assert listed(page) == ["one", "two"]


# -- assumptions


def test_an_assumption_is_added_with_its_first_belief(page, session, mentoring):
    press(page, "addAssumption")
    dialog = form(page)
    write(dialog.statement, "I assume that if I rest, then it fails.")
    press(dialog, "more")
    dialog.belief.number.setFocus()
    dialog.belief.number.selectAll()
    QTest.keyClicks(dialog.belief.number, "80")
    dialog.facts.setPlainText("One\n\n  Two  ")
    press(dialog, "save")
    [one] = mentoring.assumptions()
    assert one.camera_facts == ("One", "Two")
    assert mentoring.belief(one.uuid) == 80
    assert page.tabs.currentIndex() == 1
    [row] = page.assumptions.model.rows
    assert row.phrase.text == "80%"
    session.undo_stack.undo()
    assert mentoring.assumptions() == []


def test_a_belief_has_no_default(page, session, mentoring):
    one = put_assumption(session, page)
    press(page, "setBelief")
    press(form(page), "save")
    assert "Move the slider" in form(page).trouble.text.text()
    assert mentoring.beliefs(one.uuid) == []
    QTest.keyClick(form(page).belief.slider, Qt.Key.Key_PageUp)
    press(form(page), "save")
    assert mentoring.belief(one.uuid) == 60
    session.undo_stack.undo()
    assert mentoring.belief(one.uuid) is None


def test_an_untouched_belief_is_none_and_zero_is_an_answer(qtbot, theme):
    field = BeliefField()
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show()
    assert field.value() is None
    assert not field.slider.is_touched
    field.number.setValue(0)
    assert field.value() == 0
    other = BeliefField()
    qtbot.addWidget(other)
    other.resize(300, 40)
    other.show()
    QTest.mouseClick(other.slider, Qt.MouseButton.LeftButton, pos=other.slider.rect().center())
    assert other.value() == pytest.approx(50, abs=3)


def test_planning_a_test_locks_the_belief_before_and_starts_testing(page, session, mentoring):
    one = put_assumption(session, page)
    mentoring.believe(Belief(assumption=one.uuid, on=TODAY, value=70))
    press(page, "planTest")
    write(form(page).action, "Stay out of one meeting")
    press(form(page), "save")
    [test] = mentoring.tests(one.uuid)
    assert (test.belief_before, test.planned_on) == (70, TODAY)
    assert mentoring.assumption(one.uuid).status is AssumptionStatus.TESTING
    press(page, f"logResult-{test.uuid}")
    dialog = form(page)
    write(dialog.observed, "It went well")
    dialog.belief.number.setValue(30)
    press(dialog, "save")
    [after] = mentoring.tests(one.uuid)
    assert (after.belief_before, after.belief_after, after.run_on) == (70, 30, TODAY)
    assert [belief.value for belief in mentoring.beliefs(one.uuid)] == [70, 30]
    session.undo_stack.undo()
    [before] = mentoring.tests(one.uuid)
    assert (before.run_on, before.observed) == (None, None)
    assert mentoring.belief(one.uuid) == 70
    session.undo_stack.undo()
    assert mentoring.tests(one.uuid) == []
    assert mentoring.assumption(one.uuid).status is AssumptionStatus.UNTESTED


def test_correcting_a_result_replaces_the_belief_that_it_stated(page, session, mentoring):
    one = put_assumption(session, page)
    test = AssumptionTest(assumption=one.uuid, action="Ask")
    mentoring.put_test(test)
    acts = page.assumptions._acts
    logged = replace(test, run_on=TODAY, observed="x", belief_after=30)
    acts.log_result(logged)
    acts.log_result(replace(logged, belief_after=40))
    assert [belief.value for belief in mentoring.beliefs(one.uuid)] == [40]


def test_equal_expectations_are_refused_in_the_form(page, session, mentoring):
    one = put_assumption(session, page)
    page.assumptions.one.plan.click()
    dialog = form(page)
    write(dialog.action, "Ask")
    dialog.if_true.setPlainText("They object")
    dialog.if_false.setPlainText("They object")
    press(dialog, "save")
    assert "must differ" in dialog.trouble.text.text()
    assert mentoring.tests(one.uuid) == []
    dialog._drop()


@pytest.mark.parametrize(
    ("belief", "reached"),
    [
        (25, AssumptionStatus.OVERTURNED),
        (26, AssumptionStatus.HOLDS_ONLY_WHEN),
        (74, AssumptionStatus.HOLDS_ONLY_WHEN),
        (75, AssumptionStatus.HOLDS),
        (None, None),
    ],
)
def test_two_situations_and_a_belief_conclude(belief, reached):
    run = AssumptionTest(assumption="a", action="x", when_where="Monday", run_on=TODAY)
    other = replace(run, when_where="Friday")
    assert conclusion([run, other], belief) is reached
    assert conclusion([run, replace(run, when_where=" monday ")], belief) is None
    assert conclusion([run, replace(other, run_on=None)], belief) is None
    assert conclusion([run, replace(other, when_where=None)], belief) is None


def test_a_conclusion_is_offered_only_once_it_is_reached(page, session, mentoring):
    one = put_assumption(session, page)
    chips = page.assumptions.one.status.chips
    assert not chips["overturned"].isVisibleTo(page)
    for place in ("Monday", "Friday"):
        mentoring.put_test(
            AssumptionTest(assumption=one.uuid, action="x", when_where=place, run_on=TODAY)
        )
    mentoring.believe(Belief(assumption=one.uuid, on=TODAY, value=20))
    session.notify(Changes.ASSUMPTIONS)
    assert chips["overturned"].isVisibleTo(page)
    assert not chips["holds"].isVisibleTo(page)
    press(page.assumptions.one, "status-overturned")
    assert mentoring.assumption(one.uuid).status is AssumptionStatus.OVERTURNED


def test_d11_assumptions_are_filtered_by_status(page, session, mentoring):
    one = put_assumption(session, page)
    other = put_assumption(session, page, status=AssumptionStatus.PARKED)
    chips = page.assumptions.filter.chips
    shown = [chip.text() for chip in chips.values() if chip.isVisibleTo(page)]
    assert shown == ["All 2", "Untested 1", "Parked 1"]
    press(page.assumptions, "filter-parked")
    assert [row.uuid for row in page.assumptions.model.rows] == [other.uuid]
    assert page.assumptions.one.row.uuid == other.uuid
    page.open_assumption(one.uuid)
    assert page.assumptions.one.row.uuid == one.uuid
    assert chips["all"].isChecked()


# -- the window around it


# -- the decisions in which it showed


def chips_of(page):
    QCoreApplication.processEvents()  # new chips appear with the next event
    return page.patterns.one.decisions.chips


def test_decisions_in_which_a_pattern_showed_lead_there_the_last_first(page, session):
    pattern = put_pattern(session, page)
    assert page.patterns.one.decided_in.isHidden()
    depot, hire = Decision(title="Keep the old depot"), Decision(title="Hire for the north")
    for decision, days in ((depot, 9), (hire, 5), (depot, 7)):
        on = TODAY - timedelta(days=days)
        review = DecisionReview(decision=decision.uuid, on=on, pattern=pattern.uuid)
        session.notify(session.workspace.together.act([decision, review]).do())
    assert [chip.text().strip() for chip in chips_of(page)] == [
        "Hire for the north",
        "Keep the old depot",
    ]
    assert page.patterns.one.decided_in.isVisible()
    wanted = []
    session.record_wanted.connect(lambda kind, uuid: wanted.append((kind, uuid)))
    chips_of(page)[0].setFocus()
    QTest.keyClick(chips_of(page)[0], Qt.Key.Key_Space)
    assert wanted == [("decision", hire.uuid)]
    session.notify(session.workspace.decisions.remove(hire.uuid))
    assert [chip.text().strip() for chip in chips_of(page)] == ["Keep the old depot"]


def test_another_pattern_shows_none_of_them_and_locking_drops_them(page, session):
    pattern = put_pattern(session, page)
    depot = Decision(title="Keep the old depot")
    review = DecisionReview(decision=depot.uuid, on=TODAY, pattern=pattern.uuid)
    session.notify(session.workspace.together.act([depot, review]).do())
    other = put_pattern(session, page, name="Softening the ask")
    assert chips_of(page) == []
    page.open_pattern(pattern.uuid)
    assert len(chips_of(page)) == 1
    page.open_pattern(other.uuid)
    page.open_pattern(pattern.uuid)
    session.lock()
    assert chips_of(page) == []


def test_locking_drops_every_text_and_closes_the_form(page, session):
    put_pattern(session, page)
    page.patterns.saw_it()
    dialog = form(page)
    session.lock()
    assert page.forms.shown is None
    assert not dialog.isVisible()
    assert listed(page) == []
    assert HEARD not in page.patterns.one.quote.words.text()
    assert page.patterns.one.name.text() == ""


def test_pending_words_are_saved_before_locking(page, session, mentoring):
    page.add_pattern()
    write(form(page).name, "I answer")
    assert page.save_pending() is True
    assert [one.name for one in mentoring.patterns()] == ["I answer"]


def test_below_800_list_and_detail_take_turns(page, session):
    put_pattern(session, page)
    page.set_effective_width(799)
    tab = page.patterns
    assert tab.list_side.isVisible()
    assert not tab.detail_side.isVisible()
    QTest.keyClick(tab.view, Qt.Key.Key_Return)
    assert tab.detail_side.isVisible()
    assert not tab.list_side.isVisible()
    press(page, "backToList")
    assert tab.list_side.isVisible()
    page.set_effective_width(800)
    assert tab.list_side.isVisible()
    assert tab.detail_side.isVisible()
    assert page.header.isVisible()


def test_growing_while_the_detail_stands_alone_brings_everything_back(page, session):
    put_pattern(session, page)
    page.set_effective_width(500)
    page.patterns._open(page.patterns.model.rows[0].uuid)
    assert not page.header.isVisible()
    page.set_effective_width(900)
    assert page.header.isVisible()
    assert page.patterns.list_side.isVisible()


def test_forty_patterns_with_long_names_keep_to_the_list(page, session, theme):
    for place in range(40):
        name = f"{place} answering before anybody else in the room had finished "[:60]
        session.workspace.mentoring.put_pattern(Pattern(name=name))
    session.notify(Changes.PATTERNS)
    page.set_effective_width(844)
    page.resize(844, 600)
    view = page.patterns.view
    for scale in (1.0, 2.0):
        theme.set_text_scale(scale)
        heights = [view.sizeHintForIndex(view.model().index(row, 0)) for row in range(40)]
        assert all(0 < size.height() < 400 for size in heights)
        assert all(size.width() <= view.viewport().width() for size in heights)
    theme.set_text_scale(1.0)


def test_every_control_has_a_name(page, session):
    pattern = put_pattern(session, page)
    put_sightings(session, pattern, 3)
    put_assumption(session, page)
    nameless = [
        button.objectName() or button.text()
        for button in page.findChildren(QAbstractButton)
        if not (button.accessibleName() or button.text())
    ]
    assert nameless == []
    for view in (page.patterns.view, page.assumptions.view, page.patterns.one.sightings):
        assert view.accessibleName()
    index = page.patterns.model.index(0)
    assert "named by Ada" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_models_hold_up(page, session, qtmodeltester):
    pattern = put_pattern(session, page)
    put_sightings(session, pattern, 3, 1)
    qtmodeltester.check(page.patterns.model)
    qtmodeltester.check(page.patterns.one.sightings.rows)
    assert page.patterns.model.index(0).data(Role.ROW).uuid == pattern.uuid
    assert page.patterns.model.index(9).data(Role.ROW) is None
