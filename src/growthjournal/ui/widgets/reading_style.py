"""How the reading view looks: its style sheet, and the space that Qt's HTML has no word for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextTable

from growthjournal.services.reading import BOX
from growthjournal.ui.widgets.highlighter import HEADING_SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrame

    from growthjournal.ui.theme import Tokens

QUOTE_BAR = 3
PARAGRAPH_GAP = 12
INDENT = 26
ITEM_GAP = 3
"""Pixels between two items of a list, in the 100 % design."""
FOOT = 24
"""Pixels below the last line."""


class Look(Protocol):
    """Where colours and sizes come from: the theme, or paper."""

    def tokens(self) -> Tokens:
        """Return the colours."""

    def px(self, length: float) -> int:
        """Return a length of the 100 % design."""


def reading_css(theme: Look, line_height: float, mono: str) -> str:
    """Return the style sheet of the reading view in the theme's colours and sizes."""
    tokens, px = theme.tokens(), theme.px
    ink, muted = tokens.ink.name(), tokens.muted.name()
    line = f"line-height: {line_height:.0f}%"
    headings = "".join(
        f" p.h{level} {{ font-size: {px(size)}px; font-weight: 600; line-height: 125%;"
        f" margin-top: {px(22)}px; margin-bottom: {px(8)}px; }}"
        for level, size in enumerate(HEADING_SIZES, start=1)
    )
    return (
        f"body {{ color: {ink}; }} a {{ color: {ink}; text-decoration: underline; }}"
        f" a.box {{ text-decoration: none; }}"
        f" p {{ {line}; margin-top: 0px; margin-bottom: {px(PARAGRAPH_GAP)}px; }}"
        f" li {{ {line}; }} hr {{ background-color: {tokens.hairline.name()}; }}"
        f" p.picture {{ line-height: 100%; margin-top: {px(6)}px; margin-bottom: {px(6)}px; }}"
        f" p.caption, p.note {{ color: {muted}; font-size: {px(14)}px; line-height: 135%; }}"
        f"{headings}"
        f" code, pre {{ font-family: '{mono}'; font-size: {px(15)}px; }}"
        f" code {{ background-color: {tokens.hover.name()}; }}"
        f" pre {{ white-space: pre-wrap; margin: 0px; line-height: 140%; }}"
        f" td.quote {{ border-left: {QUOTE_BAR}px solid {tokens.hairline.name()};"
        f" padding-left: {px(14)}px; font-style: italic; }}"
        f" td.code {{ background-color: {tokens.hover.name()}; padding: {px(10)}px; }}"
        f" table.cells th, table.cells td {{ padding: {px(5)}px {px(12)}px {px(5)}px 0px;"
        f" border-bottom: 1px solid {tokens.hairline.name()}; }}"
        f" table.cells th {{ color: {muted}; font-size: {px(14)}px; font-weight: 600; }}"
    )


def set_spaces(document: QTextDocument, theme: Look) -> None:
    """Set the space between list items and around frames; check boxes stand without a bullet."""
    gap, small = theme.px(PARAGRAPH_GAP), theme.px(ITEM_GAP)
    block, outer = document.begin(), -1
    while block.isValid():
        following = block.next()
        if block.textList() is not None:
            if block.textList().format().indent() == 1:
                outer = block.blockFormat().objectIndex()
            _space_item(block, gap if _ends_list(following, outer) else small)
        block = following
    for frame in _frames(document.rootFrame()):
        style = frame.frameFormat()
        if isinstance(frame, QTextTable):
            style.setTopMargin(2 * small)
            style.setBottomMargin(gap)
        frame.setFrameFormat(style)
    root = document.rootFrame().frameFormat()
    root.setBottomMargin(theme.px(FOOT))
    document.rootFrame().setFrameFormat(root)


def _ends_list(following: QTextBlock, outer: int) -> bool:
    items = following.textList()
    if items is None:
        return following.blockFormat().indent() == 0
    return items.format().indent() == 1 and following.blockFormat().objectIndex() != outer


def _space_item(block: QTextBlock, below: int) -> None:
    items = block.textList()
    if items is not None and _has_box(block):
        items.remove(block)
    style = QTextBlockFormat()
    style.setTopMargin(0)
    style.setBottomMargin(below)
    QTextCursor(block).mergeBlockFormat(style)


def _has_box(block: QTextBlock) -> bool:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return cursor.charFormat().anchorHref().startswith(BOX)


def _frames(frame: QTextFrame) -> Iterator[QTextFrame]:
    for child in frame.childFrames():
        yield child
        yield from _frames(child)
