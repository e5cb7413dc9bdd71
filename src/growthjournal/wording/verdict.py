"""The verdict in words: clause by clause, each with the rows it came from (method.md B5-B7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis
from growthjournal.domain.lever import LeverCheck, LeverWarning
from growthjournal.domain.scoring import Side
from growthjournal.domain.verdict import (
    Constraint,
    Missing,
    Verdict,
    next_level,
)
from growthjournal.language import format_date, format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.clauses import Answers, Clause, Part, Row, row_of
from growthjournal.wording.diagnostic import (
    change_said,
    confidence_name,
    constraint_name,
    item_title,
    measure_name,
    missing_said,
    score_said,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def explained(verdict: Verdict, check: LeverCheck, answers: Answers, today: date) -> list[Clause]:
    """Return the explanation by the pattern of B7; without a verdict, what is missing.

    Args:
        verdict: What may be concluded.
        check: Whether effort matches it.
        answers: Those of the latest readings.
        today: The local date.
    """
    if verdict.constraint is None:
        return _without(verdict, answers)
    found = [
        _name(verdict, verdict.constraint, today, answers),
        _scores(verdict, answers, today),
        _outside(verdict, answers),
        _carries(verdict),
        _limits(verdict),
        _since(verdict, answers),
        _lever(verdict, verdict.constraint, answers),
        _check(check, verdict),
        _turning(verdict, answers),
        _unknown(),
    ]
    return [one for one in found if one is not None]


def _without(verdict: Verdict, answers: Answers) -> list[Clause]:
    wanted = "; ".join(missing_said(one) for one in verdict.missing)
    clauses = [
        Clause(
            part=Part.NAME,
            text=_("No verdict yet. Missing: {what}.").format(what=wanted),
            rows=answers.rows(),
        )
    ]
    skill = verdict.skill
    if skill.last is not None and Missing.ROOM in verdict.missing:
        # Readiness is scored without the room (decisions.md 6).
        clauses.append(
            Clause(
                part=Part.SCORES,
                text=_("Readiness {score} out of 5. Finding out who decides comes first.").format(
                    score=score_said(skill.last.score)
                ),
                rows=answers.rows(Axis.SKILL),
            )
        )
        limits = _limits(verdict)
        clauses += [limits] if limits else []
    return clauses


def _name(verdict: Verdict, constraint: Constraint, today: date, answers: Answers) -> Clause:
    last = max(
        (one.last.on for one in (verdict.skill, verdict.visibility) if one.last), default=today
    )
    text = _("{label}, {date}.").format(
        label=confidence_name(verdict.confidence), date=format_date(last, "long")
    )
    if verdict.is_stale:
        text += " " + _("It is too old to lean on; answer the diagnostic again.")
    return Clause(
        part=Part.NAME,
        label=f"{constraint_name(constraint)}.",
        text=text,
        rows=answers.rows(),
    )


def _scores(verdict: Verdict, answers: Answers, today: date) -> Clause:
    said = []
    if verdict.skill.last and verdict.visibility.last:
        said.append(
            _("Readiness {skill} and seen {visibility}, each out of 5.").format(
                skill=score_said(verdict.skill.last.score),
                visibility=score_said(verdict.visibility.last.score),
            )
        )
    near = [axis for axis in Axis if verdict.state(axis).is_borderline]
    if len(near) == len(Axis):
        said.append(_("Both are borderline."))
    elif near:
        name = measure_name(near[0]).capitalize()
        said.append(_("{measure} is borderline.").format(measure=name))
    said += [_pending(verdict, axis, today) for axis in Axis if verdict.state(axis).pending]
    return Clause(part=Part.SCORES, text=" ".join(said), rows=answers.rows())


def _pending(verdict: Verdict, axis: Axis, today: date) -> str:
    pending = verdict.state(axis).pending
    if pending is None:
        return ""
    text = (
        _("{measure} has crossed upwards and waits to be confirmed: answer it again {when}.")
        if pending.side is Side.HIGH
        else _("{measure} has crossed downwards and waits to be confirmed: answer it again {when}.")
    )
    when = (
        _("by {date}").format(date=format_date(pending.closes_on, "medium"))
        if pending.opens_on <= today
        else _("between {first} and {last}").format(
            first=format_date(pending.opens_on, "medium"),
            last=format_date(pending.closes_on, "medium"),
        )
    )
    return text.format(measure=measure_name(axis).capitalize(), when=when)


def _outside(verdict: Verdict, answers: Answers) -> Clause | None:
    """What others said about skill; with none, that nobody did (B5)."""
    rows = tuple(Row(kind="diagnostic", uuid=uuid) for uuid in answers.outside)
    last = verdict.skill.last
    if last is not None and last.outside is not None:
        text = _("Others put your skill at {outside}, you at {own}.").format(
            outside=score_said(last.outside), own=score_said(last.own)
        )
        if last.differs_by is not None:
            text += " " + _("That differs by {difference}.").format(
                difference=score_said(last.differs_by)
            )
        return Clause(part=Part.OUTSIDE, text=text, rows=rows)
    if not verdict.is_alone:
        text = _("Others have rated your skill; it counts from your next sitting.")
        return Clause(part=Part.OUTSIDE, text=text, rows=rows)
    if verdict.constraint in {
        Constraint.READY_UNKNOWN,
        Constraint.OPERATING_SEEN,
    }:
        text = _("Nobody else has rated your skill yet.")
        return Clause(part=Part.OUTSIDE, text=text, rows=answers.rows(Axis.SKILL))
    return None


def _carries(verdict: Verdict) -> Clause | None:
    if not verdict.carries:
        return None
    parts = []
    for one in verdict.carries:
        chosen, _next = next_level(one)
        fact = (one.fact or "").strip().rstrip(".")
        parts.append(
            _("{item}: “{anchor}” ({fact})").format(
                item=item_title(one.item), anchor=chosen.rstrip("."), fact=fact
            )
            if fact
            else _("{item}: “{anchor}”").format(
                item=item_title(one.item), anchor=chosen.rstrip(".")
            )
        )
    return Clause(
        part=Part.CARRIES,
        label=_("What carries it:"),
        text="; ".join(parts) + ".",
        rows=tuple(row_of(one) for one in verdict.carries),
    )


def _limits(verdict: Verdict) -> Clause | None:
    limits = verdict.limits
    if limits is None:
        return None
    chosen, following = next_level(limits)
    text = _("{item}: “{anchor}”").format(item=item_title(limits.item), anchor=chosen)
    if following is not None:
        text = _("{said} One step up would be: “{anchor}”").format(said=text, anchor=following)
    return Clause(
        part=Part.LIMITS,
        label=_("What limits you now:"),
        text=text,
        rows=(row_of(limits),),
    )


def _since(verdict: Verdict, answers: Answers) -> Clause | None:
    said, days = [], []
    for axis in Axis:
        state = verdict.state(axis)
        if state.change is not None:
            days.append(state.readings[-2].on)
            said.append(
                _("{measure}: {change}").format(
                    measure=measure_name(axis), change=change_said(state.change)
                )
            )
    if not said:
        return None
    text = "; ".join(said) + "."
    return Clause(
        part=Part.SINCE,
        label=_("Since {date}:").format(date=format_date(min(days), "medium")),
        text=text,
        rows=answers.rows(),
    )


def lever_said(constraint: Constraint, item: str | None) -> str:
    """Return which lever to pull (B7)."""
    title = item_title(item) if item else ""
    return {
        Constraint.BUILD_SKILL: _(
            "Take a real undecided choice that uses “{item}” to someone who will test your "
            "reasoning."
        ),
        Constraint.READY_UNKNOWN: _(
            "Put one person from the room in front of the work, tell one where you are heading, "
            "and finish the page they could carry."
        ),
        Constraint.VISIBLE_STRETCHED: _(
            "Use the attention: ask for narrower scope or cover on “{item}”, and get an outside "
            "rating before the next large stage."
        ),
        Constraint.OPERATING_SEEN: _(
            "Development and exposure are no longer the limit. Ask directly about timing and "
            "openings, look elsewhere if there are none, and start backing somebody else."
        ),
    }[constraint].format(item=title)


def _lever(verdict: Verdict, constraint: Constraint, answers: Answers) -> Clause:
    limits = verdict.limits
    return Clause(
        part=Part.LEVER,
        label=_("Lever:"),
        text=lever_said(constraint, limits.item if limits else None),
        rows=(row_of(limits),) if limits else answers.rows(),
    )


def check_said(check: LeverCheck, since: date) -> str:
    """Return what the lever check has to say, "" for nothing (B6; decisions.md 7)."""
    if check.warning is LeverWarning.STILL_DEVELOPING:
        develop = ngettext(
            "{n} had a development move", "{n} had a development move", check.develop_weeks
        ).format(n=format_number(check.develop_weeks))
        show = ngettext("{n} a visibility move", "{n} a visibility move", check.show_weeks).format(
            n=format_number(check.show_weeks)
        )
        return _(
            "You have answered as ready since {date}. Of the last 13 weeks, {develop} and {show}."
        ).format(date=format_date(since, "long"), develop=develop, show=show)
    if check.warning is LeverWarning.AUDIENCE_AHEAD:
        return _("Your audience is growing faster than the work behind it.")
    if check.warning is LeverWarning.CHANGE_METHOD:
        return _(
            "Same constraint for three quarters. Change the method, not the effort: another "
            "mentor, a stretch assignment, or an outside rating."
        )
    return ""


def _check(check: LeverCheck, verdict: Verdict) -> Clause | None:
    if check.warning is None or verdict.since is None:
        return None
    acts = () if check.warning is LeverWarning.CHANGE_METHOD else (*check.develop, *check.show)
    rows = tuple(
        Row(kind=one.kind, uuid=one.uuid, said=format_date(one.on, "medium")) for one in acts
    )
    return Clause(part=Part.CHECK, text=check_said(check, verdict.since), rows=rows)


def _turning(verdict: Verdict, answers: Answers) -> Clause | None:
    axis, needed = verdict.turning, verdict.items_needed
    if axis is None or needed is None:
        return None
    state = verdict.state(axis)
    low, high = state.edges
    rises = state.side is Side.LOW
    if needed:
        text = (
            _("{measure} at {edge} or above, twice, at least two weeks apart; that is {items}.")
            if rises
            else _("{measure} below {edge}, twice, at least two weeks apart; that is {items}.")
        )
    else:
        text = (
            _("{measure} at {edge} or above once more, at least two weeks later.")
            if rises
            else _("{measure} below {edge} once more, at least two weeks later.")
        )
    items = ngettext("{n} item moving one step", "{n} items moving one step", needed).format(
        n=format_number(needed)
    )
    return Clause(
        part=Part.TURNING,
        label=_("What would change this:"),
        text=text.format(
            measure=measure_name(axis), edge=score_said(high if rises else low), items=items
        ),
        rows=answers.rows(axis),
    )


def _unknown() -> Clause:
    return Clause(
        part=Part.UNKNOWN,
        label=_("What this cannot know:"),
        text=_("openings, budgets, bias in who gets seen, and whether you want the job."),
    )


def as_dict(verdict: Verdict, clauses: Sequence[Clause]) -> dict[str, object]:
    """Return the verdict for programs; the keys stay as they are.

    Scores are 1 to 5 or null; `rows` are the ids of the records behind a clause.
    """
    pending = [
        {
            "axis": axis.value,
            "side": state.pending.side.value,
            "score": float(state.pending.reading.score),
            "from": state.pending.opens_on.isoformat(),
            "until": state.pending.closes_on.isoformat(),
        }
        for axis in Axis
        if (state := verdict.state(axis)).pending
    ]
    skill, visibility = verdict.skill.last, verdict.visibility.last
    return {
        "constraint": verdict.constraint.value if verdict.constraint else None,
        "label": verdict.confidence.value,
        "skill": round(float(skill.score), 2) if skill else None,
        "visibility": round(float(visibility.score), 2) if visibility else None,
        "pending": pending,
        "borderline": [axis.value for axis in Axis if verdict.state(axis).is_borderline],
        "stale": verdict.is_stale,
        "missing": [one.value for one in verdict.missing],
        "clauses": [
            {"part": one.part.value, "text": one.whole, "rows": [row.uuid for row in one.rows]}
            for one in clauses
        ],
    }
