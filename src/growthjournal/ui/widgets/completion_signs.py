"""Hears the letters that open a completion; everything else is built when one was typed.

This is all that a key costs while no completion is open.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.completion import Completer

SIGNS = frozenset("@#!")


class CompletionSigns(QObject):
    """Completes `@person`, `#tag` and `!pattern` in text views.

    Signals:
        chosen: Choice; a name was put into the text.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, view: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(view)
        self._session = session
        self._views: list[QTextEdit | QPlainTextEdit] = []
        self.watch(view)

    def watch(self, view: QTextEdit | QPlainTextEdit) -> None:
        """Complete in this view too."""
        self._views.append(view)
        view.installEventFilter(self)

    @cached_property
    def completer(self) -> Completer:
        """What completes; built with the first sign."""
        from growthjournal.ui.widgets.completion import Completer

        completer = Completer(self._session, self)
        completer.chosen.connect(self.chosen)
        return completer

    @property
    def is_open(self) -> bool:
        """Whether names are offered now."""
        return "completer" in self.__dict__ and self.completer.is_open

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            typed = event.text() if event.type() == QEvent.Type.KeyPress else ""
        elif isinstance(event, QInputMethodEvent):
            typed = event.commitString()[-1:]
        else:
            return False
        if typed in SIGNS:
            self.completer.expect(next(view for view in self._views if view is watched))
        return False
