"""The small parts every page is made of; colours and sizes come from the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from growthjournal.ui.icons import icon, tinted
from growthjournal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

TextKind = Literal[
    "ui", "strong", "muted", "meta", "section", "title", "heading", "quote", "verdict", "wordmark",
    "chip", "key", "present", "present-title",
]  # fmt: skip
Tone = Literal["", "good", "skill", "visibility"]


LONGEST_WORD = 18
"""Letters after which a word may be broken: a name without a space must not be cut off."""


class Text(QLabel):
    """A label in one of the look's kinds of type. Shows plain text only: never markup."""

    def __init__(
        self,
        text: str = "",
        kind: TextKind = "ui",
        *,
        tone: Tone = "",
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        if tone:
            self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def set_tone(self, tone: Tone) -> None:
        """Colour the text as data (skill, visibility), good, or plain."""
        self.setProperty("tone", tone)
        restyle(self)


class ElidedText(Text):
    """A one-line label that ends in … where it does not fit; the tool tip has the whole text."""

    def __init__(self, text: str = "", kind: TextKind = "ui") -> None:
        super().__init__(text, kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = text

    @override
    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def whole_text(self) -> str:
        """Return the text without the ellipsis."""
        return self._whole

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1)
        )
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class _Button(QPushButton):
    def __init__(self, text: str, icon_name: str, kind: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._has_icon = bool(icon_name)
        self.setText(text)
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        if icon_name:
            self.setIcon(icon(icon_name, role))

    @override
    def setText(self, text: str) -> None:
        # The style leaves too little room between icon and words.
        super().setText(f"\u00a0{text}" if self._has_icon and text else text)


class PrimaryButton(_Button):
    """The one act a view is about: ink."""

    def __init__(self, text: str, icon_name: str = "") -> None:
        super().__init__(text, icon_name, "primary", QPalette.ColorRole.BrightText)


class SecondaryButton(_Button):
    """Any other act: a border."""

    def __init__(self, text: str, icon_name: str = "") -> None:
        super().__init__(text, icon_name, "secondary", QPalette.ColorRole.ButtonText)


class QuietButton(_Button):
    """An act inside text or a row: no border until it is pointed at or focused."""

    def __init__(self, text: str, icon_name: str = "") -> None:
        super().__init__(text, icon_name, "quiet", QPalette.ColorRole.ButtonText)


class LinkButton(_Button):
    """An act that reads as a link."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "", "link", QPalette.ColorRole.ButtonText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class IconButton(QToolButton):
    """An act shown as an icon alone; its name is its tool tip and its accessible name."""

    def __init__(self, icon_name: str, name: str) -> None:
        super().__init__()
        self.setIcon(icon(icon_name))
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Chip(_Button):
    """A small pill that is pressed: a filter (checkable) or a link."""

    def __init__(self, text: str, icon_name: str = "", *, checkable: bool = False) -> None:
        super().__init__(text, icon_name, "chip", QPalette.ColorRole.PlaceholderText)
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return room for the heavier letters of a checked chip, which the style forgets."""
        size = super().sizeHint()
        if not self.isCheckable():
            return size
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        wider = QFontMetrics(heavy).horizontalAdvance(self.text())
        more = max(0, wider - self.fontMetrics().horizontalAdvance(self.text()))
        return size.grownBy(QMargins(0, 0, more, 0))


class Card(QFrame):
    """A white surface with one hairline; put things into `body`."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 16, 18, 16)
        self.body.setSpacing(8)
        if title:
            self.body.addWidget(Text(title, "section"))
            self.setAccessibleName(title)


class Hairline(QFrame):
    """A horizontal rule."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "hairline")
        self.setFixedHeight(1)


class Glyph(QWidget):
    """An icon that is no control."""

    def __init__(
        self,
        icon_name: str,
        size: int = 17,
        role: QPalette.ColorRole = QPalette.ColorRole.PlaceholderText,
    ) -> None:
        super().__init__()
        self._name, self._role = icon_name, role
        self.setFixedSize(QSize(size, size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtGui import QGuiApplication, QPainter

        colour = QGuiApplication.palette().color(self._role)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, tinted(self._name, self.width(), self.devicePixelRatioF(), colour))
        painter.end()


class PageHeader(QWidget):
    """Title and one line under it at the start, buttons at the end; wraps when narrow."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.title = Text(title, "title", wrap=True)
        self.subtitle = Text(subtitle, "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        if not subtitle:
            self.subtitle.hide()
        self._tools = QHBoxLayout()
        self._tools.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(self._tools)
        row.setAlignment(self._tools, Qt.AlignmentFlag.AlignTop)

    def set_subtitle(self, text: str) -> None:
        """Replace the line under the title; an empty one takes no room."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))

    def add(self, widget: QWidget) -> None:
        """Put a button at the end."""
        self._tools.addWidget(widget)


class EmptyState(QWidget):
    """A page that teaches: one sentence and the one button that starts it."""

    pressed = Signal()

    def __init__(self, sentence: str, button: str = "", icon_name: str = "") -> None:
        super().__init__()
        self.sentence = Text(sentence, "muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMinimumWidth(220)
        self.sentence.setMaximumWidth(460)
        self.button = PrimaryButton(button, icon_name)
        if not button:
            self.button.hide()
        self.button.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.sentence, 4)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def set_sentence(self, sentence: str) -> None:
        """Say something else, for example that a search found nothing."""
        self.sentence.setText(sentence)

    def _press(self) -> None:
        self.pressed.emit()


class ScrollColumn(QScrollArea):
    """A page that scrolls; put things into `body`."""

    def __init__(self, *, margins: tuple[int, int, int, int] = (28, 20, 28, 24)) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(16)
        self.setWidget(inner)


class ChipRow(QWidget):
    """Chips that wrap."""

    def __init__(self, *, spacing: int = 6) -> None:
        super().__init__()
        self.flow = FlowLayout(self, spacing=spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put one more chip at the end."""
        self.flow.addWidget(widget)


def breakable(text: str) -> str:
    """Return a text in which words longer than a line may be broken."""
    import re

    # A line may end at a hyphen already.
    return re.sub(rf"([^\s\-]{{{LONGEST_WORD}}})(?=[^\s\-])", "\\1\u200b", text)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property that it asks for was changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def plain_calendar(calendar: QCalendarWidget) -> None:
    """Take the red weekends and the week numbers out of a calendar."""
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)


def labelled(label: str, widget: QWidget, hint: str = "") -> QWidget:
    """Return a field under its label, with a muted hint below it where there is one."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    name = Text(label, "strong", wrap=True)
    name.setBuddy(widget)
    column.addWidget(name)
    column.addWidget(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(label)
    if hint:
        column.addWidget(Text(hint, "meta", wrap=True))
        widget.setAccessibleDescription(hint)
    return box


def meet_viewport(area: QAbstractScrollArea) -> None:
    """Tell PySide what a viewport is, before anything asks for it.

    `viewport()` would make PySide load every class of widget to find the type of one that Qt
    made, which takes 26 ms; looked up by its name, it is taken for the QWidget that it is.
    """
    area.findChild(QWidget, "qt_scrollarea_viewport")
