"""Whoever has a keyboard and nothing else writes a decision down and judges it later."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from growthjournal.domain.decisions import Decision
from growthjournal.domain.entries import Entry
from growthjournal.domain.forecasts import Forecast, Luck, Settled
from growthjournal.domain.patterns import Pattern
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    with Workspace.create(path, None):
        pass
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.press(Key.Key_5, control=True)
    keyboard.wait(lambda: window.current_name() == "decisions")
    return window.session.workspace


def save(keyboard):
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def open_fold(keyboard, name):
    fold = keyboard.tab_to(name)
    if not fold.isChecked():
        keyboard.press(Key.Key_Space)


def test_one_line_is_enough_and_forecasts_come_along(window, keyboard, space):
    page = window.pages["decisions"]
    keyboard.press(Key.Key_N, control=True, shift=True)
    keyboard.wait_for_dialog("decision-dialog")
    keyboard.write("Keep the old depot")
    save(keyboard)
    [stored] = space.decisions.all()
    assert stored.title == "Keep the old depot"
    assert [row.heading for row in page.model.rows] == ["Open"]
    keyboard.press(Key.Key_Return)
    form = keyboard.wait_for_dialog("decision-dialog")
    open_fold(keyboard, "What you expect of it")
    keyboard.tab_to("forecast-0")
    keyboard.write("The lease is signed by May")
    keyboard.press(Key.Key_Return, control=True)
    assert "how sure" in form.trouble.text.text()
    keyboard.press(Key.Key_Up, Key.Key_Up)
    save(keyboard)
    [forecast] = space.decisions.forecasts()
    assert (forecast.statement, forecast.probability) == ("The lease is signed by May", 10)
    assert forecast.review_on == window.session.today() + timedelta(days=60)
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: not space.decisions.forecasts())


def taken(space, today, days, *, review_on=None):
    """Store a decision that was taken some days ago, with one forecast."""
    decision = Decision(
        title="Keep the old depot",
        decided_on=today - timedelta(days=days),
        chosen="Keep it",
        reasons=("It holds the peak",),
    )
    space.together.act(
        [
            decision,
            Forecast(
                decision=decision.uuid,
                statement="The lease is signed",
                probability=80,
                review_on=review_on or today,
            ),
        ]
    ).do()
    return decision


def test_the_outcome_waits_for_the_way_of_deciding(window, keyboard, space):
    decision = taken(space, window.session.today(), 60)
    window.session.notify(window.pages["decisions"].cares_about)
    page = window.pages["decisions"]
    keyboard.wait(lambda: page.model.rows)
    assert [row.heading for row in page.model.rows] == ["Due for review"]
    keyboard.press(Key.Key_J, control=True, shift=True)
    form = keyboard.wait_for_dialog("decision-review-dialog")
    words = " ".join(keyboard.words_in(form))
    assert "It holds the peak" in words
    assert "The lease is signed: 80%" in words
    assert not form.outcome.isEnabled()
    keyboard.press(Key.Key_Return, control=True)
    assert "Judge first" in form.trouble.text.text()
    keyboard.tab_to("reviewQuality-4")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("choose-yes")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("outcome-5")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("choose-mixed")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("lesson")
    keyboard.write("Ask the people who unload.")
    save(keyboard)
    [review] = space.decisions.reviews(decision.uuid)
    assert (review.process_quality, review.outcome, review.luck) == (4, 5, Luck.MIXED)
    assert review.lesson == "Ask the people who unload."
    assert space.decisions.forecasts()[0].settled is Settled.YES
    [row] = page.model.rows
    assert row.heading == "Judged"
    assert "Ask the people who unload" in row.line
    assert "The lease is signed: 80%, came true" in list(keyboard.words_in(page.trust))
    keyboard.wait(lambda: "1 of 10 settled" in page.chart.view.accessibleName())
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: not space.decisions.reviews())
    assert space.decisions.forecasts()[0].settled is None


def test_from_words_in_an_entry_to_a_judgement_whose_pattern_leads_on(window, keyboard, space):
    today = window.session.today()
    haste = Pattern(name="I decide too soon")
    space.mentoring.put_pattern(haste)
    entry = Entry(title="The depots", date=today, body="Keep the old depot")
    space.journal.put(entry)
    window.session.notify(Changes.ALL)
    window.show_record("entry", entry.uuid)
    keyboard.wait(lambda: window.current_name() == "journal")
    window.pages["journal"].pane.body.setFocus()
    keyboard.press(Key.Key_A, control=True)
    keyboard.press(Key.Key_J, control=True, shift=True)
    form = keyboard.wait_for_dialog("decision-dialog")
    assert form.wording.toPlainText() == "Keep the old depot"
    save(keyboard)
    [decision] = space.decisions.all()
    expected = Forecast(
        decision=decision.uuid,
        statement="The lease is signed",
        probability=80,
        review_on=today - timedelta(days=8),
    )
    was_taken = replace(decision, decided_on=today - timedelta(days=60))
    space.together.act([was_taken, expected]).do()
    window.session.notify(Changes.DECISIONS)
    # Today asks, a press shows what was written, and the judgement names a pattern.
    keyboard.press(Key.Key_1, control=True)
    keyboard.wait(lambda: window.current_name() == "today")
    keyboard.tab_to(f"settle-{expected.uuid}")
    keyboard.press(Key.Key_Return)
    keyboard.wait_for_dialog("decision-review-dialog")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("choose-yes")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("reviewPattern")
    keyboard.press(Key.Key_Down)
    save(keyboard)
    assert window.pages["today"].settle.isHidden()
    # From there to the pattern, and back.
    keyboard.press(Key.Key_5, control=True)
    keyboard.wait(lambda: window.current_name() == "decisions")
    keyboard.tab_to(f"open-pattern-{haste.uuid}")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: window.current_name() == "patterns")
    keyboard.tab_to(f"open-decision-{decision.uuid}")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: window.current_name() == "decisions")
    keyboard.tab_to(f"open-entry-{entry.uuid}")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: window.current_name() == "journal")


def test_a_day_later_what_was_written_stays_and_a_note_is_added(
    window, keyboard, space, monkeypatch
):
    today = window.session.today()
    decision = taken(space, today, 0, review_on=today + timedelta(days=60))
    later = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    window.session.notify(window.pages["decisions"].cares_about)
    keyboard.wait(lambda: window.pages["decisions"].model.rows)
    window.pages["decisions"].view.setFocus()
    keyboard.press(Key.Key_Return)
    form = keyboard.wait_for_dialog("decision-dialog")
    assert form.reasons.isReadOnly()
    assert form.expected.fields == []
    assert any("The lease is signed: 80%" in words for words in keyboard.words_in(form))
    keyboard.tab_to("addition")
    keyboard.write("The landlord called.")
    save(keyboard)
    [note] = space.decisions.notes(decision.uuid)
    assert note.text == "The landlord called."
    assert space.decisions.decision(decision.uuid).reasons == ("It holds the peak",)


def test_a_forecast_that_is_emptied_is_gone_and_a_number_stands_in_steps_of_five(
    window, keyboard, space
):
    today = window.session.today()
    decision = Decision(title="Keep the old depot")
    known = [
        Forecast(decision=decision.uuid, statement=text, probability=80, review_on=today)
        for text in ("One", "Two")
    ]
    space.together.act([decision, *known]).do()
    window.session.notify(window.pages["decisions"].cares_about)
    keyboard.wait(lambda: window.pages["decisions"].model.rows)
    window.pages["decisions"].view.setFocus()
    keyboard.press(Key.Key_Return)
    form = keyboard.wait_for_dialog("decision-dialog")
    keyboard.tab_to("forecast-0")
    keyboard.press(Key.Key_A, control=True)
    keyboard.press(Key.Key_Delete)
    keyboard.tab_to("percent-1")
    keyboard.write_over("33")
    keyboard.press(Key.Key_Tab)
    assert form.expected.fields[1].percent.value() == 35
    save(keyboard)
    [left] = space.decisions.forecasts()
    assert (left.statement, left.probability) == ("Two", 35)
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: len(space.decisions.forecasts()) == 2)
