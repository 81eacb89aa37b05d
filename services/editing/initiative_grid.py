"""Sáng kiến edited in place; their authors and new ones are written in the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.initiatives import INITIATIVE_KINDS, INITIATIVE_STATUSES, SCOPES, Initiative
from models.store import Store
from services.editing.cells import EditColumn
from services.editing.grid import Grid, Taken
from services.initiatives import Author, Initiatives

COLUMNS = (
    EditColumn("title", title="Tên sáng kiến, đề tài, đề án", required=True),
    EditColumn("status", "choice", title="Tình trạng", options=tuple(INITIATIVE_STATUSES.items())),
    EditColumn("kind", "choice", title="Loại", options=tuple(INITIATIVE_KINDS.items())),
    EditColumn("scope", "choice", title="Phạm vi ảnh hưởng", options=tuple(SCOPES.items())),
    EditColumn("recognised_by", title="Nơi công nhận"),
    EditColumn("recognised_on", "date", title="Ngày công nhận"),
    EditColumn("document", title="Văn bản"),
    EditColumn("field", title="Lĩnh vực"),
    EditColumn("note", "long", title="Ghi chú"),
)


class InitiativeGrid(Grid[Initiative]):
    title = "danh sách sáng kiến"
    writes = ("facts",)

    def __init__(self, store: Store, initiatives: Initiatives) -> None:
        super().__init__(store, COLUMNS)
        self._initiatives = initiatives
        self._authors: dict[str, list[Author]] = {}

    def records(self, uids: Sequence[str]) -> list[Initiative]:
        found = [i for i in self._store.initiatives.get_many(uids) if i.deleted_at is None]
        self._authors = {i.uid: [] for i in found}
        for author in self._store.initiative_authors.of_initiatives(list(self._authors)):
            self._authors[author.initiative_uid].append(Author(author.subject_uid, author.share))
        return found

    def called(self, record: Initiative) -> str:
        return f"“{record.title}”"

    def why_computed(self, column: str) -> str:
        if column == "authors":
            return "Tác giả và tỷ lệ đóng góp ghi trong biểu; hãy bấm Sửa (Alt+Enter)."
        return "Kỳ của sáng kiến ghi trong biểu; hãy bấm Sửa (Alt+Enter)."

    def problems(self, record: Initiative, before: Initiative, taken: Taken) -> Mapping[str, str]:
        problems = self._initiatives.problems(record, self._authors[record.uid])
        return {name: sentence for name, sentence in problems.items() if name in self.columns}

    def save(self, records: Sequence[Initiative]) -> list[Initiative]:
        return self._store.initiatives.save_many(records)
