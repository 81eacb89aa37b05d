"""Danh sách chi: the sheets on which recipients sign, with what stands on each."""

from models.listing import Column, Listing
from models.lists.payment_list import DECISION_CODE

ON_SHEET = (
    "(select {} from payments p join awards a on a.uid = p.award_uid where p.list_uid = t.uid "
    "and p.deleted_at is null and a.deleted_at is null and {})"
)
PAYABLE = "(p.status in ('paid', 'returned') or (p.status = 'unpaid' and a.revoked_by is null))"

PAYMENT_SHEET_LIST = Listing(
    id="payment-sheet-list",
    title="Các danh sách chi tiền thưởng",
    tables="payment_lists t join decisions d on d.uid = t.decision_uid "
    "left join units u on u.uid = t.unit_uid",
    columns=(
        Column("decision", "Số quyết định", DECISION_CODE, width=130,
               order="cast(d.number as integer)"),
        Column("decided_on", "Ngày quyết định", "d.decided_on", "date", 125),
        Column("count", "Số khoản", ON_SHEET.format("count(*)", PAYABLE), "number", 80),
        Column("total", "Tổng số tiền",
               ON_SHEET.format("coalesce(sum(p.amount), 0)", PAYABLE), "money", 120),
        Column("paid", "Đã chi",
               ON_SHEET.format("coalesce(sum(p.amount), 0)", "p.status in ('paid', 'returned')"),
               "money", 120),
        Column("unpaid", "Chưa chi",
               ON_SHEET.format(
                   "coalesce(sum(p.amount), 0)", "p.status = 'unpaid' and a.revoked_by is null"
               ), "money", 120),
        Column("unit", "Đơn vị", "u.name", width=200, order="u.tree_key"),
        Column("made_on", "Ngày lập", "t.made_on", "date", 100),
        Column("fund_year", "Quỹ năm", "cast(t.fund_year as text)", width=80),
        Column("source", "Nguồn", "t.source", width=260),
        Column("note", "Ghi chú", "t.note", width=180, on_paper=False, internal=True),
    ),
    order="d.decided_on desc, d.id desc, u.tree_key",
    search="d.search_key",
    scopes={"decision": "t.decision_uid = ?", "year": "t.fund_year = cast(? as integer)"},
)  # fmt: skip
