"""Vì sao không được?: one page that answers for one person and title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from docx import Document as open_docx
from pypdfium2 import PdfDocument

from models.attachments import Attachment
from models.councils import Council, Meeting, Vote
from models.nominations import Nomination, Override
from models.problems import Refused
from models.submissions import Submission
from services.eligibility import thought_nomination
from services.forms.form import Wanted
from services.forms.nominating.explanation import EXPLANATION
from services.forms.nominating.explanation_facts import explanation_facts
from services.printing import print_form, write_form
from services.services import Services
from tests.services.rules.cases import Commune


@pytest.fixture
def nomination(services: Services) -> Nomination:
    """Registered, rated too low, disciplined, voted down and returned."""
    with services.store.action("Lập đề nghị"):
        commune, store = Commune(services), services.store
        school = commune.unit("Trường Mầm non Hoa Ban")
        person = commune.person(
            name="Lò Thị Ễn", honorific="Bà", position="Giáo viên", unit_uid=school,
            birth_date="1985-07-05", personal_id="011185000001",
        )  # fmt: skip
        commune.rating(person, "HTNV")
        commune.hindrance(person, date(2026, 10, 5), kind="complaint")
        commune.registration(person, "CSTDCS", registered_on=date(2026, 3, 2))
        submission = store.submissions.save(
            Submission(period="2026", number="12", addressee="Sở Nội vụ", submitted_on=date(2026, 11, 19))
        )  # fmt: skip
        nomination = commune.nominate(
            person, "CSTDCS", status="returned", status_on=date(2026, 11, 18),
            reason="Hội đồng không thông qua", proposed_on=date(2026, 11, 2),
            achievement="Đổi mới phương pháp dạy tiếng Việt cho trẻ dân tộc thiểu số",
            submission_uid=submission.uid,
        )  # fmt: skip
        council = store.councils.save(Council(name="Hội đồng Thi đua - Khen thưởng xã Mường Xoan"))
        meeting = store.meetings.save(
            Meeting(council_uid=council.uid, period="2026", held_on=date(2026, 11, 18))
        )
        store.votes.save(
            Vote(
                meeting_uid=meeting.uid, nomination_uid=nomination.uid, ballot="secret",
                agree=3, disagree=4, other=1, recused=("ai",), base=9, passed=False,
                required="quá nửa tổng số thành viên Hội đồng",
            )
        )  # fmt: skip
        store.attachments.save(
            Attachment(owner_uid=nomination.uid, name="Báo cáo thành tích.pdf", sha256="0", size=9)
        )
        return nomination


def text_of(path) -> str:
    with PdfDocument(path) as document:
        assert len(document) == 1
        return " ".join(document[0].get_textpage().get_text_range().split())


def test_the_facts_answer_every_question(services, nomination):
    facts = explanation_facts(services, nomination.uid)
    assert dict(facts.about) == {
        "Họ và tên": "Bà Lò Thị Ễn, sinh 05/7/1985",
        "Chức vụ, đơn vị": "Giáo viên, Trường Mầm non Hoa Ban",
        "Danh hiệu, hình thức": "Chiến sĩ thi đua cơ sở",
        "Kỳ, loại hình": "Năm 2026; Khen thưởng công trạng",
        "Thành tích": "Đổi mới phương pháp dạy tiếng Việt cho trẻ dân tộc thiểu số",
        "Tình trạng đề nghị": "Trả lại (ngày 18/11/2026)",
    }
    assert facts.conclusion.startswith("Đề nghị bị trả lại: Hội đồng không thông qua. Có ")
    assert facts.conclusion.endswith("Hội đồng bỏ phiếu không đủ số đồng ý.")
    assert "K5" in {finding.rule.id for finding in facts.findings}
    assert all(finding.result != "met" for finding in facts.findings)
    assert facts.papers == (
        "Đã đăng ký Chiến sĩ thi đua cơ sở ngày 02/3/2026.",
        "Đề nghị lập ngày 02/11/2026.",
        "Tài liệu kèm theo: Báo cáo thành tích.pdf.",
    )
    assert facts.votes == (
        "Hội đồng Thi đua - Khen thưởng xã Mường Xoan họp ngày 18/11/2026, bỏ phiếu kín: đồng ý 3, "
        "không đồng ý 4, ý kiến khác 1, không tham gia bỏ phiếu 1 trên 9 người; kết quả không đạt. "
        "Mức cần đạt: quá nửa tổng số thành viên Hội đồng.",
    )
    assert facts.decisions == ("Tờ trình số 12/TTr-UBND ngày 19/11/2026, gửi Sở Nội vụ.",)


def test_one_page_has_it_all_and_no_personal_number(services, nomination, tmp_path):
    pdf, word = tmp_path / "giai thich.pdf", tmp_path / "giai thich.docx"
    for path in (pdf, word):
        write_form(services, EXPLANATION, Wanted(uid=nomination.uid), path)
    printed = text_of(pdf)
    for words in ("PHIẾU GIẢI THÍCH", "Lò Thị Ễn", "152/2025", "bỏ phiếu kín", "12/TTr-UBND"):
        assert words in printed
    assert "011185000001" not in printed
    cells = [c.text for t in open_docx(str(word)).tables for r in t.rows for c in r.cells]
    assert any("chưa được khen hoặc đề nghị khen" in cell for cell in cells)
    assert "Chưa đạt" in cells
    assert "Vi phạm" not in printed


def test_a_reason_to_go_on_is_told_with_who_took_it_upon_themselves(services, nomination):
    with services.store.action("Ghi lý do"):
        services.store.overrides.save(
            Override(
                owner_uid=nomination.uid, rule="K5", sentence="…", reason="Đơn đã được rút",
                decided_by="Chủ tịch Hội đồng",
            )
        )  # fmt: skip
    facts = explanation_facts(services, nomination.uid)
    finding = next(finding for finding in facts.findings if finding.rule.id == "K5")
    assert finding.override is not None
    path = print_form(services, EXPLANATION, Wanted(uid=nomination.uid), ".pdf")
    assert path.name == "Giải thích Lò Thị Ễn Chiến sĩ thi đua cơ sở.pdf"
    assert "Vẫn cho qua vì: Đơn đã được rút (Chủ tịch Hội đồng)" in text_of(path)


def test_what_was_decided_is_told(services, nomination):
    with services.store.action("Khen", unlocked=True):
        commune = Commune(services)
        award = commune.award(
            nomination.subject_uid, "CSTDCS", decided_on=date(2027, 1, 20),
            nomination_uid=nomination.uid,
        )  # fmt: skip
        services.store.nominations.save(replace(nomination, status="awarded"))
    facts = explanation_facts(services, nomination.uid)
    number = services.store.decisions.get(award.decision_uid).code
    assert facts.conclusion == "Đề nghị này đã được khen."
    assert facts.decisions[-1] == (
        f"Quyết định số {number} ngày 20/01/2027 của UBND huyện Mường Lay (đã ban hành)."
    )


def test_a_nomination_with_nothing_yet_has_a_page_too(services, tmp_path):
    with services.store.action("Lập đề nghị"):
        commune = Commune(services)
        household = commune.nominate(commune.household(), "GDVH")
    path = write_form(services, EXPLANATION, Wanted(uid=household.uid), tmp_path / "ho.pdf")
    printed = text_of(path)
    assert "Chưa đưa ra Hội đồng" in printed
    assert "Không đăng ký thi đua trong kỳ này." in printed


def test_nothing_explains_what_is_not_there(services):
    with pytest.raises(Refused, match="Không tìm thấy đề nghị"):
        explanation_facts(services, "nobody")


def test_somebody_who_was_never_put_forward_is_explained_too(services: Services) -> None:
    with services.store.action("Ghi người"):
        person = Commune(services).person(name="Lò Thị Ễn")
    asked = thought_nomination("2026", "LDTT", person)
    facts = explanation_facts(services, asked.uid)
    assert dict(facts.about)["Tình trạng đề nghị"] == "Chưa lập đề nghị"
    assert facts.conclusion.startswith("Chưa ai lập đề nghị này. Có 1 điều kiện bắt buộc chưa đạt")
    assert services.store.nominations.of_period("2026") == []
