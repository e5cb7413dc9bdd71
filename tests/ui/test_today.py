"""The Today page over a real journal."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from growthjournal.domain.entries import Entry
from growthjournal.domain.impacts import Impact, Level, Witness
from growthjournal.domain.patterns import CatchStage, Pattern, PatternStatus, Sighting
from growthjournal.domain.people import Person
from growthjournal.domain.seen import SEEN_NEEDED
from growthjournal.services import clock
from growthjournal.services.capturing import KEPT_FOR
from growthjournal.services.changes import Changes
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.today import TodayPage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController
from growthjournal.ui.widgets.record_button import RecordButton

TODAY = date(2026, 11, 20)
Key = Qt.Key
ADA = Person(name="Ada Lovelace")
HABIT = Pattern(
    name="I answer first", surfaced_by=ADA.uuid, status=PatternStatus.ACTIVE, if_then="When asked…"
)


@pytest.fixture(scope="module")
def theme(qapp):
    return ThemeController(qapp, mode="light")


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.create(tmp_path / "j.growthjournal", None)
    yield workspace
    workspace.close()


@pytest.fixture
def filled(workspace):
    for title, day in (
        ("Newest", TODAY),
        ("Yesterday", date(2026, 11, 19)),
        ("Last month", date(2026, 10, 20)),
        ("A year ago", date(2025, 11, 20)),
    ):
        workspace.journal.put(Entry(title=title, date=day, body="Words."))
    workspace.mentoring.put_person(ADA)
    workspace.mentoring.put_pattern(HABIT)
    workspace.mentoring.put_pattern(Pattern(name="Only watched"))
    return workspace


@pytest.fixture
def session(theme, tmp_path):
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: TODAY)
    session.said, session.wanted, failures = [], [], []
    session.undo_offered.connect(session.said.append)
    session.record_wanted.connect(lambda kind, uuid: session.wanted.append((kind, uuid)))
    session.new_entry_wanted.connect(lambda: session.wanted.append("new"))
    session.failed.connect(failures.append)
    yield session
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    assert failures == []


@pytest.fixture
def page(qtbot, session):
    page = TodayPage(session)
    qtbot.addWidget(page)
    session.opened.connect(page.opened)
    session.changed.connect(page.reload)
    session.locked.connect(page.locked)
    page.resize(1077, 800)
    page.show()
    return page


@pytest.fixture
def opened(page, filled):
    page.session.open_with(filled)
    return page


def shown(card):
    if card.isHidden():
        return []
    return [row.accessibleName().split(",")[0] for row in card.findChildren(RecordButton)]


def words(page):
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def write(page, text):
    page.field.line.setFocus()
    QTest.keyClicks(page.field.line, text)


def test_the_day_and_its_cards(opened):
    assert opened.header.title.text() == "Friday, November 20"
    assert shown(opened.latest) == ["Newest", "Yesterday", "Last month", "A year ago"]
    assert shown(opened.earlier) == ["A year ago", "Last month"]
    assert shown(opened.watch) == ["I answer first"]
    seen = words(opened)
    for said in ("named by Ada Lovelace", "When asked…", "1 year ago", "1 month ago"):
        assert said in seen
    assert "Only watched" not in seen


def test_a_press_opens_the_record(opened):
    row = opened.earlier.findChildren(RecordButton)[0]
    row.setFocus()
    QTest.keyClick(row, Key.Key_Return)
    QTest.mouseClick(opened.watch.findChild(RecordButton), Qt.MouseButton.LeftButton)
    (first, uuid), pattern = opened.session.wanted
    assert first == "entry"
    assert opened.session.workspace.journal.entry(uuid).title == "A year ago"
    assert pattern == ("pattern", HABIT.uuid)


@pytest.mark.parametrize(
    ("name", "stage", "said"),
    [("noted-2", CatchStage.DURING, "during"), ("noted-none", None, "no chance arose")],
)
def test_one_press_notes_a_sighting_and_undo_takes_it_back(opened, name, stage, said):
    mentoring = opened.session.workspace.mentoring
    QTest.mouseClick(opened.findChild(QWidget, name), Qt.MouseButton.LeftButton)
    (sighting,) = mentoring.sightings(HABIT.uuid)
    assert (sighting.date, sighting.stage, sighting.opportunity) == (
        TODAY,
        stage,
        stage is not None,
    )
    assert f"Noted today: {said}." in words(opened)
    opened.session.undo_stack.undo()
    assert mentoring.sightings(HABIT.uuid) == []
    assert "Noted today" not in words(opened)


def test_what_was_noted_yesterday_is_not_said(opened, filled):
    yesterday = Sighting(pattern=HABIT.uuid, date=date(2026, 11, 19), stage=CatchStage.AFTER)
    opened.session.notify(filled.mentoring.add_sighting(yesterday))
    assert "Noted today" not in words(opened)


def test_active_patterns_take_turns_by_day(opened, filled):
    other = Pattern(name="I say yes too soon", status=PatternStatus.ACTIVE)
    filled.mentoring.put_pattern(other)
    seen = []
    for day in (TODAY, TODAY + timedelta(days=1)):
        opened.session._clock = lambda day=day: day
        opened._look_at_the_clock()
        opened.reload(Changes.ALL)
        seen += shown(opened.watch)
    assert set(seen) == {"I answer first", "I say yes too soon"}
    assert opened.header.title.text() == "Saturday, November 21"


def test_a_captured_line_appears_among_the_newest(opened):
    write(opened, "She said no")
    QTest.keyClick(opened.field.line, Key.Key_Return)
    assert opened.field.line.toPlainText() == ""
    assert shown(opened.latest)[0] == "She said no"
    assert opened.session.said == ["Saved to the journal"]


def test_what_is_unfinished_is_pinned_and_can_be_discarded(opened):
    write(opened, "half")
    QTest.keyClick(opened.field.line, Key.Key_Escape)
    assert opened.pinned.isVisible()
    QTest.mouseClick(opened.discard, Qt.MouseButton.LeftButton)
    assert opened.field.line.toPlainText() == ""
    assert not opened.pinned.isVisible()
    assert opened.session.workspace.capture.draft() is None
    opened.session.undo_stack.undo()
    assert opened.session.workspace.capture.draft().text == "half"
    assert opened.field.line.toPlainText() == "half"


def test_after_two_days_what_is_unfinished_is_an_entry_of_its_day(page, filled, monkeypatch):
    then = datetime(2026, 11, 18, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: then)
    filled.capture.keep_draft("half a thought")
    monkeypatch.setattr(clock, "now", lambda: then + KEPT_FOR + timedelta(seconds=1))
    page.session.open_with(filled)
    (row,) = filled.journal.search("half")
    assert row.date == date(2026, 11, 18)
    assert filled.capture.draft() is None
    assert page.field.line.toPlainText() == ""
    assert page.session.said == ["What you left unfinished two days ago is in the journal now"]


def test_a_draft_of_another_line_is_shown_but_never_over_what_is_typed(opened, filled):
    opened.session.notify(filled.capture.keep_draft("from the popover"))
    assert opened.field.line.toPlainText() == "from the popover"
    write(opened, "!")
    opened.session.notify(filled.capture.keep_draft("something else"))
    assert opened.field.line.toPlainText() == "from the popover!"


def test_an_empty_journal_has_one_sentence_and_one_button(page, workspace):
    page.session.open_with(workspace)
    button = page.findChild(QWidget, "todayFirstEntry")
    assert button.isVisible()
    assert not page.field.isVisible()
    assert not page.focus_capture()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.session.wanted == ["new"]


def test_a_draft_in_an_empty_journal_is_shown(page, workspace):
    page.session.open_with(workspace)
    page.session.notify(workspace.capture.keep_draft("half"))
    assert page.field.isVisible()
    assert page.field.line.toPlainText() == "half"


def test_cards_without_anything_are_not_there(page, workspace):
    workspace.journal.put(Entry(title="Only one", date=date(2026, 11, 19), body="x"))
    page.session.open_with(workspace)
    assert shown(page.latest) == ["Only one"]
    assert page.watch.isHidden()
    assert page.earlier.isHidden()


def test_locking_drops_every_word(opened, words_held):
    write(opened, "a Zibeline")
    opened.field.keep()
    opened.session.locked.emit()
    held = " ".join(words_held(opened))
    for word in ("Zibeline", "Newest", "answer", "Lovelace", "asked"):
        assert word not in held


@pytest.fixture
def words_held():
    def read(root):
        for one in [root, *root.findChildren(QWidget)]:
            for name in ("text", "toPlainText", "accessibleName", "toolTip"):
                found = getattr(one, name, None)
                if callable(found):
                    yield str(found())

    return read


def test_the_page_loads_no_plotting_library():
    code = "import growthjournal.ui.pages.today, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"matplotlib", "numpy", "typst", "markdown_it"} & set(done.stdout.split()) == set()


@pytest.mark.parametrize("width", [260, 420, 1000])
def test_what_the_line_asks_stays_in_one_line(opened, width):
    line = opened.field.line
    line.resize(width, line.height())
    asked = line.placeholderText()
    assert line.fontMetrics().horizontalAdvance(asked) < line.viewport().width()
    whole = "What happened? Who said it? What will you do differently?"
    assert asked == whole if width == 1000 else asked.endswith("…")


def test_the_share_that_was_seen_opens_its_results(opened, session, filled):
    page = opened
    ada = replace(ADA, in_room=True)
    results = [
        Impact(title=f"result {n}", date=TODAY, level=Level.TARGET) for n in range(SEEN_NEEDED)
    ]
    filled.together.act([ada, *results[:-1]]).do()
    page.reload(Changes.IMPACTS)
    assert page.links.share.isHidden()
    filled.together.act([results[-1], Witness(impact=results[0].uuid, person=ADA.uuid)]).do()
    page.reload(Changes.IMPACTS)
    assert not page.links.share.isHidden()
    assert page.links.share.text() == "1 of 4 target-level results was seen by someone in the room."
    page.links.share.click()
    assert session.wanted[-1] == ("seen-share", "")
    page.locked()
    assert page.links.share.text() == ""
