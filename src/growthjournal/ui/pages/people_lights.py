"""The four lights on the card of somebody who would help decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growthjournal.domain.sponsor_lights import Light
from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_parts import clear, column
from growthjournal.ui.widgets.basics import Glyph, LinkButton, Text
from growthjournal.wording.sponsor_lights import light_said, missing_said

if TYPE_CHECKING:
    from growthjournal.domain.sponsor_lights import Lights


class LightsView(QWidget):
    """What a sponsor needs before they spend their name: a tick where it is there.

    Signals:
        results_wanted: Show the results that are counted.
    """

    results_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sponsorLights")
        place = QWidget()
        self._inside = QVBoxLayout(place)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4)
        self.missing = Text("", wrap=True)
        self.missing.setObjectName("lightsMissing")
        self.results = LinkButton(_("Show these results"))
        self.results.setObjectName("speakingResults")
        self.results.clicked.connect(self._want_results)
        whole = column(self, spacing=6)
        whole.addWidget(Text(_("Before you ask"), "section", wrap=True))
        whole.addWidget(place)
        whole.addWidget(self.results, alignment=Qt.AlignmentFlag.AlignLeading)
        whole.addWidget(self.missing)

    def show_lights(self, lights: Lights) -> None:
        """Show all four, and what is missing."""
        clear(self._inside)
        for light in Light:
            self._inside.addWidget(_row(light, lights))
        said = missing_said(lights)
        self.missing.setText(said)
        self.missing.setVisible(bool(said))
        self.results.setVisible(bool(lights.results))

    def forget(self) -> None:
        """Drop every text."""
        clear(self._inside)
        self.missing.setText("")

    def _want_results(self) -> None:
        self.results_wanted.emit()


def _row(light: Light, lights: Lights) -> QWidget:
    is_on = light in lights.on
    said = light_said(light, lights)
    text = Text(said, "ui" if is_on else "muted", wrap=True)
    state = _("there") if is_on else _("missing")
    if light in lights.unknown:
        state = _("not known")
    text.setAccessibleName(_("{state}: {light}").format(state=state, light=said))
    row = QWidget()
    row.setObjectName(f"light-{light.value}")
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(8)
    icons = {True: "check", False: "circle"}
    name = "circle-help" if light in lights.unknown else icons[is_on]
    inside.addWidget(Glyph(name), alignment=Qt.AlignmentFlag.AlignTop)
    inside.addWidget(text, 1)
    return row
