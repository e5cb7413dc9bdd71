"""The page of somebody who would help decide, and the form of a step on the ladder."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer
from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.sponsorship import Aim, Answer, Ask, BackingStep, SentUpdate
from growthjournal.ui.dialogs.backing_step import open_backing_step
from growthjournal.ui.pages.people import PeoplePage

Key = Qt.Key
TODAY = date(2026, 11, 20)
RUTH = Person(name="Ruth Adeyemi", relations=(Relation.SPONSOR,), in_room=True)
GARETH = Person(name="Gareth Pryce", relations=(Relation.PEER,))


@pytest.fixture
def session(session, workspace):
    session.open_with(workspace)
    put(session, RUTH)
    return session


@pytest.fixture
def space(session):
    return session.workspace


@pytest.fixture
def page(qtbot, session):
    page = PeoplePage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    session.locked.connect(page.locked)
    page.resize(1060, 2000)
    page.set_effective_width(1060)
    page.show()
    page.opened()
    page.show_person(RUTH.uuid)
    return page


def put(session, *records):
    session.notify(session.workspace.together.act(records).do())


def impact(title, days=1, **more):
    more.setdefault("level", Level.TARGET)
    return Impact(title=title, date=TODAY - timedelta(days=days), **more)


def saw(one, *, first_hand=True):
    return Witness(impact=one.uuid, person=RUTH.uuid, first_hand=first_hand)


def step(number, days=0, fact="a fact", how=None):
    on = TODAY - timedelta(days=days)
    return BackingStep(person=RUTH.uuid, on=on, step=number, fact=fact, how_i_know=how)


def press(widget, name):
    QCoreApplication.processEvents()
    found = widget.findChild(QWidget, name)
    assert found is not None, name
    QTest.keyClick(found, Key.Key_Space)


def said(widget):
    QCoreApplication.processEvents()
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    buttons = [one for one in widget.findChildren(QAbstractButton) if one.isVisibleTo(widget)]
    return [one.text() for one in labels] + [one.accessibleName() for one in buttons]


def marks(strip):
    """The look of each mark of the ladder: filled, outlined or neither."""
    image = strip.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    width, row = image.width() // 6, image.height() // 2
    return [QColor(image.pixel(place * width + width // 2, row)).lightness() for place in range(6)]


# -- what the card shows


def test_what_was_seen_first_hand_is_listed_and_opens(page, session):
    one, other = impact("214 of 214 carriers moved", days=3), impact("A plan", days=9)
    told = impact("Only heard of")
    put(session, one, other, told, saw(one), saw(other), saw(told, first_hand=False))
    shown = said(page.detail.room)
    assert "2 results, last November 17, 2026" in shown
    assert "A plan" in shown
    assert "Only heard of" not in shown
    assert "has seen 2 results" in page.list.model.rows[0].line
    opened = []
    session.record_wanted.connect(lambda kind, uuid: opened.append((kind, uuid)))
    QTest.keyClick(page.detail.room.saw.rows[0], Key.Key_Return)
    assert opened == [("impact", one.uuid)]


def test_a_result_that_was_removed_is_seen_by_nobody(page, session, space):
    one = impact("A plan")
    put(session, one, saw(one))
    session.notify(space.impacts.remove(one.uuid))
    assert "A plan" not in said(page.detail.room)
    assert "has seen" not in page.list.model.rows[0].line


def test_the_rest_of_a_long_list_is_shown_on_request(page, session):
    results = [impact(f"result {number}", days=number) for number in range(1, 6)]
    put(session, *results, *(saw(one) for one in results))
    rows = page.detail.room.saw
    assert len(rows.rows) == 3
    press(page, "sawFirsthandMore")
    assert [row.isVisibleTo(rows) for row in rows.rows] == [True] * 5
    assert QApplication.focusWidget() is rows.rows[3]


def test_the_ladder_is_filled_as_far_as_the_steps_count(page, session):
    put(session, step(2, days=9, fact="Heard the nine minutes"), step(4, days=1))
    card = page.detail.room
    assert card.stands.text().startswith("Step 4 of 6")
    assert card.ladder.accessibleName().endswith("It lacks its fact.")
    filled = marks(card.ladder)
    assert filled[0] < 100
    assert filled[1] < 100
    assert min(filled[2:]) > 200  # outlined, and not reached
    shown = said(card.steps)
    assert shown.index("4 · has introduced or praised me to someone who matters") < shown.index(
        "2 · has seen it"
    )
    assert any("Heard the nine minutes" in text for text in shown)
    assert any("how you know is missing" in text for text in shown)
    assert "need to see" in card.fits.text()


def test_what_is_missing_the_aim_and_the_last_update_stand_there(page, session):
    person = replace(RUTH, told_me_missing="Two examples.", knows_aspiration_on=TODAY)
    put(session, person)
    put(
        session,
        Aim(role="VP Engineering", since=TODAY, by_when=date(2027, 3, 31)),
        SentUpdate(person=RUTH.uuid, on=date(2026, 11, 6), text="News"),
    )
    shown = said(page.detail.room)
    assert "Two examples." in shown
    assert "November 6, 2026" in shown
    assert "The role you want: VP Engineering, by Mar 31, 2027" in shown
    assert "Edit the role you want" in shown


def test_an_ask_is_recorded_and_answered_later_on_the_card(page, session, space):
    put(session, step(2))
    press(page, "askOf")
    form = page.forms.shown
    assert "need to see" in form.words.toPlainText()
    form.save()
    assert any("no answer yet" in text for text in said(page.detail.room.asks))
    QTest.keyClick(page.detail.room.asks.rows[0], Key.Key_Space)
    press(page.forms.shown, "choose-yes")
    page.forms.shown.save()
    [ask] = space.sponsorship.asks()
    assert ask.answer is Answer.YES
    assert any("yes" in text for text in said(page.detail.room.asks))


def test_the_role_is_named_from_the_card(page, session, space):
    press(page, "aimOf")
    QTest.keyClicks(page.forms.shown.role, "VP Engineering")
    page.forms.shown.save()
    assert space.sponsorship.aim().role == "VP Engineering"
    assert "Edit the role you want" in said(page.detail.room)


def test_the_lights_say_what_is_missing_and_open_their_results(page, session):
    one = impact("214 of 214 carriers moved", result="a day early")
    put(session, one, saw(one), impact("no result yet"))
    shown = said(page.detail.room.lights)
    assert "They saw 1 of them themselves." in shown
    assert any("1 next-level result of the last year" in text for text in shown)
    assert "What you ask does not name a role and a date yet." in shown
    assert page.detail.room.lights.missing.text().startswith("You can still ask.")
    opened = []
    session.record_wanted.connect(lambda kind, uuid: opened.append(kind))
    press(page, "speakingResults")
    assert opened == ["speaking-results"]


@pytest.mark.parametrize(
    ("days", "value", "said_of_it"),
    [
        (1, 4, "Your skill side is high."),
        (1, 2, "Your skill side is not high yet."),
        (300, 4, "Whether your skill side is high cannot be told yet."),
    ],
)
def test_the_light_of_skill_follows_the_diagnostic(page, session, days, value, said_of_it):
    aim = Aim(role="VP Engineering", since=TODAY - timedelta(days=400))
    on = TODAY - timedelta(days=days)
    sitting = Diagnostic(aim=aim.uuid, on=on, finished=True)
    answers = [
        DiagnosticAnswer(diagnostic=sitting.uuid, item=f"S{n}", value=value, fact="A fact.")
        for n in range(1, 7)
    ]
    assert "Whether your skill side is high cannot be told yet." in said(page.detail.room.lights)
    put(session, aim, sitting, *answers)
    assert said_of_it in said(page.detail.room.lights)


def test_others_have_no_such_card(page, session):
    put(session, GARETH)
    page.show_person(GARETH.uuid)
    assert not page.detail.room.isVisibleTo(page.detail)


def test_locking_drops_what_the_card_holds(page, session):
    one = impact("a secret plan")
    put(session, one, saw(one), step(3, fact="a secret fact"))
    put(session, Ask(person=RUTH.uuid, on=TODAY, words="a secret ask"))
    assert any("secret" in text for text in said(page.detail.room))
    page.locked()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    labels = page.detail.room.findChildren(QLabel)
    assert not any("secret" in label.text() for label in labels)


# -- a step


def test_a_step_is_raised_with_its_fact(page, session, space):
    press(page, "raiseStep")
    form = page.forms.shown
    assert form.group.checkedId() == -1
    assert not form.save()
    assert form.trouble.text.text() == "Choose a step of the ladder."
    press(form, "step-3")
    assert not form.how_box.isVisibleTo(form)
    assert form.note.text() == "It counts once its fact stands here."
    QTest.keyClicks(form.fact, "Told me  on three fingers")
    assert not form.note.isVisibleTo(form)
    press(form, "save")
    [one] = space.sponsorship.steps(RUTH.uuid)
    assert (one.step, one.on, one.fact, one.how_i_know) == (
        3,
        TODAY,
        "Told me on three fingers",
        None,
    )
    assert page.detail.room.stands.text() == "Step 3 of 6: has given me inside context"
    session.undo_stack.undo()
    assert space.sponsorship.steps(RUTH.uuid) == []
    assert space.mentoring.person(RUTH.uuid).backing is None


def test_from_the_fourth_on_it_asks_how_you_know(session, space, page):
    form = open_backing_step(session, page, RUTH)
    press(form, "step-5")
    assert form.how_box.isVisibleTo(form)
    QTest.keyClicks(form.fact, "Put me on the group")
    assert "how you know" in form.note.text()
    QTest.keyClicks(form.how, "I am on the list")
    assert not form.note.isVisibleTo(form)
    form.save()
    [one] = space.sponsorship.steps(RUTH.uuid)
    assert one.how_i_know == "I am on the list"


def test_how_you_know_of_a_lower_step_is_not_kept(session, space, page):
    form = open_backing_step(session, page, RUTH)
    press(form, "step-5")
    QTest.keyClicks(form.how, "I am on the list")
    press(form, "step-2")
    form.save()
    assert space.sponsorship.steps(RUTH.uuid)[0].how_i_know is None


def test_a_step_without_its_fact_is_kept_and_gives_no_advice(page, session, space):
    form = open_backing_step(session, page, RUTH)
    press(form, "step-2")
    assert form.save()
    assert space.mentoring.person(RUTH.uuid).backing == 2
    assert "counts once" in page.detail.room.fits.text()


def test_an_earlier_step_is_history(page, session, space):
    put(session, step(3, days=5))
    form = open_backing_step(session, page, space.mentoring.person(RUTH.uuid))
    press(form, "step-1")
    QTest.keyClicks(form.fact, "Heard of it")
    form.on.set_day(TODAY - timedelta(days=30))
    assert "this is history" in form.note.text()
    form.save()
    assert space.mentoring.person(RUTH.uuid).backing == 3
    assert [one.step for one in space.sponsorship.steps(RUTH.uuid)] == [1, 3]
