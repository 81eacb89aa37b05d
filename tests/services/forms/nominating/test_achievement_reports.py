"""F08, F09: reports of achievements, with the history that the records tell and nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as open_docx

from models.nominations import Nomination
from models.papers import Paper
from models.problems import Refused
from models.subjects import SubjectKind
from services.documents.document import Paragraph, Table
from services.forms.form import Form, Wanted
from services.forms.nominating.achievement_collective import ACHIEVEMENT_COLLECTIVE
from services.forms.nominating.achievement_facts import achievement_facts
from services.forms.nominating.achievement_household import ACHIEVEMENT_HOUSEHOLD
from services.forms.nominating.achievement_individual import ACHIEVEMENT_INDIVIDUAL
from services.printing import print_form, write_form
from services.services import Services
from tests.services.documents.pdf_reading import page_texts
from tests.services.rules.cases import Commune

FORMS: dict[SubjectKind, Form] = {
    "individual": ACHIEVEMENT_INDIVIDUAL,
    "collective": ACHIEVEMENT_COLLECTIVE,
    "household": ACHIEVEMENT_HOUSEHOLD,
}


@pytest.fixture
def teacher(services: Services) -> Nomination:
    """Rated, the author of an initiative, with awards of which one was taken back."""
    with services.store.action("Ghi thành tích", unlocked=True):
        commune = Commune(services)
        person = commune.person(
            name="Lò Thị Ễn", honorific="Bà", sex="female", position="Giáo viên",
            unit_uid=commune.unit("Trường Mầm non Hoa Ban", kind="school"),
            birth_date="1985-07-05", personal_id="011185000001", ethnicity="Thái",
            address="Bản Nà Lả, xã Mường Xoan",
        )  # fmt: skip
        for year, grade in (("2024", "HTXSNV"), ("2025", "HTTNV"), ("2026", "HTXSNV")):
            rating = commune.rating(person, grade, year)  # type: ignore[arg-type]
            services.store.ratings.save(
                replace(rating, document=f"Quyết định số 8{year[-1]}/QĐ-UBND",
                        decided_on=date(int(year), 12, 12))
            )  # fmt: skip
        commune.initiative(
            person, "2025", share=60, recognised_by="Hội đồng Sáng kiến xã",
            document="Quyết định số 45/QĐ-UBND", recognised_on=date(2025, 11, 20),
        )  # fmt: skip
        commune.initiative(person, "2026", title="Còn chờ", status="applied")
        commune.award(person, "LDTT", "2024", decided_on=date(2025, 1, 15))
        commune.award(person, "GK_XA", "2025", decided_on=date(2025, 11, 25))
        taken_back = commune.award(person, "CSTDCS", "2025", decided_on=date(2026, 1, 16))
        services.store.awards.save(replace(taken_back, revoked_by=commune.decision().uid))
        draft = commune.decision(status="draft", decided_on=None, award_type="GK_XA")
        commune.award(person, "GK_XA", "2026", decision=draft.uid)
        nomination = commune.nominate(
            person, "CSTDCS", achievement="Đổi mới phương pháp dạy tiếng Việt"
        )
    services.profiles.save(
        person, {"home": "xã Nậm Hua", "duties": "Dạy lớp 5 tuổi.\nTổ trưởng tổ tự vệ."}
    )
    return nomination


def printed(services: Services, kind: SubjectKind, uid: str, folder: Path, **wanted) -> list[str]:
    path = folder / f"{kind}.pdf"
    return page_texts(write_form(services, FORMS[kind], Wanted(uid=uid, **wanted), path))


def test_part_three_is_what_the_records_hold(services: Services, teacher: Nomination) -> None:
    facts = achievement_facts(services, teacher.uid, "individual")
    number = services.directory.past(teacher.subject_uid).awards[-1][1].code
    assert [(held.year, held.name) for held in facts.titles] == [("2024", "Lao động tiên tiến")]
    assert facts.titles[0].document == f"Số {number} ngày 15/01/2025; UBND huyện Mường Lay"
    assert [held.year for held in facts.forms] == ["2025"]
    assert facts.excellent == ("2024", "2026")
    assert [each.year for each in facts.results] == ["2024", "2025", "2026"]
    assert [each.title for each in facts.initiatives] == [
        "Sáng kiến: Sổ tay tuyên truyền bằng hai thứ tiếng (đóng góp 60%)"
    ]


def test_the_report_of_a_person(services: Services, teacher: Nomination, tmp_path: Path) -> None:
    text = " ".join(printed(services, "individual", teacher.uid, tmp_path))
    for words in (
        "Mẫu số 02",
        "ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN TRƯỜNG MẦM NON HOA BAN",
        "BÁO CÁO THÀNH TÍCH Đề nghị công nhận danh hiệu “Chiến sĩ thi đua cơ sở” năm 2026",
        "- Họ và tên: Lò Thị Ễn",
        "- Sinh ngày, tháng, năm: 05/7/1985",
        "- Quê quán: xã Nậm Hua",
        "- Trú quán: Bản Nà Lả, xã Mường Xoan",
        "- Ngày vào Đảng: ....",
        "Tổ trưởng tổ tự vệ.",
        "Đổi mới phương pháp dạy tiếng Việt.",
        "Quyết định số 84/QĐ-UBND ngày 12/12/2024",
        "Quyết định số 45/QĐ-UBND ngày 20/11/2025; Hội đồng Sáng kiến xã",
        "02 năm (2024, 2026)",
        "1. Danh hiệu thi đua:",
        "2. Hình thức khen thưởng:",
        "XÁC NHẬN, ĐỀ NGHỊ",
        "NGƯỜI BÁO CÁO",
    ):
        assert words in text
    for absent in ("011185000001", "Dân tộc", "Còn chờ", "16/01/2026"):
        assert absent not in text


def test_the_ethnic_group_is_printed_only_when_asked_for(
    services: Services, teacher: Nomination, tmp_path: Path
) -> None:
    assert (
        "- Dân tộc: Thái" in printed(services, "individual", teacher.uid, tmp_path, private=True)[0]
    )


def test_word_has_the_same_facts(services: Services, teacher: Nomination, tmp_path: Path) -> None:
    path = write_form(
        services, ACHIEVEMENT_INDIVIDUAL, Wanted(uid=teacher.uid), tmp_path / "b.docx"
    )
    word = open_docx(str(path))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "Lao động tiên tiến" in cells
    assert any(p.text.startswith("- Quê quán: xã Nậm Hua") for p in word.paragraphs)


def test_only_years_up_to_the_nomination_are_told(services: Services, teacher: Nomination) -> None:
    with services.store.action("Đề nghị cũ"):
        older = services.store.nominations.save(replace(teacher, uid="", revision=0, period="2025"))
    facts = achievement_facts(services, older.uid, "individual")
    assert [each.year for each in facts.results] == ["2024", "2025"]


def test_awards_of_a_year_stand_by_day_up_to_the_one_that_is_asked_for(
    services: Services, teacher: Nomination
) -> None:
    with services.store.action("Khen thêm", unlocked=True):
        commune = Commune(services)
        who = teacher.subject_uid
        commune.award(who, "GK_XA", None, decided_on=date(2025, 10, 21))
        commune.award(who, "CSTDCS", decided_on=date(2026, 12, 1), nomination_uid=teacher.uid)
        commune.award(who, "GK_XA", "2026", decided_on=date(2026, 12, 20))
    facts = achievement_facts(services, teacher.uid, "individual")
    assert [held.name for held in facts.titles] == ["Lao động tiên tiến"]
    days = [held.document.partition("ngày ")[2].partition(";")[0] for held in facts.forms]
    assert days == ["21/10/2025", "25/11/2025"]


@pytest.mark.parametrize(
    ("ground", "number", "words"),
    [
        ("DOT_XUAT", "Mẫu số 06", "Thời gian lập thành tích: ngày 05 tháng 7 năm 2026"),
        ("PHONG_TRAO", "Mẫu số 07", "Phong trào thi đua, chuyên đề: ...."),
        ("CONG_HIEN", "Mẫu số 02", "Kết quả đánh giá, xếp loại chất lượng hằng năm"),
    ],
)
def test_the_form_follows_the_ground(
    services: Services, teacher: Nomination, tmp_path: Path, ground: str, number: str, words: str
) -> None:
    with services.store.action("Đổi loại hình"):
        services.store.nominations.save(
            replace(teacher, ground=ground, achieved_on=date(2026, 7, 5), award_type="GK_XA")
        )
    text = " ".join(printed(services, "individual", teacher.uid, tmp_path))
    assert number in text
    assert words in text
    assert "Đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã Mường Xoan" in text


def test_somebody_of_whom_nothing_is_known_gets_lines_to_write_on(
    services: Services, tmp_path: Path
) -> None:
    with services.store.action("Ghi người"):
        person = Commune(services).person(name="Vàng A Dơ")
    document = ACHIEVEMENT_INDIVIDUAL.make(services, Wanted(uid=person))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables) == 4
    assert {row.cells[0] for table in tables for row in table.rows} == {""}  # type: ignore[union-attr]
    dotted = [block for block in document.blocks if isinstance(block, Paragraph) and block.leader]
    assert len(dotted) > 10
    text = " ".join(printed(services, "individual", person, tmp_path))
    assert "Đề nghị" not in text
    assert "ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN" in text


def test_a_long_life_goes_over_pages_with_its_header(
    services: Services, teacher: Nomination, tmp_path: Path
) -> None:
    with services.store.action("Nhiều năm", unlocked=True):
        commune = Commune(services)
        for year in range(1976, 2024):
            for award in ("LDTT", "GK_XA"):
                commune.award(teacher.subject_uid, award, str(year), decided_on=date(year, 12, 31))
    pages = printed(services, "individual", teacher.uid, tmp_path)
    assert len(pages) >= 5
    facts = achievement_facts(services, teacher.uid, "individual")
    assert [held.year for held in facts.titles] == [str(year) for year in range(1976, 2025)]
    assert sum("cơ quan ban hành quyết định" in page for page in pages) >= 4
    assert "NGƯỜI BÁO CÁO" in pages[-1]
    assert pages[1].startswith("2 ")


def test_school_years_stand_as_such(services: Services, tmp_path: Path) -> None:
    with services.store.action("Năm học", unlocked=True):
        commune = Commune(services)
        person = commune.person(name="Cà Văn Đạt")
        commune.rating(person, "HTXSNV", "2024-2025")
        commune.award(person, "LDTT", "2024-2025")
        nomination = commune.nominate(person, "CSTDCS", "2025-2026")
    facts = achievement_facts(services, nomination.uid, "individual")
    assert facts.request.endswith("năm học 2025-2026")
    assert facts.titles[0].year == facts.results[0].year == "2024-2025"


def test_a_collective_without_party_and_unions_says_so(services: Services, tmp_path: Path) -> None:
    with services.store.action("Ghi tập thể"):
        commune = Commune(services)
        group = commune.collective(
            name="Tổ Văn phòng", unit_uid=commune.unit("Trường Mầm non Hoa Ban", kind="school")
        )
        nomination = commune.nominate(group, "TTLDTT", achievement="Giữ gìn trường lớp sạch đẹp.")
    services.profiles.save(group, {"party": "Không có", "unions": "chưa có", "people": "06 người"})
    text = " ".join(printed(services, "collective", nomination.uid, tmp_path))
    for words in (
        "Mẫu số 01",
        "TRƯỜNG MẦM NON HOA BAN TỔ VĂN PHÒNG",
        "- Tổ Văn phòng không có tổ chức đảng.",
        "- Tổ Văn phòng không có tổ chức công đoàn, đoàn thể.",
        "- Tổng số cán bộ, công chức, viên chức, người lao động: 06 người",
        "Giữ gìn trường lớp sạch đẹp.",
        "NHẬN XÉT, XÁC NHẬN",
    ):
        assert words in text


def test_a_household_tells_how_its_hamlet_found_it(services: Services, tmp_path: Path) -> None:
    with services.store.action("Ghi hộ", unlocked=True):
        commune = Commune(services)
        home = commune.household(name="Lò Văn Hặc", address="Bản Nà Lả, xã Mường Xoan")
        commune.household_review(home, "2025", score=96.5, met_on=date(2025, 11, 2))
        commune.award(home, "GDVH", "2025")
        nomination = commune.nominate(home, "GK_GDVH")
    services.profiles.save(home, {"members": "05 người"})
    text = " ".join(printed(services, "household", nomination.uid, tmp_path))
    for words in (
        "96,5 điểm",
        "Họp bình xét ngày 02 tháng 11 năm 2025",
        "- Số nhân khẩu: 05 người",
        "2025 Gia đình văn hóa",
        "XÁC NHẬN CỦA THÔN, BẢN, TỔ DÂN PHỐ",
        "CHỦ HỘ",
    ):
        assert words in text


def test_what_this_report_says_is_kept_with_it(
    services: Services, teacher: Nomination, tmp_path: Path
) -> None:
    services.papers.save(
        Paper(
            form="achievement-individual", about_uid=teacher.uid, dated_on=date(2026, 11, 5),
            texts={"achievement": "Năm 2026, dạy 35 tiết mẫu.\nBồi dưỡng 03 giáo viên mới.",
                   "number_merit": "-"},
        )
    )  # fmt: skip
    text = " ".join(printed(services, "individual", teacher.uid, tmp_path))
    assert "Năm 2026, dạy 35 tiết mẫu. Bồi dưỡng 03 giáo viên mới." in text
    assert "ngày 05 tháng 11 năm 2026" in text
    assert "Đổi mới phương pháp" not in text
    assert "Mẫu số" not in text


def test_who_died_signs_nothing(services: Services, teacher: Nomination) -> None:
    with services.store.action("Truy tặng"):
        services.store.nominations.save(replace(teacher, posthumous=True, award_type="GK_XA"))
    document = ACHIEVEMENT_INDIVIDUAL.make(services, Wanted(uid=teacher.uid))
    assert document.blocks[-1].signers[-1].name == ""  # type: ignore[union-attr]
    assert achievement_facts(services, teacher.uid, "individual").request.startswith(
        "Đề nghị truy tặng Giấy khen"
    )


def test_the_wrong_form_names_the_right_one(services: Services, teacher: Nomination) -> None:
    with pytest.raises(Refused, match=r"Lò Thị Ễn .* báo cáo thành tích cá nhân"):
        achievement_facts(services, teacher.uid, "collective")
    with pytest.raises(Refused, match="Không tìm thấy đề nghị hoặc đối tượng"):
        achievement_facts(services, "nobody", "individual")


def test_the_file_is_called_after_whom_it_is_about(services: Services, teacher: Nomination) -> None:
    path = print_form(services, ACHIEVEMENT_INDIVIDUAL, Wanted(uid=teacher.uid), ".pdf")
    assert path.name == "Báo cáo thành tích Lò Thị Ễn.pdf"
