"""Exactly what leaves the journal in a brief, before it does: choose, look, save, mark as sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from growthjournal.domain.briefing import Section
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.services import clock
from growthjournal.ui.dialogs.paper import PaperDialog, Typeset
from growthjournal.ui.widgets.basics import SecondaryButton, Text, labelled
from growthjournal.ui.widgets.form import DayField
from growthjournal.wording.brief import brief_words, section_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind
    from growthjournal.wording.brief import BriefWords


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


class BriefPreviewDialog(PaperDialog):
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
        super().__init__(
            session,
            parent,
            _("What they will read"),
            file_stem="brief",
            save_title=_("Save the brief"),
        )
        self.setObjectName("brief-preview")
        self._conversation, self._mark_sent = conversation, mark_sent
        self._sections = sections
        self._build_choice()
        self.lay_out()
        self.show_now()
        self.boxes[Section.BRING].setFocus()

    def _build_choice(self) -> None:
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

    # -- what is shown

    def show_now(self) -> None:
        """Show what is stored and chosen now: the words at once, the pages when they are set."""
        shown = self.session.ask(
            lambda one: read_brief(one, self._conversation, self._sections), None
        )
        if shown is None:
            return
        self.fill_lines(_lines(shown.words))
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

    def _set_pages(self, words: BriefWords) -> None:
        sections, conversation = self._sections, self._conversation
        today, spoken = self.session.today(), "\n".join(words.lines())

        def job(workspace: Workspace, _report: object) -> Typeset:
            meeting = workspace.mentoring.conversation(conversation)
            pdf = workspace.reports.brief(meeting, today=today, sections=sections)
            return Typeset(pdf=pdf, words=spoken)

        self.set_pages(job)

    # -- acts

    def _choose(self) -> None:
        self._sections = frozenset(one for one, box in self.boxes.items() if box.isChecked())
        self.changed()
        self.sections_chosen.emit(self._sections)
        self.show_now()

    def _send(self) -> None:
        at = datetime.combine(self.day.known_day(), clock.local_now().time()).astimezone()
        self._mark_sent(at)
        self.show_now()
        self.save_button.setFocus()


def _lines(words: BriefWords) -> Iterator[tuple[str, TextKind]]:
    headings = {
        words.bring, words.changed_title, words.chart_title, words.patterns_title,
        words.questions_title,
    }  # fmt: skip
    for line in words.lines():
        kind: TextKind = "section" if line in headings else "ui"
        if line in {words.title, words.footer}:
            kind = "heading" if line == words.title else "meta"
        yield line, kind
