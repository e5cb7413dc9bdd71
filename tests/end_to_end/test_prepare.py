"""Whoever has a keyboard and nothing else prepares a conversation and takes the brief along."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.decisions import Decision
from growthjournal.domain.people import Person, Relation
from growthjournal.services.workspace import Workspace

Key = Qt.Key
LAST = date(2026, 10, 27)
ADA = Person(name="Ada Lovelace", relations=(Relation.MENTOR,))
BEFORE = Conversation(
    person=ADA.uuid, date=LAST, log_finished_at=datetime(2026, 10, 27, tzinfo=UTC)
)
COMING = Conversation(person=ADA.uuid, date=date(2026, 12, 1), time=time(17), held=False)
DECISION = Decision(title="Who leads the Danube work", decide_by=date(2026, 11, 30), sureness=65)


def fill(workspace):
    workspace.mentoring.put_person(ADA)
    workspace.mentoring.put_conversation(BEFORE)
    workspace.mentoring.put_conversation(COMING)
    workspace.decisions.put(DECISION)
    for place in range(7):
        workspace.commitments.put(
            Commitment(
                text=f"Promise{place} alpha{place} beta{place}",
                made_on=LAST,
                made_to=ADA.uuid,
                status=CommitmentStatus.DONE,
                closed_on=LAST + timedelta(days=place + 1),
                what_changed=f"Result{place}.",
            )
        )
    workspace.agenda.put(
        AgendaItem(
            kind=AgendaKind.QUESTION,
            text="A SECRET point",
            conversation=COMING.uuid,
            kept_private=True,
        )
    )


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    with Workspace.create(path, None) as workspace:
        fill(workspace)
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.press(Key.Key_3, control=True)
    keyboard.wait(lambda: window.current_name() == "people")
    keyboard.press(Key.Key_Home)
    keyboard.tab_to("prepareThisConversation")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: QApplication.focusWidget().objectName() == "addItem")
    return window.session.workspace


def view(window):
    return window.pages["people"].prepare


def text_of(path):
    pages = PdfReader(BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def bring_the_decision(keyboard):
    keyboard.press(Key.Key_Space)
    dialog = keyboard.wait_for_dialog("agenda-choice")
    assert DECISION.title in list(keyboard.words_in(dialog))
    keyboard.press(Key.Key_Return)
    keyboard.wait_for_dialog("agenda-dialog")
    keyboard.tab_to("lean")
    keyboard.write("The one who asks")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()


def cut_to_five(keyboard):
    keyboard.tab_to("lineBox")
    for place in range(7):
        keyboard.press(Key.Key_Space)
        if place < 6:
            keyboard.press(Key.Key_Tab, Key.Key_Tab)


def test_a_decision_is_chosen_lines_are_cut_and_the_brief_is_saved_by_keys(
    window, keyboard, space, tmp_path, monkeypatch
):
    bring_the_decision(keyboard)
    secret, item = space.agenda.items(COMING.uuid)
    assert secret.kept_private
    assert (item.decision, item.sureness) == (DECISION.uuid, 65)
    assert item.lean == "The one who asks"

    cut_to_five(keyboard)
    kept = space.mentoring.conversation(COMING.uuid).what_changed
    assert len(kept) == 5
    said = list(keyboard.words_in(view(window).changed))
    assert "5 of 5 for the brief" in said
    assert any("five lines" in one for one in said)

    keyboard.tab_to("predictedPattern")
    keyboard.write("GUESSED")
    keyboard.tab_to("previewBrief")
    keyboard.press(Key.Key_Space)
    dialog = keyboard.wait_for_dialog("brief-preview")
    assert space.mentoring.conversation(COMING.uuid).predicted_pattern == "GUESSED"
    keyboard.tab_to("section-sureness")
    keyboard.press(Key.Key_Space)
    out = tmp_path / "brief.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    keyboard.tab_to("savePdf")
    keyboard.press(Key.Key_Space)
    keyboard.wait(out.exists)
    keyboard.wait(lambda: f"Saved as {out}" in list(keyboard.words_in(dialog)))
    said = text_of(out)
    assert "A decision: Who leads the Danube work." in said
    assert "The one who asks" in said
    assert sum(f"Result{place}." in said for place in range(7)) == 5
    for words in ("SECRET", "GUESSED", "65", "sure", "drift", "relationship"):
        assert words not in said

    keyboard.tab_to("markSent")
    keyboard.press(Key.Key_Space)
    keyboard.wait(lambda: space.mentoring.conversation(COMING.uuid).agenda_sent_at is not None)
    secret, item = space.agenda.items(COMING.uuid)
    assert item.frozen_at is not None
    assert secret.frozen_at is None
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    keyboard.tab_to("notSent")
    keyboard.press(Key.Key_Space)
    assert space.mentoring.conversation(COMING.uuid).agenda_sent_at is None


def test_a_brief_is_presented_with_the_arrows_and_left_with_escape(window, keyboard, space):
    bring_the_decision(keyboard)
    keyboard.tab_to("presentBrief")
    keyboard.press(Key.Key_Space)
    shown = keyboard.wait_for_dialog("presentation")
    pages = [" ".join(keyboard.words_in(shown.steps.currentWidget()))]
    for _step in range(shown.steps.count() - 1):
        keyboard.press(Key.Key_Right)
        pages.append(" ".join(keyboard.words_in(shown.steps.currentWidget())))
    assert "Before we talk: Ada Lovelace" in pages[0]
    assert "Who leads the Danube work" in pages[1]
    assert "What do you see me repeat?" in pages[-1]
    assert "SECRET" not in " ".join(pages)
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    keyboard.settle()


def test_a_preparation_is_left_and_everything_is_undone_by_keys(window, keyboard, space):
    bring_the_decision(keyboard)
    keyboard.tab_to("lineBox")
    keyboard.press(Key.Key_Space)
    assert len(space.mentoring.conversation(COMING.uuid).what_changed) == 1
    keyboard.press(Key.Key_Z, control=True)
    keyboard.press(Key.Key_Z, control=True)
    assert space.mentoring.conversation(COMING.uuid).what_changed == ()
    assert [one.text for one in space.agenda.items(COMING.uuid)] == ["A SECRET point"]
    keyboard.tab_to("prepareBack")
    keyboard.press(Key.Key_Space)
    pages = window.pages["people"]
    keyboard.wait(lambda: pages.stack.currentWidget() is pages.both)


def test_the_whole_decision_is_written_down_by_keys_and_undone(window, keyboard, space):
    bring_the_decision(keyboard)
    row = view(window).agenda.rows[-1]
    keyboard.wait(lambda: QApplication.focusWidget() is not None)
    row.more.setFocus()
    keyboard.press(Key.Key_Space)
    keyboard.choose("The whole decision")
    keyboard.wait_for_dialog("decision-dialog")
    keyboard.tab_to("options")
    keyboard.write("Bo\nAnn\nwait until spring")
    keyboard.tab_to("reasons")
    keyboard.write("one\ntwo\nthree\nfour")
    keyboard.press(Key.Key_Return, control=True)
    dialog = QApplication.activeModalWidget()
    assert "Three reasons are the most. Which three carry it?" in list(keyboard.words_in(dialog))
    keyboard.write_over("one\ntwo")
    keyboard.tab_to("gaveUp")
    keyboard.write("A quiet year")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    decision = space.decisions.decision(DECISION.uuid)
    assert decision.options == ("Bo", "Ann", "wait until spring")
    assert (decision.reasons, decision.gave_up) == (("one", "two"), "A quiet year")
    item = space.agenda.items(COMING.uuid)[-1]
    assert (item.decision, item.lean) == (DECISION.uuid, "The one who asks")
    assert (decision.lean, decision.sureness) == ("The one who asks", 65)
    keyboard.press(Key.Key_Z, control=True)
    assert space.decisions.decision(DECISION.uuid).options == ()
