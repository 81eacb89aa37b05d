"""What a certificate can show: the fields of a layout, what they usually say, and what fills them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownField:
    label: str
    """As the clerk looks for it."""
    text: str
    """What it says unless the layout words it otherwise; what stands in braces is filled in."""


KEYS: dict[str, KnownField] = {
    "country": KnownField("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "motto": KnownField("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
    "issuer": KnownField("Người tặng", "{người tặng}"),
    "verb": KnownField("Tặng, truy tặng", "{tặng}"),
    "title": KnownField("Tên giấy khen, bằng", "{tên giấy}"),
    "award": KnownField("Danh hiệu, hình thức", "{danh hiệu}"),
    "honorific": KnownField("Ông, bà, tập thể, hộ", "{danh xưng}"),
    "name": KnownField("Tên người, tập thể, hộ", "{danh xưng} {tên}"),
    "about": KnownField("Chức vụ, đơn vị, địa chỉ", "{chức vụ, đơn vị}"),
    "achievement": KnownField("Thành tích", "{thành tích}"),
    "decision": KnownField(
        "Số, ngày quyết định", "Quyết định số: {số quyết định}\n{ngày quyết định}"
    ),
    "book_number": KnownField("Số sổ vàng", "Số sổ vàng: {số sổ}"),
    "place_date": KnownField("Nơi, ngày ký", "{nơi}, {ngày quyết định}"),
    "position": KnownField("Chức vụ người ký", "{chức vụ người ký}"),
    "signer": KnownField("Họ tên người ký", "{người ký}"),
    "copy_mark": KnownField("Dấu bản cấp lại", "{bản cấp lại}"),
    "free_1": KnownField("Dòng thêm 1", ""),
    "free_2": KnownField("Dòng thêm 2", ""),
    "free_3": KnownField("Dòng thêm 3", ""),
}
"""In the order in which they stand on the page."""

NEEDED = ("title", "name")
"""Without these a sheet is no certificate."""

BLANKS: dict[str, str] = {
    "người tặng": "CHỦ TỊCH ỦY BAN NHÂN DÂN và tên xã",
    "xã": "tên xã: xã Mường Xoan",
    "tặng": "TẶNG, TRUY TẶNG hoặc CÔNG NHẬN",
    "tên giấy": "GIẤY KHEN, BẰNG CHỨNG NHẬN …",
    "danh hiệu": "tên danh hiệu, hình thức khen thưởng",
    "danh xưng": "Ông, Bà, Tập thể, Hộ gia đình ông",
    "tên": "tên người, tập thể, chủ hộ",
    "chức vụ, đơn vị": "chức vụ, đơn vị hoặc địa chỉ",
    "thành tích": "Đã có thành tích …",
    "kỳ": "năm 2026, năm học 2025-2026",
    "số quyết định": "12/QĐ-UBND; để trống khi chưa có số",
    "ngày quyết định": "ngày 05 tháng 3 năm 2026; để trống khi chưa có ngày",
    "số sổ": "số trong sổ vàng; để trống khi chưa có",
    "nơi": "địa danh",
    "chức vụ người ký": "CHỦ TỊCH hoặc KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
    "người ký": "họ tên người ký",
    "bản cấp lại": "BẢN CẤP LẠI trên bản cấp lại, trống trên bản đầu",
}
"""What may stand in braces, and what it becomes."""
