"""Groups the awards of a list into decisions: those of the book, new ones from paper, or one draft."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from models.dates import format_short
from models.decisions import Decision, Level
from models.problems import Refused
from models.vietnamese import canonical, fold
from services.intake.issuers import level_of_issuer, level_written, same_issuer
from services.intake.plan import NEW_DECISION, Choices, PlannedDecision, Unusable
from services.intake.source_rows import SourceRow
from services.law import AwardType
from services.services import Services

_NAMES_IN_SUMMARY = 3
_LEVELS: tuple[Level, ...] = ("commune", "district", "province", "ministry", "state")


@dataclass(slots=True)
class _Told:
    """What the rows of one decision say of it."""

    number: str
    day: date
    symbol: str = ""
    issuer: str = ""
    level: Level | None = None
    period: str = ""
    ground: str = ""
    movement: str = ""
    award_types: Counter[str] = field(default_factory=Counter)
    planned: PlannedDecision | None = None
    problem: Unusable | None = None

    def takes(self, symbol: str, issuer: str, level: Level | None) -> bool:
        """Whether another row can be about this decision: what both say does not contradict."""
        return (
            (not symbol or not self.symbol or fold(symbol) == fold(self.symbol))
            and same_issuer(issuer, self.issuer)
            and (level is None or self.level is None or level == self.level)
        )


class AwardDecisions:
    """Show it every row with ``note`` first: only all of them tell who decided."""

    def __init__(self, services: Services, choices: Choices, today: date) -> None:
        self._store = services.store
        self._catalogue = services.catalogue
        self._choices = choices
        self._today = today
        self._groups: dict[tuple[str, date], list[_Told]] = {}
        self._of_row: dict[int, _Told] = {}
        self._draft: PlannedDecision | None = None
        self._to_draft: Counter[str] = Counter()
        self.notes: list[str] = []
        """Sentences about decisions that were taken one way and might be meant another way."""
        self.unsure = False
        """Whether neither the file nor the law tells one level."""
        self._movements = {canonical(m.name): m.uid for m in services.movements.all()}

    def note(self, row: SourceRow, award_type: AwardType, period: str) -> None:
        """Remember what ``row`` says of its decision; ``period`` is what it says of the award's."""
        values = row.values
        number, day = number_of(row), values.get("decision_date")
        if not number:
            self._to_draft[award_type.code] += 1
        if not number or day is None:
            return
        symbol, issuer = str(values.get("decision_symbol", "")), str(values.get("issuer", ""))
        level = level_written(str(values.get("level", ""))) or level_of_issuer(issuer)
        groups = self._groups.setdefault((number, day), [])
        told = next((group for group in groups if group.takes(symbol, issuer, level)), None)
        if told is None:
            told = _Told(number, day)
            groups.append(told)
        told.symbol, told.issuer = told.symbol or symbol, told.issuer or issuer
        told.level, told.period = told.level or level, told.period or period
        told.ground = told.ground or self._ground(row)
        told.movement = told.movement or str(values.get("movement", ""))
        told.award_types[award_type.code] += 1
        self._of_row[id(row)] = told

    def of(self, row: SourceRow, award_type: AwardType, period: str) -> PlannedDecision:
        """The decision to which ``row`` belongs. Raises ``Unusable``."""
        told = self._of_row.get(id(row))
        if told is not None:
            return self._decided(told)
        if number_of(row):
            raise Unusable(
                "decision_date",
                "Dòng này có số quyết định nhưng không có ngày; hãy ghi ngày quyết định.",
            )
        return self._drafted(row, award_type, period)

    def _decided(self, told: _Told) -> PlannedDecision:
        if told.planned is None and told.problem is None:
            try:
                told.planned = self._known(told) or self._recorded(told)
            except Unusable as unusable:
                told.problem = unusable
        if told.planned is None:
            raise told.problem or Unusable("decision_number", "")
        return told.planned

    def _known(self, told: _Told) -> PlannedDecision | None:
        """The decision of the book that the rows mean."""
        found = [
            decision
            for decision in self._store.decisions.of_day(told.day)
            if decision.number.lstrip("0") == told.number
            and told.takes(decision.symbol, decision.issuer, decision.level)
        ]
        exact = [d for d in found if told.symbol and fold(d.symbol) == fold(told.symbol)]
        if len(found) > 1 and len(exact) != 1:
            raise Unusable(
                "decision_number",
                f"Sổ có {len(found)} quyết định số {told.number} ngày {format_short(told.day)}; "
                "hãy ghi thêm ký hiệu hoặc cơ quan ban hành.",
            )
        if not found:
            return None
        decision = (exact or found)[0]
        return PlannedDecision(
            decision, locked=decision.origin == "own" and decision.status == "issued"
        )

    def _recorded(self, told: _Told) -> PlannedDecision:
        level = told.level or self._level(told.award_types, told.day)
        main = self._catalogue.award_type(told.award_types.most_common(1)[0][0])
        names = [self._catalogue.award_type(code).name for code in told.award_types]
        more = " và hình thức khác" if len(names) > _NAMES_IN_SUMMARY else ""
        movement = self._movements.get(canonical(told.movement))
        if told.movement and movement is None:
            self.notes.append(
                f"Sổ chưa có phong trào “{told.movement}” nên quyết định số {told.number} ghi không "
                "theo phong trào; hãy thêm phong trào rồi lấy lại nếu cần."
            )
        decision = Decision(
            origin="recorded",
            status="issued",
            level=level,
            issuer=told.issuer or self._decider(main, level, told.day),
            number=told.number,
            symbol=told.symbol,
            decided_on=told.day,
            summary=f"Khen thưởng: {', '.join(names[:_NAMES_IN_SUMMARY])}{more}",
            period=told.period or self._choices.period or str(told.day.year),
            award_type=main.code,
            ground=told.ground or "CONG_TRANG",
            movement_uid=movement,
        )
        for other in self._store.decisions.same_number(decision):
            day = format_short(other.decided_on) if other.decided_on else "khác"
            self.notes.append(
                f"Số {decision.code} năm {told.day.year} đã có trong sổ với ngày {day}; "
                f"tệp ghi ngày {format_short(told.day)}, hãy kiểm tra lại."
            )
        return PlannedDecision(decision)

    def _level(self, award_types: Counter[str], day: date) -> Level:
        """As chosen, else the level that may decide most of the awards; the lowest of several."""
        may_decide: Counter[Level] = Counter()
        for code, rows in award_types.items():
            deciders = self._catalogue.award_type(code).deciders_on(day)
            levels: set[Level] = {decider.level for decider in deciders}
            may_decide.update({level: rows for level in levels})
        most = max(may_decide.values(), default=0)
        best: list[Level] = [level for level in _LEVELS if most and may_decide[level] == most]
        self.unsure = self.unsure or len(best) > 1
        if self._choices.level in get_args(Level):
            return self._choices.level  # pyright: ignore[reportReturnType]
        if len(best) > 1 and best[0] != "commune":
            names = " hay ".join(self._catalogue.level_name(level).lower() for level in best)
            self.notes.append(
                f"Tệp không cho biết {names} ra quyết định nên ghi là "
                f"{self._catalogue.level_name(best[0]).lower()}; nếu khác, hãy chọn cấp quyết định."
            )
        return best[0] if best else "commune"

    def _decider(self, award_type: AwardType, level: Level, day: date) -> str:
        deciders = award_type.deciders_on(day)
        return next((d.decider for d in deciders if d.level == level), "")

    def _drafted(self, row: SourceRow, award_type: AwardType, period: str) -> PlannedDecision:
        wanted = self._choices.decision
        if not wanted:
            raise Unusable(
                "decision_number",
                "Dòng này không có số quyết định; hãy chọn quyết định nháp để đưa vào.",
            )
        if self._draft is None:
            self._draft = PlannedDecision(
                self._new_draft(row, award_type, period)
                if wanted == NEW_DECISION
                else self._store.decisions.get(wanted)
            )
        return self._draft

    def _new_draft(self, row: SourceRow, award_type: AwardType, period: str) -> Decision:
        """The commune's own, unless another level has to decide it."""
        level = self._level(self._to_draft, self._today)
        own = level == "commune"
        return Decision(
            origin="own" if own else "recorded",
            level=level,
            issuer="" if own else self._decider(award_type, level, self._today),
            symbol="QĐ-UBND" if own else "",
            award_type=award_type.code,
            period=period or self._choices.period or str(self._today.year),
            ground=self._ground(row) or "CONG_TRANG",
        )

    def _ground(self, row: SourceRow) -> str:
        text = str(row.values.get("ground", ""))
        ground = self._catalogue.recognise_ground(text) if text else None
        return ground.code if ground else ""


def open_decisions(services: Services) -> list[Decision]:
    """Those to which rows without a number can be added; the newest first."""
    found = [d for d in services.store.decisions.all() if d.status != "issued"]
    return found[::-1]


def number_of(row: SourceRow) -> str:
    return str(row.values.get("decision_number", "")).lstrip("0")


def check_choices(services: Services, choices: Choices) -> None:
    """Raises ``Refused`` for a choice that means nothing."""
    if choices.award:
        services.catalogue.award_type(choices.award)
    if choices.level and choices.level not in get_args(Level):
        raise Refused(f"Không có cấp “{choices.level}”; hãy chọn {', '.join(get_args(Level))}.")
    if choices.period:
        services.periods.meant(choices.period)
    if choices.decision in ("", NEW_DECISION):
        return
    decision = services.store.decisions.find(choices.decision)
    if decision is None or decision.deleted_at:
        raise Refused(f"Không tìm thấy quyết định có mã {choices.decision}.")
    if decision.status == "issued":
        raise Refused(
            f"Quyết định số {decision.code} đã ban hành nên không thêm người vào được nữa; "
            "hãy chọn một quyết định nháp."
        )
