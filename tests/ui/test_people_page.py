"""The People page on a real journal: what is stored, and what is shown."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.domain.agreements import Agreement, Help, Setter
from growthjournal.domain.assumptions import Assumption
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.people import MentorKind, Person, Relation
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.people import PeoplePage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 22)
ADA = Person(
    name="Ada Lovelace", relations=(Relation.MENTOR,), mentor_kinds=(MentorKind.LEADERSHIP,)
)
HEARD = "You answer before I finish."


@pytest.fixture(scope="module")
def theme(qapp):
    theme = ThemeController(qapp, mode="light")
    yield theme
    theme.set_text_scale(1.0)


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "window.ini"), clock=lambda: TODAY)
    session.open_with(Workspace.create(tmp_path / "j.growthjournal", None))
    yield session
    session.lock()


@pytest.fixture
def space(session):
    return session.workspace


@pytest.fixture
def page(qtbot, session):
    page = PeoplePage(session)
    session.changed.connect(page.reload)
    session.locked.connect(page.locked)
    page.resize(1060, 760)
    page.set_effective_width(1060)
    page.show()
    page.opened()
    yield page
    page.close()
    page.deleteLater()
    # else it lives on, and every change of theme in a later test restyles it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def put(session, *records):
    act = session.workspace.together.act(records)
    session.notify(act.do())


def press(widget, name):
    QCoreApplication.processEvents()  # a new widget in a shown layout appears with the next event
    found = [one for one in widget.findChildren(QAbstractButton, name) if one.isVisibleTo(widget)]
    assert len(found) == 1, (name, found)
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def listed(page):
    return [(row.heading, row.title) for row in page.list.model.rows]


def words(widget):
    QCoreApplication.processEvents()
    return [
        one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget) and one.text()
    ]


def held(days_ago=30, person=ADA, **values):
    return Conversation(person=person.uuid, date=TODAY - timedelta(days=days_ago), **values)


# -- empty, and adding


def test_an_empty_page_is_one_sentence_and_one_button_that_opens_the_form(page):
    assert page.stack.currentWidget() is page.empty
    assert page.empty.sentence.text().count(".") == 1
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert page.forms.shown.objectName() == "person-dialog"
    assert page.forms.shown.focusWidget() is page.forms.shown.name


def test_a_name_is_enough(page, space):
    page.new_item()
    QTest.keyClicks(page.forms.shown.name, "  Grace   Hopper ")
    QTest.keyClick(page.forms.shown.name, Qt.Key.Key_Return)
    assert page.forms.shown is None
    [person] = space.mentoring.people()
    assert (person.name, person.relations, person.in_room) == ("Grace Hopper", (), False)
    assert listed(page) == [("Others who decide or see", "Grace Hopper")]
    assert page.detail.name.text() == "Grace Hopper"


def test_nothing_is_preselected_and_a_nameless_person_is_not_saved(page, space):
    page.new_item()
    assert not any(one.isChecked() for one in page.forms.shown.findChildren(QAbstractButton))
    press(page.forms.shown, "save")
    assert page.forms.shown is not None
    assert "Write a name" in page.forms.shown.trouble.text.text()
    assert space.mentoring.people() == []


def test_several_relations_hold_at_once_and_kinds_only_for_a_mentor(page, space):
    page.new_item()
    form = page.forms.shown
    QTest.keyClicks(form.name, "Grace Hopper")
    assert not form.kind_fields.isVisibleTo(form)
    press(form, "relation-mentor")
    press(form, "relation-manager")
    press(form, "kind-technical")
    press(form, "kind-coaching")
    press(form, "save")
    [person] = space.mentoring.people()
    assert person.relations == (Relation.MENTOR, Relation.MANAGER)
    assert person.mentor_kinds == (MentorKind.TECHNICAL, MentorKind.COACHING)
    assert "technical and coaching mentor, manager" in page.list.model.rows[0].line


def test_kinds_go_when_the_person_is_no_mentor_any_more(page, session, space):
    put(session, ADA)
    page.detail.edit_action.trigger()
    press(page.forms.shown, "relation-mentor")
    press(page.forms.shown, "relation-peer")
    press(page.forms.shown, "save")
    [person] = space.mentoring.people()
    assert (person.relations, person.mentor_kinds) == ((Relation.PEER,), ())
    session.undo_stack.undo()
    assert space.mentoring.people()[0].mentor_kinds == ADA.mentor_kinds


def test_the_rest_of_the_form_folds_away(page, session, space):
    page.new_item()
    assert not page.forms.shown.alias.isVisibleTo(page.forms.shown)
    QTest.keyClicks(page.forms.shown.name, "Ada")
    press(page.forms.shown, "more")
    QTest.keyClicks(page.forms.shown.alias, "A.")
    press(page.forms.shown, "inRoom")
    press(page.forms.shown, "save")
    [person] = space.mentoring.people()
    assert (person.alias, person.in_room) == ("A.", True)
    assert "Called A. in what others read." in words(page.detail)


def test_a_name_that_is_taken_is_said_and_still_saved(page, session, space):
    put(session, ADA)
    page.new_item()
    QTest.keyClicks(page.forms.shown.name, "ada lovelace")
    assert page.forms.shown.twice.text() == "There is already somebody called Ada Lovelace."
    press(page.forms.shown, "save")
    assert len(space.mentoring.people()) == 2


def test_what_was_typed_into_the_form_is_saved_on_leaving(page, space):
    page.new_item()
    QTest.keyClicks(page.forms.shown.name, "Ada")
    assert page.save_pending() is True
    assert [one.name for one in space.mentoring.people()] == ["Ada"]


# -- the list


def test_people_stand_in_their_groups_and_say_when_they_are_due(page, session):
    sponsor = Person(name="Ruth", relations=(Relation.SPONSOR,), in_room=True)
    mentee = Person(name="Mei", relations=(Relation.MENTEE,))
    other = Person(name="Panel", relations=(Relation.DECISION_MAKER,))
    planned = held(-2, held=False)
    terms = Agreement(person=mentee.uuid, cadence_days=14, agreed_on=date(2026, 1, 1))
    put(session, other, mentee, sponsor, ADA, planned, terms, held(20, mentee))
    assert listed(page) == [
        ("Mentors · they develop you", "Ada Lovelace"),
        ("Sponsors · they advocate for you", "Ruth"),
        ("You mentor", "Mei"),
        ("Others who decide or see", "Panel"),
    ]
    rows = {row.title: row for row in page.list.model.rows}
    assert rows["Ada Lovelace"].due == "in 2 days"
    assert (rows["Mei"].due, rows["Mei"].is_overdue) == ("6 days overdue", True)
    assert (rows["Ruth"].due, rows["Panel"].due) == ("", "")
    assert rows["Mei"].line == "mentee · every 2 weeks"


def test_who_is_shown_stays_shown_when_others_come_and_go(page, session, space):
    grace = Person(name="Grace", relations=(Relation.MENTOR,))
    put(session, ADA, grace)
    page.show_person(grace.uuid)
    put(session, Person(name="Aaron", relations=(Relation.MENTOR,)))
    assert page.list.view.current_uuid() == grace.uuid
    assert page.detail.one.person.uuid == grace.uuid
    session.notify(space.mentoring.remove_person(grace.uuid))
    assert page.detail.one is not None
    assert page.detail.one.person.uuid != grace.uuid


def test_a_long_name_is_painted_whole_and_never_widens_the_page(page, session):
    names = ["W" * 60, "Anna-Maria von und zu Hohenstein-Waldenburg the second of them"]
    put(session, *(Person(name=name, relations=(Relation.MENTOR,)) for name in names))
    for row in page.list.model.rows:
        page.show_person(row.uuid)
        QCoreApplication.processEvents()
        inner = page.detail.widget()
        assert inner.width() <= page.detail.viewport().width()
        assert page.detail.name.accessibleName() == row.title
    view = page.list.view
    heights = [view.sizeHintForIndex(view.model().index(at, 0)).height() for at in range(2)]
    line = view.fontMetrics().lineSpacing()
    assert all(height >= 2 * line for height in heights)


# -- archived, removed


def test_an_archived_person_leaves_the_list_with_all_history_and_comes_back(page, session, space):
    put(session, ADA, Person(name="Ruth", relations=(Relation.SPONSOR,)), held())
    page.show_person(ADA.uuid)
    page.detail.archive_action.trigger()
    assert [title for _heading, title in listed(page)] == ["Ruth"]
    assert space.mentoring.conversations(ADA.uuid)
    press(page, "showArchived")
    assert listed(page)[-1] == ("Archived", "Ada Lovelace")
    page.show_person(ADA.uuid)
    assert len(page.detail.timeline.items) == 1
    assert any("Archived on" in one for one in words(page.detail))
    press(page, "bringBack")
    assert space.mentoring.person(ADA.uuid).archived_on is None
    session.undo_stack.undo()
    assert space.mentoring.person(ADA.uuid).archived_on == TODAY
    session.undo_stack.undo()
    assert space.mentoring.person(ADA.uuid).archived_on is None


def test_when_all_are_archived_they_are_still_reachable(page, session):
    put(session, ADA)
    page.detail.archive_action.trigger()
    assert listed(page) == [("Archived", "Ada Lovelace")]


def test_a_record_of_an_archived_person_opens_their_page(page, session, space):
    meeting = held()
    put(session, ADA, Person(name="Ruth", relations=(Relation.SPONSOR,)), meeting)
    session.notify(space.people.archive(ADA.uuid, TODAY))
    page.show_record("conversation", meeting.uuid)
    assert page.detail.one.person.uuid == ADA.uuid


def test_removing_a_person_is_undone_as_one_step(page, session, space):
    put(session, ADA, held())
    QTest.keyClick(page.list.view, Qt.Key.Key_Delete)
    assert space.mentoring.people() == []
    assert page.stack.currentWidget() is page.empty
    session.undo_stack.undo()
    assert listed(page) == [("Mentors · they develop you", "Ada Lovelace")]
    assert len(page.detail.timeline.items) == 1


# -- one person


def test_the_page_opens_with_what_they_are_and_what_for(page, session):
    put(
        session,
        ADA,
        Agreement(person=ADA.uuid, aim="stop answering first", agreed_on=date(2025, 3, 3)),
        Agreement(person=ADA.uuid, aim="hand over for good", agreed_on=date(2026, 3, 3)),
        held(-3, held=False),
    )
    assert page.detail.line.text() == (
        "Leadership mentor since March 2025. For: hand over for good"
    )
    assert page.detail.next.text() == "Next conversation: Nov 25, 2026, in 3 days"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (20, "Next conversation, by what you agreed: 6 days overdue"),
        (14, "Next conversation, by what you agreed: today"),
        (10, "Next conversation, by what you agreed: Nov 26, 2026, in 4 days"),
        (-30, "Next conversation: Dec 22, 2026"),
    ],
)
def test_what_is_due_says_whether_it_is_planned(page, session, last, said):
    terms = Agreement(person=ADA.uuid, cadence_days=14, agreed_on=date(2026, 1, 1))
    put(session, ADA, terms, held(last, held=last > 0))
    assert page.detail.next.text() == said


def test_the_three_facts_are_counted_from_what_was_logged(page, session):
    meetings = [held(days, thinking=5, told_count=0) for days in (90, 60, 30)]
    decisions = [
        AgendaItem(kind=AgendaKind.DECISION, text="x", conversation=one.uuid, discussed=True)
        for one in meetings[:2]
    ]
    due = Commitment(text="p", made_on=date(2026, 9, 1), made_to=ADA.uuid, due=date(2026, 10, 1))
    put(session, ADA, *meetings, *decisions, due)
    figures = [card.figure.text() for card in page.detail.facts.cards]
    assert figures == ["2 of 3", "0 of 1", "mostly asking"]
    assert page.detail.facts.cards[0].accessibleName().startswith("Who owns the agenda: 2 of 3")


def test_the_roles_are_turned_for_somebody_the_user_mentors(page, session):
    mei = Person(name="Mei", relations=(Relation.MENTEE,))
    meeting = held(30, mei, thinking=2, told_count=3, moved=False)
    put(
        session,
        mei,
        meeting,
        AgendaItem(kind=AgendaKind.DECISION, text="Stay or go", conversation=meeting.uuid),
        Commitment(text="p", made_on=meeting.date, made_by=mei.uuid, conversation=meeting.uuid),
    )
    assert page.detail.facts.cards[2].name.text() == "Am I asking or telling?"
    assert page.detail.facts.cards[2].figure.text() == "mostly telling"
    shown = words(page.detail.timeline)
    assert "They brought: Stay or go · they promised 1, did 0" in shown


def test_someone_who_only_decides_has_no_facts_of_a_relationship(page, session):
    put(session, Person(name="Panel", relations=(Relation.DECISION_MAKER,)))
    QCoreApplication.processEvents()
    assert not page.detail.facts.isVisibleTo(page.detail)


def test_a_conversation_shows_their_words_and_what_came_of_it(page, session):
    meeting = held(30, one_line="I now see the queue.", stretch=4, moved=True, thinking=4)
    put(
        session,
        ADA,
        meeting,
        Pattern(name="x", surfaced_by=ADA.uuid, surfaced_in=meeting.uuid, heard_as=HEARD),
        AgendaItem(kind=AgendaKind.DECISION, text="Keep it?", conversation=meeting.uuid),
        Commitment(text="p", made_on=meeting.date, made_to=ADA.uuid, conversation=meeting.uuid),
    )
    shown = words(page.detail.timeline)
    assert f"“{HEARD}”" in shown
    assert "I now see the queue." in shown
    assert "Brought: Keep it? · named 1 pattern · promised 1, did 0" in shown


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"days_ago": -2, "held": False}, "planned"),
        ({"days_ago": 2, "held": False}, "not logged yet"),
        ({"days_ago": -2, "held": False, "cancelled_on": TODAY}, "called off"),
        ({"stretch": 1, "moved": False, "thinking": 5, "told_count": 0},
         "pleasant, no decision brought"),
        ({"stretch": 5, "moved": True, "thinking": 5, "told_count": 0}, "no decision brought"),
        ({"source": "ics"}, "nothing written down"),
    ],
)  # fmt: skip
def test_the_state_of_a_conversation_stands_beside_its_day(page, session, values, state):
    put(session, ADA, held(**values))
    [item] = page.detail.timeline.items
    assert item.state.text() == state
    assert item.state.isVisibleTo(page.detail)


def test_three_hundred_conversations_come_a_few_at_a_time(page, session):
    meetings = [held(days) for days in range(1, 301)]
    put(session, ADA, *meetings)
    timeline = page.detail.timeline
    assert len(timeline.items) == 20
    press(page, "moreConversations")
    assert len(timeline.items) == 40
    assert page.focusWidget() is timeline.items[20].more
    page.show_record("conversation", meetings[150].uuid)
    assert timeline.items[-1].row.conversation.uuid == meetings[150].uuid


def test_a_wanted_conversation_is_brought_into_sight_and_marked(page, session):
    meetings = [held(days, one_line=f"line {days}") for days in range(1, 16)]
    put(session, ADA, *meetings)
    page.show_record("conversation", meetings[12].uuid)
    QCoreApplication.processEvents()
    item = page.detail.timeline.items[12]
    top = item.mapTo(page.detail.viewport(), item.rect().topLeft()).y()
    assert 0 <= top < page.detail.viewport().height()
    assert item.property("marked") is True
    assert [one.property("marked") for one in page.detail.timeline.items].count(True) == 1


def test_a_removed_conversation_comes_back_with_undo(page, session, space):
    put(session, ADA, held())
    [item] = page.detail.timeline.items
    [action] = [
        one for one in item.more.menu().actions() if one.objectName() == "conversation-remove"
    ]
    action.trigger()
    assert space.mentoring.conversations() == []
    assert page.detail.timeline.items == []
    session.undo_stack.undo()
    assert len(page.detail.timeline.items) == 1


# -- room


def test_where_it_is_narrow_list_and_detail_take_turns(page, session):
    put(session, ADA, Person(name="Ruth", relations=(Relation.SPONSOR,)))
    page.set_effective_width(760)
    QCoreApplication.processEvents()
    assert (page.list_side.isVisible(), page.detail_side.isVisible()) == (True, False)
    QTest.keyClick(page.list.view, Qt.Key.Key_Down)
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert (page.list_side.isVisible(), page.detail_side.isVisible()) == (False, True)
    assert page.detail.name.text() == "Ruth"
    press(page, "backToPeople")
    assert (page.list_side.isVisible(), page.detail_side.isVisible()) == (True, False)
    page.set_effective_width(1000)
    QCoreApplication.processEvents()
    assert (page.list_side.isVisible(), page.detail_side.isVisible()) == (True, True)


def test_locking_drops_every_word(page, session):
    meeting = held(one_line="I now see")
    put(
        session,
        ADA,
        meeting,
        Agreement(person=ADA.uuid, aim="an aim"),
        Agreement(person=ADA.uuid, aim="another aim", agreed_on=TODAY),
    )
    press(page, "earlierAgreements")
    assert any("an aim" in one for one in words(page))
    session.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [
        text
        for one in page.findChildren(QWidget)
        for text in (one.accessibleName(), getattr(one, "text", str)())
    ]
    assert not [one for one in left if "Ada" in one or "aim" in one or "I now see" in one]
    assert page.list.model.rows == ()


def test_other_pages_changes_are_not_read(page, session, monkeypatch):
    put(session, ADA)
    asked = []
    monkeypatch.setattr(session, "ask", lambda *_all: asked.append(1))
    page.reload(Changes.ENTRIES)
    assert asked == []


# -- agreement


def test_an_agreement_is_written_with_its_aim_alone(page, session, space):
    put(session, ADA)
    press(page, "addAgreement")
    form = page.forms.shown
    assert form.focusWidget() is form.aim
    press(form, "save")
    assert "Write the aim, or how often you meet." in form.trouble.text.text()
    QTest.keyClicks(form.aim, "hand over a decision")
    press(form, "save")
    terms = space.people.agreement(ADA.uuid)
    assert (terms.aim, terms.cadence_days, terms.meetings_planned) == (
        "hand over a decision",
        None,
        6,
    )
    assert (terms.topic_setter, terms.agreed_on) == (Setter.MENTEE, TODAY)
    assert terms.help_wanted == tuple(Help)
    assert "hand over a decision" in words(page.detail.agreement)
    session.undo_stack.undo()
    assert space.people.agreement(ADA.uuid) is None


def test_every_term_of_the_form_is_kept(page, session, space):
    put(session, ADA)
    press(page, "addAgreement")
    form = page.forms.shown
    form.fold.open()
    form.often.number.setValue(10)
    form.often.unit.setCurrentIndex(1)
    form.by_when.set_day(date(2027, 3, 1))
    form.meetings.setValue(4)
    form.setter.setCurrentIndex(2)
    form.help.list.setCurrentRow(3)
    for _step in range(3):
        QTest.keyClick(form.help.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(form.private, "names")
    QTest.keyClicks(form.exit, "say so")
    form.agreed_on.set_day(date(2026, 11, 1))
    form.review_on.set_day(date(2027, 5, 1))
    press(form, "save")
    terms = space.people.agreement(ADA.uuid)
    assert (terms.cadence_days, terms.by_when, terms.meetings_planned) == (
        10,
        date(2027, 3, 1),
        4,
    )
    assert terms.topic_setter is Setter.BOTH
    assert terms.help_wanted == (Help.ADVICE, Help.QUESTIONS, Help.OBSERVATIONS, Help.STORIES)
    assert (terms.private_things, terms.exit_line) == ("names", "say so")
    assert (terms.agreed_on, terms.review_on) == (date(2026, 11, 1), date(2027, 5, 1))
    shown = words(page.detail.agreement)
    assert "every 10 days · 4 of 4 conversations still to come" in shown
    assert "both of you" in shown


def test_a_new_agreement_follows_and_the_earlier_stays(page, session, space):
    first = Agreement(person=ADA.uuid, aim="first aim", agreed_on=date(2025, 1, 1))
    put(session, ADA, first)
    press(page, "renewAgreement")
    page.forms.shown.aim.setPlainText("second aim")
    press(page.forms.shown, "save")
    assert [one.aim for one in space.people.agreements(ADA.uuid)] == ["first aim", "second aim"]
    assert "second aim" in words(page.detail.agreement)
    press(page, "earlierAgreements")
    assert any("first aim" in one for one in words(page.detail.agreement))
    press(page, "removeAgreement")
    assert space.people.agreement(ADA.uuid).aim == "first aim"
    session.undo_stack.undo()
    assert space.people.agreement(ADA.uuid).aim == "second aim"


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"review_on": TODAY}, "Time to look at it again, as agreed for November 22, 2026."),
        ({"review_on": TODAY + timedelta(days=1)}, ""),
        ({"meetings_planned": 2}, "The conversations you agreed on are held."),
        ({"meetings_planned": 3}, ""),
    ],
)
def test_a_review_is_due_by_its_day_or_by_its_conversations(page, session, terms, said):
    agreed = Agreement(person=ADA.uuid, aim="x", agreed_on=TODAY - timedelta(days=70), **terms)
    put(session, ADA, agreed, held(90), held(60), held(30))
    QCoreApplication.processEvents()
    review = page.detail.agreement.review
    assert review.text().startswith(said)
    assert review.isVisibleTo(page.detail) is bool(said)


def test_who_sets_the_topic_is_said_from_the_user_s_side(page, session):
    mei = Person(name="Mei", relations=(Relation.MENTEE,))
    put(session, mei, Agreement(person=mei.uuid, aim="lead", agreed_on=TODAY))
    shown = words(page.detail.agreement)
    assert "What they want to be able to do" in shown
    assert "Mei" in shown


def test_with_a_peer_nothing_is_agreed(page, session):
    put(session, Person(name="Gareth", relations=(Relation.PEER,)))
    QCoreApplication.processEvents()
    assert not page.detail.agreement.isVisibleTo(page.detail)


# -- the question about drift


def drifting(person=ADA):
    return [
        held(days, person, thinking=1, told_count=3, stretch=3, moved=False, one_line=f"l{days}")
        for days in (90, 60, 30)
    ]


def test_drift_is_a_question_with_three_facts_and_opens_its_conversations(page, session):
    meetings = drifting()
    put(session, ADA, *meetings, held(5))
    shown = words(page.detail.question)
    assert "Is Ada Lovelace doing the thinking for you?" in shown
    assert "You were told more than you were asked in 3 of 3." in shown
    assert "You brought a decision to 0 of 3." in shown
    assert "A plan, a belief or a decision moved in 0 of 3." in shown
    assert page.list.model.rows[0].due == "a question"
    press(page, "showConversations")
    marked = [one.row.conversation.uuid for one in page.detail.timeline.items
              if one.property("marked")]  # fmt: skip
    assert sorted(marked) == sorted(one.uuid for one in meetings)


def test_two_conversations_raise_no_question(page, session):
    put(session, ADA, *drifting()[:2])
    QCoreApplication.processEvents()
    assert not page.detail.question.isVisibleTo(page.detail)
    assert page.list.model.rows[0].due == ""


def test_for_somebody_the_user_mentors_the_question_is_turned(page, session):
    mei = Person(name="Mei", relations=(Relation.MENTEE,))
    put(session, mei, *drifting(mei))
    assert "Am I telling Mei too much?" in words(page.detail.question)


def test_a_question_never_stands_in_the_list_in_place_of_the_day_that_is_due(page, session):
    put(session, ADA, *drifting(), held(-2, held=False))
    [row] = page.list.model.rows
    assert row.due == "in 2 days"
    assert row.line.endswith("a question for you")


# -- what they surfaced, and promises


def test_what_they_surfaced_opens_on_its_page(page, session, qtbot):
    pattern = Pattern(name="I rush", surfaced_by=ADA.uuid, surfaced_on=date(2026, 3, 3))
    seen = Pattern(name="I hide", surfaced_on=date(2026, 3, 3))
    sighting = Sighting(pattern=seen.uuid, date=TODAY, person=ADA.uuid, stage=CatchStage.AFTER)
    assumption = Assumption(statement="I assume that.", surfaced_by=ADA.uuid)
    own = Pattern(name="mine alone")
    put(session, ADA, pattern, seen, sighting, assumption, own)
    shown = words(page.detail.surfaced)
    assert "I rush" in shown
    assert "I assume that." in shown
    assert "pattern · watching · saw it too" in shown
    assert "mine alone" not in shown
    wanted = []
    session.record_wanted.connect(lambda kind, uuid: wanted.append((kind, uuid)))
    for row in page.detail.surfaced.rows:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert sorted(wanted) == sorted(
        [("pattern", pattern.uuid), ("pattern", seen.uuid), ("assumption", assumption.uuid)]
    )


def test_promises_still_to_be_done_stand_first_and_closed_ones_a_press_away(page, session, space):
    put(
        session,
        ADA,
        Commitment(text="open one", made_on=TODAY, made_to=ADA.uuid),
        Commitment(
            text="closed one",
            made_on=date(2026, 9, 1),
            made_to=ADA.uuid,
            status=CommitmentStatus.DONE,
            closed_on=date(2026, 9, 20),
            what_changed="less",
        ),
        Commitment(text="to nobody", made_on=TODAY),
    )
    card = page.detail.promises
    assert [row.commitment.text for row in card.list.rows()] == ["open one"]
    press(page, "showClosedPromises")
    assert [row.commitment.text for row in card.list.rows()] == ["open one", "closed one"]
    press(card.list.rows()[0], "promiseDone")
    assert [one.text for one in space.commitments.standing()] == ["to nobody"]


def test_a_promise_added_here_is_made_to_this_person_or_by_whom_the_user_mentors(
    page, session, space
):
    mei = Person(name="Mei", relations=(Relation.MENTEE,))
    put(session, ADA, held(), mei, held(20, mei))
    for person, sides in ((ADA, (ADA.uuid, None)), (mei, (None, mei.uuid))):
        page.show_person(person.uuid)
        press(page, "addPromise")
        QTest.keyClicks(page.forms.shown.focusWidget(), "it is")
        QTest.keyClick(page.forms.shown.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(page.forms.shown.focusWidget(), "wait")
        press(page.forms.shown, "save")
        made = space.commitments.all(person.uuid)[-1]
        assert (made.made_to, made.made_by) == sides


# -- planning


def test_a_conversation_is_planned_moved_and_called_off_from_here(page, session, space):
    put(session, ADA)
    press(page, "planConversation")
    page.forms.shown.day.set_day(date(2026, 12, 1))
    press(page.forms.shown, "save")
    [planned] = space.mentoring.conversations(ADA.uuid)
    assert (planned.date, planned.held) == (date(2026, 12, 1), False)
    [item] = page.detail.timeline.items
    menu = {one.objectName(): one for one in item.more.menu().actions()}
    menu["conversation-move"].trigger()
    press(page.forms.shown, "callOff")
    assert page.detail.timeline.items[0].state.text() == "called off"


def test_with_somebody_archived_nothing_is_planned(page, session):
    put(session, ADA)
    page.detail.archive_action.trigger()
    QCoreApplication.processEvents()
    assert not page.detail.plan.isVisibleTo(page.detail)


# -- the room


def test_what_somebody_in_the_room_has_seen_is_shown_and_edited(page, session, space):
    ruth = Person(name="Ruth", relations=(Relation.SPONSOR,), in_room=True)
    put(session, ruth)
    shown = words(page.detail.room)
    assert {"not yet", "not told yet", "not asked yet", "none sent yet"} <= set(shown)
    assert "Not judged yet" in shown
    press(page, "editRoom")
    form = page.forms.shown
    form.seen.set_day(date(2026, 11, 17))
    form.knows.set_day(date(2026, 9, 24))
    QTest.keyClicks(form.told, "a page")
    form.updated.set_day(date(2026, 11, 1))
    press(form, "save")
    [person] = space.mentoring.people()
    assert (person.seen_firsthand_on, person.knows_aspiration_on) == (
        date(2026, 11, 17),
        date(2026, 9, 24),
    )
    assert (person.told_me_missing, person.last_update_sent_on) == ("a page", date(2026, 11, 1))
    assert "knows what you want · has seen your work" in page.list.model.rows[0].line
    session.undo_stack.undo()
    assert space.mentoring.people()[0].told_me_missing is None


def test_what_others_have_seen_is_not_asked(page, session):
    put(session, ADA)
    QCoreApplication.processEvents()
    assert not page.detail.room.isVisibleTo(page.detail)


def test_to_a_sponsor_one_need_not_bring_a_decision(page, session):
    ruth = Person(name="Ruth", relations=(Relation.SPONSOR,))
    put(session, ruth, held(10, ruth, one_line="x"))
    QCoreApplication.processEvents()
    assert page.detail.timeline.items[0].state.text() == ""
    assert not page.detail.facts.isVisibleTo(page.detail)


# -- preparing


@pytest.fixture
def preparing(page, session):
    planned = held(-2, held=False)
    put(session, ADA, planned, held(30))
    press(page, "prepareThisConversation")
    return planned


def test_a_planned_conversation_is_prepared_on_the_same_page(page, preparing, session):
    assert page.stack.currentWidget() is page.prepare
    assert page.prepare.shown.conversation.uuid == preparing.uuid
    session.notify(session.workspace.mentoring.put_person(replace(ADA, name="Countess")))
    assert page.prepare.header.title.text() == "Prepare: Countess"
    press(page, "prepareBack")
    assert page.detail.name.text() == "Countess"
    [marked] = [one for one in page.detail.timeline.items if one.property("marked")]
    assert marked.row.conversation.uuid == preparing.uuid


def test_the_window_is_led_to_a_preparation_or_to_a_conversation_that_was_held(
    page, preparing, session
):
    press(page, "prepareBack")
    page.show_record("preparation", preparing.uuid)
    assert page.stack.currentWidget() is page.prepare
    [done] = [one for one in session.workspace.mentoring.conversations() if one.held]
    page.show_record("preparation", done.uuid)
    assert page.stack.currentWidget() is page.both
    assert page.detail.timeline.items[1].property("marked") is True


def test_a_conversation_that_goes_away_leads_back_to_the_person(page, preparing, session):
    complaints = []
    session.failed.connect(complaints.append)
    session.notify(session.workspace.mentoring.remove_conversation(preparing.uuid))
    assert page.stack.currentWidget() is page.both
    assert page.detail.one.person.uuid == ADA.uuid
    assert complaints == []


def test_what_was_typed_while_preparing_is_saved_on_leaving(page, preparing, session):
    field = page.prepare.findChild(QWidget, "predictedPattern")
    QTest.keyClicks(field, "that I rush")
    assert page.save_pending()
    stored = session.workspace.mentoring.conversation(preparing.uuid)
    assert stored.predicted_pattern == "that I rush"


def test_a_preparation_is_gone_after_locking(page, preparing, session):
    session.lock()
    assert page.stack.currentWidget() is not page.prepare
    assert not [one for one in words(page.prepare) if "Ada" in one]


def test_whom_the_user_mentors_prepares_alone_and_what_is_past_is_not_prepared(page, session):
    mei = Person(name="Mei", relations=(Relation.MENTEE,))
    put(session, mei, held(-2, mei, held=False), ADA, held(2, held=False))
    for person in (mei, ADA):
        page.show_person(person.uuid)
        [item] = page.detail.timeline.items
        names = [one.objectName() for one in item.more.menu().actions()]
        assert names == ["conversation-log", "conversation-move", "conversation-remove"]


# -- logging


def log_of(page):
    [dialog] = [one for one in page.findChildren(QDialog) if one.isVisible()]
    assert dialog.objectName() == "log-dialog"
    return dialog


def test_a_conversation_is_logged_from_the_person_and_stands_in_the_timeline(page, session):
    put(session, ADA)
    press(page, "logConversation")
    QTest.keyClicks(log_of(page).focusWidget(), HEARD)
    press(log_of(page), "save")
    [item] = page.detail.timeline.items
    assert item.row.conversation.held


def test_the_act_that_comes_next_stands_beside_a_conversation(page, session):
    put(session, ADA, held(-3, held=False), held(1, held=False), held(20, one_line="x"))
    items = page.detail.timeline.items
    assert [one.button.objectName() if one.button else "" for one in items] == [
        "prepareThisConversation",
        "logThisConversation",
        "",
    ]
    press(items[1], "logThisConversation")
    assert log_of(page)._opened.conversation.uuid == items[1].row.conversation.uuid


def test_the_window_is_led_to_a_log_and_a_written_one_is_put_right(page, session):
    meeting = held(20, one_line="x", log_finished_at=datetime(2026, 11, 2, tzinfo=UTC))
    put(session, ADA, meeting)
    [item] = page.detail.timeline.items
    menu = {one.objectName(): one for one in item.more.menu().actions()}
    assert menu["conversation-log"].text() == "Edit the log…"
    page.show_record("log", meeting.uuid)
    assert log_of(page)._opened.conversation.uuid == meeting.uuid
    assert page.detail.timeline.items[0].property("marked") is True


# -- what stands behind


def test_a_fact_shows_what_it_was_counted_from(page, session):
    meetings = [held(days, thinking=5, told_count=0) for days in (90, 60, 30)]
    brought = AgendaItem(kind=AgendaKind.DECISION, text="x", conversation=meetings[0].uuid)
    kept = Commitment(
        text="kept",
        made_on=date(2026, 9, 1),
        made_to=ADA.uuid,
        status=CommitmentStatus.DONE,
        closed_on=date(2026, 9, 20),
        what_changed="less",
    )
    put(session, ADA, *meetings, brought, kept)

    def marked():
        items = page.detail.timeline.items
        return [one.row.conversation.uuid for one in items if one.property("marked")]

    press(page, "fact-0")
    assert marked() == [meetings[0].uuid]
    press(page, "fact-2")
    assert sorted(marked()) == sorted(one.uuid for one in meetings)
    QTest.keyClick(page.detail.facts.cards[1], Qt.Key.Key_Return)
    assert [row.commitment.text for row in page.detail.promises.list.rows()] == ["kept"]


def test_entries_about_a_conversation_open_from_its_menu(page, session, space):
    meeting = held()
    entry = Entry(date=TODAY, title="Notes & all", body="b")
    put(session, ADA, meeting)
    space.journal.put(entry)
    space.journal.link(entry.uuid, TargetKind.CONVERSATION, meeting.uuid)
    wanted = []
    session.record_wanted.connect(lambda kind, uuid: wanted.append((kind, uuid)))
    menu = page.detail.timeline.items[0].more.menu()
    for _time in range(2):  # opened twice, an entry is offered once
        menu.aboutToShow.emit()
    offered = [one for one in menu.actions() if one.objectName() == "conversationEntry"]
    assert [one.text() for one in offered] == ["Notes && all"]
    offered[0].trigger()
    assert wanted == [("entry", entry.uuid)]
