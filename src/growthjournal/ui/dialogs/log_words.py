"""The words of a log: two questions, one text, and what becomes of the line one is in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from growthjournal.domain.logs import Line, LineKind
from growthjournal.domain.recall import is_beginning
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow, LinkButton, Text
from growthjournal.ui.widgets.log_lines import MARK_KEYS
from growthjournal.ui.widgets.log_text import LogText
from growthjournal.ui.widgets.promises_due import DueField
from growthjournal.ui.widgets.recall_popup import Recall
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording import logs as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.recall import Known
    from growthjournal.ui.session import Session

TEXT_HEIGHT = 190


class WordsField(QWidget):
    """One text area in which a key marks a line.

    Signals:
        changed: Words, a mark or a due day changed.
    """

    changed = Signal()

    def __init__(self, session: Session, known: Sequence[Known]) -> None:
        super().__init__()
        self._session, self._known = session, known
        self._recall: Recall | None = None
        self.questions = (Text("", "heading", wrap=True), Text("", "heading", wrap=True))
        self.expected = (Text("", "meta", wrap=True), Text("", "meta", wrap=True))
        self.text = LogText(session.theme)
        self.text.setAccessibleName(_("Their words"))
        self.text.setMinimumHeight(session.theme.px(TEXT_HEIGHT))
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.marks = ChipRow()
        self.marks.setAccessibleName(_("Mark the line as"))
        self.chips: dict[tuple[LineKind, bool], Chip] = {}
        self._add_marks()  # before the line's own row: so goes Tab
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for question, prediction in zip(self.questions, self.expected, strict=True):
            column.addWidget(question)
            column.addWidget(prediction)
        column.addWidget(self.text, 1)
        column.addWidget(self.marks)
        column.addWidget(self._build_line_row())
        self.text.mark_wanted.connect(self._mark)
        self.text.line_changed.connect(self._show_line)
        self.text.textChanged.connect(self.changed)
        session.theme.changed.connect(self.text.read_theme)

    def _add_marks(self) -> None:
        for key, (kind, theirs) in MARK_KEYS.items():
            name = words.mark_name(kind, theirs=theirs)
            digit = key - Qt.Key.Key_0
            chip = Chip(f"{name}  Ctrl {digit}", checkable=True)
            chip.setObjectName(f"mark-{kind}{'-theirs' if theirs else ''}")
            chip.setAccessibleName(_("Mark the line: {name}").format(name=name))
            chip.setAccessibleDescription(_("Ctrl {digit} in the text").format(digit=digit))
            chip.clicked.connect(partial(self._pressed, kind, theirs))
            self.chips[kind, theirs] = chip
            self.marks.add(chip)

    def _build_line_row(self) -> QWidget:
        self.said = Text("", "meta", wrap=True)
        self.said.setObjectName("lineSaid")
        self.is_new = LinkButton(_("It is something new"))
        self.is_new.setObjectName("lineIsNew")
        self.is_new.setAutoDefault(False)
        self.is_new.clicked.connect(self._forget_known)
        self.due = DueField(None, self._session.today(), None)
        self.due.setAccessibleName(_("Due"))
        self.due.choice.currentIndexChanged.connect(self._due_changed)
        self.due.day.dateChanged.connect(self._due_changed)
        self.due_label = Text(_("Due"), "meta")
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.said, 1)
        inside.addWidget(self.is_new)
        inside.addWidget(self.due_label)
        inside.addWidget(self.due, 1)
        row.setMinimumHeight(self._session.theme.px(34))
        return row

    # -- what is asked

    def ask(self, conversation: Conversation | None, *, mentored: bool) -> None:
        """Ask the two questions, with what was expected; turned for somebody who is mentored."""
        asked = words.questions(mentored=mentored)
        guesses = (
            conversation.predicted_pattern if conversation else None,
            conversation.predicted_assumption if conversation else None,
        )
        for place in range(2):
            self.questions[place].setText(asked[place])
            said = words.expected(guesses[place])
            self.expected[place].setText(said)
            self.expected[place].setVisible(bool(said))
        self.text.setAccessibleDescription(" ".join(asked))
        theirs = self.chips[LineKind.PROMISE, True]
        self._takes_theirs = mentored or any(line.is_theirs for line in self.text.lines())
        theirs.setVisible(self._takes_theirs)
        hint = words.marks_hint(mentored=mentored)
        self.text.setPlaceholderText(hint)

    def offer_days(self, today: date, following: Conversation | None) -> None:
        """Offer the due days of promises anew, because the next conversation is another."""
        with QSignalBlocker(self.due.choice), QSignalBlocker(self.due.day):
            self.due.offer(today, following)
        self._show_line()

    # -- lines

    def start(self, lines: Sequence[Line]) -> None:
        """Show the text and follow what is typed from now on."""
        self.text.show_lines(lines)
        self._recall = Recall(self._session, self.text, self._known)
        self._recall.chosen.connect(self._take)
        self._show_line()

    def lines(self) -> tuple[Line, ...]:
        """Return every line as it stands, with its mark."""
        return self.text.lines()

    def clear(self) -> None:
        """Drop every word."""
        self.text.show_lines(())
        for label in (*self.expected, self.said):
            label.setText("")

    def _pressed(self, kind: LineKind, theirs: bool, *_checked: bool) -> None:  # noqa: FBT001
        self._mark(kind, theirs)
        self.text.setFocus()

    def _mark(self, kind: LineKind, theirs: bool) -> None:  # noqa: FBT001 - the signal's argument
        if theirs and not self._takes_theirs:
            return
        self.text.mark(kind, theirs=theirs)
        name = words.mark_name(self.text.line().kind, theirs=self.text.line().is_theirs)
        announce(self.text, name or _("No mark"))
        if self._recall is not None:
            self._recall.look()
        self.changed.emit()

    def _take(self, known: Known) -> None:
        """Let the line stand for what is known; a name half typed is completed."""
        line = self.text.line()
        text = known.name if is_beginning(line.text, known.name) else line.text
        self.text.put_line(replace(line, known=known.uuid, text=text))
        announce(self.text, self.said.text())
        self.changed.emit()

    def _forget_known(self) -> None:
        self.text.put_line(replace(self.text.line(), known=None))
        self.text.setFocus()
        self.changed.emit()

    def _due_changed(self) -> None:
        line = self.text.line()
        if line.kind is not LineKind.PROMISE:
            return
        self.text.put_line(replace(line, due=self.due.due()))
        self.changed.emit()

    def _show_line(self) -> None:
        """Say below the text what becomes of the line of the caret."""
        line = self.text.line()
        for (kind, theirs), chip in self.chips.items():
            chip.setChecked(line.kind is kind and line.is_theirs == theirs)
        known = self._recall.known(line.known) if self._recall is not None else None
        self.said.setText(words.line_said(line, known.name if known else ""))
        is_promise = line.kind is LineKind.PROMISE
        self.said.setVisible(not is_promise)
        self.is_new.setVisible(known is not None)
        self.due_label.setVisible(is_promise)
        self.due.setVisible(is_promise)
        if is_promise and self.due.due() != line.due:
            with QSignalBlocker(self.due.choice), QSignalBlocker(self.due.day):
                self.due.choose(line.due)
            self.due.show_day()
