"""What is said before and after a conversation: people, promises, what changed, candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.changed import ChangeKind
from growthjournal.domain.commitments import CommitmentStatus, asks_its_question
from growthjournal.domain.people import Group, MentorKind, Relation
from growthjournal.domain.preparation import CandidateKind
from growthjournal.language import format_date, format_day_month, format_number, list_of, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import axis_name
from growthjournal.wording.patterns import percent

if TYPE_CHECKING:
    from datetime import date

    from growthjournal.domain.agenda import AgendaKind
    from growthjournal.domain.agreements import Agreement, Help
    from growthjournal.domain.changed import Change
    from growthjournal.domain.commitments import Commitment
    from growthjournal.domain.people import Person
    from growthjournal.domain.preparation import Candidate

WEEK = 7
OPENING_TO_AVOID = "what should i do"


def group_name(group: Group) -> str:
    """Return the heading of a group of people."""
    return {
        Group.MENTORS: _("Mentors · they develop you"),
        Group.SPONSORS: _("Sponsors · they advocate for you"),
        Group.MENTEES: _("You mentor"),
        Group.OTHERS: _("Others who decide or see"),
    }[group]


def relation_name(relation: Relation) -> str:
    """Return one relation."""
    return {
        Relation.MENTOR: _("mentor"),
        Relation.SPONSOR: _("sponsor"),
        Relation.MANAGER: _("manager"),
        Relation.DECISION_MAKER: _("decision-maker"),
        Relation.PEER: _("peer"),
        Relation.MENTEE: _("mentee"),
        Relation.OTHER: _("other"),
    }[relation]


def mentor_kind_name(kind: MentorKind) -> str:
    """Return what a mentor helps with."""
    return {
        MentorKind.TECHNICAL: _("technical"),
        MentorKind.BUSINESS: _("business"),
        MentorKind.LEADERSHIP: _("leadership"),
        MentorKind.COACHING: _("coaching"),
    }[kind]


def person_line(person: Person, agreement: Agreement | None = None) -> str:
    """Return for example "leadership and coaching mentor · every 6 weeks"."""
    names = []
    for relation in person.relations:
        name = relation_name(relation)
        if relation is Relation.MENTOR and person.mentor_kinds:
            kinds = list_of([mentor_kind_name(kind) for kind in person.mentor_kinds])
            name = _("{kinds} mentor").format(kinds=kinds)
        names.append(name)
    parts = [", ".join(names)] if names else []
    if person.in_room:
        parts.append(_("in the room"))
    if agreement is not None and agreement.cadence_days:
        parts.append(cadence(agreement.cadence_days))
    return " · ".join(parts)


def cadence(days: int) -> str:
    """Return how often, in weeks where they are whole."""
    if days % WEEK == 0:
        weeks = days // WEEK
        return ngettext("every week", "every {count} weeks", weeks).format(
            count=format_number(weeks)
        )
    return ngettext("every day", "every {count} days", days).format(count=format_number(days))


def due_said(day: date, today: date) -> str:
    """Return when the next conversation is due, or that it is overdue."""
    ahead = (day - today).days
    if ahead == 0:
        return _("today")
    if ahead < 0:
        return ngettext("{count} day overdue", "{count} days overdue", -ahead).format(
            count=format_number(-ahead)
        )
    if ahead <= 2 * WEEK:
        return ngettext("in {count} day", "in {count} days", ahead).format(
            count=format_number(ahead)
        )
    return format_day_month(day)


def _due(day: date, today: date) -> str:
    said = due_said(day, today)
    return said if day < today else _("due {when}").format(when=said)


def help_name(kind: Help) -> str:
    """Return a kind of help as the agreement lists it."""
    from growthjournal.domain.agreements import Help

    return {
        Help.QUESTIONS: _("questions"),
        Help.OBSERVATIONS: _("observations"),
        Help.STORIES: _("stories"),
        Help.ADVICE: _("advice"),
    }[kind]


def ask_first() -> str:
    """Return the request that the agreement suggests, in the program's own words."""
    return _("If you see me do the same thing twice, name it, even when it is off the subject.")


def agenda_kind_name(kind: AgendaKind) -> str:
    """Return what is brought."""
    from growthjournal.domain.agenda import AgendaKind

    return {
        AgendaKind.DECISION: _("A decision"),
        AgendaKind.ASSUMPTION: _("An assumption"),
        AgendaKind.QUESTION: _("A question"),
    }[kind]


def question_note(text: str) -> str:
    """Return a gentle note on a question that hands over the thinking, else ""."""
    words = " ".join(text.split()).casefold()
    if words.startswith((OPENING_TO_AVOID, _("What should I do").casefold())):
        return _(
            "This asks for the answer. Which way do you lean, and what would you like to have "
            "tested?"
        )
    return ""


def status_name(status: CommitmentStatus) -> str:
    """Return where a commitment stands."""
    return {
        CommitmentStatus.OPEN: _("open"),
        CommitmentStatus.DONE: _("done"),
        CommitmentStatus.PARTLY: _("partly"),
        CommitmentStatus.DROPPED: _("dropped"),
        CommitmentStatus.CARRIED: _("moved"),
    }[status]


def commitment_note(commitment: Commitment, name: str | None, today: date) -> str:
    """Return who a promise was made to or by, and when it is due or how it was closed."""
    said = _("promised by {name}") if commitment.made_by else _("promised to {name}")
    parts = [said.format(name=name)] if name else []
    if commitment.closed_on is not None:
        parts.append(
            _("{status} {date}").format(
                status=status_name(commitment.status),
                date=format_date(commitment.closed_on, "medium"),
            )
        )
    elif commitment.due is not None:
        parts.append(_due(commitment.due, today))
    if commitment.is_standing and commitment.carried_count:
        parts.append(
            ngettext("moved once", "moved {count} times", commitment.carried_count).format(
                count=format_number(commitment.carried_count)
            )
        )
    return " · ".join(parts)


def commitment_question(commitment: Commitment) -> str:
    """Return the question of a promise that was carried three times, else "" (A6)."""
    if not asks_its_question(commitment):
        return ""
    return _("Moved three times. Drop it, shrink it, or bring it as the topic?")


def missing_line(status: CommitmentStatus) -> str:
    """Return what is asked once when a promise is closed without its line."""
    if status is CommitmentStatus.DROPPED:
        return _("Why? In a few words.")
    return _("What changed?")


def change_line(change: Change) -> str:
    """Return a line of the draft of *what changed*, in the user's own voice (A6).

    A promise carries its mark, as in a list that can be ticked.
    """
    detail = (change.detail or "").strip()
    if change.kind in _MARKS:
        words = _promise_words(change)
        return f"{_MARKS[change.kind]} {words} {detail}".rstrip()
    if change.kind is ChangeKind.DECIDED:
        line = _("Decided: {title}.").format(title=_bare(change.text))
        return f"{line} {detail}".rstrip()
    if change.kind is ChangeKind.TESTED:
        return _tested(change, detail)
    if change.kind is ChangeKind.CAUGHT:
        return _caught(change)
    return _("{competency}, {axis}: {before} to {after}.").format(
        competency=change.text,
        axis=axis_name(change.axis).lower() if change.axis else "",
        before=_figure(change.before),
        after=_figure(change.after),
    )


_MARKS = {
    ChangeKind.KEPT: "[x]",
    ChangeKind.PARTLY: "[ ]",
    ChangeKind.DROPPED: "[ ]",
    ChangeKind.SLIPPED: "[ ]",
}


def _promise_words(change: Change) -> str:
    words = _sentence(change.text)
    return {
        ChangeKind.KEPT: words,
        ChangeKind.PARTLY: _("{promise} Partly.").format(promise=words),
        ChangeKind.DROPPED: _("{promise} Dropped.").format(promise=words),
        ChangeKind.SLIPPED: _("{promise} Not done yet.").format(promise=words),
    }[change.kind]


def _tested(change: Change, detail: str) -> str:
    line = _("Tested: {statement}.").format(statement=_bare(change.text))
    if change.before is not None and change.after is not None:
        moved = _("I believed it {before}, now {after}.").format(
            before=percent(int(change.before)), after=percent(int(change.after))
        )
        return f"{line} {moved}"
    return f"{line} {detail}".rstrip()


def _caught(change: Change) -> str:
    name = _bare(change.text)
    if change.seen == 1:
        if change.early:
            return _("{pattern}: once, caught before it happened.").format(pattern=name)
        return _("{pattern}: once.").format(pattern=name)
    return _("{pattern}: {seen} times, {early} of them caught before it happened.").format(
        pattern=name, early=format_number(change.early), seen=format_number(change.seen)
    )


def _figure(value: float | None) -> str:
    return "" if value is None else format_number(value, 0 if value == int(value) else 1)


def _bare(text: str) -> str:
    return text.strip().rstrip(".!")


def _sentence(text: str) -> str:
    words = text.strip()
    return words if words.endswith((".", "!", "?", "”", '"')) else f"{words}."


def candidate_note(candidate: Candidate, today: date) -> str:
    """Return where something that could be brought comes from, and since when."""
    origin = {
        CandidateKind.UNDISCUSSED: _("not discussed last time"),
        CandidateKind.ON_MY_MIND: _("on my mind"),
        CandidateKind.DECISION: _("to be decided"),
        CandidateKind.ASSUMPTION: _("an assumption, not tested yet"),
        CandidateKind.PROMISE: _("a promise, moved three times"),
    }[candidate.kind]
    if candidate.due is not None:
        return f"{origin} · {_due(candidate.due, today)}"
    if candidate.since is None:
        return origin
    days = max(0, (today - candidate.since).days)
    waited = ngettext("for {count} day", "for {count} days", days).format(count=format_number(days))
    return f"{origin} · {waited}"


def backing_name(step: int | None) -> str:
    """Return a step of the backing ladder (A2)."""
    if step is None:
        return _("not judged")
    return (
        _("doesn’t know my work"),
        _("knows it by report"),
        _("has seen it"),
        _("has given me inside context"),
        _("has introduced or praised me to someone who matters"),
        _("has put me on work that is watched"),
        _("has argued for me when I was absent"),
    )[step]
