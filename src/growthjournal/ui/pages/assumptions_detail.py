"""One assumption: the mentor's words, belief over time, and its tests."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from growthjournal.domain.assumptions import (
    AssumptionStatus,
    conclusion,
    days_untested,
    is_stale,
    may_conclude,
    situations,
)
from growthjournal.language import format_date
from growthjournal.language import gettext as _
from growthjournal.ui.pages.assumptions_reasoning import Reasoning
from growthjournal.ui.pages.patterns_parts import (
    Fields,
    Offer,
    Quote,
    Rows,
    StatusChips,
    column,
    follow,
    row_with_remove,
)
from growthjournal.ui.widgets.basics import (
    ChipRow,
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    ScrollColumn,
    SecondaryButton,
    Text,
)
from growthjournal.ui.widgets.form import Trouble
from growthjournal.ui.widgets.pattern_strip import BeliefView
from growthjournal.ui.widgets.source_chips import SourceChips
from growthjournal.wording import patterns as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.assumptions import AssumptionTest
    from growthjournal.ui.models.patterns import AssumptionRow, Surfaced
    from growthjournal.ui.theme import ThemeController
    from growthjournal.ui.widgets.source_chips import Opening


class AssumptionDetail(ScrollColumn):
    """Shows an assumption and asks for acts on it; it writes nothing.

    Signals:
        belief_wanted: State a belief.
        plan_wanted: Plan a test.
        edit_wanted: Open the form.
        removal_wanted: Remove the assumption.
        status_wanted: The status that was pressed.
        ladder_wanted: Open the ladder of inference.
        columns_wanted: Open what was said and thought.
        next_wanted: The AssumptionTest whose next test is to be planned.
        source_wanted: (kind, uuid) of a record to show.
        result_wanted: The AssumptionTest whose result is to be logged.
        test_edit_wanted: The AssumptionTest to edit.
        test_removal_wanted: The AssumptionTest to remove.
    """

    belief_wanted = Signal()
    plan_wanted = Signal()
    edit_wanted = Signal()
    removal_wanted = Signal()
    status_wanted = Signal(str)
    ladder_wanted = Signal()
    columns_wanted = Signal()
    next_wanted = Signal(object)
    source_wanted = Signal(str, str)
    result_wanted = Signal(object)
    test_edit_wanted = Signal(object)
    test_removal_wanted = Signal(object)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__(margins=(20, 14, 20, 20))
        self.setObjectName("assumptionDetail")
        self.row: AssumptionRow | None = None
        self.quote = Quote()
        self.statement = Text("", "title", wrap=True, selectable=True)
        self.statement.setObjectName("assumptionTitle")
        self.status = StatusChips(
            [(one.value, words.conclusion_name(one)) for one in AssumptionStatus], _("Status")
        )
        self.trouble = Trouble()
        self.rule = Text("", "meta", wrap=True)
        self.rule.setObjectName("conclusionRule")
        self.conclude = Offer("conclude", _("Conclude"))
        self.reword = LinkButton(_("Write it as if …, then …"))
        self.reword.setObjectName("reword")
        self.follows = Text("", wrap=True, selectable=True)
        self.follows.setObjectName("whatFollows")
        self.stale = Text("", "meta", wrap=True)
        self.stale.setObjectName("staleNote")
        self.belief = BeliefView(theme)
        self.belief.setObjectName("beliefHistory")
        self.finding = Text("", "meta", wrap=True)
        self.finding.setObjectName("beliefFinding")
        self.fields = Fields(
            [_("It protects me from"), _("Camera facts"), _("It could be wrong if")]
        )
        self.tests = Rows(
            "tests",
            title=_("Tests"),
            nothing=_("None yet. A test is one small, safe act that could prove it wrong."),
        )
        self.sources = SourceChips(_("Where it comes from"))
        self.sources.setObjectName("sources")
        self.told_in = Text(_("In the journal"), "section")
        self.entries = SourceChips(_("Entries that tell of it"))
        self.entries.setObjectName("entries")
        self.reasoning = Reasoning()
        self._make_buttons()
        self._build()

    def _make_buttons(self) -> None:
        self.plan = PrimaryButton(_("Plan a test"), "plus")
        self.plan.setObjectName("planTest")
        self.set_belief = SecondaryButton(_("Set belief"))
        self.set_belief.setObjectName("setBelief")
        self.edit = SecondaryButton(_("Edit"), "pencil")
        self.edit.setObjectName("editAssumption")
        self.remove = IconButton("trash-2", _("Remove the assumption"))
        self.remove.setObjectName("removeAssumption")
        self.plan.clicked.connect(self.plan_wanted)
        self.set_belief.clicked.connect(self.belief_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.status.wanted.connect(self.status_wanted)
        self.quote.words_wanted.connect(self.edit_wanted)
        self.sources.wanted.connect(self.source_wanted)
        self.entries.wanted.connect(self.source_wanted)
        self.reword.clicked.connect(self.edit_wanted)
        self.conclude.taken.connect(self.status_wanted)
        self.reasoning.ladder_wanted.connect(self.ladder_wanted)
        self.reasoning.columns_wanted.connect(self.columns_wanted)

    def _build(self) -> None:
        self.body.setSpacing(12)
        buttons = ChipRow(spacing=8)
        for button in (self.plan, self.set_belief, self.edit, self.remove):
            buttons.add(button)
        for part in (
            self.quote,
            self.sources,
            self.statement,
            self.status,
            self.trouble,
            self.follows,
            self.conclude,
            self.rule,
            self.reword,
            self.stale,
            buttons,
            self.belief,
            self.finding,
            self.tests,
            self.fields,
            self.reasoning,
            self.told_in,
            self.entries,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_assumption(self, row: AssumptionRow, surfaced: Surfaced) -> None:
        """Show an assumption."""
        is_same = self.row is not None and self.row.uuid == row.uuid
        if not is_same:
            self.verticalScrollBar().setValue(0)
            self.trouble.say("")
        self.row = row
        one = row.assumption
        who = words.surfaced_by(surfaced.name_of(one.surfaced_by), one.surfaced_on)
        held = surfaced.conversations.get(one.surfaced_in or "")
        if held is not None:
            who = _("{who}, in a conversation").format(who=who)
        self.quote.show_words(one.heard_as, who, is_own=one.surfaced_by is None)
        self.statement.setText(one.statement)
        self._show_standing(row)
        self.belief.show_beliefs(row.beliefs, row.end)
        self.finding.setText(words.belief_finding(row.beliefs))
        facts = "\n".join(f"· {fact}" for fact in one.camera_facts)
        self.fields.show_fields([one.protects_me_from, facts, one.could_be_wrong_if])
        self.reasoning.show_assumption(one)
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.tests.isAncestorOf(focused)
        newest = sorted(row.tests, key=lambda test: test.run_on is not None)
        self.tests.show_rows([partial(self._test, test) for test in newest], is_same=is_same)
        follow(self.remove, self.tests)
        if had_focus:
            self.plan.setFocus()

    def show_sources(self, said: Sequence[Opening], entries: Sequence[Opening]) -> None:
        """Show who said it and where, and the entries that tell of it."""
        self.sources.show_openings(said)
        self.entries.show_openings(entries)
        self.told_in.setVisible(bool(entries))
        follow(self.quote.ask, self.sources)

    def forget(self) -> None:
        """Drop every text."""
        self.row = None
        for text in (self.quote.words, self.quote.who, self.statement, self.finding, self.follows):
            text.setText("")
        self.conclude.hide_offer()
        self.show_sources((), ())
        self.reasoning.show_assumption(None)
        self.trouble.say("")
        self.belief.show_beliefs((), date.min)
        self.fields.forget()
        self.tests.show_rows([], is_same=False)

    def _show_standing(self, row: AssumptionRow) -> None:
        one, tests = row.assumption, row.tests
        belief = row.beliefs[-1].value if row.beliefs else None
        added_up = conclusion(tests, belief)
        reached = may_conclude(one, tests, belief)
        idle = AssumptionStatus.TESTING if tests else AssumptionStatus.UNTESTED
        allowed = [idle.value, AssumptionStatus.PARKED.value]
        if reached is not None:
            allowed.append(reached.value)
        self.status.show_value(one.status.value, allowed)
        if reached is not None and belief is not None and reached is not one.status:
            sentence = words.conclusion_offer(reached, situations(tests), belief)
            self.conclude.show_offer(sentence, reached.value)
        else:
            self.conclude.hide_offer()
        is_claim = added_up is not None and reached is None and not one.status.concludes
        self.rule.setText(words.needs_if_then() if is_claim else words.conclusion_rule())
        self.rule.setVisible(is_claim or added_up is None)
        self.reword.setVisible(is_claim)
        self._show_notes(row)

    def _show_notes(self, row: AssumptionRow) -> None:
        """Say what followed where it is concluded, and how long it waits where it is untested."""
        said = [test.conclusion for test in row.tests if test.run_on and test.conclusion]
        shows = row.status.concludes and bool(said)
        self.follows.setText(_("What follows: {text}").format(text=said[-1]) if shows else "")
        self.follows.setVisible(shows)
        is_old = is_stale(row.assumption, row.tests, row.end)
        days = days_untested(row.assumption, row.tests, row.end) or 0
        self.stale.setText(words.stale_note(days) if is_old else "")
        self.stale.setVisible(is_old)

    def _test(self, test: AssumptionTest) -> QWidget:
        lines = [Text(test.action, "strong", wrap=True, selectable=True)]
        lines.append(Text(" · ".join(_test_facts(test)), "meta", wrap=True))
        details = []
        for label, text in (
            (_("Expected if it holds: {text}"), test.expect_if_true),
            (_("Expected if it does not: {text}"), test.expect_if_false),
            (_("Worst case: {text}"), test.worst_case),
            (_("Observed: {text}"), test.observed),
            (_("What follows: {text}"), test.conclusion),
            (_("Next: {text}"), test.next_test),
        ):
            if text:
                details.append(label.format(text=text))
        if details:
            lines.append(Text("\n".join(details), wrap=True, selectable=True))
        remove = IconButton("x", _("Remove the test “{action}”").format(action=test.action))
        remove.setObjectName(f"removeTest-{test.uuid}")
        remove.clicked.connect(partial(self._want_removed, test))
        box = QWidget()
        inside = column(box)
        inside.addWidget(row_with_remove(lines, remove))
        inside.addWidget(self._test_buttons(test))
        return box

    def _test_buttons(self, test: AssumptionTest) -> QWidget:
        row = ChipRow(spacing=8)
        result: SecondaryButton | QuietButton
        if test.run_on is None:
            result = SecondaryButton(_("Log the result"), "check")
        else:
            result = QuietButton(_("Edit the result"), "pencil")
        result.setObjectName(f"logResult-{test.uuid}")
        result.clicked.connect(partial(self._want_result, test))
        row.add(result)
        if test.run_on is not None and test.next_test and not self._is_planned(test.next_test):
            following = SecondaryButton(_("Plan the next test"), "plus")
            following.setObjectName(f"planNext-{test.uuid}")
            following.setAccessibleDescription(test.next_test)
            following.clicked.connect(partial(self._want_next, test))
            row.add(following)
        if test.run_on is None:
            edit = QuietButton(_("Edit the test"), "pencil")
            edit.setObjectName(f"editTest-{test.uuid}")
            edit.clicked.connect(partial(self._want_edited, test))
            row.add(edit)
        return row

    def _is_planned(self, action: str) -> bool:
        return self.row is not None and any(test.action == action for test in self.row.tests)

    def _want_next(self, test: AssumptionTest) -> None:
        self.next_wanted.emit(test)

    def _want_removed(self, test: AssumptionTest) -> None:
        self.test_removal_wanted.emit(test)

    def _want_result(self, test: AssumptionTest) -> None:
        self.result_wanted.emit(test)

    def _want_edited(self, test: AssumptionTest) -> None:
        self.test_edit_wanted.emit(test)


def _test_facts(test: AssumptionTest) -> list[str]:
    facts = []
    if test.run_on is not None:
        facts.append(_("run {date}").format(date=format_date(test.run_on, "medium")))
    elif test.planned_on is not None:
        facts.append(_("planned {date}").format(date=format_date(test.planned_on, "medium")))
    if test.when_where:
        facts.append(test.when_where)
    if test.belief_before is not None:
        before = words.percent(test.belief_before)
        facts.append(_("belief before {value} (locked)").format(value=before))
    if test.belief_after is not None:
        facts.append(_("after {value}").format(value=words.percent(test.belief_after)))
    return facts
