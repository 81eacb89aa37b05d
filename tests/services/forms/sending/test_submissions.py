"""F03 and F19: what is proposed to the chairman and to the province, and what lies in the envelope."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from main import main
from models.papers import Paper
from models.problems import Refused
from models.signers import Signer
from services.documents.document import (
    Addressees,
    AppendixHeading,
    Heading,
    LegalBases,
    Letterhead,
    SignatureBlock,
)
from services.forms.deciding.submission_awards import SUBMISSION_AWARDS
from services.forms.deciding.submission_titles import SUBMISSION_TITLES
from services.forms.form import Wanted
from services.forms.sending.submission_upward import SUBMISSION_UPWARD
from services.forms.sending.transmittal import TRANSMITTAL
from services.printing import write_form
from tests.held_meeting import NAME, add_nominations
from tests.paid_decisions import issued, paid_by
from tests.put_forward import first, rows_of, said_in, submitted, tables_of, voted
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_decision, add_subjects, add_unit, name_of, small_commune

MINUTES = f"Biên bản họp {NAME} ngày 18 tháng 11 năm 2026"


def upward(services, submission):
    return SUBMISSION_UPWARD.make(services, Wanted(uid=submission.uid))


# To the province


def test_what_is_asked_for_is_counted_by_award_from_the_highest_down(services):
    collectives = add_subjects(services, 5, "collective")
    people = add_subjects(services, 8)
    uids = [
        *add_nominations(services, award_type="BK_TINH", subjects=[*collectives, *people[:6]]),
        *add_nominations(services, award_type="CSTD_TINH", subjects=people[6:]),
    ]
    document = upward(services, submitted(services, uids))
    told = said_in(document)
    assert (
        "Ủy ban nhân dân xã Mường Xoan kính trình Chủ tịch Ủy ban nhân dân tỉnh Điện Biên xem xét, "
        "khen thưởng cho 05 tập thể, 08 cá nhân (có danh sách kèm theo), cụ thể như sau:" in told
    )
    assert told[1:3] == [
        "1. Danh hiệu “Chiến sĩ thi đua cấp tỉnh”: 02 cá nhân;",
        "2. Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: 05 tập thể, 06 cá nhân.",
    ]
    assert any(text.endswith("xem xét, quyết định./.") for text in told)


def test_the_votes_of_the_council_are_told(services):
    uids = add_nominations(services, 2, "BK_TINH")
    voted(services, uids)
    document = upward(services, submitted(services, uids))
    assert (
        f"{NAME} họp ngày 18 tháng 11 năm 2026 đã xét 02 trường hợp; tất cả đều đạt 9/9 phiếu "
        "đồng ý (100%)." in said_in(document)
    )
    assert f"Căn cứ {MINUTES}." in first(document, LegalBases).lines
    assert f"- {MINUTES};" in said_in(document)


def test_votes_that_differ_are_told_from_the_lowest_to_the_highest(services):
    uids = add_nominations(services, 3, "BK_TINH")
    voted(services, uids, 9, 7, 8)
    told = said_in(upward(services, submitted(services, uids)))
    assert any(
        text.endswith("03 trường hợp; số phiếu đồng ý từ 7/9 (77,8%) đến 9/9 (100%).")
        for text in told
    )


def test_without_a_meeting_nothing_is_said_of_votes(services):
    uids = add_nominations(services, 1, "BK_TINH")
    document = upward(services, submitted(services, uids))
    assert not [text for text in said_in(document) if "phiếu đồng ý" in text]


def test_number_day_and_signer_are_those_of_the_submission(services):
    submission = submitted(services, add_nominations(services, 1, "BK_TINH"))
    letterhead = first(upward(services, submission), Letterhead)
    assert letterhead.number == "Số:         /TTr-UBND"
    assert letterhead.place_date == "Mường Xoan, ngày    tháng    năm 2026"
    saved = services.submitting.save(
        replace(
            submission,
            signer_name="Quàng Thị Ễn",
            signer_position="PHÓ CHỦ TỊCH",
            signer_authority="KT. CHỦ TỊCH",
        )
    )
    services.submitting.send(saved.uid, "5", date(2026, 2, 9))
    document = upward(services, saved)
    letterhead = first(document, Letterhead)
    assert letterhead.number == "Số: 05/TTr-UBND"
    assert letterhead.place_date == "Mường Xoan, ngày 09 tháng 02 năm 2026"
    (signer,) = first(document, SignatureBlock).signers
    assert signer.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signer.name == "Quàng Thị Ễn"


def test_the_list_lies_behind_it_in_landscape(services, tmp_path):
    uids = add_nominations(services, 60, "BK_TINH")
    submission = submitted(services, uids)
    path = tmp_path / "to-trinh.pdf"
    write_form(services, SUBMISSION_UPWARD, Wanted(uid=submission.uid), path)
    texts = page_texts(path)
    listed = [text for text in texts if "Danh hiệu, hình thức đề nghị" in text]
    assert len(listed) > 3
    assert "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG" in listed[0]
    assert "./." in " ".join(texts[: -len(listed)])


def test_addressees_and_recipients_name_the_office_that_examines(services):
    submission = submitted(services, add_nominations(services, 1, "BK_TINH"))
    document = upward(services, submission)
    assert first(document, Addressees).names == (
        "Chủ tịch Ủy ban nhân dân tỉnh Điện Biên", "Sở Nội vụ tỉnh Điện Biên",
    )  # fmt: skip
    assert first(document, SignatureBlock).recipients == (
        "Như trên",
        "Thường trực Đảng ủy, Thường trực HĐND xã", "Lưu: VT, VHXH",
    )  # fmt: skip


def test_what_lies_beside_it_can_be_worded_in_one_paper_alone(services):
    first_one = submitted(services, add_nominations(services, 1, "BK_TINH"))
    other = submitted(services, add_nominations(services, 1, "BK_TINH", start=1))
    services.papers.save(
        Paper(
            form="submission-upward",
            about_uid=first_one.uid,
            texts={"attachments": "Danh sách\nĐĩa ghi hình"},
        )
    )
    assert "- Đĩa ghi hình." in said_in(upward(services, first_one))
    assert "- Đĩa ghi hình." not in said_in(upward(services, other))


def test_a_submission_without_nominations_is_refused(services):
    submission = submitted(services, uids := add_nominations(services, 1, "BK_TINH"))
    services.submitting.take_out(submission.uid, uids)
    with pytest.raises(Refused, match="chưa có đề nghị nào"):
        upward(services, submission)


def test_a_school_year_is_named_where_the_summary_is_empty(services):
    uids = add_nominations(services, 1, "CSTD_TINH", period="2025-2026")
    submission = submitted(services, uids, period="2025-2026", summary="")
    document = upward(services, submission)
    assert first(document, Heading).about == (
        "Về việc đề nghị công nhận danh hiệu thi đua năm học 2025-2026"
    )


# To the chairman


def test_titles_and_certificates_each_have_their_form(services):
    titles = add_decision(services, "LDTT", add_subjects(services, 6))
    certificates = add_decision(services, "GK_XA", add_subjects(services, 6, start=6))
    SUBMISSION_TITLES.make(services, Wanted(uid=titles.uid))
    SUBMISSION_AWARDS.make(services, Wanted(uid=certificates.uid))
    with pytest.raises(Refused, match="hãy in bằng mẫu “Tờ trình đề nghị công nhận danh hiệu”"):
        SUBMISSION_AWARDS.make(services, Wanted(uid=titles.uid))
    with pytest.raises(Refused, match="hãy in bằng mẫu “Tờ trình đề nghị tặng giấy khen”"):
        SUBMISSION_TITLES.make(services, Wanted(uid=certificates.uid))


def test_the_department_asks_the_chairman_to_sign(services):
    people = add_subjects(services, 6)
    decision = add_decision(services, "GK_XA", [*add_subjects(services, 5, "collective"), *people])
    document = SUBMISSION_AWARDS.make(services, Wanted(uid=decision.uid))
    letterhead = first(document, Letterhead)
    assert letterhead.agency == ("PHÒNG VĂN HÓA - XÃ HỘI",)
    assert letterhead.parent == ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG XOAN")
    assert letterhead.number == "Số:         /TTr-VHXH"
    assert first(document, Addressees).names == ("Chủ tịch Ủy ban nhân dân xã Mường Xoan",)
    told = said_in(document)
    assert "Phòng Văn hóa - Xã hội kính trình Chủ tịch Ủy ban nhân dân xã Mường Xoan" in told[0]
    assert told[0].endswith("số lượng đề nghị: 05 tập thể, 06 cá nhân, cụ thể như sau:")
    assert (
        "1. Giấy khen của Chủ tịch Ủy ban nhân dân xã Mường Xoan: 05 tập thể, 06 cá nhân." in told
    )
    assert "- Danh sách đề nghị: 05 tập thể, 06 cá nhân;" in told
    assert any(text.startswith("Tổng số tiền thưởng kèm theo là 12.144.000 đồng") for text in told)
    (signer,) = first(document, SignatureBlock).signers
    assert (signer.authority, signer.name) == (("TRƯỞNG PHÒNG",), "")
    assert len(rows_of(tables_of(document)[0])) == 2 + 11 + 1


def test_the_head_of_the_department_is_taken_from_the_directory(services):
    unit = add_unit(services, "Phòng Văn hóa - Xã hội")
    (uid,) = add_subjects(
        services, 1, unit=unit, position="Trưởng phòng Văn hóa - Xã hội", start=50
    )
    decision = add_decision(services, "GK_XA", add_subjects(services, 2))
    document = SUBMISSION_AWARDS.make(services, Wanted(uid=decision.uid))
    (signer,) = first(document, SignatureBlock).signers
    assert signer.authority == ("TRƯỞNG PHÒNG",)
    assert signer.name == services.directory.subject(uid).name


def test_without_a_department_the_committee_stands_there_once(services):
    services.settings.save({"department": "", "filing_unit": ""})
    decision = add_decision(services, "LDTT", add_subjects(services, 2))
    document = SUBMISSION_TITLES.make(services, Wanted(uid=decision.uid))
    letterhead = first(document, Letterhead)
    assert (letterhead.parent, letterhead.agency) == ((), ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG XOAN"))
    assert said_in(document)[0].startswith("Bộ phận thi đua, khen thưởng kính trình")


def test_what_led_to_a_decision_has_the_year_and_the_law_of_its_day(services):
    with services.store.action("Thêm kỳ"):
        services.periods.ensure("2024")
    people = add_subjects(services, 2)
    decision = issued(services, "LDTT", people, day=date(2025, 1, 10), period="2024")
    document = SUBMISSION_TITLES.make(services, Wanted(uid=decision.uid))
    assert first(document, Letterhead).place_date.endswith("năm 2025")
    bases = " ".join(first(document, LegalBases).lines)
    assert "98/2023/NĐ-CP" in bases
    assert "152/2025/NĐ-CP" not in bases


def test_few_are_named_in_the_text_and_no_list_is_added(services):
    unit = add_unit(services, "Phòng Kinh tế")
    decision = add_decision(
        services, "LDTT", add_subjects(services, 2, unit=unit, position="Chuyên viên")
    )
    document = SUBMISSION_TITLES.make(services, Wanted(uid=decision.uid))
    assert tables_of(document) == []
    told = said_in(document)
    assert f"2. Ông {name_of(0)}, Chuyên viên, Phòng Kinh tế." in told
    assert f"1. Bà {name_of(1)}, Chuyên viên, Phòng Kinh tế;" in told


def test_it_cites_the_meeting_of_the_decision(services):
    uids = add_nominations(services, 6, "LDTT", status="voted")
    voted(services, uids, 9, 9, 9, 9, 9, 8)
    decision = add_decision(services, "LDTT")
    services.deciding.add_nominations(decision.uid, uids)
    document = SUBMISSION_TITLES.make(services, Wanted(uid=decision.uid))
    assert first(document, LegalBases).lines[-1] == f"Căn cứ {MINUTES}."
    assert any(
        "06 trường hợp; số phiếu đồng ý từ 8/9 (88,9%)" in text for text in said_in(document)
    )
    services.papers.save(
        Paper(
            form="minutes",
            about_uid=services.store.meetings.all()[0].uid,
            number="4",
            symbol="BB-HĐTĐKT",
            dated_on=date(2026, 11, 18),
        )
    )
    document = SUBMISSION_TITLES.make(services, Wanted(uid=decision.uid))
    assert "Biên bản số 04/BB-HĐTĐKT họp" in first(document, LegalBases).lines[-1]


def test_the_number_of_the_paper_and_its_signer_are_kept_with_the_paper(services):
    decision = add_decision(services, "LDTT", add_subjects(services, 1))
    with services.store.action("Thêm người ký"):
        services.store.signers.save(
            Signer(name="Sùng Thị Dơ", position="TRƯỞNG PHÒNG", signs_for="department")
        )
    services.papers.save(
        Paper(
            form="submission-titles",
            about_uid=decision.uid,
            number="3",
            dated_on=date(2026, 2, 1),
        )
    )
    document = SUBMISSION_TITLES.make(services, Wanted(uid=decision.uid))
    letterhead = first(document, Letterhead)
    assert letterhead.number == "Số: 03/TTr-VHXH"
    assert letterhead.place_date == "Mường Xoan, ngày 01 tháng 02 năm 2026"
    assert first(document, SignatureBlock).signers[0].name == "Sùng Thị Dơ"


def test_the_list_says_to_which_submission_it_belongs(services):
    decision = add_decision(services, "LDTT", add_subjects(services, 30), period="2025-2026")
    document = SUBMISSION_TITLES.make(services, Wanted(uid=decision.uid))
    heading = first(document, AppendixHeading)
    assert heading.title == ("Đề nghị công nhận danh hiệu “Lao động tiên tiến” năm học 2025-2026")
    assert heading.reference.endswith("của Phòng Văn hóa - Xã hội)")


def test_a_decision_about_nobody_is_refused(services):
    decision = add_decision(services, "LDTT")
    with pytest.raises(Refused, match="chưa có ai trong danh sách"):
        SUBMISSION_TITLES.make(services, Wanted(uid=decision.uid))


# In the envelope


def test_the_envelope_of_a_submission_holds_a_report_of_each(services):
    uids = add_nominations(services, 2, "BK_TINH")
    voted(services, uids)
    submission = submitted(services, uids)
    services.submitting.send(submission.uid, "12", date(2026, 11, 20))
    document = TRANSMITTAL.make(services, Wanted(uid=submission.uid))
    rows = rows_of(tables_of(document)[0])
    assert rows[0] == [
        "1", "Tờ trình đề nghị tặng Bằng khen năm 2026", "12/TTr-UBND ngày 20/11/2026",
        "01", "", "",
    ]  # fmt: skip
    names = [row[1] for row in rows[:-1]]
    assert names[1] == "Danh sách đề nghị khen thưởng: 02 cá nhân"
    assert names[2] == MINUTES
    assert f"Báo cáo thành tích của ông {name_of(0)}" in names
    assert rows[-1][0] == f"Tổng cộng: {len(names):02} loại tài liệu"
    signers = first(document, SignatureBlock).signers
    assert [signer.authority for signer in signers] == [("NGƯỜI NHẬN",), ("NGƯỜI GIAO",)]
    assert first(document, Letterhead).number == "Số:         /PG-UBND"


def test_many_reports_are_counted(services):
    submission = submitted(services, add_nominations(services, 40, "BK_TINH"))
    rows = rows_of(tables_of(TRANSMITTAL.make(services, Wanted(uid=submission.uid)))[0])
    assert [row[-1] for row in rows if row[-1]] == ["40 báo cáo"]


def test_the_envelope_of_a_decision_names_its_submission_and_the_payments(services):
    decision = issued(services, "LDTT", add_subjects(services, 8))
    paid_by(services, decision)
    services.papers.save(
        Paper(
            form="submission-titles",
            about_uid=decision.uid,
            number="3",
            dated_on=date(2026, 11, 12),
        )
    )
    document = TRANSMITTAL.make(services, Wanted(uid=decision.uid))
    rows = rows_of(tables_of(document)[0])
    assert [row[1:3] for row in rows[:3]] == [
        [
            "Quyết định công nhận danh hiệu “Lao động tiên tiến” năm 2026",
            "05/QĐ-UBND ngày 18/11/2026",
        ],
        [
            "Tờ trình đề nghị công nhận danh hiệu “Lao động tiên tiến” năm 2026",
            "03/TTr-VHXH ngày 12/11/2026",
        ],
        ["Danh sách kèm theo Quyết định: 08 cá nhân", ""],
    ]
    assert rows[-2][1] == "Danh sách chi tiền thưởng"


def test_an_envelope_is_of_a_submission_or_a_decision(services):
    with pytest.raises(Refused, match="Hãy chọn tờ trình hoặc quyết định"):
        TRANSMITTAL.make(services, Wanted(uid="không có"))


def test_they_are_printed_by_command(tmp_path, capsys):
    with small_commune(tmp_path / "data") as services:
        decision = add_decision(services, "LDTT", add_subjects(services, 2))
        submission = submitted(services, add_nominations(services, 1, "BK_TINH", start=5))
    for form, uid, shown in (
        ("submission-titles", decision.uid, "TỜ TRÌNH"),
        ("submission-upward", submission.uid, "TỜ TRÌNH"),
        ("transmittal", submission.uid, "PHIẾU GỬI"),
        ("transmittal", decision.uid, "PHIẾU GỬI"),
    ):
        target = tmp_path / f"{form}-{uid}.pdf"
        asked = ["print", form, "--uid", uid, "--out", str(target)]
        assert main(["--data", str(tmp_path / "data"), *asked]) == 0
        assert shown in page_texts(target)[0]
    capsys.readouterr()
