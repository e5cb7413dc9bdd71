"""What the log of a conversation asks and says, from the side of who is mentored (method.md A6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.logs import LineKind
from growthjournal.language import gettext as _
from growthjournal.wording.brief import two_questions
from growthjournal.wording.promises import parts_of, when_then

if TYPE_CHECKING:
    from growthjournal.domain.logs import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One quick question.

    Attributes:
        name: The field of the conversation that it answers.
        text: The question.
        choices: Value and what its button says.
        ends: What the first and the last choice mean; empty where the buttons say it.
    """

    name: str
    text: str
    choices: tuple[tuple[int, str], ...]
    ends: tuple[str, str] = ("", "")


def questions(*, mentored: bool) -> tuple[str, str]:
    """Return the two questions that open a log, turned for a person whom the user mentors."""
    if mentored:
        return (_("What do I see them repeat?"), _("What are they taking for granted?"))
    return two_questions()


def expected(prediction: str | None) -> str:
    """Return what the user expected to hear, empty for nothing."""
    words = (prediction or "").strip()
    return _("You expected: {words}").format(words=words) if words else ""


def quick_questions(*, mentored: bool) -> tuple[Question, ...]:
    """Return the six quick questions in their order, each end of a scale in words."""
    yes_no = ((1, _("Yes")), (0, _("No")))
    five = tuple((step, str(step)) for step in range(1, 6))
    told = ((0, "0"), (1, "1"), (2, "2"), (3, _("3 or more")))
    if mentored:
        return (
            _ask("opened_with_changes", _("Did they open with what changed?"), yes_no),
            _ask(
                "thinking", _("Who did the thinking?"), five,
                _("I told them"), _("they worked it out with my prompts"),
            ),
            _ask("told_count", _("How often did I tell them what to do?"), told, _("never")),
            _ask("stretch", _("How far did it stretch them?"), five,
                 _("they stayed at ease"), _("to the edge of what they can")),
            _ask("moved", _("Did a plan, a belief or a decision of theirs change?"), yes_no),
            _ask("asked_for_straight_answer", _("Did they ask for a straight answer?"), yes_no),
        )  # fmt: skip
    return (
        _ask("opened_with_changes", _("Did I open with what changed?"), yes_no),
        _ask(
            "thinking", _("Who did the thinking?"), five,
            _("they told me"), _("I worked it out with their prompts"),
        ),
        _ask("told_count", _("How often did they tell me what to do?"), told, _("never")),
        _ask("stretch", _("How far did it stretch me?"), five,
             _("I stayed at ease"), _("to the edge of what I can")),
        _ask("moved", _("Did a plan, a belief or a decision of mine change?"), yes_no),
        _ask("asked_for_straight_answer", _("Did I ask for a straight answer?"), yes_no),
    )  # fmt: skip


def _ask(
    name: str, text: str, choices: tuple[tuple[int, str], ...], low: str = "", high: str = ""
) -> Question:
    return Question(name=name, text=text, choices=choices, ends=(low, high))


def mark_name(kind: LineKind, *, theirs: bool = False) -> str:
    """Return what a line is marked as."""
    if kind is LineKind.PROMISE and theirs:
        return _("Their promise")
    return {
        LineKind.NOTE: "",
        LineKind.PATTERN: _("Pattern"),
        LineKind.ASSUMPTION: _("Assumption"),
        LineKind.PROMISE: _("My promise"),
    }[kind]


def promise_slots(*, theirs: bool) -> tuple[str, str]:
    """Return the words before and between the two parts of a promise."""
    template = _("When {when}, they will {act}.") if theirs else _("When {when}, I will {act}.")
    before, rest = template.split("{when}", maxsplit=1)
    return before, rest.split("{act}", maxsplit=1)[0]


def act_alone(text: str) -> str | None:
    """Return what "I will ..." says is to be done; None for other words."""
    parts = parts_of(text)
    return parts[1] if parts is not None and not parts[0] else None


def promise_said(text: str, *, theirs: bool) -> str:
    """Return a promise as it is kept: without slots that stayed empty, "" for an empty one."""
    words = " ".join(text.split())
    before, between = (part.strip() for part in promise_slots(theirs=theirs))
    if not words.casefold().startswith(before.casefold()) or between not in words:
        return words
    when, act = words[len(before) :].split(between, maxsplit=1)
    when, act = when.strip(" ,."), act.strip(" ,.")
    if not act:
        return f"{before} {when}" if when else ""
    if when:
        return words
    return _("They will {act}.").format(act=act) if theirs else when_then("", act)


def line_said(line: Line, known: str) -> str:
    """Return what becomes of a marked line; of a promise its due day says it."""
    if line.kind is LineKind.PATTERN:
        if line.known and known:
            return _("Seen again: {name}").format(name=known)
        return _("A new pattern, in these words.")
    if line.kind is LineKind.ASSUMPTION:
        if line.known and known:
            return _("Known already: {name}").format(name=known)
        return _("A new assumption, in these words.")
    return ""


def marks_hint(*, mentored: bool) -> str:
    """Return what the empty text says."""
    if mentored:
        return _("What you saw and heard, one thing a line. One line is enough.")
    return _("Their words, one thing a line. One line is enough.")


def time_is_up() -> str:
    """Return the quiet line after five minutes."""
    return _("Five minutes. What is here is enough; the rest may wait.")
