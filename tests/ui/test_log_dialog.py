"""The log of a conversation: what is stored, what is kept half done, and what is asked."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.agreements import Agreement
from growthjournal.domain.assumptions import Assumption
from growthjournal.domain.conversations import Conversation, pin_of
from growthjournal.domain.entries import EntryKind
from growthjournal.domain.logs import LineKind
from growthjournal.domain.patterns import CatchStage, Pattern
from growthjournal.domain.people import Person, Relation
from growthjournal.services import clock
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.log import open_log
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
ADA = Person(name="Ada Lovelace", relations=(Relation.MENTOR,))
MEI = Person(name="Mei Tanaka", relations=(Relation.MENTEE,))
SOLVING = Pattern(name="Solving it for them before they ask")
ROOM = Assumption(statement="Whoever was in the room also saw who said it.")
Key = Qt.Key


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    """The evening after."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "window.ini"), clock=lambda: TODAY)
    session.open_with(Workspace.create(tmp_path / "j.growthjournal", None))
    for person in (ADA, MEI):
        session.workspace.mentoring.put_person(person)
    session.workspace.mentoring.put_pattern(SOLVING)
    session.workspace.mentoring.put_assumption(ROOM)
    yield session
    session.lock()


@pytest.fixture
def around(qtbot):
    around = QWidget()
    around.resize(1000, 800)
    around.show()
    yield around
    around.close()
    around.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def mentoring(session):
    return session.workspace.mentoring


@pytest.fixture
def planned(mentoring):
    one = Conversation(
        person=ADA.uuid, date=TODAY, time=time(14), held=False, predicted_pattern="Hurrying."
    )
    mentoring.put_conversation(one)
    return one


@pytest.fixture
def log(qtbot, session, around):
    """Opens a log that has the keyboard."""

    def show(**what):
        dialog = open_log(session, around, **what)
        wanted = dialog.picker.box if dialog.picker else dialog.words.text
        qtbot.waitUntil(wanted.hasFocus)
        QCoreApplication.processEvents()
        return dialog

    return show


def write(dialog, text):
    QTest.keyClicks(dialog.words.text, text)


def key(dialog, *keys, control=False):
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    for one in keys:
        QTest.keyClick(dialog.words.text, one, held)


def mark(dialog, digit):
    key(dialog, Key.Key_0 + digit, control=True)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(dialog, name, value):
    field = dialog.rest.answers.fields[name]
    QTest.keyClick(field.row.chips[0], Key.Key_0 + value)


def notes(session):
    return [
        one
        for one in session.workspace.journal.chosen()
        if one.kind is EntryKind.CONVERSATION_NOTES
    ]


# -- a log in one line


def test_one_line_and_ctrl_enter_are_a_whole_log(log, session, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "Ask them first")
    key(dialog, Key.Key_Return, control=True)
    assert not dialog.isVisible()
    [one] = mentoring.conversations()
    assert (one.uuid, one.held, one.date, one.time) == (planned.uuid, True, TODAY, time(14))
    assert one.log_finished_at is not None
    assert [entry.body for entry in notes(session)] == ["Ask them first"]
    session.undo_stack.undo()
    assert not mentoring.conversation(planned.uuid).held
    assert notes(session) == []


def test_an_empty_log_says_that_it_took_place_and_nothing_else(log, session, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    press(dialog.button)
    one = mentoring.conversation(planned.uuid)
    answers = (one.opened_with_changes, one.thinking, one.told_count, one.stretch, one.moved)
    assert one.held
    assert answers == (None,) * 5
    assert notes(session) == []


# -- the two questions


def test_it_opens_with_the_two_questions_and_what_was_expected(log, planned):
    dialog = log(conversation=planned.uuid)
    assert [one.text() for one in dialog.words.questions] == [
        "What do you see me repeat?",
        "What am I taking for granted?",
    ]
    assert dialog.words.expected[0].text() == "You expected: Hurrying."
    assert not dialog.words.expected[1].isVisible()


def test_a6_for_somebody_you_mentor_the_questions_are_turned(log):
    dialog = log(person=MEI.uuid)
    assert dialog.words.questions[0].text() == "What do I see them repeat?"
    thinking = dialog.rest.answers.fields["thinking"]
    assert (thinking.low.text(), thinking.high.text()) == (
        "I told them",
        "they worked it out with my prompts",
    )
    told = dialog.rest.answers.fields["told_count"]
    assert told.question.text() == "How often did I tell them what to do?"
    assert dialog.words.chips[LineKind.PROMISE, True].isVisible()


def test_somebody_chosen_first_turns_the_questions_too(log):
    dialog = log()
    assert dialog.words.questions[0].text() == "What do you see me repeat?"
    assert not dialog.words.chips[LineKind.PROMISE, True].isVisible()
    QTest.keyClicks(dialog.picker.field, MEI.name)
    assert dialog.words.questions[0].text() == "What do I see them repeat?"
    assert dialog.words.chips[LineKind.PROMISE, True].isVisible()


# -- lines and their marks


def test_a_key_marks_a_line_and_the_next_line_is_plain(log, session, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "You rush the end")
    mark(dialog, 1)
    key(dialog, Key.Key_Return)
    write(dialog, "We had tea.")
    press(dialog.button)
    names = {one.name for one in mentoring.patterns()}
    assert names == {SOLVING.name, "You rush the end"}
    [sighting] = mentoring.sightings()
    assert (sighting.heard_as, sighting.stage) == ("You rush the end", CatchStage.TOLD_LATER)
    assert (sighting.person, sighting.conversation) == (ADA.uuid, planned.uuid)
    assert notes(session)[0].body == "You rush the end\nWe had tea."


def test_the_same_key_takes_the_mark_away_and_undo_brings_it_back(log, planned):
    dialog = log(conversation=planned.uuid)
    text = dialog.words.text
    write(dialog, "Words")
    mark(dialog, 2)
    assert text.line().kind is LineKind.ASSUMPTION
    mark(dialog, 2)
    assert text.line().kind is LineKind.NOTE
    text.undo()
    assert text.line().kind is LineKind.ASSUMPTION


def test_enter_before_the_words_of_a_marked_line_takes_the_mark_along(log, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "You rush")
    mark(dialog, 1)
    key(dialog, Key.Key_Home, Key.Key_Return)
    assert [(one.kind, one.text) for one in dialog.words.lines()] == [
        (LineKind.NOTE, ""),
        (LineKind.PATTERN, "You rush"),
    ]


def test_enter_in_an_empty_marked_line_ends_the_mark(log, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 1)
    key(dialog, Key.Key_Return)
    assert [one.kind for one in dialog.words.lines()] == [LineKind.NOTE]


def test_what_is_pasted_keeps_one_mark_only(log, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 1)
    pasted = QMimeData()
    pasted.setText("First\r\nSecond\x00 \u2028Third")
    pasted.setHtml("<b>First</b>")
    dialog.words.text.insertFromMimeData(pasted)
    assert [(one.kind, one.text) for one in dialog.words.lines()] == [
        (LineKind.PATTERN, "First"),
        (LineKind.NOTE, "Second "),
        (LineKind.NOTE, "Third"),
    ]


def test_marks_are_painted_beside_the_line(log, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "Words")
    before = dialog.words.text.margin.grab().toImage()
    mark(dialog, 1)
    assert dialog.words.text.margin.grab().toImage() != before
    assert dialog.words.chips[LineKind.PATTERN, False].isChecked()


# -- a repeat becomes a sighting


def test_the_first_letters_of_a_pattern_complete_it_and_make_a_sighting(log, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 1)
    write(dialog, "solv")
    recall = dialog.words._recall
    assert recall.popup.isVisible()
    key(dialog, Key.Key_Down, Key.Key_Return)
    assert not recall.popup.isVisible()
    assert dialog.words.text.line().text == SOLVING.name
    assert dialog.words.said.text() == f"Seen again: {SOLVING.name}"
    press(dialog.button)
    assert [one.uuid for one in mentoring.patterns()] == [SOLVING.uuid]
    assert [one.pattern for one in mentoring.sightings()] == [SOLVING.uuid]


def test_a_sentence_as_it_was_said_finds_its_pattern_and_stays_verbatim(log, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 1)
    said = "You were solving it again before anyone"
    write(dialog, said)
    key(dialog, Key.Key_Down, Key.Key_Tab)
    press(dialog.button)
    [sighting] = mentoring.sightings()
    assert (sighting.pattern, sighting.heard_as) == (SOLVING.uuid, said)


def test_enter_alone_takes_no_suggestion(log, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 1)
    write(dialog, "solv")
    key(dialog, Key.Key_Return)
    assert [one.text for one in dialog.words.lines()] == ["solv", ""]
    assert dialog.words.lines()[0].known is None


def test_escape_first_closes_the_suggestions_only(log, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 1)
    write(dialog, "solv")
    key(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.words._recall.popup.isVisible()
    write(dialog, "ing")
    assert not dialog.words._recall.popup.isVisible()


def test_what_was_taken_for_known_can_be_something_new(log, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 1)
    write(dialog, "solv")
    key(dialog, Key.Key_Down, Key.Key_Return)
    press(dialog.words.is_new)
    assert dialog.words.said.text() == "A new pattern, in these words."
    press(dialog.button)
    assert len(mentoring.patterns()) == 2


def test_an_assumption_heard_again_is_linked_and_not_made_twice(log, session, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 2)
    write(dialog, "whoever was")
    key(dialog, Key.Key_Down, Key.Key_Return)
    press(dialog.button)
    assert [one.uuid for one in mentoring.assumptions()] == [ROOM.uuid]
    targets = {link.target for link in session.workspace.journal.links(notes(session)[0].uuid)}
    assert ROOM.uuid in targets


# -- promises


def test_an_empty_line_gets_the_form_of_a_promise_and_tab_leads_through_it(
    log, session, mentoring, planned
):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 3)
    write(dialog, "someone pauses")
    key(dialog, Key.Key_Tab)
    write(dialog, "ask what they ruled out")
    dialog.words.due.choose(date(2026, 12, 1))
    press(dialog.button)
    [promise] = session.workspace.commitments.all()
    assert promise.text == "When someone pauses, I will ask what they ruled out"
    assert (promise.made_to, promise.made_by, promise.due) == (ADA.uuid, None, date(2026, 12, 1))
    assert promise.conversation == planned.uuid


def test_a_promise_is_due_at_the_next_date_when_nothing_else_is_said(log, session, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "I will call Bo.")
    mark(dialog, 3)
    dialog.rest.following.choice.setCurrentIndex(2)
    press(dialog.button)
    [promise] = session.workspace.commitments.all()
    assert promise.due == TODAY + timedelta(days=14)


def test_an_empty_form_is_no_promise_and_half_a_form_is_said_whole(log, session, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 3)
    key(dialog, Key.Key_Tab, Key.Key_Return)
    mark(dialog, 3)
    key(dialog, Key.Key_Tab)
    write(dialog, "call Bo")
    press(dialog.button)
    assert [one.text for one in session.workspace.commitments.all()] == ["I will call Bo."]


def test_an_act_that_was_written_gets_its_moment_asked_for(log, session, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "I will call Bo.")
    mark(dialog, 3)
    write(dialog, "he is back")
    key(dialog, Key.Key_Return)
    write(dialog, "More.")
    assert [one.text for one in dialog.words.lines()] == [
        "When he is back, I will call Bo",
        "More.",
    ]
    mark(dialog, 3)
    assert dialog.words.text.line().text == "More."


def test_enter_leads_through_the_form_too_and_never_cuts_it(log, session, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 3)
    write(dialog, "he is back")
    key(dialog, Key.Key_Return)
    write(dialog, "call Bo")
    press(dialog.button)
    assert [one.text for one in session.workspace.commitments.all()] == [
        "When he is back, I will call Bo"
    ]


def test_a_line_keeps_its_own_due_day_when_the_caret_moves(log, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "I will call Bo.")
    mark(dialog, 3)
    dialog.words.due.choose(date(2026, 12, 24))
    key(dialog, Key.Key_Return)
    write(dialog, "I will call Di.")
    mark(dialog, 3)
    assert dialog.words.due.due() is None
    key(dialog, Key.Key_Up)
    assert dialog.words.due.due() == date(2026, 12, 24)
    assert [(one.text, one.due) for one in dialog.words.lines()] == [
        ("When , I will call Bo", date(2026, 12, 24)),
        ("When , I will call Di", None),
    ]


def test_their_promise_is_kept_for_somebody_you_mentor(log, session):
    dialog = log(person=MEI)
    mark(dialog, 4)
    write(dialog, "the freeze is announced")
    key(dialog, Key.Key_Tab)
    write(dialog, "tell their boss")
    press(dialog.button)
    [promise] = session.workspace.commitments.all()
    assert promise.text == "When the freeze is announced, they will tell their boss"
    assert (promise.made_to, promise.made_by) == (None, MEI.uuid)


def test_a_mentor_makes_no_promise_here(log, planned):
    dialog = log(conversation=planned.uuid)
    mark(dialog, 4)
    assert dialog.words.text.line().kind is LineKind.NOTE


# -- the six answers, the agenda, one line, the next date


def test_nothing_is_preselected_and_digits_answer_all_six(log, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    assert dialog.rest.answers.answers() == {}
    press(dialog.rest.answers.fold.button)
    fields = list(dialog.rest.answers.fields.values())
    fields[0].focus_first()
    for digit in (1, 4, 0, 3, 0, 0):
        QTest.keyClick(dialog.focusWidget(), Key.Key_0 + digit)
    press(dialog.button)
    one = mentoring.conversation(planned.uuid)
    assert (one.opened_with_changes, one.thinking, one.told_count) == (True, 4, 0)
    assert (one.stretch, one.moved, one.asked_for_straight_answer) == (3, False, False)


def test_an_answer_is_taken_back_by_its_own_key(log, planned):
    dialog = log(conversation=planned.uuid)
    answer(dialog, "thinking", 4)
    answer(dialog, "thinking", 4)
    answer(dialog, "stretch", 2)
    answer(dialog, "stretch", 5)
    assert dialog.rest.answers.answers() == {"stretch": 5}


def test_a_digit_that_is_no_answer_does_nothing(log, planned):
    dialog = log(conversation=planned.uuid)
    answer(dialog, "thinking", 9)
    answer(dialog, "moved", 7)
    assert dialog.rest.answers.answers() == {}


def test_every_end_of_every_scale_is_said_in_words(log, planned):
    dialog = log(conversation=planned.uuid)
    for field in dialog.rest.answers.fields.values():
        ends = [field.row.chips[0], field.row.chips[-1]]
        for chip in ends:
            assert any(letter.isalpha() for letter in chip.accessibleName()), field.objectName()


def test_points_that_were_not_spoken_of_go_to_the_next_date(log, session, mentoring, planned):
    agenda = session.workspace.agenda
    for place, text in enumerate(("Spoken of", "Not yet", "Nobody said")):
        agenda.put(
            AgendaItem(
                kind=AgendaKind.QUESTION, text=text, conversation=planned.uuid, position=place
            )
        )
    dialog = log(conversation=planned.uuid)
    fields = list(dialog.rest.points.fields.values())
    assert [one.value() for one in fields] == [None, None, None]
    press(fields[0].row.chips[0])
    press(fields[1].row.chips[1])
    dialog.rest.following.choice.setCurrentIndex(1)
    press(dialog.button)
    assert [one.discussed for one in agenda.items(planned.uuid)] == [True, False, None]
    [following] = [one for one in mentoring.conversations() if not one.held]
    assert following.date == TODAY + timedelta(days=7)
    assert [one.text for one in agenda.items(following.uuid)] == ["Not yet"]


def test_one_line_the_minutes_and_the_next_time_are_stored(log, session, mentoring, planned):
    session.workspace.people.put_agreement(
        Agreement(person=ADA.uuid, cadence_days=35, agreed_on=date(2026, 1, 1))
    )
    dialog = log(conversation=planned.uuid)
    QTest.keyClicks(dialog.rest.one_line, "that I decide too early")
    dialog.rest.when.minutes.setValue(50)
    following = dialog.rest.following
    offered = [following.choice.itemData(place) for place in range(following.choice.count())]
    following.choice.setCurrentIndex(offered.index(TODAY + timedelta(days=35)))
    following.time.setText("9.30")
    press(dialog.button)
    one = mentoring.conversation(planned.uuid)
    assert (one.one_line, one.minutes) == ("that I decide too early", 50)
    [following] = [one for one in mentoring.conversations() if not one.held]
    assert (following.date, following.time) == (TODAY + timedelta(days=35), time(9, 30))


def test_what_is_planned_already_stays_the_next_one(log, mentoring, planned):
    later = Conversation(person=ADA.uuid, date=date(2026, 12, 9), time=time(8), held=False)
    mentoring.put_conversation(later)
    dialog = log(conversation=planned.uuid)
    assert dialog.rest.following.on() == later.date
    write(dialog, "I will call Bo.")
    mark(dialog, 3)
    press(dialog.button)
    assert [one.uuid for one in mentoring.conversations() if not one.held] == [later.uuid]
    kept = mentoring.conversation(later.uuid)
    assert (kept.date, kept.time) == (later.date, later.time)


def test_a_day_to_come_and_what_is_no_time_are_said_in_place(log, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    dialog.rest.when.day.set_day(TODAY + timedelta(days=1))
    press(dialog.button)
    assert "still to come" in dialog.trouble.text.text()
    dialog.rest.when.day.set_day(TODAY)
    dialog.rest.when.time.setText("teatime")
    press(dialog.button)
    assert "14:30" in dialog.trouble.text.text()
    assert not mentoring.conversation(planned.uuid).held


def test_one_that_was_planned_for_later_is_logged_as_held_today(log, mentoring, planned):
    mentoring.put_conversation(replace(planned, date=TODAY + timedelta(days=3)))
    dialog = log(conversation=planned.uuid)
    press(dialog.button)
    assert mentoring.conversation(planned.uuid).date == TODAY


# -- nobody had planned it


def test_a_conversation_nobody_planned_with_somebody_new(log, session, mentoring):
    dialog = log()
    QTest.keyClicks(dialog.picker.field, "Grace Hopper")
    write(dialog, "Ships are safe in port.")
    press(dialog.button)
    [one] = mentoring.conversations()
    assert (one.held, one.date) == (True, TODAY)
    assert mentoring.person(one.person).name == "Grace Hopper"
    session.undo_stack.undo()
    assert mentoring.conversations() == []
    assert {one.name for one in mentoring.people()} == {ADA.name, MEI.name}


def test_it_asks_with_whom_before_it_saves(log, mentoring):
    dialog = log()
    write(dialog, "Words")
    press(dialog.button)
    assert dialog.trouble.text.text() == "Say with whom."
    assert mentoring.conversations() == []


def test_the_one_that_waits_for_its_log_is_taken_for_its_person(log, planned):
    assert log(person=ADA)._opened.conversation.uuid == planned.uuid


def test_one_still_to_come_is_not_taken_for_its_person(log, mentoring, planned):
    mentoring.put_conversation(replace(planned, date=TODAY + timedelta(days=3)))
    assert log(person=ADA)._opened.conversation.uuid != planned.uuid


# -- half done


def test_escape_keeps_a_half_done_log_and_reopening_goes_on(log, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "You rush")
    mark(dialog, 1)
    key(dialog, Key.Key_Return)
    mark(dialog, 3)
    write(dialog, "I pause")
    answer(dialog, "stretch", 4)
    QTest.keyClicks(dialog.rest.one_line, "a thing")
    dialog.rest.following.choice.setCurrentIndex(2)
    dialog.rest.following.time.setText("10:00")
    lines = dialog.words.lines()
    key(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    kept = mentoring.conversation(planned.uuid)
    assert not kept.held
    assert pin_of(kept, NOW) is not None
    assert mentoring.sightings() == []
    again = log(conversation=planned.uuid)
    assert again.words.lines() == lines
    assert again.rest.answers.answers() == {"stretch": 4}
    assert again.rest.answers.fold.is_open
    assert again.rest.one_line.text() == "a thing"
    assert again.rest.following.on() == TODAY + timedelta(days=14)
    assert again.rest.following.time.text() == "10:00"
    press(again.button)
    done = mentoring.conversation(planned.uuid)
    assert (done.held, done.log_draft, done.stretch) == (True, None, 4)
    assert len(mentoring.sightings()) == 1


def test_the_half_done_log_of_somebody_new_is_kept_too(log, mentoring):
    dialog = log()
    QTest.keyClicks(dialog.picker.field, "Grace Hopper")
    write(dialog, "Ships")
    key(dialog, Key.Key_Escape)
    [one] = mentoring.conversations()
    assert not one.held
    again = log(conversation=one.uuid)
    assert again.words.lines()[0].text == "Ships"
    press(again.button)
    assert mentoring.conversation(one.uuid).held
    assert len(mentoring.conversations()) == 1


def test_without_a_name_words_are_only_discarded_on_purpose(log, mentoring):
    dialog = log()
    write(dialog, "Words")
    key(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    assert "with whom" in dialog.trouble.text.text()
    key(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert mentoring.conversations() == []


def test_looking_at_a_log_keeps_nothing(log, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    key(dialog, Key.Key_Escape)
    stored = mentoring.conversation(planned.uuid)
    assert (stored.log_draft, stored.log_begun_at) == (None, None)


def test_a_half_done_log_in_which_nothing_is_left_is_forgotten(log, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "W")
    assert dialog.keep()
    assert mentoring.conversation(planned.uuid).log_draft is not None
    key(dialog, Key.Key_Backspace, Key.Key_Escape)
    stored = mentoring.conversation(planned.uuid)
    assert (stored.log_draft, stored.log_begun_at) == (None, None)
    fresh = log(person=MEI)
    write(fresh, "W")
    assert fresh.keep()
    key(fresh, Key.Key_Backspace, Key.Key_Escape)
    assert [one.uuid for one in mentoring.conversations()] == [planned.uuid]


def test_typing_is_kept_by_itself(qtbot, log, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    dialog._later.setInterval(0)
    write(dialog, "Words")
    qtbot.waitUntil(lambda: mentoring.conversation(planned.uuid).log_draft is not None)


def test_locking_keeps_what_is_half_done_and_drops_every_word(log, session, tmp_path, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "Secret words")
    session.lock()
    assert not dialog.isVisible()
    assert dialog.words.text.toPlainText() == ""
    with Workspace.open(tmp_path / "j.growthjournal", None) as workspace:
        assert "Secret words" in workspace.mentoring.conversation(planned.uuid).log_draft


def test_what_is_put_aside_waits_no_longer_and_can_be_taken_up(log, session, mentoring, planned):
    dialog = log(conversation=planned.uuid)
    write(dialog, "Words")
    press(dialog.aside)
    assert not dialog.isVisible()
    aside = mentoring.conversation(planned.uuid)
    assert not aside.held
    assert pin_of(aside, NOW) is None
    session.undo_stack.undo()
    assert pin_of(mentoring.conversation(planned.uuid), NOW) is not None
    assert log(conversation=planned.uuid).words.lines()[0].text == "Words"


def test_f2_after_two_days_only_their_words_are_asked_for(log, mentoring, planned):
    begun = NOW - timedelta(hours=49)
    mentoring.put_conversation(replace(planned, log_begun_at=begun))
    dialog = log(conversation=planned.uuid)
    assert dialog.words.text.isVisible()
    assert not dialog.rest.isVisible()
    press(dialog.rest_button)
    assert dialog.rest.isVisible()
    assert not dialog.rest_button.isVisible()


def test_f2_the_reminder_says_it_is_enough_and_never_closes(log, planned):
    dialog = log(conversation=planned.uuid)
    assert dialog.reminder.interval() == 300_000
    assert not dialog.reminded.isVisible()
    dialog.reminder.timeout.emit()
    assert dialog.reminded.isVisible()
    assert dialog.isVisible()


def test_what_is_no_longer_there_opens_nothing(session, around):
    assert open_log(session, around, conversation="gone") is None
    assert open_log(session, around, person="gone") is None


def test_one_that_only_a_calendar_knows_of_is_logged_for_the_first_time(log, mentoring):
    known = Conversation(
        person=ADA.uuid, date=TODAY - timedelta(days=5), source="ics", source_id="x"
    )
    mentoring.put_conversation(known)
    dialog = log(conversation=known.uuid)
    assert dialog.rest.following.isVisible()
    write(dialog, "You rush")
    mark(dialog, 1)
    press(dialog.button)
    one = mentoring.conversation(known.uuid)
    assert (one.held, one.date, one.source_id) == (True, known.date, "x")
    assert [each.conversation for each in mentoring.sightings()] == [known.uuid]


# -- putting it right later


@pytest.fixture
def held(log, mentoring, planned):
    """A conversation that was logged with a pattern, an assumption and a promise."""
    dialog = log(conversation=planned.uuid)
    write(dialog, "You rush the end")
    mark(dialog, 1)
    key(dialog, Key.Key_Return)
    write(dialog, "You think it is about you")
    mark(dialog, 2)
    key(dialog, Key.Key_Return)
    write(dialog, "I will call Bo.")
    mark(dialog, 3)
    answer(dialog, "thinking", 2)
    press(dialog.button)
    return mentoring.conversation(planned.uuid)


def test_a_held_conversation_opens_as_it_was_logged(log, held):
    dialog = log(conversation=held.uuid)
    assert [(one.kind, one.text) for one in dialog.words.lines()] == [
        (LineKind.PATTERN, "You rush the end"),
        (LineKind.ASSUMPTION, "You think it is about you"),
        (LineKind.PROMISE, "I will call Bo."),
    ]
    assert dialog.rest.answers.answers() == {"thinking": 2}
    assert not dialog.rest.following.isVisible()
    assert not dialog.aside.isVisible()
    key(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_words_answers_and_the_day_are_put_right(log, session, mentoring, held):
    dialog = log(conversation=held.uuid)
    text = dialog.words.text
    text.moveCursor(text.textCursor().MoveOperation.Start)
    key(dialog, Key.Key_End)
    write(dialog, "s")
    answer(dialog, "thinking", 5)
    dialog.rest.when.day.set_day(TODAY - timedelta(days=2))
    press(dialog.button)
    assert not dialog.isVisible()
    one = mentoring.conversation(held.uuid)
    day = TODAY - timedelta(days=2)
    assert (one.thinking, one.date, one.held) == (5, day, True)
    [sighting] = mentoring.sightings()
    assert (sighting.heard_as, sighting.date) == ("You rush the ends", day)
    assert mentoring.pattern(sighting.pattern).name == "You rush the ends"
    assert len(mentoring.patterns()) == 2
    assert len(mentoring.assumptions()) == 2
    [promise] = session.workspace.commitments.all()
    assert (promise.text, promise.made_on) == ("I will call Bo.", day)
    [entry] = notes(session)
    assert entry.body.startswith("You rush the ends\n")
    assert entry.date == day
    session.undo_stack.undo()
    assert mentoring.sightings()[0].heard_as == "You rush the end"
    assert mentoring.conversation(held.uuid).thinking == 2


def test_a_correction_is_only_left_on_the_second_escape_and_keeps_no_draft(log, mentoring, held):
    dialog = log(conversation=held.uuid)
    write(dialog, " Now.")
    key(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    key(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert mentoring.conversation(held.uuid).log_draft is None


def test_a_correction_that_locking_cut_short_goes_on_and_doubles_nothing(
    log, session, tmp_path, held
):
    dialog = log(conversation=held.uuid)
    write(dialog, " Soon.")
    session.lock()
    assert not dialog.isVisible()
    session.open_with(Workspace.open(tmp_path / "j.growthjournal", None))
    again = log(conversation=held.uuid)
    assert again.words.lines()[-1].text == "I will call Bo. Soon."
    press(again.button)
    workspace = session.workspace
    assert [one.text for one in workspace.commitments.all()] == ["I will call Bo. Soon."]
    assert len(notes(session)) == 1
    assert len(workspace.mentoring.sightings()) == 1
    assert workspace.mentoring.conversation(held.uuid).log_draft is None
