"""Who decided awards for the people of the sample commune, before and after the merger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.decisions import Level
from services.sample.units import CHIENG_BUA, COMMUNE, DISTRICT, NAM_HUA, PROVINCE


@dataclass(frozen=True, slots=True)
class Issuer:
    level: Level
    name: str
    symbol: str = "QĐ-UBND"
    numbers_a_day: float = 1.0
    signer: str = ""
    """"" where nobody's name is put under it."""
    position: str = "CHỦ TỊCH"


OWN = Issuer("commune", f"Chủ tịch Ủy ban nhân dân xã {COMMUNE}", numbers_a_day=1.7)
FORMER = {
    NAM_HUA: Issuer(
        "commune", f"Chủ tịch Ủy ban nhân dân xã {NAM_HUA}", numbers_a_day=0.6, signer="Sùng A Lồng"
    ),
    CHIENG_BUA: Issuer(
        "commune",
        f"Chủ tịch Ủy ban nhân dân xã {CHIENG_BUA}",
        numbers_a_day=0.7,
        signer="Lường Văn Phiêng",
    ),
}
DISTRICT_CHAIR = Issuer(
    "district",
    f"Chủ tịch Ủy ban nhân dân huyện {DISTRICT}",
    numbers_a_day=7,
    signer="Phạm Đức Vinh",
)
DISTRICT_MILITARY = Issuer(
    "district",
    f"Chỉ huy trưởng Ban Chỉ huy Quân sự huyện {DISTRICT}",
    "QĐ-BCH",
    signer="Bạc Văn Toản",
    position="CHỈ HUY TRƯỞNG",
)
DISTRICT_POLICE = Issuer(
    "district",
    f"Trưởng Công an huyện {DISTRICT}",
    "QĐ-CAH",
    signer="Lê Hữu Kiên",
    position="TRƯỞNG CÔNG AN HUYỆN",
)
PROVINCE_CHAIR = Issuer("province", f"Chủ tịch Ủy ban nhân dân tỉnh {PROVINCE}", numbers_a_day=5.5)
PROVINCE_MILITARY = Issuer(
    "province", f"Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh {PROVINCE}", "QĐ-BCH"
)
PROVINCE_POLICE = Issuer("province", f"Giám đốc Công an tỉnh {PROVINCE}", "QĐ-CAT")
EDUCATION = Issuer(
    "province", f"Giám đốc Sở Giáo dục và Đào tạo tỉnh {PROVINCE}", "QĐ-SGDĐT", numbers_a_day=4
)
EDUCATION_MINISTER = Issuer(
    "ministry", "Bộ trưởng Bộ Giáo dục và Đào tạo", "QĐ-BGDĐT", numbers_a_day=11
)
PRIME_MINISTER = Issuer("state", "Thủ tướng Chính phủ", "QĐ-TTg", numbers_a_day=5)
PRESIDENT = Issuer("state", "Chủ tịch nước", "QĐ-CTN", numbers_a_day=4)


def working_day(year: int, month: int, day: int) -> date:
    """A day near the given one, not the same every year, on which offices work."""
    found = date(year, month, day) + timedelta(days=year * 5 % 4)
    return found + timedelta(days=max(0, 7 - found.weekday()) if found.weekday() > 4 else 0)


class Numbers:
    """Gives each decision a number that fits its day and that its issuer has not used that year."""

    def __init__(self) -> None:
        self._used: set[tuple[Issuer, int, int]] = set()

    def next(self, issuer: Issuer, day: date) -> str:
        number = int(day.timetuple().tm_yday * issuer.numbers_a_day) + day.year * 7 % 11 + 1
        while (issuer, day.year, number) in self._used:
            number += 1
        self._used.add((issuer, day.year, number))
        return str(number)
