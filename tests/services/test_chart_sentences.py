"""A thousand journals of chance: no sentence of a chart says more than its rule and its table."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from random import Random
from statistics import median

import pytest

from growthjournal.domain.assumptions import Assumption, AssumptionStatus, AssumptionTest
from growthjournal.domain.competencies import (
    Axis,
    Basis,
    FocusSet,
    RaterRole,
    Rating,
)
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import Effort, Entry
from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.people import Person
from growthjournal.domain.timeline import runs
from growthjournal.services import clock
from growthjournal.services.reports import CHARTS
from growthjournal.services.workspace import Workspace
from growthjournal.store.database import Database
from growthjournal.store.entries import Entries
from growthjournal.store.repositories import Repository

TODAY = date(2026, 11, 20)
JOURNALS = 1000
HELEN = Person(uuid="helen", name="Helen", in_room=True, backing=3)
RUTH = Person(uuid="ruth", name="Ruth", in_room=True)
SHAPES = {
    "flat": lambda share, chance: 3 + chance.gauss(0, 0.6),
    "rising": lambda share, chance: 1.5 + 3 * share + chance.gauss(0, 0.5),
    "falling": lambda share, chance: 4.5 - 3 * share + chance.gauss(0, 0.5),
    "wild": lambda share, chance: chance.uniform(1, 5),
}
TREND_WORDS = re.compile(r"\b(rising|falling)\b", re.IGNORECASE)
DATE = re.compile(r"[A-Z][a-z]{2} \d{1,2}, \d{4}")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def said_numbers(text):
    return {float(found) for found in NUMBER.findall(DATE.sub("", text).replace(",", ""))}


# -- the journals


def ratings_of(competency, chance):
    made = []
    shape = SHAPES[chance.choice(list(SHAPES))]
    for axis in Axis:
        count, every = chance.randrange(15), chance.choice((3, 7, 14, 40, 70))
        last = TODAY - timedelta(days=chance.choice((0, 0, 0, 20, 100)))
        for place in range(count):
            value = min(5, max(1, round(shape(place / max(count - 1, 1), chance))))
            made.append(
                Rating(
                    competency=competency,
                    axis=axis,
                    value=None if chance.random() < 0.05 else value,
                    on=last - timedelta(days=every * (count - 1 - place)),
                    uncorroborated=value > 3 and chance.random() < 0.5,
                    basis=Basis.THEN if chance.random() < 0.05 else Basis.WEEKLY,
                )
            )
    made += [
        Rating(
            competency=competency,
            axis=Axis.SKILL,
            value=chance.randint(1, 5),
            on=TODAY - timedelta(days=chance.randrange(250)),
            rater=rater,
            rater_role=RaterRole.MENTOR,
            basis=Basis.OUTSIDE,
            predicted_other=chance.choice((None, 2, 3, 4)),
        )
        for rater in ("helen", "ruth")
        if chance.random() < 0.4
    ]
    return made


def seen_work(competencies, chance):
    for number in range(chance.randrange(8)):
        result = Impact(
            uuid=f"impact-{number}",
            title="It moved",
            date=TODAY - timedelta(days=chance.randrange(250)),
            level=chance.choice((Level.TARGET, Level.TARGET, Level.PRESENT)),
            competencies=(chance.choice(competencies),),
            effort_type=chance.choice((None, *Effort)),
        )
        yield result
        for person in ("helen", "ruth"):
            if chance.random() < 0.4:
                yield Witness(
                    uuid=f"{result.uuid}-{person}", impact=result.uuid, person=person,
                    first_hand=chance.random() < 0.6,
                )  # fmt: skip


def mentored(chance):
    for number in range(chance.randrange(3)):
        yield Pattern(uuid=f"p{number}", name="I answer first", surfaced_on=date(2025, 1, 1))
        for place in range(chance.randrange(9, 15)):
            yield Sighting(
                uuid=f"p{number}-{place}", pattern=f"p{number}", opportunity=True,
                date=TODAY - timedelta(days=9 * place), stage=CatchStage(chance.randrange(5)),
            )  # fmt: skip
    for number in range(chance.randrange(4)):
        status = chance.choice(list(AssumptionStatus))
        yield Assumption(
            uuid=f"a{number}", statement="I assume that they mind.", status=status,
            surfaced_on=TODAY - timedelta(days=chance.randrange(90)),
        )  # fmt: skip
        if chance.random() < 0.7:
            yield AssumptionTest(
                uuid=f"t{number}", assumption=f"a{number}", action="Ask.",
                run_on=TODAY - timedelta(days=number), belief_before=chance.randrange(0, 101, 5),
                belief_after=chance.randrange(0, 101, 5),
            )  # fmt: skip
    for number in range(chance.randrange(6)):
        yield Conversation(
            uuid=f"c{number}", person="helen", date=TODAY - timedelta(days=30 * number + 1),
            held=True, thinking=chance.randint(1, 5), told_count=chance.randrange(4),
            stretch=chance.randint(1, 5), moved=chance.random() < 0.5,
        )  # fmt: skip


def journal_of(workspace, chance):
    """Return the records of one journal: up to four in focus, rated in some shape or in none."""
    competencies = [one.uuid for one in workspace.growth.competencies()]
    chosen = chance.sample(competencies, chance.randint(1, 4))
    records = [HELEN, RUTH]
    if chance.random() < 0.9:
        since = TODAY - timedelta(days=chance.choice((0, 100, 900)))
        records.append(FocusSet(since=since, competencies=tuple(chosen)))
    ratings = [one for uuid in chosen for one in ratings_of(uuid, chance)]
    if chance.random() < 0.2:
        since = TODAY - timedelta(days=chance.randrange(150))
        changed = workspace.growth.next_anchors(chosen[0], Axis.SKILL, ("a",) * 5, since)
        records.append(changed)
    records += ratings
    records += [*seen_work(competencies, chance), *mentored(chance)]
    records += [
        Entry(
            uuid=f"e{n}",
            body="x",
            date=TODAY - timedelta(days=chance.randrange(300)),
            effort_type=chance.choice((None, *Effort)),
        )
        for n in range(chance.randrange(8))
    ]
    return records


# -- the rule, written once more and naively


def a1_word(dated, least):
    """The words of method.md A1, from all pairs."""
    dated = sorted(dated)
    if len(dated) < 8 or (dated[-1][0] - dated[0][0]).days < 56:
        return "cant-tell"
    pairs = [(a, b) for a, b in combinations(dated, 2) if a[0] != b[0]]
    slopes = [(b[1] - a[1]) / (b[0] - a[0]).days for a, b in pairs]
    movement = median(slopes) * (dated[-1][0] - dated[0][0]).days
    untied = [slope for slope in slopes if slope]
    same = [slope for slope in untied if (slope > 0) == (movement > 0)]
    if abs(movement) < least - 1e-9 or len(same) < 0.75 * len(untied):
        return "noise"
    return "rising" if movement > 0 else "falling"


def assert_focus_says_the_rule(workspace, data, words):
    named = {}
    for part in words.finding.rstrip(".").split("; "):
        said = TREND_WORDS.match(part)
        if said:
            named[said.group().lower()] = part
    versions = workspace.growth.anchor_versions()
    for panel in data.panels:
        current = max(
            one.version
            for one in versions
            if one.competency == panel.competency and one.axis is Axis.SKILL
        )
        dated = [
            (one.on, one.value)
            for one in workspace.growth.ratings(panel.competency)
            if one.axis is Axis.SKILL
            and one.rater is None
            and one.value is not None
            and one.basis is not Basis.THEN
            and one.anchor_version == current
        ]
        word = a1_word(dated, 0.75)
        for said in ("rising", "falling"):
            assert (panel.name in named.get(said, "")) is (word == said), (words.finding, dated)


def assert_gap_says_the_rule(data, words):
    for axis, name in ((Axis.SKILL, "skill is"), (Axis.VISIBILITY, "visibility is")):
        stretches = runs(data, axis)
        latest = stretches[-1] if stretches else ()
        dated = [(one.on, one.value(axis)) for one in latest if axis in one.fresh]
        word = a1_word(dated, 0.6)
        for said in ("rising", "falling"):
            if f"{name} {said}" in words.finding or f"both are {said}" in words.finding:
                assert word == said, (words.finding, dated)


# -- the numbers


def derived(table):
    """Return what can be read off a table: its numbers, and counts and sums of its columns."""
    known = {0.0, float(len(table.rows)), float(len({one for row in table.ids for one in row}))}
    for row in table.rows:
        known |= {number for cell in row for number in said_numbers(cell)}
    for column in zip(*table.rows, strict=True):
        known |= {float(count) for count in Counter(column).values()}
        whole = [int(cell) for cell in column if cell.isdigit()]
        known |= {float(len(whole)), float(sum(whole))}
        known.add(float(sum(cell != "–" for cell in column)))
    return known


RULES = {
    "gap": {1, 2, 3, 4, 8},
    "focus": {8},
    "self-other": {3},
    "patterns": {6, 12},
    "beliefs": {45},
    "conversations": {3},
    "witnesses": {4},
    "activity": {13},
    "effort": {8, 90},
    "unseen": {4},
    "quadrant": {5, 6},
    "calibration": {0, 10},
    "decision-quality": {0, 5},
}
"""The minimum counts and windows that a chart's sentence may name."""


def assert_numbers_are_the_tables(name, workspace, data, words):
    known = derived(words.table) | RULES.get(name, set())
    said = said_numbers(words.finding)
    if name == "gap":
        # Progress: dates or weeks of what the rule needs.
        known |= {float(count) for count in range(8)}
        last = words.table.rows[-1] if words.table.rows else ()
        decimals = {one for one in said if one % 1}
        assert decimals <= {one for cell in last for one in said_numbers(cell)}, words.finding
    elif name in {"witnesses", "unseen"}:
        seen = workspace.insights.seen(TODAY)
        known |= {float(seen.total), float(len(seen.seen)), float(len(seen.unseen))}
    elif name == "effort":
        mix = workspace.insights.effort(TODAY)
        each = [len(part) for part in (mix.develop, mix.show, mix.deliver)]
        known = {float(count) for count in (*each, sum(each), 8, 90)}
    elif name == "activity":
        counted = sum(row[3] == "yes" for row in words.table.rows)
        assert said == {float(counted), 13.0}
    elif name == "conversations":
        drifted = Counter(one.drift for one in data.recent).values()
        known |= {float(len(data.recent)), float(data.logged), *map(float, drifted)}
        for column in zip(*words.table.rows[-len(data.recent) or None :], strict=True):
            cells = [float(cell) for cell in column if NUMBER.fullmatch(cell)]
            if cells:
                mean = sum(cells) / len(cells)
                known |= {one for one in said if abs(one - mean) < 0.0101}
    elif name == "patterns":
        ways = Counter(one.compared.moved for one in data.strips if one.compared)
        known |= {float(count) for count in (*ways.values(), ways.total())}
    elif name == "beliefs":
        known |= {float(sum(one.is_stale for one in data.untested))}
    assert said <= known, (name, words.finding, sorted(said - known))


class UndoneError(Exception):
    """Takes a journal back."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    path = tmp_path_factory.mktemp("chance") / "j.growthjournal"
    opened = Workspace.create(path, None)
    yield opened
    opened.close()


@pytest.fixture
def read_once(monkeypatch):
    """Read each table of a journal once for all charts; return what forgets it."""
    known, where, rows = {}, Repository.where, Database.rows

    def where_once(self, condition="1", parameters=(), **how):
        key = self.table, condition, tuple(parameters), tuple(how.items())
        if key not in known:
            known[key] = where(self, condition, parameters, **how)
        return list(known[key])

    def rows_once(self, sql, parameters=()):
        key = sql, tuple(parameters)
        if key not in known:
            known[key] = list(rows(self, sql, parameters))
        return known[key]

    monkeypatch.setattr(Repository, "where", where_once)
    monkeypatch.setattr(Database, "rows", rows_once)
    return known.clear


def look_at(workspace, seed, trends, forget):
    chance, now, kept = Random(seed), clock.now(), {}
    forget()
    with workspace.database.transaction():
        for record in journal_of(workspace, chance):
            kind = type(record)
            if kind not in kept:
                base = workspace.database
                kept[kind] = Entries(base) if kind is Entry else Repository(base, kind)
            kept[kind].put(record, now)
        forget()
        for name in CHARTS:
            data, words = workspace.reports._material(name, TODAY, None, None)
            assert words.finding
            assert len(words.table.ids) == len(words.table.rows)
            if name == "focus":
                assert_focus_says_the_rule(workspace, data, words)
            elif name == "gap":
                assert_gap_says_the_rule(data, words)
            else:
                assert not TREND_WORDS.search(words.finding), words.finding
            trends.update(found.lower() for found in TREND_WORDS.findall(words.finding))
            assert_numbers_are_the_tables(name, workspace, data, words)
        raise UndoneError


def test_a_thousand_journals_of_chance(workspace, read_once):
    trends = Counter()
    for seed in range(JOURNALS):
        try:
            look_at(workspace, seed, trends, read_once)
        except UndoneError:
            continue
        except AssertionError as error:
            raise AssertionError(f"journal {seed}") from error
    # The journals are such that there was something to say.
    assert min(trends["rising"], trends["falling"]) > JOURNALS / 20
