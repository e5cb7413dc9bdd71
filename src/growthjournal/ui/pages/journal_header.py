"""The line above an entry: day, kind, links, whether it is saved, star, menu."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from growthjournal.domain.entries import Effort, EntryKind
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.pages.journal_calendar import CalendarPopup
from growthjournal.ui.widgets.basics import IconButton, QuietButton, Text
from growthjournal.ui.widgets.entry_delegate import kind_name
from growthjournal.ui.widgets.link_bar import LinkBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from growthjournal.domain.entries import Entry
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.link_bar import Linked

STEP = 40
"""Px by which the room for the number of words grows, so that typing moves nothing else."""


class Room(IntEnum):
    """What gives way where a line is narrow; each step includes those before it."""

    AMPLE = 0
    SHORT_DATE = 1
    FORMAT_IN_MENU = 2
    KIND_IN_MENU = 3
    SHORT_STATUS = 4


class KindBox(QComboBox):
    """As wide as the kind it shows, not as the longest one."""

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        widest = max(self.fontMetrics().horizontalAdvance(kind_name(kind)) for kind in EntryKind)
        shown = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(size.width() - widest + shown, size.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class EntryHeader(QWidget):
    """Shows what an entry is; asks for changes through signals.

    Signals:
        back: Return to the list (only where list and entry share one place).
        date_picked, kind_picked, star_picked: A new value was chosen.
        trash_wanted, export_wanted, copy_wanted, copy_rich_wanted: An entry of the menu.
        spelling_menu_wanted: That menu opens and is to be filled.
    """

    back = Signal()
    date_picked = Signal(object)
    kind_picked = Signal(object)
    star_picked = Signal(bool)
    effort_picked = Signal(object)
    trash_wanted = Signal()
    export_wanted = Signal()
    copy_wanted = Signal()
    copy_rich_wanted = Signal()
    trash_view_wanted = Signal()
    spelling_menu_wanted = Signal()
    related_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._entry: Entry | None = None
        self._room = Room.AMPLE
        self._said = ("", "")
        self._build()

    def _build(self) -> None:
        self.back_button = IconButton("arrow-left", _("Back to the list"))
        self.back_button.setObjectName("backButton")
        self.back_button.clicked.connect(self._go_back)
        self.date_button = QuietButton("")
        self.date_button.setObjectName("dateButton")
        self.date_button.setToolTip(_("Change the date"))
        self.date_button.clicked.connect(self._open_calendar)
        self.calendar = CalendarPopup(self, _("Date of the entry"))
        self.calendar.picked.connect(self.date_picked)
        self.kind_box = KindBox()
        self.kind_box.setObjectName("kindBox")
        self.kind_box.setAccessibleName(_("Kind of entry"))
        for kind in EntryKind:
            self.kind_box.addItem(kind_name(kind), kind.value)
        self.kind_box.activated.connect(self._pick_kind)
        self.links = LinkBar(self._session.theme)
        self.links.setObjectName("linkBar")
        self.status = Text("", "meta")
        self.status.setObjectName("wordCount")
        self.reading = IconButton("book-open", _("Reading view"))
        self.reading.setObjectName("readingButton")
        self.reading.setCheckable(True)
        self.format = IconButton("type", _("Format"))
        self.format.setObjectName("formatButton")
        self.format.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.star = IconButton("star", _("Star"))
        self.star.setObjectName("starButton")
        self.star.setCheckable(True)
        self.star.clicked.connect(self._pick_star)
        self.menu_button = IconButton("ellipsis", _("More about this entry"))
        self.menu_button.setObjectName("entryMenuButton")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(self._menu())
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 16, 4)
        row.setSpacing(8)
        for first in (self.back_button, self.date_button, self.kind_box):
            row.addWidget(first)
        row.addWidget(self.links, 1)
        for last in (self.status, self.format, self.reading, self.star, self.menu_button):
            row.addWidget(last)
        self.back_button.hide()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.kind_menu = menu.addMenu(_("Kind of entry"))
        for kind in EntryKind:
            self.kind_menu.addAction(kind_name(kind), partial(self.kind_picked.emit, kind))
        self._add_efforts(menu.addMenu(_("What the effort went into")))
        self.spelling_menu = menu.addMenu(_("Spelling"))
        self.spelling_menu.setObjectName("spellingMenu")
        self.spelling_menu.aboutToShow.connect(self.spelling_menu_wanted)
        self.export_action = _action(
            menu, "file-down", _("Export this entry…"), "exportEntryAction", self.export_wanted
        )
        self.copy_action = _action(
            menu, "copy", _("Copy as Markdown"), "copyEntryAction", self.copy_wanted
        )
        self.copy_rich_action = _action(
            menu, "copy", _("Copy as rich text"), "copyRichTextAction", self.copy_rich_wanted
        )
        self.related_action = _action(
            menu, "link", _("Related entries…"), "relatedEntriesAction", self.related_wanted
        )
        menu.addSeparator()
        self.trash_action = _action(
            menu, "trash-2", _("Move to trash"), "trashEntryAction", self.trash_wanted
        )
        self.trash_view_action = _action(
            menu, "undo-2", _("Show the trash…"), "showTrashAction", self.trash_view_wanted
        )
        return menu

    def _add_efforts(self, menu: QMenu) -> None:
        menu.setObjectName("effortMenu")
        group = QActionGroup(menu)
        self._efforts: dict[Effort | None, QAction] = {}
        for effort, text in (
            (Effort.DEVELOP, _("Develop a skill")),
            (Effort.SHOW, _("Show it to others")),
            (Effort.DELIVER, _("Deliver a result")),
            (None, _("Not said")),
        ):
            action = menu.addAction(text, partial(self.effort_picked.emit, effort))
            action.setCheckable(True)
            group.addAction(action)
            self._efforts[effort] = action

    def add_acts(self, actions: Sequence[QAction]) -> None:
        """Put more acts at the top of the menu."""
        menu = self.menu_button.menu()
        menu.insertActions(self.export_action, actions)
        menu.insertSeparator(self.export_action)

    def add_format_menu(self, menu: QMenu) -> None:
        """Put what formats the text behind its button, and into the menu where there is none."""
        self.format.setMenu(menu)
        self.menu_button.menu().insertMenu(self.export_action, menu)

    def set_reading(self, *, reads: bool) -> None:
        """Show whether the entry is shown for reading, where nothing can be formatted."""
        self.reading.setChecked(reads)
        self.format.setEnabled(not reads)

    def show_entry(self, entry: Entry, links: Sequence[Linked]) -> None:
        """Show an entry's facts."""
        self._entry = entry
        self.date_button.setAccessibleName(
            _("Date of the entry: {day}").format(day=format_date(entry.date, "full"))
        )
        self.kind_box.setCurrentIndex(list(EntryKind).index(entry.kind))
        self.kind_box.updateGeometry()
        self.star.setChecked(entry.starred)
        self._efforts[entry.effort_type].setChecked(True)
        name = _("Remove the star") if entry.starred else _("Star")
        self.star.setToolTip(name)
        self.star.setAccessibleName(name)
        self.links.show_links(links)
        self._fit()

    def show_status(self, state: str, words: int, selected: int = 0) -> None:
        """Show a state such as "Saved" and the number of words, also of those selected."""
        count = ngettext("{n} word", "{n} words", words).format(n=format_number(words))
        if selected:
            count = ngettext("{one} of {n} word", "{one} of {n} words", words).format(
                one=format_number(selected), n=format_number(words)
            )
        self._said = (state, count)
        self._fit()

    def clear(self) -> None:
        """Drop everything that came from the journal."""
        self._entry = None
        self.date_button.setText("")
        self.date_button.setAccessibleName("")
        self.links.show_links(())
        self._said = ("", "")
        self.status.setText("")

    def _fit(self) -> None:
        """Let give way what must, so that every word that is shown is whole."""
        fitting = (room for room in Room if self._wanted(room) <= self.width())
        self._room = next(fitting, Room.SHORT_STATUS)
        is_small = self._room >= Room.KIND_IN_MENU
        self.kind_box.setVisible(not is_small)
        self.reading.setVisible(not is_small)
        self.kind_menu.menuAction().setVisible(is_small)
        self.format.setVisible(self._room < Room.FORMAT_IN_MENU)
        self.date_button.setText(self._date_in(self._room))
        self.status.setText(self._status_in(self._room))

    def _wanted(self, room: Room) -> int:
        """Return the width in px that the line needs when so much gives way."""
        parts: list[tuple[QWidget, str]] = [
            (self.date_button, self._date_in(room)),
            (self.star, ""),
            (self.menu_button, ""),
        ]
        if room < Room.FORMAT_IN_MENU:
            parts.append((self.format, ""))
        if room < Room.KIND_IN_MENU:
            parts += [(self.kind_box, ""), (self.reading, "")]
        if not self.back_button.isHidden():
            parts.append((self.back_button, ""))
        status = _width_with(self.status, self._status_in(room))
        widths = [self.links.minimumSizeHint().width(), -(-status // STEP) * STEP]
        widths += [_width_with(part, text) for part, text in parts]
        margins = self._row.contentsMargins()
        spaces = self._row.spacing() * (len(widths) - 1)
        return sum(widths) + spaces + margins.left() + margins.right()

    def _status_in(self, room: Room) -> str:
        state, count = self._said
        if state and room < Room.SHORT_STATUS:
            return _("{state} · {words}").format(state=state, words=count)
        return state or count

    def _date_in(self, room: Room) -> str:
        if self._entry is None:
            return ""
        return format_date(self._entry.date, "medium" if room >= Room.SHORT_DATE else "full")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part became wider or narrower
            self._fit()
        return super().event(event)

    def _open_calendar(self) -> None:
        if self._entry is not None:
            today: date = self._session.today()
            self.calendar.open_under(self.date_button, self._entry.date, today)

    def _pick_kind(self, place: int) -> None:
        self.kind_picked.emit(list(EntryKind)[place])

    def _pick_star(self) -> None:
        self.star_picked.emit(self.star.isChecked())

    def _go_back(self) -> None:
        self.back.emit()


def _action(menu: QMenu, icon_name: str, text: str, name: str, signal: object) -> QAction:
    action = QAction(icon(icon_name), text, menu)
    action.setObjectName(name)
    action.triggered.connect(signal.emit)  # type: ignore[attr-defined]
    menu.addAction(action)
    return action


def _width_with(part: QWidget, text: str) -> int:
    """Return how wide a part with a text would be, in px; without one, as it is."""
    width = part.sizeHint().width()
    if not text or not isinstance(part, (QLabel, QAbstractButton)):
        return width
    metrics = part.fontMetrics()
    return width - metrics.horizontalAdvance(part.text()) + metrics.horizontalAdvance(text)
