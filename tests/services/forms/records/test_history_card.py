"""Lý lịch khen thưởng: what one subject was awarded, registered for and became."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from docx import Document as open_docx
from pypdfium2 import PdfDocument

from models.problems import Refused
from models.subjects import Subject
from models.units import Unit
from services.forms.form import Wanted
from services.forms.records.history_card import HISTORY_CARD, history_card_facts
from services.printing import print_form, write_form
from services.services import Services
from services.subject_history import history_of
from tests.small_commune import add_decision, add_unit, small_commune


@pytest.fixture
def services(tmp_path):
    with small_commune(tmp_path / "data") as services:
        yield services


@pytest.fixture
def school(services: Services) -> Unit:
    return add_unit(services, "Trường Mầm non Mường Xoan")


@pytest.fixture
def person(services: Services, school: Unit) -> Subject:
    """Awarded twice and in a draft, registered twice, moved, and with another position since."""
    save = services.directory.save
    person = save(
        Subject(
            kind="individual",
            name="Lò Thị Ễn",
            sex="female",
            birth_date="1985-07-05",
            personal_id="011185000001",
            ethnicity="Thái",
            position="Giáo viên",
            unit_uid=school.uid,
        )
    )
    recorded = {"origin": "recorded", "level": "commune", "issuer": "Chủ tịch UBND xã Mường Cũ"}
    for number, day in (("3", date(2023, 1, 5)), ("4", date(2024, 8, 5))):
        decision = add_decision(
            services, "GK_XA", [person.uid], number=number, decided_on=day, **recorded
        )
        services.deciding.advance(decision.uid)
    services.registering.register("2026", [person.uid], ["LDTT", "CSTDCS"])
    draft = add_decision(services, "LDTT")
    left = services.deciding.registrations_left(draft)
    services.deciding.add_registrations(draft.uid, [r.uid for r in left])
    other = add_unit(services, "Trường Tiểu học Mường Xoan")
    return save(replace(person, unit_uid=other.uid, position="Hiệu trưởng"))


def entries(services: Services, uid: str, kind: str) -> list[tuple[str, str, str]]:
    return [(e.when, e.title, e.note) for e in history_of(services, uid).of(kind)]


def test_awards_tell_what_the_person_was_on_that_day(services, person):
    draft, *issued = history_of(services, person.uid).of("award")
    assert (draft.settled, draft.when, draft.note) == (False, "", "Nháp")
    assert [(e.when, e.source, e.then) for e in issued] == [
        ("05/8/2024", "Quyết định số 04/QĐ-UBND", "Giáo viên, Trường Mầm non Mường Xoan"),
        ("05/01/2023", "Quyết định số 03/QĐ-UBND", "Giáo viên, Trường Mầm non Mường Xoan"),
    ]
    assert {e.issuer for e in issued} == {"Chủ tịch UBND xã Mường Cũ"}


def test_registrations_tell_whether_a_decision_took_them_up(services, person):
    assert sorted(entries(services, person.uid, "registration")) == [
        ("Năm 2026", "Chiến sĩ thi đua cơ sở", "Chưa có quyết định"),
        ("Năm 2026", "Lao động tiên tiến", "Đã đưa vào quyết định"),
    ]


def test_another_unit_and_position_are_told_from_the_change_log(services, person):
    assert entries(services, person.uid, "change") == [
        ("20/11/2026", "Đơn vị: từ Trường Mầm non Mường Xoan sang Trường Tiểu học Mường Xoan", ""),
        ("20/11/2026", "Chức vụ: từ Giáo viên sang Hiệu trưởng", ""),
    ]


def test_what_was_taken_back_did_not_happen(services, person):
    services.directory.save(replace(person, position="Kế toán"))
    services.history.undo()
    assert len(entries(services, person.uid, "change")) == 2


def test_a_merged_unit_counts_from_the_day_of_the_merger(services, school):
    household = services.directory.save(
        Subject(kind="household", name="Lò Văn Hặc", unit_uid=school.uid)
    )
    services.unit_changes.merge([school.uid], "", date(2025, 7, 1), new=Unit(name="Bản Đồng Tâm"))
    assert entries(services, household.uid, "change") == [
        ("01/7/2025", f"Đơn vị: từ {school.name} sang Bản Đồng Tâm", "Do sáp nhập đơn vị")
    ]


def text_of(path) -> str:
    with PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_paper_has_it_all_but_no_personal_data(services, person, tmp_path):
    pdf, word = tmp_path / "ly lich.pdf", tmp_path / "ly lich.docx"
    for path in (pdf, word):
        write_form(services, HISTORY_CARD, Wanted(uid=person.uid), path)
    printed = text_of(pdf)
    for words in ("LÝ LỊCH KHEN THƯỞNG", "Lò Thị Ễn", "05/7/1985", "04/QĐ-UBND", "Năm 2026"):
        assert words in printed
    assert "Nháp" not in printed
    assert "011185000001" not in printed
    tables = open_docx(str(word)).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert "Giáo viên, Trường Mầm non Mường Xoan" in cells


def test_personal_data_is_printed_on_request(services, person, tmp_path):
    path = tmp_path / "ly lich.pdf"
    write_form(services, HISTORY_CARD, Wanted(uid=person.uid, private=True), path)
    assert "011185000001" in text_of(path)
    assert "Dân tộc: Thái" in text_of(path)


def test_a_household_without_a_past_has_a_card_too(services, tmp_path):
    household = services.directory.save(Subject(kind="household", name="Cầm Văn Ỹ"))
    path = print_form(services, HISTORY_CARD, Wanted(uid=household.uid), ".pdf")
    assert path.name == "Lý lịch khen thưởng Cầm Văn Ỹ.pdf"
    assert "Chưa có quyết định khen thưởng nào." in text_of(path)


def test_nobody_has_no_card(services):
    with pytest.raises(Refused, match="hãy chọn lại"):
        history_card_facts(services, "nobody")
