import pytest

from models.problems import Refused
from ui.widgets.lines_field import OWN, STANDARD, ArticlesField, LinesField
from ui.widgets.money_field import MoneyField


@pytest.fixture
def lines(qtbot, look):
    field = LinesField()
    qtbot.addWidget(field)
    field.set_standard(["Một", "Hai"])
    return field


def test_the_standard_stands_there_and_counts_as_nothing(lines):
    assert lines.text.toPlainText() == "Một;\nHai."
    assert lines.value() == ()
    assert lines.state.text() == STANDARD


def test_what_is_written_over_it_counts_line_by_line(lines):
    lines.text.setPlainText(" Một;\n\nBa  ba.\n")
    assert lines.value() == ("Một", "Ba ba")
    assert lines.state.text() == OWN


def test_a_new_standard_takes_the_place_of_the_old_one_alone(lines):
    lines.set_standard(["Ba"])
    assert lines.text.toPlainText() == "Ba."
    lines.text.setPlainText("Bốn.")
    lines.set_standard(["Năm"])
    assert lines.value() == ("Bốn",)
    lines.reset.click()
    assert lines.text.toPlainText() == "Năm."


def test_a_draft_keeps_what_was_written_and_only_that(lines):
    assert lines.typed() == ""
    lines.text.setPlainText("Bốn;\nNăm")
    kept = lines.typed()
    lines.set_value(())
    lines.retype(kept)
    assert lines.value() == ("Bốn", "Năm")
    lines.retype("")
    assert lines.value() == ()


@pytest.mark.parametrize(
    ("typed", "articles"),
    [
        ("Điều 1. Một.\nĐiều 2. Hai.", ("Một.", "Hai.")),
        ("Điều 1. Một:\n- a;\n- b.\nđiều 7: Hai.", ("Một:\n- a;\n- b.", "Hai.")),
        ("Không có số", ("Không có số",)),
        ("Điều 1.\nMột", ("Một",)),
        ("Theo Điều 5 của Luật", ("Theo Điều 5 của Luật",)),
        ("", ()),
    ],
)
def test_articles_are_read_as_they_are_printed(qtbot, look, typed, articles):
    field = ArticlesField()
    qtbot.addWidget(field)
    field.text.setPlainText(typed)
    assert field.value() == articles


def test_money_is_typed_in_any_of_the_usual_ways(qtbot, look):
    field = MoneyField()
    qtbot.addWidget(field)
    assert field.value() is None
    for typed in ("702000", "702.000", "702,000 đ", "702.000 đồng"):
        field.setText(typed)
        assert field.value() == 702_000
    field.editingFinished.emit()
    assert field.text() == "702.000"
    field.setText("bảy trăm")
    with pytest.raises(Refused):
        field.value()
