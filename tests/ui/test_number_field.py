import pytest

from models.problems import Refused
from ui.widgets.number_field import NumberField


@pytest.mark.parametrize(
    ("typed", "fractions", "value"),
    [("", False, None), ("1.250", False, 1250), (" 45 ", False, 45), ("92,5", True, 92.5)],
)
def test_numbers_are_read_as_they_are_typed(qtbot, look, typed, fractions, value):
    field = NumberField(fractions=fractions)
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.value() == value


@pytest.mark.parametrize("typed", ["năm", "12,5", "1.2.3"])
def test_what_is_no_whole_number_is_told(qtbot, look, typed):
    field = NumberField()
    qtbot.addWidget(field)
    field.setText(typed)
    with pytest.raises(Refused):
        field.value()
    assert field.typed() == typed


def test_a_number_is_written_with_a_comma(qtbot, look):
    field = NumberField(fractions=True)
    qtbot.addWidget(field)
    field.set_value(92.5)
    assert field.text() == "92,5"
    field.retype("1000")
    field.editingFinished.emit()
    assert field.text() == "1.000"
    field.set_value(None)
    assert field.typed() == ""
