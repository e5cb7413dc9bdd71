"""The Library: its texts, their links, searching in them, paper."""

import re
from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from growthjournal.services.library import PAGE, library_texts
from growthjournal.ui.pages.library import LibraryPage
from growthjournal.ui.pages.library_reader import place_name
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.shell import page_specs
from growthjournal.ui.theme import ThemeController

Key = Qt.Key
TARGET = re.compile(r"\]\(([^)]*)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TEXTS = {one.name: one for one in library_texts()}


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: date(2026, 11, 20))
    yield session
    session.stop_tasks()
    session._poll.stop()


@pytest.fixture
def page(qtbot, session):
    page = LibraryPage(session)
    qtbot.addWidget(page)
    page.resize(1077, 800)
    page.show()
    page.activateWindow()
    page.focus_first()
    qtbot.waitUntil(page.list.hasFocus)
    return page


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def look_for(page, words):
    page.focus_search()
    page.search.clear()
    if words:
        QTest.keyClicks(page.search, words)
    else:
        press(Key.Key_Escape)


def listed(page):
    rows = (page.list.item(row) for row in range(page.list.count()))
    return [one.text() for one in rows if not one.isHidden()]


def top_line(page):
    """The first line that is whole on the screen."""
    view = page.reader.view
    return view.cursorForPosition(view.viewport().rect().topLeft()).block().text()


def colours(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {one & 0xFFFFFF for one in image.constBits().cast("I")}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_link_leads_to_a_place_that_is_there(text):
    for target in TARGET.findall(text.body):
        assert target.startswith("entry:"), "the Library works offline"
        name, _sign, place = target.removeprefix("entry:").partition("#")
        if name.startswith(PAGE):
            assert name.removeprefix(PAGE) in {one.name for one in page_specs()}
            continue
        headings = [place_name(one) for one in HEADING.findall(TEXTS[name].body)]
        assert any(one.startswith(place) for one in headings), target


def test_all_that_is_promised_is_there(page):
    assert listed(page) == [
        "Making a mentor's time count",
        "Mentor or sponsor: which do you need now?",
        "The agreement form",
        "The diagnostic explained",
        "How each number is made",
        "The words of this program",
    ]
    assert page.reader.view.toPlainText().startswith("Making a mentor's time count\n")
    questions = re.findall(r"^\*\*\d+\. .*\*\*$", TEXTS["diagnostic"].body, re.MULTILINE)
    assert len(questions) == 12


def test_arrows_read_through_the_texts_and_enter_goes_into_one(page):
    press(Key.Key_Down)
    view = page.reader.view
    assert view.toPlainText().startswith("Mentor or sponsor")
    assert "**" not in view.toPlainText()
    press(Key.Key_Return)
    assert view.hasFocus()
    before = view.verticalScrollBar().value()
    press(Key.Key_PageDown)
    assert view.verticalScrollBar().value() > before


def test_a_link_is_followed_by_keys_and_back(page):
    press(Key.Key_Return)
    press(Key.Key_Tab)
    assert page.reader.view.textCursor().selectedText() == "the other guide"
    press(Key.Key_Return)
    assert page.list.currentItem().text().startswith("Mentor or sponsor")
    assert page.reader.view.toPlainText().startswith("Mentor or sponsor")
    assert page.reader.back.isVisible()
    press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.reader.view.toPlainText().startswith("Making a mentor's")
    assert not page.reader.back.isVisible()


def test_a_word_leads_to_its_place(page):
    page.reader.followed.emit("entry:words#sponsor")
    assert page.list.currentItem().text() == "The words of this program"
    view = page.reader.view
    assert view.textCursor().block().text() == "Sponsor"
    assert view.viewport().rect().intersects(view.cursorRect())
    page.show_record("library", "numbers#how-early")
    assert top_line(page) == "How early you catch a pattern"


def test_a_place_is_gone_to_where_list_and_text_share_one_place(page, qtbot):
    page.resize(560, 700)
    page.set_effective_width(560)
    assert not page.reader.isVisible()
    page.show_record("library", "diagnostic#what-it-adds")
    assert not page.list.isVisible()
    assert top_line(page) == "What it adds up to"
    page.reader.back.click()
    page.reader.back.click()
    assert page.list.isVisible()
    assert page.list.hasFocus()


def test_a_page_of_the_window_is_one_press_away(page, session, qtbot):
    with qtbot.waitSignal(session.page_wanted) as asked:
        page.reader.followed.emit("entry:page-people")
    assert asked.args == ["people"]


def test_words_are_found_in_all_texts_and_marked(page, session):
    mark = session.theme.tokens().mark.rgb() & 0xFFFFFF
    assert mark not in colours(page.reader.view)
    look_for(page, "reputation")
    assert listed(page) == [
        "Mentor or sponsor: which do you need now?",
        "The words of this program",
    ]
    assert page.search._chip.text() == "2 texts"
    assert page.reader.view.toPlainText().startswith("Mentor or sponsor")
    assert mark in colours(page.reader.view)
    look_for(page, '"verbatim nonsense"')
    assert listed(page) == []
    assert page.nothing.isVisible()
    look_for(page, "")
    assert len(listed(page)) == 6
    assert not page.nothing.isVisible()
    assert mark not in colours(page.reader.view)


def test_places_are_gone_through_by_keys(page):
    look_for(page, "median")
    assert page.reader.count.text() == "4 places"
    seen = []
    for _place in range(5):
        press(Key.Key_F3)
        seen.append(page.reader.view.textCursor().selectionStart())
    assert len(set(seen)) == 4
    assert seen[4] == seen[0]
    press(Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert page.reader.view.textCursor().selectionStart() == seen[3]


def test_a_text_is_printed_dark_on_white(page, theme, tmp_path, monkeypatch):
    target = tmp_path / "form.pdf"

    def print_to_file(dialog):
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return True

    monkeypatch.setattr(QPrintDialog, "exec", print_to_file)
    theme.set_mode("dark")
    page.show_record("library", "agreement")
    press(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    theme.set_mode("light")
    reader = PdfReader(target)
    words = " ".join(" ".join(one.extract_text() for one in reader.pages).split())
    assert "How either of us can stop without awkwardness" in words
    assert "____" in words
    content = reader.pages[0].get_contents().get_data().decode("latin-1")
    inks = {
        tuple(map(float, one)) for one in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) scn", content)
    }
    assert inks
    assert max(max(one) for one in inks if one != (1.0, 1.0, 1.0)) < 0.95
    assert len(reader.pages) <= 2


def test_printing_can_be_called_off(page, session, monkeypatch):
    said = []
    session.message.connect(said.append)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: False)
    page.reader.printing.click()
    assert said == []


def test_locking_forgets_what_was_searched(page):
    look_for(page, "reputation")
    page.locked()
    assert page.search.text() == ""
    assert len(listed(page)) == 6


def test_another_text_size_keeps_the_text(page, theme):
    theme.set_text_scale(1.5)
    words = page.reader.view.toPlainText()
    theme.set_text_scale(1.0)
    assert page.reader.view.toPlainText() == words
