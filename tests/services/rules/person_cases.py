"""Cases of the rules on persons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.initiatives import Scope
from models.nominations import Nomination
from models.ratings import Grade
from models.units import UnitKind
from tests.services.rules.cases import Commune, LayOut, RuleCase, sides_of_dates

LAST_OF_OLD_LAW = date(2023, 12, 31)
IN_DISTRICTS = date(2025, 6, 30)
TWENTY_PERCENT = """
[[rules]]
id = "Q1"
parameters = { percent = 20 }
"""
FIFTEEN_PERCENT = TWENTY_PERCENT.replace("20", "15")
NEAREST = FIFTEEN_PERCENT.replace("15 }", '15, rounding = "nearest" }')
OF_UNITS = FIFTEEN_PERCENT.replace("15 }", '15, scope = "unit" }')
INCLUSIVE = FIFTEEN_PERCENT.replace("15 }", '15, lists = "inclusive" }')


def rated(
    grade: Grade | None, award: str = "LDTT", period: str = "2026", unit: UnitKind | None = None
) -> LayOut:
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person(unit_uid=commune.unit(kind=unit) if unit else None)
        if grade:
            commune.rating(person, grade, period)
        return commune.nominate(person, award, period)

    return lay_out


def recruited(day: date | None, period: str = "2026") -> LayOut:
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        if day:
            commune.career(person, "recruited", day)
        return commune.nominate(person, "LDTT", period)

    return lay_out


def disciplined(
    starts_on: date | None,
    ends_on: date | None = None,
    award: str = "LDTT",
    period: str = "2026",
    **fields,
) -> LayOut:
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        if starts_on:
            commune.hindrance(person, starts_on, ends_on)
        return commune.nominate(person, award, period, **fields)

    return lay_out


def away(kind, starts_on: date, ends_on: date | None = None, period: str = "2026") -> LayOut:
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        commune.career(person, kind, starts_on, ends_on)
        return commune.nominate(person, "LDTT", period)

    return lay_out


def transferred(day: date | None, opinion: str = "", since: date | None = None) -> LayOut:
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        if since:
            commune.career(person, "recruited", since)
        if day:
            commune.career(person, "transferred", day, unit_name="UBND xã Nà Sáy", opinion=opinion)
        return commune.nominate(person, "LDTT")

    return lay_out


def outstanding(
    grade: Grade | None,
    initiative: str = "",
    *,
    lower: str = "",
    period: str = "2026",
) -> LayOut:
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        if grade:
            commune.rating(person, grade, period)
        if initiative:
            commune.initiative(person, period, status=initiative)
        if lower == "held":
            commune.award(person, "LDTT", period)
        elif lower == "proposed":
            commune.nominate(person, "LDTT", period)
        return commune.nominate(person, "CSTDCS", period)

    return lay_out


def listed(chosen: int, others: int, period: str = "2026", *, both: int = 0) -> LayOut:
    """``chosen`` for the higher title, ``others`` for the lower one alone, ``both`` of the chosen
    for the lower one too."""

    def lay_out(commune: Commune) -> Nomination:
        unit = commune.unit()
        people = [commune.person(unit_uid=unit) for _ in range(chosen + others)]
        for person in people[chosen:] + people[:both]:
            commune.nominate(person, "LDTT", period)
        nominations = [commune.nominate(person, "CSTDCS", period) for person in people[:chosen]]
        elsewhere = commune.unit("Trạm Y tế")
        for _ in range(4):
            commune.nominate(commune.person(unit_uid=elsewhere), "LDTT", period)
        return nominations[0]

    return lay_out


def titled(
    award: str,
    title: str,
    years: Sequence[str],
    *,
    scope: Scope | None = None,
    proposed: bool = False,
    period: str = "2026",
    undated: bool = False,
    level="district",
    **fields,
) -> LayOut:
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        for year in years:
            commune.award(person, title, year, level=level, **fields)
        if undated:
            commune.award(person, title, None, level=level)
        if proposed:
            commune.nominate(person, title, period)
        if scope:
            commune.initiative(person, period, scope)
        return commune.nominate(person, award, period)

    return lay_out


def rated_years(
    award: str,
    grades: dict[str, Grade],
    *,
    initiatives: Sequence[str] = (),
    after: tuple[str, str] | None = None,
    ground: str = "CONG_TRANG",
    also: tuple[str, str, str] | None = None,
    period: str = "2026",
    nominated_on: str = "CONG_TRANG",
) -> LayOut:
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        for year, grade in grades.items():
            commune.rating(person, grade, year)
        for year in initiatives:
            commune.initiative(person, year)
        if after:
            commune.award(person, after[0], after[1], level="province", ground=ground)
        if also:
            commune.award(person, also[0], also[1], level="province", ground=also[2])
        return commune.nominate(person, award, period, ground=nominated_on)

    return lay_out


def punished_in_between(commune: Commune) -> Nomination:
    """Three titles, the first of which lies before the end of a discipline."""
    person = commune.person()
    for year in ("2024", "2025", "2026"):
        commune.award(person, "CSTDCS", year)
    commune.initiative(person, "2026", "province")
    commune.hindrance(person, date(2023, 12, 31), date(2024, 12, 31))
    return commune.nominate(person, "CSTD_TINH")


def revoked(commune: Commune) -> Nomination:
    person = commune.person()
    for year in ("2024", "2026"):
        commune.award(person, "CSTDCS", year)
    revocation = commune.decision(purpose="revocation", decided_on=date(2026, 3, 1))
    commune.award(person, "CSTDCS", "2025", revoked_by=revocation.uid)
    commune.initiative(person, "2026", "province")
    return commune.nominate(person, "CSTD_TINH")


def across_the_reform(commune: Commune) -> Nomination:
    """Two titles of the district that is no more, the third of the commune."""
    person = commune.person()
    for year in ("2023", "2024"):
        commune.award(person, "CSTDCS", year, level="district")
    commune.award(person, "CSTDCS", "2025", date(2025, 12, 20), level="commune")
    commune.initiative(person, "2024", "nation")
    return commune.nominate(person, "CSTD_TINH", "2025")


FIVE_GOOD_YEARS: dict[str, Grade] = dict.fromkeys(
    ["2022", "2023", "2024", "2025", "2026"], "HTXSNV"
)
FOUR_GOOD_YEARS: dict[str, Grade] = {**FIVE_GOOD_YEARS, "2023": "HTTNV"}

RECRUITMENT = [
    RuleCase(
        "L2", "six months are enough", recruited(date(2026, 7, 1)), "met", rests_on=("career",)
    ),
    RuleCase(
        "L2", "a day less is not", recruited(date(2026, 7, 2)), "violated", says=("02/7/2026",)
    ),
    RuleCase("L2", "somebody of the year before has them", recruited(date(2025, 11, 1)), "met"),
    RuleCase("L2", "of others it is silent", recruited(None), None),
    *sides_of_dates("L2", recruited(date(2023, 10, 1), "2023"), "violated"),
    RuleCase(
        "L2'", "ten months were enough", recruited(date(2023, 3, 1), "2023"), "met", LAST_OF_OLD_LAW
    ),
    RuleCase(
        "L2'", "nine were not", recruited(date(2023, 3, 2), "2023"), "violated", LAST_OF_OLD_LAW
    ),
    *sides_of_dates("L2'", recruited(date(2023, 10, 1), "2023"), "violated"),
]
DISCIPLINE = [
    RuleCase("L3", "nothing is known against the person", disciplined(None), "met"),
    RuleCase(
        "L3",
        "a reprimand in the period stands against it",
        disciplined(date(2026, 1, 1), date(2026, 12, 31)),
        "violated",
        says=("khiển trách ngày 01/01/2026",),
        rests_on=("hindrances",),
    ),
    RuleCase(
        "L3",
        "an older one that is still in effect is looked at",
        disciplined(date(2025, 12, 31), date(2026, 12, 30)),
        "review",
    ),
    RuleCase(
        "L3", "one that is over is not", disciplined(date(2024, 1, 1), date(2025, 12, 31)), "met"
    ),
    *sides_of_dates("L3", disciplined(date(2023, 5, 1), period="2023"), "violated"),
    RuleCase("L3'", "nothing is known", disciplined(None, period="2023"), "met", LAST_OF_OLD_LAW),
    *sides_of_dates("L3'", disciplined(date(2023, 5, 1), period="2023"), "violated"),
    RuleCase(
        "K6",
        "a period after the end counts",
        disciplined(date(2024, 5, 1), date(2025, 5, 1)),
        "met",
        says=("02/5/2025",),
        rests_on=("hindrances",),
    ),
    RuleCase(
        "K6",
        "a period before the end does not",
        disciplined(date(2025, 2, 1), date(2026, 2, 1), period="2025"),
        "violated",
        says=("năm 2025",),
    ),
    RuleCase(
        "K6",
        "a period in which it ended is looked at",
        disciplined(date(2025, 2, 1), date(2026, 2, 1)),
        "review",
    ),
    RuleCase(
        "K6",
        "an exploit before the end does not count",
        disciplined(
            date(2025, 2, 1),
            date(2026, 2, 1),
            "GK_XA",
            ground="DOT_XUAT",
            achieved_on=date(2026, 2, 1),
        ),
        "violated",
    ),
    RuleCase(
        "K6",
        "an exploit of the day after counts",
        disciplined(
            date(2025, 2, 1),
            date(2026, 2, 1),
            "GK_XA",
            ground="DOT_XUAT",
            achieved_on=date(2026, 2, 2),
        ),
        "met",
    ),
    RuleCase(
        "K6", "a discipline that lasts is another rule's", disciplined(date(2026, 1, 1)), None
    ),
    *sides_of_dates(
        "K6", disciplined(date(2024, 2, 1), date(2025, 2, 1), period="2024"), "violated"
    ),
]
ABSENCES = [
    RuleCase(
        "L4",
        "maternity leave counts",
        away("maternity", date(2026, 1, 5), date(2026, 7, 4)),
        "met",
        says=("nghỉ thai sản từ ngày 05/01/2026 đến ngày 04/7/2026",),
        rests_on=("career",),
    ),
    RuleCase("L4", "a cure after a brave act counts", away("injury", date(2026, 1, 5)), "met"),
    RuleCase(
        "L4", "a year of study counts", away("study", date(2025, 9, 1), date(2026, 8, 31)), "met"
    ),
    RuleCase(
        "L4",
        "any other leave is looked at",
        away("leave", date(2026, 1, 5), date(2026, 2, 14)),
        "review",
        says=("40 ngày",),
    ),
    RuleCase(
        "L4",
        "a leave of another year is not told",
        away("maternity", date(2025, 1, 5), date(2025, 7, 4)),
        None,
    ),
    *sides_of_dates("L4", away("maternity", date(2023, 1, 5), None, "2023"), "met"),
    RuleCase(
        "L4'",
        "less than a year of study counted",
        away("study", date(2023, 1, 1), date(2023, 12, 30), "2023"),
        "met",
        LAST_OF_OLD_LAW,
    ),
    RuleCase(
        "L4'",
        "a whole year asked for good marks",
        away("study", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        "review",
        LAST_OF_OLD_LAW,
        says=("từ khá trở lên",),
    ),
    *sides_of_dates("L4'", away("maternity", date(2023, 1, 5), None, "2023"), "met"),
    RuleCase(
        "L5",
        "six months in the old unit ask for its opinion",
        transferred(date(2026, 7, 1)),
        "missing",
        says=("UBND xã Nà Sáy",),
        rests_on=("career",),
    ),
    RuleCase(
        "L5", "the opinion is there", transferred(date(2026, 7, 1), "Công văn số 12/UBND"), "met"
    ),
    RuleCase("L5", "a day less asks for none", transferred(date(2026, 6, 30)), None),
    RuleCase(
        "L5",
        "time before the recruitment does not count",
        transferred(date(2026, 9, 1), since=date(2026, 4, 1)),
        None,
    ),
    RuleCase("L5", "nobody was moved", transferred(None), None),
    RuleCase(
        "L6",
        "a farmer without a rating may be put forward",
        rated(None, unit="hamlet"),
        "review",
        says=("vẫn được xét",),
    ),
    RuleCase("L6", "of an official it says nothing", rated(None, unit="agency"), None),
    RuleCase("L6", "of whoever is rated it says nothing", rated("HTTNV", unit="hamlet"), None),
    RuleCase("L6", "nor of whoever has no unit", rated(None), None),
]
RATINGS = [
    RuleCase("L1", "a good rating is enough", rated("HTTNV"), "met", rests_on=("ratings",)),
    RuleCase(
        "L1", "a mere completion is not", rated("HTNV"), "violated", says=("từ hoàn thành tốt",)
    ),
    RuleCase("L1", "without a rating one is asked for", rated(None), "missing"),
    RuleCase("L1", "a school year has its own", rated("HTXSNV", period="2025-2026"), "met"),
    RuleCase("L1", "people of a hamlet need none", rated(None, unit="hamlet"), None),
    RuleCase("L1", "but if there is one it counts", rated("HTNV", unit="hamlet"), "violated"),
    *sides_of_dates("L1", rated("HTNV"), "violated"),
]
HIGHER_TITLE = [
    RuleCase(
        "C1", "an excellent rating is enough", outstanding("HTXSNV"), "met", rests_on=("ratings",)
    ),
    RuleCase(
        "C1",
        "a good rating and an initiative are too",
        outstanding("HTTNV", "recognised"),
        "met",
        says=("Sổ tay tuyên truyền",),
        rests_on=("ratings", "initiatives"),
    ),
    RuleCase(
        "C1",
        "a good rating alone is not",
        outstanding("HTTNV"),
        "missing",
        says=("được xếp loại hoàn thành xuất sắc nhiệm vụ hoặc có sáng kiến",),
    ),
    RuleCase(
        "C1",
        "nor one whose initiative waits",
        outstanding("HTTNV", "applied"),
        "missing",
        says=("đang chờ",),
    ),
    RuleCase(
        "C1", "nor one whose initiative was refused", outstanding("HTTNV", "rejected"), "missing"
    ),
    RuleCase(
        "C1", "the lower title's rating is needed", outstanding("HTNV", "recognised"), "violated"
    ),
    RuleCase(
        "C1", "a rating is needed", outstanding(None, "recognised"), "missing", says=("xếp loại",)
    ),
    RuleCase(
        "C1",
        "without an initiative the rating is asked for even beside the lower title",
        outstanding(None, lower="held"),
        "missing",
        says=("chưa có kết quả xếp loại năm 2026; chưa có sáng kiến",),
    ),
    RuleCase(
        "C1",
        "the lower title stands for the rating",
        outstanding(None, "recognised", lower="held"),
        "met",
        rests_on=("awards", "initiatives"),
    ),
    RuleCase(
        "C1",
        "so does its nomination",
        outstanding(None, "recognised", lower="proposed"),
        "met",
        rests_on=("nominations", "initiatives"),
    ),
    *sides_of_dates("C1", outstanding("HTNV"), "violated"),
    RuleCase(
        "C1'",
        "an excellent rating alone was not enough",
        outstanding("HTXSNV", period="2023"),
        "missing",
        LAST_OF_OLD_LAW,
    ),
    RuleCase(
        "C1'",
        "with an initiative it was",
        outstanding("HTTNV", "recognised", period="2023"),
        "met",
        LAST_OF_OLD_LAW,
    ),
    *sides_of_dates("C1'", outstanding("HTXSNV", period="2023"), "missing"),
]
QUOTAS = [
    RuleCase(
        "Q1'",
        "three of twenty are fifteen percent",
        listed(3, 13, "2023"),
        "met",
        LAST_OF_OLD_LAW,
        says=("3 người trên 20 người", "15%", "(3 người)"),
    ),
    RuleCase(
        "Q1'",
        "four of twenty are too many",
        listed(4, 12, "2023"),
        "violated",
        LAST_OF_OLD_LAW,
        says=("20%",),
    ),
    RuleCase(
        "Q1'",
        "whoever stands on both lists is one person",
        listed(3, 13, "2023", both=3),
        "met",
        LAST_OF_OLD_LAW,
        says=("trên 20 người",),
    ),
    *sides_of_dates("Q1'", listed(4, 12, "2023"), "violated"),
    RuleCase("Q1", "the country has none", listed(4, 12), None),
    RuleCase("Q1", "a province sets one", listed(4, 12), "met", profile=TWENTY_PERCENT),
    RuleCase("Q1", "one more is too many", listed(5, 11), "violated", profile=TWENTY_PERCENT),
    RuleCase(
        "Q1",
        "of each unit it is another share",
        listed(3, 13),
        "violated",
        profile=OF_UNITS,
        says=("Tính Trường Mầm non Hoa Ban", "3 người trên 16 người"),
    ),
    RuleCase(
        "Q1",
        "a list that names the chosen too is not added to",
        listed(3, 13, both=3),
        "met",
        profile=INCLUSIVE,
        says=("trên 20 người",),
    ),
    RuleCase(
        "Q1",
        "and where it does not name them they do not count",
        listed(3, 13),
        "violated",
        profile=INCLUSIVE,
        says=("trên 17 người", "17,6%"),
    ),
    RuleCase("Q1", "half a person goes up", listed(4, 16), "met", profile=NEAREST),
    *sides_of_dates("Q1", listed(5, 11, "2023"), "violated", profile=TWENTY_PERCENT),
    RuleCase(
        "Q1a",
        "the base of the share is told",
        listed(4, 12),
        "met",
        profile=TWENTY_PERCENT,
        says=("20% tính trên 20 người", "16 người trong danh sách", "thì là 25%"),
    ),
    RuleCase("Q1a", "without a quota it is not told", listed(4, 12), None),
    RuleCase(
        "Q1b",
        "rounding decides",
        listed(4, 16),
        "review",
        profile=FIFTEEN_PERCENT,
        says=("là 3,6", "bỏ phần lẻ được 3 người", "làm tròn lên được 4 người"),
    ),
    RuleCase("Q1b", "rounding does not matter", listed(3, 17), "met", profile=FIFTEEN_PERCENT),
    RuleCase("Q1b", "without a quota there is nothing to round", listed(4, 16), None),
]
PROVINCIAL = [
    RuleCase(
        "T1",
        "three in a row with an initiative",
        titled("CSTD_TINH", "CSTDCS", ["2024", "2025", "2026"], scope="province"),
        "met",
        says=("các năm 2024, 2025 và 2026",),
        rests_on=("awards", "awards", "awards", "initiatives"),
    ),
    RuleCase(
        "T1",
        "the third may be put forward together with it",
        titled("CSTD_TINH", "CSTDCS", ["2024", "2025"], scope="province", proposed=True),
        "met",
        rests_on=("awards", "awards", "nominations", "initiatives"),
    ),
    RuleCase("T1", "titles of the former district count", across_the_reform, "met"),
    RuleCase(
        "T1",
        "school years follow each other",
        titled(
            "CSTD_TINH",
            "CSTDCS",
            ["2023-2024", "2024-2025", "2025-2026"],
            scope="province",
            period="2025-2026",
        ),
        "met",
    ),
    RuleCase(
        "T1",
        "a missing year is named",
        titled("CSTD_TINH", "CSTDCS", ["2023", "2024", "2026"], scope="province"),
        "missing",
        says=("chưa ghi nhận đạt Chiến sĩ thi đua cơ sở trong năm 2025",),
    ),
    RuleCase(
        "T1",
        "a title that was taken back breaks it",
        revoked,
        "violated",
        says=("chưa đạt Chiến sĩ thi đua cơ sở trong năm 2025",),
        rests_on=("awards", "awards", "awards", "initiatives"),
    ),
    RuleCase(
        "T1",
        "a local initiative does not reach far enough",
        titled("CSTD_TINH", "CSTDCS", ["2024", "2025", "2026"], scope="grassroots"),
        "missing",
        says=("cấp tỉnh",),
    ),
    RuleCase(
        "T1",
        "years of both kinds are looked at",
        titled("CSTD_TINH", "CSTDCS", ["2023-2024", "2025", "2026"], scope="province"),
        "review",
        says=("năm học 2023-2024 thay cho năm 2024",),
    ),
    RuleCase(
        "T1",
        "a title without its year is looked at",
        titled("CSTD_TINH", "CSTDCS", ["2025", "2026"], scope="province", undated=True),
        "review",
    ),
    RuleCase(
        "T1",
        "a year before the end of a discipline does not count",
        punished_in_between,
        "violated",
    ),
    RuleCase("T1", "but it did before the rule on that", punished_in_between, "met", IN_DISTRICTS),
    RuleCase(
        "T2",
        "two with three years between them",
        titled("CSTDTQ", "CSTD_TINH", ["2023", "2026"], scope="nation"),
        "met",
    ),
    RuleCase(
        "T2",
        "one is not enough",
        titled("CSTDTQ", "CSTD_TINH", ["2026"], scope="nation"),
        "missing",
        says=("mới ghi nhận đạt Chiến sĩ thi đua cấp tỉnh trong năm 2026",),
    ),
    RuleCase(
        "T2",
        "the initiative has to reach the whole country",
        titled("CSTDTQ", "CSTD_TINH", ["2023", "2026"], scope="province"),
        "missing",
    ),
    RuleCase(
        "T2",
        "more years between them are looked at",
        titled("CSTDTQ", "CSTD_TINH", ["2022", "2026"], scope="nation"),
        "review",
        says=("4 năm",),
    ),
    RuleCase(
        "T3",
        "years of one kind",
        titled("CSTD_TINH", "CSTDCS", ["2024", "2025", "2026"]),
        "met",
    ),
    RuleCase(
        "T3",
        "years of both kinds",
        titled("CSTD_TINH", "CSTDCS", ["2024", "2024-2025", "2026"]),
        "review",
        says=("năm 2024, năm học 2024-2025 và năm 2026",),
    ),
    RuleCase("T3", "there is nothing to look at", titled("CSTD_TINH", "CSTDCS", ["2020"]), None),
]
CERTIFICATES = [
    RuleCase(
        "P1",
        "two titles in a row",
        titled("BK_TINH", "CSTDCS", ["2025", "2026"]),
        "met",
        rests_on=("awards", "awards"),
    ),
    RuleCase(
        "P1",
        "they may end with the year before",
        titled("BK_TINH", "CSTDCS", ["2024", "2025"]),
        "met",
    ),
    RuleCase(
        "P1",
        "two excellent years with two initiatives",
        rated_years("BK_TINH", {"2025": "HTXSNV", "2026": "HTXSNV"}, initiatives=["2025", "2026"]),
        "met",
        rests_on=("ratings", "ratings", "initiatives", "initiatives"),
    ),
    RuleCase(
        "P1",
        "both initiatives may be of one year",
        rated_years("BK_TINH", {"2025": "HTXSNV", "2026": "HTXSNV"}, initiatives=["2026", "2026"]),
        "met",
    ),
    RuleCase(
        "P1",
        "one initiative is too few",
        rated_years("BK_TINH", {"2025": "HTXSNV", "2026": "HTXSNV"}, initiatives=["2026"]),
        "missing",
        says=("mới có 1 sáng kiến",),
    ),
    RuleCase(
        "P1",
        "one excellent year is too few",
        rated_years("BK_TINH", {"2025": "HTTNV", "2026": "HTXSNV"}, initiatives=["2025", "2026"]),
        "missing",
        says=(
            "chưa ghi nhận đạt Chiến sĩ thi đua cơ sở trong các năm 2025 và 2026",
            "chưa được xếp loại hoàn thành xuất sắc nhiệm vụ trong năm 2025",
        ),
    ),
    RuleCase(
        "P1",
        "initiatives of a longer chain of excellent years count",
        rated_years(
            "BK_TINH",
            dict.fromkeys(["2024", "2025", "2026"], "HTXSNV"),
            initiatives=["2024", "2026"],
        ),
        "met",
        says=("các năm 2024, 2025 và 2026",),
        rests_on=("ratings", "ratings", "ratings", "initiatives", "initiatives"),
    ),
    RuleCase(
        "P1",
        "but not one from before a gap",
        rated_years(
            "BK_TINH",
            dict.fromkeys(["2023", "2025", "2026"], "HTXSNV"),
            initiatives=["2023", "2026"],
        ),
        "missing",
        says=("mới có 1 sáng kiến",),
    ),
    RuleCase(
        "P1",
        "one for something sudden asks for no years",
        rated_years("BK_TINH", {}, nominated_on="DOT_XUAT"),
        None,
    ),
    *sides_of_dates("P1", titled("BK_TINH", "CSTDCS", ["2019", "2021"], period="2023"), "missing"),
    RuleCase(
        "P2",
        "the lower one and five excellent years",
        rated_years("BK_TTG", FIVE_GOOD_YEARS, after=("BK_TINH", "2021")),
        "met",
        rests_on=("awards", *["ratings"] * 5),
    ),
    RuleCase(
        "P2",
        "without a record of the lower one",
        rated_years("BK_TTG", FIVE_GOOD_YEARS),
        "missing",
        says=("chưa ghi nhận được tặng Bằng khen",),
    ),
    RuleCase(
        "P2",
        "too soon after it",
        rated_years("BK_TTG", FIVE_GOOD_YEARS, after=("BK_TINH", "2022")),
        "violated",
        says=("mới được 4 năm",),
    ),
    RuleCase(
        "P2",
        "a year that was only good",
        rated_years("BK_TTG", FOUR_GOOD_YEARS, after=("BK_TINH", "2021")),
        "violated",
        says=("trong năm 2023",),
    ),
    RuleCase(
        "P2",
        "the lower one was for something sudden",
        rated_years("BK_TTG", FIVE_GOOD_YEARS, after=("BK_TINH", "2021"), ground="DOT_XUAT"),
        "violated",
    ),
    RuleCase(
        "P2",
        "which did not matter before the rule on that",
        rated_years("BK_TTG", FIVE_GOOD_YEARS, after=("BK_TINH", "2021"), ground="DOT_XUAT"),
        "met",
        IN_DISTRICTS,
    ),
    RuleCase(
        "P3",
        "five excellent years after the Prime Minister's certificate",
        rated_years("HCLD3", FIVE_GOOD_YEARS, after=("BK_TTG", "2020")),
        "met",
    ),
    RuleCase(
        "P3",
        "the second class comes after the third",
        rated_years("HCLD2", FIVE_GOOD_YEARS, after=("HCLD3", "2020")),
        "met",
    ),
    RuleCase(
        "P3",
        "and not straight after the certificate",
        rated_years("HCLD2", FIVE_GOOD_YEARS, after=("BK_TTG", "2020")),
        "missing",
        says=("hạng Ba",),
    ),
    RuleCase(
        "P3",
        "years without a rating are missing",
        rated_years("HCLD3", {"2026": "HTXSNV"}, after=("BK_TTG", "2015")),
        "missing",
    ),
    RuleCase(
        "K4",
        "one for merit is a basis",
        rated_years("BK_TTG", {}, after=("BK_TINH", "2021")),
        "met",
        rests_on=("awards",),
    ),
    RuleCase(
        "K4",
        "one for something sudden is none",
        rated_years("BK_TTG", {}, after=("BK_TINH", "2021"), ground="DOT_XUAT"),
        "violated",
        rests_on=("awards",),
    ),
    RuleCase(
        "K4",
        "nor is one of a campaign",
        rated_years("BK_TTG", {}, after=("BK_TINH", "2021"), ground="PHONG_TRAO"),
        "violated",
    ),
    RuleCase(
        "K4",
        "one for merit beside it is enough",
        rated_years(
            "BK_TTG",
            {},
            after=("BK_TINH", "2021"),
            also=("BK_TINH", "2023", "DOT_XUAT"),
        ),
        "met",
    ),
    RuleCase("K4", "without any there is nothing to say", rated_years("BK_TTG", {}), None),
    *sides_of_dates(
        "K4",
        rated_years("BK_TTG", {}, after=("BK_TINH", "2021"), ground="DOT_XUAT"),
        "violated",
    ),
]

CASES: list[RuleCase] = [
    *RATINGS,
    *RECRUITMENT,
    *DISCIPLINE,
    *ABSENCES,
    *HIGHER_TITLE,
    *QUOTAS,
    *PROVINCIAL,
    *CERTIFICATES,
]
