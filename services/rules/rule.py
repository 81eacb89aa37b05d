"""A rule as the catalogue writes it: what it asks, of whom, since when, by which text."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import field

from models.subjects import SubjectKind
from services.law import Dated

Severity = Literal["block", "warn", "info"]
Result = Literal["met", "missing", "violated", "review"]

SEVERITIES: dict[Severity, str] = {
    "block": "Bắt buộc",
    "warn": "Cảnh báo",
    "info": "Thông tin",
}
RESULTS: dict[Result, str] = {
    "met": "Đạt",
    "missing": "Thiếu",
    "violated": "Vi phạm",
    "review": "Cần xem",
}


class Rule(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    """Of the catalogue: "L1", "K7"; two wordings that follow each other in time are two rules."""
    title: str
    severity: Severity
    evaluator: str
    """Which function judges it."""
    parameters: dict[str, Any] = field(default_factory=dict)
    awards: tuple[str, ...] = ()
    """Codes of the award types it speaks of; none means all."""
    kinds: tuple[SubjectKind, ...] = ()
    grounds: tuple[str, ...] = ()
    enabled: bool = True
    says: dict[Result, str]
    """A sentence for each result that it can have, with {names} for the evaluator's values."""
    citation: str
    note: str = ""
    """For the clerk, where the text leaves something open."""

    def concerns(self, award_type: str, kind: SubjectKind, ground: str) -> bool:
        return (
            (not self.awards or award_type in self.awards)
            and (not self.kinds or kind in self.kinds)
            and (not self.grounds or ground in self.grounds)
        )
