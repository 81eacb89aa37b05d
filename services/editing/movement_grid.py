"""Phong trào edited in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.movements import Movement
from models.store import Store
from models.vietnamese import canonical
from services.editing.cells import EditColumn
from services.editing.grid import Grid, Taken, Typed
from services.movements import Movements

COLUMNS = (
    EditColumn("name", title="Tên phong trào", required=True),
    EditColumn("theme", title="Chủ đề"),
    EditColumn("launched_by", title="Cơ quan phát động"),
    EditColumn("starts_on", "date", title="Từ ngày"),
    EditColumn("ends_on", "date", title="Đến ngày"),
    EditColumn("document", title="Văn bản phát động"),
    EditColumn("note", "long", title="Ghi chú"),
)


class MovementGrid(Grid[Movement]):
    title = "danh sách phong trào"
    writes = ("movements",)
    adds = True

    def __init__(self, store: Store, movements: Movements) -> None:
        super().__init__(store, COLUMNS)
        self._movements = movements

    def records(self, uids: Sequence[str]) -> list[Movement]:
        return [m for m in self._store.movements.get_many(uids) if m.deleted_at is None]

    def called(self, record: Movement) -> str:
        return f"phong trào {record.name}"

    def why_computed(self, column: str) -> str:
        return "Số đã khen đếm từ các quyết định nên không sửa ở đây được."

    def problems(self, record: Movement, before: Movement, taken: Taken) -> Mapping[str, str]:
        problems = self._movements.problems(record)
        if problems.get("ends_on") and record.ends_on == before.ends_on:
            problems["starts_on"] = problems.pop("ends_on")
        if ("name", canonical(record.name)) in taken and record.name != before.name:
            problems.setdefault("name", "Đã có phong trào mang tên này ở một dòng khác vừa nhập.")
        return problems

    def take(self, record: Movement, taken: Taken) -> None:
        taken.setdefault(("name", canonical(record.name)), record.name)

    def blank(self, typed: Typed) -> Movement:
        return Movement(name="")

    def save(self, records: Sequence[Movement]) -> list[Movement]:
        return self._store.movements.save_many(records)
