"""What cleaning does to the cells of a list: each kind of change can be seen and switched off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

CleaningKind = Literal[
    "spaces",
    "legacy",
    "half_capitals",
    "capitals",
    "titles",
    "dates",
    "years_as_dates",
    "serials",
    "short_years",
    "numbers",
    "lost_zeros",
]


@dataclass(frozen=True, slots=True)
class Cleaning:
    """One kind of change."""

    title: str
    explanation: str
    switchable: bool = True


CLEANINGS: dict[CleaningKind, Cleaning] = {
    "legacy": Cleaning(
        "Chuyển phông chữ cũ sang Unicode",
        "Chữ gõ bằng phông .VnTime (TCVN3) hay VNI-Times được chuyển thành tiếng Việt đọc được.",
    ),
    "spaces": Cleaning(
        "Gọn khoảng trắng và dấu",
        "Bỏ khoảng trắng thừa, ký tự ẩn; dấu thanh rời được ghép vào chữ. Luôn làm, nếu không thì "
        "tìm kiếm sẽ không thấy.",
        switchable=False,
    ),
    "half_capitals": Cleaning(
        "Sửa tên viết hoa bị lẫn chữ thường",
        "Tên như “HOÀNG THị LUYếN” được ghi là “Hoàng Thị Luyến”.",
    ),
    "capitals": Cleaning(
        "Đổi tên viết hoa toàn bộ",
        "Tên như “LÒ VĂN MẪU” được ghi là “Lò Văn Mẫu”.",
    ),
    "titles": Cleaning(
        "Tách danh xưng, học vị, cấp bậc khỏi tên",
        "“Ông”, “Bà”, “Đ/c”, “ThS.”, “Thượng tá” đứng trước tên được ghi riêng.",
    ),
    "years_as_dates": Cleaning(
        "Hiểu ngày năm 1905 là năm sinh",
        "Người nhập gõ 1992 vào ô kiểu ngày nên Excel ghi 14/6/1905; ô được hiểu là năm 1992.",
    ),
    "serials": Cleaning(
        "Hiểu số của Excel là ngày",
        "Ngày hiện thành số như 32032 được đổi lại thành ngày.",
    ),
    "short_years": Cleaning(
        "Hiểu năm có hai chữ số",
        "“05/7/68” được hiểu là năm 1968.",
    ),
    "dates": Cleaning(
        "Ghi ngày theo một kiểu",
        "Ngày ghi bằng chữ theo nhiều kiểu được đổi thành ngày thật. Luôn làm, vì sổ lưu ngày "
        "theo một kiểu.",
        switchable=False,
    ),
    "numbers": Cleaning(
        "Ghi số định danh dưới dạng chữ",
        "Số định danh lưu ở Excel dưới dạng số, hoặc có dấu cách, được ghi thành chữ số liền "
        "nhau. Luôn làm.",
        switchable=False,
    ),
    "lost_zeros": Cleaning(
        "Thêm lại số 0 ở đầu số định danh",
        "Excel bỏ số 0 ở đầu khi số định danh được gõ dưới dạng số.",
    ),
}


@dataclass(frozen=True, slots=True)
class Switches:
    """What the user switched on or off; what is not in it is as the program proposes."""

    chosen: Mapping[CleaningKind, bool] = field(default_factory=dict)

    def on(self, kind: CleaningKind, otherwise: bool = True) -> bool:
        return not CLEANINGS[kind].switchable or self.chosen.get(kind, otherwise)


ALL_ON = Switches()


@dataclass(frozen=True, slots=True)
class Example:
    row: int
    """As Excel numbers it."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Every change of one kind in one column."""

    kind: CleaningKind
    column: str
    """Its letter."""
    heading: str
    count: int
    """Cells that are, or would be, changed."""
    examples: tuple[Example, ...]
    on: bool
    encoding: str = ""
    """Of the kind "legacy": "tcvn3" or "vni"."""

    @property
    def title(self) -> str:
        return CLEANINGS[self.kind].title

    @property
    def switchable(self) -> bool:
        return CLEANINGS[self.kind].switchable
