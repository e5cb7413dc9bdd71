"""What is written in passing: one text whose first line is the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from growthjournal.domain.entries import tags_in

LONGEST_TITLE = 200
"""A longer first line is a paragraph, not a title."""
_HEADING = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A captured text as the parts of an entry.

    Attributes:
        title: The first line when more follow it, else empty: the list shows the first line then.
        body: The rest.
        tags: The tags in the title; those in the body are found there.
    """

    title: str = field(repr=False)
    body: str = field(repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)


def captured(text: str) -> Capture:
    """Return a text with its first line as the title, where it can be one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    head, _newline, rest = text.partition("\n")
    title = _HEADING.sub("", head, count=1).strip() if _HEADING.match(head) else head.strip()
    if not rest.strip() or not title or len(title) > LONGEST_TITLE:
        return Capture(title="", body=text)
    return Capture(title=title, body=rest.strip("\n").rstrip(), tags=tags_in(title))
