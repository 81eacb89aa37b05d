"""F16: the list on which recipients sign, of a decision, of a sheet, of what is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from main import main
from models.listing import Query
from models.money import amount_in_words
from services.documents.document import Document, Heading, Paragraph, Row, Table, plain
from services.forms import FORMS
from services.forms.deciding.payment_facts import payment_facts
from services.forms.deciding.payment_list import PAYMENT_LIST_FORM, make
from services.forms.form import Wanted
from services.printing import print_form, write_form
from tests.paid_decisions import DAY, issued, paid_by
from tests.small_commune import add_decision, add_subjects, add_unit, name_of, small_commune

HEADER = [
    "STT", "Họ và tên / Tên tập thể", "Chức vụ, đơn vị", "Danh hiệu, hình thức", "Số quyết định",
    "Hệ số", "Mức lương cơ sở", "Hệ số × lương cơ sở", "Thành tiền", "Tình trạng", "Ngày chi",
    "Ký nhận", "Ghi chú",
]  # fmt: skip


def table_of(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def texts(row: object) -> list[str]:
    assert isinstance(row, Row)
    return [
        cell if isinstance(cell, str) else cell[1] if isinstance(cell, tuple) else plain(cell.text)
        for cell in row.cells
    ]


def said(document: Document) -> str:
    return "\n".join(plain(b.text) for b in document.blocks if isinstance(b, Paragraph))


def cells_of(path: Path) -> list[list]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_a_collective_that_is_a_unit_is_named_once(services):
    school = add_unit(services, "Tổ chuyên môn số 1")
    decision = issued(
        services, "TTLDTT", add_subjects(services, 1, "collective", unit=school, start=1)
    )
    paid_by(services, decision)
    (line, _total) = table_of(make(services, Wanted(uid=decision.uid))).rows
    assert texts(line)[1] == school.name


def test_a_line_has_what_the_treasurer_checks(services):
    people = add_subjects(services, 2, unit=add_unit(services, "Trường Tiểu học số 1"))
    decision = issued(services, "LDTT", people)
    paid_by(services, decision)
    document = make(services, Wanted(uid=decision.uid))
    first, _second, total = table_of(document).rows
    assert texts(first) == [
        "1", f"{name_of(1)}\nTrường Tiểu học số 1", "Lao động tiên tiến", "05/QĐ-UBND", "0,3",
        "2.530.000", "759.000", "", "",
    ]  # fmt: skip
    assert texts(total) == ["Tổng cộng (02)", "1.518.000", "", ""]
    told = said(document)
    assert "Một triệu năm trăm mười tám nghìn đồng chẵn." in told
    assert "Nguồn: Quỹ thi đua, khen thưởng của xã năm 2026" in told


def test_what_is_not_paid_stands_on_no_sheet(services):
    (person,) = add_subjects(services, 1)
    lower = issued(services, "LDTT", [person], "5")
    paid_by(services, lower)
    higher = issued(services, "CSTDCS", [person], "6")
    paid_by(services, higher)
    assert payment_facts(services, Wanted(uid=lower.uid)).lines == ()
    assert payment_facts(services, Wanted(uid=higher.uid)).total == 2_530_000


def test_a_draft_is_reckoned_for_the_paper_alone(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 2, "household"))
    facts = payment_facts(services, Wanted(uid=decision.uid))
    assert facts.total == 2 * 1_138_500
    assert services.payments.of_decision(decision.uid) == []


def test_there_is_room_for_a_number_that_is_waited_for(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    wanted = Wanted(uid=decision.uid)
    document = make(services, wanted)
    (heading,) = (block for block in document.blocks if isinstance(block, Heading))
    assert re.fullmatch(r"Theo Quyết định số +/QĐ-UBND ngày +tháng +năm 2026", plain(heading.about))
    assert "chưa có số" not in said(document)
    path = print_form(services, PAYMENT_LIST_FORM, wanted, ".pdf")
    assert path.stem.endswith("theo Quyết định chưa có số")


def test_a_draft_knows_of_a_higher_title_of_the_same_year(services):
    (person,) = add_subjects(services, 1)
    issued(services, "CSTDCS", [person], "6")
    draft = add_decision(services, "LDTT", [person])
    assert payment_facts(services, Wanted(uid=draft.uid)).lines == ()


def test_the_sheet_of_a_unit_says_whose_it_is(services):
    unit = add_unit(services, "Trạm Y tế")
    decision = issued(services, "LDTT", add_subjects(services, 1, unit=unit))
    paid_by(services, decision)
    usual = services.payment_sheets.usual_terms(decision)
    (sheet,) = services.payment_sheets.arrange(decision.uid, replace(usual, by_unit=True))
    facts = payment_facts(services, Wanted(uid=sheet.uid))
    assert facts.about == "Theo Quyết định số 05/QĐ-UBND ngày 18/11/2026, Trạm Y tế"
    assert facts.made_on == date(2026, 11, 20)


def test_the_spreadsheet_has_one_row_of_real_columns(services, tmp_path):
    decision = issued(services, "GK_XA", add_subjects(services, 2, "household"))
    payments = paid_by(services, decision)
    services.payments.pay([payments[0].uid], DAY, "Lò Thị Hoa")
    path = tmp_path / "chi.xlsx"
    write_form(services, PAYMENT_LIST_FORM, Wanted(uid=decision.uid), path)
    rows = cells_of(path)
    header = next(n for n, row in enumerate(rows) if row[0] == "STT")
    assert rows[header] == HEADER
    body = rows[header + 1 :]
    assert [row[0] for row in body] == [1, 2]
    assert [row[5:9] for row in body] == [["0,45", 2_530_000, 1_138_500, 1_138_500]] * 2
    assert {row[9] for row in body} == {"Đã chi", "Chưa chi"}
    words = amount_in_words(2 * 1_138_500, exact=True)
    assert any(words in str(cell) for row in rows[:header] for cell in row)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".csv"])
def test_it_is_written_in_every_format(services, tmp_path, suffix):
    decision = issued(services, "LDTT", add_subjects(services, 30))
    paid_by(services, decision)
    path = tmp_path / f"chi{suffix}"
    write_form(services, PAYMENT_LIST_FORM, Wanted(uid=decision.uid), path)
    assert path.stat().st_size > 1000
    if suffix == ".pdf":
        with PdfDocument(path) as pdf:
            width, height = pdf[0].get_size()
            assert width > height
            last = pdf[len(pdf) - 1].get_textpage().get_text_range()
        assert "CHỦ TÀI KHOẢN" in last


def test_what_is_shown_is_what_is_printed(services):
    first = issued(services, "LDTT", add_subjects(services, 2), "5")
    second = issued(services, "TTLDTT", add_subjects(services, 1, "collective"), "6")
    paid_by(services, first)
    (only,) = paid_by(services, second)
    assert len(payment_facts(services, Wanted(period="2026")).lines) == 3
    assert payment_facts(services, Wanted(period="2025-2026")).lines == ()
    shown = payment_facts(services, Wanted(query=Query(only=[only.uid], scope={"year": "2026"})))
    assert [line.award for line in shown.lines] == ["Tập thể lao động tiên tiến"]
    assert shown.about == "Quỹ năm 2026"


def test_a_public_list_tells_no_notes_and_no_states(services, tmp_path):
    paid_by(services, issued(services, "LDTT", add_subjects(services, 1)))
    path = tmp_path / "cong-khai.csv"
    write_form(services, PAYMENT_LIST_FORM, Wanted(public=True), path)
    titles = path.read_text(encoding="utf-8-sig").splitlines()[0]
    assert "Ghi chú" not in titles
    assert "Thành tiền" in titles


def test_no_two_papers_have_one_id():
    ids = [form.id for form in FORMS]
    assert len(set(ids)) == len(ids)
    assert {"payment-list", "payment-sheet-list", "fund-list"} <= set(ids)


def test_it_is_printed_by_command_of_a_decision_a_sheet_and_a_period(tmp_path, capsys):
    with small_commune(tmp_path / "data") as services:
        decision = issued(services, "LDTT", add_subjects(services, 2))
        paid_by(services, decision)
        (sheet,) = services.payment_sheets.of_decision(decision.uid)
    begin = ["--data", str(tmp_path / "data"), "print", "payment-list"]
    for n, more in enumerate((["--uid", decision.uid], ["--uid", sheet.uid], ["--period", "2026"])):
        target = tmp_path / f"{n}.xlsx"
        assert main([*begin, *more, "--out", str(target)]) == 0
        assert cells_of(target)[-1][8] == 759_000
    capsys.readouterr()
    assert main([*begin, "--uid", "không-có", "--out", str(tmp_path / "x.xlsx")]) == 1
    assert "Không tìm thấy" in capsys.readouterr().err
