"""Widgets are never destroyed on a worker's thread."""

import gc
import threading

from PySide6.QtCore import QObject, QTimer

from growthjournal.ui.garbage import Collector


class Knot(QTimer):
    """A timer that only the cyclic collector can free."""

    def __init__(self):
        super().__init__()
        self.itself = self
        self.start(10_000)


def allocate():
    """Make enough objects to set off a collection, were it not for the collector."""
    return [[] for _count in range(50_000)]


def test_a_worker_that_allocates_destroys_nothing(qapp, qtlog):
    owner = QObject()
    collector = Collector(owner)
    gone = []
    for _count in range(20):
        Knot().destroyed.connect(lambda: gone.append(threading.get_ident()))
    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert gone == []
    allocate()
    collector.collect()
    gc.collect()
    assert set(gone) == {threading.get_ident()}
    assert not [one for one in qtlog.records if "another thread" in one.message]


def test_python_keeps_from_collecting_while_the_window_lives(qapp):
    owner = QObject()
    gc.enable()
    Collector(owner)
    assert not gc.isenabled()
