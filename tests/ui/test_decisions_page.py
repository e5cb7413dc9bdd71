"""The Decisions page on a real journal: what is stored, and what is shown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from growthjournal.domain.decisions import Decision, Stakes
from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.forecasts import DecisionReview, Forecast, Luck, Settled
from growthjournal.domain.patterns import Pattern
from growthjournal.ui.models.rows import Role
from growthjournal.ui.pages.decisions import DecisionsPage

Key = Qt.Key
TODAY = date(2026, 11, 20)
DEPOT = Decision(title="Keep the old depot", decided_on=TODAY - timedelta(days=60), chosen="Keep")
HASTE = Pattern(name="I decide too soon")
HIRE = Decision(title="Hire for the north", options=("Ada", "wait"))


@pytest.fixture
def session(session, workspace, qtbot):
    session.open_with(workspace)
    session.wanted = []
    session.record_wanted.connect(lambda kind, uuid: session.wanted.append((kind, uuid)))
    yield session
    qtbot.waitUntil(lambda: not session.is_busy)


@pytest.fixture
def page(qtbot, session):
    page = DecisionsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    session.locked.connect(page.locked)
    page.resize(1060, 760)
    page.set_effective_width(1060)
    page.show()
    page.opened()
    return page


def put(session, *records):
    session.notify(session.workspace.together.act(records).do())


def forecast(decision, *, days=0, **more):
    return Forecast(
        decision=decision.uuid,
        statement="The lease is signed",
        probability=80,
        review_on=TODAY - timedelta(days=days),
        **more,
    )


def rows(page):
    return [page.model.index(row, 0).data(Role.ROW) for row in range(page.model.rowCount())]


def listed(page):
    return [(row.heading, row.title) for row in rows(page)]


def choose(page, decision):
    page.view.select_row(page.model.row_of(decision.uuid))


def child(widget, name):
    found = widget.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(widget, name):
    QCoreApplication.processEvents()
    QTest.keyClick(child(widget, name), Key.Key_Space)


def dialog(qtbot):
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    return QApplication.activeModalWidget()


def shown(page):
    QCoreApplication.processEvents()
    texts = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return [*texts, *(one.text() for one in buttons), *(one.accessibleName() for one in buttons)]


def test_an_empty_page_is_a_sentence_and_a_button(page):
    assert page.pages.currentWidget() is page.empty
    assert page.judge.isHidden()
    page.focus_first()
    assert page.empty.button.hasFocus()


def test_each_stands_under_where_it_is(page, session):
    judged = Decision(title="Promote early", decided_on=TODAY - timedelta(days=90))
    taken = Decision(title="Move the review", decided_on=TODAY, stakes=Stakes.REAL)
    put(session, HIRE, judged, taken, DEPOT, forecast(DEPOT), forecast(taken, days=-60))
    put(
        session,
        DecisionReview(decision=judged.uuid, on=TODAY, outcome=2, luck=Luck.MIXED, lesson="Wait."),
    )
    assert listed(page) == [
        ("Due for review", "Keep the old depot"),
        ("Open", "Hire for the north"),
        ("Taken", "Move the review"),
        ("Judged", "Promote early"),
    ]
    due, still_open, _taken, was_judged = rows(page)
    assert due.line.startswith("Keep · The lease is signed: 80%, to be settled today")
    assert still_open.line == "2 options written"
    assert was_judged.line == "outcome 2 of 5 · mixed · lesson: Wait"


def test_what_was_just_written_is_the_one_that_is_chosen(page, session, qtbot):
    put(session, DEPOT, forecast(DEPOT))
    choose(page, DEPOT)
    assert page.judge.isEnabled()
    press(page, "addDecision")
    form = dialog(qtbot)
    QTest.keyClicks(form.wording, "Hire for the north")
    assert form.save()
    new = next(row for row in rows(page) if row.title == "Hire for the north")
    assert page.view.current_uuid() == new.uuid
    # An open decision is not judged, and no other one in its place.
    assert not page.judge.isEnabled()
    page.judge_current()
    assert QApplication.activeModalWidget() is None


def test_a_form_that_is_left_stores_nothing(page, session, qtbot):
    put(session, HIRE)
    page.view.setFocus()
    QTest.keyClick(page.view, Key.Key_Return)
    form = dialog(qtbot)
    assert form.options.isVisible()
    form.wording.setPlainText("Otherwise")
    form._was_asked = True
    form.reject()
    [stored] = session.workspace.decisions.all()
    assert stored.title == "Hire for the north"


def test_a_decision_without_words_says_what_is_missing(page, qtbot):
    press(page, "addDecision")
    form = dialog(qtbot)
    assert not form.save()
    assert "name it" in form.trouble.text.text()
    form.reject()
    assert page.session.workspace.decisions.all() == []


# -- the pattern that showed in it


def judged(pattern, *, on=TODAY, **more):
    return DecisionReview(decision=DEPOT.uuid, on=on, outcome=2, pattern=pattern.uuid, **more)


def test_the_pattern_of_a_judgement_is_shown_and_leads_to_it(page, session):
    put(session, HASTE, DEPOT, HIRE)
    put(session, judged(HASTE, lesson="Ask the people who unload."))
    choose(page, DEPOT)
    row = rows(page)[page.model.row_of(DEPOT.uuid)]
    assert ("I decide too soon", "repeat-2", False) in row.chips
    assert "Pattern: I decide too soon" in row.spoken
    assert "outcome 2 of 5 · lesson: Ask the people who unload" in shown(page.chosen)
    press(page, f"open-pattern-{HASTE.uuid}")
    assert session.wanted == [("pattern", HASTE.uuid)]
    choose(page, HIRE)
    assert page.chosen.title.text() == "Hire for the north"
    assert page.chosen.chips.chips == []


def test_the_card_tells_what_the_row_has_no_room_for_and_never_repeats_it(page, session):
    put(session, HIRE, DEPOT, forecast(DEPOT), forecast(DEPOT, days=-9))
    choose(page, HIRE)
    assert page.chosen.isHidden()
    choose(page, DEPOT)
    assert page.chosen.isVisible()
    assert page.chosen.line.text() == "Keep · decided Sep 21, 2026"
    assert page.chosen.expected.text().splitlines() == [
        "The lease is signed: 80%, to be settled today",
        "The lease is signed: 80%, to be settled in 9 days",
    ]


def test_a_long_decision_leaves_the_list_its_room(page, session):
    put(session, HIRE, replace(DEPOT, chosen="Keep it and look again. " * 60), forecast(DEPOT))
    choose(page, HIRE)
    choose(page, DEPOT)
    QCoreApplication.processEvents()
    assert page.chosen.isVisible()
    assert page.view.height() > page.height() / 2
    assert page.column.isAncestorOf(page.chosen)
    choose(page, HIRE)
    put(session, replace(DEPOT, chosen="Keep it"))
    choose(page, DEPOT)
    QCoreApplication.processEvents()
    assert not page.column.isAncestorOf(page.chosen)
    assert page.chosen.isVisible()


def test_tab_goes_from_the_list_to_what_belongs_to_the_decision(page, session):
    put(session, HASTE, DEPOT)
    put(session, judged(HASTE))
    page.view.setFocus()
    QCoreApplication.processEvents()  # new chips appear with the next event
    QTest.keyClick(page.view, Key.Key_Tab)
    assert [page.focusWidget()] == page.chosen.chips.chips


def test_a_pattern_that_is_renamed_or_removed_follows(page, session):
    put(session, HASTE, DEPOT)
    put(session, judged(HASTE))
    put(session, replace(HASTE, name="Too soon"))
    assert [name for _uuid, name in rows(page)[0].patterns] == ["Too soon"]
    session.notify(session.workspace.mentoring.remove_pattern(HASTE.uuid))
    assert rows(page)[0].chips == []
    assert page.chosen.chips.isHidden()


def test_the_last_of_several_patterns_comes_first_and_each_once(page, session):
    late = Pattern(name="I wait for a fifth sign")
    put(session, HASTE, late, DEPOT)
    for pattern, days in ((HASTE, 3), (late, 2), (HASTE, 1)):
        put(session, judged(pattern, on=TODAY - timedelta(days=days)))
    names = [name for _uuid, name in rows(page)[0].patterns]
    assert names == ["I decide too soon", "I wait for a fifth sign"]


def test_the_entry_that_a_decision_was_made_of_leads_back(page, session):
    entry = Entry(title="The depots", date=TODAY, body="Keep it?")
    session.notify(session.workspace.journal.put(entry))
    put(session, DEPOT)
    service = session.workspace.journal
    session.notify(service.link(entry.uuid, TargetKind.DECISION, DEPOT.uuid))
    press(page, f"open-entry-{entry.uuid}")
    assert session.wanted == [("entry", entry.uuid)]


def test_judging_names_a_pattern_which_undo_takes_back(page, session, qtbot):
    put(session, HASTE, DEPOT, forecast(DEPOT))
    choose(page, DEPOT)
    press(page, "judgeDecision")
    form = dialog(qtbot)
    form.quality.chips["3"].click()
    form.pattern.setCurrentText("I decide too soon")
    assert form.save()
    assert page.chosen.findChild(QWidget, f"open-pattern-{HASTE.uuid}") is not None
    session.undo_stack.undo()
    assert rows(page)[0].patterns == ()


# -- removing, ways in, room, lock


def test_removing_and_taking_it_back(page, session):
    put(session, DEPOT, HIRE, forecast(DEPOT, settled=Settled.YES, settled_on=TODAY))
    choose(page, DEPOT)
    assert any("came true" in text for text in shown(page.trust))
    QTest.keyClick(page.view, Key.Key_Delete)
    assert [title for _heading, title in listed(page)] == ["Hire for the north"]
    # What was expected of it goes with it, from what counts too.
    assert not any("came true" in text for text in shown(page.trust))
    assert session.workspace.decisions.forecasts() == []
    session.undo_stack.undo()
    assert len(rows(page)) == 2
    assert any("came true" in text for text in shown(page.trust))


def test_a_forecast_leads_to_its_decision(page, session):
    one = forecast(DEPOT)
    put(session, HIRE, DEPOT, one)
    choose(page, HIRE)
    page.show_record("forecast", one.uuid)
    assert page.view.current_uuid() == DEPOT.uuid


def test_list_and_cards_stack_where_it_is_narrow(page, session):
    put(session, HIRE)
    beside = page.column.mapTo(page, page.column.rect().topLeft())
    page.set_effective_width(700)
    QCoreApplication.processEvents()
    below = page.column.mapTo(page, page.column.rect().topLeft())
    assert below.x() < beside.x()
    assert below.y() > beside.y()
    assert page.header.subtitle.isHidden()


def test_locking_drops_every_word(page, session):
    put(session, HASTE, DEPOT, forecast(DEPOT, settled=Settled.NO, settled_on=TODAY))
    put(session, judged(HASTE))
    assert any("The lease" in text for text in shown(page))
    session.lock()
    said = " ".join([*shown(page), *(one.text() for one in page.findChildren(QLabel))])
    assert rows(page) == []
    for words in ("depot", "lease", "Keep", "too soon"):
        assert words not in said
