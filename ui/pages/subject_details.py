"""What the pane shows of one subject, on whichever page it is met."""

from __future__ import annotations

from models.dates import format_short
from services.hindrances import called
from services.services import Services
from ui.widgets.details_pane import Note, Section

NONE_YET = Note("Chưa có.")


def past_sections(services: Services, uid: str) -> list[Section]:
    """What stands in the way today, then awards and registrations, the newest first."""
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
        *_hindrances(services, uid),
        Section(f"Khen thưởng ({len(awards)})", notes=awards or [NONE_YET]),
        Section(f"Đăng ký ({len(registrations)})", notes=registrations or [NONE_YET]),
    ]


def _hindrances(services: Services, uid: str) -> list[Section]:
    today = services.store.origin.today()
    notes = [
        Note(called(each), "bad", f"Từ ngày {format_short(each.starts_on)}")
        for each in services.hindrances.of_subject(uid)
        if services.hindrances.is_on(each, today)
    ]
    return [Section("Đang vướng", notes=notes)] if notes else []
