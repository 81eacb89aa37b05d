"""What "Vì sao không được?" tells of one nomination: rules, papers, votes, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.councils import BALLOT_KINDS, Vote
from models.dates import format_partial, format_short
from models.decisions import DECISION_STATUSES, Decision
from models.nominations import NOMINATION_STATUSES, Nomination
from models.numbers import format_number
from models.problems import Refused
from models.subjects import Subject
from services.eligibility import thought_of
from services.forms.letterhead import agency_lines, parent_lines, place_and_blank_day
from services.rules.finding import Finding
from services.services import Services

NOT_MADE = "Chưa lập đề nghị"
AWARD = "Danh hiệu, hình thức"


@dataclass(frozen=True, slots=True)
class ExplanationFacts:
    agency: tuple[str, ...]
    parent: tuple[str, ...]
    place_date: str
    clerk: str
    day: date
    subject: Subject
    about: tuple[tuple[str, str], ...]
    """Label and value: who is put forward, for what, how far it has come."""
    conclusion: str
    """Why not, in a sentence or a few."""
    findings: tuple[Finding, ...]
    """Those that object or want a look; what is only for information is left out."""
    met: tuple[str, ...]
    """Titles of the rules that are fulfilled."""
    papers: tuple[str, ...]
    """Registration, dossier, proposal, what is attached."""
    votes: tuple[str, ...]
    decisions: tuple[str, ...]


def explanation_facts(services: Services, uid: str) -> ExplanationFacts:
    """Of a stored nomination, or of one in thought. Raises ``Refused`` when there is none such."""
    nomination = services.store.nominations.find(uid) or thought_of(uid)
    if nomination is None:
        raise Refused(f"Không tìm thấy đề nghị có mã {uid}; hãy chọn lại đề nghị cần giải thích.")
    subject = services.store.subjects.get(nomination.subject_uid)
    findings = services.reviewing.review([nomination])[uid]
    weighty = [finding for finding in findings if finding.rule.severity != "info"]
    votes = services.store.votes.of_nominations([uid])
    return ExplanationFacts(
        agency=agency_lines(services),
        parent=parent_lines(services),
        place_date=place_and_blank_day(services),
        clerk=services.settings.get("clerk_name"),
        day=services.store.origin.today(),
        subject=subject,
        about=_about(services, nomination, subject),
        conclusion=_conclusion(nomination, weighty, votes),
        findings=tuple(finding for finding in weighty if finding.result != "met"),
        met=tuple(finding.rule.title for finding in weighty if finding.result == "met"),
        papers=tuple(_papers(services, nomination)),
        votes=tuple(_vote(services, vote) for vote in votes),
        decisions=tuple(_decisions(services, nomination)),
    )


def _about(
    services: Services, nomination: Nomination, subject: Subject
) -> tuple[tuple[str, str], ...]:
    period = services.periods.find(nomination.period)
    unit = services.directory.unit_name(subject.unit_uid)
    day = f" (ngày {format_short(nomination.status_on)})" if nomination.status_on else ""
    status = f"{NOMINATION_STATUSES[nomination.status]}{day}" if nomination.revision else NOT_MADE
    born = f", sinh {format_partial(subject.birth_date)}" if subject.birth_date else ""
    person = subject.kind == "individual"
    told = (
        (
            "Họ và tên" if person else "Tên gọi",
            f"{subject.honorific} {subject.name}".strip() + born,
        ),
        (
            "Chức vụ, đơn vị" if person else "Đơn vị",
            ", ".join(part for part in (subject.position, unit) if part),
        ),
        (AWARD, services.catalogue.award_type(nomination.award_type).name),
        ("Kỳ, loại hình", _occasion(services, nomination, period.name if period else "")),
        ("Thành tích", nomination.achievement),
        ("Tình trạng đề nghị", status),
    )
    return tuple((label, value) for label, value in told if value)


def _occasion(services: Services, nomination: Nomination, period: str) -> str:
    ground = services.catalogue.ground(nomination.ground).name
    movement = (
        services.store.movements.find(nomination.movement_uid) if nomination.movement_uid else None
    )
    named = [period or nomination.period, ground, movement.name if movement else ""]
    return "; ".join(part for part in named if part)


def _conclusion(nomination: Nomination, findings: list[Finding], votes: list[Vote]) -> str:
    if nomination.status == "awarded":
        return "Đề nghị này đã được khen."
    sentences: list[str] = []
    if not nomination.revision:
        sentences.append("Chưa ai lập đề nghị này.")
    if nomination.status in ("returned", "withdrawn"):
        verb = "bị trả lại" if nomination.status == "returned" else "đã được rút"
        reason = nomination.reason.rstrip(".")
        sentences.append(f"Đề nghị {verb}: {reason}." if reason else f"Đề nghị {verb}.")
    blocked = [finding for finding in findings if finding.blocks]
    if blocked:
        sentences.append(f"Có {len(blocked)} điều kiện bắt buộc chưa đạt.")
    if any(vote.passed is False for vote in votes):
        sentences.append("Hội đồng bỏ phiếu không đủ số đồng ý.")
    if not sentences:
        sentences.append(
            "Chưa có điều kiện bắt buộc nào bị vi phạm; đề nghị còn đang được giải quyết."
        )
    return " ".join(sentences)


def _papers(services: Services, nomination: Nomination) -> list[str]:
    store = services.store
    told: list[str] = []
    registrations = [
        registration
        for registration in store.registrations.of_subject(nomination.subject_uid)
        if registration.period == nomination.period
    ]
    for registration in registrations:
        name = services.catalogue.award_type(registration.award_type).name
        day = registration.registered_on
        told.append(f"Đã đăng ký {name}" + (f" ngày {format_short(day)}." if day else "."))
    if not registrations:
        told.append("Không đăng ký thi đua trong kỳ này.")
    dossier = store.dossiers.find(nomination.dossier_uid) if nomination.dossier_uid else None
    if dossier is not None:
        day = format_short(dossier.received_on)
        told.append(f"Hồ sơ số {dossier.number} nhận ngày {day} của {dossier.submitter}.")
    if nomination.proposed_on:
        told.append(f"Đề nghị lập ngày {format_short(nomination.proposed_on)}.")
    attached = [attachment.name for attachment in store.attachments.of(nomination.uid)]
    told.append(
        f"Tài liệu kèm theo: {', '.join(attached)}." if attached else "Không có tài liệu kèm theo."
    )
    return told


def _vote(services: Services, vote: Vote) -> str:
    meeting = services.store.meetings.get(vote.meeting_uid)
    council = services.store.councils.get(meeting.council_uid)
    opening = f"{council.name} họp ngày {format_short(meeting.held_on)}"
    if vote.passed is None or vote.agree is None:
        return f"{opening}: chưa có kết quả bỏ phiếu."
    counts = (
        f"đồng ý {format_number(vote.agree)}, không đồng ý {format_number(vote.disagree)}, "
        f"ý kiến khác {format_number(vote.other)}"
    )
    if vote.recused:
        counts += f", không tham gia bỏ phiếu {format_number(len(vote.recused))}"
    base = f" trên {format_number(vote.base)} người" if vote.base else ""
    required = f" Mức cần đạt: {vote.required.rstrip('.')}." if vote.required else ""
    result = "đạt" if vote.passed else "không đạt"
    ballot = BALLOT_KINDS[vote.ballot].lower()
    return f"{opening}, {ballot}: {counts}{base}; kết quả {result}.{required}"


def _decisions(services: Services, nomination: Nomination) -> list[str]:
    store = services.store
    told: list[str] = []
    if nomination.submission_uid and (
        submission := store.submissions.find(nomination.submission_uid)
    ):
        day = submission.submitted_on
        sent = f" ngày {format_short(day)}" if day else " chưa gửi"
        told.append(f"Tờ trình số {submission.code}{sent}, gửi {submission.addressee}.")
    awards = store.awards.of_nominations([nomination.uid])
    decisions = {
        each.uid: each for each in store.decisions.get_many([a.decision_uid for a in awards])
    }
    for award in awards:
        decision = decisions[award.decision_uid]
        if decision.deleted_at is None:
            taken_back = " Khen thưởng này đã bị thu hồi." if award.revoked_by else ""
            told.append(f"{_decision(decision)}{taken_back}")
    return told


def _decision(decision: Decision) -> str:
    number = f"Quyết định số {decision.code}" if decision.number else "Quyết định chưa có số"
    day = f" ngày {format_short(decision.decided_on)}" if decision.decided_on else ""
    issuer = f" của {decision.issuer}" if decision.issuer else ""
    return f"{number}{day}{issuer} ({DECISION_STATUSES[decision.status].lower()})."
