"""Hội đồng Thi đua - Khen thưởng, and who sits on each."""

from models.councils import COUNCIL_ROLES
from models.listing import Column, Listing

COUNCIL_LIST = Listing(
    id="council-list",
    title="Danh sách Hội đồng Thi đua - Khen thưởng",
    tables="councils t",
    columns=(
        Column("name", "Tên Hội đồng", "t.name", width=320),
        Column("document", "Quyết định thành lập", "t.document", width=220),
        Column("established_on", "Thành lập ngày", "t.established_on", "date", 110),
        Column("ends_on", "Kết thúc ngày", "t.ends_on", "date", 110),
        Column(
            "members", "Thành viên",
            "(select count(*) from council_members m where m.council_uid = t.uid "
            "and m.deleted_at is null)",
            "number", 90,
        ),
        Column(
            "meetings", "Cuộc họp",
            "(select count(*) from meetings h where h.council_uid = t.uid "
            "and h.deleted_at is null)",
            "number", 80,
        ),
        Column("note", "Ghi chú", "t.note", width=180, on_paper=False, internal=True),
    ),
    order="t.established_on desc",
    search="folded(t.name || ' ' || t.document)",
)  # fmt: skip

COUNCIL_MEMBER_LIST = Listing(
    id="council-member-list",
    title="Danh sách thành viên Hội đồng Thi đua - Khen thưởng",
    tables="council_members t join councils c on c.uid = t.council_uid and c.deleted_at is null",
    columns=(
        Column("honorific", "Ông/Bà", "t.honorific", width=70),
        Column("name", "Họ và tên", "t.name", width=200),
        Column("position", "Chức vụ", "t.position", width=240),
        Column("role", "Trong Hội đồng", "t.role", "choice", 170, texts=COUNCIL_ROLES),
        Column("starts_on", "Từ ngày", "t.starts_on", "date", 100),
        Column("ends_on", "Đến ngày", "t.ends_on", "date", 100),
        Column("council", "Hội đồng", "c.name", width=240, on_paper=False),
    ),
    order="c.established_on desc, c.id, t.place",
    search="folded(t.name || ' ' || t.position)",
    scopes={"council": "t.council_uid = ?"},
)  # fmt: skip
