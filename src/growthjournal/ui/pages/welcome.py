"""The first evening: its doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, Text

if TYPE_CHECKING:
    from growthjournal.ui.session import Session

COLUMN = 440


class WelcomeView(QWidget):
    """Shown while there is no journal.

    Signals:
        create_wanted: Create a journal.
        open_wanted: Open one that exists.
        sample_wanted: Look around in the sample journal.
        lever_wanted: Answer the diagnostic without a journal.
    """

    create_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    lever_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self._session = session
        self.create_button = PrimaryButton(_("Create a journal"), "notebook-pen")
        self.create_button.setObjectName("welcome-create")
        self.open_button = SecondaryButton(_("Open a journal"), "folder-open")
        self.open_button.setObjectName("welcome-open")
        self.sample_button = SecondaryButton(_("Look around with a sample journal"), "eye")
        self.sample_button.setObjectName("welcome-sample")
        self.lever_button = SecondaryButton(_("Which lever?"), "sliders-horizontal")
        self.lever_button.setObjectName("welcome-lever")
        hint = _("Twelve questions, one page. Nothing is kept unless you ask.")
        self.lever_button.setAccessibleDescription(hint)
        words = Text(
            _(
                "What happened, what your mentors saw, what you are testing, and who has seen "
                "your work. It stays on this computer, in one file that you own."
            ),
            "muted",
            wrap=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title = Text(_("Growth Journal"), "verdict")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(14)
        for button, signal in (
            (self.create_button, self.create_wanted),
            (self.open_button, self.open_wanted),
            (self.sample_button, self.sample_wanted),
            (self.lever_button, self.lever_wanted),
        ):
            button.clicked.connect(signal)
            column.addWidget(button)
        said = Text(hint, "meta", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(said)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        session.theme.changed.connect(self._resize_column)
        self._resize_column()

    def set_busy(self, *, busy: bool) -> None:
        """Hold the doors while the sample journal is written."""
        doors = (self.create_button, self.open_button, self.sample_button, self.lever_button)
        for button in doors:
            button.setEnabled(not busy)

    def _resize_column(self) -> None:
        self._column.setFixedWidth(min(self._session.theme.px(COLUMN), 860))
