"""Sentences of the Today page that lead on: who has seen the results, a quarterly review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growthjournal.language import gettext as _
from growthjournal.ui.widgets.basics import LinkButton

if TYPE_CHECKING:
    from growthjournal.ui.pages.today_facts import Facts


class TodayLinks(QWidget):
    """One below the other, each only while there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.share = LinkButton("")
        self.share.setObjectName("todaySeenShare")
        self.share.setAccessibleDescription(_("Shows the results that it counts."))
        self.review = LinkButton("")
        self.review.setObjectName("todayReview")
        self.review.setAccessibleDescription(_("Fifteen minutes, over as many days as it takes."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for link in (self.share, self.review):
            column.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)
        self._say("", "")

    def show_facts(self, facts: Facts) -> None:
        """Say what there is to say."""
        share = review = ""
        if facts.share is not None and facts.shows_numbers:
            from growthjournal.wording.seen import share_said

            share = share_said(facts.share)
        if facts.review is not None:
            from growthjournal.wording.quarterly import offer_said

            review = offer_said(facts.review.last, facts.review.step)
        self._say(share, review)

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.share, self.review]

    def _say(self, share: str, review: str) -> None:
        for link, said in ((self.share, share), (self.review, review)):
            link.setText(said)
            link.setAccessibleName(said)
            link.setVisible(bool(said))
        self.setVisible(bool(share or review))
