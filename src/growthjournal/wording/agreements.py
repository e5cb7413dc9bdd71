"""What is said about an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.agreements import Agreement, Setter, is_review_due, meetings_left
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.conversations import cadence, help_name

if TYPE_CHECKING:
    from datetime import date


def setter_name(setter: Setter, name: str, *, mentored: bool = False) -> str:
    """Return who sets the topic.

    Args:
        setter: As agreed.
        name: The other person.
        mentored: The user is the mentor.
    """
    if setter is Setter.BOTH:
        return _("both of you")
    return _("you") if (setter is Setter.MENTOR) is mentored else name


def agreement_labels(*, mentored: bool = False) -> tuple[str, ...]:
    """Return the labels of an agreement's texts, in the order of `agreement_texts`."""
    return (
        _("What they want to be able to do") if mentored else _("What you want to be able to do"),
        _("How often"),
        _("Who sets the topic"),
        _("Help that is wanted, in this order"),
        _("What stays between you"),
        _("How either of you can stop"),
        _("Look at it again"),
    )


def agreement_texts(
    agreement: Agreement, name: str, held: int, *, mentored: bool = False
) -> tuple[str | None, ...]:
    """Return an agreement as texts.

    Args:
        agreement: The terms.
        name: The other person.
        held: Conversations held since it was made.
        mentored: The user is the mentor.
    """
    aim = agreement.aim.strip()
    if aim and agreement.by_when is not None:
        aim = _("{aim} By {date}.").format(
            aim=f"{aim.rstrip('.')}.", date=format_date(agreement.by_when)
        )
    often = cadence(agreement.cadence_days) if agreement.cadence_days else _("not agreed")
    left = meetings_left(agreement, held)
    planned = ngettext(
        "{left} of {count} conversation still to come",
        "{left} of {count} conversations still to come",
        agreement.meetings_planned,
    ).format(left=format_number(left), count=format_number(agreement.meetings_planned))
    return (
        aim or None,
        f"{often} · {planned}",
        setter_name(agreement.topic_setter, name, mentored=mentored),
        ", ".join(help_name(kind) for kind in agreement.help_wanted) or None,
        agreement.private_things,
        agreement.exit_line,
        None if agreement.review_on is None else format_date(agreement.review_on),
    )


def review_line(agreement: Agreement, held: int, today: date) -> str:
    """Return that it is time to look at an agreement again, and why; else ""."""
    if not is_review_due(agreement, held, today):
        return ""
    if agreement.review_on is not None and agreement.review_on <= today:
        return _(
            "Time to look at it again, as agreed for {date}. Go on, change it, or stop?"
        ).format(date=format_date(agreement.review_on))
    return _("The conversations you agreed on are held. Go on, change it, or stop?")


def earlier_line(agreement: Agreement) -> str:
    """Return an agreement that was followed by another, in one line."""
    aim = agreement.aim.strip() or _("no aim written down")
    if agreement.agreed_on is None:
        return _("Before: {aim}").format(aim=aim)
    return _("Since {date}: {aim}").format(date=format_date(agreement.agreed_on), aim=aim)


def agreement_offer(*, mentored: bool = False) -> str:
    """Return what is said while nothing is agreed."""
    if mentored:
        return _("What they want to be able to do, how often you meet, and how either can stop.")
    return _("What you want to be able to do, how often you meet, and how either of you can stop.")


def agreement_title(agreement: Agreement | None) -> str:
    """Return the heading over an agreement, with since when it holds."""
    if agreement is None or agreement.agreed_on is None:
        return _("Agreement")
    return _("Agreement of {date}").format(date=format_date(agreement.agreed_on))
