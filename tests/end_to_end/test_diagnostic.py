"""Whoever has a keyboard and nothing else answers the diagnostic."""

from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import questionnaire
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer, Purpose
from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace

Key = Qt.Key
ROOM = [Person(name=name, in_room=True) for name in ("Ada", "Ben", "Cy", "Di")]
MENTOR = Person(name="Mo")


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    today = window.session.today()
    with Workspace.create(path, None) as workspace:
        for one in (*ROOM, MENTOR):
            workspace.mentoring.put_person(one)
        workspace.sponsorship.put_aim(
            Aim(role="The next one", calls=("A", "B", "C"), since=today - timedelta(days=300))
        )
        seen = Impact(title="The rota", date=today, level=Level.TARGET)
        workspace.impacts.put(seen)
        for one in ROOM[:2]:
            workspace.impacts.put_witness(Witness(impact=seen.uuid, person=one.uuid))
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    window.visit("today")
    return window.session.workspace


def open_it(keyboard):
    keyboard.press(Key.Key_D, control=True, shift=True)
    return keyboard.wait_for_dialog("diagnostic-dialog")


def sit(space, days_ago, values, *, aim=None):
    """Store a finished sitting with facts."""
    today_aim = aim or space.sponsorship.aim()
    one = Diagnostic(aim=today_aim.uuid, on=clock.today() - timedelta(days=days_ago), finished=True)
    space.diagnostics.put_sitting(one)
    for item, value in values.items():
        space.diagnostics.put_answer(
            DiagnosticAnswer(diagnostic=one.uuid, item=item, value=value, fact="A fact.")
        )


def level(value, axis="SV"):
    return {f"{each}{n}": value for each in axis for n in range(1, 7)}


def answer(keyboard, dialog, keys):
    """Answer items by digit, Enter after each."""
    for key in keys:
        keyboard.press(key)
        keyboard.press(Key.Key_Return)


def test_a_whole_sitting_by_keys(window, keyboard, space):
    dialog = open_it(keyboard)
    words = " ".join(keyboard.words_in(dialog))
    assert "not a validated test" in words
    assert "The next one" in words
    keyboard.press(Key.Key_Return, control=True)
    shown = []
    for _item in range(12):
        name = dialog.screen_shown.item.name
        shown.append(name)
        if name == "V1":
            # Two of four: half the list, so level 4, and the result behind it.
            assert dialog.screen_shown.scale.answer() == 4
            assert dialog.screen_shown.fact.evidence()
        else:
            assert dialog.screen_shown.scale.answer() is None
            keyboard.press(Key.Key_4 if name.startswith("S") else Key.Key_2)
        if name == "S1":
            keyboard.press(Key.Key_E, control=True)
            keyboard.write("One problem, end to end.")
        keyboard.press(Key.Key_Return)
    assert {name[0] for name in shown[:6]} == {"S"}
    assert set(shown) == set(level(1))
    keyboard.wait(lambda: dialog._is_over)
    [sitting] = space.diagnostics.sittings()
    assert sitting.finished
    assert sitting.order == tuple(shown)
    stored = {one.item: one for one in space.diagnostics.answers(sitting.uuid)}
    assert stored["S1"].fact == "One problem, end to end."
    assert [stored[f"V{n}"].value for n in range(1, 7)] == [4, 2, 2, 2, 2, 2]
    # Five 4s without a fact count as 3.
    assert dialog.verdict.clauses[0].clause.whole.startswith("Build skill. Provisional")
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: not space.diagnostics.sittings())
    assert space.diagnostics.answers() == []


def test_escape_keeps_what_was_answered_and_goes_on_with_it(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    first = dialog.screen_shown.item.name
    answer(keyboard, dialog, [Key.Key_0, Key.Key_3])
    third = dialog.screen_shown.item.name
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    [kept] = space.diagnostics.sittings()
    assert not kept.finished
    assert space.verdicts.verdict(window.session.today()).skill.side is None
    dialog = open_it(keyboard)
    assert dialog.button.text() == "Go on"
    keyboard.press(Key.Key_Return, control=True)
    assert dialog.screen_shown.item.name == third
    keyboard.press(Key.Key_Left, alt=True)
    assert dialog.screen_shown.scale.answer() == 3
    keyboard.press(Key.Key_Left, alt=True)
    assert dialog.screen_shown.item.name == first
    assert dialog.screen_shown.scale.answer() == 0
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert len(space.diagnostics.sittings()) == 1


def test_an_item_without_an_answer_is_not_passed_silently(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    first = dialog.screen_shown.item.name
    keyboard.press(Key.Key_Return)
    assert dialog.screen_shown.item.name == first
    assert "can’t tell" in dialog.trouble.text.text()
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert space.diagnostics.sittings() == []


def test_a_crossing_is_settled_by_the_six_items_of_its_axis(window, keyboard, space):
    sit(space, 120, level(3) | level(2, "V"))
    sit(space, 20, level(4, "S") | level(2, "V"))
    today = window.session.today()
    assert space.verdicts.verdict(today).skill.pending is not None
    dialog = open_it(keyboard)
    keyboard.tab_to("confirm-skill")
    keyboard.press(Key.Key_Space)
    for _item in range(6):
        assert dialog.screen_shown.item.name.startswith("S")
        keyboard.press(Key.Key_4)
        keyboard.press(Key.Key_E, control=True)
        keyboard.write("A fact.")
        keyboard.press(Key.Key_Return)
    keyboard.wait(lambda: dialog._is_over)
    assert space.diagnostics.sittings()[-1].purpose is Purpose.CONFIRMATION
    assert dialog.verdict.clauses[0].clause.whole.startswith("Ready but unknown.")
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()


def test_somebody_else_rates_after_a_guess_that_they_do_not_see(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.tab_to("outsideRating")
    keyboard.press(Key.Key_Space)
    keyboard.write(MENTOR.name)
    keyboard.press(Key.Key_Return, control=True)
    for _item in range(6):
        assert dialog.question.text().startswith("Which line do you expect Mo to choose?")
        answer(keyboard, dialog, [Key.Key_4])
    assert not dialog.back_button.isEnabled()
    for _item in range(6):
        assert dialog.question.text().startswith("Mo: which is the highest line")
        assert dialog.screen_shown.scale.answer() is None
        assert dialog.screen_shown.fact is None
        answer(keyboard, dialog, [Key.Key_3])
    keyboard.wait(lambda: dialog._is_over)
    [sitting] = space.diagnostics.sittings()
    assert (sitting.rater, sitting.axis) == (MENTOR.uuid, Axis.SKILL)
    answers = space.diagnostics.answers()
    assert {(one.value, one.predicted) for one in answers} == {(3, 4)}
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()


def test_the_room_is_said_before_it_begins(window, keyboard, space):
    dialog = open_it(keyboard)
    names = [chip.text() for chip in dialog.screen_shown.room.chips.values()]
    assert set(names) == {"Ada", "Ben", "Cy", "Di", "Mo"}
    keyboard.tab_to("Mo")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: space.mentoring.person(MENTOR.uuid).in_room)
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()


def test_locking_keeps_it(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    answer(keyboard, dialog, [Key.Key_2])
    path = space.path
    assert window.session.lock()
    assert QApplication.activeModalWidget() is None
    with Workspace.open(path) as again:
        [kept] = again.diagnostics.sittings()
        assert not kept.finished
        assert len(again.diagnostics.answers()) == 1


def test_a_half_done_confirmation_is_kept_too(window, keyboard, space):
    sit(space, 120, level(3) | level(2, "V"))
    sit(space, 20, level(4, "S") | level(2, "V"))
    dialog = open_it(keyboard)
    keyboard.tab_to("confirm-skill")
    keyboard.press(Key.Key_Space)
    answer(keyboard, dialog, [Key.Key_3, Key.Key_2])
    third = dialog.screen_shown.item.name
    assert "Esc keeps it" in dialog.place.text()
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    kept = space.diagnostics.sittings()[-1]
    assert (kept.axis, kept.finished) == (Axis.SKILL, False)
    dialog = open_it(keyboard)
    assert dialog.button.text() == "Begin"
    keyboard.tab_to("confirm-skill")
    keyboard.press(Key.Key_Space)
    assert dialog.screen_shown.item.name == third
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()


def test_somebody_elses_answers_are_not_lost_without_a_word(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.tab_to("outsideRating")
    keyboard.press(Key.Key_Space)
    keyboard.write(MENTOR.name)
    keyboard.press(Key.Key_Return, control=True)
    assert "Esc" not in dialog.place.text()
    answer(keyboard, dialog, [Key.Key_4])
    keyboard.press(Key.Key_Escape)
    assert "kept whole or not at all" in dialog.trouble.text.text()
    assert dialog.isVisible()
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert space.diagnostics.sittings() == []


def test_a_prefilled_line_is_no_answer_before_it_is_confirmed(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    while dialog.screen_shown.item.name != "V1":
        answer(keyboard, dialog, [Key.Key_2])
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert "V1" not in {one.item for one in space.diagnostics.answers()}
    dialog = open_it(keyboard)
    keyboard.press(Key.Key_Return, control=True)
    assert dialog.screen_shown.item.name == "V1"
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    assert "V1" in {one.item for one in space.diagnostics.answers()}


def test_somebody_new_is_typed_into_the_room(window, keyboard, space):
    dialog = open_it(keyboard)
    keyboard.tab_to("roomName")
    keyboard.write("  the  CFO \n")
    keyboard.wait(lambda: "the CFO" in [one.text() for one in rooms(dialog)])
    person = space.mentoring.person_named("the CFO")
    assert person.in_room
    assert [one.isChecked() for one in rooms(dialog) if one.text() == "the CFO"] == [True]
    # The keyboard is where it was, ready for the next name; somebody known is not made twice.
    keyboard.write("mo\n")
    keyboard.wait(lambda: space.mentoring.person(MENTOR.uuid).in_room)
    keyboard.write("ada\n")
    assert len(space.mentoring.people()) == len(ROOM) + 2
    # What still stands in the field counts when it begins.
    keyboard.write("Eve")
    keyboard.press(Key.Key_Return, control=True)
    assert space.mentoring.person_named("Eve").in_room
    assert dialog.screen_shown.item.name.startswith("S")
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    keyboard.press(Key.Key_Z, control=True)
    keyboard.wait(lambda: space.mentoring.person_named("Eve") is None)


def rooms(dialog):
    return list(dialog.screen_shown.room.chips.values())


def test_a_card_of_the_six_is_saved_before_somebody_rates(
    window, keyboard, space, tmp_path, monkeypatch
):
    path = tmp_path / "card"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    dialog = open_it(keyboard)
    keyboard.tab_to("outsideRating")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("saveCard")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: "card.pdf" in dialog.screen_shown.said.text())
    assert "the six about skill" in dialog.screen_shown.said.text()
    [page] = PdfReader(path.with_suffix(".pdf")).pages
    assert questionnaire().item("S3").question in page.extract_text()
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
