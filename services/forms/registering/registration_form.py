"""F01: what one unit registers for a period, filled in with what is known, blank where nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.dates import format_short
from models.movements import Movement
from models.periods import Period
from models.units import Unit
from models.vietnamese import canonical
from services.documents.document import (
    Block,
    CellContent,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    SignatureBlock,
    Signer,
    Table,
    bold,
)
from services.form_words import Sentence
from services.forms.form import Form, Official, Wanted
from services.forms.official_paper import OfficialPaper
from services.forms.registering.registered import (
    Registered,
    named,
    period_wanted,
    period_words,
    registered,
    unit_wanted,
)
from services.forms.room_to_write import table_or_room
from services.forms.unit_head import of_unit
from services.services import Services
from services.unit_leader import unit_leader

TITLE = "Bản đăng ký thi đua"
BLANK_ROWS = 4
"""Of a part of which nothing is known, to be written in by hand."""


@dataclass(frozen=True, slots=True)
class RegistrationFacts:
    unit: Unit
    period: Period
    movements: tuple[Movement, ...]
    registered: tuple[Registered, ...]
    fields: dict[str, str]
    """Of initiatives that are known: in which field, by the canonical title."""

    def of(self, kind: str) -> list[Registered]:
        return [each for each in self.registered if each.kind == kind]


def registration_facts(services: Services, wanted: Wanted) -> RegistrationFacts:
    """Raises ``Refused`` when no unit is named."""
    unit = unit_wanted(services, wanted.unit)
    period = period_wanted(services, wanted.period)
    initiatives = services.store.initiatives.of_period(period.code)
    return RegistrationFacts(
        unit=unit,
        period=period,
        movements=_movements(services, period),
        registered=tuple(registered(services, period.code, unit)),
        fields={canonical(initiative.title): initiative.field for initiative in initiatives},
    )


def _movements(services: Services, period: Period) -> tuple[Movement, ...]:
    """Those that run in the period, the oldest first; one without an end is still running."""
    running = [
        movement
        for movement in services.store.movements.all()
        if (movement.starts_on is None or movement.starts_on <= period.ends_on)
        and (movement.ends_on is None or movement.ends_on >= period.starts_on)
    ]
    return tuple(sorted(running, key=lambda m: (m.starts_on or period.starts_on, m.name)))


def make(services: Services, wanted: Wanted) -> Document:
    facts = registration_facts(services, wanted)
    wanted = replace(wanted, period=facts.period.code)
    paper = OfficialPaper(services, REGISTRATION_FORM, wanted)
    commune, words = paper.commune, period_words(facts.period)
    position, name = unit_leader(services.store, facts.unit)
    if paper.paper.signer_position:
        position, name = paper.paper.signer_position, paper.paper.signer_name
    blocks: list[Block] = [
        of_unit(services, paper, facts.unit),
        Heading("BẢN ĐĂNG KÝ THI ĐUA", facts.period.name),
        paper.addressees(f"Ủy ban nhân dân {commune}"),
        *paper.paragraphs("opening", **{"đơn vị": facts.unit.name, "kỳ": words}),
        *_part("A. PHONG TRÀO THI ĐUA", _movement_table(facts)),
        *_part("B. CHỈ TIÊU THI ĐUA", _target_table()),
        *_part("C. CÁ NHÂN ĐĂNG KÝ", _people_table(facts.of("individual"), commune)),
        *_part("D. TẬP THỂ ĐĂNG KÝ", _collective_table(facts.of("collective"), commune)),
        *_part("E. SÁNG KIẾN ĐĂNG KÝ", _initiative_table(facts, commune)),
    ]
    if households := facts.of("household"):
        blocks += _part("G. HỘ GIA ĐÌNH ĐĂNG KÝ", _household_table(households, commune))
    blocks += [
        *paper.paragraphs("closing", **{"đơn vị": facts.unit.name, "kỳ": words}),
        SignatureBlock(
            (Signer((position,), name, seal_space=paper.head.seal_space),),
            paper.recipients(f"Ủy ban nhân dân {commune}", "Lưu: đơn vị"),
        ),
    ]
    return Document(
        title=f"{TITLE} {words} của {facts.unit.name}", dated=paper.day, blocks=tuple(blocks)
    )


def _part(title: str, table: Table) -> list[Block]:
    return [Paragraph((bold(title),), indent=False, keep_with_next=True), table]


def _movement_table(facts: RegistrationFacts) -> Table:
    columns = (
        _number(),
        Column("Tên phong trào", 2.6),
        Column("Mục tiêu", 2.6),
        Column("Thời gian phát động", mm=25, align="center"),
        Column("Thời gian tổng kết", mm=25, align="center"),
    )
    rows = [
        (
            movement.name,
            movement.theme,
            format_short(movement.starts_on) if movement.starts_on else "",
            format_short(movement.ends_on) if movement.ends_on else "",
        )
        for movement in facts.movements
    ]
    return _table(columns, rows)


def _target_table() -> Table:
    columns = (
        _number(),
        Column("Nội dung chỉ tiêu", 3),
        Column("Đơn vị tính", mm=25, align="center"),
        Column("Kế hoạch", mm=25, align="center"),
        Column("Ghi chú", 1.2),
    )
    return _table(columns, [])


def _people_table(people: Sequence[Registered], commune: str) -> Table:
    columns = (
        _number(),
        Column("Ông/Bà", mm=14, align="center"),
        Column("Họ và tên", 1.9),
        Column("Chức vụ, đơn vị", 2.2),
        Column("Đăng ký danh hiệu", 1.9),
        Column("Đăng ký hình thức khen thưởng", 1.8),
    )
    rows = [
        (
            each.honorific,
            each.subject.name,
            each.about,
            named(each.titles, commune),
            named(each.forms, commune),
        )
        for each in people
    ]
    return _table(columns, rows)


def _collective_table(collectives: Sequence[Registered], commune: str) -> Table:
    columns = (_number(), Column("Tên tập thể", 3), Column("Danh hiệu", 2), Column("Hình thức", 2))
    rows = [
        (each.subject.name, named(each.titles, commune), named(each.forms, commune))
        for each in collectives
    ]
    return _table(columns, rows)


def _household_table(households: Sequence[Registered], commune: str) -> Table:
    columns = (
        _number(),
        Column("Họ và tên chủ hộ", 2),
        Column("Thôn, bản, tổ dân phố", 2),
        Column("Danh hiệu, hình thức", 2),
    )
    rows = [
        (
            f"{each.honorific} {each.subject.name}".strip(),
            each.about,
            named(each.awards, commune),
        )
        for each in households
    ]
    return _table(columns, rows)


def _initiative_table(facts: RegistrationFacts, commune: str) -> Table:
    columns = (
        _number(),
        Column("Họ và tên", 1.6),
        Column("Chức vụ, đơn vị", 1.9),
        Column("Danh hiệu đăng ký", 1.6),
        Column("Tên sáng kiến", 2.6),
        Column("Lĩnh vực", mm=22),
    )
    rows = [
        (
            each.subject.name,
            each.about,
            named(each.titles[:1], commune),
            each.initiative,
            facts.fields.get(canonical(each.initiative), ""),
        )
        for each in facts.registered
        if each.initiative
    ]
    return _table(columns, rows)


def _number() -> Column:
    return Column("STT", mm=11, align="center")


def _table(columns: tuple[Column, ...], known: Sequence[tuple[CellContent, ...]]) -> Table:
    """With room to write where nothing is known."""
    rows = [Row(((number, str(number)), *cells)) for number, cells in enumerate(known, start=1)]
    return table_or_room(columns, rows, BLANK_ROWS)


def file_name(services: Services, wanted: Wanted) -> str:
    period = period_wanted(services, wanted.period)
    return f"{TITLE} {period_words(period)} {unit_wanted(services, wanted.unit).name}"


REGISTRATION_FORM = Form(
    "registration-form",
    TITLE,
    (".pdf", ".docx"),
    make,
    file_name,
    step="register",
    by_period=True,
    by_unit="required",
    official=Official("committee"),
    sentences=(
        Sentence(
            "opening",
            "Câu mở đầu",
            "Căn cứ nhiệm vụ được giao và phong trào thi đua do {xã} phát động, {đơn vị} đăng ký thi "
            "đua {kỳ} như sau:",
            ("đơn vị", "kỳ", "xã"),
        ),
        Sentence(
            "closing",
            "Câu kết",
            "{đơn vị} quyết tâm thực hiện tốt các nội dung đã đăng ký./.",
            ("đơn vị", "kỳ", "xã"),
        ),
        Sentence("addressees", "Kính gửi", "", lines=True),
        Sentence("recipients", "Nơi nhận", "", lines=True),
    ),
)
