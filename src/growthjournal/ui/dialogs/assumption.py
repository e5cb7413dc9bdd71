"""The form of an assumption."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.domain.assumptions import Assumption
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import labelled
from growthjournal.ui.widgets.form import BeliefField, Fold, Lines
from growthjournal.ui.widgets.form_surfaced import Source, SourceFields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session


class AssumptionDialog(FormDialog):
    """Adds or edits an assumption: its sentence, and everything else folded away."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        assumption: Assumption | None,
        *,
        source: Source,
        people: Sequence[Person],
        conversations: Sequence[Conversation],
        save: Callable[[Assumption, Source, int | None], None],
    ) -> None:
        title = _("Add an assumption") if assumption is None else _("Edit the assumption")
        super().__init__(session, parent, title, size=(560, 660))
        self.setObjectName("assumption-dialog")
        self._assumption = assumption or Assumption(statement="")
        self._save = save
        self.statement = Lines(self._assumption.statement, lines=3)
        self.statement.setObjectName("statement")
        self.statement.setPlaceholderText(_("I assume that if …, then …"))
        self.body.addWidget(labelled(_("What you may be taking for granted"), self.statement))
        self.fold = Fold(session.preferences, "assumption")
        self.body.addWidget(self.fold)
        self.belief: BeliefField | None = None
        if assumption is None:
            self.belief = BeliefField()
            self.fold.body.addWidget(labelled(_("How far you believe it now"), self.belief))
        self.source = SourceFields(_("Who surfaced it"), people, conversations, source)
        self.fold.body.addWidget(self.source)
        self._build_fields()
        if assumption is not None or source.words:
            self.fold.open()
        self.finish()
        self.statement.setFocus()

    def _build_fields(self) -> None:
        one = self._assumption
        self.protects = Lines(one.protects_me_from, lines=2)
        self.facts = Lines("\n".join(one.camera_facts), lines=4)
        self.wrong_if = Lines(one.could_be_wrong_if, lines=2)
        for name, label, hint, widget in (
            ("protects", _("It protects me from"), _("The worry behind it."), self.protects),
            (
                "facts",
                _("Camera facts"),
                _("What a recording would show, one fact a line."),
                self.facts,
            ),
            (
                "wrongIf",
                _("It could be wrong if"),
                _("One thing that anyone could observe."),
                self.wrong_if,
            ),
        ):
            widget.setObjectName(name)
            self.fold.body.addWidget(labelled(label, widget, hint))

    @override
    def problem(self) -> str:
        if self.statement.words():
            return ""
        self.statement.setFocus()
        return _("Write the sentence that you take for granted.")

    @override
    def write(self) -> None:
        source = self.source.source()
        facts = (" ".join(line.split()) for line in self.facts.toPlainText().splitlines())
        assumption = replace(
            self._assumption,
            statement=" ".join((self.statement.words() or "").split()),
            surfaced_by=source.person,
            surfaced_in=source.conversation,
            surfaced_on=source.on,
            heard_as=source.words,
            protects_me_from=self.protects.words(),
            camera_facts=tuple(fact for fact in facts if fact),
            could_be_wrong_if=self.wrong_if.words(),
        )
        self._save(assumption, source, self.belief.value() if self.belief else None)
