"""The summary inside a package for a person: what was sent, in numbers and by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from models.dates import format_short
from models.numbers import format_number
from models.subjects import SUBJECT_KINDS
from services.catalogue import Catalogue
from services.documents.document import (
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Row,
    Section,
    Table,
)
from services.packages.facts import PackageFacts
from services.packages.records import Contents

LONGEST_LIST = 2_000
"""Longer lists are left to the files in ``data/``."""


def summary_document(facts: PackageFacts, contents: Contents, catalogue: Catalogue) -> Document:
    names = {award.code: award.name for award in catalogue.award_types()}
    kinds = {subject.uid: subject.kind for subject in contents.subjects}
    title = f"{facts.kind.title} - {facts.period.name}"
    blocks: list[Block] = [
        Section(name="Tóm tắt"),
        Letterhead(
            (facts.commune.name.upper(),),
            place_date=f"Ngày {format_short(facts.moment.date())}",
        ),
        Heading("TÓM TẮT GÓI DỮ LIỆU", title),
        Paragraph(
            f"Đơn vị gửi: {facts.commune.name} (mã {facts.commune.code}), {facts.commune.province}."
        ),
        Paragraph(
            f"Lần gửi thứ {facts.sequence} của kỳ, lập lúc {facts.moment:%H:%M} ngày "
            f"{format_short(facts.moment.date())}."
        ),
        Paragraph(f"Mã gói: {facts.uid}."),
        Paragraph(_withdrawn_sentence(len(contents.withdrawn))),
    ]
    if facts.kind.registrations:
        counted = Counter(
            (r.award_type, kinds.get(r.subject_uid, "")) for r in contents.registrations
        )
        blocks += _numbers("Đăng ký", counted, names)
    if facts.kind.decisions:
        blocks += _numbers(
            "Khen thưởng", Counter((a.award_type, a.kind) for a in contents.awards), names
        )
        blocks += _decisions(contents)
    if facts.kind.registrations:
        blocks += _registrations(contents, names)
    if facts.kind.decisions:
        blocks += _awards(contents, names)
    return Document(
        title=f"Tóm tắt gói dữ liệu {title}", dated=facts.moment.date(), blocks=tuple(blocks)
    )


def _withdrawn_sentence(count: int) -> str:
    if not count:
        return "Gói không rút lại bản ghi nào đã gửi trước đây."
    return f"Gói rút lại {format_number(count)} bản ghi đã gửi trước đây."


def _numbers(
    title: str, counted: Mapping[tuple[str, str], int], names: Mapping[str, str]
) -> Iterable[Block]:
    known = list(names)
    codes = sorted(
        {code for code, _ in counted}, key=lambda c: (known.index(c) if c in names else -1, c)
    )
    rows = [
        Row(
            (
                names.get(code, code),
                *_cells([counted.get((code, kind), 0) for kind in SUBJECT_KINDS]),
            )
        )
        for code in codes
    ]
    totals = [
        sum(count for (_, kind), count in counted.items() if kind == wanted)
        for wanted in SUBJECT_KINDS
    ]
    rows.append(Row(("Cộng", *_cells(totals)), bold=True))
    columns = (
        Column(f"{title} theo danh hiệu, hình thức", 4.0),
        *(Column(text, align="right") for text in SUBJECT_KINDS.values()),
        Column("Cộng", align="right"),
    )
    yield Paragraph(f"{title}: {format_number(sum(totals))}.", keep_with_next=True)
    yield Table(columns, rows)


def _cells(numbers: list[int]) -> list[tuple[int, str]]:
    return [(number, format_number(number)) for number in (*numbers, sum(numbers))]


def _decisions(contents: Contents) -> Iterable[Block]:
    lines = Counter(award.decision_uid for award in contents.awards)
    rows = [
        Row(
            (
                (number, str(number)),
                decision.code,
                (decision.decided_on, format_short(decision.decided_on))
                if decision.decided_on
                else "",
                decision.issuer,
                decision.summary,
                (lines[decision.uid], format_number(lines[decision.uid])),
            )
        )
        for number, decision in enumerate(contents.decisions, start=1)
    ]
    columns = (
        Column("TT", mm=12, align="center"),
        Column("Số", 1.5),
        Column("Ngày", mm=24, align="center"),
        Column("Cơ quan ban hành", 2.0),
        Column("Nội dung", 3.0),
        Column("Số được khen", mm=22, align="right"),
    )
    yield Section(landscape=True, name="Quyết định")
    yield from _list("DANH SÁCH QUYẾT ĐỊNH", columns, rows)


def _registrations(contents: Contents, names: Mapping[str, str]) -> Iterable[Block]:
    subjects = {subject.uid: subject for subject in contents.subjects}
    units = {unit.uid: unit.name for unit in contents.units}
    rows = []
    for number, registration in enumerate(contents.registrations[:LONGEST_LIST], start=1):
        subject = subjects[registration.subject_uid]
        rows.append(
            Row(
                (
                    (number, str(number)),
                    subject.name,
                    SUBJECT_KINDS[subject.kind],
                    subject.position,
                    units.get(subject.unit_uid or "", ""),
                    names.get(registration.award_type, registration.award_type),
                )
            )
        )
    columns = (*_who(), Column("Danh hiệu, hình thức đăng ký", 2.5))
    yield Section(landscape=True, name="Đăng ký")
    yield from _list("DANH SÁCH ĐĂNG KÝ", columns, rows)
    yield from _rest(len(contents.registrations), "registrations")


def _awards(contents: Contents, names: Mapping[str, str]) -> Iterable[Block]:
    codes = {decision.uid: decision.code for decision in contents.decisions}
    rows = [
        Row(
            (
                (number, str(number)),
                award.name,
                SUBJECT_KINDS[award.kind],
                award.subject_position,
                award.unit_name,
                names.get(award.award_type, award.award_type),
                codes[award.decision_uid],
            )
        )
        for number, award in enumerate(contents.awards[:LONGEST_LIST], start=1)
    ]
    columns = (*_who(), Column("Danh hiệu, hình thức", 2.5), Column("Quyết định", 1.5))
    yield Section(landscape=True, name="Khen thưởng")
    yield from _list("DANH SÁCH ĐƯỢC KHEN", columns, rows)
    yield from _rest(len(contents.awards), "awards")


def _who() -> tuple[Column, ...]:
    return (
        Column("TT", mm=14, align="center"),
        Column("Họ và tên, tên tập thể", 2.5),
        Column("Đối tượng", 1.0),
        Column("Chức vụ", 1.5),
        Column("Đơn vị", 2.0),
    )


def _list(title: str, columns: tuple[Column, ...], rows: list[Row]) -> Iterable[Block]:
    yield Heading(title)
    if rows:
        yield Table(columns, rows, size=11)
    else:
        yield Paragraph("Không có.")


def _rest(count: int, table: str) -> Iterable[Block]:
    if count > LONGEST_LIST:
        yield Paragraph(
            f"Danh sách có {format_number(count)} dòng, ở đây chỉ in {format_number(LONGEST_LIST)} "
            f"dòng đầu; toàn bộ nằm trong tệp data/{table}.jsonl của gói."
        )
