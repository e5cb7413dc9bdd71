"""The sponsor packet: what it is made of, and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.errors import JournalError
from growthjournal.domain.packet import (
    LEAST_RESULTS,
    Packet,
    chosen_results,
    offered_results,
    packet,
)
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person
    from growthjournal.services.impacts import ImpactsService
    from growthjournal.services.mentoring import MentoringService
    from growthjournal.services.sponsorship import SponsorshipService


class PacketsService:
    """Reads and typesets; never writes to the journal."""

    def __init__(
        self,
        impacts: ImpactsService,
        mentoring: MentoringService,
        sponsorship: SponsorshipService,
    ) -> None:
        """Work from these services."""
        self._impacts = impacts
        self._mentoring = mentoring
        self._sponsorship = sponsorship

    def offered(self) -> list[Impact]:
        """Return the results to choose from; confidential ones come last."""
        return offered_results(self._impacts.all(), self._sponsorship.case())

    def first_chosen(self) -> list[Impact]:
        """Return the results that are offered first, never a confidential one."""
        return chosen_results(self._impacts.all(), self._sponsorship.case())

    def behind_aliases(self, results: Sequence[str]) -> list[Person]:
        """Return the people who appear in a packet under an alias."""
        hidden = self.draft(results)
        return [
            one
            for one in self._mentoring.everyone().values()
            if one.alias and self.draft(results, by_name=[one.uuid]) != hidden
        ]

    def draft(
        self, results: Sequence[str] | None = None, *, by_name: Collection[str] = ()
    ) -> Packet:
        """Return the packet of the latest case.

        Args:
            results: Uuids of impacts in the order of the page, confidential ones only where they
                were ticked; None for those that are offered first, never a confidential one.
            by_name: Uuids of people whose names were ticked to appear in spite of an alias.

        Raises:
            JournalError: There is no result that may leave.
        """
        case = self._sponsorship.case()
        every = self._impacts.all()
        if results is None:
            chosen = chosen_results(every, case)
        else:
            known = {one.uuid: one for one in every}
            chosen = [known[uuid] for uuid in results if uuid in known]
        if not chosen:
            raise JournalError(
                _("There is no target-level result yet that may leave. Nothing was written.")
            )
        return packet(
            chosen,
            self._impacts.witnesses(),
            self._mentoring.everyone().values(),
            self._sponsorship.aim(),
            case,
            by_name,
        )

    def pdf(self, content: Packet, *, today: date) -> tuple[Packet, bytes]:
        """Return a packet as PDF of two pages at most, with what of it is on them.

        Results at the end are left out as far as it takes, down to three.

        Raises:
            JournalError: Even three results take more, or it cannot be typeset.
        """
        from growthjournal.exports.packet import packet_pdf
        from growthjournal.wording.packet import packet_words

        least = min(LEAST_RESULTS, len(content.results))
        for count in range(len(content.results), least - 1, -1):
            shorter = content.with_results(count)
            made = packet_pdf(packet_words(shorter, today), today=today)
            if made is not None:
                return shorter, made
        raise JournalError(
            _("This takes more than two pages. Shorten the texts of the first three results.")
        )
