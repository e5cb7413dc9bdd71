"""Links of Markdown files: to pictures and files beside them, and from note to note."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from growthjournal.domain.errors import JournalError
from growthjournal.importers.dayone_media import reference
from growthjournal.importers.texts import CODE
from growthjournal.language import gettext as _
from growthjournal.language import ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from growthjournal.importers.base import Findings

SUFFIXES = (".md", ".markdown")

_LINK = (
    r"(?P<bang>!?)\[(?P<words>(?:\\.|[^\[\]\\\n]){0,500})\]\("
    r"(?P<target><[^<>\n]{1,1000}>|[^()\s<>]{1,1000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,200}){0,5})"
    r"(?P<rest>[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\)"
)
_WIKI = r"(?P<wiki_bang>!?)\[\[(?P<wiki>[^\[\]|\n]{1,300})(?:\|(?P<alias>[^\[\]\n]{0,300}))?\]\]"
_ANY = re.compile(rf"(?P<code>{CODE})|{_WIKI}|{_LINK}", re.MULTILINE | re.DOTALL)
_OWN = re.compile(
    r"(?P<lead>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)"
    r"(?P<target>(?:\.\./)?attachments/(?P<sha>[0-9a-f]{64})\.[a-z0-9]{1,5}"
    r"|\.\./\d{4}/[A-Za-z0-9_.~%-]{1,800}\.md)",
    re.MULTILINE,
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(slots=True)
class _Losses:
    missing: int = 0
    outside: int = 0
    reasons: list[str] = field(default_factory=list)


class Links:
    """Rewrites the links of the files of one import."""

    def __init__(self, findings: Findings, entries: Mapping[str, str], prefix: str) -> None:
        """Take the uuid of each Markdown file by its name, and the folder that holds all."""
        self._findings = findings
        self._entries = entries
        self._prefix = prefix
        self._index: dict[str, str] | None = None

    def rewritten(self, body: str, name: str, where: str) -> str:
        """Return the text with its files as attachments and its notes as entries."""
        losses = _Losses()

        def replacement(match: re.Match[str]) -> str:
            if match["code"]:
                return match[0]
            if match["wiki"]:
                return self._wiki(match, name, losses)
            return self._link(match, name, losses)

        result = _ANY.sub(replacement, body)
        self._report(losses, where)
        return result

    def restored(self, body: str, name: str, where: str) -> str:
        """Return the text of one of our own files as it was before it was exported."""
        losses = _Losses()

        def replacement(match: re.Match[str]) -> str:
            found, sha = self._resolve(unquote(match["target"]), name) or "", match["sha"]
            if sha is None:
                uuid = self._entries.get(found)
                return f"{match['lead']}entry:{uuid}" if uuid else match[0]
            try:
                if self._findings.source.has(found):
                    sha = self._findings.file(found).sha256
                else:
                    losses.missing += 1
            except JournalError as error:
                losses.reasons.append(str(error))
            return f"{match['lead']}attachment:{sha}"

        result = _OWN.sub(replacement, body)
        self._report(losses, where)
        return result

    def _report(self, losses: _Losses, where: str) -> None:
        if losses.missing:
            words = ngettext(
                "{n} linked file is missing; the link was kept.",
                "{n} linked files are missing; the links were kept.",
                losses.missing,
            )
            self._findings.note(where, words.format(n=losses.missing))
        if losses.outside:
            words = ngettext(
                "{n} link leads out of the folder and was not followed.",
                "{n} links lead out of the folder and were not followed.",
                losses.outside,
            )
            self._findings.note(where, words.format(n=losses.outside))
        for reason in losses.reasons:
            self._findings.note(where, _("A linked file was left out. {why}").format(why=reason))

    def _resolve(self, target: str, name: str) -> str | None:
        """Return the name that a relative target stands for, None when it leads outside."""
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        if joined.startswith(("../", "/")) or joined in {"..", "."}:
            return None
        return joined if joined.startswith(self._prefix) else None

    def _link(self, match: re.Match[str], name: str, losses: _Losses) -> str:
        raw = match["target"].strip("<>")
        if _SCHEME.match(raw) or raw.startswith("#"):
            return match[0]
        target = unquote(raw)
        if target.startswith(("/", "\\")) or "\0" in target:
            losses.outside += 1
            return match[0]
        found = self._resolve(target, name)
        known = found is None or found in self._entries or self._findings.source.has(found)
        if not known:
            found = self._resolve(re.split(r"[#?]", target)[0], name)
        if found is None:
            losses.outside += 1
            return match[0]
        return self._replaced(match[0], found, match["words"], match["rest"] or "", losses)

    def _wiki(self, match: re.Match[str], name: str, losses: _Losses) -> str:
        target, alias = match["wiki"].split("#")[0].strip(), match["alias"] or ""
        is_picture_size = match["wiki_bang"] and re.fullmatch(r"\d+(x\d+)?", alias)
        words = "" if is_picture_size else alias
        found = self._named(target, name)
        if found is None:
            losses.missing += bool(match["wiki_bang"])
            return match[0]
        if found in self._entries and not words:
            words = posixpath.basename(target)
        return self._replaced(match[0], found, words, "", losses)

    def _named(self, target: str, name: str) -> str | None:
        """Return the file that Obsidian means: at that path, or of that name anywhere."""
        source = self._findings.source
        for suffix in ("", *SUFFIXES):
            for base in (name, self._prefix):
                found = self._resolve(target + suffix, base)
                if found and source.has(found):
                    return found
        if self._index is None:
            names = source.names if len(source.names) > 1 else self._beside(name)
            self._index = {}
            for known in sorted(names, key=lambda path: (path.count("/"), path)):
                self._index.setdefault(posixpath.basename(known).lower(), known)
        wanted = target.lower()
        return next(
            (self._index[wanted + end] for end in ("", *SUFFIXES) if wanted + end in self._index),
            None,
        )

    def _beside(self, name: str) -> tuple[str, ...]:
        source = self._findings.source
        folder = posixpath.dirname(name)
        return source.within(folder) + source.within(posixpath.join(folder, "attachments"))

    def _replaced(self, whole: str, found: str, words: str, rest: str, losses: _Losses) -> str:
        if found in self._entries:
            return f"[{words}](entry:{self._entries[found]})"
        if not self._findings.source.has(found) or found.lower().endswith(SUFFIXES):
            losses.missing += 1
            return whole
        try:
            link = reference(self._findings.file(found), words)
        except JournalError as error:
            losses.reasons.append(str(error))
            return whole
        return f"{link[:-1]}{rest})"
