"""What the import and the export dialog share: one long task, its progress, one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.frame import FramedDialog
from growthjournal.ui.widgets.basics import SecondaryButton, Text
from growthjournal.ui.widgets.form import Trouble
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.tasks import Progress, Task

FULL = 1000
"""Steps of a progress bar."""


def file_dialog_options() -> QFileDialog.Option:
    """Return the system's own file dialog, except where there is no display."""
    if QGuiApplication.platformName() == "offscreen":
        return QFileDialog.Option.DontUseNativeDialog
    return QFileDialog.Option(0)


def documents() -> str:
    """Return the folder that file dialogs begin in."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


class TransferDialog(FramedDialog):
    """A dialog around one long task at a time. Escape stops the task, or closes.

    Below the body stand the progress of the task, and one sentence about how it went.
    """

    def __init__(
        self, session: Session, parent: QWidget | None, title: str, *, size: tuple[int, int]
    ) -> None:
        super().__init__(session, parent, title, size=size)
        self._task: Task | None = None
        self._done: Callable[[Any], None] | None = None
        self._stopped_sentence = ""
        self.saying = Text("", "muted", wrap=True)
        self.saying.setObjectName("transferSaying")
        self.bar = QProgressBar()
        self.bar.setObjectName("transferProgress")
        self.bar.setRange(0, FULL)
        self.bar.setTextVisible(False)
        self.note = Text("", wrap=True, selectable=True)
        self.note.setObjectName("transferNote")
        self.trouble = Trouble()
        self._foot = QWidget()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(26, 8, 26, 14)
        column.setSpacing(6)
        for part in (self.saying, self.bar, self.note, self.trouble):
            column.addWidget(part)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(1, self._foot)
        self.cancel = SecondaryButton(_("Cancel"))
        self.cancel.setObjectName("transferCancel")
        self.cancel.clicked.connect(self.reject)
        self.add_button(self.cancel)
        self._show_foot()
        session.locked.connect(self._drop)

    @property
    def is_working(self) -> bool:
        """Whether a task of this dialog is running."""
        return self._task is not None

    def work(
        self,
        saying: str,
        job: Callable[[Workspace, Progress], Any],
        done: Callable[[Any], None],
        *,
        stopped: str,
    ) -> None:
        """Run a job on a worker thread.

        Args:
            saying: What goes on, for example "Reading…".
            job: Gets a workspace of its own and the progress callback.
            done: Gets the job's value.
            stopped: One sentence for when the user cancelled.
        """
        if self._task is not None or not self.session.is_open:
            return
        self.tell("")
        self.bar.setValue(0)
        self.bar.setAccessibleName(saying)
        self.saying.setText(saying)
        self._done, self._stopped_sentence = done, stopped
        self._task = task = self.session.start(
            job, self._succeeded, failed=self._failed, progress=self._progressed
        )
        task.cancelled.connect(self._cancelled)
        task.broke.connect(self._broke)
        self.cancel.setEnabled(True)
        self._show_foot()
        self.show_state()
        self.cancel.setFocus()

    def tell(self, sentence: str, *, is_trouble: bool = False) -> None:
        """Show one sentence under the body; an empty one takes no room."""
        self.trouble.say(sentence if is_trouble else "")
        self.note.setText("" if is_trouble else sentence)
        self._show_foot()
        if sentence and not is_trouble:
            announce(self, sentence)

    def show_state(self) -> None:
        """Show and enable what fits the step, and whether a task is running."""
        raise NotImplementedError

    @override
    def reject(self) -> None:
        if self._task is None:
            super().reject()
            return
        self._task.cancel()
        self.saying.setText(_("Stopping…"))
        self.cancel.setEnabled(False)

    def offer(self, button: QPushButton) -> None:
        """Make a button the one that Enter presses, and go to it."""
        button.setDefault(True)
        button.setFocus()

    def _progressed(self, done: int, total: int) -> None:
        if total > 0:
            self.bar.setValue(round(FULL * min(done, total) / total))

    def _succeeded(self, value: object) -> None:
        done, self._done = self._done, None
        self._end()
        if done is not None:
            done(value)

    def _failed(self, sentence: str) -> None:
        self._end()
        self.tell(sentence, is_trouble=True)

    def _cancelled(self) -> None:
        self._end()
        self.tell(self._stopped_sentence)

    def _broke(self, _error: object) -> None:
        self._end()
        self.tell(
            _("This did not work because of a fault in the program. Nothing was kept."),
            is_trouble=True,
        )

    def _end(self) -> None:
        self._task = None
        self.cancel.setEnabled(True)
        self._show_foot()
        self.show_state()

    def _show_foot(self) -> None:
        self.saying.setVisible(self.is_working)
        self.bar.setVisible(self.is_working)
        self.note.setVisible(bool(self.note.text()))
        self._foot.setVisible(
            self.is_working or bool(self.note.text()) or bool(self.trouble.text.text())
        )

    def _drop(self) -> None:
        self._task = None
        super().reject()
