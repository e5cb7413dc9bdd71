"""The reading view: an entry with its Markdown carried out, to be read and ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit
from typing_extensions import override

from growthjournal.language import gettext as _
from growthjournal.services.reading import BOX, MARK, NOTE, Reading
from growthjournal.ui.widgets.basics import meet_viewport
from growthjournal.ui.widgets.copied import copied
from growthjournal.ui.widgets.editor_marks import MOST_MARKS, found_in
from growthjournal.ui.widgets.editor_styled import LINE_HEIGHT
from growthjournal.ui.widgets.reading_style import INDENT, reading_css, set_spaces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QContextMenuEvent

    from growthjournal.ui.theme import ThemeController

PICTURE = "picture:"
HIGHEST = 640
"""Pixels of the 100 % design that a picture may be high."""
NARROWEST = 40
"""Pixels that a picture gets at least."""
_OBJECT = "\ufffc"
_NOTHING = QSize(1, 1)


class ReadingView(QTextBrowser):
    """Shows a text; loads nothing but the pictures it was given (security.md T7).

    Signals:
        edited: The text is another one now.
        link_followed: The target of a link that was activated.
        box_ticked: The line of the text whose check box was activated.
        left: Enter was pressed: back to writing.
        undo_wanted, redo_wanted: The keys for it were pressed.
    """

    edited = Signal()
    link_followed = Signal(str)
    box_ticked = Signal(int)
    left = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self._theme = theme
        self._room = NARROWEST
        self._content = Reading()
        self._pictures: Mapping[str, QImage] = {}
        self._scaled: dict[str, QImage] = {}
        self._terms: tuple[str, ...] = ()
        meet_viewport(self)
        self.setObjectName("readingView")
        self.setProperty("kind", "bare")
        self.setAccessibleName(_("Text of the entry, for reading"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._activate)
        self.read_theme()

    def read_theme(self) -> None:
        """Take fonts, colours and sizes from the theme."""
        font = self._theme.font("writing")
        self.document().setDefaultFont(font)
        line_height = 100 * LINE_HEIGHT * self._theme.px(17) / QFontMetricsF(font).lineSpacing()
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self.document().setDefaultStyleSheet(reading_css(self._theme, line_height, mono))
        self.document().setIndentWidth(self._theme.px(INDENT))
        self._render()

    def set_margins(self, left: int, right: int, width: int) -> None:
        """Place the column of the text, in a view of this width, as the writing view does."""
        bar = self.verticalScrollBar().sizeHint().width()
        self.setViewportMargins(left, 0, max(4, right - bar), 0)
        room = max(width - left - right, NARROWEST)
        if room != self._room:
            self._room = room
            self._render()

    def show_content(
        self, content: Reading, pictures: Mapping[str, QImage], *, keep_place: bool
    ) -> None:
        """Show a text with the pictures that are known by their hash."""
        self._content, self._pictures = content, pictures
        self._render(keep_place=keep_place)

    def clear_content(self) -> None:
        """Drop everything that came from the journal."""
        self._terms = ()
        self.show_content(Reading(), {}, keep_place=False)

    def mark(self, terms: tuple[str, ...]) -> None:
        """Mark the words of a search."""
        self._terms = terms
        self.mark_places(found_in(self.raw_text(), terms) if terms else [])

    def mark_again(self) -> None:
        """Mark the words of the last search again."""
        self.mark(self._terms)

    def mark_places(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark places of the document instead, the first of them when there are too many."""
        marked = [self._marked(start, end) for start, end in spans[:MOST_MARKS]]
        self.setExtraSelections(marked)

    @property
    def view(self) -> ReadingView:
        """What shows the text: this."""
        return self

    def raw_text(self) -> str:
        """Return the text with U+2029 between paragraphs."""
        return self.document().toRawText()

    def show_first_mark(self) -> None:
        """Scroll to the first marked word."""
        marks = self.extraSelections()
        if marks:
            cursor = QTextCursor(marks[0].cursor)
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.cursor = cursor
        style = cursor.charFormat()
        style.setBackground(self._theme.tokens().mark)
        found.format = style
        return found

    def _render(self, *, keep_place: bool = True) -> None:
        place = self.verticalScrollBar().value() if keep_place else 0
        self._scaled.clear()
        self.setHtml(f"<body>{self._content.html(self._placed)}</body>")
        set_spaces(self.document(), self._theme)
        self.mark(self._terms)
        self.verticalScrollBar().setValue(place)
        self.edited.emit()

    def _placed(self, sha256: str, asked: int | None) -> tuple[str, int, int] | None:
        picture = self._pictures.get(sha256)
        if picture is None or picture.isNull():
            return None
        wanted = self._theme.px(asked) if asked else picture.width()
        highest = self._theme.px(HIGHEST)
        width = min(
            self._room, wanted, max(1, highest * picture.width() // max(1, picture.height()))
        )
        height = max(1, round(picture.height() * width / picture.width()))
        address = f"{PICTURE}{sha256}/{width}"
        if address not in self._scaled:
            self._scaled[address] = self._sized(picture, QSize(width, height))
        return address, width, height

    def _sized(self, picture: QImage, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        scaled = picture.scaled(
            size * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        return scaled

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of this entry; anything else is nothing, never read from anywhere."""
        address = name.toString() if isinstance(name, QUrl) else name
        found = self._scaled.get(address)
        return QImage(_NOTHING, QImage.Format.Format_ARGB32) if found is None else found

    @override
    def doSetSource(
        self,
        name: QUrl | str,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Never show another document."""

    def _activate(self, address: QUrl) -> None:
        target = address.toString()
        if target.startswith(BOX):
            line = target.removeprefix(BOX)
            if line.isdecimal():
                self.box_ticked.emit(int(line))
        elif target.startswith((NOTE, MARK)):
            self.scrollToAnchor(target)
        else:
            self.link_followed.emit(bytes(address.toEncoded().data()).decode("ascii", "replace"))

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the words only: no addresses of records and no pictures leave with them."""
        return copied(self.selected_text())

    def selected_text(self) -> str:
        """Return the words that are selected, without pictures."""
        text = self.textCursor().selection().toPlainText()
        return text.replace(_OBJECT, "").replace("\u2029", "\n")

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from growthjournal.ui.widgets.editor_menu import open_menu

        open_menu(self, event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        elif is_enter and not self._is_on_link():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _is_on_link(self) -> bool:
        cursor = self.textCursor()
        return cursor.hasSelection() and cursor.charFormat().isAnchor()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDefaultFont(self._theme.font("writing"))
