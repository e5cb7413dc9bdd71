"""The form of the competencies: what is typed and ticked is what the journal holds."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from growthjournal.domain.competencies import Axis, Rating
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.competencies import open_competencies
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    session.open_with(workspace)
    yield session
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    workspace.close()


@pytest.fixture
def growth(session):
    return session.workspace.growth


@pytest.fixture
def form(qtbot, session):
    def open_form():
        dialog = open_competencies(session, None)
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_form


def row(dialog, short):
    return next(one for one in dialog.rows if one.competency().short == short)


def shorts(growth, *, hidden=False):
    return [one.short for one in growth.competencies(hidden=hidden)]


def type_over(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_every_line_of_all_ten_can_be_read(form, growth):
    dialog = form()
    read = {}
    for one in dialog.rows:
        details = one.open()
        for axis in Axis:
            uuid = one.listed.competency.uuid
            assert details.levels(axis) == growth.anchors(uuid, axis).levels
            read[uuid, axis] = [field.accessibleName() for field in details.fields[axis]]
    assert len(read) == 20
    assert len({name for names in read.values() for name in names}) == 100
    assert not dialog.is_changed


def test_names_order_hiding_and_focus_are_saved_and_undone_as_one(form, session, growth):
    growth.set_focus([growth.competencies()[0].uuid], TODAY)
    before = growth.competencies(hidden=True), growth.focus()
    dialog = form()
    type_over(row(dialog, "Direction").open().name, "Where to go")
    row(dialog, "Voice").open().hidden_box.click()
    for short in ("Judgement", "People", "Candour"):
        row(dialog, short).box.click()
    dialog.rows[2].box.setFocus()
    QTest.keyClick(dialog.rows[2].box, Qt.Key.Key_Up, ALT)
    assert dialog.count.text() == "2 of 4 in focus"
    assert dialog.save()
    assert shorts(growth)[:3] == ["Judgement", "Delivery", "Direction"]
    assert "Voice" not in shorts(growth)
    names = {one.uuid: one.short for one in growth.competencies()}
    assert [names[uuid] for uuid in growth.focus()] == ["People", "Candour"]
    assert "Where to go" in [one.name for one in growth.competencies()]
    session.undo_stack.undo()
    assert (growth.competencies(hidden=True), growth.focus()) == before
    session.undo_stack.redo()
    assert "Voice" not in shorts(growth)


def test_a_hidden_one_can_be_shown_again(form, growth):
    dialog = form()
    row(dialog, "Voice").open().hidden_box.click()
    assert dialog.save()
    dialog = form()
    shown = row(dialog, "Voice")
    assert shown.about.text() == "Left out of lists and charts"
    assert not shown.box.isEnabled()
    shown.open().hidden_box.click()
    assert shown.box.isEnabled()
    assert dialog.save()
    assert "Voice" in shorts(growth)


def test_a_changed_line_says_that_charts_break_and_starts_a_version(form, growth):
    uuid = growth.competencies()[0].uuid
    growth.rate(Rating(competency=uuid, axis=Axis.SKILL, value=3, on=TODAY))
    dialog = form()
    details = row(dialog, "Judgement").open()
    note = details.breaks[Axis.SKILL]
    assert not note.isVisibleTo(details)
    type_over(details.fields[Axis.SKILL][2], "I settle it myself.")
    assert note.isVisibleTo(details)
    assert "1 rating stays on the old ones, so lines of charts break here" in note.text()
    assert not details.breaks[Axis.VISIBILITY].isVisibleTo(details)
    assert dialog.save()
    skill = growth.anchors(uuid, Axis.SKILL)
    assert (skill.version, skill.since, skill.levels[2]) == (2, TODAY, "I settle it myself.")
    assert growth.anchors(uuid, Axis.VISIBILITY).version == 1
    assert growth.ratings(uuid)[0].anchor_version == 1


def test_a_line_put_back_starts_nothing(form, growth):
    dialog = form()
    field = row(dialog, "Judgement").open().fields[Axis.SKILL][0]
    text = field.toPlainText()
    type_over(field, "Other words.")
    type_over(field, text)
    assert not dialog.is_changed
    assert dialog.save()
    assert {one.version for one in growth.anchor_versions()} == {1}


def test_an_own_one_starts_with_lines_and_can_be_rated(form, session, growth):
    dialog = form()
    dialog.add.click()
    new = dialog.rows[-1]
    assert dialog.focusWidget() is new.details.name
    assert not dialog.save()
    assert dialog.trouble.isVisible()
    QTest.keyClicks(new.details.name, "Writing things down")
    new.box.click()
    assert dialog.save()
    own = growth.competencies()[-1]
    assert (own.name, own.short) == ("Writing things down", "Writing")
    assert growth.focus() == (own.uuid,)
    assert len(growth.anchors(own.uuid, Axis.VISIBILITY).levels) == 5
    growth.rate(Rating(competency=own.uuid, axis=Axis.SKILL, value=2, on=TODAY))


def test_an_own_one_can_be_left_out_again(form, growth):
    dialog = form()
    dialog.add.click()
    dialog.rows[-1].details.drop.click()
    assert not dialog.is_changed
    assert dialog.save()
    assert len(growth.competencies(hidden=True)) == 10


def test_what_is_refused_is_said_in_place_and_kept(form, growth):
    dialog = form()
    type_over(row(dialog, "Direction").open().short, "Voice")
    assert not dialog.save()
    assert "Speaking to senior rooms" in dialog.trouble.findChild(type(dialog.count)).text()
    assert shorts(growth)[1] == "Direction"
    details = dialog.rows[1].details
    type_over(details.short, "Way")
    details.fields[Axis.VISIBILITY][4].clear()
    assert not dialog.save()
    assert dialog.focusWidget() is details.fields[Axis.VISIBILITY][4]


def test_four_are_the_most_and_none_is_not_offered_once_there_were_some(form, growth):
    growth.set_focus([growth.competencies()[0].uuid], TODAY)
    dialog = form()
    for one in dialog.rows[1:4]:
        one.box.click()
    assert not dialog.rows[4].box.isEnabled()
    for one in dialog.rows[:4]:
        one.box.click()
    assert not dialog.save()
    assert len(growth.focus()) == 1


def test_escape_asks_once_before_it_discards(form, growth):
    dialog = form()
    type_over(row(dialog, "Direction").open().name, "Other")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert "Other" not in [one.name for one in growth.competencies()]


def test_tab_follows_the_rows_after_a_move(form):
    dialog = form()
    dialog.rows[1].open()
    dialog.rows[1].down.click()
    moved = dialog.rows[2]
    moved.box.setFocus()
    order = [moved.up, moved.down, moved.edit, moved.details.name, moved.details.short]
    for widget in order:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is widget
    dialog.rows[1].edit.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is moved.box


def test_locking_closes_it(form, session):
    dialog = form()
    type_over(row(dialog, "Direction").open().name, "Other")
    session.locked.emit()
    assert not dialog.isVisible()
