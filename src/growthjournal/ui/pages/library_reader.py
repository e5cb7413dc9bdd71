"""One text of the Library, with its places found and printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.services.reading import Reading
from growthjournal.ui.widgets.basics import ElidedText, IconButton
from growthjournal.ui.widgets.editor_marks import found_in
from growthjournal.ui.widgets.editor_styled import COLUMN_CHARACTERS, NARROWEST_MARGIN, SAMPLE
from growthjournal.ui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from growthjournal.services.library import LibraryText
    from growthjournal.ui.session import Session

_WORD = re.compile(r"\w+")


def place_name(heading: str) -> str:
    """Return how a link calls a heading: "When to stop" is `when-to-stop`."""
    return "-".join(_WORD.findall(heading.casefold()))


class LibraryReader(QWidget):
    """A text for reading under a row of what can be done with it.

    Signals:
        back_wanted: The text read before, or the list.
        print_wanted: The text on paper.
        followed: The target of a link.
    """

    back_wanted = Signal()
    print_wanted = Signal()
    followed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._theme = session.theme
        self.text: LibraryText | None = None
        self._places: list[tuple[int, int]] = []
        self.back = IconButton("arrow-left", _("Back"))
        self.back.setObjectName("libraryBack")
        self.count = ElidedText("", "meta")
        self.count.setObjectName("libraryPlaces")
        self.earlier = IconButton("chevron-up", _("Previous place (Shift F3)"))
        self.later = IconButton("chevron-down", _("Next place (F3)"))
        self.printing = IconButton("printer", _("Print"))
        self.printing.setObjectName("libraryPrint")
        self.view = ReadingView(session.theme)
        self.view.setObjectName("libraryText")
        self.view.setAccessibleName(_("Text"))
        self._lay_out()
        self.back.clicked.connect(self.back_wanted)
        self.earlier.clicked.connect(self._go_back)
        self.later.clicked.connect(self._go_on)
        self.printing.clicked.connect(self.print_wanted)
        self.view.link_followed.connect(self.followed)
        self.mark(())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 4)
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(self.count, 1)
        for button in (self.earlier, self.later, self.printing):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def show_text(self, text: LibraryText, terms: tuple[str, ...]) -> None:
        """Show a text from its beginning, with the words of the search marked."""
        self.text = text
        self.view.setAccessibleName(text.title)
        self.view.show_content(Reading(text.body), {}, keep_place=False)
        start = QTextCursor(self.view.document())
        self.view.setTextCursor(start)
        self.mark(terms)

    def mark(self, terms: tuple[str, ...]) -> None:
        """Mark words and go to the first."""
        self.view.mark(terms)
        self.view.show_first_mark()
        self._places = found_in(self.view.raw_text(), terms)
        found = len(self._places)
        words = ngettext("{n} place", "{n} places", found).format(n=format_number(found))
        self.count.setText(words if terms else "")
        for button in (self.earlier, self.later):
            button.setVisible(bool(terms))
            button.setEnabled(found > 0)

    def go(self, by: int) -> None:
        """Go to the next (1) or previous (-1) marked place, and around the ends."""
        if not self._places:
            return
        here = self.view.textCursor()
        places = self._places
        if by > 0:
            after = here.selectionEnd()
            wanted = next((one for one in places if one[0] >= after), places[0])
        else:
            before = [one for one in places if one[1] <= here.selectionStart()]
            wanted = before[-1] if before else places[-1]
        here.setPosition(wanted[0])
        here.setPosition(wanted[1], QTextCursor.MoveMode.KeepAnchor)
        self.view.setTextCursor(here)
        self.view.ensureCursorVisible()

    def go_to(self, place: str) -> None:
        """Bring the heading into sight whose name begins so."""
        block = self.view.document().begin()
        while block.isValid():
            inside = QTextCursor(block)
            inside.movePosition(QTextCursor.MoveOperation.NextCharacter)
            is_heading = inside.charFormat().fontWeight() >= QFont.Weight.DemiBold
            if is_heading and place_name(block.text()).startswith(place):
                self.view.setTextCursor(QTextCursor(block))
                area = self.view.document().documentLayout().blockBoundingRect(block)
                self.view.verticalScrollBar().setValue(int(area.top()))
                return
            block = block.next()

    def read_theme(self) -> None:
        """Take fonts, colours and sizes from the theme."""
        self.view.read_theme()
        self._place()

    def _place(self) -> None:
        metrics = QFontMetricsF(self._theme.font("writing"))
        column = metrics.horizontalAdvance(SAMPLE) / len(SAMPLE) * COLUMN_CHARACTERS
        side = max(self._theme.px(NARROWEST_MARGIN), (self.width() - round(column)) // 2)
        self.view.set_margins(side, side, self.width())

    def _go_back(self) -> None:
        self.go(-1)

    def _go_on(self) -> None:
        self.go(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
