"""Sổ in giấy khen: every sheet that went through the printer, also the spoiled ones."""

from models.certificates import COPIES, PRINT_STATUSES
from models.listing import Column, Listing
from models.lists.payment_list import DECISION_CODE

CERTIFICATE_PRINT_LIST = Listing(
    id="certificate-print-list",
    title="Sổ in giấy khen",
    tables="certificate_prints t join awards a on a.uid = t.award_uid "
    "join decisions d on d.uid = a.decision_uid left join stocks s on s.uid = t.stock_uid",
    columns=(
        Column("name", "Họ và tên / Tên tập thể", "a.name", width=190, order="a.sort_key"),
        Column("award", "Danh hiệu, hình thức", "a.award_type", "choice", 170),
        Column("book_number", "Số sổ", "a.book_number", width=65,
               order="cast(a.book_number as integer)"),
        Column("serial", "Số sê-ri", "t.serial", width=110),
        Column("status", "Tình trạng", "t.status", "choice", 90, texts=PRINT_STATUSES),
        Column("copy", "Bản", "t.copy", "choice", 90, texts=COPIES),
        Column("printed_on", "Ngày in", "t.printed_on", "date", 95),
        Column("printed_by", "Người in", "t.printed_by", width=140),
        Column("reason", "Lý do", "t.reason", width=200),
        Column("decision", "Số quyết định", DECISION_CODE, width=120,
               order="cast(d.number as integer)"),
        Column("decided_on", "Ngày quyết định", "d.decided_on", "date", 110, on_paper=False),
        Column("unit", "Đơn vị", "a.unit_name", width=180, on_paper=False),
        Column("stock", "Phôi", "coalesce(s.name, 'Giấy trắng')", width=160, on_paper=False),
        Column("printer", "Máy in", "t.printer", width=150, on_paper=False, internal=True),
        Column("tray", "Khay", "t.tray", width=100, on_paper=False, internal=True),
    ),
    order="t.printed_on desc, t.id desc",
    search="(a.search_key || ' ' || d.search_key || ' ' || folded(t.serial))",
    scopes={
        "award": "t.award_uid = ?",
        "decision": "a.decision_uid = ?",
        "stock": "t.stock_uid = ?",
        "year": "substr(t.printed_on, 1, 4) = ?",
    },
)  # fmt: skip
