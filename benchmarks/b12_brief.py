"""B12: the brief of the sample journal as PDF, beside building the figure in it alone."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from measure import Result, alternating, clocked, median, tell

from growthjournal.services.sample import create_sample
from growthjournal.services.workspace import Workspace

TODAY = dt.date(2026, 11, 20)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "sample.growthjournal"
        create_sample(path, today=TODAY)
        with Workspace.open(path) as workspace:
            coming = workspace.conversations.next(TODAY)
            assert coming is not None
            reports = workspace.reports
            figures, references = alternating(
                lambda: clocked(lambda: reports.brief(coming, today=TODAY)),
                lambda: clocked(lambda: reports.brief_chart(coming, TODAY)),
            )
    tell([Result("B12 brief as PDF / its figure alone", median(figures), median(references), 1.5)])


if __name__ == "__main__":
    main()
