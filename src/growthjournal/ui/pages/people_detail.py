"""One person: what they are to the user, the three facts, and every conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from growthjournal.domain.people import Relation, is_mentored
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.pages.people_parts import ButtonRow, Facts, Wrapping, shrinking
from growthjournal.ui.pages.people_timeline import Timeline
from growthjournal.ui.widgets.basics import (
    IconButton,
    ScrollColumn,
    SecondaryButton,
    Text,
    breakable,
)
from growthjournal.wording import drift
from growthjournal.wording import people as words

if TYPE_CHECKING:
    from growthjournal.ui.models.people import OnePerson
    from growthjournal.ui.session import Session

HEAD_ROOM = 560
"""Effective px under which the buttons stand below the name."""


class PersonDetail(ScrollColumn):
    """Shows a person and asks for acts; it writes nothing.

    Signals:
        edit_wanted: Open the form.
        archive_wanted: Archive the person, or bring them back.
        removal_wanted: Remove the person.
        conversation_removal_wanted: The Conversation to remove.
    """

    edit_wanted = Signal()
    archive_wanted = Signal()
    removal_wanted = Signal()
    conversation_removal_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(margins=(24, 20, 24, 24))
        self.setObjectName("personDetail")
        self.one: OnePerson | None = None
        self._theme = session.theme
        self.name = shrinking(Text("", "title", wrap=True))
        self.name.setObjectName("personName")
        self.line = shrinking(Text("", "muted", wrap=True))
        self.called = shrinking(Text("", "meta", wrap=True))
        self.next = shrinking(Text("", "meta", wrap=True))
        self.next.setObjectName("nextConversation")
        self.archived = shrinking(Text("", "meta", wrap=True))
        self.facts = Facts(session.theme)
        self.timeline = Timeline()
        self._make_buttons()
        self._build()

    def _make_buttons(self) -> None:
        self.bring_back = SecondaryButton(_("Bring back"), "undo-2")
        self.bring_back.setObjectName("bringBack")
        self.edit = SecondaryButton(_("Edit"), "pencil")
        self.edit.setObjectName("editPerson")
        self.edit.setAccessibleName(_("Edit the person"))
        self.menu_button = IconButton("ellipsis", _("More"))
        self.menu_button.setObjectName("personMenu")
        self.menu_button.setProperty("kind", "bordered")
        self.menu_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.menu_button)
        self.archive_action = menu.addAction(_("Archive"))
        self.archive_action.setObjectName("archivePerson")
        self.remove_action = menu.addAction(icon("trash-2"), _("Remove"))
        self.remove_action.setObjectName("removePerson")
        self.menu_button.setMenu(menu)
        self.edit.clicked.connect(self.edit_wanted)
        self.bring_back.clicked.connect(self.archive_wanted)
        self.archive_action.triggered.connect(self._want_archive)
        self.remove_action.triggered.connect(self._want_removal)
        self.timeline.removal_wanted.connect(self.conversation_removal_wanted)

    def _build(self) -> None:
        self.body.setSpacing(14)
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        for text in (self.name, self.line, self.next, self.called, self.archived):
            lines.addWidget(text)
        lines.addStretch(1)
        self.buttons = ButtonRow(spacing=8)
        for button in (self.bring_back, self.edit, self.menu_button):
            self.buttons.add(button)
        self.body.addWidget(Wrapping(self._theme, said, self.buttons, HEAD_ROOM))
        for part in (self.facts, self.timeline):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_person(self, one: OnePerson) -> None:
        """Show a person."""
        is_same = self.one is not None and self.one.person.uuid == one.person.uuid
        if not is_same:
            self.verticalScrollBar().setValue(0)
        self.one = one
        self._show_head(one)
        held = one.overview.relationship.held
        self.facts.setVisible(bool(held) or _develops(one))
        self.facts.show_facts(
            drift.relationship_facts(one.overview.relationship, mentored=is_mentored(one.person))
        )
        self.timeline.show_person(one, is_same=is_same)

    def forget(self) -> None:
        """Drop every text."""
        self.one = None
        for text in (self.name, self.line, self.next, self.called, self.archived):
            text.setText("")
            text.setAccessibleName("")
        self.facts.forget()
        self.timeline.forget()

    def point_at(self, conversations: frozenset[str]) -> None:
        """Bring conversations into sight."""
        item = self.timeline.mark(conversations)
        inner = self.widget()
        if item is not None and inner is not None:
            inner.adjustSize()
            self.ensureWidgetVisible(item, 0, 40)
            item.more.setFocus()

    def _show_head(self, one: OnePerson) -> None:
        person, is_archived = one.person, one.person.archived_on is not None
        self.name.setText(breakable(person.name))
        self.name.setAccessibleName(person.name)
        for text, said in (
            (self.line, words.header_line(person, one.agreements)),
            (self.next, "" if is_archived else words.next_line(one.due, one.today)),
            (self.called, words.called_line(person)),
            (self.archived, words.archived_line(person)),
        ):
            text.setText(said)
            text.setVisible(bool(said))
        self.bring_back.setVisible(is_archived)
        self.archive_action.setText(_("Bring back") if is_archived else _("Archive"))

    def _want_archive(self) -> None:
        self.archive_wanted.emit()

    def _want_removal(self) -> None:
        self.removal_wanted.emit()


def _develops(one: OnePerson) -> bool:
    relations = one.person.relations
    return Relation.MENTOR in relations or Relation.MENTEE in relations
