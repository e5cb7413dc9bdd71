"""The kept versions of an entry: compare any two, and bring one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QListWidgetItem, QWidget

from growthjournal.domain.difference import Passage, difference, folded, words_changed
from growthjournal.language import format_date, format_number, format_time, ngettext
from growthjournal.language import gettext as _
from growthjournal.ui.pages.journal_bring_back import BringBackDialog
from growthjournal.ui.widgets.basics import ElidedText, IconButton, Text
from growthjournal.ui.widgets.difference_html import (
    CHANGE,
    FOLD,
    count_changes,
    escaped,
    rich_text,
)
from growthjournal.ui.widgets.editor_text import needs_plain_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.entries import Entry, Revision
    from growthjournal.ui.session import Session

NOTHING, PRESENT, BEFORE = "nothing", "present", "before"
"""What a version can be compared with, besides another version."""


def when(revision: Revision) -> str:
    """Return when a version was written, in local time."""
    moment = revision.updated_at or revision.created_at
    if moment is None:
        return ""
    local = moment.astimezone()
    return _("{day}, {time}").format(
        day=format_date(local.date(), "medium"), time=format_time(local.time())
    )


class VersionsDialog(BringBackDialog):
    """Versions of one entry, newest first; accepted when one is to be restored."""

    def __init__(
        self, session: Session, entry: Entry, revisions: Sequence[Revision], parent: QWidget
    ) -> None:
        super().__init__(session, _("Versions"), _("Restore this version"), parent)
        self.setObjectName("versionsDialog")
        self._present = _whole(entry)
        self._revisions = list(revisions)
        self._passages: tuple[Passage, ...] = ()
        self._unfolded: set[int] = set()
        self._change, self._changes = -1, 0
        for revision in self._revisions:
            self.list.addItem(QListWidgetItem(when(revision)))
        self._build()
        self._counted = 0
        self._counting = QTimer(self)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count_next)
        self._counting.start()
        self.list.currentRowChanged.connect(self._show_version)
        self.list.setCurrentRow(0)

    def _build(self) -> None:
        self.compare_with = QComboBox()
        self.compare_with.setObjectName("compareWith")
        self.compare_with.setAccessibleName(_("Compare with"))
        self.compare_with.setMinimumContentsLength(12)
        self.compare_with.addItem(_("the present text"), PRESENT)
        self.compare_with.addItem(_("the version before it"), BEFORE)
        self.compare_with.addItem(_("nothing: show it whole"), NOTHING)
        for place, revision in enumerate(self._revisions):
            self.compare_with.addItem(when(revision), str(place))
        self.compare_with.activated.connect(self._show_again)
        self.summary = ElidedText("", "meta")
        self.summary.setObjectName("changesSummary")
        self.earlier = IconButton("chevron-up", _("Change before this one"))
        self.later = IconButton("chevron-down", _("Next change"))
        self.earlier.clicked.connect(self._go_back)
        self.later.clicked.connect(self._go_on)
        QShortcut(QKeySequence("F3"), self, self._go_on)
        QShortcut(QKeySequence("Shift+F3"), self, self._go_back)
        for label in (Text(_("Compare with"), "meta"), self.compare_with):
            self.over_text.addWidget(label)
        self.over_text.addStretch()
        self.options.insertWidget(0, self.summary, 1)
        for button in (self.earlier, self.later):
            self.over_text.addWidget(button)
        self.text.anchorClicked.connect(self._unfold)

    @property
    def chosen(self) -> Revision | None:
        """The version that is chosen in the list."""
        row = self.list.currentRow()
        return self._revisions[row] if 0 <= row < len(self._revisions) else None

    def compare(self, what: str) -> None:
        """Compare the chosen version with `PRESENT`, `BEFORE`, `NOTHING` or a row's number."""
        self.compare_with.setCurrentIndex(self.compare_with.findData(what))
        self._show_again()

    def _show_again(self) -> None:
        self._show_version(self.list.currentRow())

    def _show_version(self, row: int) -> None:
        if not 0 <= row < len(self._revisions):
            return
        text = _whole(self._revisions[row])
        self.restore.setEnabled(text != self._present)
        self._unfolded = set()
        self._change = -1
        pair = self._pair(row)
        if pair is None or needs_plain_view(pair[0]) or needs_plain_view(pair[1]):
            self._passages, self._changes = (), 0
            self.set_html(escaped(text))
            self.summary.setText("" if pair is None else _("Too long to compare."))
        else:
            pieces = difference(*pair)
            self._passages, self._changes = folded(pieces), count_changes(pieces)
            self._render()
            self.summary.setText(_summary(*words_changed(pieces), self._changes))
        for button in (self.earlier, self.later):
            button.setEnabled(self._changes > 0)

    def _pair(self, row: int) -> tuple[str, str] | None:
        """Return the older and the newer text of the comparison, None for none."""
        text, what = _whole(self._revisions[row]), self.compare_with.currentData()
        if what == NOTHING:
            return None
        if what == PRESENT:
            return text, self._present
        if what == BEFORE:
            older = self._revisions[row + 1] if row + 1 < len(self._revisions) else None
            return ("" if older is None else _whole(older)), text
        other = int(what)
        pair = _whole(self._revisions[other]), text
        return pair if other > row else pair[::-1]

    def _render(self) -> None:
        self.set_html(rich_text(self._passages, self._unfolded, self.theme.tokens()))

    def _unfold(self, url: QUrl) -> None:
        target = url.toString()
        if target.startswith(FOLD):
            self._unfolded.add(int(target.removeprefix(FOLD)))
            place = self.text.verticalScrollBar().value()
            self._render()
            self.text.verticalScrollBar().setValue(place)

    def _go_on(self) -> None:
        self._go_to(self._change + 1)

    def _go_back(self) -> None:
        self._go_to(self._change - 1)

    def _go_to(self, change: int) -> None:
        if self._changes:
            self._change = change % self._changes
            self.text.scrollToAnchor(f"{CHANGE}{self._change}")

    def _count_next(self) -> None:
        """Say under one more version what it changed; all at once would be felt."""
        row = self._counted
        if row >= len(self._revisions):
            self._counting.stop()
            return
        self._counted += 1
        older = self._revisions[row + 1] if row + 1 < len(self._revisions) else None
        before, after = "" if older is None else _whole(older), _whole(self._revisions[row])
        if needs_plain_view(before) or needs_plain_view(after):
            return
        words = _words(*words_changed(difference(before, after)))
        item = self.list.item(row)
        item.setText(f"{item.text()}\n{words}")


def _whole(written: Entry | Revision) -> str:
    return f"{written.title}\n\n{written.body}" if written.title else written.body


def _words(added: int, removed: int) -> str:
    """Return for example "+12 −3 words"."""
    if not added and not removed:
        return _("no word changed")
    signs = [(f"+{format_number(added)}", added), (f"\u2212{format_number(removed)}", removed)]
    counts = "\u00a0".join(sign for sign, count in signs if count)
    most = max(added, removed)
    return ngettext("{counts} word", "{counts} words", most).format(counts=counts)


def _summary(added: int, removed: int, changes: int) -> str:
    if not changes:
        return _("The same text.")
    places = ngettext("{n} change", "{n} changes", changes).format(n=format_number(changes))
    return _("{changes} · {words}").format(changes=places, words=_words(added, removed))
