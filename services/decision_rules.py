"""What a decision must fulfil before it is stored and before each step; what deserves a second look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.awards import Tally
from models.dates import format_short
from models.decisions import Decision
from models.numbers import format_number
from services.catalogue import Catalogue
from services.rules.decision_reviewing import DecisionReviewing
from services.rules.finding import Finding, blocking

NAMES_SAID = 3

FIELDS = {
    "level_may_decide": "award_type",
    "dates_in_order": "decided_on",
    "salary_of_day": "decided_on",
    "numbers_in_order": "number",
    "nothing_pending": "awards",
    "paid_once": "awards",
    "words_match_digits": "articles",
}
"""Of what each rule of the catalogue speaks, by its evaluator."""


@dataclass(frozen=True)
class Case:
    """A decision with what the rules ask about it."""

    decision: Decision
    tally: Sequence[Tally]
    number_taken: bool
    """Whether another decision of the year bears its number."""
    today: date
    catalogue: Catalogue
    reviewing: DecisionReviewing

    @property
    def count(self) -> int:
        return sum(each.count for each in self.tally)

    @cached_property
    def level_findings(self) -> list[Finding]:
        """Rule K7: who may decide these awards on that day."""
        return self.reviewing.review(self.decision, "level_may_decide")

    @cached_property
    def findings(self) -> list[Finding]:
        """Of every rule of the catalogue that speaks of decisions."""
        return self.reviewing.review(self.decision)


Rule = tuple[str, Callable[[Case], str | None]]
"""The field that is wrong, and a function that says why."""


def _award_chosen(case: Case) -> str | None:
    if not case.decision.award_type:
        return "Hãy chọn danh hiệu hoặc hình thức khen thưởng."
    return None


def _level_may_decide(case: Case) -> str | None:
    return next((finding.sentence for finding in blocking(case.level_findings)), None)


def _issuer_named(case: Case) -> str | None:
    if case.decision.level != "commune" and not case.decision.issuer:
        return "Hãy nhập người hoặc cơ quan đã ký quyết định, ví dụ: Chủ tịch Ủy ban nhân dân tỉnh."
    return None


def _number_free(case: Case) -> str | None:
    decision = case.decision
    if case.number_taken and decision.decided_on:
        year = decision.decided_on.year
        return f"Số {decision.code} năm {year} đã dùng cho một quyết định khác."
    return None


def _has_recipients(case: Case) -> str | None:
    if not case.count and case.decision.purpose == "award":
        return "Quyết định chưa có ai trong danh sách khen thưởng."
    return None


def _number_given(case: Case) -> str | None:
    if case.decision.number:
        return None
    if case.decision.origin == "recorded":
        return "Hãy nhập số của quyết định."
    return "Hãy nhập số quyết định do văn thư cấp."


def _date_given(case: Case) -> str | None:
    return None if case.decision.decided_on else "Hãy nhập ngày ban hành."


SAVING: list[Rule] = [
    ("award_type", _award_chosen),
    ("award_type", _level_may_decide),
    ("issuer", _issuer_named),
    ("number", _number_free),
]
"""Before anything is stored."""


def _no_rule_stands_against(field: str) -> Rule:
    """Of the rules of the catalogue those that block, where they speak of ``field``."""

    def blocked(case: Case) -> str | None:
        found = (f.sentence for f in blocking(case.findings) if _field(f) == field)
        return next(found, None)

    return field, blocked


def _field(finding: Finding) -> str:
    return FIELDS.get(finding.rule.evaluator, "awards")


ANY_STEP: list[Rule] = [
    *SAVING,
    ("awards", _has_recipients),
    *map(_no_rule_stands_against, sorted({*FIELDS.values(), "awards"})),
]
ISSUING: list[Rule] = [*ANY_STEP, ("number", _number_given), ("decided_on", _date_given)]


def broken(rules: Iterable[Rule], case: Case) -> dict[str, str]:
    """For each field the first sentence."""
    problems: dict[str, str] = {}
    for field, rule in rules:
        if field not in problems and (sentence := rule(case)):
            problems[field] = sentence
    return problems


def _date_to_come(case: Case) -> str | None:
    decided_on = case.decision.decided_on
    if decided_on and decided_on > case.today:
        return f"Ngày ban hành {format_short(decided_on)} chưa tới."
    return None


def _achievements_written(case: Case) -> str | None:
    """A certificate says what it is given for; a title says so itself."""
    if case.decision.origin == "recorded":
        return None
    without = sum(
        each.count
        for each in case.tally
        if not each.described and case.catalogue.award_type(each.award_type).kind == "form"
    )
    if without and without < case.count:
        return f"Còn {format_number(without)} dòng trong danh sách chưa ghi thành tích."
    return None


CONCERNS: list[Callable[[Case], str | None]] = [_date_to_come, _achievements_written]
"""What does not stand in the way and yet deserves a second look."""


def warned(case: Case) -> list[str]:
    """What the rules of the catalogue object to, or want looked at, without forbidding it."""
    return [
        finding.sentence
        for finding in case.findings
        if finding.rule.severity != "info"
        and finding.override is None
        and (finding.result == "review" or (finding.objects and not finding.blocks))
    ]


def awarded_twice(names: Sequence[str]) -> str | None:
    """Rule K1: one achievement, one award."""
    if not names:
        return None
    said = ", ".join(names[:NAMES_SAID])
    more = len(names) - NAMES_SAID
    others = f" và {format_number(more)} đối tượng khác" if more > 0 else ""
    return f"Đã có cùng danh hiệu trong cùng kỳ ở quyết định khác: {said}{others}."
