"""The card of what the user brings: decisions, assumptions, questions, in their order."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from growthjournal.domain.agenda import AgendaKind
from growthjournal.domain.briefing import BriefItem
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.pages.patterns_parts import clear, column
from growthjournal.ui.widgets.basics import Card, Hairline, IconButton, QuietButton, Text
from growthjournal.wording.brief import point

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.agenda import AgendaItem
    from growthjournal.domain.conversations import Conversation
    from growthjournal.ui.widgets.basics import TextKind
    from growthjournal.wording.brief import Point


def said_of(item: AgendaItem, on: date) -> Point:
    """Return an item in the words of the brief; what the brief counts beside it is left out."""
    return point(
        BriefItem(
            kind=item.kind,
            text=item.text,
            due=item.due,
            ruled_out=item.ruled_out,
            taking_for_granted=item.taking_for_granted,
            lean=item.lean,
            sureness=item.sureness,
        ),
        on,
    )


class AgendaRow(QWidget):
    """One thing that is brought, with what can be done to it.

    Signals:
        edit_wanted: Change its words.
        decision_wanted: Write its decision down whole.
        moved: By how many places.
        private_wanted: Whether it stays out of the brief.
        remove_wanted: Take it off the agenda.
    """

    edit_wanted = Signal()
    decision_wanted = Signal()
    moved = Signal(int)
    private_wanted = Signal(bool)
    remove_wanted = Signal()

    def __init__(self, item: AgendaItem, conversation: Conversation) -> None:
        super().__init__()
        self.item = item
        self.setObjectName(f"item-{item.uuid}")
        said = said_of(item, conversation.date)
        words = column(lines := QWidget(), spacing=2)
        words.addWidget(wrapped(said.heading, "strong"))
        if said.text:
            words.addWidget(wrapped(said.text, "muted"))
        state = _state(item, conversation)
        if state:
            words.addWidget(wrapped(state, "meta"))
        self.more = IconButton("ellipsis", _("More"))
        self.more.setObjectName("itemMenu")
        self.more.setAccessibleName(_("More: {text}").format(text=item.text))
        self.more.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(lines, 1)
        self.edit = IconButton("pencil", _("Edit"))
        self.edit.setObjectName("editItem")
        self.edit.setAccessibleName(_("Edit: {text}").format(text=item.text))
        self.edit.clicked.connect(self.edit_wanted)
        for button in (self.edit, self.more):
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self.edit.setHidden(item.frozen_at is not None)
        self._add_keys()

    def _add_keys(self) -> None:
        for text, key, step in ((_("Move up"), "Alt+Up", -1), (_("Move down"), "Alt+Down", 1)):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(partial(self._move, step))
            self.addAction(action)

    def _move(self, step: int, *_checked: bool) -> None:
        self.moved.emit(step)

    def menu(self) -> QMenu:
        """Return what can be done."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_free = self.item.frozen_at is None
        if is_free:
            edit = menu.addAction(icon("pencil"), _("Edit…"))
            edit.setObjectName("menuEdit")
            edit.triggered.connect(self.edit_wanted)
        if self.item.kind is AgendaKind.DECISION and (is_free or self.item.decision):
            whole = menu.addAction(_("The whole decision…"))
            whole.setObjectName("menuDecision")
            whole.triggered.connect(self.decision_wanted)
        for name, icon_name, action in zip(
            ("menuUp", "menuDown"), ("chevron-up", "chevron-down"), self.actions(), strict=True
        ):
            step = menu.addAction(icon(icon_name), action.text())
            step.setObjectName(name)
            step.setShortcut(action.shortcut())
            step.triggered.connect(action.trigger)
        if is_free:
            private = menu.addAction(_("Keep it out of the brief"))
            private.setObjectName("menuPrivate")
            private.setCheckable(True)
            private.setChecked(self.item.kept_private)
            private.triggered.connect(self.private_wanted)
            menu.addSeparator()
            remove = menu.addAction(icon("trash-2"), _("Take it off the agenda"))
            remove.setObjectName("menuRemove")
            remove.triggered.connect(self.remove_wanted)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


class AgendaCard(Card):
    """What is brought, and the button that adds to it.

    Signals:
        adding: The user wants to bring something.
        edit_wanted: AgendaItem.
        decision_wanted: The AgendaItem whose decision is to be written down whole.
        private_wanted: (AgendaItem, whether it stays out of the brief).
        remove_wanted: AgendaItem.
        order_wanted: The uuids in another order.
    """

    adding = Signal()
    edit_wanted = Signal(object)
    decision_wanted = Signal(object)
    private_wanted = Signal(object, bool)
    remove_wanted = Signal(object)
    order_wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("agendaCard")
        self.title = Text("", "section", wrap=True)
        self.nothing = Text(
            _("Bring a decision that is still open, an assumption to test, or a question."),
            "muted",
            wrap=True,
        )
        self.rows: list[AgendaRow] = []
        self._shown: object = None
        place = QWidget()
        self._place = QVBoxLayout(place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(8)
        self.add = QuietButton(_("Add a decision, an assumption or a question"), "plus")
        self.add.setObjectName("addItem")
        self.add.clicked.connect(self.adding)
        for widget in (self.title, self.nothing, place):
            self.body.addWidget(widget)
        self.body.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeading)

    def show_items(
        self, items: tuple[AgendaItem, ...], conversation: Conversation, *, mentored: bool
    ) -> None:
        """Show what is brought; the keyboard stays on the row where it was."""
        title = _("On the agenda (they own it)") if mentored else _("I bring (you own the agenda)")
        self.title.setText(title)
        self.setAccessibleName(title)
        shown = (items, conversation.date, conversation.agenda_sent_at)
        if shown == self._shown:
            return
        focused = self._focused()
        self.clear()
        self._shown = shown
        for place, item in enumerate(items):
            if place:
                self._place.addWidget(Hairline())
            row = AgendaRow(item, conversation)
            row.edit_wanted.connect(partial(self.edit_wanted.emit, item))
            row.decision_wanted.connect(partial(self.decision_wanted.emit, item))
            row.moved.connect(partial(self._move, item.uuid))
            row.private_wanted.connect(partial(self.private_wanted.emit, item))
            row.remove_wanted.connect(partial(self.remove_wanted.emit, item))
            self._place.addWidget(row)
            row.show()  # at once, so that it can have the keyboard
            self.rows.append(row)
        self.nothing.setVisible(not items)
        self._put_in_order()
        self._focus_again(focused)

    def clear(self) -> None:
        """Drop every text."""
        clear(self._place)
        self.rows, self._shown = [], None

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [*(one for row in self.rows for one in (row.edit, row.more)), self.add]

    def _put_in_order(self) -> None:
        stops = self.stops()
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _focused(self) -> tuple[str, str] | None:
        focused = QApplication.focusWidget()
        for row in self.rows:
            if focused is not None and row.isAncestorOf(focused):
                return row.item.uuid, focused.objectName()
        return None

    def _focus_again(self, focused: tuple[str, str] | None) -> None:
        if focused is None:
            return
        uuid, name = focused
        for row in self.rows:
            if row.item.uuid == uuid:
                is_edit = name == "editItem" and row.item.frozen_at is None
                (row.edit if is_edit else row.more).setFocus()
                return
        self.add.setFocus()

    def _move(self, uuid: str, step: int) -> None:
        order = [row.item.uuid for row in self.rows]
        place = order.index(uuid)
        if 0 <= place + step < len(order):
            order.insert(place + step, order.pop(place))
            self.order_wanted.emit(order)


def wrapped(text: str, kind: TextKind) -> Text:
    """Return a text that takes the width it is given and as many lines as it needs."""
    line = Text(text, kind, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    line.setSizePolicy(policy)
    return line


def _state(item: AgendaItem, conversation: Conversation) -> str:
    if item.kept_private:
        return _("Kept out of the brief")
    if item.frozen_at is not None:
        return _("Sent on {date}").format(date=format_date(item.frozen_at.astimezone().date()))
    if conversation.agenda_sent_at is not None:
        return _("Not in what you sent")
    return ""
