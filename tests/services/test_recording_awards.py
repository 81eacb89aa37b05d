"""Awards decided long ago on paper, written down in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.problems import Rejected
from services.recording_awards import PaperAward, record
from services.services import Services
from tests.small_commune import add_subjects


@pytest.fixture
def paper(services: Services) -> PaperAward:
    return PaperAward(
        subjects=tuple(add_subjects(services, 2)),
        award_type="BK_TINH",
        level="province",
        number="1234/QĐ-UBND",
        decided_on=date(2019, 3, 5),
        period="2018",
        issuer="Chủ tịch Ủy ban nhân dân tỉnh",
        achievement="Có thành tích xuất sắc năm 2018",
    )


def test_one_step_stores_the_decision_with_everybody_in_it(services, paper):
    decision = record(services, paper)
    assert (decision.status, decision.origin, decision.period) == ("issued", "recorded", "2018")
    lines = services.deciding.awards(decision.uid)
    assert {line.achievement for line in lines} == {"Có thành tích xuất sắc năm 2018"}
    services.history.undo()
    assert services.store.decisions.all() == []
    assert services.store.periods.of_code("2018") is None


def test_posthumous_awards_are_marked(services, paper):
    decision = record(services, replace(paper, posthumous=True))
    assert all(line.posthumous for line in services.deciding.awards(decision.uid))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"subjects": ()}, "subjects"),
        ({"number": ""}, "number"),
        ({"decided_on": None}, "decided_on"),
        ({"issuer": ""}, "issuer"),
        ({"award_type": ""}, "award_type"),
        (
            {"level": "commune", "award_type": "CSTDCS", "decided_on": date(2025, 6, 30)},
            "award_type",
        ),
        ({"level": "district", "award_type": "GK_HUYEN", "decided_on": date(2025, 7, 1)}, "award_type"),
    ],
)  # fmt: skip
def test_what_the_paper_cannot_say_is_told_at_its_field(services, paper, changed, field):
    with pytest.raises(Rejected) as caught:
        record(services, replace(paper, **changed))
    assert list(caught.value.problems) == [field]
    assert services.store.decisions.all() == []


def test_a_number_that_was_recorded_already_is_told(services, paper):
    record(services, paper)
    with pytest.raises(Rejected, match="đã dùng"):
        record(services, paper)


def test_no_paper_comes_from_a_day_that_has_not_come(services, paper):
    with pytest.raises(Rejected) as told:
        record(services, replace(paper, decided_on=date(2027, 3, 1)))
    assert "chưa tới" in told.value.problems["decided_on"]


def test_a_paper_without_a_period_is_told_of(services, paper):
    with pytest.raises(Rejected) as told:
        record(services, replace(paper, period=""))
    assert list(told.value.problems) == ["period"]
