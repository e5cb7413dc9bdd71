"""The sponsor packet: two pages at most, saying what was chosen and nothing private."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from growthjournal.domain.errors import JournalError
from growthjournal.domain.impacts import Impact, Level, Scope, Witness
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim, SponsorCase
from growthjournal.services.workspace import Workspace
from growthjournal.wording.packet import packet_words

TODAY = date(2026, 11, 20)
RUTH = Person(
    name="Ruth Adeyemi",
    alias="the operations lead",
    in_room=True,
    told_me_missing="MARKERMISSING",
    backing=5,
    backing_fact="MARKERFACT",
)
HELEN = Person(name="Helen Castellano", in_room=True)
SECRET = "MARKERSECRET"


def impact(title, days=1, **more):
    more.setdefault("level", Level.TARGET)
    return Impact(title=title, date=TODAY - timedelta(days=days), **more)


@pytest.fixture
def space(tmp_path):
    with Workspace.create(tmp_path / "j.growthjournal", None) as workspace:
        moved = impact(
            "All carriers moved",
            9,
            situation="Ruth Adeyemi asked for it, and Ruth asked twice",
            what_i_did="I split the move into waves.",
            measure="Failed bookings in 100",
            before="3.1",
            after="0.9",
            scope=Scope.ORGANISATION,
            recognition="MARKERPRAISE",
            artefact="MARKERFILE",
        )
        hidden = impact(SECRET, 2, confidential=True)
        small = impact("MARKERSMALL", 1, level=Level.PRESENT)
        bare = impact("A plan that stood", 5)
        case = SponsorCase(
            target_role="VP Engineering",
            ask="Say my name in January.",
            results=(moved.uuid,),
            confirmers=(HELEN.uuid,),
            objection="MARKEROBJECTION",
            answer="MARKERANSWER",
            sponsor_interest="MARKERINTEREST",
            minute_version="She moved all carriers, and Ruth saw it.",
        )
        workspace.together.act(
            [
                RUTH,
                HELEN,
                Aim(role="VP", since=TODAY),
                *(moved, hidden, small, bare),
                Witness(impact=moved.uuid, person=RUTH.uuid),
                Witness(impact=hidden.uuid, person=RUTH.uuid),
                case,
            ]
        ).do()
        yield workspace


def text_of(content):
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split()
    )


def made(space, results=None):
    packet, content = space.packets.pdf(space.packets.draft(results), today=TODAY)
    return packet, text_of(content)


def test_it_says_the_ask_the_results_and_who_confirms_them(space):
    packet, text = made(space)
    assert [one.title for one in packet.results] == ["All carriers moved", "A plan that stood"]
    for said in (
        "VP Engineering",
        "Say my name in January.",
        "3.1 → 0.9",
        "Failed bookings in 100",
        "I split the move into waves.",
        "Helen Castellano and the operations lead can confirm it",
        "Page 1 of 1",
    ):
        assert said in text


def test_nothing_private_is_in_it(space):
    _packet, text = made(space)
    _again, content = space.packets.pdf(space.packets.draft(), today=TODAY)
    reader = PdfReader(io.BytesIO(content))
    raw = content.decode("latin-1") + " ".join(
        part.get_data().decode("latin-1", "replace")
        for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 1)
        if hasattr(part := reader.get_object(number), "get_data")
    )
    words = f"{packet_words(space.packets.draft(), TODAY)} {text} {reader.metadata} {raw}"
    assert "MARKER" not in words
    assert "Ruth" not in words
    assert "Adeyemi" not in words
    assert "the operations lead asked for it, and the operations lead asked twice" in text
    assert "and the operations lead saw it" in text


def test_what_was_ticked_is_in_it(space):
    every = {one.title: one.uuid for one in space.impacts.all()}
    packet, text = made(space, [every[SECRET]])
    assert [one.title for one in packet.results] == [SECRET]
    assert SECRET in text


def test_results_without_measure_or_confirmer_are_named(space):
    packet, _text = made(space)
    assert [one.title for one in packet.unsupported()] == ["A plan that stood"]


def test_results_at_the_end_give_way_to_two_pages(space):
    long = "I did what was needed and wrote down what it took. " * 45
    for number in range(6):
        space.impacts.put(impact(f"result {number}", 20 + number, what_i_did=long))
    packet, content = space.packets.pdf(space.packets.draft(), today=TODAY)
    assert len(PdfReader(io.BytesIO(content)).pages) == 2
    assert 3 <= len(packet.results) < 6


def test_three_results_that_do_not_fit_are_refused(space):
    for number in range(6):
        space.impacts.put(impact(f"result {number}", 0, what_i_did="word " * 1500))
    with pytest.raises(JournalError, match="more than two pages"):
        space.packets.pdf(space.packets.draft(), today=TODAY)


def test_the_same_packet_gives_the_same_bytes(space):
    packet = space.packets.draft()
    assert space.packets.pdf(packet, today=TODAY) == space.packets.pdf(packet, today=TODAY)


def at_the_right(space, uuids):
    """Return how many pieces of text begin in the last quarter of the page."""
    _packet, content = space.packets.pdf(space.packets.draft(uuids), today=TODAY)
    page = PdfReader(io.BytesIO(content)).pages[0]
    starts = []

    def note(operator, _operands, user, matrix):
        if operator in {b"TJ", b"Tj"}:
            starts.append(user[4] + user[0] * matrix[4])

    page.extract_text(visitor_operand_before=note)
    return sum(start > 0.75 * float(page.mediabox.width) for start in starts)


def test_what_is_written_from_right_to_left_begins_at_the_right(space):
    space.impacts.put(impact("from the left", 0))
    space.impacts.put(impact("שלום עולם", 1))
    every = {one.title: one.uuid for one in space.impacts.all()}
    left = at_the_right(space, [every["from the left"]])
    assert at_the_right(space, [every["שלום עולם"]]) > left
