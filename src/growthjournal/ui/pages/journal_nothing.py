"""What the list says where a search finds nothing."""

from __future__ import annotations

from growthjournal.domain.entries import EntryKind
from growthjournal.language import gettext as _
from growthjournal.language import list_of
from growthjournal.ui.widgets.entry_delegate import kind_name


def nothing_found(misread: tuple[tuple[str, str], ...]) -> str:
    """Return a sentence, which names the first operator whose value was not understood."""
    told = _told(*misread[0]) if misread else ""
    advice = _("Try fewer words, or press Esc to see all entries.")
    if not told:
        return _("No entry matches.") + " " + advice
    return told + " " + _("Nothing has these words either. Press Esc to see all entries.")


def _told(operator: str, value: str) -> str:
    if operator == "kind":
        kinds = list_of([kind_name(kind) for kind in EntryKind])
        return _("There is no kind “{value}”. The kinds are {kinds}.").format(
            value=value, kinds=kinds
        )
    if operator in {"before", "after", "on"}:
        return _("“{value}” is no date. Write 2026, 2026-11 or 2026-11-20.").format(value=value)
    if operator == "has":
        return _("There is no “has:{value}”. There are {words}.").format(
            value=value, words="has:image, has:file, has:link, has:mentor, has:tag, has:fact"
        )
    if operator == "is":
        return _("There is no “is:{value}”. There are {words}.").format(
            value=value, words="is:starred, is:pinned"
        )
    return ""
