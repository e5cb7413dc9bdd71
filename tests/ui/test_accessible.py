"""Every page and dialog: named controls, an order of Tab that follows the eye, no clipped words."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from growthjournal import app as composition
from growthjournal.domain.agenda import AgendaKind
from growthjournal.domain.check_in import Step
from growthjournal.domain.competencies import Axis
from growthjournal.domain.conversations import Pin
from growthjournal.domain.decisions import Decision
from growthjournal.domain.entries import TargetKind
from growthjournal.domain.forecasts import Forecast
from growthjournal.domain.logs import LineKind
from growthjournal.domain.people import is_mentored
from growthjournal.domain.scoring import Pending, Reading, Side
from growthjournal.services.changes import Changes
from growthjournal.services.sample import create_sample
from growthjournal.ui.dialogs.case_versions import VersionDialog
from growthjournal.ui.dialogs.check_in import open_check_in
from growthjournal.ui.dialogs.diagnostic import open_diagnostic
from growthjournal.ui.dialogs.first_run import FirstRunDialog
from growthjournal.ui.dialogs.lever_page import open_lever_page
from growthjournal.ui.dialogs.log import open_log
from growthjournal.ui.dialogs.plan import open_plan
from growthjournal.ui.dialogs.promise import open_promise
from growthjournal.ui.dialogs.promise_carry import open_carry
from growthjournal.ui.dialogs.quarterly import open_quarterly_review
from growthjournal.ui.dialogs.read_back import ReadBackDialog
from growthjournal.ui.dialogs.rehearse import open_rehearsal
from growthjournal.ui.dialogs.review_papers import open_review_papers
from growthjournal.ui.models.cases import read_cases
from growthjournal.ui.pages.journal_link_picker import LinkPicker
from growthjournal.ui.pages.journal_trash import TrashDialog
from growthjournal.ui.pages.journal_versions import VersionsDialog
from growthjournal.ui.pages.today_cards import settle_button
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.widgets.basics import ElidedText
from growthjournal.ui.widgets.nav import NavButton

TODAY = date(2026, 11, 20)
PATIENCE = 20_000
SIZES = {"900x600": (900, 600, 1.0), "200 %": (1280, 800, 2.0)}
TALL = 2600
"""So high that everything is in sight: then places on the screen tell the order."""
MOST_STOPS = 200
LAID_OUT_MS = 2000
SLACK = 1
"""Px that rounding may take from a word's room."""


class Stray(QObject):
    """Notes each window that opens and is neither the window, a dialog nor a menu."""

    def __init__(self, window):
        super().__init__()
        self._window = window
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            kinds = (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
            is_own = watched is self._window or isinstance(watched, QDialog | QMenu)
            if watched.isWindow() and not is_own and watched.windowType() not in kinds:
                self.seen.append(repr(watched))
        return False


@pytest.fixture(scope="module")
def window(qapp, tmp_path_factory):
    """One window on the sample journal; every view is opened in it anew."""
    folder = tmp_path_factory.mktemp("accessible")
    create_sample(folder / "s.growthjournal", today=TODAY)
    preferences = Preferences(folder / "window.ini")
    window, diagnostics = composition.build(qapp, preferences, clock=lambda: TODAY)
    window.session.theme.set_mode("light")
    window.stray = Stray(window)
    qapp.installEventFilter(window.stray)
    window.resize(1280, 800)
    window.show()
    window.open_journal(folder / "s.growthjournal")
    yield window
    qapp.removeEventFilter(window.stray)
    theme = window.session.theme
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.set_text_scale(1.0)
    assert diagnostics.seen == []


@pytest.fixture
def look(window, qtbot):
    """Shows a view at a size and gives its widget; everything is put away afterwards."""
    qtbot.waitUntil(lambda: window.session.is_open, timeout=PATIENCE)

    def put_away():
        for dialog in reversed(window.findChildren(QDialog)):
            dialog._was_asked = dialog._asked_to_close = True
            dialog.close()
            dialog.deleteLater()
        qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window.show_pages()

    def show(view, width, height, scale):
        put_away()
        window.session.theme.set_text_scale(scale)
        window.resize(width, height)
        shown = VIEWS[view](window)
        qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
        if shown is None:
            shown = next(one for one in window.findChildren(QDialog) if one.isVisible())
        for card in shown.findChildren(QWidget, "gapCard"):
            qtbot.waitUntil(lambda card=card: card.view.drawn is not None, timeout=PATIENCE)
        QApplication.processEvents()  # lays out what was shown
        return shown

    yield show
    put_away()


# -- the views


def page(name, act=lambda _page: None):
    def show(window):
        window.visit(name)
        act(window.pages[name])
        return window

    return show


def bare(name):
    def show(window):
        view = getattr(window, name)
        window.show_bare(view)
        if name == "unlock_view":
            view.ask(window.session.path)
            view._say("The passphrase does not open this journal. Nothing was changed. Try again.")
        return window

    return show


def command(name):
    def show(window):
        getattr(window.commands, name)()

    return show


def dialog(name, act):
    """A dialog that a page opens."""

    def show(window):
        window.visit(name)
        act(window.pages[name])

    return show


def of(page):
    return page.session.workspace


def newest(page):
    workspace = of(page)
    return workspace.journal.rows(workspace.journal.ids()[:1])[0].uuid


def newest_impact(page):
    return of(page).impacts.all()[0].uuid


def first_pattern(page):
    return of(page).mentoring.patterns()[0]


def first_assumption(page):
    return of(page).mentoring.assumptions()[0]


def ask_to_park(page):
    first, *others = of(page).mentoring.patterns()
    page.forms.ask_to_park(first, others[:3], lambda _one: None)


def asking(page):
    page.reload(Changes.ALL)
    page.promises.promises.rows()[0].ask()
    waiting = of(page).mentoring.conversations()[-1]
    page.pinned_logs.show_pinned([(waiting, Pin.WHOLE, "A name " * 9)], TODAY)
    page._order_stops()


def promise(page):
    return of(page).commitments.standing()[0]


def edit_sighting(page):
    pattern = first_pattern(page)
    page.forms.add_sighting(pattern, of(page).mentoring.sightings(pattern.uuid)[0])


def ask_to_merge(page):
    page.open_pattern(first_pattern(page).uuid)
    page.forms.ask_to_merge(page.patterns.model.rows[:2], lambda _keep, _other: None)


def planned_test(page):
    tests = [
        t for one in of(page).mentoring.assumptions() for t in of(page).mentoring.tests(one.uuid)
    ]
    return tests[0]


def list_of_assumptions(page):
    page.open_assumption(first_assumption(page).uuid)
    page.assumptions.show_list()


def list_of_patterns(page):
    page.open_pattern(first_pattern(page).uuid)
    page.patterns.show_list()


def tables(page):
    for card in page.cards:
        card.toggle.setChecked(True)


def charts(page):
    for card in page.cards:
        card.toggle.setChecked(False)


def versions(page):
    entry = of(page).journal.entry(newest(page))
    VersionsDialog(page.session, entry, of(page).journal.revisions(entry.uuid), page).open()


def someone(page):
    return of(page).people.grouped()["mentors"][0]


def edit_someone(page):
    page.show_person(someone(page).uuid)
    page._edit()


def agree_with_someone(page):
    page.show_person(someone(page).uuid)
    page._agree()


def look_at_the_room(page):
    page.show_person(of(page).people.grouped()["sponsors"][0].uuid)
    page._edit_room()


def a_version(page):
    known = read_cases(of(page))
    VersionDialog(page.session, page, known.cases[-1], known).open()


def raise_a_step(page):
    page.show_person(of(page).people.grouped()["sponsors"][0].uuid)
    page._raise_step()
    page.forms.shown.steps[5].click()


def ask_someone(page):
    page.show_person(of(page).people.grouped()["sponsors"][0].uuid)
    page._ask_of()


def draft_update(page):
    page.show_person(of(page).people.grouped()["sponsors"][0].uuid)
    page._update_to()


def rehearse(page):
    shown = open_rehearsal(page.session, page, of(page).sponsorship.case())
    shown.hide_page()
    shown.typed.setPlainText("Vera moved 214 carriers a day early.")
    return shown


def rating(*digits):
    def act(page):
        page.open_rating(of(page).growth.focus()[0])
        shown = next(one for one in page.findChildren(QDialog) if one.isVisible())
        for digit in digits:
            shown.screen_shown.press_digit(digit)

    return act


def someone_else(page):
    page.open_rating()
    next(one for one in page.findChildren(QDialog) if one.isVisible())._show_who()


def edit_competency(page):
    page.open_competencies()
    shown = next(one for one in page.findChildren(QDialog) if one.isVisible())
    details = shown.rows[1].open()
    for fields in details.fields.values():
        fields[2].setPlainText("Otherwise.")


def records(page):
    page._show_records("Ratings", tuple(one.uuid for one in of(page).growth.ratings()[:6]))


def move_conversation(page):
    planned = [one for one in of(page).mentoring.conversations() if not one.held]
    open_plan(page.session, page, conversation=planned[0])


def log(page, *, held=False, mentored=False):
    people = {one.uuid: one for one in of(page).mentoring.people()}
    conversation = next(
        one
        for one in of(page).mentoring.conversations()
        if one.held is held and is_mentored(people[one.person]) is mentored
    )
    shown = open_log(page.session, page, conversation=conversation.uuid)
    shown.rest.answers.fold.open()
    shown.rest.when.fold.open()
    shown.words.text.setFocus()
    shown.words.text.mark(LineKind.PROMISE)


def preparing(act):
    def show(page):
        page.show_preparation(of(page).conversations.next(TODAY).uuid)
        act(page.prepare)

    return show


def ask_what_to_do(view):
    view.bring_new(AgendaKind.QUESTION)
    view.findChildren(QDialog)[-1].text.setPlainText("What should I do about it?")


def present(view):
    view.present_brief()
    shown = view.findChildren(QDialog)[-1]
    shown.showNormal()
    shown.resize(view.window().size())


def a_decision(page):
    page.open_decision(page.model.rows[-1].uuid)


def remind(page):
    """Show what the sample, which is up to date, does not remind of."""
    crossed = Reading(sitting="s", on=TODAY - timedelta(days=20), own=Fraction(4))
    page.lever.show_confirming([(Axis.VISIBILITY, Pending(reading=crossed, side=Side.HIGH))])
    decision = Decision(title="The fifth head, or two half ones until the summer")
    forecast = Forecast(
        decision=decision.uuid,
        statement="Nobody asks for the fifth head again before the budget is settled",
        probability=70,
        review_on=TODAY - timedelta(days=20),
    )
    row = settle_button(forecast, decision, TODAY)
    page.settle.show_rows([(forecast.uuid, row)])
    page._order_stops()


def choose_a_judged_decision(page):
    row = next(row for row in page.model.rows if row.patterns)
    page.show_record("decision", row.uuid)
    QApplication.processEvents()  # builds the chips


def judge_a_decision(page):
    page.view.select_row(len(page.model.rows) - 1)
    page.judge_current()


def item_of_diagnostic(page):
    open_diagnostic(page.session, page).begin()


def rating_in_check_in(page):
    shown = open_check_in(page.session, page)
    while shown.step != Step.RATING:
        shown.go_on()
    shown.screen_shown.press_digit(4)


def focus_at_first_run(page):
    shown = FirstRunDialog(page.session, page)
    shown.open()
    shown.go_on()


def review_at(step):
    def show(page):
        shown = open_quarterly_review(page.session, page)
        # The one before left it half done.
        while shown.step != "questions":
            shown.go_back()
        while shown.step != step:
            shown.go_on()

    return show


def read_back(page):
    entries = of(page).journal.chosen()[-3:]
    ReadBackDialog(page.session, page, entries).open()


def pages_of_review(page):
    shown = open_review_papers(page.session, page)
    shown.mentor.click()


def at_the_door(window):
    window.commands.which_lever()
    door = next(one for one in window.findChildren(QDialog) if one.isVisible())
    door.screen_shown.room.named.emit("Somebody of a longer name")
    door.go_on()
    for _item in range(12):
        door.screen_shown.press_digit(2)
        door.go_on()


def lever_page(window):
    found = window.session.workspace.verdicts.explained(TODAY)
    return open_lever_page(window.session, window, found)


VIEWS = {
    "welcome": bare("welcome"),
    "unlock": bare("unlock_view"),
    "today": page("today", lambda page: page.reload(Changes.ALL)),
    "today, asking": page("today", asking),
    "journal": page("journal", lambda page: page.show_list()),
    "entry": page("journal", lambda page: page.open_entry(newest(page))),
    "people": page("people", lambda page: page.show_person(someone(page).uuid)),
    "sponsor": page(
        "people", lambda page: page.show_person(of(page).people.grouped()["sponsors"][0].uuid)
    ),
    "patterns": page("patterns", list_of_patterns),
    "pattern": page("patterns", lambda page: page.open_pattern(first_pattern(page).uuid)),
    "assumptions": page("patterns", list_of_assumptions),
    "assumption": page("patterns", lambda page: page.open_assumption(first_assumption(page).uuid)),
    "trends": page("trends", charts),
    "tables": page("trends", tables),
    "library": page("library", lambda page: page.focus_search("promise")),
    "library, form": page("library", lambda page: page.show_record("library", "agreement")),
    "create": command("create"),
    "which lever": command("which_lever"),
    "which lever, result": at_the_door,
    "lever page": lever_page,
    "open": command("open"),
    "import": command("import_file"),
    "export": command("export"),
    "shortcuts": command("shortcuts"),
    "about": command("about"),
    "versions": dialog("journal", versions),
    "trash": dialog("journal", lambda page: TrashDialog(page.session, [], page).open()),
    "link": dialog(
        "journal", lambda page: LinkPicker(page.session, TargetKind.PERSON, page).open()
    ),
    "prepare": page("people", preparing(lambda _view: None)),
    "agenda choice": dialog("people", preparing(lambda view: view.choose())),
    "agenda decision": dialog("people", preparing(lambda view: view.edit(view.shown.items[0]))),
    "agenda question": dialog("people", preparing(ask_what_to_do)),
    "brief": dialog("people", preparing(lambda view: view.preview_brief())),
    "presentation": dialog("people", preparing(present)),
    "new person": dialog("people", lambda page: page.new_item()),
    "edit person": dialog("people", edit_someone),
    "agreement": dialog("people", agree_with_someone),
    "room": dialog("people", look_at_the_room),
    "backing step": dialog("people", raise_a_step),
    "ask of someone": dialog("people", ask_someone),
    "diagnostic": dialog("today", lambda page: page.forms.diagnostic()),
    "diagnostic, item": dialog("today", item_of_diagnostic),
    "verdict": dialog("today", lambda page: page.forms.verdict()),
    "next move": dialog("today", lambda page: page._choose_move()),
    "check-in": dialog("today", lambda page: page.forms.check_in()),
    "check-in, rating": dialog("today", rating_in_check_in),
    "review": dialog("today", lambda page: page.forms.review()),
    "review, patterns": dialog("today", review_at("patterns")),
    "review, beliefs": dialog("today", review_at("beliefs")),
    "review, quarter": dialog("today", review_at("quarter")),
    "read back": dialog("today", read_back),
    "review, pages": dialog("today", pages_of_review),
    "today that reminds": page("today", remind),
    "first run": dialog("today", lambda page: FirstRunDialog(page.session, page).open()),
    "first run, focus": dialog("today", focus_at_first_run),
    "decisions": page("decisions"),
    "judged decision": page("decisions", choose_a_judged_decision),
    "new decision": dialog("decisions", lambda page: page.new_item()),
    "edit decision": dialog("decisions", a_decision),
    "judge decision": dialog("decisions", judge_a_decision),
    "impact": page("impact"),
    "unseen": page("impact", lambda page: page.filter.choose("unseen")),
    "new impact": dialog("impact", lambda page: page.add_impact()),
    "edit impact": dialog("impact", lambda page: page.open_impact(newest_impact(page))),
    "aim": dialog("impact", lambda page: page.asks.edit_aim.click()),
    "update": dialog("people", draft_update),
    "packet": dialog("impact", lambda page: page.case.packet.click()),
    "case": dialog("impact", lambda page: page.case.edit.click()),
    "case version": dialog("impact", a_version),
    "rehearsal": dialog("impact", lambda page: page.case.rehearse.click()),
    "rehearsal, typing": dialog("impact", rehearse),
    "rehearsal, compared": dialog("impact", lambda page: rehearse(page).compare()),
    "new ask": dialog("impact", lambda page: page.record_ask.click()),
    "edit ask": dialog("impact", lambda page: page.open_ask(of(page).sponsorship.asks()[0].uuid)),
    "new pattern": dialog("patterns", lambda page: page.add_pattern("In their words.")),
    "edit pattern": dialog("patterns", lambda page: page.forms.edit_pattern(first_pattern(page))),
    "sighting": dialog("patterns", lambda page: page.forms.add_sighting(first_pattern(page))),
    "edit sighting": dialog("patterns", edit_sighting),
    "merge": dialog("patterns", ask_to_merge),
    "park": dialog("patterns", ask_to_park),
    "new assumption": dialog("patterns", lambda page: page.add_assumption("Words.")),
    "ladder": dialog("patterns", lambda page: page.forms.write_ladder(first_assumption(page))),
    "said": dialog("patterns", lambda page: page.forms.write_columns(first_assumption(page))),
    "belief": dialog("patterns", lambda page: page.forms.set_belief(first_assumption(page))),
    "plan": dialog("patterns", lambda page: page.forms.plan_test(first_assumption(page))),
    "plan conversation": dialog("today", lambda page: open_plan(page.session, page)),
    "move conversation": dialog("today", move_conversation),
    "log": dialog("today", lambda page: log(page, held=False)),
    "log, mentored": dialog("today", lambda page: log(page, mentored=True)),
    "log, nobody planned": dialog("today", lambda page: open_log(page.session, page)),
    "edit a log": dialog("today", lambda page: log(page, held=True)),
    "result": dialog("patterns", lambda page: page.forms.log_result(planned_test(page))),
    "new promise": dialog("today", lambda page: open_promise(page.session, page)),
    "edit promise": dialog("today", lambda page: open_promise(page.session, page, promise(page))),
    "move a promise": dialog("today", lambda page: open_carry(page.session, page, promise(page))),
    "focus": dialog("trends", lambda page: page.choose_focus()),
    "competencies": command("competencies"),
    "competencies, editing": dialog("trends", edit_competency),
    "rating": dialog("trends", lambda page: page.open_rating()),
    "rating, line": dialog("trends", rating()),
    "rating, fact": dialog("trends", rating(5)),
    "rating, other": dialog("trends", someone_else),
    "records": dialog("trends", records),
}


# -- names


def visible(root):
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisibleTo(root) and not one.objectName().startswith("qt_")
    ]


def stops(root, qtbot):
    """The controls that Tab reaches, in its order, as a ring."""
    root.window().activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is root.windowHandle())
    found = []
    for _press in range(MOST_STOPS):
        QTest.keyClick(root.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused not in found:
            found.append(focused)
        elif focused is not found[-1]:  # a date goes through day, month and year
            break
    return [one for one in found if not is_container(one)]


def place_in(root, widget):
    return QRect(widget.mapTo(root, QPoint()), widget.size())


def spoken_name(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def says(widget):
    """A widget as a failing test shows it."""
    return f"{type(widget).__name__} {widget.objectName()!r} {spoken_name(widget)!r}"


def buttons(root):
    """Those that Tab must reach: in a group Tab reaches one and the arrows the others."""
    for one in visible(root):
        if isinstance(one, QAbstractButton) and one.isEnabledTo(root):
            is_inside = isinstance(one.parent(), QAbstractScrollArea | QLineEdit)
            is_grouped = one.autoExclusive() or one.group() is not None
            if not is_inside and not is_grouped and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
                yield one


def is_container(widget):
    """A scrolled column takes the keyboard only to be scrolled."""
    return isinstance(widget, QScrollBar) or type(widget) is QScrollArea


@pytest.mark.parametrize("view", VIEWS)
def test_each_control_has_a_name_and_tab_follows_the_eye(look, view, qtbot):
    root = look(view, 1280, 800, 1.0)
    root.resize(root.width(), TALL)
    controls = stops(root, qtbot)
    assert controls
    assert [says(one) for one in controls if not spoken_name(one)] == []
    reached = {id(one) for one in controls}
    assert [says(one) for one in buttons(root) if id(one) not in reached] == []
    places = [(one, place_in(root, one)) for one in controls]
    jumps = [
        f"{says(one)} -> {says(following)}"
        for (one, before), (following, after) in pairwise([*places, places[0]])
        if after.bottom() < before.top() and after.left() < before.right()
    ]
    assert len(jumps) <= 1, jumps  # the one from the last control to the first


# -- keys and windows


def test_each_key_has_words_and_one_meaning(look, window):
    for name in window.specs:
        look({"patterns": "pattern"}.get(name, name), 1280, 800, 1.0)
        actions = [*window.actions(), *window.pages[name].actions()]
        keys = [key.toString() for one in actions for key in one.shortcuts()]
        assert [one for one in actions if one.shortcuts() and not one.text()] == []
        assert sorted(keys) == sorted(set(keys)), name
    for action in window.findChildren(QAction):
        assert action.text() or action.isSeparator() or action.shortcut().isEmpty()


def test_nothing_flashes_up_as_a_window_of_its_own(look, window):
    for view in VIEWS:
        look(view, 1280, 800, 1.0)
    assert window.stray.seen == []


# -- room


def too_small(root):
    """Words that do not fit into their widget, or widgets that do not fit into the view."""
    for one in visible(root):
        if isinstance(one.parent(), QLineEdit):  # an icon in a field
            continue
        if isinstance(one, QLabel) and one.text() and not isinstance(one, ElidedText):
            lack = label_lacks(one)
        elif isinstance(one, QAbstractButton) and one.text() and not isinstance(one, NavButton):
            lack = button_lacks(one)
        elif isinstance(one, QScrollArea) and one.horizontalScrollBar().maximum() > 0:
            lack = f"scrolls sideways by {one.horizontalScrollBar().maximum()}"
        else:
            continue
        left = one.mapTo(root, QPoint()).x()
        if left < 0 or left + one.width() > root.width():
            lack += " stands outside"
        if lack:
            yield f"{says(one)} {lack}"


def label_lacks(label):
    if label.wordWrap():
        needed, given = label.heightForWidth(label.width()), label.height()
    else:
        needed, given = label.sizeHint().width(), label.width()
    return f"{label.text()[:40]!r} {needed} > {given}" if needed > given + SLACK else ""


def button_lacks(button):
    if button.hasHeightForWidth():
        needed, given = button.heightForWidth(button.width()), button.height()
        return f"height {needed} > {given}" if needed > given + SLACK else ""
    needed, given = button.sizeHint(), button.size()
    fits = needed.width() <= given.width() + SLACK and needed.height() <= given.height() + SLACK
    return "" if fits else f"{needed} > {given}"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_clipped(look, view, size, qtbot):
    root = look(view, *SIZES[size])
    width, height, _scale = SIZES[size]
    assert root.width() <= width
    assert root.height() <= height

    def fits():
        assert list(too_small(root)) == []

    qtbot.waitUntil(fits, timeout=LAID_OUT_MS)
