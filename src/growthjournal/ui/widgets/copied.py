"""What the program puts on the clipboard, and takes off it again when it ends.

Qt keeps the data that Python made and frees it after Python has ended, which crashes. So every copy
carries a mark, and at the end of the program marked data gives way to its words alone.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

_OURS = "application/x-growthjournal-copy"


def copied(text: str, html: str = "") -> QMimeData:
    """Return data for the clipboard or a drag: words, with styles where there are any."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    data.setData(_OURS, b"1")
    application = QCoreApplication.instance()
    if application is not None and not application.property(_OURS):
        application.setProperty(_OURS, "1")
        application.aboutToQuit.connect(leave_words)
    return data


def leave_words() -> None:
    """Leave the words alone on the clipboard, in data that Qt made."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.mimeData().hasFormat(_OURS):
        clipboard.setText(clipboard.text())
