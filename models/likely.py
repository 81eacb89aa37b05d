"""Which subjects are probably written down twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from models.subjects import SubjectKind
from models.vietnamese import canonical

Likeness = Literal["number", "birth_date", "birth_year", "unit"]
MOST = 500
MOST_READ = 5_000
_LIKENESSES: tuple[Likeness, ...] = ("number", "birth_date", "birth_year", "unit")


@dataclass(frozen=True, slots=True)
class LikelyPair:
    first_uid: str
    second_uid: str
    kind: SubjectKind
    first_name: str
    second_name: str
    likeness: Likeness
    """What they share besides the name."""
    unit_name: str
    birth_date: str


class LikelyFinder:
    def __init__(self, db: Database) -> None:
        self._db = db

    def pairs(self) -> list[LikelyPair]:
        """Of one number, or of one name however it is marked and something else; surest first."""
        rows = self._alike("substr(birth_date, 1, 4)", "birth_date <> ''")
        rows += self._alike("unit_uid", "unit_uid is not null")
        numbered = self._db.execute(
            "select a.uid, b.uid, a.kind, a.name, b.name, 'number', coalesce(u.name, ''), "
            "max(a.birth_date, b.birth_date) from subjects a "
            "join subjects b on b.personal_id = a.personal_id and b.id > a.id "
            "left join units u on u.uid = coalesce(b.unit_uid, a.unit_uid) "
            "where a.personal_id <> '' and b.personal_id <> '' and a.kind = b.kind "
            f"and a.deleted_at is null and b.deleted_at is null limit {MOST_READ}"
        ).fetchall()
        found = {row[:2]: LikelyPair(*row) for row in rows + numbered}
        return sorted(found.values(), key=_doubt)[:MOST]

    def _alike(self, shared: str, known: str) -> list[tuple]:
        """Those of one name that share something else, and in nothing contradict each other."""
        return self._db.execute(
            "with members as materialized (select * from (select id, uid, name, kind, search_key, "
            f"birth_date, personal_id, unit_uid, {shared} as shared, "
            f"count(*) over (partition by kind, search_key, {shared}) as alike "
            f"from subjects where deleted_at is null and {known}) where alike > 1) "
            "select a.uid, b.uid, a.kind, a.name, b.name, case "
            "when a.birth_date = b.birth_date and length(a.birth_date) = 10 then 'birth_date' "
            "when a.birth_date <> '' and b.birth_date <> '' then 'birth_year' else 'unit' end, "
            "coalesce(u.name, ''), max(a.birth_date, b.birth_date) "
            "from members a join members b on b.search_key = a.search_key and b.kind = a.kind "
            "and b.shared = a.shared and b.id > a.id "
            "left join units u on u.uid = coalesce(b.unit_uid, a.unit_uid) "
            "where (a.personal_id = '' or b.personal_id = '' or a.personal_id = b.personal_id) "
            "and (a.birth_date = substr(b.birth_date, 1, length(a.birth_date)) "
            "or b.birth_date = substr(a.birth_date, 1, length(b.birth_date))) "
            f"limit {MOST_READ}"
        ).fetchall()


def _doubt(pair: LikelyPair) -> tuple[int, bool]:
    """How far the two are from surely being one."""
    marked_alike = canonical(pair.first_name) == canonical(pair.second_name)
    return _LIKENESSES.index(pair.likeness), not marked_alike
