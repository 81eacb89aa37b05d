"""Invented texts with which a layout is looked at before anything is printed."""

from __future__ import annotations

from datetime import date

from models.awards import Award
from models.subjects import SubjectKind
from services.certificates.texts import NUMBER_ROOM, ROOM, Sheet, given, honorific
from services.law import AwardType

_WHO: dict[SubjectKind, tuple[str, str, str]] = {
    "individual": ("Bà", "Nguyễn Thị Phương Thảo", "Phó Hiệu trưởng, Trường Tiểu học số 1"),
    "collective": ("", "Trường Phổ thông dân tộc bán trú Tiểu học số 2", ""),
    "household": ("Ông", "Lường Văn Khuyên", "Bản Nà Luông"),
}
_MERIT = "Đã có thành tích xuất sắc trong phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” năm 2026"


def sample_sheet(
    kind: SubjectKind,
    award_type: AwardType | None,
    issuer: str,
    commune: str,
    place: str,
    day: date,
) -> Sheet:
    """As if this commune honoured somebody invented with ``award_type``."""
    called, name, about = _WHO[kind]
    award = Award(
        decision_uid="", subject_uid="", award_type="", ground="", kind=kind, name=name,
        honorific=called,
    )  # fmt: skip
    form = award_type is None or award_type.kind == "form"
    values = {
        "người tặng": issuer,
        "xã": commune,
        "tặng": given(award_type, day) if award_type else "TẶNG",
        "tên giấy": (award_type.certificate if award_type else "").upper() or "GIẤY CHỨNG NHẬN",
        "danh hiệu": award_type.name.replace("cấp xã", commune) if award_type else "Giấy khen",
        "danh xưng": honorific(kind, called, name),
        "tên": name,
        "chức vụ, đơn vị": about,
        "thành tích": _MERIT if form else "",
        "kỳ": "năm 2026",
        "số quyết định": f"{NUMBER_ROOM}/QĐ-UBND",
        "ngày quyết định": f"ngày{ROOM * 4}tháng{ROOM * 4}năm 2026",
        "số sổ": "",
        "nơi": place,
        "chức vụ người ký": "CHỦ TỊCH",
        "người ký": "",
        "bản cấp lại": "",
    }
    return Sheet(award, values)
