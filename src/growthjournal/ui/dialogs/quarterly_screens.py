"""The screens of the quarterly review; each may be left empty (method.md F4)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from growthjournal.domain.assumptions import AssumptionStatus
from growthjournal.domain.patterns import PatternStatus
from growthjournal.language import format_date, format_number
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.check_in_steps import answer_next
from growthjournal.ui.dialogs.impact import OneOf
from growthjournal.ui.dialogs.rating_screens import Screen
from growthjournal.ui.widgets.basics import (
    Card,
    LinkButton,
    QuietButton,
    SecondaryButton,
    Text,
    breakable,
    labelled,
)
from growthjournal.ui.widgets.chart_picture import ChartPicture
from growthjournal.ui.widgets.verdict_view import VerdictView
from growthjournal.wording import quarterly as words
from growthjournal.wording.next_move import move_said
from growthjournal.wording.patterns import status_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from enum import StrEnum

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.diagnostics import QuarterlyReview
    from growthjournal.services.reviews import ReviewState
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind
    from growthjournal.ui.widgets.chart_view import Pointed
    from growthjournal.wording.clauses import Clause

LONGEST = 300
PLANS, SHOULD_SEE = 2, 2
"""Lines that are offered (method.md F4)."""
GAP = 14
CHART_HEIGHT = 340


class QuestionsScreen(Screen):
    """Where the twelve questions stand, and what else there is for those who want it.

    Signals:
        answer_wanted: The diagnostic.
        read_wanted: Eight entries to read back.
        rate_wanted: All competencies.
        look_back_wanted: Judging an earlier day anew.
        papers_wanted: The pages of the last review.
    """

    answer_wanted = Signal()
    read_wanted = Signal()
    rate_wanted = Signal()
    look_back_wanted = Signal()
    papers_wanted = Signal()

    def __init__(self, state: ReviewState, begun: int, last: date | None) -> None:
        super().__init__()
        self.column.setSpacing(GAP)
        review, sitting = state.review, state.sitting
        said = words.opening(review.began_on, is_begun=state.is_begun)
        self.column.addWidget(Text(said, "muted", wrap=True))
        card = Card()
        card.body.setSpacing(10)
        on = sitting.on if sitting else None
        self.said = Text(words.questions_said(on, begun), wrap=True)
        self.said.setObjectName("questionsSaid")
        card.body.addWidget(self.said)
        self.answer = SecondaryButton(
            words.questions_button(is_answered=sitting is not None, begun=begun)
        )
        self.answer.setObjectName("answerQuestions")
        self.answer.setAutoDefault(False)
        self.answer.clicked.connect(self.answer_wanted)
        card.body.addWidget(self.answer, alignment=Qt.AlignmentFlag.AlignLeading)
        self.answer.setVisible(sitting is None)
        self.column.addWidget(card)
        self._add_more(state, last)

    def _add_more(self, state: ReviewState, last: date | None) -> None:
        self.column.addWidget(Text(_("If you want to"), "section"))
        more = [
            ("readBack", _("Read eight entries of the quarter"), "book-open", self.read_wanted),
            (
                "rateAll",
                words.also_rate(is_year_over=state.is_year_over),
                "clipboard-check",
                self.rate_wanted,
            ),
        ]
        if state.look_back:
            more.append(
                ("lookBack", _("Judge an earlier day anew"), "undo-2", self.look_back_wanted)
            )
        if last is not None:
            said = _("Pages of the review of {date}").format(date=format_date(last))
            more.append(("lastPapers", said, "file-down", self.papers_wanted))
        for name, text, icon_name, signal in more:
            button = QuietButton(text, icon_name)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            self.column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)

    @override
    def start(self) -> None:
        if self.answer.isVisibleTo(self):
            self.answer.setFocus()


class VerdictScreen(Screen):
    """The path so far as a chart, the constraint, its clauses, and the rows behind each.

    Signals:
        opened: (kind, uuid) of a row that was pressed.
    """

    opened = Signal(str, str)

    def __init__(self, session: Session, clauses: Sequence[Clause], *, has_path: bool) -> None:
        super().__init__()
        self.column.setSpacing(GAP)
        self.view = VerdictView(clauses)
        self.view.opened.connect(self.opened)
        self.column.addWidget(self.view)
        self.chart: ChartPicture | None = None
        if has_path:
            wish = session.theme.px(CHART_HEIGHT)
            self.chart = ChartPicture(session, "quadrant", _("Which limit is mine"), wish=wish)
            self.chart.mark_pressed.connect(self._pressed)
            card = Card()
            card.body.setContentsMargins(2, 6, 2, 6)
            card.body.addWidget(self.chart)
            self.column.addWidget(card)
            self.chart.show_person("", anew=True)

    def _pressed(self, mark: Pointed) -> None:
        if mark.ids:
            self.opened.emit("sitting", mark.ids[0])


class DecidingScreen(Screen):
    """A card for each record, and what becomes of it; nothing is chosen at first."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self.column.setSpacing(GAP)
        self.answers: dict[str, OneOf] = {}
        self._keys = Text(keys, "meta", wrap=True)
        self.column.addWidget(self._keys)

    def add(
        self, uuid: str, name: str, lines: Sequence[tuple[str, TextKind]], answer: OneOf
    ) -> None:
        """Add a record with what is said of it and the chips that decide."""
        card = Card()
        card.body.setSpacing(6)
        card.body.addWidget(Text(breakable(name), "heading", wrap=True))
        for line, kind in lines:
            card.body.addWidget(Text(line, kind, wrap=True))
        answer.setAccessibleName(name)
        for chip in answer.chips.values():
            chip.setAccessibleDescription(name)
        self.answers[uuid] = answer
        card.body.addWidget(answer)
        self.column.insertWidget(self.column.indexOf(self._keys), card)

    def chosen(self) -> dict[str, StrEnum]:
        """Return what was chosen, by uuid; what was left empty is not in it."""
        values = {uuid: answer.value() for uuid, answer in self.answers.items()}
        return {uuid: one for uuid, one in values.items() if one is not None}

    @override
    def press_digit(self, digit: int) -> bool:
        rows = [list(one.chips.values()) for one in self.answers.values()]
        return answer_next(self, rows, digit - 1)

    @override
    def start(self) -> None:
        first = next(iter(self.answers.values()), None)
        if first is not None:
            next(iter(first.chips.values())).setFocus()


class PatternsScreen(DecidingScreen):
    """Each pattern with what it showed, and what becomes of it."""

    def __init__(self, state: ReviewState, decided: Mapping[str, PatternStatus]) -> None:
        super().__init__(
            _("The keys 1 to 3 answer one after the other; what is left empty stays as it is.")
        )
        choices = [(each, words.pattern_choice(each)) for each in PatternStatus]
        for one, sightings in state.patterns:
            lines: list[tuple[str, TextKind]] = [
                (status_name(one.status), "meta"),
                (words.pattern_said(sightings), "muted"),
            ]
            self.add(one.uuid, one.name, lines, OneOf(choices, decided.get(one.uuid)))

    def decided(self) -> dict[str, PatternStatus]:
        """Return what was chosen, by the pattern's uuid."""
        return {uuid: PatternStatus(one) for uuid, one in self.chosen().items()}


class BeliefsScreen(DecidingScreen):
    """Each assumption without a conclusion, and what becomes of it.

    Signals:
        test_wanted: Uuid of an assumption to plan a test for.
    """

    test_wanted = Signal(str)

    def __init__(self, state: ReviewState, decided: Mapping[str, AssumptionStatus]) -> None:
        super().__init__(
            _("The keys 1 and 2 answer one after the other; what is left empty stays as it is.")
        )
        for one, belief in state.beliefs:
            choices = [
                (each, words.belief_choice(each)) for each in (one.status, AssumptionStatus.PARKED)
            ]
            answer = OneOf(choices, decided.get(one.uuid))
            plan = QuietButton(_("Plan a test"), "plus")
            plan.setObjectName("planTest")
            plan.setAccessibleDescription(one.statement)
            plan.setAutoDefault(False)
            plan.clicked.connect(partial(self._plan, one.uuid))
            answer.add(plan)
            self.add(one.uuid, one.statement, [(words.belief_said(belief), "muted")], answer)

    def _plan(self, uuid: str, *_checked: bool) -> None:
        self.test_wanted.emit(uuid)

    def decided(self) -> dict[str, AssumptionStatus]:
        """Return what was chosen, by the assumption's uuid."""
        return {uuid: AssumptionStatus(one) for uuid, one in self.chosen().items()}


class QuarterScreen(Screen):
    """The next move, one aim, two if-then plans, who should see what.

    Signals:
        move_wanted: The form of the next move.
    """

    move_wanted = Signal()

    def __init__(self, state: ReviewState, review: QuarterlyReview, today: date) -> None:
        super().__init__()
        self.column.setSpacing(GAP)
        self.column.addWidget(self._build_move(state, today))
        self.aim = _line(review.aim or "", "quarterAim")
        self.column.addWidget(labelled(_("One aim for the quarter"), self.aim))
        self.plans = _lines(review.plans, PLANS, "plan", _("Plan {n}"))
        self.column.addWidget(_group(_("Two plans: when this happens, I will do that"), self.plans))
        for field in self.plans:
            field.setPlaceholderText(_("When …, I will …"))
        self.should_see = _lines(
            review.who_should_see, SHOULD_SEE, "shouldSee", _("Who should see what, {n}")
        )
        for field in self.should_see:
            field.setPlaceholderText(_("Who, and what"))
        hint = breakable(words.unseen_said(state.unseen))
        self.column.addWidget(_group(_("Who should see what"), self.should_see, hint))

    def _build_move(self, state: ReviewState, today: date) -> QWidget:
        move = state.move
        card = Card(_("Next move"))
        card.body.setSpacing(6)
        if move is not None:
            card.body.addWidget(Text(breakable(move.act), "strong", wrap=True))
            said = move_said(state.move_with, move.due, today)
            card.body.addWidget(Text(said, "meta", wrap=True))
        text = _("Change") if move else _("Choose one person, one act, one date")
        self.choose = LinkButton(text)
        self.choose.setObjectName("reviewMove")
        self.choose.setAccessibleName(_("Change the next move") if move else text)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.move_wanted)
        card.body.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignLeading)
        return card

    def filled(self) -> dict[str, object]:
        """Return the parts of the review that this screen holds."""
        return {
            "aim": _written(self.aim) or None,
            "plans": tuple(one for one in map(_written, self.plans) if one),
            "who_should_see": tuple(one for one in map(_written, self.should_see) if one),
        }

    @override
    def start(self) -> None:
        self.aim.setFocus()


class DoneScreen(Screen):
    """One sentence, and the pages that can be kept.

    Signals:
        papers_wanted: The pages of this review.
    """

    papers_wanted = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.column.setSpacing(GAP)
        self.column.addWidget(Text(sentence, "heading", wrap=True))
        self.papers = SecondaryButton(_("Its pages as PDF"), "file-down")
        self.papers.setObjectName("reviewPapers")
        self.papers.setAutoDefault(False)
        self.papers.clicked.connect(self.papers_wanted)
        self.column.addWidget(self.papers, alignment=Qt.AlignmentFlag.AlignLeading)


def _line(text: str, name: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setObjectName(name)
    field.setMaxLength(LONGEST)
    return field


def _lines(texts: Sequence[str], count: int, name: str, said: str) -> list[QLineEdit]:
    fields = []
    for place in range(max(count, len(texts))):
        field = _line(texts[place] if place < len(texts) else "", f"{name}-{place}")
        field.setAccessibleName(said.format(n=format_number(place + 1)))
        fields.append(field)
    return fields


def _group(label: str, fields: Sequence[QLineEdit], hint: str = "") -> QWidget:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(Text(label, "strong", wrap=True))
    for field in fields:
        column.addWidget(field)
    if hint:
        column.addWidget(Text(hint, "meta", wrap=True))
    return group


def _written(field: QLineEdit) -> str:
    return " ".join(field.text().split())
