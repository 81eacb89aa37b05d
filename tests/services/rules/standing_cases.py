"""Cases of the rules on the subject itself."""

from __future__ import annotations

from datetime import date

from models.nominations import Nomination
from tests.services.rules.cases import Commune, RuleCase
from tests.services.rules.once_cases import plain

LAST_OF_OLD_LAW, FIRST_OF_NEW_LAW = date(2023, 12, 31), date(2024, 1, 1)
LAST_OF_DECREE_98, FIRST_OF_DECREE_152 = date(2025, 6, 30), date(2025, 7, 1)

OFF = """
[[rules]]
id = "K5"
enabled = false
"""


def pending(kind: str, starts_on: date, ends_on: date | None = None):
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        commune.hindrance(person, starts_on, ends_on, kind=kind)
        return commune.nominate(person, "LDTT")

    return lay_out


def registered(award: str, period: str = "2026", nominated: str = "LDTT"):
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        commune.registration(person, award, period)
        return commune.nominate(person, nominated)

    return lay_out


def twin(**changed):
    """Another record of the directory, alike but for ``changed``."""
    known = {"name": "Lường Thị Ễn", "birth_date": "1985-07-05", "personal_id": "011185000001"}

    def lay_out(commune: Commune) -> Nomination:
        commune.person(**(known | changed), unit_uid=commune.unit("Trường Tiểu học Mường Xoan"))
        return commune.nominate(commune.person(**known), "LDTT")

    return lay_out


def with_status(status: str, *, posthumous: bool = False):
    def lay_out(commune: Commune) -> Nomination:
        return commune.nominate(commune.person(status=status), "GK_XA", posthumous=posthumous)

    return lay_out


CASES: list[RuleCase] = [
    RuleCase("K5", "nothing is open", plain(), "met"),
    *(
        RuleCase(
            "K5",
            f"what is open stands in the way: {kind}",
            pending(kind, date(2026, 10, 1)),
            "violated",
            rests_on=("hindrances",),
        )
        for kind in ("discipline", "investigation", "inspection", "complaint", "press")
    ),
    RuleCase(
        "K5",
        "a discipline whose end nobody wrote down is told as such",
        pending("discipline", date(2020, 3, 1)),
        "violated",
        says=("kỷ luật khiển trách từ ngày 01/3/2020 chưa ghi ngày hết hiệu lực",),
    ),
    RuleCase(
        "K5",
        "what is closed does not",
        pending("complaint", date(2026, 5, 1), date(2026, 11, 19)),
        "met",
    ),
    RuleCase(
        "K5",
        "on its last day it still does",
        pending("complaint", date(2026, 5, 1), date(2026, 11, 20)),
        "violated",
        says=("20/11/2026",),
    ),
    RuleCase(
        "K5", "what begins tomorrow does not yet", pending("inspection", date(2026, 11, 21)), "met"
    ),
    RuleCase(
        "K5", "a province may switch it off", pending("press", date(2026, 10, 1)), None, profile=OFF
    ),
    RuleCase(
        "K5",
        "it begins with the decree",
        pending("press", date(2023, 1, 1)),
        "violated",
        FIRST_OF_DECREE_152,
    ),
    RuleCase(
        "K5",
        "it is silent the day before",
        pending("press", date(2023, 1, 1)),
        None,
        LAST_OF_DECREE_98,
    ),
    RuleCase(
        "K5'",
        "the decree before it asked for the same",
        pending("press", date(2023, 1, 1)),
        "violated",
        LAST_OF_DECREE_98,
    ),
    RuleCase("K5'", "nothing was open", plain(), "met", LAST_OF_DECREE_98),
    RuleCase(
        "K5'",
        "it ends with that decree",
        pending("press", date(2023, 1, 1)),
        None,
        FIRST_OF_DECREE_152,
    ),
    RuleCase(
        "K5'",
        "it begins with that decree",
        pending("press", date(2023, 1, 1)),
        "violated",
        FIRST_OF_NEW_LAW,
    ),
    RuleCase(
        "K5'",
        "it is silent the day before",
        pending("press", date(2023, 1, 1)),
        None,
        LAST_OF_OLD_LAW,
    ),
    RuleCase("K18", "nobody else is alike", plain(), "met"),
    RuleCase(
        "K18",
        "one number is one person",
        twin(name="Lường Thị Én", birth_date=""),
        "violated",
        says=("cùng số định danh",),
        rests_on=("subjects",),
    ),
    RuleCase(
        "K18",
        "one name and day of birth may be one person",
        twin(personal_id=""),
        "review",
        says=("cùng ngày sinh 05/7/1985",),
    ),
    RuleCase("K18", "two numbers are two persons", twin(personal_id="011185000002"), "met"),
    RuleCase(
        "K18",
        "another day of birth is another person",
        twin(personal_id="", birth_date="1985-07-06"),
        "met",
    ),
    RuleCase("K19", "of whoever is in office nothing is told", plain(), None),
    RuleCase(
        "K19",
        "a posthumous award to somebody who died",
        with_status("deceased", posthumous=True),
        "met",
    ),
    RuleCase(
        "K19",
        "who died is honoured posthumously",
        with_status("deceased"),
        "missing",
        rests_on=("subjects",),
    ),
    RuleCase("K19", "who lives is not", with_status("active", posthumous=True), "violated"),
    RuleCase(
        "K19",
        "who retired deserves a look",
        with_status("retired"),
        "review",
        says=("đã nghỉ hưu",),
    ),
    RuleCase("K13", "registered", registered("LDTT"), "met", rests_on=("registrations",)),
    RuleCase(
        "K13",
        "who registered a higher title registered",
        registered("CSTDCS"),
        "met",
        says=("Đã đăng ký Chiến sĩ thi đua cơ sở năm 2026",),
    ),
    RuleCase(
        "K13", "a lower one does not count", registered("LDTT", nominated="CSTDCS"), "missing"
    ),
    RuleCase("K13", "another year does not count", registered("LDTT", "2025"), "missing"),
    RuleCase("K13", "a certificate is not registered for", plain("GK_XA"), None),
    RuleCase("K13", "it begins with the new law", plain(), "missing", FIRST_OF_NEW_LAW),
    RuleCase("K13", "it is silent the day before", plain(), None, LAST_OF_OLD_LAW),
    RuleCase(
        "K13'",
        "under the old law it was a condition",
        plain(),
        "missing",
        LAST_OF_OLD_LAW,
        says=("là căn cứ xét",),
    ),
    RuleCase("K13'", "who registered met it", registered("LDTT"), "met", LAST_OF_OLD_LAW),
    RuleCase("K13'", "it ends with the old law", plain(), None, FIRST_OF_NEW_LAW),
]
