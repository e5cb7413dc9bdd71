"""The list of entries: ids at once, rows when looked at, months as headings."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from growthjournal.domain.entries import EntryKind, EntryRow
from growthjournal.ui.models.entry_list import CHUNK, EntryListModel, Found, Role
from growthjournal.ui.pages.journal_view import EntryListView
from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.entry_delegate import pieces

NEWEST = date(2026, 11, 20)


def row_of(key):
    return EntryRow(
        id=key,
        uuid=f"uuid-{key}",
        title=f"Entry {key}",
        date=NEWEST - timedelta(days=key),
        time=None,
        kind=EntryKind.REFLECTION,
        snippet="said \ue000silence\ue001 again",
        tags=("delegation",),
    )


def found(count, *, query=""):
    months = {}
    for key in range(count):
        day = NEWEST - timedelta(days=key)
        months[day.replace(day=1)] = months.get(day.replace(day=1), 0) + 1
    return Found(ids=tuple(range(count)), months=tuple(months.items()), query=query)


class Store:
    def __init__(self):
        self.asked = []

    def rows(self, ids, query):
        self.asked.append((tuple(ids), query))
        return [row_of(key) for key in ids]


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def model(qapp, store):
    return EntryListModel(store.rows)


@pytest.fixture
def view(qtbot, model, theme):
    view = EntryListView(model, theme)
    qtbot.addWidget(view)
    view.resize(340, 600)
    view.show()
    return view


def test_the_model_keeps_qt_s_rules(model, qtmodeltester):
    qtmodeltester.check(model)
    model.show(found(70))
    qtmodeltester.check(model)


def test_headings_stand_before_their_entries(model):
    model.show(found(60))
    november, october = model.headings[:2]
    assert model.index(november).data() == "November 2026"
    assert model.index(november).data(Role.MONTH) == date(2026, 11, 1)
    assert model.index(november).data(Role.ENTRY) is None
    assert model.index(november + 1).data(Role.ENTRY).id == 0
    assert model.index(october - 1).data(Role.ENTRY).date == date(2026, 11, 1)
    assert model.index(october + 1).data(Role.ENTRY).date == date(2026, 10, 31)
    assert model.rowCount() == 60 + len(model.headings)
    assert not model.index(november).flags() & Qt.ItemFlag.ItemIsSelectable


def test_rows_are_fetched_in_chunks_and_once(model, store):
    model.show(found(200, query="silence"))
    assert store.asked == []
    model.index(1).data()
    model.index(2).data()
    assert store.asked == [(tuple(range(CHUNK)), "silence")]


def test_forgotten_rows_are_fetched_anew(model, store, qtbot):
    model.show(found(3))
    model.index(1).data()
    with qtbot.waitSignal(model.dataChanged):
        model.forget_rows()
    model.index(1).data()
    assert len(store.asked) == 2


def test_an_entry_is_found_without_reading_rows(model, store):
    model.show(found(4000))
    row = model.row_of(3000)
    assert store.asked == []
    assert model.index(row).data(Role.ENTRY).id == 3000
    assert model.row_of(4000) is None


def test_a_row_that_is_gone_is_empty(qapp):
    model = EntryListModel(lambda ids, query: [])
    model.show(found(2))
    assert model.index(1).data(Role.ENTRY) is None
    assert model.index(1).data() is None


def test_screen_readers_hear_title_day_and_text(model):
    model.show(found(1))
    heard = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Entry 0, ")
    assert "2026" in heard
    assert heard.endswith("said silence again")


def test_a_hundred_thousand_rows_query_only_what_is_seen(view, model, store, qtbot):
    model.show(found(100_000))
    qtbot.waitUntil(lambda: not view._sizing.isActive())
    view.scrollToBottom()
    view.grab()
    assert sum(len(ids) for ids, _query in store.asked) <= 4 * CHUNK
    height = view.verticalHeader().length()
    painter = view.itemDelegate()
    headings = len(model.headings)
    expected = 100_000 * painter.entry_height + headings * painter.heading_height
    assert height == expected


def test_a_new_list_keeps_no_heights_of_the_one_before(view, model):
    model.show(found(60))
    model.show(Found(ids=tuple(range(70)), months=((NEWEST.replace(day=1), 69),), pinned=1))
    painter = view.itemDelegate()
    expected = 70 * painter.entry_height + 2 * painter.heading_height
    assert view.verticalHeader().length() == expected


def test_keys_move_over_headings(view, model, qtbot):
    model.show(found(60))
    heading = model.headings[1]
    view.select_row(heading - 1)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == heading + 1
    view.move_by(-1)
    assert view.currentIndex().row() == heading - 1


def test_choosing_and_opening_say_which_entry(view, model, qtbot):
    model.show(found(3))
    with qtbot.waitSignal(view.chosen) as chosen:
        view.move_by(1)
    assert chosen.args == ["uuid-0"]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["uuid-0"]


def test_typing_in_the_list_does_not_read_it(view, model, store, qtbot):
    model.show(found(10_000))
    view.move_by(1)
    before = len(store.asked)
    qtbot.keyClicks(view, "zz")
    assert len(store.asked) == before


def test_a_match_is_painted_on_the_colour_of_marks(view, model, theme):
    model.show(found(1, query="silence"))
    image = view.grab().toImage()
    wanted = theme.tokens().mark.rgb()
    pixels = [
        image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    ]
    assert pixels.count(wanted) > 20


def test_all_states_paint_in_both_directions(view, model, theme):
    model.show(found(40))
    view.move_by(1)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert isinstance(view.grab(), QPixmap)
    view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.set_text_scale(2.0)
    view.read_theme()
    assert view.verticalHeader().defaultSectionSize() == view.itemDelegate().entry_height
    theme.set_text_scale(1.0)


def test_snippets_fall_into_runs():
    assert pieces("a \ue000b\ue001 c \ue000d\ue001") == [
        ("a ", False),
        ("b", True),
        (" c ", False),
        ("d", True),
    ]
    assert pieces("plain") == [("plain", False)]
    assert pieces("torn \ue000open") == [("torn ", False), ("open", False)]
