"""The process that reads dictionaries: one request a line, one answer a line, both JSON.

Hunspell keeps Python's lock while it loads and while it thinks about suggestions, for up to
seconds; in a process of its own it holds up nobody, and its memory goes when it goes.
Nothing here reads or writes a file besides the dictionaries.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from growthjournal.domain.spelling import as_listed, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_SUGGESTIONS = 5


@cache
def _dictionary(path: str) -> Any:  # noqa: ANN401 - the binding has no types
    import hunspell  # type: ignore[import-untyped]

    where = Path(path)
    return hunspell.Hunspell(where.name, hunspell_data_dir=str(where.parent))


def _knows(path: str, word: str) -> bool:
    try:
        return bool(_dictionary(path).spell(word))
    except UnicodeError:  # a letter that the dictionary's encoding does not have
        return False


def unknown(words: Iterable[str], languages: dict[str, list[str]]) -> list[str]:
    """Return the words that no dictionary of these languages knows."""

    def is_known(word: str) -> bool:
        return any(
            _knows(path, one)
            for language, paths in languages.items()
            for one in spellings(word, language)
            for path in paths
        )

    return [word for word in words if not is_known(word)]


def suggestions(word: str, languages: dict[str, list[str]]) -> list[str]:
    """Return the words that may have been meant, in turn from each dictionary."""
    listed = as_listed(word)
    offers: list[Sequence[str]] = []
    for path in (path for paths in languages.values() for path in paths):
        try:
            offers.append(_dictionary(path).suggest(listed))
        except UnicodeError:
            continue
    found: dict[str, None] = {}
    for place in range(MOST_SUGGESTIONS):
        found |= dict.fromkeys(offer[place] for offer in offers if place < len(offer))
    return list(found)[:MOST_SUGGESTIONS]


def answer(request: dict[str, Any]) -> list[str]:
    """Return the answer to one request."""
    languages = request["languages"]
    if "suggest" in request:
        return suggestions(request["suggest"], languages)
    return unknown(request["check"], languages)


def serve(requests: Iterable[str], answers: TextIO) -> None:
    """Answer until there is nobody left to ask."""
    for line in requests:
        try:
            said = answer(json.loads(line))
        except OSError:  # a dictionary is gone or unreadable: then nothing is called wrong
            said = []
        answers.write(json.dumps(said) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
