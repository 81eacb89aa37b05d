"""Kỷ luật, xác minh edited in place; a new row is about somebody of Danh bạ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from models.hindrances import DISCIPLINE_FORMS, HINDRANCE_KINDS, Hindrance, HindranceKind
from models.store import Store
from models.subjects import Subject
from services.directory import Directory
from services.editing.cells import EditColumn, Remark
from services.editing.conversion import Converted, as_typed, chosen, cleaned, plain, several_lines
from services.editing.grid import Grid, Taken, Typed
from services.editing.named_subject import subject_named
from services.hindrances import Hindrances

_OF_DIRECTORY = "Cột này lấy từ Danh bạ; hãy sửa ở trang Danh bạ."

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=_OF_DIRECTORY),
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


class HindranceGrid(Grid[Hindrance]):
    title = "danh sách kỷ luật, xác minh"
    writes = ("facts",)
    adds = True

    def __init__(self, store: Store, directory: Directory, hindrances: Hindrances) -> None:
        super().__init__(store, COLUMNS)
        self._directory = directory
        self._hindrances = hindrances
        self._subjects: dict[str, Subject] = {}

    def records(self, uids: Sequence[str]) -> list[Hindrance]:
        found = [h for h in self._store.hindrances.get_many(uids) if h.deleted_at is None]
        unknown = {h.subject_uid for h in found} - set(self._subjects)
        self._subjects |= {s.uid: s for s in self._store.subjects.get_many(list(unknown))}
        return found

    def called(self, record: Hindrance) -> str:
        return self._subjects[record.subject_uid].name

    def why_computed(self, column: str) -> str:
        return _OF_DIRECTORY

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        return [shown for shown in super().suggestions(uid, column) if shown]

    def shown(self, record: Hindrance, column: str) -> str:
        match column:
            case "name":
                return self._subjects[record.subject_uid].name
            case "kind":
                return HINDRANCE_KINDS.get(record.kind, "")
            case "form":
                return DISCIPLINE_FORMS[record.form]
            case _:
                return as_typed(getattr(record, column))

    def convert(self, record: Hindrance, column: EditColumn, text: str) -> Converted:
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

    def blank(self, typed: Typed) -> Hindrance | Remark:
        found = subject_named(self._store, self._directory, typed, None)
        if isinstance(found, Remark):
            return found
        self._subjects[found.uid] = found
        return Hindrance(
            subject_uid=found.uid,
            kind=cast("HindranceKind", ""),
            starts_on=cast("date", None),
        )

    def save(self, records: Sequence[Hindrance]) -> list[Hindrance]:
        return self._store.hindrances.save_many(records)


def _key(hindrance: Hindrance) -> tuple[str, tuple[str, str, str, date]]:
    return (
        "hindrance",
        (hindrance.subject_uid, hindrance.kind, hindrance.form, hindrance.starts_on),
    )
