"""The card on which somebody else rates, without what the user answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import MOST_IN_FOCUS, Axis
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.competencies import Competency
    from growthjournal.services.growth import GrowthService
    from growthjournal.services.sponsorship import SponsorshipService


class RatingCardsService:
    """Reads names and written lines alone, never a rating."""

    def __init__(self, growth: GrowthService, sponsorship: SponsorshipService) -> None:
        """Work from these records."""
        self._growth, self._sponsorship = growth, sponsorship

    def offered(self) -> list[Competency]:
        """Return what a card asks about: what is in focus, else the first ones."""
        everything = self._growth.competencies()
        focus = self._growth.focus()
        chosen = [one for one in everything if one.uuid in focus]
        return chosen or everything[:MOST_IN_FOCUS]

    def pdf(
        self, *, today: date, competencies: Sequence[Competency] | None = None
    ) -> tuple[list[Competency], bytes]:
        """Return a card as PDF of one page, with what of it is on it.

        Competencies at the end are left out as far as it takes, so that nothing is cut.

        Raises:
            JournalError: Even one takes more than a page, or it cannot be typeset.
        """
        from growthjournal.exports.rating_card import rating_card_pdf
        from growthjournal.wording.rating_card import card_words

        chosen = list(competencies) if competencies is not None else self.offered()
        while chosen:
            lines = [(one, self._growth.anchors(one.uuid, Axis.SKILL)) for one in chosen]
            made = rating_card_pdf(card_words(lines), today=today)
            if made is not None:
                return chosen, made
            chosen.pop()
        raise JournalError(_("The written lines take more than one page. Shorten them."))

    def diagnostic_pdf(self, *, today: date) -> bytes:
        """Return the card of the diagnostic's six items about skill as PDF of one page.

        Calls of the role that leave no room for the items are left to be told.

        Raises:
            JournalError: It cannot be typeset.
        """
        from growthjournal.exports.rating_card import rating_card_pdf
        from growthjournal.wording.diagnostic_card import diagnostic_card_words

        aim = self._sponsorship.aim()
        calls = [one for one in aim.calls if one.strip()] if aim else []
        for told in (calls, []):
            made = rating_card_pdf(diagnostic_card_words(told), today=today)
            if made is not None:
                return made
        raise JournalError(_("The written lines take more than one page. Shorten them."))
