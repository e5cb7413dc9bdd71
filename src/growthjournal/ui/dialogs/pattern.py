"""The form of a pattern, and the frame it shares with the other forms of its page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.domain.patterns import Pattern
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, labelled
from growthjournal.ui.widgets.form import Fold, Lines, Trouble
from growthjournal.ui.widgets.form_surfaced import Source, SourceFields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session

LONGEST_NAME = 300


class FormDialog(FramedDialog):
    """A form that stays open, with a sentence in place, when it could not be saved.

    Escape asks once before it discards what was typed; Ctrl Enter saves.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        title: str,
        *,
        size: tuple[int, int],
        button: str = "",
    ) -> None:
        super().__init__(session, parent, title, size=size)
        self._was_asked = False
        self._before: tuple[object, ...] = ()
        self.trouble = Trouble()
        self.trouble.layout().setContentsMargins(26, 0, 26, 10)  # type: ignore[union-attr]
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(1, self.trouble)
        cancel = SecondaryButton(_("Cancel"))
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.button = PrimaryButton(button or _("Save"))
        self.button.setObjectName("save")
        self.button.setDefault(True)
        self.button.clicked.connect(self.save)
        self.add_button(cancel)
        self.add_button(self.button)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        session.locked.connect(self._drop)

    def problem(self) -> str:
        """Return what is still missing, empty when nothing is."""
        return ""

    def write(self) -> None:
        """Save.

        Raises:
            JournalError: It could not be saved.
        """
        raise NotImplementedError

    def finish(self) -> None:
        """Call at the end of building: what is filled in now counts as unchanged."""
        self.body.addStretch(1)
        self._before = self._filled()

    @property
    def is_changed(self) -> bool:
        """Whether something was filled in or changed."""
        return self._filled() != self._before

    def save(self) -> bool:
        """Save and close, or say what keeps it from being saved."""
        sentence = self.problem()
        if not sentence:
            try:
                self.write()
            except JournalError as error:
                sentence = str(error)
        self.trouble.say(sentence)
        if sentence:
            return False
        self.accept()
        return True

    @override
    def reject(self) -> None:
        if self.is_changed and not self._was_asked:
            self._was_asked = True
            self.trouble.say(
                _("This is not saved yet. Press Escape again to discard it, or save it.")
            )
            return
        super().reject()

    def _drop(self) -> None:
        super().reject()

    def _filled(self) -> tuple[object, ...]:
        filled: list[object] = [one.text() for one in self.findChildren(QLineEdit)]
        filled += [one.toPlainText() for one in self.findChildren(QPlainTextEdit)]
        filled += [one.currentText() for one in self.findChildren(QComboBox)]
        filled += [one.value() for one in self.findChildren(QSpinBox)]
        filled += [one.date() for one in self.findChildren(QDateEdit)]
        filled += [
            one.isChecked()
            for one in self.findChildren(QAbstractButton)
            if one.isCheckable() and one.objectName() != "more"
        ]
        return tuple(filled)


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
        )
        self._save(pattern, source)
