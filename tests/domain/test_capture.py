"""A captured text as the parts of an entry."""

import pytest

from growthjournal.domain.capture import LONGEST_TITLE, captured


@pytest.mark.parametrize(
    ("text", "title", "body", "tags"),
    [
        ("one line #a", "", "one line #a", ()),
        ("Head\nbody", "Head", "body", ()),
        ("  Head \n\n  - item\n", "Head", "  - item", ()),
        ("# Head #a/b\r\nbody #c", "Head #a/b", "body #c", ("a/b",)),
        ("#a first\nbody", "#a first", "body", ("a",)),
        ("Head\n  \n", "", "Head", ()),
        ("#\nbody", "#", "body", ()),
        (" \n ", "", "", ()),
        ("x" * (LONGEST_TITLE + 1) + "\ny", "", "x" * (LONGEST_TITLE + 1) + "\ny", ()),
    ],
)
def test_the_first_line_is_the_title_when_more_follow_it(text, title, body, tags):
    found = captured(text)
    assert (found.title, found.body, found.tags) == (title, body, tags)
