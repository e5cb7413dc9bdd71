"""The first evening: what is in focus is rated once through, and the chart has its first point."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from growthjournal.domain.competencies import Axis, Rating
from growthjournal.services.workspace import Workspace
from growthjournal.ui.dialogs.focus import FocusDialog
from growthjournal.ui.dialogs.rating import RatingDialog
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def session(qtbot, theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    session.open_with(workspace)
    yield session
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    workspace.close()


@pytest.fixture
def page(qtbot, session):
    page = QWidget()
    page.resize(900, 800)
    qtbot.addWidget(page)
    page.show()
    return page


def choose(qtbot, session, page, count=4):
    dialog = FocusDialog(session, page)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    for box in list(dialog.boxes.values())[:count]:
        box.click()
    return dialog


def opened(qtbot, page):
    qtbot.waitUntil(lambda: page.findChild(RatingDialog) is not None)
    rating = page.findChild(RatingDialog)
    rating.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    rating.activateWindow()
    return rating


def press(dialog, *keys):
    for key in keys:
        QTest.keyClick(dialog.focusWidget() or dialog, key)


def test_three_of_four_rated_one_after_the_other_draw_a_point(qtbot, session, page):
    dialog = choose(qtbot, session, page)
    assert dialog.rate_button.isVisible()
    dialog.rate_button.click()
    rating = opened(qtbot, page)
    growth = session.workspace.growth
    seen = []
    for _competency in range(3):
        seen.append(rating._competency.uuid)
        for _axis in Axis:
            press(rating, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert set(seen) < set(growth.focus())
    assert len(set(seen)) == 3
    assert len(growth.ratings()) == 6
    press(rating, Qt.Key.Key_Escape)
    assert not rating.isVisible()
    [point] = session.workspace.insights.gap(TODAY).points
    assert (point.skill, point.visibility) == (3.0, 3.0)


def test_the_button_names_what_comes_next_and_the_last_closes(qtbot, session, page):
    choose(qtbot, session, page, 2).rate_button.click()
    rating = opened(qtbot, page)
    following = rating._following[0].name
    press(rating, Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_Return)
    press(rating, Qt.Key.Key_2, Qt.Key.Key_Return)
    assert rating.button.accessibleName() == f"Next: {following}"
    press(rating, Qt.Key.Key_Return)
    for _axis in Axis:
        press(rating, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert not rating.isVisible()
    assert len(session.workspace.growth.ratings()) == 4


def test_it_is_offered_only_before_anything_was_rated(qtbot, session, page):
    growth = session.workspace.growth
    uuid = growth.competencies()[0].uuid
    growth.rate(Rating(competency=uuid, axis=Axis.SKILL, value=3, on=TODAY))
    assert not choose(qtbot, session, page).rate_button.isVisible()


def test_choosing_without_rating_is_one_undo_step(qtbot, session, page):
    choose(qtbot, session, page).button.click()
    assert page.findChild(RatingDialog) is None
    growth = session.workspace.growth
    assert len(growth.focus()) == 4
    session.undo_stack.undo()
    assert growth.focus() == ()
