"""Competencies, anchors, focus, ratings and check-ins."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_DNS, uuid5

from growthjournal.bundled import resource
from growthjournal.domain.competencies import (
    MOST_IN_FOCUS,
    SCALE,
    AnchorVersion,
    Axis,
    Basis,
    CheckIn,
    Competency,
    FocusSet,
    RaterRole,
    Rating,
    lacks_fact,
)
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.services.changes import Changes
from growthjournal.store.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.store.database import Database

SEEDED_SINCE = date(2000, 1, 1)
"""The built-in anchors hold from before any rating, imported ones included."""
SEEDED_AT = datetime(2000, 1, 1, tzinfo=UTC)
"""Stamp of built-in records, so that they are equal in every journal until changed."""


class GrowthService:
    """What is rated, on which anchors, and how."""

    def __init__(self, database: Database) -> None:
        """Serve one open journal."""
        self._database = database
        self._competencies = Repository(database, Competency)
        self._anchors = Repository(database, AnchorVersion)
        self._focus = Repository(database, FocusSet)
        self._ratings = Repository(database, Rating)
        self._check_ins = Repository(database, CheckIn)

    def seed(self) -> Changes:
        """Write the ten built-in competencies, with fixed ids, into a new journal."""
        built_in = json.loads(resource("competencies.json").read_text("utf-8"))
        with self._database.transaction():
            for position, one in enumerate(built_in, start=1):
                competency = Competency(
                    uuid=one["uuid"],
                    name=one["name"],
                    short=one["short"],
                    description=one["description"],
                    position=position,
                )
                self._competencies.put(competency, SEEDED_AT)
                for axis in Axis:
                    name = f"growthjournal/anchor/{one['short']}/{axis.value}/1"
                    anchors = AnchorVersion(
                        uuid=str(uuid5(NAMESPACE_DNS, name)),
                        competency=one["uuid"],
                        axis=axis,
                        version=1,
                        levels=tuple(one[axis.value]),
                        since=SEEDED_SINCE,
                    )
                    self._anchors.put(anchors, SEEDED_AT)
        return Changes.COMPETENCIES

    def competencies(self, *, hidden: bool = False) -> list[Competency]:
        """Return competencies in their order, with the hidden ones when asked for."""
        condition = "1" if hidden else "hidden = 0"
        return self._competencies.where(condition, order="position, id")

    def competency(self, uuid: str) -> Competency:
        """Return a competency.

        Raises:
            JournalError: There is none.
        """
        found = self._competencies.get(uuid)
        if found is None:
            raise JournalError(_("This competency is no longer in the journal."))
        return found

    def put_competency(self, competency: Competency) -> Changes:
        """Save a competency.

        Raises:
            JournalError: It has no name, no short name, or shares one with another.
        """
        name, short = competency.name.strip(), competency.short.strip()
        if not name or not short:
            raise JournalError(_("A competency needs a name, and a short one for the charts."))
        if not competency.deleted_at:
            for other in self.competencies(hidden=True):
                if other.uuid != competency.uuid and _shares_name(competency, other):
                    raise JournalError(_("“{name}” has this name already.").format(name=other.name))
        with self._database.transaction():
            self._competencies.put(competency, clock.now())
        return Changes.COMPETENCIES

    def focus(self) -> tuple[str, ...]:
        """Return the uuids of the competencies in focus, empty before any were picked."""
        sets = self.focus_sets()
        return sets[-1].competencies if sets else ()

    def focus_sets(self) -> list[FocusSet]:
        """Return every focus set, oldest first."""
        return self._focus.where(order="since, id")

    def set_focus(self, competencies: Sequence[str], on: date) -> Changes:
        """Put competencies in focus from a day on; earlier sets stay, because charts break there.

        Raises:
            JournalError: More than four, or none.
        """
        return self.put_focus(FocusSet(since=on, competencies=tuple(competencies)))

    def put_focus(self, focus: FocusSet) -> Changes:
        """Save a set of competencies in focus.

        Raises:
            JournalError: More than four, or none.
        """
        if not 1 <= len(set(focus.competencies)) <= MOST_IN_FOCUS:
            raise JournalError(_("Pick one to four competencies to focus on."))
        with self._database.transaction():
            self._focus.put(focus, clock.now())
        return Changes.COMPETENCIES

    def anchors(self, competency: str, axis: Axis) -> AnchorVersion:
        """Return the anchors in force.

        Raises:
            JournalError: The competency has none.
        """
        found = self._anchors.where(
            "competency = ? AND axis = ?", [competency, axis.value], order="version"
        )
        if not found:
            raise JournalError(_("This competency has no written levels yet."))
        return found[-1]

    def anchor_versions(self) -> list[AnchorVersion]:
        """Return all anchors, oldest first."""
        return self._anchors.where(order="since, version, id")

    def next_anchors(
        self, competency: str, axis: Axis, levels: Sequence[str], since: date
    ) -> AnchorVersion:
        """Return the version that would follow; a number that was taken back is not used again."""
        numbers = [
            one.version
            for one in self._anchors.where(
                "competency = ? AND axis = ?", [competency, axis.value], deleted=None
            )
        ]
        return AnchorVersion(
            competency=competency,
            axis=axis,
            version=max(numbers, default=0) + 1,
            levels=tuple(" ".join(level.split()) for level in levels),
            since=since,
        )

    def put_anchors(self, anchors: AnchorVersion) -> Changes:
        """Save a version of the anchors; later ratings are given on it.

        Raises:
            JournalError: Not five texts, or an earlier version is written anew.
        """
        if len(anchors.levels) != len(SCALE) or not all(one.strip() for one in anchors.levels):
            raise JournalError(_("A scale needs five written levels."))
        stored = self._anchors.get(anchors.uuid)
        if stored is not None and stored.levels != anchors.levels:
            raise JournalError(_("Written levels are never edited, only followed by others."))
        with self._database.transaction():
            self._anchors.put(anchors, clock.now())
        return Changes.COMPETENCIES

    def change_anchors(self, competency: str, axis: Axis, levels: Sequence[str]) -> Changes:
        """Start a new version of the anchors; charts break there.

        Raises:
            JournalError: Not five texts.
        """
        if tuple(levels) == self.anchors(competency, axis).levels:
            return Changes.NONE
        return self.put_anchors(self.next_anchors(competency, axis, levels, clock.today()))

    def ratings(self, competency: str | None = None) -> list[Rating]:
        """Return ratings that stand, oldest first; superseded ones are left out."""
        return self._ratings.standing("competency", competency)

    def rate(self, rating: Rating) -> Changes:
        """Add a rating; whether a fact stands behind it is worked out here (A1).

        Raises:
            JournalError: The value is not 1-5.
        """
        if rating.value is not None and rating.value not in SCALE:
            raise JournalError(_("A rating is a number from 1 to 5, or “can't say”."))
        version = self.anchors(rating.competency, rating.axis).version
        judged = replace(rating, anchor_version=version, uncorroborated=lacks_fact(rating))
        with self._database.transaction():
            self._ratings.put(judged, clock.now())
        return Changes.RATINGS

    def withdraw_rating(self, uuid: str) -> Changes:
        """Take back a rating that was given by mistake; its row stays in the file."""
        with self._database.transaction():
            self._ratings.trash(uuid, clock.now())
        return Changes.RATINGS

    def reinstate_rating(self, uuid: str) -> Changes:
        """Undo taking a rating back."""
        with self._database.transaction():
            self._ratings.untrash(uuid, clock.now())
        return Changes.RATINGS

    def previous_rating(
        self, competency: str, axis: Axis, rater: str | None = None
    ) -> Rating | None:
        """Return the latest rating with a value by one rater, None when there is none.

        *Then* ratings stand apart and are never the latest (A1, rule 5).
        """
        given = [
            one
            for one in self.ratings(competency)
            if one.axis is axis
            and one.rater == rater
            and one.value is not None
            and one.basis is not Basis.THEN
        ]
        return given[-1] if given else None

    def is_rated_by_others(self) -> bool:
        """Whether somebody else ever rated a competency."""
        return bool(self._ratings.where("rater_role != ?", [RaterRole.SELF.value]))

    def check_ins(self) -> list[CheckIn]:
        """Return check-ins, oldest first."""
        return self._check_ins.where(order='"on", id')

    def put_check_in(self, check_in: CheckIn) -> Changes:
        """Save a check-in or its draft."""
        with self._database.transaction():
            self._check_ins.put(check_in, clock.now())
        return Changes.RATINGS


def _shares_name(one: Competency, other: Competency) -> bool:
    """Whether two competencies could not be told apart in a list or in a chart."""
    names = [(one.name, other.name), (one.short, other.short)]
    return any(mine.strip().casefold() == theirs.strip().casefold() for mine, theirs in names)
