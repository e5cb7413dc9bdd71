"""Parts of forms: a fold, text over several lines, a date, a belief, one sentence of trouble."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.language import locale_name
from growthjournal.ui.icons import icon
from growthjournal.ui.widgets.basics import Glyph, QuietButton, Text
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from growthjournal.ui.preferences import Preferences

MIDDLE = 50
TOP = 100
NO_DATE = QDate(1900, 1, 1)


class Fold(QWidget):
    """Fields that fold away; whether they are open is remembered under a name."""

    def __init__(self, preferences: Preferences, name: str, title: str = "") -> None:
        super().__init__()
        self._preferences, self._key = preferences, f"fold/{name}"
        self.button = QuietButton(title or _("More"))
        self.button.setObjectName("more")
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 4, 0, 0)
        self.body.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.inside)
        self.button.setChecked(preferences.switch(self._key, default=False))
        self._show(self.button.isChecked())
        self.button.toggled.connect(self._show)
        self.button.clicked.connect(self._remember)

    def open(self) -> None:
        """Open it this time, because something inside is filled in."""
        self.button.setChecked(True)

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self.button.isChecked()

    def _show(self, is_open: bool) -> None:  # noqa: FBT001 - what the signal sends
        self.inside.setVisible(is_open)
        self.button.setIcon(icon("chevron-down" if is_open else "chevron-right"))

    def _remember(self, is_open: bool) -> None:  # noqa: FBT001 - what the signal sends
        self._preferences.remember(self._key, is_open)


class Lines(QPlainTextEdit):
    """Plain text over a few lines; Tab leaves it."""

    def __init__(self, text: str | None = None, *, lines: int = 2) -> None:
        super().__init__(text or "")
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def words(self) -> str | None:
        """Return what was written without the space around it; None when there is nothing."""
        return self.toPlainText().strip() or None

    @override
    def sizeHint(self) -> QSize:
        height = QFontMetrics(self.font()).lineSpacing() * self._lines
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * int(self.document().documentMargin())
        return QSize(200, height + frame + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


class DayField(QDateEdit):
    """A date with a calendar; may be left unknown where that is allowed."""

    def __init__(self, day: date | None, *, may_be_unknown: bool = False) -> None:
        super().__init__()
        self.setLocale(QLocale(locale_name()))
        self.setDisplayFormat("d MMM yyyy")
        self.setCalendarPopup(True)
        self._may_be_unknown = may_be_unknown
        self.setMinimumDate(NO_DATE)
        if may_be_unknown:
            self.setSpecialValueText(_("not known"))
            self.setToolTip(_("Delete: not known"))
            self.calendarWidget().installEventFilter(self)
        self.set_day(day)

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self.setDate(NO_DATE if day is None else QDate(day.year, day.month, day.day))

    def day(self) -> date | None:
        """Return the day, None when unknown."""
        shown = self.date()
        if self._may_be_unknown and shown == NO_DATE:
            return None
        return date(shown.year(), shown.month(), shown.day())

    @property
    def _is_unknown(self) -> bool:
        return self._may_be_unknown and self.date() == NO_DATE

    @override
    def stepBy(self, steps: int) -> None:
        if self._is_unknown:
            self._begin_today()
        else:
            super().stepBy(steps)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._may_be_unknown and event.key() == Qt.Key.Key_Delete:
            self.set_day(None)
            return
        if self._is_unknown and event.text().isdigit():
            self._begin_today()
        super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_unknown:
            today = QDate.currentDate()
            self.calendarWidget().setCurrentPage(today.year(), today.month())
        return False

    def _begin_today(self) -> None:
        """Start from today, not from the day that stands for none."""
        self.setDate(QDate.currentDate())
        self.setSelectedSection(QDateEdit.Section.DaySection)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if self._is_unknown:
            # Qt would look for day, month and year in the words, and never let Tab leave.
            return QWidget.focusNextPrevChild(self, next)
        return super().focusNextPrevChild(next)

    def known_day(self) -> date:
        """Return the day of a field that may not be left unknown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())


class _Untouched(QSlider):
    """A slider without a handle until it is touched."""

    touched = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, TOP)
        self.setPageStep(10)
        self.setMinimumHeight(24)
        self.setValue(MIDDLE)
        self.is_touched = False

    def touch(self) -> None:
        """Show the handle from now on."""
        if not self.is_touched:
            self.is_touched = True
            self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.touch()
        share = event.position().x() / max(self.width(), 1)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        self.setValue(round(share * TOP))
        self.touched.emit()
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.touch()
            self.touched.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_touched:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderGroove, self
        )
        palette = self.palette()
        line = groove.adjusted(0, groove.height() // 2 - 1, 0, -(groove.height() // 2 - 1))
        painter.fillRect(line, palette.mid())
        if self.hasFocus():
            painter.setPen(palette.text().color())
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.end()


class BeliefField(QWidget):
    """0 to 100 with no default: slider and number; None until touched.

    Signals:
        changed: A number was given.
    """

    changed = Signal()

    def __init__(self, value: int | None = None) -> None:
        super().__init__()
        self.slider = _Untouched()
        self.slider.setObjectName("beliefSlider")
        self.number = QSpinBox()
        self.number.setObjectName("beliefNumber")
        self.number.setRange(-1, TOP)
        self.number.setSpecialValueText("–")
        self.number.setValue(-1)
        self.number.setSuffix(_("%"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._slid)
        self.slider.touched.connect(self._touched)
        self.number.valueChanged.connect(self._typed)
        if value is not None:
            self.number.setValue(value)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)
        self.number.setAccessibleName(_("{name}, as a number").format(name=name))

    def value(self) -> int | None:
        """Return the belief, None when it was not touched."""
        return self.number.value() if self.number.value() >= 0 else None

    def _slid(self, value: int) -> None:
        self.slider.touch()
        self.number.setValue(value)

    def _touched(self) -> None:
        self.number.setValue(self.slider.value())

    def _typed(self, value: int) -> None:
        if value >= 0:
            self.slider.touch()
            self.slider.setValue(value)
        self.changed.emit()


class Trouble(QWidget):
    """One sentence about what did not work, in place."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Text("", wrap=True, selectable=True)
        self.text.setObjectName("trouble")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("triangle-alert"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes no room."""
        self.text.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)
