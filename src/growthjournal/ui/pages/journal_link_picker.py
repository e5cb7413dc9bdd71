"""Finds the record that an entry is to be linked to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.entries import TargetKind
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Text

if TYPE_CHECKING:
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record that can be linked."""

    uuid: str
    title: str = field(repr=False)


def candidates(workspace: Workspace, kind: TargetKind, typed: str) -> list[Candidate]:
    """Return the records of a kind whose title holds what was typed."""
    mentoring = workspace.mentoring
    if kind is TargetKind.ENTRY:
        rows = workspace.journal.search(typed, MOST_SHOWN)
        return [
            Candidate(
                uuid=row.uuid,
                title=_("{title} · {day}").format(
                    title=row.title or _("No title"), day=format_date(row.date, "medium")
                ),
            )
            for row in rows
        ]
    if kind is TargetKind.PERSON:
        found = [Candidate(uuid=one.uuid, title=one.name) for one in mentoring.people()]
    elif kind is TargetKind.PATTERN:
        found = [Candidate(uuid=one.uuid, title=one.name) for one in mentoring.patterns()]
    elif kind is TargetKind.ASSUMPTION:
        found = [Candidate(uuid=one.uuid, title=one.statement) for one in mentoring.assumptions()]
    elif kind is TargetKind.DECISION:
        found = [Candidate(uuid=one.uuid, title=one.title) for one in workspace.decisions.all()]
    elif kind is TargetKind.IMPACT:
        found = [Candidate(uuid=one.uuid, title=one.title) for one in workspace.impacts.all()]
    else:
        found = [
            Candidate(uuid=one.uuid, title=workspace.journal.linked_title(kind, one.uuid))
            for one in mentoring.conversations()
        ]
    wanted = typed.strip().casefold()
    return [one for one in found if wanted in one.title.casefold()][:MOST_SHOWN]


class LinkPicker(QDialog):
    """Type a few letters, Enter takes the first or the chosen one."""

    def __init__(
        self, session: Session, kind: TargetKind, parent: QWidget, *, without: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("linkPicker")
        self._session, self._kind, self._without = session, kind, without
        self.picked: str | None = None
        self.setWindowTitle(
            {
                TargetKind.PERSON: _("Link a person"),
                TargetKind.PATTERN: _("Link a pattern"),
                TargetKind.ASSUMPTION: _("Link an assumption"),
                TargetKind.CONVERSATION: _("Link a conversation"),
                TargetKind.ENTRY: _("Link an entry"),
                TargetKind.DECISION: _("Link a decision"),
                TargetKind.IMPACT: _("Link an impact"),
            }[kind]
        )
        self.field = QLineEdit()
        self.field.setObjectName("linkField")
        self.field.setPlaceholderText(_("Type a few letters"))
        self.field.setAccessibleName(self.windowTitle())
        self.list = QListWidget()
        self.list.setObjectName("linkCandidates")
        self.list.setAccessibleName(_("Records found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = Text(_("There is none yet."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (self.field, self.list, self.nothing):
            column.addWidget(widget)
        self.resize(session.theme.px(420), session.theme.px(340))
        self.field.textEdited.connect(self._look)
        self.field.returnPressed.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._look()

    def _look(self) -> None:
        typed = self.field.text()
        found = self._session.ask(
            lambda workspace: candidates(workspace, self._kind, typed), list[Candidate]()
        )
        self.list.clear()
        for one in found:
            if one.uuid != self._without:
                item = QListWidgetItem(one.title)
                item.setData(Qt.ItemDataRole.UserRole, one.uuid)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)
        self.nothing.setText(_("Nothing found.") if typed else _("There is none yet."))

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.picked = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.list.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
