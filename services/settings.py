"""Settings of the commune: declared once, stored with its data, drawn on the settings page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from models.problems import Rejected
from models.store import Store
from models.vietnamese import nfc


@dataclass(frozen=True, slots=True)
class Setting:
    key: str
    label: str
    group: str
    default: str = ""
    help: str = ""
    required: bool = False
    kind: Literal["text", "choice", "switch"] = "text"
    choices: tuple[tuple[str, str], ...] = ()
    """(stored value, what is shown)."""


OFFICE = "Cơ quan"
PAPER = "Trên giấy tờ"
ABOVE = "Cơ quan cấp trên"

SETTINGS: list[Setting] = [
    Setting("commune_code", "Mã đơn vị hành chính", OFFICE, help="Mã 5 chữ số của xã, phường, đặc khu.", required=True),
    Setting("commune_name", "Tên xã, phường, đặc khu", OFFICE, help="Ví dụ: Xã Mường Xoan.", required=True),
    Setting("province_name", "Tên tỉnh, thành phố", OFFICE, help="Ví dụ: Tỉnh Điện Biên.", required=True),
    Setting("department", "Bộ phận phụ trách thi đua, khen thưởng", OFFICE, "Phòng Văn hóa - Xã hội"),
    Setting("clerk_name", "Người phụ trách", OFFICE),
    Setting("agency_name", "Tên cơ quan ban hành", PAPER, help="In hoa ở góc trái văn bản, ví dụ: ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN.", required=True),
    Setting("parent_line", "Dòng cơ quan chủ quản", PAPER, help="Để trống nếu địa phương không in dòng này."),
    Setting("place_name", "Địa danh", PAPER, help="In trước ngày tháng, ví dụ: Mường Xoan.", required=True),
    Setting("filing_unit", "Ký hiệu đơn vị lưu", PAPER, "VHXH", help="In sau “Lưu: VT,”."),
    Setting("fund_source", "Nguồn tiền thưởng", PAPER, "Quỹ thi đua, khen thưởng của xã"),
    Setting(
        "legal_basis_of_province", "Quy định của tỉnh", PAPER,
        help="Căn cứ của tỉnh in trong quyết định, ví dụ: Quyết định số .../2026/QĐ-UBND ngày ... của Ủy ban nhân dân tỉnh ... ban hành Quy định về công tác thi đua, khen thưởng.",
    ),
    Setting(
        "inline_limit", "Số người được liệt kê ngay trong quyết định", PAPER, "5", "Nhiều hơn thì in thành danh sách kèm theo.",
        kind="choice", choices=tuple((str(n), str(n)) for n in (0, 3, 5, 10)),
    ),
    Setting("office_name", "Cơ quan nhận báo cáo", ABOVE, help="Ví dụ: Sở Nội vụ tỉnh Điện Biên.", required=True),
    Setting("office_contact", "Địa chỉ, điện thoại", ABOVE),
]  # fmt: skip


class Settings:
    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, str]:
        """Every declared setting, with its default where nothing is stored."""
        stored = self._store.settings.all()
        return {setting.key: stored.get(setting.key, setting.default) for setting in SETTINGS}

    def get(self, key: str) -> str:
        return self.all()[key]

    def save(self, values: Mapping[str, str]) -> None:
        """Store ``values``; raises ``Rejected`` for what is required and empty."""
        cleaned = {key: nfc(value) for key, value in values.items()}
        problems = {
            setting.key: f"Hãy nhập: {setting.label.lower()}."
            for setting in SETTINGS
            if setting.required and setting.key in cleaned and not cleaned[setting.key]
        }
        code = cleaned.get("commune_code", "")
        if code and not (code.isdigit() and len(code) == 5):
            problems["commune_code"] = "Mã đơn vị hành chính gồm 5 chữ số."
        if problems:
            raise Rejected(problems)
        with self._store.action("Sửa cài đặt"):
            self._store.settings.write(cleaned)

    def commune_is_named(self) -> bool:
        return bool(self.get("commune_name"))
