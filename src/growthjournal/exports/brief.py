"""A brief to PDF/UA: a page or two for one reader before a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.bundled import resource
from growthjournal.exports.cleaning import clean
from growthjournal.exports.encoding import paper_head
from growthjournal.exports.pdf import compiled

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.exports.document import Figure
    from growthjournal.wording.brief import BriefWords

TEMPLATES = ("brief.typ", "look.typ")
WRITING_ROWS = 2
"""Lines to write on under each question."""


def brief_pdf(words: BriefWords, chart: Figure | None, *, today: date) -> bytes:
    """Return a brief as PDF; the same input gives the same bytes.

    The file's properties tell the title and nothing of the user, the machine or the time of day.

    Args:
        words: Everything that is read.
        chart: A drawing, or None.
        today: The date in the file's properties.

    Raises:
        JournalError: It could not be set.
    """
    import msgspec

    data = {
        **paper_head(words.title, words.subtitle, words.footer, words.page),
        "bring": words.bring,
        "points": [[clean(one.heading), clean(one.text)] for one in words.points],
        "done": words.done,
        "not-done": words.not_done,
        "changed-title": words.changed_title,
        "changed": [[done, clean(line)] for done, line in words.changed],
        "chart-title": words.chart_title if chart is not None else "",
        "chart-alt": clean(chart.alt) if chart is not None else "",
        "patterns-title": words.patterns_title,
        "columns": words.columns,
        "patterns": [[clean(cell) for cell in row] for row in words.patterns],
        "questions-title": words.questions_title,
        "questions": words.questions,
        "rows": WRITING_ROWS,
    }
    inputs = {
        "main.typ": resource("typst", TEMPLATES[0]).read_bytes(),
        TEMPLATES[1]: resource("typst", TEMPLATES[1]).read_bytes(),
        "data.json": msgspec.json.encode(data),
    }
    if chart is not None:
        inputs["chart.svg"] = chart.svg.encode()
    return compiled(inputs, today, ours_first=True)
