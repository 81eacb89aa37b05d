"""What one line of each file in ``data/`` holds: the records as they travel.

Every change here changes the format: it is published in ``resources/schemas``, and what was
released once stays readable.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from models.decisions import DecisionStatus, Level
from models.periods import PeriodKind
from models.subjects import HolderClass, Sex, Status, SubjectKind
from models.units import UnitKind

Uid = Annotated[str, Meta(min_length=1, max_length=64)]
Name = Annotated[str, Meta(min_length=1, max_length=10_000)]
Text = Annotated[str, Meta(max_length=1_000_000)]
Code = Annotated[str, Meta(min_length=1, max_length=200)]
Count = Annotated[int, Meta(ge=0)]
Revision = Annotated[int, Meta(ge=1, description="Tăng thêm 1 mỗi lần bản ghi được sửa.")]
Moment = Annotated[
    str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$", description="Giờ UTC.")
]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
BirthDate = Annotated[
    str,
    Meta(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="1968, 1968-07 hoặc 1968-07-05."),
]


class Line(msgspec.Struct, kw_only=True):
    uid: Uid
    revision: Revision
    created_at: Moment
    changed_at: Moment


class PeriodLine(Line, kw_only=True):
    """Kỳ: năm, năm học hoặc đợt."""

    code: Code
    kind: PeriodKind
    name: Name
    starts_on: date
    ends_on: date


class UnitLine(Line, kw_only=True):
    """Đơn vị, thôn, bản, tổ dân phố."""

    name: Name
    kind: UnitKind
    parent_uid: Uid | None
    position: Count
    former_name: Text
    ended_on: date | None = None
    """Since when it is no more: it was merged into another."""


class SubjectLine(Line, kw_only=True):
    """Cá nhân, tập thể hoặc hộ gia đình."""

    kind: SubjectKind
    name: Name
    sort_name: Text
    honorific: Text
    sex: Sex
    birth_date: BirthDate
    position: Text
    holder_class: HolderClass
    unit_uid: Uid | None
    address: Text
    former_unit: Text
    status: Status
    personal_id: Text | UnsetType = UNSET
    """Only when it was chosen to send it."""
    ethnicity: Text | UnsetType = UNSET


class MovementLine(Line, kw_only=True):
    """Phong trào thi đua."""

    name: Name
    theme: Text
    launched_by: Text
    document: Text
    starts_on: date | None
    ends_on: date | None
    note: Text


class RegistrationLine(Line, kw_only=True):
    """Đăng ký danh hiệu thi đua, hình thức khen thưởng."""

    period: Code
    subject_uid: Uid
    award_type: Code
    registered_on: date | None
    initiative: Text
    note: Text


class DecisionLine(Line, kw_only=True):
    """Quyết định khen thưởng đã ban hành."""

    origin: Literal["own", "recorded"]
    status: DecisionStatus
    level: Level
    issuer: Text
    number: Text
    symbol: Text
    decided_on: date | None
    summary: Text
    period: Code | None
    award_type: Text
    ground: Text
    movement_uid: Uid | None
    proposer: Text
    bases: tuple[Text, ...]
    articles: tuple[Text, ...]
    recipients: tuple[Text, ...]
    signer_name: Text
    signer_position: Text
    signer_authority: Text


class AwardLine(Line, kw_only=True):
    """Một người, tập thể hoặc hộ được khen trong một quyết định, như vào ngày quyết định."""

    decision_uid: Uid
    subject_uid: Uid
    registration_uid: Uid | None
    award_type: Code
    ground: Text
    period: Code | None
    position: Count
    kind: SubjectKind
    name: Name
    honorific: Text
    birth_date: BirthDate
    subject_position: Text
    unit_name: Text
    holder_class: HolderClass
    achievement: Text
    prize: Count | None
    book_number: Text
    posthumous: bool
    note: Text


class AttachmentLine(Line, kw_only=True):
    """Tệp đính kèm; nội dung nằm trong attachments/ dưới tên là mã SHA-256 của nó."""

    owner_uid: Uid
    name: Name
    sha256: Sha256
    size: Count
    note: Text


WithdrawnReason = Literal["deleted", "not_in_period", "not_issued"]


class WithdrawnLine(msgspec.Struct, kw_only=True):
    """Bản ghi đã gửi trước đây, nay rút lại."""

    table: Literal["registrations", "decisions", "awards", "subjects", "units", "movements"]
    uid: Uid
    revision: Revision
    reason: WithdrawnReason
    withdrawn_at: Moment | None
    label: Text
    """Who and what it was, for a person."""


@dataclass(frozen=True, slots=True)
class DataFile:
    table: str
    title: str
    """For a person."""
    line: type[msgspec.Struct]

    @property
    def name(self) -> str:
        return f"data/{self.table}.jsonl"

    @property
    def schema(self) -> str:
        """The file that publishes what a line holds."""
        return f"{self.table}.schema.json"


DATA_FILES = (
    DataFile("periods", "Kỳ", PeriodLine),
    DataFile("units", "Đơn vị", UnitLine),
    DataFile("subjects", "Đối tượng", SubjectLine),
    DataFile("movements", "Phong trào", MovementLine),
    DataFile("registrations", "Đăng ký", RegistrationLine),
    DataFile("decisions", "Quyết định", DecisionLine),
    DataFile("awards", "Khen thưởng", AwardLine),
    DataFile("attachments", "Tệp đính kèm", AttachmentLine),
    DataFile("withdrawn", "Bản ghi rút lại", WithdrawnLine),
)
"""In the order in which they are written: what is pointed to comes first."""
