"""The journal page over a real journal: finding, writing, saving, linking, keys."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox, QWidget

from growthjournal.domain.entries import Effort, Entry, EntryKind, TargetKind
from growthjournal.domain.errors import JournalBusyError
from growthjournal.domain.people import Person
from growthjournal.services.workspace import Workspace
from growthjournal.ui.models.entry_list import Role
from growthjournal.ui.pages import journal_saving
from growthjournal.ui.widgets.editor_given import GivenFile

TODAY = date(2026, 11, 20)
TEXTS = [
    ("The plan", date(2026, 11, 20), "The silence lasted four seconds. #delegation"),
    ("Budget", date(2026, 11, 17), "Two options on the table."),
    ("Draft", date(2026, 10, 28), "I held the silence and sent nothing. silence again"),
]


@pytest.fixture
def filled(workspace):
    for title, day, body in TEXTS:
        workspace.journal.put(Entry(title=title, date=day, body=body))
    return workspace


@pytest.fixture
def page(workspace, closed_page):
    """The page before a journal is opened."""
    yield closed_page
    closed_page.save_pending_for_good()


def open_journal(page, workspace, qtbot):
    page.session.open_with(workspace)
    settle(page, qtbot)


def settle(page, qtbot):
    qtbot.waitUntil(lambda: not page.session.is_busy, timeout=10_000)


@pytest.fixture
def opened(page, filled, qtbot):
    open_journal(page, filled, qtbot)
    return page


def titles(page):
    model = page.list.model
    rows = [model.index(row).data(Role.ENTRY) for row in range(model.rowCount())]
    return [row.title for row in rows if row is not None]


def stored(page):
    return page.session.workspace.journal.entry(page.pane.entry.uuid)


def write(page, text):
    page.pane.body.styled.moveCursor(page.pane.body.styled.textCursor().MoveOperation.End)
    QTest.keyClicks(page.pane.body.styled, text)


def test_an_empty_journal_offers_the_first_entry(page, workspace, qtbot):
    open_journal(page, workspace, qtbot)
    button = page.findChild(QWidget, "firstEntryButton")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.pane.title.hasFocus()
    QTest.keyClicks(page.pane.title, "First")
    write(page, "One line.")
    page.save_pending()
    settle(page, qtbot)
    assert titles(page) == ["First"]
    entry = stored(page)
    assert (entry.title, entry.body, entry.date) == ("First", "One line.", TODAY)
    assert page.list.view.current_uuid() == entry.uuid


def test_the_newest_entry_is_shown(opened):
    assert titles(opened) == ["The plan", "Budget", "Draft"]
    assert opened.pane.title.text() == "The plan"
    assert opened.pane.body.text() == TEXTS[0][2]
    assert "2026" in opened.pane.header.date_button.text()


def test_an_entry_that_stayed_empty_is_not_stored(opened, filled, qtbot):
    opened.new_entry()
    QTest.keyClicks(opened.pane.title, "  ")
    opened.save_pending()
    opened.open_entry(filled.journal.search("budget")[0].uuid)
    settle(opened, qtbot)
    assert filled.journal.count() == 3


def test_typing_is_saved_a_second_later_and_is_no_undo_step(opened, qtbot):
    write(opened, " More.")
    with qtbot.waitSignal(opened.pane.saver.saved, timeout=4000):
        pass
    assert stored(opened).body == TEXTS[0][2] + " More."
    assert opened.session.undo_stack.count() == 0
    assert opened.pane.header.status.text().startswith("Saved")


def test_looking_at_entries_stores_nothing(opened, filled, monkeypatch, qtbot):
    monkeypatch.setattr(
        filled.journal, "put", lambda entry: pytest.fail("nothing was typed"), raising=True
    )
    for _step in range(2):
        opened.list.view.move_by(1)
        opened.save_pending()


def test_a_nasty_text_is_stored_as_it_was_but_for_what_was_typed(page, workspace, qtbot):
    nasty = "a\x00b\r\nc\rd\u2028e\u2029f\u00a0g\ufdd0\u202eh"
    workspace.journal.put(Entry(date=TODAY, body=nasty))
    open_journal(page, workspace, qtbot)
    write(page, "x")
    page.save_pending()
    assert stored(page).body == nasty + "x"


def test_a_busy_journal_keeps_the_text_and_is_tried_again(opened, filled, monkeypatch, qtbot):
    monkeypatch.setattr(journal_saving, "RETRY_MS", 50)
    put = filled.journal.put

    def busy(entry):
        raise JournalBusyError("busy")

    monkeypatch.setattr(filled.journal, "put", busy)
    write(opened, " Kept.")
    with qtbot.waitSignal(opened.pane.saver.waiting, timeout=4000):
        pass
    assert opened.pane.header.status.text().startswith("Not saved yet")
    assert opened.pane.body.text().endswith(" Kept.")
    monkeypatch.setattr(filled.journal, "put", put)
    with qtbot.waitSignal(opened.pane.saver.saved, timeout=4000):
        pass
    assert stored(opened).body.endswith(" Kept.")


def test_text_of_an_entry_that_was_left_while_busy_is_saved_later(
    opened, filled, monkeypatch, qtbot
):
    monkeypatch.setattr(journal_saving, "RETRY_MS", 50)
    uuid, put = opened.pane.entry.uuid, filled.journal.put

    def busy(entry):
        raise JournalBusyError("busy")

    monkeypatch.setattr(filled.journal, "put", busy)
    write(opened, " Kept.")
    opened.list.view.move_by(1)
    assert opened.pane.title.text() == "Budget"
    monkeypatch.setattr(filled.journal, "put", put)
    qtbot.waitUntil(lambda: filled.journal.entry(uuid).body.endswith(" Kept."))


def test_locking_saves_first_and_drops_all_text(opened, filled, qtbot):
    uuid, path = opened.pane.entry.uuid, filled.path
    write(opened, " Last words.")
    opened.session.lock()
    assert opened.pane.body.text() == ""
    assert opened.pane.title.text() == ""
    assert opened.list.model.rowCount() == 0
    with Workspace.open(path) as again:
        assert again.journal.entry(uuid).body.endswith(" Last words.")


def test_search_as_you_type_finds_newest_first_and_marks(opened, qtbot):
    opened.focus_search()
    QTest.keyClicks(opened.list.search, "silence")
    settle(opened, qtbot)
    assert titles(opened) == ["The plan", "Draft"]
    assert opened.list.search.findChild(QWidget, "foundChip").text() == "2 found"
    marks = opened.pane.body.view.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["silence"]
    assert opened.list.model.headings


def test_enter_ranks_and_a_second_enter_opens(opened, qtbot):
    opened.focus_search("silence")
    settle(opened, qtbot)
    qtbot.keyClick(opened.list.search, Qt.Key.Key_Return)
    settle(opened, qtbot)
    assert opened.list.model.found.months == ()
    assert set(titles(opened)) == {"The plan", "Draft"}
    qtbot.keyClick(opened.list.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(opened.list.opened):
        qtbot.keyClick(opened.list.search, Qt.Key.Key_Return)


def test_escape_clears_the_search(opened, qtbot):
    opened.focus_search("silence")
    settle(opened, qtbot)
    qtbot.keyClick(opened.list.search, Qt.Key.Key_Escape)
    settle(opened, qtbot)
    assert len(titles(opened)) == 3
    assert opened.pane.body.view.extraSelections() == []


def test_a_search_without_matches_says_so(opened, qtbot):
    opened.focus_search("zebra")
    settle(opened, qtbot)
    nothing = opened.findChild(QWidget, "nothingFound")
    assert nothing.isVisible()
    assert "Esc" in nothing.sentence.text()


def test_up_and_down_in_the_search_field_move_through_the_list(opened, qtbot):
    opened.focus_search()
    qtbot.keyClick(opened.list.search, Qt.Key.Key_Down)
    assert opened.pane.title.text() == "Budget"
    qtbot.keyClick(opened.list.search, Qt.Key.Key_Up)
    assert opened.pane.title.text() == "The plan"
    assert opened.list.search.hasFocus()


def test_the_next_key_stops_the_search_before_it(opened, qtbot):
    for text in ("s", "si", "sil", "nothing like it", "budget"):
        opened.focus_search(text)
    settle(opened, qtbot)
    assert titles(opened) == ["Budget"]


def test_a_filter_narrows_the_list(opened, filled, qtbot):
    filled.journal.put(Entry(title="Review", date=TODAY, kind=EntryKind.EVENT_REVIEW, body="x"))
    opened.list.filters.apply("kind:event-review")
    settle(opened, qtbot)
    assert titles(opened) == ["Review"]
    menu = opened.list.filters.open_menu(["delegation"])
    menu.actions()[-1].trigger()
    menu.close()
    settle(opened, qtbot)
    assert titles(opened) == ["The plan"]


def test_date_kind_and_star_are_steps_that_can_be_undone(opened, qtbot):
    header = opened.pane.header
    header.date_picked.emit(date(2026, 11, 1))
    assert stored(opened).date == date(2026, 11, 1)
    header.kind_box.activated.emit(1)
    assert stored(opened).kind is EntryKind.EVENT_REVIEW
    qtbot.mouseClick(header.star, Qt.MouseButton.LeftButton)
    assert stored(opened).starred
    for _step in range(3):
        opened.session.undo_stack.undo()
    entry = stored(opened)
    assert (entry.date, entry.kind, entry.starred) == (TODAY, EntryKind.REFLECTION, False)
    settle(opened, qtbot)
    assert opened.pane.entry.date == TODAY


def test_what_the_effort_went_into_is_set_in_the_menu_and_undone(opened, qtbot):
    menu = opened.findChild(QMenu, "effortMenu")
    develop, *_others, not_said = menu.actions()
    assert not_said.isChecked()
    develop.trigger()
    assert stored(opened).effort_type is Effort.DEVELOP
    assert develop.isChecked()
    opened.session.undo_stack.undo()
    assert stored(opened).effort_type is None
    assert not_said.isChecked()


def test_undoing_a_date_keeps_what_was_typed_since(opened, qtbot):
    opened.pane.header.date_picked.emit(date(2026, 11, 1))
    write(opened, " Since then.")
    opened.save_pending()
    opened.session.undo_stack.undo()
    assert stored(opened).body.endswith(" Since then.")
    assert stored(opened).date == TODAY


def test_the_calendar_picks_with_the_keyboard(opened, qtbot):
    qtbot.keyClick(opened.pane.header.date_button, Qt.Key.Key_Space)
    calendar = opened.pane.header.calendar
    assert calendar.isVisible()
    grid = calendar.calendar.findChild(QWidget, "qt_calendar_calendarview")
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert not calendar.isVisible()
    assert stored(opened).date == date(2026, 11, 19)


def test_the_date_of_a_new_entry_is_kept_for_its_first_save(opened, qtbot):
    opened.new_entry()
    opened.pane.header.date_picked.emit(date(2026, 1, 2))
    write(opened, "Late.")
    opened.save_pending()
    settle(opened, qtbot)
    assert stored(opened).date == date(2026, 1, 2)
    assert opened.session.undo_stack.count() == 0


def test_links_are_added_shown_removed_and_undone(opened, filled, qtbot):
    person = Person(name="Rusticus")
    filled.mentoring.put_person(person)
    opened.pane.picks.link_to(TargetKind.PERSON, person.uuid)
    assert [link.target for link in filled.journal.links(opened.pane.entry.uuid)] == [person.uuid]
    assert "Rusticus" in opened.pane.footer.sentence.whole_text()
    linked = opened.pane.header.links._links[0]
    menu = opened.pane.header.links.menu_of(linked)
    menu.actions()[1].trigger()
    assert filled.journal.links(opened.pane.entry.uuid) == []
    opened.session.undo_stack.undo()
    opened.session.undo_stack.undo()
    assert filled.journal.links(opened.pane.entry.uuid) == []
    opened.session.undo_stack.redo()
    assert len(filled.journal.links(opened.pane.entry.uuid)) == 1


def test_links_collapse_into_one_chip_where_they_do_not_fit(opened, filled, qtbot):
    for name in ("Rusticus of Rome", "Antoninus the Pious", "Fronto of Cirta"):
        person = Person(name=name)
        filled.mentoring.put_person(person)
        opened.pane.picks.link_to(TargetKind.PERSON, person.uuid)
    chip = opened.findChild(QWidget, "linksChip")
    opened.resize(800, 600)
    assert chip.isVisible()
    assert chip.text().strip() == "Links 3"
    opened.resize(1900, 600)
    assert not chip.isVisible()


def test_the_trash_takes_and_gives_back(opened, filled, qtbot):
    uuid = opened.pane.entry.uuid
    opened.pane.header.trash_action.trigger()
    settle(opened, qtbot)
    assert titles(opened) == ["Budget", "Draft"]
    assert opened.pane.entry.uuid != uuid
    opened.session.undo_stack.undo()
    settle(opened, qtbot)
    assert "The plan" in titles(opened)


def test_a_new_entry_that_is_thrown_away_is_gone(opened, filled, qtbot):
    opened.new_entry()
    opened.pane.picks.trash()
    settle(opened, qtbot)
    assert filled.journal.count() == 3
    assert opened.pane.entry is not None


def test_an_earlier_version_is_restored_and_taken_back(opened, filled, qtbot):
    write(opened, " Second.")
    opened.save_pending()
    write(opened, " Third.")
    opened.save_pending()
    oldest = filled.journal.revisions(opened.pane.entry.uuid)[-1]
    assert opened.pane.acts.restore(oldest)
    settle(opened, qtbot)
    assert opened.pane.body.text() == oldest.body == stored(opened).body
    opened.session.undo_stack.undo()
    assert stored(opened).body.endswith(" Third.")


def test_the_picker_finds_records_by_typing(opened, filled, qtbot):
    from growthjournal.ui.pages.journal_link_picker import LinkPicker

    for name in ("Rusticus", "Fronto"):
        filled.mentoring.put_person(Person(name=name))
    picker = LinkPicker(opened.session, TargetKind.PERSON, opened)
    qtbot.addWidget(picker)
    QTest.keyClicks(picker.field, "fro")
    assert [picker.list.item(row).text() for row in range(picker.list.count())] == ["Fronto"]
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.picked == filled.mentoring.person_named("Fronto").uuid
    for kind in TargetKind:
        other = LinkPicker(opened.session, kind, opened, without=opened.pane.entry.uuid)
        assert other.windowTitle()


def picture(name="lake.png"):
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    from PySide6.QtCore import QBuffer

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return GivenFile(name=name, media_type="image/png", content=buffer.data().data())


def test_pictures_and_files_are_kept_and_shown_below(opened, filled, qtbot):
    pdf = GivenFile(name="age[nda].pdf", media_type="application/pdf", content=b"%PDF")
    opened.pane.body.files_given.emit([picture(), pdf])
    opened.save_pending()
    settle(opened, qtbot)
    body = stored(opened).body
    assert "![lake.png](attachment:" in body
    assert "[age nda .pdf](attachment:" in body
    qtbot.waitUntil(lambda: len(opened.pane.strip.shown) == 2)
    image, other = opened.pane.strip.shown
    assert image.picture is not None
    assert other.picture is None
    kept, content = filled.journal.attachment(image.sha256)
    assert (kept.width, kept.height, content) == (40, 20, picture().content)
    assert opened.pane.footer.files.text().strip() == "2"


def test_a_picture_opens_large_and_closes(opened, qtbot):
    opened.pane.body.files_given.emit([picture("a.png")])
    opened.save_pending()
    qtbot.waitUntil(lambda: len(opened.pane.strip.shown) == 1)
    opened.pane.strip.opened.emit(opened.pane.strip.shown[0].sha256)
    viewer = opened.pane.findChild(QWidget, "imageViewer")
    assert viewer.isVisible()
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_a_picture_that_refers_elsewhere_is_a_file(opened, qtbot):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    file = GivenFile(name="a.svg", media_type="image/svg+xml", content=svg)
    (line,) = opened.pane.files.keep([file])
    assert line.startswith("[a.svg](attachment:")


def test_only_entries_and_confirmed_addresses_are_followed(opened, filled, monkeypatch, qtbot):
    from growthjournal.ui.pages import journal_files

    opened_outside = []
    monkeypatch.setattr(
        journal_files.QDesktopServices, "openUrl", lambda url: opened_outside.append(url.toString())
    )
    asked = []

    def refuse(box):
        asked.append(box.informativeText())

    monkeypatch.setattr(QMessageBox, "exec", refuse)
    for target in ("file:///etc/passwd", "javascript:1", "ftp://x", "/etc/passwd", "entry:nope"):
        opened.pane.files.follow(target)
    assert asked == []
    opened.pane.files.follow("https://example.org/<b>")
    assert asked == ["https://example.org/%3Cb%3E"]
    assert opened_outside == []
    budget = filled.journal.search("budget")[0].uuid
    opened.pane.files.follow(f"entry:{budget}")
    assert opened.pane.entry.uuid == budget


def test_the_open_entry_is_exported_alone(opened, qtbot):
    opened.pane.header.export_action.trigger()
    settle(opened, qtbot)
    dialog = opened.findChild(QDialog, "export-dialog")
    assert dialog.isVisible()
    assert dialog._chosen().uuids == (opened.pane.entry.uuid,)


def test_an_entry_is_copied_as_markdown(opened, qapp):
    opened.pane.header.copy_action.trigger()
    assert qapp.clipboard().text() == f"# The plan\n\n{TEXTS[0][2]}"


def test_the_overview_of_shortcuts_lists_the_plain_paste(opened):
    listed = {action.text(): action.shortcut().toString() for action in opened.keyed_actions()}
    assert listed["Paste as plain text"] == "Ctrl+Shift+V"


def test_an_entry_is_copied_as_rich_text(opened, qapp):
    opened.pane.header.copy_rich_action.trigger()
    copied = qapp.clipboard().mimeData()
    assert copied.html().startswith("<h1>The plan</h1>")
    assert copied.text().startswith("The plan\n\nThe silence")
    qapp.clipboard().clear()


def test_below_800_list_and_entry_share_one_place(opened, qtbot):
    opened.set_effective_width(600)
    assert opened.list.isVisible()
    assert not opened.pane.isVisible()
    opened.list.view.setFocus()
    qtbot.keyClick(opened.list.view, Qt.Key.Key_Return)
    assert opened.pane.isVisible()
    assert not opened.list.isVisible()
    assert opened.pane.header.back_button.isVisible()
    qtbot.mouseClick(opened.pane.header.back_button, Qt.MouseButton.LeftButton)
    assert opened.list.isVisible()
    opened.set_effective_width(1000)
    assert opened.list.isVisible()
    assert opened.pane.isVisible()
    assert not opened.pane.header.back_button.isVisible()


def test_a_change_of_another_program_is_shown_and_typed_text_is_kept(opened, filled, qtbot):
    from dataclasses import replace

    with filled.another() as other:
        entry = other.journal.entry(opened.pane.entry.uuid)
        other.journal.put(replace(entry, body="From the command line.", starred=True))
    opened.session.look_for_changes()
    settle(opened, qtbot)
    assert opened.pane.body.text() == "From the command line."
    write(opened, " Mine.")
    with filled.another() as other:
        entry = other.journal.entry(opened.pane.entry.uuid)
        other.journal.put(replace(entry, body="Theirs.", starred=False))
    opened.session.look_for_changes()
    assert opened.pane.body.text() == "From the command line. Mine."
    opened.save_pending()
    assert stored(opened).body == "From the command line. Mine."
    assert not stored(opened).starred
    kept = [one.body for one in filled.journal.revisions(opened.pane.entry.uuid)]
    assert "Theirs." in kept


def test_every_control_has_a_name(opened):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit

    for kind in (QAbstractButton, QComboBox, QLineEdit, QTextEdit):
        for widget in opened.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert widget.accessibleName(), widget.objectName() or widget


def test_tab_goes_from_search_to_text_in_reading_order(opened, qtbot):
    opened.focus_search()
    names = []
    for _step in range(30):
        QTest.keyClick(opened.window().focusWidget(), Qt.Key.Key_Tab)
        focused = opened.window().focusWidget()
        names.append(focused.objectName())
        if focused.objectName() == "bodyEditor":
            break
    wanted = ["entryList", "dateButton", "titleField", "bodyEditor"]
    assert [name for name in names if name in wanted] == wanted


def test_writing_an_entry_takes_only_the_keyboard(opened, filled, qtbot):
    opened.activateWindow()
    qtbot.keyClick(
        opened,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(opened.pane.title.hasFocus)
    QTest.keyClicks(opened.pane.title, "By hand")
    QTest.keyClick(opened.pane.title, Qt.Key.Key_Return)
    assert opened.pane.body.styled.hasFocus()
    QTest.keyClicks(opened.pane.body.styled, "- [ ] one")
    QTest.keyClick(opened.pane.body.styled, Qt.Key.Key_Return)
    QTest.keyClicks(opened.pane.body.styled, "two")
    opened.save_pending()
    assert stored(opened).body == "- [ ] one\n- [ ] two"
    assert stored(opened).title == "By hand"


def test_pasting_a_picture_into_the_text_keeps_it(opened, qtbot):
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    source = QMimeData()
    source.setImageData(image)
    opened.pane.body.styled.insertFromMimeData(source)
    opened.save_pending()
    assert "![picture.png](attachment:" in stored(opened).body
