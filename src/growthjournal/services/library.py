"""The texts of the Library: two guides, a form, and how the program comes to what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from growthjournal.bundled import resource
from growthjournal.exports.markup import plain_text
from growthjournal.language import gettext as _

PAGE = "page-"
"""Begins the name of a page of the window, where a link leads to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryText:
    """A text of the Library.

    In these texts a link to `entry:<name>` leads to another of them, with `#<beginning of a
    heading>` to a place in it; `entry:page-<page>` leads to a page of the window.

    Attributes:
        name: The file's, by which links call it.
        title: Its heading.
        about: What it is for, in a few words.
        body: Markdown, with the heading.
        plain: The same without signs, for searching.
    """

    name: str
    title: str
    about: str
    body: str
    plain: str


@cache
def library_texts() -> tuple[LibraryText, ...]:
    """Return the texts in the order in which they are offered."""
    return tuple(
        _read(name, about)
        for name, about in (
            ("mentoring-framework", _("From the first sentence to the last conversation")),
            ("mentor-or-sponsor", _("Two jobs in different rooms, and four places to stand")),
            ("agreement", _("Five lines to agree on with a mentor, to print or copy")),
            ("diagnostic", _("Twelve questions about one role, and what the answers add up to")),
            ("numbers", _("What stands behind every chart, word and question")),
            ("words", _("What the program means by pattern, promise, the room and the rest")),
        )
    )


def _read(name: str, about: str) -> LibraryText:
    body = resource("library", f"{name}.md").read_text(encoding="utf-8")
    title = body.partition("\n")[0].removeprefix("# ").strip()
    return LibraryText(name=name, title=title, about=about, body=body, plain=plain_text(body))
