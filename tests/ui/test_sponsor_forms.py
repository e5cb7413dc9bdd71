"""The forms of being spoken for, on a real journal: what is stored, and what is said."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.sponsorship import Aim, Ask, CaseGiven, SponsorCase
from growthjournal.ui.dialogs.aim import open_aim
from growthjournal.ui.dialogs.case import open_case

Key = Qt.Key
TODAY = date(2026, 11, 20)
RUTH = Person(name="Ruth Adeyemi", relations=(Relation.SPONSOR,), in_room=True)
HELEN = Person(name="Helen Brandt", in_room=True)


@pytest.fixture
def session(session, workspace):
    session.open_with(workspace)
    for person in (RUTH, HELEN):
        workspace.mentoring.put_person(person)
    return session


@pytest.fixture
def space(session):
    return session.workspace


@pytest.fixture
def desk(qtbot, session):
    """What the forms stand over."""
    widget = QWidget()
    widget.resize(1280, 800)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def put(session, *records):
    session.notify(session.workspace.together.act(records).do())


def impact(title, days=1, level=Level.TARGET, **more):
    return Impact(title=title, date=TODAY - timedelta(days=days), level=level, **more)


def child(widget, name):
    found = widget.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(widget, name):
    QCoreApplication.processEvents()
    QTest.keyClick(child(widget, name), Key.Key_Space)


def said(widget):
    QCoreApplication.processEvents()
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    buttons = [one for one in widget.findChildren(QAbstractButton) if one.isVisibleTo(widget)]
    return [one.text() for one in (*labels, *buttons)]


def write_over(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)


# -- the aim


def test_the_first_role_its_date_and_its_calls_are_stored(session, space, desk):
    form = open_aim(session, desk)
    assert not form.save()
    assert form.trouble.text.text() == "Name the role in one line."
    QTest.keyClicks(form.role, "VP  Engineering")
    form.by_when.set_day(date(2027, 3, 31))
    QTest.keyClicks(form.calls[0], "Who leads")
    QTest.keyClicks(form.calls[2], "What the peak may cost")
    press(form, "save")
    aim = space.sponsorship.aim()
    assert (aim.role, aim.by_when, aim.since) == ("VP Engineering", date(2027, 3, 31), TODAY)
    assert aim.calls == ("Who leads", "What the peak may cost")
    session.undo_stack.undo()
    assert space.sponsorship.aim() is None


def test_another_role_closes_the_series_and_begins_the_next(session, space, desk):
    first = Aim(role="VP Engineering", since=date(2026, 5, 21))
    put(session, first)
    form = open_aim(session, desk)
    assert form.closing.isHidden()
    assert form.same.isHidden()
    write_over(form.role, "COO")
    assert not form.closing.isHidden()
    assert "“VP Engineering” stays with it" in form.closing.text()
    press(form, "save")
    aims = space.sponsorship.aims()
    assert [(one.role, one.since) for one in aims] == [
        ("VP Engineering", date(2026, 5, 21)),
        ("COO", TODAY),
    ]
    again = open_aim(session, desk)
    press(again, "more")
    assert any("Before: VP Engineering" in text for text in said(again))
    session.undo_stack.undo()
    assert space.sponsorship.aim() == aims[0]


def test_the_same_role_in_better_words_keeps_its_series(session, space, desk):
    put(session, Aim(role="VP Engineering", since=date(2026, 5, 21), calls=("Who leads",)))
    form = open_aim(session, desk)
    write_over(form.role, "vp engineering")
    assert form.same.isHidden()  # capitals make no other role
    write_over(form.role, "VP Engineering, Operations")
    press(form, "sameRole")
    assert form.closing.isHidden()
    press(form, "save")
    [aim] = space.sponsorship.aims()
    assert (aim.role, aim.since) == ("VP Engineering, Operations", date(2026, 5, 21))
    assert aim.calls == ("Who leads",)


def test_a_role_cannot_begin_before_the_one_that_it_follows(session, space, desk):
    put(session, Aim(role="VP Engineering", since=date(2026, 5, 21)))
    form = open_aim(session, desk)
    write_over(form.role, "COO")
    form.since.set_day(date(2026, 5, 1))
    assert not form.save()
    assert len(space.sponsorship.aims()) == 1


def test_the_form_says_who_was_told(session, desk):
    put(session, Aim(role="VP Engineering", since=date(2026, 5, 21)))
    form = open_aim(session, desk)
    press(form, "more")
    assert "Nobody was told yet. Telling someone is an ask." in said(form)
    form.close()
    put(session, Ask(person=RUTH.uuid, on=TODAY, words="I want it."))
    form = open_aim(session, desk)
    assert "Told: Ruth Adeyemi" in said(form)


# -- the case


def type_person(picker, name):
    picker.field.setFocus()
    write_over(picker.field, name)


def test_a_first_case_takes_the_role_and_keeps_every_field(session, space, desk):
    one, other = impact("214 of 214 carriers moved"), impact("One rota", level=Level.PRESENT)
    put(session, one, other, Witness(impact=one.uuid, person=HELEN.uuid))
    put(session, Aim(role="VP Engineering", since=TODAY, by_when=date(2027, 3, 31)))
    form = open_case(session, desk)
    assert form.role.text() == "VP Engineering"
    assert not form.save()
    assert "Nothing is written yet" in form.trouble.text.text()
    QTest.keyClicks(form.ask, "Say my name when the list is made.")
    first, second, third = form.results.places
    assert second.isHidden()
    write_over(first.impact.lineEdit(), "214 of 214 carriers moved · Nov 19, 2026")
    assert first.confirmer.field.placeholderText() == "Saw it: Helen Brandt"
    type_person(first.confirmer, "Helen Brandt")
    assert not second.isHidden()
    assert third.isHidden()
    second.impact.setCurrentIndex(2)
    QTest.keyClicks(form.minute, "Vera runs dispatch.")
    for field, text in (
        (form.objection, "only engineers"),
        (form.answer, "the depots too"),
        (form.interest, "a lead who paid once"),
    ):
        field.setPlainText(text)
    form.days.setValue(14)
    press(form, "save")
    [case] = space.sponsorship.cases()
    assert (case.version, case.target_role, case.by_when) == (
        1,
        "VP Engineering",
        date(2027, 3, 31),
    )
    assert case.ask == "Say my name when the list is made."
    assert case.results == (one.uuid, other.uuid)
    assert case.confirmers == (HELEN.uuid, "")
    assert (case.objection, case.answer) == ("only engineers", "the depots too")
    assert (case.minute_version, case.sponsor_interest) == (
        "Vera runs dispatch.",
        "a lead who paid once",
    )
    assert case.updates_every_days == 14
    session.undo_stack.undo()
    assert space.sponsorship.case() is None


def test_results_of_the_next_level_are_offered_first(session, desk):
    put(session, impact("mine", days=1, level=Level.PRESENT), impact("next", days=9))
    offered = open_case(session, desk).results.places[0].impact
    texts = [offered.itemText(place).split(" · ")[0] for place in range(offered.count())]
    assert texts == ["", "next", "mine"]


def test_a_result_that_is_none_or_stands_there_twice_is_not_saved(session, space, desk):
    put(session, impact("a plan"), impact("another"))
    form = open_case(session, desk)
    form.ask.setPlainText("Name me.")
    first, second, _third = form.results.places
    write_over(first.impact.lineEdit(), "a plan that never was")
    assert not form.save()
    assert "of the list" in form.trouble.text.text()
    first.impact.setCurrentIndex(1)
    second.impact.setCurrentIndex(1)
    assert not form.save()
    assert "already" in form.trouble.text.text()
    second.impact.setEditText("")
    assert form.save()
    assert len(space.sponsorship.case().results) == 1


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "0 words. A minute holds 120 to 160."),
        (1, "1 word. A minute holds 120 to 160."),
        (119, "119 words. A minute holds 120 to 160."),
        (120, "120 words. It can be said in a minute."),
        (160, "160 words. It can be said in a minute."),
        (161, "161 words. More than 160 take longer than a minute."),
    ],
)
def test_the_words_of_the_minute_are_counted_while_they_are_written(session, desk, count, sentence):
    form = open_case(session, desk)
    form.minute.setPlainText(" ".join(["word", *["–"], *["it's"] * (count - 1)][: count + 1]))
    if not count:
        form.minute.setPlainText("")
    assert form.minute_line.text() == sentence


def test_a_version_that_nobody_holds_is_changed_in_place(session, space, desk):
    put(session, SponsorCase(ask="Name me."))
    form = open_case(session, desk)
    assert "not given yet" in form.state.text()
    form.ask.setPlainText("Name me in January.")
    press(form, "save")
    [case] = space.sponsorship.cases()
    assert (case.version, case.ask) == (1, "Name me in January.")


def test_a_version_that_was_given_stays_and_the_next_begins(session, space, desk):
    first = SponsorCase(ask="Name me.", minute_version="In short.")
    put(session, first, CaseGiven(sponsor_case=first.uuid, person=RUTH.uuid, on=TODAY))
    form = open_case(session, desk)
    assert "given to Ruth Adeyemi, Nov 20, 2026" in form.state.text()
    assert any("becomes version 2" in text for text in said(form))
    form.ask.setPlainText("Name me in January.")
    press(form, "save")
    before, after = space.sponsorship.cases()
    assert (before.ask, after.ask) == ("Name me.", "Name me in January.")
    assert (after.version, after.minute_version) == (2, "In short.")
    again = open_case(session, desk)
    assert [row.accessibleName() for row in again.versions.rows] == [
        "Version 2, not given yet",
        "Version 1, given to Ruth Adeyemi, Nov 20, 2026",
    ]
    again.versions.rows[1].click()
    shown = child(again, "case-version-dialog")
    assert "Name me." in said(shown)
    session.undo_stack.undo()
    assert len(space.sponsorship.cases()) == 1


def test_a_case_for_another_role_says_so(session, desk):
    put(session, SponsorCase(ask="Name me.", target_role="VP Engineering"))
    put(session, Aim(role="vp engineering", since=date(2026, 5, 21)))
    assert not any("speaks for another" in text for text in said(open_case(session, desk)))
    put(session, Aim(role="COO", since=TODAY))
    expected = "The role you want is now “COO”; this case speaks for another."
    assert expected in said(open_case(session, desk))


def test_a_given_version_that_is_only_looked_at_stays_alone(session, space, desk):
    first = SponsorCase(ask="Name me.")
    put(session, first, CaseGiven(sponsor_case=first.uuid, person=RUTH.uuid, on=TODAY))
    press(open_case(session, desk), "save")
    assert len(space.sponsorship.cases()) == 1


def test_giving_it_keeps_whom_and_when_in_the_same_step(session, space, desk):
    form = open_case(session, desk)
    assert form.giving.day_box.isHidden()
    form.ask.setPlainText("Name me.")
    type_person(form.giving.person, "Ruth Adeyemi")
    assert not form.giving.day_box.isHidden()
    form.giving.on.set_day(date(2026, 11, 18))
    press(form, "save")
    [case], [given] = space.sponsorship.cases(), space.sponsorship.given()
    assert (given.sponsor_case, given.person, given.on) == (
        case.uuid,
        RUTH.uuid,
        date(2026, 11, 18),
    )
    again = open_case(session, desk)
    type_person(again.giving.person, "Ruth Adeyemi")
    assert not again.save()
    assert "already" in again.trouble.text.text()
    type_person(again.giving.person, "Helen Brandt")
    assert again.save()
    assert [one.person for one in space.sponsorship.given()] == [RUTH.uuid, HELEN.uuid]
    assert len(space.sponsorship.cases()) == 1
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert (space.sponsorship.cases(), space.sponsorship.given()) == ([], [])


def test_whoever_holds_it_by_mistake_is_released(session, space, desk):
    first = SponsorCase(ask="Name me.")
    by_mistake = CaseGiven(sponsor_case=first.uuid, person=HELEN.uuid, on=TODAY)
    put(session, first, by_mistake)
    form = open_case(session, desk)
    [chip] = form.giving.chips.values()
    assert chip.accessibleName() == "Helen Brandt, Nov 20, 2026"
    press(form, "holder-0")
    assert form.is_changed
    press(form, "save")
    assert space.sponsorship.given() == []
    again = open_case(session, desk)
    assert again.giving.chips == {}
    again.ask.setPlainText("Name me soon.")
    again.save()
    assert [(one.version, one.ask) for one in space.sponsorship.cases()] == [(1, "Name me soon.")]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert space.sponsorship.given()[0].person == HELEN.uuid


def test_one_new_person_confirms_two_results(session, space, desk):
    put(session, impact("a plan"), impact("another"))
    form = open_case(session, desk)
    for number, place in enumerate(form.results.places[:2]):
        place.impact.setCurrentIndex(number + 1)
        type_person(place.confirmer, "Grace Hopper")
    type_person(form.giving.person, "Grace Hopper")
    assert form.save()
    grace = next(one for one in space.mentoring.people() if one.name == "Grace Hopper")
    assert space.sponsorship.case().confirmers == (grace.uuid, grace.uuid)
    assert space.sponsorship.given()[0].person == grace.uuid
    assert len([one for one in space.mentoring.people() if one.name == "Grace Hopper"]) == 1


def test_locking_drops_the_case(session, desk):
    put(session, SponsorCase(ask="a secret ask"))
    form = open_case(session, desk)
    form.versions.rows[0].click()
    shown = child(form, "case-version-dialog")
    session.lock()
    assert not form.isVisible()
    assert not shown.isVisible()
