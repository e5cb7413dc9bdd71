"""A chart that a worker drew: the page around it can be used before it is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from growthjournal.charts.picture import Spot
from growthjournal.language import gettext as _
from growthjournal.ui.widgets.chart_view import NARROWEST, ChartView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from growthjournal.charts.picture import Picture
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.tasks import Task
    from growthjournal.ui.widgets.chart_view import Pointed


class ChartPicture(ChartView):
    """One chart, about one person or about nobody, as a picture that can be pointed at.

    Args:
        title: What it is about, for as long as it is not drawn.
    """

    def __init__(self, session: Session, name: str, title: str, *, wish: int) -> None:
        super().__init__(_nothing, wish=wish)
        self.name = name
        self._title = title
        self.setAccessibleName(title)
        self.picture: Picture | None = None
        self._session = session
        self._person: str | None = None
        self._task: Task | None = None

    def show_person(self, uuid: str, *, anew: bool) -> None:
        """Draw it for a person; where it is about them already, only when asked to draw anew.

        Args:
            uuid: Of the person; "" for a chart that is about nobody.
            anew: What it shows may have changed.
        """
        if uuid != self._person:
            self.clear()
            self._person = uuid
            self.refresh()
        elif anew:
            self.refresh()

    @override
    def clear(self) -> None:
        self._forget_task()
        self.picture, self._person = None, None
        super().clear()
        self.setAccessibleName(self._title)

    @override
    def marks(self) -> Sequence[Pointed]:
        return self.picture.marks if self.picture else ()

    @override
    def mark_at(self, place: QPoint) -> Pointed | None:
        return self.picture.mark_at(place.x(), place.y()) if self.picture else None

    @override
    def place_of(self, mark: Pointed) -> QPoint:
        return QPoint(round(mark.x), round(mark.y)) if isinstance(mark, Spot) else QPoint()

    @override
    def _redraw(self) -> None:
        session, name, person = self._session, self.name, self._person
        if person is None or not session.is_open:
            return
        self._forget_task()
        theme, today = session.theme, session.today()
        size = (max(self.width(), NARROWEST), self._wish)
        is_dark, text, points = theme.is_dark, theme.text_scale, self.devicePixelRatioF()

        def job(workspace: Workspace, _report: object) -> Picture:
            return workspace.reports.picture(
                name,
                theme="dark" if is_dark else "light",
                size=size,
                today=today,
                person=person or None,
                text_scale=text,
                scale=points,
            )

        self._task = session.look(job, partial(self._show, points))

    def _show(self, points: float, picture: Picture) -> None:
        self._task = None
        self.picture, self._is_stale = picture, False
        image = QImage.fromData(picture.png)
        image.setDevicePixelRatio(points)
        canvas = QLabel()
        canvas.setPixmap(QPixmap.fromImage(image))
        width, height = (round(edge) for edge in picture.size)
        self._put_canvas(canvas, width, height)
        self._step_to(None)
        self.setAccessibleName(picture.spoken)
        self.setAccessibleDescription(
            _("Left and right go through the points, Enter shows what is behind one.")
        )
        self.drawn_anew.emit()

    def _forget_task(self) -> None:
        """Let what is still being drawn come to nothing."""
        if self._task is not None:
            self._task.abandon()
            self._task = None

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._forget_task()


def _nothing(_size: tuple[int, int]) -> None:
    """Nothing is drawn on the window's thread."""
