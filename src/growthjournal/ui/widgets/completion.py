"""Completes names while one writes: `@person`, `#tag`, `!pattern`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from typing_extensions import override

from growthjournal.domain.completion import (
    SIGNS,
    Candidate,
    Sign,
    begins_word,
    candidate,
    goes_on,
    is_said,
    matching,
    offered_name,
)
from growthjournal.ui.widgets.completion_names import Names
from growthjournal.ui.widgets.completion_popup import CompletionPopup

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    from growthjournal.ui.session import Session

KEEP = QTextCursor.MoveMode.KeepAnchor
PARAGRAPH = "\u2029"
_TAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_MOVING = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CLOSING = {QEvent.Type.FocusOut, QEvent.Type.Hide}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A name that was put into a text.

    Attributes:
        sign: What opened the completion.
        name: Who or what was chosen.
        typed: What stood there before, the sign included.
        text: What stands there now.
        place: Selects it.
    """

    sign: Sign
    name: Candidate
    typed: str = field(repr=False)
    text: str = field(repr=False)
    place: QTextCursor = field(repr=False)


class Completer(QObject):
    """Follows what is typed after a sign, offers names, and puts the chosen one in its place.

    Signals:
        chosen: Choice.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._names = Names(session)
        self._view: QTextEdit | QPlainTextEdit | None = None
        self._sign = Sign.TAG
        self._start = 0
        self.is_open = False
        self.popup = CompletionPopup(session.theme)
        self.popup.picked.connect(self._take)
        session.locked.connect(self.close)

    def expect(self, view: QTextEdit | QPlainTextEdit) -> None:
        """A sign is about to be typed into a view."""
        if self._view is not view:
            self._listen_to(view)

    def close(self) -> None:
        """Offer nothing more until the next sign."""
        self._listen_to(None)
        self.popup.clear()

    def _listen_to(self, view: QTextEdit | QPlainTextEdit | None) -> None:
        if self._view is not None:
            self._view.removeEventFilter(self)
            self._view.textChanged.disconnect(self._text_changed)
            self._view.cursorPositionChanged.disconnect(self._caret_moved)
            self._view.verticalScrollBar().valueChanged.disconnect(self._caret_moved)
        self._view = view
        self.is_open = False
        if view is not None:
            view.installEventFilter(self)
            view.textChanged.connect(self._text_changed)
            view.cursorPositionChanged.connect(self._caret_moved)
            view.verticalScrollBar().valueChanged.connect(self._caret_moved)

    def _text_changed(self) -> None:
        if not self.is_open and not self._begin():
            self.close()
            return
        self._follow()

    def _caret_moved(self) -> None:
        if self.is_open:
            self._follow()

    def _begin(self) -> bool:
        """Return whether the letter before the caret is a sign that opens a completion."""
        view = self._view
        if view is None or view.textCursor().hasSelection() or view.isReadOnly():
            return False
        line = view.textCursor()
        line.movePosition(QTextCursor.MoveOperation.StartOfBlock, KEEP)
        before = line.selectedText()
        if before[-1:] not in SIGNS or not before or not begins_word(before[:-1]):
            return False
        self._sign = Sign(before[-1])
        self._start = view.textCursor().position() - 1
        self.is_open = True
        return True

    def _written(self) -> QTextCursor | None:
        """Return the sign and what was typed after it; None when the caret left it."""
        view = self._view
        if view is None or view.textCursor().hasSelection():
            return None
        place = view.textCursor()
        if place.position() <= self._start:
            return None
        place.setPosition(self._start, KEEP)
        text = place.selectedText()
        return None if not text.startswith(self._sign) or PARAGRAPH in text else place

    def _follow(self) -> None:
        place = self._written()
        typed = place.selectedText()[1:] if place is not None else ""
        names = self._names.of(self._sign)
        found = matching(names, typed)
        goes = goes_on(self._sign, typed, found) and (found or not is_said(names, typed))
        if place is None or not goes:
            self.close()
            return
        rows = [*found, *self._offered(typed, found)]
        if not rows:
            self.popup.clear()
            return
        self.popup.offer(
            self._sign, rows, selected=bool(found) and not self._may_mean_itself(typed, place)
        )
        self._place(place)

    def _may_mean_itself(self, typed: str, place: QTextCursor) -> bool:
        """Whether the sign alone may begin a heading, or end a sentence as in French."""
        is_heading = self._sign is Sign.TAG and place.atBlockStart()
        return not typed and (is_heading or self._sign is Sign.PATTERN)

    def _offered(self, typed: str, found: list[Candidate]) -> list[Candidate]:
        name = offered_name(self._sign, typed)
        if name is None:
            return []
        new = candidate(name, is_new=True)
        return [] if any(one.folded == new.folded for one in found) else [new]

    def _place(self, place: QTextCursor) -> None:
        view = self._view
        if view is None:
            return
        start = QTextCursor(place)
        start.setPosition(self._start)
        rect = view.cursorRect(start)
        window = view.window()
        corner = view.viewport().mapTo(window, rect.topLeft())
        self.popup.place(window, QRect(corner, rect.size()))

    def _take(self, name: Candidate) -> None:
        view, place = self._view, self._written()
        if view is None or place is None:
            self.close()
            return
        typed, sign = place.selectedText(), self._sign
        text = name.name if sign is Sign.PATTERN else f"{sign}{name.name}"
        self.close()
        place.beginEditBlock()
        place.insertText(text)
        place.endEditBlock()
        view.setTextCursor(place)
        view.ensureCursorVisible()
        inserted = QTextCursor(place)
        inserted.setPosition(self._start)
        inserted.setPosition(place.position(), KEEP)
        inserted.setKeepPositionOnInsert(True)  # what is written behind it is not part of it
        self.chosen.emit(Choice(sign=sign, name=name, typed=typed, text=text, place=inserted))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _CLOSING:
            self.close()
        elif kind == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._caret_moved)  # when the text is laid out anew
        elif isinstance(event, QKeyEvent) and self._is_ours(event):
            if kind == QEvent.Type.KeyPress:
                self._act(Qt.Key(event.key()))
            event.accept()
            return True
        return False

    def _is_ours(self, event: QKeyEvent) -> bool:
        if not self.popup.isVisible():
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        is_taking = key in _TAKING and self.popup.selected() is not None
        return is_taking or key in _MOVING or key == Qt.Key.Key_Escape

    def _act(self, key: Qt.Key) -> None:
        name = self.popup.selected()
        if key in _MOVING:
            self.popup.move_by(_MOVING[key])
        elif key in _TAKING and name is not None:
            self._take(name)
        else:
            self.close()
