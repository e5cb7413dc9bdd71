"""What this program is made of, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.ui.session import Session


class AboutDialog(FramedDialog):
    """Version, cipher, where the journal lives, licences."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent, _("Growth Journal"), size=(520, 440))
        self.setObjectName("about-dialog")
        self.body.addWidget(
            Text(_("A private journal for mentoring and growth. It never uses the network."),
                 wrap=True)
        )  # fmt: skip
        _add_pairs(self.body, _facts(session))
        self.body.addWidget(
            Text(
                _(
                    "MIT licence. Inter and Literata: SIL Open Font License. Icons: Lucide, ISC. "
                    "Dictionaries: SCOWL, permissive; igerman98, GPL 2 or 3."
                ),
                "meta",
                wrap=True,
            )
        )
        _finish(self)


class ShortcutsDialog(FramedDialog):
    """Every key of the window and of the page that is shown."""

    def __init__(
        self,
        session: Session,
        groups: Sequence[tuple[str, Sequence[QAction]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent, _("Keyboard shortcuts"), size=(520, 600))
        self.setObjectName("shortcuts-dialog")
        for title, actions in groups:
            pairs = [
                (_key(action), action.text().replace("…", ""))
                for action in actions
                if not action.shortcut().isEmpty()
            ]
            if pairs:
                self.body.addWidget(Text(title, "section"))
                _add_pairs(self.body, pairs)
        _finish(self)


def _key(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return keys[:-1].replace("+", " ") + keys[-1]


def _facts(session: Session) -> list[tuple[str, str]]:
    from PySide6 import __version__ as qt

    from growthjournal import __version__

    facts = [(_("Version"), __version__), ("Qt", qt)]
    info = session.ask(lambda workspace: workspace.vault.info(), None)
    if info is not None:
        facts += [
            (_("Encryption"), f"SQLCipher {info.cipher}" if info.encrypted else _("none")),
            (_("Journal"), info.path),
            (_("Backups"), str(info.backups)),
        ]
    return facts


def _add_pairs(body: object, pairs: Sequence[tuple[str, str]]) -> None:
    from PySide6.QtWidgets import QVBoxLayout

    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(pairs):
        grid.addWidget(Text(name, "muted"), row, 0)
        grid.addWidget(Text(value, wrap=True, selectable=True), row, 1)
    if isinstance(body, QVBoxLayout):
        body.addLayout(grid)


def _finish(dialog: FramedDialog) -> None:
    dialog.body.addStretch(1)
    close = PrimaryButton(_("Close"))
    close.clicked.connect(dialog.accept)
    dialog.add_button(close)
    close.setFocus()
