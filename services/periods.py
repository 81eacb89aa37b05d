"""Years, school years and campaigns: what their codes mean."""

from __future__ import annotations

import re
from datetime import date

from models.periods import Period
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import nfc

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
WORDS = re.compile(r"^năm(?: học)?\s+", re.IGNORECASE)
SCHOOL_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*[-–]\s*((?:19|20)[0-9]{2})")


class Periods:
    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Period]:
        """Newest first."""
        return self._store.periods.newest_first()

    def current_code(self) -> str:
        """The calendar year of today."""
        return str(self._store.origin.now().astimezone().year)

    def find(self, code: str) -> Period | None:
        return self._store.periods.of_code(code)

    def meant(self, text: str) -> str:
        """The code of the period that ``text`` names: "2026", "Năm học 2025-2026", a campaign.

        Raises ``Refused`` for what is neither known nor a year.
        """
        text = text.strip()
        if known := self._store.periods.of_code(text):
            return known.code
        return period_of_code(text).code

    def ensure(self, code: str) -> Period:
        """The period of ``code``; a missing year or school year is made. Part of an open action."""
        code = code.strip()
        if known := self._store.periods.of_code(code):
            return known
        period = period_of_code(code)
        if known := self._store.periods.of_code(period.code):
            return known
        with self._store.action(f"Thêm {period.name.lower()}"):
            return self._store.periods.save(period)

    def add_campaign(self, code: str, name: str, starts_on: date, ends_on: date) -> Period:
        """Raises ``Rejected``."""
        code, name = nfc(code), nfc(name)
        problems: dict[str, str] = {}
        if not code:
            problems["code"] = "Hãy nhập mã của đợt, ví dụ: CD-2026."
        elif self._store.periods.of_code(code):
            problems["code"] = f"Đã có kỳ mang mã “{code}”."
        elif YEAR.fullmatch(code) or SCHOOL_YEAR.fullmatch(code):
            problems["code"] = "Mã này là của một năm; hãy đặt mã khác, ví dụ: CD-2026."
        if not name:
            problems["name"] = "Hãy nhập tên của đợt thi đua."
        if starts_on > ends_on:
            problems["ends_on"] = "Ngày kết thúc phải sau ngày bắt đầu."
        if problems:
            raise Rejected(problems)
        with self._store.action(f"Thêm đợt {name}"):
            return self._store.periods.save(
                Period(code=code, kind="campaign", name=name, starts_on=starts_on, ends_on=ends_on)
            )


def period_of_code(code: str) -> Period:
    """The calendar or school year that ``code`` means. Raises ``Refused``."""
    written, code = code.strip(), WORDS.sub("", code.strip(), count=1)
    if YEAR.fullmatch(code):
        year = int(code)
        return Period(
            code=code,
            kind="year",
            name=f"Năm {code}",
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
        )
    found = SCHOOL_YEAR.fullmatch(code)
    if found and int(found[2]) == int(found[1]) + 1:
        code = f"{found[1]}-{found[2]}"
        return Period(
            code=code,
            kind="school_year",
            name=f"Năm học {code}",
            starts_on=date(int(found[1]), 9, 1),
            ends_on=date(int(found[2]), 8, 31),
        )
    raise Refused(
        f"Không hiểu kỳ “{written}”; hãy ghi một năm như 2026 hoặc một năm học như 2025-2026."
    )
