"""What the three reports of achievements have in common: head, tables, dotted lines, history, signatures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from models.dates import format_long, format_partial
from models.numbers import format_count
from models.subjects import SEXES, SubjectKind
from services.documents.document import (
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Row,
    Run,
    SignatureBlock,
    Signer,
    Table,
    bold,
    italic,
)
from services.form_words import Sentence
from services.forms.form import Form, Official, Wanted
from services.forms.nominating.achievement_facts import AchievementFacts, Held, achievement_facts
from services.forms.official_paper import OfficialPaper
from services.forms.room_to_write import table_or_room
from services.forms.signing import SEAL_HERE
from services.forms.unit_head import of_unit
from services.services import Services

NOT_PRINTED = "-"
"""As the number of a form: none is printed."""
YEAR = 20.0
"""Millimetres in which "2025-2026" stands on one line."""
ROOM, ROOM_TO_TELL = 2, 4
"""Rows or lines left for the pen where nothing is known."""


def number_sentences(merit: str) -> tuple[Sentence, ...]:
    """The numbers of the form by ground; the law names others from time to time."""
    ways = (
        ("number_merit", "Số mẫu khi khen công trạng", merit),
        ("number_sudden", "Số mẫu khi khen đột xuất", "Mẫu số 06"),
        ("number_theme", "Số mẫu khi khen theo phong trào, chuyên đề", "Mẫu số 07"),
    )
    return tuple(
        Sentence(key, f"{label} (ghi dấu - để không in)", text, per_regime=True)
        for key, label, text in ways
    )


def confirmation(text: str) -> Sentence:
    return Sentence("confirmation", "Phần xác nhận của cấp trên", text, lines=True)


ACHIEVEMENT = Sentence(
    "achievement",
    "Thành tích đạt được (để trống: lấy thành tích ghi ở đề nghị)",
    "",
    lines=True,
    once=True,
)


def achievement_form(
    form_id: str,
    title: str,
    kind: SubjectKind,
    make: Callable[[Services, Wanted], Document],
    sentences: tuple[Sentence, ...],
    *,
    called: str = "Báo cáo thành tích",
    has_private: bool = False,
) -> Form:
    """``called``: how its file is called, before the name."""

    def file_name(services: Services, wanted: Wanted) -> str:
        return f"{called} {achievement_facts(services, wanted.uid, kind).subject.name}"

    return Form(
        form_id,
        title,
        (".pdf", ".docx"),
        make,
        file_name,
        needs_record=True,
        record="nomination",
        also="subject",
        subjects=(kind,),
        step="nominate",
        has_private=has_private,
        official=Official("committee", outside=True),
        sentences=sentences,
    )


class AchievementReport:
    """The report of one subject, about to be laid out."""

    def __init__(
        self, services: Services, form: Form, wanted: Wanted, facts: AchievementFacts
    ) -> None:
        self.services = services
        self.facts = facts
        self.paper = OfficialPaper(services, form, wanted)

    def document(
        self,
        head: Letterhead,
        introduction: Sequence[Block],
        achievements: Sequence[Block],
        author: Signer,
    ) -> Document:
        facts = self.facts
        blocks: list[Block] = [
            *self._number(),
            head,
            Heading("BÁO CÁO THÀNH TÍCH", facts.request),
            *introduction,
            *achievements,
            *self.history(),
            self.signature(author),
        ]
        name = f"Báo cáo thành tích {facts.subject.name}"
        return Document(title=name, dated=self.paper.day, blocks=tuple(blocks))

    def own_head(self) -> Letterhead:
        """Of the unit to which the subject belongs."""
        unit_uid = self.facts.subject.unit_uid
        unit = self.services.store.units.find(unit_uid) if unit_uid else None
        return of_unit(self.services, self.paper, unit)

    def told(self, text: str) -> list[Block]:
        """What the clerk wrote for this report, else what the nomination says, else room to write."""
        nomination = self.facts.nomination
        return self.section("achievement", text, nomination.achievement if nomination else "")

    def section(self, key: str, text: str, known: str = "") -> list[Block]:
        """Under its title what this report says, else what is ``known``, else room to write."""
        lines = _lines(self.paper.say(key)) or [ended(line) for line in _lines(known)]
        told = [Paragraph(line) for line in lines] or dotted(ROOM_TO_TELL)
        return [title(text), *told]

    def achievements(self, *merit: Block) -> list[Block]:
        """Part II: what happened, or ``merit`` where the report is about the work of years."""
        told = merit if self.facts.occasion == "merit" else self.told("Nội dung thành tích:")
        return [part("II. THÀNH TÍCH ĐẠT ĐƯỢC"), *self._occasion(), *told]

    def _occasion(self) -> list[Block]:
        """The movement, or the day of the exploit."""
        facts = self.facts
        blocks: list[Block] = []
        if facts.occasion == "theme":
            blocks.append(fact("Phong trào thi đua, chuyên đề", facts.movement))
        if facts.occasion == "sudden":
            day = facts.nomination.achieved_on if facts.nomination else None
            blocks.append(fact("Thời gian lập thành tích", format_long(day) if day else ""))
        return blocks

    def results(self, text: str, column: str) -> list[Block]:
        columns = (
            Column("Năm", mm=YEAR, align="center"),
            Column(column),
            Column("Số, ngày, tháng, năm của văn bản; cơ quan ban hành", 1.5),
        )
        rows = [(each.year, each.result, each.document) for each in self.facts.results]
        return [title(text), _table(columns, rows)]

    def initiatives(self, text: str) -> list[Block]:
        columns = (
            Column("Năm", mm=YEAR, align="center"),
            Column("Tên sáng kiến, đề tài, đề án", 2.2),
            Column("Phạm vi ảnh hưởng", mm=32, align="center"),
            Column("Số, ngày, tháng, năm của văn bản công nhận; cơ quan công nhận", 1.8),
        )
        rows = [
            (each.year, each.title, each.scope, each.document) for each in self.facts.initiatives
        ]
        return [title(text), _table(columns, rows)]

    def history(self) -> list[Block]:
        """Part III: what the records hold, years of the best rating, titles, then commendations."""
        facts = self.facts
        blocks: list[Block] = [part("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")]
        if facts.subject.kind != "household":
            years = facts.excellent
            told = f"{format_count(len(years))} năm ({', '.join(years)})" if years else ""
            blocks.append(
                fact("Số năm được xếp loại Hoàn thành xuất sắc nhiệm vụ", told, dash=False)
            )
        for text, column, decision, held in (
            (
                "1. Danh hiệu thi đua:",
                "Danh hiệu thi đua",
                "Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; "
                "cơ quan ban hành quyết định",
                facts.titles,
            ),
            (
                "2. Hình thức khen thưởng:",
                "Hình thức khen thưởng",
                "Số, ngày, tháng, năm của quyết định khen thưởng; cơ quan ban hành quyết định",
                facts.forms,
            ),
        ):
            columns = (
                Column("Năm", mm=YEAR, align="center"),
                Column(column),
                Column(decision, 1.5),
            )
            blocks += [title(text), _table(columns, [_row(each) for each in held])]
        return blocks

    def signature(self, author: Signer) -> SignatureBlock:
        """The level above confirms to the left of whoever reports."""
        above = tuple(_lines(self.paper.say("confirmation")))
        return SignatureBlock((Signer(above, hint=SEAL_HERE), author))

    def _number(self) -> list[Block]:
        number = self.paper.say(f"number_{self.facts.occasion}")
        if number == NOT_PRINTED:
            return []
        return [Paragraph((italic(number),), align="right", indent=False)]


def ended(text: str) -> str:
    """As a sentence."""
    return text if text.endswith((".", "!", "?", ";", ":")) else f"{text}."


def part(text: str) -> Paragraph:
    return Paragraph((bold(text),), keep_with_next=True)


def title(text: str) -> Paragraph:
    return Paragraph((bold(text),), keep_with_next=True)


def fact(label: str, value: str, *, dash: bool = True) -> Paragraph:
    """ "- Quê quán: ..."; a dotted line where it is not known."""
    opening = Run(f"{'- ' if dash else ''}{label}: ")
    if not value:
        return Paragraph((opening,), leader=True)
    return Paragraph((opening, Run(value)))


def answer(answers: Mapping[str, str], key: str, label: str) -> list[Block]:
    """An answer of the profile; its further lines are paragraphs of their own."""
    first, *rest = _lines(answers.get(key, "")) or [""]
    return [fact(label, first), *(Paragraph(line) for line in rest)]


def longer_answer(answers: Mapping[str, str], key: str, text: str) -> list[Block]:
    """The same under a title of its own, with room to write."""
    told = [Paragraph(line) for line in _lines(answers.get(key, ""))] or dotted(ROOM)
    return [title(text), *told]


def dotted(lines: int) -> list[Paragraph]:
    return [Paragraph("", leader=True, indent=False) for _ in range(lines)]


def _table(columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> Table:
    return table_or_room(columns, [Row(cells) for cells in rows], ROOM)


def born(facts: AchievementFacts) -> str:
    return format_partial(facts.subject.birth_date) if facts.subject.birth_date else ""


def sex(facts: AchievementFacts) -> str:
    return SEXES[facts.subject.sex] if facts.subject.sex else ""


def _row(held: Held) -> tuple[str, str, str]:
    return held.year, held.name, held.document


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
