"""An update to somebody who speaks for the user: drafted, put right, copied, marked as sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget
from typing_extensions import override

from growthjournal.domain.aliases import Aliases
from growthjournal.domain.errors import JournalError
from growthjournal.domain.sponsorship import SentUpdate
from growthjournal.domain.updates import last_heard, news_since
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.exporting_files import write_whole
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import ChipRow, SecondaryButton, Text, breakable, labelled
from growthjournal.ui.widgets.form import DayField, Lines
from growthjournal.ui.widgets.spoken import announce
from growthjournal.ui.widgets.worded_box import worded
from growthjournal.wording.updates import update_line, update_text

if TYPE_CHECKING:
    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person
    from growthjournal.ui.session import Session

LINES = 10


def open_update(session: Session, parent: QWidget | None, person: Person) -> UpdateDialog:
    """Open the draft of an update to a person, from what they were not told yet."""
    dialog = UpdateDialog(session, parent, person)
    dialog.open()
    return dialog


class UpdateDialog(FormDialog):
    """The draft, and the results that are in it; a confidential one only when it is ticked."""

    def __init__(self, session: Session, parent: QWidget | None, person: Person) -> None:
        title = _("An update to {name}").format(name=breakable(person.name))
        super().__init__(session, parent, title, size=(640, 680), button=_("Mark as sent"))
        self.setWindowTitle(_("An update"))
        self.setObjectName("update-dialog")
        self._person = person
        nothing: list[SentUpdate] = []
        sent = session.ask(lambda one: one.sponsorship.updates(person.uuid), nothing)
        none: list[Impact] = []
        every = session.ask(lambda one: one.impacts.all(), none)
        self._since = last_heard(person, sent)
        self._news = news_since(every, person, sent, session.today())
        nobody: list[Person] = []
        self._everyone = session.ask(lambda one: list(one.mentoring.everyone().values()), nobody)
        self._build_results()
        self._build_text()
        self.finish()
        self.text.setFocus()

    def _build_results(self) -> None:
        self.boxes: dict[str, QCheckBox] = {}
        if not self._news:
            self.body.addWidget(Text(_("No result since the last update."), "muted", wrap=True))
            return
        self.body.addWidget(Text(_("Results since the last update"), "section", wrap=True))
        for place, one in enumerate(self._news):
            box = QCheckBox()
            box.setObjectName(f"news-{place}")
            box.setChecked(not one.confidential)
            box.toggled.connect(partial(self._choose, one))
            self.boxes[one.uuid] = box
            private = Text(_("Confidential"), "meta") if one.confidential else None
            self.body.addWidget(worded(box, " ".join(one.title.split()), private))

    def _build_text(self) -> None:
        chosen = [one for one in self._news if self.boxes[one.uuid].isChecked()]
        self.text = Lines(update_text(chosen, self._since, self._everyone), lines=LINES)
        self.text.setObjectName("updateText")
        self.body.addWidget(labelled(_("What they will read"), self.text))
        never = _("Nothing of your notes is in it but titles, results and measures.")
        self.body.addWidget(Text(never, "meta", wrap=True))
        self.copy = SecondaryButton(_("Copy"), "copy")
        self.copy.setObjectName("copyUpdate")
        self.copy.clicked.connect(self._copy)
        self.export = SecondaryButton(_("Save as text…"), "file-down")
        self.export.setObjectName("saveUpdate")
        self.export.clicked.connect(self.ask_where)
        row = ChipRow(spacing=8)
        for button in (self.copy, self.export):
            button.setAutoDefault(False)
            row.add(button)
        self.body.addWidget(row)
        today = self.session.today()
        self.day = DayField(today)
        self.day.setObjectName("updateSentOn")
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.body.addWidget(labelled(_("When you sent it"), self.day))

    def _choose(self, impact: Impact, is_chosen: bool) -> None:  # noqa: FBT001 - what is sent
        """Put the line of a result in or take it out; what was typed stays."""
        line = update_line(impact, Aliases(self._everyone))
        text = self.text.toPlainText()
        if not is_chosen:
            kept = [one for one in text.split("\n") if one != line]
            self.text.setPlainText("\n".join(kept))
        elif text.strip():
            self.text.setPlainText(f"{text.rstrip()}\n{line}")
        else:
            self.text.setPlainText(update_text([impact], self._since, self._everyone))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        announce(self.copy, _("Copied"))

    def ask_where(self) -> None:
        """Ask for a file and save the text there."""
        name = f"update-{self.session.today().isoformat()}.txt"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the update"), name, "*.txt")
        if chosen:
            self.save_text(Path(chosen))

    def save_text(self, path: Path) -> None:
        """Write the text as it stands there now."""
        try:
            write_whole(path, self.text.toPlainText().encode())
        except JournalError as error:
            self.trouble.say(str(error))

    @override
    def problem(self) -> str:
        if not self.text.toPlainText().strip():
            self.text.setFocus()
            return _("Write what you sent them.")
        return ""

    @override
    def write(self) -> None:
        update = SentUpdate(
            person=self._person.uuid,
            on=self.day.known_day(),
            text=self.text.toPlainText().strip(),
            impacts=tuple(uuid for uuid, box in self.boxes.items() if box.isChecked()),
        )
        act = acting.workspace_of(self.session).together.act([update])
        acting.run(self.session, _("Mark an update as sent"), act, _("Marked as sent"))
