"""What of the catalogue a clerk may change in the window: by table, each field with its words.

A new field: one line. What is nested deeper than these is changed in the file itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from models.councils import BALLOT_KINDS
from models.decisions import Level
from models.hindrances import DISCIPLINE_FORMS, HINDRANCE_KINDS
from models.initiatives import INITIATIVE_KINDS, SCOPES
from models.numbers import format_number, parse_integer, parse_number
from models.problems import Refused
from models.ratings import GRADES
from models.units import UNIT_KINDS
from models.vietnamese import fold
from services.catalogue import Catalogue
from services.rules.evaluators import EVALUATORS
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


def value_at(entry: Mapping[str, Any], name: str) -> Any:
    """What stands in an entry under the name of a field."""
    value: Any = entry
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def shown(catalogue: Catalogue, field: ProfileField, value: Any) -> Any:
    """A stored value as the widget of the form takes it."""
    match field.kind:
        case "code":
            return _name(catalogue, field, value) if value else ""
        case "codes":
            return "; ".join(_name(catalogue, field, code) for code in value or ())
        case "integer" | "decimal":
            return "" if value is None else format_number(Decimal(str(value)))
        case "text":
            return "" if value is None else str(value)
        case "choice":
            return "" if value is None else value
        case _:
            return value


def stored(catalogue: Catalogue, field: ProfileField, typed: Any) -> Any:
    """What the widget gives, as it is written in the file; None for nothing. Raises ``Refused``."""
    if field.required and typed in ("", None):
        raise Refused("Hãy nhập mục này.")
    match field.kind:
        case "code":
            return _code(catalogue, field, typed) if typed else None
        case "codes":
            names = [each.strip() for each in str(typed).split(";")]
            return [_code(catalogue, field, each) for each in names if each]
        case "integer":
            return parse_integer(typed) if typed else None
        case "decimal":
            return parse_number(typed) if typed else None
        case "choice":
            return typed if typed in field.choices else typed or None
        case "text":
            return typed or None
        case _:
            return typed


def _name(catalogue: Catalogue, field: ProfileField, code: str) -> str:
    if code in field.choices:
        return field.choices[code]
    known = {award.code: award.abbreviation or award.name for award in catalogue.award_types()}
    grounds = {ground.code: ground.name for ground in catalogue.grounds}
    deadlines = {deadline.code: deadline.name for deadline in catalogue.deadlines}
    return known.get(code) or grounds.get(code) or deadlines.get(code) or code


def _code(catalogue: Catalogue, field: ProfileField, name: str) -> str:
    for code, text in field.choices.items():
        if fold(name) in (fold(text), fold(code)):
            return code
    if field.choices:
        raise Refused(f"Không có mục “{name}”; hãy ghi: {'; '.join(field.choices.values())}.")
    if award := catalogue.recognise(name):
        return award.code
    if ground := catalogue.recognise_ground(name):
        return ground.code
    for deadline in catalogue.deadlines:
        if fold(name) in (fold(deadline.name), fold(deadline.code)):
            return deadline.code
    raise Refused(
        f"Danh mục không có “{name}”; hãy ghi tên hoặc chữ viết tắt, cách nhau bằng dấu ;"
    )
