"""The list of a decision, in its order; only the rows near the screen are read whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.awards import Award, Place
from models.decisions import Decision
from models.subjects import SUBJECT_KINDS, SubjectKind
from models.vietnamese import fold
from services.services import Services
from ui.tables.source import Cell, Column, Row

COLUMNS = (
    Column("place", "TT", width=64),
    Column("name", "Họ và tên, tên tập thể", width=200),
    Column("kind", "Đối tượng", "choice", 92),
    Column("about", "Chức vụ", width=110),
    Column("unit", "Đơn vị", width=180),
    Column("achievement", "Thành tích", width=200),
    Column("award", "Danh hiệu, hình thức", "choice", 200),
    Column("prize", "Tiền thưởng", "money", 110),
    Column("note", "Ghi chú", width=140),
)


class RecipientSource:
    """Numbers count within each kind, as on paper."""

    def __init__(
        self,
        services: Services,
        decision: Decision,
        search: str = "",
        without: Sequence[str] = (),
    ) -> None:
        self._services = services
        self._search = search
        self._decision = decision
        self._numbers: dict[str, int] = {}
        places = services.deciding.places(decision.uid)
        reached: dict[SubjectKind, int] = {}
        for place in places:
            reached[place.kind] = reached.get(place.kind, 0) + 1
            self._numbers[place.uid] = reached[place.kind]
        self.places: list[Place] = _found(places, search)
        left_out = set(without)
        self._uids = [place.uid for place in self.places if place.uid not in left_out]

    @property
    def columns(self) -> Sequence[Column]:
        return COLUMNS

    def count(self) -> int:
        return len(self._uids)

    def rows(self, offset: int, limit: int) -> list[Row]:
        awards = self._services.deciding.lines(self._uids[offset : offset + limit])
        return [Row(award.uid, self._cells(award)) for award in awards]

    def each(self) -> Iterator[Row]:
        """All lines, a few at a time."""
        for offset in range(0, len(self._uids), 500):
            yield from self.rows(offset, 500)

    def rows_of(self, uids: Sequence[str]) -> list[Row]:
        """These lines as they are now, in no order."""
        known = [uid for uid in uids if uid in self._numbers]
        return [
            Row(award.uid, self._cells(award)) for award in self._services.deciding.lines(known)
        ]

    def moved_by(self, column: str) -> bool:
        """Whether another value in ``column`` may put a line elsewhere in the list."""
        return column in ("award", "unit", "name")

    def asks(self) -> object:
        """What is asked for; the same as long as nobody searches for something else."""
        return self._decision.uid, self._search

    def among(self, uids: Sequence[str]) -> list[str]:
        """Those of these lines that the list holds."""
        held = set(self._uids)
        return [uid for uid in uids if uid in held]

    def without(self, uids: Sequence[str]) -> RecipientSource:
        """The list with these lines left out."""
        return RecipientSource(self._services, self._decision, self._search, uids)

    def uids(self) -> list[str]:
        return list(self._uids)

    def values(self, column: str) -> list:
        return []

    def _cells(self, award: Award) -> tuple[Cell, ...]:
        posthumous = "Truy tặng" if award.posthumous else ""
        return (
            str(self._numbers[award.uid]),
            f"{award.honorific} {award.name}".strip(),
            SUBJECT_KINDS[award.kind],
            award.subject_position,
            award.unit_name,
            award.achievement,
            self._services.catalogue.award_type(award.award_type).name,
            self._services.deciding.prize(award, self._decision),
            "; ".join(part for part in (posthumous, award.note) if part),
        )


def _found(places: list[Place], search: str) -> list[Place]:
    words = fold(search).split()
    if not words:
        return places
    return [
        place
        for place in places
        if all(f" {word}" in f" {place.folded_name} {fold(place.unit_name)}" for word in words)
    ]
