"""The whole journal as one JSON text, without loss: dump and load are each other's inverse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from growthjournal.domain.agenda import AgendaItem
from growthjournal.domain.agreements import Agreement
from growthjournal.domain.assumptions import Assumption, AssumptionTest, Belief
from growthjournal.domain.commitments import Commitment
from growthjournal.domain.competencies import (
    AnchorVersion,
    CheckIn,
    Competency,
    FocusSet,
    Rating,
)
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.decisions import Decision
from growthjournal.domain.diagnostics import (
    Diagnostic,
    DiagnosticAnswer,
    NextMove,
    QuarterlyReview,
)
from growthjournal.domain.entries import Attachment, Entry, Link, Revision
from growthjournal.domain.errors import JournalError, NewerJournalError
from growthjournal.domain.forecasts import DecisionNote, DecisionReview, Forecast
from growthjournal.domain.impacts import Impact, Witness
from growthjournal.domain.patterns import Pattern, Sighting
from growthjournal.domain.people import Person
from growthjournal.domain.record import Record
from growthjournal.domain.sponsorship import (
    Aim,
    Ask,
    BackingStep,
    CaseGiven,
    SentUpdate,
    SponsorCase,
)
from growthjournal.domain.writing import OwnWord, SavedSearch, Template
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "growthjournal-archive"
VERSION = 1
SNIFF_BYTES = 400

_MARK = re.compile(rb'^\xef?\xbb?\xbf?\s*\{\s*"format"\s*:\s*"growthjournal-archive"')
_WHERE = re.compile(r" - at `\$\.?(.*?)`$")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile(Attachment):
    """An attachment with its content, which is base64 in the archive."""

    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Every record of a journal, and the settings that belong to it.

    Export time, import batches and settings of the device are left out, so that an export of
    an imported export is the same text.
    """

    people: tuple[Person, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    entries: tuple[Entry, ...] = ()
    revisions: tuple[Revision, ...] = ()
    attachments: tuple[StoredFile, ...] = ()
    links: tuple[Link, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    tests: tuple[AssumptionTest, ...] = ()
    decisions: tuple[Decision, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    competencies: tuple[Competency, ...] = ()
    anchor_versions: tuple[AnchorVersion, ...] = ()
    focus_sets: tuple[FocusSet, ...] = ()
    ratings: tuple[Rating, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    impacts: tuple[Impact, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    aims: tuple[Aim, ...] = ()
    asks: tuple[Ask, ...] = ()
    backing_steps: tuple[BackingStep, ...] = ()
    sent_updates: tuple[SentUpdate, ...] = ()
    sponsor_cases: tuple[SponsorCase, ...] = ()
    cases_given: tuple[CaseGiven, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    decision_reviews: tuple[DecisionReview, ...] = ()
    decision_notes: tuple[DecisionNote, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    diagnostic_answers: tuple[DiagnosticAnswer, ...] = ()
    next_moves: tuple[NextMove, ...] = ()
    quarterly_reviews: tuple[QuarterlyReview, ...] = ()
    templates: tuple[Template, ...] = ()
    saved_searches: tuple[SavedSearch, ...] = ()
    own_words: tuple[OwnWord, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)


TABLES = tuple(one.name for one in fields(Archive) if one.name != "settings")


def is_archive(path: Path) -> bool:
    """Whether a file begins like an archive; False when it cannot be read."""
    try:
        with path.open("rb") as file:
            return _MARK.match(file.read(SNIFF_BYTES)) is not None
    except OSError:
        return False


def dump(archive: Archive) -> bytes:
    """Return the archive as indented JSON, by table and then uuid.

    Raises:
        JournalError: A text holds half a character, which no file can hold.
    """
    import msgspec

    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for table in TABLES:
        content[table] = sorted(getattr(archive, table), key=lambda one: one.uuid)
    content["settings"] = dict(sorted(archive.settings.items()))
    try:
        return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
    except UnicodeEncodeError:
        message = _("A text holds half of a character and cannot be exported. Nothing was written.")
        raise JournalError(message) from None


def load(content: bytes) -> Archive:
    """Return the records of an archive.

    Raises:
        NewerJournalError: A newer version of the program wrote it.
        JournalError: It is no archive, is cut short, or has a bad value; the message says where
            and never what.
    """
    import msgspec

    raw = _decoded(content)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise JournalError(
            _("This file is not an archive of Growth Journal. Nothing was imported.")
        )
    version = raw.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NewerJournalError(
            _("This archive was written by a newer version of Growth Journal. Update the program.")
        )
    if version != VERSION or isinstance(version, bool):
        raise _bad("version")
    _check_keys(raw)
    records = {name: value for name, value in raw.items() if name not in {"format", "version"}}
    try:
        archive = msgspec.convert(records, Archive)
    except msgspec.ValidationError as error:
        where = _WHERE.search(str(error))
        raise _bad(where.group(1) if where else "") from None
    _check_files(archive)
    return archive


def _decoded(content: bytes) -> object:
    import msgspec

    try:
        return msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        message = _("The archive is damaged or cut short. Nothing was imported.")
        raise JournalError(message) from None


def _bad(where: str) -> JournalError:
    message = _("The archive has a bad value at {where}. Nothing was imported.")
    return JournalError(message.format(where=where or _("its beginning")))


def _check_keys(raw: dict[str, Any]) -> None:
    """Refuse what would be lost or made up: unknown names, and records without a uuid or twice."""
    if raw.keys() - {"format", "version", "settings", *TABLES}:
        raise _bad(_("its beginning"))
    for table, kind in kinds().items():
        known = {one.name for one in fields(kind)}
        rows = raw.get(table, [])
        seen: set[object] = set()
        for at, row in enumerate(rows if isinstance(rows, list) else []):
            if not isinstance(row, dict) or row.keys() - known:
                raise _bad(f"{table}[{at}]")
            uuid = row.get("uuid")
            if not isinstance(uuid, str) or not uuid or uuid in seen:
                raise _bad(f"{table}[{at}].uuid")
            seen.add(uuid)


def kinds() -> dict[str, type[Record]]:
    """Return the record type of each part of an archive, each after those it refers to."""
    hints = get_type_hints(Archive)
    return {name: get_args(hints[name])[0] for name in TABLES}


def _check_files(archive: Archive) -> None:
    for at, one in enumerate(archive.attachments):
        if sha256(one.content).hexdigest() != one.sha256:
            raise _bad(f"attachments[{at}].content")
