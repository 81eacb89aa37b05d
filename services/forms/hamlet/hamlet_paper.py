"""What the papers of a hamlet on Gia đình văn hóa have in common: head, bases, blanks, who signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from models.dates import format_long
from models.numbers import format_count
from services.documents.document import (
    Addressees,
    Block,
    Cell,
    CellContent,
    Column,
    ColumnGroup,
    Document,
    LegalBases,
    Letterhead,
    Paragraph,
    Row,
    SignatureBlock,
    Signer,
    Table,
    italic,
)
from services.form_words import Sentence
from services.forms.form import Form, Official, Wanted
from services.forms.hamlet.household_facts import HamletFacts, ReviewedHousehold, hamlet_facts
from services.forms.official_paper import ADDRESSEES, BASES, OfficialPaper
from services.forms.room_to_write import table_or_room
from services.forms.signing import SIGN_HERE
from services.services import Services

BLANK = "……"
"""In a sentence, where a number is not known."""
NO_NUMBER = "-"


def usual_sentences(number: str) -> tuple[Sentence, ...]:
    return (
        Sentence("number", "Số mẫu (ghi dấu - để không in)", number, per_regime=True),
        Sentence(BASES, "Căn cứ (để trống: theo quy định đang áp dụng)", "", lines=True,
                 per_regime=True),
        Sentence(ADDRESSEES, "Kính gửi (để trống: Chủ tịch Ủy ban nhân dân xã)", "", lines=True),
    )  # fmt: skip


SIGNERS = (
    Sentence(
        "signer_position", "Chức vụ người ký (để trống: trưởng thôn, trưởng bản)", "", once=True
    ),
    Sentence("signer_name", "Họ và tên người ký (để trống: theo Danh bạ)", "", once=True),
)


def hamlet_form(
    form_id: str,
    title: str,
    make: Callable[[Services, Wanted], Document],
    sentences: tuple[Sentence, ...],
    called: Callable[[HamletFacts], str],
    *further_formats: str,
) -> Form:
    """``called``: how its file is called, before hamlet and year."""

    def file_name(services: Services, wanted: Wanted) -> str:
        facts = hamlet_facts(services, wanted)
        return f"{called(facts)} {facts.unit.name} {facts.period.name.lower()}"

    return Form(
        form_id,
        title,
        (".pdf", ".docx", *further_formats),
        make,
        file_name,
        step="nominate",
        by_period=True,
        by_unit="required",
        units=("hamlet", "other"),
        official=Official("committee", outside=True),
        sentences=sentences,
    )


class HamletPaper:
    """One paper of a hamlet, about to be laid out."""

    def __init__(
        self, services: Services, form: Form, wanted: Wanted, facts: HamletFacts, award: str
    ) -> None:
        self._services = services
        self._award = award
        self.facts = facts
        self.paper = OfficialPaper(services, form, wanted)
        self.known: dict[str, object] = {
            "thôn": facts.name,
            "Thôn": facts.name[:1].upper() + facts.name[1:],
            "năm": facts.period.name.lower().removeprefix("năm "),
            "ngày họp": told_day(facts.met_on),
            "số hộ": told(facts.total),
            "số hộ dự họp": told(facts.present),
            "số hộ đạt": told(facts.reached_count),
            "từ ngày": told_day(facts.posted_from),
            "đến ngày": told_day(facts.posted_to),
        }

    def say(self, key: str, **more: object) -> str:
        return self.paper.say(key, **(self.known | more))

    def paragraphs(self, key: str, **more: object) -> list[Paragraph]:
        return self.paper.paragraphs(key, **(self.known | more))

    def head(self) -> list[Block]:
        """The number of the form, and the hamlet under the commune."""
        number = self.paper.say("number")
        label = [Paragraph((italic(number),), align="right", indent=False)]
        letterhead = self.paper.letterhead()
        hamlet = Letterhead(
            (self.facts.unit.name.upper(),),
            parent=self.paper.head.agency,
            number=letterhead.number,
            place_date=letterhead.place_date,
        )
        return [*(label if number != NO_NUMBER else []), hamlet]

    def addressees(self) -> Addressees:
        return self.paper.addressees(f"Chủ tịch Ủy ban nhân dân {self.paper.commune}")

    def bases(self, *others: str) -> LegalBases:
        """A hamlet cites the decree on the title, not all the law of a decision."""
        paper = self.paper.paper
        worded = tuple(line for line in self.paper.say(BASES).splitlines() if line.strip())
        instruments = self._services.catalogue.legal_bases(self.paper.day, (self._award,))
        cited = tuple(
            f"Căn cứ {each.citation}" for each in instruments if self._award in each.awards
        )
        return LegalBases(paper.bases or (*(worded or cited), *others))

    def signer(self, position: str = "") -> Signer:
        """Who leads the hamlet, or whoever is worded for this paper."""
        facts = self.facts
        usual = facts.head.name if facts.head else ""
        over = self.paper.say("signer_position") or position or facts.head_position.upper()
        return Signer((over,), self.paper.say("signer_name") or usual, hint=SIGN_HERE)

    def signature(self, *recipients: str) -> SignatureBlock:
        return SignatureBlock((self.signer(),), self.paper.recipients(*recipients))

    def title(self, what: str) -> str:
        return f"{what} {self.facts.name} {self.facts.period.name.lower()}"


def household_table(
    columns: Sequence[Column | ColumnGroup],
    households: Sequence[ReviewedHousehold],
    rest: Callable[[ReviewedHousehold], tuple[CellContent, ...]],
    blank_rows: int,
) -> Table:
    """Number, name, score, how many agreed, their share; then the ``rest``."""
    rows = [
        Row(
            (
                (number, str(number)),
                each.name,
                Cell(each.score, each.review.score),
                Cell(each.agreed, each.review.agreed),
                each.share,
                *rest(each),
            )
        )
        for number, each in enumerate(households, start=1)
    ]
    return table_or_room(columns, rows, blank_rows)


def told(count: int | None) -> str:
    return BLANK if count is None else format_count(count)


def told_day(day: date | None) -> str:
    return f"ngày {BLANK} tháng {BLANK} năm {BLANK}" if day is None else format_long(day)
