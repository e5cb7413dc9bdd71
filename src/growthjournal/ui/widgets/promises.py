"""Promises one below the other: closing them, moving them, saying what changed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.commitments import CommitmentStatus
from growthjournal.domain.errors import JournalError
from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import LinkButton
from growthjournal.ui.widgets.promises_acts import PromiseActs
from growthjournal.ui.widgets.promises_do import Do
from growthjournal.ui.widgets.promises_row import PromiseRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QHideEvent

    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session

AT_FIRST = 20
"""Rows of a long list that are built at first."""
_CLOSING = {
    Do.DONE: CommitmentStatus.DONE,
    Do.PARTLY: CommitmentStatus.PARTLY,
    Do.DROP: CommitmentStatus.DROPPED,
}


class PromiseList(QWidget):
    """A list of promises; the page around it shows it again when the journal changed.

    A promise that is closed here stays in sight until it said what changed, or until the list is
    left, also when the page no longer counts it among those to show.

    Args:
        session: The open journal.
        at_first: How many are shown before the rest is asked for.
        of: Whose page the list stands on: their name then goes unsaid.

    Signals:
        edit_wanted: A commitment whose form is asked for; `dialogs.promise.connect_forms` opens it.
        carry_wanted: A commitment that is to be moved; likewise.
        emptied: The last row went.
    """

    edit_wanted = Signal(object)
    carry_wanted = Signal(object)
    emptied = Signal()

    def __init__(
        self, session: Session, *, at_first: int = AT_FIRST, of: str | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("promises")
        self.acts = PromiseActs(session)
        self.person = of
        self.session = session
        self._at_first, self._shows_all = at_first, False
        self._given: tuple[Commitment, ...] = ()
        self._rows: dict[str, PromiseRow] = {}
        self._open: dict[str, int] = {}
        self._today = session.today()
        self.more = LinkButton("")
        self.more.setObjectName("promises-more")
        self.more.hide()
        self.more.clicked.connect(self._show_rest)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._column)
        whole.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)
        session.about_to_lock.connect(self.save_pending)
        session.locked.connect(self.clear)

    # -- what is shown

    def show_promises(self, commitments: Sequence[Commitment], today: date) -> None:
        """Show these promises in this order."""
        self._given, self._today = tuple(commitments), today
        self._arrange()

    def rows(self) -> list[PromiseRow]:
        """Return the rows in their order."""
        found = [self._column.itemAt(place).widget() for place in range(self._column.count())]  # type: ignore[union-attr]
        return [one for one in found if isinstance(one, PromiseRow)]

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [*(stop for row in self.rows() for stop in row.stops()), self.more]

    def clear(self) -> None:
        """Drop every row and every word; what was typed and can be saved is saved before."""
        self.save_pending()
        self._given = ()
        self._open = {}
        self._shows_all = False
        self._arrange()

    def save_pending(self) -> bool:
        """Save what was typed as what changed; return whether all of it is stored."""
        answers = [row.keep() for row in self.rows()]
        return all(answers)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self._open:
            self._forget_questions()

    def _forget_questions(self) -> None:
        for row in self.rows():
            if row.keep():
                row.end()
                self._open.pop(row.uuid, None)
        self._arrange()

    def _arrange(self) -> None:
        shown = self._shown()
        names = self._names(shown)
        wanted = {one.uuid for one in shown}
        for uuid in [one for one in self._rows if one not in wanted]:
            self._drop(self._rows.pop(uuid))
        for place, one in enumerate(shown):
            row = self._rows.get(one.uuid) or self._add(one)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            other = one.made_by or one.made_to or ""
            row.show_promise(one, "" if other == self.person else names.get(other, ""), self._today)
            row.set_first(first=place == 0)
            row.show()
        self._show_more(len(shown))
        for before, after in pairwise(self.stops()):
            QWidget.setTabOrder(before, after)

    def _shown(self) -> list[Commitment]:
        """Return what was given, with what was closed here and is still asked about."""
        shown = list(self._given if self._shows_all else self._given[: self._at_first])
        there = {one.uuid for one in self._given}
        self._open = {
            uuid: place
            for uuid, place in self._open.items()
            if (one := self._stored(uuid)) is not None and not one.is_standing
        }
        for uuid, place in self._open.items():
            one = self._stored(uuid)
            if uuid not in there and one is not None:
                shown.insert(min(place, len(shown)), one)
        return shown

    def _stored(self, uuid: str) -> Commitment | None:
        return self.session.ask(lambda one: one.commitments.find(uuid), None)

    def _names(self, shown: Sequence[Commitment]) -> Mapping[str, str]:
        if not any(one.made_to or one.made_by for one in shown):
            return {}
        nobody: dict[str, Person] = {}
        people = self.session.ask(lambda one: one.mentoring.everyone(), nobody)
        return {uuid: person.name for uuid, person in people.items()}

    def _add(self, commitment: Commitment) -> PromiseRow:
        row = PromiseRow(commitment)
        row.wanted.connect(self._do)
        row.said.connect(self._say)
        row.finished.connect(self._finish)
        self._rows[commitment.uuid] = row
        return row

    def _drop(self, row: PromiseRow) -> None:
        row.hide()
        self._column.removeWidget(row)
        row.forget()
        row.deleteLater()

    def _show_more(self, shown: int) -> None:
        count = len(self._given)
        self.more.setText(_("Show all {count}").format(count=format_number(count)))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(shown < count and not self._shows_all)

    def _show_rest(self) -> None:
        place = len(self.rows())
        self._shows_all = True
        self._arrange()
        rows = self.rows()
        if place < len(rows):
            rows[place].box.setFocus()

    # -- what is done

    def _do(self, uuid: str, act: Do) -> None:
        commitment = self._stored(uuid)
        if commitment is None:
            return
        try:
            self._act(commitment, act)
        except JournalError as error:
            self.session.failed.emit(str(error))

    def _act(self, commitment: Commitment, act: Do) -> None:
        acts = self.acts
        if act in _CLOSING:
            self._close(commitment, _CLOSING[act])
        elif act is Do.SAY:
            self._ask(commitment.uuid)
        elif act is Do.REOPEN:
            acts.reopen(commitment)
        elif act is Do.REMOVE:
            self._leave_row(commitment.uuid)
            acts.remove(commitment)
        elif act is Do.EDIT:
            self.edit_wanted.emit(commitment)
        elif act is Do.CARRY:
            self.carry_wanted.emit(commitment)
        else:
            acts.bring(commitment)

    def _close(self, commitment: Commitment, status: CommitmentStatus) -> None:
        place = [row.uuid for row in self.rows()].index(commitment.uuid)
        # Kept in sight before the page hears of it and leaves the promise out.
        self._open[commitment.uuid] = place
        self.acts.close(commitment, status)
        self._arrange()
        self._ask(commitment.uuid)

    def _ask(self, uuid: str) -> None:
        """Ask about one promise; the question of another one is over."""
        for row in self.rows():
            if row.uuid != uuid and row.is_asking and row.keep():
                row.end()
                self._open.pop(row.uuid, None)
        self._arrange()
        if uuid in self._rows:
            self._open.setdefault(uuid, 0)
            self._rows[uuid].ask()

    def _say(self, uuid: str, words: str) -> None:
        commitment = self._stored(uuid)
        if commitment is not None and not commitment.is_standing:
            try:
                self.acts.say(commitment, words)
            except JournalError as error:
                self.session.failed.emit(str(error))
                return
            if uuid in self._rows:
                self._rows[uuid].commitment = self._stored(uuid) or commitment

    def _finish(self, uuid: str) -> None:
        self._open.pop(uuid, None)
        if uuid not in {one.uuid for one in self._given}:
            self._leave_row(uuid)
        self._arrange()

    def _leave_row(self, uuid: str) -> None:
        """Give the keyboard to the row beside one that goes, or say that there is none."""
        rows = self.rows()
        place = [row.uuid for row in rows].index(uuid)
        others = [*rows[place + 1 :], *reversed(rows[:place])]
        if others:
            others[0].box.setFocus()
        else:
            self.emptied.emit()
