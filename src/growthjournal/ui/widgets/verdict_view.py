"""The explanation of a verdict: each clause opens the rows that it came from (A9)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import LinkButton, QuietButton, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.wording.clauses import Clause, Row

OPENS = {"entry", "impact", "conversation", "assumption", "person", "ask"}
"""Kinds of row that have a page of their own."""


class ClauseView(QWidget):
    """One clause, and the rows behind it once they are wanted.

    Signals:
        opened: (kind, uuid) of a row that was pressed.
    """

    opened = Signal(str, str)

    def __init__(self, clause: Clause) -> None:
        super().__init__()
        self.clause = clause
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if clause.label:
            column.addWidget(Text(clause.label, "strong", wrap=True))
        self.text = Text(clause.text, wrap=True, selectable=True)
        column.addWidget(self.text)
        self.button = QuietButton("")
        self.button.setObjectName(f"behind-{clause.part.value}")
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        said = _count_said(clause.rows)
        self.button.setText(said)
        self.button.setAccessibleName(
            _("{count}: {clause}").format(count=said, clause=clause.whole)
        )
        if not clause.rows:
            self.button.hide()
        self.button.toggled.connect(self._show_rows)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeading)
        self.rows = QWidget()
        self._inside = QVBoxLayout(self.rows)
        self._inside.setContentsMargins(14, 0, 0, 6)
        self._inside.setSpacing(4)
        self.rows.hide()
        column.addWidget(self.rows)

    def _show_rows(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's `checked`
        if is_open and not self._inside.count():
            for row in self.clause.rows:
                if row.kind in OPENS:
                    link = LinkButton(
                        _("{kind}, {said}").format(kind=_kind(row.kind), said=row.said)
                    )
                    link.setAutoDefault(False)
                    link.clicked.connect(partial(self._open, row.kind, row.uuid))
                    self._inside.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)
                elif row.said:
                    self._inside.addWidget(Text(row.said, "muted", wrap=True, selectable=True))
        self.rows.setVisible(is_open)

    def _open(self, kind: str, uuid: str, *_checked: bool) -> None:
        self.opened.emit(kind, uuid)


class VerdictView(QWidget):
    """All clauses, the name of the constraint first and large.

    Signals:
        opened: (kind, uuid) of a row that was pressed.
    """

    opened = Signal(str, str)

    def __init__(self, clauses: Sequence[Clause]) -> None:
        super().__init__()
        self.setObjectName("verdictView")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.clauses = [ClauseView(one) for one in clauses]
        for one in self.clauses:
            one.opened.connect(self.opened)
            column.addWidget(one)


def _count_said(rows: Sequence[Row]) -> str:
    count = len(rows)
    if all(row.kind == "answer" for row in rows):
        said = ngettext("From {n} answer", "From {n} answers", count)
    else:
        said = ngettext("From {n} record", "From {n} records", count)
    return said.format(n=format_number(count))


def _kind(kind: str) -> str:
    return {
        "entry": _("Entry"),
        "impact": _("Result"),
        "conversation": _("Conversation"),
        "assumption": _("Tested assumption"),
        "person": _("Update or case"),
        "ask": _("Ask"),
    }[kind]
