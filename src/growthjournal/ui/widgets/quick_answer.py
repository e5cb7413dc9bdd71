"""One question with a few answers side by side; nothing is chosen before somebody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class _Row(QWidget):
    """Chips of which Tab reaches one and the arrows the others."""

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[Chip] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # an answer can be taken back
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)

    def add_chip(self, chip: Chip) -> None:
        """Put one more chip at the end."""
        self.chips.append(chip)
        self._group.addButton(chip)
        self._line.addWidget(chip)
        self.stop_at(self.chips[0])

    def stop_at(self, chip: Chip) -> None:
        """Let Tab reach this chip."""
        for one in self.chips:
            is_it = one is chip
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus)

    def step(self, by: int) -> bool:
        """Move the keyboard to the next or previous chip."""
        at = next((place for place, one in enumerate(self.chips) if one.hasFocus()), None)
        if at is None:
            return False
        chip = self.chips[(at + by) % len(self.chips)]
        self.stop_at(chip)
        chip.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class QuickAnswer(QWidget):
    """A question, its choices, and what the ends of a scale mean.

    The digit of a choice chooses it and goes on to the next question; pressed again it is taken
    back.

    Args:
        question: As it is asked.
        choices: Value and text of each button.
        ends: What the first and the last choice mean, where the buttons do not say it.

    Signals:
        changed: Another answer was given, or it was taken back.
        answered: By a key; the keyboard may go on.
    """

    changed = Signal()
    answered = Signal()

    def __init__(
        self,
        question: str,
        choices: Sequence[tuple[int, str]],
        ends: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._values = [value for value, _text in choices]
        self.question = Text("", wrap=True)
        self.low, self.high = Text("", "meta", wrap=True), Text("", "meta", wrap=True)
        self.row = _Row()
        for value, text in choices:
            chip = Chip(text, checkable=True)
            chip.setObjectName(f"answer-{value}")
            chip.clicked.connect(self._clicked)
            self.row.add_chip(chip)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.low)
        line.addWidget(self.row)
        line.addWidget(self.high, 1)
        self.high.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.question)
        column.addLayout(line)
        self.reword(question, ends)

    def reword(self, question: str, ends: tuple[str, str]) -> None:
        """Ask the same in other words; the answer stays."""
        self.question.setText(question)
        self.row.setAccessibleName(question)
        for label, end in ((self.low, ends[0]), (self.high, ends[1])):
            label.setText(end)
        self.low.setVisible(bool(ends[0]))
        meanings = {self._values[0]: ends[0], self._values[-1]: ends[1]}
        for chip, (value, text) in zip(self.row.chips, self._choices, strict=True):
            meaning = meanings.get(value, "")
            said = _("{answer}, {meaning}").format(answer=text, meaning=meaning)
            chip.setAccessibleName(said if meaning else text)
            chip.setAccessibleDescription(question)
            chip.setToolTip(meaning)

    def value(self) -> int | None:
        """Return the answer, None when there is none."""
        for value, chip in zip(self._values, self.row.chips, strict=True):
            if chip.isChecked():
                return value
        return None

    def set_value(self, answer: int | None) -> None:
        """Show an answer."""
        for value, chip in zip(self._values, self.row.chips, strict=True):
            chip.setChecked(answer is not None and value == int(answer))
            if chip.isChecked():
                self.row.stop_at(chip)

    def focus_first(self) -> None:
        """Put the keyboard where this question is answered."""
        reached = [one for one in self.row.chips if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        reached[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        pressed = self.sender()
        for chip in self.row.chips:
            if chip is not pressed:
                chip.setChecked(False)
            else:
                self.row.stop_at(chip)
        self.changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        digit = key - Qt.Key.Key_0
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif digit in self._values:
            self.row.chips[self._values.index(digit)].click()
            self.answered.emit()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.row.step(1 if (key == Qt.Key.Key_Right) is not backwards else -1)
        else:
            super().keyPressEvent(event)
