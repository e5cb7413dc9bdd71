"""What is said about confidence, by how many forecasts are settled (method.md A5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthjournal.domain.calibration import AVERAGE_FROM
from growthjournal.language import format_number
from growthjournal.language import gettext as _

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
