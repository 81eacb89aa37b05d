"""Tờ trình: what was proposed to the offices above, and what they answered."""

from models.listing import Column, Listing
from models.submissions import SUBMISSION_STATUSES


def _count(status: str = "") -> str:
    condition = f" and n.status = '{status}'" if status else ""
    return (
        "(select count(*) from nominations n where n.submission_uid = t.uid "
        f"and n.deleted_at is null{condition})"
    )


SUBMISSION_LIST = Listing(
    id="submission-list",
    title="Danh sách tờ trình cấp trên",
    tables="submissions t",
    columns=(
        Column(
            "code", "Số, ký hiệu",
            "case when t.number = '' then '' else "
            "case when t.number glob '[0-9]' then '0' else '' end || t.number "
            "|| '/' || t.symbol end",
            width=130, order="cast(t.number as integer)",
        ),
        Column("submitted_on", "Ngày", "t.submitted_on", "date", 100),
        Column("summary", "Trích yếu", "t.summary", width=300),
        Column("addressee", "Kính gửi", "t.addressee", width=230),
        Column("status", "Tình trạng", "t.status", "choice", 160, texts=SUBMISSION_STATUSES),
        Column("nominations", "Số đề nghị", _count(), "number", 100),
        Column("waiting", "Chờ kết quả", _count("submitted"), "number", 100),
        Column("awarded", "Được khen", _count("awarded"), "number", 90),
        Column("returned", "Không được", _count("returned"), "number", 100),
        Column("level", "Cấp", "t.level", "choice", 90, on_paper=False),
        Column("period", "Kỳ", "t.period", width=90, on_paper=False),
        Column("note", "Ghi chú", "t.note", width=160, on_paper=False, internal=True),
    ),
    order="t.submitted_on is not null, t.submitted_on desc, t.id desc",
    scopes={"period": "t.period = ?", "status": "t.status = ?"},
)  # fmt: skip
