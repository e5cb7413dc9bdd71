"""What is left of a page that was typed from memory."""

import pytest

from growthjournal.domain.difference import Change
from growthjournal.domain.rehearsal import remembered

PAGE = "Vera runs dispatch. She had her answer — in nine minutes; it saves 410 thousand."


def words(found, change):
    return [piece.text for piece in found.pieces if piece.change is change]


def test_what_was_typed_in_full_is_kept_whole():
    found = remembered(PAGE, PAGE)
    assert (found.words, found.kept, found.lost, found.added) == (14, 14, 0, 0)
    assert " ".join(words(found, Change.SAME)) == PAGE


@pytest.mark.parametrize(
    "typed",
    [
        PAGE.upper(),
        PAGE.replace(" ", "\n"),
        PAGE.replace(",", "").replace(";", ",").replace(" —", ""),
    ],
)
def test_capitals_signs_and_lines_are_no_loss(typed):
    found = remembered(PAGE, typed)
    assert (found.lost, found.added) == (0, 0)


def test_lost_words_and_those_that_came_in_stand_where_they_were():
    found = remembered(PAGE, "Vera runs dispatch. She had her answer; it saves 400 thousand.")
    assert words(found, Change.REMOVED) == ["in nine minutes;", "410"]
    assert words(found, Change.ADDED) == ["400"]
    assert (found.kept, found.lost, found.added) == (10, 4, 1)


def test_the_page_is_whole_again_without_what_came_in():
    found = remembered(PAGE, "Vera dispatch minutes and 410 thousand more")
    rest = [piece.text for piece in found.pieces if piece.change is not Change.ADDED]
    assert " ".join(rest) == PAGE


def test_nothing_typed_loses_every_word():
    found = remembered(PAGE, "")
    assert (found.kept, found.lost) == (0, 14)
    assert words(found, Change.REMOVED) == [PAGE]
    assert remembered("", "").pieces == ()


def test_words_of_other_scripts_and_with_apostrophes_are_words():
    found = remembered("Größe zählt, it's so. 東京", "grösse zählt its so 東京")
    assert (found.words, found.lost, found.added) == (5, 0, 0)
