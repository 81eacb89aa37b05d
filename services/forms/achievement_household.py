"""Báo cáo thành tích hộ gia đình, its third part generated from the award history."""

from __future__ import annotations

from services.documents.document import Block, Document, Signer
from services.form_words import Sentence
from services.forms.achievement_facts import AchievementFacts, achievement_facts
from services.forms.achievement_report import (
    ACHIEVEMENT,
    OFFICIAL,
    SIGNED,
    AchievementReport,
    answer,
    born,
    fact,
    number_sentences,
    part,
)
from services.forms.form import Form, Wanted
from services.services import Services

SENTENCES = (
    *number_sentences("-"),
    ACHIEVEMENT,
    Sentence(
        "confirmation",
        "Phần xác nhận của cấp trên",
        "XÁC NHẬN CỦA TRƯỞNG THÔN",
        lines=True,
    ),
)


def make(services: Services, wanted: Wanted) -> Document:
    facts = achievement_facts(services, wanted.uid, "household")
    report = AchievementReport(services, ACHIEVEMENT_HOUSEHOLD, wanted, facts)
    author = Signer(("CHỦ HỘ",), facts.subject.name, hint=SIGNED)
    return report.document(report.own_head(), _introduction(facts), _achievements(report), author)


def _introduction(facts: AchievementFacts) -> list[Block]:
    subject, answers = facts.subject, facts.answers
    return [
        part("I. SƠ LƯỢC VỀ HỘ GIA ĐÌNH"),
        fact("Họ và tên chủ hộ", subject.name),
        fact("Sinh ngày, tháng, năm", born(facts)),
        fact("Địa chỉ", subject.address or facts.unit_name),
        *answer(answers, "members", "Số nhân khẩu"),
        *answer(answers, "work", "Nghề nghiệp, kinh tế của hộ"),
        *answer(answers, "circumstances", "Hoàn cảnh gia đình"),
    ]


def _achievements(report: AchievementReport) -> list[Block]:
    facts = report.facts
    blocks: list[Block] = [part("II. THÀNH TÍCH ĐẠT ĐƯỢC"), *report.occasion()]
    if facts.occasion != "merit":
        return [*blocks, *report.told("Nội dung thành tích:")]
    return [
        *blocks,
        *report.told("1. Thành tích của hộ gia đình:"),
        *report.results("2. Kết quả bình xét Gia đình văn hóa hằng năm:", "Kết quả bình xét"),
    ]


def file_name(services: Services, wanted: Wanted) -> str:
    name = achievement_facts(services, wanted.uid, "household").subject.name
    return f"Báo cáo thành tích hộ {name}"


ACHIEVEMENT_HOUSEHOLD = Form(
    "achievement-household",
    "Báo cáo thành tích hộ gia đình",
    (".pdf", ".docx"),
    make,
    file_name,
    needs_record=True,
    record="nomination",
    also="subject",
    subjects=("household",),
    step="nominate",
    official=OFFICIAL,
    sentences=SENTENCES,
)
