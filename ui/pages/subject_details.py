"""What the pane shows of one subject, on whichever page it is met."""

from __future__ import annotations

from models.dates import format_short
from services.services import Services
from ui.widgets.details_pane import Note, Section

NONE_YET = Note("Chưa có.")


def past_sections(services: Services, uid: str) -> list[Section]:
    """Awards and registrations, the newest first."""
    past = services.directory.past(uid)
    name = services.catalogue.award_type
    awards = [
        Note(
            name(award.award_type).name,
            "good" if decision.status == "issued" else "plain",
            " - ".join(
                part
                for part in (
                    f"Quyết định số {decision.code}" if decision.number else "Chưa có số",
                    format_short(decision.decided_on) if decision.decided_on else "",
                    decision.issuer,
                )
                if part
            ),
        )
        for award, decision in past.awards
    ]
    registrations = [
        Note(name(r.award_type).name, "plain", f"Kỳ {r.period}") for r in past.registrations
    ]
    return [
        Section(f"Khen thưởng ({len(awards)})", notes=awards or [NONE_YET]),
        Section(f"Đăng ký ({len(registrations)})", notes=registrations or [NONE_YET]),
    ]
