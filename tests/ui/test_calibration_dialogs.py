"""Canh máy in: eight numbers read off a ruler sheet set a printer right, or four typed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from models.certificates import Calibration, Stock
from services.certificates.ruler_sheet import MARK, measured_keys
from tests.choosing import choose_row
from tests.watching import dialog_of
from ui.dialogs import calibration_dialog
from ui.dialogs.calibration_dialog import PLACES, CalibrationDialog
from ui.dialogs.calibrations_dialog import CalibrationsDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.question import Question
from ui.widgets.choice import Choice
from ui.widgets.number_field import NumberField

LASER = "HP LaserJet phòng Văn hóa"


@pytest.fixture
def printers(monkeypatch):
    """The machine has these printers."""

    def there_are(*names: str) -> None:
        monkeypatch.setattr(calibration_dialog, "printer_names", lambda: list(names))

    return there_are


@pytest.fixture
def dialog(workspace, opened, printers) -> CalibrationDialog:
    printers(LASER, "Canon LBP 2900")
    return opened(CalibrationDialog(workspace))


def read_off(dialog: CalibrationDialog, measured: dict[str, float]) -> None:
    for key, value in measured.items():
        dialog.ruler.numbers[key].setText(str(value).replace(".", ","))


def read_everywhere(x: float, y: float, *, stretched: float = 1.0) -> dict[str, float]:
    """What a ruler shows when a printer puts every mark so far to the right and downwards."""
    measured: dict[str, float] = {}
    for key in measured_keys():
        size = 297.0 if key.endswith("_x") else 210.0
        far = "right" in key if key.endswith("_x") else "bottom" in key
        off = x if key.endswith("_x") else y
        landed = (size - MARK if far else MARK) * stretched + off
        measured[key] = round(size - landed if far else landed, 2)
    return measured


def number(dialog: CalibrationDialog, name: str) -> float:
    found = dialog.findChild(NumberField, name)
    assert found is not None
    value = found.value()
    assert value is not None
    return value


def warned(dialog: CalibrationDialog) -> str:
    return "" if dialog.warning.isHidden() else dialog.warning.text.text()


def test_a_printer_that_prints_2_5_mm_to_the_right_is_moved_2_5_mm_to_the_left(dialog):
    read_off(dialog, read_everywhere(2.5, -1.0))
    assert [number(dialog, name) for name in PLACES] == [-2.5, 1.0, 100.0, 100.0]
    assert "lệch sang phải 2,5 mm và lên trên 1 mm" in dialog.told.text()
    assert warned(dialog) == ""


def test_a_printer_that_stretches_the_page_is_set_right_too(dialog):
    read_off(dialog, read_everywhere(0.0, 0.0, stretched=1.005))
    scales = [number(dialog, name) for name in ("scale_x", "scale_y")]
    assert scales == pytest.approx([100 / 1.005] * 2, abs=0.02)
    assert "chiều ngang giãn 0,5%" in dialog.told.text()


def test_a_printer_that_prints_right_is_said_to(dialog):
    read_off(dialog, read_everywhere(0.0, 0.0))
    assert dialog.told.text() == "Máy in in đúng chỗ; không phải dời trang."


def test_nothing_is_said_of_a_printer_before_it_is_measured(dialog):
    assert dialog.told.text().startswith("Chưa đo: bấm “In tờ thước…”")
    dialog.findChild(NumberField, "shift_x").setText("1")
    assert "lệch sang trái 1 mm" in dialog.told.text()


def test_nothing_is_reckoned_until_all_eight_numbers_are_there(dialog):
    measured = read_everywhere(2.5, 0.0)
    measured.pop("bottom_right_y")
    read_off(dialog, measured)
    assert [number(dialog, name) for name in PLACES] == [0, 0, 100, 100]
    assert "đủ tám số" in warned(dialog)
    dialog.accept()
    assert "đủ tám số" in dialog.problem_shown_at("measured")


def test_what_is_no_number_is_marked_and_told(dialog):
    dialog.ruler.numbers["top_left_x"].setText("hai mươi")
    assert dialog.ruler.numbers["top_left_x"].property("problem")
    assert "hai mươi" in warned(dialog)
    dialog.accept()
    assert "hai mươi" in dialog.problem_shown_at("measured")


def test_a_number_read_wrongly_is_told_by_its_corner_and_not_saved(dialog, services):
    read_off(dialog, read_everywhere(0.0, 0.0) | {"top_right_x": 200.0})
    assert "góc trên bên phải" in warned(dialog)
    assert dialog.ruler.numbers["top_right_x"].property("problem")
    dialog.accept()
    assert dialog.isVisible()
    assert not services.certificates.calibrations()


def test_paper_that_went_through_aslant_is_warned_of(dialog):
    measured = read_everywhere(0.0, 0.0)
    read_off(dialog, measured | {"top_left_x": 21.5, "bottom_left_x": 18.5})
    assert "xiên" in warned(dialog)


def test_a_shift_that_is_hard_to_believe_is_warned_of(dialog):
    read_off(dialog, read_everywhere(10.0, 0.0))
    assert "khổ giấy" in warned(dialog)


def test_what_was_read_is_saved_with_printer_tray_and_sheet(dialog, services):
    dialog.fill({"printer": "Canon LBP 2900", "tray": "manual"})
    read_off(dialog, read_everywhere(2.5, -1.0))
    dialog.accept()
    (kept,) = services.certificates.calibrations()
    assert (kept.printer, kept.tray, kept.stock_uid) == ("Canon LBP 2900", "manual", None)
    assert (kept.shift_x, kept.shift_y, kept.scale_x, kept.scale_y) == (-2.5, 1.0, 1.0, 1.0)
    assert kept.measured["top_left_x"] == 22.5
    assert (kept.measured["sheet_width"], kept.measured["sheet_height"]) == (297.0, 210.0)


def test_shift_and_scale_can_be_typed_by_hand(dialog, services):
    for name, typed in (("shift_x", "-1,3"), ("shift_y", "0,4"), ("scale_x", "100,2")):
        dialog.findChild(NumberField, name).setText(typed)
    assert "sang phải" in dialog.told.text()
    dialog.accept()
    (kept,) = services.certificates.calibrations()
    assert (kept.printer, kept.shift_x, kept.shift_y) == (LASER, -1.3, 0.4)
    assert kept.scale_x == pytest.approx(1.002)


@pytest.mark.parametrize(
    ("name", "typed"), [("shift_x", "80"), ("scale_x", "50"), ("scale_y", "0"), ("shift_y", "")]
)
def test_absurd_numbers_are_told_at_their_field_and_not_saved(dialog, services, name, typed):
    dialog.findChild(NumberField, name).setText(typed)
    dialog.accept()
    assert any(dialog.problem_shown_at(place) for place in PLACES)
    assert not services.certificates.calibrations()


def test_without_any_printer_its_name_is_typed(workspace, opened, printers, services):
    printers()
    dialog = opened(CalibrationDialog(workspace))
    dialog.accept()
    assert dialog.problem_shown_at("printer") == "Hãy chọn hoặc gõ tên máy in."
    typed = dialog.findChild(QLineEdit, "printer")
    typed.setText(LASER)
    dialog.accept()
    assert [each.printer for each in services.certificates.calibrations()] == [LASER]


def test_a_printer_that_is_not_there_any_more_is_still_shown(workspace, opened, printers):
    printers("Canon LBP 2900")
    dialog = opened(CalibrationDialog(workspace, Calibration(printer=LASER)))
    assert isinstance(dialog.printer, Choice)
    assert dialog.printer.value() == LASER


def test_what_was_measured_is_there_again_when_it_is_changed(workspace, dialog, services, opened):
    read_off(dialog, read_everywhere(2.5, -1.0))
    dialog.accept()
    (kept,) = services.certificates.calibrations()
    again = opened(CalibrationDialog(workspace, kept))
    assert again.ruler.value()["top_left_x"] == 22.5
    assert number(again, "shift_x") == -2.5


def test_a_batch_of_stock_is_measured_on_the_paper_of_its_layout(workspace, opened, printers):
    printers(LASER)
    stock = workspace.services.stock.save(
        Stock(name="Phôi A3", layout="giay-khen-a3", quantity=50, received_on=date(2026, 1, 5))
    )
    dialog = opened(CalibrationDialog(workspace))
    dialog.fill({"stock_uid": stock.uid})
    assert (dialog.layout_chosen.width, dialog.layout_chosen.height) == (420.0, 297.0)


@pytest.mark.parametrize("button", ["ruler_button", "test_button"])
def test_the_ruler_sheet_is_shown_before_it_is_printed(dialog, settle, button):
    getattr(dialog, button).click()
    settle()
    assert dialog_of(dialog, PreviewDialog).view.page_count == 1


def test_the_list_tells_each_printer_and_can_forget_it(workspace, opened, services):
    kept = services.certificates.save_calibration(
        Calibration(printer=LASER, tray="manual", shift_x=2.5, scale_y=1.003)
    )
    services.certificates.save_calibration(replace(kept, uid="", printer="Canon LBP 2900"))
    dialog = opened(CalibrationsDialog(workspace))
    model = dialog.list.model()
    cells = [
        [model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())
    ]
    assert [LASER, "Đưa tay từng tờ", "Mọi loại giấy", "2,5; 0", "100; 100,3"] in cells
    choose_row(dialog.list, [row[0] for row in cells].index(LASER))
    dialog.delete_button.click()
    dialog_of(dialog, Question).yes.click()
    assert [each.printer for each in services.certificates.calibrations()] == ["Canon LBP 2900"]
    assert dialog.message.action.text() == "Hoàn tác"
    dialog.message.action.click()
    assert len(services.certificates.calibrations()) == 2
    assert dialog.list.model().rowCount() == 2


def test_what_was_done_elsewhere_since_is_not_taken_back(workspace, opened, services):
    services.certificates.save_calibration(Calibration(printer=LASER))
    dialog = opened(CalibrationsDialog(workspace))
    choose_row(dialog.list, 0)
    dialog.delete_button.click()
    dialog_of(dialog, Question).yes.click()
    services.certificates.save_calibration(Calibration(printer="Canon LBP 2900"))
    dialog.message.action.click()
    assert [each.printer for each in services.certificates.calibrations()] == ["Canon LBP 2900"]


def test_only_numbers_that_are_there_are_mended(workspace, opened, services, printers):
    printers(LASER)
    assert opened(CalibrationDialog(workspace)).windowTitle() == "Canh máy in"
    begun = services.certificates.own_calibration(LASER, "manual")
    assert opened(CalibrationDialog(workspace, begun)).windowTitle() == "Canh máy in"
    kept = services.certificates.save_calibration(begun)
    assert opened(CalibrationDialog(workspace, kept)).windowTitle() == "Sửa số canh máy in"


def test_an_empty_list_says_how_to_begin(workspace, opened):
    dialog = opened(CalibrationsDialog(workspace))
    assert not dialog.none_yet.isHidden()
    dialog.new_button.click()
    assert dialog_of(dialog, CalibrationDialog).isVisible()


def test_a_printer_is_not_set_right_twice(workspace, opened, printers, services):
    printers(LASER, "Canon LBP 2900")
    services.certificates.save_calibration(Calibration(printer="Canon LBP 2900"))
    kept = services.certificates.save_calibration(Calibration(printer=LASER))
    dialog = opened(CalibrationDialog(workspace, kept))
    dialog.fill({"printer": "Canon LBP 2900"})
    dialog.accept()
    assert "đã được canh" in dialog.problem_shown_at("printer")
    assert len(services.certificates.calibrations()) == 2
