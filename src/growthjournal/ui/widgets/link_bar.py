"""The records an entry is linked to, as chips; one chip "Links 3" where they do not fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from growthjournal.domain.entries import TargetKind
from growthjournal.language import gettext as _
from growthjournal.language import ngettext
from growthjournal.ui.widgets.basics import Chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from growthjournal.domain.entries import Link
    from growthjournal.ui.theme import ThemeController

LONGEST = 24
"""Characters of a title that a chip shows."""
ICONS = {
    TargetKind.PERSON: "user",
    TargetKind.PATTERN: "repeat-2",
    TargetKind.ASSUMPTION: "hourglass",
    TargetKind.CONVERSATION: "message-circle",
    TargetKind.ENTRY: "notebook-pen",
    TargetKind.DECISION: "split",
    TargetKind.IMPACT: "eye",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A link and what it is shown as."""

    link: Link
    title: str = field(repr=False)


def target_name(kind: TargetKind) -> str:
    """Return how a kind of record is called in a sentence."""
    return {
        TargetKind.PERSON: _("person"),
        TargetKind.PATTERN: _("pattern"),
        TargetKind.ASSUMPTION: _("assumption"),
        TargetKind.CONVERSATION: _("conversation"),
        TargetKind.ENTRY: _("entry"),
        TargetKind.DECISION: _("decision"),
        TargetKind.IMPACT: _("impact"),
    }[kind]


def short(title: str) -> str:
    """Return a title that fits a chip."""
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"


class LinkBar(QWidget):
    """Chips and the button that adds one.

    Signals:
        added: The TargetKind that is to be linked.
        opened: The Link to show.
        removed: The Link to take away.
    """

    added = Signal(object)
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._links: tuple[Linked, ...] = ()
        self._chips: list[Chip] = []
        self._is_fitting = False
        self._together = Chip("", "link")
        self._together.setObjectName("linksChip")
        self._together.clicked.connect(self._open_all)
        self.add_chip = Chip(_("+ link"))
        self.add_chip.setObjectName("addLinkButton")
        self.add_chip.setAccessibleName(_("Link this entry"))
        self.add_chip.clicked.connect(self._open_kinds)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._together)
        self._row.addWidget(self.add_chip)
        self._row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_links(())

    def show_links(self, links: Sequence[Linked]) -> None:
        """Show these links."""
        if self._chips and tuple(links) == self._links:
            return
        self._links = tuple(links)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip_of(linked) for linked in self._links]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(place, chip)
        count = len(self._links)
        self._together.setText(_("Links {count}").format(count=count))
        self._together.setAccessibleName(
            ngettext("{count} link", "{count} links", count).format(count=count)
        )
        self._fit()

    def menu_of(self, linked: Linked) -> QMenu:
        """Return what can be done with one link."""
        menu = QMenu(self)
        menu.addAction(_("Open"), partial(self.opened.emit, linked.link))
        if linked.link.by_hand:
            menu.addAction(_("Remove the link"), partial(self.removed.emit, linked.link))
        return menu

    def kinds_menu(self) -> QMenu:
        """Return the menu of what can be linked."""
        menu = QMenu(self)
        for kind, words in (
            (TargetKind.PERSON, _("Person…")),
            (TargetKind.PATTERN, _("Pattern…")),
            (TargetKind.ASSUMPTION, _("Assumption…")),
            (TargetKind.CONVERSATION, _("Conversation…")),
            (TargetKind.IMPACT, _("Impact…")),
            (TargetKind.ENTRY, _("Entry…")),
        ):
            menu.addAction(words, partial(self.added.emit, kind))
        return menu

    def _chip_of(self, linked: Linked) -> Chip:
        chip = Chip(short(linked.title).replace("&", "&&"), ICONS[linked.link.target_kind])
        kind = target_name(linked.link.target_kind)
        name = _("{kind}: {title}").format(kind=kind, title=linked.title)
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.clicked.connect(partial(self._open_one, linked))
        return chip

    def _open_one(self, linked: Linked) -> None:
        _pop_up(self.menu_of(linked), self.sender())

    def _open_all(self) -> None:
        menu = QMenu(self)
        for linked in self._links:
            inner = self.menu_of(linked)
            inner.setTitle(linked.title.replace("&", "&&"))
            menu.addMenu(inner)
        _pop_up(menu, self._together)

    def _open_kinds(self) -> None:
        _pop_up(self.kinds_menu(), self.add_chip)

    def _fit(self) -> None:
        """Show every chip where they have room, else the one that stands for all.

        Showing a chip lays the header out at once, and its room may then be another.
        """
        if self._is_fitting:
            return
        self._is_fitting = True
        self._show(chips=self._has_room())
        if not self._has_room():
            self._show(chips=False)
        self._is_fitting = False

    def _has_room(self) -> bool:
        wanted = sum(chip.sizeHint().width() + 6 for chip in self._chips)
        return wanted + self.add_chip.sizeHint().width() <= self.width()

    def _show(self, *, chips: bool) -> None:
        self._together.setVisible(bool(self._chips) and not chips)
        for chip in self._chips:
            chip.setVisible(chips)

    @override
    def minimumSizeHint(self) -> QSize:
        width = self.add_chip.sizeHint().width()
        if self._chips:
            width += self._together.sizeHint().width() + 6
        return QSize(width, self.add_chip.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _pop_up(menu: QMenu, under: object) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if isinstance(under, QWidget):
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
