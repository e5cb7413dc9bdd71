"""What a line may repeat, and how a half-done log is kept as text."""

from datetime import date, time

import pytest

from growthjournal.domain.log_drafts import Draft, read, written
from growthjournal.domain.logs import Line, LineKind
from growthjournal.domain.recall import Known, is_beginning, recalled

SOLVE = Known(
    uuid="1",
    kind=LineKind.PATTERN,
    name="Solving it for them before they ask",
    words=("You answered four of my questions before I had finished.",),
)
WAIT = Known(uuid="2", kind=LineKind.PATTERN, name="Waiting for certainty")
UBER = Known(uuid="3", kind=LineKind.PATTERN, name="Über alles reden, bevor es fertig ist")
ALL = (WAIT, SOLVE, UBER)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sol", [SOLVE]),
        ("SOLVING IT", [SOLVE]),
        ("for", [SOLVE, WAIT]),  # a whole word in both; the name that begins so would be first
        ("wait for cert", []),
        ("waiting cert", [WAIT]),
        ("uber", [UBER]),
        ("four questions", [SOLVE]),
        ("you answered again before anyone had finished", [SOLVE]),
        ("s", []),
        ("", []),
        ("nothing of this kind", []),
        ("(before)!", [SOLVE]),
    ],
)
def test_a_line_recalls_what_it_may_repeat(typed, found):
    assert {one.uuid for one in recalled(ALL, typed)} == {one.uuid for one in found}


def test_the_likeliest_comes_first():
    other = Known(uuid="9", kind=LineKind.PATTERN, name="Not waiting for anybody")
    assert [one.uuid for one in recalled((other, WAIT), "waiting for")] == ["2", "9"]


def test_a_name_half_typed_is_told_from_a_sentence():
    assert is_beginning("solving IT", SOLVE.name)
    assert not is_beginning("you solved it", SOLVE.name)


def test_a_draft_comes_back_as_it_was():
    draft = Draft(
        lines=(
            Line(kind=LineKind.PATTERN, text="You rush “so”", known="k", saved="s"),
            Line(kind=LineKind.PROMISE, text="I will", due=date(2026, 1, 2), is_theirs=True),
            Line(kind=LineKind.NOTE, text=""),
        ),
        answers={"thinking": 4, "moved": False},
        discussed={"a": False},
        one_line="so",
        on=date(2026, 1, 1),
        at=time(9, 30),
        minutes=50,
        following_on=date(2026, 2, 1),
        following_at=time(8),
    )
    assert read(written(draft)) == draft
    assert read(None) is None


def test_a_draft_from_another_version_loses_no_word():
    assert read("no draft\nat all").lines == (
        Line(kind=LineKind.NOTE, text="no draft"),
        Line(kind=LineKind.NOTE, text="at all"),
    )
    strange = '{"lines": [{"text": "Words", "kind": "dream"}], "answers": {"mood": 3}, "x": 1}'
    assert read(strange) == Draft(lines=(Line(kind=LineKind.NOTE, text="Words"),))
    assert read('{"on": "some day", "lines": [{"text": "W"}]}').says_something
    assert read("[1, 2]").says_something


@pytest.mark.parametrize(
    "draft",
    [
        Draft(lines=(Line(kind=LineKind.NOTE, text=" x"),)),
        Draft(answers={"moved": False}),
        Draft(discussed={"a": False}),
        Draft(one_line="so"),
        Draft(minutes=5),
        Draft(following_on=date(2026, 1, 1)),
    ],
)
def test_anything_that_was_said_is_worth_keeping(draft):
    assert draft.says_something


def test_the_day_alone_is_not_worth_keeping():
    assert not Draft(
        lines=(Line(kind=LineKind.PATTERN, text=" "),), on=date(2026, 1, 1)
    ).says_something
