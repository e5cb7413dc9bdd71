"""The brief over the whole screen, in large type, one part at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import IconButton, ScrollColumn, Text
from growthjournal.ui.widgets.spoken import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from growthjournal.charts.picture import Picture
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind
    from growthjournal.wording.brief import BriefWords

COLUMN = 1000
"""Effective px that the words take at most: about 60 letters of the large type."""
CHART = (900, 460)
MARKS = {True: "☑ ", False: "☐ ", None: "• "}
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}


class Drawing(QWidget):
    """A chart, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: QImage | None = None
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, png: bytes, spoken: str) -> None:
        """Show a chart."""
        self.picture = QImage.fromData(png)
        self.setAccessibleName(spoken)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fitting: QSize = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - fitting.width()) // 2, (self.height() - fitting.height()) // 2
        painter.drawImage(
            self.rect().adjusted(left, top, -left, -top), self.picture, self.picture.rect()
        )
        painter.end()


class Presentation(QDialog):
    """Steps through the parts of a brief: arrows go on and back, Escape leaves.

    Args:
        words: Exactly what the brief says.
        person: Uuid of whom it is prepared for; their conversations are marked in the chart.
    """

    def __init__(
        self, session: Session, parent: QWidget | None, words: BriefWords, person: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName("presentation")
        self.setWindowTitle(_("Growth Journal"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._person = session, person
        self._is_over = False
        self.drawing: Drawing | None = None
        self.steps = QStackedWidget()
        self._add_steps(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.steps, 1)
        whole.addLayout(self._build_bar())
        session.locked.connect(self.reject)
        self.finished.connect(self._end)
        self.steps.currentChanged.connect(self._say_place)
        self._say_place()
        self.setFocus()

    def _build_bar(self) -> QHBoxLayout:
        self.before = IconButton("chevron-left", _("Back"))
        self.before.setObjectName("stepBack")
        self.before.clicked.connect(self.go_back)
        self.after = IconButton("chevron-right", _("On"))
        self.after.setObjectName("stepOn")
        self.after.clicked.connect(self.go_on)
        self.leave = IconButton("x", _("Leave (Esc)"))
        self.leave.setObjectName("leavePresentation")
        self.leave.clicked.connect(self.reject)
        self.place = Text("", "muted")
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 10, 24, 16)
        bar.addStretch(1)
        for widget in (self.before, self.place, self.after):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.leave)
        return bar

    # -- the steps

    def _add_steps(self, words: BriefWords) -> None:
        self._add_step("", [(words.title, "present-title"), (words.subtitle, "verdict")])
        for point in words.points:
            self._add_step(words.bring, [(point.heading, "present-title"), (point.text, "present")])
        if words.changed:
            self._add_step(
                words.changed_title,
                [(MARKS[done] + line, "present") for done, line in words.changed],
            )
        if words.chart_title:
            self._add_chart(words.chart_title)
        if words.patterns:
            self._add_step(
                words.patterns_title, [(" · ".join(row), "present") for row in words.patterns]
            )
        if words.questions:
            self._add_step(
                words.questions_title, [(one, "present-title") for one in words.questions]
            )

    def _add_step(self, heading: str, texts: Sequence[tuple[str, TextKind]]) -> None:
        column = ScrollColumn(margins=(48, 40, 48, 24))
        column.body.setSpacing(self._session.theme.px(24))
        column.body.addStretch(1)
        if heading:
            column.body.addWidget(Text(heading, "verdict", wrap=True))
        for words, kind in texts:
            if words:
                column.body.addWidget(Text(words, kind, wrap=True))
        column.body.addStretch(2)
        inner = column.widget()
        if inner is not None:
            inner.setMaximumWidth(self._session.theme.px(COLUMN))
        column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.steps.addWidget(column)

    def _add_chart(self, heading: str) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(48, 40, 48, 24)
        column.setSpacing(16)
        column.addWidget(Text(heading, "verdict", wrap=True))
        self.drawing = Drawing()
        column.addWidget(self.drawing, 1)
        self.steps.addWidget(side)
        session, person = self._session, self._person
        today, is_dark = session.today(), session.theme.is_dark

        def job(workspace: Workspace, _report: object) -> Picture:
            return workspace.reports.picture(
                "gap",
                theme="dark" if is_dark else "light",
                size=CHART,
                today=today,
                person=person,
                scale=2.0,
            )

        if session.is_open:
            session.look(job, partial(self._show_chart))

    def _show_chart(self, picture: Picture) -> None:
        if not self._is_over and self.drawing is not None:
            self.drawing.show_picture(picture.png, picture.spoken)

    def _end(self) -> None:
        self._is_over = True

    # -- stepping

    def go_on(self) -> None:
        """Show the next part."""
        self.go_to(self.steps.currentIndex() + 1)

    def go_back(self) -> None:
        """Show the part before."""
        self.go_to(self.steps.currentIndex() - 1)

    def go_to(self, place: int) -> None:
        """Show a part; beyond the first and the last nothing happens."""
        self.steps.setCurrentIndex(min(max(place, 0), self.steps.count() - 1))

    def _say_place(self) -> None:
        now, count = self.steps.currentIndex(), self.steps.count()
        said = _("{place} of {count}").format(
            place=format_number(now + 1), count=format_number(count)
        )
        self.place.setText(said)
        self.before.setEnabled(now > 0)
        self.after.setEnabled(now < count - 1)
        shown = self.steps.currentWidget()
        words = [one.text() for one in shown.findChildren(Text)] if shown else []
        announce(self, " ".join(words))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_leftwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if is_leftwards and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            key = Qt.Key.Key_Right if key == Qt.Key.Key_Left else Qt.Key.Key_Left
        if key in _ON:
            self.go_on()
        elif key in _BACK:
            self.go_back()
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(self.steps.count() - 1)
        else:
            super().keyPressEvent(event)


def open_presentation(
    session: Session, parent: QWidget | None, words: BriefWords, person: str
) -> Presentation:
    """Show a brief over the whole screen."""
    shown = Presentation(session, parent, words, person)
    shown.setModal(True)
    shown.showFullScreen()
    return shown
