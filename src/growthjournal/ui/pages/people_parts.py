"""Parts of a person's page: the three facts, a label with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from growthjournal.ui.widgets.basics import Card, ChipRow, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from growthjournal.ui.theme import ThemeController
    from growthjournal.wording.drift import Fact

SIDE_BY_SIDE_FROM = 480
"""Effective px from which the three facts stand beside each other."""


def shrinking(text: Text) -> Text:
    """Let a text be narrower than its longest word, so that it never widens the page."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    text.setSizePolicy(policy)
    return text


class FactCard(Card):
    """One fact of a relationship."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(4)
        self.name = shrinking(Text("", "section", wrap=True))
        self.figure = shrinking(Text("", "verdict", wrap=True))
        self.figure.setObjectName("figure")
        self.words = shrinking(Text("", "muted", wrap=True))
        for text in (self.name, self.figure, self.words):
            self.body.addWidget(text)
        self.body.addStretch(1)

    def show_fact(self, fact: Fact) -> None:
        """Show a fact."""
        self.name.setText(fact.title)
        self.figure.setText(fact.figure)
        self.words.setText(fact.text)
        self.setAccessibleName(fact.sentence)

    def forget(self) -> None:
        """Drop every text."""
        for text in (self.name, self.figure, self.words):
            text.setText("")
        self.setAccessibleName("")


class Facts(QWidget):
    """The three facts, side by side where there is room."""

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("facts")
        self.cards = (FactCard(), FactCard(), FactCard())
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for card in self.cards:
            self._row.addWidget(card, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show three facts."""
        for card, fact in zip(self.cards, facts, strict=True):
            card.show_fact(fact)

    def forget(self) -> None:
        """Drop every text."""
        for card in self.cards:
            card.forget()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(SIDE_BY_SIDE_FROM)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )


class ButtonRow(ChipRow):
    """Buttons that ask for one line and wrap where they do not get it."""

    @override
    def sizeHint(self) -> QSize:
        hints = [
            item.sizeHint()
            for place in range(self.flow.count())
            if (item := self.flow.itemAt(place)) is not None and not item.isEmpty()
        ]
        width = sum(hint.width() for hint in hints) + self.flow.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))


class Wrapping(QWidget):
    """Words at the start and controls at the end; where it is narrow, one below the other."""

    def __init__(
        self, theme: ThemeController, words: QWidget, controls: QWidget, least: int
    ) -> None:
        super().__init__()
        self._theme, self._least = theme, least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(words, 1)
        self._row.addWidget(controls, 0, Qt.AlignmentFlag.AlignTop)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(self._least)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
