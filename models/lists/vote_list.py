"""Kết quả kiểm phiếu: every line of an agenda with what was counted and what came of it."""

from models.councils import BALLOT_KINDS
from models.listing import Column, Listing
from models.subjects import SUBJECT_KINDS

SHARE = "rtrim(rtrim(printf('%.1f', 100.0 * t.agree / t.base), '0'), '.')"
RESULTS = {
    "open": "Chưa kiểm phiếu",
    "apart": "Chưa khớp số phiếu",
    "yes": "Đạt",
    "no": "Không đạt",
}

VOTE_LIST = Listing(
    id="vote-list",
    title="Kết quả kiểm phiếu của Hội đồng",
    tables=(
        "votes t join meetings h on h.uid = t.meeting_uid "
        "join nominations n on n.uid = t.nomination_uid "
        "join subjects s on s.uid = n.subject_uid "
        "left join units u on u.uid = s.unit_uid"
    ),
    columns=(
        Column("name", "Họ và tên / Tên tập thể", "s.name", width=165, order="s.sort_key"),
        Column("award", "Danh hiệu, hình thức", "n.award_type", "choice", 150),
        Column("agree", "Đồng ý", "t.agree", "number", 75),
        Column("disagree", "Không đồng ý", "t.disagree", "number", 105),
        Column("other", "Ý kiến khác", "t.other", "number", 95),
        Column(
            "share", "Tỷ lệ",
            "case when t.agree is null or not t.base then '' else "
            f"t.agree || '/' || t.base || ' = ' || replace({SHARE}, '.', ',') || '%' end",
            width=120,
        ),
        Column(
            "passed", "Kết quả",
            "case when t.agree is null then 'open' when t.passed is null then 'apart' "
            "when t.passed then 'yes' else 'no' end",
            "choice", 150, texts=RESULTS,
        ),
        Column("invalid", "Không hợp lệ", "t.invalid", "number", 100),
        Column("issued", "Phát ra", "t.issued", "number", 75),
        Column("collected", "Thu về", "t.collected", "number", 75),
        Column(
            "recused", "Không bỏ phiếu",
            "coalesce((select group_concat(m.name, '; ') from json_each(t.recused) r "
            "join council_members m on m.uid = r.value), '')",
            width=150,
        ),
        Column("ballot", "Cách bỏ phiếu", "t.ballot", "choice", 150, texts=BALLOT_KINDS,
               on_paper=False),
        Column("required", "Cần đạt", "t.required", width=320, on_paper=False),
        Column("position", "Chức vụ", "s.position", width=150, on_paper=False),
        Column("unit", "Đơn vị", "u.name", width=200, order="u.tree_key", on_paper=False),
        Column("kind", "Đối tượng", "s.kind", "choice", 100, texts=SUBJECT_KINDS, on_paper=False),
        Column("note", "Ghi chú", "t.note", width=160, on_paper=False, internal=True),
        Column("held_on", "Ngày họp", "h.held_on", "date", 100, on_paper=False),
        Column("period", "Kỳ", "h.period", width=90, on_paper=False),
    ),
    where="t.deleted_at is null and h.deleted_at is null",
    order="h.held_on desc, h.id, t.place",
    search="s.search_key",
    unit="s.unit_uid",
    scopes={"meeting": "t.meeting_uid = ?", "period": "h.period = ?"},
)  # fmt: skip
