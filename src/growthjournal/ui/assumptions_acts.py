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
from growthjournal.services import clock
from growthjournal.ui.acting import Acts, linking

if TYPE_CHECKING:
    from growthjournal.domain.record import Record
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
        records = [*source.new_records(), assumption, *self._stated(assumption.uuid, belief)]
        records += linking(entry, TargetKind.ASSUMPTION, assumption.uuid)
        self.save(_("Add an assumption"), records)

    def edit(self, assumption: Assumption, source: Source) -> None:
        """Replace an assumption by its edited form."""
        self.save(_("Edit the assumption"), [*source.new_records(), assumption])

    def set_status(self, assumption: Assumption, status: AssumptionStatus) -> None:
        """Set where an assumption stands."""
        text = _("Change the assumption’s status")
        self.save(text, [replace(assumption, status=status)])

    def write_ladder(self, uuid: str, text: str | None) -> None:
        """Keep what was written on the ladder of inference."""
        stored = self.mentoring.assumption(uuid)
        self.save(_("Edit the ladder of inference"), [replace(stored, ladder=text)])

    def write_columns(self, uuid: str, text: str | None) -> None:
        """Keep what was said and thought."""
        stored = self.mentoring.assumption(uuid)
        self.save(_("Edit what was said and thought"), [replace(stored, said_thought=text)])

    def remove(self, assumption: Assumption) -> None:
        """Remove an assumption with its tests."""
        mentoring, uuid = self.mentoring, assumption.uuid
        self.session.perform(
            _("Remove the assumption"),
            lambda: mentoring.remove_assumption(uuid),
            lambda: mentoring.restore_assumption(uuid),
            message=_("Assumption removed"),
        )

    def believe(self, belief: Belief) -> None:
        """State a belief; earlier ones stay."""
        self.save(_("Set belief"), [belief])

    def plan(self, test: AssumptionTest, belief: int | None = None) -> None:
        """Plan a test; the first one turns "untested" into "testing".

        Args:
            test: Not stored yet.
            belief: How far it is believed now, stated together with the plan; it is locked in.
        """
        records: list[Record] = [test, *self._stated(test.assumption, belief)]
        assumption = self.mentoring.assumption(test.assumption)
        if assumption.status is AssumptionStatus.UNTESTED:
            records.append(replace(assumption, status=AssumptionStatus.TESTING))
        self.save(_("Plan a test"), records)

    def edit_test(self, test: AssumptionTest, _belief: int | None = None) -> None:
        """Replace a test by its edited form; the belief before it stays locked."""
        self.save(_("Edit the test"), [test])

    def log_result(self, test: AssumptionTest) -> None:
        """Log what came of a test; a new belief after it joins the belief history."""
        before = self._test(test)
        records: list[Record] = [test]
        is_new = before.belief_after != test.belief_after
        if test.belief_after is not None and test.run_on is not None and is_new:
            records.append(
                Belief(
                    assumption=test.assumption,
                    on=test.run_on,
                    value=test.belief_after,
                    supersedes=self._belief_of(before),
                )
            )
        self.save(_("Log the result"), records)

    def remove_test(self, test: AssumptionTest) -> None:
        """Remove a test; without any, an assumption under test is untested again."""
        assumption = self.mentoring.assumption(test.assumption)
        others = [one for one in self.mentoring.tests(test.assumption) if one.uuid != test.uuid]
        records: list[Record] = [replace(test, deleted_at=clock.now())]
        if not others and assumption.status is AssumptionStatus.TESTING:
            records.append(replace(assumption, status=AssumptionStatus.UNTESTED))
        self.save(_("Remove the test"), records, _("Test removed"))

    def _stated(self, assumption: str, belief: int | None) -> list[Belief]:
        if belief is None:
            return []
        return [Belief(assumption=assumption, on=self.session.today(), value=belief)]

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

    def _test(self, test: AssumptionTest) -> AssumptionTest:
        found = [one for one in self.mentoring.tests(test.assumption) if one.uuid == test.uuid]
        return found[0] if found else test
