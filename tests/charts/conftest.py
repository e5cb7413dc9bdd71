"""Small and large journals for the charts, made without chance."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, partial
from io import BytesIO
from itertools import combinations
from math import hypot
from pathlib import Path
from random import Random

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image, ImageChops

from growthjournal.charts import render
from growthjournal.charts.drawn import Drawn
from growthjournal.charts.theme import LIGHT
from growthjournal.domain.assumptions import Assumption, AssumptionStatus, AssumptionTest
from growthjournal.domain.commitments import Commitment, CommitmentStatus
from growthjournal.domain.competencies import (
    AnchorVersion,
    Axis,
    Competency,
    FocusSet,
    Rating,
)
from growthjournal.domain.conversation_series import ConversationSeries, conversation_series
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.drift import Meeting
from growthjournal.domain.dumbbells import Dumbbell, dumbbells
from growthjournal.domain.effort_months import Spell
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.slopes import SlopeSeries, slope_series
from growthjournal.domain.strips import StripSeries, strip_series
from growthjournal.domain.timeline import GapSeries, Score, gap_series
from growthjournal.domain.verdict import Constraint
from growthjournal.wording.charts import ChartWords
from growthjournal.wording.competencies import competency_words
from growthjournal.wording.conversation_series import conversation_words
from growthjournal.wording.gap import gap_words
from growthjournal.wording.slopes import slope_words
from growthjournal.wording.strips import strip_words

FOCUS = ("direction", "voice", "candour", "people")
NAMES = {
    "direction": ("Setting direction", "Direction"),
    "voice": ("Speaking to senior rooms", "Voice"),
    "candour": ("Hard conversations", "Candour"),
    "people": ("Growing people", "People"),
    "judgement": ("Judgement under uncertainty", "Judgement"),
    "delivery": ("Delivering through others", "Delivery"),
    "influence": ("Influence across boundaries", "Influence"),
    "change": ("Leading through change", "Change"),
    "money": ("Stewardship of $5m in $ and time", "Stewardship"),
    "steady": ("Steadiness and self-knowledge", "Steadiness"),
}
TODAY = date(2026, 11, 20)
LONG = "I explain the whole history of a thing before I say what I would like to happen with it"


@dataclass(frozen=True)
class Journal:
    """What a chart test needs of a journal."""

    ratings: tuple[Rating, ...]
    focus_sets: tuple[FocusSet, ...]
    anchors: tuple[AnchorVersion, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    start: date = date(2025, 2, 1)
    end: date = TODAY

    @property
    def competencies(self) -> tuple[Competency, ...]:
        return tuple(
            Competency(uuid=key, name=name, short=short, position=place)
            for place, (key, (name, short)) in enumerate(NAMES.items())
        )

    def series(self) -> GapSeries:
        return gap_series(
            self.ratings,
            self.competencies,
            self.focus_sets,
            self.anchors,
            self.conversations,
            self.start,
            self.end,
        )

    def dumbbells(self) -> list[Dumbbell]:
        return dumbbells(self.ratings, self.competencies, self.end)


def rate(
    uuid: str, competency: str, axis: Axis, value: int | None, on: date, *, hollow: bool = False
) -> Rating:
    return Rating(
        uuid=uuid, competency=competency, axis=axis, value=value, on=on, uncorroborated=hollow
    )


def weekly(start: date, weeks: int, *, seed: int = 3, every: int = 70) -> Journal:
    """One competency in focus rated on both axes each week: skill rises, visibility later."""
    chance = Random(seed)
    ratings = []
    for week in range(weeks):
        on = start + timedelta(weeks=week)
        share = week / max(weeks - 1, 1)
        for axis, low, rise in ((Axis.SKILL, 2.4, 1.8), (Axis.VISIBILITY, 1.7, 1.4)):
            moved = share if axis is Axis.SKILL else max(0.0, 2 * share - 1)
            value = min(5, max(1, round(low + rise * moved + chance.gauss(0, 0.4))))
            name = FOCUS[week % 4]
            ratings.append(rate(f"{axis}-{week}", name, axis, value, on))
    meetings = tuple(
        Conversation(
            uuid=f"meeting-{n}", person="mentor", date=start + timedelta(days=40 + n * every)
        )
        for n in range(max((weeks * 7 - 40) // every, 0))
    )
    return Journal(
        ratings=tuple(ratings),
        focus_sets=(FocusSet(since=start, competencies=FOCUS),),
        conversations=meetings,
        start=start,
        end=start + timedelta(weeks=weeks),
    )


def first_day(skill: int, visibility: int) -> Journal:
    """A baseline of so many competencies in focus on one day."""
    chance = ((Axis.SKILL, skill, (3, 4, 3, 2)), (Axis.VISIBILITY, visibility, (2, 3, 1, 2)))
    ratings = tuple(
        rate(f"{axis}-{place}", FOCUS[place], axis, values[place], TODAY, hollow=values[place] > 3)
        for axis, count, values in chance
        for place in range(count)
    )
    return Journal(
        ratings=ratings,
        focus_sets=(FocusSet(since=TODAY, competencies=FOCUS),),
        start=TODAY,
        end=TODAY,
    )


def broken() -> Journal:
    """A pause of 90 days and a change of focus."""
    whole = weekly(date(2025, 2, 1), 94)
    pause = range(140, 230)
    kept = tuple(r for r in whole.ratings if (r.on - whole.start).days not in pause)
    changed = FocusSet(
        since=date(2026, 5, 1), competencies=("direction", "voice", "candour", "judgement")
    )
    more = tuple(
        rate(f"more-{axis}-{n}", "judgement", axis, 4, date(2026, 5, 3) + timedelta(weeks=4 * n))
        for n in range(6)
        for axis in Axis
    )
    return Journal(
        ratings=kept + more,
        focus_sets=(*whole.focus_sets, changed),
        conversations=whole.conversations,
        start=whole.start,
        end=whole.end,
    )


def latest() -> Journal:
    """Ten competencies: hidden, exposed, equal, hollow, one axis only."""
    values = {
        "direction": (5, 2, False, False),
        "judgement": (4, 2, True, False),
        "influence": (4, 3, False, False),
        "voice": (3, 2, False, False),
        "people": (3, 3, False, False),
        "delivery": (4, 4, False, True),
        "candour": (3, 4, False, False),
        "change": (2, 4, False, True),
        "money": (3, None, False, False),
    }
    ratings = [
        rate(f"{key}-{axis}", key, axis, value, TODAY - timedelta(days=10 + place), hollow=open_)
        for place, (key, (skill, seen, a, b)) in enumerate(values.items())
        for axis, value, open_ in ((Axis.SKILL, skill, a), (Axis.VISIBILITY, seen, b))
        if value is not None
    ]
    older = rate("influence-older", "influence", Axis.SKILL, 3, TODAY - timedelta(days=40))
    return Journal(
        ratings=(*ratings, older), focus_sets=(FocusSet(since=TODAY, competencies=FOCUS),)
    )


JOURNALS = {
    "empty": first_day(0, 0),
    "too-little": first_day(2, 1),
    "one-axis": first_day(4, 1),
    "baseline": first_day(3, 3),
    "quarter": weekly(date(2026, 8, 25), 12, every=25),
    "normal": weekly(date(2025, 2, 1), 94),
    "broken": broken(),
    "twenty-years": weekly(date(2006, 11, 25), 1043, every=30),
    "latest": latest(),
}


def seen(pattern: str, on: date, stage: int | None, *, uuid: str = "") -> Sighting:
    return Sighting(
        uuid=uuid or f"{pattern}-{on}-{stage}",
        pattern=pattern,
        date=on,
        opportunity=stage is not None,
        stage=None if stage is None else CatchStage(stage),
    )


def pattern(uuid: str, name: str, on: date | None = None, **more) -> Pattern:
    return Pattern(uuid=uuid, name=name, surfaced_on=on, **more)


def weekly_sightings(uuid: str, start: date, weeks: int, seed: int) -> list[Sighting]:
    """One a week, caught earlier as time goes by; now and then no chance arose."""
    chance, found = Random(seed), []
    for week in range(weeks):
        on = start + timedelta(weeks=week)
        stage = round(4 * week / weeks + chance.gauss(0, 0.8))
        found.append(seen(uuid, on, None if week % 9 == 5 else min(4, max(0, stage))))
    return found


def strips(state: str) -> StripSeries:
    first = date(2025, 11, 21)
    many = {"crowd": 15, "twenty-years": 4}.get(state, 3)
    start = date(2006, 11, 25) if state == "twenty-years" else first
    names = ("Solving it for them before they ask", "Softening the ask until it disappears", LONG)
    patterns = [
        pattern(f"p{n}", names[n % 3], start + timedelta(days=30 * n), status=PatternStatus.ACTIVE)
        for n in range(many)
    ]
    if state == "empty":
        return strip_series([], [], None, TODAY)
    weeks = {"too-little": 4, "twenty-years": 1043}.get(state, 52)
    rows = [
        one
        for n, made in enumerate(patterns)
        for one in weekly_sightings(made.uuid, made.surfaced_on or start, weeks - 4 * n, n)
    ]
    if state == "broken":
        pause = range(100, 200)
        rows = [one for one in rows if (one.date - first).days not in pause]
    return strip_series(patterns, rows, None, TODAY)


def meeting(number: int, on: date, chance: Random) -> Meeting:
    """One meeting that goes better with the years; each ninth asked for a straight answer."""
    return Meeting(
        conversation=f"talk-{number}",
        on=on,
        brought=chance.random() < 0.5 + number / 40,
        sent=chance.random() < 0.6,
        opened=chance.random() < 0.5 + number / 40,
        surfaced=chance.randrange(4),
        stretch=chance.randint(1, 5),
        moved=chance.random() < 0.6,
        thinking=chance.randint(1, 5),
        told=chance.randrange(4),
        straight=number % 9 == 4,
    )


def promise(number: int, due: date, on: date, chance: Random) -> Commitment:
    status = chance.choice(list(CommitmentStatus)[1:])
    is_closed = status is not CommitmentStatus.CARRIED
    return Commitment(
        uuid=f"promise-{number}",
        text="When it gets loud, I will ask.",
        made_on=on,
        due=due,
        status=status,
        moved_from=() if is_closed else (due,),
        closed_on=due if is_closed else None,
    )


def talks(state: str) -> ConversationSeries:
    count = {"empty": 0, "too-little": 2, "crowd": 30, "twenty-years": 260}.get(state, 9)
    every = 120 if state == "broken" else 28
    chance = Random(7)
    meetings, promises = [], []
    for number in range(count):
        on = TODAY - timedelta(days=every * (count - number))
        made = meeting(number, on, chance)
        if state == "broken" and number in {3, 4}:
            made = Meeting(conversation=f"talk-{number}", on=on)
        if state == "crowd":
            made = replace(made, brought=True, sent=True, opened=True, stretch=5, surfaced=2,
                           moved=True, thinking=1, told=3)  # fmt: skip
        meetings.append(made)
        for _ in range(chance.randrange(9 if state == "crowd" else 4)):
            promises.append(promise(len(promises), on, on - timedelta(days=20), chance))
    name = {"empty": "", "crowd": LONG}.get(state, "Ruth")
    return conversation_series(meetings, promises, None, TODAY, name=name)


def slopes(state: str) -> SlopeSeries:
    count = {"empty": 0, "too-little": 0, "crowd": 24, "twenty-years": 80}.get(state, 6)
    waiting = {"empty": 0, "crowd": 20}.get(state, 3)
    chance, statuses = Random(5), list(AssumptionStatus)[1:]
    assumptions, tests = [], []
    for number in range(count):
        said = f"I assume that if it is the {number}. time, then {LONG[:70].lower()}."
        status = statuses[number % len(statuses)]
        assumptions.append(Assumption(uuid=f"a{number}", statement=said, status=status))
        before, after = chance.randrange(50, 101, 5), chance.randrange(0, 101, 5)
        if state == "broken":
            before, after = 80, 20 if number < 5 else None
        tests.append(
            AssumptionTest(
                uuid=f"t{number}", assumption=f"a{number}", action="Ask.", belief_before=before,
                belief_after=after, run_on=TODAY - timedelta(days=40 * number),
            )
        )  # fmt: skip
    for number in range(waiting):
        on = TODAY - timedelta(days=20 + 30 * number)
        assumptions.append(
            Assumption(uuid=f"w{number}", statement=f"I assume that {LONG}.", surfaced_on=on)
        )
    return slope_series(assumptions, tests, None, TODAY)


@dataclass(frozen=True)
class Prepared:
    """A chart's data and words, ready to draw."""

    chart: str
    data: GapSeries | list[Dumbbell] | StripSeries | SlopeSeries | ConversationSeries
    words: ChartWords

    def draw(self, theme=LIGHT, size=(760, 340), text_scale=1.0) -> Drawn:
        return render.draw(self.chart, self.data, self.words, theme, size, text_scale=text_scale)


@cache
def prepared(chart: str, name: str) -> Prepared:
    if chart == "patterns":
        data = strips(name)
        return Prepared(chart, data, strip_words(data))
    if chart == "beliefs":
        found = slopes(name)
        return Prepared(chart, found, slope_words(found))
    if chart == "conversations":
        series = talks(name)
        return Prepared(chart, series, conversation_words(series))
    journal = JOURNALS[name]
    if chart == "gap":
        series = journal.series()
        return Prepared(chart, series, gap_words(series, journal.end))
    rows = journal.dumbbells()
    return Prepared(chart, rows, competency_words(rows))


PICTURES = Path(__file__).parent / "pictures"
RENEW = "GROWTHJOURNAL_RENEW_PICTURES"
"""Set to write the pictures anew; look at them before they are committed."""
FAR = 64
"""Levels of a colour by which a pixel differs, so that neither few colours nor rounding do."""
MOST_DIFFERENT = 0.001
"""Share of such pixels: about two dots of a small chart."""


VIEWS = {
    "": ("light", 480, 1.0),
    "dark": ("dark", 480, 1.0),
    "narrow-large": ("light", 320, 2.0),
}
"""How the normal state of a chart is kept; other states are kept in the first view alone."""
SMALL = 0.5
"""Scale at which large text and other states are kept: they tell of the layout."""


@pytest.fixture
def looks_in_all_views(looks_like):
    """Return a function (draw, name) that compares the normal state of a chart in each view.

    `draw` takes the name of a theme, a size and a text scale.
    """

    def compare(draw: Callable[[str, tuple[int, int], float], Drawn], name: str) -> None:
        for view, (theme, width, scale) in VIEWS.items():
            drawn = draw(theme, (width, 300), scale)
            looks_like(drawn, f"{name}-{view}" if view else name, SMALL if scale > 1 else 1.0)

    return compare


@pytest.fixture
def state_looks_like(looks_like):
    """Return a function (drawn, name) that compares another state of a chart."""
    return partial(looks_like, scale=SMALL)


@pytest.fixture
def looks_like():
    """Return a function (drawn, name, scale) that compares a chart with the picture kept of it."""

    def compare(drawn: Drawn, name: str, scale: float = 1.0) -> None:
        path = PICTURES / f"{name}.png"
        now = Image.open(BytesIO(render.to_png(drawn, scale))).convert("RGB")
        if os.environ.get(RENEW):
            path.parent.mkdir(exist_ok=True)
            now.quantize(64, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
                path, optimize=True
            )
        kept = Image.open(BytesIO(path.read_bytes())).convert("RGB")
        assert now.size == kept.size, name
        red, green, blue = ImageChops.difference(now, kept).split()
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        share = sum(most.histogram()[FAR:]) / (now.width * now.height)
        assert share <= MOST_DIFFERENT, (name, share)

    return compare


WITHIN = {"conversation", "spell", "square", "cell"}
"""Kinds of marks that words stand in, or that stand among words."""


def disc_marks(drawn: Drawn) -> list[tuple[float, float, float]]:
    """Return place and radius of what is drawn as a mark, in the figure's pixels."""
    found = []
    figure = drawn.figure
    # Not findobj: it would find the ticks of axes that are off, too.
    for line in (*figure.artists, *(one for axes in figure.axes for one in axes.lines)):
        if not isinstance(line, Line2D):
            continue
        is_within = (line.get_gid() or "").startswith(("square-", "cell-"))
        if line.get_marker() in {"None", "none", "", None, "|"} or is_within:
            continue
        radius = line.get_markersize() / 2 / 72 * drawn.figure.dpi
        points = line.get_transform().transform(line.get_xydata())
        every = line.get_markevery()
        points = points if every is None else points[every]
        found += [(x, y, radius) for x, y in points.tolist()]
    return found


def written(drawn: Drawn) -> list[tuple[str, Bbox]]:
    """Return the words of a chart with their boxes in the figure's pixels."""
    renderer = FigureCanvasAgg(drawn.figure).get_renderer()
    texts = [one for one in drawn.figure.findobj(Text) if one.get_text() and one.get_visible()]
    return [(one.get_text(), one.get_window_extent(renderer)) for one in texts]


@pytest.fixture
def assert_clean():
    """Return a function that asserts that words neither clip nor touch each other or a mark."""

    def check(drawn: Drawn) -> None:
        found, whole = written(drawn), drawn.figure.bbox
        for text, box in found:
            assert min(box.x0, box.y0) >= 0, text
            assert box.x1 <= whole.x1, text
            assert box.y1 <= whole.y1, text
        for (one, a), (other, b) in combinations(found, 2):
            apart = a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 + 0.5 or b.y1 <= a.y0 + 0.5
            assert apart, (one, other)
        places = [(*drawn.position(mark), 0.0) for mark in drawn.marks if mark.kind not in WITHIN]
        for x, y, radius in [*places, *disc_marks(drawn)]:
            for text, box in found:
                aside = max(box.x0 - x, 0, x - box.x1), max(box.y0 - y, 0, y - box.y1)
                assert hypot(*aside) > max(radius - 1, 0), (text, x, y)

    return check


@pytest.fixture
def words_of():
    """Return a function that returns the words of a chart with their boxes."""
    return written


@pytest.fixture
def prepare():
    """Return a function (chart, name of a journal) -> Prepared."""
    return prepared


@pytest.fixture
def ribboned():
    """Return the gap chart of a normal journal with three constraints and two sittings."""
    whole = prepared("gap", "normal")
    ribbon = (
        (date(2025, 2, 1), date(2025, 9, 20), Constraint.BUILD_SKILL),
        (date(2025, 9, 20), date(2025, 10, 1), Constraint.VISIBLE_STRETCHED),
        (date(2025, 10, 1), date(2026, 11, 20), Constraint.READY_UNKNOWN),
    )
    spells = tuple(Spell(start=start, end=end, constraint=one) for start, end, one in ribbon)
    last = whole.data.points[-1].on
    scores = tuple(
        Score(on=day, axis=axis, value=Fraction(7, 2), is_provisional=not place, sitting=str(place))
        for place, day in enumerate((date(2025, 2, 1), last + timedelta(days=6)))
        for axis in Axis
    )
    data = replace(whole.data, ribbon=spells, scores=scores)
    return replace(whole, data=data, words=gap_words(data, data.end))


@pytest.fixture
def from_journal():
    """Return a function that prepares any journal's gap chart."""

    def make(journal: Journal) -> Prepared:
        series = journal.series()
        return Prepared("gap", series, gap_words(series, journal.end))

    return make


@pytest.fixture
def make_weekly():
    return weekly


@pytest.fixture
def make_first_day():
    return first_day
