"""Stored text comes back byte for byte, whatever is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.ui.widgets.editor_marks import found_in
from growthjournal.ui.widgets.editor_text import (
    PLAIN_ABOVE_BYTES,
    PLAIN_ABOVE_LINE,
    SOFT_LINE,
    TextMapping,
    needs_plain_view,
    pasted,
    without_lone_surrogates,
)

NASTY = [
    "",
    "family 👨‍👩‍👧‍👦 and flag 🇬🇧",
    "שלום עולם مرحبا",
    "before\x00after",
    "one\r\ntwo\r\n",
    "one\r\ntwo\nthree\rfour",
    "old\rmac",
    "NFC é NFD e\u0301",
    "astral \U0001d54f\U0010ffff",
    "\ufeffwith a mark",
    "bidi \u202eright\u202c end",
    "control \x01\x07\x0b\x0c\x1b\x7f\x85",
    "lines\u2028and\u2029paragraphs",
    "\ufdd0frames\ufdd1 and others \ufdd2\ufdef",
    "no-break\u00a0space \u200b zero \u2060 joiner",
    "object \ufffc and replacement \ufffd",
    "tabs\tand   spaces  \n\n\n",
]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("breaks_lines", [False, True])
def test_a_mapping_and_back_is_the_same_text(text, breaks_lines):
    mapping = TextMapping(text, breaks_lines=breaks_lines)
    assert mapping.to_stored(mapping.to_shown(text)) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_the_mapping(text):
    for breaks_lines in (False, True):
        mapping = TextMapping(text, breaks_lines=breaks_lines)
        shown = mapping.to_shown(text)
        assert mapping.to_stored(shown) == text
        assert not set(shown) & set("\r\u2029\ufdd0\ufdd1\ufeff")


def test_a_long_line_is_broken_for_layout_only():
    text = "a" * 70_000 + "\n" + "word " * 10_000
    mapping = TextMapping(text, breaks_lines=True)
    shown = mapping.to_shown(text)
    assert max(map(len, shown.split("\n"))) <= SOFT_LINE + 2
    assert mapping.to_stored(shown) == text


@given(st.integers(0, 6100), st.sampled_from(["x", "\n", "two words"]))
def test_typing_beside_a_break_for_layout_adds_only_what_was_typed(place, typed):
    text = "a" * 6000
    mapping = TextMapping(text, breaks_lines=True)
    shown = mapping.to_shown(text)
    stored = mapping.to_stored(shown[:place] + typed + shown[place:])
    assert stored.replace("a", "") == typed
    assert stored.count("a") == 6000


@given(st.integers(0, 6005))
def test_deleting_a_break_for_layout_changes_nothing_else(place):
    text = "a" * 6000
    mapping = TextMapping(text, breaks_lines=True)
    shown = mapping.to_shown(text)
    gone = shown[place : place + 1]
    stored = mapping.to_stored(shown[:place] + shown[place + 1 :])
    assert stored == "a" * (5999 if gone == "a" else 6000)


def test_half_surrogate_pairs_become_replacement_characters():
    assert without_lone_surrogates("a\ud800b\udfffc") == ("a\ufffdb\ufffdc", 2)
    mapping = TextMapping("a\ud800")
    assert mapping.to_stored(mapping.to_shown("a\ud800")) == "a\ufffd"


def test_the_plain_view_is_for_large_texts_and_long_lines():
    assert not needs_plain_view("word\n" * 30_000)
    assert needs_plain_view("word\n" * (PLAIN_ABOVE_BYTES // 5 + 1))
    assert needs_plain_view("ä" * 19_000 + "\n" + ("ä" * 19_000 + "\n") * 5)
    assert not needs_plain_view("x" * PLAIN_ABOVE_LINE)
    assert needs_plain_view("x" * (PLAIN_ABOVE_LINE + 1))
    assert not needs_plain_view(("x" * PLAIN_ABOVE_LINE + "\r") * 2)


def test_pasted_text_has_one_kind_of_line_end():
    assert pasted("a\r\nb\rc\u2029d\n") == "a\nb\nc\nd\n"


def test_marks_are_found_without_regard_to_case_and_accents():
    text = "Café au lait, CAFE; decaf"
    assert [text[a:b] for a, b in found_in(text, ["cafe"])] == ["Café", "CAFE"]


def test_marks_stand_in_utf16_units():
    assert found_in("😀 word", ["word"]) == [(3, 7)]


def test_a_phrase_is_found_across_punctuation():
    assert found_in("one, two", ["one two"]) == [(0, 8)]


def test_nothing_is_marked_without_terms():
    assert found_in("text", []) == []
    assert found_in("text", [" "]) == []
    assert found_in("text", ["zebra"]) == []
