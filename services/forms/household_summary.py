"""F18: households that reached Gia đình văn hóa, and what people said of the list (Mẫu số 02)."""

from __future__ import annotations

from services.documents.document import Cell, Column, ColumnGroup, Document, Heading, Row, Table
from services.form_words import Sentence
from services.forms.form import Form, Wanted
from services.forms.hamlet_paper import OFFICIAL, SIGNERS, HamletPaper, usual_sentences
from services.forms.household_facts import AWARD, HamletFacts, ReviewedHousehold, hamlet_facts
from services.services import Services

BLANKS = ("thôn", "Thôn", "năm", "số hộ", "số hộ dự họp", "số hộ đạt", "từ ngày", "đến ngày")
BLANK_ROWS = 5
SENTENCES = (
    usual_sentences("Mẫu số 02")[0],
    Sentence(
        "about",
        "Trích yếu",
        "Danh sách hộ gia đình đủ điều kiện xét tặng danh hiệu “Gia đình văn hóa” năm {năm} "
        "và kết quả lấy ý kiến người dân",
        BLANKS,
    ),
    Sentence(
        "counts",
        "Câu tổng hợp",
        "Tổng số hộ gia đình: {số hộ}; số hộ dự họp bình xét: {số hộ dự họp}; số hộ đủ điều kiện: "
        "{số hộ đạt}.",
        BLANKS,
    ),
    Sentence(
        "posted",
        "Câu kể thời gian lấy ý kiến",
        "Thời gian công khai lấy ý kiến người dân: từ {từ ngày} đến {đến ngày}.",
        BLANKS,
    ),
    *SIGNERS,
)


def make(services: Services, wanted: Wanted) -> Document:
    facts = hamlet_facts(services, wanted)
    paper = HamletPaper(services, HOUSEHOLD_SUMMARY, wanted, facts, AWARD)
    return Document(
        title=paper.title("Bảng tổng hợp hộ gia đình văn hóa của"),
        dated=paper.paper.day,
        blocks=(
            *paper.head(),
            Heading("BẢNG TỔNG HỢP", paper.say("about")),
            *paper.paragraphs("counts"),
            *paper.paragraphs("posted"),
            _table(facts),
            paper.signature(),
        ),
    )


def _table(facts: HamletFacts) -> Table:
    columns = (
        Column("TT", mm=10, align="center"),
        Column("Họ và tên chủ hộ", 2.0),
        Column("Điểm", mm=16, align="center"),
        ColumnGroup(
            "Họp bình xét",
            (
                Column("Số hộ đồng ý", mm=20, align="center"),
                Column("Tỷ lệ %", mm=16, align="center"),
            ),
        ),
        Column("Kết quả lấy ý kiến người dân", 1.3),
        Column("Ghi chú", mm=24),
    )
    rows = [_row(number, each) for number, each in enumerate(facts.reached, start=1)]
    blank = [Row(("",) * 7)] * BLANK_ROWS
    return Table(columns, rows or blank, size=12, row_height=0 if rows else 8)


def _row(number: int, household: ReviewedHousehold) -> Row:
    review = household.review
    agreed = "" if review.agreed is None else str(review.agreed)
    return Row(
        (
            (number, str(number)),
            household.name,
            Cell(household.score, review.score),
            Cell(agreed, review.agreed),
            household.share,
            "",
            review.note,
        )
    )


def file_name(services: Services, wanted: Wanted) -> str:
    facts = hamlet_facts(services, wanted)
    return f"Bảng tổng hợp Gia đình văn hóa {facts.unit.name} {facts.period.name.lower()}"


HOUSEHOLD_SUMMARY = Form(
    "household-summary",
    "Bảng tổng hợp hộ đạt Gia đình văn hóa và kết quả lấy ý kiến",
    (".pdf", ".docx", ".xlsx"),
    make,
    file_name,
    step="nominate",
    by_period=True,
    by_unit="required",
    units=("hamlet", "other"),
    official=OFFICIAL,
    sentences=SENTENCES,
)
