"""What a decision says, gathered from the records: counts, bases, articles, list, signature."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from models.awards import Award
from models.dates import format_blank, format_long
from models.decisions import Decision
from models.money import amount_in_words, format_money
from models.numbers import format_count
from models.problems import Refused
from models.subjects import SubjectKind
from services.forms.letterhead import agency_lines, parent_lines
from services.services import Services

KIND_WORDS: dict[SubjectKind, str] = {
    "collective": "tập thể",
    "individual": "cá nhân",
    "household": "hộ gia đình",
}
"""In the order in which papers name them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One recipient as the list prints it."""

    name: str
    about: str
    """Position and unit."""
    award: str
    achievement: str
    prize: int | None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    decision: Decision
    agency: tuple[str, ...]
    parent: tuple[str, ...]
    number_line: str
    place_date: str
    day: date
    """The day of the decision, or today while it is not known."""
    summary: str
    authority: str
    """Whoever decides, in capitals."""
    bases: tuple[str, ...]
    articles: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: tuple[str, ...]
    signer_name: str
    groups: tuple[tuple[SubjectKind, tuple[Line, ...]], ...]
    total: int | None
    """Prize money in đồng; None when no prize is known."""
    inline: bool
    """Whether the recipients stand in Article 1 rather than in a list."""

    @property
    def count(self) -> int:
        return sum(len(lines) for _, lines in self.groups)


def decision_facts(services: Services, uid: str) -> DecisionFacts:
    """Raises ``Refused`` for a decision that another office issued, or before the commune is named."""
    decision = services.deciding.get(uid)
    if decision.level != "commune":
        raise Refused(
            f"Quyết định này do {decision.issuer or 'cấp trên'} ban hành nên không in lại được; "
            "hãy in danh sách khen thưởng của quyết định."
        )
    if not services.settings.commune_is_named():
        raise Refused("Chưa đặt tên xã nên chưa in được quyết định; hãy vào Cài đặt để nhập.")
    settings = services.settings.all()
    day = decision.decided_on or services.store.origin.now().astimezone().date()
    awards = services.deciding.awards(uid)
    groups = _groups(services, decision, awards)
    prizes = [line.prize for _, lines in groups for line in lines if line.prize is not None]
    total = sum(prizes) if prizes else None
    inline = len(awards) <= int(settings["inline_limit"])
    signer_lines, signer_name = _signer(services, decision, day)
    place = settings["place_name"]
    written_day = format_long(day) if decision.decided_on else format_blank(day.year)
    return DecisionFacts(
        decision=decision,
        agency=agency_lines(services),
        parent=parent_lines(services),
        number_line=f"Số: {decision.code}" if decision.number else f"Số:        /{decision.symbol}",
        place_date=f"{place}, {written_day}",
        day=day,
        summary=decision.summary or standard_summary(services, decision),
        authority=f"CHỦ TỊCH {settings['agency_name']}".upper(),
        bases=decision.bases or standard_bases(services, decision, day),
        articles=decision.articles
        or standard_articles(services, decision, awards, groups, total, inline),
        recipients=decision.recipients or standard_recipients(services),
        signer=signer_lines,
        signer_name=signer_name,
        groups=groups,
        total=total,
        inline=inline,
    )


def standard_summary(services: Services, decision: Decision) -> str:
    """ "Về việc công nhận danh hiệu “...” năm 2025"."""
    award_type = services.catalogue.award_type(decision.award_type)
    period = _period_words(services, decision)
    if award_type.kind != "form":
        return f"Về việc công nhận danh hiệu “{award_type.name}”{period}"
    return f"Về việc tặng {award_type.name}{period}"


def standard_bases(services: Services, decision: Decision, day: date) -> tuple[str, ...]:
    """The laws in force on ``day``, the province's rules, and who proposed it."""
    instruments = services.catalogue.legal_bases(day, [decision.award_type])
    bases = [f"Căn cứ {instrument.citation}" for instrument in instruments]
    if province := services.settings.get("legal_basis_of_province"):
        bases.append(f"Căn cứ {province}" if not province.startswith("Căn cứ") else province)
    proposer = decision.proposer or services.settings.get("department")
    if proposer:
        bases.append(f"Theo đề nghị của {proposer}")
    return tuple(bases)


def standard_recipients(services: Services) -> tuple[str, ...]:
    settings = services.settings.all()
    commune = settings["commune_name"]
    short = commune[:1].lower() + commune[1:]
    filing = f"VT, {settings['filing_unit']}" if settings["filing_unit"] else "VT"
    return (
        "Như Điều 3",
        f"{settings['office_name']} (để báo cáo)",
        f"Thường trực Đảng ủy, HĐND {short}",
        "Chủ tịch, các Phó Chủ tịch UBND",
        f"Lưu: {filing}",
    )


def standard_articles(
    services: Services,
    decision: Decision,
    awards: list[Award],
    groups: tuple[tuple[SubjectKind, tuple[Line, ...]], ...],
    total: int | None,
    inline: bool,
) -> tuple[str, ...]:
    """Article 1 awards, Article 2 pays, Article 3 says from when and who carries it out."""
    counted = _join([f"{format_count(len(lines))} {KIND_WORDS[kind]}" for kind, lines in groups])
    award_type = services.catalogue.award_type(decision.award_type)
    verb = "Công nhận danh hiệu" if award_type.kind != "form" else "Tặng"
    name = f"“{award_type.name}”" if award_type.kind != "form" else award_type.name
    listed = "gồm các ông (bà), đơn vị có tên sau:" if inline else "(có danh sách kèm theo)."
    first = f"{verb} {name}{_period_words(services, decision)} cho {counted} {listed}"
    codes = {award.award_type for award in awards}
    if len(codes) > 1:
        first = f"Khen thưởng {counted}{_period_words(services, decision)} {listed}"
    people = _join([f"các {KIND_WORDS[kind]}" for kind, _ in groups])
    department = services.settings.get("department")
    last = (
        "Quyết định này có hiệu lực kể từ ngày ký. Văn phòng HĐND và UBND, "
        f"{department}, các đơn vị liên quan và {people} có tên tại Điều 1 "
        "chịu trách nhiệm thi hành Quyết định này./."
    )
    return (first, _money_article(services, groups, total), last)


def _money_article(
    services: Services,
    groups: tuple[tuple[SubjectKind, tuple[Line, ...]], ...],
    total: int | None,
) -> str:
    if not total:
        return "Các tập thể, cá nhân có tên tại Điều 1 được hưởng quyền lợi theo quy định của pháp luật về thi đua, khen thưởng."
    each: list[str] = []
    for kind, lines in groups:
        amounts = Counter(line.prize for line in lines if line.prize)
        if len(amounts) == 1:
            each.append(f"mỗi {KIND_WORDS[kind]} {format_money(next(iter(amounts)))}")
    rates = f"Mức thưởng: {_join(each)}. " if len(each) == len(groups) else ""
    return (
        f"{rates}Tổng số tiền thưởng là {format_money(total)} "
        f"(Bằng chữ: {amount_in_words(total)}), lấy từ {services.settings.get('fund_source')}."
    )


def _groups(
    services: Services, decision: Decision, awards: list[Award]
) -> tuple[tuple[SubjectKind, tuple[Line, ...]], ...]:
    by_kind: dict[SubjectKind, list[Line]] = {kind: [] for kind in KIND_WORDS}
    for award in awards:
        by_kind[award.kind].append(
            Line(
                name=f"{award.honorific} {award.name}".strip(),
                about=", ".join(part for part in (award.subject_position, award.unit_name) if part),
                award=services.catalogue.award_type(award.award_type).name,
                achievement=award.achievement,
                prize=services.deciding.prize(award, decision),
            )
        )
    return tuple((kind, tuple(lines)) for kind, lines in by_kind.items() if lines)


def _signer(services: Services, decision: Decision, day: date) -> tuple[tuple[str, ...], str]:
    if decision.signer_position:
        lines = (decision.signer_authority, decision.signer_position)
        return tuple(line for line in lines if line), decision.signer_name
    signers = services.setup.signers_on(day)
    if not signers:
        return ("CHỦ TỊCH",), decision.signer_name
    signer = signers[0]
    return tuple(line for line in (signer.authority, signer.position) if line), signer.name


def _period_words(services: Services, decision: Decision) -> str:
    period = services.periods.find(decision.period) if decision.period else None
    return f" {period.name[:1].lower()}{period.name[1:]}" if period else ""


def _join(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + " và " + parts[-1] if len(parts) > 1 else "".join(parts)
