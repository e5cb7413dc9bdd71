"""The cards beside the list of impacts: what was asked, and what came back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_parts import clear
from growthjournal.ui.widgets.basics import Card, QuietButton, Text, breakable
from growthjournal.ui.widgets.record_button import INSET, RecordButton
from growthjournal.wording.aims import aim_line
from growthjournal.wording.impacts import ask_line

if TYPE_CHECKING:
    from growthjournal.ui.models.impacts import Impacts

AT_FIRST = 6
"""Asks that are shown before the rest is asked for."""


class AsksCard(Card):
    """What was asked of whom; a press opens it, to write down the answer.

    Signals:
        opened: Uuid of an ask.
        aim_wanted: Open the form of the role that is wanted.
        rebuilt: Other rows are shown.
    """

    opened = Signal(str)
    aim_wanted = Signal()
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("asksCard")
        self.setAccessibleName(_("Asks"))
        self._shown: Impacts | None = None
        self._is_whole = False
        self._rows: list[QWidget] = []
        self.body.setContentsMargins(10, 14, 10, 12)
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.addWidget(Text(_("Asks"), "section"), 1)
        self.body.addLayout(head)
        self.aim = Text("", wrap=True)
        self.aim.setObjectName("aimLine")
        inset = QHBoxLayout()
        inset.setContentsMargins(INSET, 0, INSET, 0)
        inset.addWidget(self.aim, 1)
        self.edit_aim = QuietButton("", "pencil")
        self.edit_aim.setObjectName("editAim")
        self.edit_aim.clicked.connect(self._want_aim)
        inset.addWidget(self.edit_aim, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(inset)
        place = QWidget()
        self._inside = QVBoxLayout(place)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(2)
        self.body.addWidget(place)

    def show_asks(self, shown: Impacts) -> None:
        """Show what was asked, the newest first."""
        self._shown = shown
        self._fill()

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.edit_aim, *self._rows]

    def forget(self) -> None:
        """Drop every text."""
        self._shown, self._is_whole = None, False
        self.aim.setText("")
        self.aim.setAccessibleName("")
        clear(self._inside)
        self._rows = []

    def _fill(self) -> None:
        clear(self._inside)
        self._rows = []
        shown = self._shown
        if shown is None:
            return
        self._show_aim(shown)
        asks = shown.asks if self._is_whole else shown.asks[:AT_FIRST]
        for ask in asks:
            words = _("“{words}”").format(words=" ".join(ask.words.split()))
            row = RecordButton((words, "ui"), (ask_line(ask, shown.name_of(ask.person)), "meta"))
            row.clicked.connect(partial(self._open, ask.uuid))
            self._add(row)
        if not asks:
            self._inside.addWidget(
                Text(
                    _("Nothing asked yet: nobody can grant what was never said."),
                    "muted",
                    wrap=True,
                )
            )
        if len(asks) < len(shown.asks):
            rest = QuietButton(_("Show all {n}").format(n=len(shown.asks)), "chevron-down")
            rest.setObjectName("allAsks")
            rest.clicked.connect(self._show_all)
            self._add(rest)
        self.rebuilt.emit()

    def _show_aim(self, shown: Impacts) -> None:
        line = aim_line(shown.aim) if shown.aim else ""
        self.aim.setText(breakable(line))
        self.aim.setAccessibleName(line)
        self.aim.setVisible(shown.aim is not None)
        name = _("Edit the role you want") if shown.aim else _("Name the role you want")
        self.edit_aim.setText(_("Edit") if shown.aim else name)
        self.edit_aim.setAccessibleName(name)

    def _want_aim(self) -> None:
        self.aim_wanted.emit()

    def _add(self, widget: QWidget) -> None:
        self._inside.addWidget(widget)
        self._rows.append(widget)

    def _show_all(self) -> None:
        self._is_whole = True
        self._fill()
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, uuid: str, *_checked: bool) -> None:
        self.opened.emit(uuid)
