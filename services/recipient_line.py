"""One recipient's line in a decision, with what Danh bạ says of the recipient now."""

from __future__ import annotations

from dataclasses import replace

from models.awards import Award
from models.decisions import Decision
from models.registrations import Registration
from models.subjects import Subject

HONORIFICS = {"male": "Ông", "female": "Bà", "": ""}


def new_line(
    decision: Decision,
    subject: Subject,
    unit_name: str,
    award_type: str = "",
    registration: Registration | None = None,
) -> Award:
    """The line with which ``decision`` would honour ``subject``, not stored yet."""
    award = Award(
        decision_uid=decision.uid,
        subject_uid=subject.uid,
        registration_uid=registration.uid if registration else None,
        award_type=award_type or decision.award_type,
        ground=decision.ground,
        period=decision.period,
        kind=subject.kind,
        name=subject.name,
    )
    return as_now(award, subject, unit_name)


def as_now(award: Award, subject: Subject, unit_name: str) -> Award:
    return replace(
        award,
        name=subject.name,
        honorific=subject.honorific or HONORIFICS[subject.sex],
        birth_date=subject.birth_date,
        subject_position=subject.position,
        unit_name=unit_name,
        holder_class=subject.holder_class,
    )
