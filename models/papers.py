"""Văn bản: a paper made from a form, with its number and day, and what was changed in this one only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.records import Record, RecordTable
from models.vietnamese import fold

ABOUT = ("decisions", "meetings", "submissions", "nominations", "subjects", "dossiers")
"""Tables of the records that a paper can be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Record):
    """One per form, record, unit and period. What is empty here is as the form has it."""

    form: str
    about_uid: str = ""
    """The record it is about: a meeting, a submission, a nomination, a decision."""
    unit_uid: str = ""
    """Of an extract, or of a paper that one unit makes."""
    period: str = ""
    kind: str = ""
    """What its form is called, for the list of papers: "Biên bản họp Hội đồng"."""
    title: str = ""
    """What it is, for the list of papers."""
    numbered: bool = True
    """Whether the records office gives it a number."""
    number: str = ""
    """Without its symbol; "" until the records office gives it."""
    symbol: str = ""
    dated_on: date | None = None
    signer_name: str = ""
    signer_position: str = ""
    signer_authority: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    """Sentences of the form that are worded otherwise in this paper, by their keys."""
    made_on: date | None = None
    """When it was last printed or opened in Word; None as long as it was not."""

    @property
    def waits(self) -> bool:
        """Whether it went out of the program without what the records office gives it.

        What bears no number never goes there; its day is written by hand.
        """
        made = self.made_on is not None
        return made and self.numbered and (self.dated_on is None or not self.number)

    @property
    def code(self) -> str:
        """Number and symbol as printed: ``05/TTr-UBND``; a blank number stays blank."""
        number = f"{int(self.number):02d}" if self.number.isdecimal() else self.number
        return f"{number}/{self.symbol}" if self.symbol else number


class PaperTable(RecordTable[Paper]):
    name = "papers"
    record = Paper

    def derived(self, record: Paper) -> dict[str, Any]:
        return {"search_key": fold(f"{record.code} {record.title} {record.kind}")}

    def of(self, form: str, about_uid: str, unit_uid: str = "", period: str = "") -> Paper | None:
        return next(
            self._select(
                "form = ? and about_uid = ? and unit_uid = ? and period = ? and deleted_at is null",
                [form, about_uid, unit_uid, period],
            ),
            None,
        )

    def about(self, uid: str) -> list[Paper]:
        """Every paper about one record."""
        return self._of_many("about_uid", [uid])

    def waiting(self) -> list[Paper]:
        """Made, and still without a number or a day; the oldest first.

        Not those about a record that lies in the bin or is not there any more.
        """
        there = " or ".join(
            f"exists (select 1 from {table} where uid = about_uid and deleted_at is null)"
            for table in ABOUT
        )
        return list(
            self._select(
                "made_on is not null and numbered = 1 and (dated_on is null or number = '') "
                f"and deleted_at is null and (about_uid = '' or {there})",
                [],
                "made_on, id",
            )
        )
