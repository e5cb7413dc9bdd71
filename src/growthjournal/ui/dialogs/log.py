"""The log of a conversation: their words first, everything else may wait (method.md F2)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.errors import JournalError
from growthjournal.domain.people import Person, is_mentored
from growthjournal.language import format_date, format_time
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.dialogs.log_keeping import DraftKeeper
from growthjournal.ui.dialogs.log_opening import Opened, opening
from growthjournal.ui.dialogs.log_rest import Rest
from growthjournal.ui.dialogs.log_saving import log_of, next_conversation, planned_next
from growthjournal.ui.dialogs.log_words import WordsField
from growthjournal.ui.widgets.basics import LinkButton, SecondaryButton, Text, labelled
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording import logs as words

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.log_drafts import Draft
    from growthjournal.domain.logs import Log
    from growthjournal.ui.session import Session

REMIND_MS = 5 * 60_000
"""After this long a line says that it is enough (F2); nothing closes."""
KEEP_MS = 2_000
"""How long after the last key a half-done log is kept."""


def open_log(
    session: Session,
    parent: QWidget,
    *,
    person: Person | str | None = None,
    conversation: Conversation | str | None = None,
) -> LogDialog | None:
    """Open the log of a conversation: planned, held before, or one that nobody planned.

    Args:
        session: The open journal.
        parent: What the form stands over.
        person: With whom (or the uuid); the conversation with them that waits for its log is
            taken, else a new one. Asked for when None and there is no conversation.
        conversation: Planned, or held and logged before, which is then put right (or its uuid).

    Returns:
        The form; None when the conversation or the person is no longer there.
    """
    uuid = person.uuid if isinstance(person, Person) else person
    now = clock.now()
    opened = session.ask(
        lambda one: opening(one, session.today(), now, person=uuid, conversation=conversation),
        None,
    )
    if opened is None:
        return None
    dialog = LogDialog(session, parent, opened)
    dialog.open()
    return dialog


class LogDialog(FormDialog):
    """One text area first; Escape keeps what is half done and goes on with it next time."""

    def __init__(self, session: Session, parent: QWidget, opened: Opened) -> None:
        title = _("After the conversation") if opened.logged is None else _("Edit the conversation")
        super().__init__(session, parent, title, size=(760, 780))
        self.setObjectName("log-dialog")
        self._opened, self._is_correction = opened, opened.logged is not None
        self._new_person: Person | None = None
        self._following: Conversation | None = None
        self._build()
        self._build_buttons()
        self._who_changed()
        self.words.start(opened.draft.lines)
        self.rest.show_draft(opened.draft)
        self._start = self.draft()
        self.keeper = DraftKeeper(
            session, is_stored=opened.is_stored, kept=self._start, is_begun=opened.is_begun
        )
        self._connect()
        (self.picker or self.words.text).setFocus()

    # -- building

    def _build(self) -> None:
        opened, session = self._opened, self.session
        self.picker: PersonPicker | None = None
        if opened.person is None:
            self.picker = PersonPicker(opened.people, offers_me=False)
            self.body.addWidget(labelled(_("With whom"), self.picker))
        else:
            self.body.addWidget(Text(opened.person.name, "heading", wrap=True))
        self.when_said = Text("", "meta", wrap=True)
        self.when_said.setObjectName("whenSaid")
        self.body.addWidget(self.when_said)
        self.words = WordsField(session, opened.known)
        self.body.addWidget(self.words, 1)
        self.rest = Rest(session.preferences, opened)
        self.rest_button = LinkButton(_("Say more about it"))
        self.rest_button.setObjectName("sayMore")
        self.rest_button.setAutoDefault(False)
        self.rest_button.clicked.connect(self._show_rest)
        self.body.addWidget(self.rest_button)
        self.body.addWidget(self.rest)
        self.rest.setVisible(not opened.asks_only_words)
        self.rest_button.setVisible(opened.asks_only_words)

    def _build_buttons(self) -> None:
        self.aside = SecondaryButton(_("Put aside"))
        self.aside.setObjectName("putAside")
        self.aside.setToolTip(_("No log of this conversation; it waits no longer."))
        self.aside.setAccessibleDescription(self.aside.toolTip())
        self.aside.setAutoDefault(False)
        self.aside.clicked.connect(self.put_aside)
        # Shown before it stands in the dialog, it would be a window of its own for a moment.
        if not self._opened.is_stored or self._is_correction:
            self.aside.hide()
        self.reminded = Text("", "meta", wrap=True)
        self.reminded.setObjectName("reminded")
        self.reminded.hide()
        self._buttons.insertWidget(0, self.aside)
        self._buttons.insertWidget(1, self.reminded, 4)
        if not self._is_correction:
            cancel = self.findChild(QPushButton, "cancel")
            if cancel is not None:
                cancel.setText(_("Later"))
                cancel.setAccessibleName(_("Later: keep it half done"))

    def _connect(self) -> None:
        session = self.session
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(KEEP_MS)
        self._later.timeout.connect(self._keep_quietly)
        self.reminder = QTimer(self)
        self.reminder.setSingleShot(True)
        self.reminder.timeout.connect(self._remind)
        self.reminder.start(REMIND_MS)
        self.words.changed.connect(self._changed)
        self.rest.changed.connect(self._changed)
        self.rest.when.changed.connect(self._say_when)
        if self.picker is not None:
            self.picker.chosen.connect(self._who_changed)
            self.picker.chosen.connect(self._changed)
        session.about_to_lock.connect(self._about_to_lock)
        session.locked.connect(self.words.clear)

    # -- who, and what follows from it

    def _who_changed(self) -> None:
        """Turn the questions, and look for the next conversation, with who is chosen."""
        person, opened = self._opened.person, self._opened
        if self.picker is not None:
            self._new_person, uuid = self.picker.resolve()
            known = next((one for one in opened.people if one.uuid == uuid), None)
            person = self._new_person or known
        self._person = person
        mentored = person is not None and is_mentored(person)
        self.words.ask(opened.conversation, mentored=mentored)
        self.rest.answers.ask(mentored=mentored)
        today = self.session.today()
        found: tuple[Conversation | None, int | None] = (None, None)
        if person is not None and self._new_person is None:
            found = self.session.ask(
                partial(
                    planned_next,
                    person=person.uuid,
                    today=today,
                    besides=opened.conversation.uuid,
                ),
                found,
            )
        self._following, cadence = found
        self.words.offer_days(today, self._following)
        self.rest.following.offer(today, self._following, cadence)
        self._say_when()

    def _say_when(self) -> None:
        day, at = self.rest.when.day.known_day(), self.rest.when.time.at()
        said = format_date(day, "full")
        self.when_said.setText(f"{said}, {format_time(at)}" if at else said)

    def _show_rest(self) -> None:
        self.rest.show()
        self.rest_button.hide()
        self.rest.answers.fold.button.setFocus()

    # -- what is filled in

    def draft(self) -> Draft:
        """Return everything as it stands."""
        return self.rest.draft(self.words.lines(), self._following)

    def _changed(self) -> None:
        self._was_asked = False
        if not self._is_correction:
            self._later.start()

    @property
    @override
    def is_changed(self) -> bool:
        return self.draft() != self._start

    # -- saving

    @override
    def problem(self) -> str:
        if self._person is None and self.picker is not None:
            self.picker.setFocus()
            return _("Say with whom.")
        return self.rest.problem(self.session.today())

    @override
    def write(self) -> None:
        workspace = acting.workspace_of(self.session)
        log = self._log()
        if self._opened.logged is not None:
            act = workspace.conversations.correcting(self._opened.logged, log)
            acting.run(self.session, _("Edit the conversation"), act, _("Saved"))
        else:
            act = workspace.conversations.logging(log)
            acting.run(self.session, _("Log the conversation"), act, _("Logged"))
        self._later.stop()
        self.session.about_to_lock.disconnect(self._about_to_lock)

    def _log(self) -> Log:
        person, rest = self._person, self.rest
        if person is None:
            raise JournalError(_("Say with whom."))
        following = self._following
        if not self._is_correction:
            on, at = rest.following.on(), rest.following.time.at()
            following = next_conversation(following, person, on, at)
        is_new = self._new_person is not None
        return log_of(self._opened, self.draft(), person, following, is_new_person=is_new)

    # -- leaving

    def keep(self) -> bool:
        """Keep what is half done; return whether it is safe."""
        draft = self.draft()
        person = self._person
        if person is None:
            return not draft.says_something
        one = replace(self._opened.conversation, person=person.uuid, date=self._day_kept())
        try:
            self.keeper.keep(draft, one, self._new_person)
        except JournalError as error:
            self.trouble.say(str(error))
            return False
        return True

    def _day_kept(self) -> date:
        if self._opened.is_stored:
            return self._opened.conversation.date
        return self.rest.when.day.known_day()

    def put_aside(self) -> None:
        """Take the conversation off what waits, and close; what was written stays its draft."""
        workspace = self.session.workspace
        if workspace is None or not self.keep():
            return
        uuid, service = self._opened.conversation.uuid, workspace.conversations
        if self.session.perform(
            _("Put the conversation aside"),
            lambda: service.put_aside(uuid),
            lambda: service.pin_again(uuid),
            message=_("Put aside"),
        ):
            self._leave()

    @override
    def reject(self) -> None:
        if not self.session.is_open:
            self._leave()
            return
        if self._is_correction:
            super().reject()
            return
        if self.keep():
            if self.keeper.is_stored and self.draft().says_something:
                self.session.message.emit(_("Kept half done"))
            self._leave()
        elif self._was_asked:
            self._leave()
        else:
            self._was_asked = True
            if self._person is None:
                self.trouble.say(
                    _("Say with whom, and it is kept. Press Escape again to discard it.")
                )

    def _leave(self) -> None:
        self._later.stop()
        self.reminder.stop()
        self._drop()

    def _keep_quietly(self) -> None:
        if self._person is not None:
            self.keep()

    def _about_to_lock(self) -> None:
        if self.is_changed:
            self.keep()

    def _remind(self) -> None:
        said = words.time_is_up()
        self.reminded.setText(said)
        self.reminded.show()
        announce(self, said)
