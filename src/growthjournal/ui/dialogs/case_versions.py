"""The versions of the case: a list of them, and one as it was written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from growthjournal.domain.cases import given_to
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import PrimaryButton, Text, breakable
from growthjournal.ui.widgets.record_button import INSET, RecordButton
from growthjournal.wording import cases as words

if TYPE_CHECKING:
    from growthjournal.domain.sponsorship import SponsorCase
    from growthjournal.ui.dialogs.form import FormDialog
    from growthjournal.ui.models.cases import Cases
    from growthjournal.ui.session import Session


class VersionRows(QWidget):
    """Every version, the newest first; a press shows it as it was written."""

    def __init__(self, form: FormDialog, known: Cases) -> None:
        super().__init__()
        self._form, self._known = form, known
        self.rows: list[RecordButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        heading = Text(_("Versions"), "section")
        heading.setContentsMargins(INSET, 0, 0, 0)
        column.addWidget(heading)
        for case in reversed(known.cases):
            line = words.given_line(given_to(case, known.given), known.everyone)
            name, given = words.version_name(case), line or _("not given yet")
            row = RecordButton((name, "strong"), (given, "meta"))
            row.setObjectName(f"version-{case.version}")
            row.setAutoDefault(False)
            row.clicked.connect(partial(self._show, case))
            self.rows.append(row)
            column.addWidget(row)

    def _show(self, case: SponsorCase, *_checked: bool) -> None:
        VersionDialog(self._form.session, self._form, case, self._known).open()


class VersionDialog(FramedDialog):
    """One version, to read."""

    def __init__(
        self, session: Session, parent: QWidget | None, case: SponsorCase, known: Cases
    ) -> None:
        super().__init__(session, parent, words.version_name(case), size=(600, 680))
        self.setObjectName("case-version-dialog")
        line = words.version_line(case, known.given, known.everyone)
        self.body.addWidget(Text(breakable(line), "muted", wrap=True))
        impacts = {one.uuid: one for one in known.impacts}
        for label, text in words.case_fields(case, impacts, known.everyone):
            if text:
                self._add(label, text)
        self.body.addStretch(1)
        close = PrimaryButton(_("Close"))
        close.setObjectName("close")
        close.clicked.connect(self.accept)
        self.add_button(close)
        session.locked.connect(self.reject)
        close.setFocus()

    def _add(self, label: str, text: str) -> None:
        words_of_it = Text(text, wrap=True, selectable=True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        words_of_it.setSizePolicy(policy)  # a long word must not widen what is copied from
        words_of_it.setAccessibleName(f"{label}: {text}")
        pair = QVBoxLayout()
        pair.setSpacing(1)
        pair.addWidget(Text(label, "meta", wrap=True))
        pair.addWidget(words_of_it)
        self.body.addLayout(pair)
