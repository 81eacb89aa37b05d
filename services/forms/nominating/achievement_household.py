"""Báo cáo thành tích hộ gia đình, its third part generated from the award history."""

from __future__ import annotations

from services.documents.document import Block, Document, Signer
from services.forms.form import Wanted
from services.forms.nominating.achievement_facts import AchievementFacts, achievement_facts
from services.forms.nominating.achievement_report import (
    ACHIEVEMENT,
    AchievementReport,
    achievement_form,
    answer,
    born,
    confirmation,
    fact,
    number_sentences,
    part,
)
from services.forms.signing import SIGN_HERE
from services.services import Services

SENTENCES = (
    *number_sentences("-"),
    ACHIEVEMENT,
    confirmation("XÁC NHẬN CỦA THÔN, BẢN, TỔ DÂN PHỐ"),
)


def make(services: Services, wanted: Wanted) -> Document:
    facts = achievement_facts(services, wanted.uid, "household")
    report = AchievementReport(services, ACHIEVEMENT_HOUSEHOLD, wanted, facts)
    author = Signer(("CHỦ HỘ",), facts.subject.name, hint=SIGN_HERE)
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
    return report.achievements(
        *report.told("1. Thành tích của hộ gia đình:"),
        *report.results("2. Kết quả bình xét Gia đình văn hóa hằng năm:", "Kết quả bình xét"),
    )


ACHIEVEMENT_HOUSEHOLD = achievement_form(
    "achievement-household",
    "Báo cáo thành tích hộ gia đình",
    "household",
    make,
    SENTENCES,
    called="Báo cáo thành tích hộ",
)
