"""The list of people: by group, those who are archived a press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.models.people import People, PersonRow
from growthjournal.ui.models.rows import RowListModel
from growthjournal.ui.widgets.basics import QuietButton, SecondaryButton, Text
from growthjournal.ui.widgets.person_delegate import PersonDelegate
from growthjournal.ui.widgets.row_list import RowListView

if TYPE_CHECKING:
    from growthjournal.ui.session import Session


class PeopleList(QWidget):
    """Title, button, list; and at its foot those who are archived.

    Signals:
        adding: The button of a new person.
        chosen: The uuid of the person to show; empty for nobody.
        opened: Enter or a click on a row.
        removal_wanted: Delete on a row.
    """

    adding = Signal()
    chosen = Signal(str)
    opened = Signal(str)
    removal_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._people = People()
        self._wanted: str | None = None
        self.model = RowListModel[PersonRow]()
        self.view = RowListView(self.model, session.theme, "peopleList", PersonDelegate)
        self.view.setAccessibleName(_("People"))
        self.title = Text(_("People"), "title", wrap=True)
        self.add = SecondaryButton(_("Person"), "plus")
        self.add.setObjectName("addPerson")
        self.add.setAccessibleName(_("Add a person"))
        self.archived = QuietButton("")
        self.archived.setObjectName("showArchived")
        self.archived.setCheckable(True)
        self._lay_out()
        self.add.clicked.connect(self.adding)
        self.archived.clicked.connect(self._list)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self.opened)
        self.view.removal_wanted.connect(self.removal_wanted)
        session.theme.changed.connect(self.view.read_theme)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(self.archived)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def show_people(self, people: People) -> None:
        """List these people; who was shown stays shown where they are still there."""
        self._people = people
        count = len(people.archived)
        self.archived.setText(_("Archived {count}").format(count=format_number(count)))
        self.archived.setAccessibleName(
            _("Show those who are archived, {count}").format(count=format_number(count))
        )
        self.archived.setVisible(count > 0)
        self._list()

    def show_uuid(self, uuid: str) -> bool:
        """Make somebody the current one, archived or not; False when nobody is listed so."""
        if any(one.uuid == uuid for one in self._people.archived):
            self.archived.setChecked(True)
        self._wanted = uuid
        self._list()
        return self.view.current_uuid() == uuid

    def want(self, uuid: str) -> None:
        """Make this person the current one when people are shown next."""
        self._wanted = uuid

    def drop(self) -> None:
        """Forget every text."""
        self._wanted = None
        self.archived.setChecked(False)
        self.show_people(People())

    def _list(self) -> None:
        rows = self._people.rows
        if self.archived.isChecked() or not rows:
            rows = (*rows, *self._people.archived)
        before, scrolled = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        wanted = self._wanted
        self.model.show(rows)
        place = self.model.row_of(wanted)
        if place is None and rows:
            place = min(max(before, 0), len(rows) - 1)
        if place is None:
            self._wanted = None
            self.chosen.emit("")
            return
        self.view.verticalScrollBar().setValue(scrolled)
        self.view.select_row(place)

    def _choose(self, uuid: str) -> None:
        self._wanted = uuid
        self.chosen.emit(uuid)
