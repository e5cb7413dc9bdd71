"""The card of the case beside the list of impacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from growthjournal.domain.impacts import Level
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import (
    Card,
    ChipRow,
    QuietButton,
    SecondaryButton,
    Text,
    breakable,
)
from growthjournal.wording.cases import minute_line, version_line

if TYPE_CHECKING:
    from growthjournal.ui.models.impacts import Impacts


class CaseCard(Card):
    """What somebody can carry for the user: the ask, and who holds which version.

    Signals:
        opened: Open the form.
        rehearsing: Learn the page by heart.
        packet_wanted: Open the pages that a sponsor can keep.
    """

    opened = Signal()
    rehearsing = Signal()
    packet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("caseCard")
        self.setAccessibleName(_("The case"))
        self.edit = QuietButton("", "pencil")
        self.edit.setObjectName("openCase")
        head = QHBoxLayout()
        head.addWidget(Text(_("The case"), "section"), 1)
        head.addWidget(self.edit, alignment=Qt.AlignmentFlag.AlignTop)
        self.ask = Text("", wrap=True)
        self.ask.setObjectName("caseCardAsk")
        self.line = Text("", "meta", wrap=True)
        self.minute = Text("", "meta", wrap=True)
        self.body.addLayout(head)
        for text in (self.ask, self.line, self.minute):
            self.body.addWidget(text)
        self.rehearse = SecondaryButton(_("Rehearse"), "hourglass")
        self.rehearse.setObjectName("rehearseCase")
        self.rehearse.setAccessibleDescription(
            _("Shows the page for a minute; then you type it from memory.")
        )
        self.packet = SecondaryButton(_("Packet"), "file-down")
        self.packet.setObjectName("openPacket")
        self.packet.setAccessibleName(_("Open the packet"))
        self.packet.setAccessibleDescription(_("Two pages that a sponsor can keep."))
        buttons = ChipRow(spacing=8)
        buttons.add(self.packet)
        buttons.add(self.rehearse)
        self.body.addWidget(buttons)
        self.packet.clicked.connect(self._open_packet)
        self.rehearse.clicked.connect(self._rehearse)
        self.edit.clicked.connect(self._open)

    def show_case(self, shown: Impacts) -> None:
        """Show the latest version, or what a case is."""
        case = shown.case
        ask = (case.ask or case.target_role) if case else ""
        if case is None:
            ask = _("One page that somebody can carry for you where you are not.")
        self.ask.setText(breakable(ask))
        self.ask.setAccessibleName(ask)
        self.ask.setVisible(bool(ask))
        line = version_line(case, shown.given, shown.people) if case else ""
        self.line.setText(breakable(line))
        self.line.setAccessibleName(line)
        self.line.setVisible(case is not None)
        minute = case.minute_version if case else None
        self.minute.setText(_("In a minute: {words}").format(words=minute_line(minute or "")))
        self.minute.setVisible(bool(minute))
        name = _("Edit the case") if case else _("Write the case")
        self.packet.setVisible(any(row.impact.level is Level.TARGET for row in shown.rows))
        self.rehearse.setVisible(case is not None and bool(case.minute_version or case.ask))
        self.edit.setText(_("Edit") if case else name)
        self.edit.setAccessibleName(name)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.edit, self.packet, self.rehearse]

    def forget(self) -> None:
        """Drop every text."""
        for text in (self.ask, self.line, self.minute):
            text.setText("")
            text.setAccessibleName("")

    def _rehearse(self) -> None:
        self.rehearsing.emit()

    def _open_packet(self) -> None:
        self.packet_wanted.emit()

    def _open(self) -> None:
        self.opened.emit()
