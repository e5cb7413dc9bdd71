"""The card with what was agreed with a mentor, or with somebody whom the user mentors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from growthjournal.domain.people import Relation, is_mentored
from growthjournal.language import format_number
from growthjournal.language import gettext as _
from growthjournal.ui.pages.patterns_parts import Fields, clear, column
from growthjournal.ui.pages.people_parts import ButtonRow, shrinking
from growthjournal.ui.widgets.basics import Card, IconButton, LinkButton, QuietButton, Text
from growthjournal.wording import agreements as words

if TYPE_CHECKING:
    from growthjournal.ui.models.people import OnePerson


class AgreementCard(Card):
    """The terms in force, whether it is time to look at them, and those before.

    Signals:
        edit_wanted: Open the form of the agreement in force, or of the first.
        renewal_wanted: Open the form of one that follows it.
        removal_wanted: Remove the one in force.
    """

    edit_wanted = Signal()
    renewal_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("agreementCard")
        self._one: OnePerson | None = None
        self._make_controls()
        self.heading = Text("", "section")
        self.review = shrinking(Text("", "strong", wrap=True))
        self.review.setObjectName("reviewDue")
        self.offer = shrinking(Text("", "muted", wrap=True))
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.buttons)
        self.body.addLayout(head)
        self.body.addWidget(self.review)
        self.body.addWidget(self.offer)
        self.body.addWidget(self.write, alignment=Qt.AlignmentFlag.AlignLeading)
        self.own = Fields(words.agreement_labels())
        self.theirs = Fields(words.agreement_labels(mentored=True))
        self.body.addWidget(self.own)
        self.body.addWidget(self.theirs)
        self.body.addWidget(self.earlier, alignment=Qt.AlignmentFlag.AlignLeading)
        self.before = QWidget()
        self._lines = column(self.before, spacing=4)
        self.body.addWidget(self.before)

    def _make_controls(self) -> None:
        self.edit = QuietButton(_("Edit"), "pencil")
        self.edit.setObjectName("editAgreement")
        self.edit.setAccessibleName(_("Edit the agreement"))
        self.renew = QuietButton(_("Agree anew"), "refresh-cw")
        self.renew.setObjectName("renewAgreement")
        self.remove = IconButton("trash-2", _("Remove the agreement"))
        self.remove.setObjectName("removeAgreement")
        self.buttons = ButtonRow(spacing=4)
        for button in (self.edit, self.renew, self.remove):
            self.buttons.add(button)
        self.write = LinkButton(_("Write down what you agreed on"))
        self.write.setObjectName("addAgreement")
        self.earlier = LinkButton("")
        self.earlier.setObjectName("earlierAgreements")
        self.earlier.setCheckable(True)
        self.edit.clicked.connect(self.edit_wanted)
        self.write.clicked.connect(self.edit_wanted)
        self.renew.clicked.connect(self.renewal_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.earlier.clicked.connect(self._show_earlier)

    def show_person(self, one: OnePerson, *, is_same: bool) -> None:
        """Show what was agreed; for those with whom nothing is agreed it takes no room."""
        if not is_same:
            self.earlier.setChecked(False)
        self._one = one
        self.heading.setText(words.agreement_title(one.agreement))
        agreement, mentored = one.agreement, is_mentored(one.person)
        self.buttons.setVisible(agreement is not None)
        self.write.setVisible(agreement is None)
        self.offer.setVisible(agreement is None)
        self.offer.setText(words.agreement_offer(mentored=mentored))
        for fields in (self.own, self.theirs):
            fields.forget()
        said = ""
        if agreement is not None:
            held = one.held_since_agreed
            (self.theirs if mentored else self.own).show_fields(
                words.agreement_texts(agreement, one.person.name, held, mentored=mentored)
            )
            said = words.review_line(agreement, held, one.today)
        self.review.setText(said)
        self.review.setVisible(bool(said))
        self._show_earlier()
        relations = {Relation.MENTOR, Relation.MENTEE} & set(one.person.relations)
        self.setVisible(agreement is not None or bool(relations))

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in order."""
        return [self.edit, self.renew, self.remove, self.write, self.earlier]

    def forget(self) -> None:
        """Drop every text."""
        self._one = None
        for fields in (self.own, self.theirs):
            fields.forget()
        self.review.setText("")
        clear(self._lines)
        self.hide()

    def _show_earlier(self) -> None:
        clear(self._lines)
        before = self._one.agreements[:-1] if self._one is not None else ()
        self.earlier.setText(_("Earlier {count}").format(count=format_number(len(before))))
        self.earlier.setAccessibleName(
            _("Earlier agreements, {count}").format(count=format_number(len(before)))
        )
        self.earlier.setVisible(bool(before))
        self.before.setVisible(bool(before) and self.earlier.isChecked())
        if self.earlier.isChecked():
            for agreement in reversed(before):
                self._lines.addWidget(
                    shrinking(Text(words.earlier_line(agreement), "meta", wrap=True))
                )
