"""What hangs on a subject goes over when it is merged, and into the bin and back with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.career import CareerSpan
from models.councils import Council, CouncilMember, Meeting, Vote
from models.hindrances import Hindrance
from models.household_reviews import HouseholdReview
from models.initiatives import Initiative
from models.memberships import Membership
from models.nominations import Nomination
from models.papers import Paper
from models.problems import Refused
from models.ratings import Rating
from models.subjects import Subject
from services.initiatives import Author
from services.services import Services

TABLES = (
    "subjects", "registrations", "awards", "attachments", "ratings", "initiatives",
    "initiative_authors", "hindrances", "career", "memberships", "household_reviews",
    "nominations", "council_members", "votes", "papers",
)  # fmt: skip


@pytest.fixture
def pair(services: Services) -> tuple[str, str]:
    """Two records of one person; the first has a registration, and therefore stays."""
    first, second = (_subject(services) for _ in range(2))
    services.registering.register("2026", [first], ["LDTT"])
    return first, second


def _subject(services: Services, kind: Any = "individual", name: str = "Lò Thị Ánh") -> str:
    return services.directory.save(Subject(kind=kind, name=name)).uid


def store(services: Services, *records: Any) -> list[Any]:
    tables = {
        table.record: table for table in (getattr(services.store, name) for name in TABLES)
    } | {Council: services.store.councils, Meeting: services.store.meetings}
    with services.store.action("Ghi mẫu"):
        return [tables[type(record)].save(record) for record in records]


def everything(services: Services) -> dict[str, list]:
    return {
        name: [replace(r, revision=0, changed_at="") for r in getattr(services.store, name).all()]
        for name in TABLES
    }


def merge_and_back(services: Services, first: str, second: str) -> None:
    """Merge, undo, redo: what there was is there again, and then what there is."""
    before = everything(services)
    services.merging.merge(first, second)
    after = everything(services)
    services.history.undo()
    assert everything(services) == before
    services.history.redo()
    assert everything(services) == after


def test_every_kind_of_record_goes_over(services, pair):
    first, second = pair
    initiative = services.initiatives.save(
        Initiative(title="Sổ chung", period="2026", status="applied"), [Author(second, 60)]
    )
    collective = _subject(services, "collective", "Tổ chuyên môn số 1")
    (council,) = store(services, Council(name="Hội đồng TĐKT xã"))
    store(
        services,
        Rating(period="2026", subject_uid=second, grade="HTTNV"),
        Hindrance(subject_uid=second, kind="press", starts_on=date(2026, 3, 1)),
        CareerSpan(subject_uid=second, kind="recruited", starts_on=date(2020, 9, 1)),
        Membership(collective_uid=collective, subject_uid=second, period="2026"),
        Nomination(period="2026", subject_uid=second, award_type="LDTT"),
        CouncilMember(council_uid=council.uid, subject_uid=second, name="Lò Thị Ánh"),
    )
    found = services.merging.compare(first, second)
    assert (found.problem, found.history[0].facts, found.history[0].nominations) == ("", 5, 1)
    assert found.first.uid == second
    merge_and_back(services, first, second)
    for name in ("ratings", "hindrances", "career", "memberships", "nominations"):
        assert [r.subject_uid for r in getattr(services.store, name).all()] == [first], name
    assert [m.subject_uid for m in services.store.council_members.all()] == [first]
    assert services.initiatives.authors(initiative.uid) == [Author(first, 60)]


def test_papers_go_over_and_of_two_of_one_form_the_first_one_stays(services, pair):
    first, second = pair
    store(
        services,
        Paper(form="achievement-individual", about_uid=second, texts={"opening": "Của bản sau"}),
        Paper(form="history-card", about_uid=first, title="Của bản đầu"),
        Paper(form="history-card", about_uid=second, title="Của bản sau"),
    )
    merge_and_back(services, first, second)
    assert services.papers.of("achievement-individual", first).texts["opening"] == "Của bản sau"
    assert [p.title for p in services.store.papers.about(first) if p.title] == ["Của bản đầu"]
    assert services.store.papers.about(second) == []


def test_of_two_ratings_of_a_period_one_stays_with_what_either_said(services, pair):
    first, second = pair
    paper = {"decided_on": date(2026, 11, 18), "document": "Quyết định số 812/QĐ-UBND"}
    store(
        services,
        Rating(period="2026", subject_uid=first, grade="HTTNV"),
        Rating(period="2026", subject_uid=second, grade="HTTNV", **paper),
        Rating(period="2025-2026", subject_uid=second, grade="HTNV"),
    )
    merge_and_back(services, first, second)
    ratings = {r.period: r for r in services.store.ratings.of_subjects([first])}
    assert set(ratings) == {"2026", "2025-2026"}
    assert ratings["2026"].document == paper["document"]


def test_two_different_ratings_of_a_period_are_refused(services, pair):
    store(
        services,
        Rating(period="2026", subject_uid=pair[0], grade="HTTNV"),
        Rating(period="2026", subject_uid=pair[1], grade="HTXSNV"),
    )
    with pytest.raises(Refused, match="Kỳ 2026 có hai xếp loại khác nhau"):
        services.merging.merge(*pair)


def test_shares_of_one_initiative_are_added_up(services, pair):
    initiative = services.initiatives.save(
        Initiative(title="Sổ chung", period="2026", status="applied"),
        [Author(pair[0], 60), Author(pair[1], 30)],
    )
    merge_and_back(services, *pair)
    assert services.initiatives.authors(initiative.uid) == [Author(pair[0], 90)]


def test_what_both_have_is_kept_once(services, pair):
    for uid in pair:
        store(
            services,
            Hindrance(subject_uid=uid, kind="press", starts_on=date(2026, 3, 1)),
            CareerSpan(subject_uid=uid, kind="recruited", starts_on=date(2020, 9, 1)),
        )
    store(services, Hindrance(subject_uid=pair[1], kind="complaint", starts_on=date(2026, 3, 1)))
    merge_and_back(services, *pair)
    assert sorted(h.kind for h in services.store.hindrances.all()) == ["complaint", "press"]
    assert len(services.store.career.all()) == 1


def test_who_is_a_member_twice_is_counted_once(services, pair):
    one, other = (_subject(services, "collective", "Tổ chuyên môn số 1") for _ in range(2))
    store(
        services,
        *(
            Membership(collective_uid=collective, subject_uid=person, period="2026")
            for collective in (one, other)
            for person in pair
        ),
    )
    merge_and_back(services, *pair)
    assert len(services.store.memberships.all()) == 2
    merge_and_back(services, one, other)
    (left,) = services.store.memberships.all()
    assert (left.collective_uid, left.subject_uid) == (one, pair[0])


def test_two_reviews_of_a_household_are_one_only_when_they_say_the_same(services):
    one, other = (_subject(services, "household") for _ in range(2))
    reviews = store(
        services,
        *(HouseholdReview(period="2026", subject_uid=uid, score=92.5) for uid in (one, other)),
    )
    merge_and_back(services, one, other)
    assert len(services.store.household_reviews.all()) == 1
    services.history.undo()
    store(services, replace(services.store.household_reviews.get(reviews[1].uid), score=80.0))
    with pytest.raises(Refused, match="hai kết quả bình xét"):
        services.merging.merge(one, other)


def test_of_two_nominations_for_the_same_the_further_one_stays(services, pair, tmp_path):
    first, second = pair
    services.registering.register("2026", [second], ["LDTT"])
    own, other = (services.store.registrations.of_subject(uid)[0] for uid in pair)
    draft, examined, different = store(
        services,
        Nomination(period="2026", subject_uid=first, award_type="LDTT"),
        Nomination(
            period="2026", subject_uid=second, award_type="LDTT", status="examined",
            registration_uid=other.uid,
        ),
        Nomination(period="2026", subject_uid=second, award_type="GK_XA", achievement="Cứu người"),
    )  # fmt: skip
    scan = tmp_path / "Báo cáo thành tích.pdf"
    scan.write_bytes(b"%PDF")
    services.attaching.attach(draft.uid, scan)
    merge_and_back(services, first, second)
    left = services.store.nominations.of_subjects([first])
    assert {n.uid for n in left} == {examined.uid, different.uid}
    assert services.store.nominations.get(examined.uid).registration_uid == own.uid
    assert len(services.attaching.of(examined.uid)) == 1


def test_two_nominations_that_were_both_voted_on_are_refused(services, pair):
    nominations = [
        Nomination(period="2026", subject_uid=uid, award_type="LDTT", status="voted")
        for uid in pair
    ]
    store(services, *nominations)
    with pytest.raises(Refused, match="hãy rút một đề nghị"):
        services.merging.merge(*pair)


def test_two_members_of_one_council_are_two(services, pair):
    (council,) = store(services, Council(name="Hội đồng TĐKT xã"))
    seats = [CouncilMember(council_uid=council.uid, subject_uid=uid, name="Lò") for uid in pair]
    early = replace(seats[0], ends_on=date(2025, 12, 31))
    saved = store(services, early, replace(seats[1], starts_on=date(2026, 1, 1)))
    assert services.merging.compare(*pair).problem == ""
    store(services, replace(saved[0], ends_on=None))
    with pytest.raises(Refused, match="Cả hai cùng là thành viên Hội đồng TĐKT xã"):
        services.merging.merge(*pair)


def test_deleting_takes_the_facts_along_and_restoring_brings_them_back(services, pair):
    first, second = pair
    collective = _subject(services, "collective", "Tổ chuyên môn số 1")
    initiative = services.initiatives.save(
        Initiative(title="Sổ chung", period="2026", status="applied"), [Author(second)]
    )
    store(
        services,
        Rating(period="2026", subject_uid=second, grade="HTTNV"),
        Hindrance(subject_uid=second, kind="press", starts_on=date(2026, 3, 1)),
        CareerSpan(subject_uid=second, kind="recruited", starts_on=date(2020, 9, 1)),
        Membership(collective_uid=collective, subject_uid=second, period="2026"),
        Membership(collective_uid=collective, subject_uid=first, period="2026"),
        Nomination(period="2026", subject_uid=second, award_type="LDTT", status="examined"),
        Nomination(period="2025-2026", subject_uid=second, award_type="LDTT", status="awarded"),
    )
    before = everything(services)
    services.directory.delete([second, collective])
    left = everything(services)
    for name in ("ratings", "hindrances", "career", "memberships"):
        assert left[name] == [], name
    assert [n.status for n in left["nominations"]] == ["awarded"]
    assert services.initiatives.authors(initiative.uid) == [Author(second)]
    services.history.undo()
    assert everything(services) == before
    services.history.redo()
    services.directory.restore([second])
    assert [m.subject_uid for m in services.store.memberships.all()] == [second]
    services.directory.restore([collective])
    assert everything(services) == before


def test_who_is_on_an_agenda_or_voted_on_is_not_deleted(services, pair):
    (council,) = store(services, Council(name="Hội đồng TĐKT xã"))
    (meeting,) = store(
        services, Meeting(council_uid=council.uid, period="2026", held_on=date(2026, 11, 25))
    )
    (nomination,) = store(
        services,
        Nomination(period="2026", subject_uid=pair[0], award_type="LDTT", status="examined"),
    )
    store(services, Vote(meeting_uid=meeting.uid, nomination_uid=nomination.uid))
    with pytest.raises(Refused, match="ví dụ của Lò Thị Ánh"):
        services.directory.delete([*pair])
    store(services, replace(nomination, status="returned"))
    assert services.directory.delete([*pair]) == 2
    assert services.store.nominations.get(nomination.uid).deleted_at is None
