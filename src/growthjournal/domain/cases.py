"""The case through its versions: one that was given never changes (method.md A2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.record import new_uuid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from growthjournal.domain.sponsorship import Aim, CaseGiven, SponsorCase


def word_count(text: str) -> int:
    """Return how many words a text has, as they are said."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def given_to(case: SponsorCase, given: Iterable[CaseGiven]) -> list[CaseGiven]:
    """Return to whom a version was given, in the order in which it was."""
    return [one for one in given if one.sponsor_case == case.uuid and one.deleted_at is None]


def next_version(case: SponsorCase) -> SponsorCase:
    """Return the version that follows, with the same words for now."""
    return replace(
        case, uuid=new_uuid(), version=case.version + 1, created_at=None, updated_at=None
    )


def begun(case: SponsorCase, aim: Aim | None) -> SponsorCase:
    """Return a first version with what the aim already says."""
    if aim is None:
        return case
    return replace(case, target_role=aim.role, by_when=aim.by_when)


def is_empty(case: SponsorCase) -> bool:
    """Whether a case says nothing of its own: the role and the rhythm stand there already."""
    texts = (case.ask, case.objection, case.answer, case.minute_version, case.sponsor_interest)
    return not any(texts) and not case.results


def paired(
    results: Sequence[tuple[str | None, str | None]],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return results and who confirms each, "" for nobody; places without a result fall away.

    Args:
        results: Uuid of an impact and of a person, in order; None for none.
    """
    kept = [(impact, person or "") for impact, person in results if impact]
    return tuple(impact for impact, _ in kept), tuple(person for _, person in kept)
