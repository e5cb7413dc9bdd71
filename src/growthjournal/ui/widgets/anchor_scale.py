"""The five written levels of an axis as large cards, and "can't say"; nothing is preselected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.competencies import SCALE, Axis
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

CANT_SAY = 0
"""The key, and the number in the signal, of "can't say"."""
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


class AnchorCard(QRadioButton):
    """One line to choose; the whole card is pressed. The arrows move without choosing.

    Args:
        key: The digit that chooses it; empty for none.
        words: The line.
        detail: Quiet words under it.
        role: Colour once it is chosen.
        quiet: Without a frame.
    """

    def __init__(
        self,
        key: str,
        words: str,
        *,
        detail: str = "",
        role: QPalette.ColorRole = QPalette.ColorRole.Text,
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self._key, self._words, self._detail = key, words, detail
        self._role, self._quiet = role, quiet
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        says = [detail] if detail else []
        if key:
            says.append(_("Key {key} chooses it.").format(key=key))
        self.setAccessibleDescription(" ".join(says))

    @property
    def _unit(self) -> float:
        """One px of the 100 % design."""
        return self.font().pixelSize() / 14 if self.font().pixelSize() > 0 else 1.0

    def _px(self, length: float) -> int:
        return round(length * self._unit)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._px(12))
        return font

    def _words_rect(self, width: int) -> QRect:
        start, end = self._px(46), self._px(54)
        top = self._px(5 if self._quiet else 13)
        room = max(width - start - end, 40)
        metrics = QFontMetrics(self.font())
        return QRect(start, top, room, _wrapped_height(metrics, self._words, room))

    def _detail_rect(self, words: QRect) -> QRect:
        metrics = QFontMetrics(self._small_font())
        height = _wrapped_height(metrics, self._detail, words.width()) if self._detail else 0
        return QRect(words.left(), words.bottom() + 1, words.width(), height)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        words = self._words_rect(width)
        return words.height() + self._detail_rect(words).height() + 2 * words.top()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._px(420), self.heightForWidth(max(self.width(), self._px(220))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._px(180), self.heightForWidth(max(self.width(), self._px(180))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    @override
    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.focusNextPrevChild(step > 0)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        if not self._quiet:
            self._paint_frame(painter)
        elif self.hasFocus():
            painter.setPen(QPen(self.palette().text().color(), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        words = self._words_rect(self.width())
        self._paint_circle(painter, words)
        role = QPalette.ColorRole.PlaceholderText if self._quiet else QPalette.ColorRole.Text
        ink = role if not self.isChecked() else QPalette.ColorRole.Text
        painter.setPen(self.palette().color(ink))
        painter.drawText(self._mirrored(words), int(Qt.TextFlag.TextWordWrap), self._words)
        if self._key:
            self._paint_key(painter, words)
        if self._detail:
            painter.setFont(self._small_font())
            painter.setPen(self.palette().placeholderText().color())
            detail = self._mirrored(self._detail_rect(words))
            painter.drawText(detail, int(Qt.TextFlag.TextWordWrap), self._detail)
        painter.end()

    def _mirrored(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - rect.right() - 1, rect.top(), rect.width(), rect.height())
        return rect

    def _colour(self) -> QColor:
        return self.palette().color(self._role)

    def _paint_frame(self, painter: QPainter) -> None:
        palette = QGuiApplication.palette()  # the style sheet's transparency is in our own
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = self._px(8)
        colour = palette.color(QPalette.ColorRole.Dark)
        if self.isChecked():
            colour = self._colour()
        painter.setPen(QPen(colour, 1.5 if self.isChecked() else 1))
        is_pointed = self.underMouse() and not self.isChecked()
        painter.setBrush(palette.midlight() if is_pointed else palette.base())
        painter.drawRoundedRect(frame, radius, radius)
        if self.isChecked():
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            bar = QRect(1, 1, self._px(4), self.height() - 2)
            painter.setClipRect(self._mirrored(bar))
            painter.drawRoundedRect(frame, radius, radius)
            painter.restore()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.text().color(), 2))
            painter.drawRoundedRect(frame, radius, radius)

    def _paint_circle(self, painter: QPainter, words: QRect) -> None:
        side = self._px(16)
        line = QFontMetrics(self.font()).height()
        top = words.top() + (line - side) // 2
        circle = QRectF(self._mirrored(QRect(self._px(17), top, side, side)))
        colour = self._colour() if self.isChecked() else self.palette().dark().color()
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self.isChecked():
            inset = self._px(4)
            painter.setBrush(colour)
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))

    def _paint_key(self, painter: QPainter, words: QRect) -> None:
        line = QFontMetrics(self.font()).height()
        side = self._px(20)
        box = QRect(self.width() - self._px(16) - side, 0, side, side)
        box.moveTop(words.top() + (line - side) // 2)
        box = self._mirrored(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().mid().color(), 1))
        painter.drawRoundedRect(QRectF(box), self._px(4), self._px(4))
        painter.setFont(self._small_font())
        painter.setPen(self.palette().placeholderText().color())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)


class AnchorScale(QWidget):
    """Five cards and "can't say".

    Signals:
        chosen: 1 to 5, or `CANT_SAY`.
    """

    chosen = Signal(int)

    def __init__(self, axis: Axis, levels: Sequence[str], *, cant_say: str = "") -> None:
        super().__init__()
        self.setObjectName("anchorScale")
        role = QPalette.ColorRole.Link if axis is Axis.SKILL else QPalette.ColorRole.LinkVisited
        self.cards: dict[int, AnchorCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = dict(zip(SCALE, levels, strict=True))
        words[CANT_SAY] = cant_say or _("Can’t say")
        for number, text in words.items():
            card = AnchorCard(str(number), text, role=role, quiet=number == CANT_SAY)
            card.setObjectName(f"anchor{number}" if number else "cantSay")
            card.clicked.connect(lambda _on=False, number=number: self._press(number))
            self.cards[number] = card
            column.addWidget(card)

    def answer(self) -> int | None:
        """Return what is chosen: 1 to 5, `CANT_SAY`, or None while nothing is."""
        return next((number for number, card in self.cards.items() if card.isChecked()), None)

    def choose(self, number: int) -> None:
        """Choose a line, as its key does."""
        self.cards[number].setFocus()
        self.cards[number].click()

    def _press(self, number: int) -> None:
        # No button group: it would let Tab reach the chosen card alone.
        for other, card in self.cards.items():
            card.setChecked(other == number)
        self.chosen.emit(number)


def _wrapped_height(metrics: QFontMetrics, words: str, room: int) -> int:
    box = QRect(0, 0, room, 10_000)
    return metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), words).height()
