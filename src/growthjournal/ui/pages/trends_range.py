"""The range of the Trends page: 3 months, a year, all, or since a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy

from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.services.mentoring import MentoringService
    from growthjournal.ui.session import Session

DAYS = {"3Months": 91, "Year": 365, "All": None}
SINCE = "Since"
REMEMBERED = "trends_range"
MOST_LETTERS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The last conversation held with someone."""

    name: str
    on: date


class RangeChips(ChipRow):
    """Chips of which one is pressed.

    Signals:
        changed: Another range was chosen.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._meetings: Sequence[Meeting] = ()
        self._since: Meeting | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.chips: dict[str, Chip] = {}
        for name, text in (
            ("3Months", _("3 months")),
            ("Year", _("Year")),
            ("All", _("All")),
            (SINCE, _("Since…")),
        ):
            chip = Chip(text, checkable=True)
            chip.setObjectName(f"range{name}")
            chip.clicked.connect(lambda _on=False, name=name: self._press(name))
            self.chips[name] = chip
            self._group.addButton(chip)
            self.add(chip)
        self.chips[SINCE].setAccessibleName(_("Since the last conversation with someone"))
        remembered = session.preferences.text(REMEMBERED, "All")
        self._name = remembered if remembered in DAYS else "All"
        self._show()

    def start(self) -> date | None:
        """Return the first day; None for all."""
        if self._name == SINCE and self._since is not None:
            return self._since.on
        days = DAYS.get(self._name)
        return None if days is None else self._session.today() - timedelta(days=days)

    def reload(self) -> None:
        """Look who there were conversations with."""
        self._meetings = self._session.ask(lambda one: _last_meetings(one.mentoring), [])
        if self._since is not None:
            now = {one.name: one for one in self._meetings}
            self._since = now.get(self._since.name)
            if self._since is None and self._name == SINCE:
                self._name = "All"
        self._show()

    def forget(self) -> None:
        """Drop names."""
        self._meetings, self._since = (), None
        if self._name == SINCE:
            self._name = "All"
        self._show()

    def fit(self, *, one_row: bool) -> None:
        """Take one row, or wrap."""
        widths = [
            chip.sizeHint().width() + 6 for chip in self.chips.values() if not chip.isHidden()
        ]
        self.setMinimumWidth(sum(widths) if one_row else 0)
        side = QSizePolicy.Policy.Fixed if one_row else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(side, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def choose(self, name: str, since: Meeting | None = None) -> None:
        """Show a range."""
        self._name, self._since = name, since or self._since
        if name in DAYS:
            self._session.preferences.remember(REMEMBERED, name)
        self._show()
        self.changed.emit()

    def menu(self) -> QMenu:
        """Return the people there were conversations with, the latest first."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._meetings:
            text = _("{name} · {date}").format(name=one.name, date=format_date(one.on, "medium"))
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, one=one: self.choose(SINCE, one))
        return menu

    def _press(self, name: str) -> None:
        self._show()
        if name == SINCE:
            chip = self.chips[SINCE]
            self.menu().popup(chip.mapToGlobal(chip.rect().bottomLeft()))
        else:
            self.choose(name)

    def _show(self) -> None:
        for name, chip in self.chips.items():
            chip.setChecked(name == self._name)
        chip = self.chips[SINCE]
        chip.setVisible(bool(self._meetings))
        text = _("Since…")
        if self._since is not None and self._name == SINCE:
            name = self._since.name
            short = name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"
            text = _("Since {name}").format(name=short)
            chip.setToolTip(format_date(self._since.on))
        chip.setText(text)
        self.updateGeometry()


def _last_meetings(mentoring: MentoringService) -> list[Meeting]:
    everyone = mentoring.everyone()
    last: dict[str, Meeting] = {}
    for one in mentoring.conversations():
        if one.held and one.person in everyone and one.person not in last:
            last[one.person] = Meeting(name=everyone[one.person].name, on=one.date)
    return list(last.values())
