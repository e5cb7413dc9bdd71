"""The open entry on the clipboard: as Markdown, or as text with styles for other programs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

_OURS = "application/x-growthjournal-copy"
"""Marks what this program put on the clipboard and has to take off when it ends."""


def copy_markdown(title: str, body: str) -> None:
    """Put title and text on the clipboard as they are written."""
    text = f"# {title}\n\n{body}" if title.strip() else body
    QGuiApplication.clipboard().setText(text)


def copy_rich_text(title: str, body: str) -> None:
    """Put them there with their styles; pictures are left out, records keep their words only."""
    from growthjournal.services.reading import rich_text

    copied = QMimeData()
    html, plain = rich_text(title, body)
    copied.setHtml(html)
    copied.setText(plain)
    copied.setData(_OURS, b"1")
    QGuiApplication.clipboard().setMimeData(copied)
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(_leave_words)


def _leave_words() -> None:
    """Leave the words alone; Qt would free what Python made after Python ended, and crash."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.mimeData().hasFormat(_OURS):
        clipboard.setText(clipboard.text())
