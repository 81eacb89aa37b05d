"""F18: what a hamlet hands in for Gia đình văn hóa and for its own title."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document as open_docx
from python_calamine import CalamineWorkbook

from models.household_reviews import HouseholdReview
from models.papers import Paper
from models.problems import Refused
from models.subjects import Subject
from models.units import Unit
from services.edited_paper import EditedPaper
from services.forms.form import Form, Wanted
from services.forms.hamlet.hamlet_submission import HAMLET_SUBMISSION, USUAL
from services.forms.hamlet.household_facts import hamlet_facts, head_position
from services.forms.hamlet.household_minutes import HOUSEHOLD_MINUTES
from services.forms.hamlet.household_request import HOUSEHOLD_REQUEST
from services.forms.hamlet.household_summary import HOUSEHOLD_SUMMARY
from services.hamlet_names import called, title_of
from services.printing import note_made, print_form, write_form
from services.services import Services
from tests.services.documents.pdf_reading import page_texts
from tests.services.rules.cases import Commune
from tests.small_commune import name_of

FORMS = (HOUSEHOLD_REQUEST, HOUSEHOLD_SUMMARY, HOUSEHOLD_MINUTES, HAMLET_SUBMISSION)
MET = date(2026, 10, 29)


@pytest.fixture
def hamlet(services: Services) -> Unit:
    """Twelve households: ten reached it, one is excluded, of one nothing is known yet."""
    unit = services.directory.save_unit(Unit(name="Bản Nà Lả", kind="hamlet"))
    add_households(services, unit, 12)
    services.directory.save(
        Subject(kind="individual", name="Lò Văn Sáng", position="Bí thư chi bộ, Trưởng bản",
                unit_uid=unit.uid)
    )  # fmt: skip
    return unit


def add_households(services: Services, unit: Unit, count: int) -> None:
    with services.store.action("Bình xét"):
        homes = services.store.subjects.save_many(
            Subject(kind="household", name=name_of(number), unit_uid=unit.uid)
            for number in range(count)
        )
        services.store.household_reviews.save_many(
            HouseholdReview(
                period="2026", subject_uid=home.uid, met_on=MET, households=60, present=50,
                agreed=None if place == 1 else 48, score=None if place == 1 else 92.5,
                posted_from=date(2026, 10, 30), posted_to=date(2026, 11, 9),
                exclusions=("tax",) if place == 0 else (),
            )
            for place, home in enumerate(homes)
        )  # fmt: skip


def printed(services: Services, form: Form, unit: Unit, folder: Path, period: str = "2026") -> str:
    wanted = Wanted(unit=unit.uid, period=period)
    return " ".join(page_texts(write_form(services, form, wanted, folder / f"{form.id}.pdf")))


def test_who_reached_it_is_told_from_the_reviews(services: Services, hamlet: Unit) -> None:
    facts = hamlet_facts(services, Wanted(unit=hamlet.uid, period="2026"))
    assert len(facts.reached) == 10
    assert [each.reason for each in facts.failed] == ["Trốn tránh nghĩa vụ nộp thuế"]
    assert (facts.total, facts.present, facts.met_on) == (60, 50, MET)
    assert facts.head is not None
    assert facts.head.name == "Lò Văn Sáng"
    assert facts.reached[0].share == "96"
    names = [each.name.split()[-1] for each in facts.households]
    assert names.index("Ánh") < names.index("Chuyên") < names.index("Đạt")


def test_the_request(services: Services, hamlet: Unit, tmp_path: Path) -> None:
    text = printed(services, HOUSEHOLD_REQUEST, hamlet, tmp_path)
    for words in (
        "Mẫu số 01",
        "ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN BẢN NÀ LẢ",
        "Kính gửi: Chủ tịch Ủy ban nhân dân xã Mường Xoan",
        "Căn cứ Nghị định số 86/2023/NĐ-CP",
        "Căn cứ Biên bản họp bình xét ngày 29 tháng 10 năm 2026 của bản Nà Lả.",
        "có đại diện 50 hộ trong tổng số 60 hộ dự họp",
        "từ ngày 30 tháng 10 năm 2026 đến ngày 09 tháng 11 năm 2026",
        "năm 2026 cho 10 hộ gia đình.",
        "TRƯỞNG BẢN",
        "Lò Văn Sáng",
    ):
        assert words in text
    assert "Luật Tổ chức chính quyền địa phương" not in text


def test_the_summary_has_those_who_reached_it(
    services: Services, hamlet: Unit, tmp_path: Path
) -> None:
    text = printed(services, HOUSEHOLD_SUMMARY, hamlet, tmp_path)
    assert "Tổng số hộ gia đình: 60; số hộ dự họp bình xét: 50; số hộ đủ điều kiện: 10." in text
    assert "92,5 48 96" in text
    wanted = Wanted(unit=hamlet.uid, period="2026")
    book = CalamineWorkbook.from_path(
        write_form(services, HOUSEHOLD_SUMMARY, wanted, tmp_path / "bang.xlsx")
    )
    rows = book.get_sheet_by_index(0).to_python()
    assert sum(1 for row in rows if 92.5 in row) == 10


def test_the_minutes_have_everybody_with_the_reason(
    services: Services, hamlet: Unit, tmp_path: Path
) -> None:
    text = printed(services, HOUSEHOLD_MINUTES, hamlet, tmp_path)
    for words in (
        "- Chủ trì: Ông (bà) Lò Văn Sáng, Trưởng bản.",
        "số hộ có đại diện dự họp: 50 (đạt 83,3%)",
        "Trốn tránh nghĩa vụ nộp thuế",
        "thống nhất 10 hộ gia đình đủ điều kiện",
        "01 hộ không đủ điều kiện",
        "THƯ KÝ",
        "CHỦ TRÌ",
    ):
        assert words in text
    word = open_docx(
        str(
            write_form(
                services, HOUSEHOLD_MINUTES, Wanted(unit=hamlet.uid, period="2026"),
                tmp_path / "bien-ban.docx",
            )
        )
    )  # fmt: skip
    table = next(t for t in word.tables if t.rows[0].cells[0].text == "TT")
    assert len(table.rows) == 13


def test_the_submission_for_the_hamlet_itself(
    services: Services, hamlet: Unit, tmp_path: Path
) -> None:
    with services.store.action("Bản văn hóa", unlocked=True):
        commune = Commune(services)
        whole = commune.collective(name="Bản Nà Lả", unit_uid=hamlet.uid)
        for year in ("2023", "2025"):
            commune.award(whole, "THON_VH", year)
    text = printed(services, HAMLET_SUBMISSION, hamlet, tmp_path)
    for words in (
        "TỜ TRÌNH Đề nghị xét tặng danh hiệu “Bản văn hóa” năm 2026",
        "10 hộ đạt danh hiệu “Gia đình văn hóa”, tỷ lệ 16,7%",
        "các năm: 2023, 2025.",
        "(Mẫu số 05)",
        "TRƯỞNG BẢN",
    ):
        assert words in text


def test_households_that_were_awarded_count_before_those_found_fit(
    services: Services, hamlet: Unit, tmp_path: Path
) -> None:
    homes = [s for s in services.store.subjects.of_unit(hamlet.uid) if s.kind == "household"]
    with services.store.action("Quyết định", unlocked=True):
        commune = Commune(services)
        for home in homes[:9]:
            commune.award(home.uid, "GDVH", "2026")
    assert "09 hộ đạt danh hiệu" in printed(services, HAMLET_SUBMISSION, hamlet, tmp_path)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_without_reviews_there_is_a_paper_to_fill_in(
    services: Services, tmp_path: Path, form: Form
) -> None:
    unit = services.directory.save_unit(Unit(name="Tổ dân phố 3", kind="hamlet"))
    text = printed(services, form, unit, tmp_path)
    assert "……" in text
    assert "TỔ DÂN PHỐ 3" in text
    assert "CHỦ TRÌ" in text or "TỔ TRƯỞNG TỔ DÂN PHỐ" in text


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_hamlet_and_a_year_are_needed(services: Services, hamlet: Unit, form: Form) -> None:
    with pytest.raises(Refused, match="Hãy chọn thôn"):
        form.make(services, Wanted(period="2026"))
    with pytest.raises(Refused, match="bình xét theo năm"):
        form.make(services, Wanted(unit=hamlet.uid, period="2025-2026"))


def test_a_school_has_no_households_to_name(services: Services) -> None:
    school = services.directory.save_unit(Unit(name="Trường Tiểu học Chiềng Bua", kind="school"))
    with pytest.raises(Refused, match="không phải thôn, bản, tổ dân phố"):
        HOUSEHOLD_REQUEST.make(services, Wanted(unit=school.uid, period="2026"))


def test_nobody_is_asked_for_by_nought(services: Services, tmp_path: Path) -> None:
    unit = services.directory.save_unit(Unit(name="Thôn Tân Lập", kind="hamlet"))
    add_households(services, unit, 1)
    assert "cho …… hộ gia đình" in printed(services, HOUSEHOLD_REQUEST, unit, tmp_path)
    text = printed(services, HOUSEHOLD_MINUTES, unit, tmp_path)
    assert "thống nhất 00 hộ gia đình đủ điều kiện" in text
    assert "01 hộ không đủ điều kiện" in text


def test_a_large_hamlet_goes_over_pages(services: Services, tmp_path: Path) -> None:
    unit = services.directory.save_unit(Unit(name="Thôn Tân Lập", kind="hamlet"))
    add_households(services, unit, 150)
    wanted = Wanted(unit=unit.uid, period="2026")
    pages = page_texts(write_form(services, HOUSEHOLD_MINUTES, wanted, tmp_path / "bien-ban.pdf"))
    assert len(pages) >= 5
    assert all("Lý do không đủ điều kiện" in page for page in pages[:-1])
    assert "THƯ KÝ" in pages[-1]
    assert pages[2].startswith("3 ")


def test_whoever_is_entered_for_a_paper_signs_it(
    services: Services, hamlet: Unit, tmp_path: Path
) -> None:
    services.papers.save(
        Paper(
            form="household-request", unit_uid=hamlet.uid, period="2026",
            dated_on=date(2026, 11, 10),
            texts={"number": "-", "signer_position": "PHÓ TRƯỞNG BẢN",
                   "signer_name": "Quàng Văn Piếng"},
        )
    )  # fmt: skip
    text = printed(services, HOUSEHOLD_REQUEST, hamlet, tmp_path)
    assert "PHÓ TRƯỞNG BẢN" in text
    assert "Quàng Văn Piếng" in text
    assert "ngày 10 tháng 11 năm 2026" in text
    assert "Mẫu số" not in text


def test_nothing_waits_for_a_number_of_what_a_hamlet_signs(
    services: Services, hamlet: Unit
) -> None:
    wanted = Wanted(unit=hamlet.uid, period="2026")
    assert not EditedPaper(services, HOUSEHOLD_REQUEST, wanted).signed_here
    services.papers.save(
        Paper(form="household-request", unit_uid=hamlet.uid, period="2026", texts={"number": "-"})
    )
    assert note_made(services, HOUSEHOLD_REQUEST, wanted) is None
    assert services.store.papers.waiting() == []


@pytest.mark.parametrize(
    ("name", "known", "position", "title"),
    [
        ("Bản Nà Lả", "bản", "Trưởng bản", "Bản văn hóa"),
        ("Tổ dân phố số 2", "tổ dân phố", "Tổ trưởng tổ dân phố", "Tổ dân phố văn hóa"),
        ("Khu phố 1", "khu phố", "Trưởng khu phố", "Khu phố văn hóa"),
        ("Thôn", "thôn", "Trưởng thôn", "Thôn văn hóa"),
        ("Nà Lả", "", "Trưởng thôn", "Thôn văn hóa"),
    ],
)
def test_a_hamlet_is_called_as_its_name_says(
    name: str, known: str, position: str, title: str
) -> None:
    assert (called(name), head_position(name), title_of([name], USUAL)) == (known, position, title)


def test_the_deputy_is_not_the_head(services: Services) -> None:
    unit = services.directory.save_unit(Unit(name="Thôn Tân Lập", kind="hamlet"))
    for name, position in (("Trần Văn Đạt", "Phó Trưởng thôn"), ("Trần Thị Dung", "Trưởng thôn")):
        services.directory.save(
            Subject(kind="individual", name=name, position=position, unit_uid=unit.uid)
        )
    facts = hamlet_facts(services, Wanted(unit=unit.uid, period="2026"))
    assert facts.head is not None
    assert facts.head.name == "Trần Thị Dung"


def test_the_file_says_which_hamlet_and_year(services: Services, hamlet: Unit) -> None:
    wanted = Wanted(unit=hamlet.uid, period="2026")
    path = print_form(services, HOUSEHOLD_MINUTES, wanted, ".pdf")
    assert path.name == "Biên bản bình xét Gia đình văn hóa Bản Nà Lả năm 2026.pdf"
