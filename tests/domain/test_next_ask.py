"""Which ask fits, which steps count, and what an ask tells about the person."""

from datetime import date

import pytest

from growthjournal.domain.asks import informed, without
from growthjournal.domain.next_ask import NextAsk, counted_backing, counts, next_ask
from growthjournal.domain.people import Person
from growthjournal.domain.sponsorship import Aim, Answer, Ask, BackingStep
from growthjournal.wording.next_ask import next_ask_said, next_ask_words

RUTH = Person(name="Ruth Adeyemi")
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def step(number, fact="a fact", how="I was told", on=MAY):
    return BackingStep(person=RUTH.uuid, on=on, step=number, fact=fact, how_i_know=how)


def ask(on=MAY, **more):
    return Ask(person=RUTH.uuid, on=on, words="I want it.", **more)


@pytest.mark.parametrize(
    ("backing", "fits"),
    [
        (None, None),
        (0, NextAsk.NEAR),
        (1, NextAsk.NEAR),
        (2, NextAsk.MISSING),
        (3, NextAsk.INTRODUCTION),
        (4, NextAsk.WATCHED_WORK),
        (5, NextAsk.NAMED),
        (6, None),
    ],
)
def test_the_next_ask_is_one_step_up(backing, fits):
    assert next_ask(backing) == fits


@pytest.mark.parametrize(
    ("number", "fact", "how", "is_counted"),
    [
        (3, "a fact", None, True),
        (3, None, "I was told", False),
        (3, "  ", None, False),
        (4, "a fact", None, False),
        (4, "a fact", " ", False),
        (4, "a fact", "I was told", True),
        (6, None, "I was told", False),
    ],
)
def test_a_step_counts_with_its_fact_and_from_the_fourth_with_how_it_is_known(
    number, fact, how, is_counted
):
    assert counts(step(number, fact, how)) is is_counted


def test_a_conclusion_rests_on_the_latest_step_that_counts():
    assert counted_backing(RUTH, [step(2), step(3, on=JUNE)]) == 3
    assert counted_backing(RUTH, [step(2), step(5, how=None, on=JUNE)]) == 2
    assert counted_backing(RUTH, [step(2, fact=None)]) is None
    assert counted_backing(Person(name="Helen"), [step(2)]) is None


def test_without_a_history_the_person_is_asked():
    assert counted_backing(Person(name="R", backing=2, backing_fact="saw it"), []) == 2
    assert counted_backing(Person(name="R", backing=2), []) is None
    assert counted_backing(Person(name="R", backing=4, backing_fact="said it"), []) is None
    assert counted_backing(RUTH, []) is None


def test_the_words_name_the_role_where_it_matters():
    aim = Aim(role="VP Engineering", since=MAY)
    assert "VP Engineering" in next_ask_words(NextAsk.NAMED, aim)
    assert "VP Engineering" not in next_ask_words(NextAsk.NEAR, aim)
    assert (
        next_ask_words(NextAsk.MISSING, None) == "The role I want: …. What would you need to see?"
    )
    assert next_ask_words(None, aim) == ""


def test_where_none_fits_it_is_said_why():
    assert "Say how far" in next_ask_said(RUTH, None)
    assert "surprised" in next_ask_said(Person(name="R", backing=6), None)
    assert "counts once" in next_ask_said(Person(name="R", backing=4), None)
    assert "need to see" in next_ask_said(RUTH, NextAsk.MISSING)


def test_an_ask_tells_what_they_know_and_a_refusal_what_is_missing():
    told = informed(RUTH, ask(role="VP", answer=Answer.NO, answer_words="Two examples."))
    assert (told.knows_aspiration_on, told.told_me_missing) == (MAY, "Two examples.")
    assert informed(told, ask(on=JUNE, role="VP")).knows_aspiration_on == MAY
    agreed = informed(RUTH, ask(answer=Answer.YES, answer_words="Good."))
    assert (agreed.knows_aspiration_on, agreed.told_me_missing) == (None, None)


def test_without_an_ask_only_what_it_alone_told_is_forgotten():
    first = ask(role="VP", answer=Answer.NOT_YET, answer_words="A page.")
    second = ask(on=JUNE, role="VP", answer=Answer.NO, answer_words="Two examples.")
    person = informed(informed(RUTH, first), second)
    left = without(person, second, [second, first])
    assert (left.knows_aspiration_on, left.told_me_missing) == (MAY, "A page.")
    left = without(person, first, [second, first])
    assert (left.knows_aspiration_on, left.told_me_missing) == (JUNE, "Two examples.")
    assert without(left, second, [second]) == RUTH


def test_what_was_written_by_hand_stays_when_an_ask_goes():
    from dataclasses import replace

    first = ask(role="VP", answer=Answer.NO, answer_words="A page.")
    person = replace(RUTH, knows_aspiration_on=JUNE, told_me_missing="by hand")
    assert without(person, first, [first]) == person
