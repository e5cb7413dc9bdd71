"""The pictures and files of an entry below its text, and a picture at full size."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImageReader, QResizeEvent

    from growthjournal.ui.theme import ThemeController

FORMATS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpeg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "webp"),
    (re.compile(rb"BM"), "bmp"),
)
"""Formats that are shown, by how they begin. None of them can refer to another file, and no
other decoder (SVG, for one) ever sees the content."""
THUMBNAIL = 84
ALLOCATION_MB = 256
"""A picture that would take more memory is not decoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A kept file as the strip shows it; `picture` is None when it is no picture."""

    sha256: str
    name: str = field(repr=False)
    picture: QImage | None = field(repr=False, default=None)


def size_of(content: bytes) -> tuple[str, int, int] | None:
    """Return format, width and height of a picture, None when it is none that is shown."""
    name = _format_of(content)
    if name is None:
        return None
    buffer, reader = _reader(content, name)
    size = reader.size()
    buffer.close()
    return (name, size.width(), size.height()) if size.isValid() else None


def decode(content: bytes, within: QSize | None = None) -> QImage | None:
    """Decode a picture from memory, no larger than `within`; None when that fails."""
    name = _format_of(content)
    if name is None:
        return None
    buffer, reader = _reader(content, name)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return None
    if within is not None and (size.width() > within.width() or size.height() > within.height()):
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    buffer.close()
    return None if image.isNull() else image


def _format_of(content: bytes) -> str | None:
    return next((name for start, name in FORMATS if start.match(content)), None)


def _reader(content: bytes, name: str) -> tuple[QBuffer, QImageReader]:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # most entries have no picture
    from PySide6.QtGui import QImageReader

    QImageReader.setAllocationLimit(ALLOCATION_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(name.encode()))
    reader.setAutoDetectImageFormat(False)
    return buffer, reader


class ImageStrip(QScrollArea):
    """Thumbnails in a row; takes no room when there are none.

    Attributes:
        tabs_follow: The control after which Tab reaches the pictures; they come later than the
            controls around them, and would be last.

    Signals:
        opened: Hash of the file that was clicked.
        menu_wanted: Hash of a file and its widget, whose menu was asked for.
    """

    opened = Signal(str)
    menu_wanted = Signal(str, object)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self.setObjectName("imageStrip")
        self.setAccessibleName(_("Pictures and files of the entry"))
        self._theme = theme
        self.tabs_follow: QWidget | None = None
        self._shown: tuple[Shown, ...] = ()
        self._widgets: list[QWidget] = []
        self._is_away = False
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSpacing(8)
        self._row.addStretch()
        self.setWidget(inner)
        self.show_files(())

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The files in the strip."""
        return self._shown

    def set_away(self, *, away: bool) -> None:
        """Take no room while the text itself shows its pictures."""
        self._is_away = away
        self.setVisible(bool(self._shown) and not away)

    def show_files(self, files: Sequence[Shown]) -> None:
        """Show these files."""
        self._shown = tuple(files)
        for widget in self._widgets:
            self._row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = [self._button_of(shown) for shown in self._shown]
        for shown, widget in zip(self._shown, self._widgets, strict=True):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(
                lambda _point, sha256=shown.sha256, one=widget: self.menu_wanted.emit(sha256, one)
            )
        before = self.tabs_follow
        for place, widget in enumerate(self._widgets):
            self._row.insertWidget(place, widget)
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        self.setFixedHeight(self._theme.px(THUMBNAIL) + 24)
        self.setVisible(bool(self._shown) and not self._is_away)

    def _button_of(self, shown: Shown) -> QWidget:
        name = shown.name or _("Picture")
        if shown.picture is None:
            chip = Chip(name.replace("&", "&&"), "paperclip")
            chip.setAccessibleName(_("File {name}").format(name=name))
            chip.clicked.connect(partial(self.opened.emit, shown.sha256))
            return chip
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIcon(QIcon(QPixmap.fromImage(shown.picture)))
        side = self._theme.px(THUMBNAIL)
        size = shown.picture.size().scaled(2 * side, side, Qt.AspectRatioMode.KeepAspectRatio)
        button.setIconSize(size)
        button.setFixedSize(size + QSize(8, 8))
        button.setStyleSheet(f"icon-size: {size.width()}px; padding: 2px;")
        button.setToolTip(name)
        button.setAccessibleName(_("Picture {name}: show it large").format(name=name))
        button.clicked.connect(partial(self.opened.emit, shown.sha256))
        return button


class ImageViewer(QDialog):
    """One picture, as large as the dialog; the arrow keys go to the next."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("imageViewer")
        self._picture = QPixmap()
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMinimumSize(160, 120)
        layout = QVBoxLayout(self)
        layout.addWidget(self._label)
        self.resize(900, 640)

    def show_picture(self, picture: QImage, name: str) -> None:
        """Show a picture under its name."""
        self._picture = QPixmap.fromImage(picture)
        self.setWindowTitle(name or _("Picture"))
        self._label.setAccessibleName(name or _("Picture"))
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self._label.size() * ratio
        picture = self._picture
        if picture.width() > room.width() or picture.height() > room.height():
            picture = picture.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        picture.setDevicePixelRatio(ratio)
        self._label.setPixmap(picture)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)
