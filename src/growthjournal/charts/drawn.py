"""What drawing a chart returns: the figure and what can be pointed at in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from growthjournal.wording.charts import Table

REACH = 12.0
"""Pixels at scale 1 within which a mark is meant."""

Kind = Literal[
    "mean", "rating", "conversation", "median", "spell",
    "sighting", "no-chance", "named", "belief", "untested", "index", "promises", "cell", "day",
    "sitting", "month", "result", "bin", "square",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing in a chart that can be pointed at.

    Attributes:
        kind: "mean" (a point of a line), "rating" (a single one), "median" (an end of a dumbbell),
            "conversation" or "spell" (of the ribbon); "sighting", "no-chance" or "named" (the day
            a pattern got its name); "belief" (an end of a slope) or "untested" (a line of the
            list); "index" (of a conversation) or "promises" (a bar); "cell" (of a person and a
            competency); "day" (of the year); "sitting" (of the diagnostic); "month" (a bar);
            "result"; "bin" (of forecasts) or "square" (of decisions).
        ids: Uuids of the records behind it; empty for a spell.
        x: Place in the axes' own units: a date's ordinal, or a value.
        y: Place in the axes' own units.
        part: Which of the figure's axes.
        say: Returns the label.
    """

    kind: Kind
    ids: tuple[str, ...]
    x: float
    y: float
    part: int = 0
    say: Callable[[], str] = field(repr=False, compare=False)

    @property
    def label(self) -> str:
        """What it is, in words, for a tooltip and a screen reader; made when asked for."""
        return self.say()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawn chart.

    For the window: put `figure` on a new `FigureCanvasQTAgg` of exactly `size` (the height may
    differ from what was asked for: words and rows are never cut, so stand the canvas in a scroll
    area),
    draw anew when the width, the theme or the text scale changes, and give the canvas `spoken` as
    its accessible description. On a `motion_notify_event` or `button_press_event` call
    `mark_at(event.x, event.y)`. The arrow keys can step through `marks`, which are in reading
    order; `position` tells where to draw the ring.

    Attributes:
        figure: The same object for screen and files.
        marks: In reading order.
        table: The same numbers as rows.
        spoken: The chart in words.
        size: Width and height in pixels at scale 1.
    """

    figure: Figure
    marks: tuple[Mark, ...]
    table: Table
    spoken: str
    size: tuple[float, float]

    def position(self, mark: Mark) -> tuple[float, float]:
        """Return a mark's place in the canvas' pixels, from the lower left as Matplotlib counts."""
        x, y = self.figure.axes[mark.part].transData.transform((mark.x, mark.y))
        return float(x), float(y)

    def mark_at(self, x: float, y: float) -> Mark | None:
        """Return the nearest mark within reach of a place in the canvas' pixels, or None.

        Args:
            x: From the left, as in a Matplotlib mouse event.
            y: From the bottom, as in a Matplotlib mouse event.
        """
        if not self.marks:
            return None
        scale = self.figure.bbox.width / self.size[0]
        nearest, least = None, REACH * scale
        for part, axes in enumerate(self.figure.axes):
            marks = [mark for mark in self.marks if mark.part == part]
            if not marks:
                continue
            places = axes.transData.transform([(m.x, m.y) for m in marks])
            for mark, (px, py) in zip(marks, places.tolist(), strict=True):
                distance = hypot(px - x, py - y)
                if distance < least or (nearest is None and distance <= least):
                    nearest, least = mark, distance
        return nearest
