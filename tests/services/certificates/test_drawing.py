"""What stands on the sheet: ink where the layout says, moved and stretched as the printer needs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.awards import Award
from models.certificates import Calibration
from models.problems import Refused
from services.certificates.fitting import POINTS_PER_MM
from services.certificates.layout import FONTS, Layout
from services.certificates.layout_file import read_layout, shipped_layouts
from services.certificates.sheet_file import SheetFile
from services.certificates.texts import Sheet
from services.documents.pages import page_sizes, render_page
from tests.services.documents.pdf_reading import boxes_of, page_texts

HALF = 0.13
"""Millimetres: half a dot at 100 dpi."""
VALUES = {
    "người tặng": "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN", "tặng": "TẶNG",
    "tên giấy": "GIẤY KHEN", "danh hiệu": "Lao động tiên tiến", "kỳ": "năm 2026",
    "danh xưng": "Bà", "tên": "Lò Thị Ễn", "chức vụ, đơn vị": "Bản Co Muông",
    "thành tích": "Đã có thành tích xuất sắc trong phong trào thi đua năm 2026",
    "số quyết định": "05/QĐ-UBND", "ngày quyết định": "ngày 05 tháng 3 năm 2026",
    "số sổ": "12", "nơi": "Mường Xoan", "chức vụ người ký": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "người ký": "Quàng Văn Hặc", "bản cấp lại": "",
}  # fmt: skip
ONE_FIELD = """
code = "mot"
name = "Một ô"
confidence = "unverified"
width = 297
height = 210
fields = [
    {{ key = "title", x = 250, y = 190, width = 40, height = 15, size = 8, text = "GK", blank_only = true }},
    {{ key = "name", x = {x}, y = {y}, width = {width}, height = {height}, size = {size}, lines = 2, align = "{align}", vertical = "{vertical}", bold = true, text = "{text}" }},
]
"""


def sheet(**values: str) -> Sheet:
    award = Award(
        decision_uid="",
        subject_uid="",
        award_type="",
        ground="",
        kind="individual",
        name="Lò Thị Ễn",
    )
    return Sheet(award, {**VALUES, **values})


def write(
    path: Path,
    layout: Layout,
    mode="blank",
    calibration: Calibration | None = None,
    *sheets: Sheet,
) -> Path:
    with SheetFile(path) as file:
        for one in sheets or (sheet(),):
            file.add(one, layout, mode, calibration)
    return path


def one_field(
    x=60.0,
    y=50.0,
    width=150.0,
    height=30.0,
    size=30.0,
    align="left",
    vertical="top",
    text="ẪỄỘ HẶC\\ngữỹ",
):
    return read_layout(
        ONE_FIELD.format(
            x=x, y=y, width=width, height=height, size=size, align=align, vertical=vertical, text=text
        ),
        "mot.toml",
    )  # fmt: skip


def ink(path: Path, dpi: float = 100) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of everything dark on the first page, in millimetres."""
    picture = render_page(path, 0, dpi)
    stride = picture.width * 4
    rows = [picture.dots[at : at + stride] for at in range(0, len(picture.dots), stride)]
    dark = [
        [place for place in range(picture.width) if row[4 * place] < 100]
        for row in rows
        if min(row[::4]) < 100
    ]
    lines = [number for number, row in enumerate(rows) if min(row[::4]) < 100]
    left, right = min(row[0] for row in dark), max(row[-1] for row in dark) + 1
    scale = 25.4 / dpi
    return left * scale, lines[0] * scale, right * scale, (lines[-1] + 1) * scale


@pytest.mark.parametrize("align", ["left", "center", "right"])
@pytest.mark.parametrize("vertical", ["top", "middle", "bottom"])
@pytest.mark.parametrize("font", FONTS)
def test_ink_stays_in_the_box_with_marks_and_tails(tmp_path, font, align, vertical):
    text = f'ẪỄỘ HẶC\\ngữỹ", font = "{font}'
    layout = one_field(align=align, vertical=vertical, text=text)
    left, top, right, bottom = ink(write(tmp_path / "a.pdf", layout, "stock"))
    assert left >= 60 - HALF
    assert top >= 50 - HALF
    assert right <= 210 + HALF
    assert bottom <= 80 + HALF


def test_ink_stands_at_the_side_that_the_layout_says(tmp_path):
    boxes = {
        align: ink(write(tmp_path / f"{align}.pdf", one_field(align=align), "stock"))
        for align in ("left", "center", "right")
    }
    assert boxes["left"][0] == pytest.approx(60, abs=0.8)
    assert boxes["right"][2] == pytest.approx(210, abs=0.8)
    centre = (boxes["center"][0] + boxes["center"][2]) / 2
    assert centre == pytest.approx(135, abs=0.8)


def test_an_offset_of_two_and_a_half_millimetres_moves_the_ink_by_that(tmp_path):
    layout = shipped_layouts()[0]
    before = boxes_of(write(tmp_path / "a.pdf", layout), 0)
    moved = Calibration(printer="A", shift_x=2.5, shift_y=-2.5)
    after = boxes_of(write(tmp_path / "b.pdf", layout, "blank", moved), 0)
    assert len(before) == len(after) > 8
    for one, other in zip(before, after, strict=True):
        shifts = [(b - a) / POINTS_PER_MM for a, b in zip(one, other, strict=True)]
        assert shifts == pytest.approx([2.5, 2.5, 2.5, 2.5], abs=0.02)


def test_the_frame_moves_with_the_text(tmp_path):
    layout = next(one for one in shipped_layouts() if one.code == "giay-khen-a4")
    before = ink(write(tmp_path / "a.pdf", layout))
    moved = Calibration(printer="A", shift_x=2.5, shift_y=2.5)
    after = ink(write(tmp_path / "b.pdf", layout, "blank", moved))
    assert [b - a for a, b in zip(before, after, strict=True)] == pytest.approx([2.5] * 4, abs=0.26)


@given(
    shift_x=st.floats(-5, 5), shift_y=st.floats(-5, 5),
    scale_x=st.floats(0.97, 1.03), scale_y=st.floats(0.97, 1.03),
)  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_every_point_is_drawn_where_the_calibration_says(
    tmp_path_factory, shift_x, shift_y, scale_x, scale_y
):
    folder = tmp_path_factory.mktemp("can-chinh")
    layout = one_field()
    height = layout.height * POINTS_PER_MM
    set_right = Calibration(
        printer="A", shift_x=shift_x, shift_y=shift_y, scale_x=scale_x, scale_y=scale_y
    )
    before = boxes_of(write(folder / "a.pdf", layout), 0)
    after = boxes_of(write(folder / "b.pdf", layout, "blank", set_right), 0)
    for (left, bottom, right, top), moved in zip(before, after, strict=True):
        expected = (
            left * scale_x + shift_x * POINTS_PER_MM,
            height - ((height - bottom) * scale_y + shift_y * POINTS_PER_MM),
            right * scale_x + shift_x * POINTS_PER_MM,
            height - ((height - top) * scale_y + shift_y * POINTS_PER_MM),
        )
        assert moved == pytest.approx(expected, abs=0.06)


def test_what_the_stock_bears_is_drawn_on_blank_paper_alone(tmp_path):
    layout = next(one for one in shipped_layouts() if one.code == "giay-khen-a4")
    (blank,) = page_texts(write(tmp_path / "a.pdf", layout))
    (stock,) = page_texts(write(tmp_path / "b.pdf", layout, "stock"))
    assert "CỘNG HÒA" in blank
    assert "GIẤY KHEN" in blank
    assert "CỘNG HÒA" not in stock
    assert "GIẤY KHEN" not in stock
    assert "Lò Thị Ễn" in stock
    assert ink(tmp_path / "b.pdf")[0] > 20


@pytest.mark.parametrize("layout", shipped_layouts(), ids=lambda layout: layout.code)
def test_every_line_of_what_ships_reads_as_written(layout, tmp_path):
    path = write(tmp_path / "a.pdf", layout)
    (text,) = page_texts(path)
    for said in ("Bà Lò Thị Ễn", "Bản Co Muông", "05/QĐ-UBND", "Số sổ vàng: 12", "Quàng Văn Hặc"):
        assert said in text
    assert page_sizes(path) == [pytest.approx((layout.width, layout.height), abs=0.1)]


@pytest.mark.parametrize("layout", shipped_layouts(), ids=lambda layout: layout.code)
def test_nothing_touches_the_room_for_signature_and_seal(layout, tmp_path):
    path = write(tmp_path / "a.pdf", layout, "stock")
    position, signer = layout.field("position"), layout.field("signer")
    height = layout.height
    for left, bottom, right, top in boxes_of(path, 0):
        low, high = height - bottom / POINTS_PER_MM, height - top / POINTS_PER_MM
        beside = right / POINTS_PER_MM < position.x or left / POINTS_PER_MM > position.right
        assert beside or low <= position.bottom or high >= position.bottom + 35
    assert signer.y - position.bottom >= 35


def test_a_text_that_does_not_fit_is_refused_or_left_out_but_never_drawn(tmp_path):
    layout, long = shipped_layouts()[0], sheet(tên="Nguyễn " * 40)
    with pytest.raises(Refused, match="không vừa"):
        write(tmp_path / "a.pdf", layout, "blank", None, long)
    assert not list(tmp_path.iterdir())
    with SheetFile(tmp_path / "b.pdf") as file:
        file.add(long, layout, strict=False)
    (text,) = page_texts(tmp_path / "b.pdf")
    assert "Nguyễn" not in text
    assert "Bản Co Muông" in text


def test_the_same_sheets_give_the_same_file(tmp_path):
    layout = shipped_layouts()[0]
    one, other = write(tmp_path / "a.pdf", layout), write(tmp_path / "b.pdf", layout)
    assert one.read_bytes() == other.read_bytes()


def test_the_frame_is_stored_once_however_many_the_sheets(tmp_path):
    layout = shipped_layouts()[0]
    one = write(tmp_path / "a.pdf", layout).stat().st_size
    many = write(tmp_path / "b.pdf", layout, "blank", None, *[sheet()] * 100).stat().st_size
    assert many < one + 100 * 1500
