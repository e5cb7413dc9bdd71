"""The screens of the rating dialog: which competency, who rates, the five lines, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.rating_fact import FactFields
from growthjournal.ui.widgets.anchor_scale import CANT_SAY, AnchorCard, AnchorScale
from growthjournal.ui.widgets.basics import QuietButton, Text, labelled
from growthjournal.ui.widgets.flow import FlowLayout
from growthjournal.ui.widgets.form import Fold
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.wording import ratings as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.competencies import AnchorVersion, Axis, Competency, Rating
    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session

LAST_KEY = 9
SEPARATOR = " · "
LONGEST_NOTE = 500


class Screen(QWidget):
    """One screen.

    Signals:
        next_wanted: Go on, as the button does.
        other_wanted: Someone else is rating.
    """

    next_wanted = Signal()
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    @override
    def minimumSizeHint(self) -> QSize:
        # Wrapped chips would claim the height they need when narrowest.
        least = super().minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(max(self.width(), least.width())))

    def press_digit(self, _digit: int) -> bool:
        """Do what a digit does here; return whether it does anything."""
        return False

    def take_enter(self) -> bool:
        """Use Enter inside a field; return whether it was used."""
        return False

    def focus_fact(self) -> None:
        """Put the keyboard into the field of the fact, where there is one."""

    def is_touched(self) -> bool:
        """Whether closing now would lose something."""
        return False

    def start(self) -> None:
        """Put the keyboard where the screen starts."""

    def add_other(self) -> None:
        """Offer that someone else rates."""
        button = QuietButton(_("Someone else is rating"), "user")
        button.setObjectName("otherRater")
        button.setAutoDefault(False)
        button.clicked.connect(self.other_wanted)
        self.column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeading)


class ChooseScreen(Screen):
    """Which competency: those in focus, the rest folded."""

    picked = Signal(str)

    def __init__(
        self, session: Session, first: Sequence[Competency], rest: Sequence[Competency]
    ) -> None:
        super().__init__()
        self._by_key: dict[int, AnchorCard] = {}
        self.cards: list[AnchorCard] = []
        for place, one in enumerate(first, start=1):
            card = self._card(one, str(place) if place <= LAST_KEY else "")
            self._by_key[place] = card
            self.column.addWidget(card)
        if rest:
            fold = Fold(session.preferences, "rating-rest", _("Not in focus"))
            fold.button.setObjectName("restOfCompetencies")
            fold.body.setSpacing(8)
            for one in rest:
                fold.body.addWidget(self._card(one, ""))
            self.column.addWidget(fold)

    def _card(self, one: Competency, key: str) -> AnchorCard:
        card = AnchorCard(key, one.name, detail=one.description)
        card.setObjectName(f"competency-{one.short}")
        card.clicked.connect(lambda: self.picked.emit(one.uuid))
        self.cards.append(card)
        return card

    def press_digit(self, digit: int) -> bool:
        """Choose one in focus."""
        card = self._by_key.get(digit)
        if card is None or digit > LAST_KEY:
            return False
        card.click()
        return True

    def take_enter(self) -> bool:
        """Choose the card that has the keyboard."""
        card = next((one for one in self.cards if one is self.window().focusWidget()), None)
        if card is not None:
            card.click()
        return card is not None

    def start(self) -> None:
        """Put the keyboard on the first card."""
        self.cards[0].setFocus()


class WhoScreen(Screen):
    """Who else rates.

    Signals:
        card_wanted: Save a card to print.
    """

    card_wanted = Signal()

    def __init__(self, people: Sequence[Person]) -> None:
        super().__init__()
        self.picker = PersonPicker(people)
        self.column.addWidget(labelled(_("Who is rating?"), self.picker))
        line = _(
            "You guess their answers first; then hand over the laptop, or choose what their card "
            "says. Yours are not shown."
        )
        self.column.addWidget(Text(line, "meta", wrap=True))
        card = QuietButton(_("Save a card to print"), "printer")
        card.setObjectName("saveCard")
        card.setAutoDefault(False)
        card.clicked.connect(self.card_wanted)
        self.column.addWidget(card, alignment=Qt.AlignmentFlag.AlignLeading)
        self.said = Text("", "muted", wrap=True)
        self.said.setObjectName("cardSaved")
        self.said.hide()
        self.column.addWidget(self.said)

    def say(self, sentence: str) -> None:
        """Say what became of the card."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def start(self) -> None:
        """Put the keyboard into the field, ready to be typed over."""
        self.picker.field.setFocus()
        self.picker.field.selectAll()


class AnswerScreen(Screen):
    """The five lines of one competency and axis, with nothing chosen."""

    changed = Signal()

    def __init__(self, session: Session, anchors: AnchorVersion, *, is_guess: bool) -> None:
        super().__init__()
        axis = self.axis = anchors.axis
        self.version = anchors.version
        cant_say = _("No guess") if is_guess else ""
        self.scale = AnchorScale(axis, anchors.levels, cant_say=cant_say)
        self.column.addWidget(self.scale)
        self.fact: FactFields | None = None
        if not is_guess:
            self.fact = FactFields(session, axis)
            self.fact.hide()
            self.fact.changed.connect(self.changed)
            self.column.addWidget(self.fact)
        self.column.addWidget(Text(words.hidden_line(is_guess=is_guess), "muted", wrap=True))
        self.scale.chosen.connect(self._chosen)

    def value(self) -> int | None:
        """Return 1 to 5; None for "can't say" and while nothing is chosen."""
        return self.scale.answer() or None

    def is_answered(self) -> bool:
        """Whether a line or "can't say" was chosen."""
        return self.scale.answer() is not None

    def focus_fact(self) -> None:
        """Put the keyboard into the field of the fact, where it is asked for."""
        if self.fact is not None and self.fact.isVisibleTo(self):
            self.fact.line.setFocus()

    def press_digit(self, digit: int) -> bool:
        """Choose a line."""
        if digit != CANT_SAY and digit not in self.scale.cards:
            return False
        self.scale.choose(digit)
        return True

    def take_enter(self) -> bool:
        """Take a typed name."""
        return self.fact is not None and self.fact.take_name()

    def is_touched(self) -> bool:
        """Whether something was answered or typed."""
        return self.is_answered() or (self.fact is not None and not self.fact.is_empty())

    def start(self) -> None:
        """Put the keyboard on the first line, which chooses nothing."""
        self.scale.cards[1].setFocus()

    def _chosen(self, _number: int) -> None:
        self.changed.emit()


class SavedScreen(Screen):
    """What was saved, beside what was said last time; after a big move one line is asked for."""

    def __init__(self, now: str, then: str, *, asks: bool) -> None:
        super().__init__()
        self.column.addWidget(Text(now, wrap=True))
        if then:
            self.column.addWidget(Text(then, "muted", wrap=True))
        self.note: QLineEdit | None = None
        if asks:
            self.note = QLineEdit()
            self.note.setObjectName("whatHappened")
            self.note.setMaxLength(LONGEST_NOTE)
            self.column.addSpacing(8)
            self.column.addWidget(labelled(_("What happened?"), self.note))

    def words(self) -> str | None:
        """Return what was written; None when nothing was."""
        return (" ".join(self.note.text().split()) or None) if self.note else None

    def start(self) -> None:
        """Put the keyboard into the line, where there is one."""
        if self.note is not None:
            self.note.setFocus()

    def is_touched(self) -> bool:
        """Whether a line was written."""
        return self.words() is not None


def now_line(rating: Rating, line: str) -> str:
    """Return what was saved."""
    return _("Now: {line}").format(line=line) if rating.value is not None else line


class Context(QWidget):
    """Which competency and axis, and the window, above the question; wraps."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=6)
        self.setObjectName("ratingContext")
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, name: str, axis: Axis | None, rater: str | None, day: date | None = None) -> None:
        """Show where the user is; nothing without a name."""
        self._flow.clear()
        self.setVisible(bool(name))
        if not name:
            return
        parts = [name] if rater is None else [rater, name]
        self._add(Text(SEPARATOR.join([*parts, ""]).rstrip(), "muted"))
        if axis is not None:
            self._add(Text(words.axis_word(axis), "strong", tone=axis.value))
            self._add(Text(SEPARATOR.lstrip() + words.window(axis, day), "muted"))
        self.setAccessibleName(self.sentence())

    def sentence(self) -> str:
        """Return it as one line."""
        found = [self._flow.itemAt(place) for place in range(self._flow.count())]
        labels = [item.widget() for item in found if item is not None]
        return ", ".join(one.text() for one in labels if isinstance(one, Text))

    def _add(self, text: Text) -> None:
        self._flow.addWidget(text)
        text.show()
