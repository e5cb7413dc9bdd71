"""The prompts that an entry of a kind begins with (method.md A8), as headings in Markdown."""

from __future__ import annotations

from growthjournal.domain.entries import EntryKind
from growthjournal.language import gettext as _


def prompts_of(kind: EntryKind) -> tuple[str, ...]:
    """Return the prompts of a kind in their order; none where a line is enough."""
    if kind is EntryKind.EVENT_REVIEW:
        return (
            _("Expected"),
            _("Happened"),
            _("My part"),
            _("Another explanation someone fair would give"),
            _("Next time when … I will …"),  # underscores would be emphasis
        )
    if kind is EntryKind.LONG_REFLECTION:
        return (
            _("What happened"),
            _("What I felt"),
            _("What went well and badly"),
            _("What I make of it"),
            _("What I conclude"),
            _("What I'll do"),
        )
    if kind is EntryKind.STRENGTHS_NOTE:
        return (_("One strength"), _("Where I'll use it today"))
    return ()


def built_in_template(kind: EntryKind) -> str:
    """Return the prompts of a kind as headings with room to write between them."""
    return "\n".join(f"## {prompt}\n\n" for prompt in prompts_of(kind))
