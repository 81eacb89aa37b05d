"""Quá trình công tác edited in place; a new row is about somebody of Danh bạ."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from models.career import CAREER_KINDS, CareerKind, CareerSpan
from models.store import Store
from models.subjects import Subject
from services.career import Career
from services.directory import Directory
from services.editing.cells import EditColumn
from services.editing.grid import Taken
from services.editing.named_grid import OF_DIRECTORY, NamedGrid

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=OF_DIRECTORY),
    EditColumn(
        "kind", "choice", title="Nội dung", required=True, options=tuple(CAREER_KINDS.items())
    ),
    EditColumn("starts_on", "date", title="Từ ngày", required=True),
    EditColumn("ends_on", "date", title="Đến ngày"),
    EditColumn("unit_name", title="Đơn vị cũ"),
    EditColumn("opinion", title="Ý kiến của đơn vị cũ"),
    EditColumn("note", "long", title="Ghi chú"),
)  # fmt: skip


class CareerGrid(NamedGrid[CareerSpan]):
    title = "danh sách quá trình công tác"
    writes = ("facts",)

    def __init__(self, store: Store, directory: Directory, career: Career) -> None:
        super().__init__(store, store.career, directory, COLUMNS, "individual")
        self._career = career

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

    def about(self, subject: Subject) -> CareerSpan:
        return CareerSpan(
            subject_uid=subject.uid,
            kind=cast("CareerKind", ""),
            starts_on=cast("date", None),
        )


def _key(span: CareerSpan) -> tuple[str, tuple[str, str, date]]:
    return ("career", (span.subject_uid, span.kind, span.starts_on))
