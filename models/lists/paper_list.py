"""Văn bản đã lập: what was printed or opened in Word, with its number and day."""

from models.listing import Column, Listing

PAPER_STATUSES = {
    "waiting": "Chờ số, ngày",
    "unmade": "Chưa in",
    "complete": "Đã đủ",
}

PAPER_LIST = Listing(
    id="paper-list",
    title="Danh sách văn bản đã lập",
    tables="papers t",
    columns=(
        Column("title", "Văn bản", "t.title", width=300),
        Column(
            "code", "Số, ký hiệu",
            "case when t.number = '' then '' else "
            "case when t.number glob '[0-9]' then '0' else '' end || t.number "
            "|| case when t.symbol = '' then '' else '/' || t.symbol end end",
            width=140, order="cast(t.number as integer)",
        ),
        Column("dated_on", "Ngày", "t.dated_on", "date", 100),
        Column(
            "status", "Tình trạng",
            "case when t.numbered = 0 then 'complete' when t.made_on is null then 'unmade' "
            "when t.dated_on is null or t.number = '' then 'waiting' else 'complete' end",
            "choice", 125, texts=PAPER_STATUSES,
        ),
        Column("kind", "Loại văn bản", "t.kind", width=190),
        Column("made_on", "Lập ngày", "t.made_on", "date", 100),
    ),
    order="t.dated_on is not null, t.made_on is null, t.made_on desc, t.id desc",
)  # fmt: skip
