"""The form of what somebody who would help decide has seen and knows (method.md A2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import breakable, labelled
from growthjournal.ui.widgets.form import DayField, Lines

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session


def open_room(session: Session, parent: QWidget | None, person: Person) -> RoomDialog:
    """Open the form of what a person has seen and knows."""
    dialog = RoomDialog(session, parent, person)
    dialog.open()
    return dialog


class RoomDialog(FormDialog):
    """Edits what a person has seen and knows; nothing of it is required."""

    def __init__(self, session: Session, parent: QWidget | None, person: Person) -> None:
        title = _("What {name} has seen").format(name=breakable(person.name))
        super().__init__(session, parent, title, size=(560, 560))
        self.setWindowTitle(_("What they have seen"))
        self.setObjectName("room-dialog")
        self._person = person
        self.seen = self._day("seenOn", person.seen_firsthand_on)
        self.knows = self._day("knowsOn", person.knows_aspiration_on)
        self.told = Lines(person.told_me_missing, lines=3)
        self.told.setObjectName("toldMissing")
        self.updated = self._day("updatedOn", person.last_update_sent_on)
        self.body.addWidget(
            labelled(
                _("Last saw your work at the next level themselves"),
                self.seen,
                _("Saw it, not heard of it."),
            )
        )
        self.body.addWidget(labelled(_("Was told which role you want"), self.knows))
        self.body.addWidget(
            labelled(_("What they said they would need to see"), self.told, _("In their words."))
        )
        self.body.addWidget(labelled(_("Last update that you sent them"), self.updated))
        self.finish()
        self.seen.setFocus()

    def _day(self, name: str, day: date | None) -> DayField:
        field = DayField(day, may_be_unknown=True)
        field.setObjectName(name)
        return field

    @override
    def write(self) -> None:
        person = replace(
            self._person,
            seen_firsthand_on=self.seen.day(),
            knows_aspiration_on=self.knows.day(),
            told_me_missing=self.told.words(),
            last_update_sent_on=self.updated.day(),
        )
        act = acting.workspace_of(self.session).together.act([person])
        acting.run(self.session, _("Edit what they have seen"), act, _("Saved"))
