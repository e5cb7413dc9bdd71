"""Two ways to look at an assumption, each kept as a text that can be read anywhere (A3).

The ladder of inference has five steps, from what happened to what was done; its text is a numbered
list. The other view sets what was said beside what was thought and not said; its text quotes what
was said and puts the thought below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STEPS = 5
"""Boxes of the ladder (method.md A3)."""
_STEP = re.compile(rf"([1-{STEPS}])\. ?(.*)")
_INDENT = "   "
_QUOTE = ">"
_ESCAPE = "\\"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What was said at one moment, and what was thought and not said.

    Attributes:
        said: By anybody.
        thought: By the user.
    """

    said: str = field(default="", repr=False)
    thought: str = field(default="", repr=False)


def ladder_text(steps: Sequence[str]) -> str | None:
    """Return the steps of a ladder as one text; None when nothing is written."""
    lines = []
    for number, words in enumerate(steps, start=1):
        first, *more = _lines(words) or [""]
        if first:
            lines.append(f"{number}. {first}")
            lines += [_INDENT + line for line in more]
    return "\n".join(lines) or None


def steps_in(text: str | None) -> tuple[str, ...]:
    """Return the five steps of a ladder; a text of another shape is the first step."""
    steps: list[list[str]] = [[] for _step in range(STEPS)]
    place = 0
    for line in _lines(text):
        match = None if line.startswith(_INDENT) else _STEP.fullmatch(line)
        if match is not None:
            place = int(match[1]) - 1
        steps[place].append(match[2] if match else line.removeprefix(_INDENT))
    return tuple("\n".join(lines) for lines in steps)


def exchange_text(exchanges: Iterable[Exchange]) -> str | None:
    """Return what was said and thought as one text; None when nothing is written."""
    parts = []
    for one in exchanges:
        said = [f"{_QUOTE} {line}" for line in _lines(one.said)]
        thought = [
            _ESCAPE + line if line.startswith((_QUOTE, _ESCAPE)) else line
            for line in _lines(one.thought)
        ]
        if said or thought:
            parts.append("\n".join(said + thought))
    return "\n\n".join(parts) or None


def exchanges_in(text: str | None) -> tuple[Exchange, ...]:
    """Return what was said and thought, in order."""
    found = []
    for part in re.split(r"\n[ \t]*\n", (text or "").strip()):
        lines = _lines(part)
        said = [line[1:].strip() for line in lines if line.startswith(_QUOTE)]
        thought = [line.removeprefix(_ESCAPE) for line in lines if not line.startswith(_QUOTE)]
        if said or thought:
            found.append(Exchange(said="\n".join(said), thought="\n".join(thought)))
    return tuple(found)


def _lines(text: str | None) -> list[str]:
    """Return the lines that say something, without space at their ends."""
    return [line.rstrip() for line in (text or "").strip().splitlines() if line.strip()]
