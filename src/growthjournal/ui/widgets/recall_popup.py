"""Offers what a line may repeat while it is written; the keyboard stays in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem
from typing_extensions import override

from growthjournal.domain.completion import Sign, candidate
from growthjournal.domain.logs import LineKind
from growthjournal.domain.recall import Known, Memory
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.widgets.completion_popup import CompletionPopup
from growthjournal.ui.widgets.log_lines import ICONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.log_text import LogText

_MOVING = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_CLOSING = {QEvent.Type.FocusOut, QEvent.Type.Hide}


class RecallPopup(CompletionPopup):
    """A list of patterns or assumptions; none is selected until an arrow is pressed."""

    def offer_known(self, rows: Sequence[Known]) -> None:
        """List what is known."""
        is_pattern = rows[0].kind is LineKind.PATTERN
        self.offer(Sign.PATTERN, [candidate(one.name, one.uuid) for one in rows], selected=False)
        self.list.setAccessibleName(_("Patterns") if is_pattern else _("Assumptions"))
        edge = self._theme.px(15)
        self.list.setIconSize(QSize(edge, edge))
        for place, one in enumerate(rows):
            found: QListWidgetItem = self.list.item(place)
            found.setIcon(icon(ICONS[one.kind]))


class Recall(QObject):
    """Follows what is typed into a marked line and offers what it may repeat.

    Signals:
        chosen: Known.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, text: LogText, known: Sequence[Known]) -> None:
        super().__init__(text)
        self._text = text
        self._known = tuple(known)
        self._memories: dict[LineKind, Memory] = {}
        self._rows: list[Known] = []
        self._refused = -1
        self.popup = RecallPopup(session.theme)
        self.popup.setParent(text.window())
        self.popup.picked.connect(self._picked)
        text.installEventFilter(self)
        text.textChanged.connect(self._typed)
        text.line_changed.connect(self.close)
        session.locked.connect(self.forget)

    def known(self, uuid: str | None) -> Known | None:
        """Return what a line is known as."""
        return next((one for one in self._known if one.uuid == uuid), None)

    def forget(self) -> None:
        """Drop every name."""
        self._known, self._memories = (), {}
        self.close()

    def close(self) -> None:
        """Offer nothing until the next letter."""
        self._rows = []
        self.popup.clear()

    def look(self) -> None:
        """Offer what the line of the caret may repeat."""
        line, cursor = self._text.line(), self._text.textCursor()
        wanted = {LineKind.PATTERN, LineKind.ASSUMPTION}
        is_open = line.kind in wanted and line.known is None and not cursor.hasSelection()
        if not is_open or self._refused == cursor.blockNumber():
            self.close()
            return
        if line.kind not in self._memories:
            same = (one for one in self._known if one.kind is line.kind)
            self._memories[line.kind] = Memory(same)
        self._rows = self._memories[line.kind].recall(line.text)
        if not self._rows:
            self.close()
            return
        self.popup.offer_known(self._rows)
        self._place()

    def _typed(self) -> None:
        if self._text.hasFocus():
            if self._refused not in {-1, self._text.textCursor().blockNumber()}:
                self._refused = -1
            self.look()

    def _resized(self) -> None:
        if self.popup.isVisible():
            self._place()

    def _place(self) -> None:
        text = self._text
        rect = text.cursorRect()
        window = text.window()
        corner = text.viewport().mapTo(window, rect.topLeft())
        self.popup.place(window, QRect(corner, rect.size()))

    def _picked(self, row: object) -> None:
        uuid = getattr(row, "uuid", "")
        found = self.known(uuid)
        if found is not None:
            self.close()
            self.chosen.emit(found)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _CLOSING:
            self.close()
        elif kind == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._resized)  # when the text is laid out anew
        elif isinstance(event, QKeyEvent) and self._is_ours(event):
            if kind == QEvent.Type.KeyPress:
                self._act(Qt.Key(event.key()))
            event.accept()
            return True
        return False

    def _is_ours(self, event: QKeyEvent) -> bool:
        if not self.popup.isVisible():
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        is_taking = key in _TAKING and self.popup.selected() is not None
        return is_taking or key in _MOVING or key == Qt.Key.Key_Escape

    def _act(self, key: Qt.Key) -> None:
        if key in _MOVING:
            self.popup.move_by(_MOVING[key])
        elif key == Qt.Key.Key_Escape:
            self._refused = self._text.textCursor().blockNumber()
            self.close()
        else:
            self._picked(self.popup.selected())
