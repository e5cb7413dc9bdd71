"""The diagnostic's scores on the gap chart (decisions.md 4)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from growthjournal.charts.drawn import Mark
from growthjournal.charts.layout import grown
from growthjournal.charts.marks import dots
from growthjournal.domain.competencies import Axis
from growthjournal.wording.gap import score_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from growthjournal.charts.gap_layout import GapPlan
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.timeline import GapSeries, Score

RING, CORE = 15.0, 6.0
"""Pixels across a score's ring and the dot inside it."""


def draw_scores(axes: Axes, series: GapSeries, theme: ChartTheme, plan: GapPlan) -> list[Mark]:
    """Draw readiness and seen as large marks: open rings, a dot inside once supported."""
    scale = grown(plan.scale)
    places = _score_places(series, plan)
    for axis in Axis:
        here = [one for one in series.scores if one.axis is axis]
        rings = [places[one] for one in here]
        sure = [places[one] for one in here if not one.is_provisional]
        dots(axes, rings, axis, theme, RING * scale, hollow=True, gid=f"scores-{axis}")
        dots(axes, sure, axis, theme, CORE * scale, gid=f"scores-{axis}-sure")
    return [
        Mark(
            kind="sitting",
            say=partial(score_label, one),
            ids=(one.sitting,),
            x=places[one][0],
            y=places[one][1],
        )
        for one in series.scores
    ]


def _score_places(series: GapSeries, plan: GapPlan) -> dict[Score, tuple[float, float]]:
    """Return where scores stand: side by side where one would lie on the other."""
    across = RING * grown(plan.scale)
    days = {(one.on, one.axis): one for one in series.scores}
    places = {}
    for one in series.scores:
        other = days.get((one.on, Axis.VISIBILITY if one.axis is Axis.SKILL else Axis.SKILL))
        x, y = float(one.on.toordinal()), float(one.value)
        if other is not None and abs(float(other.value) - y) * plan.step < across:
            # To the right there are labels, except at the left end.
            is_first = plan.x(one.on.toordinal()) - across < plan.left
            moves = Axis.VISIBILITY if is_first else Axis.SKILL
            if one.axis is moves:
                x += (across + 1) * plan.day * (1 if is_first else -1)
        places[one] = x, y
    return places
