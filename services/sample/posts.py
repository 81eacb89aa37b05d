"""Which posts the offices and schools of the sample commune have, and who of them is special."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from models.subjects import Sex, Status
from services.sample.names import People
from services.sample.units import (
    COMMITTEE,
    COUNCIL,
    CULTURE,
    ECONOMY,
    FRONT,
    HEALTH,
    MILITARY,
    OFFICE,
    PARTY,
    POLICE,
    SERVICE_CENTRE,
)


@dataclass(frozen=True, slots=True)
class Post:
    position: str
    count: int = 1
    leads: bool = False
    women: float = 0.4
    """Share of women."""
    before: str = ""
    """The position held before this one; "" when it was the same."""
    name: str = ""
    """A name that is fixed; "" leaves it to chance, and so with what follows."""
    sex: Literal["male", "female"] = "male"
    people: People | None = None
    ethnicity: str = ""
    sort_name: str = ""
    since: int = 0
    until: int = 2100
    """The last year of work in the commune."""
    status: Status = "active"


def _head(position: str, before: str, women: float = 0.25) -> Post:
    return Post(position, leads=True, before=before, women=women)


def _fixed(position: str, name: str, sex: Sex, people: People, *, leads: bool = False) -> Post:
    return Post(
        position,
        leads=leads,
        before="Công chức" if leads else "",
        name=name,
        sex="female" if sex == "female" else "male",
        people=people,
        since=2008,
    )


CHAIRMAN_UNTIL_2026 = "Nguyễn Quang Hà"
CHAIRMAN = "Cà Văn Thoan"
DEPUTIES = ("Giàng A Páo", "Lường Thị Hương")
CLERK = "Tòng Thị Yên"
PROVINCIAL_FIGHTER = "Trần Thị Thanh Hòa"
"""Chiến sĩ thi đua cấp tỉnh after three years in a row."""
CANDIDATE = "Quàng Văn Biên"
"""Three years in a row, proposed, not decided yet."""
CANDIDATE_WITH_GAP = "Vàng Thị Mỷ"
"""Proposed too, but a year is missing between."""

LONG_POSITION = (
    "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã, Chủ tịch Hội Liên hiệp Phụ nữ xã, "
    "Trưởng Ban Thanh tra nhân dân, Phó Trưởng Ban Chỉ đạo các chương trình mục tiêu quốc gia xã"
)

OFFICIAL_POSTS: dict[str, tuple[Post, ...]] = {
    PARTY: (
        _head("Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã", "Phó Bí thư Đảng ủy"),
        _head("Phó Bí thư Thường trực Đảng ủy", "Chuyên viên"),
    ),
    "Văn phòng Đảng ủy": (
        _head("Chánh Văn phòng", "Chuyên viên"),
        _head("Phó Chánh Văn phòng", "Chuyên viên"),
        Post("Chuyên viên", 3),
    ),
    "Ban Xây dựng Đảng": (
        _head("Trưởng ban", "Chuyên viên"),
        _head("Phó Trưởng ban", "Chuyên viên"),
        Post("Chuyên viên", 3),
    ),
    "Ủy ban Kiểm tra Đảng ủy": (
        _head("Chủ nhiệm", "Chuyên viên"),
        _head("Phó Chủ nhiệm", "Chuyên viên"),
        Post("Ủy viên", 2),
    ),
    COUNCIL: (
        _head("Phó Chủ tịch Hội đồng nhân dân xã", "Công chức"),
        _head("Phó Trưởng Ban Kinh tế - Ngân sách", "Công chức"),
        _head("Phó Trưởng Ban Văn hóa - Xã hội", "Công chức", 0.6),
    ),
    COMMITTEE: (
        Post(
            "Chủ tịch Ủy ban nhân dân xã", leads=True, before="Phó Chủ tịch",
            name=CHAIRMAN_UNTIL_2026, people="Kinh", since=1999, until=2025, status="moved",
        ),
        _fixed("Chủ tịch Ủy ban nhân dân xã", CHAIRMAN, "male", "Thái", leads=True),
        _fixed("Phó Chủ tịch Ủy ban nhân dân xã", DEPUTIES[0], "male", "Hmông", leads=True),
        _fixed("Phó Chủ tịch Ủy ban nhân dân xã", DEPUTIES[1], "female", "Thái", leads=True),
    ),
    OFFICE: (
        _head("Chánh Văn phòng", "Công chức Văn phòng - Thống kê"),
        _head("Phó Chánh Văn phòng", "Công chức Văn phòng - Thống kê"),
        _fixed("Chuyên viên", "Lò Văn Hùng", "male", "Thái"),
        Post("Chuyên viên", 5),
        Post("Văn thư viên", women=1),
        Post("Kế toán viên", women=1),
    ),
    ECONOMY: (
        _head("Trưởng phòng", "Công chức Địa chính - Xây dựng"),
        _head("Phó Trưởng phòng", "Công chức Tài chính - Kế toán"),
        _fixed("Chuyên viên", CANDIDATE, "male", "Thái"),
        Post("Chuyên viên", 7),
        Post("Chuyên viên", status="retired", until=2025, name="Hoàng Văn Thuỷ", people="Thái", since=1990),
    ),
    CULTURE: (
        _head("Trưởng phòng", "Công chức Văn hóa - Xã hội"),
        _fixed("Phó Trưởng phòng", PROVINCIAL_FIGHTER, "female", "Kinh", leads=True),
        _fixed("Chuyên viên", CLERK, "female", "Thái"),
        Post("Chuyên viên", 5),
    ),
    SERVICE_CENTRE: (
        _head("Phó Giám đốc Trung tâm", "Công chức Tư pháp - Hộ tịch"),
        Post("Chuyên viên", 5),
    ),
    MILITARY: (
        _head("Chỉ huy trưởng", "Chỉ huy phó", 0),
        _head("Phó Chỉ huy trưởng", "Trợ lý", 0),
        Post("Trợ lý", women=0),
    ),
    POLICE: (
        _head("Trưởng Công an xã", "Phó Trưởng Công an xã", 0),
        Post("Phó Trưởng Công an xã", 2, leads=True, before="Cán bộ", women=0),
        _fixed("Cán bộ", "Trần Văn Hoà", "male", "Kinh"),
        Post("Cán bộ", 8, women=0.15),
    ),
    HEALTH: (
        _head("Trưởng trạm", "Bác sĩ", 0.5),
        _head("Phó Trưởng trạm", "Y sĩ", 0.5),
        _fixed("Điều dưỡng", CANDIDATE_WITH_GAP, "female", "Hmông"),
        Post("Bác sĩ"),
        Post("Y sĩ", 3, women=0.5),
        Post("Điều dưỡng", 2, women=0.7),
        Post("Hộ sinh", 2, women=1),
    ),
    FRONT: (
        _head("Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Phó Chủ tịch"),
        _fixed(LONG_POSITION, "Cầm Thị Nguyệt", "female", "Thái", leads=True),
        Post("Chuyên viên", 2),
    ),
    "Hội Nông dân xã": (
        _head("Chủ tịch Hội Nông dân xã", "Phó Chủ tịch Hội Nông dân xã", 0),
        _head("Phó Chủ tịch Hội Nông dân xã", "Chi hội trưởng", 0.3),
    ),
    "Hội Liên hiệp Phụ nữ xã": (
        _head("Phó Chủ tịch Hội Liên hiệp Phụ nữ xã", "Chi hội trưởng", 1),
        Post("Chuyên viên", women=1),
    ),
    "Hội Cựu chiến binh xã": (
        _head("Chủ tịch Hội Cựu chiến binh xã", "Phó Chủ tịch Hội Cựu chiến binh xã", 0),
        _head("Phó Chủ tịch Hội Cựu chiến binh xã", "Chi hội trưởng", 0),
    ),
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã": (
        _head("Bí thư Đoàn xã", "Phó Bí thư Đoàn xã"),
        _head("Phó Bí thư Đoàn xã", "Bí thư chi đoàn"),
    ),
}  # fmt: skip
"""By unit; with the heads of the hamlets these are 120 people."""

HAMLET_HEAD = Post("Trưởng bản", women=0.2)
SPECIAL_HAMLET_HEADS: dict[str, Post] = {
    "Nà Xoan": _fixed("Trưởng bản", "Lò Văn Hùng", "male", "Thái"),
}

SCHOOL_HEADS: tuple[Post, ...] = (
    _head("Hiệu trưởng", "Phó Hiệu trưởng"),
    Post("Phó Hiệu trưởng", 2, leads=True, before="Tổ trưởng chuyên môn"),
)
GROUP_HEAD = Post("Tổ trưởng chuyên môn", before="Giáo viên")
TEACHER = Post("Giáo viên")
SCHOOL_OFFICE: tuple[Post, ...] = (
    Post("Kế toán", women=1),
    Post("Nhân viên thư viện, thiết bị"),
    Post("Nhân viên y tế"),
)
SPECIAL_TEACHERS: dict[str, tuple[Post, ...]] = {
    "Trường Mầm non Hoa Ban": (
        _fixed("Giáo viên", "Quàng Thị Xuân", "female", "Thái"),
        _fixed("Giáo viên", "Nguyễn Hoàng Phương Thảo Nguyên", "female", "Kinh"),
    ),
    "Trường Mầm non Nậm Hua": (_fixed("Giáo viên", "Quàng Thị Xuân", "female", "Thái"),),
    "Trường Tiểu học Chiềng Bua": (_fixed("Giáo viên", "Trần Văn Hòa", "male", "Kinh"),),
    "Trường PTDTBT Tiểu học Nậm Hua": (
        Post(
            "Giáo viên", name="Y Brăm Niê", people="Kinh", ethnicity="Ê-đê",
            sort_name="Niê Y Brăm", since=2012,
        ),
        Post("Giáo viên", name="Bùi Thị Oanh", sex="female", people="Kinh", since=1995, until=2025, status="retired"),
    ),
    "Trường PTDTBT THCS Mường Xoan": (
        Post(
            "Giáo viên", name="H'Linh Mlô", sex="female", people="Kinh", ethnicity="Ê-đê",
            sort_name="Mlô H'Linh", since=2015,
        ),
        Post("Giáo viên", name="Đỗ Mạnh Tùng", people="Kinh", since=2009, until=2025, status="moved"),
    ),
}  # fmt: skip


def fixed_posts() -> Iterator[Post]:
    """The posts whose holders' names are fixed."""
    for posts in (*OFFICIAL_POSTS.values(), *SPECIAL_TEACHERS.values()):
        yield from (post for post in posts if post.name)
    yield from SPECIAL_HAMLET_HEADS.values()
