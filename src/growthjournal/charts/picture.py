"""A chart as a value that may travel between threads: pixels, words, and where its marks are."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot
from typing import TYPE_CHECKING

from growthjournal.charts.drawn import REACH

if TYPE_CHECKING:
    from growthjournal.charts.drawn import Drawn
    from growthjournal.wording.charts import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One thing in a picture that can be pointed at.

    Attributes:
        x: Pixels at scale 1 from the left.
        y: Pixels at scale 1 from the top.
        ids: Uuids of the records behind it; empty where there are none.
        label: What it is, in words.
    """

    x: float
    y: float
    ids: tuple[str, ...]
    label: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart that was drawn and is done with.

    Attributes:
        png: Its pixels.
        size: Width and height in pixels at scale 1.
        marks: In reading order.
        table: The same numbers as rows.
        spoken: The chart in words.
    """

    png: bytes = field(repr=False)
    size: tuple[float, float]
    marks: tuple[Spot, ...] = ()
    table: Table = field(repr=False)
    spoken: str = field(repr=False)

    def mark_at(self, x: float, y: float) -> Spot | None:
        """Return the nearest mark within reach of a place, or None."""
        near = [(hypot(one.x - x, one.y - y), place) for place, one in enumerate(self.marks)]
        distance, place = min(near, default=(REACH + 1, 0))
        return self.marks[place] if distance <= REACH else None


def picture_of(drawn: Drawn, scale: float) -> Picture:
    """Return what a chart shows, with so many picture points to a pixel."""
    from growthjournal.charts import render

    height = drawn.size[1]
    unit = drawn.figure.bbox.width / drawn.size[0]
    spots = []
    for mark in drawn.marks:
        x, y = drawn.position(mark)
        spots.append(Spot(x=x / unit, y=height - y / unit, ids=mark.ids, label=mark.label))
    return Picture(
        png=render.to_png(drawn, scale),
        size=drawn.size,
        marks=tuple(spots),
        table=drawn.table,
        spoken=drawn.spoken,
    )
