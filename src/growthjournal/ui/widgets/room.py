"""Who would help decide: everybody as a chip, and a field for whoever is not there yet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.people import Person, Relation, answers_to
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

LONGEST_NAME = 120


class RoomField(QWidget):
    """The room; whoever shows it keeps what is said.

    Signals:
        changed: (uuid, whether they would help decide) of a chip that was pressed.
        named: The name or alias of somebody else who would.
    """

    changed = Signal(str, bool)
    named = Signal(str)

    def __init__(self, people: Sequence[Person] = ()) -> None:
        super().__init__()
        self.chips: dict[str, Chip] = {}
        title = _("Who would help decide")
        self.row = ChipRow()
        self.row.setAccessibleName(title)
        hint = _("Three to eight. Not knowing who decides is an answer: finding out comes first.")
        self.field = QLineEdit()
        self.field.setObjectName("roomName")
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setPlaceholderText(_("Someone else: a name or an alias, then Enter"))
        self.field.setAccessibleName(_("Someone else who would help decide"))
        self.field.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(title, "strong", wrap=True))
        column.addWidget(self.row)
        column.addWidget(self.field)
        column.addWidget(Text(hint, "meta", wrap=True))
        self.show_people(people)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these people in place of those before."""
        self.row.flow.clear()
        self.chips.clear()
        for one in people:
            chip = Chip(one.name.replace("&", "&&"), checkable=True)
            chip.setAccessibleName(one.name)
            chip.setObjectName(f"room-{len(self.chips)}")
            chip.setChecked(one.in_room)
            chip.clicked.connect(partial(self._change, one.uuid))
            self.chips[one.uuid] = chip
            self.row.add(chip)
            chip.show()
        self.row.setVisible(bool(people))
        self._put_tabs_in_order()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What was said before it stood in a window does not outlive being put there.
        self._put_tabs_in_order()

    def _put_tabs_in_order(self) -> None:
        # First behind the field, where Tab already is; then the field behind the last of them.
        for before, after in pairwise([self.field, *self.chips.values(), self.field]):
            QWidget.setTabOrder(before, after)

    def take_name(self) -> bool:
        """Name whoever is typed; return whether there was a name."""
        name = " ".join(self.field.text().split())
        self.field.clear()
        if name:
            self.named.emit(name)
        return bool(name)

    def _change(self, uuid: str, *_checked: bool) -> None:
        self.changed.emit(uuid, self.chips[uuid].isChecked())


class NewRoomField(RoomField):
    """The room where nobody is known yet: holds whoever is named.

    Attributes:
        people: Everybody who was named, in the room or not.
    """

    def __init__(self, people: Sequence[Person] = ()) -> None:
        super().__init__(people)
        self.people = list(people)
        self.named.connect(self._name)
        self.changed.connect(self._put)

    def _name(self, name: str) -> None:
        known = next((one for one in self.people if answers_to(one, name)), None)
        if known is None:
            self.people.append(Person(name=name, relations=(Relation.OTHER,), in_room=True))
        else:
            self._put(known.uuid, is_in_room=True)
        self.show_people(self.people)

    def _put(self, uuid: str, is_in_room: bool) -> None:  # noqa: FBT001 - a signal's value
        self.people = [
            replace(one, in_room=is_in_room) if one.uuid == uuid else one for one in self.people
        ]
