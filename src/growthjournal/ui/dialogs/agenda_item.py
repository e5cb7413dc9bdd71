"""The form of something that is brought to a conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from growthjournal.domain.agenda import AgendaItem, AgendaKind
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Text, labelled
from growthjournal.ui.widgets.form import BeliefField, DayField, Fold, Lines
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording.conversations import question_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.session import Session


class AgendaItemDialog(FormDialog):
    """What it is in a line; what belongs to it folds away."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        item: AgendaItem,
        *,
        save: Callable[[AgendaItem], None],
    ) -> None:
        super().__init__(session, parent, _titles()[item.kind], size=(560, 660))
        self.setObjectName("agenda-dialog")
        self._item = item
        self._save = save
        label, hint = _first_field(item.kind)
        self.text = Lines(item.text, lines=3)
        self.text.setObjectName("agendaText")
        self.body.addWidget(labelled(label, self.text, hint))
        self.note = Text("", "muted", wrap=True)
        self.note.setObjectName("questionNote")
        self.note.hide()
        self.body.addWidget(self.note)
        self._build_fields()
        self.private = QCheckBox(_("Keep it out of the brief"))
        self.private.setObjectName("keepPrivate")
        self.private.setAccessibleName(self.private.text())
        self.private.setChecked(item.kept_private)
        self.body.addWidget(self.private)
        if item.kind is AgendaKind.QUESTION:
            self.text.textChanged.connect(self._say_note)
            self._say_note()
        self.finish()
        self.text.setFocus()

    def _build_fields(self) -> None:
        one, kind = self._item, self._item.kind
        self.due: DayField | None = None
        self.ruled_out, self.granted = Lines(one.ruled_out), Lines(one.taking_for_granted)
        self.lean, self.sureness = Lines(one.lean), BeliefField(one.sureness)
        if kind is AgendaKind.QUESTION:
            return
        fold = Fold(self.session.preferences, f"agenda-{kind.value}")
        self.body.addWidget(fold)
        if kind is AgendaKind.ASSUMPTION:
            self.sureness.setObjectName("sureness")
            fold.body.addWidget(labelled(_("How far you believe it now"), self.sureness))
        else:
            self.due = DayField(one.due, may_be_unknown=True)
            for name, text, widget in (
                ("due", _("When it is due"), self.due),
                ("ruledOut", _("What you ruled out, and why"), self.ruled_out),
                ("takingForGranted", _("What you take for granted"), self.granted),
                ("lean", _("Which way you lean"), self.lean),
                ("sureness", _("How sure you are of that"), self.sureness),
            ):
                widget.setObjectName(name)
                fold.body.addWidget(labelled(text, widget))
        given = (one.due, one.ruled_out, one.taking_for_granted, one.lean, one.sureness)
        if any(value is not None for value in given):
            fold.open()

    def _say_note(self) -> None:
        said = question_note(self.text.toPlainText())
        if said and said != self.note.text():
            announce(self, said)
        self.note.setText(said)
        self.note.setVisible(bool(said))

    @override
    def problem(self) -> str:
        if self.text.words():
            return ""
        self.text.setFocus()
        return _("Say in a few words what you bring.")

    @override
    def write(self) -> None:
        self._save(
            replace(
                self._item,
                text=" ".join((self.text.words() or "").split()),
                due=self.due.day() if self.due else self._item.due,
                ruled_out=self.ruled_out.words(),
                taking_for_granted=self.granted.words(),
                lean=self.lean.words(),
                sureness=self.sureness.value(),
                kept_private=self.private.isChecked(),
            )
        )


def _titles() -> dict[AgendaKind, str]:
    return {
        AgendaKind.DECISION: _("A decision you bring"),
        AgendaKind.ASSUMPTION: _("An assumption you bring"),
        AgendaKind.QUESTION: _("A question you bring"),
    }


def _first_field(kind: AgendaKind) -> tuple[str, str]:
    return {
        AgendaKind.DECISION: (_("What is to be decided"), _("A choice that is still open.")),
        AgendaKind.ASSUMPTION: (
            _("What you may be taking for granted"),
            _("One sentence that could turn out to be wrong."),
        ),
        AgendaKind.QUESTION: (_("Your question"), _("One that tests your thinking.")),
    }[kind]
