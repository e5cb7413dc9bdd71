"""The fact behind a 4 or 5: an entry or one line, and for visibility who saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.competencies import Axis, Rating, lacks_fact
from growthjournal.domain.entries import EntryRow
from growthjournal.domain.people import Person, Relation
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.widgets.basics import Chip, ChipRow, Text
from growthjournal.wording import ratings as words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from growthjournal.ui.session import Session

MOST_FOUND = 8
FEWEST_LETTERS = 2
LONGEST_LINE = 500
LONGEST_NAME = 120
UUID_ROLE = Qt.ItemDataRole.UserRole + 1


class FactFields(QWidget):
    """Asked for at 4 and 5, never required.

    Signals:
        changed: Something was typed, linked or picked.
    """

    changed = Signal()

    def __init__(self, session: Session, axis: Axis) -> None:
        super().__init__()
        self._session, self._axis = session, axis
        self._entries: dict[str, str] = {}
        self._new: list[Person] = []
        self._people: dict[str, Chip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._add_line()
        if axis is Axis.VISIBILITY:
            self._add_people()
        self.hint = Text("", "meta", wrap=True)
        self.hint.setObjectName("hollowHint")
        self._column.addWidget(self.hint)

    def _add_line(self) -> None:
        self.line = QLineEdit()
        self.line.setObjectName("evidenceField")
        self.line.setMaxLength(LONGEST_LINE)
        self.line.setAccessibleName(_("The fact: an entry, or one line of what happened"))
        self.line.addAction(icon("link"), QLineEdit.ActionPosition.LeadingPosition)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(Text(_("Ctrl E"), "key"))
        self._column.addLayout(row)
        self._linked = ChipRow()
        self._linked.hide()
        self._column.addWidget(self._linked)
        self._found = QStandardItemModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_FOUND)
        completed = completer.activated[QModelIndex]  # type: ignore[index]
        completed.connect(self._link_found, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._look)

    def _add_people(self) -> None:
        self._column.addWidget(Text(_("Who saw it?"), "strong"))
        self._chips = ChipRow()
        self._chips.setObjectName("seenBy")
        self._column.addWidget(self._chips)
        people = self._session.ask(lambda one: one.mentoring.people(), list[Person]())
        for person in sorted(people, key=lambda one: not one.in_room):
            self._add_person(person)
        self.name = QLineEdit()
        self.name.setObjectName("seenByName")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(_("Someone else: a name or an alias, then Enter"))
        self.name.setAccessibleName(_("Someone else who saw it"))
        self._column.addWidget(self.name)

    @override
    def minimumSizeHint(self) -> QSize:
        # Wrapped chips would claim the height they need when narrowest.
        least = super().minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(max(self.width(), least.width())))

    # -- what was given

    def evidence(self) -> tuple[str, ...]:
        """Return the uuids of the linked entries."""
        return tuple(self._entries)

    def linked(self) -> dict[str, str]:
        """Return the titles of the linked entries by uuid."""
        return dict(self._entries)

    def add_people(self, people: Iterable[Person]) -> None:
        """Offer people who are not in the journal yet."""
        for person in people:
            self._new.append(person)
            self._add_person(person)

    def choose_people(self, uuids: Collection[str]) -> None:
        """Choose those of these people who are known."""
        for uuid, chip in self._people.items():
            chip.setChecked(uuid in uuids)

    def evidence_line(self) -> str | None:
        """Return the typed line; None when there is none."""
        return " ".join(self.line.text().split()) or None

    def seen_by(self) -> tuple[str, ...]:
        """Return the uuids of those picked."""
        return tuple(uuid for uuid, chip in self._people.items() if chip.isChecked())

    def new_people(self) -> tuple[Person, ...]:
        """Return the people to create with the rating."""
        return tuple(one for one in self._new if one.uuid in self.seen_by())

    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return not (self._entries or self.evidence_line() or self.seen_by())

    # -- acts

    def show_for(self, rating: Rating) -> None:
        """Say what saving this rating now would mean."""
        self.setVisible(words.asks_for_fact(rating.value))
        if rating.value is None:
            return
        self.line.setPlaceholderText(words.fact_hint(rating.value))
        has_fact = bool(rating.evidence) or not lacks_fact(rating)
        if rating.evidence_line and self._axis is Axis.VISIBILITY:
            as_skill = Rating(
                competency=rating.competency,
                axis=Axis.SKILL,
                value=rating.value,
                on=rating.on,
                evidence_line=rating.evidence_line,
            )
            has_fact = has_fact or not lacks_fact(as_skill)
        is_hollow = lacks_fact(rating)
        self.hint.setText(words.hollow_hint(self._axis, has_fact=has_fact) if is_hollow else "")
        self.hint.setVisible(is_hollow)

    def link(self, uuid: str, title: str) -> None:
        """Link an entry; its chip takes it away again."""
        if uuid in self._entries:
            return
        self._entries[uuid] = title
        chip = Chip(title, "x")
        chip.setAccessibleName(_("Unlink {title}").format(title=title))
        chip.setToolTip(_("Unlink"))

        def unlink() -> None:
            self._entries.pop(uuid, None)
            chip.hide()
            chip.deleteLater()
            self._linked.setVisible(bool(self._entries))
            self.changed.emit()

        chip.clicked.connect(unlink)
        self._linked.add(chip)
        self._linked.show()
        self.changed.emit()

    def take_name(self) -> bool:
        """Add the typed name to those who saw it; return whether there was one."""
        if self._axis is not Axis.VISIBILITY or self.window().focusWidget() is not self.name:
            return False
        name = " ".join(self.name.text().split())
        if not name:
            return False
        known = self._session.ask(lambda one: one.mentoring.person_named(name), None)
        fresh = next((one for one in self._new if one.name.casefold() == name.casefold()), None)
        person = known or fresh or Person(name=name, relations=(Relation.OTHER,))
        if known is None and fresh is None:
            self._new.append(person)
        self._add_person(person)
        self._people[person.uuid].setChecked(True)
        self.name.clear()
        self.changed.emit()
        return True

    def _add_person(self, person: Person) -> None:
        if person.uuid in self._people:
            return
        chip = Chip(person.name, checkable=True)
        chip.setObjectName(f"seenBy-{person.uuid}")
        chip.clicked.connect(self.changed.emit)
        self._people[person.uuid] = chip
        self._chips.add(chip)
        chip.show()

    def _look(self, typed: str) -> None:
        self._found.clear()
        if len(typed.strip()) >= FEWEST_LETTERS:
            found = self._session.ask(
                lambda one: one.journal.search(typed, MOST_FOUND), list[EntryRow]()
            )
            for row in found:
                title = row.title or _("No title")
                text = _("{title} · {day}").format(title=title, day=format_date(row.date, "medium"))
                item = QStandardItem(text)
                item.setData(row.uuid, UUID_ROLE)
                self._found.appendRow(item)
        self.changed.emit()

    def _link_found(self, index: QModelIndex) -> None:
        uuid, title = index.data(UUID_ROLE), index.data()
        if isinstance(uuid, str):
            self.line.clear()
            self.link(uuid, str(title))
