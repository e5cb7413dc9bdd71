"""Files of an entry: kept on paste and drop, shown in the strip, opened large."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from growthjournal.domain.entries import attachments_in
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.image_strip import (
    THUMBNAIL,
    ImageStrip,
    ImageViewer,
    Shown,
    decode,
    size_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from growthjournal.domain.entries import Attachment
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.pages.journal_pictures import PictureMenu
    from growthjournal.ui.session import Session
    from growthjournal.ui.tasks import Progress
    from growthjournal.ui.widgets.editor import BodyEditor
    from growthjournal.ui.widgets.editor_given import GivenFile

LARGEST_SHOWN = QSize(6000, 6000)
_UNSAFE = re.compile(
    "[\\[\\]()\\\\/|<>\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ud800-\udfff]+"
)
"""Not in a shown name: what ends a Markdown link, separates folders, or disguises the letters."""
_ENTRY = re.compile(r"entry:([0-9a-fA-F-]{36})$")


class EntryFiles(QObject):
    """Keeps and shows what hangs on the open entry.

    Signals:
        entry_wanted: Uuid of an entry that a link points to.
    """

    entry_wanted = Signal(str)

    def __init__(
        self, session: Session, strip: ImageStrip, body: BodyEditor, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._strip, self._body = strip, body
        self._window = window
        self._hashes: tuple[str, ...] = ()
        strip.opened.connect(self.open)
        strip.menu_wanted.connect(self._open_menu)
        body.link_followed.connect(self.follow)
        body.files_given.connect(self._take)

    def show_for(self, body: str) -> None:
        """Show the files that a text refers to; decoded on a worker thread."""
        hashes = attachments_in(body)
        if hashes == self._hashes:
            return
        self._hashes = hashes
        if not hashes or not self._session.is_open:
            self._strip.show_files(())
            return
        side = self._session.theme.px(THUMBNAIL) * 2

        def job(workspace: Workspace, progress: Progress) -> list[Shown]:
            shown = []
            for done, sha256 in enumerate(hashes):
                progress(done, len(hashes))
                kept = workspace.journal.attachment(sha256)
                if kept is not None:
                    picture = decode(kept[1], QSize(2 * side, side))
                    shown.append(Shown(sha256=sha256, name=kept[0].name, picture=picture))
            return shown

        def done(shown: list[Shown]) -> None:
            if self._hashes == hashes:
                self._strip.show_files(shown)

        self._session.start(job, done)

    def clear(self) -> None:
        """Drop everything that came from the journal."""
        self._hashes = ()
        self._strip.show_files(())

    def open_first(self) -> None:
        """Show the first file large."""
        if self._strip.shown:
            self.open(self._strip.shown[0].sha256)

    @cached_property
    def _menu(self) -> PictureMenu:
        from growthjournal.ui.pages.journal_pictures import PictureMenu

        return PictureMenu(self, self._body, self.open, self.save_copy)

    def _open_menu(self, sha256: str, widget: QWidget) -> None:
        self._menu.open(sha256, widget)

    def _take(self, files: Sequence[GivenFile]) -> None:
        lines = self.keep(files)
        if lines:
            self._body.insert_lines(lines)

    def keep(self, files: Sequence[GivenFile]) -> list[str]:
        """Keep files inside the journal; return the Markdown lines that refer to them."""
        lines = []
        for file in files:
            line = self._keep_one(file)
            if line:
                lines.append(line)
        return lines

    def _keep_one(self, file: GivenFile) -> str:
        workspace = self._session.workspace
        if workspace is None:
            return ""
        if file.content is None:
            self._session.failed.emit(
                _("A file is larger than 200 MB. It was not added; the rest is kept.")
            )
            return ""
        picture = size_of(file.content)
        media_type, width, height = file.media_type, None, None
        if picture is not None:
            media_type = f"image/{picture[0]}"
            width, height = picture[1:]
        name = _shown(file.name) or _("file")
        try:
            kept = workspace.journal.attach(
                file.content, name, media_type, width=width, height=height
            )
        except JournalError as error:
            self._session.failed.emit(str(error))
            return ""
        mark = "!" if picture is not None else ""
        return f"{mark}[{name}](attachment:{kept.sha256})"

    def open(self, sha256: str) -> None:
        """Show a picture large; offer to save a copy of any other file."""
        kept = self._session.ask(lambda workspace: workspace.journal.attachment(sha256), None)
        if kept is None:
            self._session.message.emit(_("This file is not in the journal."))
            return
        picture = decode(kept[1], LARGEST_SHOWN)
        if picture is None:
            self._offer_copy(kept[0], kept[1])
            return
        viewer = ImageViewer(self._window)
        viewer.show_picture(picture, kept[0].name)
        viewer.stepped.connect(lambda step: self._step(viewer, step))
        viewer.setProperty("sha256", sha256)
        viewer.finished.connect(viewer.deleteLater)
        viewer.open()

    def follow(self, target: str) -> None:
        """Follow a link that was activated: an entry, a kept file, or an address after asking."""
        entry = _ENTRY.fullmatch(target)
        if entry:
            self.entry_wanted.emit(entry[1].lower())
        elif target.startswith("attachment:"):
            self.open(target.removeprefix("attachment:"))
        elif target.startswith(("http://", "https://", "mailto:")):
            self._leave_to(target)

    def save_copy(self, sha256: str) -> None:
        """Ask where to write a copy of a kept file, and write it there."""
        kept = self._session.ask(lambda workspace: workspace.journal.attachment(sha256), None)
        if kept is None:
            self._session.message.emit(_("This file is not in the journal."))
        else:
            self._save_copy(kept[0].name, kept[1])

    def _offer_copy(self, kept: Attachment, content: bytes) -> None:
        """Say what a file is; it is never opened from here, and nothing is written unasked."""
        from PySide6.QtCore import QLocale
        from PySide6.QtWidgets import QMessageBox

        question = QMessageBox(self._window)
        question.setObjectName("fileQuestion")
        question.setIcon(QMessageBox.Icon.NoIcon)
        question.setWindowTitle(_("File"))
        question.setTextFormat(Qt.TextFormat.PlainText)
        size = QLocale().formattedDataSize(kept.size)
        question.setText(
            _("{name} ({size})").format(name=_shown(kept.name) or _("file"), size=size)
        )
        question.setInformativeText(
            _(
                "It is kept inside the journal. To open it, save a copy where you want it; the copy"
                " is not encrypted."
            )
        )
        saving = question.addButton(_("Save as…"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        question.exec()
        question.deleteLater()
        if question.clickedButton() is saving:
            self._save_copy(kept.name, content)

    def _leave_to(self, address: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        question = QMessageBox(self._window)
        question.setObjectName("addressQuestion")
        question.setIcon(QMessageBox.Icon.NoIcon)
        question.setWindowTitle(_("Open an address"))
        question.setTextFormat(question.textFormat().PlainText)
        question.setText(_("Open this address outside Growth Journal?"))
        question.setInformativeText(_in_full(address))
        opening = question.addButton(_("Open"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        question.exec()
        question.deleteLater()
        if question.clickedButton() is opening:
            QDesktopServices.openUrl(QUrl(address))

    def _step(self, viewer: ImageViewer, step: int) -> None:
        pictures = [shown for shown in self._strip.shown if shown.picture is not None]
        hashes = [shown.sha256 for shown in pictures]
        here = viewer.property("sha256")
        if here not in hashes:
            return
        following = pictures[(hashes.index(here) + step) % len(pictures)]
        kept = self._session.ask(
            lambda workspace: workspace.journal.attachment(following.sha256), None
        )
        picture = decode(kept[1], LARGEST_SHOWN) if kept else None
        if picture is not None:
            viewer.setProperty("sha256", following.sha256)
            viewer.show_picture(picture, following.name)

    def _save_copy(self, name: str, content: bytes) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _filter = QFileDialog.getSaveFileName(self._window, _("Save a copy"), _shown(name))
        if not chosen:
            return
        from pathlib import Path

        path: Path = Path(chosen)
        try:
            path.write_bytes(content)
        except OSError:
            self._session.failed.emit(
                _("The copy could not be written. The file is still in the journal.")
            )


def _shown(name: str) -> str:
    return " ".join(_UNSAFE.sub(" ", name).split())


def _in_full(address: str) -> str:
    """Return an address with every letter that could disguise another written as its number."""
    encoded = bytes(QUrl(address).toEncoded().data()).decode("ascii", "replace")
    return encoded or ascii(address)
