"""The formats of an export as cards, one of which is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Card, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from growthjournal.ui.theme import ThemeController
    from growthjournal.wording.interchange import ExportFormat

RADIUS = 9
LETTERS_BESIDE = 60
"""Cards stand in one row from this many average letters on."""


class RadioCard(Card):
    """A radio button with what it means under it; the whole card presses it."""

    def __init__(self, name: str, meaning: str) -> None:
        super().__init__()
        self.body.setContentsMargins(14, 10, 14, 12)
        self.body.setSpacing(2)
        self.button = QRadioButton(name)
        self.button.setAccessibleName(name)
        self.button.setAccessibleDescription(meaning)
        self.button.toggled.connect(self._repaint)
        self.meaning = Text(meaning, "meta", wrap=True)
        self.body.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.meaning)
        self.body.addStretch(1)

    def _repaint(self, _is_checked: object) -> None:
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.button.setChecked(True)
        self.button.setFocus()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.button.isChecked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().text(), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()


class FormatCards(QWidget):
    """PDF, Markdown, archive or calendar; arrow keys move between them.

    Signals:
        changed: Another one was chosen.
    """

    changed = Signal()

    def __init__(self, theme: ThemeController, *, with_whole: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(_("Format"))
        self._theme = theme
        self._group = QButtonGroup(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self.cards: dict[str, RadioCard] = {}
        self._add(
            "pdf",
            "exportFormatPdf",
            _("PDF"),
            _("For reading and printing; has contents and bookmarks."),
        )
        self._add(
            "markdown",
            "exportFormatMarkdown",
            _("Markdown folder"),
            _("Plain files that any program reads."),
        )
        if with_whole:
            self._add(
                "archive",
                "exportFormatArchive",
                _("Archive"),
                _("Everything, to move to another machine or to keep."),
            )
            self._add(
                "calendar",
                "exportFormatCalendar",
                _("Calendar"),
                _("Planned conversations, with whom and when."),
            )
        self.cards["pdf"].button.setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    def chosen(self) -> ExportFormat:
        """Return the chosen format."""
        name = next(name for name, card in self.cards.items() if card.button.isChecked())
        return cast("ExportFormat", name)

    def _add(self, name: str, object_name: str, title: str, meaning: str) -> None:
        card = RadioCard(title, meaning)
        card.button.setObjectName(object_name)
        self._group.addButton(card.button)
        self._row.addWidget(card, 1)
        self.cards[name] = card

    def _toggled(self, _button: object, is_checked: object) -> None:
        if is_checked:
            self.changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= LETTERS_BESIDE * self.fontMetrics().averageCharWidth()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if wide else down)
