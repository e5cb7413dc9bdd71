"""Impact: what was moved, at what level, in front of whom; what was asked."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.impacts import Level
from growthjournal.domain.sponsor_lights import speaking_results
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.services.changes import Changes
from growthjournal.ui.dialogs.form import save_open_forms
from growthjournal.ui.models.impacts import (
    TARGET,
    UNSEEN,
    ImpactRow,
    Impacts,
    listed,
    read_impacts,
    why_none,
    with_headings,
)
from growthjournal.ui.models.rows import RowListModel
from growthjournal.ui.pages.impact_cards import AsksCard
from growthjournal.ui.pages.impact_case import CaseCard
from growthjournal.ui.pages.impact_forms import ImpactForms
from growthjournal.ui.pages.page import Page
from growthjournal.ui.pages.patterns_filter import ALL, StatusFilter
from growthjournal.ui.pages.prepare_charts import WISH, PictureCard
from growthjournal.ui.widgets.basics import (
    Card,
    Chip,
    EmptyState,
    LinkButton,
    PageHeader,
    PrimaryButton,
    ScrollColumn,
    SecondaryButton,
    Text,
)
from growthjournal.ui.widgets.headed_delegate import HeadedDelegate
from growthjournal.ui.widgets.row_list import RowListView
from growthjournal.wording.seen import effort_said, share_said, share_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from growthjournal.ui.session import Session

STACK_BELOW = 800
"""Effective px below which list and cards stack (decisions.md 13)."""
STACKED_SHARE = 110
"""Share of the list above the cards, which have 43; beside them it is 57."""


class ImpactPage(Page):
    """The results, the unseen pile, and the asks."""

    name = "impact"
    icon_name = "eye"
    cares_about = Changes.IMPACTS | Changes.SPONSORSHIP | Changes.PEOPLE | Changes.COMPETENCIES

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        session.theme.load_all_fonts()
        self._shown = Impacts()
        self._wanted: str | None = None
        self._behind: tuple[str, ...] = ()
        self._is_stacked = False
        self.model = RowListModel[ImpactRow]()
        self.view = RowListView(self.model, session.theme, "impactList", HeadedDelegate)
        self.view.setAccessibleName(_("Impacts"))
        self.filter = StatusFilter(
            [(TARGET, _("Next level")), (UNSEEN, _("Unseen"))], hides_empty=False
        )
        self.forms = ImpactForms(session, self)
        self.asks = AsksCard()
        self.case = CaseCard()
        self.who = PictureCard(session, "witnesses", _("Who has seen what"))
        self.who.hide()
        self._build_header()
        self._lay_out()
        self.view.opened.connect(self.open_impact)
        self.view.chosen.connect(self._choose)
        self.view.removal_wanted.connect(self._remove)
        self.filter.chosen.connect(self._filtered)
        self.behind.clicked.connect(self._show_all)
        self.asks.opened.connect(self.open_ask)
        self.asks.aim_wanted.connect(self.forms.aim)
        self.case.opened.connect(self.forms.case)
        self.case.rehearsing.connect(self._rehearse)
        self.case.packet_wanted.connect(self.open_packet)
        self.asks.rebuilt.connect(self._order_tabs)
        self.who.records_wanted.connect(self._show_results)
        session.theme.changed.connect(self.view.read_theme)
        session.theme.changed.connect(self._draw_anew)
        self._add_shortcuts()

    @property
    @override
    def title(self) -> str:
        return _("Impact")

    def _build_header(self) -> None:
        self.header = PageHeader(
            _("Impact, and who has seen it"), _("What you moved, at what level, in front of whom.")
        )
        self.record_ask = SecondaryButton(_("Record an ask"), "megaphone")
        self.record_ask.setObjectName("recordAsk")
        self.add = PrimaryButton(_("Impact"), "plus")
        self.add.setObjectName("addImpact")
        self.add.setAccessibleName(_("Add an impact"))
        self.header.add(self.record_ask)
        self.header.add(self.add)
        self.record_ask.clicked.connect(self.forms.new_ask)
        self.add.clicked.connect(self._new_impact)

    def _build_sentences(self) -> None:
        self.behind = Chip("", "x")
        self.behind.setObjectName("behind")
        self.behind.setAccessibleDescription(_("Press to list all again."))
        self.behind.hide()
        self.share = LinkButton("")
        self.share.setObjectName("seenShare")
        self.share.clicked.connect(self._show_share)
        self.window_line = Text("", "meta", wrap=True)
        self.effort = LinkButton("")
        self.effort.setObjectName("effortMix")
        self.effort.setAccessibleDescription(_("Shows the chart with the records behind it."))
        self.effort.clicked.connect(self._show_effort)
        self.effort.hide()

    def _lay_out(self) -> None:
        self._build_sentences()
        self.list_side = Card()
        self.list_side.body.setContentsMargins(0, 14, 0, 6)
        above = QVBoxLayout()
        above.setContentsMargins(18, 0, 18, 4)
        above.setSpacing(6)
        above.addWidget(self.filter)
        above.addWidget(self.behind, alignment=Qt.AlignmentFlag.AlignLeading)
        above.addWidget(self.share, alignment=Qt.AlignmentFlag.AlignLeading)
        above.addWidget(self.window_line)
        above.addWidget(self.effort, alignment=Qt.AlignmentFlag.AlignLeading)
        self.list_side.body.addLayout(above)
        self.none = Text("", "muted", wrap=True)
        self.none.setContentsMargins(18, 8, 18, 8)
        self.list_side.body.addWidget(self.none)
        self.list_side.body.addWidget(self.view, 1)
        self.beside = QWidget()
        self.cards = QVBoxLayout(self.beside)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(16)
        self.cards.addWidget(self.who)
        self.cards.addWidget(self.asks)
        self.cards.addWidget(self.case)
        self.cards.addStretch(1)
        self.column = ScrollColumn(margins=(0, 0, 0, 0))
        inside = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(16)
        self._both.addWidget(self.list_side, 57)
        self._both.addWidget(self.column, 43)
        self.column.body.addWidget(self.beside)
        self.empty = EmptyState(
            _("A result that you moved, at what level, and who saw it."), _("Add an impact"), "plus"
        )
        self.empty.pressed.connect(self._new_impact)
        self.pages = QStackedWidget()
        self.pages.addWidget(inside)
        self.pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.pages, 1)

    def _add_shortcuts(self) -> None:
        self.add_keys(
            (_("Add an impact"), "Ctrl+Shift+N", self._new_impact),
            (_("Record an ask"), "Ctrl+Shift+A", self.forms.new_ask),
            (_("Open the packet"), "Ctrl+Shift+K", self.open_packet),
        )

    # -- what the window asks

    @override
    def reload(self, changes: Changes) -> None:
        if not changes & self.cares_about or not self.session.is_open:
            return
        today = self.session.today()
        self._shown = self.session.ask(lambda one: read_impacts(one, today), Impacts())
        self._list()
        self.case.show_case(self._shown)
        self.asks.show_asks(self._shown)
        self._show_chart()

    @override
    def locked(self) -> None:
        self._shown, self._wanted, self._behind = Impacts(), None, ()
        self.behind.hide()
        self.model.show(())
        self.share.setText("")
        self.share.setAccessibleName("")
        self.window_line.setText("")
        self.effort.setText("")
        self.effort.setAccessibleName("")
        self.asks.forget()
        self.case.forget()
        self.who.view.clear()
        self.who.hide()

    @override
    def save_pending(self) -> bool:
        return save_open_forms(self)

    @override
    def focus_first(self) -> None:
        (self.empty.button if self.pages.currentIndex() else self.view).setFocus()

    @override
    def new_item(self) -> None:
        self._new_impact()

    @override
    def show_record(self, kind: str, uuid: str) -> None:
        if kind == "ask":
            self.open_ask(uuid)
            return
        if kind == "seen-share":
            self._show_share()
            return
        if kind in {"aim", "sponsor_case"}:
            (self.forms.aim if kind == "aim" else self.forms.case)()
            return
        if kind == "speaking-results":
            self._show_speaking()
            return
        self._wanted = uuid
        self.filter.choose(ALL)
        self.view.setFocus()

    @override
    def set_effective_width(self, width: float) -> None:
        stacked = width < STACK_BELOW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(down if stacked else across)
        self._is_stacked = stacked
        self._both.setStretch(0, STACKED_SHARE if stacked else 57)
        self.window_line.setHidden(stacked)
        self._say_effort()
        self.header.subtitle.setHidden(stacked)

    # -- what is shown

    def _list(self) -> None:
        every = self._shown.rows
        share = self._shown.share
        unseen = set(share.unseen) if share else set()
        self._count(len(unseen))
        chosen, through = self.filter.value, self.filter.lets_through
        rows = listed(every, chosen, unseen, self._behind, lets_through=through)
        before, scrolled = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        self.pages.setCurrentIndex(0 if every or self._shown.asks else 1)
        wanted = self._wanted
        self.model.show(with_headings(rows, every))
        self._say_behind(len(rows))
        self.none.setText("" if rows else why_none(chosen))
        self.none.setVisible(not rows)
        self.view.setVisible(bool(rows))
        place = self.model.row_of(wanted)
        if place is None and rows and before >= 0:
            place = min(before, len(rows) - 1)
        if place is not None:
            self.view.verticalScrollBar().setValue(scrolled)
            self.view.select_row(place)
        if share is not None:
            self.share.setText(share_said(share))
            self.share.setAccessibleName(share_said(share))
            self.share.setAccessibleDescription(_("Shows the results that it counts."))
            self.window_line.setText(share_window(share))
        self._say_effort()
        self._order_tabs()

    def _say_effort(self) -> None:
        mix = self._shown.effort
        said = effort_said(mix) if mix else ""
        self.effort.setText(said)
        self.effort.setAccessibleName(said)
        self.effort.setVisible(bool(said) and not self._is_stacked)

    def _show_effort(self) -> None:
        self.session.record_wanted.emit("effort", "")

    def _show_chart(self) -> None:
        has_room = any(one.in_room for one in self._shown.people.values())
        self.who.setVisible(has_room and bool(self._shown.rows))
        if not self.who.isHidden():
            self.who.view.set_wish(self.session.theme.px(WISH))
            self.who.view.show_person("", anew=True)

    def _draw_anew(self) -> None:
        self.who.view.set_wish(self.session.theme.px(WISH))
        self.who.view.refresh()

    def _show_results(self, _title: str, uuids: tuple[str, ...]) -> None:
        self._show_behind(uuids)

    def _show_behind(self, uuids: tuple[str, ...]) -> None:
        """List exactly the results that a sentence or a mark counts (method.md A9)."""
        self.filter.choose(ALL)
        self._behind = uuids
        self._list()
        self.view.setFocus()

    def _say_behind(self, count: int) -> None:
        said = ngettext("Only this {n} result", "Only these {n} results", count)
        said = said.format(n=format_number(count))
        self.behind.setText(said)
        self.behind.setAccessibleName(said)
        self.behind.setVisible(bool(self._behind))

    def _show_all(self) -> None:
        self.filter.choose(ALL)
        self.view.setFocus()

    def _filtered(self) -> None:
        self._behind = ()
        self._list()

    def _count(self, unseen: int) -> None:
        levels = [row.impact.level.value if row.impact.level else "" for row in self._shown.rows]
        self.filter.count(levels)
        self.filter.name_count(UNSEEN, unseen)

    def _show_share(self) -> None:
        share = self._shown.share
        if share is not None:
            self._show_behind((*share.unseen, *share.seen))

    def _show_speaking(self) -> None:
        impacts = [row.impact for row in self._shown.rows]
        found = speaking_results(impacts, self.session.today())
        self._show_behind(tuple(one.uuid for one in found))

    def _choose(self, uuid: str) -> None:
        self._wanted = uuid

    def _order_tabs(self) -> None:
        stops = [
            self.record_ask,
            self.add,
            *self.filter.chips.values(),
            self.behind,
            self.share,
            self.effort,
            self.view,
            self.who.view,
            *self.asks.stops(),
            *self.case.stops(),
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # -- acts

    def _new_impact(self) -> None:
        self.add_impact()

    def add_impact(self, title: str = "", entry: str | None = None) -> None:
        """Open the form of a new impact; see `open_impact` of the dialog."""
        self._follow(self.forms.impact(title=title, entry=entry))

    def open_impact(self, uuid: str) -> None:
        """Open the form of an impact."""
        row = next((one for one in self._shown.rows if one.uuid == uuid), None)
        if row is not None:
            self._follow(self.forms.impact(row.impact))

    def open_ask(self, uuid: str) -> None:
        """Open the form of an ask, for example to write down the answer."""
        ask = next((one for one in self._shown.asks if one.uuid == uuid), None)
        if ask is not None:
            self.forms.ask(ask)

    def open_packet(self) -> None:
        """Open the pages that a sponsor can keep; before any next-level result there are none."""
        if any(row.impact.level is Level.TARGET for row in self._shown.rows):
            self.forms.packet()

    def _rehearse(self) -> None:
        if self._shown.case is not None:
            self.forms.rehearsal(self._shown.case)

    def _follow(self, dialog: QDialog) -> None:
        dialog.accepted.connect(self.view.setFocus)

    def _remove(self) -> None:
        uuid, workspace = self.view.current_uuid(), self.session.workspace
        if uuid is not None and workspace is not None:
            self.session.perform(
                _("Remove an impact"),
                partial(workspace.impacts.remove, uuid),
                partial(workspace.impacts.restore, uuid),
                message=_("Impact removed"),
            )
