"""The packet before it leaves: exactly what leaves is shown, and nothing that was not ticked."""

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel, QWidget

from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import SponsorCase
from growthjournal.ui.dialogs.packet import open_packet
from growthjournal.ui.widgets.paper import Paper

TODAY = date(2026, 11, 20)
RUTH = Person(
    name="Ruth Adeyemi",
    alias="the operations lead",
    in_room=True,
    told_me_missing="MARKERMISSING",
    backing_fact="MARKERFACT",
)
HELEN = Person(name="Helen Castellano", in_room=True)


def impact(title, days, **more):
    return Impact(title=title, date=TODAY - timedelta(days=days), level=Level.TARGET, **more)


MOVED = impact(
    "All carriers moved",
    9,
    situation="Ruth asked for it",
    measure="Failed bookings",
    before="3.1",
    after="0.9",
    recognition="MARKERPRAISE",
)
PLAN = impact("A plan that stood", 5)
SECRET = impact("MARKERSECRET", 2, confidential=True)
CASE = SponsorCase(
    ask="Say my name in January.",
    results=(MOVED.uuid,),
    confirmers=(HELEN.uuid,),
    objection="MARKEROBJECTION",
    sponsor_interest="MARKERINTEREST",
    minute_version="She moved all carriers.",
)


@pytest.fixture
def session(session, workspace):
    session.open_with(workspace)
    witness = Witness(impact=MOVED.uuid, person=RUTH.uuid)
    workspace.together.act([RUTH, HELEN, MOVED, PLAN, SECRET, witness, CASE]).do()
    return session


@pytest.fixture
def desk(session, qtbot):
    """What the dialog stands over."""
    widget = QWidget()
    widget.resize(1280, 800)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def dialog(session, desk, qtbot):
    shown = open_packet(session, desk)
    qtbot.waitUntil(lambda: shown.pdf is not None)
    return shown


def preview(dialog):
    """Everything that the preview says, and the text of the file that would be written."""
    lines = [one.text() for one in dialog.lines.findChildren(QLabel) if not one.isHidden()]
    papers = [
        one.accessibleDescription()
        for one in dialog.pages.findChildren(Paper)
        if not one.isHidden()
    ]
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(dialog.pdf)).pages]
    return [" ".join(" ".join(texts).split()) for texts in (lines, papers, pages)]


def tick(dialog, box, qtbot):
    box.click()
    qtbot.waitUntil(lambda: dialog.pdf is not None)


def test_text_pages_and_file_say_the_same_and_nothing_that_was_not_ticked(dialog):
    for said in preview(dialog):
        for expected in ("All carriers moved", "A plan that stood", "Say my name in January."):
            assert expected in said
        assert "the operations lead asked for it" in said
        for hidden in ("MARKER", "Ruth", "Adeyemi"):
            assert hidden not in said


def test_a_confidential_result_leaves_only_when_it_is_ticked(dialog, qtbot):
    assert not dialog.boxes[SECRET.uuid].isChecked()
    tick(dialog, dialog.boxes[SECRET.uuid], qtbot)
    assert all("MARKERSECRET" in said for said in preview(dialog))
    tick(dialog, dialog.boxes[SECRET.uuid], qtbot)
    assert not any("MARKER" in said for said in preview(dialog))


def test_a_real_name_leaves_only_when_it_is_ticked(dialog, qtbot):
    assert list(dialog.names) == [RUTH.uuid]
    tick(dialog, dialog.names[RUTH.uuid], qtbot)
    assert all("Ruth Adeyemi can confirm it" in said for said in preview(dialog))
    assert all("MARKER" not in said for said in preview(dialog))


def test_a_result_that_lacks_something_is_marked_beside_its_box(dialog):
    assert dialog.boxes[MOVED.uuid].accessibleDescription() == ""
    assert "Without a measure" in dialog.boxes[PLAN.uuid].accessibleDescription()


def test_nothing_can_be_saved_while_nothing_is_chosen(dialog, qtbot):
    for box in dialog.boxes.values():
        if box.isChecked():
            box.click()
    assert not dialog.save_button.isEnabled()
    assert dialog.pdf is None
    tick(dialog, dialog.boxes[PLAN.uuid], qtbot)
    assert dialog.save_button.isEnabled()


def test_results_that_give_way_to_two_pages_are_named(session, qtbot, desk):
    for number in range(6):
        long = "I did what was needed and wrote down what it took. " * 45
        session.workspace.impacts.put(impact(f"result {number}", number, what_i_did=long))
    shown = open_packet(session, desk)
    qtbot.waitUntil(lambda: shown.pdf is not None)
    assert not shown.left_out.isHidden()
    gone = [one.title for one in session.workspace.packets.first_chosen()][-1]
    assert gone in shown.left_out.text()
    assert gone not in " ".join(preview(shown))


def test_what_is_saved_is_what_is_shown(dialog, tmp_path):
    dialog.save(tmp_path / "p.pdf")
    assert (tmp_path / "p.pdf").read_bytes() == dialog.pdf


def test_who_holds_it_is_noted_once(dialog, session):
    dialog.person.set_person(HELEN.uuid)
    dialog.give.click()
    assert [one.person for one in session.workspace.sponsorship.given()] == [HELEN.uuid]
    assert "Helen Castellano" in dialog.given.text()
    dialog.person.set_person(HELEN.uuid)
    dialog.give.click()
    assert len(session.workspace.sponsorship.given()) == 1
    session.undo_stack.undo()
    assert session.workspace.sponsorship.given() == []
