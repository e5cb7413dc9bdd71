"""The screens of the check-in; each is skipped by leaving it empty (method.md F1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.check_in import Becomes, Happened, Step
from growthjournal.domain.forecasts import Settled
from growthjournal.domain.impacts import Level
from growthjournal.domain.patterns import CatchStage
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.impact import OneOf
from growthjournal.ui.dialogs.rating_screens import Screen
from growthjournal.ui.widgets.basics import Card, Chip, ChipRow, Text, labelled
from growthjournal.ui.widgets.form import Lines
from growthjournal.ui.widgets.witness_field import WitnessField
from growthjournal.wording import check_in as words
from growthjournal.wording.impacts import level_name
from growthjournal.wording.patterns import stage_meaning, stage_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from enum import StrEnum

    from growthjournal.domain.check_in import Draft, Due
    from growthjournal.domain.diagnostics import NextMove
    from growthjournal.domain.forecasts import Forecast
    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.patterns import Pattern
    from growthjournal.domain.people import Person
    from growthjournal.services.workspace import Workspace

LONGEST = 300
STAGES: tuple[CatchStage | None, ...] = (None, *CatchStage)
"""In the order of their keys 0 to 5."""
RECENT = 8
"""Results that can be said to have been seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The records that the steps speak of.

    Attributes:
        move: The open next move, or None.
        person: Whom it is about, or None.
        patterns: The active ones.
        forecasts: Each with the title of its decision.
        people: Everybody who can have seen something.
        impacts: The latest, newest first.
    """

    move: NextMove | None = None
    person: Person | None = None
    patterns: tuple[Pattern, ...] = ()
    forecasts: tuple[tuple[Forecast, str], ...] = ()
    people: tuple[Person, ...] = ()
    impacts: tuple[Impact, ...] = field(default=(), repr=False)


class MoveScreen(Screen):
    """Did it happen? What did they say?"""

    def __init__(self, asked: Asked, move: NextMove, draft: Draft) -> None:
        super().__init__()
        self.column.setSpacing(14)
        self._person = asked.person
        self._of: dict[StrEnum, QComboBox] = {}
        self.column.addWidget(Text(move.act, "heading", wrap=True))
        about = [asked.person.name] if asked.person else []
        about.append(words.due_said(move.due))
        self.column.addWidget(Text(" · ".join(about), "meta", wrap=True))
        self.happened = OneOf([(one, words.happened_name(one)) for one in Happened], draft.happened)
        self.happened.setAccessibleName(_("Did it happen?"))
        self.column.addWidget(self.happened)
        self.said = Lines(draft.said)
        self.said.setObjectName("whatTheySaid")
        self._said_row = labelled(_("What did they say?"), self.said, _("In their words."))
        self.column.addWidget(self._said_row)
        self.becomes = OneOf([(one, words.becomes_name(one)) for one in Becomes], draft.becomes)
        self._becomes_row = labelled(_("What is it?"), self.becomes)
        self.column.addWidget(self._becomes_row)
        for kind, rows in (
            (Becomes.WITNESS, [(one.uuid, one.title) for one in asked.impacts[:RECENT]]),
            (Becomes.SIGHTING, [(one.uuid, one.name) for one in asked.patterns]),
        ):
            self._of[kind] = self._choice(kind, rows, draft)
        self.column.addWidget(Text(words.keys_line(Step.MOVE), "meta", wrap=True))
        for chip in (*self.happened.chips.values(), *self.becomes.chips.values()):
            chip.clicked.connect(self._arrange)
        self._arrange()

    def _choice(self, kind: Becomes, rows: Sequence[tuple[str, str]], draft: Draft) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"becomes-{kind.value}")
        box.setAccessibleName(words.becomes_name(kind))
        box.addItem("–", "")
        for uuid, text in rows:
            box.addItem(text, uuid)
        place = box.findData(draft.becomes_of) if draft.becomes is kind else 0
        box.setCurrentIndex(max(place, 0))
        self.column.addWidget(box)
        self.becomes.chips[kind].setEnabled(bool(rows))
        return box

    def _arrange(self) -> None:
        answer, is_said = self.happened.value(), self._person is not None
        has_said = answer in {Happened.YES, Happened.NOT_YET}
        self._said_row.setVisible(has_said)
        asks = answer is Happened.YES and is_said
        self._becomes_row.setVisible(asks)
        for kind, box in self._of.items():
            box.setVisible(asks and self.becomes.value() is kind)

    def filled(self) -> dict[str, object]:
        """Return the parts of the draft that this screen holds."""
        answer, kind = self.happened.value(), self.becomes.value()
        box = self._of.get(kind) if kind is not None else None
        return {
            "happened": None if answer is None else Happened(answer),
            "said": self.said.words() or "",
            "becomes": None if kind is None else Becomes(kind),
            "becomes_of": (box.currentData() or None) if box is not None else None,
        }

    @override
    def press_digit(self, digit: int) -> bool:
        return _press(list(self.happened.chips.values()), digit - 1)

    @override
    def start(self) -> None:
        next(iter(self.happened.chips.values())).setFocus()


class PatternsScreen(Screen):
    """Each active pattern with its six answers."""

    def __init__(
        self, patterns: Sequence[Pattern], stages: Mapping[str, CatchStage | None]
    ) -> None:
        super().__init__()
        self._chips: dict[str, dict[CatchStage | None, Chip]] = {}
        for one in patterns:
            card = Card()
            card.body.setSpacing(6)
            card.body.addWidget(Text(one.name, "heading", wrap=True))
            if one.if_then:
                card.body.addWidget(Text(one.if_then, "muted", wrap=True))
            row = ChipRow()
            row.setAccessibleName(one.name)
            chips: dict[CatchStage | None, Chip] = {}
            for key, stage in enumerate(STAGES):
                chip = Chip(stage_name(stage), checkable=True)
                chip.setObjectName(f"stage-{key}")
                chip.setToolTip(stage_meaning(stage))
                chip.setAccessibleDescription(f"{one.name}. {stage_meaning(stage)}")
                chip.setChecked(one.uuid in stages and stages[one.uuid] == stage)
                chip.clicked.connect(partial(_only, chips, stage))
                chips[stage] = chip
                row.add(chip)
            self._chips[one.uuid] = chips
            card.body.addWidget(row)
            self.column.addWidget(card)
        self.column.addWidget(Text(words.keys_line(Step.PATTERNS), "meta", wrap=True))

    def filled(self) -> dict[str, object]:
        """Return the parts of the draft that this screen holds."""
        return {
            "stages": {
                uuid: stage
                for uuid, chips in self._chips.items()
                for stage, chip in chips.items()
                if chip.isChecked()
            }
        }

    @override
    def press_digit(self, digit: int) -> bool:
        return answer_next(self, [list(one.values()) for one in self._chips.values()], digit)

    @override
    def start(self) -> None:
        next(iter(next(iter(self._chips.values())).values())).setFocus()


class ForecastsScreen(Screen):
    """The original words and number, and how it came out."""

    def __init__(
        self,
        forecasts: Sequence[tuple[Forecast, str]],
        settled: Mapping[str, Settled],
        today: date,
    ) -> None:
        super().__init__()
        self._answers: dict[str, OneOf] = {}
        for one, decision in forecasts:
            card = Card()
            card.body.setSpacing(6)
            card.body.addWidget(Text(one.statement, "heading", wrap=True))
            said = words.forecast_said(one, decision, today)
            card.body.addWidget(Text(said, "muted", wrap=True))
            answer = OneOf(
                [(each, words.settled_name(each)) for each in Settled], settled.get(one.uuid)
            )
            answer.setAccessibleName(one.statement)
            for chip in answer.chips.values():
                chip.setAccessibleDescription(one.statement)
            self._answers[one.uuid] = answer
            card.body.addWidget(answer)
            self.column.addWidget(card)
        self.column.addWidget(Text(words.keys_line(Step.FORECASTS), "meta", wrap=True))

    def filled(self) -> dict[str, object]:
        """Return the parts of the draft that this screen holds."""
        values = {uuid: answer.value() for uuid, answer in self._answers.items()}
        return {"settled": {uuid: Settled(one) for uuid, one in values.items() if one is not None}}

    @override
    def press_digit(self, digit: int) -> bool:
        rows = [list(one.chips.values()) for one in self._answers.values()]
        return answer_next(self, rows, digit - 1)

    @override
    def start(self) -> None:
        next(iter(next(iter(self._answers.values())).chips.values())).setFocus()


class WinScreen(Screen):
    """A result in one line, its level, and who saw it."""

    def __init__(self, people: Sequence[Person], draft: Draft) -> None:
        super().__init__()
        self.column.setSpacing(14)
        self.line = QLineEdit(draft.win)
        self.line.setObjectName("win")
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(_("What you moved, in one line"))
        self.level = OneOf([(each, level_name(each)) for each in Level], draft.level)
        self.witnesses = WitnessField(people)
        for uuid, first_hand in draft.witnesses.items():
            self.witnesses.set_saw(uuid, first_hand=first_hand)
        self.column.addWidget(self.line)
        self.column.addWidget(labelled(_("At which level"), self.level))
        self.column.addWidget(labelled(_("Who saw it"), self.witnesses))

    def filled(self) -> dict[str, object]:
        """Return the parts of the draft that this screen holds."""
        level = self.level.value()
        return {
            "win": self.line.text(),
            "level": None if level is None else Level(level),
            "witnesses": self.witnesses.saw(),
        }

    @override
    def start(self) -> None:
        self.line.setFocus()


class MindScreen(Screen):
    """The choice that is put off; it becomes something to bring to a conversation."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.line = QLineEdit(draft.mind)
        self.line.setObjectName("onMyMind")
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(_("What choice are you putting off?"))
        self.column.addWidget(self.line)
        hint = _("It is offered when you prepare your next conversation.")
        self.column.addWidget(Text(hint, "meta", wrap=True))

    def filled(self) -> dict[str, object]:
        """Return the parts of the draft that this screen holds."""
        return {"mind": self.line.text()}

    @override
    def start(self) -> None:
        self.line.setFocus()


def _only(chips: Mapping[CatchStage | None, Chip], pressed: CatchStage | None, *_on: bool) -> None:
    for stage, chip in chips.items():
        if stage != pressed:
            chip.setChecked(False)


def _press(chips: Sequence[Chip], place: int) -> bool:
    if not 0 <= place < len(chips):
        return False
    chips[place].setFocus()
    chips[place].click()
    return True


def answer_next(screen: QWidget, rows: Sequence[Sequence[Chip]], place: int) -> bool:
    """Answer the row with the keyboard, and put the keyboard on the next."""
    focused = screen.window().focusWidget()
    at = next((number for number, row in enumerate(rows) if focused in row), 0)
    if not 0 <= place < len(rows[at]):
        return False
    if not rows[at][place].isChecked():
        rows[at][place].click()
    following = rows[min(at + 1, len(rows) - 1)]
    (following[0] if at + 1 < len(rows) else rows[at][place]).setFocus()
    return True


def read_asked(due: Due, workspace: Workspace) -> Asked:
    """Read the records that the steps speak of."""
    mentoring = workspace.mentoring
    patterns = {one.uuid: one for one in mentoring.patterns()}
    forecasts = {one.uuid: one for one in workspace.decisions.forecasts()} if due.forecasts else {}
    titles = {one.uuid: one.title for one in workspace.decisions.all()} if due.forecasts else {}
    move = next((one for one in workspace.diagnostics.moves() if one.uuid == due.move), None)
    everyone = mentoring.everyone()
    return Asked(
        move=move,
        person=everyone.get(move.person) if move and move.person else None,
        patterns=tuple(patterns[uuid] for uuid in due.patterns if uuid in patterns),
        forecasts=tuple(
            (forecasts[uuid], titles.get(forecasts[uuid].decision, ""))
            for uuid in due.forecasts
            if uuid in forecasts
        ),
        people=tuple(mentoring.people()),
        impacts=tuple(workspace.impacts.all()),
    )
