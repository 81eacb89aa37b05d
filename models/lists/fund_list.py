"""Thu, chi quỹ: what came into the fund and what was spent besides prize money."""

from models.listing import Column, Listing
from models.payments import FUND_ENTRY_KINDS

FUND_LIST = Listing(
    id="fund-list",
    title="Sổ thu, chi quỹ thi đua, khen thưởng",
    tables="fund_entries t",
    columns=(
        Column("entered_on", "Ngày", "t.entered_on", "date", 100),
        Column("kind", "Nội dung", "t.kind", "choice", 180, texts=FUND_ENTRY_KINDS),
        Column("income", "Thu", "case when t.kind <> 'expense' then t.amount end", "money", 120),
        Column("expense", "Chi", "case when t.kind = 'expense' then t.amount end", "money", 120),
        Column("source", "Nguồn, người nộp, nơi nhận", "t.source", width=230),
        Column("document", "Chứng từ", "t.document", width=170),
        Column("year", "Quỹ năm", "cast(t.year as text)", width=80, on_paper=False),
        Column("note", "Ghi chú", "t.note", width=200, internal=True),
    ),
    order="t.entered_on desc",
    scopes={"year": "t.year = cast(? as integer)"},
)  # fmt: skip
