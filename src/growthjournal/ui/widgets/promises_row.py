"""One promise: a box to close it, its words, a menu, and what it still asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from growthjournal.domain.commitments import (
    Commitment,
    CommitmentStatus,
    asks_its_question,
    closing_line,
)
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip, ChipRow, Hairline, IconButton, LinkButton, Text
from growthjournal.ui.widgets.promises_do import Do, act_name, acts_of
from growthjournal.ui.widgets.spoken import announce
from growthjournal.wording.conversations import (
    commitment_note,
    commitment_question,
    missing_line,
)
from growthjournal.wording.promises import line_wanted

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent

MOST_LETTERS = 500
"""Characters of what changed; more belongs into an entry."""


class _Words(Text):
    """The promise's words; pressing them is pressing the box."""

    pressed = Signal()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_inside:
            self.pressed.emit()


class _Line(QLineEdit):
    """What changed, in one line; Enter and Escape leave it, and what was typed is kept."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PromiseRow(QWidget):
    """One promise in a list.

    Signals:
        wanted: (uuid, Do) that the user asked for.
        said: (uuid, words) that were typed as what changed; the field stays.
        finished: (uuid) whose question is over, answered or not.
    """

    wanted = Signal(str, object)
    said = Signal(str, str)
    finished = Signal(str)

    def __init__(self, commitment: Commitment) -> None:
        super().__init__()
        self.commitment = commitment
        self.setObjectName("promise")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu_at)
        self._build()
        self._connect()

    @property
    def uuid(self) -> str:
        """Whose row this is."""
        return self.commitment.uuid

    @property
    def is_asking(self) -> bool:
        """Whether the question about what changed is open."""
        return not self.line.isHidden()

    def _build(self) -> None:
        self.rule = Hairline()
        self.box = QCheckBox()
        self.box.setObjectName("promiseDone")
        self.words = _Words("", wrap=True)
        self.words.setObjectName("promiseWords")
        self.note = Text("", "meta", wrap=True)
        self.note.setObjectName("promiseNote")
        self.after = Text("", "muted", wrap=True)
        self.after.setObjectName("promiseAfter")
        self.menu_button = IconButton("ellipsis", _("More about this promise"))
        self.menu_button.setObjectName("promiseMenu")
        self.line = _Line()
        self.line.setObjectName("whatChanged")
        self.line.setMaxLength(MOST_LETTERS)
        self.line.hide()
        self.say_button = LinkButton("")
        self.say_button.setObjectName("sayWhatChanged")
        self.question = Text("", wrap=True)
        self.question.setObjectName("promiseQuestion")
        self.answers = ChipRow()
        self._chips: list[Chip] = []
        for act, name in (
            (Do.DROP, _("Drop it")),
            (Do.EDIT, _("Shrink it")),
            (Do.BRING, _("Bring it as the topic")),
        ):
            chip = Chip(name)
            chip.setObjectName(f"answer-{act}")
            chip.clicked.connect(_Ask(self, act))
            self.answers.add(chip)
            self._chips.append(chip)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        for text in (self.words, self.note, self.after, self.question):
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            text.setSizePolicy(policy)
            column.addWidget(text)
        self.answers.setContentsMargins(0, 4, 0, 2)
        column.addWidget(self.answers)
        column.addWidget(self.say_button, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.line)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(0)
        row.addWidget(self.box, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addSpacing(6)
        row.addWidget(self.menu_button, alignment=Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rule)
        whole.addLayout(row)

    def _connect(self) -> None:
        self.words.pressed.connect(self.box.click)
        self.box.clicked.connect(self._tick)
        self.menu_button.clicked.connect(self._open_menu)
        self.say_button.clicked.connect(_Ask(self, Do.SAY))
        self.line.editingFinished.connect(self.keep)
        self.line.left.connect(self._leave)

    # -- what is shown

    def show_promise(self, commitment: Commitment, name: str, today: date) -> None:
        """Show how a promise stands now; a question that is open stays open.

        Args:
            commitment: As it is stored.
            name: Of the other person; empty where it was made to nobody or that goes unsaid.
            today: The local date.
        """
        self.commitment = commitment
        self.words.setText(commitment.text)
        self.note.setText(commitment_note(commitment, name or None, today))
        self.note.setVisible(bool(self.note.text()))
        self._show_box()
        self.box.setAccessibleName(commitment.text)
        self.box.setAccessibleDescription(self.note.text())
        self.menu_button.setAccessibleDescription(commitment.text)
        self.question.setText(commitment_question(commitment))
        asks = asks_its_question(commitment)
        for part in (self.question, self.answers, *self._chips):
            part.setVisible(asks)
        for chip in self._chips:
            chip.setAccessibleDescription(commitment.text)
        if commitment.is_standing:
            self.end()
        self._show_line()

    def _show_box(self) -> None:
        """Done is ticked; partly done and dropped are a line across, which looks different."""
        state = Qt.CheckState.PartiallyChecked
        if self.commitment.is_standing:
            state = Qt.CheckState.Unchecked
        elif self.commitment.status is CommitmentStatus.DONE:
            state = Qt.CheckState.Checked
        self.box.setCheckState(state)

    def _show_line(self) -> None:
        wanted, said = line_wanted(self.commitment), closing_line(self.commitment) or ""
        self.say_button.setText(wanted)
        self.say_button.setAccessibleName(wanted)
        self.say_button.setAccessibleDescription(self.commitment.text)
        self.say_button.setVisible(bool(wanted) and not self.is_asking)
        self.after.setText(said)
        self.after.setVisible(bool(said) and not self.is_asking)

    def forget(self) -> None:
        """Drop every word; the row is about to go."""
        self.show_promise(Commitment(text="", made_on=self.commitment.made_on), "", date.min)
        self.line.clear()
        self.line.setAccessibleDescription("")

    def set_first(self, *, first: bool) -> None:
        """Leave the line above out where nothing stands above."""
        self.rule.setVisible(not first)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.box, self.menu_button, *self._chips, self.say_button, self.line]

    # -- what changed

    def ask(self) -> None:
        """Ask what changed, or why it was dropped, and put the keyboard there."""
        asked = missing_line(self.commitment.status)
        self.line.setPlaceholderText(asked)
        self.line.setAccessibleName(asked)
        self.line.setAccessibleDescription(
            _("{promise} Enter keeps it; empty, it can be said later.").format(
                promise=self.commitment.text
            )
        )
        self.line.setText(closing_line(self.commitment) or "")
        self.line.show()
        self._show_line()
        self.line.setFocus()
        announce(self.line, asked)
        # Where it stands is known once the layouts around it had their turn.
        QTimer.singleShot(0, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.is_asking:
            area.ensureWidgetVisible(self, 0, self.line.height())

    @property
    def is_kept(self) -> bool:
        """Whether what was typed is stored."""
        typed = " ".join(self.line.text().split())
        return not self.is_asking or typed == (closing_line(self.commitment) or "")

    def keep(self) -> bool:
        """Hand over what was typed, where it is something new; return whether it is stored."""
        if not self.is_kept:
            self.said.emit(self.uuid, " ".join(self.line.text().split()))
        return self.is_kept

    def end(self) -> None:
        """Put the question away."""
        self.line.hide()
        self.line.clear()
        self._show_line()

    def _leave(self) -> None:
        """Put the question away; words that could not be stored keep it open."""
        if not self.keep():
            return
        self.box.setFocus()
        self.end()
        self.finished.emit(self.uuid)

    # -- what is asked for

    def press(self, act: Do) -> None:
        """Ask for an act."""
        self.wanted.emit(self.uuid, act)

    def _tick(self) -> None:
        self.press(Do.DONE if self.commitment.is_standing else Do.REOPEN)
        # Where nothing was written, the box shows again what is stored.
        self._show_box()

    def _open_menu(self) -> None:
        corner = self.menu_button.rect().bottomLeft()
        self._menu().popup(self.menu_button.mapToGlobal(corner))

    def _open_menu_at(self, place: QPoint) -> None:
        self._menu().popup(self.mapToGlobal(place))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("promiseActs")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in acts_of(self.commitment):
            if act is None:
                menu.addSeparator()
                continue
            action = menu.addAction(act_name(act))
            action.setObjectName(f"promise-{act}")
            action.triggered.connect(_Ask(self, act))
        return menu


class _Ask:
    """Carries an act past the `checked` that a signal sends."""

    def __init__(self, row: PromiseRow, act: Do) -> None:
        self._row, self._act = row, act

    def __call__(self) -> None:
        self._row.press(self._act)
