"""The difference between two versions: nothing is lost in it, and it reads by words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain.difference import Change, Piece, difference, folded, words_changed

TEXTS = st.text(alphabet=st.sampled_from("ab \n#é🙂"), max_size=60)


def rebuilt(pieces, without):
    return "".join(piece.text for piece in pieces if piece.change is not without)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_rebuilt(before, after):
    pieces = difference(before, after)
    assert rebuilt(pieces, Change.ADDED) == before
    assert rebuilt(pieces, Change.REMOVED) == after


@given(TEXTS, TEXTS, st.integers(0, 2), st.integers(1, 3))
def test_folding_loses_nothing(before, after, context, fold_from):
    pieces = difference(before, after)
    passages = folded(pieces, context=context, fold_from=fold_from)
    inside = [piece for passage in passages for piece in passage.pieces]
    for without in (Change.ADDED, Change.REMOVED):
        assert rebuilt(inside, without) == rebuilt(pieces, without)
    for passage in passages:
        if passage.lines:
            assert {piece.change for piece in passage.pieces} == {Change.SAME}
            assert passage.lines == len(passage.text.splitlines()) >= fold_from


@given(TEXTS)
def test_an_unchanged_text_has_no_change(text):
    assert {piece.change for piece in difference(text, text)} <= {Change.SAME}


def test_a_changed_word_is_one_word_out_and_one_in():
    assert difference("I asked them first.", "I asked Ruth first.") == (
        Piece(change=Change.SAME, text="I asked "),
        Piece(change=Change.REMOVED, text="them"),
        Piece(change=Change.ADDED, text="Ruth"),
        Piece(change=Change.SAME, text=" first."),
    )


def test_words_that_changed_side_by_side_read_as_one_change():
    pieces = difference("say one two now", "say three four now")
    assert [piece.text for piece in pieces] == ["say ", "one two", "three four", " now"]


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        ("", "two words", (2, 0)),
        ("two words", "", (0, 2)),
        ("- [ ] a list", "- [x] a list", (1, 0)),
        ("one two three", "one 2 three", (1, 1)),
    ],
)
def test_words_are_counted_and_marks_are_not(before, after, counts):
    assert words_changed(difference(before, after)) == counts


def test_long_unchanged_runs_are_folded_and_their_neighbours_stay():
    lines = [f"line {number}\n" for number in range(20)]
    after = [*lines[:10], "changed\n", *lines[11:]]
    passages = folded(difference("".join(lines), "".join(after)))
    assert [passage.lines for passage in passages] == [8, 0, 7]
    assert passages[1].text.startswith("line 8\nline 9\n")
    assert passages[1].text.endswith("line 11\nline 12\n")


def test_a_long_text_is_compared_where_it_changed():
    long = "\n".join(f"a line of seven words, number {number}" for number in range(6_000))
    pieces = difference(long, long.replace("number 3000\n", "number three thousand\n"))
    assert [piece.text for piece in pieces if piece.change is not Change.SAME] == [
        "3000",
        "three thousand",
    ]
