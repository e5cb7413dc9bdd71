"""Choosing the competencies in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from growthjournal.domain.competencies import MOST_IN_FOCUS, Competency, FocusSet
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, Text

if TYPE_CHECKING:
    from growthjournal.ui.session import Session


class FocusDialog(FramedDialog):
    """Up to four of the competencies; what was in focus before stays in the charts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent, _("What are you working on?"), size=(600, 680))
        self.setObjectName("focus-dialog")
        self.boxes: dict[str, QCheckBox] = {}
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
        for competency in everything:
            self.body.addWidget(self._box(competency))
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
        if self.boxes:
            next(iter(self.boxes.values())).setFocus()

    def _box(self, competency: Competency) -> QWidget:
        box = QCheckBox(competency.name.replace("&", "&&"))
        box.setObjectName(f"focus-{competency.short}")
        box.setAccessibleName(competency.name)
        box.setAccessibleDescription(competency.description)
        box.setChecked(competency.uuid in self._before)
        box.toggled.connect(self._show)
        self.boxes[competency.uuid] = box
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(box)
        detail = Text(competency.description, "meta", wrap=True)
        detail.setContentsMargins(self.session.theme.px(28), 0, 0, 0)
        column.addWidget(detail)
        return row

    def chosen(self) -> tuple[str, ...]:
        """Return the uuids that are ticked."""
        return tuple(uuid for uuid, box in self.boxes.items() if box.isChecked())

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
        count = len(self.chosen())
        for box in self.boxes.values():
            box.setEnabled(box.isChecked() or count < MOST_IN_FOCUS)
        text = ngettext("{n} of {most} chosen", "{n} of {most} chosen", count)
        self.count.setText(text.format(n=format_number(count), most=format_number(MOST_IN_FOCUS)))
        self.button.setEnabled(count > 0)
        self.rate_button.setEnabled(count > 0)
