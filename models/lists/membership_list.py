"""Thành viên tập thể: whom each collective has in a period, and who is counted."""

from models.listing import Column, Listing

COUNTED = {"yes": "Có tính", "no": "Không tính"}

MEMBERSHIP_LIST = Listing(
    id="membership-list",
    title="Danh sách thành viên tập thể",
    tables=(
        "memberships t join subjects c on c.uid = t.collective_uid "
        "join subjects s on s.uid = t.subject_uid left join units u on u.uid = s.unit_uid"
    ),
    columns=(
        Column("collective", "Tập thể", "c.name", width=230, order="c.sort_key"),
        Column("name", "Họ và tên", "s.name", width=190, order="s.sort_key"),
        Column("position", "Chức vụ", "s.position", width=160),
        Column("unit", "Đơn vị", "u.name", width=190, order="u.tree_key", on_paper=False),
        Column(
            "counted", "Tính tỷ lệ",
            "case t.counted when 1 then 'yes' else 'no' end", "choice", 110, texts=COUNTED),
        Column("reason", "Lý do không tính", "t.reason", width=220, internal=True),
        Column("counted_on", "Ngày tính", "t.counted_on", "date", 100),
        Column("period", "Kỳ", "t.period", width=90, on_paper=False),
    ),
    order="c.sort_key, c.id, s.sort_key",
    where="t.deleted_at is null and s.deleted_at is null and c.deleted_at is null",
    search="(c.search_key || ' ' || s.search_key)",
    unit="s.unit_uid",
    scopes={"period": "t.period = ?", "collective": "t.collective_uid = ?"},
)  # fmt: skip
