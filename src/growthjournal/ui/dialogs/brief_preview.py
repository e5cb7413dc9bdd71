"""Exactly what leaves the journal in a brief, before it does: choose, look, save, mark as sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.briefing import Section
from growthjournal.domain.errors import JournalError
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.ui.dialogs.exporting_files import write_whole
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import (
    Card,
    Chip,
    PrimaryButton,
    SecondaryButton,
    Text,
    labelled,
)
from growthjournal.ui.widgets.form import DayField, Trouble
from growthjournal.ui.widgets.paper import Paper, pages_of
from growthjournal.wording.brief import brief_words, section_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind
    from growthjournal.wording.brief import BriefWords

BESIDE_FROM = 760
"""Effective px from which the choice stands beside the pages."""
CHOICE_WIDTH = 270


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the other person would read, and what was left out of it.

    Attributes:
        words: Every word of it.
        private: Points of the agenda that are kept out.
        sent: When it was sent, or None.
    """

    words: BriefWords
    private: int = 0
    sent: datetime | None = None


def read_brief(workspace: Workspace, conversation: str, sections: frozenset[Section]) -> Shown:
    """Return the words of a brief as its PDF has them.

    Raises:
        JournalError: There is no such conversation.
    """
    meeting = workspace.mentoring.conversation(conversation)
    shown = set(sections)
    if workspace.insights.first_date() is None:
        shown.discard(Section.CHART)  # there is nothing to draw yet
    brief = workspace.conversations.brief(meeting, sections=shown)
    there = workspace.agenda.items(conversation)
    return Shown(
        words=brief_words(brief),
        private=sum(one.kept_private for one in there),
        sent=meeting.agenda_sent_at,
    )


class BriefPreviewDialog(FramedDialog):
    """The pages of the brief beside what is in it.

    Args:
        conversation: Uuid.
        sections: What is in it at first.
        mark_sent: Notes that it was sent at a time.

    Signals:
        sections_chosen: What is in it now.
    """

    sections_chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        conversation: str,
        sections: frozenset[Section],
        *,
        mark_sent: Callable[[datetime], None],
    ) -> None:
        super().__init__(session, parent, _("What they will read"), size=(1000, 780))
        self.setObjectName("brief-preview")
        self._conversation, self._mark_sent = conversation, mark_sent
        self._sections = sections
        self._turn = 0
        self.pdf: bytes | None = None
        self._target: Path | None = None
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.both.setSpacing(24)
        self.both.addWidget(self._build_choice(), alignment=Qt.AlignmentFlag.AlignTop)
        self.both.addLayout(self._build_pages(), 1)
        self.body.addLayout(self.both)
        self.body.addStretch(1)
        self._build_buttons()
        session.locked.connect(self.reject)
        self.finished.connect(self._end)
        self.show_now()
        self.boxes[Section.BRING].setFocus()

    def _build_choice(self) -> QWidget:
        self.choice = QWidget()
        column = QVBoxLayout(self.choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(_("In the brief"), "section"))
        self.boxes: dict[Section, QCheckBox] = {}
        for section in Section:
            box = QCheckBox(section_name(section))
            box.setObjectName(f"section-{section.value}")
            box.setAccessibleName(box.text())
            box.setChecked(section in self._sections)
            box.toggled.connect(self._choose)
            self.boxes[section] = box
            column.addWidget(box)
        self.private = Text("", "muted", wrap=True)
        self.private.setObjectName("keptPrivate")
        column.addWidget(self.private)
        never = _(
            "Never in it: what others said, what you expect to hear, how the relationship is "
            "going, and what you keep private."
        )
        column.addWidget(Text(never, "meta", wrap=True))
        column.addSpacing(12)
        column.addWidget(self._build_sending())
        return self.choice

    def _build_sending(self) -> QWidget:
        self.sending = QWidget()
        column = QVBoxLayout(self.sending)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        today = self.session.today()
        self.day = DayField(today)
        self.day.setObjectName("sentOn")
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.send = SecondaryButton(_("Mark as sent"))
        self.send.setObjectName("markSent")
        self.send.setAutoDefault(False)
        self.send.clicked.connect(self._send)
        self.sent = Text("", "muted", wrap=True)
        self.sent.setObjectName("sentOnSaid")
        self._sent_on = labelled(_("When you sent it"), self.day)
        for widget in (self._sent_on, self.send, self.sent):
            column.addWidget(widget)
        return self.sending

    def _build_pages(self) -> QVBoxLayout:
        self.as_text = Chip(_("As text"), checkable=True)
        self.as_text.setObjectName("asText")
        self.as_text.toggled.connect(self._turn_over)
        self.lines = Card()
        self.lines.setObjectName("briefLines")
        self.pages = QWidget()
        self._sheets = QVBoxLayout(self.pages)
        self._sheets.setContentsMargins(0, 0, 0, 0)
        self._sheets.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.as_text, alignment=Qt.AlignmentFlag.AlignTrailing)
        column.addWidget(self.lines)
        column.addWidget(self.pages)
        column.addStretch(1)
        return column

    def _build_buttons(self) -> None:
        self.trouble = Trouble()
        self.said = Text("", "muted", wrap=True)
        self.said.setObjectName("savedAs")
        self.said.hide()
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            for place, widget in ((1, self.trouble), (2, self.said)):
                widget.setContentsMargins(26, 0, 26, 10)
                whole.insertWidget(place, widget)
        close = SecondaryButton(_("Close"))
        close.setObjectName("closePreview")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.save_button = PrimaryButton(_("Save as PDF…"), "file-down")
        self.save_button.setObjectName("savePdf")
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.ask_where)
        self.add_button(close)
        self.add_button(self.save_button)

    # -- what is shown

    def show_now(self) -> None:
        """Show what is stored and chosen now: the words at once, the pages when they are set."""
        shown = self.session.ask(
            lambda one: read_brief(one, self._conversation, self._sections), None
        )
        if shown is None:
            return
        self._fill_lines(shown.words)
        self.private.setVisible(shown.private > 0)
        self.private.setText(
            ngettext(
                "{count} point is kept out of it.",
                "{count} points are kept out of it.",
                shown.private,
            ).format(count=format_number(shown.private))
        )
        self._show_sent(shown.sent)
        self.boxes[Section.SURENESS].setEnabled(Section.BRING in self._sections)
        self._set_pages(shown.words)

    def _show_sent(self, sent: datetime | None) -> None:
        for widget in (self._sent_on, self.send):
            widget.setVisible(sent is None)
        self.sent.setVisible(sent is not None)
        if sent is not None:
            day = format_date(sent.astimezone().date())
            self.sent.setText(_("Sent on {date}.").format(date=day))

    def _fill_lines(self, words: BriefWords) -> None:
        while self.lines.body.count():
            item = self.lines.body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        headings = {
            words.bring, words.changed_title, words.chart_title, words.patterns_title,
            words.questions_title,
        }  # fmt: skip
        for line in words.lines():
            kind: TextKind = "section" if line in headings else "ui"
            if line in {words.title, words.footer}:
                kind = "heading" if line == words.title else "meta"
            self.lines.body.addWidget(Text(line, kind, wrap=True, selectable=True))

    def _set_pages(self, words: BriefWords) -> None:
        """Typeset on a worker; a choice that was changed meanwhile makes its pages void."""
        self.pdf = None
        self._turn += 1
        turn, sections = self._turn, self._sections
        conversation, today = self._conversation, self.session.today()

        def job(workspace: Workspace, _report: object) -> bytes:
            meeting = workspace.mentoring.conversation(conversation)
            return workspace.reports.brief(meeting, today=today, sections=sections)

        if self.session.is_open:
            done = partial(self._typeset, turn, "\n".join(words.lines()))
            self.session.look(job, done, failed=partial(self._failed, turn))
        self._turn_over()

    def _typeset(self, turn: int, words: str, pdf: bytes) -> None:
        if turn != self._turn:
            return
        self.pdf = pdf
        while self._sheets.count():
            item = self._sheets.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        sheets = pages_of(pdf)
        for place, sheet in enumerate(sheets, start=1):
            name = _("Page {page} of {pages}").format(
                page=format_number(place), pages=format_number(len(sheets))
            )
            self._sheets.addWidget(Paper(sheet, name, words))
        self._turn_over()
        if self._target is not None:
            target, self._target = self._target, None
            self.save(target)

    def _end(self) -> None:
        """Pages that are still being set come to nothing."""
        self._turn += 1

    def _failed(self, turn: int, sentence: str) -> None:
        if turn == self._turn:
            self._target = None
            self.trouble.say(sentence)

    def _turn_over(self) -> None:
        has_pages = self.pdf is not None and self._sheets.count() > 0
        shows_text = self.as_text.isChecked() or not has_pages
        self.lines.setVisible(shows_text)
        self.pages.setVisible(not shows_text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.session.theme.px
        is_beside = event.size().width() >= px(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        self.both.setDirection(way)
        if is_beside:
            self.choice.setFixedWidth(px(CHOICE_WIDTH))
        else:
            self.choice.setMinimumWidth(0)
            self.choice.setMaximumWidth(16_777_215)

    # -- acts

    def _choose(self) -> None:
        self._sections = frozenset(one for one, box in self.boxes.items() if box.isChecked())
        self.trouble.say("")
        self.said.hide()
        self.sections_chosen.emit(self._sections)
        self.show_now()

    def _send(self) -> None:
        at = datetime.combine(self.day.known_day(), clock.local_now().time()).astimezone()
        self._mark_sent(at)
        self.show_now()
        self.save_button.setFocus()

    def ask_where(self) -> None:
        """Ask for a file and save the brief there."""
        name = f"brief-{self.session.today().isoformat()}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the brief"), name, "PDF (*.pdf)")
        if chosen:
            path = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
            self.save(path)

    def save(self, path: Path) -> None:
        """Write what is shown, as soon as it is set: the file is those pages, byte for byte."""
        if self.pdf is None:
            self._target = path
            return
        try:
            write_whole(path, self.pdf)
        except JournalError as error:
            self.trouble.say(str(error))
            return
        self.trouble.say("")
        self.said.setText(_("Saved as {path}").format(path=path))
        self.said.show()
