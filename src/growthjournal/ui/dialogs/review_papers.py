"""The pages of a quarterly review: four to keep, or one that a mentor may read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from growthjournal.domain.review_report import OFFERED, Part
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.paper import PaperDialog, Typeset
from growthjournal.ui.widgets.basics import Chip, ChipRow, Text
from growthjournal.ui.widgets.worded_box import worded
from growthjournal.wording.review_papers import part_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from growthjournal.domain.diagnostics import QuarterlyReview
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind
    from growthjournal.wording.review_papers import ReviewWords


def open_review_papers(
    session: Session, parent: QWidget | None, review: QuarterlyReview | None = None
) -> ReviewPapersDialog | None:
    """Open the pages of a review, or of the last one; None while there is none."""
    chosen = session.ask(lambda one: one.review_papers.chosen(review), None)
    if chosen is None:
        return None
    dialog = ReviewPapersDialog(session, parent, chosen)
    dialog.open()
    return dialog


class ReviewPapersDialog(PaperDialog):
    """Whose pages, and for a mentor what is on them, beside the pages."""

    def __init__(self, session: Session, parent: QWidget | None, review: QuarterlyReview) -> None:
        super().__init__(
            session,
            parent,
            _("Pages of the review"),
            file_stem="review",
            save_title=_("Save the pages"),
        )
        self.setObjectName("review-papers")
        self._review = review
        self._build_choice()
        self.lay_out()
        self.show_now()
        self.own.setFocus()

    def _build_choice(self) -> None:
        column = QVBoxLayout(self.choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(_("For whom"), "section"))
        self.own = Chip(_("For me, four pages"), checkable=True)
        self.own.setObjectName("paperForMe")
        self.own.setChecked(True)
        self.mentor = Chip(_("For a mentor, one page"), checkable=True)
        self.mentor.setObjectName("paperForMentor")
        row = ChipRow()
        for chip, is_mentor in ((self.own, False), (self.mentor, True)):
            chip.clicked.connect(partial(self._turn_to, is_mentor))
            row.add(chip)
        column.addWidget(row)
        self.parts = QWidget()
        inside = QVBoxLayout(self.parts)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(Text(_("On the page"), "section"))
        self.boxes: dict[Part, QCheckBox] = {}
        for part in Part:
            box = QCheckBox()
            box.setObjectName(f"part-{part.value}")
            box.setChecked(part in OFFERED)
            box.toggled.connect(self._choose)
            self.boxes[part] = box
            inside.addWidget(worded(box, part_name(part)))
        never = _(
            "Never on it: what others said, how far somebody backs you, what a sponsor said is "
            "missing. People with an alias appear under it."
        )
        inside.addWidget(Text(never, "meta", wrap=True))
        self.parts.hide()
        column.addWidget(self.parts)
        hint = _("Four pages to keep; nothing is left out of them, so they are for you alone.")
        self.hint = Text(hint, "meta", wrap=True)
        column.addWidget(self.hint)

    @property
    def is_for_mentor(self) -> bool:
        """Whether the page for a mentor is shown."""
        return self.mentor.isChecked()

    def show_now(self) -> None:
        """Show what is chosen now: the words at once, the pages when they are set."""
        shown = self._shown()
        review, today = self._review, self.session.today()
        words = self.session.ask(partial(_words, review=review, shown=shown, today=today), None)
        if words is None:
            return
        self.fill_lines(_lines(words))
        self.set_pages(partial(_typeset, review=review, shown=shown, today=today))

    def _shown(self) -> frozenset[Part] | None:
        if not self.is_for_mentor:
            return None
        return frozenset(part for part, box in self.boxes.items() if box.isChecked())

    # -- acts

    def _turn_to(self, is_mentor: bool, *_checked: bool) -> None:  # noqa: FBT001 - one of two
        self.own.setChecked(not is_mentor)
        self.mentor.setChecked(is_mentor)
        self.parts.setVisible(is_mentor)
        self.hint.setVisible(not is_mentor)
        self._choose()

    def _choose(self, *_checked: bool) -> None:
        self.changed()
        self.show_now()


def _words(
    workspace: Workspace, *, review: QuarterlyReview, shown: frozenset[Part] | None, today: date
) -> ReviewWords:
    papers = workspace.review_papers
    if shown is None:
        return papers.private_words(review, today)
    return papers.mentor_words(review, shown, today)


def _typeset(
    workspace: Workspace,
    _report: object,
    *,
    review: QuarterlyReview,
    shown: frozenset[Part] | None,
    today: date,
) -> Typeset:
    papers = workspace.review_papers
    if shown is None:
        pdf = papers.private_pdf(review, today=today)
    else:
        pdf = papers.mentor_pdf(review, shown, today=today)
    words = _words(workspace, review=review, shown=shown, today=today)
    return Typeset(pdf=pdf, words="\n".join(words.lines()))


def _lines(words: ReviewWords) -> Iterator[tuple[str, TextKind]]:
    headings = words.headings()
    for line in words.lines():
        kind: TextKind = "section" if line in headings else "ui"
        if line == words.title:
            kind = "heading"
        elif line in {words.subtitle, words.footer}:
            kind = "meta"
        yield line, kind
