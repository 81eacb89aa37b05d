"""Who is put forward, with what a list of proposals tells of each: ratings, awards, votes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.awards import Award
from models.councils import Vote
from models.decisions import Decision
from models.initiatives import SCOPES, Initiative
from models.nominations import ENDED, Nomination
from models.numbers import format_count
from models.periods import Period
from models.ratings import Grade, Rating
from models.subjects import Subject, SubjectKind
from models.vietnamese import name_key, text_key
from services.decision_articles import Share, count_by_noun, join
from services.decision_lines import KIND_WORDS, Line, line_of
from services.forms.nominating.told_until import told_until
from services.law import AwardType
from services.periods import period_of_code
from services.recipient_line import Recipient, new_line
from services.services import Services

MOST_AWARDS = 5
"""Of those somebody has already; older ones are counted only."""
_KINDS = list(KIND_WORDS)


@dataclass(frozen=True, slots=True)
class ProposedLine:
    nomination: Nomination
    subject: Subject
    line: Line
    grades: tuple[Grade | None, ...]
    """Of the year before and of the year itself."""
    awards: tuple[str, ...]
    """What the subject has already, the newest first: "2025: LĐTT (524/QĐ-UBND)"."""
    abbreviated: tuple[AwardType, ...]
    """Those of ``awards`` that are told by their abbreviation."""
    initiatives: tuple[str, ...]
    vote: Vote | None
    """The last of a concluded meeting."""

    @property
    def kind(self) -> SubjectKind:
        return self.subject.kind

    @property
    def award(self) -> AwardType:
        return self.line.award


def nominations_of_period(services: Services, period: str, unit_uid: str = "") -> list[Nomination]:
    """Those neither sent back nor withdrawn; with ``unit_uid`` of that unit and what is below it."""
    store = services.store
    found = [n for n in store.nominations.of_period(period) if n.status not in ENDED]
    if not unit_uid:
        return found
    inside = {below.uid for below in store.units.below(store.units.get(unit_uid))}
    subjects = store.subjects.get_many([n.subject_uid for n in found])
    members = {subject.uid for subject in subjects if subject.unit_uid in inside}
    return [nomination for nomination in found if nomination.subject_uid in members]


def rated_years(period: Period) -> tuple[Period, Period]:
    """The year before and the year for which somebody is put forward; of a campaign its last year."""
    if period.kind == "campaign":
        period = period_of_code(str(period.ends_on.year))
    first, _, second = period.code.partition("-")
    before = "-".join(str(int(year) - 1) for year in (first, second) if year)
    return period_of_code(before), period


def proposed_lines(
    services: Services, nominations: Sequence[Nomination], period: Period
) -> list[ProposedLine]:
    """Collectives, people, households; within each the highest award first, then by unit and name."""
    store = services.store
    subjects = {s.uid: s for s in store.subjects.get_many([n.subject_uid for n in nominations])}
    uids = list(subjects)
    years = tuple(year.code for year in rated_years(period))
    ratings = {(r.subject_uid, r.period): r for r in store.ratings.of_subjects(uids)}
    had = _awards_had(services, uids)
    until = told_until(services, nominations)
    initiatives = _initiatives(services, uids, years)
    votes = {v.nomination_uid: v for v in store.votes.concluded([n.uid for n in nominations])}
    units = {unit.uid: unit for unit in store.units.all()}
    found: list[tuple[tuple[int, int, str, str], ProposedLine]] = []
    for nomination in nominations:
        subject = subjects[nomination.subject_uid]
        unit = units.get(subject.unit_uid or "")
        line = _line(services, nomination, subject, unit.name if unit else subject.address)
        last = until.get(nomination.uid, date.max)
        awards = _told(services, had.get(subject.uid, []), nomination, last)
        proposed = ProposedLine(
            nomination=nomination,
            subject=subject,
            line=line,
            grades=tuple(_grade(ratings.get((subject.uid, year)), last) for year in years),
            awards=tuple(told for told, _ in awards),
            abbreviated=tuple(given for _, given in awards if given and given.abbreviation),
            initiatives=tuple(
                _initiative_told(initiative)
                for initiative in initiatives.get(subject.uid, [])
                if _known_by(initiative.recognised_on, last)
            ),
            vote=votes.get(nomination.uid),
        )
        key = text_key if subject.kind == "collective" else name_key
        order = (
            _KINDS.index(subject.kind),
            line.award.rank,
            unit.tree_key if unit else "~",
            key(subject.sort_name or subject.name),
        )
        found.append((order, proposed))
    return [proposed for _, proposed in sorted(found, key=lambda pair: pair[0])]


def shares_of(lines: Sequence[ProposedLine]) -> list[Share]:
    """How many of which kind for which award, the highest first."""
    counts: dict[Share, int] = {}
    for each in lines:
        share = Share(each.kind, each.award, False, None, 0)
        counts[share] = counts.get(share, 0) + 1
    counted = [
        Share(share.kind, share.award, False, None, count) for share, count in counts.items()
    ]
    return sorted(counted, key=lambda s: (s.award.rank, _KINDS.index(s.kind)))


def counts_of(shares: Sequence[Share]) -> str:
    """ "05 tập thể, 06 cá nhân"."""
    counts = count_by_noun(shares)
    return join([f"{format_count(count)} {noun}" for noun, count in counts.items()])


def _line(services: Services, nomination: Nomination, subject: Subject, unit: str) -> Line:
    recipient = Recipient(subject, nomination.award_type, nomination=nomination)
    return line_of(services.catalogue, new_line(Decision(), recipient, unit), None)


def _awards_had(
    services: Services, subject_uids: Sequence[str]
) -> dict[str, list[tuple[Award, Decision]]]:
    """What issued decisions gave and nobody took back, the newest first."""
    store = services.store
    awards = [
        a
        for a in store.awards.of_subjects(subject_uids)
        if a.deleted_at is None and a.revoked_by is None
    ]
    known = store.decisions.get_many(list({award.decision_uid for award in awards}))
    decisions = {d.uid: d for d in known if d.status == "issued" and d.deleted_at is None}
    had: dict[str, list[tuple[Award, Decision]]] = {}
    for award in awards:
        if decision := decisions.get(award.decision_uid):
            had.setdefault(award.subject_uid, []).append((award, decision))
    for own in had.values():
        own.sort(
            key=lambda pair: (_achieved(pair[0]) or _year(pair[1]), _year(pair[1])), reverse=True
        )
    return had


def _told(
    services: Services,
    had: Sequence[tuple[Award, Decision]],
    nomination: Nomination,
    until: date,
) -> list[tuple[str, AwardType | None]]:
    """Each as it is told; None with the count of older ones."""
    others = [
        (award, decision)
        for award, decision in had
        if award.nomination_uid != nomination.uid and _known_by(decision.decided_on, until)
    ]
    told: list[tuple[str, AwardType | None]] = []
    for award, decision in others[:MOST_AWARDS]:
        given = services.catalogue.award_type(award.award_type)
        told.append((_award_told(given, award, decision), given))
    rest = len(others) - MOST_AWARDS
    if rest > 0:
        told.append((f"và {rest:02d} lần trước đó", None))
    return told


def _award_told(given: AwardType, award: Award, decision: Decision) -> str:
    name = given.abbreviation or given.name
    number = f" ({decision.code})" if decision.number else ""
    return f"{_achieved(award) or _year(decision)}: {name}{number}"


def _known_by(day: date | None, last: date) -> bool:
    return day is None or day <= last


def _grade(rating: Rating | None, last: date) -> Grade | None:
    return rating.grade if rating and _known_by(rating.decided_on, last) else None


def _achieved(award: Award) -> str:
    """The year or school year; "" of a campaign."""
    period = award.period or ""
    return period if period[:1].isdecimal() else ""


def _year(decision: Decision) -> str:
    return str(decision.decided_on.year) if decision.decided_on else ""


def _initiatives(
    services: Services, subject_uids: Sequence[str], years: Sequence[str]
) -> dict[str, list[Initiative]]:
    """Recognised ones of those years, by author."""
    store = services.store
    authors = store.initiative_authors.of_subjects(subject_uids)
    known = store.initiatives.get_many(list({author.initiative_uid for author in authors}))
    counting = {
        i.uid: i
        for i in known
        if i.status == "recognised" and i.period in years and i.deleted_at is None
    }
    told: dict[str, list[Initiative]] = {}
    for author in authors:
        if (initiative := counting.get(author.initiative_uid)) and author.deleted_at is None:
            told.setdefault(author.subject_uid, []).append(initiative)
    return told


def _initiative_told(initiative: Initiative) -> str:
    if initiative.scope == "grassroots":
        return initiative.title
    return f"{initiative.title} (phạm vi: {SCOPES[initiative.scope].lower()})"
