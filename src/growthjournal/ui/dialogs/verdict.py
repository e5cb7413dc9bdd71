"""The whole explanation of the verdict, each clause with the records behind it (B7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from growthjournal.domain.diagnostic_items import questionnaire
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, QuietButton, SecondaryButton, Text
from growthjournal.ui.widgets.verdict_view import VerdictView
from growthjournal.wording.clauses import without_numbers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.session import Session


def open_verdict(session: Session, parent: QWidget | None) -> VerdictDialog:
    """Open the explanation of today's verdict."""
    dialog = VerdictDialog(session, parent)
    dialog.open()
    return dialog


class VerdictDialog(FramedDialog):
    """What carries it, what limits, which lever, what would change it."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent, _("Which lever now?"), size=(680, 740))
        self.setObjectName("verdict-dialog")
        today = session.today()
        found = session.ask(lambda one: one.verdicts.explained(today), None)
        clauses = list(found.clauses) if found else []
        shows_numbers = session.shows_numbers()
        self.view = VerdictView(clauses if shows_numbers else without_numbers(clauses))
        self.view.opened.connect(self._open)
        self.body.addWidget(self.view)
        self.body.addWidget(Text(questionnaire().status, "meta", wrap=True))
        self.page = QuietButton(_("See it as one page"), "eye")
        self.page.setObjectName("verdictPage")
        self.page.setAutoDefault(False)
        self.page.setAccessibleDescription(_("Without a name, a role or a fact"))
        self.page.clicked.connect(self._show_page)
        has_answers = found is not None and bool(found.answers.rows())
        self.body.addWidget(self.page, alignment=Qt.AlignmentFlag.AlignLeading)
        self.page.setVisible(shows_numbers and has_answers)
        self.body.addStretch(1)
        self.again = SecondaryButton(_("Diagnostic"))
        self.again.setObjectName("verdictDiagnostic")
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._answer)
        self.done_button = PrimaryButton(_("Close"))
        self.done_button.setObjectName("closeVerdict")
        self.done_button.clicked.connect(self.reject)
        self.add_button(self.again)
        self.add_button(self.done_button)
        self.done_button.setFocus()
        session.locked.connect(self.reject)

    def _open(self, kind: str, uuid: str) -> None:
        session = self.session
        self.reject()
        session.record_wanted.emit(kind, uuid)

    def _show_page(self) -> None:
        from growthjournal.ui.dialogs.lever_page import open_lever_page

        today = self.session.today()
        found = self.session.ask(lambda one: one.verdicts.explained(today), None)
        if found is not None:
            open_lever_page(self.session, self, found)

    def _answer(self) -> None:
        from growthjournal.ui.dialogs.diagnostic import open_diagnostic

        session, parent = self.session, self.parentWidget()
        self.reject()
        open_diagnostic(session, parent)
