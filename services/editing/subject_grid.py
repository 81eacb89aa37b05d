"""Danh bạ edited in place: names, positions, units, dates of birth of whoever can be awarded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.store import Store
from models.subjects import HOLDER_CLASSES, SEXES, STATUSES, SUBJECT_KINDS, Subject, SubjectKind
from services.directory import Directory
from services.editing.cells import EditColumn, Remark
from services.editing.conversion import (
    Converted,
    UnitLabels,
    chosen,
    cleaned,
    partial_as_typed,
    plain,
    several_lines,
)
from services.editing.grid import Grid, Taken, Typed
from services.ethnic_groups import EthnicGroups, load_ethnic_groups
from services.intake.cells import holder_class_of
from services.intake.names import collective_told, split_name

_KIND_FIXED = (
    "Đối tượng này đã có đăng ký hoặc khen thưởng nên không đổi loại được; "
    "nếu ghi nhầm, hãy thêm một dòng mới đúng loại."
)
_ONLY_OF: dict[str, tuple[SubjectKind, ...]] = {
    "position": ("individual",),
    "holder_class": ("individual",),
    "birth_date": ("individual", "household"),
    "sex": ("individual", "household"),
    "honorific": ("individual", "household"),
    "personal_id": ("individual", "household"),
    "ethnicity": ("individual", "household"),
}
"""Fields that not every kind of subject has."""

COLUMNS = (
    EditColumn("name", title="Tên", required=True),
    EditColumn(
        "kind", "choice", title="Đối tượng", options=tuple(SUBJECT_KINDS.items())
    ),
    EditColumn("position", title="Chức vụ"),
    EditColumn("unit", "named", "unit_uid", "Đơn vị"),
    EditColumn("birth_date", "date", title="Ngày sinh"),
    EditColumn("sex", "choice", title="Giới tính", options=tuple(SEXES.items())),
    EditColumn("honorific", title="Danh xưng"),
    EditColumn(
        "holder_class",
        "choice",
        title="Lãnh đạo hay trực tiếp",
        options=tuple(HOLDER_CLASSES.items()),
    ),
    EditColumn("address", title="Địa chỉ"),
    EditColumn("status", "choice", title="Tình trạng", options=tuple(STATUSES.items())),
    EditColumn("former_unit", title="Đơn vị cũ"),
    EditColumn("personal_id", title="Số định danh"),
    EditColumn("ethnicity", title="Dân tộc"),
    EditColumn("note", "long", title="Ghi chú"),
)  # fmt: skip


class SubjectGrid(Grid[Subject]):
    """``kind`` and ``unit_uid`` are what a new row has where it says nothing else."""

    title = "Danh bạ"
    writes = ("subjects",)
    adds = True

    def __init__(
        self,
        store: Store,
        directory: Directory,
        kind: SubjectKind | None = None,
        unit_uid: str | None = None,
    ) -> None:
        super().__init__(store, COLUMNS)
        self._directory = directory
        self._kind: SubjectKind | None = kind
        self._unit_uid = unit_uid
        self._today: date = store.origin.today()
        self._units_read: UnitLabels | None = None
        self._groups_read: EthnicGroups | None = None

    def records(self, uids: Sequence[str]) -> list[Subject]:
        return [s for s in self._store.subjects.get_many(uids) if s.deleted_at is None]

    def called(self, record: Subject) -> str:
        return record.name

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        match column:
            case "unit":
                return self._units.all()
            case "honorific":
                return ("Ông", "Bà")
            case "ethnicity":
                return self._groups.names()
            case _:
                return super().suggestions(uid, column)

    def shown(self, record: Subject, column: str) -> str:
        match column:
            case "kind":
                return SUBJECT_KINDS[record.kind]
            case "unit":
                return self._units.name(record.unit_uid)
            case "birth_date":
                return partial_as_typed(record.birth_date)
            case "sex":
                return SEXES[record.sex]
            case "holder_class":
                return HOLDER_CLASSES[record.holder_class]
            case "status":
                return STATUSES[record.status]
            case _:
                return getattr(record, column)

    def locked(self, record: Subject, column: EditColumn) -> str:
        if column.name == "kind":
            registered = self._store.registrations.of_subject(record.uid)
            return _KIND_FIXED if registered or self._store.awards.of_subject(record.uid) else ""
        if record.kind in _ONLY_OF.get(column.name, tuple(SUBJECT_KINDS)):
            return ""
        return (
            f"{SUBJECT_KINDS[record.kind]} không có mục {column.title.lower()} nên ô này để trống."
        )

    def convert(self, record: Subject, column: EditColumn, text: str) -> Converted:
        match column.name:
            case "unit":
                return self._units.convert(text, record.unit_uid)
            case "birth_date" | "personal_id" | "position":
                return cleaned(column.name, text, self._today)
            case "kind" | "sex":
                by_words = cleaned(column.name, text, self._today)
                known = by_words.ok and (by_words.value or not text.strip())
                return by_words if known else chosen(column.options, text)
            case "holder_class":
                told = holder_class_of(text)
                return Converted(told) if told else chosen(column.options, text)
            case "status":
                return chosen(column.options, text)
            case "ethnicity":
                group = self._groups.recognise(text) if text.strip() else None
                return Converted(group.name) if group else plain(text)
            case "note":
                return several_lines(text)
            case "name" if not record.uid and record.kind != "collective":
                parts = split_name(text)
                return plain(f"{parts.rank} {parts.name}")
            case _:
                return plain(text)

    def problems(self, record: Subject, before: Subject, taken: Taken) -> Mapping[str, str]:
        if record.kind != before.kind and (left := _left_over(record)):
            return {
                "kind": f"{SUBJECT_KINDS[record.kind]} không có mục {left.lower()}; "
                "hãy xóa ô đó của dòng này trước."
            }
        checked = ("name", "birth_date", "personal_id")
        if (
            all(getattr(record, field) == getattr(before, field) for field in checked)
            and before.uid
        ):
            return {}
        problems = self._directory.problems(record)
        holder = taken.get(("personal_id", record.personal_id))
        if record.personal_id and holder is not None and record.personal_id != before.personal_id:
            problems.setdefault(
                "personal_id", f"Số định danh này đã ghi cho {holder} ở một dòng khác vừa nhập."
            )
        return problems

    def take(self, record: Subject, taken: Taken) -> None:
        if record.personal_id:
            taken.setdefault(("personal_id", record.personal_id), record.name)

    def blank(self, typed: Typed) -> Subject | Remark:
        """Its kind as told, else by its name, else as the page shows; "Ông ..." is a form of address."""
        name = typed.get("name", "")
        parts = split_name(name)
        told = cleaned("kind", typed.get("kind", ""), self._today).value
        kind = told or self._kind or parts.kind
        kind = kind or ("collective" if collective_told(name) else "individual")
        begun = Subject(kind=kind, name="", unit_uid=self._unit_uid)
        if kind == "collective":
            return begun
        return replace(begun, honorific=parts.honorific, sex=parts.sex)

    def save(self, records: Sequence[Subject]) -> list[Subject]:
        return self._store.subjects.save_many(records)

    @property
    def _units(self) -> UnitLabels:
        """Read once: a grid lives as long as what it shows or stores."""
        if self._units_read is None:
            self._units_read = UnitLabels(self._directory.units())
        return self._units_read

    @property
    def _groups(self) -> EthnicGroups:
        if self._groups_read is None:
            self._groups_read = load_ethnic_groups()
        return self._groups_read


def _left_over(record: Subject) -> str:
    """The title of a field that is filled though subjects of this kind have none."""
    titles = {column.stored_in: column.title for column in COLUMNS}
    filled = (
        titles[field]
        for field, kinds in _ONLY_OF.items()
        if record.kind not in kinds and getattr(record, field)
    )
    return next(filled, "")
