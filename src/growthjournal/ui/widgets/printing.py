"""A text on paper: dark on white whatever the theme, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QFontMetricsF, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from growthjournal.services.reading import Reading
from growthjournal.ui.theme import LIGHT, Tokens
from growthjournal.ui.widgets.editor_styled import LINE_HEIGHT
from growthjournal.ui.widgets.reading_style import INDENT, reading_css, set_spaces

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

SMALLER = 0.8
"""Paper is read closer than a screen: 17 px become about 10 points."""
BODY = 17


class Paper:
    """The look of a page of paper."""

    @staticmethod
    def tokens() -> Tokens:
        """Return the light theme's colours."""
        return LIGHT

    @staticmethod
    def px(length: float) -> int:
        """Return a length of the 100 % design on paper."""
        return round(length * SMALLER)


def paper(text: str, font: QFont) -> QTextDocument:
    """Return a text as it will be printed.

    Args:
        text: Markdown; pictures are left out.
        font: The face that is written in.
    """
    look, document = Paper(), QTextDocument()
    font.setPixelSize(look.px(BODY))
    document.setDefaultFont(font)
    height = 100 * LINE_HEIGHT * font.pixelSize() / QFontMetricsF(font).lineSpacing()
    mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    document.setDefaultStyleSheet(reading_css(look, height, mono))
    document.setIndentWidth(look.px(INDENT))
    document.setHtml(f"<body>{Reading(text).html(lambda _picture, _width: None)}</body>")
    set_spaces(document, look)
    return document


def print_text(title: str, text: str, font: QFont, parent: QWidget) -> bool:
    """Ask for a printer, or a file, and print; return whether it was printed."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    wanted = bool(dialog.exec())
    if wanted:
        paper(text, font).print_(printer)
    dialog.deleteLater()
    return wanted
