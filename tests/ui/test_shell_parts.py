"""Theme, icons, dialogs, idle watch, diagnostics: the parts of the window."""

import re
import subprocess
import sys

import pytest
from PySide6.QtGui import QColor, QPalette

from growthjournal import app as composition
from growthjournal.bundled import resource
from growthjournal.services.workspace import Workspace
from growthjournal.ui.diagnostics import Diagnostics, location
from growthjournal.ui.dialogs.create import CreateDialog
from growthjournal.ui.dialogs.open_journal import OpenDialog
from growthjournal.ui.icons import icon, tinted
from growthjournal.ui.idle import IdleWatch
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.stylesheet import stylesheet
from growthjournal.ui.theme import DARK, LIGHT, ThemeController, palette_of
from growthjournal.ui.widgets.basics import Chip, ChipRow, ElidedText
from growthjournal.ui.widgets.passphrase import strength_of


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def session(qtbot, qapp, tmp_path):
    preferences = Preferences(tmp_path / "window.ini")
    theme = ThemeController(qapp, mode="light")
    session = Session(theme, preferences)
    yield session
    session.stop_tasks()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(tokens):
    for surface in (tokens.window, tokens.sidebar, tokens.card, tokens.selection, tokens.hover):
        assert contrast(tokens.ink, surface) >= 4.5
        assert contrast(tokens.muted, surface) >= 4.5
    assert contrast(tokens.on_ink, tokens.ink) >= 4.5
    for surface in (tokens.window, tokens.card):
        assert contrast(tokens.control, surface) >= 3
        assert contrast(tokens.visibility_mark, surface) >= 3
        for text in (tokens.skill, tokens.visibility, tokens.good):
            assert contrast(text, surface) >= 4.5
    assert contrast(tokens.ink, tokens.mark) >= 4.5


def test_every_token_has_a_role():
    palette = palette_of(LIGHT)
    role = QPalette.ColorRole
    assert palette.color(role.Mid) == LIGHT.hairline
    assert palette.color(role.Dark) == LIGHT.control
    assert palette.color(role.AlternateBase) == LIGHT.sidebar


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.37, 2.0])
def test_style_sheet_has_no_colour_of_its_own(scale):
    text = stylesheet(scale, resource("icons", "controls", "light"))
    assert "#" not in re.sub(r"Q\w+#", "", text)
    assert "rgb" not in text
    assert "{5}" not in text
    for line in text.split("url(")[1:]:
        assert resource(line.split(")")[0]).is_file()


def test_control_glyphs_use_the_tokens():
    for folder, tokens in (("light", LIGHT), ("dark", DARK)):
        known = {tokens.muted.name().upper(), tokens.on_ink.name().upper()}
        for path in resource("icons", "controls", folder).glob("*.svg"):
            text = path.read_text(encoding="utf-8")
            assert any(colour in text.upper() for colour in known), path


def test_icons_take_the_colour_of_the_theme(session):
    for mode, tokens in (("light", LIGHT), ("dark", DARK)):
        session.theme.set_mode(mode)
        image = icon("square").pixmap(34, 34).toImage()
        painted = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert tokens.ink.name() in painted
    assert tinted("square", 17, 2.0, QColor("red")).width() == 34


def test_create_dialog_wants_ten_characters_twice(session, qtbot, tmp_path):
    dialog = CreateDialog(session)
    qtbot.addWidget(dialog)
    dialog.place.setText(str(tmp_path / "new.growthjournal"))
    assert dialog.problem() != ""
    dialog.first.setText("x" * 9)
    assert "10" in dialog.problem()
    dialog.first.setText("four unrelated words")
    assert "same" in dialog.problem()
    dialog.second.setText("four unrelated words")
    assert dialog.problem() == ""
    with qtbot.waitSignal(dialog.created) as created:
        dialog.button.click()
    assert created.args == [tmp_path / "new.growthjournal", "four unrelated words"]
    assert Workspace.needs_passphrase(created.args[0])


def test_no_encryption_is_chosen_on_purpose(session, qtbot, tmp_path):
    dialog = CreateDialog(session)
    qtbot.addWidget(dialog)
    assert not dialog.plain.isChecked()
    dialog.place.setText(str(tmp_path / "new.growthjournal"))
    dialog.plain.setChecked(True)
    with qtbot.waitSignal(dialog.created) as created:
        dialog.button.click()
    assert created.args[1] is None
    assert not Workspace.needs_passphrase(created.args[0])


def test_existing_file_is_never_touched(session, qtbot, tmp_path):
    path = tmp_path / "there.growthjournal"
    path.write_text("mine", encoding="utf-8")
    dialog = CreateDialog(session)
    qtbot.addWidget(dialog)
    dialog.place.setText(str(path))
    dialog.plain.setChecked(True)
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.sentence.text() != "")
    assert path.read_text(encoding="utf-8") == "mine"
    assert dialog.button.isEnabled()


def test_strength_is_said_in_words():
    sentences = [
        strength_of(one) for one in ("", "aaaaaaaaaa", "violet oar", "violet oar bank ten")
    ]
    assert len(set(sentences)) == 4


def test_open_dialog_lists_recent_journals_that_exist(session, qtbot, tmp_path):
    path = tmp_path / "one.growthjournal"
    path.touch()
    session.preferences.opened(tmp_path / "gone.growthjournal")
    session.preferences.opened(path)
    dialog = OpenDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.recent.count() == 1
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.open_button.click()
    assert chosen.args == [path]


def test_preferences_survive_a_restart(tmp_path):
    path = tmp_path / "window.ini"
    first = Preferences(path)
    first.remember("text_scale", 1.5)
    first.remember("open", True)
    first.opened(tmp_path / "a.growthjournal")
    first.save()
    again = Preferences(path)
    assert again.text_scale == 1.5
    assert again.switch("open", default=False) is True
    assert again.last_journal == tmp_path / "a.growthjournal"
    again.remember("text_scale", "large")
    assert again.text_scale == 1.0


def test_idle_watch(qtbot):
    now = [1000.0]
    watch = IdleWatch(lambda: 5, clock=lambda: now[0])
    heard = []
    watch.expired.connect(lambda: heard.append(now[0]))
    for second in range(0, 295, 5):
        now[0] = 1000.0 + second
        watch.check()
    assert heard == []
    watch.touch()
    now[0] += 50
    watch.check()
    assert heard == []
    now[0] += 3600
    watch.check()
    assert len(heard) == 1


def test_diagnostics_never_repeat_a_message(capfd, qtbot):
    diagnostics = Diagnostics()
    with pytest.raises(AttributeError) as caught:
        Preferences.number(None, "x", 1.0)
    assert location(caught.value).startswith("AttributeError at ui/preferences.py:")
    with qtbot.waitSignal(diagnostics.noticed) as noticed:
        diagnostics.report(caught.value)
    assert "NoneType" not in noticed.args[0] + capfd.readouterr().err


def test_chips_wrap_and_mirror(qtbot):
    row = ChipRow()
    qtbot.addWidget(row)
    for name in ("Reflections", "From mentors", "Impact"):
        row.add(Chip(name))
    assert row.flow.heightForWidth(1000) < row.flow.heightForWidth(120)


def test_elided_text_keeps_the_whole_in_its_tool_tip(qtbot):
    label = ElidedText()
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.setText("A title that is far too long for its place")
    assert label.text().endswith("…")
    assert label.toolTip() == label.whole_text() == label.accessibleName()


START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from growthjournal import app
from growthjournal.ui.main_window import MainWindow
build = MainWindow.__init__
def watched(self, *rest):
    build(self, *rest)
    self.painted.connect(told)
def told():
    heavy = {"matplotlib", "typst", "numpy", "sqlite_utils", "msgspec", "babel", "sqlcipher3"}
    print(sorted(heavy & set(sys.modules)))
    QTimer.singleShot(0, QApplication.quit)
MainWindow.__init__ = watched
app.run(Path(sys.argv[1]))
"""


def test_nothing_heavy_before_the_first_painted_window(tmp_path):
    path = tmp_path / "j.growthjournal"
    Workspace.create(path, None).close()
    done = subprocess.run(
        [sys.executable, "-c", START, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_qt_calls_do_not_wear_out_none():
    """Python 3.11 with PySide6 6.12.0: without the guard this aborts (see ui/singletons.py)."""
    code = (
        "import growthjournal.ui\nfrom PySide6.QtCore import QObject\none = QObject()\n"
        "for _ in range(200_000): one.setObjectName('x')\nprint('alive')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "alive", done.stderr


def test_no_import_reads_the_source_of_its_module():
    """PySide6 looks into each module as it is imported (see ui/feature_imports.py)."""
    code = (
        "import growthjournal.ui, inspect, sys\nread = []\nlook = inspect.getsource\n"
        "inspect.getsource = lambda module: read.append(module) or look(module)\n"
        "import growthjournal.app, growthjournal.ui.pages.journal\nprint(read)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_process_keeps_no_core_file(qapp):
    composition._settle()
    import resource as limits

    assert limits.getrlimit(limits.RLIMIT_CORE)[0] == 0


def letters_wide(widget):
    """The columns between the first and the last dark point, on the line of the small letters."""
    image = widget.grab().toImage()
    middle = range(image.height() // 4, image.height() * 3 // 4)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 110 for y in middle)
    ]
    return inked[-1] - inked[0]


def test_the_heavy_words_of_a_checked_chip_are_not_cut_off(qtbot, qapp):
    ThemeController(qapp, mode="light")
    chip = Chip("Skill and visibility", checkable=True)
    qtbot.addWidget(chip)
    chip.setChecked(True)
    chip.show()
    chip.resize(chip.sizeHint())
    as_it_is = letters_wide(chip)
    chip.setFixedWidth(chip.width() + 60)
    assert as_it_is == letters_wide(chip)
