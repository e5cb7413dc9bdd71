"""A3: the ladder of inference and what was said and thought, kept as text."""

from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain.inference import (
    Exchange,
    exchange_text,
    exchanges_in,
    ladder_text,
    steps_in,
)

LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=20)
WORDS = st.lists(LINE.map(str.strip).filter(bool), max_size=3).map("\n".join)


def test_a3_a_ladder_is_a_numbered_list_that_skips_what_is_blank():
    text = ladder_text(["He paused.\nTwice.", "", "He is bored", "", "1. I spoke"])
    assert text == "1. He paused.\n   Twice.\n3. He is bored\n5. 1. I spoke"
    assert steps_in(text) == ("He paused.\nTwice.", "", "He is bored", "", "1. I spoke")
    assert ladder_text(["", " ", "", "", ""]) is None
    assert steps_in(None) == ("", "", "", "", "")


def test_a3_a_text_of_another_shape_is_the_first_step():
    assert steps_in("He paused.\n\nThen I spoke.")[0] == "He paused.\nThen I spoke."


def test_a3_what_was_said_is_quoted_and_the_thought_stands_below():
    both = [
        Exchange(said="Any thoughts?", thought="Here we go."),
        Exchange(thought="> not a quote"),
        Exchange(said="I am fine."),
    ]
    text = exchange_text(both)
    assert text == "> Any thoughts?\nHere we go.\n\n\\> not a quote\n\n> I am fine."
    assert list(exchanges_in(text)) == both
    assert exchange_text([Exchange()]) is None
    assert exchanges_in(None) == ()


@given(st.lists(WORDS, min_size=5, max_size=5))
def test_a3_a_ladder_comes_back_as_it_was_written(steps):
    assert list(steps_in(ladder_text(steps))) == steps


@given(st.lists(st.builds(Exchange, said=WORDS, thought=WORDS), max_size=4))
def test_a3_what_was_said_and_thought_comes_back_as_it_was_written(exchanges):
    written = [one for one in exchanges if one.said or one.thought]
    assert list(exchanges_in(exchange_text(exchanges))) == written
