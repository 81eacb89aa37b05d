"""The list of a draft decision edited in place; a new row takes somebody of Danh bạ in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

from models.awards import Award
from models.decisions import Decision
from models.store import Store
from services.catalogue import Catalogue
from services.deciding import Deciding
from services.decision_places import LOCKED
from services.directory import Directory
from services.editing.cells import EditColumn, Remark
from services.editing.conversion import (
    Converted,
    as_typed,
    award_of,
    cleaned,
    plain,
    several_lines,
)
from services.editing.grid import Grid, Taken, Typed
from services.editing.named_subject import subject_named
from services.recipient_line import Recipient, new_line
from services.services import Services

_OF_DIRECTORY = (
    "Quyết định của xã lấy mục này từ Danh bạ vào ngày ban hành; hãy sửa ở trang Danh bạ."
)
_NAME = "Tên lấy từ Danh bạ; hãy sửa ở trang Danh bạ, hoặc bỏ dòng này rồi thêm người khác."

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=_NAME),
    EditColumn("about", field="subject_position", title="Chức vụ"),
    EditColumn("unit", field="unit_name", title="Đơn vị"),
    EditColumn("achievement", "long", title="Thành tích"),
    EditColumn("award", "named", "award_type", "Danh hiệu, hình thức"),
    EditColumn("prize", "amount", title="Tiền thưởng"),
    EditColumn("note", title="Ghi chú"),
)


class RecipientGrid(Grid[Award]):
    writes = ("decisions", "registrations")
    title = "danh sách khen thưởng"
    adds = True

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        directory: Directory,
        deciding: Deciding,
        decision_uid: str,
    ) -> None:
        super().__init__(store, COLUMNS)
        self._catalogue = catalogue
        self._directory = directory
        self._deciding = deciding
        self._uid = decision_uid
        self._decision_read: Decision | None = None
        self._present: set[str] | None = None

    @property
    def _decision(self) -> Decision:
        if self._decision_read is None:
            self._decision_read = self._store.decisions.get(self._uid)
        return self._decision_read

    def why_row_locked(self) -> str:
        return LOCKED if self._decision.status == "issued" else ""

    def records(self, uids: Sequence[str]) -> list[Award]:
        return [a for a in self._store.awards.get_many(uids) if a.deleted_at is None]

    def called(self, record: Award) -> str:
        return record.name

    def why_locked(self, uid: str, column: str) -> str:
        return self.why_row_locked() or super().why_locked(uid, column)

    def why_computed(self, column: str) -> str:
        if column == "place":
            return "Số thứ tự tự đánh; kéo số dòng ở lề trái để đổi chỗ."
        return _NAME

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        if column != "award":
            return super().suggestions(uid, column)
        found = self.records([uid]) if uid else []
        kind = found[0].kind if found else None
        return [award.name for award in self._catalogue.award_types(recipient=kind)]

    def shown(self, record: Award, column: str) -> str:
        match column:
            case "name":
                return f"{record.honorific} {record.name}".strip()
            case "award":
                return self._catalogue.award_type(record.award_type).name
            case "prize":
                return as_typed(self._deciding.prize(record, self._decision))
            case _:
                return as_typed(getattr(record, self.columns[column].stored_in))

    def locked(self, record: Award, column: EditColumn) -> str:
        written_down = self._decision.origin == "recorded"
        return _OF_DIRECTORY if column.name in ("about", "unit") and not written_down else ""

    def convert(self, record: Award, column: EditColumn, text: str) -> Converted:
        match column.name:
            case "name":
                return Converted(record.subject_uid)
            case "about" | "unit" if self._decision.origin != "recorded":
                return Converted(getattr(record, column.stored_in))
            case "award" if not text.strip():
                return Converted(self._decision.award_type)
            case "award":
                return award_of(self._catalogue, text, record.kind)
            case "prize":
                return cleaned("prize", text, date.max)
            case "achievement":
                return several_lines(text)
            case _:
                return plain(text)

    def problems(self, record: Award, before: Award, taken: Taken) -> Mapping[str, str]:
        if not record.uid and self._is_present(record.subject_uid, taken):
            return {"subject_uid": f"{record.name} đã có trong danh sách."}
        if record.uid and (record.award_type, record.prize) == (before.award_type, before.prize):
            return {}
        return self._deciding.line_problems(record, self._decision)

    def take(self, record: Award, taken: Taken) -> None:
        if not record.uid:
            taken.setdefault(("subject", record.subject_uid), record.name)

    def blank(self, typed: Typed) -> Award | Remark:
        found = subject_named(self._store, self._directory, typed, None)
        if isinstance(found, Remark):
            return found
        unit = self._directory.unit_name(found.unit_uid)
        return new_line(self._decision, Recipient(found), unit)

    def save(self, records: Sequence[Award]) -> list[Award]:
        last = max((place.position for place in self._store.awards.places(self._uid)), default=0)
        fresh = [record for record in records if not record.uid]
        placed = [replace(r, position=last + n) for n, r in enumerate(fresh, start=1)]
        return self._store.awards.save_many([*(r for r in records if r.uid), *placed])

    def around(self) -> AbstractContextManager[Any]:
        return self._deciding.standard_summary_kept(self._uid)

    def _is_present(self, subject_uid: str, taken: Taken) -> bool:
        if self._present is None:
            self._present = {a.subject_uid for a in self._store.awards.of_decision(self._uid)}
        return subject_uid in self._present or ("subject", subject_uid) in taken


def recipient_grid(services: Services, decision_uid: str) -> RecipientGrid:
    return RecipientGrid(
        services.store, services.catalogue, services.directory, services.deciding, decision_uid
    )
