"""Drawing that charts share: a sheet in pixels, its heading, hairlines, labels, conversations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from growthjournal.charts.labels import MARKER_ROOM, Swatch
from growthjournal.charts.layout import (
    DPI,
    FINDING,
    META,
    TITLE,
    Words,
    font,
    printable,
    wrap,
    wrap_parts,
)
from growthjournal.charts.theme import SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from growthjournal.charts.labels import Key
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.competencies import Axis
    from growthjournal.wording.charts import ChartWords

PAD = 16.0
"""Pixels between the edge of a chart and its contents."""
POINT = 72 / DPI
"""Points in a pixel: Matplotlib sizes lines and marks in points."""
HAIRLINE = 1.0
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The question, the finding and the subtitle, wrapped to a width."""

    lines: tuple[tuple[Words, float], ...]
    height: float


def heading(words: ChartWords, theme: ChartTheme, room: float, scale: float) -> Heading:
    """Return the heading laid out; each line comes with its top in pixels."""
    lines: list[tuple[Words, float]] = []
    top = 0.0
    for text, style, colour, after, broken in (
        (words.title, TITLE, theme.ink, 4.0, wrap),
        (words.finding, FINDING, theme.ink, 3.0, wrap),
        (words.subtitle, META, theme.muted, 0.0, wrap_parts),
    ):
        type_ = style.scaled(scale)
        for line in broken(text, type_, room):
            lines.append((Words(line, type_, colour), top))
            top += type_.line
        top += after * scale
    return Heading(tuple(lines), top)


class Sheet:
    """A figure addressed in pixels from its top left corner."""

    def __init__(self, theme: ChartTheme, width: float, height: float) -> None:
        self.theme = theme
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=theme.card)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels."""
        return self.width, self.height

    def axes(
        self,
        box: tuple[float, float, float, float],
        x: tuple[float, float],
        y: tuple[float, float],
    ) -> Axes:
        """Return bare axes in a box (left, top, width, height) for a range of x and y."""
        left, top, width, height = box
        place = (
            left / self.width,
            1 - (top + height) / self.height,
            width / self.width,
            height / self.height,
        )
        axes = self.figure.add_axes(place, xlim=x, ylim=y)
        axes.set_axis_off()
        axes.set_autoscale_on(False)
        return axes

    def text(
        self, x: float, top: float, words: Words, *, align: str = "left", backed: bool = False
    ) -> None:
        """Write one line whose line box begins at `top`.

        Args:
            x: Left end, centre or right end, by `align`.
            top: Upper edge of the line box.
            words: What, in which type and colour.
            align: "left", "center" or "right".
            backed: Whether to paint the background behind it.
        """
        if not words.text:
            return
        baseline = top + words.style.line / 2 + words.style.px * 0.36
        behind = {"facecolor": self.theme.card, "edgecolor": "none", "pad": 1.5}
        self.figure.text(
            x / self.width,
            1 - baseline / self.height,
            printable(words.text),
            color=words.colour,
            fontproperties=font(words.style),
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            zorder=8,
            bbox=behind if backed else None,
        )

    def dot(self, x: float, y: float, axis: Axis, size: float = 9.0) -> None:
        """Draw an axis' mark outside any axes, as in a key."""
        self.figure.add_artist(
            Line2D(
                [x / self.width],
                [1 - y / self.height],
                linestyle="none",
                marker=SHAPES[axis],
                markersize=size * POINT,
                markerfacecolor=self.theme.mark(axis),
                markeredgewidth=0,
                transform=self.figure.transFigure,
            )
        )

    def key(self, left: float, top: float, key: Key, scale: float) -> None:
        """Write one piece of a key row whose upper left corner is given, with its mark."""
        self.text(left + key.x, top + key.top, key.words)
        middle = top + key.top + key.words.style.line / 2
        if isinstance(key.marker, Swatch):
            start = left + key.x - key.marker.room * scale
            self.sample(start, middle, key.marker, scale)
        elif key.marker:
            self.dot(left + key.x - (MARKER_ROOM - 5) * scale, middle, key.marker, 9 * scale)

    def leader(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a thin line from a mark to words that had to step aside."""
        self.figure.add_artist(
            Line2D(
                [start[0] / self.width, end[0] / self.width],
                [1 - start[1] / self.height, 1 - end[1] / self.height],
                color=self.theme.muted,
                linewidth=0.6 * POINT,
                transform=self.figure.transFigure,
            )
        )

    def sample(self, left: float, middle: float, swatch: Swatch, scale: float) -> None:
        """Draw a sample of a line or a bar outside any axes, as in a key."""
        length = (swatch.room - 7) * scale
        y = 1 - middle / self.height
        if swatch.dashes is None:
            half = 5 * scale
            box = (left / self.width, y - half / self.height)
            place = Rectangle(
                box, length / self.width, 2 * half / self.height, transform=self.figure.transFigure
            )
            self.figure.add_artist(filled(place, swatch))
            return
        self.figure.add_artist(
            Line2D(
                [left / self.width, (left + length / 2) / self.width, (left + length) / self.width],
                [y, y, y],
                color=swatch.colour,
                linestyle=swatch.dashes,
                linewidth=2.0 * POINT,
                marker=swatch.shape or None,
                markevery=[1],
                markersize=(6.6 if swatch.hollow else 8.0) * scale * POINT,
                markerfacecolor=self.theme.card if swatch.hollow else swatch.colour,
                markeredgewidth=(1.6 if swatch.hollow else 2.2 if swatch.shape == "|" else 0.0)
                * POINT,
                transform=self.figure.transFigure,
            )
        )

    def heading(self, laid: Heading, top: float = PAD) -> None:
        """Write a heading at the left."""
        for words, offset in laid.lines:
            self.text(PAD, top + offset, words)


def filled(bar: Rectangle, swatch: Swatch) -> Rectangle:
    """Return a bar painted as its sample is."""
    bar.set_facecolor(swatch.fill or "none")
    bar.set_edgecolor(swatch.colour)
    bar.set_linewidth(1.2 * POINT)
    bar.set_hatch(swatch.hatch)
    return bar


def hairlines(
    axes: Axes,
    levels: Sequence[float],
    colour: str,
    ends: tuple[float, float] | None = None,
) -> None:
    """Draw horizontal hairlines; nothing else frames a chart.

    Args:
        axes: Where.
        levels: Heights in the axes' units.
        colour: Of the lines.
        ends: Left and right end in the axes' units; all across the axes when None.
    """
    left, right = ends or axes.get_xlim()
    lines = LineCollection(
        [[(left, level), (right, level)] for level in levels],
        colors=colour,
        linewidths=HAIRLINE * POINT,
        zorder=1.5,
        gid="hairlines",
        capstyle="butt",
        clip_on=False,
    )
    axes.add_collection(lines, autolim=False)


def dots(
    axes: Axes,
    places: Sequence[tuple[float, float]],
    axis: Axis,
    theme: ChartTheme,
    size: float,
    *,
    hollow: bool = False,
    gid: str,
) -> None:
    """Draw marks of one axis, in its shape and colour.

    Args:
        axes: Where.
        places: In the axes' units.
        axis: Gives shape and colour.
        theme: Colours.
        size: Diameter in pixels.
        hollow: Whether they are open: a rating without a fact.
        gid: Name of the artist, also in SVG.
    """
    colour = theme.mark(axis)
    spots(axes, places, SHAPES[axis], colour, theme, size, hollow=hollow, gid=gid)


def spots(
    axes: Axes,
    places: Sequence[tuple[float, float]],
    shape: str,
    colour: str,
    theme: ChartTheme,
    size: float,
    *,
    hollow: bool = False,
    gid: str,
) -> None:
    """Draw marks of one shape and colour; the other arguments are those of `dots`."""
    if not places:
        return
    axes.plot(
        [x for x, _ in places],
        [y for _, y in places],
        linestyle="none",
        marker=shape,
        markersize=(size - 1.4 if hollow else size) * POINT,
        markerfacecolor=theme.card if hollow else colour,
        markeredgecolor=colour if hollow else theme.card,
        markeredgewidth=(1.8 if hollow else 0.0 if size < 6 else 1.2) * POINT,  # noqa: PLR2004
        clip_on=False,
        zorder=5,
        gid=gid,
    )


def conversations(
    axes: Axes, days: Sequence[float], theme: ChartTheme, *, foot: float, closest: float
) -> None:
    """Draw dotted verticals with a small triangle at the foot.

    Args:
        axes: Where.
        days: Places on the date axis.
        theme: Colours.
        foot: Height of the triangles in the axes' units.
        closest: Pixels between two neighbours; dense ones lose their verticals, then their size.
    """
    if not days:
        return
    if closest >= SPARSE:
        axes.add_collection(
            LineCollection(
                [[(day, 1.0), (day, axes.get_ylim()[1])] for day in days],
                colors=theme.muted,
                linewidths=0.9 * POINT,
                linestyles=[(0, (1.0, 2.4))],
                zorder=2,
                gid="conversation-lines",
            ),
            autolim=False,
        )
    size = min(max(closest * 0.7, 1.8), 6.0)
    axes.plot(
        days,
        [foot] * len(days),
        linestyle="none",
        marker="v",
        markersize=size * POINT,
        markerfacecolor=theme.muted,
        markeredgewidth=0,
        clip_on=False,
        zorder=3,
        gid="conversations",
    )


SPARSE = 16.0
"""Pixels between conversations from which each gets its dotted vertical."""
