"""Sáng kiến, đề tài, đề án with their authors."""

from models.initiatives import INITIATIVE_KINDS, INITIATIVE_STATUSES, SCOPES
from models.listing import Column, Listing

_AUTHORS = (
    "initiative_authors a join subjects s on s.uid = a.subject_uid "
    "where a.initiative_uid = t.uid and a.deleted_at is null"
)

INITIATIVE_LIST = Listing(
    id="initiative-list",
    title="Danh sách sáng kiến, đề tài, đề án",
    tables="initiatives t",
    columns=(
        Column("title", "Tên sáng kiến, đề tài, đề án", "t.title", width=300),
        Column(
            "authors", "Tác giả",
            "(select group_concat(who, '; ') from (select s.name || "
            "case when a.share is null then '' else ' (' || a.share || '%)' end as who "
            f"from {_AUTHORS} order by coalesce(a.share, 0) desc, a.id))",
            width=230,
        ),
        Column("status", "Tình trạng", "t.status", "choice", 140, texts=INITIATIVE_STATUSES),
        Column("kind", "Loại", "t.kind", "choice", 130, texts=INITIATIVE_KINDS),
        Column("scope", "Phạm vi ảnh hưởng", "t.scope", "choice", 150, texts=SCOPES),
        Column("recognised_by", "Nơi công nhận", "t.recognised_by", width=200),
        Column("recognised_on", "Ngày công nhận", "t.recognised_on", "date", 110),
        Column("document", "Văn bản", "t.document", width=200),
        Column("field", "Lĩnh vực", "t.field", width=130, on_paper=False),
        Column("period", "Kỳ", "t.period", width=90),
        Column("note", "Ghi chú", "t.note", width=180, on_paper=False, internal=True),
    ),
    order="t.period desc, t.recognised_on desc",
    search=(
        "(t.search_key || ' ' || coalesce((select group_concat(s.search_key, ' ') "
        f"from {_AUTHORS}), ''))"
    ),
    scopes={
        "period": "t.period = ?",
        "subject": "exists (select 1 from initiative_authors x where x.initiative_uid = t.uid "
        "and x.subject_uid = ? and x.deleted_at is null)",
    },
)  # fmt: skip
