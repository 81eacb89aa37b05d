"""What of the catalogue a clerk may change in the window: by table, each field with its words.

A new field: one line. What is nested deeper than these is changed in the file itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from models.councils import BALLOT_KINDS
from models.decisions import Level
from services.rules.rule import SEVERITIES

FieldKind = Literal["switch", "choice", "integer", "decimal", "text", "date", "code", "codes"]
LEVELS: Mapping[Level, str] = {
    "commune": "Cấp xã",
    "district": "Cấp huyện",
    "province": "Cấp tỉnh",
    "ministry": "Bộ, ngành",
    "state": "Nhà nước",
}
CONFIDENCE = {"verified": "Đã đối chiếu văn bản", "unverified": "Cần đối chiếu"}
ROUNDING = {
    "none": "Không làm tròn",
    "nearest10k": "Làm tròn đến hàng chục nghìn",
    "up10k": "Làm tròn lên hàng chục nghìn",
}


@dataclass(frozen=True, slots=True)
class ProfileField:
    name: str
    """"parameters.percent" is the entry ``percent`` in the table ``parameters``."""
    label: str
    kind: FieldKind = "text"
    choices: Mapping[Any, str] = field(default_factory=dict)
    help: str = ""
    required: bool = False
    default: Any = None
    """What holds while nothing is written."""


@dataclass(frozen=True, slots=True)
class ProfileTable:
    name: str
    """Of the table in the file."""
    title: str
    naming: str
    """The field by which an entry is called in the list."""
    fields: Sequence[ProfileField]
    new_key: ProfileField | None = None
    """What tells a new entry apart, where the clerk may add one."""
    new_title: str = ""


SINCE = ProfileField("from", "Áp dụng từ ngày", "date")
UNTIL = ProfileField("to", "Đến hết ngày", "date")
SOURCE = ProfileField("citation", "Căn cứ", help="Văn bản, điều, ngày ban hành.", required=True)
SURE = ProfileField("confidence", "Mức tin cậy", "choice", CONFIDENCE)
ENDING = (SINCE, UNTIL, SOURCE, SURE)

TABLES: tuple[ProfileTable, ...] = (
    ProfileTable(
        "rules",
        "Điều kiện xét",
        "title",
        (
            ProfileField("enabled", "Đang dùng để xét", "switch"),
            ProfileField(
                "severity", "Mức độ", "choice", SEVERITIES,
                help="Bắt buộc thì chỉ được bỏ qua khi ghi rõ lý do.",
            ),
            SOURCE,
            SINCE,
            UNTIL,
            SURE,
            ProfileField("note", "Ghi chú"),
        ),
    ),
    ProfileTable(
        "base_salary",
        "Mức lương cơ sở",
        "citation",
        (ProfileField("amount", "Mức (đồng một tháng)", "integer", required=True), UNTIL, SOURCE, SURE),
        ProfileField("from", "Áp dụng từ ngày", "date", required=True),
        "Thêm mức lương cơ sở",
    ),
    ProfileTable(
        "deadlines",
        "Thời hạn trong năm",
        "name",
        (
            ProfileField("month", "Tháng", "integer"),
            ProfileField("day", "Ngày", "integer"),
            ProfileField("before_movement_end", "Trước khi phong trào kết thúc (ngày)", "integer"),
            *ENDING,
        ),
    ),
    ProfileTable(
        "award_types",
        "Danh hiệu, hình thức",
        "name",
        (
            ProfileField("name", "Tên", required=True),
            ProfileField("abbreviation", "Chữ viết tắt"),
            ProfileField("certificate", "Kèm theo", help="Giấy khen, Bằng chứng nhận; để trống nếu không có."),
        ),
    ),
    ProfileTable(
        "thresholds",
        "Ngưỡng phiếu của Hội đồng",
        "citation",
        (
            ProfileField(
                "base", "Tỷ lệ tính trên", "choice",
                {
                    "all_members": "Mọi thành viên Hội đồng",
                    "present": "Người dự họp và người gửi ý kiến",
                    "voting": "Số phiếu hợp lệ",
                },
            ),
            ProfileField("quorum", "Phải có mặt", help="Ví dụ 2/3; để trống là không yêu cầu."),
            ProfileField("share", "Phải đồng ý", help="Ví dụ 1/2 hoặc 90 %.", required=True),
            ProfileField("strict", "Phải hơn tỷ lệ ấy", "switch"),
            ProfileField("ballot", "Cách bỏ phiếu", "choice", {"": "Tùy Hội đồng", **BALLOT_KINDS}),
            *ENDING,
        ),
    ),
    ProfileTable(
        "regimes",
        "Cách tính tiền thưởng",
        "name",
        (
            ProfileField("rounding", "Làm tròn", "choice", ROUNDING),
            ProfileField("collective", "Tập thể so với cá nhân (lần)", "decimal"),
            ProfileField("household", "Hộ gia đình so với cá nhân (lần)", "decimal"),
            SOURCE,
            SURE,
        ),
    ),
    ProfileTable(
        "special_days",
        "Ngày nghỉ, ngày làm bù",
        "name",
        (
            ProfileField("name", "Tên", required=True),
            ProfileField(
                "kind", "Loại", "choice",
                {"holiday": "Nghỉ lễ, tết", "off": "Nghỉ bù, hoán đổi", "working": "Làm bù"},
            ),
            ProfileField("citation", "Căn cứ", required=True),
            SURE,
        ),
        ProfileField("on", "Ngày", "date", required=True),
        "Thêm ngày nghỉ, làm bù",
    ),
)  # fmt: skip
