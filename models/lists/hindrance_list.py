"""Kỷ luật, xác minh: for the office alone, also the names, so that there is no public copy."""

from models.hindrances import DISCIPLINE_FORMS, HINDRANCE_KINDS
from models.listing import Column, Listing
from models.subjects import SUBJECT_KINDS

HINDRANCE_LIST = Listing(
    id="hindrance-list",
    title="Danh sách kỷ luật, vụ việc đang xác minh",
    tables=(
        "hindrances t join subjects s on s.uid = t.subject_uid "
        "left join units u on u.uid = s.unit_uid"
    ),
    columns=(
        Column("name", "Họ và tên / Tên tập thể", "s.name", width=200, order="s.sort_key",
            internal=True),
        Column("kind", "Loại", "t.kind", "choice", 250, texts=HINDRANCE_KINDS, internal=True),
        Column(
            "form", "Hình thức kỷ luật", "t.form", "choice", 140, texts=DISCIPLINE_FORMS,
            internal=True),
        Column("starts_on", "Từ ngày", "t.starts_on", "date", 100, internal=True),
        Column("ends_on", "Hết hiệu lực, làm rõ", "t.ends_on", "date", 150, internal=True),
        Column("position", "Chức vụ", "s.position", width=140, internal=True),
        Column("unit", "Đơn vị", "u.name", width=200, order="u.tree_key", internal=True),
        Column("subject_kind", "Đối tượng", "s.kind", "choice", 100, texts=SUBJECT_KINDS,
            internal=True),
        Column("document", "Văn bản", "t.document", width=220, internal=True),
        Column("note", "Ghi chú", "t.note", width=180, on_paper=False, internal=True),
    ),
    order="t.starts_on desc, s.sort_key",
    search="s.search_key",
    unit="s.unit_uid",
    scopes={
        "kind": "t.kind = ?",
        "subject": "t.subject_uid = ?",
        "on": "coalesce(date(t.ends_on, case t.kind when 'discipline' then '0 days' else '-1 days' "
        "end), '9999') >= date(?)",
    },
)  # fmt: skip
