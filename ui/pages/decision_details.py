"""What is shown of one decision beside the list of decisions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction

from models.dates import format_short
from models.decisions import DECISION_STATUSES, PURPOSES, Decision, DecisionStatus
from models.numbers import format_number
from services.amendment_wording import CORRECTED_FIELDS
from services.decision_articles import Honours
from services.services import Services
from ui.pages.decision_money import money_sections
from ui.widgets.details_pane import Details, Note, Section

STEPS: dict[DecisionStatus, str] = {
    "draft": "Nháp",
    "submitted": "Đã trình",
    "signed": "Ký, chờ số",
    "issued": "Ban hành",
}
RECORDED_STEPS: dict[DecisionStatus, str] = {"draft": "Đang ghi", "issued": "Đã khóa"}
BEFORE: dict[DecisionStatus, str] = {
    "submitted": "Cần có trước khi trình",
    "signed": "Cần có trước khi ký",
    "issued": "Cần có trước khi ban hành",
}
BEFORE_LOCKING = "Cần có trước khi khóa"
ENTERED_WHEN_ISSUING = ("number", "decided_on")


def decision_details(
    services: Services,
    decision: Decision,
    scans: Sequence[QAction],
    next_actions: Sequence[QAction],
) -> Details:
    own = decision.origin == "own"
    steps = STEPS if own else RECORDED_STEPS
    honours = services.wording.honours(decision)
    sections = [
        *_needed(services, decision),
        Section("Việc tiếp theo", actions=next_actions),
        *(
            (_counts(honours), *money_sections(services, decision, honours))
            if decision.purpose == "award"
            else (_amends(services, decision),)
        ),
        *_amended_by(services, decision),
    ]
    sections.append(Section("Thông tin", _facts(services, decision)))
    if scans:
        sections.append(Section("Tệp đính kèm", actions=scans))
    issued = decision.status == "issued"
    locked = "Đã ban hành và khóa" if own else "Đã ghi xong và khóa"
    return Details(
        f"Quyết định số {decision.code}" if decision.number else "Quyết định chưa có số",
        _about(services, decision),
        state=Note(locked, "locked") if issued else None,
        steps=list(steps.values()),
        step=list(steps).index(decision.status) if decision.status in steps else 0,
        sections=sections,
    )


def _about(services: Services, decision: Decision) -> str:
    if decision.summary or decision.origin == "own":
        return decision.summary or services.wording.summary(decision)
    return services.catalogue.award_type(decision.award_type).name


def _needed(services: Services, decision: Decision) -> list[Section]:
    """What stands in the way of the next step, and what deserves a second look."""
    step = services.deciding.next_step(decision)
    problems = services.deciding.problems(decision) if step else {}
    asked = ENTERED_WHEN_ISSUING if decision.origin == "own" else ()
    notes = [Note(text, "bad") for field, text in problems.items() if field not in asked]
    if any(field in asked for field in problems):
        notes.append(Note("Số và ngày do văn thư cấp, nhập khi bấm Ban hành.", "info"))
    looks = [Note(text, "warn") for text in services.deciding.concerns(decision)]
    sections: list[Section] = []
    if notes and step:
        title = BEFORE[step] if decision.origin == "own" else BEFORE_LOCKING
        sections.append(Section(title, notes=notes))
    if looks and decision.status != "issued":
        sections.append(Section("Nên xem lại", notes=looks))
    return sections


def _amends(services: Services, decision: Decision) -> Section:
    """What a correction or a revocation changes, and in which decision."""
    amended = services.deciding.get(decision.amends_uid or "")
    amendments = services.amending.amendments(decision.uid)
    awards = {
        award.uid: award for award in services.deciding.lines([a.award_uid for a in amendments])
    }
    notes = [
        Note(
            f"{awards[each.award_uid].name}: {CORRECTED_FIELDS[each.field]} “{each.after}”"
            if each.kind == "correct"
            else f"{awards[each.award_uid].name}: {each.reason}",
            "info" if each.kind == "correct" else "warn",
        )
        for each in amendments
    ]
    return Section(
        PURPOSES[decision.purpose], [("Quyết định gốc", f"Số {amended.code}")], notes=notes
    )


def _amended_by(services: Services, decision: Decision) -> list[Section]:
    notes = [
        Note(
            f"{PURPOSES[each.purpose]} tại quyết định "
            + (f"số {each.code}" if each.number else "chưa có số"),
            "warn" if each.status == "issued" else "draft",
            DECISION_STATUSES[each.status],
        )
        for each in services.amending.of_decision(decision.uid)
    ]
    return [Section("Đã được sửa đổi", notes=notes)] if notes else []


def _counts(honours: Honours) -> Section:
    if not honours.total:
        return Section("Danh sách khen thưởng", notes=[Note("Chưa có ai.", "draft")])
    fields = [
        (noun[:1].upper() + noun[1:], format_number(count))
        for noun, count in honours.counts.items()
    ]
    if len(honours.awards) > 1:
        for award in honours.awards:
            count = sum(s.count for s in honours.shares if s.award.code == award.code)
            fields.append((award.abbreviation or award.name, format_number(count)))
    return Section("Danh sách khen thưởng", fields)


def _facts(services: Services, decision: Decision) -> list[tuple[str, str]]:
    signed = services.wording.signer(decision) if decision.origin == "own" else decision
    period = services.periods.find(decision.period) if decision.period else None
    movement = services.movements.get(decision.movement_uid) if decision.movement_uid else None
    facts = [
        ("Ngày", format_short(decision.decided_on) if decision.decided_on else "Chưa có"),
        ("Danh hiệu", services.catalogue.award_type(decision.award_type).name),
        ("Kỳ", period.name if period else ""),
        ("Loại hình", services.catalogue.ground(decision.ground).name),
        ("Phong trào", movement.name if movement else ""),
        ("Ban hành", decision.issuer),
        ("Đề nghị", decision.proposer),
        ("Người ký", signed.signer_name),
        ("Ghi chú", decision.note),
    ]
    return [(label, value) for label, value in facts if value]
