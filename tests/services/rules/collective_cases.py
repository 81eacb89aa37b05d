"""Cases of the rules on collectives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.hindrances import DisciplineForm
from models.nominations import Nomination
from models.ratings import Grade
from tests.services.rules.cases import Commune, RuleCase

LAST_OF_OLD_LAW, FIRST_OF_NEW_LAW = date(2023, 12, 31), date(2024, 1, 1)


def team(
    have: int,
    count: int = 10,
    *,
    best: str = "CSTDCS",
    award: str = "TTLDXS",
    unit_grade: Grade | None = "HTXSNV",
    grade: Grade = "HTNV",
    proposed: bool = False,
    discipline: DisciplineForm = "",
    period: str = "2026",
) -> Callable[[Commune], Nomination]:
    """``have`` of ``count`` members hold a title, the first of them ``best``, the others LDTT."""

    def lay_out(commune: Commune) -> Nomination:
        collective = commune.collective()
        if unit_grade:
            commune.rating(collective, unit_grade, period)
        for number in range(count):
            person = commune.person()
            commune.member(collective, person, period)
            commune.rating(person, grade, period)
            title = best if number == 0 else "LDTT"
            if number < have and proposed:
                commune.nominate(person, title, period)
            elif number < have:
                commune.award(person, title, period)
            if number == 0 and discipline:
                begins = date(int(period), 5, 4)
                commune.hindrance(person, begins, form=discipline)
        return commune.nominate(collective, award, period)

    return lay_out


def unlisted(commune: Commune) -> Nomination:
    collective = commune.collective()
    commune.rating(collective, "HTXSNV")
    return commune.nominate(collective, "TTLDXS")


def one_unrated(commune: Commune) -> Nomination:
    nomination = team(8)(commune)
    person = commune.person(name="Vàng A Dơ")
    commune.member(nomination.subject_uid, person)
    commune.award(person, "LDTT")
    return nomination


def titles_of_last_year(commune: Commune) -> Nomination:
    collective = commune.collective()
    commune.rating(collective, "HTXSNV")
    for _ in range(3):
        person = commune.person()
        commune.member(collective, person)
        commune.rating(person)
        commune.award(person, "CSTDCS", "2025")
    return commune.nominate(collective, "TTLDXS")


def with_newcomer(recruited_on: date, award: str = "TTLDTT"):
    """One of two members holds the title, the other came on that day."""

    def lay_out(commune: Commune) -> Nomination:
        collective = commune.collective()
        holder, newcomer = commune.person(), commune.person(name="Bạc Thị Ánh")
        commune.award(holder, "LDTT")
        for person in (holder, newcomer):
            commune.member(collective, person)
        commune.career(newcomer, "recruited", recruited_on)
        return commune.nominate(collective, award)

    return lay_out


def with_student(ends_on: date):
    def lay_out(commune: Commune) -> Nomination:
        collective, student = commune.collective(), commune.person()
        commune.member(collective, student)
        commune.career(student, "study", date(2026, 1, 1), ends_on)
        return commune.nominate(collective, "TTLDTT")

    return lay_out


def with_one_not_counted(commune: Commune) -> Nomination:
    collective = commune.collective()
    commune.member(collective, commune.person())
    absent = commune.person(name="Giàng A Sáng")
    commune.member(collective, absent, counted=False, reason="biệt phái cả năm")
    return commune.nominate(collective, "TTLDTT")


def two_titles(other: str, period: str = "2026", *, given: bool = True):
    def lay_out(commune: Commune) -> Nomination:
        collective = commune.collective()
        if given:
            commune.award(collective, other, period)
        else:
            commune.nominate(collective, other, period)
        return commune.nominate(collective, "TTLDXS")

    return lay_out


STUDY_SETTING = """
[[rules]]
id = "X4"
parameters = { recruited_months = 0, study_months = 12 }
"""
HIGHER_SHARE = """
[[rules]]
id = "X3"
parameters = { titles = ["LDTT", "CSTDCS"], percent = 60, more_than = true }
"""

CASES: list[RuleCase] = [
    RuleCase("X1", "seven of ten are enough", team(7), "met", says=("7/10 thành viên (70%)",)),
    RuleCase(
        "X1", "six of ten are not", team(6), "violated", says=("6/10 thành viên (60%)", "từ 70%")
    ),
    RuleCase(
        "X1",
        "somebody has to be a Chiến sĩ thi đua cơ sở",
        team(10, best="LDTT"),
        "violated",
        says=("chưa có thành viên đạt Chiến sĩ thi đua cơ sở, cần ít nhất 1",),
    ),
    RuleCase(
        "X1",
        "the collective itself has to be rated best",
        team(10, unit_grade="HTTNV"),
        "violated",
        says=("tập thể được xếp loại hoàn thành tốt nhiệm vụ",),
    ),
    RuleCase(
        "X1",
        "everybody has to complete the task",
        team(10, grade="KHTNV"),
        "violated",
        says=("dưới hoàn thành nhiệm vụ: Quàng Thị Ễn",),
    ),
    RuleCase(
        "X1",
        "without the collective's rating one is asked for",
        team(7, unit_grade=None),
        "missing",
    ),
    RuleCase(
        "X1", "a member without a rating is named", one_unrated, "missing", says=("Vàng A Dơ",)
    ),
    RuleCase("X1", "without members a list is asked for", unlisted, "missing"),
    RuleCase(
        "X1",
        "who is being put forward is counted, and told apart",
        team(7, proposed=True),
        "met",
        says=("đã có quyết định 0, đang đề nghị 7",),
    ),
    RuleCase("X1", "titles of another year do not count", titles_of_last_year, "violated"),
    RuleCase("X1", "it holds from the first day of the law", team(6), "violated", FIRST_OF_NEW_LAW),
    RuleCase("X1", "it is silent the day before", team(6), None, LAST_OF_OLD_LAW),
    RuleCase("X1", "it asks nothing for another title", team(0, award="TTLDTT"), None),
    RuleCase("X1'", "the old law asked for the same", team(7), "met", LAST_OF_OLD_LAW),
    RuleCase("X1'", "six of ten were not enough either", team(6), "violated", LAST_OF_OLD_LAW),
    RuleCase("X1'", "without members a list is asked for", unlisted, "missing", LAST_OF_OLD_LAW),
    RuleCase("X1'", "it ends with the old law", team(6), None, FIRST_OF_NEW_LAW),
    RuleCase("X2", "nobody was disciplined", team(7), "met", LAST_OF_OLD_LAW),
    RuleCase(
        "X2",
        "a warning stands in the way",
        team(7, discipline="warning"),
        "violated",
        LAST_OF_OLD_LAW,
        says=("từ cảnh cáo trở lên", "Quàng Thị Ễn"),
        rests_on=("hindrances",),
    ),
    RuleCase("X2", "a reprimand does not", team(7, discipline="reprimand"), "met", LAST_OF_OLD_LAW),
    RuleCase(
        "X2", "a dismissal does", team(7, discipline="dismissal"), "violated", LAST_OF_OLD_LAW
    ),
    RuleCase(
        "X2", "it ends with the old law", team(7, discipline="warning"), None, FIRST_OF_NEW_LAW
    ),
    RuleCase(
        "X3", "six of ten are more than half", team(6, award="TTLDTT"), "met", says=("trên 50%",)
    ),
    RuleCase(
        "X3",
        "five of ten are not",
        team(5, award="TTLDTT"),
        "violated",
        says=("5/10 thành viên (50%)",),
    ),
    RuleCase(
        "X3",
        "without members a list is asked for",
        lambda c: c.nominate(c.collective(), "TTLDTT"),
        "missing",
    ),
    RuleCase(
        "X3", "it begins with the new law", team(5, award="TTLDTT"), "violated", FIRST_OF_NEW_LAW
    ),
    RuleCase("X3", "it is silent the day before", team(5, award="TTLDTT"), None, LAST_OF_OLD_LAW),
    RuleCase(
        "X3",
        "a province asks for more",
        team(6, award="TTLDTT"),
        "violated",
        profile=HIGHER_SHARE,
        says=("trên 60%",),
    ),
    RuleCase(
        "X3", "who came late is left out", with_newcomer(date(2026, 7, 2)), "met", says=("1/1",)
    ),
    RuleCase(
        "X3",
        "who was there six months counts",
        with_newcomer(date(2026, 7, 1)),
        "violated",
        says=("1/2",),
    ),
    RuleCase(
        "X3'", "six of ten were more than half", team(6, award="TTLDTT"), "met", LAST_OF_OLD_LAW
    ),
    RuleCase("X3'", "five of ten were not", team(5, award="TTLDTT"), "violated", LAST_OF_OLD_LAW),
    RuleCase(
        "X3'",
        "a warning stood in the way",
        team(6, award="TTLDTT", discipline="warning"),
        "violated",
        LAST_OF_OLD_LAW,
        says=("bị kỷ luật từ cảnh cáo trở lên",),
    ),
    RuleCase(
        "X3'",
        "a reprimand did not",
        team(6, award="TTLDTT", discipline="reprimand"),
        "met",
        LAST_OF_OLD_LAW,
    ),
    RuleCase(
        "X3'",
        "without members a list is asked for",
        lambda c: c.nominate(c.collective(), "TTLDTT"),
        "missing",
        LAST_OF_OLD_LAW,
    ),
    RuleCase("X3'", "it ends with the old law", team(5, award="TTLDTT"), None, FIRST_OF_NEW_LAW),
    RuleCase(
        "X4",
        "it tells of how many shares are taken",
        team(6, award="TTLDTT"),
        "met",
        says=("10 thành viên",),
    ),
    RuleCase(
        "X4",
        "it names who is not counted and why",
        with_one_not_counted,
        "review",
        says=("1 thành viên", "Giàng A Sáng (biệt phái cả năm)"),
    ),
    RuleCase(
        "X4",
        "who came late is named",
        with_newcomer(date(2026, 7, 2)),
        "review",
        says=("Bạc Thị Ánh (tuyển dụng chưa đủ 6 tháng trong kỳ)",),
    ),
    RuleCase("X4", "who was there six months is counted", with_newcomer(date(2026, 7, 1)), "met"),
    RuleCase(
        "X4",
        "who studies is counted unless it is set otherwise",
        with_student(date(2026, 12, 31)),
        "met",
    ),
    RuleCase(
        "X4",
        "a year of study leaves out where it is set",
        with_student(date(2026, 12, 31)),
        "review",
        profile=STUDY_SETTING,
        says=("đi học từ 12 tháng trở lên",),
    ),
    RuleCase(
        "X4",
        "a shorter one does not",
        with_student(date(2026, 12, 30)),
        "met",
        profile=STUDY_SETTING,
    ),
    RuleCase("X4", "it asks for a list where there is none", unlisted, "missing"),
    RuleCase("X4", "it says nothing of a person", lambda c: c.nominate(c.person(), "LDTT"), None),
    RuleCase("X5", "one title of the year is in order", team(7), "met"),
    RuleCase(
        "X5",
        "two are not",
        two_titles("TTLDTT"),
        "violated",
        says=("Tập thể lao động tiên tiến",),
        rests_on=("awards",),
    ),
    RuleCase(
        "X5",
        "two that are put forward are not either",
        two_titles("TTLDTT", given=False),
        "violated",
        rests_on=("nominations",),
    ),
    RuleCase("X5", "titles of two years are in order", two_titles("TTLDTT", "2025"), "met"),
]
