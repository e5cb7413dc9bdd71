"""The pages of a PDF as they will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPaintEvent

POINTS = 1400
"""Width of a rendered page in picture points: enough for the largest view at twice the pixels."""
MOST = 8
"""Pages that are shown."""


def pages_of(pdf: bytes, width: int = POINTS) -> list[QImage]:
    """Return the pages of a PDF as pictures on white; nothing touches the disk."""
    from PySide6.QtGui import QImage
    from PySide6.QtPdf import QPdfDocument

    content = QByteArray(pdf)
    device = QBuffer(content)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(device)
    found = []
    for page in range(min(document.pageCount(), MOST)):
        points = document.pagePointSize(page)
        height = round(width * points.height() / max(points.width(), 1))
        sheet = QImage(width, height, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, document.render(page, QSize(width, height)))
        painter.end()
        found.append(sheet)
    document.close()
    device.close()
    return found


class Paper(QWidget):
    """One page, as wide as there is room."""

    def __init__(self, sheet: QImage, name: str, words: str) -> None:
        super().__init__()
        self._sheet = sheet
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * self._sheet.height() / self._sheet.width())

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, self.heightForWidth(420))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(0, 0, self.width(), min(self.height(), self.heightForWidth(self.width())))
        painter.drawImage(place, self._sheet)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()
