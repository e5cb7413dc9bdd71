"""The decision that is chosen: its words in full, and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from growthjournal.domain.entries import TargetKind
from growthjournal.language import gettext as _
from growthjournal.ui.models.decisions import Stage
from growthjournal.ui.pages.patterns_parts import follow
from growthjournal.ui.widgets.basics import Card, Text
from growthjournal.ui.widgets.source_chips import Opening, SourceChips, entries
from growthjournal.wording.decisions import forecast_line, taken_line

if TYPE_CHECKING:
    from datetime import date

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
        self.expected = Text("", wrap=True, selectable=True)
        self.chips = SourceChips(_("Belongs to it"))
        self.chips.setObjectName("belongsToDecision")
        self.chips.wanted.connect(self.wanted)
        for part in (self.title, self.line, self.expected, self.chips):
            self.body.addWidget(part)

    def show_row(self, row: DecisionRow | None, session: Session) -> None:
        """Show a decision; the card is hidden where it would only repeat the row."""
        today = session.today()
        belonging = _belonging(row, session) if row else []
        expected = [forecast_line(one, today) for one in row.forecasts] if row else []
        self.title.setText(row.title if row else "")
        self.line.setText(_standing(row, today) if row else "")
        self.line.setVisible(bool(self.line.text()))
        self.expected.setText("\n".join(expected))
        self.expected.setVisible(bool(expected))
        self.chips.show_openings(belonging)
        follow(self.expected, self.chips)
        is_judged = row is not None and row.stage is Stage.JUDGED
        self.setVisible(bool(belonging or expected or is_judged))


def _standing(row: DecisionRow, today: date) -> str:
    """Return where it stands, without what was expected of it, which has lines of its own."""
    is_taken = row.stage is not Stage.JUDGED and not row.decision.is_open
    return taken_line(row.decision, (), today) if is_taken else row.line


def _belonging(row: DecisionRow, session: Session) -> list[Opening]:
    patterns = [
        Opening(kind=TargetKind.PATTERN, uuid=uuid, title=name) for uuid, name in row.patterns
    ]
    told = session.ask(
        lambda one: entries(one, [each.uuid for each in one.journal.linked_from(row.uuid)]),
        list[Opening](),
    )
    return [*patterns, *told]
