"""The twelve items of the diagnostic, as they are printed (method.md B1-B3)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from growthjournal.bundled import resource
from growthjournal.domain.competencies import Axis

ITEMS_OF_AXIS = 6
"""Items on each axis (method.md B2, B3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item.

    Attributes:
        name: "S1" to "S6" for skill, "V1" to "V6" for visibility.
        axis: Which score it belongs to.
        title: In a few words.
        question: What is asked.
        levels: Five anchors, for 1 to 5.
    """

    name: str
    axis: Axis
    title: str
    question: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """The diagnostic as a whole.

    Attributes:
        status: What it is and is not; shown wherever it is used.
        instruction: Stands above the items.
        target_level: What "target-level" means.
        items: In their own order, skill first.
    """

    status: str
    instruction: str
    target_level: str
    items: tuple[Item, ...]

    def item(self, name: str) -> Item:
        """Return an item by its name."""
        return next(one for one in self.items if one.name == name)

    def of(self, axis: Axis) -> tuple[Item, ...]:
        """Return the items of an axis."""
        return tuple(one for one in self.items if one.axis is axis)


@cache
def questionnaire() -> Questionnaire:
    """Return the bundled diagnostic."""
    read = json.loads(resource("diagnostic.json").read_text("utf-8"))
    return Questionnaire(
        status=read["status"],
        instruction=read["instruction"],
        target_level=read["target_level"],
        items=tuple(
            Item(
                name=one["name"],
                axis=axis_of(one["name"]),
                title=one["title"],
                question=one["question"],
                levels=tuple(one["levels"]),
            )
            for one in read["items"]
        ),
    )


def axis_of(name: str) -> Axis:
    """Return the axis of an item by its name."""
    return Axis.SKILL if name.startswith("S") else Axis.VISIBILITY


def shuffled(seed: str, axis: Axis | None = None) -> tuple[str, ...]:
    """Return the names in the order of one sitting: skill items shuffled, then visibility items.

    Args:
        seed: The sitting's uuid, so that a resumed one keeps its order.
        axis: Only this axis, for a confirmation.
    """
    axes = tuple(Axis) if axis is None else (axis,)
    return tuple(
        one.name
        for each in axes
        for one in sorted(
            questionnaire().of(each),
            key=lambda item: sha256(f"{seed}{item.name}".encode()).digest(),
        )
    )


def eyewitness_level(watched: int, room: int) -> int:
    """Return the level of V1 that the witnesses of the impact log speak for (method.md B3).

    Args:
        watched: People in the room who saw target-level work themselves.
        room: People in the room.
    """
    if watched >= 3 and 4 * watched >= 3 * room:  # noqa: PLR2004 - B3: three quarters, at least three
        return 5
    if watched >= max(2, min(3, (room + 1) // 2)):
        return 4
    return min(watched, 2) + 1
