"""A promise in words: "When ..., I will ...", and what is done with it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from growthjournal.domain.commitments import CommitmentStatus, lacks_its_line
from growthjournal.language import gettext as _
from growthjournal.wording.conversations import missing_line

if TYPE_CHECKING:
    from growthjournal.domain.commitments import Commitment


def when_then(when: str, act: str) -> str:
    """Return a promise tied to its moment; without one, the act alone."""
    moment, deed = _bare(when, _opening("when")), _bare(act, _opening("act"))
    if not deed:
        return ""
    if not moment:
        return _("I will {act}.").format(act=deed)
    return _("When {when}, I will {act}.").format(when=moment, act=deed)


def parts_of(text: str) -> tuple[str, str] | None:
    """Return moment and act of a promise in that form; None for one in other words.

    The moment is empty where only the act was said.
    """
    words = " ".join(text.split())
    for template in (_("When {when}, I will {act}."), _("I will {act}.")):
        match = re.fullmatch(_pattern(template), words, re.IGNORECASE)
        if match is not None:
            found = match.groupdict()
            return found.get("when") or "", found["act"]
    return None


def line_wanted(commitment: Commitment) -> str:
    """Return what a closed promise still has to say before it counts, else ""."""
    return missing_line(commitment.status) if lacks_its_line(commitment) else ""


def closing_said(status: CommitmentStatus) -> str:
    """Return the quiet line after a promise was closed."""
    return {
        CommitmentStatus.DONE: _("Done"),
        CommitmentStatus.PARTLY: _("Partly done"),
        CommitmentStatus.DROPPED: _("Dropped"),
    }[status]


@cache
def _pattern(template: str) -> str:
    escaped = re.escape(template.removesuffix("."))
    for name in ("when", "act"):
        escaped = escaped.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>.+?)")
    return escaped + r"\.?"


@cache
def _opening(name: str) -> str:
    """Return the words that stand before a part, so that typing them too does no harm."""
    before = _("When {when}, I will {act}.").split(f"{{{name}}}", maxsplit=1)[0]
    return before.rsplit("}", maxsplit=1)[-1].lstrip(", ").strip().casefold()


def _bare(text: str, opening: str) -> str:
    words = " ".join(text.split()).rstrip(".,; ")
    if words.casefold().startswith(f"{opening} "):
        words = words[len(opening) + 1 :]
    return words
