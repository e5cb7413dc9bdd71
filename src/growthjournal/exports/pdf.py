"""A document to PDF/UA through Typst, in memory: words travel as JSON, never as Typst source."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Literal

from growthjournal.bundled import resource
from growthjournal.domain.errors import JournalError
from growthjournal.exports.book import PdfWords, entries_document
from growthjournal.exports.encoding import encode
from growthjournal.exports.pictures import Files
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from growthjournal.domain.entries import Entry
    from growthjournal.exports.document import Document

    Images = Callable[[str], tuple[bytes, str] | None]
    Progress = Callable[[int, int], None]

__all__ = ["PdfWords", "document_pdf", "entries_pdf"]

TEMPLATES = ("journal.typ", "look.typ", "nodes.typ")


def _no_progress(done: int, total: int) -> None:
    del done, total


def entries_pdf(
    entries: Sequence[Entry],
    images: Images,
    *,
    title: str,
    today: date,
    words: PdfWords | None = None,
    progress: Progress = _no_progress,
) -> bytes:
    """Return entries as a book: cover, contents, bookmarks by year, month and entry.

    The same input gives the same bytes. The file's properties tell the title and nothing of
    the user, the machine or the time of day.

    Args:
        entries: What to include, in any order.
        images: Gives content and media type of an attachment by its hash, or None.
        title: On the cover and in the file's properties; empty for the word "Journal".
        today: The date in the file's properties.
        words: The program's own words; None for the user's language.
        progress: Called with done and total; may raise CancelledError.

    Raises:
        JournalError: The entries could not be set.
    """
    words = words or PdfWords()
    total = 2 * len(entries) + 2

    def part(done: int, _of: int) -> None:
        progress(done, total)

    document = entries_document(entries, title=title, words=words, progress=part)
    content = document_pdf(
        document,
        images,
        today=today,
        words=words,
        progress=lambda: progress(len(entries) + 1, total),
    )
    progress(total, total)
    return content


def document_pdf(
    document: Document,
    images: Images,
    *,
    today: date,
    words: PdfWords | None = None,
    progress: Callable[[], None] = lambda: None,
) -> bytes:
    """Return any document as PDF; see `entries_pdf`. `progress` is called before typesetting."""
    import msgspec

    files = Files(images)
    data = encode(document, words or PdfWords(), files)
    sources = {name: resource("typst", name).read_bytes() for name in TEMPLATES}
    inputs = {
        "main.typ": sources.pop("journal.typ"),
        **sources,
        "data.json": msgspec.json.encode(data),
        **files.contents,
    }
    progress()
    return compiled(inputs, today)


def compiled(inputs: dict[str, bytes], today: date, *, ours_first: bool = False) -> bytes:
    """Return what Typst makes of templates and data, given by name, as PDF/UA.

    Args:
        inputs: Templates and data; the template to begin with is "main.typ".
        today: The date in the file's properties.
        ours_first: Try the bundled fonts alone, for templates that need no other. Looking
            through the machine's fonts takes longer than setting a page.

    Raises:
        JournalError: It could not be set.
    """
    import typst

    # A letter that no font of this machine has rules PDF/UA out; the words matter more.
    ways: list[tuple[bool, list[Literal["ua-1"]]]] = [(True, ["ua-1"]), (True, [])]
    if ours_first:
        ways.insert(0, (False, ["ua-1"]))
    try:
        for with_machine, standards in ways[:-1]:
            try:
                return _compiled(inputs, today, standards, with_machine=with_machine)
            except typst.TypstError as error:
                if "could not be displayed" not in error.message:
                    raise
        return _compiled(inputs, today, ways[-1][1], with_machine=True)
    except RuntimeError:
        message = _("The PDF could not be made. Nothing was written and your journal is unchanged.")
        raise JournalError(message) from None


def page_count(inputs: dict[str, bytes]) -> int:
    """Return how many pages templates and data take.

    Raises:
        JournalError: It could not be set.
    """
    import typst

    fonts = typst.Fonts(font_paths=[resource("fonts")], include_system_fonts=False)
    try:
        pages = typst.compile(inputs, format="svg", font_paths=fonts)  # type: ignore[call-overload]
    except RuntimeError:
        message = _("The PDF could not be made. Nothing was written and your journal is unchanged.")
        raise JournalError(message) from None
    return len(pages) if isinstance(pages, list) else 1


def _compiled(
    inputs: dict[str, bytes], today: date, standards: list[Literal["ua-1"]], *, with_machine: bool
) -> bytes:
    import typst

    fonts = typst.Fonts(font_paths=[resource("fonts")], include_system_fonts=with_machine)
    # Only for a document whose date is "auto"; ours has none. It keeps the clock out all the same.
    moment = datetime.combine(today, time(12), UTC)
    # The stubs leave out that sources may be given by name, in memory.
    result = typst.compile(
        inputs,  # type: ignore[call-overload]
        format="pdf",
        font_paths=fonts,
        pdf_standards=standards,
        timestamp=moment,
    )
    return bytes(result)
