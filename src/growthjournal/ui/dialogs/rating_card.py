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


def ask_where(session: Session, parent: QWidget, say: Callable[[str], object]) -> None:
    """Ask for a file and save a card there; `say` gets what became of it."""
    name = f"rating-card-{session.today().isoformat()}.pdf"
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the card"), name, "PDF (*.pdf)")
    if chosen:
        path = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        save_card(session, path, say)


def save_card(session: Session, path: Path, say: Callable[[str], object]) -> None:
    """Set the card and write it whole or not at all."""
    today = session.today()
    session.start(lambda workspace, _progress: _write(workspace, path, today), say, failed=say)


def _write(workspace: Workspace, path: Path, today: date) -> str:
    asked, content = workspace.rating_cards.pdf(today=today)
    write_whole(path, content)
    return _("Saved as {path}. It asks about {names}, and shows nothing that you answered.").format(
        path=path, names=list_of([one.name for one in asked])
    )
