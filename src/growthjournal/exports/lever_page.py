"""The result of the diagnostic to PDF/UA: one page that names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.bundled import resource
from growthjournal.exports.cleaning import clean
from growthjournal.exports.encoding import language_parts
from growthjournal.exports.pdf import compiled
from growthjournal.language import locale_name
from growthjournal.wording.clauses import Part

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.wording.lever_page import LeverPageWords

TEMPLATES = ("lever-page.typ", "look.typ")


def lever_page_pdf(words: LeverPageWords, *, today: date) -> bytes:
    """Return the page as PDF.

    The same words give the same bytes; the file's properties tell the title and nothing of the
    user, the machine or the time of day.

    Raises:
        JournalError: It could not be set.
    """
    import msgspec

    language, region = language_parts(locale_name())
    lead = [one.text for one in words.clauses if one.part is Part.NAME]
    data = {
        "title": clean(words.title),
        "lang": language,
        "region": region,
        "subtitle": words.subtitle,
        "name": words.name,
        "lead": " ".join(lead),
        "clauses": [
            [one.label, clean(one.text)] for one in words.clauses if one.part is not Part.NAME
        ],
        "scores": [
            {
                "axis": one.axis.value,
                "name": one.name,
                "score": one.score,
                "edges": one.edges,
                "said": one.said,
            }
            for one in words.scores
        ],
        "items": [
            [
                {
                    "axis": one.axis.value,
                    "title": one.title,
                    "value": one.value,
                    "hollow": one.is_hollow,
                    "said": one.said,
                }
                for one in group
            ]
            for group in words.items
        ],
        "hollow": words.hollow,
        "status": words.status,
        "footer": words.footer,
    }
    inputs = {
        "main.typ": resource("typst", TEMPLATES[0]).read_bytes(),
        TEMPLATES[1]: resource("typst", TEMPLATES[1]).read_bytes(),
        "data.json": msgspec.json.encode(data),
    }
    return compiled(inputs, today, ours_first=True)
