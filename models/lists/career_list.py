"""Quá trình công tác: who was recruited, moved or away, and when; for the office alone."""

from models.career import CAREER_KINDS
from models.listing import Column, Listing

CAREER_LIST = Listing(
    id="career-list",
    title="Danh sách quá trình công tác",
    tables=(
        "career t join subjects s on s.uid = t.subject_uid "
        "left join units u on u.uid = s.unit_uid"
    ),
    columns=(
        Column("name", "Họ và tên", "s.name", width=200, order="s.sort_key", internal=True),
        Column("kind", "Nội dung", "t.kind", "choice", 220, texts=CAREER_KINDS, internal=True),
        Column("starts_on", "Từ ngày", "t.starts_on", "date", 100, internal=True),
        Column("ends_on", "Đến ngày", "t.ends_on", "date", 100, internal=True),
        Column("unit_name", "Đơn vị cũ", "t.unit_name", width=200, internal=True),
        Column("opinion", "Ý kiến của đơn vị cũ", "t.opinion", width=200, internal=True),
        Column("position", "Chức vụ", "s.position", width=140, internal=True),
        Column("unit", "Đơn vị", "u.name", width=200, order="u.tree_key", internal=True),
        Column("note", "Ghi chú", "t.note", width=180, on_paper=False, internal=True),
    ),
    order="s.sort_key, t.starts_on desc",
    search="s.search_key",
    unit="s.unit_uid",
    scopes={"kind": "t.kind = ?", "subject": "t.subject_uid = ?"},
)  # fmt: skip
