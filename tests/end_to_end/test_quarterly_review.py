"""Whoever has a keyboard and nothing else does the quarterly review, over two days."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from growthjournal.domain.assumptions import Assumption, AssumptionStatus
from growthjournal.domain.entries import Entry
from growthjournal.domain.patterns import Pattern, PatternStatus
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim
from growthjournal.services.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def space(window, keyboard, tmp_path):
    path = tmp_path / "own.growthjournal"
    today = window.session.today()
    with Workspace.create(path, None) as workspace:
        for name in ("Ada", "Ben", "Cy"):
            workspace.mentoring.put_person(Person(name=name, in_room=True))
        since = today - timedelta(days=300)
        workspace.sponsorship.put_aim(Aim(role="The next one", calls=("A", "B", "C"), since=since))
        workspace.mentoring.put_pattern(Pattern(name="I answer", status=PatternStatus.ACTIVE))
        workspace.mentoring.put_assumption(Assumption(statement="If I ask, then they refuse"))
        for days in (100, 50, 2):
            day = today - timedelta(days=days)
            workspace.journal.put(Entry(title=f"{days} days ago", body="Said it.", date=day))
    window.open_journal(path)
    keyboard.wait(lambda: window.session.is_open)
    window.visit("today")
    return window.session.workspace


def open_it(keyboard):
    keyboard.tab_to("todayReview")
    keyboard.press(Key.Key_Space)
    return keyboard.wait_for_dialog("quarterly-dialog")


def test_a_review_from_today_s_line_to_its_pages(
    window, keyboard, space, qtbot, tmp_path, monkeypatch
):
    review = open_it(keyboard)
    assert review.question.text() == "Twelve questions first"
    # Two entries of the quarter are read back on demand.
    keyboard.tab_to("readBack")
    keyboard.press(Key.Key_Space)
    reading = keyboard.wait_for_dialog("read-back-dialog")
    assert "Entry 1 of 2" in reading.place.text()
    keyboard.press(Key.Key_Return, Key.Key_Return)
    keyboard.back_in_dialog("quarterly-dialog")
    # The diagnostic, over the review.
    keyboard.tab_to("answerQuestions")
    keyboard.press(Key.Key_Space)
    diagnostic = keyboard.wait_for_dialog("diagnostic-dialog")
    keyboard.press(Key.Key_Return, control=True)
    for _item in range(12):
        keyboard.press(Key.Key_3, Key.Key_Return)
    assert diagnostic.button.text() == "Done"
    keyboard.press(Key.Key_Return)
    keyboard.back_in_dialog("quarterly-dialog")
    keyboard.wait(lambda: "Answered on" in review.screen_shown.said.text())
    keyboard.press(Key.Key_Return)
    assert review.question.text() == "What they show"
    keyboard.press(Key.Key_Return)
    assert review.question.text() == "What becomes of each pattern?"
    keyboard.press(Key.Key_2, Key.Key_Escape)
    # Another day: it goes on there, and the pattern is on watch already.
    keyboard.wait_until_closed()
    assert space.mentoring.patterns()[0].status is PatternStatus.WATCHING
    review = open_it(keyboard)
    assert review.question.text() == "What becomes of each pattern?"
    keyboard.press(Key.Key_Return, control=True)
    keyboard.press(Key.Key_2)
    keyboard.press(Key.Key_Return, control=True)
    assert space.mentoring.assumptions()[0].status is AssumptionStatus.PARKED
    assert review.question.text() == "What is the quarter for?"
    keyboard.write("Ada sees a call of mine")
    keyboard.tab_to("plan-0")
    keyboard.write("When Ada is there, I will go first")
    keyboard.press(Key.Key_Return, control=True)
    [done] = space.diagnostics.reviews()
    assert done.finished_on == window.session.today()
    assert done.aim == "Ada sees a call of mine"
    assert done.diagnostic == space.diagnostics.sittings()[0].uuid
    # Its pages, the one for a mentor.
    keyboard.tab_to("reviewPapers")
    keyboard.press(Key.Key_Space)
    papers = keyboard.wait_for_dialog("review-papers")
    keyboard.tab_to("paperForMentor")
    keyboard.press(Key.Key_Space)
    out = tmp_path / "mentor.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(out), ""))
    keyboard.tab_to("savePdf")
    keyboard.press(Key.Key_Space)
    keyboard.wait(out.exists)
    pages = PdfReader(BytesIO(out.read_bytes())).pages
    assert len(pages) == 1
    assert "Ada sees a call of mine" in pages[0].extract_text()
    assert papers.said.isVisible()
    keyboard.press(Key.Key_Escape)
    keyboard.back_in_dialog("quarterly-dialog")
    keyboard.press(Key.Key_Escape)
    keyboard.wait_until_closed()
    # Nothing is due any more.
    assert not window.pages["today"].links.review.isVisible()


def test_numbers_are_hidden_by_the_menu_and_shown_again(window, keyboard, space):
    def toggle():
        menu = window.commands.actions.menu()
        action = next(one for one in menu.actions() if one.objectName() == "action-hide-numbers")
        was = action.isChecked()
        action.trigger()
        menu.deleteLater()
        return was

    assert toggle() is False
    assert space.reviews.hides_numbers
    assert not window.session.shows_numbers()
    keyboard.press(Key.Key_Z, control=True)
    assert window.session.shows_numbers()
    assert toggle() is False
    assert toggle() is True
    assert window.session.shows_numbers()
