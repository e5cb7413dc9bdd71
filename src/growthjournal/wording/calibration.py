"""What is said about confidence, by how many forecasts are settled (method.md A5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growthjournal.domain.calibration import AVERAGE_FROM
from growthjournal.language import format_number, ngettext
from growthjournal.language import gettext as _
from growthjournal.wording.charts import SEPARATOR, ChartWords, Table

if TYPE_CHECKING:
    from growthjournal.domain.calibration import Bin, Calibration


def calibration_said(found: Calibration) -> list[str]:
    """Return the sentences that the number of settled forecasts allows."""
    count = found.settled
    if count < AVERAGE_FROM or found.stated is None or found.interval is None:
        return [
            _("{n} of {needed} settled").format(
                n=format_number(count), needed=format_number(AVERAGE_FROM)
            )
        ]
    said = [
        _(
            "You were {stated}% sure on average, and right {rate} of 100 times "
            "(90% interval {low} to {high})."
        ).format(
            stated=_percent(found.stated),
            rate=_percent(found.hits / count),
            low=_percent(found.interval[0]),
            high=_percent(found.interval[1]),
        ),
        _("{n} settled. Brier {brier}, from 0 to 1; lower is better, .25 is always 50%.").format(
            n=format_number(count), brier=format_number(found.brier or 0.0, 2)
        ),
    ]
    if found.is_off:
        said.insert(
            1,
            _("You say {stated} and are right {rate} of 100.").format(
                stated=_percent(found.stated), rate=_percent(found.hits / count)
            ),
        )
    return said


def bin_said(one: Bin) -> str:
    """Return a bin as a line."""
    return _(
        "{low} to {high}% sure: right {hits} of {count} (90% interval {least} to {most})"
    ).format(
        low=format_number(one.low),
        high=format_number(one.high),
        hits=format_number(one.hits),
        count=format_number(len(one.forecasts)),
        least=_percent(one.interval[0]),
        most=_percent(one.interval[1]),
    )


def _percent(share: float) -> str:
    return format_number(round(100 * share))


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationWords(ChartWords):
    """Words of the chart.

    Attributes:
        across: What the x axis measures.
        up: What the y axis measures.
        key: What the marks mean.
    """

    across: str
    up: str
    key: str


def calibration_words(found: Calibration) -> CalibrationWords:
    """Return what the chart says."""
    said = calibration_said(found)
    count = format_number(found.settled)
    parts = [
        ngettext("{n} settled forecast", "{n} settled forecasts", found.settled).format(n=count)
    ]
    if found.brier is not None:
        parts.append(_("Brier {brier}, 0 to 1").format(brier=format_number(found.brier, 2)))
    return CalibrationWords(
        title=_("Can I trust my confidence?"),
        finding=_finding(found, said),
        subtitle=SEPARATOR.join(parts),
        withheld=() if found.settled >= AVERAGE_FROM else (said[0],),
        table=_table(found),
        across=_("How sure you were, %"),
        up=_("How often it came true, %"),
        key=_("Numbers: forecasts. Bars: 90% intervals. Dotted: as sure as it came true."),
    )


def _finding(found: Calibration, said: list[str]) -> str:
    if found.settled < AVERAGE_FROM:
        return _("Can’t tell yet: {progress}.").format(progress=said[0])
    return said[1] if found.is_off else said[0]


def _table(found: Calibration) -> Table:
    return Table(
        columns=(_("How sure"), _("Settled"), _("Right"), _("90% interval")),
        rows=tuple(
            (
                f"{format_number(one.low)}–{format_number(one.high)}%",
                format_number(len(one.forecasts)),
                format_number(one.hits),
                f"{_percent(one.interval[0])}–{_percent(one.interval[1])}%",
            )
            for one in found.shown
        ),
        ids=tuple(one.forecasts for one in found.shown),
    )
