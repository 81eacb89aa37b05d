"""Khen thưởng: every recipient of every decision, as they were on its day."""

from models.listing import Column, Listing
from models.subjects import HOLDER_CLASSES, SUBJECT_KINDS

AWARD_LIST = Listing(
    id="award-list",
    title="Danh sách khen thưởng",
    tables="awards t join decisions d on d.uid = t.decision_uid",
    columns=(
        Column("name", "Họ và tên / Tên tập thể", "t.name", width=230, order="t.sort_key"),
        Column("kind", "Đối tượng", "t.kind", "choice", 100, texts=SUBJECT_KINDS),
        Column("position", "Chức vụ", "t.subject_position", width=160),
        Column("unit", "Đơn vị", "t.unit_name", width=200),
        Column("award", "Danh hiệu, hình thức", "t.award_type", "choice", 220),
        Column("achievement", "Thành tích", "t.achievement", width=240),
        Column("decision", "Số quyết định",
               "case when d.number = '' then '' else "
               "case when d.number glob '[0-9]' then '0' else '' end || d.number "
               "|| case when d.symbol = '' then '' else '/' || d.symbol end end", width=130),
        Column("decided_on", "Ngày quyết định", "d.decided_on", "date", 110),
        Column("level", "Cấp", "d.level", "choice", 90, on_paper=False),
        Column("issuer", "Cơ quan ban hành", "d.issuer", width=200, on_paper=False),
        Column("ground", "Loại hình", "t.ground", "choice", 150, on_paper=False),
        Column("period", "Kỳ", "t.period", width=90, indexed=True, on_paper=False),
        Column("holder_class", "Lãnh đạo hay trực tiếp", "t.holder_class", "choice", 150,
               texts=HOLDER_CLASSES, on_paper=False),
        Column("prize", "Tiền thưởng đã ghi", "t.prize", "money", 130, on_paper=False),
        Column("book_number", "Số sổ", "t.book_number", width=80, on_paper=False),
        Column("presented_on", "Ngày trao", "t.presented_on", "date", 100, on_paper=False),
        Column("presented_to", "Người nhận thay", "t.presented_to", width=150, on_paper=False),
        Column("revoked", "Hiệu lực",
               "case when t.revoked_by is null then '' else 'Đã thu hồi' end", width=100,
               on_paper=False),
        Column("note", "Ghi chú", "t.note", width=160, on_paper=False, internal=True),
    ),
    order="d.decided_on desc, d.id desc, t.position",
    in_order="decisions d cross join awards t on t.decision_uid = d.uid",
    where="t.deleted_at is null and d.deleted_at is null",
    scopes={
        "decision": "t.decision_uid = ?",
        "period": "t.period = ?",
        "award": "t.award_type = ?",
        "subject": "t.subject_uid = ?",
        "decided": "d.status = ?",
    },
)  # fmt: skip
