"""The form of a pattern."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.competencies import Competency
from growthjournal.domain.patterns import Pattern
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import labelled
from growthjournal.ui.widgets.competency_chips import CompetencyChips
from growthjournal.ui.widgets.form import Fold, Lines
from growthjournal.ui.widgets.form_surfaced import Source, SourceFields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session

LONGEST_NAME = 300


class PatternDialog(FormDialog):
    """Adds or edits a pattern: its name, and everything else folded away."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        pattern: Pattern | None,
        *,
        source: Source,
        people: Sequence[Person],
        conversations: Sequence[Conversation],
        save: Callable[[Pattern, Source], None],
    ) -> None:
        title = _("Add a pattern") if pattern is None else _("Edit the pattern")
        super().__init__(session, parent, title, size=(560, 660))
        self.setObjectName("pattern-dialog")
        self._pattern = pattern or Pattern(name="")
        self._save = save
        self.name = QLineEdit(self._pattern.name)
        self.name.setObjectName("patternName")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(_("I answer before they finish"))
        self.body.addWidget(
            labelled(_("What you repeat"), self.name, _("A few words, starting with a verb."))
        )
        self.fold = Fold(session.preferences, "pattern")
        self.body.addWidget(self.fold)
        self.source = SourceFields(_("Who surfaced it"), people, conversations, source)
        self.fold.body.addWidget(self.source)
        self._build_fields()
        if pattern is not None or source.words:
            self.fold.open()
        self.finish()
        self.name.setFocus()

    def _build_fields(self) -> None:
        one = self._pattern
        self.trigger = Lines(one.trigger, lines=2)
        self.behaviour = Lines(one.behaviour, lines=2)
        self.if_then = Lines(one.if_then, lines=2)
        self.payoff = Lines(one.short_term_payoff, lines=2)
        self.cost = Lines(one.cost, lines=2)
        self.if_then.setPlaceholderText(_("When …, I will …"))
        for name, label, widget in (
            ("trigger", _("What sets it off"), self.trigger),
            ("behaviour", _("What you then do"), self.behaviour),
            ("ifThen", _("Instead"), self.if_then),
            ("payoff", _("What you get out of it"), self.payoff),
            ("cost", _("What it costs"), self.cost),
        ):
            widget.setObjectName(name)
            self.fold.body.addWidget(labelled(label, widget))
        known = self.session.ask(
            lambda workspace: workspace.growth.competencies(), list[Competency]()
        )
        self.touches = CompetencyChips(known, one.competencies)
        self.fold.body.addWidget(
            labelled(_("Which competencies it touches"), self.touches, _("Two at most."))
        )

    @override
    def problem(self) -> str:
        if self.name.text().strip():
            return ""
        self.name.setFocus()
        return _("Write a few words that name the pattern.")

    @override
    def write(self) -> None:
        source = self.source.source()
        pattern = replace(
            self._pattern,
            name=" ".join(self.name.text().split()),
            surfaced_by=source.person,
            surfaced_in=source.conversation,
            surfaced_on=source.on,
            heard_as=source.words,
            trigger=self.trigger.words(),
            behaviour=self.behaviour.words(),
            if_then=self.if_then.words(),
            short_term_payoff=self.payoff.words(),
            cost=self.cost.words(),
            competencies=self.touches.chosen(),
        )
        self._save(pattern, source)
