"""What the paper of a decision says, gathered from the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.dates import format_blank, format_long
from models.decisions import Decision
from models.problems import Refused
from models.signers import Signer
from models.subjects import SubjectKind
from models.vietnamese import lower_first
from services.decision_lines import KIND_WORDS, Line, line_of
from services.decision_wording import Wording
from services.forms.official_paper import NUMBER_ROOM
from services.services import Services


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    decision: Decision
    """With whoever signs it."""
    agency: tuple[str, ...]
    parent: tuple[str, ...]
    number: str
    """ "05/QĐ-UBND", with room for the number while it is not known."""
    signature: tuple[str, ...]
    """The lines over the name of whoever signs."""
    seal_space: float
    """Millimetres for signature and seal."""
    place: str
    written_day: str
    day: date
    """Of the decision, or today while it is not known."""
    agency_in_sentence: str
    """ "Ủy ban nhân dân xã Mường Xoan"."""
    wording: Wording
    list_title: str
    groups: tuple[tuple[SubjectKind, tuple[Line, ...]], ...]
    total: int
    """Prize money in đồng; 0 when none is known."""
    inline: bool
    """Whether the recipients stand in Article 1 rather than in a list."""

    @property
    def lines(self) -> list[Line]:
        return [line for _, group in self.groups for line in group]


def decision_facts(services: Services, uid: str) -> DecisionFacts:
    """Raises ``Refused`` for a decision that another office issued, or before the commune is named."""
    decision = services.deciding.get(uid)
    if decision.origin == "recorded" or decision.level != "commune":
        raise Refused(
            f"Quyết định này do {decision.issuer or 'cơ quan khác'} ban hành hoặc chỉ được ghi lại "
            "từ bản giấy nên không in lại được; hãy in danh sách khen thưởng của quyết định."
        )
    if not services.settings.commune_is_named():
        raise Refused("Chưa đặt tên xã nên chưa in được quyết định; hãy vào Cài đặt để nhập.")
    settings = services.settings.all()
    day = services.wording.day(decision)
    groups = _groups(services, decision)
    head = services.letterheads.of("chairman", day)
    count = sum(len(lines) for _, lines in groups)
    signed = services.wording.signer(decision)
    signer = Signer(
        name=signed.signer_name,
        position=signed.signer_position,
        authority=signed.signer_authority,
    )
    return DecisionFacts(
        decision=signed,
        agency=head.agency,
        parent=head.parent,
        number=decision.code if decision.number else f"{NUMBER_ROOM}/{decision.symbol}",
        signature=services.letterheads.opening(head, signer),
        seal_space=head.seal_space,
        place=settings["place_name"],
        written_day=format_long(day) if decision.decided_on else format_blank(day.year),
        day=day,
        agency_in_sentence=_in_sentence(settings["agency_name"], settings["commune_name"]),
        wording=services.wording.of(decision),
        list_title=services.wording.list_title(decision),
        groups=groups,
        total=sum(line.prize or 0 for _, lines in groups for line in lines),
        inline=services.wording.lists_inline(count),
    )


def _groups(
    services: Services, decision: Decision
) -> tuple[tuple[SubjectKind, tuple[Line, ...]], ...]:
    by_kind: dict[SubjectKind, list[Line]] = {kind: [] for kind in KIND_WORDS}
    for award in services.deciding.awards(decision.uid):
        prize = services.deciding.prize(award, decision)
        by_kind[award.kind].append(line_of(services.catalogue, award, prize))
    return tuple((kind, tuple(lines)) for kind, lines in by_kind.items() if lines)


def _in_sentence(agency: str, commune: str) -> str:
    """ "ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN" as it stands inside a sentence."""
    commune = lower_first(commune)
    committee = agency.upper().removesuffix(commune.upper()).strip()
    if committee == "ỦY BAN NHÂN DÂN":
        return f"Ủy ban nhân dân {commune}"
    return agency
