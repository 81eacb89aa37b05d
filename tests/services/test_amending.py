"""Corrections, revocations, and mending what was mistyped when it was recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.decisions import Decision
from models.problems import Refused, Rejected
from services.services import Services
from tests.small_commune import add_decision, add_subjects

ISSUED = date(2026, 11, 18)
REASON = "Đã kê khai không đúng thành tích"


@pytest.fixture
def issued(services: Services) -> Decision:
    decision = add_decision(services, "LDTT", add_subjects(services, 3))
    return issue(services, decision.uid, "145", ISSUED)


@pytest.fixture
def recorded(services: Services) -> Decision:
    draft = Decision(
        origin="recorded", level="province", issuer="Chủ tịch UBND tỉnh", number="12", symbol="",
        decided_on=date(2020, 2, 3), award_type="BK_TINH", period="2026",
    )  # fmt: skip
    decision = services.deciding.save(draft)
    services.deciding.add_subjects(decision.uid, add_subjects(services, 2, start=30))
    return services.deciding.advance(decision.uid)


def issue(services: Services, uid: str, number: str, day: date) -> Decision:
    for _ in range(2):
        services.deciding.advance(uid)
    return services.deciding.advance(uid, number, day)


def test_a_correction_changes_the_line_only_when_it_is_issued(services, issued):
    line = services.deciding.awards(issued.uid)[0]
    draft = services.amending.correct(issued.uid, [(line.uid, "name", "Lò Thị Sáng Mai")])
    assert services.deciding.award(line.uid).name == line.name
    issue(services, draft.uid, "146", date(2026, 11, 19))
    assert services.deciding.award(line.uid).name == "Lò Thị Sáng Mai"
    services.history.undo()
    assert services.deciding.award(line.uid).name == line.name


def test_a_correction_says_what_was_written_and_what_holds(services, issued):
    line = services.deciding.awards(issued.uid)[0]
    draft = services.amending.correct(issued.uid, [(line.uid, "unit_name", "Bản Nà Sáy")])
    wording = services.wording.of(draft)
    assert wording.summary == (
        "Về việc đính chính Quyết định số 145/QĐ-UBND ngày 18 tháng 11 năm 2026 "
        "của Chủ tịch Ủy ban nhân dân xã Mường Xoan"
    )
    assert "đơn vị đã bỏ trống, nay sửa thành “Bản Nà Sáy”." in wording.articles[0]
    assert any("Căn cứ Quyết định số 145/QĐ-UBND" in basis for basis in wording.bases)


def test_a_revocation_takes_awards_back_and_asks_for_the_money(services, issued):
    line = services.deciding.awards(issued.uid)[0]
    draft = services.amending.revoke(issued.uid, [line.uid], REASON)
    articles = services.wording.of(draft).articles
    assert REASON in articles[0]
    assert "759.000 đồng" in articles[1]
    done = issue(services, draft.uid, "147", date(2026, 11, 20))
    assert services.deciding.award(line.uid).revoked_by == done.uid
    with pytest.raises(Rejected, match="đã bị thu hồi"):
        services.amending.revoke(issued.uid, [line.uid], REASON)


def test_a_revoked_award_counts_for_nothing(services, issued):
    from services.rules.facts import FactBook

    line = services.deciding.awards(issued.uid)[0]
    assert FactBook(services.store).of(line.subject_uid).held
    draft = services.amending.revoke(issued.uid, [line.uid], REASON)
    issue(services, draft.uid, "147", date(2026, 11, 20))
    assert not FactBook(services.store).of(line.subject_uid).held


def test_a_draft_that_amends_is_deleted_with_what_it_would_change(services, issued):
    line = services.deciding.awards(issued.uid)[0]
    draft = services.amending.correct(issued.uid, [(line.uid, "name", "Lò Thị Mới")])
    services.deciding.delete(draft.uid)
    assert services.amending.amendments(draft.uid) == []
    services.history.undo()
    assert len(services.amending.amendments(draft.uid)) == 1


@pytest.mark.parametrize("reason", ["", "   ", "sai"])
def test_a_revocation_needs_a_reason(services, issued, reason):
    line = services.deciding.awards(issued.uid)[0]
    with pytest.raises(Rejected) as caught:
        services.amending.revoke(issued.uid, [line.uid], reason)
    assert list(caught.value.problems) == ["reason"]


def test_a_correction_without_a_difference_is_refused(services, issued):
    line = services.deciding.awards(issued.uid)[0]
    with pytest.raises(Rejected):
        services.amending.correct(issued.uid, [(line.uid, "name", line.name)])
    with pytest.raises(Rejected, match="để trống"):
        services.amending.correct(issued.uid, [(line.uid, "name", " ")])


def test_what_is_not_issued_is_not_amended(services):
    draft = add_decision(services, "LDTT", add_subjects(services, 1))
    with pytest.raises(Refused, match="chưa ban hành"):
        services.amending.correct(draft.uid, [])


def test_a_record_of_an_old_award_is_mended_with_a_reason_that_is_logged(services, recorded):
    mended = services.amending.mend_decision(
        replace(recorded, number="21"), "Gõ nhầm số quyết định"
    )
    assert mended.number == "21"
    line = services.deciding.awards(recorded.uid)[0]
    services.amending.mend_award(replace(line, name="Quàng Thị Đúng"), "Gõ nhầm tên người nhận")
    titles = [batch.title for batch in services.history.recent()][:2]
    assert "Gõ nhầm tên người nhận" in titles[0]
    assert "Gõ nhầm số quyết định" in titles[1]
    services.history.undo()
    assert services.deciding.award(line.uid).name == line.name


def test_mending_without_a_reason_or_with_nonsense_is_refused(services, recorded):
    with pytest.raises(Rejected) as caught:
        services.amending.mend_decision(replace(recorded, number=""), "")
    assert set(caught.value.problems) == {"reason", "number"}


def test_the_communes_own_decision_is_not_mended_but_amended(services, issued):
    with pytest.raises(Refused, match="đính chính"):
        services.amending.mend_decision(replace(issued, number="9"), "Gõ nhầm số quyết định")
    line = services.deciding.awards(issued.uid)[0]
    with pytest.raises(Refused, match="đính chính"):
        services.amending.mend_award(replace(line, name="Ai"), "Gõ nhầm tên người nhận")


def test_a_decision_recorded_by_mistake_goes_into_the_bin(services, recorded):
    services.amending.remove_recorded(recorded.uid, "Ghi nhầm của xã khác")
    assert services.store.decisions.all() == []
    services.history.undo()
    assert len(services.deciding.awards(recorded.uid)) == 2
