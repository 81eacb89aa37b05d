"""Rules on Gia đình văn hóa and Thôn văn hóa: the hamlet's meeting, the list, the score, the days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from models.dates import format_short
from models.household_reviews import EXCLUSIONS, HouseholdReview
from models.numbers import format_number
from services.rules.case import Case
from services.rules.evaluators.evaluator import NoParameters, Parameters, evaluator
from services.rules.evaluators.records import own_period
from services.rules.evaluators.wording import percent
from services.rules.finding import Evidence, Outcome


class Steps(Parameters, frozen=True):
    posted_days: int
    """How long the list hangs out."""
    decision_days: int
    """From the full dossier to the decision."""


class Shares(Parameters, frozen=True):
    present_percent: Decimal
    """Of the households of the hamlet."""
    agreed_percent: Decimal
    """Of those who took part."""


class Score(Parameters, frozen=True):
    minimum: Decimal


class ByDay(Parameters, frozen=True):
    before: str
    """Month and day: "11-15"."""

    def __post_init__(self) -> None:
        try:
            self.due_in(2025)
        except ValueError:
            raise ValueError("phải ghi before là tháng-ngày, ví dụ 11-15") from None

    def due_in(self, year: int) -> date:
        month, day = map(int, self.before.split("-"))
        return date(year, month, day)


@evaluator(
    Steps,
    met="period posted_days decision_days",
    missing="period problems posted_days decision_days",
    violated="period problems posted_days decision_days",
)
def hamlet_steps(case: Case, asked: Steps) -> Outcome:
    """Found by the hamlet's meeting, posted long enough, decided soon enough after the dossier."""
    review = _review(case)
    values: dict[str, object] = {
        "period": own_period(case),
        "posted_days": asked.posted_days,
        "decision_days": asked.decision_days,
    }
    if review is None:
        problem = f"chưa nhập kết quả bình xét {own_period(case)}"
        return Outcome("missing", values | {"problems": problem})
    broken, unknown = _posting(review, asked.posted_days)
    if review.received_on is None:
        unknown.append("chưa ghi ngày Ủy ban nhân dân nhận đủ hồ sơ của thôn")
    elif (due := review.received_on + timedelta(asked.decision_days)) < case.on:
        broken.append(
            f"nhận đủ hồ sơ ngày {format_short(review.received_on)} thì phải quyết định chậm nhất "
            f"ngày {format_short(due)}, nay xét theo ngày {format_short(case.on)}"
        )
    result = "violated" if broken else "missing" if unknown else "met"
    return Outcome(result, values | {"problems": "; ".join(broken + unknown)}, _evidence(review))


@evaluator(
    Shares,
    met="households present agreed present_share agreed_share present_percent agreed_percent",
    missing="present_percent agreed_percent",
    violated="households present agreed present_share agreed_share present_percent agreed_percent",
)
def hamlet_vote(case: Case, asked: Shares) -> Outcome:
    """Enough households took part in the hamlet's meeting, and enough of those agreed."""
    present_share, agreed_share = asked.present_percent, asked.agreed_percent
    review = _review(case)
    values: dict[str, object] = {
        "present_percent": f"{format_number(present_share)}%",
        "agreed_percent": f"{format_number(agreed_share)}%",
    }
    if review is None or not review.households or not review.present or review.agreed is None:
        return Outcome("missing", values, _evidence(review))
    values |= {
        "households": review.households,
        "present": review.present,
        "agreed": review.agreed,
        "present_share": percent(review.present, review.households),
        "agreed_share": percent(review.agreed, review.present),
    }
    enough = (
        100 * review.present >= present_share * review.households
        and 100 * review.agreed >= agreed_share * review.present
    )
    return Outcome("met" if enough else "violated", values, _evidence(review))


@evaluator(
    Score, met="period score minimum", missing="period minimum", violated="period score minimum"
)
def score_at_least(case: Case, asked: Score) -> Outcome:
    """The score of the yearly review reaches ``minimum``."""
    minimum = asked.minimum
    review = _review(case)
    values = {"minimum": format_number(minimum), "period": own_period(case)}
    if review is None or review.score is None:
        return Outcome("missing", values, _evidence(review))
    score = Decimal(str(review.score))
    values["score"] = format_number(score)
    return Outcome("met" if score >= minimum else "violated", values, _evidence(review))


@evaluator(NoParameters, met="period", missing="period", violated="period reasons")
def not_excluded(case: Case, asked: NoParameters) -> Outcome:
    """None of the reasons for which a household is not considered was ticked."""
    review = _review(case)
    values: dict[str, object] = {"period": own_period(case)}
    if review is None:
        return Outcome("missing", values)
    reasons = "; ".join(EXCLUSIONS[each].lower() for each in review.exclusions)
    result = "violated" if review.exclusions else "met"
    return Outcome(result, values | {"reasons": reasons}, _evidence(review))


@evaluator(ByDay, met="award decider before on", review="award decider before on")
def decided_by_day(case: Case, asked: ByDay) -> Outcome:
    """Who decides it, and by which day of the year the lists have to be settled."""
    due = asked.due_in(case.period.ends_on.year)
    deciders = case.award.deciders_on(case.on)
    values = {
        "award": case.award.name_on(case.on),
        "decider": " hoặc ".join(dict.fromkeys(decider.decider for decider in deciders)),
        "before": format_short(due),
        "on": format_short(case.on),
    }
    if not deciders:
        return Outcome("review", values | {"decider": "chưa rõ cấp có thẩm quyền"})
    return Outcome("met" if case.on < due else "review", values)


def _posting(review: HouseholdReview, posted_days: int) -> tuple[list[str], list[str]]:
    broken: list[str] = []
    unknown: list[str] = []
    if review.met_on is None:
        unknown.append("chưa ghi ngày họp thôn, tổ dân phố")
    if review.posted_from is None or review.posted_to is None:
        unknown.append("chưa ghi ngày niêm yết danh sách")
        return broken, unknown
    if review.met_on and review.posted_from < review.met_on:
        broken.append(
            f"niêm yết từ ngày {format_short(review.posted_from)}, trước cuộc họp ngày "
            f"{format_short(review.met_on)}"
        )
    days = (review.posted_to - review.posted_from).days + 1
    if days < posted_days:
        broken.append(f"mới niêm yết {max(days, 0)} ngày, cần đủ {posted_days} ngày")
    if review.received_on and review.received_on < review.posted_to:
        broken.append(
            f"hồ sơ nhận ngày {format_short(review.received_on)}, trước khi hết niêm yết ngày "
            f"{format_short(review.posted_to)}"
        )
    return broken, unknown


def _review(case: Case) -> HouseholdReview | None:
    return case.own.reviews.get(case.period.code)


def _evidence(review: HouseholdReview | None) -> tuple[Evidence, ...]:
    if review is None:
        return ()
    return (Evidence("household_reviews", review.uid, "Kết quả bình xét của thôn, tổ dân phố"),)
