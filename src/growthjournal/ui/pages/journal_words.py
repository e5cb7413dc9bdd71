"""What can be made of words that are selected in an entry: a pattern, an assumption, more."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.entries import Entry
    from growthjournal.ui.pages.journal_saving import EntrySaver
    from growthjournal.ui.pages.patterns_forms import Forms
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.form_surfaced import Source


class SelectedWords:
    """Opens the form of a pattern, an assumption, an impact or a decision with the selected words.

    Args:
        session: The open journal.
        saver: Holds the open entry.
        selected: Returns the words that are selected in it.
        parent: The widget that the forms stand over.

    Attributes:
        actions: For menus; they have keys of their own.
    """

    def __init__(
        self, session: Session, saver: EntrySaver, selected: Callable[[], str], parent: QWidget
    ) -> None:
        self._session = session
        self._saver = saver
        self._selected = selected
        self._parent = parent
        made = (
            ("makePatternAction", "repeat-2", _("Make this a pattern…"), "P", self._make_pattern),
            (
                "makeAssumptionAction",
                "hourglass",
                _("Make this an assumption…"),
                "A",
                self._make_assumption,
            ),
            ("makeImpactAction", "eye", _("Make this an impact…"), "M", self._make_impact),
            ("makeDecisionAction", "split", _("Make this a decision…"), "J", self._make_decision),
        )
        self.actions: list[QAction] = []
        for name, icon_name, text, key, act in made:
            action = self._action(name, icon_name, text, f"Ctrl+Shift+{key}")
            action.triggered.connect(act)
            self.actions.append(action)

    def _action(self, name: str, icon_name: str, text: str, keys: str) -> QAction:
        action = QAction(icon(icon_name), text, self._parent)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action

    @cached_property
    def _forms(self) -> Forms:
        from growthjournal.ui.assumptions_acts import AssumptionActs
        from growthjournal.ui.pages.patterns_forms import Forms
        from growthjournal.ui.patterns_acts import PatternActs

        session = self._session
        forms = Forms(session, self._parent, PatternActs(session), AssumptionActs(session))
        session.about_to_lock.connect(forms.save_pending)
        return forms

    def _make_pattern(self) -> None:
        entry, source = self._entry(), self._source()
        if entry is not None and source is not None:
            self._forms.add_pattern(source, entry.uuid)

    def _make_assumption(self) -> None:
        entry, source = self._entry(), self._source()
        if entry is not None and source is not None:
            self._forms.add_assumption(source, entry.uuid)

    def _make_impact(self) -> None:
        entry, source = self._entry(), self._source()
        if entry is not None and source is not None:
            from growthjournal.ui.dialogs.impact import open_impact

            title = _one_line(source)
            open_impact(self._session, self._parent, title=title, entry=entry.uuid, on=entry.date)

    def _make_decision(self) -> None:
        entry, source = self._entry(), self._source()
        if entry is not None and source is not None:
            from growthjournal.ui.dialogs.decision import open_decision

            open_decision(self._session, self._parent, title=_one_line(source), entry=entry.uuid)

    def _entry(self) -> Entry | None:
        """Return the open entry, stored as it stands now; None when it could not be."""
        is_safe = self._saver.save() and self._saver.is_stored
        return self._saver.entry if is_safe else None

    def _source(self) -> Source | None:
        from growthjournal.domain.entries import Link, TargetKind
        from growthjournal.ui.widgets.form_surfaced import Source

        entry, words = self._saver.entry, self._selected()
        if entry is None or not words.strip():
            self._session.message.emit(_("Select the words in the text first."))
            return None
        links = self._session.ask(lambda one: one.journal.links(entry.uuid), list[Link]())
        people = [link.target for link in links if link.target_kind is TargetKind.PERSON]
        return Source(person=people[0] if len(people) == 1 else None, on=entry.date, words=words)


def _one_line(source: Source) -> str:
    """Return selected words as one line, without the signs of emphasis."""
    return " ".join((source.words or "").replace("*", "").split())
