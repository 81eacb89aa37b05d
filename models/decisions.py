"""Decisions that award: the commune's own, and those recorded from paper or a higher level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from models.records import Record, RecordTable
from models.vietnamese import fold

DecisionStatus = Literal["draft", "submitted", "signed", "issued"]
Level = Literal["commune", "district", "province", "ministry", "state"]
ListOrder = Literal["unit", "name", "title", "proposed", "manual"]
Purpose = Literal["award", "correction", "revocation"]

DECISION_STATUSES: dict[DecisionStatus, str] = {
    "draft": "Nháp",
    "submitted": "Đã trình",
    "signed": "Đã ký, chờ số",
    "issued": "Đã ban hành",
}
PURPOSES: dict[Purpose, str] = {
    "award": "Khen thưởng",
    "correction": "Đính chính",
    "revocation": "Thu hồi",
}
LIST_ORDERS: dict[ListOrder, str] = {
    "unit": "Theo đơn vị",
    "name": "Theo tên",
    "title": "Theo danh hiệu",
    "proposed": "Theo thứ tự đề nghị",
    "manual": "Như đã xếp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    origin: Literal["own", "recorded"] = "own"
    """``own`` goes through the steps here; ``recorded`` was decided on paper or by a higher level."""
    status: DecisionStatus = "draft"
    level: Level = "commune"
    issuer: str = ""
    number: str = ""
    """Without its symbol; "" until the records office gives it."""
    symbol: str = "QĐ-UBND"
    decided_on: date | None = None
    summary: str = ""
    """What the title says below "QUYẾT ĐỊNH": "Về việc công nhận danh hiệu ..."."""
    period: str | None = None
    award_type: str = ""
    """What a recipient is given unless its own line says otherwise."""
    ground: str = "CONG_TRANG"
    movement_uid: str | None = None
    proposer: str = ""
    """Who is named in "Theo đề nghị của ..."."""
    bases: tuple[str, ...] = ()
    """Legal bases as printed; none means those of the regime in force."""
    articles: tuple[str, ...] = ()
    """Articles as printed; none means the standard wording."""
    recipients: tuple[str, ...] = ()
    """"Nơi nhận" as printed; none means the standard list."""
    signer_name: str = ""
    signer_position: str = ""
    signer_authority: str = ""
    list_order: ListOrder = "unit"
    purpose: Purpose = "award"
    amends_uid: str | None = None
    """The issued decision that a correction or a revocation speaks of."""
    meeting_uid: str | None = None
    """The council meeting whose result it follows."""
    note: str = ""

    @property
    def code(self) -> str:
        """Number and symbol as printed: ``05/QĐ-UBND``; a blank number stays blank."""
        number = f"{int(self.number):02d}" if self.number.isdecimal() else self.number
        return f"{number}/{self.symbol}" if self.symbol else number


class DecisionTable(RecordTable[Decision]):
    name = "decisions"
    record = Decision

    def derived(self, record: Decision) -> dict[str, Any]:
        return {"search_key": fold(f"{record.code} {record.summary} {record.issuer}")}

    def amending(self, decision_uid: str) -> list[Decision]:
        """Corrections and revocations of a decision, drafts too."""
        return list(
            self._select("amends_uid = ? and deleted_at is null", [decision_uid], "decided_on, id")
        )

    def of_day(self, day: date) -> list[Decision]:
        return list(self._select("decided_on = ? and deleted_at is null", [day.isoformat()]))

    def same_number(self, decision: Decision) -> list[Decision]:
        """Other decisions of the same level, issuer, symbol and year that bear the same number.

        The commune's own decisions have one issuer, however its name is written.
        """
        if not decision.number or decision.decided_on is None:
            return []
        return list(
            self._select(
                "ltrim(number, '0') = ltrim(?, '0') and symbol = ? and level = ? "
                "and (issuer = ? or (origin = 'own' and ? = 'own')) "
                "and substr(decided_on, 1, 4) = ? and uid <> ? and deleted_at is null",
                [
                    decision.number,
                    decision.symbol,
                    decision.level,
                    decision.issuer,
                    decision.origin,
                    str(decision.decided_on.year),
                    decision.uid,
                ],
            )
        )
