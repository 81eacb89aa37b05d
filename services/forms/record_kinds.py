"""What kinds of records forms can be about: how one is found, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from models.councils import MEETING_STATUSES, Meeting
from models.dates import format_short
from models.decisions import DECISION_STATUSES, Decision
from models.dossiers import DOSSIER_STATUSES, Dossier
from models.listing import Query
from models.nominations import NOMINATION_STATUSES, Nomination
from models.problems import Refused
from models.records import Record
from models.subjects import SUBJECT_KINDS, Subject, SubjectKind
from models.submissions import SUBMISSION_STATUSES, Submission
from models.vietnamese import lower_first
from services.eligibility import thought_of
from services.forms.form import Form, RecordKind
from services.forms.official_paper import matter_of
from services.services import Services

R = TypeVar("R", bound=Record)
LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record as it is offered: what it is called, and what tells it from others."""

    uid: str
    label: str
    detail: str
    period: str = ""
    own: bool = True
    """Whether it was made here; False for what other offices decided."""


@dataclass(frozen=True, slots=True)
class KindOfRecord:
    label: str
    """ "Quyết định"."""
    hint: str
    """What to type to find one."""
    find: Callable[[Services, str], Any]
    """The record of a uid, or None."""
    called: Callable[[Services, Any], KnownRecord]
    newest: Callable[[Services, str, Sequence[SubjectKind]], Sequence[str]]
    """Uids of those that hold the typed words, the newest first; of some kinds of subjects alone."""

    @property
    def noun(self) -> str:
        """As it stands in a sentence."""
        return lower_first(self.label)

    def found(
        self, services: Services, text: str, subjects: Sequence[SubjectKind]
    ) -> list[KnownRecord]:
        records = (self.find(services, uid) for uid in self.newest(services, text, subjects))
        return [self.called(services, record) for record in records if record is not None]


def kinds_of(form: Form) -> list[KindOfRecord]:
    """What the form can be about."""
    return [RECORD_KINDS[kind] for kind in (form.record, form.also) if kind in RECORD_KINDS]


def nouns_of(form: Form) -> str:
    """The same in a sentence: "tờ trình hoặc quyết định"."""
    return " hoặc ".join(kind.noun for kind in kinds_of(form))


def known_record(services: Services, form: Form, uid: str) -> KnownRecord | None:
    """What a record that the form can be about is called; None when there is none such."""
    for kind in kinds_of(form):
        if (record := kind.find(services, uid)) is not None:
            return kind.called(services, record)
    return None


def has_record(services: Services, form: Form, uid: str) -> bool:
    """Whether ``uid`` is one that the form can be about; always so where it is about none."""
    if not kinds_of(form) or known_record(services, form, uid) is not None:
        return True
    return form.id == "payment-list" and services.store.payment_lists.find(uid) is not None


def check_record(services: Services, form: Form, uid: str) -> None:
    """Raises ``Refused`` when ``uid`` is none that the form can be about."""
    if not has_record(services, form, uid):
        raise Refused(f"Không tìm thấy {nouns_of(form)} có mã {uid}.")


def _kept(record: R | None) -> R | None:
    """What is in the bin can no longer be printed."""
    return record if record is not None and record.deleted_at is None else None


def _thought(services: Services, uid: str) -> Nomination | None:
    """One that nobody has made yet, of somebody who is there."""
    nomination = thought_of(uid)
    known = nomination and _kept(services.store.subjects.find(nomination.subject_uid))
    return nomination if known else None


def _listed(
    list_id: str, order: Sequence[tuple[str, bool]] = ()
) -> Callable[[Services, str, Sequence[SubjectKind]], Sequence[str]]:
    def newest(services: Services, text: str, subjects: Sequence[SubjectKind]) -> Sequence[str]:
        filters = {"kind": subjects} if subjects else {}
        opened = services.lists.open(list_id, Query(search=text, filters=filters, order=order))
        return [row.uid for row in opened.rows(0, LOOKED_AT)]

    return newest


def _decision(services: Services, decision: Decision) -> KnownRecord:
    summary = decision.summary or services.wording.summary(decision)
    number = f"Số {decision.code}" if decision.number else "Chưa có số"
    year = f" ({decision.decided_on.year})" if decision.decided_on else ""
    return KnownRecord(
        decision.uid,
        f"{number}{year}: {matter_of(summary)}",
        DECISION_STATUSES[decision.status],
        decision.period or "",
        decision.origin == "own",
    )


def _meeting(services: Services, meeting: Meeting) -> KnownRecord:
    council = services.meetings.council(meeting).name
    label = f"Họp ngày {format_short(meeting.held_on)}: {council}"
    return KnownRecord(meeting.uid, label, MEETING_STATUSES[meeting.status], meeting.period)


def _submission(services: Services, submission: Submission) -> KnownRecord:
    number = f"Số {submission.code}" if submission.number else "Chưa có số"
    about = matter_of(submission.summary) or f"gửi {submission.addressee}"
    status = SUBMISSION_STATUSES[submission.status]
    return KnownRecord(submission.uid, f"{number}: {about}", status, submission.period)


def _nomination(services: Services, nomination: Nomination) -> KnownRecord:
    name = services.store.subjects.get(nomination.subject_uid).name
    award = services.catalogue.award_type(nomination.award_type).name
    detail = f"{NOMINATION_STATUSES[nomination.status]}, {nomination.period}"
    return KnownRecord(nomination.uid, f"{name}: {award}", detail, nomination.period)


def _dossier(services: Services, dossier: Dossier) -> KnownRecord:
    status = DOSSIER_STATUSES[dossier.status]
    label = f"Số {dossier.code}: {dossier.submitter}"
    return KnownRecord(dossier.uid, label, status, dossier.period)


def _subject(services: Services, subject: Subject) -> KnownRecord:
    unit = services.directory.unit_name(subject.unit_uid)
    detail = ", ".join(part for part in (subject.position, unit) if part)
    return KnownRecord(subject.uid, subject.name, detail)


def _likeliest_subjects(
    services: Services, text: str, subjects: Sequence[SubjectKind]
) -> Sequence[str]:
    kinds = subjects or tuple(SUBJECT_KINDS)
    each = LOOKED_AT // len(kinds)
    return [found.uid for kind in kinds for found in services.directory.find(text, kind, each)]


RECORD_KINDS: Mapping[RecordKind, KindOfRecord] = {
    "decision": KindOfRecord(
        "Quyết định",
        "Gõ số quyết định hoặc vài chữ của trích yếu",
        lambda services, uid: _kept(services.store.decisions.find(uid)),
        _decision,
        _listed("decision-list"),
    ),
    "meeting": KindOfRecord(
        "Cuộc họp Hội đồng",
        "Gõ vài chữ của tên Hội đồng, địa điểm, nội dung họp",
        lambda services, uid: _kept(services.store.meetings.find(uid)),
        _meeting,
        _listed("meeting-list"),
    ),
    "submission": KindOfRecord(
        "Tờ trình",
        "Gõ số tờ trình, nơi gửi hoặc vài chữ của trích yếu",
        lambda services, uid: _kept(services.store.submissions.find(uid)),
        _submission,
        _listed("submission-list"),
    ),
    "nomination": KindOfRecord(
        "Đề nghị khen thưởng",
        "Gõ tên người, tập thể, hộ được đề nghị",
        lambda services, uid: (
            _kept(services.store.nominations.find(uid)) or _thought(services, uid)
        ),
        _nomination,
        _listed("nomination-list", [("proposed_on", True)]),
    ),
    "dossier": KindOfRecord(
        "Hồ sơ",
        "Gõ tên người, đơn vị nộp hoặc vài chữ của nội dung",
        lambda services, uid: _kept(services.store.dossiers.find(uid)),
        _dossier,
        _listed("dossier-list"),
    ),
    "subject": KindOfRecord(
        "Người, tập thể hoặc hộ",
        "Gõ vài chữ của tên, không cần dấu",
        lambda services, uid: _kept(services.store.subjects.find(uid)),
        _subject,
        _likeliest_subjects,
    ),
}
"""By what ``Form.record`` names; a package is chosen on the page that sends it."""
