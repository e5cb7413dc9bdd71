"""The quarterly review: kept screen by screen, resumed, finished; numbers hidden until it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from growthjournal.domain.assumptions import Assumption, AssumptionStatus
from growthjournal.domain.competencies import Axis, Basis, Rating
from growthjournal.domain.diagnostic_items import shuffled
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer, QuarterlyReview
from growthjournal.domain.entries import Entry
from growthjournal.domain.patterns import Pattern, PatternStatus
from growthjournal.domain.quarterly import Step
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.quarterly import open_quarterly_review
from growthjournal.ui.dialogs.rating import RatingDialog
from growthjournal.ui.dialogs.read_back import ReadBackDialog
from growthjournal.ui.pages.today import TodayPage
from growthjournal.ui.pages.trends import TrendsPage
from growthjournal.ui.widgets.basics import QuietButton, Text

Key = Qt.Key
TODAY = date(2026, 11, 20)
NAMES = ("I answer first", "I take it back", "I soften the ask")


@pytest.fixture
def space(session, tmp_path):
    with Workspace.create(tmp_path / "r.growthjournal", None) as workspace:
        watched = Pattern(name="I go silent", status=PatternStatus.WATCHING)
        workspace.mentoring.put_pattern(watched)
        for name in NAMES:
            workspace.mentoring.put_pattern(Pattern(name=name, status=PatternStatus.ACTIVE))
        workspace.mentoring.put_assumption(Assumption(statement="If I ask, then they refuse"))
        focus = [one.uuid for one in workspace.growth.competencies()[:4]]
        workspace.growth.set_focus(focus, TODAY - timedelta(days=400))
        session.workspace = workspace
        yield workspace


@pytest.fixture
def opened(space, session, qtbot):
    def open_it():
        dialog = open_quarterly_review(session, None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_it


def answer_twelve(space, value=3, on=TODAY):
    sitting = Diagnostic(on=on, finished=True)
    sitting = replace(sitting, order=shuffled(sitting.uuid))
    space.diagnostics.put_sitting(sitting)
    for item in sitting.order:
        space.diagnostics.put_answer(
            DiagnosticAnswer(diagnostic=sitting.uuid, item=item, value=value)
        )
    return sitting


def go_to(dialog, step):
    while dialog.step is not step:
        dialog.go_on()


def texts(widget):
    return " ".join(one.text() for one in widget.findChildren(Text) if one.isVisibleTo(widget))


def test_nothing_is_kept_of_a_review_that_was_only_looked_at(space, opened):
    dialog = opened()
    assert "Step 1 of 5" in dialog.place.text()
    dialog.reject()
    assert space.diagnostics.reviews() == []


def test_it_goes_on_where_it_was_left_with_what_was_written(space, session, opened):
    dialog = opened()
    go_to(dialog, Step.QUARTER)
    dialog.screen_shown.aim.setText("  Two people see\u2003it ")
    dialog.screen_shown.plans[1].setText("When asked, I will wait")
    dialog.reject()
    assert session.told[-1] == "Kept half done"
    [kept] = space.diagnostics.reviews()
    assert (kept.step, kept.finished_on) == ("quarter", None)
    assert (kept.aim, kept.plans) == ("Two people see it", ("When asked, I will wait",))
    again = opened()
    assert again.step is Step.QUARTER
    assert again.screen_shown.aim.text() == "Two people see it"
    assert again.review.uuid == kept.uuid


def test_locking_keeps_it_too(space, session, opened):
    dialog = opened()
    go_to(dialog, Step.QUARTER)
    dialog.screen_shown.should_see[0].setText("Ruth: the rota")
    session.about_to_lock.emit()
    assert space.diagnostics.reviews()[0].who_should_see == ("Ruth: the rota",)


def test_finishing_is_one_step_that_can_be_undone(space, session, opened):
    sitting = answer_twelve(space)
    dialog = opened()
    go_to(dialog, Step.QUARTER)
    dialog.screen_shown.aim.setText("One aim")
    dialog.go_on()
    assert "February 19, 2027" in texts(dialog.screen_shown)
    [done] = space.diagnostics.reviews()
    assert (done.finished_on, done.aim, done.diagnostic) == (TODAY, "One aim", sitting.uuid)
    assert "uarterly review" in session.undo_stack.undoText()
    session.undo_stack.undo()
    assert space.diagnostics.reviews()[0].finished_on is None


def test_the_path_of_the_limit_is_drawn_and_a_mark_opens_its_sitting(space, session, opened, qtbot):
    sitting = answer_twelve(space)
    dialog = opened()
    go_to(dialog, Step.VERDICT)
    chart = dialog.screen_shown.chart
    qtbot.waitUntil(lambda: chart.picture is not None, timeout=20_000)
    assert "Which limit is mine" in chart.accessibleName()
    wanted = []
    session.record_wanted.connect(lambda *one: wanted.append(one))
    chart.mark_pressed.emit(chart.marks()[0])
    assert wanted == [("sitting", sitting.uuid)]
    # The review closed, and is kept where it was.
    assert space.diagnostics.reviews()[0].step == "verdict"


def test_what_becomes_of_patterns_is_written_when_the_screen_is_left(space, session, opened):
    dialog = opened()
    go_to(dialog, Step.PATTERNS)
    names = list(dialog.screen_shown.answers)
    assert all(one.value() is None for one in dialog.screen_shown.answers.values())
    dialog.screen_shown.start()
    for key in (Key.Key_3, Key.Key_2):
        QTest.keyClick(dialog.focusWidget(), key)
    before = {one.uuid: one.status for one in space.mentoring.patterns()}
    assert set(before.values()) == {PatternStatus.ACTIVE, PatternStatus.WATCHING}
    dialog.go_on()
    after = {one.uuid: one for one in space.mentoring.patterns()}
    assert after[names[0]].status is PatternStatus.RETIRED
    assert after[names[0]].retired_on == TODAY
    assert after[names[1]].status is PatternStatus.WATCHING
    assert after[names[2]].status is PatternStatus.ACTIVE
    session.undo_stack.undo()
    assert {one.uuid: one.status for one in space.mentoring.patterns()} == before


def test_one_pattern_can_take_the_place_of_another_and_a_fourth_is_refused(space, opened):
    dialog = opened()
    go_to(dialog, Step.PATTERNS)
    answers = dialog.screen_shown.answers
    watched = next(one for one in space.mentoring.patterns() if one.name == "I go silent")
    answers[watched.uuid].chips[PatternStatus.ACTIVE].click()
    dialog.go_on()
    assert dialog.step is Step.PATTERNS
    assert "Three patterns" in dialog.trouble.text.text()
    # Whatever comes first in the list, what leaves makes room.
    last = next(one.uuid for one in space.mentoring.patterns()[::-1] if one != watched)
    answers[last].chips[PatternStatus.RETIRED].click()
    dialog.go_on()
    assert dialog.step is Step.BELIEFS
    assert space.mentoring.pattern(watched.uuid).status is PatternStatus.ACTIVE


def test_an_assumption_is_parked_or_kept(space, opened):
    dialog = opened()
    go_to(dialog, Step.BELIEFS)
    [(uuid, answer)] = dialog.screen_shown.answers.items()
    assert set(answer.chips) == {AssumptionStatus.UNTESTED, AssumptionStatus.PARKED}
    dialog.screen_shown.start()
    QTest.keyClick(dialog.focusWidget(), Key.Key_2)
    dialog.go_on()
    assert space.mentoring.assumption(uuid).status is AssumptionStatus.PARKED
    assert dialog.step is Step.QUARTER


def test_a_test_is_planned_from_here(space, opened):
    dialog = opened()
    go_to(dialog, Step.BELIEFS)
    plan = dialog.screen_shown.findChild(QuietButton, "planTest")
    QTest.mouseClick(plan, Qt.MouseButton.LeftButton)
    form = next(one for one in dialog.findChildren(QDialog) if one.objectName() == "plan-dialog")
    assert form.isVisible()
    form.reject()


def test_the_questions_answered_meanwhile_are_seen(space, session, opened, qtbot):
    dialog = opened()
    assert dialog.screen_shown.answer.isVisibleTo(dialog)
    answer_twelve(space)
    session.notify(Changes.DIAGNOSTICS)
    qtbot.waitUntil(lambda: not dialog.screen_shown.answer.isVisibleTo(dialog))
    assert "Answered on November 20, 2026" in texts(dialog.screen_shown)


def test_a_quarter_without_entries_says_so_and_one_with_reads_them_back(space, session, opened):
    dialog = opened()
    dialog._read_back()
    assert "No entry" in dialog.trouble.text.text()
    for day in range(9):
        one = Entry(title=f"Day {day}", body="Said **it** " * (day + 1), date=TODAY)
        space.journal.put(one)
    space.journal.put(Entry(title="Old", body="word " * 900, date=TODAY - timedelta(days=92)))
    dialog._read_back()
    [reading] = dialog.findChildren(ReadBackDialog)
    shown = []
    while reading.isVisible():
        shown.append(reading.question.text())
        assert "Said it" in reading.screen_shown.text.toPlainText()
        reading.go_on()
    assert len(set(shown)) == len(shown) == 8
    assert shown[:3] == ["Day 8", "Day 7", "Day 6"]


def test_an_earlier_day_is_judged_anew_and_stands_apart(space, opened):
    competency = space.growth.competencies()[0]
    early = TODAY - timedelta(days=120)
    rating = Rating(competency=competency.uuid, axis=Axis.SKILL, value=4, on=early)
    space.growth.rate(rating)
    dialog = opened()
    dialog._look_back()
    [rates] = dialog.findChildren(RatingDialog)
    assert "Knowing what you know now: on July 23, 2026" in rates.title.text()
    assert "the 90 days before Jul 23, 2026" in rates.context.sentence()
    rates.screen_shown.press_digit(2)
    rates.go_on()
    assert "At the time you said 4" in rates.title.text()
    latest = space.growth.ratings(competency.uuid)[-1]
    assert (latest.value, latest.basis, latest.then_date) == (2, Basis.THEN, early)
    assert space.growth.previous_rating(competency.uuid, Axis.SKILL).value == 4
    rates.reject()


def test_all_competencies_are_rated_as_of_the_quarter(space, opened):
    dialog = opened()
    dialog._rate_all()
    [rates] = dialog.findChildren(RatingDialog)
    rates.screen_shown.press_digit(3)
    rates.go_on()
    assert space.growth.ratings()[-1].basis is Basis.QUARTERLY
    rates.reject()


# -- where it is offered


@pytest.fixture
def today(session, qtbot):
    page = TodayPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    return page


@pytest.mark.parametrize(
    ("review", "said"),
    [
        (None, "Quarterly review: fifteen minutes to look back on three months."),
        (
            QuarterlyReview(
                began_on=TODAY - timedelta(days=95), finished_on=TODAY - timedelta(days=91)
            ),
            "Quarterly review: the last one was on August 21, 2026.",
        ),
        (
            QuarterlyReview(began_on=TODAY - timedelta(days=95), finished_on=TODAY),
            "",
        ),
        (
            QuarterlyReview(began_on=TODAY, step="patterns"),
            "Quarterly review: left at step 3 of 5.",
        ),
    ],
)
def test_today_offers_it_when_it_is_due_or_half_done(space, session, today, review, said):
    space.journal.put(Entry(title="First", body="x", date=TODAY - timedelta(days=91)))
    if review is not None:
        space.diagnostics.put_review(review)
    today.reload(Changes.ALL)
    assert today.links.review.text() == said
    assert today.links.review.isVisibleTo(today) is bool(said)


def test_a_young_journal_is_not_asked(space, today):
    space.journal.put(Entry(title="First", body="x", date=TODAY - timedelta(days=90)))
    today.reload(Changes.ALL)
    assert not today.links.review.isVisibleTo(today)


def test_hidden_numbers_come_back_with_the_review(space, session, today, qtbot):
    answer_twelve(space)
    space.journal.put(Entry(title="First", body="x", date=TODAY))
    trends = TrendsPage(session)
    qtbot.addWidget(trends)
    session.changed.connect(trends.reload)
    session.notify(Changes.ALL)
    assert "3.00" in texts(today.lever)
    assert trends.stack.currentWidget() is trends.column
    session.notify(space.reviews.hide_numbers(hides=True))
    assert "3.00" not in texts(today.lever)
    assert not today.lever.scores.isVisibleTo(today)
    assert trends.stack.currentWidget() is trends.hidden_numbers
    assert "hidden until the quarterly review" in texts(trends)
    # Once the questions of a review are passed, everything is shown.
    dialog = open_quarterly_review(session, None)
    qtbot.addWidget(dialog)
    dialog.go_on()
    assert "3.00" in texts(today.lever)
    assert trends.stack.currentWidget() is trends.column
    dialog.reject()


def test_a_rating_is_not_compared_while_numbers_are_hidden(space, session, qtbot):
    competency = space.growth.competencies()[0]
    space.growth.rate(
        Rating(competency=competency.uuid, axis=Axis.SKILL, value=1, on=TODAY - timedelta(days=9))
    )
    session.notify(space.reviews.hide_numbers(hides=True))
    dialog = RatingDialog(session, None, competency.uuid, Axis.SKILL)
    qtbot.addWidget(dialog)
    dialog.screen_shown.press_digit(3)
    dialog.go_on()
    assert dialog.title.text() == "Saved."
    assert "Last time" not in texts(dialog)
    assert dialog.screen_shown.note is None
