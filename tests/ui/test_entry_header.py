"""The line above an entry shows whole words at every width."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget

from growthjournal.domain.entries import Entry, EntryKind, Link, TargetKind
from growthjournal.ui.pages.journal_header import EntryHeader
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.link_bar import Linked

ENTRY = Entry(date=date(2026, 9, 30), title="t", body="b", kind=EntryKind.LONG_REFLECTION)


@pytest.fixture
def theme(qapp):
    theme = ThemeController(qapp, mode="light")
    yield theme
    theme.set_text_scale(1.0)


def linked(count):
    return [
        Linked(
            link=Link(entry=ENTRY.uuid, target_kind=TargetKind.PERSON, target=f"p{number}"),
            title=f"Somebody with a long name {number}",
        )
        for number in range(count)
    ]


def cut_off(header):
    """Return the names of the parts that are narrower than their words or stand outside."""
    shown = [
        one
        for one in header.findChildren(QWidget)
        if one.isVisible() and one.parent() in {header, header.links} and one is not header.links
    ]
    room = header.rect()
    names = [
        one.objectName()
        for one in shown
        if (one.width() < one.sizeHint().width() and not isinstance(one, QLabel))
        or not room.contains(QRect(one.mapTo(header, QPoint(0, 0)), one.size()))
    ]
    places = sorted((one.mapTo(header, QPoint(0, 0)).x(), one.width()) for one in shown)
    overlaps = [left for (left, wide), (right, _wide) in pairwise(places) if left + wide > right]
    return names + overlaps


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("count", [0, 1, 3, 12])
@pytest.mark.parametrize("width", [480, 560, 619, 660, 705, 725, 780, 860, 1000, 1400])
def test_nothing_in_the_header_is_cut_off(qtbot, theme, tmp_path, width, count, scale):
    theme.set_text_scale(scale)
    host = QWidget()
    qtbot.addWidget(host)
    header = EntryHeader(Session(theme, Preferences(tmp_path / "w.ini")))
    header.setParent(host)
    header.show_entry(ENTRY, linked(count))
    header.show_status("Saved", 1234)
    host.resize(round(width * scale), round(60 * scale))
    header.resize(host.size())
    host.show()
    qtbot.waitUntil(lambda: cut_off(header) == [], timeout=2000)
    assert header.width() == round(width * scale)
