"""The sponsor packet before it leaves: choose results and names, look, save, mark as given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from typing_extensions import override

from growthjournal.domain.cases import given_to
from growthjournal.domain.packet import MOST_RESULTS, Packet
from growthjournal.domain.sponsorship import CaseGiven, SponsorCase
from growthjournal.language import gettext as _
from growthjournal.ui.dialogs.paper import PaperDialog, Typeset
from growthjournal.ui.widgets.basics import SecondaryButton, Text, breakable, labelled
from growthjournal.ui.widgets.form import DayField
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.ui.widgets.worded_box import worded
from growthjournal.wording.cases import given_line
from growthjournal.wording.packet import count_said, lacks_said, left_out_said, packet_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from growthjournal.domain.impacts import Impact
    from growthjournal.domain.people import Person
    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.widgets.basics import TextKind
    from growthjournal.wording.packet import PacketWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be chosen.

    Attributes:
        impacts: In the order of the page; confidential ones come last.
        first: Uuids of those that are ticked at first.
        case: The latest version of the case, or None.
        given: To whom it was given.
        people: Who can be named.
        everyone: By uuid, also those who were removed.
    """

    impacts: tuple[Impact, ...] = ()
    first: frozenset[str] = frozenset()
    case: SponsorCase | None = None
    given: tuple[CaseGiven, ...] = ()
    people: tuple[Person, ...] = ()
    everyone: Mapping[str, Person] = field(default_factory=dict, repr=False)


def read_offer(workspace: Workspace) -> Offer:
    """Read what a packet can be made of."""
    case = workspace.sponsorship.case()
    given = workspace.sponsorship.given()
    return Offer(
        impacts=tuple(workspace.packets.offered()),
        first=frozenset(one.uuid for one in workspace.packets.first_chosen()),
        case=case,
        given=tuple(given_to(case, given)) if case else (),
        people=tuple(workspace.mentoring.people()),
        everyone=workspace.mentoring.everyone(),
    )


def open_packet(session: Session, parent: QWidget | None) -> PacketDialog:
    """Open the packet with the results that are offered first."""
    dialog = PacketDialog(session, parent)
    dialog.open()
    return dialog


class PacketDialog(PaperDialog):
    """The pages of the packet beside what is in it."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(
            session,
            parent,
            _("What your sponsor will read"),
            file_stem="packet",
            save_title=_("Save the packet"),
        )
        self.setObjectName("packet-dialog")
        self._offer = session.ask(read_offer, Offer())
        self._packet = Packet()
        self.boxes: dict[str, QCheckBox] = {}
        self.names: dict[str, QCheckBox] = {}
        self._lacks: dict[str, Text] = {}
        self._build_choice()
        self.lay_out()
        self.show_now()
        stop = next(iter(self.boxes.values()), self.save_button)
        stop.setFocus()

    def _build_choice(self) -> None:
        column = QVBoxLayout(self.choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(_("Results"), "section"))
        self.count = Text("", "meta", wrap=True)
        self.count.setObjectName("packetCount")
        column.addWidget(self.count)
        self._build_results(column)
        self.left_out = Text("", "muted", wrap=True)
        self.left_out.setObjectName("packetLeftOut")
        column.addWidget(self.left_out)
        self._names_place = QVBoxLayout()
        self._names_place.setSpacing(8)
        column.addLayout(self._names_place)
        never = _(
            "Never in it: how far somebody backs you, what they said is missing, the objection and "
            "your answer, why it helps them, and what was said in praise."
        )
        column.addWidget(Text(never, "meta", wrap=True))
        column.addSpacing(12)
        self._build_giving(column)

    def _build_results(self, column: QVBoxLayout) -> None:
        says_private = False
        for place, one in enumerate(self._offer.impacts):
            if one.confidential and not says_private:
                says_private = True
                column.addWidget(Text(_("Confidential: only what you tick"), "section", wrap=True))
            box = QCheckBox()
            box.setObjectName(f"result-{place}")
            box.setChecked(one.uuid in self._offer.first)
            box.toggled.connect(self._choose)
            lacks = Text("", "meta", wrap=True)
            self.boxes[one.uuid], self._lacks[one.uuid] = box, lacks
            column.addWidget(worded(box, " ".join(one.title.split()), lacks))

    def _build_giving(self, column: QVBoxLayout) -> None:
        column.addWidget(Text(_("Given to"), "section"))
        self.given = Text("", "muted", wrap=True)
        self.given.setObjectName("packetGivenTo")
        column.addWidget(self.given)
        today = self.session.today()
        self.person = PersonPicker(self._offer.people, offers_me=False)
        self.person.box.setObjectName("packetPerson")
        self.person.setAccessibleName(_("Given to"))
        self.day = DayField(today)
        self.day.setObjectName("packetGivenOn")
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.give = SecondaryButton(_("Mark as given"))
        self.give.setObjectName("markGiven")
        self.give.setAutoDefault(False)
        self.give.clicked.connect(self._give)
        self.giving = QWidget()
        inside = QVBoxLayout(self.giving)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for widget in (self.person, labelled(_("When you gave it"), self.day), self.give):
            inside.addWidget(widget)
        column.addWidget(self.giving)
        self._show_given()

    # -- what is shown

    def show_now(self) -> None:
        """Show what is chosen now: the words at once, the pages when they are set."""
        chosen = self._chosen()
        self.count.setText(count_said(len(chosen)))
        self._show_names(chosen)
        by_name = self._by_name()
        may = 0 < len(chosen) <= MOST_RESULTS
        self.save_button.setEnabled(may)
        self.left_out.hide()
        self._packet = Packet()
        if may:
            self._packet = self.session.ask(
                lambda one: one.packets.draft(chosen, by_name=by_name), Packet()
            )
        for uuid, text in self._lacks.items():
            found = next((one for one in self._packet.results if one.impact == uuid), None)
            said = lacks_said(found) if found else ""
            text.setText(said)
            text.setVisible(bool(said))
            self.boxes[uuid].setAccessibleDescription(said)
        words = packet_words(self._packet, self.session.today()) if may else None
        self.fill_lines(_lines(words) if words else ())
        if words is None:
            self.drop_pages()
            return
        self.set_pages(partial(_typeset, chosen=chosen, by_name=by_name, day=self.session.today()))

    @override
    def when_set(self, made: Typeset) -> None:
        """Name what gave way to two pages; the words then are those of the pages."""
        count = len(self._packet.results) if made.count is None else made.count
        gone = [one.title for one in self._packet.results[count:]]
        self.left_out.setText(breakable(left_out_said(gone)))
        self.left_out.setVisible(bool(gone))
        if gone:
            shorter = self._packet.with_results(count)
            self.fill_lines(_lines(packet_words(shorter, self.session.today())))

    def _chosen(self) -> list[str]:
        return [uuid for uuid, box in self.boxes.items() if box.isChecked()]

    def _by_name(self) -> frozenset[str]:
        return frozenset(uuid for uuid, box in self.names.items() if box.isChecked())

    def _show_names(self, chosen: list[str]) -> None:
        """Offer the name of each person who appears under an alias."""
        nobody: list[Person] = []
        hidden = nobody
        if chosen:
            hidden = self.session.ask(lambda one: one.packets.behind_aliases(chosen), nobody)
        if list(self.names) == [one.uuid for one in hidden]:
            return
        ticked = self._by_name()
        while self._names_place.count():
            item = self._names_place.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.names = {}
        if hidden:
            self._names_place.addWidget(Text(_("By their own name"), "section", wrap=True))
        for place, person in enumerate(hidden):
            said = _("{name} in place of “{alias}”").format(name=person.name, alias=person.alias)
            box = QCheckBox()
            box.setObjectName(f"name-{place}")
            box.setChecked(person.uuid in ticked)
            box.toggled.connect(self._choose)
            self.names[person.uuid] = box
            self._names_place.addWidget(worded(box, said))

    def _show_given(self) -> None:
        case = self._offer.case
        line = given_line(self._offer.given, self._offer.everyone)
        if case is None:
            line = _("Write the case first; then you can note who holds it.")
        self.given.setText(breakable(line))
        self.given.setVisible(bool(line))
        self.giving.setVisible(case is not None)

    # -- acts

    def _choose(self, *_checked: bool) -> None:
        self.changed()
        self.show_now()

    def _give(self) -> None:
        new, uuid = self.person.resolve()
        workspace, case = self.session.workspace, self._offer.case
        if workspace is None or case is None:
            return
        if uuid is None or not self.person.typed_name():
            self.trouble.say(_("Name the person whom you gave it to."))
            self.person.setFocus()
            return
        if any(one.person == uuid for one in self._offer.given):
            self.trouble.say(_("This version was given to them already."))
            return
        given = CaseGiven(sponsor_case=case.uuid, person=uuid, on=self.day.known_day())
        act = workspace.together.act([*([new] if new else []), given])
        if self.session.perform(
            _("Mark the packet as given"), act.do, act.undo, message=_("Marked as given")
        ):
            self.trouble.say("")
            self._offer = self.session.ask(read_offer, self._offer)
            self._show_given()
            self.person.field.clear()
            self.save_button.setFocus()


def _typeset(
    workspace: Workspace, _report: object, *, chosen: list[str], by_name: frozenset[str], day: date
) -> Typeset:
    packet, pdf = workspace.packets.pdf(workspace.packets.draft(chosen, by_name=by_name), today=day)
    words = "\n".join(packet_words(packet, day).lines())
    return Typeset(pdf=pdf, words=words, count=len(packet.results))


def _lines(words: PacketWords) -> Iterator[tuple[str, TextKind]]:
    headings = {words.ask_title, words.results_title, words.minute_title}
    titles = {one.title for one in words.results}
    small = {words.subtitle, words.footer, *(one.foot for one in words.results)}
    for line in words.lines():
        kind: TextKind = "section" if line in headings else "ui"
        if line in titles:
            kind = "strong"
        elif line in small:
            kind = "meta"
        elif line == words.title:
            kind = "heading"
        yield line, kind
