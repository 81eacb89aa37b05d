"""Rules on the subject: what is pending against it, who else bears its name, whether it lives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from models.dates import format_partial, format_short
from models.hindrances import DISCIPLINE_FORMS, HINDRANCE_KINDS, Hindrance, HindranceKind
from models.subjects import STATUSES
from services.rules.case import Case
from services.rules.evaluators.evaluator import NoParameters, Parameters, evaluator
from services.rules.evaluators.records import of_hindrance, own_period
from services.rules.evaluators.wording import named
from services.rules.finding import Evidence, Outcome

if TYPE_CHECKING:
    from services.rules.decision_case import DecisionCase


class Kinds(Parameters, frozen=True):
    kinds: tuple[HindranceKind, ...]


def _in_decision(case: DecisionCase, asked: Kinds) -> Outcome | None:
    """Of lines that came of no nomination; with a nomination it was asked before."""
    lines = {award.subject_uid: award.name for award in case.awards if not award.nomination_uid}
    if not lines or case.decision.origin != "own" or case.decision.purpose != "award":
        return None
    found = [
        hindrance
        for hindrance in _open(case.hindrances, asked, case.on)
        if hindrance.subject_uid in lines
    ]
    names = [f"{lines[each.subject_uid]} ({_told(each)})" for each in found]
    values = {"on": format_short(case.on), "pending": named(names)}
    evidence = tuple(of_hindrance(hindrance) for hindrance in found)
    return Outcome("violated" if found else "met", values, evidence)


@evaluator(Kinds, met="on", violated="on pending", of_decision=_in_decision)
def nothing_pending(case: Case, asked: Kinds) -> Outcome:
    """On the day no discipline, investigation, inspection, complaint or report is open."""
    found = _open(case.own.hindrances, asked, case.on)
    values = {"on": format_short(case.on), "pending": "; ".join(map(_told, found))}
    evidence = tuple(of_hindrance(hindrance) for hindrance in found)
    return Outcome("violated" if found else "met", values, evidence)


def _open(hindrances: Iterable[Hindrance], asked: Kinds, on: date) -> list[Hindrance]:
    return [
        hindrance
        for hindrance in hindrances
        if hindrance.kind in asked.kinds
        and hindrance.starts_on <= on
        and (hindrance.ends_on is None or on <= hindrance.ends_on)
    ]


def _told(hindrance: Hindrance) -> str:
    what = HINDRANCE_KINDS[hindrance.kind].lower()
    if hindrance.form:
        what = f"{what} {DISCIPLINE_FORMS[hindrance.form].lower()}"
    until = ""
    if hindrance.ends_on:
        until = f" đến ngày {format_short(hindrance.ends_on)}"
    elif hindrance.kind == "discipline":
        until = " chưa ghi ngày hết hiệu lực"
    return f"{what} từ ngày {format_short(hindrance.starts_on)}{until}"


@evaluator(NoParameters, met="", violated="twins", review="twins")
def one_record(case: Case, asked: NoParameters) -> Outcome:
    """Nobody else in the directory bears the same number; the same name and day of birth may be
    those of two persons."""
    twins, own_number = case.own.twins, case.subject.personal_id
    same = [bool(own_number and twin.personal_id == own_number) for twin in twins]
    told = []
    for twin, number in zip(twins, same, strict=True):
        born = format_partial(twin.birth_date) if twin.birth_date else ""
        told.append(
            f"{twin.name} cùng số định danh" if number else f"{twin.name} cùng ngày sinh {born}"
        )
    evidence = tuple(
        Evidence("subjects", twin.uid, f"Danh bạ: {twin.name}, {twin.position}".rstrip(", "))
        for twin in twins
    )
    result = "violated" if any(same) else "review" if twins else "met"
    return Outcome(result, {"twins": "; ".join(told)}, evidence)


@evaluator(
    NoParameters,
    met="status award",
    missing="status award",
    violated="status award",
    review="status award",
)
def posthumous_or_retired(case: Case, asked: NoParameters) -> Outcome | None:
    """What to mind when somebody died, left the service, or is said to have died."""
    status, posthumous = case.subject.status, case.nomination.posthumous
    values = {"status": STATUSES[status].lower(), "award": case.award.name_on(case.on)}
    evidence = (Evidence("subjects", case.subject.uid, f"Danh bạ: {case.subject.name}"),)
    if status == "deceased" and posthumous:
        return Outcome("met", values, evidence)
    if status == "deceased":
        return Outcome("missing", values, evidence)
    if posthumous:
        return Outcome("violated", values, evidence)
    if status in ("retired", "moved", "dissolved"):
        return Outcome("review", values, evidence)
    return None


@evaluator(NoParameters, met="award period", missing="award period")
def registered(case: Case, asked: NoParameters) -> Outcome:
    """The title, or a higher one, was registered for at the beginning of the period."""
    known = [
        (case.catalogue.award_type(registration.award_type), registration)
        for registration in case.own.registrations
        if registration.period == case.period.code
    ]
    found = [each for each in known if each[0].code == case.award.code] or [
        each for each in known if each[0].kind == "title" and each[0].rank < case.award.rank
    ]
    award = (found[0][0] if found else case.award).name_on(case.on)
    evidence = tuple(
        Evidence("registrations", registration.uid, f"Đăng ký {award_type.name_on(case.on)}")
        for award_type, registration in found
    )
    values = {"award": award, "period": own_period(case)}
    return Outcome("met" if found else "missing", values, evidence)
