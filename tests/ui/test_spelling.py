"""Spelling in an entry: what is marked, what is offered, which language, what is kept."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from growthjournal.domain.entries import Entry
from growthjournal.domain.people import Person
from growthjournal.domain.spelling import AUTOMATIC, NO_LANGUAGE
from growthjournal.domain.writing import OwnWord
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace
from growthjournal.ui.speller import Speller
from growthjournal.ui.widgets.highlighter import WAVE

TODAY = date(2026, 11, 20)
PATIENCE = 20_000
Key = Qt.Key


@pytest.fixture
def session(session):
    session.preferences.remember("spelling_language", "en")
    return session


@pytest.fixture
def page(page):
    yield page
    page.save_pending_for_good()
    page.pane.spelling.speller.stop()


@pytest.fixture
def shown(qtbot, page, workspace):
    """Store an entry, show it, and wait until it was checked."""

    def show(body, *, language=None):
        entry = Entry(date=TODAY, title="A", body=body, language=language)
        page.session.notify(workspace.journal.put(entry))
        page.open_entry(entry.uuid)
        checked(qtbot, page)
        return entry

    return show


def checked(qtbot, page):
    page.pane.spelling.show_entry()
    marks = page.pane.spelling.marks
    qtbot.waitUntil(lambda: marks.is_settled, timeout=PATIENCE)


def view(page):
    return page.pane.body.styled


def marked(page):
    """The words under a wave, as the layout paints them."""
    found = []
    block = view(page).document().begin()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        for run in block.layout().formats():
            if run.format.underlineStyle() == WAVE:
                piece = units[2 * run.start : 2 * (run.start + run.length)]
                found.append(piece.decode("utf-16-le"))
        block = block.next()
    return found


def put_caret(page, word):
    cursor = view(page).document().find(word)
    assert not cursor.isNull(), word
    cursor.setPosition(cursor.selectionStart() + 1)
    view(page).setTextCursor(cursor)


def open_menu(page, word):
    """Press the menu key on a word; return the menu when other words were looked for."""
    put_caret(page, word)
    place = view(page).cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, QPoint(10, 10))
    QApplication.sendEvent(view(page), event)
    return last_menu(page)


def last_menu(page):
    return view(page).findChildren(QMenu, "editorMenu")[-1]


def action(menu, name):
    return next(one for one in menu.actions() if one.objectName() == name)


def offered(menu):
    return [one.text() for one in menu.actions() if one.objectName() == "otherWordAction"]


def wait_for_offers(qtbot, menu):
    qtbot.waitUntil(lambda: bool(offered(menu)), timeout=PATIENCE)
    return offered(menu)


def wait_for_selection(qtbot, page, word):
    qtbot.waitUntil(lambda: view(page).textCursor().selectedText() == word, timeout=PATIENCE)


def test_only_misspelt_prose_is_marked(page, shown):
    shown(
        "# A decison 😀 was recieved\n"
        "We don’t agree, and she’s **verry** sure about `teh kode` and [teh lnk](entry:xyz).\n"
        "See https://exampel.org/wrogn, #tagg, @persn, KPIX, v2beta and 12th.\n"
        "```\ncodde heere\n```\n"
        "The colour or color of organising and organizing; mentoring a mentee.\n"
        "日本語 ок"
    )
    assert marked(page) == ["decison", "recieved", "verry"]


def test_paint_is_no_edit(page, shown):
    shown("A decison")
    assert marked(page) == ["decison"]
    assert not page.pane.body.is_edited
    assert not view(page).document().isUndoAvailable()
    assert not page.pane.saver.is_pending


def test_a_word_is_marked_when_it_is_complete(qtbot, page, shown):
    shown("")
    body = view(page)
    body.setFocus()
    marks = page.pane.spelling.marks

    def pause():
        marks._idle.stop()
        marks._look_at_visible()
        qtbot.waitUntil(lambda: marks.is_settled, timeout=PATIENCE)

    QTest.keyClicks(body, "A decison")
    pause()
    assert marked(page) == []
    QTest.keyClicks(body, " and")
    pause()
    assert marked(page) == ["decison"]
    QTest.keyClicks(body, " a decison")
    pause()
    assert marked(page) == ["decison"]
    QTest.keyClick(body, Key.Key_Home)
    qtbot.waitUntil(lambda: marked(page) == ["decison", "decison"], timeout=PATIENCE)


def test_a_word_that_is_corrected_by_hand_loses_its_mark(qtbot, page, shown):
    shown("A decison is due")
    put_caret(page, "son")
    QTest.keyClicks(view(page), "i")
    assert marked(page) == []
    assert view(page).toPlainText() == "A decision is due"


def test_names_and_competencies_are_known(page, shown, workspace):
    workspace.mentoring.put_person(Person(name="Emilée Zolaro"))
    shown("Emilée and Zolaro’s plan with Zolarro")
    assert marked(page) == ["Zolarro"]


def test_other_words_are_offered_and_written_as_one_step(qtbot, page, shown):
    shown("A decison 😀 recieved")
    menu = open_menu(page, "recieved")
    assert action(menu, "noOtherWordAction").isEnabled() is False
    found = wait_for_offers(qtbot, menu)
    assert "received" in found
    assert len(found) <= 5
    assert "noOtherWordAction" not in {one.objectName() for one in menu.actions()}
    chosen = next(one for one in menu.actions() if one.text() == "received")
    chosen.trigger()
    menu.close()
    assert view(page).toPlainText() == "A decison 😀 received"
    assert marked(page) == ["decison"]
    view(page).undo()
    assert view(page).toPlainText() == "A decison 😀 recieved"


def test_a_name_of_the_journal_is_offered(qtbot, page, shown, workspace):
    workspace.mentoring.put_person(Person(name="Antoninus"))
    shown("Met Antonnus")
    menu = open_menu(page, "Antonnus")
    assert wait_for_offers(qtbot, menu)[0] == "Antoninus"
    menu.close()


def test_a_right_click_asks_about_the_word_under_it(qtbot, page, shown):
    shown("A decison recieved")
    put_caret(page, "decison")
    cursor = view(page).document().find("recieved")
    cursor.setPosition(cursor.selectionStart() + 3)
    place = view(page).cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint(10, 10))
    QApplication.sendEvent(view(page).viewport(), event)
    menu = last_menu(page)
    assert "received" in wait_for_offers(qtbot, menu)
    menu.close()


def test_a_word_without_mark_has_the_usual_menu(page, shown):
    shown("A decison made")
    menu = open_menu(page, "made")
    assert not any(one.objectName() == "addOwnWordAction" for one in menu.actions())
    menu.close()


def test_an_own_word_is_stored_and_can_be_taken_back(qtbot, page, shown, workspace):
    shown("The skunkwerk grows. Skunkwerk!")
    assert marked(page) == ["skunkwerk", "Skunkwerk"]
    menu = open_menu(page, "skunkwerk")
    action(menu, "addOwnWordAction").trigger()
    menu.close()
    qtbot.waitUntil(lambda: marked(page) == [])
    assert [(one.word, one.language) for one in workspace.writing.own_words()] == [
        ("skunkwerk", "en")
    ]
    page.session.undo_stack.undo()
    qtbot.waitUntil(lambda: marked(page) == ["skunkwerk", "Skunkwerk"], timeout=PATIENCE)
    assert workspace.writing.own_words() == []
    page.session.undo_stack.redo()
    qtbot.waitUntil(lambda: marked(page) == [], timeout=PATIENCE)
    assert len(workspace.writing.own_words()) == 1


def test_an_own_word_counts_in_its_language(page, shown, workspace):
    workspace.writing.put(OwnWord(word="Wichtel", language="de"))
    workspace.writing.put(OwnWord(word="Gizmotron"))
    shown("The Wichtel and the Gizmotron")
    assert marked(page) == ["Wichtel"]


def test_ignoring_is_for_one_entry(qtbot, page, shown):
    first = shown("A decison")
    menu = open_menu(page, "decison")
    action(menu, "ignoreWordAction").trigger()
    menu.close()
    qtbot.waitUntil(lambda: marked(page) == [])
    shown("Another decison")
    assert marked(page) == ["decison"]
    page.open_entry(first.uuid)
    checked(qtbot, page)
    assert marked(page) == []


def test_german_compounds_and_umlauts(page, shown):
    shown(
        "Die Führungskräfteentwicklung ist größer als das Mitarbeitergespräch mit der Kollegin, "
        "und ich hab’s vieleicht beim Coaching der Geschäftsfürung gemerkt.",
        language="de",
    )
    assert marked(page) == ["vieleicht", "Geschäftsfürung"]


def test_the_language_of_an_entry_can_be_changed(qtbot, page, shown, workspace):
    entry = shown("Heute war die Besprechung")
    assert "Besprechung" in marked(page)
    menu = page.pane.header.spelling_menu
    menu.aboutToShow.emit()
    assert action(menu, "languageAction-journal").isChecked()
    action(menu, "languageAction-de").trigger()
    qtbot.waitUntil(lambda: marked(page) == [], timeout=PATIENCE)
    assert workspace.journal.entry(entry.uuid).language == "de"
    page.session.undo_stack.undo()
    assert workspace.journal.entry(entry.uuid).language is None
    qtbot.waitUntil(lambda: "Besprechung" in marked(page), timeout=PATIENCE)


@pytest.mark.parametrize("language", [NO_LANGUAGE, "tlh"])
def test_a_language_that_is_none_or_unknown_marks_nothing(page, shown, language):
    shown("A decison", language=language)
    assert marked(page) == []
    page._next_mistake()
    assert page.session.told[-1] == "Spelling is not checked in this entry."


def test_automatic_tells_paragraphs_apart(page, shown):
    shown(
        "This is the decison that we have made with the team.\n"
        "Das ist nicht die Entscheidug, die ich mit dem Team wollte.",
        language=AUTOMATIC,
    )
    assert marked(page) == ["decison", "Entscheidug"]


def test_the_default_language_is_remembered(qtbot, page, shown):
    shown("Heute war die Besprechung")
    menu = page.pane.header.spelling_menu
    menu.aboutToShow.emit()
    part = next(one.menu() for one in menu.actions() if one.menu() is not None)
    action(part, "defaultAction-de").trigger()
    qtbot.waitUntil(lambda: marked(page) == [], timeout=PATIENCE)
    assert page.session.preferences.text("spelling_language") == "de"


def test_spelling_can_be_turned_off(qtbot, page, shown):
    shown("A decison")
    menu = page.pane.header.spelling_menu
    menu.aboutToShow.emit()
    action(menu, "checkSpellingAction").trigger()
    assert marked(page) == []
    assert not page.pane.spelling.speller.is_running
    assert page.session.preferences.switch("spelling", default=True) is False
    menu.aboutToShow.emit()
    action(menu, "checkSpellingAction").trigger()
    qtbot.waitUntil(lambda: marked(page) == ["decison"], timeout=PATIENCE)


def test_nothing_is_loaded_while_spelling_is_off(page, session, workspace):
    session.preferences.remember("spelling", value=False)
    entry = Entry(date=TODAY, body="A decison")
    session.notify(workspace.journal.put(entry))
    page.open_entry(entry.uuid)
    page.pane._check_spelling()
    assert not page.pane.spelling.speller.is_running
    assert marked(page) == []


def test_the_next_mistake_is_selected_with_its_menu(qtbot, page, shown):
    shown("Fine words.\n\n" + "A line\n" * 80 + "a decison\nand recieved")
    view(page).moveCursor(QTextCursor.MoveOperation.Start)
    for expected in ("decison", "recieved", "decison"):
        page._next_mistake()
        wait_for_selection(qtbot, page, expected)
        menu = last_menu(page)
        wait_for_offers(qtbot, menu)
        assert menu.activeAction().text() == offered(menu)[0]
        menu.close()
    assert view(page).viewport().rect().contains(view(page).cursorRect())


def test_without_mistakes_the_key_says_so(page, shown):
    shown("All is well.")
    page._next_mistake()
    assert page.session.told[-1] == "No misspelt word was found."


def test_locking_drops_every_word(page, shown, session):
    shown("A decison")
    spelling = page.pane.spelling
    menu = open_menu(page, "decison")
    action(menu, "ignoreWordAction").trigger()
    menu.close()
    workspace, session.workspace = session.workspace, None
    session.locked.emit()
    assert not spelling.speller.is_running
    assert not spelling.speller.is_busy
    assert spelling.marks._wrong == {}
    assert spelling.marks._accepted == {}
    assert spelling._ignored == {}
    assert marked(page) == []
    session.workspace = workspace


def test_a_process_that_dies_is_started_again_but_not_for_ever(qtbot, page, shown):
    shown("A decison")
    speller = page.pane.spelling.speller
    for _attempt in range(2):
        speller._process.kill()
        qtbot.waitUntil(lambda: not speller.is_running, timeout=PATIENCE)
        found = []
        speller.check(["recieved"], ["en"], found.append)
    assert not speller.is_running
    assert not speller.is_busy


def test_a_person_who_is_added_is_known_at_once(qtbot, page, shown, workspace):
    shown("Met Zolarro")
    assert marked(page) == ["Zolarro"]
    page.session.perform(
        "Add", lambda: workspace.mentoring.put_person(Person(name="Zolarro")) or Changes.PEOPLE
    )
    qtbot.waitUntil(lambda: marked(page) == [], timeout=PATIENCE)


def test_another_theme_keeps_every_mark(qtbot, page, shown, theme):
    shown("A decison recieved")
    put_caret(page, "decison")
    theme.set_mode("dark")
    theme.changed.emit()
    page._read_theme()
    try:
        qtbot.waitUntil(lambda: marked(page) == ["decison", "recieved"], timeout=PATIENCE)
    finally:
        theme.set_mode("light")


def test_own_words_and_the_language_travel_in_an_archive(page, shown, workspace, tmp_path):
    entry = shown("Das skunkwerk", language="de")
    workspace.writing.put(OwnWord(word="skunkwerk", language="de"))
    (tmp_path / "all.json").write_bytes(workspace.interchange.export_archive())
    other = Workspace.create(tmp_path / "other.growthjournal", None)
    try:
        other.interchange.run(tmp_path / "all.json")
        words = [(one.word, one.language) for one in other.writing.own_words()]
        assert words == [("skunkwerk", "de")]
        assert other.journal.entry(entry.uuid).language == "de"
    finally:
        other.close()


def test_ending_leaves_a_process_alone_that_qt_has_freed(qapp):
    speller = Speller(qapp)
    shiboken6.delete(speller._process)
    speller.stop()
