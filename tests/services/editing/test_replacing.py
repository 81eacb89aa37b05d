import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.editing.replacing import Replacing, find_cells
from services.editing.subject_grid import SubjectGrid
from tests.small_commune import add_subjects

TEXT = st.text("aàAÀđĐbB ", max_size=12)


@pytest.mark.parametrize(
    ("replacing", "text", "expected"),
    [
        (
            Replacing("THCS", "Trung học cơ sở"),
            "Trường THCS Mường Xoan",
            "Trường Trung học cơ sở Mường Xoan",
        ),
        (Replacing("thcs", "TH"), "Trường THCS, thcs", "Trường TH, TH"),
        (Replacing("thcs", "TH", case=True), "Trường THCS", None),
        (Replacing("hoa", "Hòa"), "Hòa An", None),
        (Replacing("hoa", "Hòa", marks=False), "xã Hoà An", "xã Hòa An"),
        (Replacing("dao", "x", marks=False), "Lò Văn Đào", "Lò Văn x"),
        (Replacing("GV", "Giáo viên", whole=True), "gv", "Giáo viên"),
        (Replacing("GV", "Giáo viên", whole=True), "gv toán", None),
        (Replacing("aa", "a"), "aaaa", "aa"),
        (Replacing("", "x"), "abc", None),
        (Replacing("b", ""), "abc", "ac"),
    ],
)
def test_what_is_found_is_replaced(replacing, text, expected):
    assert replacing.replaced(text) == expected


@given(TEXT, TEXT.filter(bool))
def test_with_case_and_marks_it_is_plain_replacing(text, find):
    expected = text.replace(find, "*") if find in text else None
    assert Replacing(find, "*", case=True).replaced(text) == expected


@given(TEXT, TEXT.filter(bool), st.booleans(), st.booleans())
def test_replacing_by_itself_without_folding_changes_nothing(text, find, whole, case):
    same = Replacing(find, find, whole=whole, case=case, marks=True).replaced(text)
    assert same is None or same.casefold() == text.casefold() or whole


def test_locked_cells_are_passed_over(services):
    people = add_subjects(services, 2)
    (team,) = add_subjects(services, 1, "collective", start=7)
    grid = SubjectGrid(services.store, services.directory)
    found = find_cells(
        grid, [*people, team], ["sex", "kind", "status"], Replacing("đang", "Đang còn", marks=False)
    )
    assert {cell.uid for cell in found} == {*people, team}
    assert {cell.column for cell in found} == {"status"}
