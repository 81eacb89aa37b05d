"""The Excel file that goes out to a unit."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from models.problems import Refused
from models.units import Unit
from services.intake.workbook import read_workbook
from services.services import Services
from services.templates.signature import Signature, is_signature, read_signature
from services.templates.writing_templates import (
    TemplateWanted,
    template_name,
    write_template,
    write_templates,
)
from tests.small_commune import add_subjects, add_unit


@pytest.fixture
def school(services: Services) -> Unit:
    unit = add_unit(services, "Trường Tiểu học Nậm Lành")
    add_subjects(services, 4, unit=unit)
    add_subjects(services, 1, "collective", unit=unit)
    return unit


def xml(path: Path, part: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()


def test_only_the_list_is_seen_and_the_marks_are_hidden(
    services: Services, school: Unit, tmp_path: Path
):
    path = write_template(services, TemplateWanted("subjects", school.uid), tmp_path / "mau.xlsx")
    sheets = {sheet.name: sheet for sheet in read_workbook(path).sheets}
    assert [name for name, sheet in sheets.items() if sheet.visible] == ["Danh sách"]
    seen = sheets["Danh sách"]
    assert seen.hidden_columns == {2}
    assert seen.hidden_rows == {0}
    assert len(seen.rows) == 6 + 5
    assert is_signature(str(sheets["_Mẫu"].rows[0][0]))


def test_cells_can_be_edited_while_head_and_structure_are_kept(
    services: Services, school: Unit, tmp_path: Path
):
    path = write_template(services, TemplateWanted("subjects", school.uid), tmp_path / "mau.xlsx")
    sheet = xml(path, "xl/worksheets/sheet1.xml")
    assert '<sheetProtection sheet="1"' in sheet
    assert "password" not in sheet
    assert '<pane xSplit="2" ySplit="6" topLeftCell="C7"' in sheet
    assert 'orientation="landscape"' in sheet
    assert "<autoFilter" in sheet
    assert "_xlnm.Print_Titles" in xml(path, "xl/workbook.xml")


def test_titles_are_chosen_from_the_law_in_force_by_who_may_get_them(
    services: Services, school: Unit, tmp_path: Path
):
    wanted = TemplateWanted("registrations", school.uid, "2026")
    path = write_template(services, wanted, tmp_path / "mau.xlsx")
    rules = re.findall(
        r'<dataValidation type="list"[^>]*sqref="(H[^"]+)"><formula1>([^<]+)',
        xml(path, "xl/worksheets/sheet1.xml"),
    )
    assert [place for place, _ in rules] == ["H7:H10", "H11", "H12:H2012"]
    options = next(s for s in read_workbook(path).sheets if s.name == "_Danh mục")
    columns = list(zip(*[[*row, *[None] * (5 - len(row))] for row in options.rows], strict=True))
    people, collectives = columns[2], columns[3]
    assert "Lao động tiên tiến" in people
    assert "Lao động tiên tiến" not in collectives
    assert "Tập thể lao động tiên tiến" in collectives


def test_personal_numbers_and_ethnic_groups_go_out_only_when_asked_for(
    services: Services, school: Unit, tmp_path: Path
):
    def titles(private: bool) -> list[object]:
        wanted = TemplateWanted("subjects", school.uid, private=private)
        path = write_template(services, wanted, tmp_path / "mau.xlsx")
        return list(read_workbook(path).sheets[0].rows[5])

    assert "Số định danh cá nhân" not in titles(False)
    assert "Dân tộc" not in titles(False)
    assert {"Số định danh cá nhân", "Dân tộc"} <= set(titles(True))


def test_the_same_people_give_the_same_bytes(services: Services, school: Unit, tmp_path: Path):
    wanted = TemplateWanted("subjects", school.uid)
    one = write_template(services, wanted, tmp_path / "mot.xlsx")
    other = write_template(services, wanted, tmp_path / "hai.xlsx")
    assert one.read_bytes() == other.read_bytes()


def test_each_unit_gets_a_file_of_its_own(services: Services, school: Unit, tmp_path: Path):
    twin = services.directory.save_unit(Unit(name=school.name, parent_uid=school.uid))
    wanted = [TemplateWanted("registrations", uid, "2026") for uid in (school.uid, twin.uid)]
    assert [path.name for path in write_templates(services, wanted, tmp_path)] == [
        "Mẫu đăng ký thi đua - 2026 - Trường Tiểu học Nậm Lành.xlsx",
        "Mẫu đăng ký thi đua - 2026 - Trường Tiểu học Nậm Lành (2).xlsx",
    ]
    assert template_name(services, TemplateWanted("subjects")).endswith("Tất cả các đơn vị")


def test_it_is_an_excel_file_or_nothing(services: Services, school: Unit, tmp_path: Path):
    with pytest.raises(Refused, match=r"kết thúc bằng \.xlsx"):
        write_template(services, TemplateWanted("subjects", school.uid), tmp_path / "mau.csv")


def test_a_template_of_a_newer_program_is_refused():
    text = Signature("subjects", "03289").text()
    assert read_signature(text, "a.xlsx") == Signature("subjects", "03289")
    for newer in (text.replace(" 1|", " 2|"), text.replace("subjects", "ratings")):
        with pytest.raises(Refused, match="bản chương trình mới hơn"):
            read_signature(newer, "a.xlsx")


def test_a_title_that_only_sounds_like_a_template_is_none():
    assert not is_signature("Mẫu Sổ Thi đua năm 2026")
