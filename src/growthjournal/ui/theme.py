"""Colours, type and text size of the whole window.

Chrome is painted from palette roles. Qt's roles are few, so each token of the look has one:

| token | role | token | role |
|---|---|---|---|
| window | Window | hairline | Mid |
| sidebar | AlternateBase | control border | Dark |
| card | Base, Button | hover | Midlight |
| ink | Text, WindowText, ButtonText, Accent | selection | Highlight |
| on ink | BrightText | mark (search match) | Light |
| muted | PlaceholderText | good | Shadow |
| skill | Link | visibility (text) | LinkVisited |
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from growthjournal.bundled import resource
from growthjournal.ui.stylesheet import stylesheet

Mode = Literal["light", "dark", "system"]
FontRole = Literal["ui", "strong", "meta", "section", "title", "writing", "quote", "verdict"]

STYLE = "fusion"
MIDDLE = 128
SMALLEST_SCALE = 0.8
LARGEST_SCALE = 2.0
FIRST_FONTS = (
    "Inter_400Regular.ttf",
    "Inter_600SemiBold.ttf",
    "Literata_600SemiBold.ttf",
)
LATER_FONTS = (
    "Inter_400Regular_Italic.ttf",
    "Inter_500Medium.ttf",
    "Inter_700Bold.ttf",
    "Literata_400Regular.ttf",
    "Literata_400Regular_Italic.ttf",
    "Literata_700Bold.ttf",
    "Literata_700Bold_Italic.ttf",
)
_FONTS: dict[FontRole, tuple[str, int, QFont.Weight]] = {
    "ui": ("Inter", 14, QFont.Weight.Normal),
    "strong": ("Inter", 14, QFont.Weight.DemiBold),
    "meta": ("Inter", 12, QFont.Weight.Normal),
    "section": ("Inter", 13, QFont.Weight.DemiBold),
    "title": ("Literata", 22, QFont.Weight.DemiBold),
    "writing": ("Literata", 17, QFont.Weight.Normal),
    "quote": ("Literata", 16, QFont.Weight.Normal),
    "verdict": ("Literata", 25, QFont.Weight.DemiBold),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of look.md, for painting in delegates; chrome uses the palette."""

    window: QColor
    sidebar: QColor
    card: QColor
    ink: QColor
    on_ink: QColor
    muted: QColor
    hairline: QColor
    control: QColor
    hover: QColor
    selection: QColor
    skill: QColor
    visibility: QColor
    visibility_mark: QColor
    good: QColor
    mark: QColor
    faint: QColor


LIGHT = Tokens(
    window=QColor("#FAF8F4"),
    sidebar=QColor("#F3EFE6"),
    card=QColor("#FFFFFF"),
    ink=QColor("#1F2430"),
    on_ink=QColor("#FFFFFF"),
    muted=QColor("#5F6673"),
    hairline=QColor("#E7E3DA"),
    control=QColor("#857F73"),
    hover=QColor("#F1EDE2"),
    selection=QColor("#E9E3D4"),
    skill=QColor("#2A66AB"),
    visibility=QColor("#984F05"),
    visibility_mark=QColor("#BF6507"),
    good=QColor("#26704A"),
    mark=QColor("#F6E3A1"),
    faint=QColor("#8D8A84"),
)
DARK = Tokens(
    window=QColor("#1A1D23"),
    sidebar=QColor("#15181D"),
    card=QColor("#20242C"),
    ink=QColor("#E8E6E1"),
    on_ink=QColor("#1A1D23"),
    muted=QColor("#9AA3B2"),
    hairline=QColor("#353B47"),
    control=QColor("#7A8393"),
    hover=QColor("#262B34"),
    selection=QColor("#2D333E"),
    skill=QColor("#6FB1F0"),
    visibility=QColor("#F2B154"),
    visibility_mark=QColor("#F2B154"),
    good=QColor("#6CC495"),
    mark=QColor("#5C4A16"),
    faint=QColor("#6F7785"),
)


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette in which every token has its role."""
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in (
        (tokens.window, (role.Window,)),
        (tokens.sidebar, (role.AlternateBase,)),
        (tokens.card, (role.Base, role.Button, role.ToolTipText)),
        (tokens.ink, (role.Text, role.WindowText, role.ButtonText, role.HighlightedText)),
        (tokens.ink, (role.Accent, role.ToolTipBase)),
        (tokens.on_ink, (role.BrightText,)),
        (tokens.muted, (role.PlaceholderText,)),
        (tokens.hairline, (role.Mid,)),
        (tokens.control, (role.Dark,)),
        (tokens.hover, (role.Midlight,)),
        (tokens.selection, (role.Highlight,)),
        (tokens.mark, (role.Light,)),
        (tokens.good, (role.Shadow,)),
        (tokens.skill, (role.Link,)),
        (tokens.visibility, (role.LinkVisited,)),
    ):
        for one in roles:
            palette.setColor(one, colour)
    for one in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, tokens.faint)
    return palette


class ThemeController(QObject):
    """Applies light or dark and the text size to the application at once.

    Signals:
        changed: After palette, fonts and style sheet were replaced; repaint what is cached.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, *, mode: Mode = "system", text_scale: float = 1.0
    ) -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = mode
        self._scale = min(max(text_scale, SMALLEST_SCALE), LARGEST_SCALE)
        self._all_fonts = False
        if os.environ.get("QT_STYLE_OVERRIDE") != STYLE:
            app.setStyle(STYLE)
        for name in FIRST_FONTS:
            QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        # What `colorScheme` would say; asking it loads the `Qt` namespace before the first paint.
        self._system_is_dark = app.palette().window().color().lightness() < MIDDLE
        self._is_settled = False
        self._apply()

    @property
    def mode(self) -> Mode:
        """What the user chose."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are shown now."""
        if self._mode == "system":
            return self._system_is_dark
        return self._mode == "dark"

    @property
    def text_scale(self) -> float:
        """The text size, 0.8 to 2.0."""
        return self._scale

    def set_mode(self, mode: Mode) -> None:
        """Show light, dark or what the system shows."""
        if mode != self._mode:
            self._mode = mode
            self._ask_scheme()
            self._follow_system()
            self._apply()

    def set_text_scale(self, scale: float) -> None:
        """Set the text size; values outside 0.8 to 2.0 are brought into range."""
        scale = round(min(max(scale, SMALLEST_SCALE), LARGEST_SCALE), 2)
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def tokens(self) -> Tokens:
        """Return the colours shown now."""
        return DARK if self.is_dark else LIGHT

    def px(self, length: float) -> int:
        """Return a length of the 100 % design at the current text size."""
        return round(length * self._scale)

    def font(self, role: FontRole = "ui") -> QFont:
        """Return a font of the look at the current text size."""
        if role in {"writing", "quote"}:
            self.load_all_fonts()
        family, size, weight = _FONTS[role]
        font = QFont(family)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def load_all_fonts(self) -> None:
        """Load the bundled fonts that the first painted window does without."""
        if not self._all_fonts:
            self._all_fonts = True
            for name in LATER_FONTS:
                QFontDatabase.addApplicationFont(str(resource("fonts", name)))

    def settle(self) -> None:
        """Listen to the system and load the other fonts, once the window is painted."""
        if not self._is_settled:
            self._is_settled = True
            self.load_all_fonts()
            self._app.styleHints().colorSchemeChanged.connect(self._system_changed)
            self._ask_scheme()
            self._follow_system()

    def _system_changed(self) -> None:
        QTimer.singleShot(0, self._follow_system)

    def _follow_system(self) -> None:
        from PySide6.QtCore import Qt

        if self._mode != "system":
            return
        scheme = self._app.styleHints().colorScheme()
        is_dark = scheme == Qt.ColorScheme.Dark
        if scheme != Qt.ColorScheme.Unknown and is_dark != self._system_is_dark:
            self._system_is_dark = is_dark
            self._apply()

    def _ask_scheme(self) -> None:
        """Ask the platform for title bars and native dialogs that match."""
        from PySide6.QtCore import Qt

        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(self._mode)
        self._app.styleHints().setColorScheme(scheme or Qt.ColorScheme.Unknown)

    def _apply(self) -> None:
        self._app.setPalette(palette_of(self.tokens()))
        self._app.setFont(self.font("ui"))
        glyphs = resource("icons", "controls", "dark" if self.is_dark else "light")
        self._app.setStyleSheet(stylesheet(self._scale, glyphs))
        self.changed.emit()
