"""Opens the forms of the Today page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.forecasts import Forecast
from growthjournal.domain.verdict import Constraint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.competencies import Axis
    from growthjournal.domain.decisions import Decision
    from growthjournal.domain.diagnostics import NextMove
    from growthjournal.ui.session import Session


class TodayForms:
    """Builds a form over what is stored now and shows it; each is imported on first use."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Open forms over a page."""
        self._session, self._parent = session, parent

    def check_in(self) -> None:
        """Open the weekly check-in."""
        from growthjournal.ui.dialogs.check_in import open_check_in

        open_check_in(self._session, self._parent)

    def diagnostic(self) -> None:
        """Open the diagnostic."""
        from growthjournal.ui.dialogs.diagnostic import open_diagnostic

        open_diagnostic(self._session, self._parent)

    def confirm(self, axis: Axis) -> None:
        """Open the six items of an axis that are answered again."""
        from growthjournal.ui.dialogs.diagnostic import open_diagnostic

        open_diagnostic(self._session, self._parent, axis=axis)

    def judge(self, decision: Decision) -> None:
        """Open the judging of a decision."""
        from growthjournal.ui.dialogs.decision_review import open_review

        forecasts = self._session.ask(
            lambda one: one.decisions.forecasts(decision.uuid), list[Forecast]()
        )
        open_review(self._session, self._parent, decision, forecasts)

    def review(self) -> None:
        """Open the quarterly review."""
        from growthjournal.ui.dialogs.quarterly import open_quarterly_review

        open_quarterly_review(self._session, self._parent)

    def verdict(self) -> None:
        """Open the whole explanation of the verdict."""
        from growthjournal.ui.dialogs.verdict import open_verdict

        open_verdict(self._session, self._parent)

    def move(self, move: NextMove | None) -> None:
        """Open the form of the next move, or of a new one."""
        from growthjournal.ui.dialogs.next_move import open_next_move

        open_next_move(self._session, self._parent, move)

    def plan(self) -> None:
        """Open the form that plans a conversation."""
        from growthjournal.ui.dialogs.plan import open_plan

        open_plan(self._session, self._parent)

    def promise(self) -> None:
        """Open the form of a promise."""
        from growthjournal.ui.dialogs.promise import open_promise

        open_promise(self._session, self._parent)

    def pull(self, constraint: Constraint) -> None:
        """Begin what the lever of a constraint asks for."""
        if constraint is Constraint.BUILD_SKILL:
            self.plan()
        elif constraint is Constraint.VISIBLE_STRETCHED:
            self.diagnostic()
        else:
            from growthjournal.ui.dialogs.ask import open_ask

            open_ask(self._session, self._parent)
