"""Preparing a conversation on a real journal: what is stored, and what is shown."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.assumptions import Assumption, Belief
from growthjournal.domain.briefing import Section
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.competencies import Axis, Basis, RaterRole, Rating
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.decisions import Decision
from growthjournal.domain.patterns import Pattern
from growthjournal.domain.people import Person, Relation
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.prepare import PrepareView
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.basics import LinkButton
from growthjournal.ui.widgets.paper import Paper

TODAY = date(2026, 11, 22)
LAST = date(2026, 10, 27)
ADA = Person(name="Ada Lovelace", relations=(Relation.MENTOR,))
BEFORE = Conversation(
    person=ADA.uuid, date=LAST, log_finished_at=datetime(2026, 10, 27, tzinfo=UTC)
)
COMING = Conversation(person=ADA.uuid, date=date(2026, 12, 1), time=time(17), held=False)


@pytest.fixture(scope="module")
def theme(qapp):
    theme = ThemeController(qapp, mode="light")
    yield theme
    theme.set_text_scale(1.0)


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "window.ini"), clock=lambda: TODAY)
    session.open_with(Workspace.create(tmp_path / "j.growthjournal", None))
    mentoring = session.workspace.mentoring
    mentoring.put_person(ADA)
    mentoring.put_conversation(BEFORE)
    mentoring.put_conversation(COMING)
    yield session
    session.lock()


@pytest.fixture
def workspace(session):
    return session.workspace


@pytest.fixture
def view(qtbot, session):
    view = PrepareView(session)
    session.changed.connect(view.reload)
    session.locked.connect(view.locked)
    view.resize(1060, 1400)
    view.set_effective_width(1060)
    view.show()
    view.show_conversation(COMING.uuid)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    yield view
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def find(root, kind, name=""):
    QCoreApplication.processEvents()
    found = [one for one in root.findChildren(kind, name) if one.isVisibleTo(root)]
    assert len(found) == 1, (name, found)
    return found[0]


def press(root, name):
    QTest.mouseClick(find(root, QAbstractButton, name), Qt.MouseButton.LeftButton)


def dialog(view, name):
    return find(view, QDialog, name)


def shown_words(root):
    QCoreApplication.processEvents()
    return "\n".join(one.text() for one in root.findChildren(QLabel) if one.isVisibleTo(root))


def agenda(workspace):
    return workspace.agenda.items(COMING.uuid)


def kept(workspace):
    return workspace.mentoring.conversation(COMING.uuid).what_changed


def put_promises(session, count):
    for place in range(count):
        session.workspace.commitments.put(
            Commitment(
                text=f"Promise {place} alpha{place} beta{place}",
                made_on=LAST,
                made_to=ADA.uuid,
                status=CommitmentStatus.DONE,
                closed_on=LAST + timedelta(days=place + 1),
                what_changed=f"Result{place} gamma{place}.",
            )
        )


def reload(view):
    view.show_conversation(COMING.uuid)


# -- the head


def test_the_head_says_who_when_which_and_when_we_last_spoke(view):
    assert view.header.title.text() == "Prepare: Ada Lovelace"
    said = view.header.subtitle.text()
    for part in ("December 1, 2026", "5:00\u00a0PM", "second conversation", "Oct 27"):
        assert part in said


def test_back_is_asked_for(view, qtbot):
    with qtbot.waitSignal(view.back_wanted):
        press(view, "prepareBack")


# -- what is brought


def test_a_waiting_decision_is_brought_with_what_is_known_of_it(view, workspace, session):
    decision = Decision(
        title="Who leads the Danube work",
        decide_by=date(2026, 11, 30),
        ruled_out="Both at once",
        lean="The one who asks",
        sureness=65,
    )
    workspace.decisions.put(decision)
    reload(view)
    press(view, "addItem")
    choice = dialog(view, "agenda-choice")
    assert "Who leads the Danube work" in choice.rows[0].accessibleName()
    assert "to be decided" in choice.rows[0].accessibleDescription()
    press(choice, "candidate-0")
    form = dialog(view, "agenda-dialog")
    QTest.keyClicks(form.granted, "That one must lead.")
    press(form, "save")
    [item] = agenda(workspace)
    assert (item.kind, item.decision) == (AgendaKind.DECISION, decision.uuid)
    assert (item.due, item.sureness) == (date(2026, 11, 30), 65)
    assert item.taking_for_granted == "That one must lead."
    assert "65% sure" in shown_words(view.agenda)
    press(view, "addItem")
    assert dialog(view, "agenda-choice").rows == []


def test_an_assumption_comes_with_how_far_it_is_believed_now(view, workspace):
    assumption = Assumption(statement="If I rest, it fails.", surfaced_on=date(2026, 8, 1))
    workspace.mentoring.put_assumption(assumption)
    workspace.mentoring.believe(Belief(assumption=assumption.uuid, value=40, on=TODAY))
    reload(view)
    press(view, "addItem")
    press(dialog(view, "agenda-choice"), "candidate-0")
    press(dialog(view, "agenda-dialog"), "save")
    [item] = agenda(workspace)
    assert (item.kind, item.assumption) == (AgendaKind.ASSUMPTION, assumption.uuid)
    assert item.sureness == 40


def test_what_was_not_discussed_is_carried_and_what_was_on_my_mind_is_taken(view, workspace):
    old = AgendaItem(
        kind=AgendaKind.QUESTION, text="Left over?", conversation=BEFORE.uuid, discussed=False
    )
    mind = AgendaItem(kind=AgendaKind.QUESTION, text="On my mind?", person=ADA.uuid)
    workspace.agenda.put(old)
    workspace.agenda.put(mind)
    reload(view)
    for text in ("Left over?", "On my mind?"):
        press(view, "addItem")
        choice = dialog(view, "agenda-choice")
        [row] = [one for one in choice.rows if one.accessibleName() == text]
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        press(dialog(view, "agenda-dialog"), "save")
    first, second = agenda(workspace)
    assert (first.text, first.carried_from) == ("Left over?", old.uuid)
    assert second.uuid == mind.uuid
    assert [first.position, second.position] == [0, 1]


def test_a_promise_that_moved_three_times_is_offered_until_it_is_the_topic(view, workspace):
    workspace.commitments.put(
        Commitment(
            text="Write it down.",
            made_on=LAST,
            made_to=ADA.uuid,
            status=CommitmentStatus.CARRIED,
            moved_from=(date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)),
            due=date(2026, 12, 1),
        )
    )
    reload(view)
    press(view, "addItem")
    press(dialog(view, "agenda-choice"), "candidate-0")
    press(dialog(view, "agenda-dialog"), "save")
    assert "Write it down." in agenda(workspace)[0].text
    press(view, "addItem")
    assert dialog(view, "agenda-choice").rows == []


def test_a_new_question_that_asks_for_the_answer_gets_a_gentle_note_and_is_saved(view, workspace):
    press(view, "addItem")
    press(dialog(view, "agenda-choice"), "bring-question")
    form = dialog(view, "agenda-dialog")
    QTest.keyClicks(form.text, "What would I miss?")
    assert not form.note.isVisible()
    form.text.selectAll()
    QTest.keyClicks(form.text, "What should I do about it?")
    assert form.note.isVisible()
    assert "Which way do you lean" in form.note.text()
    press(form, "save")
    assert [one.text for one in agenda(workspace)] == ["What should I do about it?"]


def test_an_item_without_words_is_not_saved_and_nothing_is_chosen_beforehand(view, workspace):
    view.bring_new(AgendaKind.DECISION)
    form = dialog(view, "agenda-dialog")
    assert form.sureness.value() is None
    assert form.due.day() is None
    press(form, "save")
    assert form.isVisible()
    assert form.trouble.text.text()
    assert agenda(workspace) == []


def put_items(session, *texts, **values):
    for place, text in enumerate(texts):
        item = AgendaItem(
            kind=AgendaKind.QUESTION,
            text=text,
            conversation=COMING.uuid,
            position=place,
            **values,
        )
        session.notify(session.workspace.agenda.put(item))


def order(workspace):
    return [one.text for one in agenda(workspace)]


def test_items_are_reordered_by_key_and_the_keyboard_stays_with_them(view, session, workspace):
    put_items(session, "one", "two", "three")
    QCoreApplication.processEvents()
    view.agenda.rows[2].more.setFocus()
    up = Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier
    QTest.keyClick(view.windowHandle(), *up)
    assert order(workspace) == ["one", "three", "two"]
    focused = QApplication.focusWidget()
    assert view.agenda.rows[1].isAncestorOf(focused)
    QCoreApplication.processEvents()
    QTest.keyClick(view.windowHandle(), *up)
    QCoreApplication.processEvents()
    QTest.keyClick(view.windowHandle(), *up)
    assert order(workspace) == ["three", "one", "two"]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert order(workspace) == ["one", "two", "three"]


def act_of(row, name):
    menu = row.menu()
    found = {one.objectName(): one for one in menu.actions()}
    act = found.get(name)
    if act is not None:
        act.trigger()
    menu.deleteLater()
    return act is not None


def test_an_item_is_edited_kept_private_and_removed_and_each_is_undone(view, session, workspace):
    put_items(session, "one")
    press(view, "editItem")
    form = dialog(view, "agenda-dialog")
    form.text.selectAll()
    QTest.keyClicks(form.text, "changed")
    press(form, "save")
    assert order(workspace) == ["changed"]
    assert act_of(view.agenda.rows[0], "menuPrivate")
    assert agenda(workspace)[0].kept_private
    assert "Kept out of the brief" in shown_words(view.agenda)
    assert act_of(view.agenda.rows[0], "menuRemove")
    assert agenda(workspace) == []
    for _step in range(3):
        session.undo_stack.undo()
    assert order(workspace) == ["one"]
    assert not agenda(workspace)[0].kept_private
    assert "one" in shown_words(view.agenda)


def test_what_was_sent_stays_as_it_was_until_it_was_not_sent_after_all(view, session, workspace):
    put_items(session, "one")
    session.notify(workspace.agenda.mark_sent(COMING.uuid, datetime(2026, 11, 22, 9, tzinfo=UTC)))
    row = view.agenda.rows[0]
    assert not row.edit.isVisible()
    for name in ("menuEdit", "menuPrivate", "menuRemove"):
        assert not act_of(view.agenda.rows[0], name)
    assert "November 22, 2026" in view.sent_text.text()
    put_items(session, "late")
    assert "Not in what you sent" in shown_words(view.agenda)
    press(view, "notSent")
    assert workspace.mentoring.conversation(COMING.uuid).agenda_sent_at is None
    assert not view.sent.isVisible()
    QCoreApplication.processEvents()
    assert view.agenda.rows[0].edit.isVisible()
    session.undo_stack.undo()
    assert [one.frozen_at is not None for one in agenda(workspace)] == [True, False]


# -- what changed


def boxes(view):
    QCoreApplication.processEvents()
    return [row.box for row in view.changed.rows if row.isVisibleTo(view)]


def test_lines_are_drafted_with_nothing_ticked_and_five_are_the_most(view, session, workspace):
    put_promises(session, 7)
    reload(view)
    assert len(boxes(view)) == 7
    assert not any(box.isChecked() for box in boxes(view))
    assert kept(workspace) == ()
    for place in range(6):
        boxes(view)[place].click()
    assert len(kept(workspace)) == 5
    assert [box.isChecked() for box in boxes(view)] == [True] * 5 + [False] * 2
    assert "five lines" in view.changed.trouble.text.text()
    assert view.changed.count.text() == "5 of 5 for the brief"
    boxes(view)[0].click()
    boxes(view)[5].click()
    assert len(kept(workspace)) == 5
    assert not view.changed.trouble.isVisible()
    assert kept(workspace)[0].startswith("[x] Promise")


def test_a_line_is_reworded_in_place_and_its_draft_is_not_offered_again(view, session, workspace):
    put_promises(session, 2)
    reload(view)
    row = view.changed.rows[0]
    QTest.mouseClick(row.edit, Qt.MouseButton.LeftButton)
    field = find(row, QWidget, "lineText")
    before = field.text()
    field.setText(" ".join(before.split()[:3]))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert kept(workspace) == ("[x] " + " ".join(before.split()[:3]),)
    reload(view)
    assert len(view.changed.rows) == 2
    session.undo_stack.undo()
    assert kept(workspace) == ()


def test_escape_leaves_a_line_as_it_was_and_emptying_it_cuts_it(view, session, workspace):
    put_promises(session, 1)
    reload(view)
    view.changed.rows[0].box.click()
    assert len(kept(workspace)) == 1
    for key, left in ((Qt.Key.Key_Escape, 1), (Qt.Key.Key_Return, 0)):
        row = view.changed.rows[0]
        QTest.mouseClick(row.edit, Qt.MouseButton.LeftButton)
        field = find(row, QWidget, "lineText")
        field.setText("")
        QTest.keyClick(field, key)
        assert len(kept(workspace)) == left
        if key == Qt.Key.Key_Escape:
            QTest.keyClick(field, key)
    assert [box.isChecked() for box in boxes(view)] == [False]


def test_a_line_of_ones_own_is_added_and_chosen_lines_stand_alone_next_time(
    view, session, workspace
):
    put_promises(session, 3)
    reload(view)
    QTest.keyClicks(view.changed.own, "I rested.")
    QTest.keyClick(view.changed.own, Qt.Key.Key_Return)
    assert kept(workspace) == ("I rested.",)
    assert view.changed.own.text() == ""
    assert len(boxes(view)) == 4
    view.drop()
    reload(view)
    assert len(boxes(view)) == 1
    assert find(view, LinkButton, "otherLines").text() == "3 more from your records"
    press(view, "otherLines")
    assert len(boxes(view)) == 4
    assert QApplication.focusWidget() is view.changed.rows[0].box


def test_a_line_being_typed_is_kept_when_the_view_is_left(view, session, workspace):
    view.changed.own.setFocus()
    QTest.keyClicks(view.changed.own, "Not given yet")
    assert view.save_pending()
    assert kept(workspace) == ("Not given yet",)


# -- predictions


def test_predictions_are_saved_while_typing_and_stay_when_others_change(
    view, session, workspace, qtbot
):
    QTest.keyClicks(view.predictions.pattern, "Waiting")
    put_items(session, "one")
    assert view.predictions.pattern.toPlainText() == "Waiting"

    def is_stored():
        return workspace.mentoring.conversation(COMING.uuid).predicted_pattern == "Waiting"

    qtbot.waitUntil(is_stored)
    QTest.keyClicks(view.predictions.assumption, "That they know")
    assert view.save_pending()
    stored = workspace.mentoring.conversation(COMING.uuid)
    assert stored.predicted_assumption == "That they know"
    assert session.undo_stack.count() == 0


# -- what they will read


def preview(view, qtbot):
    press(view, "previewBrief")
    shown = dialog(view, "brief-preview")
    qtbot.waitUntil(lambda: shown.pdf is not None, timeout=20_000)
    return shown


def text_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def lines_of(shown):
    if not shown.as_text.isChecked():
        QTest.mouseClick(shown.as_text, Qt.MouseButton.LeftButton)
    return shown_words(shown.lines)


def put_everything(session):
    """A point of each kind, and marks in everything that must never leave."""
    workspace = session.workspace
    put_told(session)
    assumption = Assumption(statement="Quality drops", protects_me_from="WORRY")
    workspace.mentoring.put_assumption(assumption)
    workspace.mentoring.believe(Belief(assumption=assumption.uuid, value=80, on=LAST))
    for place, item in enumerate(
        (
            AgendaItem(kind=AgendaKind.DECISION, text="Who leads", lean="One", sureness=65),
            AgendaItem(
                kind=AgendaKind.ASSUMPTION,
                text="Quality drops",
                assumption=assumption.uuid,
                sureness=35,
            ),
            AgendaItem(kind=AgendaKind.QUESTION, text="SECRET point", kept_private=True),
        )
    ):
        workspace.agenda.put(replace(item, conversation=COMING.uuid, position=place))
    workspace.agenda.keep_lines(COMING.uuid, ["[x] It went well."])
    workspace.mentoring.put_conversation(
        replace(
            workspace.mentoring.conversation(COMING.uuid),
            predicted_pattern="GUESSED",
            predicted_assumption="GUESSED",
        )
    )
    workspace.mentoring.put_pattern(
        Pattern(name="Waiting", surfaced_by=ADA.uuid, heard_as="THEIR WORDS", cost="COSTS")
    )
    session.notify(Changes.ALL)


NEVER = ("SECRET", "GUESSED", "WORRY", "THEIR WORDS", "COSTS", "doing the thinking", "drift")


def test_the_preview_is_the_file_and_nothing_private_is_in_either(view, session, qtbot, tmp_path):
    put_everything(session)
    shown = preview(view, qtbot)
    assert shown.findChildren(Paper)
    lines, pdf = lines_of(shown), text_of(shown.pdf)
    for words in ("Who leads", "65% sure", "35%, down from 80%", "It went well.", "Waiting"):
        assert words in lines
        assert words in pdf
    for words in NEVER:
        assert words not in lines
        assert words not in pdf
    assert shown.private.text() == "1 point is kept out of it."
    shown.save(tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == shown.pdf
    assert "Saved as" in shown.said.text()


@pytest.mark.parametrize(
    ("section", "gone", "stays"),
    [
        (Section.BRING, ["Who leads", "Quality drops", "65%"], "It went well."),
        (Section.SURENESS, ["65%", "35%", "80%", "sure"], "Who leads"),
        (Section.CHANGED, ["It went well."], "Who leads"),
        (Section.PATTERNS, ["Waiting"], "Who leads"),
        (Section.QUESTIONS, ["What do you see me repeat?"], "Who leads"),
    ],
)
def test_what_is_struck_out_is_in_no_line_of_preview_file_and_screen(
    view, session, qtbot, section, gone, stays
):
    put_everything(session)
    shown = preview(view, qtbot)
    QTest.mouseClick(shown.boxes[section], Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert shown.pdf is None
    qtbot.waitUntil(lambda: shown.pdf is not None, timeout=20_000)
    said = [lines_of(shown), text_of(shown.pdf)]
    press(shown, "closePreview")
    press(view, "presentBrief")
    said.append(everything(dialog(view, "presentation")))
    for text in said:
        assert stays in text
        for words in [*gone, *NEVER]:
            assert words not in text


def everything(root):
    return "\n".join(one.text() for one in root.findChildren(QLabel))


def test_a_file_asked_for_before_the_pages_are_set_is_those_pages(view, session, qtbot, tmp_path):
    put_everything(session)
    press(view, "previewBrief")
    shown = dialog(view, "brief-preview")
    shown.boxes[Section.PATTERNS].setChecked(False)
    shown.save(tmp_path / "b.pdf")
    qtbot.waitUntil((tmp_path / "b.pdf").exists, timeout=20_000)
    assert "Waiting" not in text_of((tmp_path / "b.pdf").read_bytes())


def test_a_folder_that_is_not_there_is_said_in_place(view, qtbot, tmp_path):
    shown = preview(view, qtbot)
    shown.save(tmp_path / "none" / "b.pdf")
    assert "could not be written" in shown.trouble.text.text()
    assert not shown.said.isVisible()


def test_without_a_rating_the_preview_promises_no_chart(view, qtbot):
    assert "Skill and visibility" not in lines_of(preview(view, qtbot))


def test_sending_is_noted_with_its_day_freezes_the_points_and_is_undone(
    view, session, workspace, qtbot
):
    put_items(session, "one")
    shown = preview(view, qtbot)
    shown.day.set_day(date(2026, 11, 20))
    press(shown, "markSent")
    at = workspace.mentoring.conversation(COMING.uuid).agenda_sent_at
    assert at.astimezone().date() == date(2026, 11, 20)
    assert agenda(workspace)[0].frozen_at == at
    assert "November 20, 2026" in shown.sent.text()
    assert not shown.send.isVisible()
    press(shown, "closePreview")
    assert "November 20, 2026" in view.sent_text.text()
    session.undo_stack.undo()
    assert workspace.mentoring.conversation(COMING.uuid).agenda_sent_at is None
    assert agenda(workspace)[0].frozen_at is None


def test_a_preview_that_is_closed_while_pages_are_set_is_gone(view, session, qtbot):
    press(view, "previewBrief")
    press(dialog(view, "brief-preview"), "closePreview")
    qtbot.waitUntil(lambda: not session.is_busy, timeout=20_000)


# -- present


def test_presenting_steps_through_the_same_words_with_keys(view, session, qtbot):
    put_everything(session)
    press(view, "presentBrief")
    shown = dialog(view, "presentation")
    assert shown.isFullScreen()
    assert shown.steps.count() == 6
    said = []
    for _step in range(shown.steps.count()):
        said.append(everything(shown.steps.currentWidget()))
        QTest.keyClick(shown, Qt.Key.Key_Right)
    assert [text.split("\n")[0] for text in said] == [
        "Before we talk: Ada Lovelace", "I bring", "I bring", "What changed since Oct 27",
        "Patterns you named", "Two questions for you",
    ]  # fmt: skip
    assert "☑ It went well." in said[3]
    assert shown.place.text() == "6 of 6"
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.place.text() == "5 of 6"
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.place.text() == "1 of 6"
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_presentation_draws_its_chart(view, session, workspace, qtbot):
    put_rating(workspace, TODAY)
    press(view, "presentBrief")
    shown = dialog(view, "presentation")
    assert shown.drawing is not None
    qtbot.waitUntil(lambda: shown.drawing.picture is not None, timeout=20_000)
    assert shown.drawing.accessibleName()


def put_rating(workspace, on):
    workspace.growth.rate(
        Rating(
            competency=workspace.growth.competencies()[0].uuid,
            axis=Axis.SKILL,
            value=3,
            on=on,
            rater_role=RaterRole.MENTOR,
            rater=ADA.uuid,
            basis=Basis.WEEKLY,
        )
    )


# -- the relationship


def put_told(session, count=4):
    """Conversations in which the mentor did the thinking."""
    for place in range(count):
        session.notify(
            session.workspace.mentoring.put_conversation(
                Conversation(
                    person=ADA.uuid,
                    date=date(2026, 5 + place, 3),
                    thinking=1,
                    told_count=3,
                    stretch=2,
                    moved=False,
                    opened_with_changes=True,
                    log_finished_at=datetime(2026, 5 + place, 3, tzinfo=UTC),
                )
            )
        )


def test_drift_is_a_question_to_the_user_alone_with_its_conversations_behind_it(view, session):
    assert "drift" not in shown_words(view).casefold()
    put_told(session)
    said = shown_words(view.relationship)
    assert "Is Ada Lovelace doing the thinking for you?" in said
    assert "it is in no brief" in said
    press(view, "behindQuestion")
    assert "2026" in shown_words(dialog(view, "records-dialog"))


def test_the_rating_card_is_thought_of_when_their_last_rating_is_old(view, session, workspace):
    assert not view.card_note.isVisible()
    put_rating(workspace, date(2026, 3, 1))
    reload(view)
    assert view.card_note.isVisible()
    assert "March 1, 2026" in view.card_text.text()


# -- the charts


def test_the_charts_come_after_the_page_and_open_what_is_behind_a_mark(view, session, qtbot):
    put_told(session)
    view.drop()
    reload(view)
    card = view.charts.cards["conversations"]
    assert view.agenda.isVisible()
    assert card.view.picture is None
    qtbot.waitUntil(lambda: card.view.picture is not None, timeout=20_000)
    assert card.view.accessibleName()
    assert card.view.height() == round(card.view.picture.size[1])
    assert card.view.grab().toImage() != QImage()
    before = card.view.picture
    put_items(session, "one")
    assert not card.view.is_stale
    session.notify(Changes.PATTERNS)
    assert card.view.is_stale
    qtbot.waitUntil(lambda: card.view.picture is not before, timeout=20_000)
    QTest.keyClick(card.view, Qt.Key.Key_Right)
    QTest.keyClick(card.view, Qt.Key.Key_Return)
    assert "2026" in shown_words(dialog(view, "records-dialog"))


def test_only_charts_with_records_are_there_and_without_any_the_cards_take_the_room(
    view, session, workspace
):
    assert [name for name, card in view.charts.cards.items() if not card.isHidden()] == [
        "conversations"
    ]
    workspace.mentoring.put_pattern(Pattern(name="Waiting", surfaced_by=ADA.uuid))
    put_rating(workspace, TODAY)
    reload(view)
    assert not any(card.isHidden() for card in view.charts.cards.values())
    QCoreApplication.processEvents()
    assert view.predictions.x() == view.agenda.x()
    workspace.mentoring.put_pattern(replace(workspace.mentoring.patterns()[0], surfaced_by=None))
    workspace.growth.withdraw_rating(workspace.growth.ratings()[0].uuid)
    session.notify(workspace.mentoring.remove_conversation(BEFORE.uuid))
    assert view.charts.isHidden()
    QCoreApplication.processEvents()
    assert view.predictions.x() > view.agenda.x()


# -- room, and locking


def test_cards_stand_in_one_column_where_two_do_not_fit(view):
    QCoreApplication.processEvents()
    assert view.charts.x() > view.agenda.x()
    view.resize(700, 900)
    view.set_effective_width(700)
    QCoreApplication.processEvents()
    assert view.charts.x() == view.agenda.x()


def test_locking_drops_every_word(view, session, qtbot):
    put_items(session, "a secret point")
    put_promises(session, 2)
    put_told(session)
    reload(view)
    QTest.keyClicks(view.predictions.pattern, "a secret guess")
    QTest.keyClicks(view.changed.own, "secret line")
    assert session.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = " ".join(
        str(getattr(one, read)())
        for one in view.findChildren(QWidget)
        for read in ("text", "toPlainText", "accessibleName", "accessibleDescription", "toolTip")
        if callable(getattr(one, read, None))
    )
    for word in ("secret", "Promise", "Ada", "Result"):
        assert word not in held


def test_a_conversation_that_is_gone_leads_back(view, session, workspace, qtbot):
    with qtbot.waitSignal(view.back_wanted):
        session.notify(workspace.mentoring.remove_conversation(COMING.uuid))
    assert view.header.title.text() == ""
