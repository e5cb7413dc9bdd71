"""The list that a completion shows beside the caret; the keyboard stays in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout
from typing_extensions import override

from growthjournal.domain.completion import Candidate, Sign
from growthjournal.language import gettext as _
from growthjournal.language import ngettext
from growthjournal.ui.icons import icon
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.theme import ThemeController

MOST_ROWS = 8
NARROWEST, WIDEST = 220, 420
EDGE = 8
"""Room that is kept to the window's edges, px."""
GAP = 4
ICONS = {Sign.PERSON: "user", Sign.TAG: "tag", Sign.PATTERN: "repeat-2"}


class CompletionPopup(QFrame):
    """Rows of names, the last of which may offer to create one.

    Signals:
        picked: The Candidate of the row that was clicked.
    """

    picked = Signal(object)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[Candidate] = []
        self._where = QRect()
        self.setObjectName("completionPopup")
        self.setProperty("kind", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListWidget()
        self.list.setObjectName("completionList")
        self.list.setProperty("kind", "bare")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.list)
        self.hide()

    def offer(self, sign: Sign, rows: Sequence[Candidate], *, selected: bool) -> None:
        """List names; the first is selected unless Enter is to stay Enter."""
        self._rows = list(rows)
        names = {Sign.PERSON: _("People"), Sign.TAG: _("Tags"), Sign.PATTERN: _("Patterns")}
        self.list.setAccessibleName(names[sign])
        self.list.clear()
        edge = self._theme.px(15)
        self.list.setIconSize(QSize(edge, edge))
        for one in rows:
            QListWidgetItem(icon(_icon_of(sign, one)), _words(sign, one), self.list)
        self.list.setCurrentRow(0 if selected else -1)
        self.list.scrollToTop()
        self._say()

    def move_by(self, step: int) -> None:
        """Select the next or previous row, around the ends."""
        count = len(self._rows)
        row = self.list.currentRow()
        row = (row + step) % count if row >= 0 else (0 if step > 0 else count - 1)
        self.list.setCurrentRow(row)
        self._say()

    def selected(self) -> Candidate | None:
        """Return the name of the selected row, None when none is selected."""
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place(self, window: QWidget, caret: QRect) -> None:
        """Show the list under the caret, or above it where there is more room.

        Args:
            window: What the list must stay inside of.
            caret: Where the sign stands, in the window's coordinates.
        """
        if self.parentWidget() is not window:
            self.setParent(window)
        size = self.sizeHint()
        width = min(size.width(), window.width() - 2 * EDGE)
        below = window.height() - EDGE - caret.bottom() - GAP
        above = caret.top() - EDGE - GAP
        is_below = below >= min(size.height(), max(below, above))
        height = min(size.height(), below if is_below else above)
        x = caret.right() - width if self.isRightToLeft() else caret.left()
        x = max(EDGE, min(x, window.width() - EDGE - width))
        y = caret.bottom() + GAP if is_below else caret.top() - GAP - height
        self.setGeometry(x, y, width, height)
        self.show()
        self.raise_()

    def clear(self) -> None:
        """Hide, and drop every name."""
        self.hide()
        self._rows = []
        self.list.clear()
        self.setAccessibleName("")

    @override
    def sizeHint(self) -> QSize:
        rows = min(self.list.count(), MOST_ROWS)
        row = max(self.list.sizeHintForRow(0), 1)
        frame = 2 * (GAP + self.frameWidth()) + 4
        width = self.list.sizeHintForColumn(0) + frame + self._theme.px(20)
        width = max(self._theme.px(NARROWEST), min(width, self._theme.px(WIDEST)))
        return QSize(width, rows * row + frame)

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(self._rows[self.list.row(item)])

    def _say(self) -> None:
        count = len(self._rows)
        selected = self.selected()
        found = ngettext("{count} row", "{count} rows", count).format(count=count)
        if selected is None:
            said = _("{list}, {found}").format(list=self.list.accessibleName(), found=found)
        else:
            said = _("{name}, {place} of {count}").format(
                name=self.list.item(self.list.currentRow()).text(),
                place=self.list.currentRow() + 1,
                count=count,
            )
        self.setAccessibleName(said)
        announce(self, said)


def _icon_of(sign: Sign, one: Candidate) -> str:
    return "plus" if one.is_new else ICONS[sign]


def _words(sign: Sign, one: Candidate) -> str:
    if not one.is_new:
        return one.name
    text = _("Add pattern “{name}”") if sign is Sign.PATTERN else _("Add person “{name}”")
    return text.format(name=one.name)
