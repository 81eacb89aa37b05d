"""Biên bản giao nhận: the paper that goes with a package, with the code that both sides compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from models.dates import format_long, format_short
from models.numbers import format_number
from models.problems import Refused
from models.vietnamese import lower_first
from services.documents.document import (
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    ListBlock,
    Paragraph,
    Row,
    Run,
    SignatureBlock,
    Signer,
    Table,
    bold,
)
from services.forms.form import Form, Wanted
from services.forms.letterhead import agency_lines, parent_lines
from services.forms.signing import SIGN_HERE
from services.packages.kinds import KINDS
from services.packages.manifest import Counts
from services.periods import period_of_code
from services.services import Services


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    agency: tuple[str, ...]
    parent: tuple[str, ...]
    place: str
    day: date
    sender: str
    clerk: str
    receiver: str
    kind: str
    period: str
    file_name: str
    sequence: int
    made_at: datetime
    size: int
    code: str
    sha256: str
    fingerprint: str
    """Of the key that signed the package, "" when it is not known any more."""
    records: tuple[tuple[str, int], ...]
    """What the package carries: ("Đăng ký", 120)."""
    awards: tuple[tuple[str, int, int], ...]
    """(award, registrations, awards), highest first."""


RECORDS = {
    "registrations": "Đăng ký",
    "decisions": "Quyết định",
    "awards": "Lượt khen thưởng",
    "subjects": "Cá nhân, tập thể, hộ gia đình",
    "attachments": "Tệp đính kèm",
    "withdrawn": "Bản ghi rút lại",
}


def handover_facts(services: Services, package_uid: str = "") -> HandoverFacts:
    """Of one package, or of the last one. Raises ``Refused`` when there is none."""
    packages = services.store.packages
    sent = packages.find(package_uid) if package_uid else packages.last()
    if sent is None:
        raise Refused("Chưa có gói nào được gửi nên chưa có biên bản giao nhận để in.")
    counts = msgspec.json.decode(sent.counts, type=Counts)
    settings = services.settings.all()
    known = services.periods.find(sent.period) or period_of_code(sent.period)
    names = {award.code: award.name for award in services.catalogue.award_types()}
    codes = [code for code in names if code in counts.awards or code in counts.registrations]
    codes += sorted({*counts.awards, *counts.registrations} - set(codes))
    return HandoverFacts(
        agency=agency_lines(services),
        parent=parent_lines(services),
        place=settings["place_name"],
        day=services.store.origin.today(),
        sender=settings["commune_name"],
        clerk=settings["clerk_name"],
        receiver=settings["office_name"],
        kind=KINDS[sent.kind].title,
        period=known.name,
        file_name=sent.file_name,
        sequence=sent.sequence,
        made_at=datetime.fromisoformat(sent.created_at).astimezone(),
        size=sent.size,
        code=sent.code,
        sha256=sent.sha256,
        fingerprint=services.sending.fingerprint(),
        records=tuple(
            (title, counts.records.get(table, 0))
            for table, title in RECORDS.items()
            if counts.records.get(table, 0)
        ),
        awards=tuple(
            (names.get(code, code), counts.registrations.get(code, 0), counts.awards.get(code, 0))
            for code in codes
        ),
    )


def handover_sheet(facts: HandoverFacts) -> Document:
    place = f"{facts.place}, " if facts.place else ""
    blocks: list[Block] = [
        Letterhead(
            facts.agency, parent=facts.parent, place_date=f"{place}{format_long(facts.day)}"
        ),
        Heading("BIÊN BẢN GIAO NHẬN", "Gói dữ liệu thi đua, khen thưởng"),
        Paragraph(
            f"Bên giao: {facts.sender or 'đơn vị gửi'}, người giao: {facts.clerk or '.' * 40}."
        ),
        Paragraph(f"Bên nhận: {facts.receiver or '.' * 40}, người nhận: {'.' * 40}."),
        Paragraph(
            "Hai bên đã giao, nhận một tệp dữ liệu chép trên USB (hoặc thiết bị khác) như sau:"
        ),
        ListBlock(
            (
                f"Nội dung: {facts.kind}, {facts.period}, lần gửi thứ {facts.sequence}",
                f"Tên tệp: {facts.file_name}",
                f"Lập lúc {facts.made_at:%H:%M} ngày {format_short(facts.made_at.date())}, "
                f"dung lượng {format_number(facts.size)} byte",
                (Run("Mã kiểm tra: "), bold(facts.code)),
                f"Mã SHA-256 của tệp: {_grouped(facts.sha256)}",
                *([f"Dấu vân tay của khóa ký: {facts.fingerprint}"] if facts.fingerprint else []),
                f"Số lượng bản ghi: {_records(facts)}",
            )
        ),
    ]
    if facts.awards:
        blocks += [
            Paragraph("Số lượng theo danh hiệu, hình thức:", keep_with_next=True),
            _awards(facts),
        ]
    blocks += [
        Paragraph(
            "Bên nhận mở tệp bằng chương trình Sổ Thi đua; mã kiểm tra hiện trên máy trùng với mã ghi "
            "trong biên bản này thì tệp đã được giao nhận nguyên vẹn. Biên bản lập thành hai bản, "
            "mỗi bên giữ một bản."
        ),
        SignatureBlock(
            (
                Signer(("BÊN GIAO",), facts.clerk, hint=SIGN_HERE),
                Signer(("BÊN NHẬN",), hint=SIGN_HERE),
            )
        ),
    ]
    return Document(
        title=f"Biên bản giao nhận {facts.file_name}", dated=facts.day, blocks=tuple(blocks)
    )


def _records(facts: HandoverFacts) -> str:
    if not facts.records:
        return "không có"
    return "; ".join(
        f"{lower_first(title)} {format_number(count)}" for title, count in facts.records
    )


def _grouped(digest: str) -> str:
    """In groups, so that it breaks over two lines and can be compared by eye."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _awards(facts: HandoverFacts) -> Table:
    rows = [
        Row(
            (
                (number, str(number)),
                name,
                (registered, format_number(registered)),
                (awarded, format_number(awarded)),
            )
        )
        for number, (name, registered, awarded) in enumerate(facts.awards, start=1)
    ]
    columns = (
        Column("TT", mm=12, align="center"),
        Column("Danh hiệu, hình thức"),
        Column("Đăng ký", mm=26, align="right"),
        Column("Được khen", mm=26, align="right"),
    )
    return Table(columns, rows)


def _make(services: Services, wanted: Wanted) -> Document:
    return handover_sheet(handover_facts(services, wanted.uid))


def _file_name(services: Services, wanted: Wanted) -> str:
    facts = handover_facts(services, wanted.uid)
    return f"Biên bản giao nhận {facts.kind} {facts.period} lần {facts.sequence}"


HANDOVER_SHEET = Form(
    id="handover-sheet",
    title="Biên bản giao nhận gói dữ liệu",
    formats=(".pdf", ".docx"),
    make=_make,
    file_name=_file_name,
)
