"""Which words are checked, where they stand, and what counts as known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growthjournal.domain.spelling import (
    TOLD_APART,
    accepted_words,
    as_listed,
    base_language,
    is_accepted,
    is_checked_in,
    languages_of,
    nearest_accepted,
    spellings,
    words_in,
)


def texts(line):
    return [one.text for one in words_in(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Größer als Übergabegespräche!", ["Größer", "als", "Übergabegespräche"]),
        ("don't it’s 'quoted' o’clock's", ["don't", "it’s", "quoted", "o’clock's"]),
        ("E-Mail-Adresse, follow-up - dash", ["E-Mail-Adresse", "follow-up", "dash"]),
        ("cafe\u0301 nai\u0308ve", ["cafe\u0301", "nai\u0308ve"]),
        ("a I x", []),
        ("NASA KPIs v2 2nd 12 GitHub snake_case iPhone", []),
        ("`teh kode` and ``a ` b`` end", ["and", "end"]),
        ("see [a lnk](https://x.org/yz) and ![pic](attachment:ab) end", ["see", "and", "end"]),
        ("https://exampel.org/pth www.exampel.org mailto:me@x.org me@exampel.org end", ["end"]),
        ("#tagg @persn x#y a@b end", ["end"]),
        ("<br> and <kbd>Esc</kbd>", ["and", "Esc"]),
        ("**bold**word _under_ ~~gone~~", ["bold", "word", "gone"]),
        ("note[^1] here", ["note", "here"]),
    ],
)
def test_words_that_are_prose(line, expected):
    assert texts(line) == expected


def test_places_are_utf16():
    line = "😀 größer 👍🏽 word"
    units = line.encode("utf-16-le")
    found = [units[2 * one.start : 2 * one.end].decode("utf-16-le") for one in words_in(line)]
    assert found == ["größer", "word"]
    assert [one.start for one in words_in(line)] == [3, 15]


@given(st.text())
def test_every_word_stands_where_it_says(line):
    units = line.encode("utf-16-le", "surrogatepass")
    last = 0
    for one in words_in(line):
        assert one.start >= last
        assert units[2 * one.start : 2 * one.end].decode("utf-16-le") == one.text
        last = one.end


def test_a_long_line_takes_no_time_out_of_proportion():
    assert texts("a`" * 5_000 + "[" * 5_000) == []
    assert texts("x" * 50_000) == []


def test_words_are_asked_for_as_dictionaries_list_them():
    assert as_listed("it’s cafe\u0301") == "it's café"
    assert spellings("gibt’s", "de") == ("gibt's", "gibt")
    assert spellings("boss's", "en") == ("boss's",)


def test_other_scripts_are_not_checked_in_latin_languages():
    assert is_checked_in("größer", "de")
    assert not is_checked_in("привет", "en")
    assert is_checked_in("привет", "ru")


def test_accepted_words_of_names():
    accepted = accepted_words(["Ada Lovelace", "skunkwerk", "Müller-Lüdenscheidt"])
    for word in ("Ada", "lovelace", "Lovelace’s", "Lovelaces", "Skunkwerk", "mentee"):
        assert is_accepted(word, accepted), word
    assert is_accepted("Müller-Lüdenscheidt", accepted)
    for word in ("Lovelac", "skunkwerks"):
        assert not is_accepted(word, accepted), word


def test_names_that_are_near():
    accepted = accepted_words(["Antoninus", "Rusticus"])
    assert nearest_accepted("Antonnus", accepted) == ["Antoninus"]
    assert nearest_accepted("qqq", accepted) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is the plan that we have made.", ("en",)),
        ("Das ist nicht der Plan, den wir haben.", ("de",)),
        ("Plan", TOLD_APART),
        ("", TOLD_APART),
        ("the and of der die das", TOLD_APART),
    ],
)
def test_languages_are_told_from_common_words(text, expected):
    assert languages_of(text) == expected


def test_base_language():
    assert [base_language(one) for one in ("de_AT", "de-CH", "DE", "pt_BR.UTF-8")] == [
        "de", "de", "de", "pt",
    ]  # fmt: skip
