"""Saved searches: kept, chosen, renamed, ordered, removed, undone, and gone when locked."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from growthjournal.domain.entries import Entry, EntryKind, TargetKind
from growthjournal.domain.people import Person, Relation
from growthjournal.domain.writing import SavedSearch
from growthjournal.services.workspace import Workspace
from growthjournal.ui.models.entry_list import Role
from growthjournal.ui.pages.journal_list import EntryListPane
from growthjournal.ui.pages.journal_search import as_typed
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    journal = workspace.journal
    journal.put(Entry(title="Pause", date=TODAY, body="The silence lasted. #calm"))
    journal.put(Entry(title="Draft", date=date(2026, 10, 2), body="silence, and delegation"))
    review = Entry(title="Review", date=date(2026, 9, 1), kind=EntryKind.EVENT_REVIEW, body="x")
    journal.put(review)
    mentor = Person(name="Rusticus", relations=(Relation.MENTOR,))
    workspace.mentoring.put_person(mentor)
    journal.link(review.uuid, TargetKind.PERSON, mentor.uuid)
    failures = []
    session.failed.connect(failures.append)
    session.broke.connect(failures.append)
    session.open_with(workspace)
    yield session
    session.lock()
    assert failures == []


@pytest.fixture
def pane(session, qtbot):
    pane = EntryListPane(session)
    qtbot.addWidget(pane)
    session.locked.connect(pane.clear)
    pane.resize(350, 700)
    pane.show()
    pane.look_up()
    settle(session, qtbot)
    qtbot.waitUntil(lambda: pane.saved is not None)
    return pane


def settle(session, qtbot):
    qtbot.waitUntil(lambda: not session.is_busy, timeout=10_000)


def titles(pane):
    rows = [pane.model.index(row).data(Role.ENTRY) for row in range(pane.model.rowCount())]
    return [row.title for row in rows if row is not None]


def chips(pane):
    flow = pane.filters.flow
    return [flow.itemAt(place).widget().text() for place in range(flow.count())]


def chip(pane, name):
    return next(one for one in pane.filters.findChildren(QWidget) if one.accessibleName() == name)


def stored(session):
    return [(one.name, one.query) for one in session.workspace.writing.saved_searches()]


def answer(qtbot, dialog_name, act):
    """Do something in the next dialog as soon as it has the keyboard."""

    def when_open(tries=300):
        dialog = QApplication.activeModalWidget()
        focused = QApplication.focusWidget()
        is_there = dialog is not None and dialog.objectName() == dialog_name
        if not is_there or focused is None or not dialog.isAncestorOf(focused):
            if tries:
                QTimer.singleShot(10, lambda: when_open(tries - 1))
            elif dialog is not None:
                dialog.reject()
            return
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, when_open)


def name_it(name):
    def act(dialog):
        dialog.field.selectAll()
        QTest.keyClicks(dialog.field, name)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    return act


def menu_entry(pane, words):
    pane.filters.more.click()
    menu = pane.filters.findChildren(QMenu)[-1]
    action = next(one for one in menu.actions() if one.text().startswith(words))
    menu.close()
    return action


def save_as(pane, qtbot, text, name):
    pane.search_for(text)
    settle(pane._session, qtbot)
    answer(qtbot, "searchNameDialog", name_it(name))
    menu_entry(pane, "Save this search").trigger()
    settle(pane._session, qtbot)


def test_the_chips_of_the_mock_are_there(pane):
    assert chips(pane) == ["All", "Reflections", "From mentors", "Starred", "+"]


def test_from_mentors_finds_what_is_linked_to_one(pane, session, qtbot):
    chip(pane, "From mentors").click()
    settle(session, qtbot)
    assert titles(pane) == ["Review"]


def test_a_search_is_kept_under_a_name_and_shown_as_a_chip(pane, session, qtbot):
    save_as(pane, qtbot, "silence tag:calm", "Quiet & calm")
    assert stored(session) == [("Quiet & calm", "silence tag:calm")]
    assert chips(pane)[-2:] == ["Quiet && calm", "+"]
    assert chip(pane, "Quiet & calm").isChecked()
    assert pane.search.text() == ""
    assert titles(pane) == ["Pause"]
    chip(pane, "All").click()
    settle(session, qtbot)
    assert len(titles(pane)) == 3
    chip(pane, "Quiet & calm").click()
    settle(session, qtbot)
    assert titles(pane) == ["Pause"]


def test_a_chip_marks_its_words_and_is_narrowed_by_typing(pane, session, qtbot):
    save_as(pane, qtbot, "silence", "Quiet")
    with qtbot.waitSignal(pane.searched) as told:
        pane.search_for("deleg")
    settle(session, qtbot)
    assert titles(pane) == ["Draft"]
    assert set(told.args[0]) == {"silence", "deleg"}


def test_saving_can_be_undone_and_redone(pane, session, qtbot):
    save_as(pane, qtbot, "silence", "Quiet")
    session.undo_stack.undo()
    assert stored(session) == []
    assert "Quiet" not in chips(pane)
    session.undo_stack.redo()
    assert stored(session) == [("Quiet", "silence")]
    assert "Quiet" in chips(pane)


def test_the_same_name_replaces_and_says_so_before(pane, session, qtbot):
    save_as(pane, qtbot, "silence", "Quiet")
    pane.filters.clear()
    pane.search_for("delegation")
    notes = []

    def act(dialog):
        QTest.keyClicks(dialog.field, "quiet")
        notes.append(dialog.note.text())
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    answer(qtbot, "searchNameDialog", act)
    menu_entry(pane, "Save this search").trigger()
    assert "replaced" in notes[0]
    assert stored(session) == [("Quiet", "delegation")]
    session.undo_stack.undo()
    assert stored(session) == [("Quiet", "silence")]


def test_renamed_ordered_and_removed_by_keys(pane, session, qtbot):
    for name in ("One", "Two", "Three"):
        pane.saved.keep(name, name.lower())

    def act(dialog):
        press = dialog.list
        assert press.hasFocus()
        QTest.keyClick(press, Qt.Key.Key_Down)
        QTest.keyClick(press, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        answer(qtbot, "searchNameDialog", name_it("Second"))
        QTest.keyClick(press, Qt.Key.Key_F2)
        dialog.activateWindow()  # as a desktop does when the one above it closes
        qtbot.waitUntil(press.hasFocus)
        QTest.keyClick(press, Qt.Key.Key_Down)
        QTest.keyClick(press, Qt.Key.Key_Delete)
        QTest.keyClick(press, Qt.Key.Key_Return)

    answer(qtbot, "savedSearchesDialog", act)
    menu_entry(pane, "Saved searches").trigger()
    assert stored(session) == [("Second", "two"), ("Three", "three")]
    assert chips(pane)[-3:] == ["Second", "Three", "+"]
    for _step in range(3):
        session.undo_stack.undo()
    assert [name for name, _query in stored(session)] == ["One", "Two", "Three"]


def test_what_has_no_chip_is_in_the_menu(pane, session, qtbot):
    for number in range(8):
        pane.saved.keep(f"Search {number}", "silence")
        pane.saved.keep(f"Search {number}", f"silence -word{number}")
    assert "Search 7" not in chips(pane)
    menu_entry(pane, "Search 7").trigger()
    settle(session, qtbot)
    assert titles(pane) == ["Pause", "Draft"]
    assert pane.filters.more.text() == "Search 7"


def test_searches_of_another_program_come_with_the_change(pane, session):
    from growthjournal.services.changes import Changes

    session.workspace.writing.put(SavedSearch(name="Theirs", query="x"))
    session.notify(Changes.SETTINGS)
    assert "Theirs" in chips(pane)


def test_locking_drops_their_names(pane, session, qtbot, words_held):
    save_as(pane, qtbot, "silence", "Very private")
    session.lock()
    QApplication.sendPostedEvents(None, 52)  # deferred deletions
    assert not [one for one in words_held(pane) if "Very private" in one or "silence" in one]


@pytest.fixture
def words_held():
    def held(widget):
        for one in [widget, *widget.findChildren(QWidget)]:
            for name in ("text", "toolTip", "accessibleName", "accessibleDescription"):
                read = getattr(one, name, None)
                if callable(read):
                    yield str(read())

    return held


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kind:banana", "no kind “banana”"),
        ("before:soon", "“soon” is no date"),
        ("has:wings", "no “has:wings”"),
        ("is:green", "no “is:green”"),
        ("zebra", "No entry matches"),
    ],
)
def test_an_empty_list_says_what_was_not_understood(pane, session, qtbot, query, words):
    pane.search_for(query)
    settle(session, qtbot)
    nothing = pane.findChild(QWidget, "nothingFound")
    assert nothing.isVisible()
    assert words in nothing.sentence.text()
    assert "Esc" in nothing.sentence.text()


def test_a_word_is_found_before_it_is_finished(pane, session, qtbot):
    for text, found in (("deleg", ["Draft"]), ("deleg ", []), ("tag:cal", ["Pause"])):
        pane.search_for(text)
        settle(session, qtbot)
        assert titles(pane) == found


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("silen", "silen*"),
        ("silence ", "silence"),
        ('"the silen', '"the silen'),
        ('"the silence"', '"the silence"'),
        ("-wor", "-wor"),
        ("kind:ref", "kind:ref"),
        ("tag:ca", "tag:ca*"),
        ("a 10:3", "a 10:3*"),
        ("done?", "done?"),
        ("  ", ""),
        ("s", ""),
        ("silence s", "silence"),
        ("I ", "I"),
        ("山", "山*"),
    ],
)
def test_only_the_word_that_is_being_typed_is_taken_as_a_beginning(typed, query):
    assert as_typed(typed) == query


def test_an_open_quotation_mark_leaves_the_filter_alone(pane, session, qtbot):
    pane.filters.apply("tag:calm")
    pane.search_for('"the sil')
    settle(session, qtbot)
    assert titles(pane) == ["Pause"]
