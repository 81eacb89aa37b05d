"""Kiểm phiếu edited in place: the ballots of every line of a meeting's agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.councils import BALLOT_KINDS, Vote
from models.numbers import parse_integer
from models.problems import Refused
from models.store import Store
from models.vietnamese import fold
from services.agenda import Agenda, AgendaLine
from services.editing.cells import EditColumn
from services.editing.conversion import (
    Converted,
    as_typed,
    chosen,
    plain,
    refused,
)
from services.editing.grid import Grid, Taken
from services.meetings import CLOSED, Meetings
from services.services import Services
from services.vote_rules import vote_problems
from services.voting import Voting

OPTIONAL = ("agree", "issued", "collected")
"""Counts that may be unknown; the others are none when they are blank."""
COLUMNS = (
    EditColumn("agree", "amount", title="Đồng ý"),
    EditColumn("disagree", "amount", title="Không đồng ý"),
    EditColumn("other", "amount", title="Ý kiến khác"),
    EditColumn("invalid", "amount", title="Không hợp lệ"),
    EditColumn("issued", "amount", title="Phát ra"),
    EditColumn("collected", "amount", title="Thu về"),
    EditColumn("recused", "named", title="Không bỏ phiếu"),
    EditColumn("ballot", "choice", title="Cách bỏ phiếu", options=tuple(BALLOT_KINDS.items())),
    EditColumn("note", title="Ghi chú"),
)
COMPUTED = {
    "share": "Tỷ lệ tự tính từ số phiếu đồng ý.",
    "passed": "Kết quả tự tính từ số phiếu và tỷ lệ cần đạt.",
    "required": "Tỷ lệ cần đạt lấy từ quy định áp dụng vào ngày họp.",
}


class VoteGrid(Grid[Vote]):
    title = "bảng kiểm phiếu"
    writes = ("councils", "nominations")

    def __init__(
        self, store: Store, meetings: Meetings, agenda: Agenda, voting: Voting, meeting_uid: str
    ) -> None:
        super().__init__(store, COLUMNS)
        self._meetings = meetings
        self._voting = voting
        self._agenda = agenda
        self._uid = meeting_uid
        self._closed = meetings.get(meeting_uid).status == "closed"
        self._names = {seat.member.uid: seat.member.name for seat in meetings.seats(meeting_uid)}
        self._roll = meetings.roll(meeting_uid)
        self._known_lines: dict[str, AgendaLine] = {}

    @property
    def _lines(self) -> dict[str, AgendaLine]:
        if not self._known_lines:
            self._known_lines = {line.vote.uid: line for line in self._agenda.lines(self._uid)}
        return self._known_lines

    def why_row_locked(self) -> str:
        return CLOSED if self._closed else ""

    def why_locked(self, uid: str, column: str) -> str:
        return self.why_row_locked() or super().why_locked(uid, column)

    def why_computed(self, column: str) -> str:
        return COMPUTED.get(column, "Mục này lấy từ đề nghị; hãy sửa ở phần Đề nghị.")

    def records(self, uids: Sequence[str]) -> list[Vote]:
        return [v for v in self._store.votes.get_many(uids) if v.deleted_at is None]

    def called(self, record: Vote) -> str:
        return self._lines[record.uid].subject.name

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        if column == "recused":
            return list(self._names.values())
        return super().suggestions(uid, column)

    def shown(self, record: Vote, column: str) -> str:
        match column:
            case "recused":
                return "; ".join(self._names.get(uid, uid) for uid in record.recused)
            case "ballot":
                return BALLOT_KINDS[record.ballot]
            case _:
                return as_typed(getattr(record, column))

    def convert(self, record: Vote, column: EditColumn, text: str) -> Converted:
        match column.name:
            case "recused":
                return self._members(text)
            case "ballot":
                return chosen(column.options, text)
            case "note":
                return plain(text)
        if not text.strip():
            return Converted(None if column.name in OPTIONAL else 0)
        try:
            return Converted(parse_integer(text))
        except Refused as sentence:
            return refused(str(sentence))

    def problems(self, record: Vote, before: Vote, taken: Taken) -> Mapping[str, str]:
        return vote_problems(record, self._roll, self._lines[record.uid].threshold, finished=False)

    def save(self, records: Sequence[Vote]) -> list[Vote]:
        return self._voting.count(records, finished=False)

    def _members(self, text: str) -> Converted:
        """Names of members, parted by semicolons or commas."""
        found: list[str] = []
        for name in text.replace(",", ";").split(";"):
            if not name.strip():
                continue
            same = [uid for uid, known in self._names.items() if fold(known) == fold(name)]
            if len(same) != 1:
                return refused(
                    f"Không rõ “{name.strip()}” là thành viên nào; hãy chọn trong danh sách gợi ý, "
                    "nhiều người thì cách nhau bằng dấu chấm phẩy."
                )
            found += same
        return Converted(tuple(dict.fromkeys(found)))


def vote_grid(services: Services, meeting_uid: str) -> VoteGrid:
    return VoteGrid(
        services.store, services.meetings, services.agenda, services.voting, meeting_uid
    )
