"""B1 and B2: start to the first painted window, and until the list is there."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import large_journal
from measure import Result, alternating, median, tell, until_told

from growthjournal.services.workspace import Workspace

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("ready", flush=True)
app = QApplication([])
window = Window()
window.resize(1200, 800)
window.show()
app.exec()
"""
OURS = """
import sys
from growthjournal import app, cli
build = app.build
def say():
    print("ready", flush=True)
def watch_list(window):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QAbstractItemView
    timer = QTimer(window)
    def look():
        view = window.findChild(QAbstractItemView, "entryList")
        if view is None or window.session.workspace is None or window.session.is_busy:
            return
        if view.model() is not None and view.model().rowCount() > 0:
            timer.stop()
            # The paint that was asked for is a posted event, which goes before this timer.
            QTimer.singleShot(0, say)
    timer.timeout.connect(look)
    timer.start(2)
def watched(*args, **kwargs):
    window, diagnostics = build(*args, **kwargs)
    if sys.argv[2] == "painted":
        window.painted.connect(say)
    else:
        window.painted.connect(lambda: watch_list(window))
    return window, diagnostics
app.build = watched
cli.run(["open", sys.argv[1]])
"""
ENTRIES = 10_000


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = str(folder)
        empty, large = folder / "empty.growthjournal", folder / "large.growthjournal"
        Workspace.create(empty, None).close()
        large_journal.write(large, ENTRIES)

        def start(journal: Path, moment: str = "painted") -> float:
            return until_told(OURS, str(journal), moment)

        ours, bare = alternating(lambda: start(empty), lambda: until_told(BARE))
        with_large, with_empty = alternating(lambda: start(large), lambda: start(empty))
        settled, bare_again = alternating(lambda: start(large, "settled"), lambda: until_told(BARE))
    count = f"{ENTRIES:,} entries"
    tell(
        [
            Result("B1 start to first paint / bare window", median(ours), median(bare), 1.75),
            Result(f"B2 paint, {count} / empty", median(with_large), median(with_empty), 1.15),
            Result(f"B2 list, {count} / bare window", median(settled), median(bare_again), 3.5),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
