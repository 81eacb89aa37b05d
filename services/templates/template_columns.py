"""The columns of each template: what they are headed, which list to choose from, what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from services.templates.signature import REGISTRATION_TITLE, UID_TITLE, TemplateKind

Options = Literal["", "kinds", "sexes", "classes", "statuses", "units", "titles"]


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    field: str
    """As lists that are taken in know it."""
    title: str
    width: float
    """In letters."""
    hint: str = ""
    """What is said beside a cell of it, with an example."""
    options: Options = ""
    hidden: bool = False
    private: bool = False


ORDINAL = TemplateColumn("ordinal", "STT", 5)
NAME = TemplateColumn(
    "name",
    "Họ và tên, tên tập thể",
    30,
    "Ghi đầy đủ, không viết tắt, ví dụ: Lò Thị Hoa; của hộ gia đình thì ghi tên chủ hộ.",
)
UID = TemplateColumn("uid", UID_TITLE, 38, hidden=True)
REGISTRATION = TemplateColumn("registration", REGISTRATION_TITLE, 38, hidden=True)
BIRTH_DATE = TemplateColumn(
    "birth_date", "Ngày sinh", 12, "Ngày trước, tháng sau, ví dụ: 05/07/1985; hoặc chỉ năm: 1985."
)
POSITION = TemplateColumn("position", "Chức vụ", 22, "Ví dụ: Giáo viên, Phó Hiệu trưởng.")
UNIT = TemplateColumn("unit", "Đơn vị", 28, "Chọn trong danh sách, hoặc gõ tên đơn vị.", "units")
KIND = TemplateColumn("kind", "Loại đối tượng", 13, "Cá nhân, Tập thể hoặc Hộ gia đình.", "kinds")
NOTE = TemplateColumn("note", "Ghi chú", 24)

TEMPLATE_COLUMNS: dict[TemplateKind, tuple[TemplateColumn, ...]] = {
    "subjects": (
        ORDINAL,
        NAME,
        UID,
        KIND,
        TemplateColumn("honorific", "Danh xưng", 10, "Ví dụ: Ông, Bà, Đồng chí."),
        BIRTH_DATE,
        TemplateColumn("sex", "Giới tính", 9, "Nam hoặc Nữ.", "sexes"),
        POSITION,
        TemplateColumn(
            "subject_class",
            "Lãnh đạo hay trực tiếp",
            17,
            "Lãnh đạo, quản lý: người giữ chức vụ; Người trực tiếp: người còn lại.",
            "classes",
        ),
        TemplateColumn(
            "personal_id",
            "Số định danh cá nhân",
            16,
            "Đủ 12 chữ số, kể cả số 0 ở đầu, ví dụ: 011085001234.",
            private=True,
        ),
        TemplateColumn("ethnicity", "Dân tộc", 10, "Ví dụ: Thái, Kinh, Mông.", private=True),
        TemplateColumn("address", "Địa chỉ", 24, "Thôn, bản, tổ dân phố nơi ở."),
        UNIT,
        TemplateColumn(
            "status",
            "Tình trạng",
            19,
            "Ai đã chuyển đi, nghỉ hưu hoặc mất thì chọn ở đây, đừng xóa dòng.",
            "statuses",
        ),
        NOTE,
    ),
    "registrations": (
        ORDINAL,
        NAME,
        UID,
        REGISTRATION,
        BIRTH_DATE,
        POSITION,
        UNIT,
        TemplateColumn(
            "award",
            "Danh hiệu đăng ký",
            34,
            "Bấm mũi tên để chọn; mỗi dòng một danh hiệu, không đăng ký thì để trống.",
            "titles",
        ),
        TemplateColumn("initiative", "Tên sáng kiến", 32, "Tên đề tài, sáng kiến đi kèm, nếu có."),
        NOTE,
    ),
}


def columns_of(kind: TemplateKind, *, private: bool) -> tuple[TemplateColumn, ...]:
    """Personal numbers and ethnic groups only with ``private``."""
    return tuple(each for each in TEMPLATE_COLUMNS[kind] if private or not each.private)
