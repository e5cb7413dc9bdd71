"""Day One's photos, recordings and documents: finding them and putting them into the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.language import ngettext

if TYPE_CHECKING:
    from growthjournal.importers.base import Findings, ImportedFile
    from growthjournal.importers.sources import Source

KEYS = {"photos": "photo", "videos": "video", "audios": "audio", "pdfAttachments": "document"}
"""The lists of an entry and what is in them."""

FOLDERS = ("photos", "videos", "audios", "pdfs", "pdfAttachments")

_MOMENT = re.compile(
    r"!?\[(?P<words>[^\[\]\n]{0,500})\]\("
    r"dayone-moment:/+(?:(?P<folder>[A-Za-z]+)/+)?(?P<identifier>[0-9A-Za-z-]{1,64})/?\)"
)
_KIND_OF_FOLDER = {
    "photo": "photo",
    "video": "video",
    "audio": "audio",
    "pdfattachment": "document",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A file that an entry speaks of."""

    identifier: str
    kind: str
    stems: tuple[str, ...]
    name: str


class Media:
    """The media folders beside one journal file."""

    def __init__(self, source: Source, beside: str) -> None:
        parent = beside.rpartition("/")[0]
        self._names: dict[str, str] = {}
        for folder in FOLDERS:
            for name in source.within(f"{parent}/{folder}" if parent else folder):
                file_name = name.rpartition("/")[2].lower()
                self._names.setdefault(file_name, name)
                self._names.setdefault(file_name.rpartition(".")[0], name)

    def holds(self, identifier: object) -> bool:
        """Whether there is a file of that name."""
        return isinstance(identifier, str) and identifier.lower() in self._names

    def find(self, moment: Moment) -> str | None:
        """Return the name of a moment's file in the source."""
        return next((self._names[stem] for stem in moment.stems if stem in self._names), None)


def moments_of(raw: dict[str, Any]) -> dict[str, Moment]:
    """Return an entry's media by identifier, in their order."""
    listed = [
        (kind, item)
        for key, kind in KEYS.items()
        for item in _list(raw.get(key))
        if isinstance(item, dict)
    ]
    listed.sort(key=lambda pair: _order(pair[1]))
    moments = {}
    for kind, item in listed:
        identifier = _text(item.get("identifier"))
        names = [_text(item.get(key)) for key in ("md5", "identifier", "filename", "pdfName")]
        stems = tuple(name.lower() for name in names if name)
        if stems:
            moments[identifier or stems[0]] = Moment(
                identifier=identifier, kind=kind, stems=stems, name=names[2] or names[3]
            )
    return moments


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _order(item: dict[str, Any]) -> int:
    order = item.get("orderInEntry")
    return order if isinstance(order, int) else 0


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def place(text: str, raw: dict[str, Any], media: Media, findings: Findings, where: str) -> str:
    """Return the text with its media as attachments, and those it does not name after it."""
    moments = moments_of(raw)
    missing: dict[str, int] = {}
    named: set[str] = set()

    def replacement(match: re.Match[str]) -> str:
        identifier = match["identifier"]
        kind = _KIND_OF_FOLDER.get((match["folder"] or "photo").lower(), "document")
        moment = moments.get(identifier) or Moment(
            identifier=identifier, kind=kind, stems=(identifier.lower(),), name=""
        )
        named.add(identifier)
        return _reference(moment, match["words"], media, findings, where, missing)

    placed = _MOMENT.sub(replacement, text)
    rest = [
        _reference(moment, "", media, findings, where, missing)
        for identifier, moment in moments.items()
        if identifier not in named
    ]
    for kind, count in missing.items():
        findings.note(where, missing_sentence(kind, count))
    return "\n\n".join([part for part in (placed.rstrip("\n"), *rest) if part]) if rest else placed


def _reference(
    moment: Moment,
    words: str,
    media: Media,
    findings: Findings,
    where: str,
    missing: dict[str, int],
) -> str:
    name = media.find(moment)
    if name is None:
        missing[moment.kind] = missing.get(moment.kind, 0) + 1
        return missing_mark(moment.kind)
    try:
        file = findings.file(name, moment.name or None)
    except JournalError as error:
        findings.note(where, f"{missing_sentence(moment.kind, 1)} {error}")
        return missing_mark(moment.kind)
    return reference(file, words)


def reference(file: ImportedFile, words: str = "") -> str:
    """Return the Markdown that shows a picture, or links to anything else."""
    if file.media_type.startswith("image/"):
        return f"![{words}](attachment:{file.sha256})"
    label = words or re.sub(r"([\\\[\]])", r"\\\1", file.name)
    return f"[{label}](attachment:{file.sha256})"


def missing_mark(kind: str) -> str:
    """Return what stands in the text where a file should be."""
    words = {
        "photo": _("[photo missing]"),
        "video": _("[video missing]"),
        "audio": _("[recording missing]"),
    }
    return f"*{words.get(kind, _('[document missing]'))}*"


def missing_sentence(kind: str, count: int) -> str:
    """Return the sentence about files that the export names and does not hold."""
    match kind:
        case "photo":
            words = ngettext(
                "{n} photo is not in the export; its place is marked in the text.",
                "{n} photos are not in the export; their places are marked in the text.",
                count,
            )
        case "video":
            words = ngettext(
                "{n} video is not in the export; its place is marked in the text.",
                "{n} videos are not in the export; their places are marked in the text.",
                count,
            )
        case "audio":
            words = ngettext(
                "{n} recording is not in the export; its place is marked in the text.",
                "{n} recordings are not in the export; their places are marked in the text.",
                count,
            )
        case _other:
            words = ngettext(
                "{n} document is not in the export; its place is marked in the text.",
                "{n} documents are not in the export; their places are marked in the text.",
                count,
            )
    return words.format(n=count)
