"""The diagnostic without a journal, and its result on one page that names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import axis_of
from growthjournal.domain.lever import Acts
from growthjournal.domain.verdict import Records
from growthjournal.services.verdicts import Explained, explained_by
from growthjournal.wording.clauses import Answers
from growthjournal.wording.lever_page import LeverPageWords, lever_page_words, nameless

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.diagnostics import Diagnostic, DiagnosticAnswer
    from growthjournal.domain.people import Person
    from growthjournal.domain.sponsorship import Aim
    from growthjournal.wording.clauses import Clause


def found_from(
    sitting: Diagnostic,
    answers: Sequence[DiagnosticAnswer],
    *,
    aim: Aim | None,
    people: Sequence[Person],
) -> Explained:
    """Return what one sitting by itself allows to conclude; nothing is stored."""
    records = Records(
        aim=aim, people=people, sittings=[sitting], answers={sitting.uuid: list(answers)}
    )
    return explained_by(records, Acts(), sitting.on)


def clauses_without_names(found: Explained, today: date) -> list[Clause]:
    """Return the explanation as the page says it."""
    return nameless(found.verdict, found.check, found.answers, today)


def page_words(
    found: Explained, today: date, given: Sequence[DiagnosticAnswer] = ()
) -> LeverPageWords:
    """Return the words of the page.

    Args:
        found: What may be concluded.
        today: The local date.
        given: Answers of one sitting; they are listed also where they are too few to conclude.
    """
    listed = None
    if given:
        in_order = sorted(given, key=lambda one: one.item)
        listed = Answers(
            skill=tuple(one for one in in_order if axis_of(one.item) is Axis.SKILL),
            visibility=tuple(one for one in in_order if axis_of(one.item) is Axis.VISIBILITY),
        )
    return lever_page_words(found.verdict, found.check, found.answers, today, given=listed)


def page_pdf(words: LeverPageWords, today: date) -> bytes:
    """Return the page as PDF.

    Raises:
        JournalError: It could not be set.
    """
    from growthjournal.exports.lever_page import lever_page_pdf

    return lever_page_pdf(words, today=today)
