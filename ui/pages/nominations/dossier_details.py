"""What is shown of one dossier beside the list: its papers, its steps, what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction

from models.dates import format_short
from models.dossiers import CHANNELS, DOSSIER_STATUSES, Dossier, DossierStatus
from models.nominations import NOMINATION_STATUSES
from models.numbers import format_number
from services.deadlines import Due
from services.services import Services
from services.step_sheet import StepLine
from ui.colours import Tone
from ui.widgets.details_pane import Details, Note, Section

WAY = ("Tiếp nhận", "Đủ hồ sơ", "Trả kết quả")
STATE_TONES: dict[DossierStatus, Tone] = {
    "received": "draft",
    "incomplete": "warn",
    "accepted": "info",
    "refused": "bad",
    "answered": "good",
}
DAYS_BEFORE_WARNING = 2
MOST_NAMED = 8


def dossier_details(
    services: Services,
    dossier: Dossier,
    scans: Sequence[QAction],
    next_actions: Sequence[QAction],
) -> Details:
    sections = [
        _about(services, dossier),
        _papers(services, dossier),
        _steps(services, dossier),
        _nominations(services, dossier),
    ]
    if scans:
        sections.append(Section("Tệp đính kèm", actions=scans))
    return Details(
        f"Hồ sơ số {dossier.code}",
        dossier.submitter,
        state=_state(services, dossier),
        steps=() if dossier.status == "refused" else WAY,
        step={"accepted": 1, "answered": 2}.get(dossier.status, 0),
        sections=[section for section in sections if section is not None],
        next_actions=next_actions,
    )


def deadline_section(title: str, deadlines: Sequence[Due]) -> Section:
    """The deadlines of a year, those that are past in grey."""
    notes = [
        Note(
            due.title,
            "plain" if due.days_left < 0 else "warn" if due.days_left <= 7 else "info",
            f"{format_short(due.due_on)}" + (f", {due.when}" if due.days_left >= 0 else ", đã qua"),
        )
        for due in deadlines
    ]
    return Section(title, notes=notes)


def _state(services: Services, dossier: Dossier) -> Note:
    left = services.dossiers.days_left(dossier)
    name = DOSSIER_STATUSES[dossier.status]
    if left is None or dossier.due_on is None:
        late = dossier.due_on and dossier.answered_on and dossier.answered_on > dossier.due_on
        if late and dossier.status == "answered":
            return Note("Đã trả kết quả, muộn so với ngày hẹn", "warn")
        return Note(name, STATE_TONES[dossier.status])
    day = format_short(dossier.due_on)
    if left < 0:
        text = f"Quá hạn {format_number(-left)} ngày làm việc"
        return Note(text, "bad", f"Hẹn trả {day}")
    text = "Phải trả trong hôm nay" if left == 0 else f"Còn {format_number(left)} ngày làm việc"
    return Note(text, "warn" if left <= DAYS_BEFORE_WARNING else "info", f"Hẹn trả {day}")


def _about(services: Services, dossier: Dossier) -> Section:
    award = services.catalogue.award_type(dossier.award_type) if dossier.award_type else None
    procedure = services.dossiers.procedure(dossier)
    facts = [
        ("Ngày nhận", format_short(dossier.received_on)),
        ("Cách nhận", CHANNELS[dossier.channel]),
        ("Đơn vị", services.directory.unit_name(dossier.unit_uid)),
        ("Danh hiệu", award.name if award else ""),
        ("Loại hình", services.catalogue.ground(dossier.ground).name),
        ("Nội dung", dossier.summary),
        ("Đủ hồ sơ", format_short(dossier.completed_on) if dossier.completed_on else ""),
        ("Hẹn trả", format_short(dossier.due_on) if dossier.due_on else ""),
        ("Quy trình", f"{procedure.working_days} ngày làm việc" if procedure else ""),
        ("Ngày trả", format_short(dossier.answered_on) if dossier.answered_on else ""),
        ("Lý do", dossier.reason),
        ("Ghi chú", dossier.note),
    ]
    return Section("Thông tin", [(label, text) for label, text in facts if text])


def _papers(services: Services, dossier: Dossier) -> Section | None:
    checklist = services.dossiers.checklist(dossier)
    if checklist is None:
        return None
    notes: list[Note] = []
    for document in checklist.documents:
        if document.code in dossier.items:
            notes.append(Note(document.name, "good"))
        elif document.required:
            notes.append(Note(document.name, "bad", "Còn thiếu"))
        else:
            notes.append(Note(document.name, "draft", "Không bắt buộc"))
    return Section("Thành phần hồ sơ", notes=notes)


def _steps(services: Services, dossier: Dossier) -> Section:
    lines = services.dossiers.step_sheet(dossier)
    return Section("Phiếu kiểm soát quá trình", notes=[_step(line) for line in lines])


def _step(line: StepLine) -> Note:
    parts = [line.who, _span(line)]
    if line.allowed is not None:
        allowed = f"quy định {format_number(line.allowed)} ngày làm việc"
        taken = f"{format_number(line.taken)} ngày, " if line.taken is not None else ""
        parts.append(f"{taken}{allowed}")
    if line.late:
        parts.append(f"quá {format_number(line.late)} ngày")
    parts.append(line.note)
    caption = "; ".join(part for part in parts if part)
    return Note(line.name, _step_tone(line), caption)


def _span(line: StepLine) -> str:
    if line.came_on is None:
        return format_short(line.done_on) if line.done_on else ""
    came = format_short(line.came_on)
    if line.done_on is None:
        return f"từ {came}, đang làm"
    return came if line.done_on == line.came_on else f"{came} đến {format_short(line.done_on)}"


def _step_tone(line: StepLine) -> Tone:
    if line.late:
        return "bad"
    if line.done_on is not None:
        return "good"
    return "info" if line.came_on else "draft"


def _nominations(services: Services, dossier: Dossier) -> Section | None:
    nominations = services.dossiers.nominations(dossier.uid)
    if not nominations:
        return None
    subjects = {
        subject.uid: subject.name
        for subject in services.store.subjects.get_many(
            [nomination.subject_uid for nomination in nominations[:MOST_NAMED]]
        )
    }
    notes = [
        Note(subjects[nomination.subject_uid], "plain", NOMINATION_STATUSES[nomination.status])
        for nomination in nominations[:MOST_NAMED]
    ]
    if more := len(nominations) - MOST_NAMED:
        notes += [Note(f"và {format_number(more)} đề nghị khác")] if more > 0 else []
    return Section(f"Đề nghị ({format_number(len(nominations))})", notes=notes)
