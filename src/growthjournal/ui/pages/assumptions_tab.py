"""The tab of assumptions: list, detail, and what can be done with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.domain.assumptions import AssumptionStatus
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.ui.models.patterns import AssumptionRow, Surfaced
from growthjournal.ui.pages.assumptions_detail import AssumptionDetail
from growthjournal.ui.pages.patterns_board import Board
from growthjournal.ui.pages.patterns_filter import ALL, StatusFilter
from growthjournal.ui.widgets.basics import EmptyState
from growthjournal.wording.patterns import conclusion_name

if TYPE_CHECKING:
    from growthjournal.domain.assumptions import AssumptionTest
    from growthjournal.ui.assumptions_acts import AssumptionActs
    from growthjournal.ui.pages.patterns_forms import Forms
    from growthjournal.ui.session import Session


class AssumptionsTab(Board):
    """Assumptions, last surfaced first."""

    def __init__(self, session: Session, acts: AssumptionActs, forms: Forms) -> None:
        one = AssumptionDetail(session.theme)
        empty = EmptyState(
            _("A guess you treat as fact until a small test says otherwise."),
            _("Add an assumption"),
            "plus",
        )
        super().__init__(session, one, empty, list_name="assumptionList", spoken=_("Assumptions"))
        self.one = one
        self._acts, self._forms = acts, forms
        self._shown = Surfaced()
        self.filter = StatusFilter(
            [(one.value, conclusion_name(one)) for one in AssumptionStatus], hides_empty=True
        )
        self.filter_place.addWidget(self.filter)
        self.filter.chosen.connect(self._list)
        self.chosen.connect(self._show)
        self.removal_wanted.connect(self.remove)
        self.one.belief_wanted.connect(self._set_belief)
        self.one.plan_wanted.connect(self._plan)
        self.one.edit_wanted.connect(self.edit)
        self.one.removal_wanted.connect(self.remove)
        self.one.status_wanted.connect(self._set_status)
        self.one.source_wanted.connect(self.session.record_wanted)
        self.one.ladder_wanted.connect(self._write_ladder)
        self.one.columns_wanted.connect(self._write_columns)
        self.one.next_wanted.connect(self._plan_next)
        self.one.result_wanted.connect(forms.log_result)
        self.one.test_edit_wanted.connect(self._edit_test)
        self.one.test_removal_wanted.connect(self._remove_test)

    def show_surfaced(self, surfaced: Surfaced) -> None:
        """Show what is stored now."""
        self._shown = surfaced
        self.filter.count(row.status for row in surfaced.assumptions)
        self._list()

    def assumption_of(self, test: str) -> str:
        """Return the assumption that a test belongs to, by uuid; any other uuid as it is."""
        rows = self._shown.assumptions
        found = (row.uuid for row in rows if test in {one.uuid for one in row.tests})
        return next(found, test)

    def show_uuid(self, uuid: str) -> None:
        """Show an assumption, whatever the filter."""
        if self.model.row_of(uuid) is None:
            self.filter.choose()
        self.open(uuid)

    @override
    def drop(self) -> None:
        self._shown = Surfaced()
        super().drop()
        self.one.forget()
        self.show_surfaced(self._shown)

    def edit(self) -> None:
        """Open the assumption's form."""
        if self.one.row is not None:
            self._forms.edit_assumption(self.one.row.assumption)

    def remove(self) -> None:
        """Remove the assumption that is shown."""
        if self.one.row is not None:
            self._try(partial(self._acts.remove, self.one.row.assumption))

    def read_sources(self) -> None:
        """Look again where the assumption that is shown comes from."""
        if self.one.row is not None:
            self.one.show_sources(*self._sources(self.one.row.assumption))

    def _list(self) -> None:
        rows = [row for row in self._shown.assumptions if self.filter.lets_through(row.status)]
        self.show_rows(rows, is_empty=not self._shown.assumptions)

    def _show(self, uuid: str) -> None:
        row = next((one for one in self.model.rows if one.uuid == uuid), None)
        self.detail_place.setCurrentIndex(0 if isinstance(row, AssumptionRow) else 1)
        if isinstance(row, AssumptionRow):
            self.one.show_assumption(row, self._shown)
            self.read_sources()
        else:
            self.one.forget()
            self.nothing.setText(_("No assumption has this status."))

    def _set_status(self, value: str) -> None:
        row = self.one.row
        if row is None:
            return
        self.one.trouble.say("")
        if self.filter.value != ALL:
            self.filter.choose()
        try:
            self._acts.set_status(row.assumption, AssumptionStatus(value))
        except JournalError as error:
            self.one.trouble.say(str(error))

    def _set_belief(self) -> None:
        if self.one.row is not None:
            self._forms.set_belief(self.one.row.assumption)

    def _plan(self) -> None:
        if self.one.row is not None:
            self._forms.plan_test(self.one.row.assumption)

    def _plan_next(self, test: AssumptionTest) -> None:
        if self.one.row is not None:
            self._forms.plan_test(self.one.row.assumption, action=test.next_test or "")

    def _write_ladder(self) -> None:
        if self.one.row is not None:
            self._forms.write_ladder(self.one.row.assumption)

    def _write_columns(self) -> None:
        if self.one.row is not None:
            self._forms.write_columns(self.one.row.assumption)

    def _edit_test(self, test: AssumptionTest) -> None:
        if self.one.row is not None:
            self._forms.plan_test(self.one.row.assumption, test)

    def _remove_test(self, test: AssumptionTest) -> None:
        self._try(partial(self._acts.remove_test, test))
        self.one.plan.setFocus()
