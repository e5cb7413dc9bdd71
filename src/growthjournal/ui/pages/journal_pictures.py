"""The menu of a picture or file below the text: caption, size, a copy of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu

from growthjournal.domain.markdown_places import WIDTHS, pictures_of
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.markdown_places import PlacedPicture
    from growthjournal.ui.widgets.editor import BodyEditor

    Act = Callable[[str], None]
    """Does something with a file by its hash."""

MENU_NAME = "pictureMenu"


class PictureMenu(QObject):
    """Offers what can be done with a file, and writes caption and size into the text."""

    def __init__(self, parent: QObject, body: BodyEditor, show_large: Act, save_copy: Act) -> None:
        super().__init__(parent)
        self._body, self._show_large, self._save_copy = body, show_large, save_copy

    def open(self, sha256: str, widget: QWidget) -> None:
        """Open the menu below the widget that shows the file."""
        menu = QMenu(widget)
        menu.setObjectName(MENU_NAME)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        places = pictures_of(self._body.text(), sha256)
        if places:
            menu.addAction(_("Show large"), partial(self._show_large, sha256))
            menu.addAction(_("Caption…"), partial(self._ask_caption, sha256))
            self._add_sizes(menu.addMenu(_("Size")), sha256, places[0])
            menu.addSeparator()
        menu.addAction(_("Save as…"), partial(self._save_copy, sha256))
        menu.popup(widget.mapToGlobal(widget.rect().bottomLeft()))

    def _add_sizes(self, menu: QMenu, sha256: str, place: PlacedPicture) -> None:
        group = QActionGroup(menu)
        for size, words in (
            ("small", _("Small")),
            ("medium", _("Medium")),
            ("full", _("As large as it fits")),
        ):
            width = WIDTHS[size]  # type: ignore[index]
            action = menu.addAction(words, partial(self._set_width, sha256, width))
            action.setCheckable(True)
            action.setChecked(place.width == width)
            group.addAction(action)

    def _ask_caption(self, sha256: str) -> None:
        places = pictures_of(self._body.text(), sha256)
        if not places:
            return
        dialog = QInputDialog(self._body.window())
        dialog.setObjectName("captionDialog")
        dialog.setWindowTitle(_("Caption"))
        dialog.setLabelText(_("What it shows"))
        dialog.setTextValue(places[0].caption)
        dialog.setOkButtonText(_("Set the caption"))
        if dialog.exec():
            caption = dialog.textValue()
            self._write(sha256, lambda place: place.written(caption, place.width))
        dialog.deleteLater()

    def _set_width(self, sha256: str, width: int | None) -> None:
        self._write(sha256, lambda place: place.written(place.caption, width))

    def _write(self, sha256: str, written: Callable[[PlacedPicture], str]) -> None:
        for place in reversed(pictures_of(self._body.text(), sha256)):
            self._body.replace(place.start, place.end, written(place))
