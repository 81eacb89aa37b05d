"""Households of the sample commune that are put forward for the chairman's Giấy khen in November 2026."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.nominations import Nomination
from services.sample.households import Household
from services.sample.proposals import PERIOD
from services.services import Services

GAVE_LAND = (
    "Hiến 320 m² đất ruộng và 45 ngày công để mở rộng đường liên bản, vận động 06 hộ cùng tham gia",
    "Hiến 150 m² đất vườn làm sân nhà văn hóa bản, góp 12.000.000 đồng bê tông hóa đường nội bản",
)
THRIVES = (
    "Phát triển mô hình nuôi cá nước lạnh kết hợp trồng cây ăn quả, thu nhập 260 triệu đồng một "
    "năm; giúp giống và kỹ thuật cho 09 hộ nghèo trong bản"
)
BEST = 0.99


def put_forward(services: Services, movement_uid: str, households: Sequence[Household]) -> None:
    """Two gave land for a road and a yard, one shows others how to thrive."""
    reviews = services.store.household_reviews.of_period(PERIOD)
    reviewed = {review.subject_uid for review in reviews}
    chosen = [h for h in households if h.merit > BEST and h.subject.uid in reviewed][:3]
    model = Nomination(period=PERIOD, subject_uid="", award_type="GK_XA")
    gave = [
        replace(
            model,
            subject_uid=household.subject.uid,
            ground="PHONG_TRAO",
            movement_uid=movement_uid,
            achievement=merit,
        )
        for household, merit in zip(chosen, GAVE_LAND, strict=False)
    ]
    thrives = replace(
        model, subject_uid=chosen[-1].subject.uid, ground="CONG_TRANG", achievement=THRIVES
    )
    added = services.nominating.add([*gave, thrives])
    services.nomination_steps.complete(added.uids)
