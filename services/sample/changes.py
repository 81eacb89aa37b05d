"""A decision of the sample commune that is corrected, and an award that is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.awards import Award
from models.decisions import Decision
from models.signers import Signer
from services.sample.ledger import Ledger
from services.sample.origin import SampleClock
from services.services import Services

CORRECTED_ON, REVOKED_ON = date(2026, 2, 9), date(2026, 2, 24)
REASON = (
    "Hộ có thành viên bị truy cứu trách nhiệm hình sự về hành vi xảy ra trong năm 2025, thuộc "
    "trường hợp không xét tặng danh hiệu Gia đình văn hóa."
)


def correct(services: Services, clock: SampleClock, ledger: Ledger, signer: Signer) -> None:
    """The position of one fighter was printed wrong."""
    clock.set(CORRECTED_ON)
    decision, awards = _issued(services, "CSTDCS", "2025")
    award = awards[0]
    draft = services.amending.correct(
        decision.uid, [(award.uid, "subject_position", f"{award.subject_position}, Bí thư chi bộ")]
    )
    ledger.issue(draft, CORRECTED_ON, signer)


def revoke(
    services: Services,
    clock: SampleClock,
    ledger: Ledger,
    signer: Signer,
    households: Sequence[str],
) -> None:
    """The title of the first of ``households`` that has it."""
    clock.set(REVOKED_ON)
    decision, awards = _issued(services, "GDVH", "2025")
    award = next(award for award in awards if award.subject_uid in households)
    draft = services.amending.revoke(decision.uid, [award.uid], REASON)
    ledger.issue(draft, REVOKED_ON, signer)


def _issued(services: Services, award_type: str, period: str) -> tuple[Decision, list[Award]]:
    decision = next(
        decision
        for decision in services.store.decisions.all()
        if (decision.origin, decision.award_type, decision.period) == ("own", award_type, period)
    )
    return decision, services.deciding.awards(decision.uid)
