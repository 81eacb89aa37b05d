"""Lists as Excel and CSV files, with and without what is private."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as DocxDocument
from hypothesis import given
from hypothesis import strategies as st

from models.listing import Query
from models.problems import Refused
from models.subjects import Subject
from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.handing_out.formula_guard import guarded, unguarded
from services.handing_out.list_xlsx import ListPaper, write_list_xlsx
from services.handing_out.listed import listed
from services.intake.plan import Choices
from services.intake.planning import plan_intake
from services.intake.workbook import read_workbook
from services.printing import write_form
from services.services import Services
from tests.small_commune import add_decision, add_subjects, add_unit


def form(form_id: str) -> Form:
    return next(known for known in FORMS if known.id == form_id)


@pytest.fixture
def people(services: Services) -> list[str]:
    unit = add_unit(services, "Trường Tiểu học Nậm Lành")
    with services.store.action("Thêm"):
        saved = services.store.subjects.save_many(
            [
                Subject(
                    kind="individual",
                    name="Lò Thị Hoa",
                    birth_date="1985-07-05",
                    personal_id="011185001234",
                    ethnicity="Thái",
                    address="Bản Nậm Lành",
                    position="=Hiệu trưởng",
                    note="- Đang xem xét; “kỷ luật”",
                    unit_uid=unit.uid,
                ),
                Subject(
                    kind="individual", name="Quàng Văn Dơ", birth_date="1979", unit_uid=unit.uid
                ),
                Subject(kind="household", name="Vàng A Sùng", unit_uid=unit.uid),
            ]
        )
    return [subject.uid for subject in saved]


def table_of(path: Path) -> list[dict[str, object]]:
    """The rows under the header, by title."""
    [sheet] = read_workbook(path).sheets
    rows = [list(row) for row in sheet.rows]
    header = next(n for n, row in enumerate(rows) if "Họ và tên / Tên tập thể" in row)
    titles = [str(title) for title in rows[header]]
    return [
        dict(zip(titles, [*row, *[None] * (len(titles) - len(row))], strict=True))
        for row in rows[header + 1 :]
    ]


def test_a_stick_that_takes_no_more_is_said_in_words(
    services: Services, people: list[str], tmp_path: Path
) -> None:
    """A limit on the size of files stands in for a full disk; only the finished file reaches it."""
    resource = pytest.importorskip("resource", reason="Windows has no limit on the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5500, before[1]))
    try:
        with pytest.raises(Refused, match="không nhận tệp lớn"):
            written(services, tmp_path, ".xlsx")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.glob("*.xlsx"))


def written(services: Services, folder: Path, suffix: str, **wanted) -> Path:
    return write_form(services, form("subject-list"), Wanted(**wanted), folder / f"danh-ba{suffix}")


def test_excel_has_real_days_and_numbers_that_are_texts_stay_texts(
    services: Services, people: list[str], tmp_path: Path
):
    path = written(services, tmp_path, ".xlsx", private=True)
    do, hoa, _ = table_of(path)
    assert hoa["Ngày sinh"] == date(1985, 7, 5)
    assert do["Ngày sinh"] == "1979"
    assert hoa["Số định danh"] == "011185001234"
    assert hoa["Chức vụ"] == "=Hiệu trưởng"
    assert hoa["STT"] == 2
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<autoFilter" in sheet
        assert 'state="frozen"' in sheet
        assert "<f>" not in sheet
        assert "_xlnm.Print_Titles" in archive.read("xl/workbook.xml").decode()


def test_the_same_list_gives_the_same_bytes(services: Services, people: list[str], tmp_path: Path):
    one = written(services, tmp_path, ".xlsx").read_bytes()
    assert written(services, tmp_path, ".xlsx").read_bytes() == one


def test_csv_is_what_a_vietnamese_excel_opens(
    services: Services, people: list[str], tmp_path: Path
):
    data = written(services, tmp_path, ".csv", private=True).read_bytes()
    assert data.startswith("\ufeffHọ và tên / Tên tập thể;".encode())
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    text = data.decode("utf-8-sig")
    assert ";05/07/1985;" in text
    assert ";'=Hiệu trưởng;" in text
    assert ';"\'- Đang xem xét; “kỷ luật”"\r\n' in text


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_file_comes_back_as_it_went(
    services: Services, people: list[str], tmp_path: Path, suffix: str
):
    path = written(services, tmp_path, suffix, private=True)
    plan = plan_intake(services, path, "subjects", Choices())
    assert [row.state for row in plan.rows] == ["same"] * 3
    assert plan.problems == []


@given(st.text(st.sampled_from("'=+-@ab1;\" \n"), max_size=8))
def test_a_guarded_text_is_no_formula_and_comes_back(text: str):
    assert unguarded(guarded(text)) == text
    assert not re.match(r"[=+\-@\t\r]", guarded(text))


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_public_list_tells_nothing_private(
    services: Services, people: list[str], tmp_path: Path, suffix: str
):
    path = written(services, tmp_path, suffix, public=True, private=True)
    _, hoa, _ = table_of(path)
    assert str(hoa["Năm sinh"]) == "1985"
    assert not {"Ngày sinh", "Số định danh", "Dân tộc", "Địa chỉ", "Ghi chú"} & set(hoa)
    everything = repr(read_workbook(path))
    for told in ("011185001234", "Thái", "Bản Nậm Lành", "kỷ luật", "05/7", "7, 5"):
        assert told not in everything


def test_a_public_list_on_paper_tells_nothing_private(
    services: Services, people: list[str], tmp_path: Path
):
    paper = DocxDocument(str(written(services, tmp_path, ".docx", public=True)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert {"Năm sinh", "1985"} <= set(cells)
    assert not {"Bản Nậm Lành", "05/7/1985", "Địa chỉ"} & set(cells)


def test_a_public_list_may_be_filtered_by_what_it_does_not_show(
    services: Services, people: list[str], tmp_path: Path
):
    query = Query(filters={"address": ["Bản Nậm Lành"]}, order=[("birth_date", True)])
    path = written(services, tmp_path, ".csv", public=True, query=query)
    assert [row["Họ và tên / Tên tập thể"] for row in table_of(path)] == ["Lò Thị Hoa"]


def test_only_the_chosen_rows_in_the_order_of_the_list(
    services: Services, people: list[str], tmp_path: Path
):
    query = Query(order=[("name", True)], only=[people[1], people[2]])
    path = written(services, tmp_path, ".xlsx", query=query)
    assert [row["Họ và tên / Tên tập thể"] for row in table_of(path)] == [
        "Vàng A Sùng",
        "Quàng Văn Dơ",
    ]
    assert services.lists.open("subject-list", query).count() == 2


def test_awards_have_amounts_that_can_be_summed(services: Services, tmp_path: Path):
    decision = add_decision(services, subjects=add_subjects(services, 2))
    lines = services.store.awards.of_decision(decision.uid)
    with services.store.action("Ghi tiền"):
        services.store.awards.save_many(replace(line, prize=1_053_000) for line in lines)
    path = write_form(services, form("award-list"), Wanted(), tmp_path / "kt.xlsx")
    assert [row["Tiền thưởng đã ghi"] for row in table_of(path)] == [1_053_000, 1_053_000]


def test_more_rows_than_a_sheet_holds_are_refused(services: Services, tmp_path: Path):
    whole = replace(listed(services, "subject-list", Wanted()), count=1_100_000)
    document = form("subject-list").make(services, Wanted())
    paper = ListPaper(document.blocks[1], document.dated, "")  # pyright: ignore[reportArgumentType]
    with pytest.raises(Refused, match=r"1\.100\.000 dòng"):
        write_list_xlsx(whole, paper, tmp_path / "a.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []
