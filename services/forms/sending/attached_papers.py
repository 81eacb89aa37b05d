"""What lies beside a submission: what the law asks for, with how many reports and of which meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from services.forms.meeting.council_results import CouncilResult
from services.services import Services

SUBMISSION, MINUTES, REPORTS = "to-trinh", "bien-ban", "bao-cao"
"""Codes of checklists."""


@dataclass(frozen=True, slots=True)
class Attached:
    documents: tuple[tuple[str, str], ...]
    """Code and name; beside the submission and its list."""
    sets: int

    def names(self, whose: str) -> tuple[str, ...]:
        """``whose``: "05 tập thể, 06 cá nhân", who hand in reports."""
        return tuple(
            f"{name}: {whose}" if code == REPORTS else name for code, name in self.documents
        )


def attached(
    services: Services,
    asked: Iterable[tuple[str, str]],
    results: Sequence[CouncilResult],
    on: date,
) -> Attached:
    """``asked``: award and ground of everybody."""
    documents: dict[str, str] = {}
    sets = 1
    for award_type, ground in dict.fromkeys(asked):
        checklist = services.catalogue.checklist(award_type, ground, on)
        if checklist is None:
            continue
        sets = max(sets, checklist.sets)
        for document in checklist.documents:
            if document.code != SUBMISSION and (document.required or document.code == REPORTS):
                documents.setdefault(document.code, document.name)
    if results:
        documents.pop(MINUTES, None)
    minutes = tuple((MINUTES, result.minutes) for result in results)
    return Attached((*minutes, *documents.items()), sets)
