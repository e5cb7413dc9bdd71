"""The form of the next move: one person, one act, one date (decisions.md 1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.diagnostics import NextMove
from growthjournal.domain.next_move import DUE_IN, Drafted, drafted
from growthjournal.domain.people import Person
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import labelled
from growthjournal.ui.widgets.form import DayField
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.wording.next_move import act_said

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    people: tuple[Person, ...] = ()
    drafted: Drafted | None = None


def open_next_move(
    session: Session, parent: QWidget | None, move: NextMove | None = None
) -> NextMoveDialog:
    """Open the form of a move; a new one begins with a draft from what limits."""
    dialog = NextMoveDialog(session, parent, move)
    dialog.open()
    return dialog


class NextMoveDialog(FormDialog):
    """One act is enough."""

    def __init__(self, session: Session, parent: QWidget | None, move: NextMove | None) -> None:
        super().__init__(session, parent, _("The next move"), size=(560, 460))
        self.setObjectName("next-move-dialog")
        today = session.today()
        known = session.ask(partial(_known, today), _Known())
        self._is_new = move is None
        self._move = move or _first(known, today)
        self.act = QLineEdit(self._move.act)
        self.act.setObjectName("moveAct")
        self.act.setMaxLength(LONGEST)
        self.who = PersonPicker(known.people, offers_me=False)
        self.who.setObjectName("movePerson")
        self.who.set_person(self._move.person)
        self.day = DayField(self._move.due)
        self.day.setObjectName("moveDue")
        self.body.addWidget(labelled(_("One act"), self.act))
        self.body.addWidget(labelled(_("One person"), self.who))
        self.body.addWidget(labelled(_("By when"), self.day))
        self.finish()
        self.act.setFocus()

    @override
    def problem(self) -> str:
        if self.act.text().strip():
            return ""
        self.act.setFocus()
        return _("A move needs one act, in a line.")

    @override
    def write(self) -> None:
        new, person = self.who.resolve()
        move = replace(
            self._move,
            act=" ".join(self.act.text().split()),
            person=person,
            due=self.day.known_day(),
        )
        act = acting.workspace_of(self.session).together.act([*([new] if new else []), move])
        name = _("Choose the next move") if self._is_new else _("Edit the next move")
        acting.run(self.session, name, act, _("Saved"))


def _first(known: _Known, today: date) -> NextMove:
    draft = known.drafted
    if draft is None:
        return NextMove(act="", due=today + DUE_IN)
    name = next((one.name for one in known.people if one.uuid == draft.person), "")
    return NextMove(
        act=act_said(draft.item, name), person=draft.person, due=draft.due, item=draft.item
    )


def _known(today: date, workspace: Workspace) -> _Known:
    people = tuple(workspace.mentoring.people())
    share = workspace.insights.seen(today)
    return _Known(
        people=people,
        drafted=drafted(
            workspace.verdicts.verdict(today),
            people,
            workspace.impacts.witnesses(),
            {*share.seen, *share.unseen},
            today,
        ),
    )
