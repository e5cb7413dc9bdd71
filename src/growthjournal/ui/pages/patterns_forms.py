"""Opens the forms of the Patterns page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.form_surfaced import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.assumptions import Assumption, AssumptionTest
    from growthjournal.domain.conversations import Conversation
    from growthjournal.domain.patterns import Pattern, Sighting
    from growthjournal.domain.people import Person
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.assumptions_acts import AssumptionActs
    from growthjournal.ui.dialogs.form import FormDialog
    from growthjournal.ui.models.patterns import PatternRow
    from growthjournal.ui.patterns_acts import PatternActs
    from growthjournal.ui.session import Session


class Forms:
    """Builds a form over what is stored now and shows it.

    Attributes:
        shown: The form that is open, or None.
        was_added: Called with the kind and the uuid of what a form added, or None.
    """

    def __init__(
        self, session: Session, parent: QWidget, patterns: PatternActs, assumptions: AssumptionActs
    ) -> None:
        self._session, self._parent = session, parent
        self._patterns, self._assumptions = patterns, assumptions
        self.shown: FormDialog | None = None
        self.was_added: Callable[[str, str], object] | None = None

    def add_pattern(self, source: Source | None = None, entry: str | None = None) -> None:
        """Open an empty form, or one with the words and who said them filled in."""
        from growthjournal.ui.dialogs.pattern import PatternDialog

        def save(pattern: Pattern, source: Source) -> None:
            self._patterns.add(pattern, source, entry)
            self._tell("pattern", pattern.uuid)

        self._show(
            PatternDialog(
                self._session,
                self._parent,
                None,
                source=source or Source(on=self._session.today()),
                people=self._people(),
                conversations=self._conversations(),
                save=save,
            )
        )

    def edit_pattern(self, pattern: Pattern) -> None:
        """Open a pattern's form."""
        from growthjournal.ui.dialogs.pattern import PatternDialog

        self._show(
            PatternDialog(
                self._session,
                self._parent,
                pattern,
                source=_source_of(pattern),
                people=self._people(pattern.surfaced_by),
                conversations=self._conversations(),
                save=self._patterns.edit,
            )
        )

    def add_sighting(self, pattern: Pattern, sighting: Sighting | None = None) -> None:
        """Open the form of a sighting, or of a new one."""
        from growthjournal.ui.dialogs.sighting import SightingDialog

        acts = self._patterns
        self._show(
            SightingDialog(
                self._session,
                self._parent,
                pattern,
                people=self._people(sighting.person if sighting else None),
                conversations=self._conversations(),
                save=acts.add_sighting if sighting is None else acts.edit_sighting,
                find_entry=self._find_entry,
                sighting=sighting,
            )
        )

    def ask_to_park(
        self, pattern: Pattern, active: Sequence[Pattern], park: Callable[[Pattern], object]
    ) -> None:
        """Ask which of the active patterns goes on watch."""
        from growthjournal.ui.dialogs.park import ParkDialog

        sightings = {one.uuid: self._sightings(one.uuid) for one in active}
        ParkDialog(self._session, self._parent, pattern, active, sightings, park).open()

    def ask_for_twin(self, pattern: Pattern, take: Callable[[str], object]) -> None:
        """Ask with which other pattern one is to be merged."""
        from growthjournal.domain.entries import TargetKind
        from growthjournal.ui.pages.journal_link_picker import LinkPicker

        picker = LinkPicker(self._session, TargetKind.PATTERN, self._parent, without=pattern.uuid)
        picker.setWindowTitle(_("Merge with which pattern?"))
        picker.field.setAccessibleName(picker.windowTitle())
        picker.accepted.connect(lambda: take(picker.picked) if picker.picked else None)
        picker.open()

    def ask_to_merge(self, two: Sequence[PatternRow], merge: Callable[[str, str], object]) -> None:
        """Ask which name one pattern for two has."""
        from growthjournal.ui.dialogs.merge import MergeDialog

        MergeDialog(self._session, self._parent, two, merge).open()

    def add_assumption(self, source: Source | None = None, entry: str | None = None) -> None:
        """Open an empty form, or one with the words and who said them filled in."""
        from growthjournal.ui.dialogs.assumption import AssumptionDialog

        def save(assumption: Assumption, source: Source, belief: int | None) -> None:
            self._assumptions.add(assumption, source, belief, entry)
            self._tell("assumption", assumption.uuid)

        self._show(
            AssumptionDialog(
                self._session,
                self._parent,
                None,
                source=source or Source(on=self._session.today()),
                people=self._people(),
                conversations=self._conversations(),
                save=save,
            )
        )

    def edit_assumption(self, assumption: Assumption) -> None:
        """Open an assumption's form."""
        from growthjournal.ui.dialogs.assumption import AssumptionDialog

        def save(edited: Assumption, source: Source, _belief: int | None) -> None:
            self._assumptions.edit(edited, source)

        self._show(
            AssumptionDialog(
                self._session,
                self._parent,
                assumption,
                source=_source_of(assumption),
                people=self._people(assumption.surfaced_by),
                conversations=self._conversations(),
                save=save,
            )
        )

    def set_belief(self, assumption: Assumption) -> None:
        """Open the slider."""
        from growthjournal.ui.dialogs.belief import BeliefDialog

        self._show(
            BeliefDialog(self._session, self._parent, assumption, save=self._assumptions.believe)
        )

    def write_ladder(self, assumption: Assumption) -> None:
        """Open the ladder of inference."""
        from growthjournal.ui.dialogs.ladder import LadderDialog

        save = partial(self._assumptions.write_ladder, assumption.uuid)
        self._show(LadderDialog(self._session, self._parent, assumption, save=save))

    def write_columns(self, assumption: Assumption) -> None:
        """Open what was said and thought."""
        from growthjournal.ui.dialogs.said_thought import SaidThoughtDialog

        save = partial(self._assumptions.write_columns, assumption.uuid)
        self._show(SaidThoughtDialog(self._session, self._parent, assumption, save=save))

    def plan_test(
        self, assumption: Assumption, test: AssumptionTest | None = None, *, action: str = ""
    ) -> None:
        """Open the form of a test, new or planned before.

        Args:
            assumption: What is tested.
            test: The one to edit, None for a new one.
            action: What a new one begins with.
        """
        from growthjournal.ui.dialogs.assumption_test import PlanDialog

        save = self._assumptions.plan if test is None else self._assumptions.edit_test
        believed = self._session.ask(lambda one: one.mentoring.belief(assumption.uuid), None)
        self._show(
            PlanDialog(
                self._session,
                self._parent,
                assumption,
                test,
                believed=believed,
                action=action,
                save=save,
            )
        )

    def log_result(self, test: AssumptionTest) -> None:
        """Open the form of a test's result."""
        from growthjournal.ui.dialogs.assumption_test import ResultDialog

        self._show(
            ResultDialog(self._session, self._parent, test, save=self._assumptions.log_result)
        )

    def _find_entry(self, parent: QWidget, take: Callable[[str | None], object]) -> None:
        from growthjournal.domain.entries import TargetKind
        from growthjournal.ui.pages.journal_link_picker import LinkPicker

        picker = LinkPicker(self._session, TargetKind.ENTRY, parent)
        picker.setWindowTitle(_("Which entry tells of it?"))
        picker.field.setAccessibleName(picker.windowTitle())
        picker.accepted.connect(lambda: take(picker.picked))
        picker.open()

    def save_pending(self) -> bool:
        """Save the open form where it can be saved; what lacks its one required field is left."""
        if self.shown is None or not self.shown.is_changed or self.shown.problem():
            return True
        return self.shown.save()

    def _tell(self, kind: str, uuid: str) -> None:
        if self.was_added is not None:
            self.was_added(kind, uuid)

    def _show(self, dialog: FormDialog) -> None:
        self.shown = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.shown = None

    def _people(self, also: str | None = None) -> list[Person]:
        def read(workspace: Workspace) -> list[Person]:
            people = workspace.mentoring.people()
            known = {one.uuid for one in people}
            if also is not None and also not in known:
                people.append(workspace.mentoring.person(also))
            return people

        return self._session.ask(read, [])

    def _sightings(self, pattern: str) -> list[Sighting]:
        return self._session.ask(lambda one: one.mentoring.sightings(pattern), [])

    def _conversations(self) -> list[Conversation]:
        return self._session.ask(lambda one: one.mentoring.conversations(), [])


def _source_of(record: Pattern | Assumption) -> Source:
    return Source(
        person=record.surfaced_by,
        conversation=record.surfaced_in,
        on=record.surfaced_on,
        words=record.heard_as,
    )
