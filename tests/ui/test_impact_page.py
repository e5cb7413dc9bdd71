"""The Impact page on a real journal: what is stored, and what is shown."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim, Answer, Ask
from growthjournal.ui.models.rows import Role
from growthjournal.ui.pages.impact import ImpactPage

Key = Qt.Key
TODAY = date(2026, 11, 20)
RUTH = Person(name="Ruth Adeyemi", in_room=True)
GARETH = Person(name="Gareth Pryce")


@pytest.fixture
def session(session, workspace):
    session.open_with(workspace)
    for person in (RUTH, GARETH):
        workspace.mentoring.put_person(person)
    return session


@pytest.fixture
def page(qtbot, session):
    page = ImpactPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    session.locked.connect(page.locked)
    page.resize(1060, 760)
    page.set_effective_width(1060)
    page.show()
    page.opened()
    return page


def put(session, *records):
    session.notify(session.workspace.together.act(records).do())


def impact(title, days=1, level=Level.TARGET, **more):
    return Impact(title=title, date=TODAY - timedelta(days=days), level=level, **more)


def rows(page):
    return [page.model.index(row, 0).data(Role.ROW) for row in range(page.model.rowCount())]


def titles(page):
    return [row.title for row in rows(page)]


def child(widget, name):
    found = widget.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(widget, name):
    QCoreApplication.processEvents()
    QTest.keyClick(child(widget, name), Key.Key_Space)


def dialog(qtbot):
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    return QApplication.activeModalWidget()


def shown(page):
    QCoreApplication.processEvents()  # new rows appear with the next event
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return texts + [one.text() for one in buttons] + [one.accessibleName() for one in buttons]


def test_an_empty_page_is_a_sentence_and_a_button(page):
    assert page.pages.currentWidget() is page.empty
    assert page.empty.button.text().strip() == "Add an impact"


def test_a_line_a_level_and_a_witness_are_stored(page, session, qtbot):
    press(page, "addImpact")
    form = dialog(qtbot)
    assert not any(chip.isChecked() for chip in form.level.chips.values())
    QTest.keyClicks(form.name, "214 of 214 carriers moved")
    press(form.level, "choose-target")
    ruth = form.witnesses.chips[RUTH.uuid]
    QTest.keyClick(ruth, Key.Key_Space)
    assert ruth.accessibleName() == "Ruth Adeyemi saw it first-hand"
    form.save()
    [stored] = session.workspace.impacts.all()
    assert (stored.title, stored.level) == ("214 of 214 carriers moved", Level.TARGET)
    assert stored.date == TODAY
    [witness] = session.workspace.impacts.witnesses(stored.uuid)
    assert (witness.person, witness.first_hand) == (RUTH.uuid, True)
    assert titles(page) == ["214 of 214 carriers moved"]
    assert rows(page)[0].seen == "Ruth Adeyemi"
    session.undo_stack.undo()
    assert session.workspace.impacts.all() == []
    assert session.workspace.impacts.witnesses() == []


def test_a_second_press_is_by_report_and_a_third_takes_it_back(page, session, qtbot):
    one = impact("a plan")
    put(session, one, Witness(impact=one.uuid, person=RUTH.uuid))
    page.open_impact(one.uuid)
    form = dialog(qtbot)
    chip = form.witnesses.chips[RUTH.uuid]
    QTest.keyClick(chip, Key.Key_Space)
    assert "by report" in chip.text()
    form.save()
    [witness] = session.workspace.impacts.witnesses(one.uuid)
    assert not witness.first_hand
    assert rows(page)[0].is_unseen
    page.open_impact(one.uuid)
    form = dialog(qtbot)
    QTest.keyClick(form.witnesses.chips[RUTH.uuid], Key.Key_Space)
    form.save()
    assert session.workspace.impacts.witnesses(one.uuid) == []


def test_a_new_name_becomes_a_person_with_the_impact(page, session, qtbot):
    press(page, "addImpact")
    form = dialog(qtbot)
    QTest.keyClicks(form.name, "a plan")
    QTest.keyClicks(form.witnesses.picker.field, "Helen Castellano")
    form.save()
    helen = session.workspace.mentoring.person_named("Helen Castellano")
    [witness] = session.workspace.impacts.witnesses()
    assert witness.person == helen.uuid


def test_without_a_line_nothing_is_saved(page, session, qtbot):
    press(page, "addImpact")
    form = dialog(qtbot)
    assert not form.save()
    assert form.trouble.text.text() == "An impact needs a line that names it."
    assert session.workspace.impacts.all() == []


def test_the_unseen_pile_and_the_share_open_their_rows(page, session):
    seen, unseen = impact("seen", 2), [impact(f"unseen {n}", 3 + n) for n in range(3)]
    put(session, seen, *unseen, impact("old", 200), impact("small", level=Level.PRESENT))
    put(session, Witness(impact=seen.uuid, person=RUTH.uuid))
    assert page.share.text() == "1 of 4 target-level results was seen by someone in the room."
    assert page.filter.chips["unseen"].text() == "Unseen 3"
    press(page, "filter-unseen")
    assert titles(page) == ["unseen 0", "unseen 1", "unseen 2"]
    press(page, "filter-all")
    assert len(titles(page)) == 6
    press(page, "seenShare")
    assert titles(page) == ["seen", "unseen 0", "unseen 1", "unseen 2"]
    press(page, "behind")
    assert len(titles(page)) == 6
    assert page.behind.isHidden()


def test_the_share_shows_what_it_counts_when_all_of_it_was_seen(page, session):
    results = [impact(f"seen {n}", 2 + n) for n in range(4)]
    witnesses = [Witness(impact=one.uuid, person=RUTH.uuid) for one in results]
    put(session, *results, *witnesses, impact("too old", 181))
    press(page, "seenShare")
    assert titles(page) == [one.title for one in results]


def test_too_few_results_are_no_share(page, session):
    put(session, impact("one"))
    assert "Can't tell yet" in page.share.text()
    assert "1 of 4" in page.share.text()


def test_rows_stand_under_their_quarter(page, session):
    put(session, impact("now"), impact("before", 60), impact("also before", 70))
    headings = [row.heading for row in rows(page)]
    assert headings == ["This quarter", "3rd quarter 2026", ""]
    press(page, "filter-unseen")
    assert [row.heading for row in rows(page)] == headings


def test_delete_removes_and_undo_brings_back(page, session):
    put(session, impact("one"))
    page.view.select_row(0)
    QTest.keyClick(page.view, Key.Key_Delete)
    assert titles(page) == []
    session.undo_stack.undo()
    assert titles(page) == ["one"]


def test_an_ask_and_its_answer(page, session, qtbot):
    put(session, Aim(role="VP Engineering", since=TODAY), impact("one"))
    press(page, "recordAsk")
    form = dialog(qtbot)
    QTest.keyClicks(form.person.field, "Ruth Adeyemi")
    QTest.keyClicks(form.words, "I want the next role when it opens.")
    form.save()
    [ask] = session.workspace.sponsorship.asks()
    assert (ask.person, ask.on, ask.role) == (RUTH.uuid, TODAY, "VP Engineering")
    assert ask.answer is None
    assert session.workspace.mentoring.person(RUTH.uuid).knows_aspiration_on == TODAY
    assert any("no answer yet" in text for text in shown(page))
    page.open_ask(ask.uuid)
    form = dialog(qtbot)
    assert form.note.isHidden()
    press(form.answer, "choose-not-yet")
    assert form.note.isVisible()
    QTest.keyClicks(form.answered, "Two examples outside your own team.")
    form.save()
    [ask] = session.workspace.sponsorship.asks()
    assert (ask.answer, ask.answered_on) == (Answer.NOT_YET, TODAY)
    ruth = session.workspace.mentoring.person(RUTH.uuid)
    assert ruth.told_me_missing == "Two examples outside your own team."
    session.undo_stack.undo()
    assert session.workspace.mentoring.person(RUTH.uuid).told_me_missing is None


def test_nothing_is_left_on_the_page_when_it_is_locked(page, session):
    put(session, impact("secret plan"), Ask(person=RUTH.uuid, on=TODAY, words="secret wish"))
    page.open_impact(rows(page)[0].uuid)
    page.locked()
    assert not any("secret" in text for text in shown(page))
    assert page.model.rowCount() == 0


def test_every_row_is_said_aloud(page, session):
    put(session, impact("a plan", result="it stood", confidential=True))
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("This quarter", "a plan", "it stood", "next level", "seen by no one", "confid"):
        assert part in spoken


def test_the_chart_of_who_saw_what_is_drawn_and_opens_its_results(page, session, qtbot):
    shows = (session.workspace.growth.competencies()[0].uuid,)
    one, other = impact("a plan", competencies=shows), impact("another", competencies=shows)
    put(session, one, other, Witness(impact=one.uuid, person=RUTH.uuid))
    qtbot.waitUntil(lambda: page.who.view.picture is not None, timeout=20_000)
    [mark] = [mark for mark in page.who.view.marks() if mark.ids]
    assert "Ruth Adeyemi" in mark.label
    page.who._pressed(mark)
    assert titles(page) == ["a plan"]
    page.locked()
    assert page.who.view.picture is None


@pytest.mark.parametrize(("kind", "name"), [("aim", "aim-dialog"), ("sponsor_case", "case-dialog")])
def test_the_role_and_the_case_open_from_elsewhere(page, qtbot, kind, name):
    page.show_record(kind, "")
    assert dialog(qtbot).objectName() == name


def test_the_results_that_speak_for_a_case_are_listed_alone(page, session):
    put(session, impact("a plan", result="it stood"), impact("another"), impact("mine", level=None))
    page.show_record("speaking-results", "")
    assert titles(page) == ["a plan"]
