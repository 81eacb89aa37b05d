"""From the council's results to draft decisions, and what then becomes of the nominations."""

from __future__ import annotations

from datetime import date

import pytest

from models.nominations import Nomination
from models.problems import Refused
from services.following_results import follow, waiting
from services.services import Services
from tests.council_results import add_voted
from tests.small_commune import add_subjects


def voted(services: Services, count: int, award: str, start: int = 0) -> list[Nomination]:
    return add_voted(services, add_subjects(services, count, start=start), award)


def statuses(services: Services) -> set[str]:
    return {nomination.status for nomination in services.store.nominations.of_period("2026")}


def keys(services: Services) -> list[str]:
    return [result.key for result in waiting(services, "2026")]


def test_results_are_grouped_by_award_with_who_decides_them(services):
    voted(services, 3, "LDTT")
    voted(services, 2, "BK_TINH", start=20)
    found = waiting(services, "2026")
    assert [(r.award_type.code, len(r.nominations), r.own) for r in found] == [
        ("BK_TINH", 2, False),
        ("LDTT", 3, True),
    ]
    assert "Ủy ban nhân dân" in found[0].why or "cấp tỉnh" in found[0].why


def test_one_step_makes_a_decision_for_each_award_and_undo_takes_all_back(services):
    voted(services, 3, "LDTT")
    voted(services, 2, "CSTDCS", start=20)
    made = follow(services, "2026", keys(services)).decisions
    assert [decision.award_type for decision in made] == ["CSTDCS", "LDTT"]
    lines = services.deciding.awards(made[1].uid)
    assert all(line.nomination_uid and line.achievement for line in lines)
    assert made[1].meeting_uid
    assert statuses(services) == {"decided"}
    services.history.undo()
    assert statuses(services) == {"voted"}
    assert services.store.decisions.all() == []


def test_issuing_ends_the_nominations_on_the_day_of_the_decision(services):
    voted(services, 2, "LDTT")
    (decision,) = follow(services, "2026", keys(services)).decisions
    for _ in range(2):
        services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid, "145", date(2026, 11, 18))
    ended = services.store.nominations.of_period("2026")
    assert {(each.status, each.status_on) for each in ended} == {("awarded", date(2026, 11, 18))}


def test_who_is_taken_out_of_a_decision_waits_for_another_one(services):
    voted(services, 3, "LDTT")
    (decision,) = follow(services, "2026", keys(services)).decisions
    lines = services.deciding.awards(decision.uid)
    services.deciding.remove_awards(decision.uid, [lines[0].uid])
    assert len(waiting(services, "2026")[0].nominations) == 1
    services.deciding.delete(decision.uid)
    assert len(waiting(services, "2026")[0].nominations) == 3


def test_what_only_the_province_decides_goes_into_a_submission_in_the_same_step(services):
    voted(services, 2, "BK_TINH")
    voted(services, 1, "CSTD_TINH", start=10)
    voted(services, 3, "LDTT", start=20)
    followed = follow(services, "2026", keys(services))
    (submission,) = followed.submissions
    assert len(followed.decisions) == 1
    assert len(services.submitting.nominations(submission.uid)) == 3
    assert submission.addressee == "Chủ tịch Ủy ban nhân dân tỉnh Điện Biên"
    assert statuses(services) == {"decided", "submitted"}
    services.history.undo()
    assert statuses(services) == {"voted"}
    assert services.store.submissions.all() == []


def test_nothing_waits_twice(services):
    voted(services, 1, "LDTT")
    wanted = keys(services)
    follow(services, "2026", wanted)
    with pytest.raises(Refused, match="Không còn kết quả"):
        follow(services, "2026", wanted)


def test_a_nomination_whose_award_is_revoked_counts_no_more(services):
    voted(services, 2, "LDTT")
    (decision,) = follow(services, "2026", keys(services)).decisions
    services.deciding.issue_all({decision.uid: "145"}, date(2026, 11, 18))
    line = services.deciding.awards(decision.uid)[0]
    draft = services.amending.revoke(decision.uid, [line.uid], "Kê khai không đúng thành tích")
    services.deciding.issue_all({draft.uid: "150"}, date(2026, 11, 19))
    nomination = services.nominating.get(line.nomination_uid)
    assert nomination.status == "returned"
    assert "150/QĐ-UBND" in nomination.reason
    services.history.undo()
    assert services.nominating.get(line.nomination_uid).status == "awarded"
