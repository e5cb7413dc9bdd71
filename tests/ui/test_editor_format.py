"""Formatting by command: what it puts in, what it takes out, and that all of it can be undone."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from growthjournal.domain.entries import Entry
from growthjournal.ui.pages.journal_link_dialog import LinkDialog
from growthjournal.ui.widgets import editor_format
from growthjournal.ui.widgets.editor import BodyEditor

DAY = date(2026, 11, 20)
KEEP = QTextCursor.MoveMode.KeepAnchor


@pytest.fixture
def editor(qtbot, theme):
    editor = BodyEditor(theme)
    qtbot.addWidget(editor)
    editor.resize(700, 500)
    editor.show()
    return editor


@pytest.fixture
def page(page, workspace):
    entry = Entry(date=DAY, title="Quiet", body="one two\nthree")
    page.session.notify(workspace.journal.put(entry))
    page.open_entry(entry.uuid)
    page.pane.body.setFocus()
    return page


def selected(editor, start, end):
    cursor = editor.view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, KEEP)
    return cursor


@pytest.mark.parametrize(
    ("act", "text", "after"),
    [
        ("bold", "one", "**one**"),
        ("bold", "a\nb", "**a\nb**"),
        ("strike", "one", "~~one~~"),
        ("code", "one", "`one`"),
        ("code", "a\nb", "```\na\nb\n```"),
        ("heading", "one", "# one"),
        ("heading", "## one", "### one"),
        ("heading", "### one", "one"),
        ("bullets", "a\n\nb", "- a\n\n- b"),
        ("bullets", "- a\n- b", "a\nb"),
        ("bullets", "- [ ] a\n2. b", "- a\n- b"),
        ("numbers", "a\n- b\n  - c", "1. a\n2. b\n  1. c"),
        ("numbers", "1. a\n2. b", "a\nb"),
        ("boxes", "- a\nb", "- [ ] a\n- [ ] b"),
        ("boxes", "- [x] a\n- [ ] b", "a\nb"),
        ("quote", "a\nb", "> a\n> b"),
        ("quote", "> a\n> b", "a\nb"),
        ("rule", "a", "a\n\n---\n\n"),
        ("rule", "", "---\n\n"),
        ("footnote", "a", "a[^1]\n\n[^1]: "),
        ("footnote", "a[^1]\n\n[^1]: b", "a[^1]\n\n[^1]: b[^2]\n[^2]: "),
    ],
)
def test_an_act_changes_the_selected_lines_as_one_step(editor, act, text, after):
    editor.show_text(text)
    cursor = selected(editor, 0, len(text))
    getattr(editor_format, act)(cursor)
    assert editor.text() == after
    editor.view.undo()
    assert editor.text() == text


def test_italic_inside_bold_adds_a_star_and_takes_it_away_again(editor):
    editor.show_text("**one**")
    editor_format.italic(cursor := selected(editor, 2, 5))
    assert editor.text() == "***one***"
    editor_format.italic(cursor)
    assert editor.text() == "**one**"


def test_a_table_is_put_between_and_its_first_name_is_selected(editor):
    editor.show_text("one\ntwo")
    cursor = selected(editor, 1, 1)
    editor_format.table(cursor, ("Who", "When"))
    assert editor.text() == "one\n\n| Who | When |\n| --- | --- |\n|  |  |\n|  |  |\n\ntwo"
    assert cursor.selectedText() == "Who"


def test_a_link_keeps_its_target_whole(editor):
    editor.show_text("see notes")
    editor_format.link(selected(editor, 4, 9), "notes", "https://example.org/a b)")
    assert editor.text() == "see [notes](https://example.org/a%20b%29)"


ACTS = ["bold", "italic", "strike", "code", "heading", "quote", "bullets", "numbers", "boxes",
        "rule", "footnote"]  # fmt: skip
LINES = st.lists(
    st.sampled_from(["", "a", "- b", "2. c", "> d", "# e", "😀 f", "- [x] g", "  - h", "```"]),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, acts=st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 40), st.integers(0, 40)), max_size=6
))  # fmt: skip
def test_whatever_is_formatted_can_be_taken_back(editor, lines, acts):
    text = "\n".join(lines)
    editor.show_text(text)
    for act, start, end in acts:
        most = editor.view.document().characterCount() - 1
        getattr(editor_format, act)(selected(editor, min(start, most), min(end, most)))
    while editor.view.document().isUndoAvailable():
        editor.view.undo()
    assert editor.text() == text


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=LINES,
    act=st.sampled_from(["heading", "quote", "bullets", "boxes"]),
    first=st.integers(0, 7),
    more=st.integers(0, 3),
)
def test_other_lines_stay_as_they_are(editor, lines, act, first, more):
    first %= len(lines)
    last = min(first + more, len(lines) - 1)
    editor.show_text("\n".join(lines))
    document = editor.view.document()
    end = document.findBlockByNumber(last)
    cursor = selected(
        editor, document.findBlockByNumber(first).position(), end.position() + end.length() - 1
    )
    getattr(editor_format, act)(cursor)
    after = editor.text().split("\n")
    assert len(after) == len(lines)
    assert (after[:first], after[last + 1 :]) == (lines[:first], lines[last + 1 :])


def test_keys_and_menu_format_the_text(page):
    view = page.pane.body.view
    view.selectAll()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_8, held)
    assert page.pane.body.text() == "- one two\n- three"
    acts = {one.objectName(): one for one in page.pane.header.format.menu().actions()}
    acts["bulletsFormat"].trigger()
    assert page.pane.body.text() == "one two\nthree"


def test_a_link_is_asked_for(page, monkeypatch):
    view = page.pane.body.view
    cursor = view.textCursor()
    cursor.setPosition(3, KEEP)
    view.setTextCursor(cursor)

    def fill(dialog):
        assert dialog.words.text() == "one"
        dialog.target.setText("https://example.org")
        assert dialog.save.isEnabled()
        return True

    monkeypatch.setattr(LinkDialog, "exec", fill)
    QTest.keyClick(
        view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.pane.body.text() == "[one](https://example.org) two\nthree"


def test_nothing_is_formatted_while_the_entry_is_read(page):
    page.pane.reading.action.trigger()
    assert not page.pane.header.format.isEnabled()
    page.pane.formatting.actions[4].trigger()
    assert page.pane.body.text() == "one two\nthree"
    page.pane.reading.action.trigger()


def test_the_words_of_the_selection_are_counted(page, qtbot):
    status = page.pane.header.status
    qtbot.waitUntil(lambda: status.text().endswith("3 words"))
    page.pane.body.view.setTextCursor(selected(page.pane.body, 0, 7))
    qtbot.waitUntil(lambda: status.text().endswith("2 of 3 words"))
    page.pane.body.view.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: status.text().endswith(" 3 words") and "of" not in status.text())
