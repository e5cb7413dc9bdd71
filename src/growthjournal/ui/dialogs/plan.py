"""Planning a conversation: with whom, on which day, at what time; moving it, calling it off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.people import Person, next_due
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import SecondaryButton, Text, labelled
from growthjournal.ui.widgets.form import DayField
from growthjournal.ui.widgets.form_time import TimeField
from growthjournal.ui.widgets.person_picker import PersonPicker

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

SOON = timedelta(days=7)
"""When a conversation is offered for that no rhythm was agreed with."""


def open_plan(
    session: Session,
    parent: QWidget,
    *,
    person: Person | str | None = None,
    conversation: Conversation | str | None = None,
) -> PlanConversationDialog | None:
    """Open the form that plans a conversation, or that moves one or calls it off.

    Args:
        session: The open journal.
        parent: What the form stands over.
        person: With whom, as it is known (or the uuid); asked for when None.
        conversation: The planned one (or its uuid) that is moved, None for a new one.

    Returns:
        The form; None when the conversation or the person is no longer there.
    """
    planned = conversation
    if isinstance(planned, str):
        uuid = planned
        planned = session.ask(lambda one: one.mentoring.conversation(uuid), None)
        if planned is None:
            return None
    wanted = planned.person if planned is not None else person
    if isinstance(wanted, str):
        known = wanted
        wanted = session.ask(lambda one: one.mentoring.person(known), None)
        if wanted is None:
            return None
    dialog = PlanConversationDialog(session, parent, wanted, planned)
    dialog.open()
    return dialog


class PlanConversationDialog(FormDialog):
    """One form for a new conversation and for one that is moved."""

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        person: Person | None,
        conversation: Conversation | None,
    ) -> None:
        is_new = conversation is None
        title = _("Plan a conversation") if is_new else _("Move the conversation")
        super().__init__(
            session, parent, title, size=(520, 440), button=_("Plan") if is_new else _("Save")
        )
        self.setObjectName("plan-conversation-dialog")
        self._person, self._conversation = person, conversation
        self._planned = session.ask(_all_planned, list[Conversation]())
        self.picker: PersonPicker | None = None
        if person is None:
            self.picker = PersonPicker(session.ask(_people, list[Person]()), offers_me=False)
            self.picker.chosen.connect(self._suggest)
            self.body.addWidget(labelled(_("With whom"), self.picker))
        else:
            self.body.addWidget(Text(person.name, "heading", wrap=True))
        self.day = DayField(conversation.date if conversation else None)
        self.day.setObjectName("planDay")
        self.time = TimeField(conversation.time if conversation else None)
        self.time.setObjectName("planTime")
        self.body.addWidget(labelled(_("On which day"), self.day))
        self.body.addWidget(labelled(_("At what time"), self.time, _("May be left open.")))
        self.note = Text("", "meta", wrap=True)
        self.note.setObjectName("planNote")
        self.body.addWidget(self.note)
        self._day_was_set = not is_new
        self._suggest()
        if not is_new:
            self._add_calling_off()
        self.finish()
        self.day.dateChanged.connect(self._day_changed)
        (self.picker or self.day).setFocus()

    def _add_calling_off(self) -> None:
        self.off_button = SecondaryButton(_("Call it off"))
        self.off_button.setObjectName("callOff")
        self.off_button.setAutoDefault(False)
        self.off_button.clicked.connect(self.call_off)
        self._buttons.insertWidget(0, self.off_button)

    # -- what is offered

    def _who(self) -> tuple[Person | None, str | None]:
        """Return the person to create, and the uuid of who is chosen."""
        if self.picker is not None:
            return self.picker.resolve()
        return None, self._person.uuid if self._person is not None else None

    def _suggest(self) -> None:
        """Offer the day that the agreed rhythm asks for, until another is chosen."""
        if not self._day_was_set:
            _new, uuid = self._who()
            self.day.blockSignals(True)
            self.day.set_day(self._due(uuid))
            self.day.blockSignals(False)
        self._say()

    def _due(self, person: str | None) -> date:
        today = self.session.today()
        soon = today + SOON
        if person is None:
            return soon

        def read(workspace: Workspace) -> date | None:
            agreement = workspace.people.agreement(person)
            cadence = agreement.cadence_days if agreement is not None else None
            held = [one for one in workspace.mentoring.conversations(person) if one.held]
            return next_due(cadence, held, today)

        due = self.session.ask(read, None)
        return due if due is not None and due >= today else soon

    def _day_changed(self) -> None:
        self._day_was_set = True
        self._say()

    def _say(self) -> None:
        """Say quietly what one may have overlooked."""
        today, (_new, uuid) = self.session.today(), self._who()
        others = [
            one.date
            for one in self._planned
            if one.person == uuid
            and one.date >= today
            and (self._conversation is None or one.uuid != self._conversation.uuid)
        ]
        said = ""
        if self.day.known_day() < today:
            said = _("This day has passed: the conversation will wait for its log.")
        elif others:
            said = _("One is planned already: {date}.").format(date=format_date(min(others)))
        self.note.setText(said)
        self.note.setVisible(bool(said))

    # -- saving

    @override
    def problem(self) -> str:
        if self.picker is not None and self._who()[1] is None:
            self.picker.setFocus()
            return _("Say with whom.")
        sentence = self.time.problem()
        if sentence:
            self.time.setFocus()
        return sentence

    @override
    def write(self) -> None:
        new, uuid = self._who()
        day, at = self.day.known_day(), self.time.at()
        workspace = acting.workspace_of(self.session)
        if self._conversation is None:
            planned = Conversation(person=uuid or "", date=day, time=at, held=False)
            act = workspace.conversations.planning(planned, new)
            acting.run(self.session, _("Plan a conversation"), act, _("Planned"))
        else:
            moved = replace(self._conversation, date=day, time=at, cancelled_on=None)
            act = workspace.together.act([moved])
            acting.run(self.session, _("Move the conversation"), act, _("Saved"))

    def call_off(self) -> None:
        """Call the conversation off and close; what was to be brought is kept in mind."""
        if self._conversation is None or self.session.workspace is None:
            return
        act = self.session.workspace.conversations.calling_off(
            self._conversation, self.session.today()
        )
        if self.session.perform(
            _("Call the conversation off"), act.do, act.undo, message=_("Called off")
        ):
            self.accept()


def _people(workspace: Workspace) -> list[Person]:
    return workspace.mentoring.people()


def _all_planned(workspace: Workspace) -> list[Conversation]:
    everything = workspace.mentoring.conversations()
    return [one for one in everything if not one.held and one.cancelled_on is None]
