"""F18: the minutes of the meeting at which a hamlet reviewed its households (Mẫu số 03)."""

from __future__ import annotations

from models.numbers import format_count
from services.documents.document import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    SignatureBlock,
    Signer,
    Table,
    bold,
)
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.hamlet.hamlet_paper import (
    BLANK,
    SIGNERS,
    HamletPaper,
    hamlet_form,
    household_table,
    told,
    told_day,
    usual_sentences,
)
from services.forms.hamlet.household_facts import AWARD, HamletFacts, hamlet_facts, percent
from services.forms.signing import SIGN_HERE
from services.services import Services

BLANKS = (
    "thôn", "Thôn", "năm", "ngày họp", "số hộ", "số hộ dự họp", "số hộ đạt", "số hộ không đạt",
)  # fmt: skip
BLANK_ROWS = 8
RESULTS = {True: "Đủ điều kiện", False: "Không đủ điều kiện", None: ""}
SENTENCES = (
    usual_sentences("Mẫu số 03")[0],
    Sentence("about", "Trích yếu", "Bình xét danh hiệu “Gia đình văn hóa” năm {năm}", BLANKS),
    Sentence(
        "content",
        "Nội dung cuộc họp",
        "Cuộc họp đánh giá mức độ đạt các tiêu chuẩn của từng hộ gia đình để bình xét danh hiệu "
        "“Gia đình văn hóa” năm {năm}. Sau khi nghe phổ biến tiêu chuẩn, trình tự xét tặng và thảo "
        "luận, cuộc họp đã biểu quyết đối với từng hộ, kết quả như sau:",
        BLANKS,
    ),
    Sentence(
        "conclusion",
        "Kết luận",
        "Cuộc họp thống nhất {số hộ đạt} hộ gia đình đủ điều kiện đề nghị xét tặng danh hiệu “Gia "
        "đình văn hóa” năm {năm}; {số hộ không đạt} hộ không đủ điều kiện. Danh sách các hộ đủ điều "
        "kiện được thông báo công khai để lấy ý kiến người dân trước khi lập hồ sơ đề nghị.",
        BLANKS,
    ),
    Sentence(
        "closing",
        "Câu kết thúc",
        "Cuộc họp kết thúc hồi …… giờ …… phút cùng ngày. Biên bản được đọc cho mọi người dự họp "
        "cùng nghe, thống nhất thông qua và lập thành 02 bản có giá trị như nhau: {thôn} lưu 01 "
        "bản, gửi Ủy ban nhân dân {xã} 01 bản kèm hồ sơ đề nghị./.",
        BLANKS,
    ),
    *SIGNERS,
)


def make(services: Services, wanted: Wanted) -> Document:
    facts = hamlet_facts(services, wanted)
    paper = HamletPaper(services, HOUSEHOLD_MINUTES, wanted, facts, AWARD)
    failed = BLANK if facts.reached_count is None else format_count(len(facts.failed))
    return Document(
        title=paper.title("Biên bản họp bình xét Gia đình văn hóa của"),
        dated=paper.paper.day,
        blocks=(
            *paper.head(),
            Heading("BIÊN BẢN HỌP", paper.say("about")),
            *_opening(facts),
            *paper.paragraphs("content"),
            _table(facts),
            *paper.paragraphs("conclusion", **{"số hộ không đạt": failed}),
            *paper.paragraphs("closing"),
            SignatureBlock((Signer(("THƯ KÝ",), hint=SIGN_HERE), paper.signer("CHỦ TRÌ"))),
        ),
    )


def _opening(facts: HamletFacts) -> list[Block]:
    position = facts.head_position
    head = f"Ông (bà) {facts.head.name}, {position}" if facts.head else ""
    share = _share(facts)
    return [
        Paragraph(
            (bold("1. Thời gian: "), Run(f"{BLANK} giờ {BLANK} phút, {told_day(facts.met_on)}."))
        ),
        Paragraph((bold("2. Địa điểm"), Run(":")), leader=True),
        Paragraph((bold("3. Thành phần:"),), keep_with_next=True),
        Paragraph(f"- Chủ trì: {head}.") if head else Paragraph("- Chủ trì:", leader=True),
        Paragraph("- Thư ký:", leader=True),
        Paragraph("- Đại diện Ban Công tác Mặt trận và các tổ chức đoàn thể:", leader=True),
        Paragraph(
            f"- Tổng số hộ gia đình của {facts.name}: {told(facts.total)}; số hộ có đại diện dự "
            f"họp: {told(facts.present)}{share}."
        ),
        Paragraph((bold("4. Nội dung:"),), keep_with_next=True),
    ]


def _share(facts: HamletFacts) -> str:
    if not facts.total or facts.present is None:
        return ""
    return f" (đạt {percent(facts.present, facts.total)}%)"


def _table(facts: HamletFacts) -> Table:
    columns = (
        Column("TT", mm=10, align="center"),
        Column("Họ và tên chủ hộ", 2.0),
        Column("Điểm", mm=15, align="center"),
        Column("Số hộ đồng ý", mm=18, align="center"),
        Column("Tỷ lệ %", mm=15, align="center"),
        Column("Kết quả", mm=26, align="center"),
        Column("Lý do không đủ điều kiện", 1.6),
    )
    return household_table(
        columns,
        facts.households,
        lambda each: (RESULTS[each.reached], each.reason),
        BLANK_ROWS,
    )


HOUSEHOLD_MINUTES = hamlet_form(
    "household-minutes",
    "Biên bản họp bình xét Gia đình văn hóa của thôn",
    make,
    SENTENCES,
    lambda _: "Biên bản bình xét Gia đình văn hóa",
)
