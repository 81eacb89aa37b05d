"""The 54 ethnic groups: complete, and recognised however they are written."""

from __future__ import annotations

import pytest

from models.vietnamese import nfc
from services.ethnic_groups import EthnicGroups, load_ethnic_groups


@pytest.fixture(scope="module")
def groups() -> EthnicGroups:
    return load_ethnic_groups()


def test_there_are_54_with_codes_in_order(groups: EthnicGroups) -> None:
    assert [group.code for group in groups.groups] == [f"{n:02d}" for n in range(1, 55)]
    assert groups.names()[:3] == ("Kinh", "Tày", "Thái")
    assert all(name == nfc(name) for name in groups.names())


def test_every_spelling_means_one_group(groups: EthnicGroups) -> None:
    for group in groups.groups:
        for name in (group.code, group.name, group.name.upper(), *group.aliases):
            assert groups.recognise(name) is group


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("H’Mông", "Hmông"),
        ("Mông", "Hmông"),
        ("mong", "Hmông"),
        ("dân tộc Thái", "Thái"),
        ("Khơ mú", "Khơ-mú"),
        ("Xá Phó", "Phù Lá"),
        ("Cao Lan", "Sán Chay"),
        ("Bru - Vân Kiều", "Bru-Vân Kiều"),
    ],
)
def test_what_stands_in_files(groups: EthnicGroups, written: str, name: str) -> None:
    group = groups.recognise(written)
    assert group
    assert group.name == name


@pytest.mark.parametrize("written", ["", "0", "Khác", "nước ngoài"])
def test_what_is_no_group_is_not_guessed(groups: EthnicGroups, written: str) -> None:
    assert groups.recognise(written) is None
