"""Planning a test of an assumption, and logging what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from growthjournal.domain.assumptions import AssumptionTest
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Text, labelled
from growthjournal.ui.widgets.form import BeliefField, DayField, Fold, Lines
from growthjournal.wording.patterns import percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.assumptions import Assumption
    from growthjournal.ui.session import Session


class PlanDialog(FormDialog):
    """Plans the smallest safe act that could prove an assumption wrong."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        assumption: Assumption,
        test: AssumptionTest | None,
        *,
        believed: int | None,
        save: Callable[[AssumptionTest, int | None], None],
        action: str = "",
    ) -> None:
        title = _("Plan a test") if test is None else _("Edit the test")
        super().__init__(session, parent, title, size=(560, 640))
        self.setObjectName("plan-dialog")
        self._test = test or AssumptionTest(assumption=assumption.uuid, action=action)
        self._believed = believed
        self._save = save
        self.body.addWidget(Text(assumption.statement, "heading", wrap=True))
        self.action = Lines(self._test.action, lines=2)
        self.action.setObjectName("action")
        self.body.addWidget(
            labelled(
                _("What you will do"),
                self.action,
                _("Small, safe, and able to prove the assumption wrong."),
            )
        )
        self.fold = Fold(session.preferences, "assumption-test")
        self._build_belief(is_new=test is None)
        self.body.addWidget(self.fold)
        self._build_fields()
        if test is not None:
            self.fold.open()
        self.finish()
        self.action.setFocus()

    def _build_belief(self, *, is_new: bool) -> None:
        """Ask for the belief before the test, where it was never stated; else inside the fold."""
        self.belief: BeliefField | None = None
        before = self._test.belief_before
        if not is_new:
            if before is not None:
                locked = _("Belief before the test: {value}, locked when you planned it.")
                self.body.addWidget(Text(locked.format(value=percent(before)), "meta", wrap=True))
            return
        self.belief = BeliefField()
        self.belief.setObjectName("beliefBefore")
        if self._believed is None:
            hint = _("It is locked when you save, and set beside what you believe after the test.")
        else:
            hint = _("It is locked when you save. Left as it is, your last answer is locked in.")
        asked = labelled(_("How far do you believe it now, before the test?"), self.belief, hint)
        (self.body if self._believed is None else self.fold.body).addWidget(asked)

    def _build_fields(self) -> None:
        one = self._test
        self.where = Lines(one.when_where, lines=1)
        self.affected = Lines(one.people_affected, lines=1)
        self.worst = Lines(one.worst_case, lines=1)
        self.if_true = Lines(one.expect_if_true, lines=2)
        self.if_false = Lines(one.expect_if_false, lines=2)
        for name, label, widget in (
            ("where", _("When and where"), self.where),
            ("affected", _("Who will notice"), self.affected),
            ("worst", _("The worst that can happen"), self.worst),
        ):
            widget.setObjectName(name)
            self.fold.body.addWidget(labelled(label, widget))
        self.undoable = QCheckBox(_("It could not be undone in a week"))
        self.undoable.setObjectName("tooBig")
        smaller = Text(_("Then look for a smaller test."), "meta", wrap=True)
        smaller.hide()
        self.undoable.toggled.connect(smaller.setVisible)
        self.fold.body.addWidget(self.undoable)
        self.fold.body.addWidget(smaller)
        for name, label, widget in (
            ("ifTrue", _("What you expect to see if the assumption holds"), self.if_true),
            ("ifFalse", _("What you expect to see if it does not"), self.if_false),
        ):
            widget.setObjectName(name)
            self.fold.body.addWidget(labelled(label, widget))
        self.day = DayField(one.planned_on or self.session.today())
        self.fold.body.addWidget(labelled(_("Planned on"), self.day))

    @override
    def problem(self) -> str:
        if self.action.words():
            return ""
        self.action.setFocus()
        return _("Write one small act.")

    @override
    def write(self) -> None:
        self._save(
            replace(
                self._test,
                action=self.action.words() or "",
                when_where=self.where.words(),
                people_affected=self.affected.words(),
                worst_case=self.worst.words(),
                expect_if_true=self.if_true.words(),
                expect_if_false=self.if_false.words(),
                planned_on=self.day.known_day(),
            ),
            self.belief.value() if self.belief is not None else None,
        )


class ResultDialog(FormDialog):
    """Logs what was observed, and how far the assumption is believed now."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        test: AssumptionTest,
        *,
        save: Callable[[AssumptionTest], None],
    ) -> None:
        super().__init__(session, parent, _("Log the result"), size=(560, 640))
        self.setObjectName("result-dialog")
        self._test, self._save = test, save
        self.body.addWidget(Text(test.action, "heading", wrap=True))
        for label, text in (
            (_("Expected if it holds: {text}"), test.expect_if_true),
            (_("Expected if it does not: {text}"), test.expect_if_false),
        ):
            if text:
                self.body.addWidget(Text(label.format(text=text), "muted", wrap=True))
        self.observed = Lines(test.observed, lines=3)
        self.belief = BeliefField(test.belief_after)
        self.day = DayField(test.run_on or session.today())
        self.where = Lines(test.when_where, lines=1)
        self.conclusion = Lines(test.conclusion, lines=2)
        self.next_test = Lines(test.next_test, lines=2)
        differs = _("A conclusion needs two tests in different situations.")
        for name, label, hint, widget in (
            ("observed", _("What you saw and heard"), "", self.observed),
            ("beliefAfter", _("How far do you believe the assumption now?"), "", self.belief),
            ("runOn", _("When you ran it"), "", self.day),
            ("where", _("In which situation"), differs, self.where),
            ("conclusion", _("What follows"), "", self.conclusion),
            ("nextTest", _("What to try next"), "", self.next_test),
        ):
            widget.setObjectName(name)
            self.body.addWidget(labelled(label, widget, hint))
        self.finish()
        self.observed.setFocus()

    @override
    def problem(self) -> str:
        if self.observed.words():
            return ""
        self.observed.setFocus()
        return _("Write what you saw and heard.")

    @override
    def write(self) -> None:
        self._save(
            replace(
                self._test,
                observed=self.observed.words(),
                belief_after=self.belief.value(),
                run_on=self.day.known_day(),
                when_where=self.where.words(),
                conclusion=self.conclusion.words(),
                next_test=self.next_test.words(),
            )
        )
