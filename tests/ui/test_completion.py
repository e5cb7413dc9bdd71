"""Completing names in an entry: what is offered, what is written, what is linked and undone."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from growthjournal.domain.entries import Entry, TargetKind
from growthjournal.domain.patterns import Pattern, PatternStatus
from growthjournal.domain.people import Person

TODAY = date(2026, 11, 20)
Key = Qt.Key
ADA, EMILE = Person(name="Ada Lovelace"), Person(name="Émile Zola")
HABIT = Pattern(name="I answer before they finish")


@pytest.fixture
def workspace(workspace):
    for person in (ADA, EMILE):
        workspace.mentoring.put_person(person)
    workspace.mentoring.put_pattern(HABIT)
    workspace.journal.put(Entry(date=TODAY, title="Old", body="#rare #often"))
    workspace.journal.put(Entry(date=TODAY, title="Older", body="#often", tags=("two words",)))
    return workspace


@pytest.fixture
def page(page):
    page.new_entry()
    page.pane.body.setFocus()
    return page


def view(page):
    return page.pane.body.view


def write(page, text):
    QTest.keyClicks(view(page), text)


def press(page, *keys):
    for key in keys:
        QTest.keyClick(view(page), key)


def popup(page):
    return page.pane.completion.completer.popup


def offered(page):
    if not page.pane.completion.is_open or popup(page).isHidden():
        return []
    listed = popup(page).list
    return [listed.item(row).text() for row in range(listed.count())]


def chosen(page):
    item = popup(page).list.currentItem()
    return None if item is None else item.text()


def targets(page):
    journal, entry = page.session.workspace.journal, page.pane.entry
    return [one.target for one in journal.links(entry.uuid)]


def stored(page):
    page.save_pending()
    return page.session.workspace.journal.entry(page.pane.entry.uuid).body


def test_a_person_is_completed_and_linked(page):
    write(page, "Met @lov")
    assert offered(page) == ["Ada Lovelace", "Add person “lov”"]
    press(page, Key.Key_Return)
    assert offered(page) == []
    write(page, " today")
    assert stored(page) == "Met @Ada Lovelace today"
    assert targets(page) == [ADA.uuid]


def test_a_pattern_is_written_by_its_name(page):
    write(page, "Again: !answ")
    press(page, Key.Key_Tab)
    assert stored(page) == f"Again: {HABIT.name}"
    assert targets(page) == [HABIT.uuid]


def test_tags_in_use_come_most_used_first_and_link_nothing(page):
    write(page, "x #")
    assert offered(page) == ["often", "rare"]
    press(page, Key.Key_Down, Key.Key_Return)
    assert stored(page) == "x #rare"
    assert targets(page) == []
    assert page.session.workspace.journal.tag_counts()["rare"] == 2


def test_a_heading_stays_a_heading(page):
    write(page, "#")
    assert chosen(page) is None
    press(page, Key.Key_Return)
    write(page, "# Title")
    assert offered(page) == []
    assert view(page).toPlainText() == "#\n# Title"


def test_a_sentence_may_end_in_a_lone_exclamation_mark(page):
    write(page, "Bonjour !")
    assert offered(page) == [HABIT.name]
    press(page, Key.Key_Return)
    assert stored(page) == "Bonjour !\n"
    assert targets(page) == []


def test_keys_move_around_the_ends_and_escape_closes(page):
    write(page, "@")
    assert offered(page) == ["Ada Lovelace", "Émile Zola"]
    assert chosen(page) == "Ada Lovelace"
    press(page, Key.Key_Up)
    assert chosen(page) == "Émile Zola"
    assert popup(page).accessibleName() == "Émile Zola, 2 of 2"
    press(page, Key.Key_Escape)
    assert offered(page) == []
    write(page, "a")
    assert offered(page) == []
    assert view(page).toPlainText() == "@a"


def test_the_mouse_chooses(page, qtbot):
    write(page, "@")
    listed = popup(page).list
    place = listed.visualItemRect(listed.item(1)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stored(page) == "@Émile Zola"
    assert targets(page) == [EMILE.uuid]
    assert view(page).hasFocus()


def test_enter_stays_enter_while_only_a_new_name_is_offered(page):
    write(page, "at @home")
    assert offered(page) == ["Add person “home”"]
    press(page, Key.Key_Return)
    write(page, "x")
    assert stored(page) == "at @home\nx"
    assert len(page.session.workspace.mentoring.people()) == 2


def test_a_new_person_is_added_and_linked_in_one_step(page):
    mentoring = page.session.workspace.mentoring
    write(page, "with @Noor Haddad")
    press(page, Key.Key_Down, Key.Key_Return)
    new = mentoring.person_named("Noor Haddad")
    assert targets(page) == [new.uuid]
    assert stored(page) == "with @Noor Haddad"
    page.session.undo_stack.undo()
    assert mentoring.person_named("Noor Haddad") is None
    assert targets(page) == []
    page.session.undo_stack.redo()
    assert targets(page) == [new.uuid]
    assert stored(page) == "with @Noor Haddad"


def test_a_new_pattern_is_active_while_there_is_room(page):
    write(page, "!I say yes too soon")
    press(page, Key.Key_Down, Key.Key_Return)
    first = page.session.workspace.mentoring.patterns()[0]
    assert (first.name, first.status) == ("I say yes too soon", PatternStatus.ACTIVE)
    assert first.surfaced_on == TODAY
    assert targets(page) == [first.uuid]


def test_undo_of_the_text_takes_the_link_along_and_redo_brings_it_back(page):
    write(page, "Met @ad")
    press(page, Key.Key_Return)
    assert targets(page) == [ADA.uuid]
    view(page).undo()
    assert stored(page) != "Met @Ada Lovelace"
    assert targets(page) == []
    assert not page.session.undo_stack.canUndo()
    view(page).redo()
    assert stored(page) == "Met @Ada Lovelace"
    assert targets(page) == [ADA.uuid]


def test_undo_of_the_link_takes_the_words_along(page):
    write(page, "Met @ad")
    press(page, Key.Key_Return)
    write(page, " twice")
    assert stored(page) == "Met @Ada Lovelace twice"
    page.session.undo_stack.undo()
    assert stored(page) == "Met @ad twice"
    assert targets(page) == []
    page.session.undo_stack.redo()
    assert stored(page) == "Met @Ada Lovelace twice"
    assert targets(page) == [ADA.uuid]


def test_the_link_is_undone_with_the_words_after_they_were_undone_and_redone(page):
    write(page, "Met @ad")
    press(page, Key.Key_Return)
    view(page).undo()
    page.save_pending()
    view(page).redo()
    page.save_pending()
    page.session.undo_stack.undo()
    assert targets(page) == []
    assert stored(page) == "Met @ad"


def test_a_link_that_was_there_is_left_alone(page):
    write(page, "x")
    page.save_pending()
    page.pane.picks.link_to(TargetKind.PERSON, ADA.uuid)
    write(page, " @ad")
    press(page, Key.Key_Return)
    view(page).undo()
    page.save_pending()
    assert targets(page) == [ADA.uuid]


def test_the_plain_view_completes_too(page):
    page.pane.body.show_text("word " * 50_000)
    assert page.pane.body.is_plain
    view(page).moveCursor(view(page).textCursor().MoveOperation.End)
    write(page, "@emile")
    press(page, Key.Key_Return)
    assert stored(page).endswith("word @Émile Zola")
    assert targets(page) == [EMILE.uuid]


def test_the_list_stays_inside_the_window(page):
    view(page).insertPlainText("\n" * 40)
    write(page, "@")
    shown, window = popup(page), page.window()
    assert window.rect().contains(shown.geometry())
    caret = view(page).viewport().mapTo(window, view(page).cursorRect().topLeft())
    assert not shown.geometry().contains(caret + QPoint(0, 4))
    press(page, Key.Key_Escape)
    view(page).moveCursor(view(page).textCursor().MoveOperation.Start)
    write(page, "@")
    assert shown.y() > view(page).viewport().mapTo(window, QPoint(0, 0)).y()


def test_it_closes_when_the_keyboard_goes_elsewhere(page, qtbot):
    write(page, "@")
    assert offered(page)
    page.findChild(QPlainTextEdit, "titleField").setFocus()
    assert offered(page) == []


def test_locking_drops_every_name(page):
    write(page, "@")
    listed = popup(page).list
    page.session.locked.emit()
    assert listed.count() == 0
    assert popup(page).accessibleName() == ""
    assert page.pane.completion.completer._names._known == {}


def test_names_are_read_again_after_a_change(page, workspace):
    write(page, "@")
    press(page, Key.Key_Escape)
    page.session.notify(workspace.mentoring.put_person(Person(name="Zed")))
    write(page, " @z")
    assert offered(page)[0] == "Zed"


def test_nothing_is_built_before_the_first_sign(page):
    write(page, "Only words, a-b and e.g. mail")
    assert "completer" not in page.pane.completion.__dict__
