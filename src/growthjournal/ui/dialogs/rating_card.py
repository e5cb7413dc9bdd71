"""Saving the card to print on which somebody else rates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from growthjournal.language import gettext as _
from growthjournal.language import list_of
from growthjournal.ui.dialogs.exporting_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session


def ask_where(
    session: Session, parent: QWidget, say: Callable[[str], object], *, of_diagnostic: bool = False
) -> None:
    """Ask for a file and save a card there; `say` gets what became of it.

    Args:
        session: The open journal.
        parent: What the question stands over.
        say: Gets one sentence.
        of_diagnostic: The six items about skill, in place of the competencies in focus.
    """
    stem = "skill-card" if of_diagnostic else "rating-card"
    name = f"{stem}-{session.today().isoformat()}.pdf"
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the card"), name, "PDF (*.pdf)")
    if chosen:
        path = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        save_card(session, path, say, of_diagnostic=of_diagnostic)


def save_card(
    session: Session, path: Path, say: Callable[[str], object], *, of_diagnostic: bool = False
) -> None:
    """Set the card and write it whole or not at all."""
    today = session.today()
    write = _write_items if of_diagnostic else _write
    session.start(lambda workspace, _progress: write(workspace, path, today), say, failed=say)


def _write(workspace: Workspace, path: Path, today: date) -> str:
    asked, content = workspace.rating_cards.pdf(today=today)
    write_whole(path, content)
    return _("Saved as {path}. It asks about {names}, and shows nothing that you answered.").format(
        path=path, names=list_of([one.name for one in asked])
    )


def _write_items(workspace: Workspace, path: Path, today: date) -> str:
    write_whole(path, workspace.rating_cards.diagnostic_pdf(today=today))
    return _(
        "Saved as {path}. It asks the six about skill, and shows nothing that you answered."
    ).format(path=path)
