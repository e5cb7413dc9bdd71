"""Import: choose, see what would come in, let it in, take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.dialogs.importing_and_exporting import TransferDialog
from growthjournal.ui.dialogs.importing_earlier import EarlierStep
from growthjournal.ui.dialogs.importing_report import ReportStep
from growthjournal.ui.dialogs.importing_source import SourceStep
from growthjournal.ui.widgets.basics import PrimaryButton, SecondaryButton
from growthjournal.wording import interchange as words

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal

    from PySide6.QtWidgets import QPushButton, QWidget

    from growthjournal.domain.imports import ImportBatch
    from growthjournal.services.imported import ImportReport
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.tasks import Progress

    Step = Literal["source", "report", "result", "undone", "earlier"]


class ImportDialog(TransferDialog):
    """Brings entries in from another program, or a whole journal from an archive."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, path: Path | None = None
    ) -> None:
        super().__init__(session, parent, _("Import"), size=(640, 560))
        self.setObjectName("import-dialog")
        self._path: Path | None = None
        self._format = ""
        self._report: ImportReport | None = None
        self._taking: ImportBatch | None = None
        self._step: Step = "source"
        self.source, self.report, self.earlier = SourceStep(), ReportStep(), EarlierStep()
        for step in (self.source, self.report, self.earlier):
            self.body.addWidget(step, 1)
        self.source.chosen.connect(self.set_source)
        self.source.many_dropped.connect(self._refuse_many)
        self.source.earlier_wanted.connect(self._open_earlier)
        self.earlier.take_back_wanted.connect(self._take_back)
        self._build_buttons()
        self.show_state()
        self.source.file.setFocus()
        if path is not None:
            self.set_source(path)

    def _build_buttons(self) -> None:
        self.back = SecondaryButton(_("Back"))
        self.undo = SecondaryButton(_("Undo this import"), "undo-2")
        self.look = PrimaryButton(_("Look inside"))
        self.run = PrimaryButton(_("Import"))
        self.shut = PrimaryButton(_("Close"))
        named: tuple[tuple[QPushButton, str, object], ...] = (
            (self.back, "importBack", self._go_back),
            (self.undo, "importUndo", self._undo),
            (self.look, "importLook", self._look),
            (self.run, "importRun", self._run),
            (self.shut, "importClose", self.accept),
        )
        for button, name, slot in named:
            button.setObjectName(name)
            button.clicked.connect(slot)
            self.add_button(button)

    def set_source(self, path: Path) -> None:
        """Look into a file or folder; nothing is written."""
        if not self.is_working:
            self._path = path
            self.source.show_path(path)
            self._look()

    def show_state(self) -> None:
        """Show and enable what fits the step, and whether a task is running."""
        busy, step = self.is_working, self._step
        self.source.setVisible(step == "source")
        self.report.setVisible(step in {"report", "result", "undone"})
        self.earlier.setVisible(step == "earlier")
        for part in (self.source, self.report, self.earlier):
            part.setEnabled(not busy)
        self.cancel.setVisible(busy or step in {"source", "report"})
        self.back.setVisible(not busy and step in {"report", "earlier"})
        self.look.setVisible(not busy and step == "source" and self._path is not None)
        self.run.setVisible(not busy and step == "report")
        can_undo = self._report is not None and self._report.batch is not None
        self.undo.setVisible(not busy and step == "result" and can_undo)
        self.shut.setVisible(not busy and step in {"result", "undone"})

    def _go_to(self, step: Step, button: QPushButton) -> None:
        self._step = step
        self.show_state()
        self.offer(button)

    def _look(self) -> None:
        path, self._format = self._path, self.source.format_name()
        format_name = self._format
        if path is None:
            return

        def job(workspace: Workspace, progress: Progress) -> ImportReport:
            progress(0, 1)
            return workspace.interchange.preview(path, format_name, progress)

        self._go_to("source", self.source.file)
        self.work(_("Reading…"), job, self._looked, stopped=_("Stopped. Nothing was imported."))

    def _looked(self, report: ImportReport) -> None:
        self.report.show_dry_run(self._name(), report)
        self.run.setText(words.import_button(report) if report.imported else _("Import"))
        self.run.setAccessibleName(self.run.text())
        self.run.setEnabled(report.imported > 0)
        self._go_to("report", self.run if report.imported else self.back)

    def _run(self) -> None:
        path, format_name = self._path, self._format
        if path is None:
            return

        def job(workspace: Workspace, progress: Progress) -> ImportReport:
            progress(0, 1)
            return workspace.interchange.run(path, format_name, progress)

        self.work(_("Importing…"), job, self._imported, stopped=_("Stopped. Nothing was kept."))

    def _imported(self, report: ImportReport) -> None:
        self._report = report
        self.report.show_result(self._name(), report)
        self._go_to("result", self.shut)
        self.session.notify(Changes.ALL)

    def _undo(self) -> None:
        batch = self._report.batch if self._report else None
        if batch is None:
            return

        def job(workspace: Workspace, _progress: Progress) -> Changes:
            return workspace.interchange.undo(batch)

        self.work(_("Taking it back…"), job, self._undone, stopped="")

    def _undone(self, changes: Changes) -> None:
        if self._report is not None:
            self.report.show_undone(words.taken_back(self._report.format, self._report.imported))
        self._report = None
        self._go_to("undone", self.shut)
        self.session.notify(changes)

    def _open_earlier(self) -> None:
        self.tell("")
        self._show_batches()
        self._go_to("earlier", self.back)

    def _show_batches(self) -> None:
        nothing: list[ImportBatch] = []
        self.earlier.show_batches(
            self.session.ask(lambda workspace: workspace.interchange.batches(), nothing)
        )

    def _take_back(self, batch: ImportBatch) -> None:
        self._taking = batch

        def job(workspace: Workspace, progress: Progress) -> Changes:
            workspace.vault.backup()
            progress(1, 2)
            return workspace.interchange.undo(batch.uuid)

        stopped = _("Stopped. The import is still here.")
        self.work(_("Taking it back…"), job, self._taken_back, stopped=stopped)

    def _taken_back(self, changes: Changes) -> None:
        self._show_batches()
        self.offer(self.back)
        if self._taking is not None:
            self.tell(words.taken_back(self._taking.format, self._taking.imported))
        self.session.notify(changes)

    def _go_back(self) -> None:
        self.tell("")
        self._go_to("source", self.look if self._path else self.source.file)

    def _refuse_many(self) -> None:
        self.tell(_("Drop one file or one folder at a time. Nothing was read."), is_trouble=True)

    def _name(self) -> str:
        return self._path.name or str(self._path) if self._path else ""
