"""The first step of an import: which file or folder, and in which format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.importing_and_exporting import documents, file_dialog_options
from growthjournal.ui.widgets.basics import (
    Glyph,
    QuietButton,
    SecondaryButton,
    Text,
    labelled,
)
from growthjournal.wording.interchange import IMPORT_FORMATS, format_name

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent

RADIUS = 10
AUTO = "auto"


class DropArea(QFrame):
    """Takes a file or folder that is dropped on it; put buttons into `body`.

    Signals:
        dropped: The paths.
    """

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importDrop")
        self.setAccessibleName(_("Drop a file or folder here"))
        self.setAcceptDrops(True)
        self._is_over = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 26, 20, 26)
        self.body.setSpacing(10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        pen = QPen(palette.text() if self._is_over else palette.dark(), 2 if self._is_over else 1)
        pen.setStyle(Qt.PenStyle.SolidLine if self._is_over else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(palette.midlight() if self._is_over else palette.base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._show_over(over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _show_over(self, *, over: bool) -> None:
        self._is_over = over
        self.update()


class SourceStep(QWidget):
    """Choosing what to import.

    Signals:
        chosen: A path was chosen.
        many_dropped: More than one thing was dropped.
        earlier_wanted: The list of earlier imports is asked for.
    """

    chosen = Signal(object)
    many_dropped = Signal()
    earlier_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.format = QComboBox()
        self.format.setObjectName("importFormat")
        self.format.addItem(_("Recognise by itself"), AUTO)
        for name in IMPORT_FORMATS:
            self.format.addItem(format_name(name), name)
        self.earlier = QuietButton(_("Earlier imports"), "history")
        self.earlier.setObjectName("importEarlier")
        self.earlier.clicked.connect(self.earlier_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(
            Text(
                _("First you see what would come in. Nothing is written until you say so."),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self._build_area(), 1)
        column.addWidget(labelled(_("Format"), self.format))
        column.addWidget(self.earlier, alignment=Qt.AlignmentFlag.AlignLeading)

    def _build_area(self) -> DropArea:
        self.area = DropArea()
        self.area.dropped.connect(self._drop)
        self.sentence = Text(_("Drop a file or folder here, or choose one."), wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.file = SecondaryButton(_("Choose a file…"))
        self.file.setObjectName("importSource")
        self.file.clicked.connect(self._choose_file)
        self.folder = SecondaryButton(_("Choose a folder…"), "folder-open")
        self.folder.setObjectName("importSourceFolder")
        self.folder.clicked.connect(self._choose_folder)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.file)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.area.body.addStretch(1)
        self.area.body.addWidget(Glyph("download", 28), alignment=middle)
        self.area.body.addWidget(self.sentence)
        self.area.body.addLayout(buttons)
        self.area.body.addStretch(1)
        return self.area

    def show_path(self, path: Path) -> None:
        """Name what was chosen."""
        self.sentence.setText(
            _("{name} is chosen. Drop or choose another one to change it.").format(
                name=path.name or str(path)
            )
        )

    def format_name(self) -> str:
        """Return the chosen format, "auto" when it is to be recognised."""
        return str(self.format.currentData())

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a file to import"), documents(), options=file_dialog_options()
        )
        if name:
            self.chosen.emit(Path(name))

    def _choose_folder(self) -> None:
        options = file_dialog_options() | QFileDialog.Option.ShowDirsOnly
        name = QFileDialog.getExistingDirectory(
            self, _("Choose a folder to import"), documents(), options
        )
        if name:
            self.chosen.emit(Path(name))

    def _drop(self, paths: list[Path]) -> None:
        if len(paths) > 1:
            self.many_dropped.emit()
        else:
            self.chosen.emit(paths[0])
