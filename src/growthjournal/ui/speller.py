"""The spelling process as the window sees it: questions now, answers later."""

from __future__ import annotations

import json
import sys
import weakref
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess
from shiboken6 import isValid

from growthjournal.spelling.dictionaries import dictionaries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_ENDS = 2
"""A process that ended this often by itself is not started again until the next journal."""
WAIT_MS = 2000


class Speller(QObject):
    """Starts the process with the first question; `stop` ends it and forgets what was asked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.dictionaries = {
            language: [str(path) for path in paths] for language, paths in dictionaries().items()
        }
        self._waiting: deque[Callable[[list[str]], object]] = deque()
        self._ends = 0
        self._process = QProcess()  # without parent: one that Qt destroys while it runs complains
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._troubled)
        weakref.finalize(self, _end, self._process)

    @property
    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._waiting)

    def check(
        self, words: Sequence[str], languages: Sequence[str], done: Callable[[list[str]], object]
    ) -> None:
        """Tell which of these words no dictionary knows."""
        self._ask({"check": list(words), "languages": self._paths(languages)}, done)

    def suggest(
        self, word: str, languages: Sequence[str], done: Callable[[list[str]], object]
    ) -> None:
        """Tell what may have been meant."""
        self._ask({"suggest": word, "languages": self._paths(languages)}, done)

    def stop(self) -> None:
        """End the process; nothing that was asked is answered any more."""
        self._waiting.clear()
        self._ends = 0
        _end(self._process)

    def _paths(self, languages: Sequence[str]) -> dict[str, list[str]]:
        return {one: self.dictionaries[one] for one in languages if one in self.dictionaries}

    def _ask(self, request: dict[str, object], done: Callable[[list[str]], object]) -> None:
        if not self.is_running:
            if self._ends >= MOST_ENDS:
                return
            self._process.start(sys.executable, ["-P", "-m", "growthjournal.spelling.child"])
        self._waiting.append(done)
        self._process.write(json.dumps(request).encode() + b"\n")

    def _read(self) -> None:
        while self._waiting and self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            self._waiting.popleft()(json.loads(line))

    def _ended(self) -> None:
        self._ends += 1
        self._waiting.clear()

    def _troubled(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # then it never ends
            self._ended()


def _end(process: QProcess) -> None:
    if not isValid(process):
        return  # at the program's end Qt may have been faster
    if process.state() != QProcess.ProcessState.NotRunning:
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(WAIT_MS)
        process.blockSignals(False)
