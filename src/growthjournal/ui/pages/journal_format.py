"""The menu that formats what is written, and the keys of its acts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.editor import BodyEditor

_ICONS = {
    "bold": "bold",
    "italic": "italic",
    "heading": "heading",
    "bullets": "list",
    "boxes": "list-checks",
    "quote": "quote",
    "link": "link",
    "table": "table",
}


class Formatting(QObject):
    """Formats the text of the open entry.

    Attributes:
        menu: Of every act.
        actions: The acts, with their keys.
    """

    def __init__(self, session: Session, body: BodyEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._body, self._parent = session, body, parent
        self.menu = QMenu(_("Format"), parent)
        self.menu.setObjectName("formatMenu")
        self.actions = [
            self._action("bold", _("Bold"), "Ctrl+B"),
            self._action("italic", _("Italic"), "Ctrl+I"),
            self._action("strike", _("Strike out"), "Ctrl+Shift+X"),
            self._action("code", _("Code"), "Ctrl+Shift+C"),
            self._action("heading", _("Heading"), "Ctrl+Shift+H"),
            self._action("bullets", _("List"), "Ctrl+Shift+8"),
            self._action("numbers", _("Numbered list"), "Ctrl+Shift+7"),
            self._action("boxes", _("Check list"), "Ctrl+Shift+9"),
            self._action("quote", _("Quote"), "Ctrl+Shift+B"),
            self._action("link", _("Link…"), "Ctrl+Shift+L"),
            self._action("table", _("Table"), "Ctrl+Alt+T"),
            self._action("align", _("Align the table"), "Ctrl+Alt+A"),
            self._action("rule", _("Line across"), "Ctrl+Alt+R"),
            self._action("footnote", _("Footnote"), "Ctrl+Alt+F"),
        ]
        for action in self.actions:
            if action.objectName() in {"headingFormat", "linkFormat"}:
                self.menu.addSeparator()
            self.menu.addAction(action)
        self.menu.aboutToShow.connect(self._show_icons)
        self.watch(body.styled)
        body.plain_built.connect(self.watch)

    def watch(self, view: QTextEdit | QPlainTextEdit) -> None:
        """Let the keys work in a view, and its context menu offer the acts."""
        view.addActions(self.actions)
        view.addAction(self.menu.menuAction())

    def _action(self, name: str, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"{name}Format")
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._run, name))
        return action

    def _show_icons(self) -> None:
        from growthjournal.ui.icons import icon

        for action in self.actions:
            name = _ICONS.get(action.objectName().removesuffix("Format"))
            if name and action.icon().isNull():
                action.setIcon(icon(name))

    def _run(self, name: str, _checked: object = None) -> None:
        from growthjournal.ui.widgets import editor_format

        view = self._body.view
        if not view.isVisible():
            return
        cursor = view.textCursor()
        if name == "link":
            words, target = self._asked_link(*editor_format.linked(cursor))
            if not target:
                return
            editor_format.link(cursor, self._body.shown(words), self._body.shown(target))
        elif name == "table":
            editor_format.table(cursor, (_("Column"), _("Column")))
        elif name == "align":
            from growthjournal.ui.widgets.editor_tables import align

            align(cursor)
        else:
            getattr(editor_format, name)(cursor)
        view.setTextCursor(cursor)
        view.ensureCursorVisible()
        view.setFocus()

    def _asked_link(self, words: str, target: str) -> tuple[str, str]:
        from growthjournal.ui.pages.journal_link_dialog import LinkDialog

        dialog = LinkDialog(self._session, self._parent, words, target)
        asked = (dialog.words.text(), dialog.target.text().strip()) if dialog.exec() else ("", "")
        dialog.words.clear()
        dialog.deleteLater()
        return asked
