"""Drawing by name, fonts, and files: the only place that touches Matplotlib's settings."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.font_manager import FontEntry, fontManager

from growthjournal.bundled import resource
from growthjournal.charts.activity import draw_activity
from growthjournal.charts.beliefs import draw_beliefs
from growthjournal.charts.calibration import draw_calibration
from growthjournal.charts.competencies import draw_competencies
from growthjournal.charts.conversations import draw_conversations
from growthjournal.charts.decision_quality import draw_decision_quality
from growthjournal.charts.effort import draw_effort
from growthjournal.charts.focus import draw_focus
from growthjournal.charts.gap import draw_gap
from growthjournal.charts.layout import DPI, FALLBACK, FAMILY
from growthjournal.charts.patterns import draw_patterns
from growthjournal.charts.quadrant import draw_quadrant
from growthjournal.charts.self_other import draw_self_other
from growthjournal.charts.unseen import draw_unseen
from growthjournal.charts.witnesses import draw_witnesses
from growthjournal.domain.activity import Activity
from growthjournal.domain.calibration import Calibration
from growthjournal.domain.conversation_series import ConversationSeries
from growthjournal.domain.decision_grid import DecisionGrid
from growthjournal.domain.effort_months import EffortMonths
from growthjournal.domain.focus_series import FocusSeries
from growthjournal.domain.quadrant import Quadrant
from growthjournal.domain.self_other import SelfOther
from growthjournal.domain.slopes import SlopeSeries
from growthjournal.domain.strips import StripSeries
from growthjournal.domain.timeline import GapSeries
from growthjournal.domain.unseen_line import UnseenLine
from growthjournal.domain.who_saw import WhoSaw
from growthjournal.wording.activity import ActivityWords
from growthjournal.wording.calibration import CalibrationWords
from growthjournal.wording.competencies import CompetencyWords
from growthjournal.wording.conversation_series import ConversationWords
from growthjournal.wording.decision_grid import GridWords
from growthjournal.wording.effort_months import EffortWords
from growthjournal.wording.focus_series import FocusWords
from growthjournal.wording.gap import GapWords
from growthjournal.wording.quadrant import QuadrantWords
from growthjournal.wording.self_other import SelfOtherWords
from growthjournal.wording.slopes import SlopeWords
from growthjournal.wording.strips import StripWords
from growthjournal.wording.unseen_line import UnseenWords
from growthjournal.wording.who_saw import WhoSawWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from growthjournal.charts.drawn import Drawn
    from growthjournal.charts.theme import ChartTheme
    from growthjournal.domain.dumbbells import Dumbbell
    from growthjournal.wording.charts import ChartWords

    ChartData = (
        GapSeries
        | Sequence[Dumbbell]
        | StripSeries
        | SlopeSeries
        | ConversationSeries
        | WhoSaw
        | FocusSeries
        | SelfOther
        | Activity
        | EffortMonths
        | Calibration
        | DecisionGrid
        | UnseenLine
        | Quadrant
    )

FONTS = {400: "Inter_400Regular.ttf", 600: "Inter_600SemiBold.ttf"}
"""The bundled fonts by weight."""
FALLBACK_FONTS = {400: "DejaVuSans.ttf", 600: "DejaVuSans-Bold.ttf"}
"""Matplotlib's own fonts for the letters that Inter lacks."""
SETTINGS = {
    "svg.hashsalt": "growthjournal",
    "hatch.linewidth": 1.0,
    "svg.fonttype": "path",
    "pdf.fonttype": 3,  # subsetting Inter as TrueType takes a second a font; text stays text
    "pdf.compression": 6,
    "path.simplify": True,
    "text.hinting": "none",
    "text.usetex": False,
    "axes.unicode_minus": True,
}


@cache
def register_fonts() -> None:
    """Make the bundled fonts known to Matplotlib under names that no installed font has."""
    own = Path(mpl.get_data_path(), "fonts", "ttf")
    files = [(FAMILY, weight, resource("fonts", name)) for weight, name in FONTS.items()]
    files += [(FALLBACK, weight, own / name) for weight, name in FALLBACK_FONTS.items()]
    fontManager.ttflist.extend(
        FontEntry(fname=str(path), name=family, weight=weight, size="scalable")
        for family, weight, path in files
    )


_one_at_a_time = RLock()
"""Matplotlib's settings are global: a chart on a worker waits for one in the window."""


@contextmanager
def _settings() -> Iterator[None]:
    """Use Matplotlib's own defaults and ours, whatever the user's matplotlibrc says."""
    with _one_at_a_time:
        yield from _own_settings()


def _own_settings() -> Iterator[None]:
    register_fonts()
    settings: dict[Any, Any] = {
        key: mpl.rcParamsDefault[key]
        for key in mpl.rcParamsDefault
        if not key.startswith(("backend", "interactive", "toolbar", "webagg", "tk.", "date."))
    }
    with mpl.rc_context(settings | SETTINGS):
        yield


def draw(
    name: str,
    data: ChartData,
    words: ChartWords,
    theme: ChartTheme,
    size: tuple[float, float],
    *,
    text_scale: float = 1.0,
) -> Drawn:
    """Draw a chart by its name.

    Args:
        name: One of `NAMES`.
        data: What the chart of this name is made of.
        words: Made from the same data by `growthjournal.wording`.
        theme: Colours.
        size: Width and wished height in pixels; `Drawn.size` tells the height that was needed.
        text_scale: 0.8-2.0.

    Raises:
        ValueError: The name, the data and the words don't belong together.
    """
    kind, words_kind, drawing = _DRAWING.get(name, (None, None, None))
    if drawing is None or not isinstance(data, kind) or not isinstance(words, words_kind):
        raise ValueError(name)
    with _settings():
        drawn: Drawn = drawing(data, words, theme, size, text_scale)
        return drawn


_DRAWING: dict[str, tuple[Any, Any, Any]] = {
    "gap": (GapSeries, GapWords, draw_gap),
    "quadrant": (Quadrant, QuadrantWords, draw_quadrant),
    "focus": (FocusSeries, FocusWords, draw_focus),
    "competencies": (Sequence, CompetencyWords, draw_competencies),
    "self-other": (SelfOther, SelfOtherWords, draw_self_other),
    "patterns": (StripSeries, StripWords, draw_patterns),
    "beliefs": (SlopeSeries, SlopeWords, draw_beliefs),
    "calibration": (Calibration, CalibrationWords, draw_calibration),
    "decision-quality": (DecisionGrid, GridWords, draw_decision_quality),
    "conversations": (ConversationSeries, ConversationWords, draw_conversations),
    "witnesses": (WhoSaw, WhoSawWords, draw_witnesses),
    "effort": (EffortMonths, EffortWords, draw_effort),
    "unseen": (UnseenLine, UnseenWords, draw_unseen),
    "activity": (Activity, ActivityWords, draw_activity),
}
"""For each name the data, the words, and what draws them."""
NAMES = tuple(_DRAWING)
"""The charts that can be drawn (method.md F6)."""


def to_png(drawn: Drawn, scale: float = 2.0) -> bytes:
    """Return the chart as a picture, the same bytes for the same chart.

    Args:
        drawn: The chart.
        scale: Picture points to a pixel.
    """
    return _saved(drawn, "png", dpi=DPI * scale, metadata={"Software": None})


def to_svg(drawn: Drawn) -> bytes:
    """Return the chart as SVG with letters as shapes, the same bytes for the same chart."""
    words = {"Date": None, "Creator": None, "Description": drawn.spoken}
    return _saved(drawn, "svg", dpi=72, metadata=words)


def to_pdf(drawn: Drawn) -> bytes:
    """Return the chart as a page of its size with embedded fonts, the same bytes each time."""
    words = {"CreationDate": None, "Creator": None, "Producer": None, "Title": drawn.spoken}
    return _saved(drawn, "pdf", dpi=72, metadata=words)


def _saved(drawn: Drawn, kind: str, *, dpi: float, metadata: dict[str, str | None]) -> bytes:
    target = BytesIO()
    with _settings():
        drawn.figure.savefig(target, format=kind, dpi=dpi, metadata=metadata)
    return target.getvalue()
