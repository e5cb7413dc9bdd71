"""The Trends page on real services: chart, table, records, files, range, focus."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from growthjournal.domain.competencies import Axis, Rating
from growthjournal.domain.conversations import Conversation
from growthjournal.domain.entries import Entry
from growthjournal.domain.people import Person
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.focus import FocusDialog
from growthjournal.ui.pages.trends import TrendsPage
from growthjournal.ui.pages.trends_records import RecordsDialog
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController
from growthjournal.wording.competencies import competency_table
from growthjournal.wording.gap import gap_table

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    session.failures = []
    session.failed.connect(session.failures.append)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    session.open_with(workspace)
    yield session
    theme.set_mode("light")
    theme.set_text_scale(1.0)
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    workspace.close()


@pytest.fixture
def page(qtbot, session):
    page = TrendsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    page.resize(1076, 800)
    page.set_effective_width(1076)
    return page


@pytest.fixture
def rated(session):
    """Three competencies in focus, rated on three dates."""
    growth = session.workspace.growth
    three = [one.uuid for one in growth.competencies()[:3]]
    growth.set_focus(three, date(2026, 6, 1))
    for number, on in enumerate((date(2026, 6, 5), date(2026, 8, 4), date(2026, 10, 2))):
        for competency in three:
            for axis in Axis:
                value = 2 + number if axis is Axis.SKILL else 2
                growth.rate(Rating(competency=competency, axis=axis, value=value, on=on))
    return three


def open_page(qtbot, page):
    page.opened()
    page.show()
    rest(qtbot, page)


def rest(qtbot, page):
    """Wait until both charts were drawn and neither wants to be drawn again."""
    qtbot.waitUntil(lambda: not any(card.view.is_stale for card in page.cards), timeout=20_000)


def cells(model: QAbstractItemModel):
    return tuple(
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    )


def test_without_focus_one_sentence_and_one_button(qtbot, page, session):
    page.opened()
    page.show()
    assert page.empty.isVisible()
    assert not page.rate_button.isVisible()
    assert page.empty.button.text() == "Choose four competencies"
    page.empty.button.click()
    dialog = page.findChild(FocusDialog)
    boxes = list(dialog.boxes.values())
    for box in boxes[:4]:
        box.click()
    assert not boxes[4].isEnabled()
    dialog.button.click()
    assert len(session.workspace.growth.focus()) == 4
    assert page.rate_button.isVisible()
    qtbot.waitUntil(lambda: page.gap.view.drawn is not None, timeout=20_000)
    assert "Can’t tell yet" in page.gap.view.accessibleName()


def test_chart_shows_a_new_rating(qtbot, page, session, rated):
    open_page(qtbot, page)
    before = page.gap.view.drawn
    rating = Rating(competency=rated[0], axis=Axis.SKILL, value=3, on=TODAY)
    growth = session.workspace.growth
    assert session.perform("rating", lambda: growth.rate(rating))
    qtbot.waitUntil(lambda: page.gap.view.drawn is not before, timeout=10_000)
    assert not any(rating.uuid in mark.ids for mark in before.marks)
    assert any(rating.uuid in mark.ids for mark in page.gap.view.drawn.marks)


def test_tables_hold_the_numbers_of_the_charts(qtbot, page, session, rated):
    open_page(qtbot, page)
    QTest.keyClick(page, Qt.Key.Key_T)
    insights = session.workspace.insights
    gap = gap_table(session.workspace.verdicts.on_timeline(insights.gap(TODAY)))
    competencies = competency_table(insights.dumbbells(TODAY))
    assert cells(page.gap.table.model()) == gap.rows
    assert cells(page.competencies.table.model()) == competencies.rows
    assert page.gap.table.isVisible()
    assert not page.gap.view.isVisible()
    QTest.keyClick(page, Qt.Key.Key_T)
    assert page.gap.view.isVisible()


def test_a_table_that_is_shown_follows_changes(qtbot, page, session, rated):
    open_page(qtbot, page)
    page.toggle_table()
    rows = page.gap.table.model().rowCount()
    growth = session.workspace.growth
    rating = Rating(competency=rated[0], axis=Axis.SKILL, value=3, on=TODAY)
    session.perform("rating", lambda: growth.rate(rating))
    assert page.gap.table.model().rowCount() == rows + 1


def test_table_model(qtmodeltester, qtbot, page, rated):
    open_page(qtbot, page)
    qtmodeltester.check(page.gap.table.model())


def test_clicking_a_mark_lists_its_ratings_and_opens_an_entry(qtbot, page, session, rated):
    entry = Entry(title="The hard call", body="What I did.", date=TODAY)
    session.workspace.journal.put(entry)
    rating = Rating(competency=rated[0], axis=Axis.SKILL, value=4, on=TODAY, evidence=(entry.uuid,))
    session.workspace.growth.rate(rating)
    open_page(qtbot, page)
    view = page.gap.view
    mark = next(one for one in view.drawn.marks if rating.uuid in one.ids)
    place = view.place_of(mark)
    assert view.mark_at(place) is not None
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    dialog = page.findChild(RecordsDialog)
    assert {one.uuid for one in dialog.shown} >= {rating.uuid}
    assert dialog.focusWidget().text() == "The hard call"
    with (
        qtbot.waitSignal(page.openEntry) as wanted,
        qtbot.waitSignal(session.record_wanted) as record,
    ):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert wanted.args == [entry.uuid]
    assert record.args == ["entry", entry.uuid]


def test_every_mark_is_found_where_it_is_drawn(qtbot, page, rated):
    open_page(qtbot, page)
    for card in page.cards:
        assert card.view.drawn.marks
        for mark in card.view.drawn.marks:
            found = card.view.mark_at(card.view.place_of(mark))
            assert found is not None
            assert card.view.place_of(found) == card.view.place_of(mark)


def test_arrows_and_enter_open_a_mark(qtbot, page, rated):
    open_page(qtbot, page)
    view = page.gap.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.mark_pressed) as pressed:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert pressed.args == [view.drawn.marks[1]]


@pytest.mark.parametrize(
    ("kind", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%P")]
)
def test_saves_a_file_whole_or_says_why_not(qtbot, page, session, rated, tmp_path, kind, start):
    open_page(qtbot, page)
    path = tmp_path / f"gap.{kind}"
    with qtbot.waitSignal(session.message):
        assert page.gap.save(path, kind)
    assert path.read_bytes().startswith(start)
    assert session.failures == []
    assert not page.gap.save(tmp_path / "nowhere" / "gap.svg", kind)
    assert len(session.failures) == 1


def test_copies_an_image(qtbot, page, rated):
    open_page(qtbot, page)
    page.gap.copy_image()
    assert not QGuiApplication.clipboard().image().isNull()
    names = [action.text() for action in page.gap.menu().actions() if action.text()]
    assert names == ["Copy as image", "Save as SVG…", "Save as PNG…", "Save as PDF…"]


def test_range_narrows_the_gap_chart(qtbot, page, session, rated):
    ruth = Person(name="Ruth")
    session.workspace.mentoring.put_person(ruth)
    met = date(2026, 9, 1)
    session.workspace.mentoring.put_conversation(Conversation(person=ruth.uuid, date=met))
    open_page(qtbot, page)
    assert page.range.start() is None
    page.range.chips["3Months"].click()
    assert page.range.start() == TODAY - timedelta(days=91)
    page.range.menu().actions()[0].trigger()
    assert page.range.start() == met
    assert page.range.chips["Since"].text() == "Since Ruth"
    page.toggle_table()
    assert page.gap.table.model().rowCount() == 1
    page.range.chips["All"].click()
    assert page.gap.table.model().rowCount() == 3


def test_theme_and_text_size_draw_on_a_new_canvas(qtbot, page, session, rated):
    open_page(qtbot, page)
    for change in (
        lambda: session.theme.set_mode("dark"),
        lambda: session.theme.set_text_scale(2.0),
        lambda: page.resize(700, 600),
    ):
        drawn, canvas = page.gap.view.drawn, page.gap.view.canvas
        change()
        qtbot.waitUntil(lambda drawn=drawn: page.gap.view.drawn is not drawn, timeout=10_000)
        assert page.gap.view.canvas is not canvas
        rest(qtbot, page)
    assert page.gap.view.drawn.figure.get_facecolor()[:3] != (1.0, 1.0, 1.0)


@pytest.mark.parametrize(("width", "scale"), [(1076, 1.0), (840, 1.0), (480, 1.0), (1168, 2.0)])
def test_nothing_is_clipped_across(qtbot, page, session, rated, width, scale):
    session.theme.set_text_scale(scale)
    page.resize(width, 700)
    page.set_effective_width(width / scale)
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: page.column.widget().width() <= page.column.viewport().width())
    rest(qtbot, page)
    for card in page.cards:
        assert card.geometry().right() <= page.column.widget().width()
        assert round(card.view.drawn.size[0]) == card.view.width()
        assert round(card.view.drawn.size[1]) == card.view.height()
    beside = page.gap.y() == page.competencies.y()
    assert beside == (width == 1076)


def test_locking_drops_every_word(qtbot, page, rated):
    open_page(qtbot, page)
    page.toggle_table()
    page.locked()
    for card in page.cards:
        assert card.view.drawn is None
        assert card.view.canvas is None
        assert card.view.accessibleName() == ""
        assert card.table.model().rowCount() == 0
        assert card.said.text() == ""


def test_rate_opens_the_dialog_by_key(qtbot, page, rated):
    open_page(qtbot, page)
    QTest.keyClick(page, Qt.Key.Key_R)
    dialogs = [one.objectName() for one in page.findChildren(QDialog)]
    assert dialogs == ["rating-dialog"]
    for dialog in page.findChildren(QDialog):
        dialog.close()
    QApplication.processEvents()


def test_building_the_page_does_not_load_the_plotting_library():
    code = (
        "import sys; import growthjournal.ui.pages.trends, growthjournal.ui.dialogs.rating;"
        "assert not {'matplotlib', 'numpy'} & set(sys.modules), 'loaded'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
