from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget

from models.problems import Refused
from ui.widgets.date_field import DateField


@pytest.fixture
def field(qtbot, look):
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.parametrize("typed", ["5/7/26", "05072026", "5.7.2026", "05-07-2026"])
def test_a_date_is_typed_in_any_usual_way(qtbot, field, typed):
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == date(2026, 7, 5)
    assert field.text() == "05/7/2026"


def test_a_blank_field_is_no_date(field):
    assert field.value() is None


def test_what_is_no_date_stays_as_typed_and_is_explained(qtbot, field):
    qtbot.keyClicks(field, "31/2/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "31/2/2026"
    with pytest.raises(Refused, match="không có ngày 31"):
        field.value()


def test_a_whole_date_is_wanted_unless_the_field_is_for_births(qtbot, field):
    qtbot.keyClicks(field, "1985")
    with pytest.raises(Refused, match="chưa đủ"):
        field.value()
    birth = DateField(partial=True)
    qtbot.addWidget(birth)
    birth.setText("1985")
    assert birth.value() == "1985"


def test_a_birth_year_of_two_digits_is_not_in_the_future(qtbot):
    birth = DateField(partial=True, latest=lambda: date(2026, 1, 1))
    qtbot.addWidget(birth)
    birth.setText("5/7/85")
    assert birth.value() == "1985-07-05"


def test_the_calendar_opens_on_the_date_and_writes_what_is_picked(qtbot, field):
    field.set_value(date(2026, 7, 5))
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 7, 5)
    calendar.clicked.emit(QDate(2026, 9, 2))
    assert field.text() == "02/9/2026"
