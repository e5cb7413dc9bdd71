"""Which of three active patterns goes on watch, so that a fourth can be active."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.choice import ChoiceDialog
from growthjournal.wording.patterns import pattern_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.patterns import Pattern, Sighting
    from growthjournal.ui.session import Session


class ParkDialog(ChoiceDialog):
    """Names the active ones, each with how early it is caught."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        pattern: Pattern,
        active: Sequence[Pattern],
        sightings: Mapping[str, Sequence[Sighting]],
        park: Callable[[Pattern], object],
    ) -> None:
        question = _(
            "Three patterns are active already; more than that is hard to watch for. "
            "Which one goes on watch, so that “{name}” can be active? It keeps its sightings."
        ).format(name=pattern.name)
        super().__init__(session, parent, _("Which one goes on watch?"), question)
        self.setObjectName("park-dialog")
        for one in active:
            self.offer(
                one.name,
                pattern_phrase(one, sightings.get(one.uuid, ())).text,
                _("Put on watch"),
                _("Put “{name}” on watch").format(name=one.name),
                partial(park, one),
            )
        self.finish()
