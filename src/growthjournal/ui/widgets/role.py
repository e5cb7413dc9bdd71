"""The role that is wanted and its three calls, as fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from growthjournal.domain.sponsorship import CALLS, Aim
from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import Text, labelled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LONGEST = 300


def calls_hint() -> str:
    """Return what the calls are for."""
    return _("Work that holds one of them is work at the next level.")


def call_fields(written: Sequence[str] = ()) -> list[QLineEdit]:
    """Return a field for each call."""
    fields = []
    for number in range(CALLS):
        field = QLineEdit(written[number] if number < len(written) else "")
        field.setObjectName(f"call-{number}")
        field.setMaxLength(LONGEST)
        field.setAccessibleName(_("Call {n}").format(n=format_number(number + 1)))
        field.setAccessibleDescription(calls_hint())
        fields.append(field)
    return fields


class RoleFields(QWidget):
    """The role in one line, and the calls that it makes; whoever shows them keeps them."""

    def __init__(self) -> None:
        super().__init__()
        self.role = QLineEdit()
        self.role.setObjectName("wantedRole")
        self.role.setMaxLength(LONGEST)
        self.calls = call_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(labelled(_("The role you want, in one line"), self.role))
        column.addSpacing(6)
        column.addWidget(
            Text(_("Three calls that it makes and yours does not"), "strong", wrap=True)
        )
        for field in self.calls:
            column.addWidget(field)
        column.addWidget(Text(calls_hint(), "meta", wrap=True))

    def show_aim(self, aim: Aim) -> None:
        """Fill in a role."""
        self.role.setText(aim.role)
        for field, call in zip(self.calls, aim.calls, strict=False):
            field.setText(call)

    def aim(self, since: date) -> Aim | None:
        """Return what is filled in; None without a role."""
        role, *calls = (_tidy(one) for one in (self.role, *self.calls))
        return Aim(role=role, calls=tuple(filter(None, calls)), since=since) if role else None

    def is_empty(self) -> bool:
        """Whether nothing is filled in."""
        return not any(_tidy(one) for one in (self.role, *self.calls))

    def take_enter(self) -> bool:
        """Go on to the next field; return whether the keyboard was in one of them."""
        fields = [self.role, *self.calls]
        at = next((place for place, one in enumerate(fields) if one.hasFocus()), None)
        if at is None:
            return False
        return self.focusNextChild()


def _tidy(field: QLineEdit) -> str:
    return " ".join(field.text().split())
