"""The entry that tells of something: none, or one that is found by a few letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from growthjournal.domain.entries import TargetKind
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import ChipRow, IconButton, SecondaryButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.session import Session

FindEntry = Callable[["QWidget", Callable[[str | None], object]], object]
"""Asks over a window for an entry and hands its uuid on."""
MOST_LETTERS = 48


class EntryField(ChipRow):
    """A button that says which entry, and one that takes it away."""

    def __init__(self, session: Session, entry: str | None, find: FindEntry) -> None:
        super().__init__(spacing=8)
        self._session, self._find = session, find
        self.entry = entry
        self.choose = SecondaryButton("", "notebook-pen")
        self.choose.setObjectName("chooseEntry")
        self.choose.setAutoDefault(False)
        self.clear = IconButton("x", _("No entry"))
        self.clear.setObjectName("clearEntry")
        self.choose.clicked.connect(self._ask)
        self.clear.clicked.connect(self._take_away)
        self.add(self.choose)
        self.add(self.clear)
        self._show()

    def _ask(self) -> None:
        self._find(self.window(), self._take)

    def _take(self, entry: str | None) -> None:
        self.entry = entry
        self._show()
        self.choose.setFocus()

    def _take_away(self) -> None:
        self._take(None)

    def _show(self) -> None:
        title = ""
        if self.entry is not None:
            wanted = self.entry
            title = self._session.ask(
                lambda one: one.journal.linked_title(TargetKind.ENTRY, wanted), ""
            )
            title = " ".join(title.split()) or _("No title")
        said = title if len(title) <= MOST_LETTERS else title[: MOST_LETTERS - 1].rstrip() + "…"
        self.choose.setText((said or _("Choose an entry…")).replace("&", "&&"))
        self.choose.setAccessibleName(
            _("The entry that tells of it: {title}").format(title=title or _("none"))
        )
        self.clear.setVisible(bool(title))
        self.updateGeometry()
