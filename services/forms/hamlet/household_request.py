"""F18: the paper in which a hamlet asks for the title Gia đình văn hóa for its households (Mẫu số 01)."""

from __future__ import annotations

from services.documents.document import Document, Heading
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.hamlet.hamlet_paper import (
    SIGNERS,
    HamletPaper,
    hamlet_form,
    told,
    usual_sentences,
)
from services.forms.hamlet.household_facts import AWARD, hamlet_facts
from services.services import Services

BLANKS = (
    "xã", "thôn", "Thôn", "năm", "ngày họp", "số hộ", "số hộ dự họp", "số hộ đạt",
    "từ ngày", "đến ngày",
)  # fmt: skip
SENTENCES = (
    *usual_sentences("Mẫu số 01"),
    Sentence("about", "Trích yếu", "Xét tặng danh hiệu “Gia đình văn hóa” năm {năm}", BLANKS),
    Sentence(
        "meeting",
        "Câu kể cuộc họp và việc lấy ý kiến",
        "Thực hiện việc xét tặng danh hiệu “Gia đình văn hóa” năm {năm}, {thôn} đã tổ chức họp "
        "bình xét {ngày họp}, có đại diện {số hộ dự họp} hộ trong tổng số {số hộ} hộ dự họp. "
        "Danh sách các hộ gia đình đủ điều kiện đã được thông báo công khai để lấy ý kiến người "
        "dân từ {từ ngày} đến {đến ngày}.",
        BLANKS,
    ),
    Sentence(
        "request",
        "Câu đề nghị",
        "{Thôn} đề nghị Chủ tịch Ủy ban nhân dân {xã} xem xét, quyết định tặng danh hiệu “Gia đình "
        "văn hóa” năm {năm} cho {số hộ đạt} hộ gia đình.",
        BLANKS,
    ),
    Sentence(
        "attached",
        "Hồ sơ kèm theo",
        "Hồ sơ gửi kèm theo gồm: Bảng tổng hợp danh sách các hộ gia đình đủ điều kiện và kết quả "
        "lấy ý kiến người dân; Biên bản họp bình xét của {thôn}./.",
        BLANKS,
    ),
    *SIGNERS,
)


def make(services: Services, wanted: Wanted) -> Document:
    facts = hamlet_facts(services, wanted)
    paper = HamletPaper(services, HOUSEHOLD_REQUEST, wanted, facts, AWARD)
    minutes = f"Căn cứ Biên bản họp bình xét {paper.known['ngày họp']} của {facts.name}"
    return Document(
        title=paper.title("Đề nghị xét tặng danh hiệu Gia đình văn hóa của"),
        dated=paper.paper.day,
        blocks=(
            *paper.head(),
            Heading("ĐỀ NGHỊ", paper.say("about")),
            paper.addressees(),
            paper.bases(minutes),
            *paper.paragraphs("meeting"),
            *paper.paragraphs("request", **{"số hộ đạt": told(facts.reached_count or None)}),
            *paper.paragraphs("attached"),
            paper.signature("Như trên", f"Lưu: {facts.name}"),
        ),
    )


HOUSEHOLD_REQUEST = hamlet_form(
    "household-request",
    "Văn bản đề nghị xét tặng Gia đình văn hóa của thôn",
    make,
    SENTENCES,
    lambda _: "Đề nghị Gia đình văn hóa",
)
