"""The frame of dialogs that ask one screen after another."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPalette, QShortcut
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.dialogs.rating_screens import Screen
from growthjournal.ui.widgets.basics import Chip, PrimaryButton, SecondaryButton, Text
from growthjournal.ui.widgets.form import Trouble

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from growthjournal.ui.session import Session

SPACE, BAR = 8, 4
"""Px between the segments of the bar, and its height."""


class StepBar(QWidget):
    """One segment a step; those up to the present one are filled."""

    def __init__(self) -> None:
        super().__init__()
        self._place = self._count = 0
        self.setFixedHeight(BAR)

    def show_place(self, place: int, count: int) -> None:
        """Fill the segments up to a place, from 1."""
        self._place, self._count = place, count
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        long = (self.width() - SPACE * (self._count - 1)) / self._count
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number in range(self._count):
            at = self._count - 1 - number if is_mirrored else number
            is_done = number < self._place
            role = QPalette.ColorRole.Text if is_done else QPalette.ColorRole.Mid
            painter.setBrush(self.palette().color(role))
            left = round(at * (long + SPACE))
            painter.drawRoundedRect(left, 0, round(long), BAR, BAR / 2, BAR / 2)
        painter.end()


class SteppedDialog(FramedDialog):
    """Where one is, a question, one screen; digits answer it, Enter goes on, Alt Left goes back."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        title: str,
        *,
        name: str,
        size: tuple[int, int],
    ) -> None:
        super().__init__(session, parent, title, size=size)
        self.place = Text("", "muted", wrap=True)
        self.place.setObjectName(f"{name}Place")
        self.bar = StepBar()
        self.question = Text("", "heading", wrap=True)
        self.question.setObjectName(f"{name}Question")
        self.screen_shown: Screen = Screen()
        for widget in (self.place, self.bar, self.question, self.screen_shown):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.trouble = Trouble()
        self._buttons.insertWidget(0, self.trouble, 4)
        self.back_button = SecondaryButton(_("Back"))
        self.back_button.setObjectName(f"{name}Back")
        self.back_button.clicked.connect(self.go_back)
        self.button = PrimaryButton(_("Next"))
        self.button.setObjectName(f"{name}Next")
        self.button.clicked.connect(self.go_on)
        for button in (self.back_button, self.button):
            button.setAutoDefault(False)
            self.add_button(button)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.go_on)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)
        QShortcut(QKeySequence("Ctrl+E"), self, self._focus_fact)

    @abstractmethod
    def go_on(self) -> None:
        """Take what stands on the screen, and go to the next."""

    @abstractmethod
    def go_back(self) -> None:
        """Return to the screen before, with what was answered there."""

    def area(self) -> QScrollArea:
        """Return what scrolls."""
        return self.findChildren(QScrollArea)[0]

    def show_screen(self, screen: Screen, question: str, button: str) -> None:
        """Put another screen in place, and the keyboard where it starts."""
        old, self.screen_shown = self.screen_shown, screen
        self.body.replaceWidget(old, screen)
        old.hide()
        old.deleteLater()
        screen.next_wanted.connect(self.go_on)
        self.question.setText(question)
        self.question.setVisible(bool(question))
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.trouble.say("")
        self.area().verticalScrollBar().setValue(0)
        screen.show()
        screen.start()

    def _focus_fact(self) -> None:
        self.screen_shown.focus_fact()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif is_plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.screen_shown.press_digit(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        focused = self.focusWidget()
        if self.screen_shown.take_enter():
            return
        if isinstance(focused, QPushButton) and not isinstance(focused, Chip):
            focused.click()
        else:
            self.go_on()
