"""Phong trào thi đua."""

from models.listing import Column, Listing

MOVEMENT_LIST = Listing(
    id="movement-list",
    title="Danh sách phong trào thi đua",
    tables="movements t",
    columns=(
        Column("name", "Tên phong trào", "t.name", width=340),
        Column("theme", "Chủ đề", "t.theme", width=240),
        Column("launched_by", "Cơ quan phát động", "t.launched_by", width=200),
        Column("starts_on", "Từ ngày", "t.starts_on", "date", 100),
        Column("ends_on", "Đến ngày", "t.ends_on", "date", 100),
        Column("document", "Văn bản phát động", "t.document", width=220),
        Column(
            "awards", "Đã khen",
            "(select count(*) from awards a join decisions d on d.uid = a.decision_uid "
            "where d.movement_uid = t.uid and a.deleted_at is null and d.deleted_at is null)",
            "number", 80,
        ),
        Column("note", "Ghi chú", "t.note", width=180, on_paper=False, internal=True),
    ),
    order="t.starts_on desc",
)  # fmt: skip
