"""A sponsor packet to PDF/UA: two pages at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from growthjournal.bundled import resource
from growthjournal.exports.cleaning import clean, is_right_to_left
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
            [
                is_right_to_left(one.title),
                is_right_to_left(one.figure),
                *map(clean, (one.title, one.text, one.figure, one.measure, one.foot)),
            ]
            for one in words.results
        ],
        "minute-title": words.minute_title,
        "minute": clean(words.minute),
        "rtl": {
            "title": is_right_to_left(words.title),
            "ask": is_right_to_left(words.ask),
            "minute": is_right_to_left(words.minute),
        },
    }
    roomy = _inputs(data, close=False)
    pages = page_count(roomy)
    if pages > 1:
        close = _inputs(data, close=True)
        if page_count(close) == 1:
            return compiled(close, today, ours_first=True)
    return None if pages > MOST_PAGES else compiled(roomy, today, ours_first=True)


def _inputs(data: dict[str, Any], *, close: bool) -> dict[str, bytes]:
    """Return the files of the typesetter; close ones have less air."""
    import msgspec

    return {
        "main.typ": resource("typst", TEMPLATES[0]).read_bytes(),
        TEMPLATES[1]: resource("typst", TEMPLATES[1]).read_bytes(),
        "data.json": msgspec.json.encode({**data, "close": close}),
    }
