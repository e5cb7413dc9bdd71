"""A list beside a detail; below 800 effective px one of the two at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.ui.models.patterns import Row
from growthjournal.ui.models.rows import RowListModel
from growthjournal.ui.widgets.basics import Card, EmptyState, QuietButton, Text
from growthjournal.ui.widgets.pattern_delegate import RowDelegate
from growthjournal.ui.widgets.row_list import RowListView
from growthjournal.ui.widgets.source_chips import Opening, entries, talk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from growthjournal.domain.assumptions import Assumption
    from growthjournal.domain.patterns import Pattern
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

STACK_BELOW = 800
"""Effective px below which list and detail stack (decisions.md 13)."""


class Board(QWidget):
    """One tab: filter and list, detail, and the sentence shown while there is nothing.

    Signals:
        chosen: The uuid of the record whose detail is to be shown; empty for none.
        adding: The button of the empty page.
        removal_wanted: Delete on a row.
        turned: List and detail took each other's place, or moved side by side.
    """

    chosen = Signal(str)
    adding = Signal()
    turned = Signal()
    removal_wanted = Signal()

    def __init__(
        self,
        session: Session,
        detail: QWidget,
        empty: EmptyState,
        *,
        list_name: str,
        spoken: str,
    ) -> None:
        super().__init__()
        theme = session.theme
        self.session = session
        self._is_stacked = False
        self._wanted: str | None = None
        self.model = RowListModel[Row]()
        self.view = RowListView(self.model, theme, list_name, RowDelegate)
        self.view.setAccessibleName(spoken)
        self.detail = detail
        self.empty = empty
        self.back = QuietButton(_("Back to the list"), "arrow-left")
        self.back.setObjectName("backToList")
        self._build()
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self._open)
        self.view.removal_wanted.connect(self.removal_wanted)
        self.back.clicked.connect(self.show_list)
        empty.pressed.connect(self.adding)
        theme.changed.connect(self.view.read_theme)

    def _build(self) -> None:
        self.list_side = Card()
        self.list_side.body.setContentsMargins(0, 12, 0, 6)
        self.filter_place = QVBoxLayout()
        self.filter_place.setContentsMargins(14, 0, 14, 4)
        self.list_side.body.addLayout(self.filter_place)
        self.list_side.body.addWidget(self.view, 1)
        self.detail_side = Card()
        self.detail_side.body.setContentsMargins(0, 4, 0, 4)
        self.detail_side.body.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeading)
        self.nothing = Text("", "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.detail_place = QStackedWidget()
        self.detail_place.addWidget(self.detail)
        self.detail_place.addWidget(self.nothing)
        self.detail_side.body.addWidget(self.detail_place, 1)
        for side in (self.list_side, self.detail_side):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        both = QWidget()
        sides = QHBoxLayout(both)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(16)
        sides.addWidget(self.list_side, 42)
        sides.addWidget(self.detail_side, 58)
        self.pages = QStackedWidget()
        self.pages.addWidget(both)
        self.pages.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.pages)
        self.back.hide()

    def show_rows(self, rows: Sequence[Row], *, is_empty: bool) -> None:
        """Show rows; the record that was shown stays shown where it is still there."""
        self.pages.setCurrentIndex(1 if is_empty else 0)
        before, scrolled = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        wanted = self._wanted
        self.model.show(rows)
        place = self.model.row_of(wanted)
        if place is None and rows:
            place = min(max(before, 0), len(rows) - 1)
        if place is None:
            self._wanted = None
            self.show_list()
            self.chosen.emit("")
            return
        self.view.select_row(place)
        QTimer.singleShot(0, self.view, _Restored(self.view, scrolled, is_new=wanted is None))

    def open(self, uuid: str) -> bool:
        """Show a record; False when the list does not have it."""
        place = self.model.row_of(uuid)
        if place is None:
            return False
        self.view.select_row(place)
        self._open(uuid)
        return True

    def want(self, uuid: str) -> None:
        """Select this record when rows are shown next."""
        self._wanted = uuid

    def set_stacked(self, *, is_stacked: bool) -> None:
        """Show list and detail side by side, or one at a time."""
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        self.back.setVisible(is_stacked)
        self.list_side.show()
        self.detail_side.setVisible(not is_stacked)
        self.turned.emit()

    def focus_first(self) -> None:
        """Put the keyboard into the list, or on the button of the empty page."""
        (self.empty.button if self.pages.currentIndex() else self.view).setFocus()

    @property
    def is_detail_alone(self) -> bool:
        """Whether only the detail is shown."""
        return self._is_stacked and self.list_side.isHidden()

    @property
    def is_stacked(self) -> bool:
        """Whether one of the two is shown at a time."""
        return self._is_stacked

    def show_list(self) -> None:
        """Go back to the list where the two are stacked."""
        if self._is_stacked:
            self.detail_side.hide()
            self.list_side.show()
            self.turned.emit()
            self.view.setFocus()

    def drop(self) -> None:
        """Forget every text."""
        self._wanted = None
        self.model.show(())
        self.show_list()

    def _try(self, act: Callable[[], None]) -> None:
        """Do an act whose failure belongs in the window's banner."""
        try:
            act()
        except JournalError as error:
            self.session.failed.emit(str(error))

    def _sources(self, one: Pattern | Assumption) -> tuple[list[Opening], list[Opening]]:
        """Return who said it and in which conversation, and the entries that tell of it."""

        def read(workspace: Workspace) -> tuple[list[Opening], list[Opening]]:
            said = talk(workspace, person=one.surfaced_by, conversation=one.surfaced_in)
            rows = workspace.journal.linked_from(one.uuid)
            return said, entries(workspace, [row.uuid for row in rows])

        return self.session.ask(read, (list[Opening](), list[Opening]()))

    def _choose(self, uuid: str) -> None:
        self._wanted = uuid
        self.chosen.emit(uuid)

    def _open(self, uuid: str) -> None:
        self._choose(uuid)
        if self._is_stacked:
            self.list_side.hide()
            self.detail_side.show()
            self.turned.emit()
            self.back.setFocus()


class _Restored:
    """Puts a list back where it was scrolled to, once its rows have heights."""

    def __init__(self, view: RowListView, value: int, *, is_new: bool) -> None:
        self._view, self._value, self._is_new = view, value, is_new

    def __call__(self) -> None:
        if not self._is_new:
            self._view.verticalScrollBar().setValue(self._value)
        self._view.scrollTo(self._view.currentIndex())
