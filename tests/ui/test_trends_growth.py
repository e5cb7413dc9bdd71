"""The charts of what is in focus, of other people's ratings and of writing, on the Trends page."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from growthjournal.domain.competencies import Axis, Basis, RaterRole, Rating
from growthjournal.domain.entries import Entry
from growthjournal.domain.people import Person
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.trends import TrendsPage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)
HELEN = Person(name="Helen")


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    session.open_with(workspace)
    yield session
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    workspace.close()


@pytest.fixture
def growth(session):
    growth = session.workspace.growth
    uuid = growth.competencies()[0].uuid
    growth.set_focus([uuid], TODAY - timedelta(days=30))
    growth.rate(Rating(competency=uuid, axis=Axis.SKILL, value=3, on=TODAY))
    return growth


@pytest.fixture
def page(qtbot, session):
    page = TrendsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    page.resize(1076, 800)
    page.set_effective_width(1076)
    return page


def show(qtbot, card, name):
    page = card.window()
    page.opened()
    page.show()
    chip = card.choice.chips[name]
    assert chip.isVisible()
    chip.click()
    qtbot.waitUntil(lambda: not card.view.is_stale, timeout=20_000)
    return [mark for mark in card.view.marks() if mark.ids]


def said_behind(page, mark):
    page._show_records(mark.label, mark.ids)
    dialog = page.findChild(QDialog, "records-dialog")
    said = {label.text() for label in dialog.findChildren(QLabel)}
    return dialog, said


def test_a_dot_of_what_is_in_focus_opens_its_rating(qtbot, page, growth):
    [mark] = show(qtbot, page.gap, "focus")
    assert page.gap.view.accessibleName().startswith("Am I getting better at what I’m working on?")
    dialog, said = said_behind(page, mark)
    assert "Judgement under uncertainty" in said
    dialog.close()


def test_others_are_compared_once_somebody_else_rated(qtbot, page, session, growth):
    page.opened()
    page.show()
    assert not page.competencies.choice.isVisible()
    session.workspace.mentoring.put_person(HELEN)
    growth.rate(
        Rating(
            competency=growth.focus()[0],
            axis=Axis.SKILL,
            value=2,
            on=TODAY,
            rater=HELEN.uuid,
            rater_role=RaterRole.MENTOR,
            basis=Basis.OUTSIDE,
            predicted_other=4,
        )
    )
    marks = show(qtbot, page.competencies, "self-other")
    assert [mark.label for mark in marks] == [
        "Judgement under uncertainty: you 3.0",
        "Judgement under uncertainty: you expected 4.0",
        "Judgement under uncertainty: 1 other person 2.0, on Nov 20, 2026",
    ]
    dialog, said = said_behind(page, marks[-1])
    assert "Given by Helen; you expected 4" in said
    dialog.close()


def test_a_day_of_writing_opens_its_entries(qtbot, page, session, growth):
    page.opened()
    page.show()
    assert not page.gap.choice.chips["activity"].isVisible()
    entry = Entry(title="What I said", body="No.", date=TODAY - timedelta(days=1))
    assert session.perform("entry", lambda: session.workspace.journal.put(entry))
    [mark] = show(qtbot, page.gap, "activity")
    assert mark.label == "Nov 19, 2026: 1 entry"
    dialog, _said = said_behind(page, mark)
    assert dialog.findChild(QWidget, f"entry-{entry.uuid}") is not None
    dialog.close()


def test_a_new_entry_redraws_the_days_but_no_other_chart(qtbot, page, session, growth):
    workspace = session.workspace
    workspace.journal.put(Entry(body="One.", date=TODAY))
    [_mark] = show(qtbot, page.gap, "activity")
    other = Entry(body="Two.", date=TODAY - timedelta(days=2))
    assert session.perform("entry", lambda: workspace.journal.put(other))
    qtbot.waitUntil(lambda: len(page.gap.view.marks()) == 2, timeout=20_000)
    page.gap.choice.choose("gap")
    qtbot.waitUntil(lambda: not page.gap.view.is_stale, timeout=20_000)
    drawn = page.gap.view.drawn
    assert session.perform("entry", lambda: workspace.journal.put(Entry(body="3", date=TODAY)))
    assert not page.gap.view.is_stale
    assert page.gap.view.drawn is drawn
