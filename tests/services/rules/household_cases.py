"""Cases of the rules on households and hamlets."""

from __future__ import annotations

from datetime import date

from models.nominations import Nomination
from tests.services.rules.cases import Commune, RuleCase

LAST_OF_OLD_DECREE, FIRST_OF_NEW_DECREE = date(2024, 1, 29), date(2024, 1, 30)
FIRST_OF_DECREE_122, DAY_BEFORE_DECREE_122 = date(2018, 11, 5), date(2018, 11, 4)
IN_TIME, TOO_LATE = date(2026, 11, 22), date(2026, 11, 23)
IN_ORDER = {
    "met_on": date(2026, 11, 1),
    "posted_from": date(2026, 11, 2),
    "posted_to": date(2026, 11, 11),
    "received_on": date(2026, 11, 12),
}


def reviewed(**fields):
    def lay_out(commune: Commune) -> Nomination:
        household = commune.household()
        commune.household_review(household, **fields)
        return commune.nominate(household, "GDVH")

    return lay_out


def found(**changed):
    return reviewed(**(IN_ORDER | changed))


def unreviewed(commune: Commune) -> Nomination:
    return commune.nominate(commune.household(), "GDVH")


def held(*years: str, period: str = "2026"):
    def lay_out(commune: Commune) -> Nomination:
        household = commune.household()
        for year in years:
            commune.award(household, "GDVH", year)
        return commune.nominate(household, "GK_GDVH", period)

    return lay_out


def hamlet(commune: Commune) -> Nomination:
    return commune.nominate(commune.collective(name="Bản Nà Sáng"), "THON_VH")


SCORE_90 = """
[[rules]]
id = "H2"
enabled = true
"""
SCORE_85 = """
[[rules]]
id = "H2"
parameters = { minimum = 85 }
"""
SHARES_KEPT = """
[[rules]]
id = "H5"
enabled = true
"""
SIXTY = {"households": 50, "present": 30, "agreed": 18}

CASES: list[RuleCase] = [
    RuleCase(
        "H1",
        "met, posted, received and decided in time",
        found(),
        "met",
        IN_TIME,
        rests_on=("household_reviews",),
    ),
    RuleCase(
        "H1",
        "the eleventh day after the dossier is too late",
        found(),
        "violated",
        TOO_LATE,
        says=("chậm nhất ngày 22/11/2026",),
    ),
    RuleCase(
        "H1",
        "nine days of posting are too few",
        found(posted_to=date(2026, 11, 10)),
        "violated",
        IN_TIME,
        says=("mới niêm yết 9 ngày, cần đủ 10 ngày",),
    ),
    RuleCase(
        "H1",
        "the list is posted after the meeting",
        found(posted_from=date(2026, 10, 31)),
        "violated",
        IN_TIME,
        says=("trước cuộc họp",),
    ),
    RuleCase(
        "H1",
        "the dossier comes after the posting",
        found(received_on=date(2026, 11, 10)),
        "violated",
        date(2026, 11, 12),
        says=("trước khi hết niêm yết",),
    ),
    RuleCase(
        "H1", "without the meeting's day it is asked for", found(met_on=None), "missing", IN_TIME
    ),
    RuleCase(
        "H1", "without the posting it is asked for", found(posted_to=None), "missing", IN_TIME
    ),
    RuleCase(
        "H1",
        "without the dossier's day it is asked for",
        found(received_on=None),
        "missing",
        IN_TIME,
    ),
    RuleCase("H1", "without a review it is asked for", unreviewed, "missing"),
    RuleCase("H1", "it begins with the decree", unreviewed, "missing", FIRST_OF_NEW_DECREE),
    RuleCase("H1", "it is silent the day before", unreviewed, None, LAST_OF_OLD_DECREE),
    RuleCase("H2", "no score is asked for unless the province does", reviewed(score=10), None),
    RuleCase("H2", "ninety are enough", reviewed(score=90), "met", profile=SCORE_90),
    RuleCase(
        "H2",
        "a little less is not",
        reviewed(score=89.5),
        "violated",
        profile=SCORE_90,
        says=("89,5 điểm", "từ 90 điểm"),
    ),
    RuleCase("H2", "without a score it is asked for", reviewed(), "missing", profile=SCORE_90),
    RuleCase("H2", "a province sets its own", reviewed(score=85), "met", profile=SCORE_85),
    RuleCase(
        "H2",
        "it begins with the decree",
        reviewed(score=1),
        "violated",
        FIRST_OF_NEW_DECREE,
        SCORE_90,
    ),
    RuleCase(
        "H2", "it is silent the day before", reviewed(score=1), None, LAST_OF_OLD_DECREE, SCORE_90
    ),
    RuleCase("H3", "nothing was ticked", reviewed(), "met"),
    RuleCase(
        "H3",
        "what was ticked stands in the way",
        reviewed(exclusions=("tax", "crime")),
        "violated",
        says=("trốn tránh nghĩa vụ nộp thuế", "truy cứu trách nhiệm hình sự"),
        rests_on=("household_reviews",),
    ),
    RuleCase("H3", "without a review it is asked for", unreviewed, "missing"),
    RuleCase(
        "H3",
        "it begins with the decree",
        reviewed(exclusions=("tax",)),
        "violated",
        FIRST_OF_NEW_DECREE,
    ),
    RuleCase(
        "H3", "it is silent the day before", reviewed(exclusions=("tax",)), None, LAST_OF_OLD_DECREE
    ),
    RuleCase(
        "H4'",
        "three years in a row",
        held("2021", "2022", "2023", period="2023"),
        "met",
        LAST_OF_OLD_DECREE,
    ),
    RuleCase(
        "H4'",
        "two are too few",
        held("2022", "2023", period="2023"),
        "missing",
        LAST_OF_OLD_DECREE,
        says=("2021",),
    ),
    RuleCase(
        "H4'",
        "a year left out breaks it",
        held("2020", "2021", "2023", period="2023"),
        "missing",
        LAST_OF_OLD_DECREE,
    ),
    RuleCase("H4'", "it ends with the decree", held(period="2023"), None, FIRST_OF_NEW_DECREE),
    RuleCase(
        "H4'", "it begins with the decree", held(period="2018"), "missing", FIRST_OF_DECREE_122
    ),
    RuleCase(
        "H4'", "it is silent the day before", held(period="2018"), None, DAY_BEFORE_DECREE_122
    ),
    RuleCase("H4", "three years in a row", held("2024", "2025", "2026"), "met"),
    RuleCase("H4", "the chain may end the year before", held("2023", "2024", "2025"), "met"),
    RuleCase("H4", "two are too few", held("2025", "2026"), "missing"),
    RuleCase(
        "H4",
        "it begins after the old decree",
        held(period="2023"),
        "missing",
        FIRST_OF_NEW_DECREE,
    ),
    RuleCase("H4", "it is silent the day before", held(period="2023"), None, LAST_OF_OLD_DECREE),
    RuleCase(
        "H5'",
        "sixty percent came and sixty of those agreed",
        reviewed(**SIXTY),
        "met",
        LAST_OF_OLD_DECREE,
        says=("60%",),
    ),
    RuleCase(
        "H5'",
        "fewer came",
        reviewed(**(SIXTY | {"present": 29})),
        "violated",
        LAST_OF_OLD_DECREE,
        says=("29/50 hộ dự họp (58%)",),
    ),
    RuleCase(
        "H5'", "fewer agreed", reviewed(**(SIXTY | {"agreed": 17})), "violated", LAST_OF_OLD_DECREE
    ),
    RuleCase("H5'", "without counts they are asked for", reviewed(), "missing", LAST_OF_OLD_DECREE),
    RuleCase("H5'", "it ends with the decree", reviewed(), None, FIRST_OF_NEW_DECREE),
    RuleCase("H5'", "it begins with the decree", reviewed(), "missing", FIRST_OF_DECREE_122),
    RuleCase("H5'", "it is silent the day before", reviewed(), None, DAY_BEFORE_DECREE_122),
    RuleCase("H5", "it is off", reviewed(households=50, present=1, agreed=1), None),
    RuleCase("H5", "a province may keep the shares", reviewed(**SIXTY), "met", profile=SHARES_KEPT),
    RuleCase(
        "H5",
        "and then they count",
        reviewed(**(SIXTY | {"present": 29})),
        "violated",
        profile=SHARES_KEPT,
    ),
    RuleCase(
        "H5",
        "it begins after the old decree",
        reviewed(),
        "missing",
        FIRST_OF_NEW_DECREE,
        SHARES_KEPT,
    ),
    RuleCase(
        "H5", "it is silent the day before", reviewed(), None, LAST_OF_OLD_DECREE, SHARES_KEPT
    ),
    RuleCase(
        "H6",
        "it tells who decides and by when",
        hamlet,
        "met",
        date(2026, 11, 14),
        says=("Chủ tịch Ủy ban nhân dân cấp xã", "15/11/2026"),
    ),
    RuleCase("H6", "after the day it wants a look", hamlet, "review", date(2026, 11, 15)),
    RuleCase("H6", "it says nothing of a household", unreviewed, None),
]
