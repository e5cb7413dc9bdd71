"""Parts of a person's page: the three facts, a label with its text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import ChipRow, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

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


class FactCard(QPushButton):
    """One fact of a relationship; pressing it shows what it was counted from."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "fact")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.name = shrinking(Text("", "section", wrap=True))
        self.figure = shrinking(Text("", "verdict", wrap=True))
        self.figure.setObjectName("figure")
        self.words = shrinking(Text("", "muted", wrap=True))
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(18, 16, 18, 16)
        self._body.setSpacing(4)
        for text in (self.name, self.figure, self.words):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._body.addWidget(text)
        self._body.addStretch(1)

    def show_fact(self, fact: Fact) -> None:
        """Show a fact."""
        self.name.setText(fact.title)
        self.figure.setText(fact.figure)
        self.words.setText(fact.text)
        self.setAccessibleName(fact.sentence)
        self.setAccessibleDescription(_("Shows what it was counted from"))

    def forget(self) -> None:
        """Drop every text."""
        for text in (self.name, self.figure, self.words):
            text.setText("")
        self.setAccessibleName("")

    @override
    def sizeHint(self) -> QSize:
        return self._body.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._body.minimumSize()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._body.totalHeightForWidth(width)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class Facts(QWidget):
    """The three facts, side by side where there is room.

    Signals:
        pressed: Which of them, from 0.
    """

    pressed = Signal(int)

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
        for place, card in enumerate(self.cards):
            card.setObjectName(f"fact-{place}")
            card.clicked.connect(partial(self._press, place))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show three facts."""
        for card, fact in zip(self.cards, facts, strict=True):
            card.show_fact(fact)

    def _press(self, place: int, *_checked: bool) -> None:
        self.pressed.emit(place)

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
