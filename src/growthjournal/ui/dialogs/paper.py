"""A paper before it leaves the journal: the choice beside its pages, as they will be saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.errors import JournalError
from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.exporting_files import write_whole
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import Card, Chip, PrimaryButton, SecondaryButton, Text
from growthjournal.ui.widgets.form import Trouble
from growthjournal.ui.widgets.paper import Paper, pages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QResizeEvent

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind

BESIDE_FROM = 760
"""Effective px from which the choice stands beside the pages."""
CHOICE_WIDTH = 270


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """Pages that were set.

    Attributes:
        pdf: The file.
        words: Every word on them, for those who listen.
        count: How many parts of what was chosen are on them, or None.
    """

    pdf: bytes = field(repr=False)
    words: str = field(default="", repr=False)
    count: int | None = None


class PaperDialog(FramedDialog):
    """Shows what leaves as text and as pages, and saves those pages byte for byte.

    Args:
        file_stem: Begins the name of the file that is offered.
        save_title: Title of the question where to save it.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        title: str,
        *,
        file_stem: str,
        save_title: str,
    ) -> None:
        super().__init__(session, parent, title, size=(1000, 780))
        self._file_stem, self._save_title = file_stem, save_title
        self._turn = 0
        self.pdf: bytes | None = None
        self._target: Path | None = None
        self.choice = QWidget()
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.both.setSpacing(24)
        session.locked.connect(self.reject)
        self.finished.connect(self._end)

    def lay_out(self) -> None:
        """Put the choice beside the pages, and the buttons below."""
        self.both.addWidget(self.choice, alignment=Qt.AlignmentFlag.AlignTop)
        self.both.addLayout(self._build_pages(), 1)
        self.body.addLayout(self.both)
        self.body.addStretch(1)
        self._build_buttons()

    def _build_pages(self) -> QVBoxLayout:
        self.as_text = Chip(_("As text"), checkable=True)
        self.as_text.setObjectName("asText")
        self.as_text.toggled.connect(self._turn_over)
        self.lines = Card()
        self.lines.setObjectName("paperLines")
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

    def fill_lines(self, lines: Iterable[tuple[str, TextKind]]) -> None:
        """Show every line that leaves, in its order."""
        _empty(self.lines.body)
        for line, kind in lines:
            self.lines.body.addWidget(Text(line, kind, wrap=True, selectable=True))

    def set_pages(self, job: Callable[[Workspace, object], Typeset]) -> None:
        """Typeset on a worker; a choice that was changed meanwhile makes its pages void."""
        if self.session.is_open:
            self.set_pages_of(partial(self.session.look, job))
        else:
            self.drop_pages()

    def set_pages_of(self, begin: Callable[..., object]) -> None:
        """Show the pages that a task makes; `begin` starts it, given `done` and `failed`."""
        self.drop_pages()
        turn = self._turn
        begin(partial(self._typeset, turn), failed=partial(self._failed, turn))

    def drop_pages(self) -> None:
        """Show no pages: none are set, or what is set does not count any more."""
        self.pdf = None
        self._turn += 1
        self._turn_over()

    def when_set(self, made: Typeset) -> None:
        """Called when pages are shown."""

    def _typeset(self, turn: int, made: Typeset) -> None:
        if turn != self._turn:
            return
        self.pdf = made.pdf
        _empty(self._sheets)
        sheets = pages_of(made.pdf)
        for place, sheet in enumerate(sheets, start=1):
            name = _("Page {page} of {pages}").format(
                page=format_number(place), pages=format_number(len(sheets))
            )
            self._sheets.addWidget(Paper(sheet, name, made.words))
        self._turn_over()
        self.when_set(made)
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

    def changed(self) -> None:
        """Take back what was said of the pages before."""
        self.trouble.say("")
        self.said.hide()

    def ask_where(self) -> None:
        """Ask for a file and save the pages there."""
        name = f"{self._file_stem}-{self.session.today().isoformat()}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, self._save_title, name, "PDF (*.pdf)")
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


def _empty(place: QBoxLayout) -> None:
    while place.count():
        item = place.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
