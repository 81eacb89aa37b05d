"""What the first page tells: the numbers of the period, and what waits to be done."""

from __future__ import annotations

from dataclasses import dataclass

from models.decisions import DecisionStatus
from models.listing import Query
from models.store import Store
from services.certificates.sent_runs import KIND as SENT_RUN
from services.lists import Lists
from services.numbering import due_by_kind
from services.stock import StockKeeping

WAITING: dict[DecisionStatus, str] = {
    "draft": "quyết định đang soạn",
    "submitted": "quyết định đã trình, chờ ký",
    "signed": "quyết định đã ký và có số, chờ ban hành",
}


@dataclass(frozen=True, slots=True)
class Overview:
    period: str
    subjects: int
    registrations: int
    """Of the period."""
    decisions: int
    """Issued in the period."""
    awards: int
    """Of the period, in issued decisions."""
    undecided: int
    """Registrations of the period that no decision has taken up yet."""
    waiting: tuple[tuple[DecisionStatus, int], ...]
    """How many decisions stand at each step before the last."""
    unnumbered: int
    """Papers of any period to which only number and day are missing."""
    low_stock: tuple[str, ...]
    """One sentence for each sort of blank certificates or frames that runs low."""
    unrecorded: int
    """Printings of certificates whose results nobody wrote into the register."""
    unsent: int
    """Records of the period that changed since they last went out."""
    by_year: tuple[tuple[str, int], ...]
    """(year, awards decided in it), oldest first."""


def overview(store: Store, lists: Lists, period: str) -> Overview:
    def count(list_id: str, **scope: str) -> int:
        return lists.open(list_id, Query(scope=scope)).count()

    waiting: dict[DecisionStatus, int] = {
        status: count("decision-list", status=status) for status in WAITING
    }
    due = due_by_kind(store)
    waiting["signed"] -= due["decision"]
    return Overview(
        period=period,
        subjects=store.subjects.count(),
        registrations=count("registration-list", period=period),
        decisions=count("decision-list", period=period, status="issued"),
        awards=count("award-list", period=period, decided="issued"),
        undecided=lists.open(
            "registration-list", Query(scope={"period": period}, filters={"decided": ["no"]})
        ).count(),
        waiting=tuple((status, number) for status, number in waiting.items() if number),
        unnumbered=sum(due.values()),
        low_stock=tuple(StockKeeping(store).warnings()),
        unrecorded=len(store.drafts.of_kind(SENT_RUN)),
        unsent=store.packages.unsent(period),
        by_year=tuple(store.awards.count_by_year()),
    )
