"""A thousand journals of chance: no sentence of a chart says more than its rule and its table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from math import sqrt
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
from growthjournal.domain.decisions import Decision
from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer, Purpose
from growthjournal.domain.entries import Effort, Entry
from growthjournal.domain.forecasts import DecisionReview, Forecast, Luck, Settled
from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.patterns import CatchStage, Pattern, Sighting
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim
from growthjournal.domain.timeline import runs
from growthjournal.domain.verdict import Constraint
from growthjournal.services import clock
from growthjournal.services.reports import CHARTS
from growthjournal.services.workspace import Workspace
from growthjournal.store.database import Database
from growthjournal.store.entries import Entries
from growthjournal.store.repositories import Repository
from growthjournal.wording.diagnostic import constraint_name

TODAY = date(2026, 11, 20)
JOURNALS = 1000
HELEN = Person(uuid="helen", name="Helen", in_room=True, backing=3)
RUTH = Person(uuid="ruth", name="Ruth", in_room=True)
ADA = Person(uuid="ada", name="Ada", in_room=True)
AIM = Aim(uuid="aim", role="Head", calls=("one", "two", "three"), since=date(2020, 1, 1))
ITEMS = {
    axis: [f"{letter}{n}" for n in range(1, 7)] for axis, letter in zip(Axis, "SV", strict=True)
}
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


def answers_of(sitting, axes, levels, chance):
    for axis in axes:
        for item in ITEMS[axis]:
            value = min(5, max(1, round(levels[axis] + chance.gauss(0, 0.7))))
            yield DiagnosticAnswer(
                uuid=f"{sitting}-{item}", diagnostic=sitting, item=item,
                value=None if chance.random() < 0.07 else value,
                fact="It was said" if chance.random() < 0.6 else None,
            )  # fmt: skip


def sittings_of(chance):
    """Full ones, retakes that come too early, confirmations, others' views, unfinished ones."""
    aim = AIM.uuid if chance.random() < 0.9 else None
    if aim:
        yield AIM if chance.random() < 0.9 else replace(AIM, calls=("one", "two"))
    count = chance.randrange(7)
    shapes = {axis: SHAPES[chance.choice(list(SHAPES))] for axis in Axis}
    day = TODAY - timedelta(days=chance.choice((0, 3, 40, 300)))
    for number in range(count, 0, -1):
        levels = {axis: shapes[axis](number / count, chance) for axis in Axis}
        one = Diagnostic(
            uuid=f"full-{number}", aim=None if chance.random() < 0.08 else aim, on=day,
            finished=chance.random() < 0.9,
        )  # fmt: skip
        yield one
        yield from answers_of(one.uuid, Axis, levels, chance)
        again = day + timedelta(days=chance.randint(10, 50))
        if again <= TODAY and chance.random() < 0.4:
            axis = chance.choice(list(Axis))
            name = f"again-{number}"
            yield Diagnostic(
                uuid=name, aim=aim, on=again, purpose=Purpose.CONFIRMATION, axis=axis,
                finished=True,
            )  # fmt: skip
            yield from answers_of(name, [axis], levels, chance)
        day -= timedelta(days=chance.choice((10, 27, 28, 60, 90, 90, 120, 280)))
    for rater in ("helen", "ruth"):
        if chance.random() < 0.4:
            on = TODAY - timedelta(days=chance.randrange(400))
            yield Diagnostic(uuid=f"by-{rater}", aim=aim, on=on, rater=rater, finished=True)
            levels = {Axis.SKILL: chance.uniform(1, 5)}
            yield from answers_of(f"by-{rater}", [Axis.SKILL], levels, chance)


def decided(chance):
    """Decisions, their forecasts and how they were judged; some journals have many."""
    bias = chance.choice((0.0, 0.5))
    for number in range(chance.choice((0, 2, 8, 20, 50))):
        name = f"decision-{number}"
        on = TODAY - timedelta(days=chance.randrange(700))
        yield Decision(uuid=name, title="Whether to move", decided_on=on)
        for place in range(chance.randint(0, 3)):
            sure = chance.randrange(5, 100, 5)
            odds = 0.5 + (sure / 100 - 0.5) * (1 - bias)
            came = Settled.YES if chance.random() < odds else Settled.NO
            settled = chance.choice((came, came, came, came, Settled.VOID, None))
            yield Forecast(
                uuid=f"{name}-{place}", decision=name, statement="It holds", probability=sure,
                review_on=on + timedelta(days=60), settled=settled,
                settled_on=None if settled is None else min(on + timedelta(days=60), TODAY),
            )  # fmt: skip
        for place in range(chance.choice((0, 1, 1, 2))):
            yield DecisionReview(
                uuid=f"{name}-judged-{place}", decision=name, on=on + timedelta(days=70 + place),
                process_quality=chance.choice((None, 1, 2, 3, 4, 5)),
                outcome=chance.choice((None, 1, 2, 3, 4, 5)), luck=chance.choice((None, *Luck)),
            )  # fmt: skip


def journal_of(workspace, chance):
    """Return the records of one journal: up to four in focus, rated in some shape or in none."""
    competencies = [one.uuid for one in workspace.growth.competencies()]
    chosen = chance.sample(competencies, chance.randint(1, 4))
    records = [HELEN, RUTH, ADA if chance.random() < 0.9 else replace(ADA, in_room=False)]
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
    records += [*sittings_of(chance), *decided(chance)]
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


def b4_own(sitting, answers, axis):
    """The own score of a sitting by method.md B4.1 and B4.2; None with too few answers."""
    given = [
        3 if one.value > 3 and not one.fact else one.value
        for one in answers
        if one.diagnostic == sitting.uuid and one.item in ITEMS[axis] and one.value is not None
    ]
    return Fraction(sum(given), len(given)) if len(given) >= 5 else None


def b4_outside(sittings, answers, on):
    """The mean of what others gave within 180 days by B4.3, or None."""
    means = []
    for one in sittings:
        given = [each.value for each in answers if each.diagnostic == one.uuid and each.value]
        if one.rater and 0 <= (on - one.on).days <= 180 and len(given) >= 4:
            means.append(Fraction(sum(given), len(given)))
    return sum(means) / len(means) if means else None


def b4_word(before, after):
    by = after - before
    if abs(by) < Fraction(1, 2):
        return "no change I can tell from noise"
    return f"{'leaning' if abs(by) < 1 else 'moved'} {'up' if by > 0 else 'down'}"


def b4_scores(workspace):
    """The scores of each full sitting that counts, by its day; an early retake is practice."""
    answers = workspace.diagnostics.answers()
    aim = workspace.sponsorship.aim()
    series = [
        one
        for one in workspace.diagnostics.sittings()
        if one.finished and one.aim == (aim.uuid if aim else None)
    ]
    found, last = {}, None
    for one in series:
        if one.rater or one.purpose is Purpose.CONFIRMATION:
            continue
        if last is not None and (one.on - last).days < 28:
            continue
        own = {axis: b4_own(one, answers, axis) for axis in Axis}
        if any(own.values()):
            last = one.on
            outside = b4_outside(series, answers, one.on)
            if outside is not None and own[Axis.SKILL] is not None:
                own[Axis.SKILL] = (own[Axis.SKILL] + outside) / 2
            found[one.on] = own
    return found, {one.on for one in series if one.purpose is Purpose.CONFIRMATION}


def assert_quadrant_says_the_rule(workspace, data, words, said):
    fulls, again = b4_scores(workspace)
    assert {one.on for one in data.spots} <= fulls.keys() | again
    for spot in data.spots:
        for axis, score in (fulls.get(spot.on) or {}).items():
            if score is not None and spot.on not in again:
                assert score == (spot.skill if axis is Axis.SKILL else spot.visibility)
    named = [one for one in Constraint if words.finding.startswith(constraint_name(one))]
    if named:
        aim, people = workspace.sponsorship.aim(), workspace.mentoring.people()
        assert len(aim.calls) == 3
        assert sum(one.in_room for one in people) >= 3
    if len(data.spots) == len(fulls) == 1 and not again and named:
        high = tuple(fulls[data.spots[0].on][axis] >= Fraction(7, 2) for axis in Axis)
        assert named == [FIRST_VERDICT[high]]
    moved = re.search(r"readiness: (.+); seen: (.+)\.", words.finding)
    assert bool(moved) is (len(data.spots) > 1)
    if moved:
        before, last = data.spots[-2:]
        for axis, word in zip(Axis, moved.groups(), strict=True):
            values = [one.skill if axis is Axis.SKILL else one.visibility for one in (before, last)]
            is_full = (fulls.get(last.on) or {}).get(axis) is not None
            if not is_full and last.on not in again:
                assert word == "not answered again", words.finding
            elif word != "not answered again":
                assert word == b4_word(*values), words.finding
            said[word] += 1


FIRST_VERDICT = {
    (False, False): Constraint.BUILD_SKILL,
    (True, False): Constraint.READY_UNKNOWN,
    (False, True): Constraint.VISIBLE_STRETCHED,
    (True, True): Constraint.OPERATING_SEEN,
}


def assert_effort_names_what_holds(workspace, words):
    named = re.search(r"while “(.+)”", words.finding)
    if named:
        now = workspace.verdicts.verdict(TODAY)
        assert not now.is_stale, words.finding
        assert named[1] == constraint_name(now.constraint), words.finding


def wilson90(hits, count):
    """The 90 % interval as the roots of its quadratic, in percent."""
    z2 = 1.645**2
    a, b, c = 1 + z2 / count, -(2 * hits / count + z2 / count), (hits / count) ** 2
    root = sqrt(b * b - 4 * a * c)
    return [round(100 * (-b + sign * root) / (2 * a)) for sign in (-1, 1)]


def assert_calibration_says_the_rule(workspace, words, said):
    rows = [one for one in workspace.decisions.forecasts() if one.settled in {"yes", "no"}]
    if len(rows) < 10:
        assert words.finding == f"Can’t tell yet: {len(rows)} of 10 settled."
        assert not words.table.rows
        return
    chances = [one.probability / 100 for one in rows]
    sure = [max(p, 1 - p) for p in chances]
    right = [(one.settled == "yes") == (p >= 0.5) for one, p in zip(rows, chances, strict=True)]
    stated, rate = sum(sure) / len(rows), sum(right) / len(rows)
    error = sqrt(sum(p * (1 - p) for p in sure)) / len(rows)
    is_off = len(rows) >= 50 and abs(stated - rate) > 1.645 * error
    numbers = [int(one) for one in re.findall(r"\d+", words.finding)]
    if is_off:
        assert words.finding.startswith("You say"), words.finding
        assert numbers == [round(100 * stated), round(100 * rate), 100]
        said["off"] += 1
    else:
        assert words.finding.startswith("You were"), words.finding
        low, high = wilson90(sum(right), len(rows))
        assert numbers == [round(100 * stated), round(100 * rate), 100, 90, low, high]
    assert sum(int(row[1]) for row in words.table.rows) == len(rows)
    assert sum(int(row[2]) for row in words.table.rows) == sum(right)


def assert_grid_says_the_rule(workspace, words):
    last = {}
    for one in workspace.decisions.reviews():
        if one.on <= TODAY:
            last[one.decision] = one
    judged = [one for one in last.values() if one.process_quality and one.outcome]
    unlucky = sum(one.process_quality >= 4 and one.outcome < 4 for one in judged)
    if len(judged) < 5:
        assert words.finding.startswith(f"Can’t tell yet: {len(judged)} of 5"), words.finding
    else:
        assert words.finding.startswith(f"{unlucky} of {len(judged)} "), words.finding


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
}
"""The minimum counts and windows that a chart's sentence may name."""


def assert_numbers_are_the_tables(name, workspace, data, words):
    known = derived(words.table) | RULES.get(name, set())
    said = said_numbers(words.finding)
    if name == "gap":
        # Progress: dates or weeks of what the rule needs.
        known |= {float(count) for count in range(8)}
        # A row may have the diagnostic's scores alone; they are another measure.
        rated = [row[:4] for row in words.table.rows if said_numbers(row[1] + row[2])]
        last = rated[-1] if rated else ()
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


def assert_says_the_rule(name, workspace, data, words, said):
    if name == "focus":
        assert_focus_says_the_rule(workspace, data, words)
    elif name == "gap":
        assert_gap_says_the_rule(data, words)
    else:
        assert not TREND_WORDS.search(words.finding), words.finding
    if name == "quadrant":
        assert_quadrant_says_the_rule(workspace, data, words, said)
    elif name == "effort":
        assert_effort_names_what_holds(workspace, words)
    elif name == "calibration":
        assert_calibration_says_the_rule(workspace, words, said)
    elif name == "decision-quality":
        assert_grid_says_the_rule(workspace, words)


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
            assert_says_the_rule(name, workspace, data, words, trends)
            trends.update(found.lower() for found in TREND_WORDS.findall(words.finding))
            if name not in {"calibration", "decision-quality"}:
                # Their rules say each number of theirs.
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
    for word in ("moved up", "moved down", "leaning up", "leaning down", "not answered again"):
        assert trends[word] > JOURNALS / 50, word
    assert trends["off"] > JOURNALS / 100
