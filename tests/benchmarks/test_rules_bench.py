"""How the time to judge a list grows with its length."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.subjects import SubjectKind
from services.rules.reviewing import Reviewing
from services.services import Services
from tests.benchmarks.floor import compare
from tests.many_nominations import put_forward
from tests.services.rules.cases import undone, with_profile
from tests.small_commune import small_commune


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with small_commune(tmp_path_factory.mktemp("commune")) as services:
        yield services


@pytest.mark.parametrize(
    ("award", "kind", "few", "many"),
    [("CSTDCS", "individual", 150, 1500), ("GDVH", "household", 500, 5000)],
)
def test_ten_times_as_many(
    benchmark, commune: Services, award: str, kind: SubjectKind, few: int, many: int
) -> None:
    with undone(commune) as laid_out:
        short = put_forward(laid_out, award, few, "2025", kind)
        long = put_forward(laid_out, award, many, "2026", kind)
        reviewing = Reviewing(commune.store, commune.catalogue, commune.periods)
        compare(benchmark, lambda: reviewing.review(long), lambda: reviewing.review(short), most=15)


def test_the_quota_of_a_long_list(benchmark, commune: Services) -> None:
    catalogue = with_profile('[[rules]]\nid = "Q1"\nparameters = { percent = 20 }\n')
    reviewing = Reviewing(commune.store, catalogue, commune.periods)
    with undone(commune) as laid_out:
        short = put_forward(laid_out, "CSTDCS", 200, "2025")
        long = put_forward(laid_out, "CSTDCS", 2000, "2026")
        compare(benchmark, lambda: reviewing.review(long), lambda: reviewing.review(short), most=15)
