"""What a screen reader is asked to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a line that appeared by itself."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 6 ms; not at the start

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
