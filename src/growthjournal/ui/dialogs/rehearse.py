"""Rehearsing the case: shown for a minute, hidden, typed from memory, compared (method.md F5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.difference import Change, Passage, Piece
from growthjournal.domain.rehearsal import SHOWN_SECONDS, Remembered, remembered
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import (
    PrimaryButton,
    SecondaryButton,
    Text,
    breakable,
    labelled,
)
from growthjournal.ui.widgets.difference_html import rich_text
from growthjournal.ui.widgets.form import Lines
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording import cases as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from growthjournal.domain.sponsorship import SponsorCase
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

SECOND_MS = 1000
LINES = 10
FOUND_HEIGHT = 240
"""Least room for the comparison, effective px."""


def open_rehearsal(session: Session, parent: QWidget | None, case: SponsorCase) -> RehearsalDialog:
    """Open the rehearsal of a version of the case; nothing that is typed there is kept."""
    dialog = RehearsalDialog(session, parent, case)
    dialog.open()
    return dialog


class RehearsalDialog(FramedDialog):
    """Three screens, one after the other; Ctrl Enter goes on."""

    def __init__(self, session: Session, parent: QWidget | None, case: SponsorCase) -> None:
        super().__init__(session, parent, _("Rehearse the case"), size=(640, 620))
        self.setObjectName("rehearse-dialog")
        self._page = session.ask(lambda one: _page(one, case), "")
        self._was_asked = False
        self._left = SHOWN_SECONDS
        self.timer = QTimer(self)
        self.timer.setInterval(SECOND_MS)
        self.timer.timeout.connect(self._tick)
        self._build_screens()
        self._build_buttons()
        QShortcut(QKeySequence("Ctrl+Return"), self, self._go_on)
        session.locked.connect(self._drop)
        self.show_page()

    def _build_screens(self) -> None:
        self.page = Text("", "quote", wrap=True)
        self.page.setObjectName("rehearsalPage")
        self.clock = Text("", "meta", wrap=True)
        self.clock.setObjectName("rehearsalClock")
        self.typed = Lines("", lines=LINES)
        self.typed.setObjectName("rehearsalTyped")
        self.found = QTextBrowser()
        self.found.setObjectName("rehearsalFound")
        self.found.setAccessibleName(_("The page beside what you typed"))
        self.found.setOpenLinks(False)
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.setTabChangesFocus(True)
        self.found.setMinimumHeight(self.session.theme.px(FOUND_HEIGHT))
        self.summary = Text("", wrap=True)
        self.summary.setObjectName("rehearsalSummary")
        self.trouble = Text("", "meta", wrap=True)
        self.trouble.setObjectName("rehearsalTrouble")
        self.screens = [QWidget() for _screen in range(3)]
        shown, typing, compared = (_column(one) for one in self.screens)
        shown.addWidget(self.clock)
        shown.addWidget(self.page)
        hint = _("Commas and capitals do not matter.")
        typing.addWidget(labelled(_("Type it from memory"), self.typed, hint))
        compared.addWidget(self.summary)
        hint = _("Struck out is what a sponsor would lose too; underlined is what came in.")
        compared.addWidget(Text(hint, "meta", wrap=True))
        compared.addWidget(self.found, 1)
        for screen in self.screens:
            self.body.addWidget(screen)
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)

    def _build_buttons(self) -> None:
        self.close_button = SecondaryButton(_("Close"))
        self.close_button.setObjectName("close")
        self.close_button.setAutoDefault(False)
        self.again = SecondaryButton(_("Once more"), "repeat-2")
        self.again.setObjectName("rehearseAgain")
        self.again.setAutoDefault(False)
        self.button = PrimaryButton("")
        self.button.setObjectName("goOn")
        self.button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        self.again.clicked.connect(self.show_page)
        self.button.clicked.connect(self._go_on)
        for button in (self.close_button, self.again, self.button):
            self.add_button(button)

    # -- the screens

    def show_page(self) -> None:
        """Show the page until its time is over."""
        self._left = SHOWN_SECONDS
        self.typed.clear()
        self.found.clear()
        self.summary.setText("")
        self.page.setText(breakable(self._page))
        self.page.setAccessibleName(self._page)
        self._say_time()
        self._show(0, _("Hide it"))
        self.timer.start()
        self.button.setFocus()
        announce(self, self._page)

    def hide_page(self) -> None:
        """Hide the page and let it be typed."""
        self.timer.stop()
        self.page.setText("")
        self.page.setAccessibleName("")
        self._show(1, _("Compare"))
        self.typed.setFocus()

    def compare(self) -> None:
        """Show which words stayed, which were lost and which came in."""
        found = remembered(self._page, self.typed.toPlainText())
        passage = Passage(pieces=tuple(_apart(found)))
        self.found.setHtml(rich_text([passage], set(), self.session.theme.tokens()))
        self.summary.setText(words.remembered_line(found))
        self._show(2, "")
        self.again.setFocus()
        announce(self, self.summary.text())

    def _show(self, screen: int, act: str) -> None:
        self.trouble.setText("")
        self.trouble.hide()
        self._was_asked = False
        for place, one in enumerate(self.screens):
            one.setVisible(place == screen)
        self.button.setText(act)
        self.button.setAccessibleName(act)
        self.button.setVisible(bool(act))
        self.again.setVisible(not act)

    def _go_on(self) -> None:
        if self.screens[0].isVisibleTo(self):
            self.hide_page()
        elif self.screens[1].isVisibleTo(self):
            self.compare()

    def _tick(self) -> None:
        self._left -= 1
        self._say_time()
        if self._left <= 0:
            self.hide_page()

    def _say_time(self) -> None:
        self.clock.setText(words.hidden_in(max(self._left, 0)))

    # -- leaving

    @override
    def reject(self) -> None:
        is_typing = self.screens[1].isVisibleTo(self) and bool(self.typed.words())
        if is_typing and not self._was_asked:
            self._was_asked = True
            self.trouble.setText(_("What you typed is not kept. Press Escape again to leave it."))
            self.trouble.show()
            announce(self, self.trouble.text())
            return
        self._drop()

    def _drop(self) -> None:
        self.timer.stop()
        self._page = ""
        super().reject()


def _page(workspace: Workspace, case: SponsorCase) -> str:
    impacts = {one.uuid: one for one in workspace.impacts.all()}
    return words.rehearsal_page(case, impacts, workspace.mentoring.everyone())


def _apart(found: Remembered) -> Iterator[Piece]:
    """Yield the pieces with a space between two of them."""
    for place, piece in enumerate(found.pieces):
        if place:
            yield Piece(change=Change.SAME, text=" ")
        yield piece


def _column(parent: QWidget) -> QVBoxLayout:
    inside = QVBoxLayout(parent)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(10)
    return inside
