"""Vì sao không được?: one page for one person and title, from which every question can be answered."""

from __future__ import annotations

from dataclasses import replace

from models.dates import format_short
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
    Text,
    bold,
)
from services.documents.layout import Layout, official_layout
from services.forms.form import Form, Wanted
from services.forms.nominating.explanation_facts import AWARD, ExplanationFacts, explanation_facts
from services.forms.signing import SEAL_HERE, SIGN_HERE
from services.rules.evaluators.wording import named
from services.rules.finding import Finding
from services.rules.rule import RESULTS
from services.services import Services

SIZE = 12.0
"""In points, so that all of it stays on one page."""
SMALL = 10.5
PROVING = ("ratings", "awards", "initiatives")
"""Tables of the records that say more than the sentence of the rule."""


def explanation(facts: ExplanationFacts) -> Document:
    blocks: list[Block] = [
        Letterhead(facts.agency, parent=facts.parent, place_date=facts.place_date),
        Heading("PHIẾU GIẢI THÍCH", "Kết quả xét đề nghị khen thưởng", rule=False),
        *(
            _line((Run(f"{label}: "), bold(value) if place == 0 else Run(value)))
            for place, (label, value) in enumerate(facts.about)
        ),
        _line((bold("Kết luận: "), Run(facts.conclusion))),
        _title("I. Đối chiếu quy định"),
    ]
    if facts.findings:
        blocks.append(_table(facts.findings))
    else:
        blocks.append(_line("Không có quy định nào chưa đạt hoặc cần xem lại."))
    if facts.met:
        blocks.append(Paragraph(f"Đã đạt: {'; '.join(facts.met)}.", indent=False, size=SMALL))
    blocks += [
        _title("II. Hồ sơ, bỏ phiếu, quyết định"),
        _way(facts),
        SignatureBlock(
            (
                Signer(("NGƯỜI LẬP",), facts.clerk, hint=SIGN_HERE),
                Signer(("XÁC NHẬN CỦA CƠ QUAN",), hint=SEAL_HERE),
            )
        ),
    ]
    return Document(
        title=f"Giải thích kết quả xét {facts.subject.name}",
        dated=facts.day,
        blocks=tuple(blocks),
        layout=_close_set(),
    )


def _close_set() -> Layout:
    official = official_layout()
    spacing = replace(official.spacing, paragraph_points=2, signature=20, around_heading=2)
    return replace(official, spacing=spacing)


def _title(text: str) -> Paragraph:
    return Paragraph((bold(text),), indent=False, keep_with_next=True, size=SIZE)


def _line(text: Text) -> Paragraph:
    return Paragraph(text, indent=False, size=SIZE)


def _table(findings: tuple[Finding, ...]) -> Table:
    columns = (
        Column("TT", mm=9, align="center"),
        Column("Kết quả", mm=19, align="center"),
        Column("Nhận xét"),
        Column("Căn cứ, thời gian áp dụng", mm=58),
    )
    rows = [
        Row(((number, str(number)), _result(finding), _remark(finding), _basis(finding)))
        for number, finding in enumerate(findings, start=1)
    ]
    return Table(columns, rows, size=SMALL)


def _way(facts: ExplanationFacts) -> Table:
    told = (
        ("Đăng ký, hồ sơ", facts.papers),
        ("Hội đồng Thi đua - Khen thưởng", facts.votes or ("Chưa đưa ra Hội đồng.",)),
        (
            "Trình, quyết định",
            facts.decisions or ("Chưa trình cấp trên và chưa có quyết định.",),
        ),
    )
    rows = [Row((label, "\n".join(lines))) for label, lines in told]
    return Table((Column("Việc", mm=40), Column("Đã ghi nhận")), rows, size=SMALL)


def _result(finding: Finding) -> str:
    """Whoever reads it did no wrong by not reaching what is asked for."""
    if finding.override:
        return "Bỏ qua có lý do"
    return "Chưa đạt" if finding.result == "violated" else RESULTS[finding.result]


def _remark(finding: Finding) -> str:
    told = [finding.sentence]
    records = [each.text for each in finding.evidence if each.table in PROVING]
    if records:
        told.append(f"Theo ghi nhận: {named(records, 'ghi nhận')}.")
    if finding.override is not None:
        by = f" ({finding.override.decided_by})" if finding.override.decided_by else ""
        told.append(f"Vẫn cho qua vì: {finding.override.reason}{by}")
    return "\n".join(told)


def _basis(finding: Finding) -> str:
    rule = finding.rule
    span = " ".join(
        part
        for part in (
            f"từ {format_short(rule.since)}" if rule.since else "",
            f"đến hết {format_short(rule.until)}" if rule.until else "",
        )
        if part
    )
    sure = "" if rule.confidence == "verified" else "chưa đối chiếu văn bản"
    about = "; ".join(part for part in (f"áp dụng {span}" if span else "", sure) if part)
    return f"{rule.citation} ({about})" if about else rule.citation


def _make(services: Services, wanted: Wanted) -> Document:
    return explanation(explanation_facts(services, wanted.uid))


def _file_name(services: Services, wanted: Wanted) -> str:
    facts = explanation_facts(services, wanted.uid)
    award = dict(facts.about).get(AWARD, "")
    return f"Giải thích {facts.subject.name} {award}".strip()


EXPLANATION = Form(
    id="explanation",
    title="Vì sao không được?",
    formats=(".pdf", ".docx"),
    make=_make,
    file_name=_file_name,
    needs_record=True,
    record="nomination",
    step="nominate",
)
