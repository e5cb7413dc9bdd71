"""What the window's commands do."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from growthjournal.language import gettext as _
from growthjournal.ui import opening
from growthjournal.ui.actions import Actions

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from growthjournal.ui.shell import Shell

SUFFIX = ".growthjournal"


class Commands:
    """The slots behind the window's actions."""

    def __init__(self, window: Shell) -> None:
        self._window = window
        self._session = window.session
        self.actions = Actions(window, self._session)
        self._add()
        self._session.new_entry_wanted.connect(self.new_entry)
        self._new: Path | None = None
        self._session.opened.connect(self._opened)

    def _add(self) -> None:
        add = self.actions.add
        for number, spec in enumerate(self._window.specs.values(), start=1):
            visit = lambda name=spec.name: self._window.visit(name)  # noqa: E731
            add(f"page-{spec.name}", spec.title, visit, (f"Ctrl+{number}",))
        add("capture", _("Capture"), self.capture, ("Ctrl+N",))
        add("search", _("Search"), self.search, ("Ctrl+K", "Ctrl+Shift+F"))
        add("lock", _("Lock"), self.lock, ("Ctrl+L",))
        self.actions.add_undo()
        add("import", _("Import…"), self.import_file, ("Ctrl+Shift+I",), icon_name="download")
        add("export", _("Export…"), self.export, ("Ctrl+Shift+E",), icon_name="upload")
        add("backup", _("Back up now"), self.back_up, icon_name="shield-check")
        add("competencies", _("Competencies…"), self.competencies, icon_name="list-checks")
        add("review", _("Quarterly review…"), self.review, icon_name="history")
        add("create", _("New journal…"), self.create, icon_name="notebook-pen", needs_journal=False)
        add(
            "open",
            _("Open journal…"),
            self.open,
            ("Ctrl+O",),
            icon_name="folder-open",
            needs_journal=False,
        )
        self.actions.add_view()
        add("menu", _("Menu"), self.show_menu, ("F10",), needs_journal=False)
        add(
            "context-menu", _("Menu of what has the keyboard"), self.show_context_menu,
            ("Shift+F10",), needs_journal=False,
        )  # fmt: skip
        add(
            "shortcuts", _("Keyboard shortcuts"), self.shortcuts, ("F1",),
            icon_name="keyboard", needs_journal=False,
        )  # fmt: skip
        add("about", _("About Growth Journal"), self.about, icon_name="info", needs_journal=False)
        add("quit", _("Quit"), self.quit, ("Ctrl+Q",), icon_name="log-out", needs_journal=False)

    def new_entry(self) -> None:
        """Start an entry on the Journal page."""
        self._window.visit("journal")
        self._window.pages["journal"].new_item()

    def capture(self) -> None:
        """Open the capture line over the page, where the page has none of its own."""
        name = self._window.current_name()
        if name and not self._window.pages[name].focus_capture():
            self._window.capture.open()

    def search(self) -> None:
        """Put the keyboard into the journal's search field."""
        if self._session.is_open:
            self._window.visit("journal")
            self._window.pages["journal"].focus_search()

    def competencies(self) -> None:
        """Open the form of the competencies."""
        from growthjournal.ui.dialogs.competencies import open_competencies

        if self._session.is_open:
            open_competencies(self._session, self._window)

    def review(self) -> None:
        """Open the quarterly review."""
        from growthjournal.ui.dialogs.quarterly import open_quarterly_review

        open_quarterly_review(self._session, self._window)

    def lock(self) -> None:
        """Lock now."""
        workspace = self._session.workspace
        if workspace is not None and workspace.is_encrypted:
            self._session.lock()

    def show_menu(self) -> None:
        """Open the menu beside its button."""
        menu = self.actions.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self._window.menu_button
        if button.isVisible():
            place = button.mapToGlobal(QPoint(button.width() // 3, 0))
            place.setY(place.y() - menu.sizeHint().height())
            menu.popup(place)
        else:
            menu.popup(self._window.mapToGlobal(QPoint(24, 24)))

    def show_context_menu(self) -> None:
        """Open what a right click would; not every system does so for the key by itself."""
        widget = QApplication.focusWidget()
        if widget is None or QApplication.activePopupWidget() is not None:
            return
        area = QRectF(widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
        place = area.center().toPoint()
        reason = QContextMenuEvent.Reason.Keyboard
        asked = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, asked)

    def import_file(self, path: Path | None = None) -> None:
        """Open the import dialog, with a file where one was dropped."""
        self._show(
            import_module("growthjournal.ui.dialogs.importing").ImportDialog(
                self._session, self._window, path
            )
        )

    def export(self) -> None:
        """Open the export dialog."""
        self._show(
            import_module("growthjournal.ui.dialogs.exporting").ExportDialog(
                self._session, self._window
            )
        )

    def take_file(self, path: Path) -> None:
        """Open a dropped journal, import any other file."""
        if path.suffix == SUFFIX:
            self._window.open_journal(path)
        elif self._session.is_open:
            self.import_file(path)

    def back_up(self) -> None:
        """Write a verified backup on a worker thread."""

        def tell(path: Path) -> None:
            self._session.message.emit(_("Backed up as {name}").format(name=path.name))

        self._session.message.emit(_("Backing up…"))
        self._session.start(lambda workspace, _progress: workspace.vault.backup(), tell)

    def create(self) -> None:
        """Open the dialog that creates a journal."""
        from growthjournal.ui.dialogs.create import CreateDialog

        dialog = CreateDialog(self._session, self._window)
        dialog.created.connect(self._begin)
        self._show(dialog)

    def open(self) -> None:
        """Open the dialog that opens a journal."""
        from growthjournal.ui.dialogs.open_journal import OpenDialog

        dialog = OpenDialog(self._session, self._window)
        dialog.chosen.connect(self._window.open_journal)
        self._show(dialog)

    def sample(self) -> None:
        """Write the sample journal where it is not yet, and show it."""
        from growthjournal.paths import data_dir

        def failed(sentence: str) -> None:
            self._window.welcome.set_busy(busy=False)
            self._session.failed.emit(sentence)

        def done(path: Path) -> None:
            self._window.welcome.set_busy(busy=False)
            self._window.open_journal(path)

        self._window.welcome.set_busy(busy=True)
        path = data_dir() / f"sample{SUFFIX}"
        opening.create_sample(self._session, path, done=done, failed=failed)

    def which_lever(self) -> None:
        """Answer the diagnostic without a journal; nothing is kept unless asked."""
        from growthjournal.ui.dialogs.lever_door import LeverDoorDialog

        dialog = LeverDoorDialog(self._session, self._window)
        dialog.journal_wanted.connect(partial(self._create_over, dialog))
        self._show(dialog)

    def _create_over(self, dialog: QWidget) -> None:
        from growthjournal.ui.dialogs.create import CreateDialog

        create = CreateDialog(self._session, dialog)
        create.created.connect(self._open_created)
        self._show(create)

    def shortcuts(self) -> None:
        """Show every key."""
        from growthjournal.ui.dialogs.about import ShortcutsDialog

        groups = [(_("Everywhere"), self._window.actions())]
        name = self._window.current_name()
        if name:
            page = self._window.pages[name]
            groups.append((self._window.specs[name].title, page.keyed_actions()))
        self._show(ShortcutsDialog(self._session, groups, self._window))

    def about(self) -> None:
        """Show versions and licences."""
        from growthjournal.ui.dialogs.about import AboutDialog

        self._show(AboutDialog(self._session, self._window))

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self._window.close()

    def _begin(self, path: Path, passphrase: str | None) -> None:
        """Open a journal that was just created, and go on with what it is for."""
        self._new = path
        self._open_created(path, passphrase)

    def _opened(self) -> None:
        if self._new is None or self._new != self._session.path:
            return
        from growthjournal.ui.dialogs.first_run import FirstRunDialog

        self._new = None
        self._show(FirstRunDialog(self._session, self._window))

    def _open_created(self, path: Path, passphrase: str | None) -> None:
        self._window.open_journal(path)
        if passphrase is not None:
            self._window.unlock_view.open_created(passphrase)

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
