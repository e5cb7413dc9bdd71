"""The form of the competencies: names, order, focus and the written lines (method.md A1, D)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.competencies import MOST_IN_FOCUS, Axis, Competency, FocusSet
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.competency_row import CompetencyRow, Listed
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import SecondaryButton, Text
from growthjournal.wording import competency_set as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from growthjournal.domain.record import Record
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the form reads."""

    listed: tuple[Listed, ...] = ()
    focus: tuple[str, ...] = ()


def open_competencies(session: Session, parent: QWidget | None) -> CompetenciesDialog:
    """Open the form of all competencies."""
    dialog = CompetenciesDialog(session, parent)
    dialog.open()
    return dialog


class CompetenciesDialog(FormDialog):
    """All competencies in their order; a box puts one in focus, Edit unfolds its words."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent, _("Competencies"), size=(680, 720))
        self.setObjectName("competencies-dialog")
        self._known = session.ask(_known, _Known())
        said = _(
            "Tick up to four to work on. Edit one to rename it, to leave it out, or to put its "
            "lines into your own words."
        )
        self.body.addWidget(Text(said, "muted", wrap=True))
        self.rows: list[CompetencyRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.body.addLayout(self._list)
        for one in self._known.listed:
            self._add_row(one)
        self.add = SecondaryButton(_("Add one of your own"), "plus")
        self.add.setObjectName("addCompetency")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_own)
        self.body.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeading)
        self.count = Text("", "muted")
        self.count.setObjectName("focusCount")
        self._buttons.insertWidget(0, self.count)
        self._say()
        self.finish()
        free = next((row.box for row in self.rows if row.box.isEnabled()), self.add)
        free.setFocus()

    # -- rows

    def _add_row(self, listed: Listed) -> CompetencyRow:
        in_focus = listed.competency.uuid in self._known.focus and not listed.competency.hidden
        row = CompetencyRow(self.session.theme, listed, in_focus=in_focus)
        row.changed.connect(self._say)
        row.unfolded.connect(self._order_stops)
        row.moved.connect(lambda by, row=row: self._move(row, by))
        row.dropped.connect(lambda row=row: self._drop_row(row))
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _add_own(self) -> None:
        new = Competency(name="", short="", position=len(self.rows) + 1)
        levels = {axis: words.first_levels(axis) for axis in Axis}
        given = dict.fromkeys(Axis, 0)
        row = self._add_row(Listed(competency=new, levels=levels, ratings=given, is_new=True))
        details = row.open()
        self._say()
        details.name.setFocus()
        QTimer.singleShot(0, row, lambda: self._reveal(row))

    def _drop_row(self, row: CompetencyRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._say()
        self.add.setFocus()

    def _move(self, row: CompetencyRow, by: int) -> None:
        focused = self.focusWidget()
        place = self.rows.index(row) + by
        if not 0 <= place < len(self.rows):
            return
        self.rows.remove(row)
        self.rows.insert(place, row)
        self._list.removeWidget(row)
        self._list.insertWidget(place, row)
        self._order_stops()
        self._say()
        if focused is not None and focused.isEnabled():
            focused.setFocus()
        else:
            row.box.setFocus()
        QTimer.singleShot(0, row, lambda: self._reveal(row))

    def _order_stops(self) -> None:
        """Let Tab follow the order of the rows."""
        before: QWidget | None = None
        for row in self.rows:
            inside: list[QWidget] = [row.box, row.up, row.down, row.edit]
            if row.details is not None:
                inside += row.details.stops()
            for stop in inside:
                if before is not None:
                    QWidget.setTabOrder(before, stop)
                before = stop
        if before is not None:
            last: list[QWidget] = [self.add, *self.findChildren(QWidget, "cancel"), self.button]
            for stop in last:
                QWidget.setTabOrder(before, stop)
                before = stop

    def _reveal(self, row: CompetencyRow) -> None:
        self.findChildren(QScrollArea)[0].ensureWidgetVisible(row.box, 0, self.session.theme.px(80))

    def _say(self) -> None:
        count = len(self._focus())
        for place, row in enumerate(self.rows):
            row.place(is_first=place == 0, is_last=place == len(self.rows) - 1)
            can_take = row.box.isChecked() or count < MOST_IN_FOCUS
            row.box.setEnabled(can_take and not row.competency().hidden)
        self.count.setText(words.in_focus_count(count, MOST_IN_FOCUS))

    def _focus(self) -> tuple[str, ...]:
        return tuple(row.listed.competency.uuid for row in self.rows if row.box.isChecked())

    # -- saving

    @property
    @override
    def is_changed(self) -> bool:
        is_written = any(True for _one in self._written())
        return is_written or any(row.changed_levels() for row in self.rows)

    @override
    def problem(self) -> str:
        for row in self.rows:
            lacking = row.details.lacking() if row.details is not None else None
            if lacking is None:
                continue
            row.open()
            lacking.setFocus()
            if row.details is not None and lacking is row.details.name:
                return _("Give it a name.")
            return _("Each of the five lines needs words.")
        if self._known.focus and not self._focus():
            self.rows[0].box.setFocus()
            return _("Keep one to four in focus.")
        return ""

    @override
    def write(self) -> None:
        workspace = acting.workspace_of(self.session)
        records: list[Record] = list(self._written())
        today = self.session.today()
        records += [
            workspace.growth.next_anchors(row.listed.competency.uuid, axis, levels, today)
            for row in self.rows
            for axis, levels in row.changed_levels().items()
        ]
        if records:
            act = workspace.together.act(records)
            acting.run(self.session, _("Edit competencies"), act, _("Saved"))

    def _written(self) -> Iterator[Record]:
        stored = [one.competency.uuid for one in self._known.listed]
        is_same_order = stored == [row.listed.competency.uuid for row in self.rows]
        for place, row in enumerate(self.rows, start=1):
            one = row.competency()
            if not is_same_order:
                one = replace(one, position=place)
            if row.listed.is_new or one != row.listed.competency:
                yield one
        if set(self._focus()) != set(self._known.focus) and self._focus():
            yield FocusSet(since=self.session.today(), competencies=self._focus())


def _known(workspace: Workspace) -> _Known:
    growth = workspace.growth
    given = Counter((one.competency, one.axis, one.anchor_version) for one in growth.ratings())
    listed = []
    for one in growth.competencies(hidden=True):
        anchors = {axis: growth.anchors(one.uuid, axis) for axis in Axis}
        listed.append(
            Listed(
                competency=one,
                levels={axis: found.levels for axis, found in anchors.items()},
                ratings={
                    axis: given[one.uuid, axis, found.version] for axis, found in anchors.items()
                },
            )
        )
    shown = {one.competency.uuid for one in listed if not one.competency.hidden}
    focus = tuple(uuid for uuid in growth.focus() if uuid in shown)
    return _Known(listed=tuple(listed), focus=focus)
