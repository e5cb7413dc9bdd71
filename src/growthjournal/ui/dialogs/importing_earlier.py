"""Earlier imports, each of which can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Card, ChipRow, Hairline, SecondaryButton, Text
from growthjournal.wording import interchange as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.imports import ImportBatch

MOST_SHOWN = 100


class BatchRow(QWidget):
    """One import; taking it back asks once, in place.

    Signals:
        confirmed: It is to be taken back.
    """

    confirmed = Signal()

    def __init__(self, batch: ImportBatch) -> None:
        super().__init__()
        self.name = Text(batch.name or words.format_name(batch.format), "strong", wrap=True)
        self.line = Text(words.batch_line(batch), "meta", wrap=True)
        self.take_back = SecondaryButton(_("Take back"))
        self.take_back.setObjectName("importTakeBack")
        self.take_back.setAccessibleName(
            _("Take back the import of {name}").format(name=self.name.text())
        )
        self.question = Text(words.take_back_question(batch), wrap=True)
        self.sure = SecondaryButton(_("Erase"), "trash-2")
        self.sure.setObjectName("importTakeBackSure")
        self.keep = SecondaryButton(_("Keep"))
        self.keep.setObjectName("importKeep")
        self._answers = ChipRow(spacing=8)
        self._answers.add(self.sure)
        self._answers.add(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        for part in (self.name, self.line):
            column.addWidget(part)
        column.addWidget(self.take_back, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.question)
        column.addWidget(self._answers)
        self.take_back.clicked.connect(self._ask)
        self.keep.clicked.connect(self._forget)
        self.sure.clicked.connect(self.confirmed)
        self._can = batch.undone_at is None
        self._show(asking=False)

    def _show(self, *, asking: bool) -> None:
        self.take_back.setVisible(self._can and not asking)
        self.question.setVisible(asking)
        self._answers.setVisible(asking)

    def _ask(self) -> None:
        self._show(asking=True)
        self.keep.setFocus()

    def _forget(self) -> None:
        self._show(asking=False)
        self.take_back.setFocus()


class EarlierStep(QWidget):
    """The list of imports, newest first.

    Signals:
        take_back_wanted: The batch.
    """

    take_back_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.empty = Text(_("Nothing was imported into this journal yet."), "muted", wrap=True)
        self._card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addWidget(Text(_("Earlier imports"), "section"))
        self._column.addWidget(self.empty)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_batches(self, batches: Sequence[ImportBatch]) -> None:
        """Replace the rows."""
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self.empty.setVisible(not batches)
        self._card = card = Card()
        for place, batch in enumerate(batches[:MOST_SHOWN]):
            if place:
                card.body.addWidget(Hairline())
            row = BatchRow(batch)
            row.confirmed.connect(partial(self.take_back_wanted.emit, batch))
            card.body.addWidget(row)
        card.setVisible(bool(batches))
        self._column.addWidget(card)
