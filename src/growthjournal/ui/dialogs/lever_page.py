"""The result of the diagnostic as one page that names nobody, before it leaves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from growthjournal.language import gettext as _
from growthjournal.services.lever_pages import page_pdf, page_words
from growthjournal.ui.dialogs.paper import PaperDialog, Typeset
from growthjournal.ui.widgets.basics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.diagnostics import DiagnosticAnswer
    from growthjournal.services.verdicts import Explained
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind
    from growthjournal.wording.lever_page import LeverPageWords


def open_lever_page(
    session: Session,
    parent: QWidget | None,
    found: Explained,
    given: Sequence[DiagnosticAnswer] = (),
) -> LeverPageDialog:
    """Open the page of a result; needs no journal.

    Args:
        session: Of the window.
        parent: What it stands over.
        found: What may be concluded.
        given: Answers to list where they are too few to conclude.
    """
    dialog = LeverPageDialog(session, parent, page_words(found, session.today(), given))
    dialog.open()
    return dialog


class LeverPageDialog(PaperDialog):
    """The page as it will be saved, beside what is not on it."""

    def __init__(self, session: Session, parent: QWidget | None, words: LeverPageWords) -> None:
        super().__init__(
            session,
            parent,
            _("The result on one page"),
            file_stem="lever",
            save_title=_("Save the page"),
        )
        self.setObjectName("lever-page-dialog")
        column = QVBoxLayout(self.choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(_("What leaves"), "section"))
        column.addWidget(Text(_("The limit, the two scores and the lines you chose."), wrap=True))
        never = _("Never on it: a name, the role, its calls, and the facts behind a 4 or 5.")
        column.addWidget(Text(never, "meta", wrap=True))
        self.lay_out()
        self.fill_lines(_lines(words))
        self.set_pages_of(partial(session.run, partial(_typeset, words, session.today())))
        self.save_button.setFocus()


def _typeset(words: LeverPageWords, today: date, _progress: object) -> Typeset:
    return Typeset(pdf=page_pdf(words, today), words=" ".join(words.lines()))


def _lines(words: LeverPageWords) -> Iterator[tuple[str, TextKind]]:
    for place, line in enumerate(words.lines()):
        yield line, "heading" if place == 0 else "ui"
