"""The form of a decision: what it is first, everything else when it is wanted (A5)."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.domain.decisions import Decision, Stakes, State, reasons_locked
from growthjournal.domain.entries import TargetKind
from growthjournal.domain.forecasts import DecisionNote, Forecast
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.dialogs.impact import OneOf
from growthjournal.ui.widgets.basics import Chip, ChipRow, Text, labelled
from growthjournal.ui.widgets.forecast_fields import ForecastFields
from growthjournal.ui.widgets.form import BeliefField, DayField, Fold, Lines
from growthjournal.wording.decisions import stakes_name, state_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.session import Session

LONGEST = 300
"""Letters of words that were selected, as a first line."""


class Quality(StrEnum):
    """How well something was decided, or came out."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"


def open_decision(
    session: Session,
    parent: QWidget | None,
    decision: Decision | None = None,
    *,
    title: str = "",
    entry: str | None = None,
) -> DecisionDialog:
    """Open the form of a decision with what is expected of it.

    Args:
        session: The open journal.
        parent: What the form stands over.
        decision: The one that is edited; None for a new one.
        title: A line to begin a new one with.
        entry: Uuid of the entry that it is made from; it is linked on saving.
    """
    one = decision or Decision(title=title[:LONGEST].strip())
    forecasts = session.ask(lambda open_: open_.decisions.forecasts(one.uuid), list[Forecast]())
    notes = session.ask(lambda open_: open_.decisions.notes(one.uuid), list[DecisionNote]())
    name = _("Write down a decision") if decision is None else _("Edit a decision")
    forms: list[DecisionDialog] = []

    def save(written: Decision) -> None:
        note = forms[0].note()
        records = [written, *forms[0].forecasts(), *([note] if note else [])]
        linked = acting.linking(entry, TargetKind.DECISION, written.uuid)
        act = acting.workspace_of(session).together.act([*records, *linked])
        acting.run(session, name, act, _("Saved"))

    forms.append(DecisionDialog(session, parent, one, save=save, forecasts=forecasts, notes=notes))
    forms[0].open()
    return forms[0]


class DecisionDialog(FormDialog):
    """What is to be decided, between what, why, and, once it is taken, what was chosen."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        decision: Decision,
        *,
        save: Callable[[Decision], None],
        forecasts: Sequence[Forecast] | None = None,
        notes: Sequence[DecisionNote] = (),
    ) -> None:
        super().__init__(session, parent, _("A decision"), size=(600, 720))
        self.setObjectName("decision-dialog")
        self._decision = decision
        self._save = save
        now = clock.now()
        self._is_locked = reasons_locked(decision, now)
        self._given, self._notes = forecasts, notes
        self.wording = Lines(decision.title, lines=2)
        self.wording.setObjectName("decisionTitle")
        self.body.addWidget(labelled(_("What is to be decided"), self.wording))
        self._build_open()
        self._build_taken()
        self._build_expected()
        self._build_judged()
        self._build_notes()
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
        if any((one.decide_by, one.options, one.ruled_out, one.reasons, one.gave_up)) or any(
            (one.taking_for_granted, one.lean, one.sureness is not None)
        ):
            fold.open()
        self.body.addWidget(fold)

    def _build_taken(self) -> None:
        one = self._decision
        fold = Fold(self.session.preferences, "decision-taken", _("Once it is taken"))
        self.chosen, self.anything = Lines(one.chosen), Lines(one.note)
        self.taken = DayField(one.decided_on, may_be_unknown=True)
        for name, text, hint, widget in (
            ("decidedOn", _("Taken on"), _("The reasons lock a day later."), self.taken),
            ("chosen", _("What was chosen"), "", self.chosen),
            ("decisionNote", _("Anything else"), "", self.anything),
        ):
            widget.setObjectName(name)
            fold.body.addWidget(labelled(text, widget, hint))
        if one.decided_on is not None:
            fold.open()
        self.body.addWidget(fold)

    def _build_expected(self) -> None:
        self.expected: ForecastFields | None = None
        if self._given is None:
            return
        fold = Fold(self.session.preferences, "decision-expected", _("What you expect of it"))
        self.expected = ForecastFields(self._given, self.session.today(), is_locked=self._is_locked)
        fold.body.addWidget(self.expected)
        if self._given:
            fold.open()
        self.body.addWidget(fold)

    def _build_judged(self) -> None:
        one = self._decision
        fold = Fold(self.session.preferences, "decision-state", _("How you decided"))
        self.stakes = OneOf([(each, stakes_name(each)) for each in Stakes], one.stakes)
        self.states = {each: Chip(state_name(each), checkable=True) for each in State}
        row = ChipRow()
        for each, chip in self.states.items():
            chip.setObjectName(f"state-{each.value}")
            chip.setChecked(each in one.states)
            row.add(chip)
        self.quality = OneOf(
            [(each, each.value) for each in Quality],
            None if one.process_quality is None else Quality(str(one.process_quality)),
        )
        for name, text, hint, widget in (
            ("stakes", _("What it puts at risk"), "", self.stakes),
            ("states", _("How you were"), "", row),
            (
                "processQuality",
                _("How well you are deciding, 1 to 5"),
                _("The way of deciding, not what comes of it."),
                self.quality,
            ),
        ):
            widget.setObjectName(name)
            fold.body.addWidget(labelled(text, widget, hint))
        self.body.addWidget(fold)

    def _build_notes(self) -> None:
        """Later words are dated additions; what was written stays (A5)."""
        self.addition: Lines | None = None
        if not self._is_locked or self._given is None:
            return
        self.reasons.setReadOnly(True)
        for one in self._notes:
            said = f"{format_date(one.on, 'medium')}: {one.text}"
            self.body.addWidget(Text(said, "muted", wrap=True, selectable=True))
        self.addition = Lines("", lines=2)
        self.addition.setObjectName("addition")
        self.body.addWidget(labelled(_("Add a note"), self.addition, _("It gets today’s date.")))

    @property
    def uuid(self) -> str:
        """The decision's identity."""
        return self._decision.uuid

    def forecasts(self) -> list[Forecast]:
        """Return what is expected, as it is filled in."""
        return self.expected.forecasts(self._decision.uuid) if self.expected else []

    def note(self) -> DecisionNote | None:
        """Return the note that was added, None without one."""
        words = self.addition.words() if self.addition is not None else None
        if words is None:
            return None
        return DecisionNote(decision=self._decision.uuid, on=self.session.today(), text=words)

    @override
    def problem(self) -> str:
        if self.wording.words():
            return self.expected.problem() if self.expected else ""
        self.wording.setFocus()
        return _("A decision needs a few words that name it.")

    @override
    def write(self) -> None:
        stakes, quality = self.stakes.value(), self.quality.value()
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
                note=self.anything.words(),
                stakes=None if stakes is None else Stakes(stakes),
                states=tuple(each for each, chip in self.states.items() if chip.isChecked()),
                process_quality=None if quality is None else int(quality.value),
            )
        )


def _lines(field: Lines) -> tuple[str, ...]:
    return tuple(line.strip() for line in field.toPlainText().splitlines() if line.strip())
