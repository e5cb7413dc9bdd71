"""The screens of the diagnostic: before it begins, and one item (method.md B1-B3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from growthjournal.domain.competencies import EVIDENCE_FROM, Axis
from growthjournal.domain.diagnostic_items import questionnaire
from growthjournal.domain.diagnostics import DiagnosticAnswer
from growthjournal.language import format_date, format_number, list_of, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.rating_fact import FactFields
from growthjournal.ui.dialogs.rating_screens import Screen
from growthjournal.ui.widgets.anchor_scale import CANT_SAY, AnchorScale
from growthjournal.ui.widgets.basics import (
    QuietButton,
    SecondaryButton,
    Text,
    labelled,
)
from growthjournal.ui.widgets.form import DayField
from growthjournal.ui.widgets.room import RoomField
from growthjournal.wording.diagnostic import measure_name
from growthjournal.wording.ratings import fact_hint, window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.diagnostic_items import Item
    from growthjournal.domain.people import Person
    from growthjournal.domain.scoring import Pending
    from growthjournal.domain.sponsorship import Aim
    from growthjournal.ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What has to be known before the items mean anything.

    Attributes:
        aim: The role that is wanted, or None.
        people: Everybody who can be in the room.
        begun: How many items of an unfinished sitting are answered.
        last: The day of the last finished one, or None.
        pending: By axis, a crossing that can be confirmed today.
    """

    aim: Aim | None = None
    people: tuple[Person, ...] = field(default=(), repr=False)
    begun: int = 0
    last: date | None = None
    pending: tuple[tuple[Axis, Pending], ...] = ()


class StartScreen(Screen):
    """What this is, and the three things it is about.

    Signals:
        aim_wanted: The form of the role.
        room_changed: (uuid, whether they would help decide).
        room_named: The name or alias of somebody else who would.
        confirm_wanted: The axis that is to be answered again.
        outside_wanted: Somebody else rates.
    """

    aim_wanted = Signal()
    room_changed = Signal(str, bool)
    room_named = Signal(str)
    confirm_wanted = Signal(object)
    outside_wanted = Signal()

    def __init__(self, known: SetUp, today: date) -> None:
        super().__init__()
        self.column.setSpacing(14)
        texts = questionnaire()
        self.column.addWidget(Text(texts.status, "muted", wrap=True))
        self._add_aim(known.aim)
        self._add_room(known.people)
        self.column.addWidget(Text(texts.instruction, wrap=True))
        self.column.addWidget(Text(texts.target_level, "muted", wrap=True))
        self.practice = Text(_practice(known.last, today), "meta", wrap=True)
        self.practice.setVisible(bool(self.practice.text()))
        self.column.addWidget(self.practice)
        for axis, pending in known.pending:
            button = SecondaryButton(
                _("Answer the six about {measure} again").format(measure=measure_name(axis))
            )
            button.setObjectName(f"confirm-{axis.value}")
            button.setAutoDefault(False)
            button.setAccessibleDescription(
                _("It crossed on {date}; a second answer settles it.").format(
                    date=format_date(pending.reading.on, "medium")
                )
            )
            button.clicked.connect(partial(self._confirm, axis))
            self.column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.other = QuietButton(_("Someone else is rating"), "user")
        self.other.setObjectName("outsideRating")
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self.outside_wanted)
        self.column.addWidget(self.other, alignment=Qt.AlignmentFlag.AlignLeading)

    def _add_aim(self, aim: Aim | None) -> None:
        self.aim = SecondaryButton(_("Name the role") if aim is None else _("Change it"), "pencil")
        self.aim.setObjectName("diagnosticAim")
        self.aim.setAutoDefault(False)
        self.aim.clicked.connect(self.aim_wanted)
        calls = [one for one in aim.calls if one] if aim else []
        said = aim.role if aim else _("Not named yet: the role you want, and three of its calls.")
        self.column.addWidget(Text(_("The role you want"), "strong"))
        self.column.addWidget(Text(said, wrap=True))
        for one in calls:
            self.column.addWidget(Text(f"– {one}", "muted", wrap=True))
        self.column.addWidget(self.aim, alignment=Qt.AlignmentFlag.AlignLeading)

    def _add_room(self, people: Sequence[Person]) -> None:
        self.room = RoomField(people)
        self.room.changed.connect(self.room_changed)
        self.room.named.connect(self.room_named)
        self.column.addWidget(self.room)

    def _confirm(self, axis: Axis, *_checked: bool) -> None:
        self.confirm_wanted.emit(axis)

    @override
    def take_enter(self) -> bool:
        return self.room.field.hasFocus() and self.room.take_name()

    @override
    def start(self) -> None:
        self.aim.setFocus()


class ItemScreen(Screen):
    """One item with its five anchors; a fact is asked for at 4 and 5, never required.

    Attributes:
        is_unconfirmed: A line was chosen for the user, who has not said anything to it yet.

    Signals:
        changed: A line was chosen, or a fact typed.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        item: Item,
        answer: DiagnosticAnswer | None,
        *,
        with_fact: bool = True,
        is_guess: bool = False,
    ) -> None:
        super().__init__()
        self.item = item
        self.is_unconfirmed = False
        cant_say = _("No guess") if is_guess else ""
        self.scale = AnchorScale(item.axis, item.levels, cant_say=cant_say)
        self.column.addWidget(self.scale)
        self.hint = Text("", "meta", wrap=True)
        self.hint.setObjectName("prefilled")
        self.hint.hide()
        self.column.addWidget(self.hint)
        self.fact: FactFields | None = None
        if with_fact:
            self.fact = FactFields(session, Axis.SKILL)
            self.fact.setParent(self)
            self.day = DayField(None, may_be_unknown=True)
            self.day.setObjectName("factOn")
            self._day_row = labelled(_("When"), self.day)
            self.column.addWidget(self.fact)
            self.column.addWidget(self._day_row)
            self.fact.changed.connect(self.changed)
        self.scale.chosen.connect(self._chosen)
        if answer is not None:
            self._fill_in(answer)
        self._arrange()

    def _fill_in(self, answer: DiagnosticAnswer) -> None:
        self.scale.choose(CANT_SAY if answer.value is None else answer.value)
        if self.fact is not None:
            self.fact.line.setText(answer.fact or "")
            self.day.set_day(answer.fact_on)
            for uuid in answer.entries:
                self.fact.link(uuid, _("a linked record"))

    def prefill(self, value: int, words: str, records: Sequence[tuple[str, str]]) -> None:
        """Choose a line for the user to confirm, and say where it comes from."""
        self.scale.choose(value)
        self.is_unconfirmed = True
        self.hint.setText(words)
        self.hint.show()
        for uuid, title in records:
            if self.fact is not None:
                self.fact.link(uuid, title)

    def answer(self) -> DiagnosticAnswer | None:
        """Return what was answered; None while nothing is chosen."""
        chosen = self.scale.answer()
        if chosen is None:
            return None
        value = None if chosen == CANT_SAY else chosen
        asks = value is not None and value >= EVIDENCE_FROM and self.fact is not None
        return DiagnosticAnswer(
            diagnostic="",
            item=self.item.name,
            value=value,
            fact=self.fact.evidence_line() if asks and self.fact else None,
            fact_on=self.day.day() if asks else None,
            entries=self.fact.evidence() if asks and self.fact else (),
        )

    def _chosen(self, _number: int) -> None:
        self.is_unconfirmed = False
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        if self.fact is None:
            return
        value = self.scale.answer() or 0
        asks = value >= EVIDENCE_FROM
        self.fact.setVisible(asks)
        self._day_row.setVisible(asks)
        if asks:
            self.fact.line.setPlaceholderText(fact_hint(value))
            self.fact.hint.setText(_("Without a fact it counts as 3."))

    @override
    def press_digit(self, digit: int) -> bool:
        if digit != CANT_SAY and digit not in self.scale.cards:
            return False
        self.scale.choose(digit)
        return True

    def focus_fact(self) -> None:
        """Put the keyboard into the field of the fact, where it is asked for."""
        if self.fact is not None and self.fact.isVisibleTo(self):
            self.fact.line.setFocus()

    @override
    def start(self) -> None:
        chosen = self.scale.answer()
        self.scale.cards[chosen if chosen else 1].setFocus()


def place_said(place: int, count: int, item: Item, *, is_kept: bool) -> str:
    """Return where the user is; no score is told before the end.

    Args:
        place: From 1.
        count: Of all screens.
        item: The one that is shown.
        is_kept: Whether leaving keeps what was answered.
    """
    said = _("{place} of {count} · {window}").format(
        place=format_number(place), count=format_number(count), window=window(item.axis)
    )
    return _("{said} · Esc keeps it for later").format(said=said) if is_kept else said


def eyewitness_said(names: Sequence[str], room: int) -> str:
    """Return what V1 is prefilled from."""
    said = ngettext(
        "From your results: {n} of {room} in the room saw one at the next level themselves",
        "From your results: {n} of {room} in the room saw one at the next level themselves",
        len(names),
    ).format(n=format_number(len(names)), room=format_number(room))
    if names:
        said += f": {list_of(list(names))}"
    return said + ". " + _("Choose another line if that is not so.")


def _practice(last: date | None, today: date) -> str:
    from growthjournal.domain.scoring import PRACTICE_DAYS

    if last is None or (today - last).days >= PRACTICE_DAYS:
        return ""
    return _(
        "You answered on {date}. Within {days} days it is kept as practice and not scored."
    ).format(date=format_date(last, "medium"), days=format_number(PRACTICE_DAYS))
