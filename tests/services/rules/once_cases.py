"""Cases of the rules on what was given, or is proposed, besides."""

from __future__ import annotations

from datetime import date

from models.movements import Movement
from models.nominations import Nomination
from tests.services.rules.cases import Commune, RuleCase

LAST_OF_OLD_LAW, FIRST_OF_NEW_LAW = date(2023, 12, 31), date(2024, 1, 1)
LAST_OF_DECREE_98, FIRST_OF_DECREE_152 = date(2025, 6, 30), date(2025, 7, 1)

RESCUE = "Dũng cảm cứu hai cháu nhỏ bị nước cuốn trôi tại suối Nậm Lạn"

RESCUE_RETOLD = "Đã dũng cảm cứu hai cháu nhỏ bị nước cuốn trôi ở suối Nậm Lạn"

HARVEST = "Dẫn đầu phong trào trồng rừng, phủ xanh đất trống của bản"

STRICTER = """
[[rules]]
id = "K1a"
parameters = { alike_percent = 99, least_words = 6 }
"""


def plain(award: str = "LDTT", **fields):
    def lay_out(commune: Commune) -> Nomination:
        return commune.nominate(commune.person(), award, **fields)

    return lay_out


def of_campaign(commune: Commune) -> Nomination:
    name = "Chào mừng Đại hội Đảng"
    commune.services.periods.add_campaign("CD-26", name, date(2026, 1, 1), date(2026, 3, 1))
    return commune.nominate(commune.person(), "GK_XA", "CD-26", ground="PHONG_TRAO")


def beside(
    other: str,
    award: str,
    period: str = "2026",
    *,
    given: bool = True,
    achievement: str = "",
    before: str = "",
    ground: str = "CONG_TRANG",
    **fields,
):
    """Holds, or is put forward for, ``other`` while it is put forward for ``award`` of 2026."""

    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        more = {"achievement": before, "ground": ground}
        if given:
            commune.award(person, other, period, **more, **fields)
        else:
            commune.nominate(person, other, period, **more, **fields)
        return commune.nominate(person, award, achievement=achievement, ground=ground)

    return lay_out


def other_movement(commune: Commune) -> Nomination:
    person = commune.person()
    for name in ("Chung sức xây dựng nông thôn mới", "Vì người nghèo"):
        movement = commune.store.movements.save(Movement(name=name))
        fields = {"ground": "PHONG_TRAO", "movement_uid": movement.uid}
        nomination = commune.nominate(person, "GK_XA", **fields)
    return nomination


def already_in_a_decision(commune: Commune) -> Nomination:
    """The award that came of the nomination itself is no second one."""
    nomination = plain()(commune)
    commune.award(nomination.subject_uid, "LDTT", nomination_uid=nomination.uid)
    return nomination


def given_up(commune: Commune) -> Nomination:
    person = commune.person()
    commune.nominate(person, "LDTT", status="withdrawn")
    return commune.nominate(person, "LDTT")


CASES: list[RuleCase] = [
    RuleCase("K1", "nothing was given for it yet", plain(), "met"),
    RuleCase(
        "K1",
        "the same title of the same year is one too many",
        beside("LDTT", "LDTT"),
        "violated",
        says=("Lao động tiên tiến năm 2026",),
        rests_on=("awards",),
    ),
    RuleCase(
        "K1",
        "two nominations for it are too",
        beside("LDTT", "LDTT", given=False),
        "violated",
        rests_on=("nominations",),
    ),
    RuleCase("K1", "the same title of another year is not", beside("LDTT", "LDTT", "2025"), "met"),
    RuleCase(
        "K1",
        "a certificate told nowhere is taken for the same",
        beside("GK_XA", "GK_XA"),
        "violated",
    ),
    RuleCase(
        "K1",
        "the same exploit is not rewarded twice",
        beside("GK_XA", "GK_XA", ground="DOT_XUAT", before=RESCUE, achievement=RESCUE_RETOLD),
        "violated",
    ),
    RuleCase(
        "K1",
        "another exploit of the same year may be",
        beside("GK_XA", "GK_XA", ground="DOT_XUAT", before=HARVEST, achievement=RESCUE),
        "met",
    ),
    RuleCase("K1", "each movement has its own", other_movement, "met"),
    RuleCase(
        "K1", "the award that came of the nomination is no second one", already_in_a_decision, "met"
    ),
    RuleCase("K1", "what was withdrawn does not count", given_up, "met"),
    RuleCase(
        "K1", "it begins with the new law", beside("LDTT", "LDTT"), "violated", FIRST_OF_NEW_LAW
    ),
    RuleCase("K1", "it is silent the day before", beside("LDTT", "LDTT"), None, LAST_OF_OLD_LAW),
    RuleCase(
        "K1a",
        "a text retold for another award is seen",
        beside("BK_TINH", "GK_XA", before=RESCUE, achievement=RESCUE_RETOLD),
        "violated",
        says=("%", "Bằng khen"),
    ),
    RuleCase(
        "K1a",
        "another text is in order",
        beside("BK_TINH", "GK_XA", before=HARVEST, achievement=RESCUE),
        "met",
    ),
    RuleCase(
        "K1a",
        "a formula with another year is another achievement",
        beside(
            "GK_XA",
            "GK_XA",
            "2025",
            before="Hoàn thành xuất sắc nhiệm vụ được giao năm 2025",
            achievement="Hoàn thành xuất sắc nhiệm vụ được giao năm 2026",
        ),
        "met",
    ),
    RuleCase(
        "K1a",
        "a text copied word for word from last year is seen",
        beside("GK_XA", "GK_XA", "2025", before=RESCUE, achievement=RESCUE),
        "violated",
        says=("100%",),
    ),
    RuleCase(
        "K1a",
        "a short formula tells nothing",
        beside("BK_TINH", "GK_XA", before="Tích cực", achievement="Tích cực"),
        None,
    ),
    RuleCase(
        "K1a",
        "a province may ask for more likeness",
        beside("BK_TINH", "GK_XA", before=RESCUE, achievement=RESCUE_RETOLD),
        "met",
        profile=STRICTER,
    ),
    RuleCase(
        "K1a",
        "it begins with the new law",
        beside("BK_TINH", "GK_XA", before=RESCUE, achievement=RESCUE),
        "violated",
        FIRST_OF_NEW_LAW,
    ),
    RuleCase(
        "K1a",
        "it is silent the day before",
        beside("BK_TINH", "GK_XA", before=RESCUE, achievement=RESCUE),
        None,
        LAST_OF_OLD_LAW,
    ),
    RuleCase(
        "K1b",
        "a title and a certificate for one year's work are two",
        beside("CSTDCS", "GK_XA"),
        "violated",
    ),
    RuleCase(
        "K1b", "told from the other side too", beside("GK_XA", "CSTDCS", given=False), "violated"
    ),
    RuleCase("K1b", "two titles of a year are in order", beside("LDTT", "CSTDCS"), "met"),
    RuleCase(
        "K1",
        "a campaign is called by its own name",
        of_campaign,
        "met",
        says=("cho cùng thành tích của đợt “Chào mừng Đại hội Đảng”",),
    ),
    RuleCase(
        "K1b",
        "a certificate for three years as such a family goes with the title",
        beside("GDVH", "GK_GDVH"),
        None,
    ),
    RuleCase("K1b", "of two years they are in order", beside("CSTDCS", "GK_XA", "2025"), "met"),
    RuleCase(
        "K1b",
        "a sudden exploit is another achievement",
        beside("CSTDCS", "GK_XA", ground="DOT_XUAT"),
        None,
    ),
    RuleCase(
        "K1b", "it begins with the new law", beside("CSTDCS", "GK_XA"), "violated", FIRST_OF_NEW_LAW
    ),
    RuleCase(
        "K1b", "it is silent the day before", beside("CSTDCS", "GK_XA"), None, LAST_OF_OLD_LAW
    ),
    RuleCase(
        "K1c",
        "a higher one of the line of the ministry is told",
        beside("BK_TINH", "GK_XA", level="province"),
        "violated",
        says=("Bằng khen",),
    ),
    RuleCase("K1c", "a lower one is not", beside("GK_SO", "BK_TINH", level="province"), "met"),
    RuleCase(
        "K1c",
        "nor is one of the commune itself",
        beside("BK_TINH", "GK_XA", level="commune"),
        "met",
    ),
    RuleCase(
        "K1c",
        "nor is one of another year",
        beside("BK_TINH", "GK_XA", "2025", level="province"),
        "met",
    ),
    RuleCase(
        "K1c",
        "titles are built upon each other",
        beside("CSTD_TINH", "CSTDCS", level="province"),
        None,
    ),
    RuleCase(
        "K1c",
        "it begins with the new law",
        beside("BK_TINH", "GK_XA", level="province"),
        "violated",
        FIRST_OF_NEW_LAW,
    ),
    RuleCase(
        "K1c",
        "it is silent the day before",
        beside("BK_TINH", "GK_XA", level="province"),
        None,
        LAST_OF_OLD_LAW,
    ),
    RuleCase(
        "K2",
        "earlier certificates are told",
        beside("GK_XA", "GK_XA", "2025"),
        "met",
        says=("1 lần",),
    ),
    RuleCase("K2", "without any nothing is told", plain("GK_XA"), None),
    RuleCase(
        "K2",
        "it begins with the new law",
        beside("GK_XA", "GK_XA", "2022"),
        "met",
        FIRST_OF_NEW_LAW,
    ),
    RuleCase(
        "K2", "it is silent the day before", beside("GK_XA", "GK_XA", "2022"), None, LAST_OF_OLD_LAW
    ),
    RuleCase("K3", "nobody needs a lower one first", plain("BK_TINH"), "met"),
    RuleCase(
        "K3", "of whoever holds one nothing is told", beside("GK_XA", "BK_TINH", "2024"), None
    ),
    RuleCase("K3", "it begins with the decree", plain("BK_TINH"), "met", FIRST_OF_DECREE_152),
    RuleCase("K3", "it is silent the day before", plain("BK_TINH"), None, LAST_OF_DECREE_98),
]
