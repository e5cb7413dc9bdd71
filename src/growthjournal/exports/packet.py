"""A sponsor packet to PDF/UA: two pages at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.bundled import resource
from growthjournal.exports.cleaning import clean
from growthjournal.exports.encoding import language_parts
from growthjournal.exports.pdf import compiled, page_count
from growthjournal.language import locale_name

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.wording.packet import PacketWords

TEMPLATES = ("packet.typ", "look.typ")
MOST_PAGES = 2
"""Pages (method.md A7)."""


def packet_pdf(words: PacketWords, *, today: date) -> bytes | None:
    """Return a packet as PDF, None when it would take more than two pages.

    The same words give the same bytes; the file's properties tell the title and nothing of the
    user, the machine or the time of day.

    Raises:
        JournalError: It could not be set.
    """
    import msgspec

    language, region = language_parts(locale_name())
    data = {
        "title": clean(words.title),
        "subtitle": clean(words.subtitle),
        "lang": language,
        "region": region,
        "page": words.page,
        "footer": words.footer,
        "ask-title": words.ask_title,
        "ask": clean(words.ask),
        "results-title": words.results_title,
        "results": [
            [clean(text) for text in (one.title, one.text, one.figure, one.measure, one.foot)]
            for one in words.results
        ],
        "minute-title": words.minute_title,
        "minute": clean(words.minute),
    }
    inputs = {
        "main.typ": resource("typst", TEMPLATES[0]).read_bytes(),
        TEMPLATES[1]: resource("typst", TEMPLATES[1]).read_bytes(),
        "data.json": msgspec.json.encode(data),
    }
    if page_count(inputs) > MOST_PAGES:
        return None
    return compiled(inputs, today, ours_first=True)
