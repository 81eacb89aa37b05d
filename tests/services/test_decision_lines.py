"""What a person is, after the post held and the unit of it."""

from __future__ import annotations

import pytest

from services.decision_lines import position_and_unit


@pytest.mark.parametrize(
    ("position", "unit", "said"),
    [
        ("Trưởng bản", "Bản Co Muông", "Trưởng bản Co Muông"),
        ("Trưởng phòng", "Phòng Kinh tế", "Trưởng phòng Kinh tế"),
        ("Phó Chánh Văn phòng", "Văn phòng Đảng ủy", "Phó Chánh Văn phòng Đảng ủy"),
        (
            "Phó Chủ tịch Hội đồng nhân dân xã",
            "Hội đồng nhân dân xã Mường Xoan",
            "Phó Chủ tịch Hội đồng nhân dân xã Mường Xoan",
        ),
        (
            "Phó Trưởng Ban Văn hóa - Xã hội",
            "Hội đồng nhân dân xã Mường Xoan",
            "Phó Trưởng Ban Văn hóa - Xã hội, Hội đồng nhân dân xã Mường Xoan",
        ),
        ("Chủ tịch Hội", "Hội Nông dân xã", "Chủ tịch Hội Nông dân xã"),
        ("Chủ tịch Hội Nông dân xã", "Hội Nông dân xã", "Chủ tịch Hội Nông dân xã"),
        ("Chuyên viên", "Phòng Kinh tế", "Chuyên viên, Phòng Kinh tế"),
        ("", "Phòng Kinh tế", "Phòng Kinh tế"),
        ("Chuyên viên", "", "Chuyên viên"),
    ],
)
def test_post_and_unit_are_joined_without_saying_a_word_twice(
    position: str, unit: str, said: str
) -> None:
    assert position_and_unit(position, unit, "Lò Văn Hùng") == said
