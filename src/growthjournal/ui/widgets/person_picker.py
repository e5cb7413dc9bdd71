"""Choosing who: the user, someone known, or someone new, in one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.people import Person, Relation
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LETTERS = 120
MOST_SHOWN = 12


class PersonPicker(QWidget):
    """A field that completes names; "Me" is None, an unknown name is offered as a new person.

    With `offers_me=False` only somebody else can be chosen, and an empty field is nobody.

    The new person is created by whoever saves, in the same undoable step: see `resolve`.

    Signals:
        chosen: Another person was chosen or typed.
    """

    chosen = Signal()

    def __init__(
        self,
        people: Sequence[Person] = (),
        parent: QWidget | None = None,
        *,
        offers_me: bool = True,
    ) -> None:
        super().__init__(parent)
        self._me = _("Me") if offers_me else ""
        self._people: list[Person] = []
        self._new: Person | None = None
        self._accepted = ""
        self._names = QStringListModel(self)
        self.box = QComboBox()
        self.box.setObjectName("personPicker")
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaxVisibleItems(MOST_SHOWN)
        self.box.setMinimumContentsLength(12)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.field = QLineEdit()
        self.field.setMaxLength(MOST_LETTERS)
        self.box.setLineEdit(self.field)
        self.offer = Text("", "meta", wrap=True)
        self.offer.setObjectName("personOffer")
        self.offer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.offer)
        self.setFocusProxy(self.box)
        self._set_up_completer()
        self.box.activated.connect(self._box_activated)
        self.field.textEdited.connect(self._edited)
        self.field.installEventFilter(self)
        self.set_people(people)

    def _set_up_completer(self) -> None:
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(MOST_SHOWN)
        self.box.setCompleter(self._completer)
        completed = self._completer.activated[QModelIndex]  # type: ignore[index]
        completed.connect(self._completed, Qt.ConnectionType.QueuedConnection)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.box.setAccessibleName(name)
        self.field.setAccessibleName(name)

    def set_people(self, people: Sequence[Person]) -> None:
        """List these people; what was chosen stays chosen."""
        before = self.field.text()
        self._people = sorted(people, key=lambda one: one.name.casefold())
        self.box.clear()
        if self._me:
            self.box.addItem(self._me, None)
        for one in self._people:
            self.box.addItem(one.name, one.uuid)
        self._set_text(before or self._me)

    def set_person(self, uuid: str | None) -> None:
        """Choose someone; None is the user."""
        name = next((one.name for one in self._people if one.uuid == uuid), self._me)
        self._set_text(name)

    def typed_name(self) -> str:
        """Return the name in the field, its spaces tidied."""
        return " ".join(self.field.text().split())

    def person_uuid(self) -> str | None:
        """Return who is chosen, a new person included; None for the user."""
        return self.resolve()[1]

    def resolve(self) -> tuple[Person | None, str | None]:
        """Return the person to create, None when known, and the uuid of who is chosen.

        The same new person is returned as long as the name stays the same.
        """
        name = self.typed_name()
        if self._is_me(name):
            return None, None
        known = self._known(name)
        if known is not None:
            return None, known.uuid
        if self._new is None or self._new.name != name:
            self._new = Person(name=name, relations=(Relation.OTHER,))
        return self._new, self._new.uuid

    def is_new(self) -> bool:
        """Whether the name belongs to nobody yet."""
        return self.resolve()[0] is not None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and not event.modifiers() and self._accept_new():
                return True
        if event.type() == QEvent.Type.FocusOut and not self.typed_name():
            self._set_text(self._me)
        return False

    def _accept_new(self) -> bool:
        """Accept a new name that was not accepted yet; Enter then does not press a button."""
        name = self.typed_name()
        if not self.is_new() or self._accepted == name:
            return False
        self._accepted = name
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()
        self._say()
        return True

    def _is_me(self, name: str) -> bool:
        return not name or name.casefold() == self._me.casefold()

    def _known(self, name: str) -> Person | None:
        wanted = name.casefold()
        return next(
            (one for one in self._people if " ".join(one.name.split()).casefold() == wanted), None
        )

    def _offer_text(self, name: str) -> str:
        return _("Add “{name}” as a new person").format(name=name)

    def _edited(self, _text: str) -> None:
        self._accepted = ""
        self._list_names()
        self._say()
        self.chosen.emit()

    def _list_names(self) -> None:
        names = [*([self._me] if self._me else []), *(one.name for one in self._people)]
        if self.is_new():
            names.append(self._offer_text(self.typed_name()))
        if names != self._names.stringList():
            self._names.setStringList(names)

    def _completed(self, index: QModelIndex) -> None:
        text = str(index.data())
        new, _uuid = self.resolve()
        if new is not None and text == self._offer_text(new.name):
            self._set_text(new.name)
            self._accepted = new.name
        else:
            self._set_text(text)
        self._say()
        self.chosen.emit()

    def _box_activated(self, row: int) -> None:
        self._set_text(self.box.itemText(row))
        self.chosen.emit()

    def _set_text(self, text: str) -> None:
        row = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        self.box.setCurrentIndex(row)
        self.field.setText(text)
        self._list_names()
        self._say()

    def _say(self) -> None:
        name = self.typed_name()
        if not self.is_new():
            self.offer.hide()
            return
        if self._accepted == name:
            self.offer.setText(_("“{name}” is added as a new person.").format(name=name))
        else:
            self.offer.setText(_("{offer} (Enter)").format(offer=self._offer_text(name)))
        self.offer.show()
