"""The words that spelling accepts in a journal besides those of the dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.spelling import accepted_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.services.workspace import Workspace


def known_words(workspace: Workspace, languages: Sequence[str]) -> dict[str, str]:
    """Return own words of these languages, names of people and words of competencies.

    Returns:
        As `accepted_words` does.
    """
    own = [
        one.word
        for one in workspace.writing.own_words()
        if one.language is None or one.language in languages
    ]
    people = [one.name for one in workspace.mentoring.everyone().values()]
    competencies = [one.name for one in workspace.growth.competencies(hidden=True)]
    return accepted_words([*own, *people, *competencies])
