"""Nominations: who is put forward for which award, and how far that has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.dossier_steps import DossierSteps
from models.records import Record, RecordTable

NominationStatus = Literal[
    "draft", "complete", "examined", "voted", "decided", "submitted", "awarded",
    "returned", "withdrawn",
]  # fmt: skip
NominationSource = Literal["registration", "eligible", "hand", "import", "recorded"]

NOMINATION_STATUSES: dict[NominationStatus, str] = {
    "draft": "Mới lập",
    "complete": "Đủ hồ sơ",
    "examined": "Đã thẩm định",
    "voted": "Đã họp Hội đồng",
    "decided": "Đang ra quyết định",
    "submitted": "Đã trình cấp trên",
    "awarded": "Đã được khen",
    "returned": "Trả lại",
    "withdrawn": "Đã rút",
}
NOMINATION_SOURCES: dict[NominationSource, str] = {
    "registration": "Từ đăng ký",
    "eligible": "Từ hồ sơ đủ điều kiện",
    "hand": "Lập tay",
    "import": "Lấy từ tệp",
    "recorded": "Từ quyết định đã có",
}
OPEN_STATUSES: tuple[NominationStatus, ...] = (
    "draft", "complete", "examined", "voted", "decided", "submitted",
)  # fmt: skip
"""Not ended yet."""
ENDED: tuple[NominationStatus, ...] = ("returned", "withdrawn")
SETTLED: tuple[NominationStatus, ...] = ("voted", "decided", "submitted", "awarded")
"""Who is put forward for what was voted on, so it stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination(Record):
    """One subject, one award, one achievement."""

    period: str
    subject_uid: str
    award_type: str
    ground: str = "CONG_TRANG"
    movement_uid: str | None = None
    registration_uid: str | None = None
    dossier_uid: str | None = None
    source: NominationSource = "hand"
    status: NominationStatus = "draft"
    status_on: date | None = None
    """The day on which it came to this status."""
    proposed_on: date | None = None
    achievement: str = ""
    achieved_on: date | None = None
    """When a sudden exploit happened."""
    posthumous: bool = False
    submission_uid: str | None = None
    reason: str = ""
    """Why it was returned or withdrawn."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(Record):
    """Why somebody went on although a rule objects."""

    owner_uid: str
    """Of the nomination or the decision."""
    rule: str
    sentence: str
    """What the rule said then."""
    reason: str
    decided_by: str = ""
    """Who took it upon themselves."""


class NominationTable(RecordTable[Nomination]):
    name = "nominations"
    record = Nomination

    def save_many(self, records: Iterable[Nomination]) -> list[Nomination]:
        saved = super().save_many(records)
        DossierSteps(self._db, self._origin).follow(n.dossier_uid for n in saved if n.dossier_uid)
        return saved

    def of_period(self, period: str) -> list[Nomination]:
        return list(self._select("period = ? and deleted_at is null", [period]))

    def of_subjects(self, subject_uids: Sequence[str]) -> list[Nomination]:
        return self._of_many("subject_uid", subject_uids)

    def count_by_unit(self, period: str) -> dict[str | None, int]:
        """How many nominations of ``period`` there are in each unit; None: without a unit."""
        rows = self._db.execute(
            "select s.unit_uid, count(*) from nominations n "
            "join subjects s on s.uid = n.subject_uid "
            "where n.period = ? and n.deleted_at is null group by 1",
            [period],
        )
        return dict(rows.fetchall())

    def count_by_status(self, period: str) -> dict[str, int]:
        rows = self._db.execute(
            "select status, count(*) from nominations "
            "where period = ? and deleted_at is null group by 1",
            [period],
        )
        return dict(rows.fetchall())

    def titles_of_period(self, period: str) -> list[tuple[str, str | None, str]]:
        """(subject, its unit, award type) of whatever is put forward and neither sent back nor
        withdrawn."""
        rows = self._db.execute(
            "select n.subject_uid, s.unit_uid, n.award_type from nominations n "
            "join subjects s on s.uid = n.subject_uid where n.period = ? and n.deleted_at is null "
            "and n.status not in ('returned', 'withdrawn')",
            [period],
        )
        return rows.fetchall()

    def open_without_dossier(self, period: str, unit_uid: str) -> list[str]:
        """Uids of those not ended yet whose subjects are of the unit or of one below it."""
        marks = ", ".join("?" * len(OPEN_STATUSES))
        rows = self._db.execute(
            "select n.uid from nominations n join subjects s on s.uid = n.subject_uid "
            "where n.period = ? and n.dossier_uid is null and n.deleted_at is null "
            f"and n.status in ({marks}) and s.unit_uid in ("
            "select below.uid from units below join units top on top.uid = ? "
            "where below.tree_key >= top.tree_key and below.tree_key < top.tree_key || '~')",
            [period, *OPEN_STATUSES, unit_uid],
        )
        return [uid for (uid,) in rows]

    def of_dossier(self, dossier_uid: str) -> list[Nomination]:
        return self._of_many("dossier_uid", [dossier_uid])

    def of_submission(self, submission_uid: str) -> list[Nomination]:
        return self._of_many("submission_uid", [submission_uid])


class OverrideTable(RecordTable[Override]):
    name = "overrides"
    record = Override

    def of_owners(self, owner_uids: Sequence[str]) -> list[Override]:
        return self._of_many("owner_uid", owner_uids)
