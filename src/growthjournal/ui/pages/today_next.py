"""Cards of the Today page about conversations: the next one, what was promised, what waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.pages.today_cards import TodayCard
from growthjournal.ui.widgets.basics import (
    Card,
    ChipRow,
    ElidedText,
    Glyph,
    Hairline,
    LinkButton,
    SecondaryButton,
    Text,
)
from growthjournal.ui.widgets.promises import PromiseList
from growthjournal.ui.widgets.record_button import INSET
from growthjournal.wording.conversations import person_line
from growthjournal.wording.today import moment, pinned_said, prepared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QSize, SignalInstance
    from PySide6.QtGui import QPaintEvent

    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.conversations import Conversation, Pin
    from growthjournal.domain.people import Person
    from growthjournal.domain.readiness import Readiness
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind

PROMISES_AT_FIRST = 4
MARK = 13
"""Edge of the mark before what is brought, at 100 %, px."""


class Mark(QWidget):
    """Whether something is there: a filled square or a hollow one. It is no control."""

    def __init__(self, scale: float, *, filled: bool) -> None:
        super().__init__()
        self._edge, self._drop = round(MARK * scale), round(2 * scale)
        self._is_filled = filled
        self.setFixedSize(self._edge, self._edge + self._drop)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ink, line = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Dark)
        painter.setPen(QPen(ink if self._is_filled else line, 1))
        painter.setBrush(ink if self._is_filled else Qt.BrushStyle.NoBrush)
        place = QRectF(0, self._drop, self._edge, self._edge).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, self._edge / 4, self._edge / 4)
        painter.end()


class WholeText(ElidedText):
    """A line that asks for the room of its whole text and is cut where there is less."""

    def __init__(self, text: str, kind: TextKind) -> None:
        super().__init__(text, kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(1)
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        hint, metrics = super().sizeHint(), self.fontMetrics()
        # The style sheet's padding and border are known to the label alone.
        frame = hint.width() - metrics.horizontalAdvance(self.text())
        hint.setWidth(frame + metrics.horizontalAdvance(self.whole_text()) + 1)
        return hint


class NextCard(TodayCard):
    """The next conversation and how far it is prepared, or that none is planned.

    Signals:
        prepare_wanted: Uuid of the conversation.
        plan_wanted: Nothing is planned and the user wants to.
    """

    prepare_wanted = Signal(str)
    plan_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(_("Next conversation"))
        self.setObjectName("nextCard")
        self._theme = session.theme
        self._uuid = ""
        self.nothing = Text(_("No conversation is planned."), "muted", wrap=True)
        self.who = ChipRow()
        self.when = Text("", "muted", wrap=True)
        self._lines = QWidget()
        self._rows = QVBoxLayout(self._lines)
        self._rows.setContentsMargins(0, 4, 0, 4)
        self._rows.setSpacing(0)
        self.sent = Text("", "meta", wrap=True)
        self.prepare = SecondaryButton(_("Prepare"))
        self.prepare.setObjectName("todayPrepare")
        self.prepare.clicked.connect(self._prepare)
        self.plan = SecondaryButton(_("Plan"), "calendar")
        self.plan.setObjectName("todayPlan")
        self.plan.clicked.connect(self.plan_wanted)
        for part in (self.nothing, self.who, self.when, self._lines, self.sent):
            self.add_inset(part)
        for button in (self.prepare, self.plan):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.add_inset(button, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)

    def show_next(
        self,
        conversation: Conversation | None,
        person: Person | None,
        ready: Readiness | None,
        today: date,
    ) -> None:
        """Show the next conversation; None says that none is planned."""
        self.clear()
        is_there = conversation is not None
        self.nothing.setVisible(not is_there)
        self.plan.setVisible(not is_there)
        for part in (self.who, self.when, self.prepare):
            part.setVisible(is_there)
        if conversation is None:
            return
        self._uuid = conversation.uuid
        self._show_person(person)
        self.when.setText(moment(conversation))
        if ready is not None:
            self._show_ready(ready, today)

    def _show_person(self, person: Person | None) -> None:
        if person is None:
            return
        name = WholeText(person.name, "strong")
        self.who.add(name)
        self.prepare.setAccessibleDescription(_("With {name}").format(name=person.name))
        relation = person_line(person).split(" · ")[0]
        if person.relations and relation:
            self.who.add(WholeText(relation, "chip"))

    def _show_ready(self, ready: Readiness, today: date) -> None:
        scale = self._theme.text_scale
        for place, (is_there, text) in enumerate(prepared(ready, today)):
            if place:
                self._rows.addWidget(Hairline())
            row, line = QWidget(), Text(text, wrap=True)
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            line.setSizePolicy(policy)
            said = _("{what}: there") if is_there else _("{what}: still open")
            line.setAccessibleName(said.format(what=text))
            inside = QHBoxLayout(row)
            inside.setContentsMargins(0, round(7 * scale), 0, round(7 * scale))
            inside.setSpacing(round(9 * scale))
            mark = Mark(scale, filled=is_there)
            inside.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
            inside.addWidget(line, 1)
            self._rows.addWidget(row)
        self._lines.show()
        if ready.sent_at is not None:
            from growthjournal.language import relative_day

            day = relative_day(ready.sent_at.astimezone().date(), today)
            self.sent.setText(_("Brief sent {day}.").format(day=day))
            self.sent.show()

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.prepare, self.plan]

    def clear(self) -> None:
        """Drop every text."""
        self._uuid = ""
        for name in self.who.findChildren(ElidedText):
            name.setText("")
        self.who.flow.clear()
        self.when.setText("")
        self.sent.setText("")
        self.prepare.setAccessibleDescription("")
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                for text in widget.findChildren(Text):
                    text.setText("")
                    text.setAccessibleName("")
                widget.hide()
                widget.deleteLater()
        self._lines.hide()
        self.sent.hide()

    def _prepare(self) -> None:
        if self._uuid:
            self.prepare_wanted.emit(self._uuid)


class PromisesCard(TodayCard):
    """What the user said they would do, soonest first.

    Signals:
        add_wanted: The user wants to write another one down.
    """

    add_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(_("You said you would"))
        self.setObjectName("promisesCard")
        self.promises = PromiseList(session, at_first=PROMISES_AT_FIRST)
        self.add_inset(self.promises)
        self.add_button = LinkButton(_("Add a promise"))
        self.add_button.setObjectName("todayAddPromise")
        self.add_button.clicked.connect(self.add_wanted)
        self.add_inset(self.add_button, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.promises.emptied.connect(self._hide_empty)

    def show_promises(self, commitments: Sequence[Commitment], today: date) -> None:
        """Show promises; without any the card is hidden."""
        self.promises.show_promises(commitments, today)
        self.setVisible(bool(self.promises.rows()))

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [*self.promises.stops(), self.add_button]

    def clear(self) -> None:
        """Drop every text."""
        self.promises.clear()

    def _hide_empty(self) -> None:
        self.hide()


class PinnedLogs(QWidget):
    """Conversations that wait for their log, each until it is logged or put aside.

    Signals:
        log_wanted: Uuid of the conversation.
        put_aside_wanted: Uuid of the conversation.
    """

    log_wanted = Signal(str)
    put_aside_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pinnedLogs")
        self._rows: list[_PinnedLog] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_pinned(self, pinned: Sequence[tuple[Conversation, Pin, str]], today: date) -> None:
        """Show the conversations that wait, each with the person's name."""
        self.clear()
        for conversation, pin, name in pinned:
            row = _PinnedLog(pinned_said(conversation, pin, name, today))
            row.log.clicked.connect(partial(self._emit, self.log_wanted, conversation.uuid))
            row.aside.clicked.connect(partial(self._emit, self.put_aside_wanted, conversation.uuid))
            self._column.addWidget(row)
            self._rows.append(row)
        self.setVisible(bool(pinned))

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [stop for row in self._rows for stop in (row.log, row.aside)]

    def clear(self) -> None:
        """Drop every text."""
        for row in self._rows:
            row.said.setText("")
            row.log.setAccessibleDescription("")
            row.aside.setAccessibleDescription("")
            row.hide()
            row.deleteLater()
        self._rows = []
        self.hide()

    @staticmethod
    def _emit(signal: SignalInstance, uuid: str, *_checked: bool) -> None:
        signal.emit(uuid)


class _PinnedLog(Card):
    """One conversation that waits for its log."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setObjectName("pinnedLog")
        self.said = Text(sentence, wrap=True)
        self.log = LinkButton(_("Log it"))
        self.log.setObjectName("pinnedLogOpen")
        self.aside = LinkButton(_("Put aside"))
        self.aside.setObjectName("pinnedLogAside")
        for button in (self.log, self.aside):
            button.setAccessibleDescription(sentence)
        row = QHBoxLayout()
        row.setContentsMargins(INSET - 8, 0, INSET - 8, 0)
        row.setSpacing(14)
        row.addWidget(Glyph("pin"), alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.said, 1)
        row.addWidget(self.log)
        row.addWidget(self.aside)
        self.body.setContentsMargins(18, 9, 18, 9)
        self.body.addLayout(row)
