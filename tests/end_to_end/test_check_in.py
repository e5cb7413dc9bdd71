"""Whoever has a keyboard and nothing else does the weekly check-in."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.competencies import Axis
from growthjournal.domain.decisions import Decision
from growthjournal.domain.diagnostics import NextMove
from growthjournal.domain.forecasts import Forecast, Settled
from growthjournal.domain.impacts import Impact, Level
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus
from growthjournal.domain.people import Person
from growthjournal.services.workspace import Workspace

Key = Qt.Key
RUTH = Person(name="Ruth Adeyemi", in_room=True)
PATTERNS = [
    Pattern(name=name, status=PatternStatus.ACTIVE)
    for name in ("I answer first", "I take the work back")
]
MOST_KEYS, MOST_SCREENS = 14, 5
"""The three default steps, typed words aside: what three minutes allow (F1)."""


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    today = window.session.today()
    with Workspace.create(path, None) as workspace:
        workspace.mentoring.put_person(RUTH)
        for one in PATTERNS:
            workspace.mentoring.put_pattern(one)
        focus = [one.uuid for one in workspace.growth.competencies()[:4]]
        workspace.growth.set_focus(focus, today)
        workspace.impacts.put(Impact(title="The rota", date=today, level=Level.TARGET))
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    window.visit("today")
    return window.session.workspace


def open_it(keyboard):
    keyboard.tab_to("todayCheckIn")
    keyboard.press(Key.Key_Space)
    return keyboard.wait_for_dialog("check-in-dialog")


def question(dialog):
    return dialog.question.text()


def a_move(space, window):
    today = window.session.today()
    move = NextMove(person=RUTH.uuid, act="Show Ruth the rota", due=today)
    space.diagnostics.put_move(move)
    return move


def test_the_three_default_steps_within_the_budget_of_keys(window, keyboard, space):
    move = a_move(space, window)
    dialog = open_it(keyboard)
    keys, screens = [], {question(dialog)}
    press = keyboard.press

    def counted(key, **more):
        keys.append(key)
        press(key, **more)
        screens.add(dialog.question.text())

    assert question(dialog) == "Did it happen?"
    assert "Step 1 of 3" in dialog.place.text()
    counted(Key.Key_1)
    counted(Key.Key_Tab)
    counted(Key.Key_Tab)
    counted(Key.Key_Tab)
    keyboard.write("I had not known that it was you.")
    counted(Key.Key_Return, control=True)
    assert question(dialog) == "How early did you catch it?"
    counted(Key.Key_0)
    counted(Key.Key_4)
    counted(Key.Key_Return)
    assert dialog.context.sentence().startswith("Judgement under uncertainty")
    counted(Key.Key_3)
    counted(Key.Key_Return)
    keyboard.wait(space.growth.check_ins)
    assert dialog.seen.text() == "Can't tell yet who sees your work: 1 of 4 target-level results."
    press(Key.Key_Return)
    keyboard.wait_until_closed()
    assert len(keys) < MOST_KEYS
    assert len(screens) <= MOST_SCREENS

    [done] = space.growth.check_ins()
    assert done.finished
    assert done.draft is None
    [stored] = space.diagnostics.moves()
    assert stored.uuid == move.uuid
    assert (stored.happened, stored.said) == (True, "I had not known that it was you.")
    assert stored.closed_on == window.session.today()
    noted = {one.pattern: one for one in space.mentoring.sightings()}
    first, second = (noted[one.uuid] for one in space.mentoring.patterns())
    assert first.opportunity is False
    assert first.stage is None
    assert second.stage is CatchStage.BEFORE
    [rated] = space.growth.ratings()
    assert (rated.axis, rated.value) == (Axis.SKILL, 3)
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: not space.growth.ratings())
    assert space.mentoring.sightings() == []
    assert space.diagnostics.moves()[0].closed_on is None


def test_their_answer_becomes_what_it_shows(window, keyboard, space):
    a_move(space, window)
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_1)
    keyboard.tab_to("whatTheySaid")
    keyboard.write("It is the first rota that held.")
    keyboard.tab_to("choose-witness")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("becomes-witness")
    keyboard.press(Key.Key_Down)
    for _screen in range(3):
        keyboard.press(Key.Key_Return, control=True)
    keyboard.wait(lambda: dialog.step is None)
    [witness] = space.impacts.witnesses()
    assert (witness.person, witness.first_hand) == (RUTH.uuid, True)
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()


def test_what_they_said_is_missing_is_kept_with_the_person(window, keyboard, space):
    a_move(space, window)
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_1)
    keyboard.tab_to("whatTheySaid")
    keyboard.write("One thing that lasted a year.")
    keyboard.tab_to("choose-missing")
    keyboard.press(Key.Key_Space)
    for _screen in range(3):
        keyboard.press(Key.Key_Return, control=True)
    keyboard.wait(lambda: dialog.step is None)
    assert space.mentoring.person(RUTH.uuid).told_me_missing == "One thing that lasted a year."
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()


def test_escape_keeps_a_draft_and_goes_on_with_it(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_2)
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_5)
    keyboard.tab_to("evidenceField")
    keyboard.write("Stopped our own migration.")
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert space.growth.ratings() == []
    assert space.mentoring.sightings() == []
    dialog = open_it(keyboard)
    assert dialog.step == "rating"
    screen = dialog.screen_shown
    assert screen.scale.answer() == 5
    assert screen.fact.evidence_line() == "Stopped our own migration."
    keyboard.press(Key.Key_Left, alt=True)
    assert dialog.step == "patterns"
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Return)
    keyboard.wait(lambda: dialog.step is None)
    [rated] = space.growth.ratings()
    assert (rated.value, rated.uncorroborated) == (5, False)
    [noted] = space.mentoring.sightings()
    assert noted.stage is CatchStage.AFTER
    [done] = space.growth.check_ins()
    assert done.finished
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()


def test_skipping_everything_writes_nothing_but_that_it_was_done(window, keyboard, space):
    dialog = open_it(keyboard)
    while dialog.step is not None:
        keyboard.tab_to("checkInSkip")
        keyboard.press(Key.Key_Space)
    assert space.mentoring.sightings() == []
    assert space.growth.ratings() == []
    [done] = space.growth.check_ins()
    assert done.finished
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()


def test_a_forecast_past_its_day_is_settled_with_its_own_words_in_sight(window, keyboard, space):
    today = window.session.today()
    decision = Decision(title="Keep the old depot")
    space.decisions.put(decision)
    for days, text in ((10, "The bid is in"), (3, "Not yet asked")):
        space.decisions.put_forecast(
            Forecast(
                decision=decision.uuid,
                statement=text,
                probability=80,
                review_on=today - timedelta(days=days),
            )
        )
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_Return)
    assert question(dialog) == "How did it come out?"
    words = " ".join(keyboard.words_in(dialog))
    assert "The bid is in" in words
    assert "You said 80%" in words
    assert "Not yet asked" not in words
    keyboard.press(Key.Key_2)
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Return)
    keyboard.wait(lambda: dialog.step is None)
    settled = {one.statement: one.settled for one in space.decisions.forecasts()}
    assert settled == {"The bid is in": Settled.NO, "Not yet asked": None}
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()


def test_a_result_and_a_choice_on_demand(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_Return)
    keyboard.tab_to("checkInMore")
    keyboard.press(Key.Key_Space)
    assert question(dialog) == "What moved because of you?"
    keyboard.write("One bid for four teams")
    keyboard.tab_to("choose-target")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("witness-0")
    keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Return, control=True)
    assert question(dialog) == "What choice are you putting off?"
    keyboard.write("Whether to ask for the role")
    keyboard.press(Key.Key_Return)
    keyboard.wait(lambda: dialog.step is None)
    known = {one.title: one for one in space.impacts.all()}
    assert known["One bid for four teams"].level is Level.TARGET
    [witness] = space.impacts.witnesses()
    assert witness.person == RUTH.uuid
    [item] = space.agenda.on_my_mind()
    assert item.text == "Whether to ask for the role"
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()


def test_locking_keeps_the_draft(window, keyboard, space):
    open_it(keyboard)
    keyboard.press(Key.Key_3)
    path, first = space.path, space.mentoring.patterns()[0].uuid
    assert window.session.lock()
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    with Workspace.open(path) as again:
        assert again.check_ins.draft().stages == {first: CatchStage.DURING}


def test_somebody_new_stays_in_the_draft(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_Return)
    keyboard.tab_to("checkInMore")
    keyboard.press(Key.Key_Space)
    keyboard.write("One bid for four teams")
    keyboard.tab_to("Somebody else who saw it")
    keyboard.write("Mo New")
    keyboard.tab_to("addWitness")
    keyboard.press(Key.Key_Space)
    keyboard.press(Key.Key_Return, control=True)
    assert question(dialog) == "What choice are you putting off?"
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert [one.name for one in space.mentoring.people()] == [RUTH.name]
    dialog = open_it(keyboard)
    assert question(dialog) == "What choice are you putting off?"
    keyboard.press(Key.Key_Return)
    keyboard.wait(lambda: dialog.step is None)
    [witness] = space.impacts.witnesses()
    assert space.mentoring.person(witness.person).name == "Mo New"
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()


def test_what_is_gone_meanwhile_holds_nothing_up(window, keyboard, space):
    a_move(space, window)
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_1)
    keyboard.tab_to("whatTheySaid")
    keyboard.write("It held.")
    keyboard.tab_to("choose-witness")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("becomes-witness")
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    space.impacts.remove(space.impacts.all()[0].uuid)
    dialog = open_it(keyboard)
    for _screen in range(3):
        keyboard.press(Key.Key_Return, control=True)
    keyboard.wait(lambda: dialog.step is None)
    assert space.diagnostics.moves()[0].said == "It held."
    assert space.impacts.witnesses() == []
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()
