"""Which lever now: the verdict in one card, the next move above it (decisions.md 1, 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from growthjournal.domain.check_in import open_move
from growthjournal.domain.competencies import Axis
from growthjournal.domain.verdict import Constraint
from growthjournal.language import gettext as _
from growthjournal.ui.pages.today_cards import TodayCard
from growthjournal.ui.widgets.basics import (
    LinkButton,
    PrimaryButton,
    SecondaryButton,
    Text,
)
from growthjournal.ui.widgets.flow import FlowLayout
from growthjournal.wording.clauses import Part
from growthjournal.wording.diagnostic import constraint_name, measure_name, score_said
from growthjournal.wording.next_move import move_said
from growthjournal.wording.today import confirm_said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.diagnostics import NextMove
    from growthjournal.domain.scoring import Pending
    from growthjournal.services.verdicts import Explained


class LeverCard(TodayCard):
    """The constraint, its two numbers, one sentence, what would change it, and what to do.

    Signals:
        answer_wanted: The diagnostic.
        why_wanted: The whole explanation.
        act_wanted: The lever, for a constraint.
        move_wanted: The form of the next move.
        happened_wanted: Saying whether the move happened.
        confirm_wanted: The axis whose six items are answered again.
    """

    answer_wanted = Signal()
    why_wanted = Signal()
    act_wanted = Signal(object)
    move_wanted = Signal()
    happened_wanted = Signal()
    confirm_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Which lever now?"))
        self.setObjectName("leverCard")
        self._constraint: Constraint | None = None
        self.name = Text("", "verdict", wrap=True)
        self.name.setObjectName("constraint")
        self.add_inset(self.name)
        self.scores = QWidget()
        self._scores = FlowLayout(self.scores, spacing=5)
        self.add_inset(self.scores)
        self.said = Text("", wrap=True)
        self.said.setObjectName("leverSaid")
        self.add_inset(self.said)
        self.turning = Text("", "muted", wrap=True)
        self.turning.setObjectName("leverTurning")
        self.add_inset(self.turning)
        self._add_confirming()
        self._add_move()
        self._add_buttons()

    def _add_confirming(self) -> None:
        self._confirming: Axis | None = None
        self.crossed = Text("", "muted", wrap=True)
        self.crossed.setObjectName("leverCrossed")
        self.confirm = LinkButton(_("Answer the six again"))
        self.confirm.setObjectName("leverConfirm")
        self.confirm.clicked.connect(self._confirm)
        self.add_inset(self.crossed)
        self.add_inset(self.confirm, Qt.AlignmentFlag.AlignLeading)

    def _add_move(self) -> None:
        self.move_text = Text("", "strong", wrap=True)
        self.move_text.setObjectName("nextMove")
        self.move_said = Text("", "meta", wrap=True)
        self.choose = LinkButton("")
        self.choose.setObjectName("chooseMove")
        self.choose.clicked.connect(self.move_wanted)
        self.add_inset(Text(_("Next move"), "section"))
        self.add_inset(self.move_text)
        self.add_inset(self.move_said)
        self.add_inset(self.choose, Qt.AlignmentFlag.AlignLeading)

    def _add_buttons(self) -> None:
        self.act = PrimaryButton("")
        self.act.setObjectName("leverAct")
        self.why = SecondaryButton(_("Why"))
        self.why.setObjectName("leverWhy")
        self.why.setAccessibleDescription(_("The whole explanation, with the records behind it."))
        self.answer = SecondaryButton(_("Diagnostic"))
        self.answer.setObjectName("leverDiagnostic")
        self.happened = SecondaryButton(_("Did it happen?"))
        self.happened.setObjectName("moveHappened")
        self.buttons = QWidget()
        row = FlowLayout(self.buttons, spacing=8)
        for button in (self.act, self.happened, self.why, self.answer):
            row.addWidget(button)
        self.add_inset(self.buttons)
        self.act.clicked.connect(self._act)
        self.why.clicked.connect(self.why_wanted)
        self.answer.clicked.connect(self.answer_wanted)
        self.happened.clicked.connect(self.happened_wanted)

    def show_lever(
        self,
        found: Explained | None,
        move: NextMove | None,
        name: str,
        today: date,
        *,
        shows_numbers: bool = True,
    ) -> None:
        """Show what limits now; None hides the card.

        Args:
            found: The verdict in words.
            move: The open next move, or None.
            name: Of whom it is about.
            today: The local date.
            shows_numbers: Scores, and what counts them, may be shown.
        """
        self.setVisible(found is not None)
        if found is None:
            return
        verdict = found.verdict
        constraint = self._constraint = verdict.constraint
        parts = {one.part: one for one in found.clauses}
        has_any = verdict.skill.last is not None or verdict.visibility.last is not None
        self.name.setText(constraint_name(constraint) if constraint else _("Can’t tell yet"))
        self._show_scores(found)
        self.scores.setVisible(shows_numbers and self.scores.isVisibleTo(self))
        check, limits = parts.get(Part.CHECK), parts.get(Part.LIMITS)
        check = check if shows_numbers else None
        sentence = check or limits or parts.get(Part.LEVER)
        if constraint is None:
            sentence = parts.get(Part.NAME)
        self.said.setText(sentence.whole if sentence else "")
        turning = parts.get(Part.TURNING) if shows_numbers else None
        label = parts[Part.NAME].text if constraint else ""
        self.turning.setText(
            " ".join(one for one in (label, turning.whole if turning else "") if one)
        )
        self.turning.setVisible(bool(self.turning.text()))
        self._show_move(move, name, today)
        self.act.setText(act_name(constraint) if constraint else _("Answer the diagnostic"))
        self.act.setAccessibleName(self.act.text())
        self.why.setVisible(has_any)
        self.answer.setVisible(constraint is not None)

    def show_confirming(self, waiting: Sequence[tuple[Axis, Pending]]) -> None:
        """Show the crossing that has to be settled first; none takes no room."""
        axis, pending = waiting[0] if waiting else (None, None)
        self._confirming = axis
        said = confirm_said(axis, pending) if axis is not None and pending is not None else ""
        self.crossed.setText(said)
        self.confirm.setAccessibleDescription(said)
        for part in (self.crossed, self.confirm):
            part.setVisible(bool(said))

    def _show_scores(self, found: Explained) -> None:
        self._scores.clear()
        verdict = found.verdict
        shown = [(axis, verdict.state(axis).last) for axis in Axis]
        self.scores.setVisible(any(last for _axis, last in shown))
        for axis, last in shown:
            if last is None:
                continue
            for part in (
                Text(measure_name(axis).capitalize(), "ui"),
                Text(score_said(last.score), "strong", tone=axis.value),
            ):
                self._scores.addWidget(part)
                part.show()

    def _show_move(self, move: NextMove | None, name: str, today: date) -> None:
        self.happened.setVisible(move is not None and open_move([move], today) is not None)
        self.move_text.setText(move.act if move else "")
        self.move_text.setVisible(move is not None)
        self.move_said.setText(move_said(name, move.due, today) if move else "")
        self.move_said.setVisible(move is not None)
        self.choose.setText(_("Change") if move else _("Choose one person, one act, one date"))
        self.choose.setAccessibleName(_("Change the next move") if move else self.choose.text())

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.confirm, self.choose, self.act, self.happened, self.why, self.answer]

    def clear(self) -> None:
        """Drop every word."""
        self._scores.clear()
        for text in (self.name, self.said, self.turning, self.move_text, self.move_said):
            text.setText("")
        self.show_confirming(())
        self._constraint = None

    def _confirm(self) -> None:
        if self._confirming is not None:
            self.confirm_wanted.emit(self._confirming)

    def _act(self) -> None:
        if self._constraint is None:
            self.answer_wanted.emit()
        else:
            self.act_wanted.emit(self._constraint)


def act_name(constraint: Constraint) -> str:
    """Return the button of a constraint's lever."""
    return {
        Constraint.BUILD_SKILL: _("Bring a real choice"),
        Constraint.READY_UNKNOWN: _("Tell a sponsor"),
        Constraint.VISIBLE_STRETCHED: _("Ask for a rating"),
        Constraint.OPERATING_SEEN: _("Ask about openings"),
    }[constraint]
