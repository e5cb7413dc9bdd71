"""An ask: the words that fit, the answer that comes later, what a refusal becomes, removing it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim, Answer, Ask, BackingStep
from growthjournal.ui.dialogs.ask import open_ask

Key = Qt.Key
TODAY = date(2026, 11, 20)
EARLIER = date(2026, 10, 1)
RUTH = Person(name="Ruth Adeyemi", in_room=True)
GARETH = Person(name="Gareth Pryce")
AIM = Aim(role="VP Engineering", since=date(2026, 5, 1))


@pytest.fixture
def session(session, workspace):
    session.open_with(workspace)
    put(session, RUTH, GARETH, AIM)
    return session


@pytest.fixture
def space(session):
    return session.workspace


@pytest.fixture
def desk(qtbot):
    widget = QWidget()
    widget.resize(1280, 800)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def put(session, *records):
    session.notify(session.workspace.together.act(records).do())


def stand(session, step, **more):
    put(session, BackingStep(person=RUTH.uuid, on=EARLIER, step=step, fact="a fact", **more))


def press(widget, name):
    QCoreApplication.processEvents()
    found = widget.findChild(QWidget, name)
    assert found is not None, name
    QTest.keyClick(found, Key.Key_Space)


def type_person(form, name):
    form.person.field.selectAll()
    QTest.keyClicks(form.person.field, name)


def test_the_words_that_fit_stand_there_and_typing_replaces_them(session, space, desk):
    stand(session, 2)
    form = open_ask(session, desk, person=RUTH.uuid)
    fits = "The role I want: VP Engineering. What would you need to see?"
    assert form.words.toPlainText() == fits
    assert "What would you need to see?" in form.fits.text()
    assert not form.use.isVisibleTo(form)
    assert not form.is_changed
    QTest.keyClicks(form.words, "I want it.")
    assert form.save()
    assert [one.words for one in space.sponsorship.asks()] == ["I want it."]


def test_choosing_a_person_says_what_fits_and_gives_words_on_request(session, desk):
    stand(session, 5, how_i_know="I am on the list")
    form = open_ask(session, desk)
    assert not form.fits.isVisibleTo(form)
    type_person(form, RUTH.name)
    assert "name you for the role" in form.fits.text()
    assert form.words.words() is None
    press(form, "useNextAsk")
    assert form.words.toPlainText().endswith("Would you name me for it when it is decided?")
    assert not form.use.isVisibleTo(form)


def test_a_step_that_does_not_count_gives_no_words(session, desk):
    stand(session, 4)
    form = open_ask(session, desk, person=RUTH.uuid)
    assert form.words.words() is None
    assert "counts once" in form.fits.text()


def test_of_somebody_who_does_not_decide_nothing_is_advised(session, desk):
    form = open_ask(session, desk, person=GARETH.uuid)
    assert not form.fits.isVisibleTo(form)
    assert form.words.words() is None


def test_an_answer_comes_later(session, space, desk):
    ask = Ask(person=RUTH.uuid, on=EARLIER, words="I want it.", role=AIM.role)
    put(session, ask)
    form = open_ask(session, desk, ask)
    assert not form.becomes_box.isVisibleTo(form)
    press(form, "choose-yes")
    QTest.keyClicks(form.answered, "Count on me.")
    assert form.save()
    [stored] = space.sponsorship.asks()
    assert (stored.on, stored.answer, stored.answered_on) == (EARLIER, Answer.YES, TODAY)
    assert space.mentoring.person(RUTH.uuid).told_me_missing is None
    session.undo_stack.undo()
    assert space.sponsorship.asks()[0].answer is None


def test_somebody_who_was_archived_can_still_have_answered(session, space, desk):
    ask = Ask(person=RUTH.uuid, on=EARLIER, words="I want it.")
    put(session, ask, replace(RUTH, archived_on=TODAY))
    form = open_ask(session, desk, ask)
    press(form, "choose-no")
    assert form.save()
    assert space.sponsorship.asks()[0].answer is Answer.NO
    assert space.mentoring.person(RUTH.uuid).archived_on == TODAY


def refuse(form, words):
    press(form, "choose-not-yet")
    QTest.keyClicks(form.answered, words)


def opened(desk):
    QCoreApplication.processEvents()
    return [one for one in desk.findChildren(QDialog) if one.isVisible()]


def test_a_refusal_becomes_a_promise_to_show_it(session, space, desk):
    form = open_ask(session, desk, person=RUTH.uuid)
    form.words.setPlainText("I want it.")
    refuse(form, "Two examples from outside.")
    assert form.becomes_box.isVisibleTo(form)
    assert not any(chip.isChecked() for chip in form.becomes.chips.values())
    press(form, "choose-seen")
    form.save()
    assert space.mentoring.person(RUTH.uuid).told_me_missing == "Two examples from outside."
    [promise] = opened(desk)
    assert promise.objectName() == "promise-dialog"
    assert promise.save()
    [kept] = space.commitments.standing()
    assert (kept.text, kept.made_to) == ("Two examples from outside.", RUTH.uuid)


def test_a_refusal_becomes_a_competency_in_focus(session, desk):
    form = open_ask(session, desk, person=RUTH.uuid)
    form.words.setPlainText("I want it.")
    refuse(form, "Judgement under pressure.")
    press(form, "choose-skill")
    form.save()
    assert [one.objectName() for one in opened(desk)] == ["focus-dialog"]


def test_a_refusal_can_stay_open(session, desk):
    form = open_ask(session, desk, person=RUTH.uuid)
    form.words.setPlainText("I want it.")
    refuse(form, "Not now.")
    form.save()
    assert opened(desk) == []


def test_an_ask_is_removed_with_what_it_told_and_comes_back(session, space, desk):
    form = open_ask(session, desk, person=RUTH.uuid)
    form.words.setPlainText("I want it.")
    refuse(form, "A page.")
    form.save()
    told = space.mentoring.person(RUTH.uuid)
    assert (told.knows_aspiration_on, told.told_me_missing) == (TODAY, "A page.")
    form = open_ask(session, desk, space.sponsorship.asks()[0])
    press(form, "removeAsk")
    assert not form.isVisible()
    assert space.sponsorship.asks() == []
    left = space.mentoring.person(RUTH.uuid)
    assert (left.knows_aspiration_on, left.told_me_missing) == (None, None)
    session.undo_stack.undo()
    assert [one.words for one in space.sponsorship.asks()] == ["I want it."]
    assert space.mentoring.person(RUTH.uuid).told_me_missing == "A page."


def test_an_ask_of_the_wrong_person_goes_over_to_the_right_one(session, space, desk):
    form = open_ask(session, desk, person=RUTH.uuid)
    form.words.setPlainText("I want it.")
    form.save()
    form = open_ask(session, desk, space.sponsorship.asks()[0])
    type_person(form, GARETH.name)
    form.save()
    [ask] = space.sponsorship.asks()
    assert ask.person == GARETH.uuid
    assert space.mentoring.person(RUTH.uuid).knows_aspiration_on is None
    assert space.mentoring.person(GARETH.uuid).knows_aspiration_on == TODAY


def test_what_turned_into_a_yes_leads_nowhere(session, desk):
    form = open_ask(session, desk, person=RUTH.uuid)
    form.words.setPlainText("I want it.")
    refuse(form, "Two examples.")
    press(form, "choose-seen")
    press(form, "choose-yes")
    form.save()
    assert opened(desk) == []


def test_a_form_that_locking_saves_opens_nothing_else(session, desk):
    form = open_ask(session, desk, person=RUTH.uuid)
    form.words.setPlainText("I want it.")
    refuse(form, "Two examples.")
    press(form, "choose-skill")
    assert form.save()
    session.lock()
    assert opened(desk) == []
