"""What can be done with assumptions, beliefs and tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.assumptions import (
    Assumption,
    AssumptionStatus,
    AssumptionTest,
    Belief,
)
from growthjournal.domain.entries import TargetKind
from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_acts import Acts, Part

if TYPE_CHECKING:
    from growthjournal.ui.widgets.form_surfaced import Source


class AssumptionActs(Acts):
    """Every method raises JournalError when nothing was changed."""

    def add(
        self,
        assumption: Assumption,
        source: Source,
        belief: int | None,
        entry: str | None = None,
    ) -> None:
        """Add an assumption, with the first belief where one was stated."""
        mentoring = self.mentoring
        parts = [
            *self.source_parts(source),
            Part(
                do=lambda: mentoring.put_assumption(assumption),
                undo=lambda: mentoring.remove_assumption(assumption.uuid),
            ),
        ]
        if belief is not None:
            on = self.session.today()
            parts.append(self._believe(Belief(assumption=assumption.uuid, on=on, value=belief)))
        if entry is not None:
            parts.append(self.link_part(entry, TargetKind.ASSUMPTION, assumption.uuid))
        self.make(_("Add an assumption"), parts, _("Saved"))

    def edit(self, assumption: Assumption, source: Source) -> None:
        """Replace an assumption by its edited form."""
        parts = [*self.source_parts(source), self._change(assumption)]
        self.make(_("Edit the assumption"), parts, _("Saved"))

    def set_status(self, assumption: Assumption, status: AssumptionStatus) -> None:
        """Set where an assumption stands."""
        after = replace(assumption, status=status)
        self.make(_("Change the assumption’s status"), [self._change(after)], _("Saved"))

    def remove(self, assumption: Assumption) -> None:
        """Remove an assumption with its tests."""
        mentoring = self.mentoring
        part = Part(
            do=lambda: mentoring.remove_assumption(assumption.uuid),
            undo=lambda: mentoring.restore_assumption(assumption.uuid),
        )
        self.make(_("Remove the assumption"), [part], _("Assumption removed"))

    def believe(self, belief: Belief) -> None:
        """State a belief; earlier ones stay."""
        self.make(_("Set belief"), [self._believe(belief)], _("Saved"))

    def plan(self, test: AssumptionTest) -> None:
        """Plan a test; the first one turns "untested" into "testing"."""
        mentoring = self.mentoring
        parts = [
            Part(do=lambda: mentoring.put_test(test), undo=lambda: mentoring.remove_test(test.uuid))
        ]
        assumption = mentoring.assumption(test.assumption)
        if assumption.status is AssumptionStatus.UNTESTED:
            parts.append(self._change(replace(assumption, status=AssumptionStatus.TESTING)))
        self.make(_("Plan a test"), parts, _("Saved"))

    def edit_test(self, test: AssumptionTest) -> None:
        """Replace a test by its edited form."""
        self.make(_("Edit the test"), [self._change_test(test)], _("Saved"))

    def log_result(self, test: AssumptionTest) -> None:
        """Log what came of a test; a new belief after it joins the belief history."""
        before = self._test(test)
        parts = [self._change_test(test)]
        is_new = before.belief_after != test.belief_after
        if test.belief_after is not None and test.run_on is not None and is_new:
            belief = Belief(
                assumption=test.assumption,
                on=test.run_on,
                value=test.belief_after,
                supersedes=self._belief_of(before),
            )
            parts.append(self._believe(belief))
        self.make(_("Log the result"), parts, _("Saved"))

    def remove_test(self, test: AssumptionTest) -> None:
        """Remove a test."""
        mentoring = self.mentoring
        part = Part(
            do=lambda: mentoring.remove_test(test.uuid),
            undo=lambda: mentoring.restore_test(test.uuid),
        )
        self.make(_("Remove the test"), [part], _("Test removed"))

    def _belief_of(self, test: AssumptionTest) -> str | None:
        """Return the belief that an earlier log of the same test stated."""
        if test.run_on is None or test.belief_after is None:
            return None
        stated = [
            one.uuid
            for one in self.mentoring.beliefs(test.assumption)
            if (one.on, one.value) == (test.run_on, test.belief_after)
        ]
        return stated[-1] if stated else None

    def _believe(self, belief: Belief) -> Part:
        mentoring = self.mentoring
        return Part(
            do=lambda: mentoring.believe(belief),
            undo=lambda: mentoring.withdraw_belief(belief.uuid),
        )

    def _change(self, after: Assumption) -> Part:
        mentoring = self.mentoring
        before = mentoring.assumption(after.uuid)
        return Part(
            do=lambda: mentoring.put_assumption(after),
            undo=lambda: mentoring.put_assumption(before),
        )

    def _test(self, test: AssumptionTest) -> AssumptionTest:
        found = [one for one in self.mentoring.tests(test.assumption) if one.uuid == test.uuid]
        return found[0] if found else test

    def _change_test(self, after: AssumptionTest) -> Part:
        mentoring = self.mentoring
        before = self._test(after)
        return Part(do=lambda: mentoring.put_test(after), undo=lambda: mentoring.put_test(before))
