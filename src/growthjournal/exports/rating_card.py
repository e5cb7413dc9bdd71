"""The card on which somebody else rates, to PDF/UA: one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.bundled import resource
from growthjournal.exports.cleaning import clean
from growthjournal.exports.encoding import language_parts
from growthjournal.exports.pdf import compiled, page_count
from growthjournal.language import locale_name

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.wording.rating_card import CardWords

TEMPLATES = ("rating-card.typ", "look.typ")


def rating_card_pdf(words: CardWords, *, today: date) -> bytes | None:
    """Return a card as PDF, None when it would take more than one page.

    The same words give the same bytes.

    Raises:
        JournalError: It could not be set.
    """
    for is_close in (False, True):
        inputs = _inputs(words, is_close=is_close)
        if page_count(inputs) == 1:
            return compiled(inputs, today, ours_first=True)
    return None


def _inputs(words: CardWords, *, is_close: bool) -> dict[str, bytes]:
    """Return the files of the typesetter; close ones have less air."""
    import msgspec

    language, region = language_parts(locale_name())
    data = {
        "title": clean(words.title),
        "lang": language,
        "region": region,
        "close": is_close,
        "how": clean(words.how),
        "name": words.name,
        "on": words.on,
        "cant-say": words.cant_say,
        "fact": words.fact,
        "footer": words.footer,
        "parts": [
            [clean(one.name), clean(one.about), [clean(level) for level in one.levels]]
            for one in words.parts
        ],
    }
    return {
        "main.typ": resource("typst", TEMPLATES[0]).read_bytes(),
        TEMPLATES[1]: resource("typst", TEMPLATES[1]).read_bytes(),
        "data.json": msgspec.json.encode(data),
    }
