"""The formats that can be imported, and which of them a path holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.errors import JournalError
from growthjournal.importers.dayone import DayOne
from growthjournal.importers.jrnl import Jrnl
from growthjournal.importers.markdown import Markdown
from growthjournal.importers.texts import clean_name
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from growthjournal.importers.base import Importer

FORMATS: dict[str, Importer] = {
    importer.name: importer for importer in (DayOne(), Jrnl(), Markdown())
}
"""By name, in the order in which a path is offered to them: the most particular first."""


def detect(path: Path) -> Importer:
    """Return the importer for a path.

    Raises:
        JournalError: It is missing, empty, damaged or in no known format.
    """
    for importer in FORMATS.values():
        if importer.recognises(path):
            return importer
    raise JournalError(
        _("{name} is not in a format that can be imported.").format(
            name=clean_name(path.resolve().name)
        )
    )
