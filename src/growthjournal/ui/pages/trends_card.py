"""One section of the Trends page: an open chart or its table, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSaveFile, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu

from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.pages.trends_choice import ChartChoice
from growthjournal.ui.widgets.basics import Card, Chip, IconButton, Text
from growthjournal.ui.widgets.chart_table import SMALLEST, ChartTable
from growthjournal.ui.widgets.chart_view import REST_MS, ChartView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from growthjournal.charts.drawn import Drawn, Mark
    from growthjournal.services.reports import ChartFormat, ChartTheme
    from growthjournal.ui.session import Session

FORMATS: tuple[ChartFormat, ...] = ("svg", "png", "pdf")
WISH = 300
ABOVE_TABLE = 150
"""What the sentences above a table take of the chart's height at most, in px."""


class ChartCard(Card):
    """A section, titled by the question that it asks, with one of its charts open.

    Signals:
        records_wanted: (title, uuids) behind a mark or a row.
    """

    records_wanted = Signal(str, tuple)

    def __init__(
        self,
        session: Session,
        names: Sequence[str],
        section: str,
        start: Callable[[], date | None],
        *,
        rest: int = REST_MS,
    ) -> None:
        super().__init__()
        self.setObjectName(f"{names[0]}Card")
        self.setAccessibleName(section)
        self._session, self._start = session, start
        self.body.setContentsMargins(2, 10, 2, 6)
        self.body.setSpacing(0)
        self.view = ChartView(self._drawn, wish=WISH, rest=rest)
        self.view.setObjectName(f"{names[0]}Chart")
        self.said = Text("", "muted", wrap=True)
        self.said.setContentsMargins(16, 4, 16, 8)
        self.table = ChartTable()
        self._add_head(section)
        self.choice = ChartChoice(session, names, self)
        self.choice.chosen.connect(self.refresh)
        if len(names) > 1:
            self._add_choice()
        else:
            self.choice.hide()
        self.body.addWidget(self.view)
        self.body.addWidget(self.said)
        numbers = QHBoxLayout()
        numbers.setContentsMargins(8, 0, 8, 4)
        numbers.addWidget(self.table)
        self.body.addLayout(numbers, 1)
        self.body.addStretch(0)
        self._show_table(False)
        self.view.mark_pressed.connect(self._mark_pressed)
        self.view.drawn_anew.connect(self._fill_table)
        self.table.row_pressed.connect(self._row_pressed)

    def _add_head(self, section: str) -> None:
        self.toggle = Chip(_("Table"), "table", checkable=True)
        self.toggle.setObjectName("tableToggle")
        self.toggle.setToolTip(_("The same numbers as a table (T)"))
        self.toggle.setAccessibleName(_("{chart}: table").format(chart=section))
        self.toggle.toggled.connect(self._show_table)
        self.more = IconButton("ellipsis", _("More"))
        self.more.setObjectName("chartMenu")
        self.more.setAccessibleName(_("{chart}: more").format(chart=section))
        self.more.clicked.connect(self._open_menu)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 0)
        head.setSpacing(6)
        head.addWidget(Text(section, "section", wrap=True), 1)
        head.addWidget(self.toggle)
        head.addWidget(self.more)
        self.body.addLayout(head)

    def _add_choice(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(14, 6, 10, 2)
        row.addWidget(self.choice)
        self.body.addLayout(row)

    # -- what is shown

    @property
    def name(self) -> str:
        """The open chart."""
        return self.choice.name

    @property
    def _theme(self) -> ChartTheme:
        return "dark" if self._session.theme.is_dark else "light"

    def _drawn(self, size: tuple[int, int]) -> Drawn | None:
        session = self._session
        return session.ask(
            lambda one: one.reports.drawn(
                self.name,
                theme=self._theme,
                size=size,
                today=session.today(),
                start=self._start(),
                person=self.choice.person,
                text_scale=session.theme.text_scale,
            ),
            None,
        )

    def refresh(self) -> None:
        """Show what is stored now."""
        self.choice.reload()
        self.view.refresh()
        if self.toggle.isChecked():
            self._fill_table_anew()

    def clear(self) -> None:
        """Drop chart, numbers and names."""
        self.choice.forget()
        self.view.clear()
        self.table.show_table(None)
        self.said.setText("")

    def chrome_height(self) -> int:
        """Return what the card needs above and below its chart, in px."""
        margins = self.body.contentsMargins()
        chips = 0 if self.choice.isHidden() else self.choice.sizeHint().height() + 8
        return margins.top() + margins.bottom() + self.more.sizeHint().height() + 4 + chips

    def _fill_table(self) -> None:
        drawn = self.view.drawn
        if drawn is not None:
            self._show_numbers(drawn)

    def _fill_table_anew(self) -> None:
        drawn = self._drawn((max(self.view.width(), 320), WISH))
        if drawn is not None:
            self._show_numbers(drawn)

    def _show_numbers(self, drawn: Drawn) -> None:
        self.table.show_table(drawn.table, scale=self._session.theme.text_scale)
        self.said.setText(drawn.spoken)

    def _show_table(self, is_table: bool) -> None:  # noqa: FBT001 - what the signal sends
        had_focus = self.view.hasFocus() or self.table.hasFocus()
        self.table.setMinimumHeight(max(self.view.height() - ABOVE_TABLE, SMALLEST))
        self.view.setVisible(not is_table)
        self.said.setVisible(is_table)
        self.table.setVisible(is_table)
        if is_table and (self.view.is_stale or self.table.numbers.rowCount() == 0):
            self._fill_table_anew()
        if had_focus:
            (self.table if is_table else self.view).setFocus()

    def _mark_pressed(self, mark: Mark) -> None:
        if mark.ids:
            self.records_wanted.emit(mark.label, mark.ids)

    def _row_pressed(self, ids: tuple[str, ...]) -> None:
        row = self.table.currentIndex().siblingAtColumn(0)
        self.records_wanted.emit(str(row.data()), ids)

    # -- copies

    def menu(self) -> QMenu:
        """Return what can be done with the chart."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(icon("copy"), _("Copy as image"), self.copy_image)
        copy.setObjectName("copyChart")
        menu.addSeparator()
        for kind in FORMATS:
            text = _("Save as {format}…").format(format=kind.upper())
            action = menu.addAction(icon("save"), text)
            action.setObjectName(f"saveChart-{kind}")
            action.triggered.connect(lambda _on=False, kind=kind: self.ask_where(kind))
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _bytes(self, kind: ChartFormat, theme: ChartTheme) -> bytes | None:
        session = self._session
        size = (900, 520)
        if self.view.drawn is not None and kind == "png":
            size = (max(self.view.width(), 640), round(self.view.drawn.size[1]))
        return session.ask(
            lambda one: one.reports.chart(
                self.name,
                file_format=kind,
                theme=theme,
                size=size,
                today=session.today(),
                start=self._start(),
                person=self.choice.person,
            ),
            None,
        )

    def copy_image(self) -> None:
        """Put the chart on the clipboard as it is shown."""
        content = self._bytes("png", self._theme)
        if content is not None:
            QGuiApplication.clipboard().setImage(QImage.fromData(content))
            self._session.message.emit(_("Copied."))

    def ask_where(self, kind: ChartFormat) -> None:
        """Ask for a file and save the chart there."""
        name = f"{self.name}-{self._session.today().isoformat()}.{kind}"
        kinds = f"{kind.upper()} (*.{kind})"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the chart"), name, kinds)
        if chosen:
            self.save(chosen if chosen.lower().endswith(f".{kind}") else f"{chosen}.{kind}", kind)

    def save(self, path: Path | str, kind: ChartFormat) -> bool:
        """Write the chart whole or not at all; return whether it was written."""
        content = self._bytes(kind, "print")
        if content is None:
            return False
        file = QSaveFile(str(path))
        is_written = (
            file.open(QSaveFile.OpenModeFlag.WriteOnly)
            and file.write(content) == len(content)
            and file.commit()
        )
        if is_written:
            self._session.message.emit(_("Saved as {path}").format(path=path))
        else:
            self._session.failed.emit(
                _("The chart was not saved: {reason}. Try another folder.").format(
                    reason=file.errorString()
                )
            )
        return is_written
