"""Awards: one recipient's line in a decision, as the recipient was on that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.records import Record, RecordTable
from models.subjects import HolderClass, SubjectKind
from models.vietnamese import fold, name_key, text_key

ON_AGENDA = (
    "(select printf('a%s %06d', m.held_on, v.place) from votes v "
    "join meetings m on m.uid = v.meeting_uid where v.nomination_uid = a.nomination_uid "
    "and v.deleted_at is null order by v.id desc limit 1)"
)
"""The meeting that voted last on the nomination of an award, and the place on its agenda."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    decision_uid: str
    subject_uid: str
    registration_uid: str | None = None
    nomination_uid: str | None = None
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
    revoked_by: str | None = None
    """The issued decision that took it back; such an award counts for nothing any more."""
    presented_on: date | None = None
    """Ngày trao; None: not yet, or it was not written down."""
    presented_to: str = ""
    """Who received it when it was somebody else."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What decides where an award stands in its decision's list."""

    uid: str
    kind: SubjectKind
    award_type: str
    name_key: str
    unit_key: str
    """Of the tree, of the unit to which the subject belongs today."""
    folded_name: str
    unit_name: str
    position: int
    proposed_key: str
    """As it was put forward: on the council's agenda, else when it was proposed."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many awards of a decision are alike in what its wording depends on."""

    kind: SubjectKind
    award_type: str
    posthumous: bool
    prize: int | None
    described: bool
    """Whether the achievement is written in the line."""
    count: int


@dataclass(frozen=True, slots=True)
class NumberInUse:
    """A certificate's number in the commune's book of a year."""

    number: int
    award_uid: str
    decision_uid: str


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

    def of_subjects(self, subject_uids: Sequence[str]) -> list[Award]:
        return self._of_many("subject_uid", subject_uids)

    def titles_of_period(self, period: str) -> list[tuple[str, str | None, str]]:
        """(subject, its unit, award type) of every award of an issued decision that still counts."""
        rows = self._db.execute(
            "select a.subject_uid, s.unit_uid, a.award_type from awards a "
            "join decisions d on d.uid = a.decision_uid join subjects s on s.uid = a.subject_uid "
            "where a.period = ? and a.deleted_at is null and a.revoked_by is null "
            "and d.status = 'issued' and d.deleted_at is null",
            [period],
        )
        return rows.fetchall()

    def of_nominations(self, nomination_uids: Sequence[str]) -> list[Award]:
        return self._of_many("nomination_uid", nomination_uids)

    def count_of(self, decision_uid: str) -> int:
        return self._db.execute(
            "select count(*) from awards where decision_uid = ? and deleted_at is null",
            [decision_uid],
        ).fetchone()[0]

    def places(self, decision_uid: str) -> list[Place]:
        """What decides the order of the decision's list, for every award, in the order by hand."""
        rows = self._db.execute(
            "select a.uid, a.kind, a.award_type, a.sort_key, coalesce(u.tree_key, '~'), "
            "a.search_key, a.unit_name, a.position, "
            f"case when n.id is null then 'c' else coalesce({ON_AGENDA}, printf('b%012d', n.id)) end "
            "from awards a join subjects s on s.uid = a.subject_uid "
            "left join units u on u.uid = s.unit_uid "
            "left join nominations n on n.uid = a.nomination_uid "
            "where a.decision_uid = ? and a.deleted_at is null order by a.position, a.id",
            [decision_uid],
        )
        return [Place(*row) for row in rows]

    def tally(self, decision_uid: str) -> list[Tally]:
        """How many awards of each sort the decision has."""
        rows = self._db.execute(
            "select kind, award_type, posthumous, prize, achievement <> '', count(*) from awards "
            "where decision_uid = ? and deleted_at is null group by 1, 2, 3, 4, 5",
            [decision_uid],
        )
        return [
            Tally(kind, award_type, bool(posthumous), prize, bool(described), count)
            for kind, award_type, posthumous, prize, described, count in rows
        ]

    def numbers_in_use(self, year: int) -> list[NumberInUse]:
        """Of the commune's own decisions of that year, and of those that have no day yet."""
        rows = self._db.execute(
            "select cast(a.book_number as integer), a.uid, a.decision_uid from awards a "
            "join decisions d on d.uid = a.decision_uid where a.deleted_at is null "
            "and d.deleted_at is null and d.origin = 'own' "
            "and (d.decided_on is null or substr(d.decided_on, 1, 4) = ?) "
            "and cast(a.book_number as integer) > 0 order by 1, 2",
            [str(year)],
        )
        return [NumberInUse(*row) for row in rows]

    def awarded_elsewhere(self, decision_uid: str) -> list[str]:
        """Names in the decision that have the same award of the same period in another one."""
        rows = self._db.execute(
            "select a.name from awards a where a.decision_uid = ? and a.deleted_at is null "
            "and a.period is not null and exists (select 1 from awards b "
            "join decisions d on d.uid = b.decision_uid where b.subject_uid = a.subject_uid "
            "and b.decision_uid <> a.decision_uid and b.award_type = a.award_type "
            "and b.period = a.period and b.ground = a.ground "
            "and b.revoked_by is null and b.deleted_at is null and d.deleted_at is null) "
            "order by a.sort_key",
            [decision_uid],
        )
        return [name for (name,) in rows]

    def in_open_decisions(self) -> set[tuple[str, str, str | None]]:
        """(subject, award type, period) of every award in a decision that is not issued yet."""
        rows = self._db.execute(
            "select a.subject_uid, a.award_type, a.period from awards a "
            "join decisions d on d.uid = a.decision_uid where a.deleted_at is null "
            "and d.deleted_at is null and d.status <> 'issued'"
        )
        return set(rows.fetchall())

    def names_in_open_decisions(self, subject_uids: Sequence[str]) -> list[str]:
        """Names of those subjects that stand in a decision that is not issued yet, each once."""
        names: list[str] = []
        for start in range(0, len(subject_uids), 500):
            some = list(subject_uids[start : start + 500])
            rows = self._db.execute(
                "select max(a.name) from awards a join decisions d on d.uid = a.decision_uid "
                f"where a.subject_uid in ({', '.join('?' * len(some))}) "
                "and a.deleted_at is null and d.deleted_at is null and d.status <> 'issued' "
                "group by a.subject_uid",
                some,
            )
            names += [name for (name,) in rows]
        return names

    def count_by_year(self) -> list[tuple[str, int]]:
        """(year of the decision, awards in issued decisions), oldest first."""
        rows = self._db.execute(
            "select substr(d.decided_on, 1, 4), count(*) from awards a "
            "join decisions d on d.uid = a.decision_uid where a.deleted_at is null "
            "and d.deleted_at is null and d.status = 'issued' and d.decided_on is not null "
            "group by 1 order by 1"
        )
        return rows.fetchall()

    def last_by_unit(self, award_type: str, before: int) -> dict[str | None, int]:
        """For each unit the last year before ``before`` for which somebody in it got the award."""
        rows = self._db.execute(
            "select unit_uid, max(year) from (select s.unit_uid, cast(substr("
            "coalesce(p.starts_on, d.decided_on), 1, 4) as integer) as year from awards a "
            "join decisions d on d.uid = a.decision_uid join subjects s on s.uid = a.subject_uid "
            "left join periods p on p.code = a.period "
            "where a.award_type = ? and a.revoked_by is null and a.deleted_at is null "
            "and d.deleted_at is null and d.status = 'issued') "
            "where year < ? group by unit_uid",
            [award_type, before],
        )
        return dict(rows.fetchall())

    def registrations_decided(self, period: str) -> set[str]:
        """Registrations of ``period`` that stand in a decision, whatever its status."""
        rows = self._db.execute(
            "select r.uid from registrations r where r.period = ? and exists (select 1 "
            "from awards a where a.registration_uid = r.uid and a.deleted_at is null)",
            [period],
        )
        return {uid for (uid,) in rows}
