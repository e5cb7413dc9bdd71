"""A first evening at the real window with the keyboard alone: what is stored, what is painted."""

from datetime import date

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from growthjournal.domain.competencies import Axis
from growthjournal.domain.patterns import PatternStatus
from growthjournal.ui.models.entry_list import Role as EntryRole
from growthjournal.ui.models.rows import Role as PatternRole
from growthjournal.ui.pages.page import Page

TODAY = date(2026, 11, 20)
PASSPHRASE = "four unrelated words"
MARKER = "Zibeline"
TITLE = f"The {MARKER} meeting"
BODY = f"I held the **silence** for four seconds. #delegation\n\n- [ ] ask {MARKER} again"
PATTERN = f"I answer before {MARKER} finishes"
PERSON = "Noor Haddad"
MANY_COLOURS = 20
"""Letters have soft edges: what shows words has more colours than what shows none."""

Key = Qt.Key


def test_first_evening(window, keyboard, tmp_path, words_in, open_files):
    journal = tmp_path / "mine.growthjournal"
    create(window, keyboard, journal)
    write_entry(window, keyboard)
    search(window, keyboard)
    add_pattern(window, keyboard)
    undo_and_redo_it(window, keyboard)
    focus_on_four(window, keyboard)
    rate_three(window, keyboard)
    read_the_charts(window, keyboard)
    export_pdf(window, keyboard, tmp_path / "mine.pdf")
    assert MARKER in " ".join(words_in(window))
    assert journal in open_files()
    lock(window, keyboard)
    assert [one for one in words_in(window) if MARKER in one] == []
    assert [path for path in open_files() if path.name.startswith(journal.name)] == []
    unlock(window, keyboard)
    find_it_again(window, keyboard)


def create(window, keyboard, journal):
    window.open_journal(journal)
    keyboard.wait(lambda: QApplication.focusWidget() is window.welcome.create_button)
    keyboard.press(Key.Key_Space)
    keyboard.wait_for_dialog("create-dialog")
    keyboard.tab_to("create-path")
    keyboard.write_over(str(journal))
    keyboard.tab_to("create-passphrase")
    keyboard.write(PASSPHRASE)
    keyboard.press(Key.Key_Tab)
    keyboard.write(PASSPHRASE)
    keyboard.press(Key.Key_Return)
    keyboard.wait(lambda: window.session.is_open)
    keyboard.wait_for_dialog("first-run-dialog")
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    keyboard.settle()
    assert window.session.path == journal
    assert window.session.workspace.is_encrypted
    assert not journal.read_bytes().startswith(b"SQLite format 3")
    assert window.current_name() == "journal"
    assert page(window).focusWidget() is QApplication.focusWidget()


def write_entry(window, keyboard):
    journal = window.session.workspace.journal
    keyboard.press(Key.Key_N, control=True, shift=True)
    keyboard.write(TITLE)
    keyboard.press(Key.Key_Tab)
    keyboard.write(BODY)
    assert journal.count() == 0
    keyboard.wait(journal.count)
    keyboard.settle()
    (entry,) = journal.chosen()
    assert (entry.title, entry.body, entry.date) == (TITLE, BODY, TODAY)
    assert journal.tag_counts() == {"delegation": 1}
    assert page(window).pane.header.status.text().startswith("Saved · ")
    assert window.nav["journal"].accessibleName() == "Journal, 1"
    (row,) = rows(page(window).list.model, EntryRole.ENTRY)
    assert row.title == TITLE
    assert colours(keyboard, page(window).list.view) > MANY_COLOURS


def search(window, keyboard):
    journal_page, mark = page(window), window.session.theme.tokens().mark.rgb() & 0xFFFFFF
    assert mark not in keyboard.colours(journal_page.pane.body)
    keyboard.press(Key.Key_K, control=True)
    keyboard.write("absent")
    keyboard.settle()
    assert rows(journal_page.list.model, EntryRole.ENTRY) == []
    assert "No entry matches" in journal_page.list._nothing.sentence.text()
    keyboard.write_over("silence")
    keyboard.settle()
    (row,) = rows(journal_page.list.model, EntryRole.ENTRY)
    assert "\ue000silence\ue001" in row.snippet
    assert journal_page.list.search._chip.text() == "1 found"
    (found,) = journal_page.pane.body.view.extraSelections()
    assert found.cursor.selectedText() == "silence"
    assert mark in keyboard.colours(journal_page.pane.body)


def add_pattern(window, keyboard):
    mentoring = window.session.workspace.mentoring
    keyboard.press(Key.Key_4, control=True)
    keyboard.press(Key.Key_N, control=True, shift=True)
    dialog = keyboard.wait_for_dialog("pattern-dialog")
    keyboard.write(PATTERN)
    keyboard.tab_to("more")
    keyboard.press(Key.Key_Space)
    keyboard.tab_to("personPicker")
    keyboard.write_over(PERSON)
    assert dialog.source.person.offer.text() == f"Add “{PERSON}” as a new person (Enter)"
    keyboard.press(Key.Key_Return)
    assert dialog.isVisible()
    keyboard.tab_to("heardAs")
    keyboard.write("You do it again.")
    keyboard.press(Key.Key_Return, control=True)
    keyboard.wait_until_closed()
    (person,) = mentoring.people()
    (pattern,) = mentoring.patterns()
    assert person.name == PERSON
    assert (pattern.name, pattern.status) == (PATTERN, PatternStatus.ACTIVE)
    assert (pattern.surfaced_by, pattern.surfaced_on) == (person.uuid, TODAY)
    assert pattern.heard_as == "You do it again."
    (shown,) = rows(page(window).patterns.model, PatternRole.ROW)
    assert shown.title == PATTERN
    assert PERSON in shown.meta
    words = " ".join(keyboard.words_in(page(window).patterns.detail))
    for expected in (PATTERN, PERSON, "You do it again."):
        assert expected in words
    assert window.nav["patterns"].accessibleName() == "Patterns, 1"
    assert colours(keyboard, page(window).patterns.view) > MANY_COLOURS


def undo_and_redo_it(window, keyboard):
    mentoring = window.session.workspace.mentoring
    keyboard.press(Key.Key_Z, control=True)
    assert (mentoring.patterns(), mentoring.people()) == ([], [])
    assert rows(page(window).patterns.model, PatternRole.ROW) == []
    assert PATTERN not in " ".join(keyboard.words_in(page(window)))
    keyboard.press(Key.Key_Z, control=True, shift=True)
    assert [one.name for one in mentoring.patterns()] == [PATTERN]
    assert [one.name for one in mentoring.people()] == [PERSON]
    assert len(rows(page(window).patterns.model, PatternRole.ROW)) == 1


def focus_on_four(window, keyboard):
    keyboard.press(Key.Key_7, control=True)
    keyboard.tab_to("chooseFocus")
    keyboard.press(Key.Key_Space)
    dialog = keyboard.wait_for_dialog("focus-dialog")
    for number in range(4):
        keyboard.press(*[Key.Key_Tab] * bool(number), Key.Key_Space)
    assert dialog.count.text() == "4 of 4 chosen"
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()
    growth = window.session.workspace.growth
    assert growth.focus() == tuple(one.uuid for one in growth.competencies()[:4])


def rate_three(window, keyboard):
    growth = window.session.workspace.growth
    given = {1: (4, 2), 2: (3, 3), 3: (5, 1)}
    wanted = {}
    for place, values in given.items():
        keyboard.tab_to("rateButton")
        keyboard.press(Key.Key_R)
        dialog = keyboard.wait_for_dialog("rating-dialog")
        chosen = dialog.screen_shown.cards[place - 1].accessibleName()
        keyboard.press(digit(place))
        for axis, value in zip(Axis, values, strict=True):
            wanted[chosen, axis] = value
            keyboard.press(digit(value), Key.Key_Return, Key.Key_Return)
        keyboard.wait_until_closed()
    names = {one.uuid: one.name for one in growth.competencies()}
    stored = {(names[one.competency], one.axis): one for one in growth.ratings()}
    assert {key: one.value for key, one in stored.items()} == wanted
    assert {one.on for one in stored.values()} == {TODAY}
    assert {one.uncorroborated for one in stored.values() if one.value >= 4} == {True}


def read_the_charts(window, keyboard):
    trends = page(window)
    gap, competencies = trends.gap.view, trends.competencies.view
    keyboard.wait(lambda: kinds(gap) == ["mean", "mean"])
    assert [one.y for one in gap.drawn.marks] == [4.0, 2.0]
    assert "three of four in focus" in gap.drawn.marks[0].label
    keyboard.wait(lambda: len(kinds(competencies)) == 6)
    assert colours(keyboard, gap) > MANY_COLOURS
    assert colours(keyboard, competencies) > MANY_COLOURS
    keyboard.tab_to("gapChart")
    keyboard.press(Key.Key_Right, Key.Key_Return)
    dialog = keyboard.wait_for_dialog("records-dialog")
    said = list(keyboard.words_in(dialog))
    assert "3 ratings" in said
    assert said.count("Hollow: without a fact.") == 2
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    keyboard.press(Key.Key_T)
    assert cells(trends.gap.table.model()) == [["Nov 20, 2026", "4.0", "2.0", "+2.0"]]
    assert trends.gap.table.isVisible()
    keyboard.press(Key.Key_T)
    assert gap.isVisible()
    keyboard.tab_to("rateButton")
    keyboard.press(Key.Key_T)
    numbers = [tuple(row[1:4]) for row in cells(trends.competencies.table.model())]
    rated = [("5.0", "1.0", "+4.0"), ("4.0", "2.0", "+2.0"), ("3.0", "3.0", "0.0")]
    assert numbers == rated + [("–",) * 3] * 7
    keyboard.press(Key.Key_T)


def export_pdf(window, keyboard, path):
    keyboard.press(Key.Key_E, control=True, shift=True)
    dialog = keyboard.wait_for_dialog("export-dialog")
    keyboard.wait(lambda: "1" in dialog.leaving.text())
    assert dialog.leaving.text() == "1 entry will leave."
    assert "not encrypted" in dialog.warning.text()
    keyboard.tab_to("exportTarget")
    keyboard.write_over(str(path))
    keyboard.press(Key.Key_Return)
    keyboard.wait(dialog.outcome_sentence.isVisible)
    assert dialog.outcome_sentence.text() == "Wrote 1 entry to mine.pdf."
    keyboard.press(Key.Key_Return)
    keyboard.wait_until_closed()
    reader = PdfReader(path)
    titles = [one.title for one in flat(reader.outline)]
    assert titles == ["2026", "November 2026", f"Fri 20 · {TITLE}"]
    text = " ".join(one.extract_text() for one in reader.pages)
    assert "I held the silence for four seconds." in text
    assert PATTERN not in text


def lock(window, keyboard):
    keyboard.press(Key.Key_L, control=True)
    assert window.session.workspace is None
    assert window.views.currentWidget() is window.unlock_view
    assert window.session.undo_stack.count() == 0
    keyboard.wait(lambda: QApplication.focusWidget() is window.unlock_view.field)


def unlock(window, keyboard):
    view = window.unlock_view
    keyboard.write("not the passphrase\n")
    keyboard.wait(view.sentence.isVisible)
    assert view.sentence.text().startswith("The passphrase does not open this journal")
    assert not window.session.is_open
    keyboard.wait(lambda: QApplication.focusWidget() is view.field)
    keyboard.write_over(f"{PASSPHRASE}\n")
    keyboard.wait(lambda: window.session.is_open)
    keyboard.settle()
    assert view.field.text() == ""


def find_it_again(window, keyboard):
    assert window.current_name() == "trends"
    keyboard.press(Key.Key_2, control=True)
    keyboard.settle()
    (row,) = rows(page(window).list.model, EntryRole.ENTRY)
    assert row.title == TITLE
    assert page(window).pane.title.text() == TITLE
    assert page(window).pane.body.text() == BODY
    keyboard.press(Key.Key_4, control=True)
    assert [one.title for one in rows(page(window).patterns.model, PatternRole.ROW)] == [PATTERN]


def flat(outline):
    for one in outline:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield one


def kinds(chart) -> list[str]:
    return [one.kind for one in chart.drawn.marks] if chart.drawn else []


def page(window) -> Page:
    return window.current_page()


def digit(number: int) -> Key:
    return Key(Key.Key_0 + number)


def rows(model, role):
    """The records that the rows of a list show."""
    found = (model.index(row).data(role) for row in range(model.rowCount()))
    return [one for one in found if one is not None]


def cells(model):
    """The words of a table."""
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def colours(keyboard, widget) -> int:
    return len(keyboard.colours(widget))
