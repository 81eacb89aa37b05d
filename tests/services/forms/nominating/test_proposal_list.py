"""F02: the list of those who are put forward, with what the records and the council say of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from main import main
from models.initiatives import Initiative, InitiativeAuthor
from models.papers import Paper
from models.problems import Refused
from models.ratings import Rating
from models.subjects import Subject
from models.units import Unit
from services.documents.document import AppendixHeading, Heading, Letterhead, SignatureBlock
from services.forms.form import Wanted
from services.forms.nominating.nomination_lines import rated_years
from services.forms.nominating.proposal_list import PROPOSAL_LIST, make
from services.periods import period_of_code
from services.printing import write_form
from tests.held_meeting import add_nominations
from tests.paid_decisions import issued
from tests.put_forward import first, rows_of, said_in, submitted, tables_of, voted
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_subjects, add_unit, name_of, small_commune

PERIOD = Wanted(period="2026")


def titles(document) -> list[str]:
    return [column.title for column in tables_of(document)[0].leaves]


def test_a_row_tells_ratings_awards_initiatives_and_votes(services):
    unit = add_unit(services, "Phòng Kinh tế")
    with services.store.action("Thêm"):
        person = services.store.subjects.save(
            Subject(
                kind="individual", name="Lò Văn Sáng", sex="male", birth_date="1985-03-02",
                ethnicity="Thái", position="Chuyên viên", unit_uid=unit.uid,
            )
        )  # fmt: skip
        for code in ("2024", "2025"):
            services.periods.ensure(code)
        services.store.ratings.save_many(
            Rating(period=code, subject_uid=person.uid, grade=grade)
            for code, grade in (("2025", "HTXSNV"), ("2026", "HTTNV"), ("2024", "KHTNV"))
        )
        topic = services.store.initiatives.save(
            Initiative(title="Số hóa hồ sơ", period="2026", scope="province")
        )
        services.store.initiative_authors.save(
            InitiativeAuthor(initiative_uid=topic.uid, subject_uid=person.uid)
        )
    issued(services, "LDTT", [person.uid], "5", date(2026, 3, 1), period="2025-2026")
    uids = add_nominations(services, award_type="BK_TINH", subjects=[person.uid])
    nomination = services.nominating.get(uids[0])
    with services.store.action("Ghi thành tích"):
        services.store.nominations.save(
            replace(nomination, achievement="Dẫn đầu phong trào", posthumous=True)
        )
    voted(services, uids, 8)
    assert rows_of(tables_of(make(services, PERIOD))[0]) == [
        ["CÁ NHÂN"],
        [
            "1", "Ông Lò Văn Sáng", "1985\nNam", "Chuyên viên, Phòng Kinh tế", "HTXSNV", "HTTNV",
            "2025-2026: LĐTT (05/QĐ-UBND)",
            "Sáng kiến: Số hóa hồ sơ (phạm vi: tỉnh, bộ, ngành);\nDẫn đầu phong trào",
            "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "8/9\n(88,9%)", "Truy tặng",
        ],
    ]  # fmt: skip


def test_each_kind_is_numbered_anew_and_goes_from_the_highest_award_down(services):
    people = add_subjects(services, 3)
    add_nominations(services, award_type="LDTT", subjects=people[:2])
    add_nominations(services, award_type="CSTDCS", subjects=people[2:])
    add_nominations(services, award_type="GK_XA", subjects=add_subjects(services, 1, "household"))
    add_nominations(services, award_type="TTLDTT", subjects=add_subjects(services, 2, "collective"))
    document = make(services, PERIOD)
    rows = rows_of(tables_of(document)[0])
    assert [row[0] for row in rows] == [
        "TẬP THỂ", "1", "2", "CÁ NHÂN", "1", "2", "3", "HỘ GIA ĐÌNH", "1",
    ]  # fmt: skip
    assert [row[-3] for row in rows[4:7]] == [
        "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Lao động tiên tiến",
    ]  # fmt: skip
    assert "Danh sách này có 02 tập thể, 03 cá nhân, 01 hộ gia đình." in said_in(document)


def test_whoever_was_sent_back_or_withdrew_is_left_out(services):
    add_nominations(services, 2)
    add_nominations(services, 1, start=2, status="returned")
    add_nominations(services, 1, start=3, status="withdrawn")
    assert len(rows_of(tables_of(make(services, PERIOD))[0])) == 1 + 2


def test_ethnic_groups_stand_there_only_when_asked_for(services):
    with services.store.action("Thêm"):
        person = services.store.subjects.save(
            Subject(kind="individual", name=name_of(1), ethnicity="Khơ Mú")
        )
    add_nominations(services, subjects=[person.uid])
    assert "Dân tộc" not in titles(make(services, PERIOD))
    private = make(services, replace(PERIOD, private=True))
    assert "Dân tộc" in titles(private)
    assert "Khơ Mú" in rows_of(tables_of(private)[0])[1]


def test_a_public_list_tells_who_is_proposed_for_what_alone(services):
    add_nominations(services, 2, note="Cần xem lại")
    document = make(services, replace(PERIOD, public=True, private=True))
    assert titles(document) == [
        "TT", "Họ và tên, tên tập thể", "Năm sinh, giới tính",
        "Chức vụ, đơn vị công tác hoặc địa chỉ", "Thành tích", "Danh hiệu, hình thức đề nghị",
    ]  # fmt: skip


def test_only_the_latest_awards_are_named(services):
    (person,) = add_subjects(services, 1)
    for year in range(2018, 2026):
        issued(services, "LDTT", [person], "7", date(year, 12, 1), period=str(year))
    add_nominations(services, subjects=[person])
    had = rows_of(tables_of(make(services, PERIOD))[0])[1][6]
    assert had.splitlines()[0] == "2025: LĐTT (07/QĐ-UBND);"
    assert had.splitlines()[-1] == "và 03 lần trước đó"


def test_what_was_given_after_the_submission_was_sent_is_not_told(services):
    (person,) = add_subjects(services, 1)
    issued(services, "LDTT", [person], "7", date(2025, 12, 1), period="2025")
    submission = submitted(services, add_nominations(services, 1, "BK_TINH", subjects=[person]))
    services.submitting.send(submission.uid, "9", date(2026, 6, 15))
    issued(services, "GK_XA", [person], "8", date(2026, 8, 17))
    document = make(services, Wanted(uid=submission.uid))
    assert rows_of(tables_of(document)[0])[1][6] == "2025: LĐTT (07/QĐ-UBND)"


def test_ratings_and_initiatives_after_the_submission_was_sent_are_not_told(services):
    (person,) = add_subjects(services, 1)
    submission = submitted(services, add_nominations(services, 1, "BK_TINH", subjects=[person]))
    services.submitting.send(submission.uid, "9", date(2026, 6, 15))
    with services.store.action("Thêm"):
        services.periods.ensure("2025")
        for code, day in (("2025", date(2025, 12, 20)), ("2026", date(2026, 11, 1))):
            rating = Rating(period=code, subject_uid=person, grade="HTTNV", decided_on=day)
            services.store.ratings.save(rating)
        for title, day in (("Trước", date(2026, 6, 15)), ("Sau", date(2026, 6, 16))):
            topic = Initiative(title=title, period="2026", recognised_on=day)
            topic = services.store.initiatives.save(topic)
            author = InitiativeAuthor(initiative_uid=topic.uid, subject_uid=person)
            services.store.initiative_authors.save(author)
    row = rows_of(tables_of(make(services, Wanted(uid=submission.uid)))[0])[1]
    assert row[4:6] == ["HTTNV", ""]
    assert "Sáng kiến: Trước" in row[7]
    assert "Sau" not in row[7]


def test_abbreviations_of_ratings_and_awards_are_explained(services):
    (person,) = add_subjects(services, 1)
    with services.store.action("Thêm"):
        services.store.ratings.save(Rating(period="2026", subject_uid=person, grade="HTTNV"))
    issued(services, "LDTT", [person], "7", date(2025, 12, 1), period="2025")
    issued(services, "GK_XA", [person], "8", date(2026, 3, 1))
    add_nominations(services, subjects=[person])
    (legend,) = [line for line in said_in(make(services, PERIOD)) if "Chữ viết tắt" in line]
    assert legend == (
        "Chữ viết tắt: HTTNV: Hoàn thành tốt nhiệm vụ; LĐTT: Lao động tiên tiến; GK xã: Giấy khen "
        "của Chủ tịch Ủy ban nhân dân xã Mường Xoan."
    )
    public = said_in(make(services, replace(PERIOD, public=True)))
    assert not any("Chữ viết tắt" in line for line in public)


def test_a_hamlet_is_proposed_for_the_title_of_its_kind(services):
    with services.store.action("Thêm"):
        hamlet = Subject(kind="collective", name="Bản Nà Lả")
        hamlet = services.store.subjects.save(hamlet)
    add_nominations(services, award_type="THON_VH", subjects=[hamlet.uid])
    assert "Bản văn hóa" in rows_of(tables_of(make(services, PERIOD))[0])[1]


def test_what_was_taken_back_counts_no_more(services):
    (person,) = add_subjects(services, 1)
    decision = issued(services, "LDTT", [person])
    (award,) = services.deciding.awards(decision.uid)
    draft = services.amending.revoke(decision.uid, [award.uid], "Kê khai không đúng thành tích")
    for step in ((), (), ("6", date(2026, 11, 20))):
        services.deciding.advance(draft.uid, *step)
    add_nominations(services, subjects=[person])
    assert rows_of(tables_of(make(services, PERIOD))[0])[1][6] == ""


def test_the_list_of_a_unit_holds_what_is_below_it(services):
    school = add_unit(services, "Trường Tiểu học số 1")
    team = services.directory.save_unit(Unit(name="Tổ 1", parent_uid=school.uid))
    add_nominations(services, subjects=add_subjects(services, 2, unit=team))
    add_nominations(services, 3, start=5)
    document = make(services, replace(PERIOD, unit=school.uid))
    assert first(document, Heading).about == "Năm 2026, Trường Tiểu học số 1"
    assert len(rows_of(tables_of(document)[0])) == 1 + 2


def test_the_list_of_a_submission_says_to_which_it_belongs_and_is_signed_like_it(services):
    submission = submitted(
        services,
        add_nominations(services, 1, "BK_TINH"),
        signer_name="Quàng Thị Ễn",
        signer_position="PHÓ CHỦ TỊCH",
        signer_authority="KT. CHỦ TỊCH",
    )
    document = make(services, Wanted(uid=submission.uid))
    assert first(document, AppendixHeading).reference == (
        "(Kèm theo Tờ trình số     /TTr-UBND ngày    tháng    năm 2026 "
        "của Ủy ban nhân dân xã Mường Xoan)"
    )
    (signer,) = first(document, SignatureBlock).signers
    assert signer.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert first(document, Letterhead).number == ""
    services.submitting.send(submission.uid, "9", date(2026, 3, 5))
    document = make(services, Wanted(uid=submission.uid))
    assert "số 09/TTr-UBND ngày 05 tháng 3 năm 2026" in first(document, AppendixHeading).reference


def test_another_signer_of_the_list_alone_may_be_chosen(services):
    submission = submitted(services, add_nominations(services, 1, "BK_TINH"))
    services.papers.save(
        Paper(
            form="proposal-list",
            about_uid=submission.uid,
            signer_name="Quàng Thị Ễn",
            signer_position="PHÓ CHỦ TỊCH",
            signer_authority="KT. CHỦ TỊCH",
        )
    )
    (signer,) = first(make(services, Wanted(uid=submission.uid)), SignatureBlock).signers
    assert signer.name == "Quàng Thị Ễn"


@pytest.mark.parametrize(
    ("code", "years"),
    [("2026", ("2025", "2026")), ("2025-2026", ("2024-2025", "2025-2026"))],
)
def test_ratings_are_those_of_the_year_and_the_one_before(code, years):
    assert tuple(period.code for period in rated_years(period_of_code(code))) == years


def test_a_campaign_looks_at_its_calendar_year(services):
    campaign = services.periods.add_campaign(
        "CD-1", "Đợt thi đua 90 ngày", date(2026, 3, 1), date(2026, 5, 30)
    )
    assert [period.code for period in rated_years(campaign)] == ["2025", "2026"]


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (Wanted(period="2026"), "Chưa có đề nghị nào của năm 2026 để in"),
        (Wanted(uid="không có"), "Không tìm thấy tờ trình"),
    ],
)
def test_nobody_put_forward_is_said_in_one_sentence(services, wanted, sentence):
    with pytest.raises(Refused, match=sentence):
        make(services, wanted)


def test_many_rows_are_numbered_pages_with_the_header_on_each(services, tmp_path):
    add_nominations(services, 120)
    path = tmp_path / "danh-sach.pdf"
    write_form(services, PROPOSAL_LIST, PERIOD, path)
    texts = page_texts(path)
    assert len(texts) > 5
    assert all("Danh hiệu, hình thức đề nghị" in text for text in texts[:-1])
    assert "TM. ỦY BAN NHÂN DÂN" in texts[-1]


def test_the_spreadsheet_has_the_rows_and_abbreviations(services, tmp_path):
    add_nominations(services, 2)
    path = tmp_path / "danh-sach.xlsx"
    write_form(services, PROPOSAL_LIST, PERIOD, path)
    cells = [
        str(cell)
        for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        for cell in row
    ]
    assert "CÁ NHÂN" in cells
    assert any(name_of(1) in cell for cell in cells)


def test_it_is_printed_by_command_of_a_period_and_a_submission(tmp_path, capsys):
    with small_commune(tmp_path / "data") as services:
        submission = submitted(services, add_nominations(services, 2, "BK_TINH"))
    begin = ["--data", str(tmp_path / "data"), "print", "proposal-list"]
    for n, more in enumerate((["--period", "2026"], ["--uid", submission.uid])):
        target = tmp_path / f"{n}.pdf"
        assert main([*begin, *more, "--out", str(target)]) == 0
        assert "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG" in page_texts(target)[0]
    capsys.readouterr()
