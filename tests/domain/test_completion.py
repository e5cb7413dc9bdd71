"""What opens a completion, what a few letters find, and when it is over."""

import pytest

from growthjournal.domain.completion import (
    Sign,
    begins_word,
    candidate,
    goes_on,
    is_said,
    is_tag,
    matching,
    offered_name,
)

PEOPLE = [candidate(name) for name in ("Émile Zola", "Ada Lovelace", "Lova Ek", "Slovak", "José")]


def names(typed):
    return [one.name for one in matching(PEOPLE, typed)]


def test_beginnings_come_first_then_words_then_the_rest():
    assert names("lov") == ["Lova Ek", "Ada Lovelace", "Slovak"]
    assert names("") == [one.name for one in PEOPLE]
    assert names("zzz") == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("emile", "Émile Zola"),
        ("ÉMILE z", "Émile Zola"),
        ("jose", "José"),
        ("ada  LOVE", "Ada Lovelace"),
    ],
)
def test_case_accents_and_double_spaces_do_not_matter(typed, name):
    assert names(typed) == [name]


@pytest.mark.parametrize(
    ("before", "begins"),
    [("", True), ("met ", True), ("(", True), ("“", True), ("a", False), ("a@", False),
     ("](", False), ("`", False), ("`a` ", True), ("/", False), ("3", False)],
)  # fmt: skip
def test_a_sign_counts_at_the_beginning_of_a_word(before, begins):
    assert begins_word(before) is begins


@pytest.mark.parametrize(
    ("sign", "typed", "on"),
    [
        ("@", "", True),
        ("@", " ", False),
        ("@", "Ada Lovelace", True),
        ("@", "home I went to", False),
        ("@", "home,", False),
        ("!", "I answer before they finish", True),
        ("!", "[picture](x)", False),
        ("#", "#", False),
        ("#", "unknown", False),
    ],
)
def test_when_a_new_name_may_still_come(sign, typed, on):
    assert goes_on(Sign(sign), typed, []) is on


def test_a_tag_goes_on_while_it_is_one():
    found = [candidate("people/ada")]
    assert goes_on(Sign.TAG, "people/", found)
    assert not goes_on(Sign.TAG, "people ", found)
    assert is_tag("a-b/c")
    assert not is_tag("two words")


def test_the_name_that_can_be_created():
    assert offered_name(Sign.PERSON, "Ada  O’Neil-Smith") == "Ada O’Neil-Smith"
    assert offered_name(Sign.PERSON, "5pm?") is None
    assert offered_name(Sign.TAG, "new") is None


def test_a_name_written_out_is_over_with_the_next_word():
    assert is_said(PEOPLE, "ada lovelace said")
    assert not is_said(PEOPLE, "ada")
