"""Sổ tiếp nhận hồ sơ: what was handed in, and by when it is to be answered."""

from models.dossiers import CHANNELS, DOSSIER_STATUSES
from models.listing import Column, Listing

DAYS_BEFORE_WARNING = 3

DOSSIER_LIST = Listing(
    id="dossier-list",
    title="Sổ tiếp nhận hồ sơ khen thưởng",
    tables="dossiers t left join units u on u.uid = t.unit_uid",
    columns=(
        Column(
            "number", "Số", "printf('%02d/%s', t.number, substr(t.received_on, 1, 4))", width=80,
            order="substr(t.received_on, 1, 4), t.number",
        ),
        Column("received_on", "Ngày nhận", "t.received_on", "date", 96),
        Column("submitter", "Người, đơn vị nộp", "t.submitter", width=180),
        Column("due_on", "Hẹn trả", "t.due_on", "date", 96),
        Column(
            "timing", "Thời hạn",
            "case when t.due_on is null then '' "
            "when t.status = 'answered' "
            "then case when t.answered_on > t.due_on then 'answered_late' else 'answered' end "
            "when t.due_on < today() then 'late' "
            f"when t.due_on <= date(today(), '+{DAYS_BEFORE_WARNING} day') then 'soon' "
            "else 'open' end",
            "choice", 140,
            texts={
                "late": "Quá hạn",
                "soon": "Sắp đến hạn",
                "open": "Còn hạn",
                "answered": "Trả đúng hạn",
                "answered_late": "Trả muộn",
                "": "",
            },
            on_paper=False,
        ),
        Column("status", "Tình trạng", "t.status", "choice", 160, texts=DOSSIER_STATUSES),
        Column("award", "Danh hiệu, hình thức", "t.award_type", "choice", 200),
        Column(
            "days_left", "Còn (ngày)",
            "case when t.status = 'accepted' "
            "then cast(julianday(t.due_on) - julianday(today()) as integer) end",
            "number", 90, on_paper=False,
        ),
        Column(
            "nominations", "Đề nghị",
            "(select count(*) from nominations n where n.dossier_uid = t.uid "
            "and n.deleted_at is null)",
            "number", 80,
        ),
        Column("unit", "Đơn vị", "u.name", width=180, order="u.tree_key", on_paper=False),
        Column("channel", "Cách nhận", "t.channel", "choice", 120, texts=CHANNELS),
        Column("summary", "Nội dung", "t.summary", width=200),
        Column("answered_on", "Ngày trả", "t.answered_on", "date", 96),
        Column("reason", "Lý do bổ sung, từ chối", "t.reason", width=200, on_paper=False),
        Column("note", "Ghi chú", "t.note", width=160, on_paper=False, internal=True),
        Column("period", "Kỳ", "t.period", width=90, on_paper=False),
    ),
    order="substr(t.received_on, 1, 4) desc, t.number desc",
    unit="t.unit_uid",
    scopes={
        "period": "t.period = ?",
        "year": "substr(t.received_on, 1, 4) = ?",
        "status": "t.status = ?",
    },
)  # fmt: skip
