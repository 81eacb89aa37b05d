"""Rules on collectives: who of their members is counted, and what those members achieved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from models.hindrances import DISCIPLINE_FORMS, DisciplineForm
from models.nominations import OPEN_STATUSES
from models.numbers import format_number
from models.ratings import GRADES
from services.rules.case import Case
from services.rules.evaluators.discipline import ImposedForm
from services.rules.evaluators.evaluator import Parameters, evaluator
from services.rules.evaluators.records import OptionalGrade, of_hindrance, own_period
from services.rules.evaluators.wording import named, percent
from services.rules.facts import SubjectFacts
from services.rules.finding import Evidence, Outcome


class Makeup(Parameters, frozen=True):
    titles: tuple[str, ...]
    """Codes; a sentence names the first."""
    percent: Decimal
    """Of the members who hold one of the titles."""
    more_than: bool = False
    """Whether exactly ``percent`` is not enough."""
    unit_minimum: OptionalGrade = ""
    member_minimum: OptionalGrade = ""
    needed: tuple[str, ...] = ()
    """Titles of which there must be ``needed_count`` holders."""
    needed_count: int = 1
    lightest_discipline: DisciplineForm = ""
    """From which on a disciplined member stands in the way; "" means that none does."""

    def award_codes(self) -> tuple[str, ...]:
        return (*self.titles, *self.needed)


class Discipline(Parameters, frozen=True):
    form: ImposedForm
    """The lightest that counts."""


class Counting(Parameters, frozen=True):
    """By which every rule on collectives counts; 0 leaves nobody out."""

    recruited_months: int = 0
    """Who was recruited later than that before the end of the period is left out."""
    study_months: int = 0
    """Who studied that long in the period is left out."""


@dataclass(frozen=True, slots=True)
class Members:
    counted: Sequence[SubjectFacts]
    left_out: Sequence[tuple[str, str]]
    """Name and reason."""


def members_of(case: Case) -> Members:
    """Who is in the denominator: the list of the period, less whom the rule on members leaves out."""
    setting = case.setting(members_counted) or Counting()
    own = [member for member in case.own.members if member.period == case.period.code]
    case.facts.gather(member.subject_uid for member in own)
    counted: list[SubjectFacts] = []
    left_out: list[tuple[str, str]] = []
    for member in own:
        facts = case.facts.of(member.subject_uid)
        reason = _why_left_out(facts, case, setting) if member.counted else member.reason
        if member.counted and not reason:
            counted.append(facts)
        else:
            left_out.append((facts.subject.name, reason or "không ghi lý do"))
    return Members(counted, left_out)


@evaluator(
    Makeup,
    met="period have decided proposed count share required titles",
    missing="period problems",
    violated="period problems",
)
def collective_makeup(case: Case, asked: Makeup) -> Outcome:
    """Its own rating, the ratings of its members, and how many of them hold which titles."""
    members = members_of(case).counted
    titles = asked.titles
    holders = [facts for facts in members if _title(facts, case, titles) is not None]
    decided = [facts for facts in holders if _title(facts, case, titles) == "held"]
    values = {
        "period": own_period(case),
        "have": len(holders),
        "decided": len(decided),
        "proposed": len(holders) - len(decided),
        "count": len(members),
        "share": percent(len(holders), len(members)),
        "required": _required(asked),
        "titles": _names(case, titles),
    }
    if not members:
        unknown = [f"chưa có danh sách thành viên của {own_period(case)}"]
        return Outcome("missing", values | {"problems": unknown[0]})
    broken, unknown, evidence = _ratings(case, asked, members)
    evidence += [each for facts in holders for each in _titles(facts, case, titles)[:1]]
    if not _enough(asked, len(holders), len(members)):
        broken.append(
            "{have}/{count} thành viên ({share}) đạt {titles}, cần {required}".format_map(values)
        )
    if asked.needed:
        winners = [facts for facts in members if _title(facts, case, asked.needed) is not None]
        if len(winners) < asked.needed_count:
            have = f"mới có {len(winners)}" if winners else "chưa có"
            broken.append(
                f"{have} thành viên đạt {_names(case, asked.needed)}, "
                f"cần ít nhất {asked.needed_count}"
            )
    if asked.lightest_discipline:
        punished = _disciplined(case, members, asked.lightest_discipline)
        evidence += [each for _, each in punished]
        if punished:
            names = named([name for name, _ in punished], "người")
            form = DISCIPLINE_FORMS[asked.lightest_discipline].lower()
            broken.append(f"có thành viên bị kỷ luật từ {form} trở lên: {names}")
    problems = "; ".join(broken + unknown)
    result = "violated" if broken else "missing" if unknown else "met"
    return Outcome(result, values | {"problems": problems}, tuple(evidence))


@evaluator(Discipline, met="period form count", violated="period form names")
def members_undisciplined(case: Case, asked: Discipline) -> Outcome | None:
    """No member was disciplined as heavily as ``form``, or more, in the period."""
    members = members_of(case).counted
    if not members:
        return None
    found = _disciplined(case, members, asked.form)
    values = {
        "period": own_period(case),
        "form": DISCIPLINE_FORMS[asked.form].lower(),
        "names": named([name for name, _ in found], "người"),
        "count": len(members),
    }
    evidence = tuple(each for _, each in found)
    return Outcome("violated" if found else "met", values, evidence)


@evaluator(
    Counting, met="period count", missing="period", review="period count left_out_count left_out"
)
def members_counted(case: Case, asked: Counting) -> Outcome:
    """How many members the shares are taken of, and who is left out why."""
    members = members_of(case)
    values: dict[str, object] = {"period": own_period(case)}
    if not members.counted and not members.left_out:
        return Outcome("missing", values)
    values |= {
        "count": len(members.counted),
        "left_out_count": len(members.left_out),
        "left_out": "; ".join(f"{name} ({reason})" for name, reason in members.left_out),
    }
    return Outcome("review" if members.left_out else "met", values)


def _why_left_out(facts: SubjectFacts, case: Case, setting: Counting) -> str:
    period = case.period
    recruited, studied = setting.recruited_months, setting.study_months
    for span in facts.career:
        late = _months_later(span.starts_on, recruited) > _next_day(period.ends_on)
        if span.kind == "recruited" and recruited and late:
            return f"tuyển dụng chưa đủ {recruited} tháng trong kỳ"
        if span.kind == "study" and studied:
            starts_on = max(span.starts_on, period.starts_on)
            ends_on = min(span.ends_on or period.ends_on, period.ends_on)
            if starts_on <= ends_on and _months_later(starts_on, studied) <= _next_day(ends_on):
                return f"đi học từ {studied} tháng trở lên trong kỳ"
    return ""


def _ratings(
    case: Case, asked: Makeup, members: Sequence[SubjectFacts]
) -> tuple[list[str], list[str], list[Evidence]]:
    """What is wrong, what is not known, and the records of both."""
    broken: list[str] = []
    unknown: list[str] = []
    evidence: list[Evidence] = []
    order, code = list(GRADES), case.period.code
    if minimum := asked.unit_minimum:
        rating = case.own.ratings.get(code)
        if rating is None:
            unknown.append("chưa có kết quả xếp loại của tập thể")
        else:
            evidence.append(Evidence("ratings", rating.uid, "Xếp loại của tập thể"))
            if order.index(rating.grade) > order.index(minimum):
                broken.append(
                    f"tập thể được xếp loại {GRADES[rating.grade].lower()}, "
                    f"cần {GRADES[minimum].lower()}"
                )
    if minimum := asked.member_minimum:
        unrated = [facts.subject.name for facts in members if code not in facts.ratings]
        below = [
            facts
            for facts in members
            if code in facts.ratings
            and order.index(facts.ratings[code].grade) > order.index(minimum)
        ]
        evidence += [
            Evidence("ratings", facts.ratings[code].uid, f"Xếp loại của {facts.subject.name}")
            for facts in below
        ]
        if below:
            names = named([facts.subject.name for facts in below], "người")
            broken.append(f"có thành viên được xếp loại dưới {GRADES[minimum].lower()}: {names}")
        if unrated:
            unknown.append(f"chưa có kết quả xếp loại của {named(unrated, 'người')}")
    return broken, unknown, evidence


def _disciplined(
    case: Case, members: Sequence[SubjectFacts], lightest: DisciplineForm
) -> list[tuple[str, Evidence]]:
    """Names of those who were, so heavily or more, in the period; with the records."""
    forms = list(DISCIPLINE_FORMS)
    heavy = forms[forms.index(lightest) :]
    return [
        (facts.subject.name, of_hindrance(hindrance))
        for facts in members
        for hindrance in facts.hindrances
        if hindrance.kind == "discipline"
        and hindrance.form in heavy
        and case.period.starts_on <= hindrance.starts_on <= case.period.ends_on
    ]


def _title(
    facts: SubjectFacts, case: Case, titles: Sequence[str]
) -> Literal["held", "proposed"] | None:
    """ "held" when it was decided for the period, "proposed" while it is being examined."""
    found = _titles(facts, case, titles)
    if not found:
        return None
    return "held" if found[0].table == "awards" else "proposed"


def _titles(facts: SubjectFacts, case: Case, titles: Sequence[str]) -> list[Evidence]:
    """Of the period; what is decided comes before what is put forward."""
    code = case.period.code
    held = [
        Evidence(
            "awards", each.award.uid, f"{_names(case, [each.award.award_type])}: {each.award.name}"
        )
        for each in facts.held
        if each.award.award_type in titles and each.award.period == code
    ]
    proposed = [
        Evidence(
            "nominations",
            nomination.uid,
            f"Đề nghị {_names(case, [nomination.award_type])}: {facts.subject.name}",
        )
        for nomination in facts.nominations
        if nomination.award_type in titles
        and nomination.period == code
        and nomination.status in OPEN_STATUSES
    ]
    return held + proposed


def _enough(asked: Makeup, have: int, count: int) -> bool:
    needed, reached = asked.percent * count, Decimal(100 * have)
    return reached > needed if asked.more_than else reached >= needed


def _required(asked: Makeup) -> str:
    needed = format_number(asked.percent)
    return f"trên {needed}%" if asked.more_than else f"từ {needed}% trở lên"


def _names(case: Case, codes: Sequence[str]) -> str:
    """Of the first: whoever holds one of the others is counted with it."""
    return case.catalogue.award_type(codes[0]).name_on(case.on)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date.resolution).day
    return date(year, month, min(day.day, last))


def _next_day(day: date) -> date:
    return day + date.resolution
