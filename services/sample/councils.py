"""The councils of the sample commune since 2021: of the two former communes, and its own."""

from __future__ import annotations

from datetime import date, timedelta

from models.councils import Council, CouncilMember, CouncilRole
from services.councils import Councils
from services.sample.issuers import FORMER
from services.sample.people import MERGER, Person, Staff
from services.sample.posts import CHAIRMAN, CHAIRMAN_UNTIL_2026, DEPUTIES
from services.sample.units import COMMUNE, CULTURE, FORMER_COMMUNES, FRONT, MILITARY, OFFICE, POLICE

ESTABLISHED = date(2025, 7, 8)
CHAIR_CHANGES = date(2026, 3, 16)
NAME = "Hội đồng Thi đua - Khen thưởng xã {commune}"
HEADS = {
    OFFICE: "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
    MILITARY: "Chỉ huy trưởng Ban Chỉ huy Quân sự xã",
    POLICE: "Trưởng Công an xã",
    FRONT: "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã",
}
"""What members are, by their office."""
FORMER_SEATS: tuple[tuple[str, CouncilRole], ...] = (
    ("Phó Chủ tịch Ủy ban nhân dân xã", "vice_chairman"),
    ("Công chức Văn hóa - Xã hội", "secretary"),
    ("Công chức Văn phòng - Thống kê", "member"),
    ("Công chức Tài chính - Kế toán", "member"),
    ("Công chức Tư pháp - Hộ tịch", "member"),
    ("Công chức Địa chính - Xây dựng", "member"),
)
"""Beside the chairman, who is not in the directory any more."""
SCHOOLS = ("Trường Tiểu học Chiềng Bua", "Trường PTDTBT THCS Mường Xoan")


def make_councils(councils: Councils, staff: Staff) -> Council:
    """The one that is in office."""
    for place, former in enumerate(FORMER_COMMUNES):
        _make_former(councils, staff, former, f"Quyết định số {52 + place * 17}/QĐ-UBND")
    council = councils.save(
        Council(
            name=NAME.format(commune=COMMUNE),
            document="Quyết định số 11/QĐ-UBND",
            established_on=ESTABLISHED,
        )
    )
    before, now = staff.named(CHAIRMAN_UNTIL_2026), staff.named(CHAIRMAN)
    chair = "Chủ tịch Ủy ban nhân dân xã"
    _seat(councils, council, before, chair, "chairman", ends_on=CHAIR_CHANGES - timedelta(days=1))
    _seat(councils, council, now, chair, "chairman", starts_on=CHAIR_CHANGES)
    deputy, secretary = staff.named(DEPUTIES[0]), _head(staff, CULTURE)
    _seat(councils, council, deputy, "Phó Chủ tịch Ủy ban nhân dân xã", "vice_chairman")
    _seat(councils, council, secretary, "Trưởng phòng Văn hóa - Xã hội", "secretary")
    for unit, position in HEADS.items():
        _seat(councils, council, _head(staff, unit), position)
    for school in SCHOOLS:
        head = next(p for p in staff.teachers if p.branch == school and p.post.leads)
        _seat(councils, council, head, f"Hiệu trưởng {school}")
    return council


def _make_former(councils: Councils, staff: Staff, commune: str, document: str) -> None:
    council = councils.save(
        Council(
            name=NAME.format(commune=commune),
            document=document,
            established_on=date(2021, 7, 20),
            ends_on=MERGER - timedelta(days=1),
            note="Kết thúc khi hai xã nhập lại.",
        )
    )
    issuer = FORMER[commune]
    councils.save_member(
        CouncilMember(
            council_uid=council.uid,
            name=issuer.signer,
            honorific="Ông",
            position="Chủ tịch Ủy ban nhân dân xã",
            role="chairman",
        )
    )
    worked = [p for p in staff.officials if p.branch == commune and p.since < 2021]
    for person, (position, role) in zip(worked, FORMER_SEATS, strict=False):
        _seat(councils, council, person, position, role)


def _seat(
    councils: Councils,
    council: Council,
    person: Person,
    position: str,
    role: CouncilRole = "member",
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> None:
    councils.save_member(
        CouncilMember(
            council_uid=council.uid,
            subject_uid=person.subject.uid,
            name=person.subject.name,
            honorific=person.subject.honorific,
            position=position,
            role=role,
            starts_on=starts_on,
            ends_on=ends_on,
        )
    )


def _head(staff: Staff, unit: str) -> Person:
    return next(p for p in staff.officials if p.unit == unit and p.post.leads)
