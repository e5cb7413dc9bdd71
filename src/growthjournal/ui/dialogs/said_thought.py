"""What was said in a talk, and in the left-hand column what was thought and not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from growthjournal.domain.inference import Exchange, exchange_text, exchanges_in
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import QuietButton, Text
from growthjournal.ui.widgets.form import Lines
from growthjournal.wording.inference import columns_name, said_name, thought_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from growthjournal.domain.assumptions import Assumption
    from growthjournal.ui.session import Session

AT_FIRST = 3
"""Rows of an empty form."""


class SaidThoughtDialog(FormDialog):
    """Two columns; a row is added when the last one is written in."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        assumption: Assumption,
        *,
        save: Callable[[str | None], None],
    ) -> None:
        super().__init__(session, parent, columns_name(), size=(680, 640))
        self.setObjectName("said-thought-dialog")
        self._save = save
        self.body.addWidget(Text(assumption.statement, "heading", wrap=True))
        self.body.addWidget(
            Text(
                _("Take one talk where it was at work, line by line as you remember it."),
                "muted",
                wrap=True,
            )
        )
        self.rows: list[tuple[Lines, Lines]] = []
        self._build_grid()
        for one in exchanges_in(assumption.said_thought):
            self._add_row(one)
        while len(self.rows) < AT_FIRST or self._is_written(self.rows[-1]):
            self._add_row(Exchange())
        self.finish()
        self._was = self._text()
        self.rows[0][0].setFocus()

    def _build_grid(self) -> None:
        grid = QWidget()
        self._grid = QGridLayout(grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for column, name in enumerate((thought_name(), said_name())):
            head = Text(name, "strong", wrap=True)
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(grid)
        self.more = QuietButton(_("Add a row"), "plus")
        self.more.setObjectName("addRow")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._add_blank)
        self.body.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)

    def _add_row(self, one: Exchange) -> None:
        number = len(self.rows) + 1
        thought, said = Lines(one.thought, lines=2), Lines(one.said, lines=2)
        for column, (box, kind, name) in enumerate(
            ((thought, "thought", thought_name()), (said, "said", said_name()))
        ):
            box.setObjectName(f"{kind}-{number}")
            box.setAccessibleName(_("{name}, row {number}").format(name=name, number=number))
            self._grid.addWidget(box, number, column)
            box.textChanged.connect(self._grow)
        last = self.rows[-1][1] if self.rows else None
        self.rows.append((thought, said))
        if last is not None:
            QWidget.setTabOrder(last, thought)
        QWidget.setTabOrder(thought, said)
        QWidget.setTabOrder(said, self.more)

    def _add_blank(self) -> None:
        self._add_row(Exchange())
        self.rows[-1][0].setFocus()

    def _grow(self) -> None:
        if self._is_written(self.rows[-1]):
            self._add_row(Exchange())

    @staticmethod
    def _is_written(row: tuple[Lines, Lines]) -> bool:
        return any(box.words() for box in row)

    @property
    @override
    def is_changed(self) -> bool:
        return self._text() != self._was

    def _text(self) -> str | None:
        return exchange_text(
            Exchange(thought=thought.toPlainText(), said=said.toPlainText())
            for thought, said in self.rows
        )

    @override
    def write(self) -> None:
        self._save(self._text())
