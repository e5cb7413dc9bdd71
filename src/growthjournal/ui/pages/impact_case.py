"""The card of the case beside the list of impacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Card, QuietButton, Text, breakable
from growthjournal.wording.cases import minute_line, version_line

if TYPE_CHECKING:
    from growthjournal.ui.models.impacts import Impacts


class CaseCard(Card):
    """What somebody can carry for the user: the ask, and who holds which version.

    Signals:
        opened: Open the form.
    """

    opened = Signal()

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
        self.line.setText(version_line(case, shown.given, shown.people) if case else "")
        self.line.setVisible(case is not None)
        minute = case.minute_version if case else None
        self.minute.setText(_("In a minute: {words}").format(words=minute_line(minute or "")))
        self.minute.setVisible(bool(minute))
        name = _("Edit the case") if case else _("Write the case")
        self.edit.setText(_("Edit") if case else name)
        self.edit.setAccessibleName(name)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.edit]

    def forget(self) -> None:
        """Drop every text."""
        for text in (self.ask, self.line, self.minute):
            text.setText("")
            text.setAccessibleName("")

    def _open(self) -> None:
        self.opened.emit()
