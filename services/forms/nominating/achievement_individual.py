"""F08: báo cáo thành tích cá nhân, its third part generated from the award history."""

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
    longer_answer,
    number_sentences,
    part,
    sex,
)
from services.forms.signing import SIGN_HERE
from services.services import Services

SENTENCES = (
    *number_sentences("Mẫu số 02"),
    ACHIEVEMENT,
    confirmation("THỦ TRƯỞNG ĐƠN VỊ\nXÁC NHẬN, ĐỀ NGHỊ"),
)


def make(services: Services, wanted: Wanted) -> Document:
    facts = achievement_facts(services, wanted.uid, "individual")
    report = AchievementReport(services, ACHIEVEMENT_INDIVIDUAL, wanted, facts)
    posthumous = facts.nomination is not None and facts.nomination.posthumous
    author = Signer(("NGƯỜI BÁO CÁO",), "" if posthumous else facts.subject.name, hint=SIGN_HERE)
    return report.document(
        report.own_head(),
        _introduction(facts, private=wanted.private),
        _achievements(report),
        author,
    )


def _introduction(facts: AchievementFacts, *, private: bool) -> list[Block]:
    subject, answers = facts.subject, facts.answers
    return [
        part("I. SƠ LƯỢC LÝ LỊCH"),
        fact("Họ và tên", subject.name),
        fact("Sinh ngày, tháng, năm", born(facts)),
        fact("Giới tính", sex(facts)),
        *([fact("Dân tộc", subject.ethnicity)] if private else []),
        *answer(answers, "home", "Quê quán"),
        *answer({"residence": subject.address} | dict(answers), "residence", "Trú quán"),
        fact("Đơn vị công tác", facts.unit_name),
        fact("Chức vụ", subject.position),
        *answer(answers, "party", "Chức vụ Đảng, đoàn thể"),
        *answer(answers, "joined_party", "Ngày vào Đảng"),
        *answer(answers, "schooling", "Trình độ chuyên môn, nghiệp vụ"),
        *answer(answers, "politics", "Trình độ lý luận chính trị"),
        *answer(answers, "degrees", "Học hàm, học vị, danh hiệu, giải thưởng"),
    ]


def _achievements(report: AchievementReport) -> list[Block]:
    return report.achievements(
        *longer_answer(
            report.facts.answers, "duties", "1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận:"
        ),
        *report.told("2. Thành tích đạt được của cá nhân:"),
        *report.results(
            "3. Kết quả đánh giá, xếp loại chất lượng hằng năm:", "Mức độ hoàn thành nhiệm vụ"
        ),
        *report.initiatives("4. Sáng kiến, đề tài, đề án được công nhận:"),
    )


ACHIEVEMENT_INDIVIDUAL = achievement_form(
    "achievement-individual",
    "Báo cáo thành tích cá nhân",
    "individual",
    make,
    SENTENCES,
    has_private=True,
)
