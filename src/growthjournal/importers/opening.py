"""From a path to what can be read there."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from growthjournal.domain.errors import JournalError
from growthjournal.importers.folders import FolderSource
from growthjournal.importers.texts import clean_name
from growthjournal.importers.zips import ZipSource
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from growthjournal.importers.sources import Source


def open_source(path: Path) -> Source:
    """Return what a path leads to: a folder, a zip or one file with what lies beside it.

    Raises:
        JournalError: It is missing, unreadable, damaged, encrypted or too large.
    """
    try:
        if path.is_dir():
            return FolderSource(path)
        if not path.is_file():
            raise JournalError(_("{name} is not there.").format(name=clean_name(path.name)))
        if path.stat().st_size == 0:
            raise JournalError(_("{name} is empty.").format(name=clean_name(path.name)))
        if zipfile.is_zipfile(path):
            return ZipSource(path)
    except OSError:
        raise JournalError(
            _("{name} cannot be opened: check that you may read it.").format(
                name=clean_name(path.name)
            )
        ) from None
    return FolderSource(path.parent, only=path.name)
