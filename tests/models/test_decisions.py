from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.decisions import Decision


@pytest.mark.parametrize(
    ("number", "symbol", "code"),
    [
        ("5", "QĐ-UBND", "05/QĐ-UBND"),
        ("145", "QĐ-UBND", "145/QĐ-UBND"),
        ("", "QĐ-UBND", "/QĐ-UBND"),
        ("7a", "QĐ-UBND", "7a/QĐ-UBND"),
        ("5", "", "05"),
        ("²", "", "²"),
    ],
)
def test_a_number_is_printed_with_its_symbol(number, symbol, code):
    assert Decision(number=number, symbol=symbol).code == code


KNOWN = Decision(number="5", decided_on=date(2026, 3, 1), issuer="Chủ tịch UBND xã A")


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({}, True),
        ({"number": "05"}, True),
        ({"issuer": ""}, True),
        ({"decided_on": date(2026, 12, 31)}, True),
        ({"decided_on": date(2027, 1, 1)}, False),
        ({"decided_on": None}, False),
        ({"number": ""}, False),
        ({"number": "6"}, False),
        ({"symbol": "QĐ-CT"}, False),
        ({"level": "province"}, False),
        ({"origin": "recorded"}, True),
        ({"origin": "recorded", "issuer": "Chủ tịch UBND xã B"}, False),
    ],
)
def test_a_number_is_one_in_its_year_of_its_issuer(store, fields, same):
    with store.action("Ghi"):
        known = store.decisions.save(KNOWN)
    assert bool(store.decisions.same_number(replace(KNOWN, **fields))) is same
    assert store.decisions.same_number(known) == []
    with store.action("Xóa"):
        store.decisions.delete(known)
    assert store.decisions.same_number(KNOWN) == []
