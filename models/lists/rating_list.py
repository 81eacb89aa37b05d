"""Xếp loại: how people and collectives were found to have done their work in a period."""

from models.listing import Column, Listing
from models.ratings import GRADES
from models.subjects import SUBJECT_KINDS

RATING_LIST = Listing(
    id="rating-list",
    title="Danh sách xếp loại mức độ hoàn thành nhiệm vụ",
    tables=(
        "ratings t join subjects s on s.uid = t.subject_uid "
        "left join units u on u.uid = s.unit_uid"
    ),
    columns=(
        Column("name", "Họ và tên / Tên tập thể", "s.name", width=220, order="s.sort_key"),
        Column("grade", "Xếp loại", "t.grade", "choice", 250, texts=GRADES),
        Column("kind", "Đối tượng", "s.kind", "choice", 100, texts=SUBJECT_KINDS),
        Column("position", "Chức vụ", "s.position", width=160),
        Column("unit", "Đơn vị", "u.name", width=220, order="u.tree_key"),
        Column("decided_on", "Ngày xếp loại", "t.decided_on", "date", 110),
        Column("document", "Văn bản", "t.document", width=220),
        Column("note", "Ghi chú", "t.note", width=180, internal=True, on_paper=False),
        Column("period", "Kỳ", "t.period", width=90, on_paper=False),
    ),
    order="u.tree_key, s.sort_key",
    where="t.deleted_at is null and s.deleted_at is null",
    search="s.search_key",
    unit="s.unit_uid",
    scopes={"period": "t.period = ?", "kind": "s.kind = ?"},
)  # fmt: skip
