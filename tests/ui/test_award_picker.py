"""The field for an award: which awards it offers for what is typed, and in which order."""

from __future__ import annotations

from datetime import date

import pytest

from models.vietnamese import fold
from ui.widgets.award_picker import FORBIDDEN, AwardPicker


@pytest.fixture
def picker(qtbot, look, workspace):
    picker = AwardPicker(workspace.services.catalogue)
    qtbot.addWidget(picker)
    return picker


def codes(picker: AwardPicker, text: str) -> list[str]:
    return [code for code, _name, _detail in picker._found(text) if code]


def names(picker: AwardPicker, text: str) -> list[str]:
    return [name for code, name, _detail in picker._found(text) if code]


def test_what_is_abbreviated_just_so_comes_first(picker) -> None:
    assert codes(picker, "LĐTT")[0] == "LDTT"
    assert codes(picker, "ldtt")[0] == "LDTT"


def test_what_is_called_just_so_comes_before_what_contains_it(picker) -> None:
    assert codes(picker, "Lao động tiên tiến")[0] == "LDTT"


def test_what_begins_so_comes_before_what_contains_it(picker) -> None:
    found = [fold(name).startswith("lao dong") for name in names(picker, "lao động")]
    assert found == sorted(found, reverse=True)
    assert set(found) == {True, False}


def test_among_equals_the_lower_award_comes_first(picker) -> None:
    found = codes(picker, "bằng khen")
    assert found.index("BK_TINH") < found.index("BK_TTG")


def test_what_may_not_be_decided_comes_last_unless_it_is_called_just_so(picker) -> None:
    picker.set_terms("commune", date(2026, 11, 18))
    groups = [name for code, name, _detail in picker._found("khen") if not code]
    assert groups[-1] == FORBIDDEN
    assert codes(picker, "Bằng khen của Thủ tướng Chính phủ")[0] == "BK_TTG"


def test_nothing_typed_leaves_the_order_of_the_catalogue(picker, workspace) -> None:
    ranks = [workspace.services.catalogue.award_type(code).rank for code in codes(picker, "")]
    titles = [a for a in workspace.services.catalogue.award_types() if a.kind == "title"]
    assert ranks[: len(titles)] == [award.rank for award in titles]
