"""Cards for the user alone: what they expect to hear, and how the relationship is going."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_parts import clear
from growthjournal.ui.pages.prepare_agenda import wrapped
from growthjournal.ui.widgets.basics import Card, Hairline, LinkButton, Text, labelled
from growthjournal.ui.widgets.form import Lines
from growthjournal.wording.brief import two_questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.conversations import Conversation
    from growthjournal.wording.drift import Fact, Question


class PredictionCard(Card):
    """What the user expects to hear to the two questions that end the brief.

    Signals:
        typed: Something was written.
    """

    typed = Signal()

    def __init__(self) -> None:
        super().__init__(_("What do you expect to hear?"))
        self.setObjectName("predictionCard")
        said = _("The brief ends with these two. Your guess stays with you; the log shows it.")
        self.body.addWidget(wrapped(said, "muted"))
        first, second = two_questions()
        self.pattern, self.assumption = Lines(), Lines()
        self.pattern.setObjectName("predictedPattern")
        self.assumption.setObjectName("predictedAssumption")
        for question, field in ((first, self.pattern), (second, self.assumption)):
            field.setPlaceholderText(_("I expect …"))
            self.body.addWidget(labelled(question, field))
            field.textChanged.connect(self.typed)

    def show_conversation(self, conversation: Conversation) -> None:
        """Show what is stored; leaves the cursor where nothing changed."""
        for field, words in (
            (self.pattern, conversation.predicted_pattern),
            (self.assumption, conversation.predicted_assumption),
        ):
            if field.words() != words:
                field.blockSignals(True)
                field.setPlainText(words or "")
                field.blockSignals(False)

    def words(self) -> tuple[str | None, str | None]:
        """Return both as they stand."""
        return self.pattern.words(), self.assumption.words()

    def clear(self) -> None:
        """Drop every text, and what could be undone in the fields."""
        for field in (self.pattern, self.assumption):
            field.blockSignals(True)
            field.setPlainText("")
            field.document().clearUndoRedoStacks()
            field.blockSignals(False)


class RelationshipCard(Card):
    """Three facts, and drift as a question; told to the user alone.

    Signals:
        records_wanted: (title, uuids of the conversations behind a question).
    """

    records_wanted = Signal(str, tuple)

    def __init__(self) -> None:
        super().__init__(_("How this relationship is going"))
        self.setObjectName("relationshipCard")
        place = QWidget()
        self._place = QVBoxLayout(place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(8)
        self.body.addWidget(place)
        self._shown: tuple[tuple[Fact, ...], tuple[Question, ...]] = ((), ())

    def show_facts(self, facts: tuple[Fact, ...], questions: tuple[Question, ...]) -> None:
        """Show the facts, then each question with what is behind it."""
        if (facts, questions) == self._shown:
            return
        self.clear()
        self._shown = (facts, questions)
        for fact in facts:
            self._place.addWidget(self._fact(fact))
        for question in questions:
            self._place.addWidget(Hairline())
            self._add_question(question)

    def _fact(self, fact: Fact) -> QWidget:
        box = QWidget()
        box.setAccessibleName(fact.sentence)
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(wrapped(fact.title, "meta"))
        figure = Text(fact.figure, "strong")
        lines.addWidget(figure)
        lines.addWidget(wrapped(fact.text, "muted"))
        return box

    def _add_question(self, question: Question) -> None:
        self._place.addWidget(wrapped(question.text, "strong"))
        for text in (question.cause, *question.facts):
            if text:
                self._place.addWidget(wrapped(text, "ui"))
        link = LinkButton(question.span)
        link.setObjectName("behindQuestion")
        link.setAccessibleDescription(_("Shows the conversations behind it."))
        link.clicked.connect(
            partial(self._show_records, question.text, tuple(question.conversations))
        )
        self._place.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)
        self._place.addWidget(wrapped(_("Told to you alone; it is in no brief."), "meta"))

    def _show_records(self, title: str, uuids: Sequence[str], *_checked: bool) -> None:
        self.records_wanted.emit(title, tuple(uuids))

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return list(self.findChildren(LinkButton))

    def clear(self) -> None:
        """Drop every text."""
        clear(self._place)
        self._shown = ((), ())
