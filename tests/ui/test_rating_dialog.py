"""Rating by keyboard on real services: what is stored, what is shown, what stays hidden."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QWidget

from growthjournal.domain.competencies import Axis, Basis, RaterRole, Rating
from growthjournal.domain.entries import Entry
from growthjournal.domain.people import Person, Relation
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.rating import RatingDialog
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)
BEFORE = date(2026, 10, 2)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    failures = []
    session.failed.connect(failures.append)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    session.open_with(workspace)
    yield session
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    workspace.close()
    assert failures == []


@pytest.fixture
def growth(session):
    return session.workspace.growth


@pytest.fixture
def direction(growth):
    found = {one.short: one.uuid for one in growth.competencies()}
    growth.set_focus([found["Direction"], found["Voice"]], BEFORE)
    return found["Direction"]


def show(qtbot, session, competency=None, axis=None):
    dialog = RatingDialog(session, None, competency, axis)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def press(dialog, *keys):
    for key in keys:
        QTest.keyClick(dialog.focusWidget() or dialog, key)


def words(dialog):
    """Every text that the dialog shows now."""
    shown = [one for one in dialog.findChildren(QWidget) if one.isVisibleTo(dialog)]
    texts = [one.text() for one in shown if isinstance(one, QLabel | QLineEdit)]
    return " ".join(texts + [one.accessibleName() for one in shown])


def test_rates_skill_then_visibility_by_keyboard_alone(qtbot, session, growth, direction):
    dialog = show(qtbot, session)
    name = dialog.screen_shown.cards[0].accessibleName()
    press(dialog, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert dialog.button.text() == "Next: visibility"
    press(dialog, Qt.Key.Key_Return, Qt.Key.Key_0, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    skill, visibility = growth.ratings()
    assert (skill.axis, skill.value, skill.on) == (Axis.SKILL, 3, TODAY)
    assert (visibility.axis, visibility.value) == (Axis.VISIBILITY, None)
    assert growth.competency(skill.competency).name == name
    assert skill.competency == visibility.competency
    assert (skill.rater, skill.rater_role, skill.basis) == (None, RaterRole.SELF, Basis.WEEKLY)


def test_nothing_is_preselected_and_enter_saves_nothing(qtbot, session, growth, direction):
    dialog = show(qtbot, session, direction)
    scale = dialog.screen_shown.scale
    assert [card.isChecked() for card in scale.cards.values()] == [False] * 6
    press(dialog, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert dialog.focusWidget() is scale.cards[3]
    assert scale.answer() is None
    assert growth.ratings() == []
    assert dialog.trouble.isVisible()


def test_arrows_reach_every_line_after_one_is_chosen(qtbot, session, direction):
    dialog = show(qtbot, session, direction)
    scale = dialog.screen_shown.scale
    press(dialog, Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert dialog.focusWidget() is scale.cards[4]
    assert scale.answer() == 2
    press(dialog, Qt.Key.Key_Space)
    assert scale.answer() == 4
    assert [number for number, card in scale.cards.items() if card.isChecked()] == [4]


def test_previous_value_is_hidden_until_saved(qtbot, session, growth, direction):
    growth.rate(Rating(competency=direction, axis=Axis.SKILL, value=3, on=BEFORE))
    dialog = show(qtbot, session, direction, Axis.SKILL)
    press(dialog, Qt.Key.Key_2)
    assert "Last time" not in words(dialog)
    assert "October" not in words(dialog)
    press(dialog, Qt.Key.Key_Return)
    assert "Saved. Last time 3, on October 2, 2026." in words(dialog)
    assert dialog.findChild(QLineEdit, "whatHappened") is None


def test_asks_what_happened_after_a_move_of_two(qtbot, session, growth, direction):
    growth.rate(Rating(competency=direction, axis=Axis.SKILL, value=1, on=BEFORE))
    dialog = show(qtbot, session, direction, Axis.SKILL)
    press(dialog, Qt.Key.Key_3, Qt.Key.Key_Return)
    note = dialog.findChild(QLineEdit, "whatHappened")
    QTest.keyClicks(note, "Ran the planning round")
    first = growth.ratings()[-1]
    press(dialog, Qt.Key.Key_Return)
    assert [one.value for one in growth.ratings()] == [1, 3]
    latest = growth.ratings()[-1]
    assert (latest.note, latest.supersedes) == ("Ran the planning round", first.uuid)
    session.undo_stack.undo()
    assert growth.ratings()[-1] == first


def test_four_without_a_fact_is_uncorroborated(qtbot, session, growth, direction):
    dialog = show(qtbot, session, direction, Axis.SKILL)
    press(dialog, Qt.Key.Key_4)
    fact = dialog.screen_shown.fact
    assert fact.isVisible()
    assert "hollow" in fact.hint.text()
    press(dialog, Qt.Key.Key_Return)
    assert growth.ratings()[-1].uncorroborated


def test_ctrl_e_takes_a_line_and_digits_belong_to_it(qtbot, session, growth, direction):
    dialog = show(qtbot, session, direction, Axis.SKILL)
    press(dialog, Qt.Key.Key_4)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert dialog.focusWidget().objectName() == "evidenceField"
    QTest.keyClicks(dialog.focusWidget(), "Moved 3 people to the outage")
    assert dialog.screen_shown.fact.hint.isHidden()
    press(dialog, Qt.Key.Key_Return)
    rating = growth.ratings()[-1]
    assert (rating.value, rating.evidence_line) == (4, "Moved 3 people to the outage")
    assert not rating.uncorroborated


def test_a_linked_entry_is_a_fact(qtbot, session, growth, direction):
    entry = Entry(title="The outage plan", body="What I moved.", date=BEFORE)
    session.workspace.journal.put(entry)
    dialog = show(qtbot, session, direction, Axis.SKILL)
    press(dialog, Qt.Key.Key_5)
    field = dialog.screen_shown.fact.line
    field.setFocus()
    QTest.keyClicks(field, "outage")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.screen_shown.fact.evidence() == (entry.uuid,))
    assert field.text() == ""
    press(dialog, Qt.Key.Key_Return)
    assert growth.ratings()[-1].evidence == (entry.uuid,)
    assert not growth.ratings()[-1].uncorroborated


def test_a_fact_is_dropped_when_the_answer_needs_none(qtbot, session, growth, direction):
    dialog = show(qtbot, session, direction, Axis.SKILL)
    press(dialog, Qt.Key.Key_4)
    dialog.screen_shown.fact.line.setText("Moved three people to the outage")
    dialog.screen_shown.scale.choose(2)
    press(dialog, Qt.Key.Key_Return)
    assert growth.ratings()[-1].evidence_line is None


def test_visibility_also_asks_who_saw_it(qtbot, session, growth, direction):
    session.workspace.mentoring.put_person(Person(name="Ruth", in_room=True))
    dialog = show(qtbot, session, direction, Axis.VISIBILITY)
    press(dialog, Qt.Key.Key_4)
    fact = dialog.screen_shown.fact
    fact.line.setText("Presented the plan to her")
    fact.changed.emit()
    assert "name" in fact.hint.text()
    chips = {chip.text(): chip for chip in fact.findChildren(QAbstractButton)}
    chips["Ruth"].click()
    assert fact.hint.isHidden()
    fact.name.setFocus()
    QTest.keyClicks(fact.name, "Tomasz")
    press(dialog, Qt.Key.Key_Return)
    assert growth.ratings() == []
    press(dialog, Qt.Key.Key_Return)
    rating = growth.ratings()[-1]
    people = session.workspace.mentoring.everyone()
    assert [people[uuid].name for uuid in rating.seen_by] == ["Ruth", "Tomasz"]
    assert not rating.uncorroborated


def test_an_outside_rating_is_guessed_first_and_blind(qtbot, session, growth, direction):
    ruth = Person(name="Ruth", relations=(Relation.MANAGER,))
    session.workspace.mentoring.put_person(ruth)
    growth.rate(Rating(competency=direction, axis=Axis.SKILL, value=5, on=BEFORE))
    dialog = show(qtbot, session, direction, Axis.SKILL)
    dialog.findChild(QAbstractButton, "otherRater").click()
    dialog.screen_shown.picker.set_person(ruth.uuid)
    dialog.button.click()
    assert "expect Ruth" in dialog.title.text()
    press(dialog, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert dialog.title.text().startswith("Ruth:")
    assert dialog.screen_shown.scale.answer() is None
    press(dialog, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert "The first time" in words(dialog)
    assert "Last time" not in words(dialog)
    rating = growth.ratings()[-1]
    assert (rating.rater, rating.value, rating.predicted_other) == (ruth.uuid, 3, 4)
    assert (rating.rater_role, rating.basis) == (RaterRole.MANAGER, Basis.OUTSIDE)


def test_undo_withdraws_and_redo_reinstates_the_same_row(qtbot, session, growth, direction):
    dialog = show(qtbot, session, direction, Axis.SKILL)
    press(dialog, Qt.Key.Key_2, Qt.Key.Key_Return)
    given = growth.ratings()[-1]
    session.undo_stack.undo()
    assert growth.ratings() == []
    session.undo_stack.redo()
    found = [(one.uuid, one.created_at) for one in growth.ratings()]
    assert found == [(given.uuid, given.created_at)]


def test_esc_closes_at_once_only_while_nothing_is_chosen(qtbot, session, growth, direction):
    dialog = show(qtbot, session, direction)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog = show(qtbot, session, direction)
    press(dialog, Qt.Key.Key_2, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert growth.ratings() == []


def test_locking_closes_it_whatever_was_chosen(qtbot, session, direction):
    dialog = show(qtbot, session, direction)
    press(dialog, Qt.Key.Key_2)
    workspace, session.workspace = session.workspace, None
    dialog.close()
    assert not dialog.isVisible()
    session.workspace = workspace


def test_those_in_focus_come_first_in_one_order_per_session(qtbot, session, growth, direction):
    dialogs = [show(qtbot, session) for _again in range(2)]
    first, second = (one.screen_shown for one in dialogs)
    names = [card.accessibleName() for card in first.cards]
    assert names == [card.accessibleName() for card in second.cards]
    in_focus = {growth.competency(uuid).name for uuid in growth.focus()}
    assert set(names[:2]) == in_focus
    assert not first.cards[2].isVisible()
    orders = set()
    for seed in range(8):
        session.setProperty("ratingOrder", str(seed))
        dialogs.append(show(qtbot, session))
        cards = dialogs[-1].screen_shown.cards
        orders.add(tuple(card.accessibleName() for card in cards))
    assert len(orders) > 1


@pytest.mark.parametrize("axis", Axis)
def test_the_window_and_all_five_lines_are_on_screen(qtbot, session, growth, direction, axis):
    dialog = show(qtbot, session, direction, axis)
    assert f"the last {90 if axis is Axis.SKILL else 180} days" in words(dialog)
    for level in growth.anchors(direction, axis).levels:
        assert level in words(dialog)
    for widget in dialog.findChildren(QAbstractButton):
        assert widget.accessibleName() or not widget.isVisible()


def test_a_card_to_print_is_saved_before_somebody_rates(
    qtbot, session, growth, direction, tmp_path, monkeypatch
):
    path = tmp_path / "card"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    dialog = show(qtbot, session, direction, Axis.SKILL)
    dialog.findChild(QAbstractButton, "otherRater").click()
    dialog.findChild(QAbstractButton, "saveCard").click()
    said = dialog.screen_shown.said
    qtbot.waitUntil(said.isVisible, timeout=20_000)
    assert "Setting direction and Speaking to senior rooms" in said.text()
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert growth.ratings() == []


def test_a_card_that_cannot_be_written_says_why(
    qtbot, session, growth, direction, tmp_path, monkeypatch
):
    path = tmp_path / "nowhere" / "card.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    dialog = show(qtbot, session, direction, Axis.SKILL)
    dialog.findChild(QAbstractButton, "otherRater").click()
    dialog.findChild(QAbstractButton, "saveCard").click()
    qtbot.waitUntil(dialog.screen_shown.said.isVisible, timeout=20_000)
    assert "card.pdf could not be written" in dialog.screen_shown.said.text()
