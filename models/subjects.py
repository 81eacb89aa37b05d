"""Whoever can be registered, proposed and awarded: people, collectives, households."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from models.records import Record, RecordTable
from models.vietnamese import canonical, fold, name_key, text_key

SubjectKind = Literal["individual", "collective", "household"]
Sex = Literal["", "male", "female"]
HolderClass = Literal["", "leader", "direct"]
Status = Literal["active", "moved", "retired", "deceased", "dissolved"]

SUBJECT_KINDS: dict[SubjectKind, str] = {
    "individual": "Cá nhân",
    "collective": "Tập thể",
    "household": "Hộ gia đình",
}
SEXES: dict[Sex, str] = {"": "Chưa rõ", "male": "Nam", "female": "Nữ"}
HOLDER_CLASSES: dict[HolderClass, str] = {
    "": "Chưa rõ",
    "leader": "Lãnh đạo, quản lý",
    "direct": "Người trực tiếp",
}
STATUSES: dict[Status, str] = {
    "active": "Đang hoạt động",
    "moved": "Đã chuyển đi",
    "retired": "Đã nghỉ hưu",
    "deceased": "Đã mất",
    "dissolved": "Đã giải thể, sáp nhập",
}

MOST_LOOKED_AT = 20_000
"""Of the subjects that a few typed letters match, so that an answer comes while somebody types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Record):
    kind: SubjectKind
    name: str
    """As it is written; of a household, the name of its head."""
    sort_name: str = ""
    """The name in the order in which it sorts, where that is not the usual one ("Y Thông Niê")."""
    honorific: str = ""
    sex: Sex = ""
    birth_date: str = ""
    """``1968``, ``1968-07`` or ``1968-07-05``."""
    personal_id: str = ""
    ethnicity: str = ""
    position: str = ""
    holder_class: HolderClass = ""
    unit_uid: str | None = None
    address: str = ""
    former_unit: str = ""
    status: Status = "active"
    note: str = ""


class SubjectTable(RecordTable[Subject]):
    name = "subjects"
    record = Subject

    def derived(self, record: Subject) -> dict[str, Any]:
        key = text_key if record.kind == "collective" else name_key
        return {
            "sort_key": key(record.sort_name or record.name),
            "search_key": fold(record.name),
            "canonical_key": canonical(record.name),
        }

    def named(self, name: str, kind: SubjectKind | None = None) -> list[Subject]:
        """Subjects of this name, in any spelling of its tone marks, not in the bin."""
        return list(
            self._select(
                "canonical_key = :name and (:kind is null or kind = :kind) and deleted_at is null",
                {"name": canonical(name), "kind": kind},
            )
        )

    def deleted(self) -> list[Subject]:
        """The bin, newest first."""
        return list(self._select("deleted_at is not null", [], "deleted_at desc, sort_key"))

    def of_unit(self, unit_uid: str) -> list[Subject]:
        """Those of this very unit."""
        return list(self._select("unit_uid = ? and deleted_at is null", [unit_uid], "sort_key"))

    def count_active_by_unit(self) -> dict[tuple[str | None, SubjectKind], int]:
        """How many active subjects of each kind belong to each very unit."""
        rows = self._db.execute(
            "select unit_uid, kind, count(*) from subjects "
            "where status = 'active' and deleted_at is null group by 1, 2"
        )
        return {(unit, kind): count for unit, kind, count in rows}

    def of_personal_id(self, number: str) -> Subject | None:
        return next(self._select("personal_id = ? and deleted_at is null", [number]), None)

    def numbered(self, numbers: set[str]) -> list[Subject]:
        """Whoever bears one of these personal numbers."""
        found: list[Subject] = []
        wanted = sorted(numbers - {""})
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ", ".join("?" * len(some))
            found += self._select(
                f"personal_id <> '' and personal_id in ({marks}) and deleted_at is null", some
            )
        return found

    def spelled(self, names: set[str]) -> dict[tuple[str, SubjectKind], list[Subject]]:
        """All subjects whose canonical name is among ``names``, by canonical name and kind."""
        found: dict[tuple[str, SubjectKind], list[Subject]] = {}
        wanted = sorted(names)
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ", ".join("?" * len(some))
            for subject in self._select(f"canonical_key in ({marks}) and deleted_at is null", some):
                found.setdefault((canonical(subject.name), subject.kind), []).append(subject)
        return found

    def search(self, text: str, kind: SubjectKind | None = None, limit: int = 50) -> list[Subject]:
        """Subjects whose name holds every typed word or its beginning; exact marks come first."""
        words = fold(text).split()
        if not words:
            return list(
                self._select(
                    "deleted_at is null and (:kind is null or kind = :kind)",
                    {"kind": kind},
                    "sort_key",
                    limit,
                )
            )
        return list(
            self._select(
                "id in (select rowid from subjects_found where subjects_found match :words "
                f"limit {MOST_LOOKED_AT}) "
                "and deleted_at is null and (:kind is null or kind = :kind)",
                {"words": match_words(words), "kind": kind, "exact": canonical(text)},
                "instr(canonical_key, :exact) = 0, sort_key",
                limit,
            )
        )


def match_words(words: list[str]) -> str:
    """The full-text query that asks for every one of ``words`` as the beginning of a word."""
    return " ".join(f'"{word}"*' for word in words)
