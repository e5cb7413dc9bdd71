"""What can be done on the Patterns page, each a named step that is undone as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from growthjournal.domain.entries import TargetKind
from growthjournal.domain.errors import JournalError
from growthjournal.domain.patterns import MAX_ACTIVE, Pattern, PatternStatus, Sighting, reopens
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from growthjournal.services.mentoring import MentoringService
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.form_surfaced import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One service call and the call that takes it back."""

    do: Callable[[], Changes]
    undo: Callable[[], Changes]


def do_all(parts: Sequence[Part]) -> Changes:
    """Do every part, or none: what was done is taken back when a later part fails.

    Raises:
        JournalError: A part failed.
    """
    changes = Changes.NONE
    done: list[Part] = []
    for part in parts:
        try:
            changes |= part.do()
        except JournalError:
            undo_all(done)
            raise
        done.append(part)
    return changes


def undo_all(parts: Sequence[Part]) -> Changes:
    """Take every part back, last first."""
    changes = Changes.NONE
    for part in reversed(parts):
        changes |= part.undo()
    return changes


class Acts:
    """Writes through the session's undo stack; failures are raised for the form to show."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def workspace(self) -> Workspace:
        """The open journal.

        Raises:
            JournalError: It is locked.
        """
        if self.session.workspace is None:
            raise JournalError(_("The journal is locked."))
        return self.session.workspace

    @property
    def mentoring(self) -> MentoringService:
        """The service that all of this goes through."""
        return self.workspace.mentoring

    def make(self, text: str, parts: Sequence[Part], message: str = "") -> None:
        """Do parts as one undo step.

        Raises:
            JournalError: Nothing was changed.
        """
        first = [do_all(parts)]

        def do() -> Changes:
            return first.pop() if first else do_all(parts)

        self.session.perform(text, do, lambda: undo_all(parts), message=message)

    def source_parts(self, source: Source) -> list[Part]:
        """Return the parts that create a new person and a new conversation."""
        mentoring, parts = self.mentoring, []
        person, conversation = source.new_person, source.new_conversation
        if person is not None:
            parts.append(
                Part(
                    do=lambda: mentoring.put_person(person),
                    undo=lambda: mentoring.remove_person(person.uuid),
                )
            )
        if conversation is not None:
            parts.append(
                Part(
                    do=lambda: mentoring.put_conversation(conversation),
                    undo=lambda: mentoring.remove_conversation(conversation.uuid),
                )
            )
        return parts

    def link_part(self, entry: str, kind: TargetKind, target: str) -> Part:
        """Return the part that links an entry to a record."""
        journal = self.workspace.journal

        def undo() -> Changes:
            found = [link for link in journal.links(entry) if link.target == target]
            return journal.unlink(found[0].uuid) if found else Changes.NONE

        return Part(do=lambda: journal.link(entry, kind, target), undo=undo)


class PatternActs(Acts):
    """What can be done with patterns and sightings."""

    def add(self, pattern: Pattern, source: Source, entry: str | None = None) -> None:
        """Add a pattern; active while there is room, else on watch.

        Raises:
            JournalError: Nothing was changed.
        """
        mentoring = self.mentoring
        active = [one for one in mentoring.patterns() if one.status is PatternStatus.ACTIVE]
        has_room = len(active) < MAX_ACTIVE
        status = PatternStatus.ACTIVE if has_room else PatternStatus.WATCHING
        new = replace(pattern, status=status)
        parts = [
            *self.source_parts(source),
            Part(
                do=lambda: mentoring.put_pattern(new),
                undo=lambda: mentoring.remove_pattern(new.uuid),
            ),
        ]
        if entry is not None:
            parts.append(self.link_part(entry, TargetKind.PATTERN, new.uuid))
        self.make(_("Add a pattern"), parts, _("Saved"))

    def edit(self, pattern: Pattern, source: Source) -> None:
        """Replace a pattern by its edited form.

        Raises:
            JournalError: Nothing was changed.
        """
        parts = [*self.source_parts(source), self._change(pattern)]
        self.make(_("Edit the pattern"), parts, _("Saved"))

    def set_status(self, pattern: Pattern, status: PatternStatus) -> None:
        """Make a pattern active, put it on watch, or retire it.

        Raises:
            JournalError: Three others are active already; nothing was changed.
        """
        retired_on = self.session.today() if status is PatternStatus.RETIRED else None
        after = replace(pattern, status=status, retired_on=retired_on)
        text = {
            PatternStatus.ACTIVE: _("Make the pattern active"),
            PatternStatus.WATCHING: _("Put the pattern on watch"),
            PatternStatus.RETIRED: _("Retire the pattern"),
        }[status]
        self.make(text, [self._change(after)], _("Saved"))

    def remove(self, pattern: Pattern) -> None:
        """Remove a pattern with its sightings.

        Raises:
            JournalError: Nothing was changed.
        """
        mentoring = self.mentoring
        part = Part(
            do=lambda: mentoring.remove_pattern(pattern.uuid),
            undo=lambda: mentoring.restore_pattern(pattern.uuid),
        )
        self.make(_("Remove the pattern"), [part], _("Pattern removed"))

    def add_sighting(self, sighting: Sighting, source: Source) -> None:
        """Add a sighting; undoing it also undoes a reopening that it caused.

        Raises:
            JournalError: Nothing was changed.
        """
        mentoring = self.mentoring
        before = mentoring.pattern(sighting.pattern)

        def undo() -> Changes:
            changes = mentoring.remove_sighting(sighting.uuid)
            if reopens(before, sighting):
                changes |= mentoring.put_pattern(before)
            return changes

        part = Part(do=lambda: mentoring.add_sighting(sighting), undo=undo)
        said = _("Reopened: seen again soon") if reopens(before, sighting) else _("Saved")
        self.make(_("Add a sighting"), [*self.source_parts(source), part], said)

    def remove_sighting(self, sighting: Sighting) -> None:
        """Remove a sighting.

        Raises:
            JournalError: Nothing was changed.
        """
        mentoring = self.mentoring
        part = Part(
            do=lambda: mentoring.remove_sighting(sighting.uuid),
            undo=lambda: mentoring.restore_sighting(sighting.uuid),
        )
        self.make(_("Remove the sighting"), [part], _("Sighting removed"))

    def _change(self, after: Pattern) -> Part:
        mentoring = self.mentoring
        before = mentoring.pattern(after.uuid)
        return Part(
            do=lambda: mentoring.put_pattern(after), undo=lambda: mentoring.put_pattern(before)
        )
