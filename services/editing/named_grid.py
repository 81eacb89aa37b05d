"""A list edited in place whose rows are about somebody of Danh bạ, named in a new row."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TypeVar

from models.career import CareerSpan
from models.hindrances import Hindrance
from models.household_reviews import HouseholdReview
from models.memberships import Membership
from models.nominations import Nomination
from models.ratings import Rating
from models.records import RecordTable
from models.registrations import Registration
from models.store import Store
from models.subjects import Subject, SubjectKind
from services.directory import Directory
from services.editing.cells import EditColumn, Remark
from services.editing.grid import Grid, Typed
from services.editing.named_subject import subject_named

OF_DIRECTORY = "Cột này lấy từ Danh bạ; hãy sửa ở trang Danh bạ."

R = TypeVar(
    "R", CareerSpan, Hindrance, HouseholdReview, Membership, Nomination, Rating, Registration
)


class NamedGrid(Grid[R]):
    """``kind`` is what a new row may be about; None for all."""

    adds = True

    def __init__(
        self,
        store: Store,
        table: RecordTable[R],
        directory: Directory,
        columns: Iterable[EditColumn],
        kind: SubjectKind | None = None,
    ) -> None:
        super().__init__(store, columns)
        self._table = table
        self._directory = directory
        self._kind: SubjectKind | None = kind
        self._subjects: dict[str, Subject] = {}

    @abstractmethod
    def about(self, subject: Subject) -> R | Remark:
        """The record that a new row about ``subject`` begins as; or why there can be none."""

    def records(self, uids: Sequence[str]) -> list[R]:
        found = [record for record in self._table.get_many(uids) if record.deleted_at is None]
        self.meet({record.subject_uid for record in found})
        return found

    def meet(self, uids: set[str]) -> None:
        """Know these subjects by name."""
        unknown = uids - set(self._subjects)
        self._subjects |= {s.uid: s for s in self._store.subjects.get_many(list(unknown))}

    def called(self, record: R) -> str:
        return self._subject(record).name

    def why_computed(self, column: str) -> str:
        return OF_DIRECTORY

    def shown(self, record: R, column: str) -> str:
        return self._subject(record).name if column == "name" else super().shown(record, column)

    def blank(self, typed: Typed) -> R | Remark:
        found = subject_named(self._store, self._directory, typed, self._kind)
        if isinstance(found, Remark):
            return found
        self._subjects[found.uid] = found
        return self.about(found)

    def save(self, records: Sequence[R]) -> list[R]:
        return self._table.save_many(records)

    def _subject(self, record: R) -> Subject:
        return self._subjects[record.subject_uid]
