from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.movements import Movement
from models.problems import Refused, Rejected
from tests.small_commune import add_decision


def test_a_movement_needs_a_name_of_its_own_and_days_in_order(services):
    first = services.movements.save(Movement(name="  Chung sức xây dựng  nông thôn mới"))
    assert first.name == "Chung sức xây dựng nông thôn mới"
    assert services.movements.save(replace(first, theme="x")).theme == "x"
    with pytest.raises(Rejected, match="Đã có phong trào mang tên này"):
        services.movements.save(Movement(name="chung sức xây dựng nông thôn mới"))
    services.movements.save(Movement(name="Chung súc xây dựng nông thôn mới"))
    with pytest.raises(Rejected) as rejected:
        services.movements.save(
            Movement(name="", starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1))
        )
    assert set(rejected.value.problems) == {"name", "ends_on"}


def test_a_movement_with_decisions_is_not_deleted(services):
    movement = services.movements.save(Movement(name="Ấm no"))
    decision = add_decision(services, "GK_XA", movement_uid=movement.uid, ground="PHONG_TRAO")
    with pytest.raises(Refused, match="đã có quyết định khen thưởng"):
        services.movements.delete(movement.uid)
    services.deciding.delete(decision.uid)
    services.movements.delete(movement.uid)
    assert services.movements.all() == []
    services.movements.save(Movement(name="Ấm no"))
