"""One pattern for two: under which of the two names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.choice import ChoiceDialog
from growthjournal.wording.patterns import sightings_said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from growthjournal.ui.models.patterns import PatternRow
    from growthjournal.ui.session import Session


class MergeDialog(ChoiceDialog):
    """Says what merging does, and asks which name stays."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        two: Sequence[PatternRow],
        merge: Callable[[str, str], object],
    ) -> None:
        question = _(
            "The sightings of both come together under one name, what is written about either "
            "is kept, and whoever named the other one is kept as a sighting. Which name stays?"
        )
        super().__init__(session, parent, _("Make one pattern of two"), question)
        self.setObjectName("merge-dialog")
        first, second = two
        for one, other in ((first, second), (second, first)):
            counted = sightings_said(len(one.sightings))
            self.offer(
                one.title,
                " · ".join([one.meta, counted]),
                _("Keep this name"),
                _("Keep the name “{name}”").format(name=one.title),
                partial(merge, one.uuid, other.uuid),
            )
        self.finish()
