"""What a correction or a revocation does to the awards of an issued decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.records import Record, RecordTable

AmendmentKind = Literal["correct", "revoke"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment(Record):
    """One thing that ``decision_uid``, a correction or a revocation, changes."""

    decision_uid: str
    award_uid: str
    kind: AmendmentKind
    field: str = ""
    """Of a correction: the award's field that was printed wrong."""
    before: str = ""
    after: str = ""
    reason: str = ""
    """Of a revocation: what was found."""


class AmendmentTable(RecordTable[Amendment]):
    name = "amendments"
    record = Amendment

    def of_decision(self, decision_uid: str) -> list[Amendment]:
        return list(self._select("decision_uid = ? and deleted_at is null", [decision_uid]))

    def of_awards(self, award_uids: Sequence[str]) -> list[Amendment]:
        return self._of_many("award_uid", award_uids)
