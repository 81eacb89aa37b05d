"""Danh bạ: everybody who can be awarded."""

from models.listing import Column, Listing
from models.subjects import HOLDER_CLASSES, SEXES, STATUSES, SUBJECT_KINDS

SUBJECT_LIST = Listing(
    id="subject-list",
    title="Danh bạ",
    tables="subjects t left join units u on u.uid = t.unit_uid",
    columns=(
        Column("name", "Họ và tên / Tên tập thể", "t.name", width=200, order="t.sort_key"),
        Column("kind", "Đối tượng", "t.kind", "choice", 95, texts=SUBJECT_KINDS, indexed=True),
        Column("position", "Chức vụ", "t.position", width=140),
        Column("unit", "Đơn vị", "u.name", width=220, order="u.tree_key"),
        Column(
            "birth_date", "Ngày sinh", "t.birth_date", "date", 100, public_year="Năm sinh"),
        Column("sex", "Giới tính", "t.sex", "choice", 80, texts=SEXES, on_paper=False),
        Column("honorific", "Danh xưng", "t.honorific", width=90, on_paper=False),
        Column(
            "holder_class", "Lãnh đạo hay trực tiếp", "t.holder_class", "choice", 150,
            texts=HOLDER_CLASSES, on_paper=False),
        Column("address", "Địa chỉ", "t.address", width=180, internal=True),
        Column("status", "Tình trạng", "t.status", "choice", 130, texts=STATUSES, on_paper=False),
        Column("former_unit", "Đơn vị cũ", "t.former_unit", width=160, on_paper=False),
        Column("personal_id", "Số định danh", "t.personal_id", width=130, private=True),
        Column("ethnicity", "Dân tộc", "t.ethnicity", width=90, private=True),
        Column("note", "Ghi chú", "t.note", width=180, on_paper=False, internal=True),
    ),
    order="t.sort_key",
    walked=True,
    full_text="subjects_found",
    unit="t.unit_uid",
    scopes={"kind": "t.kind = ?"},
)  # fmt: skip
