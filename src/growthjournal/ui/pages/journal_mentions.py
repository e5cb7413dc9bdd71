"""Links that follow what was completed in the text: made with the words, gone when they go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from growthjournal.domain.completion import Sign
from growthjournal.domain.entries import Link, TargetKind
from growthjournal.language import gettext as _
from growthjournal.ui.acting import Acts

if TYPE_CHECKING:
    from growthjournal.domain.completion import Candidate
    from growthjournal.domain.record import Record
    from growthjournal.services.changes import Changes
    from growthjournal.services.together import Act
    from growthjournal.ui.pages.journal_saving import EntrySaver
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.completion import Choice
    from growthjournal.ui.widgets.editor import BodyEditor

KEEP = QTextCursor.MoveMode.KeepAnchor
KINDS = {Sign.PERSON: TargetKind.PERSON, Sign.PATTERN: TargetKind.PATTERN}


class NameActs(Acts):
    """Creates who or what was named."""

    def created(self, sign: Sign, name: Candidate) -> tuple[str, list[Record]]:
        """Return the uuid of who is named, and the record to save where they are new."""
        if not name.is_new:
            return name.uuid, []
        if sign is Sign.PERSON:
            from growthjournal.domain.people import Person, Relation

            person = Person(name=name.name, relations=(Relation.OTHER,))
            return person.uuid, [person]
        from growthjournal.domain.patterns import Pattern, PatternStatus, may_activate

        pattern = Pattern(name=name.name, surfaced_on=self.session.today())
        if may_activate(pattern, self.mentoring.patterns()):
            pattern = replace(pattern, status=PatternStatus.ACTIVE)
        return pattern.uuid, [pattern]


@dataclass(slots=True, kw_only=True, eq=False)
class Mention:
    """A name that was completed in an entry, and whether the entry is linked because of it.

    Attributes:
        entry: Uuid.
        typed: What stood there before.
        text: What completing put there.
        place: Selects it.
        act: Creates and links.
        step: Where its step stands on the undo stack, from 1; 0 before it was made.
    """

    entry: str
    typed: str = field(repr=False)
    text: str = field(repr=False)
    place: QTextCursor = field(repr=False)
    act: Act = field(repr=False)
    is_linked: bool = False
    step: int = 0


class Mentions:
    """Keeps words and link one act: whichever of the two is taken back takes the other along."""

    def __init__(self, session: Session, saver: EntrySaver, body: BodyEditor) -> None:
        self._session = session
        self._saver = saver
        self._body = body
        self._made: list[Mention] = []
        saver.saved.connect(self._settle)
        session.locked.connect(self._forget)

    def take(self, choice: Choice) -> None:
        """Link the open entry to who or what was completed in its text."""
        entry, workspace = self._saver.entry, self._session.workspace
        kind = KINDS.get(choice.sign)
        if entry is None or workspace is None or kind is None:
            return
        acts = NameActs(self._session)
        target, records = acts.created(choice.sign, choice.name)
        linked = self._session.ask(lambda one: one.journal.links(entry.uuid), list[Link]())
        if not any(one.target == target for one in linked):
            records.append(workspace.journal.new_link(entry.uuid, kind, target))
            self._made.append(
                Mention(
                    entry=entry.uuid,
                    typed=choice.typed,
                    text=choice.text,
                    place=choice.place,
                    act=workspace.together.act(records),
                )
            )
        self._saver.save()

    def _forget(self) -> None:
        self._made = []

    def _settle(self) -> None:
        """Let the links follow the text that was just saved."""
        entry = self._saver.entry
        if entry is None or not self._saver.is_stored:
            return
        self._made = [one for one in self._made if one.entry == entry.uuid]
        for one in tuple(self._made):
            is_there = one.text in entry.body
            if is_there and not one.is_linked:
                self._link(one)
            elif one.is_linked and not is_there:
                self._unlink(one)

    def _link(self, one: Mention) -> None:
        stack = self._session.undo_stack
        if one.step and stack.index() == one.step - 1 and stack.canRedo():
            stack.redo()
            return

        def do() -> Changes:
            changes = one.act.do()
            one.is_linked = True
            self._exchange(one, one.typed, one.text)
            return changes

        if self._session.perform(_("Add a link"), do, lambda: self._undo(one)):
            one.step = stack.index()

    def _unlink(self, one: Mention) -> None:
        stack = self._session.undo_stack
        if stack.index() == one.step and stack.canUndo():
            stack.undo()
            return

        def do() -> Changes:
            one.is_linked = False
            return one.act.undo()

        self._session.perform(_("Remove a link"), do)

    def _exchange(self, one: Mention, before: str, after: str) -> None:
        """Put other words where a mention stands, while its entry is open and they are there."""
        if one not in self._made:
            return
        words = _from_start(one.place, before)
        if words.selectedText() == before and _from_start(one.place, after).selectedText() != after:
            start = words.selectionStart()
            words.insertText(after)
            one.place.setPosition(start)
            one.place.setPosition(words.position(), KEEP)

    def _undo(self, one: Mention) -> Changes:
        changes = one.act.undo()
        one.is_linked = False
        self._exchange(one, one.text, one.typed)
        if one in self._made and one.text in self._body.text():
            self._made.remove(one)  # it was named twice: the words that stay say nothing more
        return changes


def _from_start(place: QTextCursor, words: str) -> QTextCursor:
    """Return a cursor over as many letters as these words have, from where a mention begins."""
    found = QTextCursor(place.document())
    start = place.selectionStart()
    found.setPosition(start)
    end = start + len(words.encode("utf-16-le")) // 2
    found.setPosition(min(end, found.document().characterCount() - 1), KEEP)
    return found
