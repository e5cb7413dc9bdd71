"""Everything of a log but its words, one below the other; all of it may wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from growthjournal.domain.log_drafts import Draft
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.log_parts import Answers, Following, Points, When
from growthjournal.ui.widgets.basics import labelled

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.logs import Line
    from growthjournal.ui.dialogs.log_opening import Opened
    from growthjournal.ui.preferences import Preferences
    from growthjournal.ui.widgets.form_time import TimeField

LONGEST_LINE = 500


class Rest(QWidget):
    """Six answers, the agenda, one line, the next date, and when it was.

    Signals:
        changed: Something was filled in.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, opened: Opened) -> None:
        super().__init__()
        self._asks_next = opened.logged is None
        self.answers = Answers(preferences)
        self.points = Points(opened.agenda)
        self.one_line = QLineEdit()
        self.one_line.setObjectName("oneLine")
        self.one_line.setMaxLength(LONGEST_LINE)
        self.following = Following()
        if not self._asks_next:
            self.following.hide()
        day = opened.draft.on or opened.conversation.date
        self.when = When(preferences, day, opened.draft.at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.answers)
        column.addWidget(self.points)
        column.addWidget(labelled(_("I now see …"), self.one_line))
        column.addWidget(self.following)
        column.addWidget(self.when)
        for part in (self.answers, self.points, self.following, self.when):
            part.changed.connect(self.changed)
        self.one_line.textEdited.connect(self.changed)

    def show_draft(self, draft: Draft) -> None:
        """Show what is filled in."""
        self.answers.show_answers(draft.answers)
        self.points.show_discussed(draft.discussed)
        self.one_line.setText(draft.one_line)
        self.when.minutes.setValue(draft.minutes or 0)
        at = draft.following_at or self.following.time.at()
        self.following.show_next(draft.following_on, at)

    def draft(self, lines: tuple[Line, ...], planned: Conversation | None) -> Draft:
        """Return everything as it stands, with the words.

        Args:
            lines: The words.
            planned: The next conversation where it is planned already; it is not repeated.
        """
        following, when = self.following, self.when
        is_planned = planned is not None and following.on() == planned.date
        return Draft(
            lines=lines,
            answers=self.answers.answers(),
            discussed=self.points.discussed(),
            one_line=self.one_line.text(),
            on=when.day.known_day(),
            at=when.time.at(),
            minutes=when.minutes.value() or None,
            following_on=None if is_planned else following.on(),
            following_at=None if is_planned else following.time.at(),
        )

    def problem(self, today: date) -> str:
        """Return what keeps it from being saved, with the keyboard there; else ""."""
        fields: list[tuple[TimeField, QWidget]] = [(self.when.time, self.when.fold.button)]
        if self._asks_next and self.following.on() is not None:
            fields.append((self.following.time, self.following.choice))
        for field, nearby in fields:
            if field.problem():
                self.when.fold.open()
                (field if field.isVisibleTo(self) else nearby).setFocus()
                return field.problem()
        if self.when.day.known_day() > today:
            self.when.fold.open()
            self.when.day.setFocus()
            return _("This day is still to come. When did you talk?")
        return ""
