"""The history of a subject tells of ratings, initiatives, careers, hindrances and nominations too."""

from __future__ import annotations

from datetime import date

import pytest

from models.career import CareerSpan
from models.councils import Council, Meeting, Vote
from models.hindrances import Hindrance
from models.household_reviews import HouseholdReview
from models.initiatives import Initiative
from models.nominations import Nomination
from models.ratings import Rating
from models.subjects import Subject
from services.forms.records.history_card import history_card, history_card_facts
from services.initiatives import Author
from services.services import Services
from services.subject_history import history_of


@pytest.fixture
def person(services: Services) -> str:
    uid = services.directory.save(Subject(kind="individual", name="Lò Thị Ánh")).uid
    services.initiatives.save(
        Initiative(
            title="Sổ chung", period="2026", scope="province",
            recognised_by="Hội đồng Sáng kiến tỉnh", recognised_on=date(2026, 10, 12),
            document="Quyết định số 215/QĐ-HĐSK",
        ),
        [Author(uid, 60)],
    )  # fmt: skip
    services.career.save(
        CareerSpan(
            subject_uid=uid,
            kind="transferred",
            starts_on=date(2026, 7, 1),
            unit_name="Trường Tiểu học Nà Ư",
        )
    )
    services.hindrances.save(
        Hindrance(subject_uid=uid, kind="complaint", starts_on=date(2026, 9, 1))
    )
    services.hindrances.save(
        Hindrance(
            subject_uid=uid, kind="discipline", form="reprimand", starts_on=date(2024, 2, 1),
            ends_on=date(2025, 1, 31),
        )
    )  # fmt: skip
    store = services.store
    with store.action("Ghi mẫu"):
        store.ratings.save(Rating(period="2026", subject_uid=uid, grade="HTTNV"))
        council = store.councils.save(Council(name="Hội đồng TĐKT xã"))
        meeting = store.meetings.save(
            Meeting(council_uid=council.uid, period="2026", held_on=date(2026, 11, 18))
        )
        nomination = store.nominations.save(
            Nomination(
                period="2026", subject_uid=uid, award_type="LDTT", status="voted",
                status_on=date(2026, 11, 18),
            )
        )  # fmt: skip
        store.votes.save(
            Vote(
                meeting_uid=meeting.uid, nomination_uid=nomination.uid, agree=8, disagree=1,
                passed=True,
            )
        )  # fmt: skip
    return uid


def test_every_kind_is_told_in_its_place(services, person):
    entries = history_of(services, person).entries
    assert [(e.kind, e.title, e.settled) for e in entries] == [
        ("rating", "Xếp loại: Hoàn thành tốt nhiệm vụ", True),
        ("nomination", "Lao động tiên tiến", False),
        ("initiative", "Sáng kiến: Sổ chung", True),
        ("hindrance", "Có đơn khiếu nại, tố cáo đang xác minh", False),
        ("career", "Chuyển đến", True),
        ("hindrance", "Kỷ luật khiển trách", True),
    ]
    told = {e.kind: e for e in entries}
    assert told["nomination"].source == (
        "Hội đồng họp ngày 18/11/2026: 8 đồng ý, 1 không đồng ý, đạt"
    )
    assert told["initiative"].note == ("Đã công nhận; phạm vi tỉnh, bộ, ngành; đóng góp 60%")
    assert told["career"].then == "từ Trường Tiểu học Nà Ư"
    assert told["hindrance"].when == "01/02/2024 - 31/01/2025"


def test_a_household_is_told_its_score(services):
    uid = services.directory.save(Subject(kind="household", name="Lò Văn Dơ")).uid
    with services.store.action("Ghi mẫu"):
        services.store.household_reviews.save(
            HouseholdReview(
                period="2026", subject_uid=uid, score=92.5, met_on=date(2026, 11, 2),
                exclusions=("tax",),
            )
        )  # fmt: skip
    (entry,) = history_of(services, uid).entries
    assert entry.title == "Bình xét gia đình văn hóa: 92,5 điểm"
    assert entry.source == "Họp thôn ngày 02/11/2026"
    assert (entry.note, entry.settled) == ("Trốn tránh nghĩa vụ nộp thuế", False)


def test_the_printed_history_says_nothing_of_what_is_looked_into(services, person):
    document = str(history_card(history_card_facts(services, person)))
    assert "tố cáo" not in document
    assert "khiển trách" not in document.lower()
