"""What is said about a relationship: its three facts, and drift only ever as a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.drift import Cause, FlagKind, is_told
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from growthjournal.domain.drift import Flag
    from growthjournal.domain.relationship import Relationship


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of a relationship, as a card shows it.

    Attributes:
        title: What it is about.
        figure: The large words; a dash while there is nothing to say.
        text: What the figure counts.
    """

    title: str
    figure: str
    text: str

    @property
    def sentence(self) -> str:
        """Return the card read aloud."""
        return _("{title}: {figure} {text}").format(
            title=self.title, figure=self.figure, text=self.text
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Drift, as a question to the user alone.

    Attributes:
        text: The question.
        cause: What may lie behind it, or "".
        facts: The three facts behind it.
        span: Which conversations they were counted in.
        conversations: Uuids of the conversations it was worked out from.
    """

    text: str
    cause: str
    facts: tuple[str, str, str]
    span: str
    conversations: tuple[str, ...]


def of(count: int, total: int) -> str:
    """Return for example "6 of 7"."""
    return _("{count} of {total}").format(count=format_number(count), total=format_number(total))


def relationship_facts(found: Relationship, *, mentored: bool = False) -> tuple[Fact, ...]:
    """Return the three facts of a relationship (product.md, People).

    Args:
        found: The counts.
        mentored: The user mentors this person, so the facts are put from the user's side.
    """
    return (
        _ownership(found, mentored=mentored),
        _work(found, mentored=mentored),
        _asking(found, mentored=mentored),
    )


def _ownership(found: Relationship, *, mentored: bool) -> Fact:
    if mentored:
        text = ngettext(
            "conversation they brought a decision to",
            "conversations they brought a decision to",
            found.held,
        )
    else:
        text = ngettext(
            "conversation where you brought a real decision",
            "conversations where you brought a real decision",
            found.held,
        )
    if not found.held:
        return Fact(title=_("Who owns the agenda"), figure="–", text=_("no conversation yet"))
    return Fact(title=_("Who owns the agenda"), figure=of(found.brought, found.held), text=text)


def _work(found: Relationship, *, mentored: bool) -> Fact:
    title = _("Work between conversations")
    if not found.due:
        return Fact(title=title, figure="–", text=_("nothing promised has come due yet"))
    if mentored:
        text = ngettext("thing they promised is done", "things they promised are done", found.due)
    else:
        text = ngettext("thing you promised is done", "things you promised are done", found.due)
    return Fact(title=title, figure=of(found.kept, found.due), text=text)


def _asking(found: Relationship, *, mentored: bool) -> Fact:
    title = _("Am I asking or telling?") if mentored else _("Asking or telling")
    if not found.answered:
        return Fact(title=title, figure="–", text=_("can’t tell yet"))
    telling = found.answered - found.asking
    if found.asking > telling:
        figure = _("mostly asking")
    elif telling > found.asking:
        figure = _("mostly telling")
    else:
        figure = _("as often one as the other")
    text = _("perspective in {asking} of the last {answered}").format(
        asking=format_number(found.asking), answered=format_number(found.answered)
    )
    return Fact(title=title, figure=figure, text=text)


def question(flag: Flag, name: str, *, mentored: bool = False) -> Question:
    """Return a flag as the user reads it (A6).

    Args:
        flag: What stands.
        name: The other person.
        mentored: The user mentors this person: the question is put to the user.
    """
    return Question(
        text=_questions(mentored=mentored)[flag.kind].format(name=name),
        cause="" if flag.cause is None else _causes(mentored=mentored)[flag.cause],
        facts=_facts(flag, mentored=mentored),
        span=_("{count} conversations, {first} to {last}").format(
            count=format_number(len(flag.meetings)),
            first=format_date(flag.meetings[0].on, "medium"),
            last=format_date(flag.meetings[-1].on, "medium"),
        ),
        conversations=tuple(one.conversation for one in flag.meetings),
    )


def _questions(*, mentored: bool) -> dict[FlagKind, str]:
    if mentored:
        return {
            FlagKind.TOLD: _("Am I telling {name} too much?"),
            FlagKind.SOFT: _("Am I too gentle with {name}?"),
            FlagKind.UNCLOSED_LOOP: _("Do I ask {name} what became of it?"),
        }
    return {
        FlagKind.TOLD: _("Is {name} doing the thinking for you?"),
        FlagKind.SOFT: _("Have the talks with {name} become too comfortable?"),
        FlagKind.UNCLOSED_LOOP: _("What becomes of what you promise {name}?"),
    }


def _causes(*, mentored: bool) -> dict[Cause, str]:
    if mentored:
        return {
            Cause.LITTLE_WORK: _("They brought little real work."),
            Cause.NOT_TESTED: _("They brought real work and you did not test it."),
            Cause.SOLVED_FOR_ME: _("They brought real work and you solved it for them."),
        }
    return {
        Cause.LITTLE_WORK: _("You brought little real work."),
        Cause.NOT_TESTED: _("You brought real work and it was not tested."),
        Cause.SOLVED_FOR_ME: _("You brought real work and it was solved for you."),
    }


def _facts(flag: Flag, *, mentored: bool) -> tuple[str, str, str]:
    meetings = flag.meetings
    brought = of(sum(bool(one.brought) for one in meetings), len(meetings))
    moved = of(sum(bool(one.moved) for one in meetings), len(meetings))
    told = of(sum(bool(is_told(one)) for one in meetings), len(meetings))
    kept = [one.kept for one in meetings if one.kept is not None]
    done = of(sum(one >= 1.0 for one in kept), len(kept))
    if mentored:
        third = _("All that they had promised was done in {count}.").format(count=done)
        if flag.kind is not FlagKind.UNCLOSED_LOOP:
            third = _("You told more than you asked in {count}.").format(count=told)
        first = _("They brought a decision to {count}.").format(count=brought)
    else:
        third = _("All that you had promised was done in {count}.").format(count=done)
        if flag.kind is not FlagKind.UNCLOSED_LOOP:
            third = _("You were told more than you were asked in {count}.").format(count=told)
        first = _("You brought a decision to {count}.").format(count=brought)
    second = _("A plan, a belief or a decision moved in {count}.").format(count=moved)
    return (first, second, third)
