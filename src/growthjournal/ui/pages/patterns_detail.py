"""One pattern: the mentor's words first, then how early it is caught, then everything else."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal

from growthjournal.domain.patterns import PatternStatus, may_retire, seen_by
from growthjournal.language import format_date, format_number, list_of
from growthjournal.language import gettext as _
from growthjournal.ui.models.patterns import SightingRow
from growthjournal.ui.pages.patterns_parts import (
    Fields,
    Offer,
    Quote,
    StatusChips,
    follow,
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
from growthjournal.ui.widgets.pattern_delegate_sighting import SightingListView
from growthjournal.ui.widgets.pattern_strip import StripView
from growthjournal.ui.widgets.source_chips import SourceChips
from growthjournal.wording import patterns as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from growthjournal.domain.patterns import Pattern
    from growthjournal.ui.models.patterns import PatternRow, Surfaced
    from growthjournal.ui.theme import ThemeController
    from growthjournal.ui.widgets.source_chips import Opening


AT_FIRST = 6
"""Sightings of a long list that are shown at first."""


class PatternDetail(ScrollColumn):
    """Shows a pattern and asks for acts on it; it writes nothing.

    Signals:
        saw_it: Add a sighting.
        edit_wanted: Open the form.
        removal_wanted: Remove the pattern.
        status_wanted: The status that was pressed.
        merge_wanted: Find another pattern to merge it with.
        twin_wanted: The uuid of the pattern that is offered for merging.
        sighting_removal_wanted: The Sighting to remove.
        sighting_edit_wanted: The Sighting to edit.
        sighting_menu_wanted: (Sighting, QPoint) where its menu opens.
        source_wanted: (kind, uuid) of a record to show.
    """

    saw_it = Signal()
    edit_wanted = Signal()
    removal_wanted = Signal()
    status_wanted = Signal(str)
    merge_wanted = Signal()
    twin_wanted = Signal(str)
    sighting_removal_wanted = Signal(object)
    sighting_edit_wanted = Signal(object)
    sighting_menu_wanted = Signal(object, object)
    source_wanted = Signal(str, str)

    def __init__(self, theme: ThemeController) -> None:
        super().__init__(margins=(20, 14, 20, 20))
        self.setObjectName("patternDetail")
        self.row: PatternRow | None = None
        self._surfaced: Surfaced | None = None
        self.quote = Quote()
        self.name = Text("", "title", wrap=True, selectable=True)
        self.name.setObjectName("patternTitle")
        self.by_two = Text("", "strong", wrap=True)
        self.by_two.setObjectName("seenByTwo")
        self.instead = Text("", wrap=True, selectable=True)
        self.instead.setObjectName("ifThen")
        self.status = StatusChips(
            [(one.value, words.status_name(one)) for one in PatternStatus], _("Status")
        )
        self.trouble = Trouble()
        self.trouble.setObjectName("statusTrouble")
        self.offer = Text("", wrap=True)
        self.offer.setObjectName("retireOffer")
        self.twin = Offer("mergeTwin", _("Merge"))
        self.twin.taken.connect(self.twin_wanted)
        self.strip = StripView(theme)
        self.strip.setObjectName("strip")
        self.finding = Text("", "meta", wrap=True)
        self.finding.setObjectName("finding")
        self.fields = Fields(
            [
                _("What sets it off"),
                _("What you then do"),
                _("What you get out of it"),
                _("What it costs"),
                _("It touches"),
            ]
        )
        self.sources = SourceChips(_("Where it comes from"))
        self.sources.setObjectName("sources")
        self.told_in = Text(_("In the journal"), "section")
        self.entries = SourceChips(_("Entries that tell of it"))
        self.entries.setObjectName("entries")
        self.decided_in = Text(_("In decisions"), "section")
        self.decisions = SourceChips(_("Decisions in which it showed"))
        self.decisions.setObjectName("decisions")
        self.sightings = SightingListView(theme)
        self.more = LinkButton("")
        self.more.setObjectName("allSightings")
        self._shows_all = False
        self.no_sightings = Text(
            _("None yet. When you notice it, or somebody tells you, press “Saw it”."),
            "muted",
            wrap=True,
        )
        self._make_buttons()
        self._build()

    def _make_buttons(self) -> None:
        self.saw = PrimaryButton(_("Saw it"), "eye")
        self.saw.setObjectName("sawIt")
        self.retire = SecondaryButton(_("Retire"))
        self.retire.setObjectName("retire")
        self.reopen = SecondaryButton(_("Reopen"))
        self.reopen.setObjectName("reopen")
        self.edit = SecondaryButton(_("Edit"), "pencil")
        self.edit.setObjectName("editPattern")
        self.merge = QuietButton(_("Merge…"))
        self.merge.setObjectName("mergePattern")
        self.merge.setAccessibleName(_("Merge with another pattern"))
        self.remove = IconButton("trash-2", _("Remove the pattern"))
        self.remove.setObjectName("removePattern")
        self.saw.clicked.connect(self.saw_it)
        self.edit.clicked.connect(self.edit_wanted)
        self.merge.clicked.connect(self.merge_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.retire.clicked.connect(partial(self._want, PatternStatus.RETIRED))
        self.reopen.clicked.connect(partial(self._want, PatternStatus.WATCHING))
        self.status.wanted.connect(self.status_wanted)
        self.sightings.removal_wanted.connect(self.sighting_removal_wanted)
        self.sightings.edit_wanted.connect(self.sighting_edit_wanted)
        self.sightings.menu_wanted.connect(self.sighting_menu_wanted)
        self.sources.wanted.connect(self.source_wanted)
        self.entries.wanted.connect(self.source_wanted)
        self.decisions.wanted.connect(self.source_wanted)
        self.more.clicked.connect(self._show_all)
        self.sightings.shown.connect(self._follow)
        self.quote.words_wanted.connect(self.edit_wanted)

    def _build(self) -> None:
        self.body.setSpacing(12)
        self.buttons = ChipRow(spacing=8)
        for button in (self.saw, self.retire, self.reopen, self.edit, self.merge, self.remove):
            self.buttons.add(button)
        for part in (
            self.quote,
            self.sources,
            self.by_two,
            self.name,
            self.instead,
            self.status,
            self.trouble,
            self.offer,
            self.twin,
            self.buttons,
            self.strip,
            self.finding,
            Text(_("Sightings"), "section"),
            self.no_sightings,
            self.sightings,
            self.more,
            self.fields,
            self.told_in,
            self.entries,
            self.decided_in,
            self.decisions,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_pattern(self, row: PatternRow, surfaced: Surfaced) -> None:
        """Show a pattern."""
        is_same = self.row is not None and self.row.uuid == row.uuid
        if not is_same:
            self.verticalScrollBar().setValue(0)
            self.trouble.say("")
            self._shows_all = False
        self.row, self._surfaced = row, surfaced
        one = row.pattern
        self.quote.show_words(one.heard_as, self._who(one), is_own=one.surfaced_by is None)
        self.name.setText(one.name)
        self.instead.setText(one.if_then or "")
        self.instead.setVisible(bool(one.if_then))
        names = [surfaced.name_of(who) or "" for who in seen_by(one, row.sightings)]
        self.by_two.setText(words.seen_by(names) if row.is_seen_by_two else "")
        self.by_two.setVisible(row.is_seen_by_two)
        self._show_standing(row)
        self._show_twin(row, surfaced)
        self.strip.show_sightings(row.sightings, row.end)
        self.finding.setText(self._finding(row))
        self.finding.setVisible(bool(row.sightings))
        touched = [surfaced.competencies.get(uuid, "") for uuid in one.competencies]
        self.fields.show_fields(
            [
                one.trigger,
                one.behaviour,
                one.short_term_payoff,
                one.cost,
                list_of([name for name in touched if name]),
            ]
        )
        self._list_sightings()

    def _list_sightings(self) -> None:
        row, surfaced = self.row, self._surfaced
        if row is None or surfaced is None:
            return
        count = len(row.sightings)
        shown = count if self._shows_all or count <= AT_FIRST + 1 else AT_FIRST
        newest = tuple(reversed(row.sightings))[:shown]
        self.sightings.show_rows(
            [SightingRow(sighting=one, name=surfaced.name_of(one.person)) for one in newest]
        )
        self.no_sightings.setVisible(not count)
        self.more.setText(_("Show all {count}").format(count=format_number(count)))
        self.more.setAccessibleName(
            _("Show all {count} sightings").format(count=format_number(count))
        )
        self.more.setVisible(shown < count)

    def _show_all(self) -> None:
        self._shows_all = True
        self._list_sightings()
        self.sightings.setFocus()

    def show_sources(self, said: Sequence[Opening], entries: Sequence[Opening]) -> None:
        """Show who said it and where, and the entries that tell of it."""
        self.sources.show_openings(said)
        self.entries.show_openings(entries)
        self.told_in.setVisible(bool(entries))
        follow(self.quote.ask, self.sources)

    def show_decisions(self, found: Sequence[Opening]) -> None:
        """Show the decisions in which it showed."""
        self.decisions.show_openings(found)
        self.decided_in.setVisible(bool(found))

    def forget(self) -> None:
        """Drop every text."""
        self.row = self._surfaced = None
        for text in (
            self.quote.words,
            self.quote.who,
            self.by_two,
            self.name,
            self.instead,
            self.finding,
        ):
            text.setText("")
        self.trouble.say("")
        self.twin.hide_offer()
        self.strip.show_sightings((), date.min)
        self.fields.forget()
        self.show_sources((), ())
        self.show_decisions(())
        self.sightings.show_rows([])

    def _show_standing(self, row: PatternRow) -> None:
        is_retired = row.status is PatternStatus.RETIRED
        can_retire = not is_retired and may_retire(row.sightings)
        allowed = [PatternStatus.ACTIVE.value, PatternStatus.WATCHING.value]
        if can_retire:
            allowed.append(PatternStatus.RETIRED.value)
        self.status.show_value(row.status.value, allowed)
        self.offer.setText(words.retire_offer())
        self.offer.setVisible(can_retire)
        self.retire.setVisible(can_retire)
        self.reopen.setVisible(is_retired)

    def _show_twin(self, row: PatternRow, surfaced: Surfaced) -> None:
        twins = surfaced.twins_of(row.uuid)
        if twins:
            self.twin.show_offer(words.merge_offer(twins[0].title), twins[0].uuid)
        else:
            self.twin.hide_offer()
        self.merge.setVisible(len(surfaced.patterns) > 1 and not twins)

    def _finding(self, row: PatternRow) -> str:
        if not row.sightings:
            return ""
        sentences = [words.pattern_finding(row.sightings)]
        if row.status is not PatternStatus.RETIRED and not may_retire(row.sightings):
            sentences.append(words.retire_progress(row.sightings))
        return " ".join(filter(None, sentences))

    def _who(self, pattern: Pattern) -> str:
        if self._surfaced is None:
            return ""
        said = words.named_by(self._surfaced.name_of(pattern.surfaced_by), pattern.surfaced_on)
        held = self._surfaced.conversations.get(pattern.surfaced_in or "")
        if held is None:
            return said
        if held.date == pattern.surfaced_on:
            return _("{who}, in a conversation").format(who=said)
        day = format_date(held.date)
        return _("{who}, in the conversation of {date}").format(who=said, date=day)

    def _want(self, status: PatternStatus) -> None:
        self.status_wanted.emit(status.value)

    def _follow(self, top: int, bottom: int) -> None:
        inner = self.widget()
        if inner is not None and self.sightings.hasFocus():
            place = self.sightings.mapTo(inner, QPoint(0, top))
            height = bottom - top
            self.ensureVisible(place.x(), place.y() + height // 2, 0, height // 2 + 12)
