"""What the law says on a day: awards, who decides them, what is paid, which texts are in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from models.dates import format_short
from models.decisions import Level
from models.problems import Refused
from models.subjects import SubjectKind
from models.vietnamese import fold
from services.award_names import AwardNames
from services.dossier_law import (
    Checklist,
    Deadline,
    Procedure,
    best_fit,
)
from services.law import (
    AwardType,
    BaseSalary,
    Coefficient,
    Confidence,
    Decider,
    Ground,
    Instrument,
    NamedLevel,
    Regime,
    Rounding,
    holding,
)
from services.rules.rule import Rule
from services.thresholds import Threshold, threshold_for
from services.working_days import WorkCalendar

_TEN_THOUSAND = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Prize:
    """How an amount of prize money came about."""

    coefficient: Decimal
    base_salary: BaseSalary
    product: Decimal
    """Before rounding."""
    amount: int
    citation: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class LevelProblem:
    """Why a level may not decide an award on a day (rule K7)."""

    sentence: str
    citation: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Catalogue:
    version: str
    levels: tuple[NamedLevel, ...]
    grounds: tuple[Ground, ...]
    instruments: tuple[Instrument, ...]
    regimes: tuple[Regime, ...]
    base_salaries: tuple[BaseSalary, ...]
    rules: tuple[Rule, ...]
    thresholds: tuple[Threshold, ...]
    """All of them, also those that are switched off or not in force."""
    calendar: WorkCalendar
    deadlines: tuple[Deadline, ...]
    checklists: tuple[Checklist, ...]
    procedures: tuple[Procedure, ...]
    _award_types: dict[str, AwardType]
    _names: AwardNames

    # Awards

    def award_type(self, code: str) -> AwardType:
        if code not in self._award_types:
            raise Refused(
                f"Danh mục không có danh hiệu hay hình thức khen thưởng mang mã “{code}”;"
                " hãy dùng bản chương trình hoặc tệp quy định mới hơn."
            )
        return self._award_types[code]

    def award_types(
        self,
        on: date | None = None,
        recipient: SubjectKind | None = None,
        level: Level | None = None,
    ) -> tuple[AwardType, ...]:
        """From high to low: those that somebody (of ``level``) may decide on a day."""

        def wanted(award: AwardType) -> bool:
            if recipient is not None and recipient not in award.recipients:
                return False
            if on is None and level is None:
                return True
            return any(
                (on is None or decider.holds(on)) and (level is None or decider.level == level)
                for decider in award.deciders
            )

        return tuple(award for award in self._award_types.values() if wanted(award))

    def recognise(self, text: str, recipient_kind: SubjectKind | None = None) -> AwardType | None:
        """The award a cell of a file means; None when it is unknown or could be several."""
        return self._names.recognise(text, recipient_kind)

    # Names of codes

    def level_name(self, level: Level) -> str:
        return {known.code: known.name for known in self.levels}[level]

    def ground(self, code: str) -> Ground:
        return {ground.code: ground for ground in self.grounds}[code]

    def recognise_ground(self, text: str) -> Ground | None:
        key = fold(text)
        for ground in self.grounds:
            if key in map(fold, (ground.code, ground.name, *ground.aliases)):
                return ground
        return None

    # Law on a day

    def rules_on(self, on: date) -> tuple[Rule, ...]:
        """Those that are switched on and in force on a day."""
        return tuple(rule for rule in self.rules if rule.enabled and rule.holds(on))

    def regime(self, on: date) -> Regime:
        regime = holding(self.regimes, on)
        if regime is None:
            raise Refused(f"Danh mục không có quy định áp dụng vào ngày {format_short(on)}.")
        return regime

    def legal_bases(self, on: date, award_codes: Iterable[str] = ()) -> tuple[Instrument, ...]:
        """What a decision of that day is based on, in the order in which it is cited."""
        codes = set(award_codes)
        return tuple(
            instrument
            for instrument in self.instruments
            if instrument.holds(on) and (not instrument.awards or codes & set(instrument.awards))
        )

    def base_salary(self, on: date) -> BaseSalary | None:
        return holding(self.base_salaries, on)

    # Dossiers

    def checklist(self, award_type: str, ground: str, on: date) -> Checklist | None:
        """What a dossier for this award has to hold; ``award_type`` may be "" for several."""
        return best_fit(
            self.checklists, award_type, ground, self._nearest_level(award_type, on), on
        )

    def procedure(self, award_type: str, ground: str, on: date) -> Procedure | None:
        """The steps and working days of a dossier for this award."""
        return best_fit(
            self.procedures, award_type, ground, self._nearest_level(award_type, on), on
        )

    def _nearest_level(self, award_type: str, on: date) -> Level | None:
        """The lowest level that may decide the award."""
        if not award_type:
            return None
        levels = {decider.level for decider in self.award_type(award_type).deciders_on(on)}
        return next((level.code for level in self.levels if level.code in levels), None)

    # Money

    def coefficient(self, code: str, recipient_kind: SubjectKind, on: date) -> Decimal | None:
        """Of the base salary; None when the award brings no money or none is known for the day."""
        award = self.award_type(code)
        entry = holding(award.coefficients, on)
        if entry is None or recipient_kind not in award.recipients:
            return None
        return self._coefficient(entry, recipient_kind, on)

    def _coefficient(self, entry: Coefficient, kind: SubjectKind, on: date) -> Decimal | None:
        own: Decimal | None = getattr(entry, kind)
        if own is not None or entry.individual is None:
            return own
        return entry.individual * self.regime(on).multiplier(kind)

    def prize_terms(
        self, code: str, recipient_kind: SubjectKind, on: date, rounding: Rounding | None = None
    ) -> Prize | None:
        """Prize money with its factors; ``rounding`` instead of the regime's own."""
        salary = self.base_salary(on)
        coefficient = self.coefficient(code, recipient_kind, on)
        entry = holding(self.award_type(code).coefficients, on)
        if salary is None or coefficient is None or entry is None:
            return None
        product = coefficient * salary.amount
        certain = entry.confidence == salary.confidence == "verified"
        return Prize(
            coefficient,
            salary,
            product,
            _rounded(product, rounding or self.regime(on).rounding),
            entry.citation,
            "verified" if certain else "unverified",
        )

    def prize(
        self, code: str, recipient_kind: SubjectKind, on: date, rounding: Rounding | None = None
    ) -> int | None:
        """Prize money in đồng by the law of the day on which the decision is issued."""
        terms = self.prize_terms(code, recipient_kind, on, rounding)
        return terms.amount if terms else None

    # How the council votes

    def threshold(self, code: str, on: date) -> Threshold:
        """By what a vote of that day on the award is counted."""
        levels: set[Level] = {each.level for each in self.award_type(code).deciders_on(on)}
        found = threshold_for(self.thresholds, code, on, levels)
        if found is None:
            raise Refused(
                f"Danh mục không có quy định bỏ phiếu của Hội đồng vào ngày {format_short(on)}."
            )
        return found

    # Who decides

    def level_problem(self, code: str, level: Level, on: date) -> str | None:
        """One sentence with its citation when ``level`` may not decide the award on that day."""
        problem = self.level_check(code, level, on)
        return problem.sentence if problem else None

    def level_check(self, code: str, level: Level, on: date) -> LevelProblem | None:
        award = self.award_type(code)
        deciders = award.deciders_on(on)
        if any(decider.level == level for decider in deciders):
            return None
        if not deciders:
            return _not_awarded(award, on)
        citation = "; ".join(dict.fromkeys(decider.citation for decider in deciders))
        who = " hoặc ".join(dict.fromkeys(decider.decider for decider in deciders))
        later = [d.since for d in award.deciders if d.level == level and d.since and d.since > on]
        earlier = [d.until for d in award.deciders if d.level == level and d.until and d.until < on]
        name, day = f"“{award.name_on(on)}”", format_short(on)
        if later:
            can = f"chỉ được quyết định tặng {name} từ ngày {format_short(min(later))}"
        elif earlier:
            can = f"chỉ được quyết định tặng {name} đến hết ngày {format_short(max(earlier))}"
        else:
            can = f"không có thẩm quyền quyết định tặng {name}"
        certain = any(decider.confidence == "verified" for decider in deciders)
        return LevelProblem(
            f"{self.level_name(level)} {can}; vào ngày {day}, thẩm quyền thuộc {who} ({citation}).",
            citation,
            "verified" if certain else "unverified",
        )


def _not_awarded(award: AwardType, on: date) -> LevelProblem:
    """Nobody may decide the award on that day: it is gone, or not there yet."""
    ended = [decider for decider in award.deciders if decider.until and decider.until < on]
    if ended:
        last: Decider = max(ended, key=lambda decider: decider.until or date.min)
        citation = last.ended_by or last.citation
        span = f"chỉ được tặng đến hết ngày {format_short(last.until or on)}"
    else:
        last = min(award.deciders, key=lambda decider: decider.since or date.min)
        citation = last.citation
        span = f"chỉ được tặng từ ngày {format_short(last.since or on)}"
    return LevelProblem(
        f"“{award.name}” {span}; ngày {format_short(on)} không cấp nào có thẩm quyền quyết định ({citation}).",
        citation,
        last.confidence,
    )


def _rounded(product: Decimal, rounding: Rounding) -> int:
    match rounding:
        case "none":
            return int(product.quantize(Decimal(1), ROUND_HALF_UP))
        case "nearest10k":
            return int((product / _TEN_THOUSAND).quantize(Decimal(1), ROUND_HALF_UP)) * 10_000
        case "up10k":
            return int((product / _TEN_THOUSAND).quantize(Decimal(1), ROUND_CEILING)) * 10_000
