"""One competency in the form: whether it is in focus, its place, and folded below its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from growthjournal.domain.competencies import SCALE, Axis
from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.icons import icon
from growthjournal.ui.widgets.basics import IconButton, QuietButton, Text, labelled
from growthjournal.ui.widgets.form import Lines
from growthjournal.wording import competency_set as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from growthjournal.domain.competencies import Competency
    from growthjournal.ui.theme import ThemeController

LONGEST_NAME, LONGEST_SHORT, LONGEST_LINE = 80, 14, 200
LEVEL_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A competency as the form reads it.

    Attributes:
        competency: As stored, or as it starts when it is new.
        levels: The five lines in force on each axis.
        ratings: How many were given on them, on each axis.
        is_new: Whether it is not in the journal yet.
    """

    competency: Competency
    levels: Mapping[Axis, tuple[str, ...]]
    ratings: Mapping[Axis, int]
    is_new: bool = False


class CompetencyRow(QWidget):
    """A box for the focus with the name, and what it says folded below.

    Signals:
        changed: Something was ticked or typed.
        moved: (by) One place up, -1, or down, +1.
        dropped: A new one is not to be added.
        unfolded: What can be edited is there from now on.
    """

    changed = Signal()
    unfolded = Signal()
    moved = Signal(int)
    dropped = Signal()

    def __init__(self, theme: ThemeController, listed: Listed, *, in_focus: bool) -> None:
        super().__init__()
        self.listed = listed
        self._theme = theme
        self.details: CompetencyDetails | None = None
        name, short = listed.competency.name, listed.competency.short
        self.box = QCheckBox(name.replace("&", "&&"))
        self.box.setObjectName(f"focus-{short}")
        self.box.setChecked(in_focus)
        self.box.toggled.connect(self.changed)
        self.up = IconButton("chevron-up", "")
        self.down = IconButton("chevron-down", "")
        self.edit = QuietButton(_("Edit"), "pencil")
        self.edit.setObjectName(f"edit-{short}")
        self.edit.setAutoDefault(False)
        self.edit.setCheckable(True)
        self.edit.toggled.connect(self._show_details)
        for button, key, by in ((self.up, "Alt+Up", -1), (self.down, "Alt+Down", 1)):
            button.clicked.connect(lambda _on=False, by=by: self.moved.emit(by))
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.moved.emit(by))
        self.about = Text("", "meta", wrap=True)
        self.about.setContentsMargins(theme.px(28), 0, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.box, 1)
        for widget in (self.up, self.down, self.edit):
            head.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(self.about)
        self._say()

    def competency(self) -> Competency:
        """Return the competency as it is written now."""
        return self.details.competency() if self.details else self.listed.competency

    def changed_levels(self) -> dict[Axis, tuple[str, ...]]:
        """Return the five lines of each axis on which one was changed."""
        if self.details is None:
            return dict(self.listed.levels) if self.listed.is_new else {}
        written = {axis: self.details.levels(axis) for axis in Axis}
        if self.listed.is_new:
            return written
        return {
            axis: levels for axis, levels in written.items() if levels != self.listed.levels[axis]
        }

    def open(self) -> CompetencyDetails:
        """Show what can be edited."""
        self.edit.setChecked(True)
        return self._details()

    def place(self, *, is_first: bool, is_last: bool) -> None:
        """Say whether it can move."""
        self.up.setEnabled(not is_first)
        self.down.setEnabled(not is_last)

    def _details(self) -> CompetencyDetails:
        if self.details is None:
            self.details = CompetencyDetails(self._theme, self.listed)
            self.details.changed.connect(self._changed)
            self.details.drop.clicked.connect(self.dropped)
            self._column.addWidget(self.details)
            self.unfolded.emit()
        return self.details

    def _show_details(self, is_open: bool) -> None:  # noqa: FBT001 - what the signal sends
        if is_open:
            self._details()
        if self.details is not None:
            self.details.setVisible(is_open)
        self.edit.setIcon(icon("chevron-up" if is_open else "pencil"))

    def _changed(self) -> None:
        if self.competency().hidden:
            self.box.setChecked(False)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        one = self.competency()
        name = one.name or _("A new one")
        self.box.setText(name.replace("&", "&&"))
        self.box.setAccessibleName(_("{name} in focus").format(name=name))
        self.box.setAccessibleDescription(one.description)
        about = words.about(one)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        for button, text in (
            (self.up, _("Move {name} up (Alt Up)")),
            (self.down, _("Move {name} down (Alt Down)")),
        ):
            button.setToolTip(text.format(name=name))
            button.setAccessibleName(text.format(name=name))
        self.edit.setAccessibleName(_("Edit {name}").format(name=name))


class CompetencyDetails(QWidget):
    """Name, label, description, and the five lines of both axes.

    Signals:
        changed: Something was typed.
    """

    changed = Signal()

    def __init__(self, theme: ThemeController, listed: Listed) -> None:
        super().__init__()
        self._listed = listed
        one = listed.competency
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(28), 8, 0, 16)
        self._column.setSpacing(10)
        self.name = _line(one.name, LONGEST_NAME, "competencyName")
        self.short = _line(one.short, LONGEST_SHORT, "competencyShort")
        self.description = _line(one.description, LONGEST_LINE, "competencyDescription")
        self._column.addWidget(labelled(_("Name"), self.name))
        hint = _("Stands in charts, where there is little room.")
        self._column.addWidget(labelled(_("Short name"), self.short, hint))
        self._column.addWidget(labelled(_("In a line"), self.description))
        self.hidden_box = QCheckBox(_("Leave it out of lists and charts"))
        self.hidden_box.setObjectName("competencyHidden")
        self.hidden_box.setChecked(one.hidden)
        self.hidden_box.toggled.connect(self.changed)
        self._column.addWidget(self.hidden_box)
        self.hidden_box.setVisible(not listed.is_new)
        self.fields: dict[Axis, tuple[Lines, ...]] = {}
        self.breaks: dict[Axis, Text] = {}
        for axis in Axis:
            self._add_levels(axis)
        self.drop = QuietButton(_("Do not add it"), "x")
        self.drop.setObjectName("dropCompetency")
        self.drop.setAutoDefault(False)
        self._column.addWidget(self.drop, alignment=Qt.AlignmentFlag.AlignLeading)
        self.drop.setVisible(listed.is_new)
        for field in (self.name, self.short, self.description):
            field.textChanged.connect(self.changed)
        self.changed.connect(self._say)
        self._say()

    def _add_levels(self, axis: Axis) -> None:
        self._column.addWidget(Text(words.axis_heading(axis), "strong", tone=axis.value))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        fields = []
        for place, level in enumerate(SCALE):
            field = Lines(self._listed.levels[axis][place], lines=LEVEL_LINES)
            field.setObjectName(f"level-{axis.value}-{level}")
            field.textChanged.connect(self.changed)
            grid.addWidget(Text(format_number(level), "strong"), place, 0)
            grid.addWidget(field, place, 1)
            fields.append(field)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)
        self.fields[axis] = tuple(fields)
        note = Text(words.break_line(self._listed.ratings[axis]), wrap=True)
        note.setObjectName(f"break-{axis.value}")
        self.breaks[axis] = note
        self._column.addWidget(note)

    def competency(self) -> Competency:
        """Return the competency as it is written."""
        name = " ".join(self.name.text().split())
        return replace(
            self._listed.competency,
            name=name,
            short=" ".join(self.short.text().split()) or words.short_of(name)[:LONGEST_SHORT],
            description=" ".join(self.description.text().split()),
            hidden=self.hidden_box.isChecked(),
        )

    def levels(self, axis: Axis) -> tuple[str, ...]:
        """Return the five lines of an axis."""
        return tuple(" ".join(field.toPlainText().split()) for field in self.fields[axis])

    def stops(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        every: list[QWidget] = [self.name, self.short, self.description, self.hidden_box]
        for fields in self.fields.values():
            every += fields
        return [*every, self.drop]

    def lacking(self) -> QWidget | None:
        """Return the first field that must not stay empty and is."""
        if not self.name.text().strip():
            return self.name
        every = [field for fields in self.fields.values() for field in fields]
        return next((field for field in every if not field.words()), None)

    def _say(self) -> None:
        name = self.competency().name or _("A new one")
        for axis, fields in self.fields.items():
            for level, field in zip(SCALE, fields, strict=True):
                field.setAccessibleName(words.level_name(name, axis, level))
            is_changed = self.levels(axis) != self._listed.levels[axis]
            self.breaks[axis].setVisible(is_changed and not self._listed.is_new)


def _line(text: str, longest: int, name: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setObjectName(name)
    field.setMaxLength(longest)
    return field
