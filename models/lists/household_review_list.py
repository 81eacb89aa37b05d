"""Gia đình văn hóa: how each household was found, and what its hamlet's meeting left on paper."""

from models.household_reviews import EXCLUSIONS_IN_SHORT
from models.listing import Column, Listing

_SCORE = (
    "case when t.score is null then null "
    "when t.score = cast(t.score as integer) then cast(t.score as integer) "
    "else replace(printf('%.10g', t.score), '.', ',') end"
)
_SHORT = " ".join(f"when '{code}' then '{words}'" for code, words in EXCLUSIONS_IN_SHORT.items())
_EXCLUSIONS = (
    f"(select group_concat(case e.value {_SHORT} end, '; ') from json_each(t.exclusions) as e)"
)

HOUSEHOLD_REVIEW_LIST = Listing(
    id="household-review-list",
    title="Danh sách bình xét Gia đình văn hóa",
    tables=(
        "household_reviews t join subjects s on s.uid = t.subject_uid "
        "left join units u on u.uid = s.unit_uid"
    ),
    columns=(
        Column("name", "Chủ hộ", "s.name", width=190, order="s.sort_key"),
        Column("unit", "Thôn, bản, tổ dân phố", "u.name", width=190, order="u.tree_key"),
        Column("score", "Điểm", _SCORE, "number", 70, order="t.score"),
        Column("exclusions", "Trường hợp không xét", _EXCLUSIONS, width=190, internal=True),
        Column("met_on", "Ngày họp", "t.met_on", "date", 100),
        Column("households", "Số hộ của thôn", "t.households", "number", 110, on_paper=False),
        Column("present", "Số hộ dự họp", "t.present", "number", 110),
        Column("agreed", "Số hộ đồng ý", "t.agreed", "number", 110),
        Column("posted_from", "Niêm yết từ", "t.posted_from", "date", 100),
        Column("posted_to", "Niêm yết đến", "t.posted_to", "date", 105),
        Column("received_on", "Nhận hồ sơ", "t.received_on", "date", 100),
        Column("note", "Ghi chú", "t.note", width=180, internal=True, on_paper=False),
        Column("period", "Kỳ", "t.period", width=90, on_paper=False),
    ),
    order="u.tree_key, s.sort_key",
    where="t.deleted_at is null and s.deleted_at is null",
    search="s.search_key",
    unit="s.unit_uid",
    scopes={"period": "t.period = ?"},
)  # fmt: skip
