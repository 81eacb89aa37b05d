"""What the blanks in sentences of forms stand for, each with an example."""

from __future__ import annotations

from collections.abc import Iterable

_EXAMPLES = {
    "xã": "xã Mường Xoan",
    "cấp": "xã",
    "năm": "2026",
    "kỳ": "năm 2026",
    "các năm": "2024, 2025, 2026",
    "ngày": "ngày 18 tháng 11 năm 2026",
    "giờ": "08 giờ 00",
    "ngày họp": "ngày 18 tháng 11 năm 2026",
    "từ ngày": "ngày 03 tháng 11 năm 2026",
    "đến ngày": "ngày 12 tháng 11 năm 2026",
    "đơn vị": "Trường Mầm non Hoa Ban",
    "thôn": "bản Nậm Pục",
    "Thôn": "Bản Nậm Pục",
    "hội đồng": "Hội đồng Thi đua - Khen thưởng xã Mường Xoan",
    "bộ phận": "Trưởng phòng Văn hóa - Xã hội",
    "nơi nhận": "Chủ tịch Ủy ban nhân dân tỉnh Điện Biên",
    "cơ quan cấp trên": "Sở Nội vụ tỉnh Điện Biên",
    "nơi lưu": "VT, VHXH",
    "người đề nghị": "Trưởng phòng Văn hóa - Xã hội",
    "thư ký": "Bà Quàng Thị Ễn",
    "tên": "Ông Lò Văn Hặc",
    "số": "05",
    "số lượng": "05 tập thể, 12 cá nhân",
    "gồm": "05 tập thể, 12 cá nhân",
    "số hộ": "86",
    "số hộ dự họp": "71",
    "số hộ đạt": "64",
    "số hộ không đạt": "22",
    "tỷ lệ": "82,6%",
    "danh sách": "Lò Văn Hặc, Quàng Thị Ễn",
    "danh hiệu": "Lao động tiên tiến",
    "đề nghị": "tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "việc": "công nhận danh hiệu “Lao động tiên tiến” năm 2026",
    "kết quả": "12/12 đề nghị đạt từ 80% số phiếu trở lên",
    "thành tích": "có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2026",
    "đối tượng": "các tập thể, cá nhân",
    "Đối tượng": "Các tập thể, cá nhân",
    "tiền": "24.150.000 đồng",
    "bằng chữ": "Hai mươi tư triệu một trăm năm mươi nghìn đồng chẵn",
    "mức tiền thưởng": "Mức tiền thưởng kèm theo: mỗi cá nhân 702.000 đồng.",
    "nguồn": "Quỹ thi đua, khen thưởng của xã",
    "điều cuối": "3",
    "quyết định": "Quyết định số 145/QĐ-UBND ngày 18 tháng 11 năm 2026 của Chủ tịch Ủy ban nhân dân "
    "xã Mường Xoan",
}


def example_of(blank: str) -> str:
    """ "" for a blank of which none is known."""
    return _EXAMPLES.get(blank.replace("_", " "), "")


def examples_of(blanks: Iterable[str]) -> dict[str, str]:
    """Of each blank what may stand there; itself in braces where no example is known."""
    return {blank: example_of(blank) or f"{{{blank}}}" for blank in blanks}
