import os
from datetime import date
from pathlib import Path

import pytest

from models.file_names import LONGEST_NAME, MOST_BYTES, safe_name
from models.problems import Refused
from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.printing import (
    print_form,
    print_report,
    recent_prints,
    write_form,
)
from services.reports import REPORTS
from services.reports.report import Span
from services.year_steps import YEAR_STEPS
from tests.small_commune import add_decision, add_subjects


def form(form_id: str) -> Form:
    return next(known for known in FORMS if known.id == form_id)


@pytest.mark.parametrize("paper", [*FORMS, *REPORTS], ids=lambda paper: paper.id)
def test_every_paper_belongs_to_a_step_of_the_year(paper):
    assert paper.step in YEAR_STEPS


@pytest.mark.parametrize(
    "known", [f for f in FORMS if f.is_list and not f.by_unit], ids=lambda f: f.id
)
def test_every_list_is_made_in_every_format_it_has(services, known):
    for suffix in known.formats:
        path = print_form(services, known, Wanted(period="2026" * known.by_period), suffix)
        assert path.parent == services.folder.prints
        assert path.stat().st_size > 50  # a CSV file of nobody has its titles only


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_every_report_is_made_in_every_format_it_has(services, report):
    services.registering.register("2026", add_subjects(services, 2), ["LDTT"])
    for suffix in report.formats:
        assert print_report(services, report, Span(period="2026"), suffix).exists()


def test_the_list_of_a_decision_says_which_one(services):
    decision = add_decision(
        services, subjects=add_subjects(services, 2), number="7", decided_on=date(2026, 7, 5)
    )
    path = print_form(services, form("award-list"), Wanted(uid=decision.uid), ".xlsx")
    assert path.stem == ("Danh sách khen thưởng theo Quyết định số 07-QĐ-UBND ngày 05-7-2026")


def test_the_newest_print_comes_first_and_foreign_files_are_left_out(services):
    old = print_form(services, form("subject-list"), Wanted(), ".pdf")
    new = print_form(services, form("subject-list"), Wanted(), ".xlsx")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    (old.parent / "ghi chú.txt").write_text("không phải bản in", encoding="utf-8")
    (old.parent / ".tmp-1.pdf").write_bytes(b"half")
    prints = recent_prints(services)
    assert [printed.path for printed in prints] == [new, old]
    assert prints[0].size == new.stat().st_size
    assert [printed.path for printed in recent_prints(services, limit=1)] == [new]


def test_before_anything_was_printed_there_is_nothing_to_show(services):
    assert recent_prints(services) == []


def test_a_format_that_a_form_does_not_have_is_refused(services, tmp_path):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    with pytest.raises(Refused, match=r"\.pdf, \.docx"):
        write_form(services, form("decision"), Wanted(uid=decision.uid), tmp_path / "qd.xlsx")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quyết định số 05/QĐ-UBND: “Lao động”", "Quyết định số 05 QĐ-UBND Lao động"),
        ("  ", "Bản in"),
        ("a" * 200, "a" * LONGEST_NAME),
        ("Tên. ", "Tên"),
        ("Con", "Bản in Con"),
        ("aux.2026", "Bản in aux.2026"),
        ("COM1", "Bản in COM1"),
        ("Con em", "Con em"),
    ],
)
def test_names_of_files_are_taken_by_every_system(text, name):
    assert safe_name(text) == name


def test_a_long_name_ends_with_a_whole_word():
    name = safe_name("công nhận danh hiệu " * 20)
    assert len(name) <= LONGEST_NAME
    assert name.endswith(("công", "nhận", "danh", "hiệu"))
    assert Path(name).name == name


def test_a_name_full_of_marks_fits_where_bytes_are_counted():
    name = safe_name("ễ" * 200)
    assert len(name.encode()) <= MOST_BYTES
