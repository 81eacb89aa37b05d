"""Kỷ luật, xác minh edited in place; a new row is about somebody of Danh bạ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from models.hindrances import DISCIPLINE_FORMS, HINDRANCE_KINDS, Hindrance, HindranceKind
from models.store import Store
from models.subjects import Subject
from services.directory import Directory
from services.editing.cells import EditColumn
from services.editing.grid import Taken
from services.editing.named_grid import OF_DIRECTORY, NamedGrid
from services.hindrances import Hindrances

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=OF_DIRECTORY),
    EditColumn(
        "kind", "choice", title="Loại", required=True, options=tuple(HINDRANCE_KINDS.items())
    ),
    EditColumn(
        "form", "choice", title="Hình thức kỷ luật", options=tuple(DISCIPLINE_FORMS.items())
    ),
    EditColumn("starts_on", "date", title="Từ ngày", required=True),
    EditColumn("ends_on", "date", title="Hết hiệu lực, làm rõ"),
    EditColumn("document", title="Văn bản"),
    EditColumn("note", "long", title="Ghi chú"),
)  # fmt: skip


class HindranceGrid(NamedGrid[Hindrance]):
    title = "danh sách kỷ luật, xác minh"
    writes = ("facts",)

    def __init__(self, store: Store, directory: Directory, hindrances: Hindrances) -> None:
        super().__init__(store, store.hindrances, directory, COLUMNS)
        self._hindrances = hindrances

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        return [shown for shown in super().suggestions(uid, column) if shown]

    def problems(self, record: Hindrance, before: Hindrance, taken: Taken) -> Mapping[str, str]:
        problems = self._hindrances.problems(record)
        if not record.uid:
            if not record.starts_on:
                problems.pop("starts_on", None)
            if not record.kind:
                problems.pop("form", None)
            if _key(record) in taken:
                problems["starts_on"] = "Một dòng khác vừa nhập đã ghi như vậy."
        return problems

    def take(self, record: Hindrance, taken: Taken) -> None:
        if record.starts_on and record.kind:
            taken.setdefault(_key(record), record.subject_uid)

    def about(self, subject: Subject) -> Hindrance:
        return Hindrance(
            subject_uid=subject.uid,
            kind=cast("HindranceKind", ""),
            starts_on=cast("date", None),
        )


def _key(hindrance: Hindrance) -> tuple[str, tuple[str, str, str, date]]:
    return (
        "hindrance",
        (hindrance.subject_uid, hindrance.kind, hindrance.form, hindrance.starts_on),
    )
