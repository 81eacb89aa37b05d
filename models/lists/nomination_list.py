"""Đề nghị khen thưởng: who is put forward for what in a period, and how far that has come."""

from models.listing import Column, Listing
from models.nominations import NOMINATION_SOURCES, NOMINATION_STATUSES
from models.subjects import HOLDER_CLASSES, SUBJECT_KINDS

VOTE = (
    "(select {} from votes v where v.nomination_uid = t.uid and v.deleted_at is null "
    "order by v.id desc limit 1)"
)
DECISION = (
    "(select {} from awards a join decisions d on d.uid = a.decision_uid "
    "where a.nomination_uid = t.uid and a.deleted_at is null and d.deleted_at is null "
    "order by a.id desc limit 1)"
)
CODE = (
    "case when d.number = '' then 'Chưa có số' else "
    "case when d.number glob '[0-9]' then '0' else '' end || d.number "
    "|| case when d.symbol = '' then '' else '/' || d.symbol end end"
)

NOMINATION_LIST = Listing(
    id="nomination-list",
    title="Danh sách đề nghị khen thưởng",
    tables=(
        "nominations t join subjects s on s.uid = t.subject_uid "
        "left join units u on u.uid = s.unit_uid "
        "left join movements m on m.uid = t.movement_uid "
        "left join submissions b on b.uid = t.submission_uid "
        "left join dossiers o on o.uid = t.dossier_uid"
    ),
    columns=(
        Column("name", "Họ và tên / Tên tập thể", "s.name", width=190, order="s.sort_key"),
        Column("award", "Đề nghị tặng", "t.award_type", "choice", 190),
        Column("status", "Tình trạng", "t.status", "choice", 140, texts=NOMINATION_STATUSES,
               on_paper=False),
        Column("achievement", "Thành tích", "t.achievement", width=260),
        Column("kind", "Đối tượng", "s.kind", "choice", 95, texts=SUBJECT_KINDS),
        Column("position", "Chức vụ", "s.position", width=140),
        Column("unit", "Đơn vị", "u.name", width=200, order="u.tree_key"),
        Column("ground", "Loại hình", "t.ground", "choice", 170, on_paper=False),
        Column("movement", "Phong trào", "m.name", width=180, on_paper=False),
        Column("achieved_on", "Ngày lập thành tích", "t.achieved_on", "date", 110,
               on_paper=False),
        Column("posthumous", "Truy tặng", "case t.posthumous when 1 then 'yes' else '' end",
               "choice", 80, texts={"": "", "yes": "Truy tặng"}, on_paper=False),
        Column("source", "Nguồn", "t.source", "choice", 150, texts=NOMINATION_SOURCES,
               on_paper=False),
        Column("proposed_on", "Ngày lập", "t.proposed_on", "date", 95, on_paper=False),
        Column("status_on", "Từ ngày", "t.status_on", "date", 95, on_paper=False),
        Column("vote", "Hội đồng",
               VOTE.format("case v.passed when 1 then 'yes' when 0 then 'no' else 'waits' end"),
               "choice", 130,
               texts={"yes": "Đồng ý", "no": "Không đồng ý", "waits": "Chờ họp"}, on_paper=False),
        Column("decision", "Quyết định", DECISION.format(CODE), width=130, on_paper=False),
        Column("submission", "Tờ trình",
               "case when b.uid is null then '' when b.number = '' then 'Chưa có số' else "
               "b.number || case when b.symbol = '' then '' else '/' || b.symbol end end",
               width=120, on_paper=False),
        Column("dossier", "Hồ sơ đến số", "o.number", "number", 100, on_paper=False),
        Column("holder_class", "Lãnh đạo hay trực tiếp", "s.holder_class", "choice", 150,
               texts=HOLDER_CLASSES, on_paper=False),
        Column("reason", "Lý do trả lại, rút", "t.reason", width=180, internal=True,
               on_paper=False),
        Column("note", "Ghi chú", "t.note", width=180, internal=True),
        Column("period", "Kỳ", "t.period", width=90, on_paper=False),
    ),
    order="u.tree_key, s.sort_key",
    search="s.search_key",
    unit="s.unit_uid",
    scopes={
        "period": "t.period = ?",
        "status": "t.status = ?",
        "dossier": "t.dossier_uid = ?",
        "submission": "t.submission_uid = ?",
        "award": "t.award_type = ?",
        "subject": "t.subject_uid = ?",
    },
)  # fmt: skip
