"""One line a budget: name, figure, reference, ratio, budget, pass or fail."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Result:
    """A figure beside its reference, both in seconds, measured in the same run."""

    name: str
    figure: float
    reference: float
    budget: float

    @property
    def ratio(self) -> float:
        return self.figure / self.reference

    @property
    def passed(self) -> bool:
        return self.ratio <= self.budget

    def line(self) -> str:
        verdict = "pass" if self.passed else "FAIL"
        return (
            f"{self.name:52} {self.figure * 1000:9.2f} ms {self.reference * 1000:9.2f} ms "
            f"{self.ratio:6.2f}x  budget {self.budget:.2f}x  {verdict}"
        )


def tell(results: list[Result]) -> None:
    """Print every line; leave 1 behind when a budget is missed."""
    for result in results:
        print(result.line(), flush=True)
    sys.exit(0 if all(result.passed for result in results) else 1)


def alternating(
    figure: Callable[[], float], reference: Callable[[], float], rounds: int = ROUNDS
) -> tuple[list[float], list[float]]:
    """Take both in turn, so that a machine that slows down slows both."""
    figure(), reference()
    figures, references = [], []
    for _round in range(rounds):
        figures.append(figure())
        references.append(reference())
    return figures, references


def median(times: list[float]) -> float:
    return statistics.median(times)


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def clocked(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def until_told(code: str, *arguments: str, word: str = "ready") -> float:
    """Start a Python process and return the seconds until it prints a word.

    An installed program has its bytecode beside it, so the process may keep it, whatever the
    shell that measures says; `alternating` leaves the first run, which compiles, out.
    """
    variables = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=variables,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == word:
                took = time.perf_counter() - start
                process.kill()
                return took
    raise RuntimeError(f"the process ended without “{word}”")
