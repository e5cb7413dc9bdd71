"""Effort on the Impact page, and the folder of what an impact names."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QDesktopServices

from growthjournal.domain.entries import Effort
from growthjournal.domain.impacts import Impact, Level
from growthjournal.ui.dialogs import impact as dialogs
from growthjournal.ui.dialogs.impact import local_path
from growthjournal.ui.pages.impact import ImpactPage

TODAY = date(2026, 11, 20)


@pytest.fixture
def page(qtbot, session, workspace):
    session.open_with(workspace)
    page = ImpactPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    session.locked.connect(page.locked)
    page.resize(1060, 760)
    page.set_effective_width(1060)
    page.show()
    page.opened()
    return page


def put(page, **more):
    one = Impact(title="a", date=TODAY - timedelta(days=1), level=Level.TARGET, **more)
    page.session.notify(page.session.workspace.impacts.put(one))
    return one


def test_the_page_says_what_the_effort_went_into(page):
    assert page.effort.isHidden()
    put(page)
    assert page.effort.isHidden()
    put(page, effort_type=Effort.SHOW)
    assert page.effort.text() == "In 90 days: 0 to develop, 1 to show, 0 to deliver."
    assert not page.effort.isHidden()
    page.set_effective_width(700)
    assert page.effort.isHidden()
    page.set_effective_width(1060)
    asked = []
    page.session.record_wanted.connect(lambda kind, _uuid: asked.append(kind))
    page.effort.click()
    assert asked == ["effort"]
    page.locked()
    assert page.effort.text() == ""


@pytest.mark.parametrize(
    "text",
    ["", "https://x.example/a", "notes.txt", r"\\server\share\a", "//server/a", "file://server/a"],
)
def test_an_address_or_a_share_is_never_opened(text):
    assert local_path(text) is None


def test_the_folder_of_a_local_file_is_opened_and_a_missing_one_named(page, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    assert dialogs.QDesktopServices is QDesktopServices
    there = tmp_path / "plan.txt"
    there.write_text("x")
    one = put(page, artefact=str(there))
    shown = page.forms.impact(one)
    assert not shown.folder.isHidden()
    shown.folder.click()
    assert opened == [str(tmp_path)]
    shown.artefact.setText(str(tmp_path / "gone.txt"))
    shown.folder.click()
    assert opened == [str(tmp_path)]
    assert "no such file" in shown.trouble.accessibleName() + " ".join(
        label.text() for label in shown.trouble.findChildren(type(shown.title))
    )
    shown.artefact.setText("https://x.example/a")
    assert shown.folder.isHidden()
