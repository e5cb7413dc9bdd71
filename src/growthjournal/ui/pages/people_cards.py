"""Cards of a person's page: the question about drift, promises, what they surfaced."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from growthjournal.domain.commitments import Commitment, by_due
from growthjournal.domain.patterns import Pattern
from growthjournal.domain.people import is_mentored
from growthjournal.language import format_date, format_number
from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_parts import clear, column
from growthjournal.ui.pages.people_parts import shrinking
from growthjournal.ui.widgets.basics import (
    Card,
    Hairline,
    LinkButton,
    QuietButton,
    Text,
    breakable,
)
from growthjournal.ui.widgets.promises import PromiseList
from growthjournal.ui.widgets.record_button import RecordButton
from growthjournal.wording import drift, patterns
from growthjournal.wording import people as words

if TYPE_CHECKING:
    from growthjournal.domain.assumptions import Assumption
    from growthjournal.ui.models.people import OnePerson
    from growthjournal.ui.session import Session

AT_FIRST = 8
"""Rows of a card that are shown before the rest is asked for."""
EDGE = 18
"""Inner margin of the cards, px."""
ROW_INSET = 8
"""How far the words of a row that can be pressed stand inside of it, px."""


class QuestionCard(Card):
    """Drift, as a question with its three facts, for the user alone.

    Signals:
        conversations_wanted: Uuids of the conversations it was worked out from, as a frozenset.
    """

    conversations_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._links: list[QWidget] = []
        self.setObjectName("questionCard")
        self.setAccessibleName(_("A question for you"))
        self.body.addWidget(Text(_("A question for you, and for nobody else"), "section"))
        place = QWidget()
        self._inside = column(place, spacing=6)
        self.body.addWidget(place)

    def show_person(self, one: OnePerson) -> None:
        """Show the questions that stand; without any the card takes no room."""
        clear(self._inside)
        self._links = []
        flags, mentored = one.overview.flags, is_mentored(one.person)
        for place, flag in enumerate(flags):
            if place:
                self._inside.addWidget(Hairline())
            self._add(drift.question(flag, one.person.name, mentored=mentored))
        self.setVisible(bool(flags))

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [*self._links]

    def forget(self) -> None:
        """Drop every text."""
        clear(self._inside)
        self._links = []
        self.hide()

    def _add(self, question: drift.Question) -> None:
        self._inside.addWidget(shrinking(Text(breakable(question.text), "heading", wrap=True)))
        for fact in filter(None, (*question.facts, question.cause)):
            self._inside.addWidget(shrinking(Text(fact, wrap=True)))
        show = LinkButton(question.span)
        show.setObjectName("showConversations")
        show.setAccessibleName(_("Show the conversations: {span}").format(span=question.span))
        show.clicked.connect(partial(self._want, frozenset(question.conversations)))
        self._inside.addWidget(show, alignment=Qt.AlignmentFlag.AlignLeading)
        self._links.append(show)

    def _want(self, uuids: frozenset[str], *_checked: bool) -> None:
        self.conversations_wanted.emit(uuids)


class PromisesCard(Card):
    """What was promised, still to be done first; what is closed a press away.

    Signals:
        adding: Add a promise.
        rebuilt: Other rows are shown.
    """

    adding = Signal()
    rebuilt = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        from growthjournal.ui.dialogs.promise import connect_forms

        self.setObjectName("promisesCard")
        self._one: OnePerson | None = None
        self.heading = Text("", "section")
        self.add = QuietButton(_("Promise"), "plus")
        self.add.setObjectName("addPromise")
        self.add.setAccessibleName(_("Add a promise"))
        self.none = Text("", "muted", wrap=True)
        self.list = PromiseList(session, at_first=AT_FIRST)
        connect_forms(self.list)
        self.closed = LinkButton("")
        self.closed.setObjectName("showClosedPromises")
        self.closed.setCheckable(True)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        self.body.addLayout(head)
        self.body.addWidget(self.none)
        self.body.addWidget(self.list)
        self.body.addWidget(self.closed, alignment=Qt.AlignmentFlag.AlignLeading)
        self.add.clicked.connect(self.adding)
        self.closed.clicked.connect(self._show)

    def show_person(self, one: OnePerson, *, is_same: bool) -> None:
        """Show what was promised between the user and a person."""
        if not is_same:
            self.closed.setChecked(False)
            self.list.clear()
        self._one = one
        self._show()

    def show_all(self) -> None:
        """Show those that are closed as well."""
        self.closed.setChecked(True)
        self._show()
        self.closed.setFocus()

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.add, *self.list.stops(), self.closed]

    def save_pending(self) -> bool:
        """Save what was typed in the list and in a form over it; return whether all is stored."""
        from growthjournal.ui.dialogs.form import save_open_forms

        answers = [self.list.save_pending(), save_open_forms(self)]
        return all(answers)

    def forget(self) -> None:
        """Drop every text."""
        self._one = None
        self.list.clear()

    def _show(self) -> None:
        if self._one is None:
            return
        one, mentored = self._one, is_mentored(self._one.person)
        standing = by_due(each for each in one.overview.commitments if each.is_standing)
        closed = sorted(
            (each for each in one.overview.commitments if not each.is_standing),
            key=lambda each: each.closed_on or each.made_on,
            reverse=True,
        )
        self.none.setText(_("Nothing stands open."))
        self.none.setVisible(not standing)
        # Where both sides promised something, each row says who.
        sides = {each.made_by for each in one.overview.commitments}
        expected = {one.person.uuid if mentored else None}
        self.heading.setText(_promises_title(is_mixed=not sides <= expected, mentored=mentored))
        self.list.person = one.person.uuid if sides <= expected else None
        shown: list[Commitment] = [*standing, *(closed if self.closed.isChecked() else ())]
        self.list.show_promises(shown, one.today)
        self.closed.setVisible(bool(closed))
        count = format_number(len(closed))
        name = _("Hide what is closed") if self.closed.isChecked() else _("Closed {count}")
        self.closed.setText(name.format(count=count))
        self.closed.setAccessibleName(_("Promises that are closed, {count}").format(count=count))
        self.rebuilt.emit()


def _promises_title(*, is_mixed: bool, mentored: bool) -> str:
    if is_mixed:
        return _("Promises")
    return _("What they promised") if mentored else _("What you promised")


class SurfacedCard(Card):
    """Patterns and assumptions that a person surfaced; pressing one opens it.

    Signals:
        opened: (kind, uuid) of the record.
        rebuilt: Other rows are shown.
    """

    opened = Signal(str, str)
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surfacedCard")
        self.body.setContentsMargins(EDGE - ROW_INSET, 16, EDGE - ROW_INSET, 12)
        self.body.setSpacing(4)
        self.heading = Text("", "section")
        self.heading.setContentsMargins(ROW_INSET, 0, ROW_INSET, 0)
        self._place = QWidget()
        self.rows: list[RecordButton] = []
        self.more = LinkButton("")
        self.more.setObjectName("moreSurfaced")
        self.more.clicked.connect(self._show_rest)
        self._one: OnePerson | None = None
        self._shows_all = False
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(ROW_INSET, 0, ROW_INSET, 0)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.body.addWidget(self.heading)
        self.body.addWidget(self._place)
        self.body.addWidget(self._foot)

    def show_person(self, one: OnePerson, *, is_same: bool) -> None:
        """Show what a person surfaced; without anything the card takes no room."""
        self._one = one
        self._shows_all = self._shows_all and is_same
        self.heading.setText(words.surfaced_title(one.person))
        self._build()

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [*self.rows, self.more]

    def forget(self) -> None:
        """Drop every text."""
        self._one = None
        self._build()

    def _build(self) -> None:
        place = QWidget()
        inside = column(place, spacing=2)
        overview = self._one.overview if self._one is not None else None
        found: list[Pattern | Assumption] = []
        if overview is not None:
            found = [*overview.patterns, *overview.assumptions]
        shown = found if self._shows_all else found[:AT_FIRST]
        self.rows = [self._row(one) for one in shown]
        for row in self.rows:
            inside.addWidget(row)
        self.body.replaceWidget(self._place, place)
        self._place.hide()
        self._place.deleteLater()
        self._place = place
        place.show()  # all rows at once: each alone would lay out the page anew
        self.more.setText(_("Show all {count}").format(count=format_number(len(found))))
        self.more.setAccessibleName(self.more.text())
        self._foot.setVisible(len(shown) < len(found))
        self.setVisible(bool(found))
        self.rebuilt.emit()

    def _row(self, one: Pattern | Assumption) -> RecordButton:
        if isinstance(one, Pattern):
            kind = "pattern"
            row = _pattern_row(one, self._one.person.uuid if self._one is not None else "")
        else:
            kind, row = "assumption", _assumption_row(one)
        row.clicked.connect(partial(self._open, kind, one.uuid))
        return row

    def _show_rest(self) -> None:
        self._shows_all = True
        self._build()
        self.rows[AT_FIRST].setFocus()

    def _open(self, kind: str, uuid: str, *_checked: bool) -> None:
        self.opened.emit(kind, uuid)


def _pattern_row(one: Pattern, person: str) -> RecordButton:
    facts = [_("pattern"), patterns.status_name(one.status).lower()]
    if one.surfaced_by != person:
        facts.append(_("saw it too"))
    elif one.surfaced_on is not None:
        facts.append(format_date(one.surfaced_on, "medium"))
    return RecordButton((one.name, "strong"), (" · ".join(facts), "meta"))


def _assumption_row(one: Assumption) -> RecordButton:
    facts = [_("assumption"), patterns.conclusion_name(one.status).lower()]
    if one.surfaced_on is not None:
        facts.append(format_date(one.surfaced_on, "medium"))
    return RecordButton((one.statement, "strong"), (" · ".join(facts), "meta"))
