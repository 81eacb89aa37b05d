"""Cases of the rules on decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.councils import Council, Meeting
from models.decisions import Decision
from models.payments import Payment
from models.submissions import Submission
from services.rules.rule import Result
from tests.services.rules.cases import Commune

AFTER_THE_YEAR = date(2027, 1, 25)
LAST_OF_OLD_LAW, FIRST_OF_NEW_LAW = date(2023, 12, 31), date(2024, 1, 1)
FIRST_OF_DECREE_91, DAY_BEFORE_DECREE_91 = date(2017, 10, 1), date(2017, 9, 30)
LAST_OF_DISTRICT, FIRST_OF_TWO_LEVELS = date(2025, 6, 30), date(2025, 7, 1)


@dataclass(frozen=True)
class DecisionRuleCase:
    """The same as ``RuleCase`` of a decision, which is judged by the law of its own day."""

    rule: str
    told: str
    lay_out: Callable[[Commune], Decision]
    result: Result | None
    on: date | None = None
    """Kept here for the test that looks whether every day has a case on each side."""
    says: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}: {self.told}"


def decided(
    on: date | None = AFTER_THE_YEAR,
    award: str = "LDTT",
    *,
    lines: int = 1,
    period: str | None = "2026",
    **fields,
) -> Callable[[Commune], Decision]:
    def lay_out(commune: Commune) -> Decision:
        decision = draft(commune, on, award, period=period, **fields)
        for _ in range(lines):
            commune.award(commune.person(), award, period, decision=decision.uid)
        return decision

    return lay_out


def draft(
    commune: Commune, on: date | None, award: str = "LDTT", period: str | None = "2026", **fields
) -> Decision:
    if period:
        commune.services.periods.ensure(period)
    given = {"origin": "own", "status": "draft", "award_type": award, "period": period}
    return commune.decision(**(given | {"decided_on": on} | fields))


def met_on(held_on: date, *, proposed_on: date | None = None, submitted_on: date | None = None):
    """Decided on 25/01/2027 after the council, the nomination and the submission of those days."""

    def lay_out(commune: Commune) -> Decision:
        store, person = commune.store, commune.person()
        council = store.councils.save(Council(name="Hội đồng"))
        meeting = store.meetings.save(
            Meeting(council_uid=council.uid, period="2026", held_on=held_on)
        )
        submission = store.submissions.save(
            Submission(period="2026", number="4", submitted_on=submitted_on)
        )
        nomination = commune.nominate(
            person, "LDTT", proposed_on=proposed_on, submission_uid=submission.uid
        )
        decision = draft(commune, AFTER_THE_YEAR, meeting_uid=meeting.uid)
        commune.award(person, "LDTT", decision=decision.uid, nomination_uid=nomination.uid)
        return decision

    return lay_out


def numbered(*numbers: str, others: tuple[str, ...] = (), other_year: bool = False):
    """Certificates with those numbers; another decision of the year, or the next, has the others."""

    def lay_out(commune: Commune) -> Decision:
        decision = draft(commune, AFTER_THE_YEAR, "GK_XA")
        for number in numbers:
            person = commune.person()
            commune.award(person, "GK_XA", decision=decision.uid, book_number=number)
        second = draft(commune, date(2028, 1, 25) if other_year else AFTER_THE_YEAR, "GK_XA")
        for number in others:
            person = commune.person()
            commune.award(person, "GK_XA", decision=second.uid, book_number=number)
        return decision

    return lay_out


def same_number(commune: Commune) -> Decision:
    draft(commune, AFTER_THE_YEAR, number="7")
    return draft(commune, date(2027, 2, 1), number="7")


def paid(base_salary: int, on: date = AFTER_THE_YEAR, reason: str = ""):
    def lay_out(commune: Commune) -> Decision:
        decision = draft(commune, on)
        award = commune.award(commune.person(name="Cà Ngọc Hặc"), "LDTT", decision=decision.uid)
        commune.store.payments.save(
            Payment(
                award_uid=award.uid, base_salary=base_salary, amount=700_000, override_reason=reason
            )
        )
        return decision

    return lay_out


def with_another(other: str, period: str = "2026", on: date = AFTER_THE_YEAR):
    """Its one recipient holds another title."""

    def lay_out(commune: Commune) -> Decision:
        person = commune.person(name="Quàng Thị Ễn")
        commune.award(person, other, period)
        decision = draft(commune, on)
        commune.award(person, "LDTT", decision=decision.uid)
        return decision

    return lay_out


def of_somebody_under(kind: str, *, nominated: bool = False, **fields):
    def lay_out(commune: Commune) -> Decision:
        person = commune.person(name="Giàng A Sáng")
        commune.hindrance(person, date(2026, 10, 1), kind=kind)
        nomination = commune.nominate(person, "LDTT").uid if nominated else None
        decision = draft(commune, AFTER_THE_YEAR, **fields)
        commune.award(person, "LDTT", decision=decision.uid, nomination_uid=nomination)
        return decision

    return lay_out


def worded(article: str):
    return decided(articles=("Điều một.", article))


CASES: list[DecisionRuleCase] = [
    DecisionRuleCase("K5", "nobody in the list is looked into", decided(), "met"),
    DecisionRuleCase(
        "K5",
        "somebody who is may not be awarded",
        of_somebody_under("inspection"),
        "violated",
        None,
        ("Giàng A Sáng (đang thanh tra, kiểm tra từ ngày 01/10/2026)",),
    ),
    DecisionRuleCase(
        "K5",
        "of a nomination it was asked before",
        of_somebody_under("press", nominated=True),
        None,
    ),
    DecisionRuleCase(
        "K5",
        "what was decided on paper is not asked",
        of_somebody_under("press", origin="recorded"),
        None,
    ),
    DecisionRuleCase("K7", "the commune decides it", decided(award="CSTDCS"), "met"),
    DecisionRuleCase(
        "K7",
        "what the province decides is refused",
        decided(award="BK_TINH"),
        "violated",
        None,
        ("Cấp xã không có thẩm quyền",),
    ),
    DecisionRuleCase(
        "K7", "from the reform on it may", decided(FIRST_OF_TWO_LEVELS, "CSTDCS"), "met"
    ),
    DecisionRuleCase(
        "K7", "the day before it may not", decided(LAST_OF_DISTRICT, "CSTDCS"), "violated"
    ),
    DecisionRuleCase(
        "K7",
        "what rests on an unverified text is only told",
        decided(date(2010, 5, 1), "GK_XA", level="province"),
        "review",
        None,
        ("đối chiếu lại văn bản",),
    ),
    DecisionRuleCase(
        "K7", "a correction awards nothing", decided(award="BK_TINH", purpose="correction"), None
    ),
    DecisionRuleCase("K8", "nobody has another award", decided(), "met"),
    DecisionRuleCase(
        "K8",
        "who has a title of the same year is named",
        with_another("CSTDCS"),
        "violated",
        None,
        ("1 đối tượng", "Quàng Thị Ễn"),
    ),
    DecisionRuleCase(
        "K8", "a title of another year is paid too", with_another("CSTDCS", "2025"), "met"
    ),
    DecisionRuleCase(
        "K8",
        "it begins with the new law",
        with_another("CSTDCS", on=FIRST_OF_NEW_LAW),
        "violated",
        FIRST_OF_NEW_LAW,
    ),
    DecisionRuleCase(
        "K8",
        "it is silent the day before",
        with_another("CSTDCS", on=LAST_OF_OLD_LAW),
        None,
        LAST_OF_OLD_LAW,
    ),
    DecisionRuleCase(
        "K8'",
        "the decree before asked the same",
        with_another("CSTDCS", on=LAST_OF_OLD_LAW),
        "violated",
        LAST_OF_OLD_LAW,
    ),
    DecisionRuleCase(
        "K8'", "nobody had another award", decided(LAST_OF_OLD_LAW), "met", LAST_OF_OLD_LAW
    ),
    DecisionRuleCase(
        "K8'", "it ends with that decree", decided(FIRST_OF_NEW_LAW), None, FIRST_OF_NEW_LAW
    ),
    DecisionRuleCase(
        "K8'", "it begins with that decree", decided(FIRST_OF_DECREE_91), "met", FIRST_OF_DECREE_91
    ),
    DecisionRuleCase(
        "K8'",
        "it is silent the day before",
        decided(DAY_BEFORE_DECREE_91),
        None,
        DAY_BEFORE_DECREE_91,
    ),
    DecisionRuleCase(
        "K9",
        "the base salary of the day is told",
        decided(),
        "met",
        None,
        ("2.530.000 đồng", "161/2026"),
    ),
    DecisionRuleCase(
        "K9",
        "the day before the rise it is another",
        decided(date(2026, 6, 30)),
        "met",
        None,
        ("2.340.000 đồng",),
    ),
    DecisionRuleCase(
        "K9",
        "a prize reckoned from another one is told",
        paid(2_340_000),
        "violated",
        None,
        ("Cà Ngọc Hặc",),
    ),
    DecisionRuleCase(
        "K9", "unless somebody gave a reason", paid(2_340_000, reason="Theo dự toán"), "met"
    ),
    DecisionRuleCase(
        "K9", "a prize reckoned from the right one is in order", paid(2_530_000), "met"
    ),
    DecisionRuleCase(
        "K9", "it begins with the new law", decided(FIRST_OF_NEW_LAW), "met", FIRST_OF_NEW_LAW
    ),
    DecisionRuleCase(
        "K9", "it is silent the day before", decided(LAST_OF_OLD_LAW), None, LAST_OF_OLD_LAW
    ),
    DecisionRuleCase(
        "K9'",
        "the decree before asked the same",
        decided(LAST_OF_OLD_LAW),
        "met",
        LAST_OF_OLD_LAW,
        ("1.800.000 đồng",),
    ),
    DecisionRuleCase(
        "K9'",
        "another salary was wrong",
        paid(1_490_000, LAST_OF_OLD_LAW),
        "violated",
        LAST_OF_OLD_LAW,
    ),
    DecisionRuleCase(
        "K9'", "it ends with that decree", decided(FIRST_OF_NEW_LAW), None, FIRST_OF_NEW_LAW
    ),
    DecisionRuleCase(
        "K9'", "it begins with that decree", decided(FIRST_OF_DECREE_91), "met", FIRST_OF_DECREE_91
    ),
    DecisionRuleCase(
        "K9'",
        "it is silent the day before",
        decided(DAY_BEFORE_DECREE_91),
        None,
        DAY_BEFORE_DECREE_91,
    ),
    DecisionRuleCase(
        "K14",
        "numbers follow each other",
        numbered("1", "2", "003"),
        "met",
        None,
        ("từ 1 đến 3 (3 số)",),
    ),
    DecisionRuleCase(
        "K14",
        "the others of the year are counted with them",
        numbered("3", "4", others=("1", "2")),
        "met",
    ),
    DecisionRuleCase(
        "K14",
        "a number used twice is named",
        numbered("1", "2", others=("2",)),
        "violated",
        None,
        ("dùng hai lần: 2",),
    ),
    DecisionRuleCase(
        "K14", "a gap is named", numbered("1", "5"), "violated", None, ("bỏ cách: 2 đến 4",)
    ),
    DecisionRuleCase(
        "K14", "one missing number is named", numbered("1", "3"), "violated", None, ("bỏ cách: 2.",)
    ),
    DecisionRuleCase(
        "K14", "each year begins anew", numbered("1", others=("1",), other_year=True), "met"
    ),
    DecisionRuleCase(
        "K14", "a decision's number is taken once", same_number, "violated", None, ("07/QĐ-UBND",)
    ),
    DecisionRuleCase("K14", "without numbers nothing is told", numbered(""), None),
    DecisionRuleCase("K15", "after the year and the council", met_on(date(2027, 1, 20)), "met"),
    DecisionRuleCase("K15", "on the day of the council", met_on(AFTER_THE_YEAR), "met"),
    DecisionRuleCase(
        "K15",
        "before the council",
        met_on(date(2027, 1, 26)),
        "violated",
        None,
        ("Hội đồng họp ngày 26/01/2027",),
    ),
    DecisionRuleCase(
        "K15",
        "put forward after the council",
        met_on(date(2027, 1, 20), proposed_on=date(2027, 1, 21)),
        "violated",
    ),
    DecisionRuleCase(
        "K15",
        "put forward on that day",
        met_on(date(2027, 1, 20), proposed_on=date(2027, 1, 20)),
        "met",
    ),
    DecisionRuleCase(
        "K15",
        "submitted after the decision",
        met_on(date(2027, 1, 20), submitted_on=date(2027, 1, 26)),
        "violated",
        None,
        ("Tờ trình 04/TTr-UBND",),
    ),
    DecisionRuleCase(
        "K15", "submitted on its day", met_on(date(2027, 1, 20), submitted_on=AFTER_THE_YEAR), "met"
    ),
    DecisionRuleCase(
        "K15",
        "before the last month of the year it is not over",
        decided(date(2026, 11, 29)),
        "violated",
        None,
        ("mới kết thúc",),
    ),
    DecisionRuleCase(
        "K15", "in its last month it may be decided", decided(date(2026, 12, 1)), "met"
    ),
    DecisionRuleCase(
        "K15",
        "a sudden exploit does not wait",
        decided(date(2026, 5, 5), "GK_XA", ground="DOT_XUAT"),
        "met",
    ),
    DecisionRuleCase("K15", "nor do families", decided(date(2026, 11, 20), "GDVH", lines=0), "met"),
    DecisionRuleCase(
        "K15",
        "a school year may end with the lessons",
        decided(date(2026, 6, 1), period="2025-2026"),
        "met",
    ),
    DecisionRuleCase(
        "K15", "not before", decided(date(2026, 5, 31), period="2025-2026"), "violated"
    ),
    DecisionRuleCase("K15", "without a day nothing is told", decided(None), None),
    DecisionRuleCase(
        "K21",
        "words are those of the digits",
        worded("Tổng số tiền là 702.000 đồng (Bằng chữ: Bảy trăm linh hai ngàn đồng chẵn)."),
        "met",
    ),
    DecisionRuleCase(
        "K21",
        "other words are told",
        worded("Tổng số tiền là 702.000 đồng (Bằng chữ: Bảy trăm hai mươi nghìn đồng)."),
        "violated",
        None,
        ("702.000 đồng", "Bảy trăm lẻ hai nghìn đồng"),
    ),
    DecisionRuleCase("K21", "without words nothing is told", decided(), None),
]
