"""The form of the aim: the role that is wanted, by when, and the calls that it makes (B1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from growthjournal.domain.sponsorship import Aim
from growthjournal.language import gettext as _
from growthjournal.ui import acting
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Text, breakable, labelled
from growthjournal.ui.widgets.form import DayField, Fold
from growthjournal.ui.widgets.role import LONGEST, call_fields, calls_hint
from growthjournal.wording.aims import earlier_aim, told_line

if TYPE_CHECKING:
    from growthjournal.domain.sponsorship import Ask
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the form reads."""

    aims: tuple[Aim, ...] = ()
    asks: tuple[Ask, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def open_aim(session: Session, parent: QWidget | None) -> AimDialog:
    """Open the form of the role that is in view, or of the first one."""
    dialog = AimDialog(session, parent)
    dialog.open()
    return dialog


class AimDialog(FormDialog):
    """The role in one line; another role begins another series."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(session, parent, _("The role you want"), size=(560, 620))
        self.setObjectName("aim-dialog")
        self._known = session.ask(_known, _Known())
        self._aim = self._known.aims[-1] if self._known.aims else None
        self._earlier = self._known.aims[-2] if len(self._known.aims) > 1 else None
        self._began_anew = False
        self._build_role()
        self._build_calls()
        self._build_rest()
        self.role.textChanged.connect(self._say)
        self.same.toggled.connect(self._say)
        self._say()
        self.finish()
        self.role.setFocus()

    def _build_role(self) -> None:
        aim = self._aim
        self.role = QLineEdit(aim.role if aim else "")
        self.role.setObjectName("aimRole")
        self.role.setMaxLength(LONGEST)
        self.same = QCheckBox(_("It is the same role, put in better words"))
        self.same.setObjectName("sameRole")
        self.closing = Text("", "meta", wrap=True)
        self.closing.setObjectName("aimClosing")
        self.by_when = DayField(aim.by_when if aim else None, may_be_unknown=True)
        self.by_when.setObjectName("aimByWhen")
        self.body.addWidget(labelled(_("Which role, in one line"), self.role))
        self.body.addWidget(self.same)
        self.body.addWidget(self.closing)
        self.body.addWidget(labelled(_("By when, roughly"), self.by_when))

    def _build_calls(self) -> None:
        aim = self._aim
        self.calls = call_fields(aim.calls if aim else ())
        self.body.addWidget(Text(_("Three calls that it makes and yours does not"), "strong"))
        for field in self.calls:
            self.body.addWidget(field)
        self.body.addWidget(Text(calls_hint(), "meta", wrap=True))

    def _build_rest(self) -> None:
        aim = self._aim
        fold = Fold(self.session.preferences, "aim")
        self.since = DayField(aim.since if aim else self.session.today())
        self.since.setObjectName("aimSince")
        fold.body.addWidget(labelled(_("Since when you want it"), self.since))
        names = dict(self._known.names)
        if aim is not None:
            told = told_line(self._known.asks, aim, names)
            fold.body.addWidget(Text(breakable(told), "meta", wrap=True))
        followed = zip(self._known.aims, self._known.aims[1:], strict=False)
        for one, after in reversed(list(followed)):
            fold.body.addWidget(Text(breakable(earlier_aim(one, after.since)), "meta", wrap=True))
        self.body.addWidget(fold)

    def _line(self) -> str:
        return " ".join(self.role.text().split())

    @property
    def _is_other_role(self) -> bool:
        """Whether what is written closes the series of the role before."""
        line = self._line()
        return self._aim is not None and bool(line) and not _is_same(line, self._aim.role)

    @property
    def _begins_anew(self) -> bool:
        return self._is_other_role and not self.same.isChecked()

    def _say(self) -> None:
        is_other = self._is_other_role
        if not is_other:
            self.same.setChecked(False)
        self.same.setVisible(is_other)
        self.closing.setVisible(self._begins_anew)
        role = self._aim.role if self._aim else ""
        said = _(
            "Another role begins another series today. What was said and measured for "
            "“{role}” stays with it."
        )
        self.closing.setText(breakable(said.format(role=role)))
        if self._aim is not None and self._begins_anew != self._began_anew:
            self._began_anew = self._begins_anew
            today = self.session.today()
            self.since.set_day(today if self._begins_anew else self._aim.since)

    @override
    def problem(self) -> str:
        if not self._line():
            self.role.setFocus()
            return _("Name the role in one line.")
        follows = self._aim if self._begins_anew else self._earlier
        if follows is not None and self.since.known_day() < follows.since:
            return _("The role before was wanted from a later day on; this one follows it.")
        return ""

    @override
    def write(self) -> None:
        calls = (" ".join(one.text().split()) for one in self.calls)
        since = self.since.known_day()
        is_first = self._aim is None or self._begins_anew
        aim = replace(
            Aim(role="", since=since) if self._aim is None or self._begins_anew else self._aim,
            role=self._line(),
            calls=tuple(one for one in calls if one),
            by_when=self.by_when.day(),
            since=since,
        )
        act = acting.workspace_of(self.session).together.act([aim])
        name = _("Name the role you want") if is_first else _("Edit the role you want")
        acting.run(self.session, name, act, _("Saved"))


def _is_same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _known(workspace: Workspace) -> _Known:
    people = workspace.mentoring.everyone()
    return _Known(
        aims=tuple(workspace.sponsorship.aims()),
        asks=tuple(workspace.sponsorship.asks()),
        names=tuple((one.uuid, one.name) for one in people.values()),
    )
