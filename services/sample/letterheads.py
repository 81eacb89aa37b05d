"""Whose name stands over the papers of the sample commune, and who signs them, by date."""

from __future__ import annotations

from datetime import date, timedelta

from models.letterheads import AgencyHead
from models.signers import Signer
from services.letterheads import COMMITTEE, COUNCIL
from services.sample.councils import CHAIR_CHANGES, ESTABLISHED
from services.sample.people import MERGER, Staff
from services.sample.posts import CHAIRMAN, CHAIRMAN_UNTIL_2026, DEPUTIES, PROVINCIAL_FIGHTER
from services.sample.units import COMMUNE, CULTURE
from services.services import Services

NEW_SYMBOL = date(2026, 1, 1)
"""From when papers of the council are numbered under another symbol."""


def make_letterheads(services: Services, staff: Staff) -> None:
    for head in _heads():
        services.letterheads.save(head)
    for signer in _signers(staff):
        services.setup.save_signer(signer)


def _heads() -> tuple[AgencyHead, ...]:
    committee = (COMMITTEE, f"XÃ {COMMUNE.upper()}")
    return (
        AgencyHead(
            issuer="council",
            agency=COUNCIL,
            parent=committee,
            behalf="TM. HỘI ĐỒNG",
            symbol="HĐ",
            valid_from=ESTABLISHED,
            valid_to=NEW_SYMBOL - timedelta(days=1),
        ),
        AgencyHead(
            issuer="council",
            agency=COUNCIL,
            parent=committee,
            behalf="TM. HỘI ĐỒNG",
            symbol="HĐTĐKT",
            valid_from=NEW_SYMBOL,
        ),
        AgencyHead(
            issuer="department",
            agency=(CULTURE.upper(),),
            parent=committee,
            symbol="VHXH",
            seal_space=25,
            valid_from=MERGER,
        ),
    )


def _signers(staff: Staff) -> tuple[Signer, ...]:
    """Of the council and of the department; those of the committee are there."""
    head = next(p for p in staff.officials if p.unit == CULTURE and p.post.leads)
    chair, deputy = "CHỦ TỊCH HỘI ĐỒNG", "PHÓ CHỦ TỊCH HỘI ĐỒNG"
    return (
        Signer(
            name=CHAIRMAN,
            position=chair,
            valid_from=CHAIR_CHANGES,
            signs_for="council",
        ),
        Signer(
            name=CHAIRMAN_UNTIL_2026,
            position=chair,
            valid_from=ESTABLISHED,
            valid_to=CHAIR_CHANGES - timedelta(days=1),
            signs_for="council",
        ),
        Signer(
            name=DEPUTIES[0],
            position=deputy,
            authority="KT. CHỦ TỊCH HỘI ĐỒNG",
            valid_from=ESTABLISHED,
            signs_for="council",
        ),
        Signer(
            name=head.subject.name,
            position="TRƯỞNG PHÒNG",
            valid_from=MERGER,
            signs_for="department",
        ),
        Signer(
            name=PROVINCIAL_FIGHTER,
            position="PHÓ TRƯỞNG PHÒNG",
            authority="KT. TRƯỞNG PHÒNG",
            valid_from=MERGER,
            signs_for="department",
        ),
    )
