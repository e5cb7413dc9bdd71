"""The charts of a section on the Trends page: one is open, the rest a click away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from growthjournal.domain.assumptions import Assumption, AssumptionTest
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.people import Person, Relation
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.trends import TrendsPage
from growthjournal.ui.pages.trends_records import RecordsDialog
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)


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
def page(qtbot, session):
    page = TrendsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    page.resize(1076, 800)
    page.set_effective_width(1076)
    return page


@pytest.fixture
def mentored(session):
    """A mentor with three logged conversations, one pattern, one tested assumption."""
    workspace = session.workspace
    people = {
        name: Person(name=name, relations=(Relation.MENTOR,)) for name in ("Ruth", "Tom & Ann")
    }
    for one in people.values():
        workspace.mentoring.put_person(one)
    ruth, tom = people["Ruth"].uuid, people["Tom & Ann"].uuid
    for number in range(3):
        talk = Conversation(
            person=ruth, date=TODAY - timedelta(days=40 * (3 - number)), thinking=4, told_count=0,
            stretch=4, moved=True, opened_with_changes=True,
        )  # fmt: skip
        workspace.mentoring.put_conversation(talk)
    workspace.mentoring.put_conversation(Conversation(person=tom, date=TODAY - timedelta(days=300)))
    due = TODAY - timedelta(days=50)
    promise = Commitment(
        text="When it is quiet, I will wait.", made_on=due, made_to=ruth, due=due,
        status=CommitmentStatus.DONE, closed_on=due, what_changed="They spoke.",
    )  # fmt: skip
    workspace.commitments.put(promise)
    pattern = Pattern(name="Answering first", surfaced_by=ruth, surfaced_on=date(2026, 8, 1))
    workspace.mentoring.put_pattern(pattern)
    sighting = Sighting(
        pattern=pattern.uuid, date=date(2026, 9, 1), stage=CatchStage.AFTER, context="In the review"
    )
    workspace.mentoring.add_sighting(sighting)
    assumption = Assumption(statement="I assume that they wait for me.")
    workspace.mentoring.put_assumption(assumption)
    test = AssumptionTest(
        assumption=assumption.uuid, action="Say nothing.", belief_before=80, belief_after=30,
        run_on=date(2026, 10, 1), observed="They went on.",
    )  # fmt: skip
    workspace.mentoring.put_test(test)
    return {"ruth": ruth, "tom": tom, "pattern": pattern, "sighting": sighting, "promise": promise,
            "assumption": assumption, "test": test}  # fmt: skip


@pytest.fixture
def focused(session, mentored):
    growth = session.workspace.growth
    growth.set_focus([one.uuid for one in growth.competencies()[:4]], date(2026, 6, 1))
    return mentored


def rest(qtbot, page):
    qtbot.waitUntil(
        lambda: not any(one.view.is_stale for one in page.cards if one.isVisible()), timeout=20_000
    )


def open_page(qtbot, page, name=""):
    page.opened()
    page.show()
    rest(qtbot, page)
    if name:
        page.gap.choice.chips[name].click()
        rest(qtbot, page)


def test_one_chart_is_open_and_the_others_are_a_click_away(qtbot, page, focused):
    open_page(qtbot, page)
    assert [one for one, chip in page.gap.choice.chips.items() if chip.isVisible()] == [
        "gap", "focus", "patterns", "beliefs", "conversations",
    ]  # fmt: skip
    assert not page.competencies.choice.isVisible()
    questions = {
        "gap": "How far apart are skill and visibility",
        "patterns": "Do I catch the pattern earlier?",
        "beliefs": "Which beliefs changed when tested?",
        "conversations": "Are these conversations working?",
    }
    for name, question in questions.items():
        page.gap.choice.chips[name].click()
        rest(qtbot, page)
        assert page.gap.view.accessibleName().startswith(question)
        assert [one for one, chip in page.gap.choice.chips.items() if chip.isChecked()] == [name]
        assert page.gap.choice.who.isVisible() is (name == "conversations")


def test_the_keys_choose_a_chart_and_its_table(qtbot, page, focused):
    open_page(qtbot, page)
    page.gap.choice.chips["beliefs"].setFocus()
    QTest.keyClick(page.gap.choice.chips["beliefs"], Qt.Key.Key_Space)
    rest(qtbot, page)
    QTest.keyClick(page.gap.choice.chips["beliefs"], Qt.Key.Key_T)
    model = page.gap.table.model()
    assert [model.index(0, column).data() for column in range(4)] == [
        "I assume that they wait for me.", "80%", "30%", "−50",
    ]  # fmt: skip
    assert page.gap.table.columnWidth(0) >= 150
    page.gap.choice.choose("patterns")
    assert model.index(0, 0).data() == "Answering first"


def test_conversations_are_with_the_last_one_met_until_another_is_chosen(qtbot, page, focused):
    open_page(qtbot, page, "conversations")
    assert page.gap.choice.who.text().strip() == "with Ruth"
    assert "3 conversations with Ruth" in page.gap.view.accessibleName()
    actions = page.gap.choice.menu().actions()
    assert [one.text().split(" · ")[0] for one in actions] == ["Ruth", "Tom && Ann"]
    actions[1].trigger()
    rest(qtbot, page)
    assert "1 conversation with Tom & Ann" in page.gap.view.accessibleName()


def test_the_range_narrows_every_chart(qtbot, page, focused):
    open_page(qtbot, page, "conversations")
    page.range.chips["3Months"].click()
    rest(qtbot, page)
    assert "2 conversations with Ruth" in page.gap.view.accessibleName()
    assert "since Aug 21, 2026" in page.gap.view.accessibleName()
    page.gap.choice.choose("patterns")
    rest(qtbot, page)
    assert not [mark for mark in page.gap.view.drawn.marks if mark.kind == "named"]


def said(dialog):
    from growthjournal.ui.widgets.basics import Text

    return {one.text() for one in dialog.findChildren(Text)}


def open_mark(qtbot, page, kind):
    mark = next(one for one in page.gap.view.drawn.marks if one.kind == kind)
    QTest.mouseClick(page.gap.view, Qt.MouseButton.LeftButton, pos=page.gap.view.place_of(mark))
    return page.findChildren(RecordsDialog)[-1]


def test_a_sighting_opens_with_its_words_and_leads_to_its_pattern(qtbot, page, session, focused):
    open_page(qtbot, page, "patterns")
    dialog = open_mark(qtbot, page, "sighting")
    assert {"Sep 1, 2026", "after", "In the review", "Answering first"} <= said(dialog)
    with qtbot.waitSignal(session.record_wanted) as wanted:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert wanted.args == ["pattern", focused["pattern"].uuid]


def test_a_slope_opens_its_assumption_with_the_tests(qtbot, page, session, focused):
    open_page(qtbot, page, "beliefs")
    dialog = open_mark(qtbot, page, "belief")
    assert {"I assume that they wait for me.", "80% to 30%", "Say nothing.", "They went on."} <= (
        said(dialog)
    )
    with qtbot.waitSignal(session.record_wanted) as wanted:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert wanted.args == ["assumption", focused["assumption"].uuid]


def test_a_bar_opens_its_promises(qtbot, page, focused):
    open_page(qtbot, page, "conversations")
    dialog = open_mark(qtbot, page, "promises")
    assert {"When it is quiet, I will wait.", "They spoke."} <= said(dialog)
    dialog.accept()


def test_without_a_focus_only_what_needs_no_rating_is_offered(qtbot, page, mentored):
    open_page(qtbot, page)
    shown = [one for one, chip in page.gap.choice.chips.items() if chip.isVisible()]
    assert shown == ["patterns", "beliefs", "conversations"]
    assert page.gap.view.accessibleName().startswith("Do I catch the pattern earlier?")
    assert not page.competencies.isVisible()
    assert not page.rate_button.isVisible()
    assert page.focus_button.isVisible()
    assert page.empty.button.isVisible()
    page.focus_first()
    assert page.empty.button.hasFocus() or page.focusWidget() is page.empty.button


def test_the_invitation_gives_way_to_the_competencies(qtbot, page, session, mentored):
    open_page(qtbot, page)
    growth = session.workspace.growth
    four = [one.uuid for one in growth.competencies()[:4]]
    session.perform("focus", lambda: growth.set_focus(four, TODAY))
    rest(qtbot, page)
    assert not page.empty.isVisible()
    assert page.competencies.isVisible()
    assert page.gap.choice.chips["gap"].isVisible()
    assert page.gap.view.accessibleName().startswith("How far apart")


def test_a_new_sighting_is_drawn(qtbot, page, session, focused):
    open_page(qtbot, page, "patterns")
    before = page.gap.view.drawn
    more = Sighting(pattern=focused["pattern"].uuid, date=TODAY, stage=CatchStage.BEFORE)
    session.perform("sighting", lambda: session.workspace.mentoring.add_sighting(more))
    qtbot.waitUntil(lambda: page.gap.view.drawn is not before, timeout=10_000)
    assert any(more.uuid in mark.ids for mark in page.gap.view.drawn.marks)


def test_a_chart_is_saved_as_it_is_chosen(qtbot, page, focused, tmp_path):
    open_page(qtbot, page, "conversations")
    page.gap.choice.choose_person(focused["tom"])
    rest(qtbot, page)
    assert page.gap.save(tmp_path / "x.svg", "svg")
    assert "with Tom &amp; Ann" in (tmp_path / "x.svg").read_text()


def test_locking_drops_the_name(qtbot, page, focused):
    open_page(qtbot, page, "conversations")
    page.locked()
    assert page.gap.choice.who.text().strip() == ""
    assert page.gap.choice.who.accessibleName() == ""
    assert page.gap.view.drawn is None


def test_who_has_seen_what_is_offered_once_there_is_a_result(qtbot, page, focused):
    workspace = page.session.workspace
    ruth = workspace.mentoring.person(focused["ruth"])
    result = Impact(
        title="A plan that stood",
        date=TODAY,
        level=Level.TARGET,
        competencies=workspace.growth.focus()[:1],
    )
    witness = Witness(impact=result.uuid, person=ruth.uuid)
    workspace.together.act([replace(ruth, in_room=True), result, witness]).do()
    open_page(qtbot, page)
    page.competencies.choice.chips["witnesses"].click()
    rest(qtbot, page)
    view = page.competencies.view
    assert view.accessibleName().startswith("Who has seen what?")
    [mark] = [mark for mark in view.marks() if mark.ids]
    page._show_records(mark.label, mark.ids)
    dialog = page.findChild(QDialog, "records-dialog")
    assert dialog.findChild(QWidget, f"open-impact-{result.uuid}") is not None
    dialog.close()
