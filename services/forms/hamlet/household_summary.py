"""F18: households that reached Gia đình văn hóa, and what people said of the list (Mẫu số 02)."""

from __future__ import annotations

from services.documents.document import Column, ColumnGroup, Document, Heading, Table
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.hamlet.hamlet_paper import (
    SIGNERS,
    HamletPaper,
    hamlet_form,
    household_table,
    usual_sentences,
)
from services.forms.hamlet.household_facts import AWARD, HamletFacts, hamlet_facts
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
    return household_table(columns, facts.reached, lambda each: ("", each.review.note), BLANK_ROWS)


HOUSEHOLD_SUMMARY = hamlet_form(
    "household-summary",
    "Bảng tổng hợp hộ đạt Gia đình văn hóa và kết quả lấy ý kiến",
    make,
    SENTENCES,
    lambda _: "Bảng tổng hợp Gia đình văn hóa",
    ".xlsx",
)
