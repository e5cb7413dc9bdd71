"""Find in the text of one entry, and replace where it is written."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Hairline, IconButton, SecondaryButton, Text
from growthjournal.ui.widgets.editor_lines import KEEP, one_step

if TYPE_CHECKING:
    from growthjournal.ui.theme import ThemeController
    from growthjournal.ui.widgets.editor import BodyEditor
    from growthjournal.ui.widgets.reading_view import ReadingView

LOOK_AFTER_MS = 150
"""How long the writer rests before the text is looked through again."""
FEW = 2_000
"""More places than this are replaced in one go, which costs less than one by one."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def places_of(words: str, text: str, *, minds_case: bool) -> list[tuple[int, int]]:
    """Return where words stand in a text, in UTF-16 units, in order."""
    if not words:
        return []
    pattern = re.compile(re.escape(words), 0 if minds_case else re.IGNORECASE)
    spans = [match.span() for match in pattern.finditer(text)]
    if text.isascii() or not spans or max(text) <= "\uffff":
        return spans
    wide = [place for place, letter in enumerate(text) if letter > "\uffff"]
    return [
        (start + bisect_left(wide, start), end + bisect_left(wide, end)) for start, end in spans
    ]


class FindField(QLineEdit):
    """One line of words.

    Signals:
        entered: Enter (1) or Shift+Enter (-1) was pressed.
    """

    entered = Signal(int)

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.entered.emit(-1 if is_back else 1)
            return
        super().keyPressEvent(event)


class FindBar(QWidget):
    """Finds words in the text above it, counts them, and replaces them when asked to.

    The text is the one that is written; `search_in` says when it is the one that is read.
    """

    def __init__(self, theme: ThemeController, body: BodyEditor) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self._theme, self._body = theme, body
        self._text: BodyEditor | ReadingView = body
        self._places: list[tuple[int, int]] = []
        self._origin = 0
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(LOOK_AFTER_MS)
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.field = FindField("findField", _("Find in this entry"))
        self.count = Text("", "meta")
        self.count.setObjectName("findCount")
        self.case = IconButton("type", _("Match capitals"))
        self.case.setObjectName("findCase")
        self.case.setIcon(QIcon())
        self.case.setText("Aa")
        self.case.setCheckable(True)
        self.previous = IconButton("chevron-up", _("Previous place (Shift F3)"))
        self.following = IconButton("chevron-down", _("Next place (F3)"))
        self.closing = IconButton("x", _("Close (Esc)"))
        self.other = FindField("replaceField", _("Replace with"))
        self.one = SecondaryButton(_("Replace"))
        self.all = SecondaryButton(_("Replace all"))
        rows = QGridLayout()
        margin = self._theme.px(20)
        rows.setContentsMargins(margin, self._theme.px(8), self._theme.px(16), self._theme.px(8))
        rows.setSpacing(self._theme.px(8))
        rows.addWidget(self.field, 0, 0)
        rows.addLayout(
            _row(self.count, self.case, self.previous, self.following, self.closing), 0, 1
        )
        rows.addWidget(self.other, 1, 0)
        rows.addLayout(_row(self.one, self.all), 1, 1)
        rows.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(rows)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._look_from_origin)
        self.field.entered.connect(self.go)
        self.other.entered.connect(self.replace_one)
        self.case.toggled.connect(self._look_from_origin)
        self.previous.clicked.connect(lambda: self.go(-1))
        self.following.clicked.connect(lambda: self.go(1))
        self.closing.clicked.connect(self.leave)
        self.one.clicked.connect(lambda: self.replace_one(1))
        self.all.clicked.connect(self.replace_all)
        self._text.edited.connect(self._text_edited)
        self._looking.timeout.connect(self.look)

    def search_in(self, text: BodyEditor | ReadingView) -> None:
        """Find in this text from now on; nothing is replaced in one that is only read."""
        if text is self._text:
            return
        self._text.edited.disconnect(self._text_edited)
        self._text.mark_again()
        self._text = text
        self._text.edited.connect(self._text_edited)
        self._origin = 0
        self._show_replacing(replaces=False)

    def _show_replacing(self, *, replaces: bool) -> None:
        for widget in (self.other, self.one, self.all):
            widget.setVisible(replaces and self._text is self._body)

    def open(self, *, replaces: bool = False) -> None:
        """Show the bar with the selected words, ready to be typed over."""
        words = self._text.selected_text()
        if words and "\n" not in words and "\r" not in words:
            self.field.setText(words)
        self._origin = self._text.view.textCursor().selectionStart()
        self._show_replacing(replaces=replaces)
        self.show()
        self._make_room()
        self.field.setFocus()
        self.field.selectAll()
        self.look()

    def _make_room(self) -> None:
        """Keep the selected place in sight above the bar, which takes room from the text."""
        holder = self.parentWidget()
        layout = holder.layout() if holder is not None else None
        if layout is not None:
            layout.activate()
        self._text.view.ensureCursorVisible()

    def leave(self) -> None:
        """Return to the text; the place that was found last stays selected."""
        self.hide()
        self._looking.stop()
        self._places = []
        self._text.mark_again()
        self._text.setFocus()

    def clear(self) -> None:
        """Drop everything that came from the journal."""
        self.field.clear()
        self.other.clear()
        self.count.clear()
        self._places = []
        self._looking.stop()
        self.hide()

    def look(self) -> None:
        """Look through the text again; count and mark what is found."""
        if not self.isVisible():
            return
        self._places = places_of(
            self.field.text(), self._text.view.raw_text(), minds_case=self.case.isChecked()
        )
        self._text.mark_places(self._places)
        self._tell()

    def go(self, by: int = 1) -> None:
        """Select the next place (1) or the one before (-1), and begin again at the end."""
        if not self.isVisible():
            self.open()
        self.look()
        if not self._places:
            return
        cursor = self._text.view.textCursor()
        starts = [start for start, _end in self._places]
        if by > 0:
            at = bisect_left(starts, max(cursor.selectionEnd(), cursor.selectionStart() + 1))
            if not cursor.hasSelection():
                at = bisect_left(starts, cursor.position())
        else:
            at = bisect_left(starts, cursor.selectionStart()) - 1
        self._select(at % len(starts))

    def replace_one(self, by: int = 1) -> None:
        """Replace the selected place and go on to the next."""
        self.look()
        current = self._current()
        if current is not None:
            cursor = self._body.view.textCursor()
            cursor.insertText(self._body.shown(self.other.text()))
            self._body.view.setTextCursor(cursor)
        self.go(by)

    def replace_all(self) -> None:
        """Replace every place, as one step that can be undone."""
        self.look()
        places, text = self._places, self._body.shown(self.other.text())
        if not places:
            return
        cursor = QTextCursor(self._body.view.document())
        with one_step(cursor):
            if len(places) > FEW:
                places, text = _as_one(self._body.view.raw_text(), places, text)
            for start, end in reversed(places):
                cursor.setPosition(start)
                cursor.setPosition(end, KEEP)
                cursor.insertText(text)
        self.look()

    def _look_from_origin(self) -> None:
        self.look()
        if not self._places:
            return
        starts = [start for start, _end in self._places]
        self._select(bisect_left(starts, self._origin) % len(starts))

    def _select(self, index: int) -> None:
        start, end = self._places[index]
        cursor = self._text.view.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, KEEP)
        self._text.view.setTextCursor(cursor)
        self._text.view.ensureCursorVisible()
        self._tell()

    def _current(self) -> int | None:
        cursor = self._text.view.textCursor()
        selected = (cursor.selectionStart(), cursor.selectionEnd())
        return self._places.index(selected) if selected in self._places else None

    def _tell(self) -> None:
        total, current = len(self._places), self._current()
        for widget in (self.previous, self.following, self.one, self.all):
            widget.setEnabled(total > 0)
        if not self.field.text():
            self.count.setText("")
        elif not total:
            self.count.setText(_("Nothing found"))
        elif current is None:
            self.count.setText(
                ngettext("{n} place", "{n} places", total).format(n=format_number(total))
            )
        else:
            self.count.setText(
                _("{one} of {all}").format(one=format_number(current + 1), all=format_number(total))
            )

    def _text_edited(self) -> None:
        if self.isVisible():
            self._looking.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def _as_one(
    raw: str, places: list[tuple[int, int]], text: str
) -> tuple[list[tuple[int, int]], str]:
    """Return the one span over all places, and what it reads when each was replaced."""
    wide = raw.encode("utf-16-le", "surrogatepass")
    parts, last = [], places[0][0]
    for start, end in places:
        parts.append(wide[2 * last : 2 * start].decode("utf-16-le", "surrogatepass"))
        last = end
    return [(places[0][0], last)], text.join(["", *parts[1:], ""]).replace("\u2029", "\n")
