"""The conversations with a person, newest first, with their words verbatim."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from growthjournal.domain.people import is_mentored
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.pages.patterns_parts import column
from growthjournal.ui.pages.people_parts import shrinking
from growthjournal.ui.widgets.basics import (
    Card,
    ChipRow,
    Hairline,
    IconButton,
    LinkButton,
    SecondaryButton,
    Text,
    breakable,
    restyle,
)
from growthjournal.wording import people as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.people import Person
    from growthjournal.domain.person_timeline import TimelineRow
    from growthjournal.ui.models.people import OnePerson

AT_FIRST = 20
"""Conversations that are built at first, and with each press for more."""


class On(StrEnum):
    """What can be done with a conversation."""

    PREPARE = "prepare"
    LOG = "log"
    MOVE = "move"
    REMOVE = "remove"


_ICONS = {On.PREPARE: "list-checks", On.LOG: "pencil", On.MOVE: "calendar", On.REMOVE: "trash-2"}


def act_name(act: On, row: TimelineRow) -> str:
    """Return what an act on a conversation is called in its menu."""
    is_logged = (
        row.conversation.held and row.meeting is not None and row.meeting.brought is not None
    )
    return {
        On.PREPARE: _("Prepare"),
        On.LOG: _("Edit the log…") if is_logged else _("Log it"),
        On.MOVE: _("Move it or call it off…"),
        On.REMOVE: _("Remove this conversation"),
    }[act]


def acts_on(row: TimelineRow, person: Person, today: date) -> tuple[On, ...]:
    """Return what can be done with a conversation, in the order of its menu."""
    one = row.conversation
    if one.held:
        return (On.LOG, On.REMOVE)
    acts = [On.LOG, On.MOVE, On.REMOVE]
    # Somebody whom the user mentors prepares it themselves.
    if one.cancelled_on is None and one.date >= today and not is_mentored(person):
        acts.insert(0, On.PREPARE)
    return tuple(acts)


def offered(row: TimelineRow, acts: Sequence[On], today: date) -> On | None:
    """Return the act that is offered outside of the menu: what comes next, if anything does."""
    one = row.conversation
    if one.cancelled_on is not None or one.log_finished_at is not None:
        return None
    if On.PREPARE in acts and one.date > today:
        return On.PREPARE
    if one.held and row.meeting is not None and row.meeting.brought is not None:
        return None
    return On.LOG if one.date <= today or one.log_begun_at is not None else None


class ConversationItem(QFrame):
    """One conversation.

    Signals:
        wanted: The On that its menu asks for.
        menu_opening: Its menu is about to be shown.
        entry_wanted: Uuid of an entry to open.
    """

    wanted = Signal(object)
    menu_opening = Signal()
    entry_wanted = Signal(str)

    def __init__(self, row: TimelineRow, today: date, person: Person) -> None:
        super().__init__()
        self.row = row
        self.setProperty("kind", "timeline")
        self.day = Text(words.conversation_day(row.conversation, today), "strong")
        self.state = Text(words.conversation_state(row, today, person), "chip")
        self.state.setObjectName("state")
        if not self.state.text():
            self.state.hide()
        self.more = IconButton("ellipsis", _("More about {day}").format(day=self.day.text()))
        self.more.setObjectName("conversationMenu")
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.lines: list[Text] = []
        self.acts = acts_on(row, person, today)
        self.button: SecondaryButton | None = None
        self._build(offered(row, self.acts, today), mentored=is_mentored(person))
        self._add_menu()

    def _build(self, act: On | None, *, mentored: bool) -> None:
        head = ChipRow()
        head.add(self.day)
        head.add(self.state)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(3)
        inside.addWidget(head)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(18, 6, 12, 10)
        whole.setSpacing(8)
        whole.addLayout(inside, 1)
        whole.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignTop)
        for said in self.row.words:
            self._add_line(inside, _("“{words}”").format(words=said), "quote")
        if self.row.conversation.one_line:
            self._add_line(inside, self.row.conversation.one_line, "ui")
        came_of = words.came_of(self.row, mentored=mentored)
        if came_of:
            self._add_line(inside, came_of, "muted")

        if act is not None:
            self.button = SecondaryButton(act_name(act, self.row), _ICONS[act])
            self.button.setObjectName(f"{act}ThisConversation")
            self.button.setAccessibleName(f"{self.button.text().strip()}, {self.day.text()}")
            self.button.clicked.connect(partial(self._want, act))
            inside.addSpacing(4)
            inside.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.more, *([self.button] if self.button is not None else [])]

    def _add_line(self, inside: QVBoxLayout, text: str, kind: str) -> None:
        line = shrinking(Text(text, kind, wrap=True, selectable=True))  # type: ignore[arg-type]
        inside.addWidget(line)
        self.lines.append(line)

    def _add_menu(self) -> None:
        menu = QMenu(self.more)
        for act in self.acts:
            action = menu.addAction(icon(_ICONS[act]), act_name(act, self.row))
            action.setObjectName(f"conversation-{act}")
            action.triggered.connect(partial(self._want, act))
        self.more.setMenu(menu)
        menu.aboutToShow.connect(self.menu_opening)

    def _want(self, act: On, *_checked: bool) -> None:
        self.wanted.emit(act)

    def offer_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer the entries about this conversation in the menu, each as uuid and title."""
        menu = self.more.menu()
        for action in [one for one in menu.actions() if one.objectName() == "conversationEntry"]:
            menu.removeAction(action)
        first = menu.actions()[0]
        for uuid, title in entries:
            action = QAction(icon("notebook-pen"), title.replace("&", "&&"), menu)
            action.setObjectName("conversationEntry")
            action.triggered.connect(partial(self._open, uuid))
            menu.insertAction(first, action)

    def _open(self, uuid: str, *_checked: bool) -> None:
        self.entry_wanted.emit(uuid)

    def set_marked(self, *, is_marked: bool) -> None:
        """Show that this is the one that was asked for."""
        self.setProperty("marked", is_marked)
        restyle(self)


class Timeline(Card):
    """All conversations with one person.

    Signals:
        wanted: (On, Conversation) that a menu asks for.
        rebuilt: Other rows are shown.
        menu_opening: The ConversationItem whose menu is about to be shown.
        entry_wanted: Uuid of an entry to open.
    """

    menu_opening = Signal(object)
    entry_wanted = Signal(str)

    wanted = Signal(object, object)
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self.body.setContentsMargins(0, 16, 0, 10)
        self.body.setSpacing(0)
        self.heading = Text(_("Conversations"), "section")
        self.heading.setContentsMargins(18, 0, 18, 4)
        self.none = shrinking(Text("", "muted", wrap=True))
        self.none.setContentsMargins(18, 4, 18, 6)
        self.more = LinkButton("")
        self.more.setObjectName("moreConversations")
        self.more.clicked.connect(self._show_more)
        self._place = QWidget()
        self.items: list[ConversationItem] = []
        self._one: OnePerson | None = None
        self._shown = AT_FIRST
        self._marked: frozenset[str] = frozenset()
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(18, 4, 18, 4)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.none)
        self.body.addWidget(self._place)
        self.body.addWidget(self._foot)

    def show_person(self, one: OnePerson, *, is_same: bool) -> None:
        """Show the conversations with a person; `is_same` keeps what was opened open."""
        before, self._one = self._one, one
        if not is_same:
            self._shown, self._marked = AT_FIRST, frozenset()
        elif before is not None and _shows(before) == _shows(one):
            return
        self._build()

    def mark(self, uuids: frozenset[str]) -> ConversationItem | None:
        """Point out some conversations, built if need be; return the newest of them."""
        self._marked = uuids
        rows = self._one.overview.timeline if self._one else ()
        places = [place for place, row in enumerate(rows) if row.conversation.uuid in uuids]
        if places and max(places) >= self._shown:
            self._shown = max(places) + 1
            self._build()
        for item in self.items:
            item.set_marked(is_marked=item.row.conversation.uuid in uuids)
        return next((one for one in self.items if one.row.conversation.uuid in uuids), None)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [*(stop for item in self.items for stop in item.stops()), self.more]

    def forget(self) -> None:
        """Drop every text."""
        self._one, self._marked, self.items = None, frozenset(), []
        self._swap(QWidget())
        self.none.setText("")

    def _swap(self, place: QWidget) -> None:
        """Put other rows in place of those that are shown."""
        before, self._place = self._place, place
        self.body.replaceWidget(before, place)
        before.hide()
        before.deleteLater()
        place.show()  # all rows at once: each alone would lay out the page anew

    def _build(self) -> None:
        self.items = []
        if self._one is None:
            return
        place = QWidget()
        inside = column(place, spacing=0)
        rows = self._one.overview.timeline
        for number, row in enumerate(rows[: self._shown]):
            if number:
                inside.addWidget(_inset_line())
            item = ConversationItem(row, self._one.today, self._one.person)
            item.wanted.connect(partial(self._want, row))
            item.menu_opening.connect(partial(self.menu_opening.emit, item))
            item.entry_wanted.connect(self.entry_wanted)
            if row.conversation.uuid in self._marked:
                item.set_marked(is_marked=True)
            inside.addWidget(item)
            self.items.append(item)
        self._swap(place)
        self.none.setText(
            _("None yet. What you plan or log with {name} stands here.").format(
                name=breakable(self._one.person.name)
            )
        )
        self.none.setVisible(not rows)
        rest = min(len(rows) - self._shown, AT_FIRST)
        self._foot.setVisible(rest > 0)
        self.more.setText(
            ngettext("Show {count} more", "Show {count} more", rest).format(
                count=format_number(rest)
            )
        )
        self.more.setAccessibleName(self.more.text())
        self.rebuilt.emit()

    def _show_more(self) -> None:
        first = self._shown
        self._shown += AT_FIRST
        self._build()
        self.items[first].more.setFocus()

    def _want(self, row: TimelineRow, act: On) -> None:
        self.wanted.emit(act, row.conversation)


def _shows(one: OnePerson) -> tuple[object, ...]:
    """Return all that the rows are made of."""
    return one.person, one.overview.timeline, one.today


def _inset_line() -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(18, 0, 18, 0)
    row.addWidget(Hairline())
    return box
