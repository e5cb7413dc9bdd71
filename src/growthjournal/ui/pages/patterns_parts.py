"""Parts that the details of patterns and of assumptions share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import (
    Chip,
    ChipRow,
    IconButton,
    LinkButton,
    SecondaryButton,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QLayout

AT_FIRST = 30
"""Rows of a long list that are built at first."""


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def follow(before: QWidget, container: QWidget) -> None:
    """Let Tab reach what was just built inside a container right after a widget."""
    for widget in container.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(before, widget)
            before = widget


def column(parent: QWidget, *, spacing: int = 4) -> QVBoxLayout:
    """Return a column without margins."""
    made = QVBoxLayout(parent)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    return made


class Quote(QWidget):
    """The mentor's words verbatim, then who said them and when.

    Signals:
        words_wanted: No words are kept yet; the user wants to add them.
    """

    words_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Text("", "quote", wrap=True, selectable=True)
        self.words.setObjectName("theirWords")
        self.who = Text("", "meta", wrap=True)
        self.who.setObjectName("whoSaidIt")
        self.ask = LinkButton(_("Add their words, as they said them"))
        self.ask.setObjectName("addTheirWords")
        self.ask.clicked.connect(self.words_wanted)
        inside = column(self, spacing=6)
        inside.addWidget(self.words)
        inside.addWidget(self.ask)
        inside.addWidget(self.who)

    def show_words(self, words: str | None, who: str, *, is_own: bool) -> None:
        """Show words, or offer to add them where somebody else said them."""
        self.words.setText(_("“{words}”").format(words=words) if words else "")
        self.words.setVisible(bool(words))
        self.ask.setVisible(not words and not is_own)
        self.who.setText(who)


class Offer(QWidget):
    """What a rule allows now, and the button that does it.

    Signals:
        taken: The value that the offer was shown with.
    """

    taken = Signal(str)

    def __init__(self, name: str, button: str) -> None:
        super().__init__()
        self._value = ""
        self.sentence = Text("", wrap=True)
        self.button = SecondaryButton(button)
        self.button.setObjectName(name)
        self.button.clicked.connect(self._take)
        inside = column(self, spacing=6)
        inside.addWidget(self.sentence)
        inside.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_offer(self, sentence: str, value: str = "") -> None:
        """Say what is offered."""
        self._value = value
        self.sentence.setText(sentence)
        self.button.setAccessibleDescription(sentence)
        self.show()

    def hide_offer(self) -> None:
        """Offer nothing, and forget what was said."""
        self.sentence.setText("")
        self.button.setAccessibleDescription("")
        self.hide()

    def _take(self) -> None:
        self.taken.emit(self._value)


class Fields(QWidget):
    """Labelled texts; those without a text take no room."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        inside = column(self, spacing=10)
        self._boxes: list[tuple[str, QWidget, Text]] = []
        for label in labels:
            box, value = QWidget(), Text("", wrap=True, selectable=True)
            pair = column(box, spacing=1)
            pair.addWidget(Text(label, "meta", wrap=True))
            pair.addWidget(value)
            inside.addWidget(box)
            self._boxes.append((label, box, value))

    def show_fields(self, texts: Sequence[str | None]) -> None:
        """Show other texts, one for each label."""
        for (label, box, value), text in zip(self._boxes, texts, strict=True):
            value.setText(text or "")
            value.setAccessibleName(f"{label}: {text}" if text else label)
            box.setVisible(bool(text))
        self.setVisible(any(texts))

    def forget(self) -> None:
        """Drop every text."""
        self.show_fields([None] * len(self._boxes))


class StatusChips(ChipRow):
    """Where a record stands, as chips of which one is pressed.

    Signals:
        wanted: The value of the chip that the user pressed.
    """

    wanted = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], spoken: str) -> None:
        super().__init__()
        self.setAccessibleName(spoken)
        self.setObjectName("status")
        self._group = QButtonGroup(self)
        self._current = ""
        self.chips: dict[str, Chip] = {}
        for value, name in choices:
            chip = Chip(name, checkable=True)
            chip.setObjectName(f"status-{value}")
            chip.setAccessibleName(f"{spoken}: {name}")
            self._group.addButton(chip)
            self.chips[value] = chip
            self.add(chip)
            chip.clicked.connect(_Said(self, value))

    def show_value(self, value: str, allowed: Iterable[str]) -> None:
        """Press one chip; those that no rule allows now are not shown."""
        self._current = value
        shown = {*allowed, value}
        for name, chip in self.chips.items():
            chip.setVisible(name in shown)
            chip.setChecked(name == value)
        self.updateGeometry()

    def press(self, value: str) -> None:
        """Ask for another value; the chips follow once it is stored."""
        self.chips[self._current].setChecked(True)
        if value != self._current:
            self.wanted.emit(value)


class _Said:
    """Carries a chip's value past the `checked` that its signal sends."""

    def __init__(self, chips: StatusChips, value: str) -> None:
        self._chips, self._value = chips, value

    def __call__(self) -> None:
        self._chips.press(self._value)


class Rows(QWidget):
    """A long list of small widgets; the first thirty at once, the rest a press away."""

    def __init__(self, name: str, *, title: str, nothing: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = title
        self._nothing = nothing
        self._builders: list[Callable[[], QWidget]] = []
        self._shows_all = False
        self.heading = Text(title, "section")
        self.none = Text(nothing, "muted", wrap=True)
        self.more = LinkButton("")
        self.more.setObjectName(f"{name}-more")
        self.more.clicked.connect(self._show_rest)
        place = QWidget()
        self._inside = column(place, spacing=12)
        outside = column(self, spacing=8)
        outside.addWidget(self.heading)
        outside.addWidget(self.none)
        outside.addWidget(place)
        outside.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)

    def show_rows(self, builders: Sequence[Callable[[], QWidget]], *, is_same: bool) -> None:
        """Show other rows; `is_same` keeps a list that was opened in full open."""
        self._builders = list(builders)
        self._shows_all = self._shows_all and is_same
        self._build()

    def _build(self) -> None:
        clear(self._inside)
        count = len(self._builders)
        shown = count if self._shows_all else min(count, AT_FIRST)
        for build in self._builders[:shown]:
            self._inside.addWidget(build())
        self.none.setVisible(count == 0)
        self.more.setVisible(shown < count)
        self.more.setText(_("Show all {count}").format(count=count))
        self.more.setAccessibleName(self.more.text())

    def _show_rest(self) -> None:
        self._shows_all = True
        self._build()


def row_with_remove(words: Sequence[Text], button: IconButton) -> QWidget:
    """Return a few lines with a button at their end."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    lines = QVBoxLayout()
    lines.setSpacing(2)
    for line in words:
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        lines.addWidget(line)
    row.addLayout(lines, 1)
    row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
    return box
