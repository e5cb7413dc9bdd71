"""The ladder of inference of an assumption: five boxes, from what happened to what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from growthjournal.domain.inference import ladder_text, steps_in
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.form import FormDialog
from growthjournal.ui.widgets.basics import Text, labelled
from growthjournal.ui.widgets.form import Lines
from growthjournal.wording.inference import ladder_name, ladder_steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from growthjournal.domain.assumptions import Assumption
    from growthjournal.ui.session import Session


class LadderDialog(FormDialog):
    """None of the boxes is needed."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        assumption: Assumption,
        *,
        save: Callable[[str | None], None],
    ) -> None:
        super().__init__(session, parent, ladder_name(), size=(600, 680))
        self.setObjectName("ladder-dialog")
        self._save = save
        self.body.addWidget(Text(assumption.statement, "heading", wrap=True))
        self.body.addWidget(
            Text(_("Take one time when you acted on it, and climb slowly."), "muted", wrap=True)
        )
        self.boxes: list[Lines] = []
        written = steps_in(assumption.ladder)
        for number, ((label, hint), words) in enumerate(
            zip(ladder_steps(), written, strict=True), start=1
        ):
            box = Lines(words, lines=2)
            box.setObjectName(f"step-{number}")
            box.setAccessibleName(label)
            numbered = _("{number}. {words}").format(number=number, words=label)
            self.body.addWidget(labelled(numbered, box, hint))
            self.boxes.append(box)
        self.finish()
        self.boxes[0].setFocus()

    @override
    def write(self) -> None:
        self._save(ladder_text([box.toPlainText() for box in self.boxes]))
