"""The set of competencies: names, order, anchors and focus, each taken back in one step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from growthjournal.domain.competencies import AnchorVersion, Axis, Competency, FocusSet, Rating
from growthjournal.domain.errors import JournalError
from growthjournal.domain.timeline import gap_series
from growthjournal.services.changes import Changes

DAY = date(2026, 3, 2)
LEVELS = ("One.", "Two.", "Three.", "Four.", "Five.")


def names(workspace, *, hidden=False):
    return [one.short for one in workspace.growth.competencies(hidden=hidden)]


def test_the_whole_set_changes_and_comes_back_in_one_step(workspace):
    growth = workspace.growth
    first, second, third = growth.competencies()[:3]
    own = Competency(name="Writing things down", short="Writing", position=11)
    before = names(workspace), growth.focus(), growth.anchor_versions()
    act = workspace.together.act(
        [
            FocusSet(since=DAY, competencies=(own.uuid, first.uuid)),
            *(growth.next_anchors(own.uuid, axis, LEVELS, DAY) for axis in Axis),
            growth.next_anchors(first.uuid, Axis.SKILL, LEVELS, DAY),
            replace(first, position=2),
            replace(second, position=1, name="Where to go"),
            replace(third, hidden=True),
            own,
        ]
    )
    assert act.do() & Changes.COMPETENCIES
    assert names(workspace)[:2] == [second.short, first.short]
    assert names(workspace)[-1] == "Writing"
    assert third.short not in names(workspace)
    assert third.short in names(workspace, hidden=True)
    assert growth.focus() == (own.uuid, first.uuid)
    assert growth.anchors(own.uuid, Axis.VISIBILITY).levels == LEVELS
    assert growth.anchors(first.uuid, Axis.SKILL).version == 2
    act.undo()
    assert (names(workspace), growth.focus(), growth.anchor_versions()) == before
    act.do()
    assert growth.focus() == (own.uuid, first.uuid)
    assert growth.anchors(first.uuid, Axis.SKILL).levels == LEVELS


def test_anchors_can_be_written_again_after_they_were_taken_back(plain):
    growth = plain.growth
    uuid = growth.competencies()[0].uuid
    act = plain.together.act([growth.next_anchors(uuid, Axis.SKILL, LEVELS, DAY)])
    act.do()
    act.undo()
    assert growth.anchors(uuid, Axis.SKILL).version == 1
    other = (*LEVELS[:4], "Otherwise.")
    plain.together.act([growth.next_anchors(uuid, Axis.SKILL, other, DAY)]).do()
    assert growth.anchors(uuid, Axis.SKILL).levels == other


def test_a_stored_version_is_never_written_anew(plain):
    stored = plain.growth.anchor_versions()[0]
    with pytest.raises(JournalError, match="never edited"):
        plain.growth.put_anchors(replace(stored, levels=LEVELS))
    with pytest.raises(JournalError, match="five"):
        plain.growth.put_anchors(replace(stored, levels=(*LEVELS[:4], " ")))
    assert plain.growth.anchor_versions()[0] == stored


def test_a_refused_part_leaves_the_journal_as_it_was(plain):
    growth = plain.growth
    first, second = growth.competencies()[:2]
    own = Competency(name="Another", short=second.short, position=11)
    for wrong in (replace(first, name=" "), replace(first, short=""), own):
        act = plain.together.act([replace(second, name="Renamed"), wrong])
        with pytest.raises(JournalError):
            act.do()
    assert growth.competency(second.uuid) == second
    assert len(growth.competencies(hidden=True)) == 10


def test_five_in_focus_are_refused_with_all_that_came_along(plain):
    growth = plain.growth
    uuids = tuple(one.uuid for one in growth.competencies()[:5])
    moved = replace(growth.competencies()[0], name="Renamed")
    with pytest.raises(JournalError, match="one to four"):
        plain.together.act([moved, FocusSet(since=DAY, competencies=uuids)]).do()
    assert growth.competency(moved.uuid).name != "Renamed"
    assert growth.focus_sets() == []


def test_the_gap_chart_breaks_where_an_anchor_was_changed(plain):
    growth = plain.growth
    uuids = [one.uuid for one in growth.competencies()[:3]]
    growth.set_focus(uuids, DAY)
    for week in (0, 1, 2, 3):
        for uuid in uuids:
            on = DAY + timedelta(weeks=week)
            growth.rate(Rating(competency=uuid, axis=Axis.SKILL, value=3, on=on))
    changed = growth.next_anchors(uuids[0], Axis.SKILL, LEVELS, DAY + timedelta(weeks=2))
    act = plain.together.act([changed])

    def breaks():
        return gap_series(
            growth.ratings(),
            growth.competencies(),
            growth.focus_sets(),
            growth.anchor_versions(),
            [],
            DAY,
            DAY + timedelta(weeks=4),
        ).breaks

    assert breaks() == ()
    act.do()
    assert breaks() == (DAY + timedelta(weeks=2),)
    act.undo()
    assert breaks() == ()


def test_ratings_on_versions_keep_the_version_they_were_given_on(plain):
    growth = plain.growth
    uuid = growth.competencies()[0].uuid
    growth.rate(Rating(competency=uuid, axis=Axis.SKILL, value=3, on=DAY))
    growth.put_anchors(growth.next_anchors(uuid, Axis.SKILL, LEVELS, DAY))
    growth.rate(Rating(competency=uuid, axis=Axis.SKILL, value=3, on=DAY))
    assert [one.anchor_version for one in growth.ratings(uuid)] == [1, 2]
    assert isinstance(growth.anchors(uuid, Axis.SKILL), AnchorVersion)
