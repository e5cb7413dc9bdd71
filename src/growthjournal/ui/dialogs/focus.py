"""Choosing the competencies in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from growthjournal.domain.competencies import Competency, FocusSet
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, Text
from growthjournal.ui.widgets.focus_boxes import FocusBoxes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.session import Session


class FocusDialog(FramedDialog):
    """Up to four of the competencies; what was in focus before stays in the charts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent, _("What are you working on?"), size=(600, 680))
        self.setObjectName("focus-dialog")
        self.body.addWidget(
            Text(
                _(
                    "Pick up to four. These are rated most often, and their mean is drawn over "
                    "time; a change starts a new line."
                ),
                "muted",
                wrap=True,
            )
        )
        everything, self._before = session.ask(
            lambda one: (one.growth.competencies(), one.growth.focus()),
            (list[Competency](), tuple[str, ...]()),
        )
        self._picker = FocusBoxes(session, everything, self._before)
        self._picker.changed.connect(self._show)
        self.boxes = self._picker.boxes
        self.body.addWidget(self._picker)
        self.rate_button = SecondaryButton(_("Keep and rate them now"))
        self.rate_button.setObjectName("saveAndRate")
        self.rate_button.setAutoDefault(False)
        self.rate_button.clicked.connect(self.save_and_rate)
        self.body.addWidget(self.rate_button, alignment=Qt.AlignmentFlag.AlignLeading)
        nothing_rated = session.ask(lambda one: not one.growth.ratings(), False)
        self.rate_button.setVisible(nothing_rated)
        self.body.addStretch(1)
        self.count = Text("", "muted")
        self.count.setObjectName("focusCount")
        self._buttons.insertWidget(0, self.count)
        cancel = SecondaryButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.button = PrimaryButton(_("Keep these in focus"))
        self.button.setObjectName("saveFocus")
        self.button.setDefault(True)
        self.button.clicked.connect(self.save)
        self.add_button(cancel)
        self.add_button(self.button)
        self._show()
        self._picker.start()

    def chosen(self) -> tuple[str, ...]:
        """Return the uuids that are ticked."""
        return self._picker.chosen()

    def save(self) -> None:
        """Put what is ticked in focus from today on."""
        chosen = self.chosen()
        workspace = self.session.workspace
        is_same = set(chosen) == set(self._before)
        if workspace is None:
            return
        today = self.session.today()
        act = workspace.together.act([FocusSet(since=today, competencies=chosen)])
        if is_same or self.session.perform(_("Choose the focus"), act.do, act.undo):
            self.accept()

    def save_and_rate(self) -> None:
        """Put what is ticked in focus and rate it at once: three of four draw a point."""
        from growthjournal.ui.dialogs.rating import RatingDialog

        chosen, page = self.chosen(), self.parentWidget()
        self.save()
        if self.result() == self.DialogCode.Accepted:
            RatingDialog(self.session, page, series=chosen).open()

    def _show(self) -> None:
        has_some = bool(self.chosen())
        self.count.setText(self._picker.count_said())
        self.button.setEnabled(has_some)
        self.rate_button.setEnabled(has_some)
