"""What goes up, and how its results come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from models.nominations import Nomination, NominationStatus
from models.problems import Refused, Rejected
from models.submissions import Submission
from services.services import Services
from services.submitting import Answer
from tests.small_commune import add_subjects

SENT = date(2026, 11, 10)
DECIDED = date(2026, 11, 18)


def nominate(
    services: Services, count: int, award: str = "BK_TINH", status: NominationStatus = "voted"
) -> list[str]:
    with services.store.action("Lập đề nghị"):
        saved = services.store.nominations.save_many(
            Nomination(
                period="2026", subject_uid=uid, award_type=award, status=status,
                achievement="Có thành tích xuất sắc",
            )
            for uid in add_subjects(services, count)
        )  # fmt: skip
    return [nomination.uid for nomination in saved]


def submit(services: Services, uids: Sequence[str]) -> Submission:
    draft = Submission(period="2026", addressee="Chủ tịch Ủy ban nhân dân tỉnh")
    return services.submitting.prepare(draft, uids)


def sent(services: Services, uids: Sequence[str]) -> Submission:
    return services.submitting.send(submit(services, uids).uid, "27/TTr-UBND", SENT)


def answer(granted: Sequence[str] = (), refused: dict[str, str] | None = None, **changed) -> Answer:
    values = {
        "number": "1234/QĐ-UBND",
        "decided_on": DECIDED,
        "level": "province",
        "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Điện Biên",
    }
    return Answer(**(values | changed), granted=tuple(granted), refused=refused or {})


def statuses(services: Services, uids: Sequence[str]) -> list[str]:
    return [nomination.status for nomination in services.store.nominations.get_many(uids)]


def test_nominations_go_up_and_come_back_with_one_answer(services):
    uids = nominate(services, 3)
    submission = sent(services, uids)
    assert (submission.code, submission.status) == ("27/TTr-UBND", "sent")
    assert statuses(services, uids) == ["submitted"] * 3
    decision = services.submitting.answer(
        submission.uid, answer(uids[:2], {uids[2]: "Chưa đủ thời gian giữ danh hiệu"})
    )
    assert decision is not None
    assert (decision.status, decision.origin, decision.code) == (
        "issued", "recorded", "1234/QĐ-UBND",
    )  # fmt: skip
    assert statuses(services, uids) == ["awarded", "awarded", "returned"]
    assert services.submitting.get(submission.uid).status == "answered"
    lines = services.store.awards.of_decision(decision.uid)
    assert {line.achievement for line in lines} == {"Có thành tích xuất sắc"}


def test_the_whole_answer_is_taken_back_at_once(services):
    uids = nominate(services, 2)
    submission = sent(services, uids)
    services.submitting.answer(submission.uid, answer(uids))
    services.history.undo()
    assert statuses(services, uids) == ["submitted"] * 2
    assert services.store.decisions.all() == []
    assert services.submitting.get(submission.uid).status == "sent"


def test_whoever_is_not_named_in_an_answer_still_waits(services):
    uids = nominate(services, 2)
    submission = sent(services, uids)
    services.submitting.answer(submission.uid, answer(uids[:1]))
    assert statuses(services, uids) == ["awarded", "submitted"]
    assert services.submitting.get(submission.uid).status == "sent"


def test_several_awards_of_one_answer_stand_in_one_decision(services):
    uids = nominate(services, 1) + nominate(services, 1, "CSTD_TINH")
    decision = services.submitting.answer(sent(services, uids).uid, answer(uids))
    assert decision is not None
    lines = services.store.awards.of_decision(decision.uid)
    assert {line.award_type for line in lines} == {"BK_TINH", "CSTD_TINH"}


def test_an_answer_may_turn_everybody_down(services):
    uids = nominate(services, 1)
    submission = sent(services, uids)
    refused = {uids[0]: "Chưa đủ điều kiện"}
    assert services.submitting.answer(submission.uid, answer((), refused)) is None
    assert statuses(services, uids) == ["returned"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"number": " "}, "number"),
        ({"decided_on": None}, "decided_on"),
        ({"decided_on": date(2026, 11, 9)}, "decided_on"),
        ({"issuer": ""}, "issuer"),
    ],
)
def test_an_answer_that_cannot_be_is_told_at_its_field(services, changed, field):
    uids = nominate(services, 1)
    submission = sent(services, uids)
    with pytest.raises(Rejected) as caught:
        services.submitting.answer(submission.uid, answer(uids, **changed))
    assert list(caught.value.problems) == [field]
    assert statuses(services, uids) == ["submitted"]


def test_turning_somebody_down_needs_a_reason(services):
    uids = nominate(services, 1)
    submission = sent(services, uids)
    with pytest.raises(Rejected) as caught:
        services.submitting.answer(submission.uid, answer((), {uids[0]: " "}))
    assert "refused" in caught.value.problems


def test_what_was_not_examined_cannot_go_up(services):
    with pytest.raises(Rejected, match="chưa được thẩm định"):
        submit(services, nominate(services, 1, status="draft"))


def test_a_submission_needs_a_number_and_a_day_that_has_come(services):
    submission = submit(services, nominate(services, 1))
    with pytest.raises(Rejected) as caught:
        services.submitting.send(submission.uid, "", None)
    assert set(caught.value.problems) == {"number", "submitted_on"}
    with pytest.raises(Rejected):
        services.submitting.send(submission.uid, "27", date(2026, 12, 1))


def test_what_is_taken_out_or_deleted_waits_as_before(services):
    uids = nominate(services, 2, status="examined")
    submission = submit(services, uids)
    services.submitting.take_out(submission.uid, uids[:1])
    assert statuses(services, uids) == ["examined", "submitted"]
    services.submitting.delete(submission.uid)
    assert statuses(services, uids) == ["examined", "examined"]


def test_an_answered_submission_stays(services):
    uids = nominate(services, 1)
    submission = sent(services, uids)
    services.submitting.answer(submission.uid, answer(uids))
    with pytest.raises(Refused):
        services.submitting.delete(submission.uid)
    with pytest.raises(Refused):
        services.submitting.take_out(submission.uid, uids)
