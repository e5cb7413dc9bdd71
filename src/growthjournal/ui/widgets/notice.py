"""What the program says in passing: a toast with Undo, and a banner for what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Glyph, IconButton, SecondaryButton, Text
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

SHOWN_MS = 6000
LONGER_MS = 12_000
MARGIN = 18


class Toast(QFrame):
    """A quiet line over the bottom of its parent; goes away by itself, keeps while pointed at."""

    undo_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setProperty("kind", "toast")
        self.text = Text()
        self.undo = SecondaryButton(_("Undo"))
        self.undo.setObjectName("toast-undo")
        self.undo.clicked.connect(self._press_undo)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(14)
        row.addWidget(self.text)
        row.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_over)
        self._room = parent
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show a line for a few seconds."""
        self.text.setText(text)
        self.undo.setVisible(undo)
        self._row.setContentsMargins(16, 8, 8 if undo else 16, 8)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(LONGER_MS if undo else SHOWN_MS)
        announce(self, text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        room = self._room.size()
        self.text.setWordWrap(False)
        self.adjustSize()
        if self.width() > room.width() - 2 * MARGIN:
            self.text.setWordWrap(True)
            self.resize(room.width() - 2 * MARGIN, self.heightForWidth(room.width() - 2 * MARGIN))
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - MARGIN)

    def _time_over(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start(SHOWN_MS)
        else:
            self.hide()

    def _press_undo(self) -> None:
        self.hide()
        self.undo_pressed.emit()


class Banner(QFrame):
    """One sentence about something that did not work, until it is dismissed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("kind", "banner")
        self.text = Text(wrap=True, selectable=True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.dismiss = IconButton("x", _("Dismiss"))
        self.dismiss.setObjectName("banner-dismiss")
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(Glyph("triangle-alert"), alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.dismiss)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence in place of the last one."""
        self.text.setText(sentence)
        self.show()
        announce(self, sentence)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setAccessibleName(self.text.text())
