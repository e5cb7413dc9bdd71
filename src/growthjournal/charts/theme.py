"""Colours of charts, from the token table of look.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.competencies import Axis

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTheme:
    """Colours as #RRGGBB.

    Attributes:
        name: "light", "dark" or "print".
        card: Background.
        ink: Text.
        muted: Secondary text and marks that carry no axis.
        hairline: Grid lines.
        selection: Large fills behind marks.
        band: Narrow fills, which need more contrast in the dark: ribbons, bands, connecting bars.
        skill: Lines and marks of skill.
        skill_text: Words about skill.
        visibility: Lines and marks of visibility.
        visibility_text: Words about visibility.
        good: Caught early, done, as expected.
    """

    name: str
    card: str
    ink: str
    muted: str
    hairline: str
    selection: str
    band: str
    skill: str
    skill_text: str
    visibility: str
    visibility_text: str
    good: str

    def mark(self, axis: Axis) -> str:
        """Return the colour of an axis' lines and marks."""
        return self.skill if axis is Axis.SKILL else self.visibility

    def words(self, axis: Axis) -> str:
        """Return the colour of an axis' words."""
        return self.skill_text if axis is Axis.SKILL else self.visibility_text


LIGHT = ChartTheme(
    name="light",
    card="#FFFFFF",
    ink="#1F2430",
    muted="#5F6673",
    hairline="#E7E3DA",
    selection="#E9E3D4",
    band="#E9E3D4",
    skill="#2A66AB",
    skill_text="#2A66AB",
    visibility="#BF6507",
    visibility_text="#984F05",
    good="#26704A",
)
DARK = ChartTheme(
    name="dark",
    card="#20242C",
    ink="#E8E6E1",
    muted="#9AA3B2",
    hairline="#353B47",
    selection="#2D333E",
    band="#434B5A",
    skill="#6FB1F0",
    skill_text="#6FB1F0",
    visibility="#F2B154",
    visibility_text="#F2B154",
    good="#6CC495",
)
PRINT = ChartTheme(
    name="print",
    card="#FFFFFF",
    ink="#1F2430",
    muted="#5F6673",
    hairline="#E7E3DA",
    selection="#E9E3D4",
    band="#E9E3D4",
    skill="#2A66AB",
    skill_text="#2A66AB",
    visibility="#984F05",
    visibility_text="#984F05",
    good="#26704A",
)
THEMES: Mapping[str, ChartTheme] = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}

SHAPES: Mapping[Axis, str] = {Axis.SKILL: "o", Axis.VISIBILITY: "s"}
"""Circle for skill, square for visibility: never colour alone (look.md)."""
