"""What a section of the Trends page shows: one of its charts, and about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu

from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session

ABOUT_ONE = "conversations"
"""The chart that is about one person."""
MOST_LETTERS = 18


def chart_name(name: str) -> str:
    """Return how a chart is called where it is chosen."""
    return {
        "gap": _("Skill and visibility"),
        "competencies": _("By competency"),
        "patterns": _("Patterns"),
        "beliefs": _("Beliefs"),
        "conversations": _("Conversations"),
        "witnesses": _("Who has seen what"),
        "focus": _("In focus"),
        "self-other": _("You and others"),
        "activity": _("Writing"),
        "quadrant": _("The limit"),
        "calibration": _("Confidence"),
        "decision-quality": _("Decisions"),
        "effort": _("Effort"),
        "unseen": _("Unseen"),
    }[name]


class ChartChoice(ChipRow):
    """A chip for each chart of a section, of which one is pressed, and one for the person.

    Signals:
        chosen: Another chart, or another person.
    """

    chosen = Signal()

    def __init__(self, session: Session, names: Sequence[str], parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self._session = session
        self._people: list[tuple[str, str, str]] = []
        self._person: str | None = None
        self.name = names[0]
        self._chosen = ""
        self._group = QButtonGroup(self)
        self.chips: dict[str, Chip] = {}
        for name in names:
            chip = Chip(chart_name(name), checkable=True)
            chip.setObjectName(f"show-{name}")
            chip.setChecked(name == self.name)
            chip.clicked.connect(lambda _on=False, name=name: self.choose(name))
            self._group.addButton(chip)
            self.chips[name] = chip
            self.add(chip)
        self.who = Chip("", "user")
        self.who.setObjectName("chartPerson")
        self.who.clicked.connect(self._open_menu)
        self.add(self.who)
        self._show()

    @property
    def person(self) -> str | None:
        """The uuid of the person whom the chart is about; None where it is about none."""
        return self._person if self.name == ABOUT_ONE else None

    def offer(self, names: Sequence[str]) -> None:
        """Offer only these charts; the first is open until another is chosen."""
        for name, chip in self.chips.items():
            chip.setVisible(name in names)
        self.name = self._chosen if self._chosen in names else names[0]
        self._show()

    def choose(self, name: str) -> None:
        """Open a chart; it stays open as long as it is offered."""
        self._chosen = name
        if name != self.name:
            self.name = name
            self._show()
            self.chosen.emit()

    def choose_person(self, uuid: str) -> None:
        """Show the conversations with someone."""
        self._person = uuid
        self._show()
        self.chosen.emit()

    def reload(self) -> None:
        """Look who was talked to; the latest is shown until another is chosen."""
        if ABOUT_ONE not in self.chips:
            return
        today = self._session.today()
        nobody: list[tuple[Person, date]] = []
        met = self._session.ask(lambda one: one.insights.met(today), nobody)
        self._people = [(person.uuid, person.name, format_date(on, "medium")) for person, on in met]
        known = [uuid for uuid, _name, _on in self._people]
        if self._person not in known:
            self._person = known[0] if known else None
        self._show()

    def forget(self) -> None:
        """Drop names."""
        self._people, self._person = [], None
        self._show()

    def menu(self) -> QMenu:
        """Return the people there were conversations with, the latest first."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for uuid, name, on in self._people:
            text = _("{name} · {date}").format(name=name, date=on).replace("&", "&&")
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, uuid=uuid: self.choose_person(uuid))
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.who.mapToGlobal(self.who.rect().bottomLeft()))

    def _show(self) -> None:
        self.chips[self.name].setChecked(True)
        name = next((name for uuid, name, _on in self._people if uuid == self._person), "")
        short = name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"
        self.who.setText(_("with {name}").format(name=short.replace("&", "&&")) if short else "")
        self.who.setAccessibleName(
            _("Conversations with {name}; choose someone else").format(name=name) if name else ""
        )
        self.who.setVisible(bool(name) and self.name == ABOUT_ONE)
        self.updateGeometry()
