"""F15: the book of awards of a year, every award once, numbered through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.awards import Award
from models.dates import format_short
from models.decisions import Decision
from models.numbers import format_number
from models.periods import Period
from models.subjects import SubjectKind
from models.vietnamese import lower_first
from services.decision_lines import counted_kinds, line_of
from services.documents.document import (
    Cell,
    CellContent,
    Column,
    Document,
    Heading,
    Row,
    Section,
    SignatureBlock,
    Signer,
    Table,
)
from services.form_words import Sentence
from services.forms.form import Form, Official, Wanted
from services.forms.official_paper import OfficialPaper
from services.forms.signing import SIGN_HERE
from services.services import Services

TITLE = "Sổ theo dõi khen thưởng"
GROUND_OPENING = "Khen thưởng "
NUMBER_PLACES = 6
"""So that decisions of one day stand in the order of their numbers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One award as the book has it."""

    number: str
    """Of the decision."""
    decided_on: date | None
    level: str
    name: str
    about: str
    award: str
    ground: str
    achievement: str
    book_number: str
    prize: int | None
    presented_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class BookFacts:
    name: str
    """ "Năm 2026"."""
    entries: tuple[Entry, ...]
    counts: str
    """ "05 lượt tập thể, 06 lượt cá nhân"; "" in an empty book."""


def book_facts(services: Services, wanted: Wanted) -> BookFacts:
    code = wanted.period or services.periods.current_code()
    period = services.periods.find(code)
    entries: list[Entry] = []
    kinds: list[SubjectKind] = []
    for decision in sorted(_issued(services, code, period), key=_order):
        awards = services.deciding.awards(decision.uid)
        revoking = _revoking(services, awards)
        merit = services.wording.honours(decision).merit
        for award in awards:
            kinds.append(award.kind)
            entries.append(_entry(services, decision, award, revoking, merit))
    return BookFacts(
        period.name if period else code, tuple(entries), counted_kinds(kinds, turns=True)
    )


def _issued(services: Services, code: str, period: Period | None) -> list[Decision]:
    """Of a calendar year those of its days; of another period those made for it."""
    year = period.starts_on.year if period and period.kind == "year" else None
    found: list[Decision] = []
    for decision in services.store.decisions.all():
        if decision.status != "issued" or decision.purpose != "award":
            continue
        of_year = year and decision.decided_on and decision.decided_on.year == year
        if of_year or ((not year or not decision.decided_on) and decision.period == code):
            found.append(decision)
    return found


def _order(decision: Decision) -> tuple[date, str, str]:
    return decision.decided_on or date.max, decision.number.zfill(NUMBER_PLACES), decision.uid


def _revoking(services: Services, awards: list[Award]) -> dict[str, Decision]:
    uids = {award.revoked_by for award in awards if award.revoked_by}
    return {each.uid: each for each in services.store.decisions.get_many(list(uids))}


def _entry(
    services: Services,
    decision: Decision,
    award: Award,
    revoking: dict[str, Decision],
    merit: str,
) -> Entry:
    """``merit``: what the decision is given for, where a line has no achievement of its own."""
    line = line_of(services.catalogue, award, services.deciding.prize(award, decision))
    addressed = line.honorific if line.kind != "collective" else ""
    notes = ["Truy tặng" if line.posthumous else "", line.note]
    if award.presented_to:
        notes.append(f"{award.presented_to} nhận thay")
    if award.revoked_by:
        notes.append(f"Đã thu hồi theo Quyết định số {revoking[award.revoked_by].code}")
    return Entry(
        number=decision.code if decision.number else "",
        decided_on=decision.decided_on,
        level=services.catalogue.level_name(decision.level),
        name=f"{addressed} {line.name}".strip(),
        about=line.about,
        award=line.award.name,
        ground=_ground(services, award.ground),
        achievement=line.achievement or f"{merit[:1].upper()}{merit[1:]}",
        book_number=award.book_number,
        prize=line.prize,
        presented_on=award.presented_on,
        note="; ".join(note for note in notes if note),
    )


def _ground(services: Services, code: str) -> str:
    """ "Công trạng" of "Khen thưởng công trạng"."""
    name = services.catalogue.ground(code).name.removeprefix(GROUND_OPENING)
    return name[:1].upper() + name[1:]


def make(services: Services, wanted: Wanted) -> Document:
    facts = book_facts(services, wanted)
    paper = OfficialPaper(services, AWARD_REGISTER, wanted)
    clerk = services.settings.get("clerk_name")
    keeper = Signer(("NGƯỜI GHI SỔ",), clerk, hint=SIGN_HERE)
    key = "closing" if facts.entries else "empty"
    return Document(
        title=f"{TITLE} {facts.name}",
        dated=paper.day,
        blocks=(
            Section(landscape=True, name="Sổ khen thưởng"),
            paper.letterhead(),
            Heading(TITLE.upper(), facts.name),
            book_table(facts),
            *paper.paragraphs(key, số=format_number(len(facts.entries)), gồm=facts.counts),
            SignatureBlock((keeper, paper.signer())),
        ),
    )


def book_table(facts: BookFacts) -> Table:
    columns = (
        Column("STT", mm=10, align="center"),
        Column("Số quyết định", mm=20, align="center"),
        Column("Ngày quyết định", mm=18, align="center"),
        Column("Cấp khen", mm=12, align="center"),
        Column("Họ tên, tập thể, hộ gia đình", 1.15),
        Column("Chức vụ, đơn vị, địa chỉ", 1.5),
        Column("Danh hiệu, hình thức", 1.35),
        Column("Loại hình", mm=17),
        Column("Thành tích", 1.6),
        Column("Số sổ (số bằng)", mm=12, align="center"),
        Column("Tiền thưởng (đồng)", mm=18, align="right", number_format="#,##0"),
        Column("Ngày trao", mm=15, align="center"),
        Column("Ghi chú", mm=15),
    )
    index = tuple(f"({number})" for number in range(1, len(columns) + 1))
    rows = [
        Row(((number, str(number)), *_cells(entry)))
        for number, entry in enumerate(facts.entries, start=1)
    ]
    return Table(columns, rows, index=index, size=10)


def _cells(entry: Entry) -> tuple[CellContent, ...]:
    """A day on which nothing is known to have been presented is left to the pen."""
    prize = Cell(format_number(entry.prize), entry.prize) if entry.prize else ""
    return (
        entry.number, _day(entry.decided_on), entry.level, entry.name, entry.about, entry.award,
        entry.ground, entry.achievement, entry.book_number, prize, _day(entry.presented_on),
        entry.note,
    )  # fmt: skip


def _day(day: date | None) -> CellContent:
    return Cell(format_short(day), day) if day else ""


def file_name(services: Services, wanted: Wanted) -> str:
    code = wanted.period or services.periods.current_code()
    period = services.periods.find(code)
    name = period.name if period else code
    return f"{TITLE} {lower_first(name)}"


AWARD_REGISTER = Form(
    "award-register",
    TITLE,
    (".pdf", ".docx", ".xlsx"),
    make,
    file_name,
    step="records",
    by_period=True,
    official=Official("committee"),
    sentences=(
        Sentence(
            "closing",
            "Câu kết sổ",
            "Sổ có {số} lượt khen thưởng, gồm {gồm}.",
            ("số", "gồm", "xã"),
        ),
        Sentence("empty", "Câu kết sổ khi chưa có dòng nào", "Chưa có quyết định nào.", ("xã",)),
    ),
)
