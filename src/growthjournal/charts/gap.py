"""The gap chart: how far apart are skill and visibility, and is it changing?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from growthjournal.charts.dates import date_labels
from growthjournal.charts.drawn import Drawn, Mark
from growthjournal.charts.layout import LABEL, META, push_apart, width_of, wrap
from growthjournal.charts.marks import (
    PAD,
    POINT,
    Heading,
    Sheet,
    Words,
    conversations,
    dots,
    hairlines,
    heading,
)
from growthjournal.domain.competencies import SCALE, Axis
from growthjournal.domain.timeline import runs
from growthjournal.domain.trends import band_of_mean
from growthjournal.language import format_date, format_number
from growthjournal.wording.charts import axis_name, mean_label, rating_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matplotlib.axes import Axes

    from growthjournal.charts.dates import DateLabel
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.timeline import Dot, GapPoint, GapSeries
    from growthjournal.wording.charts import GapWords

SHORTEST_SPAN = timedelta(days=28)
"""The date axis covers at least this much, so that a first day has room to its right."""
LOW, HIGH = SCALE[0], SCALE[-1]
