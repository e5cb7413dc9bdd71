"""The charts that matter before a conversation, drawn once the page is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Card
from growthjournal.ui.widgets.chart_picture import ChartPicture

if TYPE_CHECKING:
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.chart_view import Pointed

WISH = 250
"""Wished height of a chart, in px."""


class PictureCard(Card):
    """One chart; its title is the question.

    Signals:
        records_wanted: (title, uuids) behind a mark.
    """

    records_wanted = Signal(str, tuple)

    def __init__(self, session: Session, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}Picture")
        self.setAccessibleName(title)
        self.body.setContentsMargins(2, 6, 2, 6)
        self.view = ChartPicture(session, name, title, wish=WISH)
        self.view.mark_pressed.connect(self._pressed)
        self.body.addWidget(self.view)

    def _pressed(self, mark: Pointed) -> None:
        if mark.ids:
            self.records_wanted.emit(mark.label, mark.ids)


class ChartColumn(QWidget):
    """The gap, the patterns this person knows, and the conversations with them.

    Signals:
        records_wanted: (title, uuids) behind a mark.
    """

    records_wanted = Signal(str, tuple)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.cards = {
            name: PictureCard(session, name, title)
            for name, title in (
                ("gap", _("Skill and visibility")),
                ("patterns", _("What they see you repeat")),
                ("conversations", _("Your conversations")),
            )
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in self.cards.values():
            card.hide()
            card.records_wanted.connect(self.records_wanted)
            column.addWidget(card)
        column.addStretch(1)
        session.theme.changed.connect(self._draw_anew)

    def show_charts(self, names: tuple[str, ...], person: str, *, anew: bool) -> None:
        """Show the charts for which there are records; they are drawn a moment later.

        Args:
            names: Which.
            person: Uuid.
            anew: What they show may have changed.
        """
        for name, card in self.cards.items():
            card.setVisible(name in names)
            if name in names:
                card.view.set_wish(self._session.theme.px(WISH))
                card.view.show_person(person, anew=anew)
            else:
                card.view.clear()
        self.setVisible(bool(names))

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [card.view for card in self.cards.values() if not card.isHidden()]

    def clear(self) -> None:
        """Drop every chart."""
        for card in self.cards.values():
            card.view.clear()
            card.hide()

    def _draw_anew(self) -> None:
        for card in self.cards.values():
            card.view.set_wish(self._session.theme.px(WISH))
            card.view.refresh()
