"""What taking in a file would do: the dry run that is shown, and that is then carried out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from models.awards import Award
from models.decisions import Decision
from models.registrations import Registration
from models.subjects import Subject
from services.intake.rows import Problem

RowState = Literal["added", "updated", "same", "skipped"]
IntakeKind = Literal["subjects", "registrations", "awards", "households"]

INTAKE_KINDS: dict[IntakeKind, str] = {
    "subjects": "Danh bạ",
    "registrations": "Đăng ký thi đua",
    "awards": "Khen thưởng đã có quyết định",
    "households": "Hộ gia đình",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the file itself does not say."""

    period: str = ""
    """Code; "" is the current calendar year."""
    award: str = ""
    """Code of the award type for rows that name none."""
    level: str = ""
    """Of decisions whose level the award type leaves open."""
    decision: str = ""
    """Where rows without a decision number go: "NEW", or the uid of a draft."""
    sheet: str = ""


@dataclass(slots=True)
class PlannedSubject:
    """A subject that a row means: one of the directory, perhaps with new details, or a new one."""

    record: Subject
    unit: str = ""
    """Name of its unit as written; made when there is none of that name."""
    changed: bool = False

    @property
    def is_new(self) -> bool:
        return not self.record.uid


@dataclass(slots=True)
class PlannedDecision:
    record: Decision
    issued: bool = False
    """Whether it bears number and date, and is therefore recorded as issued."""


@dataclass(slots=True)
class PlannedRow:
    sheet: str
    row: int
    state: RowState
    subject: PlannedSubject | None = None
    registration: Registration | None = None
    decision: PlannedDecision | None = None
    award: Award | None = None


@dataclass(slots=True)
class Plan:
    file: str
    kind: IntakeKind
    rows: list[PlannedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Sentences about the whole file: hidden sheets, columns that were not recognised."""

    def count(self, state: RowState) -> int:
        return sum(row.state == state for row in self.rows)

    @property
    def read(self) -> int:
        return len(self.rows)

    @property
    def usable(self) -> int:
        return self.read - self.count("skipped")

    def summary(self) -> str:
        return (
            f"Đọc {self.read} dòng: thêm {self.count('added')}, cập nhật {self.count('updated')}, "
            f"đã có {self.count('same')}, bỏ qua {self.count('skipped')}."
        )
