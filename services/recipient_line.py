"""One recipient's line in a decision, with what Danh bạ says of the recipient now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.awards import Award
from models.decisions import Decision
from models.nominations import Nomination
from models.registrations import Registration
from models.subjects import Subject


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a decision is to honour with what, and what that goes back to."""

    subject: Subject
    award_type: str = ""
    """Of the decision, unless named."""
    registration: Registration | None = None
    nomination: Nomination | None = None


HONORIFICS = {"male": "Ông", "female": "Bà", "": ""}


def honorific_of(subject: Subject) -> str:
    """As written, else by the sex."""
    return subject.honorific or HONORIFICS[subject.sex]


def new_line(decision: Decision, recipient: Recipient, unit_name: str) -> Award:
    """The line with which ``decision`` would honour ``recipient``, not stored yet."""
    subject, nomination = recipient.subject, recipient.nomination
    registration_uid = recipient.registration.uid if recipient.registration else None
    award = Award(
        decision_uid=decision.uid,
        subject_uid=subject.uid,
        registration_uid=nomination.registration_uid if nomination else registration_uid,
        nomination_uid=nomination.uid if nomination else None,
        award_type=recipient.award_type or decision.award_type,
        ground=nomination.ground if nomination else decision.ground,
        period=decision.period,
        kind=subject.kind,
        name=subject.name,
        achievement=nomination.achievement if nomination else "",
        posthumous=nomination.posthumous if nomination else False,
    )
    return as_now(award, subject, unit_name)


def as_now(award: Award, subject: Subject, unit_name: str) -> Award:
    return replace(
        award,
        name=subject.name,
        honorific=honorific_of(subject),
        birth_date=subject.birth_date,
        subject_position=subject.position,
        unit_name=unit_name,
        holder_class=subject.holder_class,
    )
