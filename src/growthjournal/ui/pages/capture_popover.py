"""The capture line over whatever the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.pages.capture_field import CaptureField
from growthjournal.ui.widgets.basics import PrimaryButton, Text

if TYPE_CHECKING:
    from growthjournal.ui.session import Session

WIDE, TOP, MARGIN = 600, 96, 16


class CapturePopover(QFrame):
    """Opens over the window, and closes when the keyboard goes elsewhere; the draft stays."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._room = window
        self._came_from: QWidget | None = None
        self.setObjectName("capturePopover")
        self.setProperty("kind", "popup")
        self.setAccessibleName(_("Capture"))
        self.field = CaptureField(session)
        hint = Text(_("The first line becomes the title. @ # ! complete. Esc keeps it."), "meta")
        hint.setWordWrap(True)
        self.button = PrimaryButton(_("Save"))
        self.button.setObjectName("captureSave")
        self.button.clicked.connect(self._save)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(hint, 1)
        below.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addLayout(below)
        self.field.saved.connect(self._close)
        self.field.left.connect(self._close)
        session.locked.connect(self._close)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the line with the draft, if there is one, and give it the keyboard."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
            self.field.load()
            QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self._place()
        self.show()
        self.raise_()
        self.field.line.setFocus()

    def _save(self) -> None:
        if not self.field.save():
            self.field.line.setFocus()

    def _close(self) -> None:
        if not self.isVisible():
            return
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
        self.hide()
        before, self._came_from = self._came_from, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._room or self.isAncestorOf(now):
            return
        self._came_from = None
        self.field.keep()
        self._close()

    def _place(self) -> None:
        theme, room = self._session.theme, self._room.size()
        width = min(theme.px(WIDE), room.width() - 2 * MARGIN)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else 0
        height = min(max(height, self.sizeHint().height()), room.height() - 2 * MARGIN)
        top = min(theme.px(TOP), max(MARGIN, (room.height() - height) // 3))
        self.setGeometry((room.width() - width) // 2, top, width, height)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()  # the line grew or shrank
        return done

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
