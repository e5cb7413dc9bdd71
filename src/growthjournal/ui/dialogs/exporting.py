"""Export: in which format, which entries, where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.exporting_choice import ChoiceFields
from growthjournal.ui.dialogs.exporting_files import (
    Export,
    default_name,
    for_format,
    problem_of,
)
from growthjournal.ui.dialogs.exporting_formats import FormatCards
from growthjournal.ui.dialogs.importing_and_exporting import (
    TransferDialog,
    documents,
    file_dialog_options,
)
from growthjournal.ui.widgets.basics import (
    Card,
    Glyph,
    PrimaryButton,
    SecondaryButton,
    Text,
    labelled,
)
from growthjournal.wording import interchange as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.services.journal import Choice
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.tasks import Progress

COUNT_AFTER_MS = 150
"""How long after the last change the entries are counted."""


class ExportDialog(TransferDialog):
    """Writes entries, or what is planned, to a file or folder that other programs read."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        uuids: Sequence[str] | None = None,
    ) -> None:
        super().__init__(session, parent, _("Export"), size=(660, 660))
        self.setObjectName("export-dialog")
        self._uuids = None if uuids is None else tuple(uuids)
        self._count: int | None = None
        self._asked = 0
        self._replace: Path | None = None
        self._written: Path | None = None
        self.formats = FormatCards(session.theme, with_whole=uuids is None)
        self.choice = ChoiceFields(session)
        self.target = QLineEdit(str(Path(documents()) / default_name("pdf", session.today())))
        self.target.setObjectName("exportTarget")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER_MS)
        self._timer.timeout.connect(self._ask_count)
        self._build()
        self._build_buttons()
        self.formats.changed.connect(self._change_format)
        self.choice.changed.connect(self._change)
        self.target.textEdited.connect(self._retarget)
        self._change_format()
        self._ask_count()
        self.formats.cards["pdf"].button.setFocus()

    def _build(self) -> None:
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.formats)
        if self._uuids is None:
            column.addWidget(self.choice)
        else:
            self.choice.hide()
            column.addWidget(Text(words.only_chosen(len(self._uuids)), wrap=True))
        self.leaving = Text("", "strong", wrap=True)
        self.leaving.setObjectName("exportCount")
        column.addWidget(self.leaving)
        column.addWidget(labelled(_("Where to"), self._place_row()))
        self.warning = Text("", "muted", wrap=True)
        self.warning.setObjectName("exportWarning")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Glyph("triangle-alert"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.warning, 1)
        column.addLayout(row)
        column.addStretch(1)
        self.body.addWidget(self.form, 1)
        self.outcome = Card()
        self.outcome_sentence = Text("", "heading", wrap=True, selectable=True)
        self.outcome_sentence.setObjectName("exportSentence")
        self.outcome_place = Text("", "meta", wrap=True, selectable=True)
        self.outcome_warning = Text("", "muted", wrap=True)
        for line in (self.outcome_sentence, self.outcome_place, self.outcome_warning):
            self.outcome.body.addWidget(line)
        self.body.addWidget(self.outcome)
        self.body.addStretch(0)

    def _place_row(self) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        self.place = SecondaryButton(_("Choose…"))
        self.place.setObjectName("exportChoose")
        self.place.setAccessibleName(_("Choose where it goes"))
        self.place.clicked.connect(self._choose)
        self.target.setAccessibleName(_("Where to"))
        inside.addWidget(self.target, 1)
        inside.addWidget(self.place)
        return row

    def _build_buttons(self) -> None:
        self.again = SecondaryButton(_("Export something else"))
        self.again.setObjectName("exportAgain")
        self.again.clicked.connect(self._start_over)
        self.reveal = SecondaryButton(_("Show in folder"), "folder-open")
        self.reveal.setObjectName("exportReveal")
        self.reveal.clicked.connect(self._show_in_folder)
        self.run = PrimaryButton(_("Export"))
        self.run.setObjectName("exportRun")
        self.run.clicked.connect(self._run)
        self.run.setDefault(True)
        self.shut = PrimaryButton(_("Close"))
        self.shut.setObjectName("exportClose")
        self.shut.clicked.connect(self.accept)
        for button in (self.again, self.reveal, self.run, self.shut):
            self.add_button(button)

    def set_target(self, path: Path) -> None:
        """Write there, in place of what is there now."""
        self.target.setText(str(path))
        self._replace = path
        self.tell("")

    def show_state(self) -> None:
        """Show and enable what fits the step, and whether a task is running."""
        busy, is_over = self.is_working, self._written is not None
        self.form.setVisible(not is_over)
        self.form.setEnabled(not busy)
        self.outcome.setVisible(is_over)
        self.cancel.setVisible(not is_over)
        self.run.setVisible(not busy and not is_over)
        self.run.setEnabled(bool(self._count) or self.formats.chosen() == "archive")
        for button in (self.again, self.reveal, self.shut):
            button.setVisible(is_over)

    @property
    def _is_whole(self) -> bool:
        """Whether nothing can be chosen for the format."""
        return bool(words.all_of_it(self.formats.chosen()))

    def _chosen(self) -> Choice:
        from growthjournal.services.journal import Choice

        if self._uuids is not None:
            return Choice(uuids=self._uuids)
        return Choice() if self._is_whole else self.choice.choice()

    def _change_format(self) -> None:
        name = self.formats.chosen()
        self.choice.set_off(words.all_of_it(name))
        self.warning.setText(words.not_encrypted(name))
        text = self.target.text().strip()
        if text:
            self.target.setText(str(for_format(Path(text), name)))
        self._replace = None
        self._change()

    def _change(self) -> None:
        self._asked += 1
        self._count = None
        self.tell("")
        self.show_state()
        self._timer.start()

    def _retarget(self, _text: str) -> None:
        self._replace = None
        self.tell("")

    def _ask_count(self) -> None:
        """Count on a worker; an answer to an older question is dropped."""
        if not self.session.is_open:
            return
        problem = "" if self._is_whole or self._uuids is not None else self.choice.problem()
        if problem or self._uuids == ():
            self._show_count((self._asked, 0))
            self.leaving.setText(problem or words.leaving(0))
            return
        asked, choice, name = self._asked, self._chosen(), self.formats.chosen()
        self.leaving.setText(_("Counting…"))

        def job(workspace: Workspace, _progress: Progress) -> tuple[int, int]:
            if name == "calendar":
                return asked, workspace.interchange.planned_count()
            journal = workspace.journal
            return asked, journal.count() if name == "archive" else len(journal.chosen(choice))

        self.session.start(job, self._show_count)

    def _show_count(self, answer: tuple[int, int]) -> None:
        asked, count = answer
        if asked != self._asked:
            return
        self._count = count
        self.leaving.setText(words.leaving(count, self.formats.chosen()))
        self.show_state()

    def _choose(self) -> None:
        name, here = self.formats.chosen(), self.target.text().strip() or documents()
        title, options = _("Where the export goes"), file_dialog_options()
        if name == "markdown":
            folder = QFileDialog.getExistingDirectory(
                self, title, str(Path(here).parent), options | QFileDialog.Option.ShowDirsOnly
            )
            if folder:
                self.set_target(self._inside(Path(folder)))
            return
        kinds = {"archive": _("Archive (*.json)"), "calendar": _("Calendar (*.ics)")}
        kind = kinds.get(name, _("PDF (*.pdf)"))
        chosen, _kind = QFileDialog.getSaveFileName(self, title, here, kind, options=options)
        if chosen:
            path = Path(chosen)
            self.set_target(for_format(path, name))
            if self._replace != path:  # the file dialog asked about another name
                self._replace = None

    def _inside(self, folder: Path) -> Path:
        try:
            is_empty = not any(folder.iterdir())
        except OSError:
            is_empty = True
        return folder if is_empty else folder / default_name("markdown", self.session.today())

    def _run(self) -> None:
        name = self.formats.chosen()
        text = self.target.text().strip()
        path = Path(text).expanduser() if text else Path()
        if name != "markdown" and path.name and not path.suffix:
            path = for_format(path, name)
        problem = problem_of(path, name, self.session.path)
        if not problem and name != "markdown" and path.exists() and self._replace != path:
            self._replace = path
            problem = _("There is already a file of that name. Press Export again to replace it.")
        if problem:
            self.tell(problem, is_trouble=True)
            return
        self.target.setText(str(path))
        job = Export(format_name=name, choice=self._chosen(), path=path, today=self.session.today())
        self.work(_("Exporting…"), job, self._exported, stopped=_("Stopped. Nothing was written."))

    def _exported(self, count: int) -> None:
        self._written = Path(self.target.text())
        sentence = words.wrote(count, self._written.name, self.formats.chosen())
        self.outcome_sentence.setText(sentence)
        self.outcome_place.setText(str(self._written.parent))
        self.outcome_warning.setText(words.not_encrypted(self.formats.chosen()))
        self.show_state()
        self.offer(self.shut)
        self.session.message.emit(sentence)

    def _start_over(self) -> None:
        self._written = None
        self._replace = None
        self.show_state()
        self.offer(self.run)
        self._change()

    def _show_in_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
