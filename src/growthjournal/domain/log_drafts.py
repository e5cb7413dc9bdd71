"""A half-done log, as text that the journal keeps until it is finished (method.md F2)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from growthjournal.domain.logs import Line, LineKind

ANSWERS = (
    "opened_with_changes",
    "thinking",
    "told_count",
    "asked_for_straight_answer",
    "stretch",
    "moved",
)
"""The six quick answers, as the conversation calls them, in the order in which they are asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the window holds of a log that is not finished.

    Attributes:
        lines: As they stand in the text, empty ones included.
        answers: By field of the conversation; what was not answered is not in it.
        discussed: By uuid of the agenda item.
        one_line: "I now see ...".
        on: The day of the conversation, None for the one that is planned.
        at: Its time.
        minutes: How long it took.
        following_on: The day of the next one.
        following_at: Its time.
    """

    lines: tuple[Line, ...] = ()
    answers: dict[str, int | bool] = field(default_factory=dict)
    discussed: dict[str, bool] = field(default_factory=dict)
    one_line: str = field(default="", repr=False)
    on: date | None = None
    at: time | None = None
    minutes: int | None = None
    following_on: date | None = None
    following_at: time | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is anything worth keeping; the day alone is not."""
        lines = any(line.text.strip() for line in self.lines)
        return bool(
            lines
            or self.answers
            or self.discussed
            or self.one_line.strip()
            or self.minutes
            or self.following_on
        )


def written(draft: Draft) -> str:
    """Return a draft as text."""
    return json.dumps(
        {
            "lines": [_line_out(line) for line in draft.lines],
            "answers": draft.answers,
            "discussed": draft.discussed,
            "one_line": draft.one_line,
            "on": _out(draft.on),
            "at": _out(draft.at),
            "minutes": draft.minutes,
            "following_on": _out(draft.following_on),
            "following_at": _out(draft.following_at),
        },
        ensure_ascii=False,
    )


def read(text: str | None) -> Draft | None:
    """Return a draft from its text.

    What another version wrote and this one does not know is left out; text that is no draft at
    all becomes the line that it is, so that no word is lost. None when there is none.
    """
    if not text:
        return None
    try:
        found = json.loads(text)
        return _draft(found)
    except (ValueError, TypeError, AttributeError):
        return Draft(lines=tuple(Line(kind=LineKind.NOTE, text=one) for one in text.split("\n")))


def _draft(found: dict[str, Any]) -> Draft:
    minutes = found.get("minutes")
    return Draft(
        lines=tuple(_line_in(line) for line in found.get("lines", ())),
        answers={
            name: answer
            for name, answer in found.get("answers", {}).items()
            if name in ANSWERS and isinstance(answer, int)
        },
        discussed={
            uuid: answer
            for uuid, answer in found.get("discussed", {}).items()
            if isinstance(answer, bool)
        },
        one_line=str(found.get("one_line") or ""),
        on=_day(found.get("on")),
        at=_time(found.get("at")),
        minutes=minutes if isinstance(minutes, int) else None,
        following_on=_day(found.get("following_on")),
        following_at=_time(found.get("following_at")),
    )


def _line_out(line: Line) -> dict[str, Any]:
    shown = {
        "kind": line.kind.value,
        "text": line.text,
        "known": line.known,
        "due": _out(line.due),
        "is_theirs": line.is_theirs,
        "saved": line.saved,
    }
    return {name: value for name, value in shown.items() if value or name == "text"}


def _line_in(line: dict[str, Any]) -> Line:
    kind = line.get("kind", LineKind.NOTE)
    return Line(
        kind=LineKind(kind) if kind in set(LineKind) else LineKind.NOTE,
        text=str(line.get("text", "")),
        known=line.get("known"),
        due=_day(line.get("due")),
        is_theirs=bool(line.get("is_theirs")),
        saved=line.get("saved"),
    )


def _out(value: date | time | None) -> str | None:
    return None if value is None else value.isoformat()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
