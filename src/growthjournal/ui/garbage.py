"""Collects Python's cyclic garbage on the window's thread alone.

Python collects on whichever thread happens to allocate. On a worker that would destroy widgets and
timers of the window, which Qt answers with a warning at best and a crash at worst.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 500


class Collector(QObject):
    """Does with a timer what Python does by itself, at the same thresholds."""

    def __init__(self, parent: QObject) -> None:
        """Take over from Python for as long as the process lives."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
