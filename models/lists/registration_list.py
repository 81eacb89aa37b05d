"""Đăng ký thi đua: who aims at what in a period."""

from models.listing import Column, Listing
from models.subjects import SUBJECT_KINDS

REGISTRATION_LIST = Listing(
    id="registration-list",
    title="Danh sách đăng ký thi đua",
    tables=(
        "registrations t join subjects s on s.uid = t.subject_uid "
        "left join units u on u.uid = s.unit_uid"
    ),
    columns=(
        Column("name", "Họ và tên / Tên tập thể", "s.name", width=220, order="s.sort_key"),
        Column("award", "Đăng ký danh hiệu, hình thức", "t.award_type", "choice", 240),
        Column("kind", "Đối tượng", "s.kind", "choice", 100, texts=SUBJECT_KINDS),
        Column("position", "Chức vụ", "s.position", width=160),
        Column("unit", "Đơn vị", "u.name", width=220, order="u.tree_key"),
        Column("initiative", "Sáng kiến đi kèm", "t.initiative", width=200, on_paper=False),
        Column("registered_on", "Ngày đăng ký", "t.registered_on", "date", 100, on_paper=False),
        Column(
            "nominated", "Đã lập đề nghị",
            "case when exists (select 1 from nominations n where n.registration_uid = t.uid "
            "and n.deleted_at is null) then 'yes' else 'no' end",
            "choice", 120, texts={"yes": "Đã lập", "no": "Chưa"}, on_paper=False),
        Column(
            "decided", "Đã đưa vào quyết định",
            "case when exists (select 1 from awards a where a.registration_uid = t.uid "
            "and a.deleted_at is null) then 'yes' else 'no' end",
            "choice", 150, texts={"yes": "Đã đưa vào", "no": "Chưa"}, on_paper=False),
        Column("note", "Ghi chú", "t.note", width=180, internal=True),
        Column("period", "Kỳ", "t.period", width=90, on_paper=False),
    ),
    order="u.tree_key, s.sort_key",
    search="s.search_key",
    unit="s.unit_uid",
    scopes={"period": "t.period = ?", "kind": "s.kind = ?"},
)  # fmt: skip
