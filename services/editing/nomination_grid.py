"""Đề nghị edited in place: achievements are typed or pasted; a new row puts somebody of Danh bạ forward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.nominations import NOMINATION_STATUSES, Nomination
from models.store import Store
from models.subjects import Subject, SubjectKind
from services.catalogue import Catalogue
from services.directory import Directory
from services.editing.cells import EditColumn
from services.editing.conversion import (
    Converted,
    award_of,
    chosen,
)
from services.editing.grid import Taken
from services.editing.named_grid import OF_DIRECTORY, NamedGrid
from services.nominating import SETTLED, WRITTEN, Nominating, twin
from services.services import Services

_OF_STEPS = "Cột này theo các bước của đề nghị; hãy dùng các nút ở trên danh sách."


def _columns(catalogue: Catalogue) -> tuple[EditColumn, ...]:
    return (
        EditColumn(
            "name", "named", "subject_uid", "Họ và tên", required=True, new_only=OF_DIRECTORY
        ),
        EditColumn("award", "named", "award_type", "Danh hiệu, hình thức", required=True),
        EditColumn("achievement", "long", title="Thành tích"),
        EditColumn(
            "ground",
            "choice",
            title="Loại hình",
            options=tuple((ground.code, ground.name) for ground in catalogue.grounds),
        ),
        EditColumn("achieved_on", "date", title="Ngày lập thành tích"),
        EditColumn("note", "long", title="Ghi chú"),
    )


class NominationGrid(NamedGrid[Nomination]):
    title = "danh sách đề nghị"
    writes = ("nominations", "periods")

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        directory: Directory,
        nominating: Nominating,
        period: str,
        kind: SubjectKind | None = None,
    ) -> None:
        super().__init__(store, store.nominations, directory, _columns(catalogue), kind)
        self._catalogue = catalogue
        self._nominating = nominating
        self._period = period

    def why_computed(self, column: str) -> str:
        match column:
            case "status" | "status_on" | "vote" | "decision" | "submission" | "dossier" | "reason":
                return _OF_STEPS
            case "findings" | "source" | "proposed_on":
                return "Chương trình tự ghi cột này."
            case "movement" | "posthumous":
                return "Hãy bấm Sửa để ghi mục này."
            case "period":
                return "Kỳ của đề nghị là kỳ đang chọn ở đầu cửa sổ nên không sửa ở đây được."
            case _:
                return super().why_computed(column)

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        if column != "award":
            return super().suggestions(uid, column)
        found = self.records([uid]) if uid else []
        kind = self._subject(found[0]).kind if found else self._kind
        return [award.name for award in self._catalogue.award_types(recipient=kind)]

    def shown(self, record: Nomination, column: str) -> str:
        match column:
            case "award":
                return self._catalogue.award_type(record.award_type).name
            case "ground":
                return self._catalogue.ground(record.ground).name
            case _:
                return super().shown(record, column)

    def locked(self, record: Nomination, column: EditColumn) -> str:
        step = NOMINATION_STATUSES[record.status]
        if column.name in ("award", "ground") and record.status in SETTLED:
            return f"Đề nghị đang ở bước “{step}” nên không đổi danh hiệu, loại hình được nữa."
        if column.name == "achievement" and record.status in WRITTEN:
            return (
                f"Đề nghị đang ở bước “{step}”: thành tích đã ghi vào văn bản nên "
                "hãy sửa ở quyết định hoặc tờ trình."
            )
        return ""

    def convert(self, record: Nomination, column: EditColumn, text: str) -> Converted:
        match column.name:
            case "award":
                return award_of(self._catalogue, text, self._subject(record).kind)
            case "ground":
                known = self._catalogue.recognise_ground(text)
                return Converted(known.code) if known else chosen(column.options, text)
            case _:
                return super().convert(record, column, text)

    def problems(self, record: Nomination, before: Nomination, taken: Taken) -> Mapping[str, str]:
        if not record.award_type:
            return {}
        twins = {value for what, value in taken if what == "nomination"}
        own = {twin(before)} if before.uid and twin(before) == twin(record) else set()
        return self._nominating.problems(record, before if before.uid else None, twins - own)

    def take(self, record: Nomination, taken: Taken) -> None:
        if not record.uid or record.award_type:
            taken.setdefault(("nomination", twin(record)), record.subject_uid)

    def about(self, subject: Subject) -> Nomination:
        return Nomination(period=self._period, subject_uid=subject.uid, award_type="")

    def save(self, records: Sequence[Nomination]) -> list[Nomination]:
        return self._nominating.save_checked(records)


def nomination_grid(
    services: Services, period: str, kind: SubjectKind | None = None
) -> NominationGrid:
    return NominationGrid(
        services.store, services.catalogue, services.directory, services.nominating, period, kind
    )
