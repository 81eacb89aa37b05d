"""Papers are all there, yet nobody wrote what the commendation is for."""

from __future__ import annotations

import pytest

from models.nominations import Nomination
from services.services import Services
from tests.small_commune import add_subjects


@pytest.mark.parametrize(
    ("award", "achievement", "untold"),
    [("GK_XA", "", 1), ("GK_XA", "Cứu người bị nạn", 0), ("LDTT", "", 0)],
)
def test_forms_without_an_achievement_are_told_and_not_held(
    services: Services, award: str, achievement: str, untold: int
) -> None:
    model = Nomination(period="2026", subject_uid="", award_type=award, achievement=achievement)
    uids = services.nominating.add_subjects(model, add_subjects(services, 1)).uids
    moved = services.nomination_steps.complete(uids)
    assert (moved.count, moved.held, moved.untold) == (1, (), untold)
