"""Reading entries of the quarter back, one after the other (method.md F4)."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt
from typing_extensions import override

from growthjournal.language import format_date, format_number
from growthjournal.language import gettext as _
from growthjournal.services.reading import Reading
from growthjournal.ui.dialogs.rating_screens import Screen
from growthjournal.ui.dialogs.stepped import SteppedDialog
from growthjournal.ui.widgets.basics import LinkButton, Text, breakable
from growthjournal.ui.widgets.reading_view import ReadingView
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.entries import Entry
    from growthjournal.ui.session import Session


class WholeReading(ReadingView):
    """A text at its full height; what it stands in scrolls."""

    def __init__(self, session: Session, body: str) -> None:
        super().__init__(session.theme)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.show_content(Reading(body), {}, keep_place=False)

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(ceil(size.height()) + 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.set_margins(0, 0, self.width())


class EntryScreen(Screen):
    """One entry, to be read."""

    def __init__(self, session: Session, entry: Entry) -> None:
        super().__init__()
        self.uuid = entry.uuid
        self.column.addWidget(Text(format_date(entry.date), "meta"))
        self.text = WholeReading(session, entry.body)
        self.column.addWidget(self.text)
        self.open_button = LinkButton(_("Open in the journal"))
        self.open_button.setObjectName("openReadBack")
        self.open_button.setAutoDefault(False)
        self.column.addWidget(self.open_button, alignment=Qt.AlignmentFlag.AlignLeading)


class ReadBackDialog(SteppedDialog):
    """Entry after entry; nothing is asked."""

    def __init__(self, session: Session, parent: QWidget | None, entries: Sequence[Entry]) -> None:
        super().__init__(session, parent, _("Read back"), name="readBack", size=(760, 760))
        self.setObjectName("read-back-dialog")
        self._entries = tuple(entries)
        self._at = 0
        self._show(0)
        session.locked.connect(self.reject)

    def _show(self, at: int) -> None:
        self._at = at
        entry, count = self._entries[at], len(self._entries)
        screen = EntryScreen(self.session, entry)
        screen.open_button.clicked.connect(self._open)
        is_last = at + 1 == count
        self.show_screen(screen, breakable(entry.title), _("Done") if is_last else _("Next"))
        said = _("Entry {place} of {count}").format(
            place=format_number(at + 1), count=format_number(count)
        )
        self.place.setText(said)
        self.bar.show_place(at + 1, count)
        self.back_button.setEnabled(at > 0)
        self.button.setFocus()
        announce(self, f"{said}. {entry.title}")

    def _open(self) -> None:
        session, uuid = self.session, self._entries[self._at].uuid
        parent = self.parentWidget()
        self.reject()
        if isinstance(parent, SteppedDialog):
            parent.reject()
        session.record_wanted.emit("entry", uuid)

    @override
    def go_on(self) -> None:
        """Show the next entry, or close after the last."""
        if self._at + 1 < len(self._entries):
            self._show(self._at + 1)
        else:
            self.reject()

    @override
    def go_back(self) -> None:
        """Show the entry before."""
        if self._at:
            self._show(self._at - 1)
