"""What is seen while several entries are selected: a bar under the list, a summary beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Glyph, Hairline, IconButton, Text
from growthjournal.ui.widgets.flow import FlowLayout
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtGui import QAction, QKeyEvent

ICONS = {
    "tag": "tag",
    "date": "calendar",
    "star": "star",
    "pin": "pin",
    "export": "file-down",
    "trash": "trash-2",
}


def count_text(count: int) -> str:
    """Return how many entries are selected, in words."""
    return ngettext("{n} entry selected", "{n} entries selected", count).format(
        n=format_number(count)
    )


class SelectionBar(QWidget):
    """How many entries are selected, and a button for each act on them.

    Signals:
        ended: Esc or the last button; select one entry again.
    """

    ended = Signal()

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("selectionBar")
        self.count = Text("", "strong")
        self.buttons: dict[str, IconButton] = {}
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=4)
        for name, icon_name in ICONS.items():
            action = actions[name]
            button = IconButton(icon_name, action.text().replace("…", ""))
            button.setObjectName(f"selection-{name}")
            button.clicked.connect(action.trigger)
            self.buttons[name] = button
            flow.addWidget(button)
        self.close_button = IconButton("x", _("Select one entry only"))
        self.close_button.setObjectName("selection-end")
        self.close_button.clicked.connect(self._end)
        first = QHBoxLayout()
        first.addWidget(self.count, 1)
        first.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setContentsMargins(14, 4, 8, 8)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Hairline())
        whole.addLayout(column)

    def show_count(self, count: int) -> None:
        """Say how many entries are selected."""
        words = count_text(count)
        self.count.setText(words)
        announce(self, words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self.ended.emit()


class SelectionSummary(QWidget):
    """Stands in the place of an entry while several are selected."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("selectionSummary")
        self.count = Text("", "title", wrap=True)
        self.span = Text("", "muted", wrap=True)
        hint = Text(_("Esc selects one entry again."), "meta", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(Glyph("list-checks", 34), alignment=Qt.AlignmentFlag.AlignHCenter)
        for text in (self.count, self.span, hint):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(text)
        column.addStretch(3)

    def show_selection(self, count: int, span: tuple[date, date] | None) -> None:
        """Say how many entries are selected and from when they are."""
        self.count.setText(count_text(count))
        if span is None:
            self.span.setText("")
        elif span[0] == span[1]:
            self.span.setText(format_date(span[0], "long"))
        else:
            first, last = (format_date(day, "long") for day in span)
            self.span.setText(_("From {first} to {last}").format(first=first, last=last))
