"""The form of a promise: "When ..., I will ...", or its own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.commitments import Commitment
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import LinkButton, labelled
from growthjournal.ui.widgets.form import DayField, Fold, Lines
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.ui.widgets.promises_acts import PromiseActs
from growthjournal.ui.widgets.promises_due import DueField
from growthjournal.wording.promises import parts_of, when_then

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.promises import PromiseList


class PromiseWords(QWidget):
    """A promise as moment and act, or freely; changing the form takes the words along."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.when = _field("promiseWhen", _("the team asks me to decide"))
        self.act = _field("promiseAct", _("ask what they would do"))
        self.free = Lines("", lines=3)
        self.free.setObjectName("promiseFree")
        self.other = LinkButton("")
        self.other.setObjectName("promiseOtherForm")
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._change_form)
        self._parts = QWidget()
        inside = QVBoxLayout(self._parts)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(labelled(_("When"), self.when))
        inside.addWidget(labelled(_("I will"), self.act))
        self._whole = labelled(_("The promise"), self.free)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._parts)
        column.addWidget(self._whole)
        column.addWidget(self.other, alignment=Qt.AlignmentFlag.AlignLeading)
        self._is_free = False
        self._before = text, parts_of(text) if text else None
        self._show(text)

    def text(self) -> str:
        """Return the promise; empty when nothing was written."""
        if self._is_free:
            return self.free.words() or ""
        text, parts = self._before
        if (self.when.text(), self.act.text()) == parts:
            return text
        return when_then(self.when.text(), self.act.text())

    def focus_first(self) -> None:
        """Put the keyboard where writing starts."""
        (self.free if self._is_free else self.when).setFocus()

    def focus_missing(self) -> None:
        """Put the keyboard where words are missing."""
        (self.free if self._is_free else self.act).setFocus()

    def _show(self, text: str) -> None:
        parts = parts_of(text) if text else ("", "")
        self._is_free = parts is None
        if parts is None:
            self.free.setPlainText(text)
        else:
            self.when.setText(parts[0])
            self.act.setText(parts[1])
        self._show_form()

    def _show_form(self) -> None:
        self._parts.setVisible(not self._is_free)
        self._whole.setVisible(self._is_free)
        self.other.setText(
            _("Write it as “When …, I will …”") if self._is_free else _("Write it in other words")
        )
        self.other.setAccessibleName(self.other.text())

    def _change_form(self) -> None:
        if self._is_free:
            moment, act = parts_of(self.free.toPlainText()) or ("", self.free.words() or "")
            self.when.setText(moment)
            self.act.setText(" ".join(act.split()))
        else:
            self.free.setPlainText(self.text() or self.when.text().strip())
        self._is_free = not self._is_free
        self._show_form()
        self.focus_first()


def _field(name: str, example: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setPlaceholderText(_("… {example}").format(example=example))
    return field


class PromiseDialog(FormDialog):
    """Adds or edits a promise: its words, and everything else folded away."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        commitment: Commitment,
        *,
        people: Sequence[Person],
        following: Conversation | None,
    ) -> None:
        is_new = commitment.created_at is None
        title = _("Add a promise") if is_new else _("Edit the promise")
        super().__init__(session, parent, title, size=(540, 620))
        self.setObjectName("promise-dialog")
        self._commitment = commitment
        self.words = PromiseWords(commitment.text)
        self.body.addWidget(self.words)
        self.due = DueField(commitment.due, session.today(), following)
        self.body.addWidget(labelled(_("Due"), self.due))
        self.fold = Fold(session.preferences, "promise")
        self.body.addWidget(self.fold)
        self.made_to = self._picker("promiseMadeTo", people, commitment.made_to)
        self.made_by = self._picker("promiseMadeBy", people, commitment.made_by)
        self.made_on = DayField(commitment.made_on)
        self.made_on.setObjectName("promiseMadeOn")
        for label, widget in (
            (_("Promised to"), self.made_to),
            (_("Promised by"), self.made_by),
            (_("Promised on"), self.made_on),
        ):
            self.fold.body.addWidget(labelled(label, widget))
        if not is_new:
            self.fold.open()
        self.finish()
        self.words.focus_first()

    @staticmethod
    def _picker(name: str, people: Sequence[Person], person: str | None) -> PersonPicker:
        picker = PersonPicker(people)
        picker.setObjectName(name)
        picker.set_person(person)
        return picker

    @override
    def problem(self) -> str:
        if self.words.text():
            return ""
        self.words.focus_missing()
        return _("Write what is promised.")

    @override
    def write(self) -> None:
        new_to, made_to = self.made_to.resolve()
        new_by, made_by = self.made_by.resolve()
        if new_to is not None and new_by is not None and new_to.name == new_by.name:
            new_by, made_by = None, made_to
        edited = replace(
            self._commitment,
            text=self.words.text(),
            made_to=made_to,
            made_by=made_by,
            made_on=self.made_on.known_day(),
            due=self.due.due(),
        )
        new = tuple(one for one in (new_to, new_by) if one is not None)
        PromiseActs(self.session).save(edited, new)


def open_promise(
    session: Session,
    parent: QWidget,
    commitment: Commitment | None = None,
    *,
    person: str | None = None,
    conversation: str | None = None,
) -> PromiseDialog:
    """Open the form of a promise.

    Args:
        session: The open journal.
        parent: Over which it opens.
        commitment: To edit, or None for a new one.
        person: To whom a new one is made.
        conversation: Where a new one was made, or None.
    """
    today = session.today()
    one = commitment or Commitment(
        text="", made_on=today, made_to=person, conversation=conversation
    )
    other = one.made_to or one.made_by

    def read(workspace: Workspace) -> tuple[list[Person], Conversation | None]:
        people = workspace.mentoring.people()
        known = {person.uuid for person in people}
        also = [uuid for uuid in (one.made_to, one.made_by) if uuid and uuid not in known]
        people += [workspace.mentoring.everyone()[uuid] for uuid in also]
        return people, workspace.conversations.next(today, other) if other else None

    nobody: tuple[list[Person], Conversation | None] = ([], None)
    people, following = session.ask(read, nobody)
    dialog = PromiseDialog(session, parent, one, people=people, following=following)
    dialog.open()
    return dialog


def connect_forms(promises: PromiseList) -> None:
    """Let a list open the forms that it asks for; whoever builds a list calls this once."""
    from growthjournal.ui.dialogs.promise_carry import open_carry

    session = promises.session
    promises.edit_wanted.connect(lambda one: open_promise(session, promises, one))
    promises.carry_wanted.connect(lambda one: open_carry(session, promises, one))
