"""Quyết định: the commune's own and those recorded from elsewhere."""

from models.decisions import DECISION_STATUSES, PURPOSES
from models.listing import Column, Listing

DECISION_LIST = Listing(
    id="decision-list",
    title="Danh sách quyết định",
    tables="decisions t left join movements m on m.uid = t.movement_uid",
    columns=(
        Column(
            "code", "Số, ký hiệu",
            "case when t.number = '' then '' else "
            "case when t.number glob '[0-9]' then '0' else '' end || t.number "
            "|| case when t.symbol = '' then '' else '/' || t.symbol end end",
            width=130, order="cast(t.number as integer)",
        ),
        Column("decided_on", "Ngày", "t.decided_on", "date", 100),
        Column(
            "summary", "Về việc",
            "capitalised(case when t.summary like 'Về việc %' then substr(t.summary, 9) "
            "else t.summary end)",
            width=330,
        ),
        Column("status", "Bước", "t.status", "choice", 130, texts=DECISION_STATUSES),
        Column(
            "awards", "Số lượng",
            "case when t.purpose = 'award' then (select count(*) from awards a "
            "where a.decision_uid = t.uid and a.deleted_at is null) end",
            "number", 80,
        ),
        Column("award", "Danh hiệu, hình thức", "t.award_type", "choice", 210),
        Column("purpose", "Loại", "t.purpose", "choice", 100, texts=PURPOSES, on_paper=False),
        Column("level", "Cấp", "t.level", "choice", 90, on_paper=False),
        Column("issuer", "Cơ quan ban hành", "t.issuer", width=220),
        Column("ground", "Loại hình", "t.ground", "choice", 160, on_paper=False),
        Column("movement", "Phong trào", "m.name", width=200, on_paper=False),
        Column("period", "Kỳ", "t.period", width=90, on_paper=False),
        Column("signer", "Người ký", "t.signer_name", width=150),
        Column("note", "Ghi chú", "t.note", width=160, on_paper=False, internal=True),
    ),
    order="t.decided_on is not null, t.decided_on desc, t.id desc",
    scopes={"period": "t.period = ?", "status": "t.status = ?"},
)  # fmt: skip
