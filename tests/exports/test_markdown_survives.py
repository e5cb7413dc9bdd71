"""Markdown goes through editor, reading view, PDF and export and is still the same text."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest

from growthjournal.domain.entries import Entry, attachments_in
from growthjournal.exports.markdown import write_folder
from growthjournal.exports.pdf import entries_pdf
from growthjournal.services.workspace import Workspace
from growthjournal.ui.pages.journal import JournalPage
from growthjournal.ui.preferences import Preferences
from growthjournal.ui.session import Session
from growthjournal.ui.theme import ThemeController

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2026, 11, 20)
STEMS = ("still", "größe", "naïf", "шаг", "静けさ", "office", "שקט")
STYLES = {
    "plain": "{}",
    "italic": "*{}*",
    "bold": "**{}**",
    "both": "***{}***",
    "strike": "~~{}~~",
    "code": "`{}`",
    "link": "[{}](https://example.org/a?b=c)",
}
DEFAULTS = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass
class Written:
    """A text and what a reader must find in it.

    Attributes:
        body: The Markdown.
        words: Every word in the order of reading, with how it is to look.
        notes: The words of footnotes, wherever they stand.
        boxes: Whether each check box is ticked.
    """

    body: str = ""
    words: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[bool] = field(default_factory=list)


class Writer:
    """Draws one block after the other; no word comes twice."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self._numbers = count()
        self._footnotes: list[str] = []
        self.written = Written()

    def text(self) -> Written:
        blocks = self._draw(st.lists(st.sampled_from(self.KINDS), min_size=1, max_size=6))
        parts = [getattr(self, kind)() for kind in blocks]
        end = "\r\n" if self._draw(st.booleans()) else "\n"
        tail = self._draw(st.sampled_from(["", "\n", "\n\n  "]))
        body = "\n\n".join([*parts, *self._footnotes]) + tail
        self.written.body = body.replace("\n", end)
        return self.written

    KINDS = (
        "heading", "paragraph", "bullets", "boxes", "numbers", "quote", "fence", "table",
        "picture", "rule", "note",
    )  # fmt: skip

    def heading(self) -> str:
        return "#" * self._draw(st.integers(1, 6)) + " " + self._line(look="heading")

    def paragraph(self) -> str:
        breaks = self._draw(st.sampled_from(["\n", "  \n", "\\\n"]))
        return breaks.join(self._line() for _line in range(self._draw(st.integers(1, 3))))

    def bullets(self) -> str:
        return self._items(lambda _at: self._draw(st.sampled_from("-*+")) + " ")

    def boxes(self) -> str:
        return self._items(lambda _at: "- " + self._box())

    def numbers(self) -> str:
        first = self._draw(st.integers(1, 12))
        return self._items(lambda at: f"{first + at}. ")

    def quote(self) -> str:
        signs = "> " * self._draw(st.integers(1, 3))
        return "\n".join(signs + self._line() for _line in range(self._draw(st.integers(1, 2))))

    def fence(self) -> str:
        lines = [self._word("code") for _line in range(self._draw(st.integers(1, 3)))]
        return "\n".join(["```", *lines, "```"])

    def table(self) -> str:
        width = self._draw(st.integers(1, 3))
        rows = [self._row(width), "|" + " :-: |" * width]
        rows += [self._row(width) for _row in range(self._draw(st.integers(0, 2)))]
        return "\n".join(rows)

    def picture(self) -> str:
        return f"![{self._word('caption')}](attachment:{PICTURE})"

    def rule(self) -> str:
        return "---"

    def note(self) -> str:
        name = f"n{len(self._footnotes)}"
        line = f"{self._line()}[^{name}]"
        word = self._new()
        self.written.notes.append(word)
        self._footnotes.append(f"[^{name}]: {word}")
        return line

    def _items(self, marker: Any) -> str:
        lines = []
        for at in range(self._draw(st.integers(1, 3))):
            sign = marker(at)
            lines.append(sign + self._line())
            if self._draw(st.booleans()):
                lines.append(" " * len(sign.split("[")[0]) + "- " + self._line())
        return "\n".join(lines)

    def _box(self) -> str:
        is_ticked = self._draw(st.booleans())
        self.written.boxes.append(is_ticked)
        return "[x] " if is_ticked else "[ ] "

    def _row(self, width: int) -> str:
        return "| " + " | ".join(self._line(look="cell") for _cell in range(width)) + " |"

    def _line(self, look: str = "") -> str:
        styles = self._draw(st.lists(st.sampled_from(list(STYLES)), min_size=1, max_size=3))
        return " ".join(STYLES[style].format(self._word(look or style)) for style in styles)

    def _word(self, look: str) -> str:
        word = self._new()
        self.written.words.append((word, look))
        return word

    def _new(self) -> str:
        number = next(self._numbers)
        return self._draw(st.sampled_from(STEMS)) + chr(97 + number // 26) + chr(97 + number % 26)


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "#2040c0").save(buffer, "PNG")
    return buffer.getvalue()


@st.composite
def texts(draw: Any) -> Written:
    return Writer(draw).text()


PICTURE = "0" * 64
"""Stands for the hash of the picture, which is known when it is kept."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        yield workspace


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "k.growthjournal", None) as other:
        yield other


@pytest.fixture
def page(qtbot: Any, qapp: Any, tmp_path: Path, workspace: Workspace) -> Iterator[JournalPage]:
    theme = ThemeController(qapp, mode="light")
    session = Session(theme, Preferences(tmp_path / "w.ini"), clock=lambda: DAY)
    failures: list[str] = []
    session.failed.connect(failures.append)
    session.broke.connect(failures.append)
    page = JournalPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.reload)
    page.resize(1077, 800)
    page.show()
    session.open_with(workspace)
    yield page
    page.save_pending_for_good()
    session.stop_tasks()
    session._poll.stop()
    session.workspace = None
    assert failures == []


def kept(workspace: Workspace, written: Written) -> Entry:
    """Store a text with the picture it shows."""
    picture = workspace.journal.attach(png(), "a.png", "image/png")
    body = written.body.replace(PICTURE, picture.sha256)
    written.body = body
    entry = Entry(title="Seen", body=body, date=DAY)
    workspace.journal.put(entry)
    return entry


def in_order(words: list[str], text: str) -> list[str]:
    """Return the words that are not found one after the other; white space does not count."""
    squeezed = re.sub(r"[\s\u200b\u2060\u00ad]+", "", text)
    place, missing = 0, []
    for word in words:
        found = squeezed.find(word, place)
        if found < 0:
            missing.append(word)
        else:
            place = found + len(word)
    return missing


@settings(DEFAULTS, max_examples=60)
@given(written=texts())
def test_the_editor_keeps_every_byte(page: JournalPage, written: Written) -> None:
    session, pane = page.session, page.pane
    assert session.workspace is not None
    journal = session.workspace.journal
    entry = kept(session.workspace, written)
    page.open_entry(entry.uuid)
    assert pane.body.text() == written.body
    pane.body.view.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(pane.body.view, "x")
    pane.read_theme()
    assert pane.saver.save()
    assert journal.entry(entry.uuid).body == f"{written.body}x"
    pane.body.view.undo()
    assert pane.saver.save()
    assert journal.entry(entry.uuid).body == written.body
    pane.leave()
    assert journal.entry(entry.uuid).body == written.body


def looks_right(cursor: QTextCursor, look: str) -> bool:
    style = cursor.charFormat()
    is_bold = style.fontWeight() >= QFont.Weight.DemiBold
    return {
        "plain": not style.isAnchor() and not is_bold,
        "italic": style.fontItalic(),
        "bold": is_bold,
        "both": is_bold and style.fontItalic(),
        "strike": style.fontStrikeOut(),
        "code": style.fontFixedPitch() or "mono" in str(style.fontFamilies()).lower(),
        "link": style.anchorHref() == "https://example.org/a?b=c",
        "heading": is_bold,
        "cell": cursor.currentTable() is not None,
        "caption": True,
    }[look]


@settings(DEFAULTS, max_examples=60)
@given(written=texts())
def test_the_reading_view_carries_everything_out(page: JournalPage, written: Written) -> None:
    assert page.session.workspace is not None
    entry = kept(page.session.workspace, written)
    page.open_entry(entry.uuid)
    page.pane.reading._choose(reads=True)
    view = page.pane.reading.view
    text = view.toPlainText()
    words = [word for word, _look in written.words]
    assert in_order([*words, *written.notes], text) == []
    wrong = [
        (word, look)
        for word, look in written.words
        if not looks_right(view.document().find(word), look)
    ]
    assert wrong == []
    assert [sign == "☑" for sign in re.findall("[☐☑]", text)] == written.boxes
    for sign in ("*", "~~", "`", "](", "[^", "[ ]", "[x]", "| ", "#", "> "):
        assert sign not in text
    assert page.pane.body.text() == written.body


@settings(DEFAULTS, max_examples=12)
@given(written=texts())
def test_the_pdf_has_every_word_in_order(workspace: Workspace, written: Written) -> None:
    entry = kept(workspace, written)
    content = workspace.journal.content
    made = entries_pdf([entry], content, title="All", today=DAY)
    reader = PdfReader(io.BytesIO(made))
    text = "".join(page.extract_text() for page in reader.pages)
    assert in_order([word for word, _look in written.words], text) == []
    assert in_order(written.notes, text) == []
    pictures = sum(len(page.images) for page in reader.pages)
    assert (pictures > 0) == ("attachment:" in written.body)


@settings(DEFAULTS, max_examples=30)
@given(written=texts())
def test_an_export_comes_back_equal(
    workspace: Workspace, other: Workspace, tmp_path_factory: Any, written: Written
) -> None:
    entry = kept(workspace, written)
    folder = tmp_path_factory.mktemp("export") / "out"
    write_folder(folder, [entry], workspace.journal.content, lambda _done, _total: None)
    before = {one.uuid for one in other.journal.chosen()}
    other.interchange.run(folder)
    (back,) = [one for one in other.journal.chosen() if one.uuid not in before]
    assert (back.title, back.body, back.date) == (entry.title, written.body, entry.date)
    for sha256 in attachments_in(back.body):
        assert other.journal.attachment(sha256)[1] == png()
