"""Quá trình công tác edited in place; a new row is about somebody of Danh bạ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from models.career import CAREER_KINDS, CareerKind, CareerSpan
from models.store import Store
from models.subjects import Subject
from services.career import Career
from services.directory import Directory
from services.editing.cells import EditColumn, Remark
from services.editing.conversion import Converted, as_typed, chosen, cleaned, plain, several_lines
from services.editing.grid import Grid, Taken, Typed
from services.editing.named_subject import subject_named

_OF_DIRECTORY = "Cột này lấy từ Danh bạ; hãy sửa ở trang Danh bạ."

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=_OF_DIRECTORY),
    EditColumn(
        "kind", "choice", title="Nội dung", required=True, options=tuple(CAREER_KINDS.items())
    ),
    EditColumn("starts_on", "date", title="Từ ngày", required=True),
    EditColumn("ends_on", "date", title="Đến ngày"),
    EditColumn("unit_name", title="Đơn vị cũ"),
    EditColumn("opinion", title="Ý kiến của đơn vị cũ"),
    EditColumn("note", "long", title="Ghi chú"),
)  # fmt: skip


class CareerGrid(Grid[CareerSpan]):
    title = "danh sách quá trình công tác"
    writes = ("facts",)
    adds = True

    def __init__(self, store: Store, directory: Directory, career: Career) -> None:
        super().__init__(store, COLUMNS)
        self._directory = directory
        self._career = career
        self._subjects: dict[str, Subject] = {}

    def records(self, uids: Sequence[str]) -> list[CareerSpan]:
        found = [span for span in self._store.career.get_many(uids) if span.deleted_at is None]
        unknown = {span.subject_uid for span in found} - set(self._subjects)
        self._subjects |= {s.uid: s for s in self._store.subjects.get_many(list(unknown))}
        return found

    def called(self, record: CareerSpan) -> str:
        return self._subjects[record.subject_uid].name

    def why_computed(self, column: str) -> str:
        return _OF_DIRECTORY

    def shown(self, record: CareerSpan, column: str) -> str:
        match column:
            case "name":
                return self._subjects[record.subject_uid].name
            case "kind":
                return CAREER_KINDS.get(record.kind, "")
            case _:
                return as_typed(getattr(record, column))

    def convert(self, record: CareerSpan, column: EditColumn, text: str) -> Converted:
        match column.kind:
            case "named":
                return Converted(record.subject_uid)
            case "choice":
                return chosen(column.options, text)
            case "date":
                return cleaned("registered_on", text, date.max)
            case "long":
                return several_lines(text)
            case _:
                return plain(text)

    def problems(self, record: CareerSpan, before: CareerSpan, taken: Taken) -> Mapping[str, str]:
        problems = self._career.problems(record)
        if not record.uid:
            if not record.starts_on:
                problems.pop("starts_on", None)
            if _key(record) in taken:
                problems["starts_on"] = "Một dòng khác vừa nhập đã ghi như vậy."
        return problems

    def take(self, record: CareerSpan, taken: Taken) -> None:
        if record.starts_on and record.kind:
            taken.setdefault(_key(record), record.subject_uid)

    def blank(self, typed: Typed) -> CareerSpan | Remark:
        found = subject_named(self._store, self._directory, typed, "individual")
        if isinstance(found, Remark):
            return found
        self._subjects[found.uid] = found
        return CareerSpan(
            subject_uid=found.uid,
            kind=cast("CareerKind", ""),
            starts_on=cast("date", None),
        )

    def save(self, records: Sequence[CareerSpan]) -> list[CareerSpan]:
        return self._store.career.save_many(records)


def _key(span: CareerSpan) -> tuple[str, tuple[str, str, date]]:
    return ("career", (span.subject_uid, span.kind, span.starts_on))
