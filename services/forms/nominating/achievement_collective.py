"""F09: báo cáo thành tích tập thể, its third part generated from the award history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from services.documents.document import Block, Document, Letterhead, Paragraph, Signer
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.nominating.achievement_facts import achievement_facts
from services.forms.nominating.achievement_report import (
    ACHIEVEMENT,
    AchievementReport,
    achievement_form,
    answer,
    confirmation,
    fact,
    longer_answer,
    number_sentences,
    part,
    title,
)
from services.forms.signing import SEAL_HERE
from services.profiles import has_none
from services.services import Services

SENTENCES = (
    *number_sentences("Mẫu số 01"),
    ACHIEVEMENT,
    Sentence("measures", "Biện pháp, nguyên nhân đạt được thành tích", "", lines=True, once=True),
    Sentence("policies", "Thực hiện chủ trương, chính sách, pháp luật", "", lines=True, once=True),
    Sentence("organisations", "Hoạt động của tổ chức đảng, đoàn thể", "", lines=True, once=True),
    Sentence(
        "no_party",
        "Câu ghi khi đơn vị không có tổ chức đảng",
        "{đơn vị} không có tổ chức đảng.",
        ("đơn vị",),
    ),
    Sentence(
        "no_unions",
        "Câu ghi khi đơn vị không có đoàn thể",
        "{đơn vị} không có tổ chức công đoàn, đoàn thể.",
        ("đơn vị",),
    ),
    confirmation("THỦ TRƯỞNG ĐƠN VỊ\nCẤP TRÊN TRỰC TIẾP\nNHẬN XÉT, XÁC NHẬN"),
)


def make(services: Services, wanted: Wanted) -> Document:
    facts = achievement_facts(services, wanted.uid, "collective")
    report = AchievementReport(services, ACHIEVEMENT_COLLECTIVE, wanted, facts)
    return report.document(
        _head(report),
        _introduction(report),
        _achievements(report),
        Signer(("THỦ TRƯỞNG ĐƠN VỊ",), hint=SEAL_HERE),
    )


def _head(report: AchievementReport) -> Letterhead:
    """Its own name under its unit; a unit that reports on itself stands under whom it belongs to."""
    subject, head = report.facts.subject, report.own_head()
    name = subject.name.upper()
    if not subject.unit_uid:
        return replace(head, agency=(name,), parent=report.paper.head.agency)
    return head if head.agency == (name,) else replace(head, agency=(name,), parent=head.agency)


def _introduction(report: AchievementReport) -> list[Block]:
    facts = report.facts
    answers = facts.answers
    address: Mapping[str, str] = {"address": facts.subject.address} | dict(answers)
    return [
        part("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH"),
        title("1. Đặc điểm, tình hình:"),
        fact("Tên đơn vị", facts.subject.name),
        *answer(address, "address", "Địa chỉ trụ sở chính"),
        *answer(answers, "telephone", "Điện thoại, thư điện tử"),
        *answer(answers, "founded", "Quá trình thành lập và phát triển"),
        *answer(answers, "situation", "Đặc điểm, tình hình"),
        *answer(answers, "structure", "Cơ cấu tổ chức"),
        *answer(answers, "people", "Tổng số cán bộ, công chức, viên chức, người lao động"),
        *_organisation(report, "party", "Tổ chức đảng", "no_party"),
        *_organisation(report, "unions", "Công đoàn và các đoàn thể", "no_unions"),
        *longer_answer(answers, "duties", "2. Chức năng, nhiệm vụ:"),
    ]


def _organisation(report: AchievementReport, key: str, label: str, none: str) -> list[Block]:
    """What it has of the kind; that it has none is said in a sentence."""
    facts = report.facts
    if has_none(facts.answers.get(key, "")):
        return [Paragraph(f"- {report.paper.say(none, **{'đơn vị': facts.subject.name})}")]
    return answer(facts.answers, key, label)


def _achievements(report: AchievementReport) -> list[Block]:
    facts = report.facts
    told = "6. Sáng kiến, đề tài, đề án được công nhận:"
    return report.achievements(
        *report.told("1. Thành tích đạt được của tập thể:"),
        *report.results("2. Kết quả đánh giá, xếp loại hằng năm:", "Mức độ hoàn thành nhiệm vụ"),
        *report.section(
            "measures",
            "3. Những biện pháp hoặc nguyên nhân đạt được thành tích; các phong trào thi đua đã "
            "được áp dụng trong thực tiễn công tác:",
        ),
        *report.section(
            "policies",
            "4. Việc thực hiện chủ trương, chính sách của Đảng, pháp luật của Nhà nước:",
        ),
        *report.section(
            "organisations", "5. Hoạt động của tổ chức đảng, đoàn thể:", _without(report)
        ),
        *(report.initiatives(told) if facts.initiatives else ()),
    )


def _without(report: AchievementReport) -> str:
    """That there is neither a party cell nor a union to tell of."""
    facts = report.facts
    told = [
        report.paper.say(none, **{"đơn vị": facts.subject.name})
        for key, none in (("party", "no_party"), ("unions", "no_unions"))
        if has_none(facts.answers.get(key, ""))
    ]
    return " ".join(told) if len(told) == 2 else ""


ACHIEVEMENT_COLLECTIVE = achievement_form(
    "achievement-collective",
    "Báo cáo thành tích tập thể",
    "collective",
    make,
    SENTENCES,
)
