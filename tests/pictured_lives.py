"""Initiatives, careers and hindrances for the pictures of Sổ sách."""

from __future__ import annotations

from datetime import date

from models.career import CareerSpan
from models.hindrances import Hindrance
from models.initiatives import Initiative
from services.initiatives import Author
from services.services import Services

TITLES = (
    ("Dùng tranh vẽ của học sinh dạy tiếng Việt cho trẻ dân tộc Thái", "grassroots"),
    ("Sổ theo dõi nộp học phí chung cho ba điểm trường", "grassroots"),
    ("Phần mềm tra cứu thủ tục hành chính bằng tiếng Thái, tiếng Mông tại bộ phận một cửa", "province"),
    ("Ủ phân từ vỏ cà phê cho vườn trường", "grassroots"),
)  # fmt: skip


def add_lives(services: Services) -> None:
    """Once; a second call adds nothing."""
    if services.store.initiatives.all():
        return
    people = services.ratings.registered("2026", "individual")[:12]
    for place, (title, scope) in enumerate(TITLES):
        waiting = place == len(TITLES) - 1
        services.initiatives.save(
            Initiative(
                title=title,
                period="2026",
                scope="province" if scope == "province" else "grassroots",
                status="applied" if waiting else "recognised",
                recognised_by="" if waiting else "Hội đồng Sáng kiến xã",
                recognised_on=None if waiting else date(2026, 10, 12 + place),
                document="" if waiting else f"Quyết định số {215 + place}/QĐ-UBND",
                field="Giáo dục",
            ),
            [Author(people[place], 60), Author(people[place + 1], 40)]
            if place % 2 == 0
            else [Author(people[place], 100)],
        )
    spans = (
        CareerSpan(subject_uid=people[0], kind="recruited", starts_on=date(2019, 9, 1)),
        CareerSpan(
            subject_uid=people[0],
            kind="study",
            starts_on=date(2026, 3, 2),
            ends_on=date(2026, 6, 30),
            note="Trung cấp lý luận chính trị",
        ),
        CareerSpan(
            subject_uid=people[1],
            kind="transferred",
            starts_on=date(2026, 7, 1),
            unit_name="Trường Tiểu học Nà Ư",
        ),
        CareerSpan(subject_uid=people[2], kind="maternity", starts_on=date(2026, 9, 1)),
    )
    for span in spans:
        services.career.save(span)
    hindrances = (
        Hindrance(
            subject_uid=people[3],
            kind="discipline",
            form="reprimand",
            starts_on=date(2026, 2, 10),
            ends_on=date(2027, 2, 9),
            document="Quyết định số 31/QĐ-UBND",
        ),
        Hindrance(
            subject_uid=people[4],
            kind="complaint",
            starts_on=date(2026, 9, 15),
            document="Đơn tố cáo ngày 15/9/2026",
        ),
        Hindrance(
            subject_uid=people[5],
            kind="press",
            starts_on=date(2026, 4, 3),
            ends_on=date(2026, 5, 12),
        ),
    )
    for hindrance in hindrances:
        services.hindrances.save(hindrance)
