"""Awards: one recipient's line in a decision, as the recipient was on that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.records import Record, RecordTable
from models.subjects import HolderClass, SubjectKind
from models.vietnamese import fold, name_key, text_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    decision_uid: str
    subject_uid: str
    registration_uid: str | None = None
    award_type: str
    ground: str
    period: str | None = None
    position: int = 0
    """Place in the list when it is put in order by hand."""
    kind: SubjectKind
    name: str
    honorific: str = ""
    birth_date: str = ""
    subject_position: str = ""
    """Chức vụ on the day of the decision."""
    unit_name: str = ""
    holder_class: HolderClass = ""
    achievement: str = ""
    prize: int | None = None
    """In đồng; None leaves it to the catalogue."""
    book_number: str = ""
    """Số sổ vàng, printed on the certificate."""
    posthumous: bool = False
    note: str = ""


class AwardTable(RecordTable[Award]):
    name = "awards"
    record = Award

    def derived(self, record: Award) -> dict[str, Any]:
        key = text_key if record.kind == "collective" else name_key
        return {"sort_key": key(record.name), "search_key": fold(record.name)}

    def of_decision(self, decision_uid: str) -> list[Award]:
        return list(
            self._select("decision_uid = ? and deleted_at is null", [decision_uid], "position, id")
        )

    def of_subject(self, subject_uid: str) -> list[Award]:
        return list(self._select("subject_uid = ? and deleted_at is null", [subject_uid]))

    def count_of(self, decision_uid: str) -> int:
        return self._db.execute(
            "select count(*) from awards where decision_uid = ? and deleted_at is null",
            [decision_uid],
        ).fetchone()[0]

    def unit_order(self, decision_uid: str) -> dict[str, str]:
        """For each award of the decision the tree key of its subject's unit today."""
        rows = self._db.execute(
            "select a.uid, coalesce(u.tree_key, '~') from awards a "
            "join subjects s on s.uid = a.subject_uid left join units u on u.uid = s.unit_uid "
            "where a.decision_uid = ? and a.deleted_at is null",
            [decision_uid],
        )
        return dict(rows.fetchall())

    def sort_keys(self, decision_uid: str) -> dict[str, str]:
        """For each award of the decision the key by which its name sorts."""
        rows = self._db.execute(
            "select uid, sort_key from awards where decision_uid = ? and deleted_at is null",
            [decision_uid],
        )
        return dict(rows.fetchall())

    def names_in_open_decisions(self, subject_uids: Sequence[str]) -> list[str]:
        """Names of those subjects that stand in a decision that is not issued yet."""
        names: list[str] = []
        for start in range(0, len(subject_uids), 500):
            some = list(subject_uids[start : start + 500])
            rows = self._db.execute(
                "select a.name from awards a join decisions d on d.uid = a.decision_uid "
                f"where a.subject_uid in ({', '.join('?' * len(some))}) "
                "and a.deleted_at is null and d.deleted_at is null and d.status <> 'issued'",
                some,
            )
            names += [name for (name,) in rows]
        return names

    def registrations_decided(self, period: str) -> set[str]:
        """Registrations of ``period`` that stand in a decision, whatever its status."""
        rows = self._db.execute(
            "select a.registration_uid from awards a "
            "join registrations r on r.uid = a.registration_uid "
            "where r.period = ? and a.deleted_at is null",
            [period],
        )
        return {uid for (uid,) in rows}
