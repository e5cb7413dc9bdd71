"""The open entry on the clipboard: as Markdown, or as text with styles for other programs."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from growthjournal.ui.widgets.copied import copied


def copy_markdown(title: str, body: str) -> None:
    """Put title and text on the clipboard as they are written."""
    text = f"# {title}\n\n{body}" if title.strip() else body
    QGuiApplication.clipboard().setText(text)


def copy_rich_text(title: str, body: str) -> None:
    """Put them there with their styles; pictures are left out, records keep their words only."""
    from growthjournal.services.reading import rich_text

    html, plain = rich_text(title, body)
    QGuiApplication.clipboard().setMimeData(copied(plain, html))
