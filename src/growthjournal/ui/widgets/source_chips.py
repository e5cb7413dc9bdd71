"""Where something comes from, as chips that open it: who, in which conversation, which entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from growthjournal.domain.entries import TargetKind
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.services.workspace import Workspace

ICONS = {
    TargetKind.PERSON: "user",
    TargetKind.CONVERSATION: "message-circle",
    TargetKind.ENTRY: "notebook-pen",
    TargetKind.PATTERN: "repeat-2",
    TargetKind.DECISION: "split",
}
MOST_LETTERS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A record that a chip opens.

    Attributes:
        kind: Of the record.
        uuid: Its identity.
        title: What it is called.
    """

    kind: TargetKind
    uuid: str
    title: str = field(repr=False)


def talk(workspace: Workspace, *, person: str | None, conversation: str | None) -> list[Opening]:
    """Return who said something and in which conversation; what is gone is left out."""
    found = []
    everyone = workspace.mentoring.everyone() if person else {}
    if person in everyone and everyone[person].deleted_at is None:
        found.append(Opening(kind=TargetKind.PERSON, uuid=person, title=everyone[person].name))
    held = workspace.mentoring.conversations() if conversation else []
    found += [
        Opening(
            kind=TargetKind.CONVERSATION,
            uuid=one.uuid,
            title=_("Conversation of {date}").format(date=format_date(one.date, "medium")),
        )
        for one in held
        if one.uuid == conversation
    ]
    return found


def entries(workspace: Workspace, uuids: Sequence[str]) -> list[Opening]:
    """Return entries under their titles."""
    titles = ((uuid, workspace.journal.linked_title(TargetKind.ENTRY, uuid)) for uuid in uuids)
    return [
        Opening(kind=TargetKind.ENTRY, uuid=uuid, title=title or _("No title"))
        for uuid, title in titles
    ]


def decisions(workspace: Workspace, pattern: str) -> list[Opening]:
    """Return the decisions in which a pattern showed, the one judged last first."""
    judged = [one for one in workspace.decisions.reviews() if one.pattern == pattern]
    latest = dict.fromkeys(one.decision for one in reversed(judged))
    titles = {one.uuid: one.title for one in workspace.decisions.all()} if latest else {}
    return [
        Opening(kind=TargetKind.DECISION, uuid=uuid, title=titles[uuid])
        for uuid in latest
        if uuid in titles
    ]


class SourceChips(ChipRow):
    """Chips that lead to records.

    Signals:
        wanted: (kind, uuid) of the record to show.
    """

    wanted = Signal(str, str)

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self.setAccessibleName(spoken)
        self.chips: list[Chip] = []
        self._shown: tuple[Opening, ...] = ()

    def show_openings(self, found: Sequence[Opening]) -> None:
        """Show other records; none takes no room."""
        self.setVisible(bool(found))
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        self.flow.clear()
        self.chips = []
        for one in found:
            chip = Chip(_short(one.title).replace("&", "&&"), ICONS[one.kind])
            chip.setObjectName(f"open-{one.kind.value}-{one.uuid}")
            chip.setAccessibleName(_("Open {title}").format(title=one.title))
            chip.setToolTip(one.title)
            chip.clicked.connect(partial(self._want, one))
            self.chips.append(chip)
            self.add(chip)

    def _want(self, one: Opening, *_checked: bool) -> None:
        self.wanted.emit(one.kind.value, one.uuid)


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= MOST_LETTERS else line[: MOST_LETTERS - 1].rstrip() + "…"
