"""The card of what changed: drafted from records, cut by the user to five lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.conversations import CHANGED_LINES, marked
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_parts import clear, column
from growthjournal.ui.pages.prepare_agenda import wrapped
from growthjournal.ui.widgets.basics import Card, IconButton, LinkButton, Text
from growthjournal.ui.widgets.form import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from growthjournal.ui.models.preparation import Line

LONGEST = 300
"""Letters of a line that is typed."""


class LineEdit(QLineEdit):
    """A line that is given with Enter or by leaving it; Escape takes back what was typed.

    Signals:
        given: The text, where it differs from what was there.
        left: Nothing was changed.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setMaxLength(LONGEST)
        self._before = text
        self._is_done = False
        self.returnPressed.connect(self.give)

    def give(self) -> None:
        """Hand over what was typed, once."""
        if self._is_done:
            return
        text = " ".join(self.text().split())
        self._is_done = bool(self._before)
        if text == self._before:
            self.left.emit()
        else:
            self.given.emit(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._before:
            self.setText(self._before)
        elif event.key() == Qt.Key.Key_Escape and self._before:
            self._is_done = True
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.give()


class LineRow(QWidget):
    """A line with a box that takes it into the brief.

    Signals:
        ticked: Whether it is to be in the brief.
        changed: Its words as edited, with its mark.
    """

    ticked = Signal(bool)
    changed = Signal(str)

    def __init__(self, line: Line, place: int) -> None:
        super().__init__()
        self.setObjectName(f"line-{place}")
        self.line = line
        done, words = marked(line.text)
        self._words = words
        self.box = QCheckBox()
        self.box.setObjectName("lineBox")
        self.box.setChecked(line.kept is not None)
        self.box.setAccessibleName(words)
        self.box.clicked.connect(self.ticked)
        inside = QWidget()
        self._column = column(inside, spacing=1)
        self.text = wrapped(words, "ui")
        self._column.addWidget(self.text)
        if done is not None:
            state = _("done") if done else _("not done")
            self.box.setAccessibleDescription(state)
            self._column.addWidget(Text(state, "meta"))
        self.edit = IconButton("pencil", _("Reword"))
        self.edit.setObjectName("editLine")
        self.edit.setAccessibleName(_("Reword: {text}").format(text=words))
        self.edit.clicked.connect(self.begin)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(inside, 1)
        row.addWidget(self.edit, alignment=Qt.AlignmentFlag.AlignTop)

    def begin(self) -> None:
        """Let the user reword it in its place."""
        field = LineEdit(self._words)
        field.setObjectName("lineText")
        field.setAccessibleName(_("Reword: {text}").format(text=self._words))
        field.given.connect(self._given)
        field.left.connect(partial(self._end, field))
        self.text.hide()
        self.edit.hide()
        self._column.insertWidget(0, field)
        field.setFocus()
        field.selectAll()

    def _given(self, text: str) -> None:
        mark = self.line.text.removesuffix(self._words) if text else ""
        self.changed.emit(mark + text)

    def _end(self, field: LineEdit) -> None:
        had_focus = field.hasFocus()
        field.hide()
        field.deleteLater()
        self.text.show()
        self.edit.show()
        if had_focus:
            self.edit.setFocus()


class ChangedCard(Card):
    """Drafted lines with boxes, at most five ticked, and room for one of the user's own.

    Signals:
        lines_wanted: The lines for the brief, in their order.
    """

    lines_wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("changedCard")
        self.title = Text("", "section", wrap=True)
        self.count = Text("", "meta")
        self.count.setObjectName("lineCount")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.hint = Text("", "muted", wrap=True)
        self.body.addWidget(self.hint)
        self.trouble = Trouble()
        place = QWidget()
        self._place = QVBoxLayout(place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(6)
        self.own = LineEdit()
        self.own.setObjectName("ownLine")
        self.own.setPlaceholderText(_("A line of your own"))
        self.own.setAccessibleName(_("A line of your own"))
        self.own.given.connect(self._add_own)
        self.rest = LinkButton("")
        self.rest.setObjectName("otherLines")
        self.rest.clicked.connect(self._unfold)
        self.body.addWidget(place)
        self.body.addWidget(self.rest, alignment=Qt.AlignmentFlag.AlignLeading)
        for widget in (self.trouble, self.own):
            self.body.addWidget(widget)
        self.rows: list[LineRow] = []
        self._lines: tuple[Line, ...] = ()
        self._is_folded = False

    def show_lines(self, title: str, lines: tuple[Line, ...]) -> None:
        """Show what changed; the keyboard stays on the line where it was."""
        self.title.setText(title)
        self.setAccessibleName(title)
        kept = sum(line.kept is not None for line in lines)
        self.count.setText(
            _("{count} of {most} for the brief").format(
                count=format_number(kept), most=format_number(CHANGED_LINES)
            )
        )
        self.hint.setText(_hint(lines))
        self.hint.setVisible(bool(self.hint.text()))
        self.trouble.say("")
        if lines == self._lines and self.rows:
            return
        if not self._lines:  # once lines were chosen, the others only stand in the way
            self._is_folded = kept > 0
        elif sum(line.kept is not None for line in self._lines) > kept:
            self._is_folded = False
        focused = self._focused()
        self._lines = lines
        self._build(lines)
        if focused is not None and self.rows:
            place, name = focused
            row = self.rows[min(place, len(self.rows) - 1)]
            (row.edit if name in {"editLine", "lineText"} else row.box).setFocus()

    def save_pending(self) -> bool:
        """Hand over what is being typed."""
        for field in self.findChildren(LineEdit):
            field.give()
        return True

    def _build(self, lines: Sequence[Line]) -> None:
        for row in self.rows:
            row.blockSignals(True)  # a field that goes away hands over its text
        clear(self._place)
        self.rows = []
        for place, line in enumerate(lines):
            row = LineRow(line, place)
            row.ticked.connect(partial(self._tick, place))
            row.changed.connect(partial(self._reword, place))
            self._place.addWidget(row)
            row.show()  # at once, so that it can have the keyboard
            self.rows.append(row)
        self._fold()

    def _fold(self) -> None:
        others = [row for row in self.rows if row.line.kept is None]
        is_folded = self._is_folded and bool(others)
        for row in others:
            row.setHidden(is_folded)
        text = ngettext(
            "{count} more from your records", "{count} more from your records", len(others)
        ).format(count=format_number(len(others)))
        self.rest.setText(text)
        self.rest.setAccessibleName(text)
        self.rest.setVisible(is_folded)

    def _unfold(self) -> None:
        self._is_folded = False
        first = next((row for row in self.rows if row.line.kept is None), None)
        self._fold()
        if first is not None:
            first.box.setFocus()

    def clear(self) -> None:
        """Drop every text."""
        for row in self.rows:
            row.blockSignals(True)
        clear(self._place)
        self.rows, self._lines, self._is_folded = [], (), False
        for label in (self.title, self.count, self.hint, self.rest):
            label.setText("")
        self.own.clear()
        self.trouble.say("")

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [*(one for row in self.rows for one in (row.box, row.edit)), self.rest, self.own]

    def _focused(self) -> tuple[int, str] | None:
        focused = QApplication.focusWidget()
        for place, row in enumerate(self.rows):
            if focused is not None and row.isAncestorOf(focused):
                return place, focused.objectName()
        return None

    def _tick(self, place: int, is_in: bool) -> None:  # noqa: FBT001 - what the signal sends
        line = self._lines[place]
        if not self._want(place, line.text if is_in else None):
            self.rows[place].box.setChecked(not is_in)

    def _reword(self, place: int, text: str) -> None:
        if not self._want(place, text or None):
            self._build(self._lines)

    def _add_own(self, text: str) -> None:
        if text and self._want(len(self._lines), text):
            self.own.clear()

    def _want(self, place: int, text: str | None) -> bool:
        kept = [line.kept for line in self._lines] + [None]
        kept[place] = text
        lines = [line for line in kept if line]
        if len(lines) > CHANGED_LINES:
            self.trouble.say(
                _("The other person reads five lines. Take one out before this one goes in.")
            )
            return False
        self.trouble.say("")
        self.lines_wanted.emit(lines)
        return True


def _hint(lines: Sequence[Line]) -> str:
    if not lines:
        return _("Your records say nothing new since then. Write a line yourself, or leave it.")
    if len(lines) > CHANGED_LINES and not any(line.kept for line in lines):
        return _("From your records. Tick the five that matter; only those are sent.")
    return ""
