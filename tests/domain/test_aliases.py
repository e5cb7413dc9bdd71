"""Names give way to aliases, however they are written."""

import unicodedata

import pytest

from growthjournal.domain.aliases import Aliases
from growthjournal.domain.people import Person

LEAD = "the lead"


def hide(name, text, alias=LEAD):
    return Aliases([Person(name=name, alias=alias)])(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ruth Adeyemi", "Ruth Adeyemi"),
        ("Ruth Adeyemi", "ruth  adeyemi"),
        ("Ruth Adeyemi", "RUTH"),
        ("Ruth Adeyemi", "RUTH_A"),
        ("Ruth Adeyemi", "Ruth's"),
        ("Ruth Adeyemi", "Ruths Adeyemis"),
        ("Ruth Adeyemi-Cole", "Adeyemi"),
        ("Ruth Adeyemi-Cole", "Adeyemi Cole"),
        ("Tomasz Wierzbicki", "Tomasza Wierzbickiego"),
        ("Li Wu", "Li and Wu"),
        ("José", unicodedata.normalize("NFD", "José")),
        (unicodedata.normalize("NFD", "José"), "José"),
        ("山田 太郎", "山田太郎さんが"),
        ("山田太郎", "昨日、山田太郎と話した"),
        ("李", "李さん"),
        ("לרות כהן", "ולרות כהן"),
        ("רות כהן", "לרות ולכהן"),
    ],
)
def test_nothing_of_the_name_is_left(name, text):
    hidden = hide(name, f"We asked {text} twice.")
    assert LEAD in hidden
    for part in {name, *name.split(), *name.replace("-", " ").split()}:
        plain = unicodedata.normalize("NFC", part).casefold()
        assert plain not in unicodedata.normalize("NFC", hidden).casefold()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sam Low", "the same flow"),
        ("Li Wu", "a list, in live use"),
        ("Ann Marsh", "an annual plan"),
        ("Ruth", "the truth"),
    ],
)
def test_other_words_stay(name, text):
    assert hide(name, text) == text


def test_a_whole_name_is_one_alias_and_an_alias_is_not_searched():
    people = [Person(name="Ruth Adeyemi", alias="Daniel"), Person(name="Daniel Brandt", alias="D")]
    assert Aliases(people)("Ruth Adeyemi told Daniel Brandt.") == "Daniel told D."


def test_a_word_that_the_alias_keeps_may_stay():
    assert hide("Ruth Adeyemi", "Ruth Adeyemi and Ruth", alias="Ruth A.") == "Ruth A. and Ruth"


def test_people_without_an_alias_keep_their_names():
    assert Aliases([Person(name="Ruth")])("Ruth said") == "Ruth said"
    assert Aliases([])(None) == ""
