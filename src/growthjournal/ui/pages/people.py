"""People: who develops you, who speaks for you, whom you develop, and every conversation."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.models.people import OnePerson, People, read_people, read_person
from growthjournal.ui.pages.page import Page
from growthjournal.ui.pages.people_acts import PeopleActs
from growthjournal.ui.pages.people_detail import PersonDetail
from growthjournal.ui.pages.people_forms import PeopleForms
from growthjournal.ui.pages.people_list import PeopleList
from growthjournal.ui.pages.people_timeline import On
from growthjournal.ui.widgets.basics import EmptyState, QuietButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.ui.pages.prepare import PrepareView
    from growthjournal.ui.session import Session

STACK_BELOW = 800
"""Effective px below which list and detail stack (decisions.md 13)."""
LIST_WIDTH = 300
"""Of the list beside the detail, effective px."""
LISTED = (
    Changes.PEOPLE
    | Changes.CONVERSATIONS
    | Changes.AGREEMENTS
    | Changes.AGENDA
    | Changes.COMMITMENTS
    | Changes.PATTERNS
    | Changes.ASSUMPTIONS
    | Changes.IMPACTS
    | Changes.SPONSORSHIP
    | Changes.DIAGNOSTICS
)
"""What list and detail show; a preparation also shows decisions and ratings."""


class PeoplePage(Page):
    """A list of people beside one of them."""

    name = "people"
    icon_name = "users"
    cares_about = LISTED | Changes.DECISIONS | Changes.RATINGS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        session.theme.load_all_fonts()
        self._acts = PeopleActs(session)
        self._is_stacked = False
        self._width = float(STACK_BELOW)
        self._back_to = ""
        self.forms = PeopleForms(session, self, self.show_person)
        self.people = People()
        self.list = PeopleList(session)
        self.detail = PersonDetail(session)
        self.back = QuietButton(_("Back to the list"), "arrow-left")
        self.back.setObjectName("backToPeople")
        self.empty = EmptyState(
            _("Who helps you grow, who speaks for you where you are not, and whom you mentor."),
            _("Add a person"),
            "plus",
        )
        self.empty.button.setObjectName("addFirstPerson")
        self._lay_out()
        self._connect()
        self._add_shortcuts()

    @property
    @override
    def title(self) -> str:
        return _("People")

    @cached_property
    def prepare(self) -> PrepareView:
        """Where a conversation is prepared, in place of list and detail."""
        from growthjournal.ui.pages.prepare import PrepareView

        view = PrepareView(self.session)
        view.set_effective_width(self._width)
        view.back_wanted.connect(self._leave_preparation)
        self.stack.addWidget(view)
        return view

    @property
    def _is_preparing(self) -> bool:
        return "prepare" in self.__dict__ and self.stack.currentWidget() is self.prepare

    def _leave_preparation(self) -> None:
        """Show the person again, with the conversation that was prepared in sight."""
        uuid, self._back_to = self._back_to, ""
        self.stack.setCurrentWidget(self.both)
        self._reload_people()
        one = self.detail.one
        if one is not None and any(row.conversation.uuid == uuid for row in one.overview.timeline):
            self._open(one.person.uuid)
            self.detail.point_at(frozenset({uuid}))
        else:
            self.focus_first()

    def _lay_out(self) -> None:
        self.list_side = QFrame()
        inside = QHBoxLayout(self.list_side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.list, 1)
        self.edge = QFrame()
        self.edge.setProperty("kind", "hairline")
        self.edge.setFixedWidth(1)
        inside.addWidget(self.edge)
        self.detail_side = QWidget()
        column = QVBoxLayout(self.detail_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.back_place = QWidget()
        head = QHBoxLayout(self.back_place)
        head.setContentsMargins(18, 12, 18, 0)
        head.addWidget(self.back)
        head.addStretch(1)
        column.addWidget(self.back_place)
        column.addWidget(self.detail, 1)
        both = QWidget()
        sides = QHBoxLayout(both)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self.list_side)
        sides.addWidget(self.detail_side, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.both = both
        self.back_place.hide()

    def _connect(self) -> None:
        self.list.adding.connect(self.new_item)
        self.empty.pressed.connect(self.new_item)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.removal_wanted.connect(self._remove)
        self.back.clicked.connect(self._back)
        self.detail.edit_wanted.connect(self._edit)
        self.detail.archive_wanted.connect(self._archive)
        self.detail.removal_wanted.connect(self._remove)
        self.detail.plan_wanted.connect(self._plan)
        self.detail.log_wanted.connect(self._log)
        self.detail.agreement_wanted.connect(self._agree)
        self.detail.renewal_wanted.connect(self._agree_anew)
        self.detail.agreement_removal_wanted.connect(self._remove_agreement)
        self.detail.room_wanted.connect(self._edit_room)
        self.detail.step_wanted.connect(self._raise_step)
        self.detail.ask_wanted.connect(self._ask_of)
        self.detail.update_wanted.connect(self._update_to)
        self.detail.ask_opened.connect(self.forms.ask)
        self.detail.aim_wanted.connect(self.forms.aim)
        self.detail.promise_wanted.connect(self._promise)
        self.detail.conversation_wanted.connect(self._do_with_conversation)
        self.detail.record_wanted.connect(self.session.record_wanted)
        self.session.theme.changed.connect(self._make_room)

    def _add_shortcuts(self) -> None:
        self.add_keys(
            (_("Add a person"), "Ctrl+Shift+N", self.new_item),
            (_("Edit the person"), "Ctrl+E", self._edit),
            (_("Back to the list"), "Alt+Left", self._back),
        )

    # -- what the window asks

    @override
    def reload(self, changes: Changes) -> None:
        if not changes & self.cares_about or not self.session.is_open:
            return
        if self._is_preparing:
            self.prepare.reload(changes)
        if changes & LISTED:
            self._reload_people()

    def _reload_people(self) -> None:
        today = self.session.today()
        self.people = self.session.ask(lambda one: read_people(one, today), People())
        is_empty = not self.people.rows and not self.people.archived
        self.list.show_people(self.people)
        if not self._is_preparing:
            self.stack.setCurrentWidget(self.empty if is_empty else self.both)

    @override
    def locked(self) -> None:
        self.people = People()
        self.list.drop()
        self.detail.forget()
        if "prepare" in self.__dict__:
            self.prepare.locked()
            self.stack.setCurrentWidget(self.both)

    @override
    def save_pending(self) -> bool:
        is_prepared = self.prepare.save_pending() if "prepare" in self.__dict__ else True
        are_promises_kept = self.detail.promises.save_pending()
        return self.forms.save_pending() and is_prepared and are_promises_kept

    @override
    def focus_first(self) -> None:
        if self._is_preparing:
            self.prepare.focus_first()
        elif self.stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
        else:
            self.list.view.setFocus()

    @override
    def new_item(self) -> None:
        if self.session.is_open:
            self.forms.person(None)

    @override
    def show_record(self, kind: str, uuid: str) -> None:
        if kind == "person":
            self.show_person(uuid)
        elif kind == "preparation":
            self.show_preparation(uuid)
        elif kind == "commitment":
            promise = self.session.ask(lambda one: one.commitments.commitment(uuid), None)
            if promise is not None:
                self.show_person(promise.made_by or promise.made_to or "")
        else:
            self.show_conversation(uuid)
            if kind == "log":
                self.forms.log_of(uuid)

    @override
    def set_effective_width(self, width: float) -> None:
        is_stacked = width < STACK_BELOW
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self.back_place.setVisible(is_stacked)
            self.list_side.show()
            self.detail_side.setVisible(not is_stacked)
        self._width = width
        if "prepare" in self.__dict__:
            self.prepare.set_effective_width(width)
        self._make_room()

    # -- what others ask

    def show_person(self, uuid: str) -> None:
        """Show a person, archived or not."""
        self.stack.setCurrentWidget(self.both)
        if self.list.show_uuid(uuid):
            self._open(uuid)

    def show_conversation(self, uuid: str) -> None:
        """Show a conversation on the page of the person it is with."""
        held = self.session.ask(lambda one: one.mentoring.conversation(uuid), None)
        if held is not None:
            self.show_person(held.person)
            self.detail.point_at(frozenset({uuid}))

    def show_preparation(self, uuid: str) -> None:
        """Prepare a conversation; one that was held is shown where it stands."""
        planned = self.session.ask(lambda one: one.mentoring.conversation(uuid), None)
        if planned is None:
            return
        if planned.held:
            self.show_conversation(uuid)
            return
        self.list.want(planned.person)
        self._back_to = uuid
        self.stack.setCurrentWidget(self.prepare)
        self.prepare.show_conversation(uuid)
        self.prepare.focus_first()

    # -- list and detail

    def _show(self, uuid: str) -> None:
        one: OnePerson | None = None
        if uuid:
            today = self.session.today()
            one = self.session.ask(lambda workspace: read_person(workspace, uuid, today), None)
        self.detail.setVisible(one is not None)
        if one is None:
            self.detail.forget()
            self._back()
        else:
            self.detail.show_person(one)

    def _open(self, _uuid: str) -> None:
        if self._is_stacked:
            self.list_side.hide()
            self.detail_side.show()
            self.back.setFocus()

    def _back(self) -> None:
        if self._is_preparing:
            self.prepare.save_pending()
            self._leave_preparation()
        elif self._is_stacked:
            self.detail_side.hide()
            self.list_side.show()
            self.list.view.setFocus()

    def _make_room(self) -> None:
        most = 16_777_215 if self._is_stacked else self.session.theme.px(LIST_WIDTH)
        self.list_side.setMaximumWidth(most)
        self.list_side.setMinimumWidth(0 if self._is_stacked else most)
        self.edge.setHidden(self._is_stacked)

    # -- forms

    def _edit(self) -> None:
        self._with_person(self.forms.person)

    def _plan(self) -> None:
        self._with_person(self.forms.plan)

    def _log(self) -> None:
        self._with_person(self.forms.log)

    def _agree(self) -> None:
        self._with_person(self.forms.agreement)

    def _agree_anew(self) -> None:
        self._with_person(partial(self.forms.agreement, anew=True))

    def _edit_room(self) -> None:
        self._with_person(self.forms.room)

    def _raise_step(self) -> None:
        self._with_person(self.forms.step)

    def _ask_of(self) -> None:
        self._with_person(self.forms.ask_of)

    def _update_to(self) -> None:
        self._with_person(self.forms.update_to)

    def _promise(self) -> None:
        self._with_person(self.forms.promise)

    def _with_person(self, act: Callable[[Person], None]) -> None:
        """Do something with the person who is shown, where one is in sight."""
        if self.detail.one is not None and self.stack.currentWidget() is self.both:
            act(self.detail.one.person)

    # -- acts

    def _do_with_conversation(self, act: On, conversation: Conversation) -> None:
        if act is On.PREPARE:
            self.show_preparation(conversation.uuid)
        elif act is On.LOG:
            self.forms.log_of(conversation.uuid)
        elif act is On.MOVE:
            self.forms.move(conversation)
        else:
            self._try(partial(self._acts.remove_conversation, conversation))

    def _remove_agreement(self) -> None:
        if self.detail.one is not None and self.detail.one.agreement is not None:
            self._try(partial(self._acts.remove_agreement, self.detail.one.agreement))

    def _archive(self) -> None:
        self._with_person(self._archive_or_bring_back)

    def _archive_or_bring_back(self, person: Person) -> None:
        act = self._acts.archive if person.archived_on is None else self._acts.bring_back
        self._try(partial(act, person))

    def _remove(self) -> None:
        self._with_person(lambda person: self._try(partial(self._acts.remove, person)))

    def _try(self, act: Callable[[], None]) -> None:
        """Do an act whose failure belongs in the window's banner."""
        try:
            act()
        except JournalError as error:
            self.session.failed.emit(str(error))
