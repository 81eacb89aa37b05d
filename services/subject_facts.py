"""What Sổ sách and the councils know of a subject, as entries of its history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from models.career import CAREER_KINDS
from models.councils import Vote
from models.dates import format_short
from models.hindrances import HINDRANCE_KINDS
from models.household_reviews import EXCLUSIONS
from models.initiatives import INITIATIVE_KINDS, INITIATIVE_STATUSES, SCOPES
from models.nominations import NOMINATION_STATUSES
from models.numbers import format_number
from models.periods import Period
from models.ratings import GRADES
from models.subjects import Subject
from services.career import EVENTS
from services.hindrances import called
from services.history_entry import Entry
from services.periods import period_of_code
from services.services import Services


def ratings(services: Services, subject: Subject) -> Iterator[Entry]:
    for rating in services.store.ratings.of_subjects([subject.uid]):
        period = _period(services, rating.period)
        yield Entry(
            "rating",
            rating.decided_on or period.ends_on,
            period.name,
            f"Xếp loại: {GRADES[rating.grade]}",
            source=_paper(rating.document, rating.decided_on),
            note=rating.note,
        )


def reviews(services: Services, subject: Subject) -> Iterator[Entry]:
    """Of a household, for Gia đình văn hóa."""
    for review in services.store.household_reviews.of_subjects([subject.uid]):
        period = _period(services, review.period)
        score = (
            f": {format_number(Decimal(str(review.score)))} điểm"
            if review.score is not None
            else ""
        )
        yield Entry(
            "rating",
            review.met_on or period.ends_on,
            period.name,
            f"Bình xét gia đình văn hóa{score}",
            source=f"Họp thôn ngày {format_short(review.met_on)}" if review.met_on else "",
            note=_joined(*(EXCLUSIONS[each] for each in review.exclusions), review.note),
            settled=not review.exclusions,
        )


def initiatives(services: Services, subject: Subject) -> Iterator[Entry]:
    for initiative, share in services.initiatives.of_subject(subject.uid):
        period = _period(services, initiative.period)
        recognised = initiative.status == "recognised"
        scope = f"phạm vi {SCOPES[initiative.scope].lower()}" if recognised else ""
        yield Entry(
            "initiative",
            initiative.recognised_on or period.ends_on,
            period.name,
            f"{INITIATIVE_KINDS[initiative.kind]}: {initiative.title}",
            source=_paper(initiative.document, initiative.recognised_on),
            issuer=initiative.recognised_by,
            note=_joined(
                INITIATIVE_STATUSES[initiative.status],
                scope,
                f"đóng góp {share}%" if share is not None else "",
            ),
            settled=recognised,
        )


def career(services: Services, subject: Subject) -> Iterator[Entry]:
    for span in services.career.of_subject(subject.uid):
        yield Entry(
            "career",
            span.starts_on,
            _days(span.starts_on, span.ends_on, one=span.kind in EVENTS),
            CAREER_KINDS[span.kind],
            then=f"từ {span.unit_name}" if span.unit_name else "",
            source=span.opinion,
            note=span.note,
        )


def hindrances(services: Services, subject: Subject) -> Iterator[Entry]:
    today = services.store.origin.today()
    for hindrance in services.hindrances.of_subject(subject.uid):
        on = services.hindrances.is_on(hindrance, today)
        cleared = hindrance.kind != "discipline" and not on
        yield Entry(
            "hindrance",
            hindrance.starts_on,
            _days(hindrance.starts_on, hindrance.ends_on),
            HINDRANCE_KINDS[hindrance.kind] if cleared else called(hindrance),
            source=hindrance.document,
            note=_joined("Đang còn" if on else "Đã làm rõ" if cleared else "", hindrance.note),
            settled=not on,
        )


def nominations(services: Services, subject: Subject) -> Iterator[Entry]:
    """How far each came, and how the council voted on it."""
    store = services.store
    found = store.nominations.of_subjects([subject.uid])
    votes = store.votes.of_nominations([nomination.uid for nomination in found])
    for nomination in found:
        period = _period(services, nomination.period)
        told = [_voted(services, vote) for vote in votes if vote.nomination_uid == nomination.uid]
        yield Entry(
            "nomination",
            nomination.status_on or nomination.proposed_on or period.starts_on,
            period.name,
            services.catalogue.award_type(nomination.award_type).name,
            source=_joined(*told),
            note=_joined(NOMINATION_STATUSES[nomination.status], nomination.reason),
            settled=nomination.status == "awarded",
        )


def _voted(services: Services, vote: Vote) -> str:
    day = format_short(services.store.meetings.get(vote.meeting_uid).held_on)
    if vote.agree is None:
        return f"Trong chương trình họp Hội đồng ngày {day}"
    against = f", {vote.disagree} không đồng ý" if vote.disagree else ""
    other = f", {vote.other} ý kiến khác" if vote.other else ""
    result = {True: ", đạt", False: ", không đạt", None: ""}[vote.passed]
    return f"Hội đồng họp ngày {day}: {vote.agree} đồng ý{against}{other}{result}"


def _period(services: Services, code: str) -> Period:
    return services.periods.find(code) or period_of_code(code)


def _paper(document: str, day: date | None) -> str:
    if not document or day is None:
        return document
    return f"{document} ngày {format_short(day)}"


def _days(start: date, end: date | None, *, one: bool = False) -> str:
    if one:
        return format_short(start)
    return f"{format_short(start)} - {format_short(end)}" if end else f"từ {format_short(start)}"


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
