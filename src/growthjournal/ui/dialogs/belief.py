"""Saying how far an assumption is believed today. Earlier answers are not shown here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.domain.assumptions import Belief
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Text, labelled
from growthjournal.ui.widgets.form import BeliefField, DayField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.assumptions import Assumption
    from growthjournal.ui.session import Session


class BeliefDialog(FormDialog):
    """Asks for 0 to 100; there is no default."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        assumption: Assumption,
        *,
        save: Callable[[Belief], None],
    ) -> None:
        super().__init__(session, parent, _("Set belief"), size=(520, 380))
        self.setObjectName("belief-dialog")
        self._assumption, self._save = assumption.uuid, save
        self.body.addWidget(Text(assumption.statement, "heading", wrap=True))
        self.belief = BeliefField()
        self.body.addWidget(
            labelled(
                _("How far do you believe it today?"),
                self.belief,
                _("0: not at all. 100: as sure as you can be."),
            )
        )
        self.day = DayField(session.today())
        self.body.addWidget(labelled(_("When"), self.day))
        self.finish()
        self.belief.setFocus()

    @override
    def problem(self) -> str:
        if self.belief.value() is not None:
            return ""
        self.belief.setFocus()
        return _("Move the slider, or type a number from 0 to 100.")

    @override
    def write(self) -> None:
        value = self.belief.value()
        if value is not None:
            day = self.day.known_day()
            self._save(Belief(assumption=self._assumption, on=day, value=value))
