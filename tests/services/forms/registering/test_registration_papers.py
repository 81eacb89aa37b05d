"""F01 and the submission of registrations: what units register, and what goes up of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from main import main
from models.initiatives import Initiative
from models.movements import Movement
from models.papers import Paper
from models.problems import Refused
from models.subjects import Subject
from models.units import Unit
from services.documents.document import (
    Addressees,
    Heading,
    Letterhead,
    SignatureBlock,
    Table,
)
from services.forms.form import Wanted
from services.forms.registering.registration_form import BLANK_ROWS, REGISTRATION_FORM
from services.forms.registering.submission_registration import SUBMISSION_REGISTRATION
from services.printing import write_form
from services.reports.registration_summary import REGISTRATION_SUMMARY
from services.reports.report import Span
from tests.put_forward import first, rows_of, said_in, tables_of
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_subjects, add_unit, name_of, small_commune


def school_with_teams(services):
    school = services.directory.save_unit(Unit(name="Trường Tiểu học Nà Xoan", kind="school"))
    team = services.directory.save_unit(
        Unit(name="Tổ 1, Trường Tiểu học Nà Xoan", kind="school", parent_uid=school.uid)
    )
    return school, team


def form_of(services, unit, period="2026"):
    return REGISTRATION_FORM.make(services, Wanted(unit=unit.uid, period=period))


def test_a_unit_registers_for_itself_and_for_what_is_below_it(services):
    school, team = school_with_teams(services)
    (head,) = add_subjects(services, 1, unit=school, position="Hiệu trưởng")
    (teacher,) = add_subjects(services, 1, unit=team, position="Giáo viên", start=1)
    (collective,) = add_subjects(services, 1, "collective", unit=team)
    (other,) = add_subjects(services, 1, unit=add_unit(services, "Trạm Y tế"), start=2)
    services.registering.register("2026", [head, other], ["LDTT"])
    services.registering.register("2026", [teacher], ["LDTT", "CSTDCS", "GK_XA"])
    services.registering.register("2026", [collective], ["TTLDTT"])
    document = form_of(services, school)
    _movements, _targets, people, collectives, _topics = tables_of(document)
    assert rows_of(people) == [
        [
            "1", "Bà", name_of(1), "Giáo viên, Tổ 1, Trường Tiểu học Nà Xoan",
            "Chiến sĩ thi đua cơ sở;\nLao động tiên tiến",
            "Giấy khen của Chủ tịch Ủy ban nhân dân xã Mường Xoan",
        ],
        ["2", "Ông", name_of(0), "Hiệu trưởng, Trường Tiểu học Nà Xoan", "Lao động tiên tiến", ""],
    ]  # fmt: skip
    assert rows_of(collectives) == [["1", "Tổ chuyên môn số 0", "Tập thể lao động tiên tiến", ""]]


def test_a_hamlet_registers_for_the_title_of_its_kind(services):
    unit = services.directory.save_unit(Unit(name="Bản Nà Lả", kind="hamlet"))
    with services.store.action("Thêm"):
        hamlet = Subject(kind="collective", name="Bản Nà Lả", unit_uid=unit.uid)
        hamlet = services.store.subjects.save(hamlet)
    services.registering.register("2026", [hamlet.uid], ["THON_VH"])
    collectives = tables_of(form_of(services, unit))[3]
    assert rows_of(collectives) == [["1", "Bản Nà Lả", "Bản văn hóa", ""]]


def test_it_stands_under_the_name_of_the_unit_and_its_head_signs(services):
    school, _team = school_with_teams(services)
    add_subjects(services, 1, unit=school, position="Hiệu trưởng")
    add_subjects(services, 1, unit=school, position="Phó Hiệu trưởng", start=1)
    document = form_of(services, school)
    letterhead = first(document, Letterhead)
    assert letterhead.agency == ("TRƯỜNG TIỂU HỌC NÀ XOAN",)
    assert " ".join(letterhead.parent) == "ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN"
    assert (letterhead.number, letterhead.place_date) == (
        "", "Mường Xoan, ngày    tháng    năm 2026",
    )  # fmt: skip
    (signer,) = first(document, SignatureBlock).signers
    assert (signer.authority, signer.name) == (("HIỆU TRƯỞNG",), name_of(0))


@pytest.mark.parametrize(
    ("name", "kind", "position"),
    [
        ("Bản Nà Bon", "hamlet", "TRƯỞNG BẢN"),
        ("Tổ dân phố 3", "hamlet", "TỔ TRƯỞNG"),
        ("Trường Mầm non Hoa Ban", "school", "HIỆU TRƯỞNG"),
        ("Hợp tác xã Nà Xoan", "enterprise", "THỦ TRƯỞNG ĐƠN VỊ"),
    ],
)
def test_an_unknown_head_signs_by_position(services, name, kind, position):
    unit = services.directory.save_unit(Unit(name=name, kind=kind))
    (signer,) = first(form_of(services, unit), SignatureBlock).signers
    assert (signer.authority, signer.name) == ((position,), "")


def test_what_is_not_known_is_left_to_be_written_in(services):
    unit = add_unit(services, "Trạm Y tế")
    document = form_of(services, unit)
    tables = tables_of(document)
    assert len(tables) == 5
    for table in tables:
        assert [set(row) for row in rows_of(table)] == [{""}] * BLANK_ROWS
        assert table.row_height > 0


def test_movements_of_the_period_stand_in_part_a(services):
    for name, begin, end in (
        ("Dạy tốt, học tốt", date(2025, 9, 1), date(2026, 5, 31)),
        ("Phong trào đã xong", date(2020, 1, 1), date(2024, 12, 31)),
        ("Phong trào sang năm", date(2027, 1, 1), None),
    ):
        services.movements.save(
            Movement(name=name, theme="Thầy mẫu mực", starts_on=begin, ends_on=end)
        )
    table = tables_of(form_of(services, add_unit(services, "Trạm Y tế")))[0]
    assert rows_of(table) == [["1", "Dạy tốt, học tốt", "Thầy mẫu mực", "01/9/2025", "31/5/2026"]]


def test_a_topic_is_named_with_its_field(services):
    unit = add_unit(services, "Trạm Y tế")
    (person,) = add_subjects(services, 1, unit=unit, position="Y sĩ")
    services.registering.register("2026", [person], ["CSTDCS"], initiative="Sổ tiêm chủng số")
    with services.store.action("Thêm sáng kiến"):
        services.store.initiatives.save(
            Initiative(title="Sổ tiêm chủng số", period="2026", field="Y tế")
        )
    assert rows_of(tables_of(form_of(services, unit))[4]) == [
        ["1", name_of(0), "Y sĩ, Trạm Y tế", "Chiến sĩ thi đua cơ sở", "Sổ tiêm chủng số", "Y tế"]
    ]


def test_a_hamlet_adds_its_families(services):
    unit = services.directory.save_unit(Unit(name="Bản Nà Bon", kind="hamlet"))
    services.registering.register(
        "2026", add_subjects(services, 40, "household", unit=unit), ["GDVH"]
    )
    families = rows_of(tables_of(form_of(services, unit))[5])
    assert len(families) == 40
    assert families[0][2:] == ["Bản Nà Bon", "Gia đình văn hóa"]


def test_a_school_year_is_named_as_such(services):
    unit = add_unit(services, "Trường Mầm non Hoa Ban")
    services.registering.register("2025-2026", add_subjects(services, 1, unit=unit), ["LDTT"])
    document = form_of(services, unit, "2025-2026")
    assert first(document, Heading).about == "Năm học 2025-2026"
    assert any("đăng ký thi đua năm học 2025-2026" in text for text in said_in(document))


def test_a_registration_form_needs_a_unit(services):
    with pytest.raises(Refused, match="Hãy chọn đơn vị"):
        REGISTRATION_FORM.make(services, Wanted(period="2026"))


def test_many_rows_stay_on_paper_in_both_formats(services, tmp_path):
    unit = add_unit(services, "Trường Tiểu học số 1")
    services.registering.register("2026", add_subjects(services, 150, unit=unit), ["LDTT"])
    wanted = Wanted(unit=unit.uid, period="2026")
    for suffix in REGISTRATION_FORM.formats:
        write_form(services, REGISTRATION_FORM, wanted, tmp_path / f"a{suffix}")
    texts = page_texts(tmp_path / "a.pdf")
    assert len(texts) > 4
    assert "THỦ TRƯỞNG ĐƠN VỊ" in texts[-1]


def register_mixed(services):
    people = add_subjects(services, 12, position="Chuyên viên")
    services.registering.register("2026", people, ["LDTT"])
    services.registering.register("2026", people[:2], ["CSTD_TINH"], initiative="Sổ theo dõi số")
    services.registering.register("2026", add_subjects(services, 3, "collective"), ["TTLDTT"])
    return people


def test_the_submission_counts_as_reports_do_and_lists_what_the_commune_may_not_decide(services):
    register_mixed(services)
    document = SUBMISSION_REGISTRATION.make(services, Wanted(period="2026"))
    told = said_in(document)
    assert "1. Tập thể: 3 đơn vị (Lao động tiên tiến: 3 đơn vị)." in told
    assert (
        "2. Cá nhân: 12 người (danh hiệu Chiến sĩ thi đua cấp tỉnh: 02 người, danh hiệu Lao động "
        "tiên tiến: 10 người)." in told
    )
    assert "Trong đó có 02 trường hợp đăng ký sáng kiến." in told
    summary, above = tables_of(document)
    assert rows_of(summary)[0] == ["A", "TẬP THỂ", "đơn vị", "3"]
    assert [row[3:] for row in rows_of(above)[1:]] == [
        ["Chiến sĩ thi đua cấp tỉnh", "", "Sổ theo dõi số"]
    ] * 2
    assert first(document, Addressees).names == ("Sở Nội vụ tỉnh Điện Biên",)


def test_number_and_day_are_left_to_the_pen_until_they_are_known(services):
    register_mixed(services)
    letterhead = first(SUBMISSION_REGISTRATION.make(services, Wanted(period="2026")), Letterhead)
    assert letterhead.number == "Số:         /TTr-UBND"
    assert letterhead.place_date == "Mường Xoan, ngày    tháng    năm 2026"
    services.papers.save(
        Paper(
            form="submission-registration",
            period="2026",
            number="7",
            dated_on=date(2026, 3, 5),
        )
    )
    letterhead = first(SUBMISSION_REGISTRATION.make(services, Wanted(period="2026")), Letterhead)
    assert letterhead.number == "Số: 07/TTr-UBND"
    assert letterhead.place_date == "Mường Xoan, ngày 05 tháng 3 năm 2026"


def test_without_registrations_there_is_nothing_to_submit(services):
    with pytest.raises(Refused, match="Năm 2026 chưa có đăng ký nào"):
        SUBMISSION_REGISTRATION.make(services, Wanted(period="2026"))


def test_the_summary_is_a_paper_with_the_sentence_of_reports_and_a_signature(services):
    unit = add_unit(services, "Trạm Y tế")
    services.registering.register("2026", add_subjects(services, 4, unit=unit), ["LDTT"])
    services.registering.register("2026", add_subjects(services, 2, "collective"), ["TTLDTT"])
    figures = REGISTRATION_SUMMARY.make(services, Span(period="2026"))
    told = said_in(figures.document)
    assert told[:2] == [
        "Kết quả đăng ký thi đua năm 2026 như sau:",
        "- Tập thể: 2 đơn vị (Lao động tiên tiến: 2 đơn vị).",
    ]
    (signer,) = first(figures.document, SignatureBlock).signers
    assert signer.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    by_unit = tables_of(figures.document)[1]
    assert rows_of(by_unit) == [
        ["1", "Trạm Y tế", "", "4"],
        ["2", "Chưa rõ đơn vị", "2", ""],
        ["", "Tổng cộng", "2", "4"],
    ]


def test_every_unit_counts_each_subject_once_unless_all_are_asked_for(services):
    unit = add_unit(services, "Trạm Y tế")
    services.registering.register("2026", add_subjects(services, 2, unit=unit), ["LDTT", "CSTDCS"])

    def last(**asked) -> list[str]:
        document = REGISTRATION_SUMMARY.make(services, Span(period="2026", **asked)).document
        return rows_of(tables_of(document)[1])[-1]

    assert last() == ["", "Tổng cộng", "2"]
    assert last(all_registrations=True) == ["", "Tổng cộng", "2", "2"]


def test_a_period_without_registrations_has_an_empty_summary(services):
    document = REGISTRATION_SUMMARY.make(services, Span(period="2026")).document
    assert [type(block) for block in document.blocks].count(Table) == 1
    assert said_in(document) == []


def test_a_retired_head_does_not_sign(services):
    unit = add_unit(services, "Trạm Y tế")
    (head,) = add_subjects(services, 1, unit=unit, position="Trưởng trạm")
    subject = services.directory.subject(head)
    assert isinstance(subject, Subject)
    services.directory.save(replace(subject, status="retired"))
    (signer,) = first(form_of(services, unit), SignatureBlock).signers
    assert signer.name == ""


def test_a_form_of_a_unit_is_printed_by_command(tmp_path, capsys):
    with small_commune(tmp_path / "data") as services:
        unit = add_unit(services, "Trạm Y tế")
    begin = ["--data", str(tmp_path / "data"), "print", "registration-form", "--period", "2026"]
    target = tmp_path / "a.pdf"
    assert main([*begin, "--unit", unit.uid, "--out", str(target)]) == 0
    assert "TRẠM Y TẾ" in page_texts(target)[0]
    assert main([*begin, "--out", str(tmp_path / "b.pdf")]) == 1
    capsys.readouterr()


def test_the_unit_may_word_the_opening_otherwise(services):
    unit = add_unit(services, "Trạm Y tế")
    opening = REGISTRATION_FORM.sentences[0]
    services.form_words.save(
        "registration-form", opening, date(2026, 11, 20), "{đơn vị} xin đăng ký {kỳ}:"
    )
    assert said_in(form_of(services, unit))[0] == "Trạm Y tế xin đăng ký năm 2026:"
