"""Cases of the rules on the way a nomination takes."""

from __future__ import annotations

from datetime import date

from models.councils import Council, CouncilMember, Meeting, Vote
from models.nominations import Nomination
from tests.services.rules.cases import Commune, RuleCase
from tests.services.rules.once_cases import plain

LAST_OF_OLD_LAW, FIRST_OF_NEW_LAW = date(2023, 12, 31), date(2024, 1, 1)
LAST_OF_DECREE_98, FIRST_OF_DECREE_152 = date(2025, 6, 30), date(2025, 7, 1)

TARGET = """
[[rules]]
id = "K12"
parameters = { target_percent = 60 }
"""


def in_decision(award: str, level: str, decided_on: date):
    def lay_out(commune: Commune) -> Nomination:
        nomination = plain(award, status="decided")(commune)
        decision = commune.decision(
            award_type=award, level=level, decided_on=decided_on, status="draft", origin="own"
        )
        commune.award(
            nomination.subject_uid, award, decision=decision.uid, nomination_uid=nomination.uid
        )
        return nomination

    return lay_out


def voted(
    passed: bool | None,
    *,
    status: str = "voted",
    seated: bool = False,
    recused: bool = False,
    seat_ends: date | None = None,
):
    def lay_out(commune: Commune) -> Nomination:
        store, person = commune.store, commune.person(name="Tòng Minh Đạt")
        nomination = commune.nominate(person, "LDTT", status=status)
        council = store.councils.save(Council(name="Hội đồng Thi đua - Khen thưởng xã"))
        member = store.council_members.save(
            CouncilMember(
                council_uid=council.uid,
                name="Tòng Minh Đạt",
                subject_uid=person if seated else None,
                ends_on=seat_ends,
            )
        )
        meeting = store.meetings.save(
            Meeting(council_uid=council.uid, period="2026", held_on=date(2026, 11, 18))
        )
        store.votes.save(
            Vote(
                meeting_uid=meeting.uid,
                nomination_uid=nomination.uid,
                agree=7 if passed else 4,
                base=9,
                required="cần quá nửa tổng số thành viên",
                recused=(member.uid,) if recused else (),
                passed=passed,
            )
        )
        return nomination

    return lay_out


def listed(direct: int, leaders: int, unknown: int = 0):
    def lay_out(commune: Commune) -> Nomination:
        classes = ["direct"] * direct + ["leader"] * leaders + [""] * unknown
        people = [commune.person(holder_class=each) for each in classes]
        nominations = [commune.nominate(person, "LDTT") for person in people]
        return nominations[0]

    return lay_out


def sudden(achieved_on: date | None, proposed_on: date | None = None):
    return plain("GK_XA", ground="DOT_XUAT", achieved_on=achieved_on, proposed_on=proposed_on)


CASES: list[RuleCase] = [
    RuleCase("K7", "the commune decides it", plain("CSTDCS"), "met"),
    RuleCase("K7", "from the reform on it may", plain("CSTDCS"), "met", FIRST_OF_DECREE_152),
    RuleCase(
        "K7",
        "the day before the district did",
        plain("CSTDCS"),
        "met",
        LAST_OF_DECREE_98,
        says=("phải trình",),
    ),
    RuleCase(
        "K7",
        "what the province decides is submitted",
        plain("BK_TINH"),
        "met",
        says=(
            "thẩm quyền thuộc Chủ tịch Ủy ban nhân dân tỉnh",
            "phải trình",
        ),
    ),
    RuleCase(
        "K7",
        "what nobody may decide any more is refused",
        plain("GK_HUYEN"),
        "violated",
        FIRST_OF_DECREE_152,
    ),
    RuleCase(
        "K7", "the day before the district could", plain("GK_HUYEN"), "met", LAST_OF_DECREE_98
    ),
    RuleCase(
        "K7",
        "a decision of the commune before the reform is wrong",
        in_decision("CSTDCS", "commune", LAST_OF_DECREE_98),
        "violated",
        LAST_OF_DECREE_98,
    ),
    RuleCase(
        "K7",
        "one of the district was right",
        in_decision("CSTDCS", "district", LAST_OF_DECREE_98),
        "met",
        LAST_OF_DECREE_98,
    ),
    RuleCase(
        "K10",
        "carried",
        voted(True),
        "met",
        says=("7/9 đồng ý (77,78%)", "quá nửa"),
        rests_on=("votes",),
    ),
    RuleCase("K10", "not carried", voted(False), "violated", says=("4/9 đồng ý (44,44%)",)),
    RuleCase("K10", "silent before the vote", voted(None, status="examined"), None),
    RuleCase("K10", "what is decided without a vote lacks it", plain(status="decided"), "missing"),
    RuleCase(
        "K11",
        "a member who is put forward is told",
        voted(None, status="examined", seated=True),
        "review",
        says=("Tòng Minh Đạt",),
    ),
    RuleCase(
        "K11", "and whether the member stood aside", voted(True, seated=True, recused=True), "met"
    ),
    RuleCase(
        "K11",
        "whoever left the council before is no member",
        voted(None, seated=True, seat_ends=date(2026, 11, 17)),
        None,
    ),
    RuleCase(
        "K11",
        "on the last day one still is",
        voted(None, seated=True, seat_ends=date(2026, 11, 18)),
        "review",
    ),
    RuleCase("K11", "of others nothing is told", voted(True), None),
    RuleCase(
        "K12",
        "the share is told",
        listed(3, 1, 1),
        "met",
        says=("Trong 5 người", "3 người trực tiếp", "1 chưa rõ", "chiếm 75% trong số đã rõ"),
    ),
    RuleCase("K12", "of all where all are known", listed(3, 1), "met", says=("chiếm 75%.",)),
    RuleCase(
        "K12",
        "no share while most are unknown",
        listed(1, 0, 8),
        "met",
        says=("8 chưa rõ; chưa tính được tỷ lệ người trực tiếp vì phần lớn còn chưa rõ.",),
    ),
    RuleCase(
        "K12",
        "which keeps no province's target",
        listed(1, 0, 2),
        "review",
        profile=TARGET,
        says=("phần lớn còn chưa rõ, tỉnh yêu cầu 60%",),
    ),
    RuleCase("K12", "a province's target is reached", listed(3, 2), "met", profile=TARGET),
    RuleCase("K12", "or not", listed(2, 2), "review", profile=TARGET, says=("50%", "60%")),
    RuleCase("K12", "without classes nothing is told", listed(0, 0, 2), None),
    RuleCase("K16", "the day is told", plain(), "met", says=("15/02/2027", "còn 87 ngày")),
    RuleCase(
        "K16",
        "on the day itself none are left",
        plain(),
        "met",
        date(2027, 2, 15),
        says=("còn 0 ngày",),
    ),
    RuleCase(
        "K16",
        "afterwards it is told too",
        plain(),
        "review",
        date(2027, 2, 16),
        says=("đã quá 1 ngày",),
    ),
    RuleCase(
        "K16",
        "what goes to the province has another day",
        plain("BK_TINH"),
        "met",
        says=("15/3/2027",),
    ),
    RuleCase("K16", "some titles have their own", plain("CSTD_TINH"), "met", says=("28/02/2027",)),
    RuleCase("K16", "a sudden exploit has none", plain("GK_XA", ground="DOT_XUAT"), None),
    RuleCase("K17", "within three days", sudden(date(2026, 11, 1), date(2026, 11, 4)), "met"),
    RuleCase(
        "K17",
        "later wants a look",
        sudden(date(2026, 11, 1), date(2026, 11, 5)),
        "review",
        says=("04/11/2026",),
    ),
    RuleCase("K17", "without its day that is asked for", sudden(None), "missing"),
    RuleCase("K17", "of other kinds nothing is told", plain("GK_XA"), None),
    RuleCase("K20", "what the State gives is made public first", plain("HCLD3"), "review"),
    RuleCase("K20", "of what the commune gives nothing is told", plain(), None),
    RuleCase("K20", "it begins with the decree", plain("HCLD3"), "review", FIRST_OF_DECREE_152),
    RuleCase("K20", "it is silent the day before", plain("HCLD3"), None, LAST_OF_DECREE_98),
]
