"""jrnl: text files with and without brackets, folders of days, and JSON exports."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING

from growthjournal.domain.entries import Entry
from growthjournal.domain.errors import JournalError
from growthjournal.importers.base import UNREADABLE, Findings, identify
from growthjournal.importers.dates import Stamp, find_stamp
from growthjournal.importers.opening import open_source
from growthjournal.importers.texts import clean_path, decode, extra_json, is_too_deep, read_json
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from growthjournal.importers.base import ImportBatchValues, Progress
    from growthjournal.importers.sources import Source

HEAD = 64 * 1024
LINES = 200
"""Lines of a file that are looked at to recognise a journal."""

MONTHS = 12

_SUFFIXES = {"", "txt", "journal", "jrnl", "text"}
_DAY_FILE = re.compile(r"(?:.*/)?\d{4}/\d{2}/\d{2}\.txt")
_BRACKET = re.compile(r"\[(?P<inside>[^\]\n]{4,60})\](?=\s|$)")
_SENTENCE = re.compile(r"[.!?…‼‽⁇⁈⁉。！？]+[’'”\")\]]*(?=\s)|\n")  # noqa: RUF001
_TAG = re.compile(r"(?<![\w@#/&.:+-])(?:@(?=\w)|#(?=[^\W\d_]))([\w+*/-]+)")
_CONSUMED = {"title", "body", "date", "time", "tags", "starred", "uuid"}


@dataclass(slots=True)
class _Piece:
    """What stands between one date and the next."""

    where: str
    line: int
    stamp: Stamp | None
    text: list[str] = field(default_factory=list)


class Jrnl:
    """Reads what jrnl keeps and exports."""

    name = "jrnl"

    def recognises(self, path: Path) -> bool:
        """Whether it is a jrnl export in JSON, or text that has dated entries."""
        source = open_source(path)
        if path.is_dir() or len(source.names) != 1:
            return any(_DAY_FILE.fullmatch(name) for name in source.names)
        name = source.names[0]
        suffix = name.rpartition("/")[2].rpartition(".")[2].lower() if "." in name else ""
        if suffix == "json":
            return _is_export(source, name)
        return suffix in _SUFFIXES and _looks_dated(source.head(name, HEAD))

    def read(self, path: Path, progress: Progress) -> ImportBatchValues:
        """Return all entries; see `Importer.read`."""
        source = open_source(path)
        if len(source.names) == 1 and source.names[0].lower().endswith(".json"):
            return _read_export(source, source.names[0], progress)
        return _read_texts(source, progress)


def _is_export(source: Source, name: str) -> bool:
    head = source.head(name, HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not re.match(rb'\{\s*"(tags|entries)"\s*:', head) or b'"creationDate"' in head:
        return False
    value, _notes = read_json(source.read(name), name)
    return set(value) <= {"tags", "entries"} and isinstance(value.get("entries"), list)


def _looks_dated(head: bytes) -> bool:
    if b"\0" in head[:1000] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    lines = decode(head)[0].splitlines()[:LINES]
    return any(_bracketed(line) or _bare(line) for line in lines)


def _bracketed(line: str) -> Stamp | None:
    match = _BRACKET.match(line)
    stamp = find_stamp(match["inside"]) if match else None
    if match is None or stamp is None or stamp.end < len(match["inside"].rstrip()):
        return None
    return None if stamp.lacks_day and stamp.hour is None else stamp


def _bare(line: str) -> Stamp | None:
    stamp = find_stamp(line)
    return stamp if stamp and not stamp.lacks_day else None


def _read_texts(source: Source, progress: Progress) -> ImportBatchValues:
    names = source.names if len(source.names) == 1 else _day_files(source)
    pieces: list[_Piece] = []
    notes: list[tuple[str, str, bool]] = [
        (clean_path(name), reason, True)
        for name, reason in source.refused
        if _DAY_FILE.fullmatch(name)
    ]
    for name in names:
        try:
            text, note = decode(source.read(name))
        except JournalError as error:
            if len(names) == 1:
                raise
            notes.append((clean_path(name), str(error), True))
            continue
        if note:
            notes.append((clean_path(name), note, False))
        pieces.extend(_pieces(text, clean_path(name)))
    findings = Findings("jrnl", source, len(pieces), progress)
    for where, reason, fatal in notes:
        (findings.refuse if fatal else findings.note)(where, reason)
    _add_pieces(pieces, findings)
    return findings.result()


def _day_files(source: Source) -> tuple[str, ...]:
    return tuple(name for name in source.names if _DAY_FILE.fullmatch(name))


def _pieces(text: str, file: str) -> list[_Piece]:
    """Cut a text at its dates, which all have brackets or all have none, like the first."""
    pieces: list[_Piece] = []
    find, form = None, None
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        stamp = find(line) if find else None
        if find is None and (stamp := _bracketed(line) or _bare(line)):
            find = _bracketed if _bracketed(line) else _bare
            form = stamp.form if find is _bare else None
        if stamp and form in {None, stamp.form}:
            where = _("{file}, entry {number}").format(file=file, number=len(pieces) + 1)
            rest = line.partition("]")[2] if find is _bracketed else line[stamp.end :]
            pieces.append(_Piece(where, number, stamp, [rest.strip()]))
        elif pieces:
            pieces[-1].text.append(line.rstrip())
        elif line.strip():
            pieces.append(_Piece(file, number, None, [line]))
    return pieces


def _add_pieces(pieces: list[_Piece], findings: Findings) -> None:
    day_first, sure = _day_first([piece.stamp for piece in pieces if piece.stamp])
    if not sure:
        findings.note(
            findings.source.title,
            _("Dates such as 3/4/2020 were read as month/day/year: nothing in it says otherwise."),
        )
    for piece in pieces:
        stamp = piece.stamp
        if stamp is None:
            findings.refuse(piece.where, _("Text before the first date has no date."))
        else:
            _add_piece(piece, stamp, findings, day_first=day_first)
        findings.step()


def _add_piece(piece: _Piece, stamp: Stamp, findings: Findings, *, day_first: bool) -> None:
    try:
        day, at = stamp.on(day_first=day_first), stamp.at()
    except ValueError:
        reason = _("The date in line {line} does not exist.").format(line=piece.line)
        findings.refuse(piece.where, reason)
        return
    if stamp.lacks_day:
        findings.note(piece.where, _("Its date has no day: the first of the month was taken."))
    first, starred = _star(piece.text[0])
    title, body = _split("\n".join([first, *piece.text[1:]]).strip())
    tags = _tags_in(f"{title}\n{body}")
    findings.add(
        _entry(findings, title=title, body=body, day=day, at=at, starred=starred, tags=tags),
        piece.where,
    )


def _day_first(stamps: list[Stamp]) -> tuple[bool, bool]:
    """Whether day comes before month in this file, and whether that is certain."""
    open_dates = [stamp for stamp in stamps if stamp.first is not None]
    if any((stamp.first or 0) > MONTHS for stamp in open_dates):
        return True, True
    if any((stamp.second or 0) > MONTHS for stamp in open_dates):
        return False, True
    return False, all(stamp.first == stamp.second for stamp in open_dates)


def _star(line: str) -> tuple[str, bool]:
    """Return the line without its star: a lone * before or after the words."""
    match = re.fullmatch(r"\*\s+(.*)|(.*?)(?:(?<!\S)|(?<=\s))\*", line)
    return ((match[1] or match[2] or "").strip(), True) if match else (line, False)


def _split(text: str) -> tuple[str, str]:
    """Return title and body: the title ends with its first sentence or line (formats.md 2)."""
    match = _SENTENCE.search(text)
    if match is None:
        return text, ""
    return text[: match.end()].strip(), text[match.end() :].strip()


def _tags_in(text: str) -> tuple[str, ...]:
    return _once(match[1].rstrip("-+*/") for match in _TAG.finditer(text))


def _once(tags: Iterable[str]) -> tuple[str, ...]:
    """Return each tag once, as first written; jrnl does not tell capitals apart."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(tag.casefold(), tag)
    return tuple(tag for tag in found.values() if tag)


def _entry(
    findings: Findings,
    *,
    title: str,
    body: str,
    day: date,
    at: time | None,
    starred: bool,
    tags: tuple[str, ...],
    **known: str | None,
) -> Entry:
    stable = f"{day.isoformat()}T{at.isoformat() if at else ''}|{title}"
    digest = hashlib.sha256(stable.encode("utf-8", "replace")).hexdigest()[:32]
    source_id = findings.unique(known.get("source_id") or digest)
    return Entry(
        uuid=identify("jrnl", source_id),
        title=title,
        body=body,
        date=day,
        time=at,
        starred=starred,
        tags=tags,
        source="jrnl",
        source_id=source_id,
        source_extra=known.get("source_extra"),
    )


def _read_export(source: Source, name: str, progress: Progress) -> ImportBatchValues:
    value, notes = read_json(source.read(name), name)
    entries = value.get("entries") if isinstance(value, dict) else None
    if not isinstance(entries, list):
        raise JournalError(_("{name} is not an export of jrnl.").format(name=clean_path(name)))
    findings = Findings("jrnl", source, len(entries), progress)
    for note in notes:
        findings.note(clean_path(name), note)
    for number, raw in enumerate(entries, 1):
        where = _("{file}, entry {number}").format(file=clean_path(name), number=number)
        try:
            findings.add(_from_json(raw, findings), where)
        except JournalError as error:
            findings.refuse(where, str(error))
        except UNREADABLE:
            findings.refuse(where, _("Its values are not those of an entry."))
        findings.step()
    return findings.result()


def _from_json(raw: object, findings: Findings) -> Entry:
    if not isinstance(raw, dict):
        raise JournalError(_("It is not an entry."))
    if is_too_deep(raw):
        raise JournalError(_("It is nested too deeply."))
    title, body, identifier = raw.get("title") or "", raw.get("body") or "", raw.get("uuid")
    if not isinstance(title, str) or not isinstance(body, str):
        raise JournalError(_("Its text cannot be read."))
    day, at = _moment(raw.get("date"), raw.get("time"))
    tags = raw.get("tags")
    if isinstance(tags, list):
        named = _once(tag.strip().lstrip("@#") for tag in tags if isinstance(tag, str))
    else:
        named = _tags_in(f"{title}\n{body}")
    return _entry(
        findings,
        title=title.strip(),
        body=body.strip("\n"),
        day=day,
        at=at,
        starred=raw.get("starred") is True,
        tags=named,
        source_id=identifier if isinstance(identifier, str) else None,
        source_extra=extra_json({key: raw[key] for key in raw if key not in _CONSUMED}),
    )


def _moment(day: object, at: object) -> tuple[date, time | None]:
    """Return date and time from the two fields of an export.

    Raises:
        JournalError: There is no such date.
    """
    if isinstance(day, str):
        clock = at.strip() if isinstance(at, str) else ""
        stamp = find_stamp(f"{day.strip()} {clock}".strip())
        if stamp:
            try:
                return stamp.on(day_first=False), stamp.at()
            except ValueError:
                pass
    raise JournalError(_("It has no date that can be read."))
