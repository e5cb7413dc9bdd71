"""What the card says on which somebody else answers the six about skill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.diagnostic_items import questionnaire
from growthjournal.language import gettext as _
from growthjournal.wording.rating_card import CardPart, CardWords, card_words

if TYPE_CHECKING:
    from collections.abc import Sequence


def diagnostic_card_words(calls: Sequence[str]) -> CardWords:
    """Return the words of the card, in the order in which the items are printed.

    Args:
        calls: Of the role that is wanted: what "target-level" means to whoever rates. Without
            them the card says that the user tells them.
    """
    plain = card_words([])
    what = (
        _("“Target-level” means work that holds one of these calls: {calls}.").format(
            calls="; ".join(one.strip().rstrip(".") for one in calls)
        )
        if calls
        else _("“Target-level” means work of the next level; ask me for an example.")
    )
    return CardWords(
        title=plain.title,
        how=" ".join([plain.how, _("Where a question says “you”, it means me too."), what]),
        name=plain.name,
        on=plain.on,
        cant_say=plain.cant_say,
        fact="",
        parts=tuple(
            CardPart(name=one.title, about=one.question, levels=one.levels)
            for one in questionnaire().of(Axis.SKILL)
        ),
        footer=plain.footer,
    )
