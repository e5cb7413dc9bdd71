"""The decision that is chosen: its words in full, and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from growthjournal.domain.entries import TargetKind
from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_parts import follow
from growthjournal.ui.widgets.basics import Card, Text
from growthjournal.ui.widgets.source_chips import Opening, SourceChips, entries

if TYPE_CHECKING:
    from growthjournal.ui.models.decisions import DecisionRow
    from growthjournal.ui.session import Session


class ChosenCard(Card):
    """What the row has no room for, and the records that belong to the decision.

    Signals:
        wanted: (kind, uuid) of the record to show.
    """

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chosenDecision")
        self.setAccessibleName(_("The decision that is chosen"))
        self.body.setContentsMargins(18, 12, 18, 12)
        self.body.setSpacing(6)
        self.title = Text("", "strong", wrap=True, selectable=True)
        self.line = Text("", "muted", wrap=True, selectable=True)
        self.chips = SourceChips(_("Belongs to it"))
        self.chips.setObjectName("belongsToDecision")
        self.chips.wanted.connect(self.wanted)
        for part in (self.title, self.line, self.chips):
            self.body.addWidget(part)

    def show_row(self, row: DecisionRow | None, session: Session) -> None:
        """Show a decision; None hides the card."""
        self.title.setText(row.title if row else "")
        self.line.setText(row.line if row else "")
        self.line.setVisible(bool(self.line.text()))
        self.chips.show_openings(_belonging(row, session) if row else ())
        follow(self.line, self.chips)
        self.setVisible(row is not None)


def _belonging(row: DecisionRow, session: Session) -> list[Opening]:
    patterns = [
        Opening(kind=TargetKind.PATTERN, uuid=uuid, title=name) for uuid, name in row.patterns
    ]
    told = session.ask(
        lambda one: entries(one, [each.uuid for each in one.journal.linked_from(row.uuid)]),
        list[Opening](),
    )
    return [*patterns, *told]
