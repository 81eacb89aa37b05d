"""The units of the sample commune: offices, schools with their groups, and twenty-four hamlets."""

from __future__ import annotations

from dataclasses import dataclass

from models.units import Unit, UnitKind
from services.directory import Directory
from services.sample.names import People

COMMUNE_CODE = "99011"
COMMUNE = "Mường Xoan"
PROVINCE = "Điện Biên"
DISTRICT = "Mường Khoang"
"""The former district."""
NAM_HUA = "Nậm Hua"
CHIENG_BUA = "Chiềng Bua"
FORMER_COMMUNES = (NAM_HUA, CHIENG_BUA)
"""The two communes that were merged on 1 July 2025."""

COMMITTEE = f"Ủy ban nhân dân xã {COMMUNE}"
PARTY = f"Đảng ủy xã {COMMUNE}"
COUNCIL = f"Hội đồng nhân dân xã {COMMUNE}"
FRONT = f"Ủy ban Mặt trận Tổ quốc Việt Nam xã {COMMUNE}"
OFFICE = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
ECONOMY = "Phòng Kinh tế"
CULTURE = "Phòng Văn hóa - Xã hội"
SERVICE_CENTRE = "Trung tâm Phục vụ hành chính công"
MILITARY = "Ban Chỉ huy Quân sự xã"
POLICE = "Công an xã"
HEALTH = "Trạm Y tế xã"
FOREST_GROUP = (
    "Tổ liên kết sản xuất lúa nếp tan, bảo vệ rừng phòng hộ đầu nguồn và phòng cháy, chữa cháy "
    "rừng liên bản Nà Xoan - Co Muông - Huổi Cắm - Phiêng Xa"
)

SCHOOLS: dict[str, tuple[str, str, int, tuple[str, ...]]] = {
    "Trường Mầm non Hoa Ban": (
        "Trường Mầm non Chiềng Bua", CHIENG_BUA, 44,
        ("Tổ Nhà trẻ", "Tổ Mẫu giáo bé - nhỡ", "Tổ Mẫu giáo lớn", "Tổ Văn phòng"),
    ),
    "Trường Mầm non Nậm Hua": (
        "", NAM_HUA, 40,
        ("Tổ Nhà trẻ", "Tổ Mẫu giáo ghép", "Tổ Mẫu giáo lớn", "Tổ Văn phòng"),
    ),
    "Trường Tiểu học Chiềng Bua": (
        "", CHIENG_BUA, 56,
        ("Tổ 1", "Tổ 2 - 3", "Tổ 4 - 5", "Tổ Chuyên biệt", "Tổ Văn phòng"),
    ),
    "Trường PTDTBT Tiểu học Nậm Hua": (
        "Trường Tiểu học Nậm Hua", NAM_HUA, 62,
        ("Tổ 1", "Tổ 2 - 3", "Tổ 4 - 5", "Tổ Ngoại ngữ - Tin học - Nghệ thuật", "Tổ Văn phòng"),
    ),
    "Trường PTDTBT THCS Mường Xoan": (
        "Trường PTDTBT THCS Nậm Hua", NAM_HUA, 58,
        ("Tổ Toán - Tin học", "Tổ Khoa học tự nhiên", "Tổ Ngữ văn - Lịch sử và Địa lí", "Tổ Ngoại ngữ - Nghệ thuật - Giáo dục thể chất", "Tổ Văn phòng"),
    ),
}  # fmt: skip
"""(name before the merger, former commune, staff, groups)."""

HAMLETS: dict[str, tuple[str, People, int]] = {
    "Nà Xoan": (CHIENG_BUA, "Thái", 112), "Nà Bon": (CHIENG_BUA, "Thái", 94),
    "Huổi Cắm": (CHIENG_BUA, "Thái", 81), "Co Muông": (CHIENG_BUA, "Thái", 88),
    "Noong Hẻo": (CHIENG_BUA, "Thái", 97), "Chiềng Bua 1": (CHIENG_BUA, "Thái", 118),
    "Chiềng Bua 2": (CHIENG_BUA, "Thái", 103), "Na Lốm": (CHIENG_BUA, "Thái", 72),
    "Phiêng Xa": (CHIENG_BUA, "Thái", 66), "Co Phung": (CHIENG_BUA, "Thái", 84),
    "Hua Nạ": (CHIENG_BUA, "Thái", 59), "Tân Lập": (CHIENG_BUA, "Kinh", 126),
    "Nậm Pắc": (CHIENG_BUA, "Thái", 77), "Nậm Hua 1": (NAM_HUA, "Hmông", 91),
    "Nậm Hua 2": (NAM_HUA, "Hmông", 86), "Pú Tỉu": (NAM_HUA, "Hmông", 68),
    "Huổi Lóng": (NAM_HUA, "Hmông", 73), "Háng Chua": (NAM_HUA, "Hmông", 64),
    "Phình Sáng": (NAM_HUA, "Hmông", 79), "Tìa Mùng": (NAM_HUA, "Hmông", 57),
    "Xá Phình": (NAM_HUA, "Hmông", 52), "Chế Cu": (NAM_HUA, "Hmông", 61),
    "Lồng Sọt": (NAM_HUA, "Hmông", 49), "Hua Pảng": (NAM_HUA, "Thái", 43),
}  # fmt: skip
"""(former commune, who mostly lives there, households)."""


@dataclass(frozen=True, slots=True)
class Units:
    by_name: dict[str, Unit]

    def uid(self, name: str) -> str:
        return self.by_name[name].uid


def group_name(group: str, school: str) -> str:
    return f"{group}, {school}"


def hamlet_name(hamlet: str) -> str:
    return f"Bản {hamlet}"


def make_units(directory: Directory) -> Units:
    by_name: dict[str, Unit] = {}

    def add(name: str, kind: UnitKind, parent: str = "", former_name: str = "") -> None:
        by_name[name] = directory.save_unit(
            Unit(
                name=name,
                kind=kind,
                parent_uid=by_name[parent].uid if parent else None,
                former_name=former_name,
            )
        )

    add(PARTY, "agency")
    for name in ("Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Ủy ban Kiểm tra Đảng ủy"):
        add(name, "agency", PARTY)
    add(COUNCIL, "agency")
    both = " và ".join(f"Ủy ban nhân dân xã {former}" for former in FORMER_COMMUNES)
    add(COMMITTEE, "agency", former_name=both)
    for name in (OFFICE, ECONOMY, CULTURE, SERVICE_CENTRE, MILITARY, POLICE, HEALTH):
        add(name, "agency", COMMITTEE)
    add(FRONT, "organisation")
    for name in ("Hội Nông dân xã", "Hội Liên hiệp Phụ nữ xã", "Hội Cựu chiến binh xã", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã"):  # fmt: skip
        add(name, "organisation", FRONT)
    add(FOREST_GROUP, "enterprise")
    for school, (former, _, _, groups) in SCHOOLS.items():
        add(school, "school", former_name=former)
        for group in groups:
            add(group_name(group, school), "school", school)
    for hamlet, (former, _, _) in HAMLETS.items():
        name = hamlet_name(hamlet)
        add(name, "hamlet", former_name=f"{name}, xã {former}")
    return Units(by_name)
