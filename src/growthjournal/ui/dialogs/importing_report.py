"""What an import would bring, or has brought, with every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.importing_problems import ProblemsTable
from growthjournal.ui.widgets.basics import Card, QuietButton, Text
from growthjournal.wording import interchange as words

if TYPE_CHECKING:
    from growthjournal.services.imported import ImportReport


class ReportStep(QWidget):
    """One sentence of numbers, and the table of problems under it."""

    def __init__(self) -> None:
        super().__init__()
        self.source = Text("", "meta", wrap=True)
        self.source.setObjectName("importFrom")
        self.sentence = Text("", "heading", wrap=True, selectable=True)
        self.sentence.setObjectName("importSentence")
        self.more = Text("", "muted", wrap=True)
        self.more.setObjectName("importMore")
        card = Card()
        for line in (self.source, self.sentence, self.more):
            card.body.addWidget(line)
        self.count = Text("", "section")
        self.copy = QuietButton(_("Copy"), "copy")
        self.copy.setObjectName("importCopy")
        self.copy.setAccessibleName(_("Copy the problems"))
        self.table = ProblemsTable()
        self.copy.clicked.connect(self.table.copy)
        self.problems = QWidget()
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self.problems)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(card)
        whole.addWidget(self.problems, 1)
        whole.addStretch(0)

    def show_dry_run(self, name: str, report: ImportReport) -> None:
        """Show what an import would do."""
        more = [words.would_change(report)]
        if report.imported:
            more += [words.with_whom(report.people), words.files(report.images)]
        self._show(name, report, words.found(report), more)

    def show_result(self, name: str, report: ImportReport) -> None:
        """Show what an import did."""
        more = _("You can undo this now, or later under “Earlier imports”.")
        self._show(name, report, words.result(report), [more if report.batch else ""])

    def show_undone(self, sentence: str) -> None:
        """Show that the import was taken back."""
        self.sentence.setText(sentence)
        self.more.setText(_("Nothing of it is left in the journal."))
        self.more.show()
        self.problems.hide()

    def _show(self, name: str, report: ImportReport, sentence: str, more: list[str]) -> None:
        self.source.setText(words.SEPARATOR.join((name, words.format_name(report.format))))
        self.sentence.setText(sentence)
        self.more.setText(" ".join(part for part in more if part))
        self.more.setVisible(bool(self.more.text()))
        self.count.setText(words.problems_title(report.problems))
        self.table.show_problems(report.problems)
        self.problems.setVisible(bool(report.problems))
