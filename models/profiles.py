"""Lý lịch trong báo cáo thành tích: what reports say of a subject besides its awards, kept for the next one."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.records import Record, RecordTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """At most one per subject."""

    subject_uid: str
    answers: dict[str, str] = field(default_factory=dict)
    """By the key of the question, as the form of the report declares them."""


class ProfileTable(RecordTable[Profile]):
    name = "profiles"
    record = Profile

    def of_subject(self, subject_uid: str) -> Profile | None:
        return next(self._select("subject_uid = ? and deleted_at is null", [subject_uid]), None)
