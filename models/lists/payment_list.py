"""Tiền thưởng: what each award brings, what it was reckoned from, and what became of it."""

from models.listing import Column, Listing
from models.payments import BORNE, FUND_YEAR, PAYMENT_STATUSES, TO_RETURN

STATUS = (
    "case when a.revoked_by is null then t.status "
    f"when t.status = 'paid' then '{TO_RETURN}' "
    "when t.status = 'unpaid' then 'not_paid' else t.status end"
)
STATUS_TEXTS: dict[str, str] = {**PAYMENT_STATUSES, TO_RETURN: "Phải thu hồi"}
"""Of a revoked award, money that was handed out has to come back."""
DECISION_CODE = (
    "case when d.number = '' then '' else "
    "case when d.number glob '[0-9]' then '0' else '' end || d.number "
    "|| case when d.symbol = '' then '' else '/' || d.symbol end end"
)

PAYMENT_LIST = Listing(
    id="payment-list",
    title="Danh sách chi tiền thưởng",
    tables=f"payments t {BORNE}",
    columns=(
        Column("name", "Họ và tên / Tên tập thể", "a.name", width=170, order="a.sort_key"),
        Column("award", "Danh hiệu, hình thức", "a.award_type", "choice", 165),
        Column("coefficient", "Hệ số", "replace(t.coefficient, '.', ',')", width=60,
               order="cast(t.coefficient as real)"),
        Column("product", "Hệ số × lương", "cast(round(nullif(t.product, '')) as integer)",
               "money", 110),
        Column("amount", "Số tiền", "t.amount", "money", 100),
        Column("status", "Tình trạng", STATUS, "choice", 120, texts=STATUS_TEXTS, internal=True),
        Column("base_salary", "Lương cơ sở", "t.base_salary", "money", 100),
        Column("decision", "Số quyết định", DECISION_CODE, width=120,
               order="cast(d.number as integer)"),
        Column("decided_on", "Ngày quyết định", "d.decided_on", "date", 110),
        Column("unit", "Đơn vị", "a.unit_name", width=190),
        Column("paid_on", "Ngày chi", "t.paid_on", "date", 100, internal=True),
        Column("received_by", "Người ký nhận", "t.received_by", width=150, internal=True),
        Column("reason", "Lý do",
               "case when t.override_reason <> '' and t.status_reason <> '' "
               "then t.override_reason || '; ' || t.status_reason "
               "else t.override_reason || t.status_reason end", width=220, internal=True),
        Column("note", "Ghi chú", "t.note", width=220, internal=True),
    ),
    order="d.decided_on desc, d.id desc, a.position",
    where="t.deleted_at is null and a.deleted_at is null",
    search="(a.search_key || ' ' || d.search_key)",
    scopes={
        "decision": "a.decision_uid = ?",
        "sheet": "t.list_uid = ?",
        "period": "a.period = ?",
        "year": f"{FUND_YEAR} = cast(? as integer)",
    },
)  # fmt: skip
