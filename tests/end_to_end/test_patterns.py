"""Patterns and assumptions from the first word to the conclusion, with the keyboard alone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from growthjournal.domain.assumptions import AssumptionStatus
from growthjournal.domain.patterns import CatchStage, PatternStatus, Sighting
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace

TODAY = date(2026, 11, 20)
Key = Qt.Key


@pytest.fixture
def opened(window, keyboard, tmp_path):
    path = tmp_path / "j.growthjournal"
    Workspace.create(path, None).close()
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.settle()
    keyboard.press(Key.Key_4, control=True)
    assert window.current_name() == "patterns"
    return window


class Person:
    """Someone at the Patterns page who has a keyboard, and reads the journal to see what it did."""

    def __init__(self, window, keyboard):
        self.window, self.keyboard = window, keyboard

    @property
    def mentoring(self):
        return self.window.session.workspace.mentoring

    def add_pattern(self, name, trigger, who=None, heard=None):
        self.keyboard.press(Key.Key_N, control=True, shift=True)
        dialog = self.keyboard.wait_for_dialog("pattern-dialog")
        self.keyboard.write(name)
        if not dialog.fold.is_open:
            self.push("more")
        if who is not None:
            self.keyboard.tab_to("personPicker")
            self.keyboard.write_over(who)
            self.keyboard.press(Key.Key_Return)
            self.keyboard.tab_to("heardAs")
            self.keyboard.write(heard)
        self.keyboard.tab_to("trigger")
        self.keyboard.write(trigger)
        self.save()

    def see(self, key):
        self.keyboard.press(Key.Key_S, control=True, shift=True)
        self.keyboard.wait_for_dialog("sighting-dialog")
        self.keyboard.press(key)
        self.save()

    def plan(self, action, place, belief=None):
        self.push("planTest")
        dialog = self.keyboard.wait_for_dialog("plan-dialog")
        self.keyboard.write(action)
        if not dialog.fold.is_open:
            self.push("more")
        if belief is not None:
            self.keyboard.tab_to("beliefNumber")
            self.keyboard.write_over(belief)
        self.keyboard.tab_to("where")
        self.keyboard.write(place)
        self.save()

    def log(self, test, observed, belief):
        self.push(f"logResult-{test.uuid}")
        self.keyboard.wait_for_dialog("result-dialog")
        self.keyboard.write(observed)
        self.keyboard.tab_to("beliefNumber")
        self.keyboard.write_over(belief)
        self.save()

    def push(self, name):
        self.keyboard.tab_to(name)
        self.keyboard.press(Key.Key_Space)

    def save(self):
        self.keyboard.press(Key.Key_Return, control=True)
        self.keyboard.wait_until_closed()

    def undo(self):
        self.keyboard.press(Key.Key_Z, control=True)


@pytest.fixture
def person(opened, keyboard):
    return Person(opened, keyboard)


def test_a_pattern_is_made_seen_caught_retired_reopened_merged_and_taken_back(
    opened, keyboard, person
):
    mentoring = person.mentoring
    person.add_pattern("I answer first", "A pause", "Grace Hopper", "You did not wait.")
    [pattern] = mentoring.patterns()
    grace = mentoring.person_named("Grace Hopper")
    assert (pattern.surfaced_by, pattern.heard_as) == (grace.uuid, "You did not wait.")
    assert pattern.status is PatternStatus.ACTIVE

    for weeks in (8, 6, 4, 2):
        mentoring.add_sighting(
            Sighting(
                pattern=pattern.uuid,
                date=TODAY - timedelta(weeks=weeks),
                stage=CatchStage.BEFORE,
            )
        )
    opened.session.notify(Changes.PATTERNS)
    person.see(Key.Key_1)
    person.see(Key.Key_6)
    *_earlier, no_chance, caught = mentoring.sightings(pattern.uuid)
    assert (no_chance.opportunity, no_chance.stage) == (False, None)
    assert (caught.date, caught.stage) == (TODAY, CatchStage.NEW_THING)

    person.push("retire")
    assert mentoring.pattern(pattern.uuid).status is PatternStatus.RETIRED
    assert mentoring.pattern(pattern.uuid).retired_on == TODAY
    person.see(Key.Key_3)
    assert mentoring.pattern(pattern.uuid).status is PatternStatus.WATCHING

    person.add_pattern("I jump in", "a pause.")
    person.push("mergeTwin")
    keyboard.wait_for_dialog("merge-dialog")
    keyboard.press(Key.Key_2)
    keyboard.wait_until_closed()
    [merged] = mentoring.patterns()
    assert (merged.uuid, merged.name) == (pattern.uuid, "I answer first")
    assert merged.status is PatternStatus.ACTIVE
    assert len(mentoring.sightings(pattern.uuid)) == 8

    person.undo()
    assert {one.name for one in mentoring.patterns()} == {"I answer first", "I jump in"}
    assert len(mentoring.sightings(pattern.uuid)) == 7
    person.undo()
    person.undo()
    assert mentoring.pattern(pattern.uuid).status is PatternStatus.RETIRED
    person.undo()
    assert mentoring.pattern(pattern.uuid).status is PatternStatus.ACTIVE
    person.undo()
    person.undo()
    person.undo()
    assert mentoring.patterns() == []
    assert mentoring.person_named("Grace Hopper") is None


def test_an_assumption_is_tested_twice_with_its_belief_locked_and_concluded(
    opened, keyboard, person
):
    mentoring = person.mentoring
    keyboard.press(Key.Key_A, control=True, shift=True)
    keyboard.wait_for_dialog("assumption-dialog")
    keyboard.write("I assume that if I stay out, then it fails.")
    person.save()
    [assumption] = mentoring.assumptions()
    assert assumption.status is AssumptionStatus.UNTESTED

    person.plan("Stay out of one meeting", "Monday, planning", belief="80")
    [first] = mentoring.tests(assumption.uuid)
    assert (first.belief_before, first.planned_on) == (80, TODAY)
    assert mentoring.assumption(assumption.uuid).status is AssumptionStatus.TESTING
    person.log(first, "They decided without me.", "40")
    page = opened.pages["patterns"]
    assert not page.assumptions.one.conclude.isVisibleTo(page)

    person.plan("Stay out of the review", "Friday, review")
    second = mentoring.tests(assumption.uuid)[-1]
    assert second.belief_before == 40
    person.log(second, "It was better.", "20")
    before = [test.belief_before for test in mentoring.tests(assumption.uuid)]
    assert before == [80, 40]
    assert [one.value for one in mentoring.beliefs(assumption.uuid)] == [80, 40, 20]

    person.push("conclude")
    assert mentoring.assumption(assumption.uuid).status is AssumptionStatus.OVERTURNED
    person.undo()
    assert mentoring.assumption(assumption.uuid).status is AssumptionStatus.TESTING


def test_a_fourth_pattern_becomes_active_in_the_place_of_another(opened, keyboard, person):
    for name in ("one", "two", "three", "four"):
        person.add_pattern(name, f"trigger of {name}")
    statuses = {one.name: one.status for one in person.mentoring.patterns()}
    assert statuses["four"] is PatternStatus.WATCHING
    person.push("status-active")
    dialog = keyboard.wait_for_dialog("park-dialog")
    parked = dialog.buttons[2].accessibleName()
    keyboard.press(Key.Key_3)
    keyboard.wait_until_closed()
    statuses = {one.name: one.status for one in person.mentoring.patterns()}
    assert statuses["four"] is PatternStatus.ACTIVE
    [watching] = [name for name, status in statuses.items() if status is PatternStatus.WATCHING]
    assert f"“{watching}”" in parked
    person.undo()
    statuses = {one.name: one.status for one in person.mentoring.patterns()}
    assert statuses["four"] is PatternStatus.WATCHING
    assert list(statuses.values()).count(PatternStatus.ACTIVE) == 3
