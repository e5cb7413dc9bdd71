"""The step of the check-in that asks after promises; each answer is its own step (F1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.domain.commitments import Commitment
from growthjournal.ui.dialogs.promise import connect_forms
from growthjournal.ui.dialogs.rating_screens import Screen
from growthjournal.ui.widgets.promises import PromiseList

if TYPE_CHECKING:
    from growthjournal.services.changes import Changes
    from growthjournal.ui.session import Session


class PromisesScreen(Screen):
    """Those that are due within a week, or overdue, as they stand on Today."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.promises = PromiseList(session)
        connect_forms(self.promises)
        self.column.addWidget(self.promises)
        session.changed.connect(self._show)
        due = session.ask(lambda one: one.commitments.due(session.today()), list[Commitment]())
        self._due = [one.uuid for one in due]
        self._show(None)

    def _show(self, _changes: Changes | None) -> None:
        known = self._session.ask(lambda one: one.commitments.all(), list[Commitment]())
        by_uuid = {one.uuid: one for one in known}
        shown = [by_uuid[uuid] for uuid in self._due if uuid in by_uuid]
        self.promises.show_promises(shown, self._session.today())

    @override
    def start(self) -> None:
        stops = self.promises.stops()
        if stops:
            stops[0].setFocus()
