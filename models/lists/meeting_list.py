"""Họp Hội đồng: when, where, how many were there and what came of it."""

from models.councils import MEETING_STATUSES
from models.listing import Column, Listing

SITTING = (
    "council_members m where m.council_uid = t.council_uid and m.deleted_at is null "
    "and coalesce(m.starts_on, '') <= t.held_on and coalesce(m.ends_on, '9999') >= t.held_on"
)
AWAY = (
    "exists (select 1 from attendances a where a.meeting_uid = t.uid and a.member_uid = m.uid "
    "and a.deleted_at is null and a.present = 0)"
)
VOTES = "(select count(*) from votes v where v.meeting_uid = t.uid and v.deleted_at is null{})"

MEETING_LIST = Listing(
    id="meeting-list",
    title="Danh sách các cuộc họp Hội đồng",
    tables="meetings t join councils c on c.uid = t.council_uid",
    columns=(
        Column("held_on", "Ngày họp", "t.held_on", "date", 100),
        Column("council", "Hội đồng", "c.name", width=300),
        Column("status", "Tình trạng", "t.status", "choice", 130, texts=MEETING_STATUSES),
        Column(
            "present", "Có mặt",
            f"(select count(*) from {SITTING} and not {AWAY}) || '/' || "
            f"(select count(*) from {SITTING})",
            width=80,
        ),
        Column("agenda", "Đề nghị", VOTES.format(""), "number", 80),
        Column("passed", "Đạt", VOTES.format(" and v.passed = 1"), "number", 70),
        Column("failed", "Không đạt", VOTES.format(" and v.passed = 0"), "number", 85),
        Column("venue", "Địa điểm", "t.venue", width=180),
        Column("chaired_by", "Chủ trì", "t.chaired_by", width=150),
        Column("secretary", "Thư ký", "t.secretary", width=150),
        Column("content", "Nội dung", "t.content", width=220, on_paper=False),
        Column("note", "Ghi chú", "t.note", width=160, on_paper=False, internal=True),
        Column("period", "Kỳ", "t.period", width=90, on_paper=False),
    ),
    order="t.held_on desc",
    search="folded(c.name || ' ' || t.venue || ' ' || t.content || ' ' || t.chaired_by)",
    scopes={"period": "t.period = ?", "status": "t.status = ?", "council": "t.council_uid = ?"},
)  # fmt: skip
