"""What can be done on the Patterns page, each a named step that is undone as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.entries import TargetKind
from growthjournal.domain.patterns import Pattern, PatternStatus, Sighting, may_activate, reopens
from growthjournal.language import gettext as _
from growthjournal.ui.acting import Acts, linking

if TYPE_CHECKING:
    from growthjournal.ui.widgets.form_surfaced import Source


class PatternActs(Acts):
    """What can be done with patterns and sightings; JournalError when nothing was changed."""

    def add(self, pattern: Pattern, source: Source, entry: str | None = None) -> None:
        """Add a pattern; active while there is room, else on watch."""
        has_room = may_activate(pattern, self.mentoring.patterns())
        status = PatternStatus.ACTIVE if has_room else PatternStatus.WATCHING
        said = "" if has_room else _("Saved, on watch: three others are active")
        new = replace(pattern, status=status)
        linked = linking(entry, TargetKind.PATTERN, new.uuid)
        self.save(_("Add a pattern"), [*source.new_records(), new, *linked], said)

    def edit(self, pattern: Pattern, source: Source) -> None:
        """Replace a pattern by its edited form."""
        self.save(_("Edit the pattern"), [*source.new_records(), pattern])

    def to_park(self, pattern: Pattern) -> list[Pattern]:
        """Return the active ones, where one of them has to go on watch first."""
        patterns = self.mentoring.patterns()
        if may_activate(pattern, patterns):
            return []
        return [one for one in patterns if one.status is PatternStatus.ACTIVE]

    def set_status(
        self, pattern: Pattern, status: PatternStatus, *, parked: Pattern | None = None
    ) -> None:
        """Make a pattern active, put it on watch, or retire it.

        Args:
            pattern: As it is stored.
            status: What it becomes.
            parked: An active one that goes on watch in the same step, to make room.
        """
        retired_on = self.session.today() if status is PatternStatus.RETIRED else None
        text = {
            PatternStatus.ACTIVE: _("Make the pattern active"),
            PatternStatus.WATCHING: _("Put the pattern on watch"),
            PatternStatus.RETIRED: _("Retire the pattern"),
        }[status]
        makes_room = [replace(parked, status=PatternStatus.WATCHING)] if parked else []
        self.save(text, [*makes_room, replace(pattern, status=status, retired_on=retired_on)])

    def merge(self, keep: str, other: str) -> None:
        """Make one pattern of two."""
        act = self.workspace.together.merging(keep, other)
        self.run(_("Make one pattern of two"), act, _("Merged"))

    def remove(self, pattern: Pattern) -> None:
        """Remove a pattern with its sightings."""
        mentoring, uuid = self.mentoring, pattern.uuid
        self.session.perform(
            _("Remove the pattern"),
            lambda: mentoring.remove_pattern(uuid),
            lambda: mentoring.restore_pattern(uuid),
            message=_("Pattern removed"),
        )

    def add_sighting(self, sighting: Sighting, source: Source) -> None:
        """Add a sighting; undoing it also undoes a reopening that it caused."""
        is_late = reopens(self.mentoring.pattern(sighting.pattern), sighting)
        said = _("Reopened: seen again soon") if is_late else ""
        self.save(_("Add a sighting"), [*source.new_records(), sighting], said)

    def edit_sighting(self, sighting: Sighting, source: Source) -> None:
        """Replace a sighting by its edited form."""
        self.save(_("Edit the sighting"), [*source.new_records(), sighting])

    def remove_sighting(self, sighting: Sighting) -> None:
        """Remove a sighting."""
        mentoring, uuid = self.mentoring, sighting.uuid
        self.session.perform(
            _("Remove the sighting"),
            lambda: mentoring.remove_sighting(uuid),
            lambda: mentoring.restore_sighting(uuid),
            message=_("Sighting removed"),
        )
