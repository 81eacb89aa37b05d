"""Rules on the subject: what is pending against it, who else bears its name, whether it lives."""

from __future__ import annotations

from models.dates import format_partial, format_short
from models.hindrances import HINDRANCE_KINDS, HindranceKind
from models.subjects import STATUSES
from services.rules.case import Case
from services.rules.evaluators.evaluator import NoParameters, Parameters, evaluator
from services.rules.finding import Evidence, Outcome


class Kinds(Parameters, frozen=True):
    kinds: tuple[HindranceKind, ...]


@evaluator(Kinds, met="on", violated="on pending")
def nothing_pending(case: Case, asked: Kinds) -> Outcome:
    """On the day no discipline, investigation, inspection, complaint or report is open."""
    pending = [
        hindrance
        for hindrance in case.own.hindrances
        if hindrance.kind in asked.kinds
        and hindrance.starts_on <= case.on
        and (hindrance.ends_on is None or case.on <= hindrance.ends_on)
    ]
    told = [
        f"{HINDRANCE_KINDS[each.kind].lower()} từ ngày {format_short(each.starts_on)}"
        + (f" đến ngày {format_short(each.ends_on)}" if each.ends_on else "")
        for each in pending
    ]
    values = {"on": format_short(case.on), "pending": "; ".join(told)}
    evidence = tuple(
        Evidence("hindrances", each.uid, text[:1].upper() + text[1:])
        for each, text in zip(pending, told, strict=True)
    )
    return Outcome("violated" if pending else "met", values, evidence)


@evaluator(NoParameters, met="", violated="twins")
def one_record(case: Case, asked: NoParameters) -> Outcome:
    """Nobody else in the directory bears the same number, or the same name and day of birth."""
    twins = case.own.twins
    told = []
    for twin in twins:
        number = twin.personal_id and twin.personal_id == case.subject.personal_id
        born = format_partial(twin.birth_date) if twin.birth_date else ""
        told.append(
            f"{twin.name} cùng số định danh" if number else f"{twin.name} cùng ngày sinh {born}"
        )
    evidence = tuple(
        Evidence("subjects", twin.uid, f"Danh bạ: {twin.name}, {twin.position}".rstrip(", "))
        for twin in twins
    )
    return Outcome("violated" if twins else "met", {"twins": "; ".join(told)}, evidence)


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
    """The title was registered for at the beginning of the period."""
    found = [
        registration
        for registration in case.own.registrations
        if registration.period == case.period.code and registration.award_type == case.award.code
    ]
    values = {"award": case.award.name_on(case.on), "period": case.period.name.lower()}
    evidence = tuple(
        Evidence("registrations", each.uid, f"Đăng ký {values['award']}") for each in found
    )
    return Outcome("met" if found else "missing", values, evidence)
