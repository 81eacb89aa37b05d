"""What the rules find for decisions, case by case, and what a decision may do then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.decisions import Decision
from models.nominations import Override
from models.problems import Rejected
from services.rules.decision_reviewing import DecisionReviewing
from services.services import Services, open_services
from tests.services.rules.cases import undone
from tests.services.rules.decision_cases import CASES, DecisionRuleCase
from tests.small_commune import add_decision, add_subjects


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_rule_finds_what_the_law_says(case: DecisionRuleCase, commune: Services) -> None:
    with undone(commune) as laid_out:
        decision = case.lay_out(laid_out)
        reviewing = DecisionReviewing(commune.store, commune.catalogue)
        found = {f.rule.id: f for f in reviewing.of_decision(decision.uid)}
    finding = found.get(case.rule)
    assert (finding.result if finding else None) == case.result, finding
    for text in case.says:
        assert finding is not None
        assert text in finding.sentence


WRONG_WORDS = "Mức tiền thưởng là 702.000 đồng (Bằng chữ: Bảy trăm nghìn đồng)."


def ready(services: Services) -> Decision:
    decision = add_decision(services, "LDTT", add_subjects(services, 2))
    return replace(decision, number="9", decided_on=date(2027, 1, 25))


def test_a_rule_that_blocks_keeps_a_decision_from_being_issued(services):
    wrong = services.deciding.save(replace(ready(services), articles=("Điều một.", WRONG_WORDS)))
    problems = services.deciding.problems(wrong)
    assert set(problems) == {"articles"}
    assert "Bảy trăm lẻ hai nghìn đồng" in problems["articles"]
    with pytest.raises(Rejected):
        services.deciding.advance(wrong.uid)


def test_who_writes_down_why_may_go_on(services):
    wrong = services.deciding.save(replace(ready(services), articles=("Điều một.", WRONG_WORDS)))
    with services.store.action("Ghi lý do"):
        services.store.overrides.save(
            Override(owner_uid=wrong.uid, rule="K21", sentence="…", reason="Đã sửa trên bản giấy")
        )
    assert services.deciding.problems(wrong) == {}
    assert services.deciding.advance(wrong.uid).status == "submitted"


def test_a_rule_that_warns_is_told_and_does_not_block(services):
    early = services.deciding.save(replace(ready(services), decided_on=date(2026, 11, 19)))
    assert services.deciding.problems(early) == {}
    told = " ".join(services.deciding.concerns(early))
    assert "năm 2026 đến hết ngày 31/12/2026 mới kết thúc" in told


def test_a_province_switches_off_who_may_decide(services):
    services.folder.profile.write_text('[[rules]]\nid = "K7"\nenabled = false\n', "utf-8")
    with pytest.raises(Rejected):
        services.deciding.save(Decision(award_type="BK_TINH"))
    services.store.close()
    with open_services(services.folder) as again:
        assert again.deciding.save(Decision(award_type="BK_TINH")).award_type == "BK_TINH"
