"""The kept versions of an entry and the entries in the trash: look, and bring back."""

from __future__ import annotations

import difflib
import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton, Text
from growthjournal.ui.widgets.editor_text import needs_plain_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.entries import Entry, EntryRow, Revision
    from growthjournal.ui.session import Session


def when(revision: Revision) -> str:
    """Return when a version was written, in local time."""
    moment = revision.updated_at or revision.created_at
    if moment is None:
        return ""
    local = moment.astimezone()
    return _("{day}, {time}").format(day=format_date(local.date()), time=f"{local:%H:%M}")


class _BringBack(QDialog):
    """A list at the start, a text at the end, one button that brings the chosen one back."""

    def __init__(self, session: Session, title: str, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setMinimumWidth(session.theme.px(180))
        self.list.setMaximumWidth(session.theme.px(260))
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Text"))
        self.text.setOpenLinks(False)
        self._font = session.theme.font("writing")
        self.restore = PrimaryButton(button)
        self.restore.setObjectName("restoreButton")
        self.options = QHBoxLayout()
        self.options.addStretch()
        close = SecondaryButton(_("Close"))
        close.clicked.connect(self.reject)
        self.options.addWidget(close)
        self.options.addWidget(self.restore)
        self.restore.clicked.connect(self.accept)
        halves = QHBoxLayout()
        halves.setSpacing(12)
        halves.addWidget(self.list)
        halves.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(halves, 1)
        column.addLayout(self.options)
        room = parent.window().size() - QSize(24, 24)
        self.resize(QSize(session.theme.px(760), session.theme.px(520)).boundedTo(room))

    def set_html(self, words: str) -> None:
        """Show escaped text in the face that people's words are shown in."""
        size, family = self._font.pixelSize(), self._font.family()
        style = f"white-space:pre-wrap; font-family:{family}; font-size:{size}px"
        self.text.setHtml(f'<div style="{style}">{words}</div>')


class VersionsDialog(_BringBack):
    """Versions of one entry, newest first; accepted when one is to be restored."""

    def __init__(
        self, session: Session, entry: Entry, revisions: Sequence[Revision], parent: QWidget
    ) -> None:
        super().__init__(session, _("Versions"), _("Restore this version"), parent)
        self.setObjectName("versionsDialog")
        self._theme = session.theme
        self._entry = entry
        self._revisions = list(revisions)
        self.compare = QCheckBox(_("Compare with the present text"))
        self.compare.setObjectName("compareBox")
        self.options.insertWidget(0, self.compare)
        for revision in self._revisions:
            self.list.addItem(QListWidgetItem(when(revision)))
        self.list.currentRowChanged.connect(self._show)
        self.compare.toggled.connect(self._show_current)
        self.list.setCurrentRow(0)

    @property
    def chosen(self) -> Revision | None:
        """The version that is shown."""
        row = self.list.currentRow()
        return self._revisions[row] if 0 <= row < len(self._revisions) else None

    def _show_current(self) -> None:
        self._show(self.list.currentRow())

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._revisions):
            return
        revision = self._revisions[row]
        before = f"{revision.title}\n\n{revision.body}" if revision.title else revision.body
        entry = self._entry
        after = f"{entry.title}\n\n{entry.body}" if entry.title else entry.body
        self.restore.setEnabled((revision.title, revision.body) != (entry.title, entry.body))
        self.compare.setEnabled(not needs_plain_view(before) and not needs_plain_view(after))
        if self.compare.isChecked() and self.compare.isEnabled():
            self.set_html(difference(before, after, self._theme.tokens().mark.name()))
        else:
            self.set_html(_escaped([before]))


class TrashDialog(_BringBack):
    """What is in the trash; accepted when an entry is to come back."""

    def __init__(self, session: Session, rows: Sequence[EntryRow], parent: QWidget) -> None:
        super().__init__(session, _("Trash"), _("Bring it back"), parent)
        self.setObjectName("trashDialog")
        self._session = session
        self._rows = list(rows)
        for row in self._rows:
            title = row.title or _("No title")
            day = format_date(row.date, "medium")
            self.list.addItem(QListWidgetItem(_("{title} · {day}").format(title=title, day=day)))
        self.restore.setEnabled(bool(self._rows))
        self.options.insertWidget(0, Text(_("Entries stay here for 30 days."), "meta"))
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        if not self._rows:
            self.text.setPlainText(_("The trash is empty."))

    @property
    def chosen(self) -> str | None:
        """The uuid of the entry that is shown."""
        row = self.list.currentRow()
        return self._rows[row].uuid if 0 <= row < len(self._rows) else None

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._rows):
            return
        uuid = self._rows[row].uuid
        entry = self._session.ask(lambda workspace: workspace.journal.entry(uuid), None)
        self.set_html(_escaped([entry.body if entry is not None else ""]))


def difference(before: str, after: str, mark: str) -> str:
    """Return both texts in one, escaped: words that went struck out, words that came marked."""
    old, new = _words(before), _words(after)
    parts: list[str] = []
    for tag, i, j, k, n in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(_escaped(old[i:j]))
            continue
        if i < j:
            parts.append(f"<s>{_escaped(old[i:j])}</s>")
        if k < n:
            parts.append(f'<span style="background:{mark}">{_escaped(new[k:n])}</span>')
    return "".join(parts)


def _words(text: str) -> list[str]:
    import re

    return re.findall(r"\s+|[^\s]+", text)


def _escaped(words: Sequence[str]) -> str:
    return html.escape("".join(words)).replace("\n", "<br>")
