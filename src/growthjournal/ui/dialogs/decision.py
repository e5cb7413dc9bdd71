"""The form of a decision: what it is first, everything else when it is wanted (A5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import labelled
from growthjournal.ui.widgets.form import BeliefField, DayField, Fold, Lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.decisions import Decision
    from growthjournal.ui.session import Session


class DecisionDialog(FormDialog):
    """What is to be decided, between what, why, and, once it is taken, what was chosen."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        decision: Decision,
        *,
        save: Callable[[Decision], None],
    ) -> None:
        super().__init__(session, parent, _("A decision"), size=(600, 720))
        self.setObjectName("decision-dialog")
        self._decision = decision
        self._save = save
        self.wording = Lines(decision.title, lines=2)
        self.wording.setObjectName("decisionTitle")
        self.body.addWidget(labelled(_("What is to be decided"), self.wording))
        self._build_open()
        self._build_taken()
        self.finish()
        self.wording.setFocus()

    def _build_open(self) -> None:
        one = self._decision
        fold = Fold(self.session.preferences, "decision", _("What it is about"))
        self.options = Lines("\n".join(one.options), lines=3)
        self.ruled_out, self.gave_up = Lines(one.ruled_out), Lines(one.gave_up)
        self.reasons = Lines("\n".join(one.reasons), lines=3)
        self.granted, self.lean = Lines(one.taking_for_granted), Lines(one.lean)
        self.sureness = BeliefField(one.sureness)
        self.due = DayField(one.decide_by, may_be_unknown=True)
        for name, text, hint, widget in (
            ("decideBy", _("When it is due"), "", self.due),
            ("options", _("Options"), _("One a line. To wait can be one of them."), self.options),
            ("ruledOut", _("What you ruled out, and why"), "", self.ruled_out),
            ("reasons", _("Reasons"), _("One a line, three at most."), self.reasons),
            ("gaveUp", _("What you give up"), "", self.gave_up),
            ("takingForGranted", _("What you take for granted"), "", self.granted),
            ("lean", _("Which way you lean"), "", self.lean),
            ("sureness", _("How sure you are of that"), "", self.sureness),
        ):
            widget.setObjectName(name)
            fold.body.addWidget(labelled(text, widget, hint))
        fold.open()
        self.body.addWidget(fold)

    def _build_taken(self) -> None:
        one = self._decision
        fold = Fold(self.session.preferences, "decision-taken", _("Once it is taken"))
        self.chosen, self.note = Lines(one.chosen), Lines(one.note)
        self.taken = DayField(one.decided_on, may_be_unknown=True)
        for name, text, hint, widget in (
            ("decidedOn", _("Taken on"), _("The reasons lock a day later."), self.taken),
            ("chosen", _("What was chosen"), "", self.chosen),
            ("decisionNote", _("Anything else"), "", self.note),
        ):
            widget.setObjectName(name)
            fold.body.addWidget(labelled(text, widget, hint))
        if one.decided_on is not None:
            fold.open()
        self.body.addWidget(fold)

    @override
    def problem(self) -> str:
        if self.wording.words():
            return ""
        self.wording.setFocus()
        return _("A decision needs a few words that name it.")

    @override
    def write(self) -> None:
        self._save(
            replace(
                self._decision,
                title=" ".join((self.wording.words() or "").split()),
                decide_by=self.due.day(),
                options=_lines(self.options),
                ruled_out=self.ruled_out.words(),
                reasons=_lines(self.reasons),
                gave_up=self.gave_up.words(),
                taking_for_granted=self.granted.words(),
                lean=self.lean.words(),
                sureness=self.sureness.value(),
                decided_on=self.taken.day(),
                chosen=self.chosen.words(),
                note=self.note.words(),
            )
        )


def _lines(field: Lines) -> tuple[str, ...]:
    return tuple(line.strip() for line in field.toPlainText().splitlines() if line.strip())
