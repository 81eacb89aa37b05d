"""What is shown of one nomination: how far it is, what the rules find, and on which records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction

from models.dates import format_short
from models.nominations import (
    NOMINATION_SOURCES,
    NOMINATION_STATUSES,
    Nomination,
    NominationStatus,
)
from models.numbers import format_number
from services.rules.finding import Finding
from services.rules.rule import RESULTS, Result
from services.services import Services
from ui.colours import Tone
from ui.pages.nominations.evidence import place_of
from ui.widgets.details_pane import Details, Link, Note, Section

STEPS = ("Lập", "Hồ sơ", "Xét", "Họp", "Khen")
STEP_OF: dict[NominationStatus, int] = {
    "draft": 0,
    "complete": 1,
    "examined": 2,
    "voted": 3,
    "decided": 4,
    "submitted": 4,
    "awarded": 4,
}
TONES: dict[Result, Tone] = {"violated": "bad", "missing": "bad", "review": "warn", "met": "good"}
STATE_TONES: dict[str, Tone] = {"returned": "bad", "withdrawn": "draft", "awarded": "good"}


def nomination_details(
    services: Services,
    nomination: Nomination,
    findings: Sequence[Finding] | None,
    go_to: Callable[[str], object],
    scans: Sequence[QAction],
    next_actions: Sequence[QAction],
) -> Details:
    """``findings`` are None while they are still being looked for."""
    subject = services.directory.subject(nomination.subject_uid)
    unit = services.directory.unit_name(subject.unit_uid)
    found = findings_sections(services, findings, go_to)
    fine = next((n for n, each in enumerate(found) if each.title.startswith(RESULTS["met"])), None)
    sections = [
        *found[:fine],
        Section("Việc tiếp theo", actions=next_actions),
        Section("Đề nghị", _facts(services, nomination)),
        *found[fine:],
    ]
    if scans:
        sections.append(Section("Tệp đính kèm", actions=scans))
    return Details(
        subject.name,
        ", ".join(part for part in (subject.position, unit) if part),
        state=_state(nomination),
        steps=STEPS if nomination.status in STEP_OF else (),
        step=STEP_OF.get(nomination.status, 0),
        sections=sections,
    )


def findings_sections(
    services: Services, findings: Sequence[Finding] | None, go_to: Callable[[str], object] | None
) -> list[Section]:
    """What the rules find, the gravest first; without ``go_to`` the records are only named."""
    if findings is None:
        return [Section("Đối chiếu quy định", notes=[Note("Đang đối chiếu…", "draft")])]
    if not findings:
        return [
            Section(
                "Đối chiếu quy định",
                notes=[Note("Danh mục chưa có quy định nào cho đề nghị này.", "draft")],
            )
        ]
    sections: list[Section] = []
    weighty = [f for f in findings if f.rule.severity != "info" or f.result == "met"]
    for result in ("violated", "missing", "review", "met"):
        group = [f for f in weighty if f.result == result]
        if group:
            notes = [_note(services, finding, go_to) for finding in group]
            sections.append(
                Section(f"{RESULTS[result]} ({format_number(len(group))})", notes=notes)
            )
    told = [f for f in findings if f not in weighty]
    if told:
        notes = [_note(services, finding, go_to, "info") for finding in told]
        sections.append(Section("Nên biết", notes=notes))
    return sections


def _note(
    services: Services,
    finding: Finding,
    go_to: Callable[[str], object] | None,
    tone: Tone | None = None,
) -> Note:
    lines = [f"{finding.rule.id}. {finding.rule.citation}{_in_force(finding)}."]
    if finding.rule.confidence == "unverified":
        lines.append("Chưa đối chiếu văn bản gốc nên chỉ nhắc, không bắt buộc.")
    if finding.objects and finding.rule.severity == "block" and not finding.override:
        lines.append("Bắt buộc: chưa thẩm định xong được nếu chưa khắc phục hoặc ghi lý do bỏ qua.")
    if finding.override is not None:
        by = f" ({finding.override.decided_by})" if finding.override.decided_by else ""
        lines.append(f"Đã bỏ qua: {finding.override.reason}{by}.".replace("..", "."))
        tone = "info"
    if finding.rule.note and finding.result != "met":
        lines.append(finding.rule.note)
    links: list[Link] = []
    for evidence in finding.evidence:
        place = place_of(services, evidence) if go_to is not None else ""
        if go_to is not None and place:
            links.append(Link(evidence.text, _opener(go_to, place)))
        else:
            lines.append(f"Căn cứ: {evidence.text}.")
    if tone is None and finding.objects and finding.rule.severity == "warn":
        lines.append("Cảnh báo: chỉ nhắc, không giữ đề nghị lại.")
        tone = "warn"
    return Note(finding.sentence, tone or TONES[finding.result], "\n".join(lines), links)


def _opener(go_to: Callable[[str], object], place: str) -> Callable[[], object]:
    return lambda: go_to(place)


def _in_force(finding: Finding) -> str:
    since, until = finding.rule.since, finding.rule.until
    if since and until:
        return f", áp dụng từ {format_short(since)} đến {format_short(until)}"
    if since:
        return f", áp dụng từ {format_short(since)}"
    return f", áp dụng đến {format_short(until)}" if until else ""


def _state(nomination: Nomination) -> Note:
    words = NOMINATION_STATUSES[nomination.status]
    day = f" từ {format_short(nomination.status_on)}" if nomination.status_on else ""
    reason = f"Lý do: {nomination.reason}" if nomination.reason else ""
    return Note(f"{words}{day}", STATE_TONES.get(nomination.status, "info"), reason)


def _facts(services: Services, nomination: Nomination) -> list[tuple[str, str]]:
    movement = services.movements.get(nomination.movement_uid) if nomination.movement_uid else None
    proposed, achieved = nomination.proposed_on, nomination.achieved_on
    facts = [
        ("Đề nghị tặng", services.catalogue.award_type(nomination.award_type).name),
        ("Thành tích", nomination.achievement),
        ("Loại hình", services.catalogue.ground(nomination.ground).name),
        ("Phong trào", movement.name if movement else ""),
        ("Ngày lập thành tích", format_short(achieved) if achieved else ""),
        ("Truy tặng", "Có" if nomination.posthumous else ""),
        ("Nguồn", NOMINATION_SOURCES[nomination.source]),
        ("Ngày lập", format_short(proposed) if proposed else ""),
        ("Ghi chú", nomination.note),
    ]
    return [(label, value) for label, value in facts if value]
