"""What taking in a file would do: the dry run that is shown, and that is then carried out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from models.awards import Award
from models.career import CareerSpan
from models.decisions import Decision
from models.hindrances import Hindrance
from models.household_reviews import HouseholdReview
from models.initiatives import Initiative, InitiativeAuthor
from models.nominations import Nomination
from models.numbers import format_number
from models.ratings import Rating
from models.registrations import Registration
from models.subjects import Status, Subject
from services.intake.candidates import Candidate, Verdict
from services.intake.layouts import Layout
from services.intake.reading import AS_FOUND, Reading
from services.intake.sheet_view import SheetView
from services.intake.source_rows import Problem, match_key
from services.intake.staff import Leaver, StaffChange
from services.templates.signature import Signature

RowState = Literal["added", "updated", "same", "skipped"]
IntakeKind = Literal[
    "subjects", "registrations", "nominations", "awards", "ratings", "initiatives", "households",
    "career", "hindrances",
]  # fmt: skip

INTAKE_KINDS: dict[IntakeKind, str] = {
    "subjects": "Danh bạ",
    "registrations": "Đăng ký thi đua",
    "nominations": "Đề nghị",
    "awards": "Khen thưởng",
    "ratings": "Xếp loại",
    "initiatives": "Sáng kiến",
    "households": "Hộ gia đình",
    "career": "Quá trình công tác",
    "hindrances": "Kỷ luật, xác minh",
}
STATES: dict[RowState, str] = {
    "added": "Thêm mới",
    "updated": "Cập nhật",
    "same": "Đã có",
    "skipped": "Bỏ qua",
}
NEW_DECISION = "NEW"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the file itself does not say."""

    period: str = ""
    """Code; "" is the current calendar year, or of an award the year of its decision."""
    award: str = ""
    """Code of the award type for rows that name none."""
    level: str = ""
    """Of decisions for which neither the rows nor the law tell it."""
    decision: str = ""
    """Where rows without a decision number go: "NEW", or the uid of a draft."""
    sheet: str = ""
    reading: Reading = AS_FOUND
    """How the sheet is to be read, where the user says otherwise."""
    matches: Mapping[int, str] = field(default_factory=dict)
    """Whom a row means, by ``PlannedRow.match_key``, which is its number in Excel unless it names
    several: a uid of the directory, or ``NEW_SUBJECT``."""
    staff_of: str = ""
    """Uid of the unit of which the list is the whole staff, so that whoever is missing is told."""
    departures: Mapping[str, Status] = field(default_factory=dict)
    """What becomes of people who are in the directory but not in the list, by their uid."""
    remembers: bool = True
    """Whether what was chosen for files headed like this one is used, and kept for the next."""


class Unusable(Exception):
    """A row that cannot be taken in: the field to blame, and a sentence."""

    def __init__(self, field: str, sentence: str, candidates: Sequence[Candidate] = ()) -> None:
        super().__init__(sentence)
        self.field = field
        self.candidates = candidates


@dataclass(slots=True)
class PlannedSubject:
    """A subject that a row means: one of the directory, perhaps with new details, or a new one."""

    record: Subject
    unit: str = ""
    """Name of its unit; made when there is none of that name."""
    changed: bool = False
    told_on: date | None = None
    """The day of the decision from which the details of a new subject come."""

    @property
    def is_new(self) -> bool:
        return not self.record.uid

    @property
    def key(self) -> str:
        """What stands for it in the plan: its uid, or for a new one its place in memory."""
        return self.record.uid or f"new {id(self)}"


@dataclass(slots=True)
class PlannedDecision:
    record: Decision
    locked: bool = False
    """Whether it was issued in this book, so that nobody can be added to it."""

    @property
    def is_new(self) -> bool:
        return not self.record.uid


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a row changes of what is stored, in the words of the screen."""

    title: str
    old: str
    new: str

    @property
    def sentence(self) -> str:
        return f"{self.title}: {self.old or 'để trống'} → {self.new or 'để trống'}"


@dataclass(slots=True)
class PlannedAuthor:
    subject: PlannedSubject
    share: int | None = None
    stored: InitiativeAuthor | None = None

    @property
    def changed(self) -> bool:
        return self.stored is None or self.stored.share != self.share


@dataclass(slots=True)
class PlannedInitiative:
    """What several rows may tell of, one for each author."""

    record: Initiative
    changed: bool = False
    authors: dict[str, PlannedAuthor] = field(default_factory=dict)
    """By ``PlannedSubject.key``."""


@dataclass(slots=True)
class PlannedRow:
    sheet: str
    row: int
    state: RowState
    name: str = ""
    """As the file writes it."""
    award_type: str = ""
    subject: PlannedSubject | None = None
    registration: Registration | None = None
    decision: PlannedDecision | None = None
    award: Award | None = None
    nomination: Nomination | None = None
    rating: Rating | None = None
    review: HouseholdReview | None = None
    initiative: PlannedInitiative | None = None
    career: tuple[CareerSpan, ...] = ()
    hindrance: Hindrance | None = None
    about: str = ""
    """What the row tells of the subject, in words: a grade, the title of an initiative."""
    reason: str = ""
    """Why it is skipped."""
    verdict: Verdict = "new"
    """How sure it is whom the row means."""
    candidates: Sequence[Candidate] = ()
    """Whom of the directory it may mean; choose one in ``Choices.matches``."""
    change: StaffChange = ""
    """Of a staff list: what became of the person."""
    moved_from: str = ""
    """Of a staff list: the unit from which the person came."""
    changes: tuple[FieldChange, ...] = ()
    """What an updated row changes, where the row tells it field by field."""
    place: int = 0
    """Counts those whom one row names, from 0."""

    @property
    def match_key(self) -> int:
        """Under which ``Choices.matches`` tells whom the row means."""
        return match_key(self.row, self.place)


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the file leaves to be chosen."""

    awards: int = 0
    """Rows that name no award."""
    periods: int = 0
    """Rows that name no period."""
    numbers: int = 0
    """Rows of awards without the number of a decision."""
    levels: bool = False
    """Whether several levels may have decided."""
    sheets: tuple[str, ...] = ()
    """All sheets that hold a list, the one that was read first; none when there is only one."""


@dataclass(slots=True)
class Plan:
    file: str
    kind: IntakeKind
    rows: list[PlannedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Sentences about the whole file: hidden sheets, columns that were not recognised."""
    gaps: Gaps = Gaps()
    leavers: list[Leaver] = field(default_factory=list)
    """Of a staff list: who is in the directory but not in the list; nothing happens to them until
    ``Choices.departures`` says what."""
    view: SheetView | None = None
    """The sheet as it was read: what each row is, what each column means, what was cleaned."""
    layout: str = ""
    """The setting under which ``kept`` is remembered."""
    kept: str = ""
    """What was chosen for this layout, to be remembered once the list is taken in."""
    template: Signature | None = None
    """Of a template that came back: its kind, unit and period, which nobody has to choose."""
    remembered: Layout | None = None
    """What was chosen for an earlier file headed like this one; its columns and cleaning are used."""

    def count(self, state: RowState) -> int:
        return sum(row.state == state for row in self.rows)

    @property
    def read(self) -> int:
        return len(self.rows)

    @property
    def to_write(self) -> list[PlannedRow]:
        return [row for row in self.rows if row.state in ("added", "updated")]

    @property
    def departing(self) -> list[Leaver]:
        """Those who will be written as gone."""
        return [leaver for leaver in self.leavers if leaver.becomes is not None]

    @property
    def usable(self) -> bool:
        """Whether a row could be used, or the file is an empty template."""
        return not self.rows or any(row.state != "skipped" for row in self.rows)

    @property
    def refusal(self) -> str:
        """Why nothing of the file can be taken in, "" when something can."""
        if self.usable:
            return ""
        first = self.rows[0]
        return (
            f"Không lấy được dòng nào trong {format_number(self.read)} dòng của tệp {self.file}; "
            f"chẳng hạn dòng {first.row}: {first.reason}"
        )

    def summary(self) -> str:
        counts = [format_number(self.count(state)) for state in STATES]
        return (
            f"Đọc {format_number(self.read)} dòng: thêm {counts[0]}, cập nhật {counts[1]}, "
            f"đã có {counts[2]}, bỏ qua {counts[3]}."
        )
