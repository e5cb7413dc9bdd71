"""What Today reminds of: the check-in, a crossing to confirm, and forecasts past their day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from growthjournal.domain.check_in import Draft
from growthjournal.domain.competencies import Axis, CheckIn
from growthjournal.domain.decisions import Decision
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer
from growthjournal.domain.entries import Entry
from growthjournal.domain.forecasts import Forecast, Settled
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim
from growthjournal.services import clock
from growthjournal.ui.pages.today import TodayPage
from growthjournal.ui.widgets.record_button import RecordButton

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
Key = Qt.Key
DEPOT = Decision(title="Keep the old depot", decided_on=TODAY - timedelta(days=70))


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def page(qtbot, session, workspace):
    workspace.journal.put(Entry(title="Newest", date=TODAY, body="Words."))
    session.open_with(workspace)
    page = TodayPage(session)
    qtbot.addWidget(page)
    session.changed.connect(lambda changes: reload(page, changes))
    session.locked.connect(page.locked)
    page.resize(1077, 1200)
    page.show()
    page.opened()
    return page


def reload(page, changes):
    """Tell the page what the window would tell it."""
    if mine := changes & page.cares_about:
        page.reload(mine)


def put(page, *records):
    session = page.session
    session.notify(session.workspace.together.act(records).do())


def subtitle(page):
    return page.header.subtitle.text()


def ago(days):
    return TODAY - timedelta(days=days)


# -- the check-in


def test_a_check_in_of_last_week_is_named_in_the_header(page):
    assert subtitle(page) == ""
    put(page, CheckIn(on=ago(12), finished=True))
    assert subtitle(page) == "Last check-in 12 days ago."
    put(page, CheckIn(on=ago(2), finished=True))
    assert subtitle(page) == ""


def test_one_that_was_left_half_done_waits(page):
    page.session.notify(page.session.workspace.check_ins.keep(Draft(win="The rota"), TODAY))
    assert subtitle(page) == "A check-in waits where you left it."


def test_finishing_it_ends_the_reminder_and_undo_brings_it_back(page):
    put(page, CheckIn(on=ago(12), finished=True))
    act = page.session.workspace.check_ins.finish(Draft(win="The rota"), TODAY)
    page.session.perform("Check in", act.do, act.undo)
    assert subtitle(page) == ""
    page.session.undo_stack.undo()
    assert subtitle(page) == "Last check-in 12 days ago."


# -- a crossing to confirm


def sit(page, days, skill, seen):
    workspace = page.session.workspace
    aim = workspace.sponsorship.aim()
    one = Diagnostic(aim=aim.uuid, on=ago(days), finished=True)
    values = {f"S{n}": skill for n in range(1, 7)} | {f"V{n}": seen for n in range(1, 7)}
    put(
        page,
        one,
        *(
            DiagnosticAnswer(diagnostic=one.uuid, item=item, value=value, fact="A fact.")
            for item, value in values.items()
        ),
    )


@pytest.fixture
def aimed(page):
    room = [Person(name=name, in_room=True) for name in ("Ada", "Ben", "Cy", "Di")]
    put(page, *room, Aim(role="The next one", calls=("A", "B", "C"), since=ago(300)))
    sit(page, 120, 3, 2)
    return page


def test_a_crossing_is_offered_for_confirmation_two_weeks_later(aimed, qtbot):
    assert aimed.lever.confirm.isHidden()
    sit(aimed, 20, 4, 2)
    said = "Readiness crossed its band on Oct 31: six answers settle it, until Dec 15."
    assert aimed.lever.crossed.text() == said
    aimed.lever.confirm.setFocus()
    QTest.keyClick(aimed.lever.confirm, Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog.objectName() == "diagnostic-dialog"
    assert dialog.screen_shown.item.name.startswith("S")
    assert dialog._sitting.axis is Axis.SKILL
    dialog.reject()


@pytest.mark.parametrize("days", [5, 46])
def test_too_early_or_too_late_nothing_is_offered(aimed, days):
    sit(aimed, days, 4, 2)
    assert aimed.lever.isVisible()
    assert aimed.lever.confirm.isHidden()
    assert aimed.lever.crossed.text() == ""


def test_the_reminder_tells_no_number_where_numbers_are_hidden(aimed):
    workspace = aimed.session.workspace
    sit(aimed, 20, 4, 2)
    aimed.session.notify(workspace.reviews.hide_numbers(hides=True))
    assert aimed.lever.confirm.isVisible()
    assert "4" not in aimed.lever.crossed.text()


# -- forecasts past their day


def forecast(days, statement="The lease is signed", **more):
    return Forecast(
        decision=DEPOT.uuid, statement=statement, probability=80, review_on=ago(days), **more
    )


def rows(page):
    if page.settle.isHidden():
        return []
    return [row.accessibleName() for row in page.settle.findChildren(RecordButton)]


def test_a_week_past_its_day_a_forecast_waits_on_today(page):
    put(page, DEPOT, forecast(6))
    assert rows(page) == []
    put(page, forecast(9, "The rent stays"))
    assert rows(page) == ["The rent stays, 80% · since Nov 11, 2026 · Keep the old depot"]


def test_the_oldest_two_are_those_that_the_check_in_asks_about(page):
    waiting = [forecast(days, f"Forecast {days}") for days in (8, 30, 20)]
    put(page, DEPOT, *waiting)
    assert [row.split(",")[0] for row in rows(page)] == ["Forecast 30", "Forecast 20"]
    asked = page.session.workspace.check_ins.due(TODAY).forecasts
    assert list(asked) == [waiting[1].uuid, waiting[2].uuid]


def test_a_press_opens_the_judging_with_the_original(page, qtbot):
    put(page, DEPOT, forecast(9))
    row = page.settle.findChild(RecordButton)
    row.setFocus()
    QTest.keyClick(row, Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    form = QApplication.activeModalWidget()
    said = [one.text() for one in form.findChildren(QLabel)]
    assert "The lease is signed: 80%, to be settled 9 days ago" in said
    form.quality.chips["4"].click()
    (answer,) = form.settled.values()
    answer.chips[Settled.NO].click()
    assert form.save()
    assert page.session.workspace.decisions.forecasts()[0].settled is Settled.NO
    assert rows(page) == []
    page.session.undo_stack.undo()
    assert len(rows(page)) == 1


def test_a_removed_decision_asks_for_nothing(page):
    put(page, DEPOT, forecast(9))
    page.session.notify(page.session.workspace.decisions.remove(DEPOT.uuid))
    assert rows(page) == []
    assert page.session.workspace.check_ins.due(TODAY).forecasts == ()


def test_tab_meets_the_forecasts_where_the_eye_does(page):
    put(page, DEPOT, forecast(9), forecast(12, "The rent stays"))
    QCoreApplication.processEvents()
    first, second = page.settle.findChildren(RecordButton)
    page.latest.findChildren(RecordButton)[-1].setFocus()
    QTest.keyClick(page.focusWidget(), Key.Key_Tab)
    assert page.focusWidget() is first
    QTest.keyClick(first, Key.Key_Tab)
    assert page.focusWidget() is second


def test_locking_drops_every_word(aimed):
    sit(aimed, 20, 4, 2)
    put(aimed, DEPOT, forecast(9), replace(CheckIn(on=ago(12)), finished=True))
    assert subtitle(aimed)
    aimed.session.lock()
    said = " ".join(one.text() for one in aimed.findChildren(QLabel))
    for words in ("lease", "depot", "crossed", "check-in"):
        assert words not in said
    assert aimed.lever.confirm.accessibleDescription() == ""
