"""Words and table of the competencies in focus, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.trends import RATINGS_NEEDED, WEEKS_NEEDED
from growthjournal.language import format_number, list_of, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import (
    NOTHING,
    SEPARATOR,
    ChartWords,
    Table,
    count_of_ratings,
    n_of_needed,
    number,
    shown,
    signed,
    since,
    written_day,
)

if TYPE_CHECKING:
    from growthjournal.domain.focus_series import FocusSeries, Panel, Spot
    from growthjournal.domain.trends import Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelWords:
    """What stands over a panel.

    Attributes:
        name: The competency.
        note: Its trend word, or what is lacking.
        moves: Whether the trend is more than noise.
    """

    name: str
    note: str
    moves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusWords(ChartWords):
    """Words of the chart.

    Attributes:
        panels: One for each panel, in the same order.
        key: What the marks mean, those that are drawn.
    """

    panels: tuple[PanelWords, ...]
    key: tuple[str, ...]


def focus_words(series: FocusSeries) -> FocusWords:
    """Return what the chart says."""
    return FocusWords(
        title=_("Am I getting better at what I’m working on?"),
        finding=_finding(series),
        subtitle=_subtitle(series),
        withheld=() if series.panels else (n_of_needed(0, RATINGS_NEEDED),),
        table=focus_table(series),
        panels=tuple(_panel(panel) for panel in series.panels),
        key=_key(series),
    )


def spot_said(panel: Panel, spot: Spot) -> str:
    """Return what a mark is, for pointing at it."""
    said = _("{date}: {competency}, {value}").format(
        date=written_day(spot.on), competency=panel.name, value=format_number(spot.value)
    )
    if spot.rater is not None:
        return _("{what}, by {name}").format(what=said, name=spot.rater)
    if spot.hollow:
        return _("{what}, without a fact").format(what=said)
    return said


def other_said(panel: Panel, spot: Spot) -> str:
    """Return what a diamond is, for pointing at it; somebody who was deleted has no name."""
    said = spot_said(panel, spot)
    return said if spot.rater is not None else _("{what}, by somebody else").format(what=said)


def trend_word(trend: Trend) -> str:
    """Return what may be said of a line (A1)."""
    return {
        "rising": _("rising"),
        "falling": _("falling"),
        "no-change": _("no change beyond noise"),
        "cant-tell": _("can’t tell yet"),
    }[trend.word]


def _finding(series: FocusSeries) -> str:
    if not series.panels:
        return _("Nothing is in focus yet: choose what you are working on.")
    names: dict[str, list[str]] = {}
    for panel in series.panels:
        names.setdefault(panel.trend.word, []).append(panel.name)
    if set(names) == {"cant-tell"}:
        return _("Can’t tell yet: {n} ratings of one over {weeks} weeks are needed.").format(
            n=format_number(RATINGS_NEEDED), weeks=format_number(WEEKS_NEEDED)
        )
    forms = {
        "rising": _("rising: {names}"),
        "falling": _("falling: {names}"),
        "no-change": _("no change beyond noise: {names}"),
        "cant-tell": _("can’t tell yet: {names}"),
    }
    parts = [
        form.format(names=list_of(names[word])) for word, form in forms.items() if word in names
    ]
    sentence = "; ".join(parts)
    return _("{sentence}.").format(sentence=sentence[:1].upper() + sentence[1:])


def _subtitle(series: FocusSeries) -> str:
    own = sum(panel.count for panel in series.panels)
    others = sum(len(spot.ids) for panel in series.panels for spot in panel.others)
    parts = [_("{ratings} of skill").format(ratings=count_of_ratings(own))]
    if others:
        parts.append(
            ngettext("{n} by others", "{n} by others", others).format(n=format_number(others))
        )
    parts.append(since(series.start))
    if series.last is not None:
        parts.append(_("last on {date}").format(date=written_day(series.last)))
    return SEPARATOR.join(parts)


def _panel(panel: Panel) -> PanelWords:
    found = panel.trend
    if found.word != "cant-tell":
        note = trend_word(found)
    elif found.count < found.needed:
        note = n_of_needed(found.count, found.needed)
    else:
        note = _("{n} of {min} weeks").format(
            n=format_number(found.weeks), min=format_number(found.weeks_needed)
        )
    return PanelWords(name=panel.name, note=note, moves=found.word in {"rising", "falling"})


def _key(series: FocusSeries) -> tuple[str, ...]:
    own = [spot for panel in series.panels for spot in panel.own]
    parts = []
    if own:
        parts.append(_("Shade: what is noise"))
    if any(one.has_line for panel in series.panels for one in panel.stretches):
        parts.append(_("Line: the middle of three"))
    if any(spot.hollow for spot in own):
        parts.append(_("Hollow: without a fact"))
    if any(panel.others for panel in series.panels):
        parts.append(_("Diamond: somebody else"))
    if any(panel.breaks for panel in series.panels):
        parts.append(_("Dashed: other written lines from here"))
    return tuple(parts)


def focus_table(series: FocusSeries) -> Table:
    """Return a row for each panel, in the chart's order."""
    return Table(
        columns=(
            _("Competency"),
            _("Self-ratings"),
            _("Latest"),
            _("Middle of three"),
            _("Noise ±"),
            _("Trend"),
            _("Movement"),
            _("By others"),
        ),
        rows=tuple(_row(panel) for panel in series.panels),
        ids=tuple(
            tuple(uuid for spot in (*panel.own, *panel.others) for uuid in spot.ids)
            for panel in series.panels
        ),
    )


def _row(panel: Panel) -> tuple[str, ...]:
    last = panel.stretches[-1] if panel.stretches else None
    movement = panel.trend.movement
    return (
        panel.name,
        format_number(panel.count),
        format_number(panel.own[-1].value) if panel.own else NOTHING,
        number(shown(last.middles[-1][1])) if last else NOTHING,
        number(shown(last.half)) if last else NOTHING,
        trend_word(panel.trend),
        NOTHING if movement is None else signed(shown(movement)),
        format_number(panel.others[-1].value) if panel.others else NOTHING,
    )
