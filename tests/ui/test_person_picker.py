"""Choosing who: the user, someone known, someone new."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from growthjournal.domain.conversations import Conversation
from growthjournal.domain.people import Person
from growthjournal.ui.widgets.person_picker import PersonPicker
from growthjournal.ui.widgets.person_picker_conversation import ConversationPicker

ADA = Person(name="Ada Lovelace")
BO = Person(name="Bo")
DAY = date(2026, 11, 20)


@pytest.fixture
def picker(qtbot):
    picker = PersonPicker([BO, ADA])
    qtbot.addWidget(picker)
    picker.show()
    return picker


def type_name(picker, text):
    picker.field.selectAll()
    QTest.keyClicks(picker.field, text)


def offers(picker):
    return picker._names.stringList()


def test_it_starts_with_me_and_lists_people_by_name(picker):
    assert picker.person_uuid() is None
    assert picker.resolve() == (None, None)
    listed = [picker.box.itemText(row) for row in range(picker.box.count())]
    assert listed == ["Me", "Ada Lovelace", "Bo"]


def test_a_known_name_is_found_whatever_its_case_and_spaces(picker):
    type_name(picker, "  ada  LOVELACE ")
    assert picker.resolve() == (None, ADA.uuid)
    assert picker.offer.isHidden()


def test_a_part_of_a_name_completes(picker):
    type_name(picker, "love")
    completions = picker._completer.completionModel()
    shown = [completions.index(row, 0).data() for row in range(completions.rowCount())]
    assert shown == ["Ada Lovelace", "Add “love” as a new person"]


def test_an_unknown_name_is_offered_as_a_new_person(picker):
    type_name(picker, "Grace")
    assert offers(picker)[-1] == "Add “Grace” as a new person"
    assert not picker.offer.isHidden()
    person, uuid = picker.resolve()
    assert person is not None
    assert (person.name, person.uuid) == ("Grace", uuid)


def test_the_new_person_is_the_same_each_time_it_is_asked_for(picker):
    type_name(picker, "Grace")
    assert picker.resolve()[1] == picker.resolve()[1] == picker.person_uuid()


def test_enter_accepts_the_new_name_and_presses_no_button(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    picker, button = PersonPicker([ADA]), QPushButton("Save")
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    button.setDefault(True)
    column = QVBoxLayout(dialog)
    column.addWidget(picker)
    column.addWidget(button)
    dialog.show()
    picker.field.setFocus()
    type_name(picker, "Grace")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert pressed == []
    assert picker.offer.text() == "“Grace” is added as a new person."
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert pressed == [1]


def test_choosing_the_offer_keeps_the_bare_name(picker):
    type_name(picker, "Grace")
    row = offers(picker).index("Add “Grace” as a new person")
    picker._completed(picker._names.index(row))
    assert picker.field.text() == "Grace"
    assert picker.resolve()[0].name == "Grace"


def test_me_typed_or_nothing_typed_is_the_user(picker):
    type_name(picker, "me")
    assert picker.resolve() == (None, None)
    picker.field.clear()
    assert picker.resolve() == (None, None)


def test_choosing_from_the_list_and_setting_from_outside(qtbot, picker):
    with qtbot.waitSignal(picker.chosen):
        picker.box.activated.emit(2)
    assert picker.person_uuid() == BO.uuid
    picker.set_person(ADA.uuid)
    assert picker.person_uuid() == ADA.uuid
    picker.set_person(None)
    assert picker.person_uuid() is None


def test_conversations_with_one_person_and_one_more_on_the_date(qtbot):
    known = Conversation(person=ADA.uuid, date=date(2026, 11, 3), one_line="I now see it")
    other = Conversation(person=BO.uuid, date=DAY)
    picker = ConversationPicker([known, other])
    qtbot.addWidget(picker)
    picker.show_for(ADA.uuid, DAY)
    assert [picker.itemText(row) for row in range(picker.count())] == [
        "Not in a conversation",
        "A conversation on November 20, 2026",
        "November 3, 2026: I now see it",
    ]
    assert picker.resolve() == (None, None)
    picker.setCurrentIndex(1)
    new, uuid = picker.resolve()
    assert (new.person, new.date, new.uuid) == (ADA.uuid, DAY, uuid)
    picker.choose(known.uuid)
    assert picker.resolve() == (None, known.uuid)


def test_no_second_conversation_is_offered_on_a_day_that_has_one(qtbot):
    picker = ConversationPicker([Conversation(person=ADA.uuid, date=DAY)])
    qtbot.addWidget(picker)
    picker.show_for(ADA.uuid, DAY)
    assert picker.count() == 2
    picker.show_for(None, DAY)
    assert picker.count() == 1
    assert not picker.isEnabled()
