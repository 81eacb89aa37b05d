"""What a rule asks for, as fields of a form: each parameter of its evaluator with its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from models.hindrances import DISCIPLINE_FORMS, HINDRANCE_KINDS
from models.initiatives import INITIATIVE_KINDS, SCOPES
from models.ratings import GRADES
from models.units import UNIT_KINDS
from services.profile_fields import LEVELS, FieldKind, ProfileField, ProfileTable
from services.rules.evaluators import EVALUATORS

PARAMETER_LABELS = {
    "minimum": "Mức xếp loại tối thiểu",
    "unrated_units": "Đơn vị không có xếp loại",
    "units": "Người của loại đơn vị",
    "months": "Số tháng công tác tối thiểu",
    "study_months": "Đi học dài hạn là từ (tháng)",
    "long_study": "Đi học dài hạn",
    "form": "Từ hình thức kỷ luật",
    "base": "Danh hiệu phải đạt tiêu chuẩn trước",
    "outstanding": "Mức xếp loại thay cho sáng kiến",
    "initiatives": "Số sáng kiến cần có",
    "percent": "Tỷ lệ (%)",
    "title": "Danh hiệu",
    "of": "Tính trên số người đạt",
    "lists": "Danh sách hai danh hiệu",
    "rounding": "Làm tròn số người",
    "scope": "Tính tỷ lệ cho",
    "may_end_before": "Chuỗi năm được kết thúc trước kỳ xét (năm)",
    "count": "Số lần phải đạt",
    "apart": "Hai lần cách nhau nhiều nhất (năm)",
    "years": "Số năm liên tục",
    "grade": "Mức xếp loại",
    "titles": "Các danh hiệu được tính",
    "ratings": "Xét cả mức xếp loại",
    "grounds": "Loại hình không được lấy làm căn cứ",
    "more_than": "Phải hơn tỷ lệ ấy",
    "unit_minimum": "Mức xếp loại của tập thể",
    "member_minimum": "Mức xếp loại của từng thành viên",
    "needed": "Danh hiệu phải có trong tập thể",
    "needed_count": "Số người phải có",
    "lightest_discipline": "Không ai bị kỷ luật từ mức",
    "recruited_months": "Không tính người tuyển dụng chưa đủ (tháng)",
    "posted_days": "Số ngày niêm yết",
    "decision_days": "Quyết định trong (ngày)",
    "present_percent": "Số hộ dự họp (%)",
    "agreed_percent": "Số hộ đồng ý (%)",
    "before": "Trước ngày (tháng-ngày)",
    "alike_percent": "Giống nhau từ (%)",
    "least_words": "Chỉ xét từ (số chữ)",
    "levels": "Khen thưởng của các cấp",
    "lower": "Các hình thức thấp hơn",
    "kinds": "Việc đang xem xét thì chưa khen",
    "target_percent": "Mục tiêu của tỉnh (%)",
    "days": "Đề nghị trong (ngày)",
    "deadlines": "Các thời hạn được nhắc",
    "free_grounds": "Loại hình không phải chờ hết kỳ",
    "free_awards": "Danh hiệu không phải chờ hết kỳ",
}
AWARD_NAMED = ("title", "of", "base")
"""Parameters that are the code of one award type."""
OWN_LABELS = {
    ("better_than_base", "initiatives"): "Loại sáng kiến được tính",
    ("score_at_least", "minimum"): "Số điểm tối thiểu",
    ("members_counted", "study_months"): "Không tính người đi học từ (tháng)",
    ("opinion_of_former_unit", "months"): "Đã ở đơn vị cũ từ (tháng)",
    ("titles_one_after_another", "scope"): "Phạm vi ảnh hưởng của sáng kiến",
    ("years_of_one_kind", "years"): "Xem mấy năm gần nhất",
}
"""Where one name means something else."""
CHOICES: Mapping[str, str] = {
    **{code: text for code, text in GRADES.items()},
    **{code: text for code, text in DISCIPLINE_FORMS.items() if code},
    **SCOPES,
    **HINDRANCE_KINDS,
    **INITIATIVE_KINDS,
    **UNIT_KINDS,
    **LEVELS,
    "": "Không xét",
    "counted": "Được tính",
    "review": "Cần xem từng người",
    "disjoint": "In tách riêng, không trùng người",
    "inclusive": "Gồm cả người của danh hiệu cao hơn",
    "floor": "Làm tròn xuống",
    "nearest": "Làm tròn gần nhất",
    "ceil": "Làm tròn lên",
    "commune": "Cả xã",
    "unit": "Từng đơn vị",
}


def fields_of(table: ProfileTable, entry: Mapping[str, Any]) -> list[ProfileField]:
    """What can be changed of one entry; of a rule also what it asks for."""
    fields = list(table.fields)
    if table.name == "rules":
        fields[-1:-1] = _parameters(entry["evaluator"])
    return fields


def _parameters(evaluator: str) -> list[ProfileField]:
    found: list[ProfileField] = []
    for each in msgspec.structs.fields(EVALUATORS[evaluator].parameters):
        kind, choices = _kind(each.type)
        if each.name in AWARD_NAMED:
            kind = "code"
        if kind is not None:
            own = (evaluator, each.name)
            label = OWN_LABELS.get(own) or PARAMETER_LABELS[each.name]
            found.append(
                ProfileField(
                    f"parameters.{each.name}", label, kind, choices, default=_default(each)
                )
            )
    return found


def _default(parameter: msgspec.structs.FieldInfo) -> Any:
    value = parameter.default
    if value is msgspec.NODEFAULT:
        return None
    return list(value) if isinstance(value, tuple) else value


def _kind(type_: Any) -> tuple[FieldKind | None, Mapping[str, str]]:
    """How a value of this type is typed in a form; None where it is not."""
    origin, inside = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return _kind(inside[0])
    if origin is Literal:
        return "choice", _texts(inside)
    if origin is tuple:
        return _kind_of_several(inside[0])
    simple: Mapping[Any, FieldKind] = {
        int: "integer",
        Decimal: "decimal",
        float: "decimal",
        bool: "switch",
        str: "text",
    }
    return simple.get(type_), {}


def _kind_of_several(inside: Any) -> tuple[FieldKind | None, Mapping[str, str]]:
    if inside is str:
        return "codes", {}
    if get_origin(inside) is Literal:
        return "codes", _texts(get_args(inside))
    return None, {}


def _texts(values: Sequence[str]) -> dict[str, str]:
    texts: Mapping[Any, str] = LEVELS if LEVELS.keys() >= set(values) else CHOICES
    return {value: texts[value] for value in values}
