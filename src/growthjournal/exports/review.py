"""The pages of a quarterly review to PDF/UA."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from growthjournal.bundled import resource
from growthjournal.exports.cleaning import clean, is_right_to_left
from growthjournal.exports.encoding import paper_head
from growthjournal.exports.pdf import compiled, page_count

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from growthjournal.exports.document import Figure
    from growthjournal.wording.review_papers import Block, ReviewWords

TEMPLATES = ("review.typ", "look.typ")


def review_fits(words: ReviewWords, charts: Mapping[str, Figure], *, pages: int) -> bool:
    """Whether a review takes no more than so many pages.

    Raises:
        JournalError: It could not be set.
    """
    return page_count(_inputs(words, charts)) <= pages


def review_pdf(words: ReviewWords, charts: Mapping[str, Figure], *, today: date) -> bytes:
    """Return a review as PDF.

    The same input gives the same bytes; the file's properties tell the title and nothing of the
    user, the machine or the time of day.

    Args:
        words: Everything that is read.
        charts: Drawings by the names that `words` gives them; others are left out.
        today: The date in the file's properties.

    Raises:
        JournalError: It could not be set.
    """
    return compiled(_inputs(words, charts), today, ours_first=True)


def _inputs(words: ReviewWords, charts: Mapping[str, Figure]) -> dict[str, bytes]:
    """Return the files of the typesetter."""
    import msgspec

    data = {
        **paper_head(words.title, words.subtitle, words.footer, words.page),
        "pages": [[_block(one, charts) for one in page] for page in words.pages],
    }
    return {
        "main.typ": resource("typst", TEMPLATES[0]).read_bytes(),
        TEMPLATES[1]: resource("typst", TEMPLATES[1]).read_bytes(),
        "data.json": msgspec.json.encode(data),
        **{f"{name}.svg": figure.svg.encode() for name, figure in charts.items()},
    }


def _block(one: Block, charts: Mapping[str, Figure]) -> dict[str, Any]:
    figure = charts.get(one.chart)
    return {
        "heading": clean(one.heading),
        "lines": [
            [is_right_to_left(line.text), clean(line.label), clean(line.text)] for line in one.lines
        ],
        "columns": list(one.columns or ()),
        "rows": [[is_right_to_left(left), clean(left), clean(right)] for left, right in one.rows],
        "chart": f"{one.chart}.svg" if figure is not None else "",
        "alt": clean(figure.alt) if figure is not None else "",
        "width": figure.width if figure is not None else 1.0,
    }
