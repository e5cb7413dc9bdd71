"""What leaves the journal to be looked at: entries as PDF, charts as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _
from growthjournal.services.journal import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from growthjournal.charts.drawn import Drawn
    from growthjournal.charts.picture import Picture
    from growthjournal.charts.render import ChartData
    from growthjournal.domain.briefing import Section
    from growthjournal.domain.conversations import Conversation
    from growthjournal.exports.document import Figure
    from growthjournal.services.conversations import ConversationsService
    from growthjournal.services.decisions import DecisionsService
    from growthjournal.services.insights import InsightsService
    from growthjournal.services.journal import JournalService
    from growthjournal.services.verdicts import VerdictsService
    from growthjournal.wording.charts import ChartWords

Progress = Callable[[int, int], None]
ChartFormat = Literal["svg", "png", "pdf"]
ChartTheme = Literal["light", "dark", "print"]
CHARTS = (
    "gap", "quadrant", "focus", "competencies", "self-other", "patterns", "beliefs",
    "calibration", "decision-quality", "conversations", "witnesses", "effort", "unseen", "activity",
)  # fmt: skip
"""The charts that exist, by their names in method.md F6."""
ABOUT_A_PERSON = ("gap", "patterns", "conversations")
"""Those that can be about one person."""


BRIEF_CHART = (800, 300)
"""Width and height of the chart in a brief, in pixels."""


class ReportsService:
    """Draws and typesets; never writes to the journal."""

    def __init__(
        self,
        journal: JournalService,
        insights: InsightsService,
        conversations: ConversationsService,
        verdicts: VerdictsService,
        decisions: DecisionsService,
    ) -> None:
        """Work from these services."""
        self._decisions = decisions
        self._verdicts = verdicts
        self._journal = journal
        self._insights = insights
        self._conversations = conversations

    def entries_pdf(
        self,
        choice: Choice | None = None,
        *,
        title: str = "",
        today: date,
        progress: Progress = lambda _done, _total: None,
    ) -> bytes:
        """Return entries as a tagged PDF with contents and bookmarks, oldest first.

        Raises:
            JournalError: No entry matches, or the text cannot be typeset.
        """
        from growthjournal.exports import pdf

        entries = self._journal.chosen(choice)
        if not entries:
            raise JournalError(_("No entry matches, so there is nothing to export."))
        return pdf.entries_pdf(
            entries,
            self._journal.content,
            title=title or _("Growth Journal"),
            today=today,
            progress=progress,
        )

    def brief(
        self,
        conversation: Conversation,
        *,
        today: date,
        sections: Iterable[Section] | None = None,
    ) -> bytes:
        """Return the brief for a conversation as a tagged PDF of a page or two.

        `ConversationsService.brief` with `wording.brief` is its preview: it says exactly this.

        Raises:
            JournalError: It cannot be typeset.
        """
        from growthjournal.domain.briefing import Section
        from growthjournal.exports.brief import brief_pdf
        from growthjournal.wording.brief import brief_words

        shown = frozenset(Section if sections is None else sections)
        words = brief_words(self._conversations.brief(conversation, sections=shown))
        chart = self.brief_chart(conversation, today) if Section.CHART in shown else None
        return brief_pdf(words, chart, today=today)

    def brief_chart(self, conversation: Conversation, today: date) -> Figure | None:
        """Return the gap chart with the reader's own conversations; None before any rating."""
        return self.shared_gap(today, BRIEF_CHART, person=conversation.person)

    def shared_gap(
        self, today: date, size: tuple[int, int], *, person: str | None = None
    ) -> Figure | None:
        """Return the gap chart for others: without scores and verdicts; None before any rating.

        Args:
            today: The last day.
            size: Width and height in pixels.
            person: Uuid of the reader, whose conversations alone are marked; None for none.
        """
        from growthjournal.charts import render
        from growthjournal.charts.theme import THEMES
        from growthjournal.exports.document import Figure
        from growthjournal.wording.gap import gap_words

        if self._insights.first_date() is None:
            return None
        series = self._insights.gap(today, person=person)
        if person is None:
            series = replace(series, conversations=())
        drawn = render.draw("gap", series, gap_words(series, today), THEMES["print"], size)
        return Figure(svg=render.to_svg(drawn).decode(), alt=drawn.spoken)

    def drawn(
        self,
        name: str,
        *,
        theme: ChartTheme,
        size: tuple[int, int],
        today: date,
        start: date | None = None,
        person: str | None = None,
        text_scale: float = 1.0,
    ) -> Drawn:
        """Return a chart as a figure with its marks and its table.

        Args:
            name: One of `CHARTS`.
            theme: Colours.
            size: Width and height in pixels at 100 dpi.
            today: The last day of the range.
            start: The first day; from the first record when None.
            person: The uuid of the person whom it is about: "gap" marks only conversations with
                them, "patterns" shows only what they named or noticed. None for all;
                "conversations" is then about the one who was last talked to.
            text_scale: 1.0 is normal text.

        Raises:
            JournalError: There is no chart of that name.
        """
        from growthjournal.charts import render
        from growthjournal.charts.theme import THEMES

        data, words = self._material(name, today, start, person)
        return render.draw(name, data, words, THEMES[theme], size, text_scale=text_scale)

    def picture(
        self,
        name: str,
        *,
        theme: ChartTheme,
        size: tuple[int, int],
        today: date,
        person: str | None = None,
        text_scale: float = 1.0,
        scale: float = 1.0,
    ) -> Picture:
        """Return a chart as a value that a worker can hand to the window.

        Takes what `drawn` takes, and `scale`: picture points to a pixel.

        Raises:
            JournalError: There is no chart of that name.
        """
        from growthjournal.charts.picture import picture_of

        drawn = self.drawn(
            name, theme=theme, size=size, today=today, person=person, text_scale=text_scale
        )
        return picture_of(drawn, scale)

    def _material(  # noqa: PLR0911 - one for each chart
        self, name: str, today: date, start: date | None, person: str | None
    ) -> tuple[ChartData, ChartWords]:
        """Return a chart's data and the words made from it."""
        if name == "gap":
            from growthjournal.wording.gap import gap_words

            series = self._verdicts.on_timeline(self._insights.gap(today, start, person=person))
            return series, gap_words(series, today)
        if name == "competencies":
            from growthjournal.wording.competencies import competency_words

            rows = self._insights.dumbbells(today)
            return rows, competency_words(rows)
        if name == "patterns":
            from growthjournal.wording.strips import strip_words

            strips = self._insights.strips(today, start, person=person)
            return strips, strip_words(strips)
        if name == "beliefs":
            from growthjournal.wording.slopes import slope_words

            slopes = self._insights.slopes(today, start)
            return slopes, slope_words(slopes)
        if name == "conversations":
            from growthjournal.wording.conversation_series import conversation_words

            talks = self._insights.conversations(today, start, person=person)
            return talks, conversation_words(talks)
        if name == "witnesses":
            from growthjournal.wording.who_saw import who_saw_words

            saw = self._insights.who_saw(today)
            return saw, who_saw_words(saw)
        found = (
            _of_growth(self._insights, name, today, start)
            or _of_the_lever(self._insights, self._verdicts, name, today, start)
            or _of_decisions(self._decisions, name, today, start)
        )
        if found is not None:
            return found
        raise JournalError(
            _("There is no chart “{name}”. Known are: {known}.").format(
                name=name, known=", ".join(CHARTS)
            )
        )

    def chart(
        self,
        name: str,
        *,
        file_format: ChartFormat,
        theme: ChartTheme = "print",
        size: tuple[int, int] = (900, 520),
        today: date,
        start: date | None = None,
        person: str | None = None,
    ) -> bytes:
        """Return a chart as a file's bytes, equal between runs on equal data.

        Raises:
            JournalError: There is no chart of that name.
        """
        from growthjournal.charts import render

        drawn = self.drawn(name, theme=theme, size=size, today=today, start=start, person=person)
        write = {"svg": render.to_svg, "png": render.to_png, "pdf": render.to_pdf}
        return write[file_format](drawn)


def _of_growth(
    insights: InsightsService, name: str, today: date, start: date | None
) -> tuple[ChartData, ChartWords] | None:
    """Return data and words of a chart of single competencies or of writing, None of others."""
    if name == "focus":
        from growthjournal.wording.focus_series import focus_words

        focus = insights.focus(today, start)
        return focus, focus_words(focus)
    if name == "self-other":
        from growthjournal.wording.self_other import self_other_words

        both = insights.self_other(today)
        return both, self_other_words(both)
    if name == "activity":
        from growthjournal.wording.activity import activity_words

        year = insights.activity(today)
        return year, activity_words(year)
    return None


def _of_the_lever(
    insights: InsightsService, verdicts: VerdictsService, name: str, today: date, start: date | None
) -> tuple[ChartData, ChartWords] | None:
    """Return data and words of a chart about the limit, or about being seen; None of others."""
    if name == "quadrant":
        from growthjournal.wording.quadrant import quadrant_words

        path = verdicts.quadrant(today, start)
        return path, quadrant_words(path)
    if name == "effort":
        from growthjournal.wording.effort_months import effort_words

        effort = verdicts.effort_months(today, start)
        return effort, effort_words(effort)
    if name == "unseen":
        from growthjournal.wording.unseen_line import unseen_words

        line = insights.unseen(today, start)
        return line, unseen_words(line)
    return None


def _of_decisions(
    decisions: DecisionsService, name: str, today: date, start: date | None
) -> tuple[ChartData, ChartWords] | None:
    """Return data and words of a chart about decisions, None of others."""
    if name == "calibration":
        from growthjournal.wording.calibration import calibration_words

        found = decisions.calibration(today, start)
        return found, calibration_words(found)
    if name == "decision-quality":
        from growthjournal.wording.decision_grid import grid_words

        grid = decisions.grid(today, start)
        return grid, grid_words(grid)
    return None
