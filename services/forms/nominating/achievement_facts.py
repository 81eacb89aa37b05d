"""What a report of achievements tells of a subject: who it is, what was achieved, what it holds already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.awards import Award
from models.dates import format_long, format_short
from models.decisions import Decision
from models.initiatives import INITIATIVE_KINDS, SCOPES
from models.nominations import Nomination
from models.periods import Period
from models.problems import Refused
from models.ratings import GRADES
from models.subjects import Subject, SubjectKind
from models.vietnamese import lower_first
from services.decision_articles import award_name
from services.eligibility import thought_of
from services.forms.nominating.told_until import told_until
from services.periods import period_of_code
from services.services import Services

Occasion = Literal["merit", "sudden", "theme"]
OCCASIONS: dict[str, Occasion] = {"DOT_XUAT": "sudden", "PHONG_TRAO": "theme"}
"""By the ground of the nomination; every other ground is told as merit."""
REPORT_OF: dict[SubjectKind, str] = {
    "individual": "báo cáo thành tích cá nhân",
    "collective": "báo cáo thành tích tập thể",
    "household": "báo cáo thành tích hộ gia đình",
}


@dataclass(frozen=True, slots=True)
class YearResult:
    year: str
    result: str
    document: str


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    year: str
    title: str
    scope: str
    document: str


@dataclass(frozen=True, slots=True)
class Held:
    """A title or a commendation that still counts."""

    year: str
    name: str
    document: str
    """ "Số 15/QĐ-UBND ngày 05/01/2026; Chủ tịch Ủy ban nhân dân xã Mường Xoan"."""


@dataclass(frozen=True, slots=True)
class AchievementFacts:
    subject: Subject
    unit_name: str
    nomination: Nomination | None
    """What the report asks an award for; None: it only tells."""
    occasion: Occasion
    answers: Mapping[str, str]
    request: str
    """ "Đề nghị tặng Giấy khen của ...", for the heading; "" without a nomination."""
    movement: str
    results: tuple[YearResult, ...]
    excellent: tuple[str, ...]
    """Years of Hoàn thành xuất sắc nhiệm vụ."""
    initiatives: tuple[InitiativeLine, ...]
    titles: tuple[Held, ...]
    forms: tuple[Held, ...]


def achievement_facts(services: Services, uid: str, kind: SubjectKind) -> AchievementFacts:
    """``uid`` is of a nomination, or of a subject itself. Raises ``Refused``."""
    nomination = services.store.nominations.find(uid) or thought_of(uid)
    subject = services.store.subjects.find(nomination.subject_uid if nomination else uid)
    if subject is None:
        raise Refused(
            f"Không tìm thấy đề nghị hoặc đối tượng có mã {uid}; hãy chọn lại để in báo cáo."
        )
    if subject.kind != kind:
        raise Refused(
            f"{subject.name} không in được bằng mẫu này; hãy dùng {REPORT_OF[subject.kind]}."
        )
    movement = (
        services.store.movements.find(nomination.movement_uid)
        if nomination and nomination.movement_uid
        else None
    )
    held = list(_held(services, subject, nomination=nomination))
    results, excellent = _results(services, subject, nomination)
    return AchievementFacts(
        subject=subject,
        unit_name=services.directory.unit_name(subject.unit_uid),
        nomination=nomination,
        occasion=OCCASIONS.get(nomination.ground, "merit") if nomination else "merit",
        answers=services.profiles.of(subject.uid).answers,
        request=_request(services, nomination) if nomination else "",
        movement=movement.name if movement else "",
        results=results,
        excellent=excellent,
        initiatives=tuple(_initiatives(services, subject)),
        titles=tuple(each for title, each in held if title),
        forms=tuple(each for title, each in held if not title),
    )


def _request(services: Services, nomination: Nomination) -> str:
    award = services.catalogue.award_type(nomination.award_type)
    name = award_name(award, services.wording.commune())
    verb = "truy tặng" if nomination.posthumous else "tặng"
    if award.kind == "form":
        return f"Đề nghị {verb} {name}"
    usual = award.verb_on(services.store.origin.today()) or "Công nhận danh hiệu"
    given = f"{verb} danh hiệu" if nomination.posthumous else lower_first(usual)
    return f"Đề nghị {given} {name} {_period(services, nomination.period).name.lower()}"


def _results(
    services: Services, subject: Subject, nomination: Nomination | None
) -> tuple[tuple[YearResult, ...], tuple[str, ...]]:
    """Year by year, the oldest first; of a household, how its hamlet found it."""
    until = _period(services, nomination.period).ends_on if nomination else date.max
    if subject.kind == "household":
        reviews = [
            (_period(services, review.period), review)
            for review in services.household_reviews.of_subject(subject.uid)
            if review.score is not None
        ]
        found = [
            (
                period,
                f"{review.score:g} điểm".replace(".", ","),
                f"Họp bình xét {format_long(review.met_on)}" if review.met_on else "",
            )
            for period, review in reviews
        ]
        excellent: list[Period] = []
    else:
        ratings = [
            (_period(services, rating.period), rating)
            for rating in services.ratings.of_subject(subject.uid)
        ]
        found = [
            (period, GRADES[rating.grade], _document(rating.document, rating.decided_on))
            for period, rating in ratings
        ]
        excellent = [period for period, rating in ratings if rating.grade == "HTXSNV"]
    known = sorted((each for each in found if each[0].starts_on <= until), key=_since)
    best = sorted((period for period in excellent if period.starts_on <= until), key=_start)
    return (
        tuple(YearResult(_year(period), result, paper) for period, result, paper in known),
        tuple(_year(period) for period in best),
    )


def _initiatives(services: Services, subject: Subject) -> Iterator[InitiativeLine]:
    """Recognised ones, the oldest first."""
    told = [
        (_period(services, initiative.period), initiative, share)
        for initiative, share in services.initiatives.of_subject(subject.uid)
        if initiative.status == "recognised"
    ]
    for period, initiative, share in sorted(told, key=lambda each: each[0].starts_on):
        part = f" (đóng góp {share}%)" if share is not None and share < 100 else ""
        paper = _document(initiative.document, initiative.recognised_on)
        yield InitiativeLine(
            _year(period),
            f"{INITIATIVE_KINDS[initiative.kind]}: {initiative.title}{part}",
            SCOPES[initiative.scope],
            "; ".join(each for each in (paper, initiative.recognised_by) if each),
        )


def held_titles(services: Services, subject: Subject, award_type: str) -> list[Held]:
    """Those of one award type that still count, the oldest first."""
    return [each for _, each in _held(services, subject, award_type)]


def _held(
    services: Services,
    subject: Subject,
    award_type: str = "",
    nomination: Nomination | None = None,
) -> Iterator[tuple[bool, Held]]:
    """Awards of issued decisions, without those taken back, the oldest first; whether each is a title."""
    until = date.max
    if nomination:
        until = told_until(services, [nomination]).get(nomination.uid, date.max)
    counting = [
        (award, decision)
        for award, decision in services.directory.past(subject.uid).awards
        if award.revoked_by is None
        and decision.status == "issued"
        and (decision.decided_on or until) <= until
        and award_type in ("", award.award_type)
    ]
    for award, decision in sorted(counting, key=lambda pair: _when(services, *pair)):
        known = services.catalogue.award_type(award.award_type)
        name = known.name_on(decision.decided_on or services.store.origin.today())
        issuer = decision.issuer or (
            f"Chủ tịch Ủy ban nhân dân {services.wording.commune()}"
            if decision.origin == "own"
            else ""
        )
        paper = _document(f"Số {decision.code}" if decision.number else "", decision.decided_on)
        yield (
            known.kind != "form",
            Held(
                _award_year(services, award, decision),
                f"{name} (truy tặng)" if award.posthumous else name,
                "; ".join(part for part in (paper, issuer) if part),
            ),
        )


def _when(services: Services, award: Award, decision: Decision) -> tuple[str, date]:
    """By the year that is told, then by the day of the decision."""
    return _award_year(services, award, decision), decision.decided_on or date.max


def _award_year(services: Services, award: Award, decision: Decision) -> str:
    if award.period:
        return _year(_period(services, award.period))
    return str(decision.decided_on.year) if decision.decided_on else ""


def _year(period: Period) -> str:
    return str(period.starts_on.year) if period.kind == "campaign" else period.code


def _period(services: Services, code: str) -> Period:
    return services.periods.find(code) or period_of_code(code)


def _start(period: Period) -> date:
    return period.starts_on


def _since(told: tuple[Period, str, str]) -> date:
    return told[0].starts_on


def _document(document: str, day: date | None) -> str:
    """The number and day of a paper; one of them alone where the other is not known."""
    if not day:
        return document
    return f"{document} ngày {format_short(day)}" if document else f"Ngày {format_short(day)}"
