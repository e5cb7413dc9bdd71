"""Judging a decision: what was written first, then how it was decided, then what came (A5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from growthjournal.domain.forecasts import DecisionReview, Forecast, Luck, Settled
from growthjournal.domain.patterns import Pattern
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.decision import Quality
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.dialogs.impact import OneOf
from growthjournal.ui.widgets.basics import Card, Text, labelled
from growthjournal.ui.widgets.form import Lines
from growthjournal.wording.check_in import settled_name
from growthjournal.wording.decisions import forecast_line, luck_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.decisions import Decision
    from growthjournal.ui.session import Session


def open_review(
    session: Session, parent: QWidget | None, decision: Decision, forecasts: Sequence[Forecast]
) -> ReviewDialog:
    """Open the judging of a decision."""
    dialog = ReviewDialog(session, parent, decision, forecasts)
    dialog.open()
    return dialog


class ReviewDialog(FormDialog):
    """The outcome can be entered once the way of deciding was judged again."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        decision: Decision,
        forecasts: Sequence[Forecast],
    ) -> None:
        super().__init__(session, parent, _("Judge the decision"), size=(600, 740))
        self.setObjectName("decision-review-dialog")
        self._decision = decision
        self._open = [one for one in forecasts if one.settled is None]
        self.body.addWidget(Text(decision.title, "heading", wrap=True))
        self._show_original(forecasts)
        self.quality = self._marks("reviewQuality")
        self.body.addWidget(
            labelled(
                _("How well was it decided, 1 to 5?"),
                self.quality,
                _("Knowing only what you knew then. What came of it is asked after this."),
            )
        )
        self._build_outcome()
        for chip in self.quality.chips.values():
            chip.clicked.connect(self._arrange)
        self._arrange()
        self.finish()
        next(iter(self.quality.chips.values())).setFocus()

    def _marks(self, name: str) -> OneOf:
        row = OneOf([(each, each.value) for each in Quality], None)
        row.setObjectName(name)
        for each, chip in row.chips.items():
            chip.setObjectName(f"{name}-{each.value}")
        return row

    def _show_original(self, forecasts: Sequence[Forecast]) -> None:
        one, card = self._decision, Card()
        card.body.setSpacing(6)
        when = one.decided_on or one.decide_by
        if when is not None:
            card.body.addWidget(Text(format_date(when, "long"), "meta"))
        lines = [one.chosen or one.lean or "", *one.reasons]
        lines += [_("Gave up: {what}").format(what=one.gave_up)] if one.gave_up else []
        lines += [forecast_line(each, self.session.today()) for each in forecasts]
        for line in filter(None, lines):
            card.body.addWidget(Text(line, wrap=True, selectable=True))
        self.body.addWidget(card)

    def _build_outcome(self) -> None:
        self.outcome = self._marks("outcome")
        self.luck = OneOf([(each, luck_name(each)) for each in Luck], None)
        self.luck.setObjectName("luck")
        self.lesson = Lines("", lines=2)
        self.lesson.setObjectName("lesson")
        self.pattern = QComboBox()
        self.pattern.setObjectName("reviewPattern")
        self.pattern.addItem("–", "")
        known = self.session.ask(lambda one: one.mentoring.patterns(), list[Pattern]())
        for pattern in known:
            self.pattern.addItem(pattern.name, pattern.uuid)
        self.settled: dict[str, OneOf] = {}
        self._after: list[QWidget] = []
        for place, one in enumerate(self._open):
            answer = OneOf([(each, settled_name(each)) for each in Settled], None)
            answer.setObjectName(f"settle-{place}")
            self.settled[one.uuid] = answer
            self._after.append(labelled(one.statement, answer))
        self._after += [
            labelled(_("What came of it, 1 to 5?"), self.outcome),
            labelled(_("How much of that was luck?"), self.luck),
            labelled(_("What you take from it"), self.lesson),
            labelled(_("A pattern that showed in it"), self.pattern),
        ]
        for widget in self._after:
            self.body.addWidget(widget)

    def _arrange(self) -> None:
        is_judged = self.quality.value() is not None
        for widget in self._after:
            widget.setEnabled(is_judged)

    @override
    def problem(self) -> str:
        if self.quality.value() is not None:
            return ""
        return _("Judge first how well it was decided; then what came of it.")

    @override
    def write(self) -> None:
        today = self.session.today()
        quality, outcome, luck = self.quality.value(), self.outcome.value(), self.luck.value()
        review = DecisionReview(
            decision=self._decision.uuid,
            on=today,
            process_quality=None if quality is None else int(quality.value),
            outcome=None if outcome is None else int(outcome.value),
            luck=None if luck is None else Luck(luck),
            lesson=self.lesson.words(),
            pattern=self.pattern.currentData() or None,
        )
        answers = {uuid: row.value() for uuid, row in self.settled.items()}
        settled = [
            replace(one, settled=Settled(answer), settled_on=today)
            for one in self._open
            if (answer := answers[one.uuid]) is not None
        ]
        act = acting.workspace_of(self.session).together.act([*settled, review])
        acting.run(self.session, _("Judge a decision"), act, _("Saved"))
