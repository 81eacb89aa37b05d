"""What the findings of a nomination come to: a warning is not a violation."""

from __future__ import annotations

import pytest

from services.rules.finding import Finding
from services.rules.rule import Result, Rule, Severity
from services.verdicts import VERDICTS, troubled, verdict


def finding(severity: Severity, result: Result) -> Finding:
    rule = Rule(
        id="K1",
        title="Quy định",
        severity=severity,
        evaluator="rating",
        citation="Điều 1",
        says={},
        confidence="verified",
    )
    return Finding(rule, result, "Câu.")


@pytest.mark.parametrize(
    ("found", "word"),
    [
        ([("block", "violated"), ("warn", "missing")], "Vi phạm"),
        ([("block", "missing"), ("warn", "violated")], "Thiếu"),
        ([("warn", "violated"), ("block", "met")], "Cảnh báo"),
        ([("warn", "missing"), ("block", "review")], "Cảnh báo"),
        ([("block", "review"), ("block", "met")], "Cần xem"),
        ([("block", "met"), ("info", "violated")], "Đạt"),
    ],
)
def test_only_what_blocks_is_called_a_violation(
    found: list[tuple[Severity, Result]], word: str
) -> None:
    findings = [finding(*each) for each in found]
    assert VERDICTS[verdict(findings)] == word
    assert troubled(findings) == (word in ("Vi phạm", "Thiếu", "Cảnh báo"))
