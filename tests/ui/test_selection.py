"""Several entries selected at once: keys, the bar, the summary, acts and their undo."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget

from growthjournal.domain.entries import Entry, EntryOrder
from growthjournal.ui.models.entry_list import EntryListModel, Found, Role
from growthjournal.ui.pages import journal_selection

TODAY = date(2026, 11, 20)
TEXTS = [
    ("Plan", date(2026, 11, 20), "The silence."),
    ("Budget", date(2026, 11, 17), "Two options. #money"),
    ("Apples", date(2026, 10, 28), "I held the silence."),
    ("Draft", date(2026, 10, 3), "Nothing sent."),
]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def workspace(workspace):
    for title, day, body in TEXTS:
        workspace.journal.put(Entry(title=title, date=day, body=body))
    return workspace


@pytest.fixture
def page(page):
    page.list.view.setFocus()
    return page


def settle(page, qtbot):
    qtbot.waitUntil(lambda: not page.session.is_busy, timeout=10_000)


def press(page, *keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(page.list.view, key, held)


def lines(page):
    """What the list shows, headings in brackets."""
    model = page.list.model
    shown = []
    for row in range(model.rowCount()):
        heading = model.index(row).data(Role.HEADING)
        shown.append(f"[{heading}]" if heading else model.index(row).data(Role.ENTRY).title)
    return shown


def selected(page):
    model = page.list.model
    rows = [model.row_of(key) for key in page.list.view.selected_ids]
    return sorted(model.index(row).data(Role.ENTRY).title for row in rows)


def stored(workspace, title):
    return next(
        workspace.journal.entry(row.uuid)
        for row in workspace.journal.rows(workspace.journal.ids())
        if row.title == title
    )


def bar(page):
    return page.findChild(QWidget, "selectionBar")


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_shift_and_arrows_select_several_over_headings(page):
    press(page, Key.Key_Down, Key.Key_Down, held=SHIFT)
    assert selected(page) == ["Apples", "Budget", "Plan"]
    assert "3 entries selected" in said(bar(page))
    summary = page.findChild(QWidget, "selectionSummary")
    assert summary.isVisible()
    assert not page.pane.isVisible()
    assert said(summary)[:2] == ["3 entries selected", "From October 28, 2026 to November 20, 2026"]
    press(page, Key.Key_Up, held=SHIFT)
    assert selected(page) == ["Budget", "Plan"]


def test_escape_returns_to_one_entry_and_shows_it(page):
    press(page, Key.Key_Down, held=SHIFT)
    press(page, Key.Key_Escape)
    assert selected(page) == ["Budget"]
    assert not bar(page).isVisible()
    assert page.pane.isVisible()
    assert page.pane.title.text() == "Budget"


def test_the_bar_s_last_button_ends_the_selection(page, qtbot):
    press(page, Key.Key_A, held=CONTROL)
    qtbot.mouseClick(page.findChild(QWidget, "selection-end"), Qt.MouseButton.LeftButton)
    assert len(selected(page)) == 1
    assert page.list.view.hasFocus()


def test_control_moves_and_space_toggles(page):
    press(page, Key.Key_Down, Key.Key_Down, held=CONTROL)
    assert selected(page) == ["Plan"]
    press(page, Key.Key_Space, held=CONTROL)
    assert selected(page) == ["Apples", "Plan"]
    press(page, Key.Key_Space, held=CONTROL)
    assert selected(page) == ["Plan"]


def test_home_end_and_pages_move_over_headings(page):
    press(page, Key.Key_End)
    assert selected(page) == ["Draft"]
    press(page, Key.Key_Home)
    assert selected(page) == ["Plan"]
    press(page, Key.Key_PageDown)
    assert selected(page) == ["Draft"]
    press(page, Key.Key_PageUp)
    assert selected(page) == ["Plan"]
    press(page, Key.Key_End, held=SHIFT)
    assert len(selected(page)) == 4


def test_the_mouse_selects_with_control_and_shift(page, qtbot):
    view, model = page.list.view, page.list.model

    def click(title, held=Qt.KeyboardModifier.NoModifier):
        place = view.visualRect(model.index(lines(page).index(title))).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)

    click("Budget")
    click("Draft", CONTROL)
    assert selected(page) == ["Budget", "Draft"]
    click("Plan")
    assert selected(page) == ["Plan"]
    click("Apples", SHIFT)
    assert selected(page) == ["Apples", "Budget", "Plan"]


def test_what_was_typed_is_saved_before_several_are_shown(page, workspace):
    page.pane.title.setFocus()
    QTest.keyClicks(page.pane.title, "New ")
    page.list.view.setFocus()
    press(page, Key.Key_Down, held=SHIFT)
    assert stored(workspace, "New Plan").body == "The silence."


def test_ctrl_a_reads_no_rows(page):
    asked = []
    page.list.model._fetch = lambda ids, query: asked.append(ids) or []
    page.list.model._rows = {}
    page.hide()
    page.list.view.selectAll()
    assert len(page.list.view.selected_ids) == 4
    assert asked == []


def test_a_selection_survives_a_new_list(page, qtbot):
    press(page, Key.Key_Down, Key.Key_Down, held=SHIFT)
    page.list.look_up()
    settle(page, qtbot)
    assert selected(page) == ["Apples", "Budget", "Plan"]
    assert bar(page).isVisible()


def test_a_tag_goes_to_all_and_is_taken_back_in_one_step(page, workspace, qtbot):
    press(page, Key.Key_A, held=CONTROL)
    page.selection.tag()
    dialog = page.findChild(QDialog, "tag-dialog")
    QTest.keyClicks(dialog.field, "#review")
    QTest.keyClick(dialog.field, Key.Key_Return)
    qtbot.waitUntil(lambda: page.session.offers == ["4 entries tagged"])
    settle(page, qtbot)
    assert len(workspace.journal.ids("tag:review")) == 4
    page.session.undo_stack.undo()
    settle(page, qtbot)
    assert workspace.journal.ids("tag:review") == []
    page.session.undo_stack.redo()
    settle(page, qtbot)
    assert len(workspace.journal.ids("tag:review")) == 4
    assert page.session.undo_stack.count() == 1


def test_a_tag_that_some_carry_can_be_removed(page, workspace, qtbot):
    workspace.several.tag([stored(workspace, "Plan").uuid], "old")
    press(page, Key.Key_Down, held=SHIFT)
    page.selection.tag()
    dialog = page.findChild(QDialog, "tag-dialog")
    assert not dialog.remove_button.isEnabled()
    chip = next(one for one in dialog.findChildren(QWidget) if one.accessibleName() == "old")
    chip.click()
    dialog.remove_button.click()
    assert page.session.offers == ["Tag removed from 1 entry"]
    assert workspace.journal.ids("tag:old") == []


def test_stars_and_pins_toggle_for_all(page, workspace, qtbot):
    workspace.several.set_starred([stored(workspace, "Plan").uuid], starred=True)
    press(page, Key.Key_Down, held=SHIFT)
    page.selection.star()
    assert stored(workspace, "Plan").starred
    assert stored(workspace, "Budget").starred
    page.selection.star()
    assert not stored(workspace, "Plan").starred
    assert page.session.offers == ["2 entries starred", "Stars removed from 2 entries"]
    page.session.undo_stack.undo()
    page.session.undo_stack.undo()
    assert stored(workspace, "Plan").starred
    assert not stored(workspace, "Budget").starred


def test_pinned_entries_stand_first_under_their_heading(page, workspace, qtbot):
    press(page, Key.Key_End)
    page.selection.pin()
    settle(page, qtbot)
    assert lines(page) == [
        "[Pinned]", "Draft", "[November 2026]", "Plan", "Budget", "[October 2026]", "Apples",
    ]  # fmt: skip
    assert selected(page) == ["Draft"]
    page.list.search_for("silence OR nothing")
    page.list.search_for("is:pinned")
    settle(page, qtbot)
    assert lines(page) == ["[October 2026]", "Draft"]


def test_pins_are_there_when_a_journal_is_opened(page, workspace, qtbot):
    workspace.several.set_pinned([stored(workspace, "Apples").uuid], pinned=True)
    page.locked()
    page.opened()
    settle(page, qtbot)
    assert lines(page)[:2] == ["[Pinned]", "Apples"]
    assert page.pane.title.text() == "Plan"


def test_another_day_goes_to_all(page, workspace, qtbot):
    press(page, Key.Key_Down, held=SHIFT)
    page.selection.change_date()
    page.selection._calendar.picked.emit(date(2026, 9, 1))
    settle(page, qtbot)
    assert stored(workspace, "Plan").date == stored(workspace, "Budget").date == date(2026, 9, 1)
    assert page.session.offers == ["2 entries moved to September 1, 2026"]
    page.session.undo_stack.undo()
    assert stored(workspace, "Budget").date == date(2026, 11, 17)


def test_delete_moves_all_to_the_trash_and_goes_on_below(page, workspace, qtbot):
    press(page, Key.Key_Down, held=SHIFT)
    press(page, Key.Key_Delete)
    settle(page, qtbot)
    assert lines(page) == ["[October 2026]", "Apples", "Draft"]
    assert page.pane.isVisible()
    assert page.pane.title.text() == "Apples"
    assert not bar(page).isVisible()
    page.session.undo_stack.undo()
    settle(page, qtbot)
    assert workspace.journal.count() == 4


def test_delete_of_the_last_goes_on_above(page, workspace, qtbot):
    press(page, Key.Key_End)
    press(page, Key.Key_Delete)
    settle(page, qtbot)
    assert page.pane.title.text() == "Apples"
    assert selected(page) == ["Apples"]


def test_delete_in_the_text_deletes_letters_only(page, workspace, qtbot):
    page.pane.body.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Delete)
    assert workspace.journal.count() == 4
    assert page.pane.body.text() == "he silence."


def test_many_are_changed_on_a_worker_in_order(page, workspace, qtbot, monkeypatch):
    monkeypatch.setattr(journal_selection, "AT_ONCE", 1)
    press(page, Key.Key_A, held=CONTROL)
    page.selection.trash()
    settle(page, qtbot)
    assert workspace.journal.count() == 0
    assert page.session.offers == ["4 entries moved to the trash, where they stay 30 days"]
    page.session.undo_stack.undo()
    page.session.undo_stack.redo()
    page.session.undo_stack.undo()
    settle(page, qtbot)
    assert workspace.journal.count() == 4


def test_export_takes_what_is_selected(page, workspace, qtbot):
    press(page, Key.Key_Down, held=SHIFT)
    page.selection.export()
    settle(page, qtbot)
    dialog = page.findChild(QDialog, "export-dialog")
    assert dialog.isVisible()
    assert dialog._chosen().uuids == tuple(
        stored(workspace, one).uuid for one in ("Plan", "Budget")
    )


def test_the_menu_has_the_same_acts(page, qtbot):
    press(page, Key.Key_Down, held=SHIFT)
    page.list.view.menu_wanted.emit(QPoint(10, 10))
    menu = page.findChild(QMenu, "selectionMenu")
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Tag…", "Change the date…", "Star", "Pin", "Export…", "Move to trash"]
    menu.close()


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (EntryOrder.OLDEST, ["[October 2026]", "Draft", "Apples", "[November 2026]", "Budget", "Plan"]),  # noqa: E501
        (EntryOrder.TITLE, ["Apples", "Budget", "Draft", "Plan"]),
        (EntryOrder.CHANGED, ["Draft", "Apples", "Budget", "Plan"]),
    ],
)  # fmt: skip
def test_orders_are_chosen_in_the_menu_and_remembered(page, qtbot, order, expected):
    page.list.options.click()
    menu = page.findChild(QMenu, "listOptionsMenu")
    next(one for one in menu.actions() if one.objectName() == f"list_order-{order}").trigger()
    settle(page, qtbot)
    assert lines(page) == expected
    assert selected(page) == ["Plan"]
    assert page.session.preferences.text("list_order") == order
    menu.close()


def test_pins_divide_a_list_by_title(page, workspace, qtbot):
    page.session.preferences.remember("list_order", "title")
    workspace.several.set_pinned([stored(workspace, "Plan").uuid], pinned=True)
    page.list.look_up()
    settle(page, qtbot)
    assert lines(page) == ["[Pinned]", "Plan", "[All other entries]", "Apples", "Budget", "Draft"]


def test_a_compact_list_shows_more_rows(page, qtbot):
    before = page.list.view.verticalHeader().length()
    page.list.options.click()
    menu = page.findChild(QMenu, "listOptionsMenu")
    next(one for one in menu.actions() if one.objectName() == "list_density-compact").trigger()
    menu.close()
    assert page.list.view.verticalHeader().length() < before * 0.8
    assert page.list.view.itemDelegate().is_compact


def test_locking_forgets_the_selection(page, qtbot):
    press(page, Key.Key_A, held=CONTROL)
    page.locked()
    assert not bar(page).isVisible()
    assert not page.findChild(QWidget, "selectionSummary").isVisible()


def test_the_model_with_pins_keeps_qt_s_rules(qapp, qtmodeltester):
    model = EntryListModel(lambda ids, query: [])
    model.show(Found(ids=(1, 2, 3), months=((date(2026, 11, 1), 2),), pinned=1))
    qtmodeltester.check(model)
    assert model.ids_between(0, 4) == (1, 2, 3)
    assert model.ids_between(0, 0) == ()
    assert model.ids_between(2, 3) == (2,)
    assert [model.row_of(key) for key in (1, 2, 3, 4)] == [1, 3, 4, None]
    assert model.heading_of(date(2026, 11, 9)) == 2
