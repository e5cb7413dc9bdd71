"""What can be done while a conversation is prepared, each a named step that is undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from growthjournal.domain.agenda import AgendaItem, AgendaKind, carried
from growthjournal.domain.decisions import Decision
from growthjournal.domain.preparation import CandidateKind
from growthjournal.language import gettext as _
from growthjournal.ui.acting import Acts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.preparation import Candidate
    from growthjournal.domain.record import Record
    from growthjournal.services.workspace import Workspace


def item_of(workspace: Workspace, candidate: Candidate, conversation: str) -> AgendaItem:
    """Return what a candidate would be on an agenda, for the user to finish; nothing is saved."""
    if candidate.kind is CandidateKind.UNDISCUSSED and candidate.item is not None:
        return carried(candidate.item, conversation)
    if candidate.item is not None:
        return replace(candidate.item, conversation=conversation)
    if candidate.kind is CandidateKind.DECISION:
        decision = workspace.decisions.decision(candidate.record)
        return AgendaItem(
            kind=AgendaKind.DECISION,
            text=decision.title,
            conversation=conversation,
            decision=decision.uuid,
            due=decision.decide_by,
            ruled_out=decision.ruled_out,
            taking_for_granted=decision.taking_for_granted,
            lean=decision.lean,
            sureness=decision.sureness,
        )
    if candidate.kind is CandidateKind.ASSUMPTION:
        return AgendaItem(
            kind=AgendaKind.ASSUMPTION,
            text=candidate.text,
            conversation=conversation,
            assumption=candidate.record,
            sureness=workspace.mentoring.belief(candidate.record),
        )
    return AgendaItem(
        kind=AgendaKind.DECISION,
        text=_("Drop it, shrink it or do it: {promise}").format(promise=candidate.text),
        conversation=conversation,
        due=candidate.due,
    )


def decision_of(workspace: Workspace, item: AgendaItem) -> Decision:
    """Return the decision that an item brings, with what the item says of it; nothing is saved."""
    if item.decision is None:
        kept = Decision(title=item.text, taken_to=item.conversation)
    else:
        kept = workspace.decisions.decision(item.decision)
        if item.frozen_at is not None:
            return kept
    return replace(
        kept,
        decide_by=item.due or kept.decide_by,
        ruled_out=item.ruled_out or kept.ruled_out,
        taking_for_granted=item.taking_for_granted or kept.taking_for_granted,
        lean=item.lean or kept.lean,
        sureness=kept.sureness if item.sureness is None else item.sureness,
    )


class PrepareActs(Acts):
    """What can be done while a conversation is prepared."""

    def bring(self, item: AgendaItem) -> None:
        """Put something on the agenda, at its end.

        Raises:
            JournalError: Nothing was changed.
        """
        there = self.workspace.agenda.items(item.conversation or "")
        last = max((one.position for one in there), default=-1)
        self._save(_("Bring it"), replace(item, position=last + 1))

    def change(self, item: AgendaItem) -> None:
        """Replace an item by its edited form.

        Raises:
            JournalError: Nothing was changed.
        """
        self._save(_("Change what you bring"), item)

    def decide(self, item: AgendaItem, decision: Decision) -> None:
        """Save the decision that an item brings; what the item says follows until it was sent.

        Raises:
            JournalError: Nothing was changed.
        """
        records: list[Record] = [decision]
        if item.frozen_at is None:
            records.append(
                replace(
                    item,
                    decision=decision.uuid,
                    text=decision.title,
                    due=decision.decide_by,
                    ruled_out=decision.ruled_out,
                    taking_for_granted=decision.taking_for_granted,
                    lean=decision.lean,
                    sureness=decision.sureness,
                )
            )
        self._save(_("Write the decision down"), *records)

    def keep_private(self, item: AgendaItem, *, is_private: bool) -> None:
        """Keep an item out of the brief, or let it in.

        Raises:
            JournalError: Nothing was changed.
        """
        text = _("Keep it out of the brief") if is_private else _("Let it into the brief")
        self._save(text, replace(item, kept_private=is_private))

    def remove(self, item: AgendaItem) -> None:
        """Take an item off the agenda."""
        agenda = self.workspace.agenda
        self.session.perform(
            _("Take it off the agenda"),
            lambda: agenda.remove(item.uuid),
            lambda: agenda.restore(item.uuid),
            message=_("Taken off the agenda"),
        )

    def arrange(self, conversation: str, before: Sequence[str], after: Sequence[str]) -> None:
        """Put the agenda into another order."""
        agenda = self.workspace.agenda
        self.session.perform(
            _("Move on the agenda"),
            lambda: agenda.arrange(conversation, after),
            lambda: agenda.arrange(conversation, before),
        )

    def keep_lines(self, conversation: Conversation, lines: Sequence[str]) -> bool:
        """Keep other lines of *what changed*; return whether there are at most five."""
        agenda, before = self.workspace.agenda, conversation.what_changed
        return self.session.perform(
            _("Choose what changed"),
            lambda: agenda.keep_lines(conversation.uuid, lines),
            lambda: agenda.keep_lines(conversation.uuid, before),
        )

    def mark_sent(self, conversation: Conversation, at: datetime) -> None:
        """Note when the brief was sent; what was in it stays as it is."""
        agenda = self.workspace.agenda
        self.session.perform(
            _("Mark as sent"),
            lambda: agenda.mark_sent(conversation.uuid, at),
            lambda: agenda.unmark_sent(conversation.uuid),
            message=_("Marked as sent"),
        )

    def unmark_sent(self, conversation: Conversation) -> None:
        """Say that the brief was not sent after all."""
        agenda, at = self.workspace.agenda, conversation.agenda_sent_at
        if at is None:
            return
        points = [one.uuid for one in agenda.items(conversation.uuid) if one.frozen_at is not None]
        self.session.perform(
            _("Mark as not sent"),
            lambda: agenda.unmark_sent(conversation.uuid),
            lambda: agenda.mark_sent(conversation.uuid, at, points),
            message=_("Not marked as sent any more"),
        )

    def _save(self, text: str, *records: Record) -> None:
        act = self.workspace.together.act(records)
        first = [act.do()]  # what is refused is said in the form, not in the window's banner
        self.session.perform(
            text, lambda: first.pop() if first else act.do(), act.undo, message=_("Saved")
        )
