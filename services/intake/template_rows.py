"""Takes back a template that this program wrote: every row is known by its mark, not by its name.

What the unit changed is told field by field against the rows as they were written (kept in a hidden
sheet), so that what was mended here meanwhile is not put back. Nothing is deleted on the word of a
missing row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.problems import Refused
from models.progress import Progress
from services.intake.cell_values import Sheet, Workbook
from services.intake.header import Table, find_table
from services.intake.marked_rows import MarkedRow, as_records, marked_rows, told_in
from services.intake.plan import Choices, IntakeKind, Plan, PlannedRow
from services.intake.rows import ReadResult, look_at, records_of
from services.intake.source_rows import Problem
from services.intake.staff import Leaver
from services.intake.template_registrations import TemplateRegistrations
from services.intake.template_subjects import TemplateSubjects
from services.services import Services
from services.templates.prefilled import prefilled_rows
from services.templates.signature import (
    BASE_SHEET,
    SIGNED_SHEET,
    Signature,
    TemplateKind,
    is_signature,
    read_signature,
)

PlanOthers = Callable[[IntakeKind, Choices, ReadResult], Plan]
"""Plans rows without a mark as those of any list."""
_ROWS_LOOKED_AT = 3
_MOST_NAMED = 8


def signature_of(workbook: Workbook) -> Signature | None:
    """What a template says of itself; None for any other file. Raises ``Refused``."""
    signed = [sheet for sheet in workbook.sheets if sheet.name == SIGNED_SHEET]
    for sheet in (*signed, *workbook.sheets):
        for cells in sheet.rows[:_ROWS_LOOKED_AT]:
            for cell in cells[:1]:
                if isinstance(cell, str) and is_signature(cell):
                    return read_signature(cell, workbook.file_name)
    return None


def plan_template(
    services: Services,
    workbook: Workbook,
    signature: Signature,
    choices: Choices,
    plan_others: PlanOthers,
    progress: Progress,
) -> Plan:
    """What taking the template back would do; of ``choices``, those about people count.

    Raises ``Refused``.
    """
    _check_commune(services, workbook.file_name, signature)
    today = services.store.origin.today()
    sheet, table = _filled_sheet(workbook, signature)
    marked, others = _parted(sheet, table, signature.kind, today)
    base = {row.key: row for row in _base_rows(workbook, signature, today)}
    plan = Plan(workbook.file_name, signature.kind, template=signature)
    plan.view = look_at(workbook, signature.kind, sheet.name, reading=as_records(marked))
    with services.store.snapshot():
        kept = _without_copies(marked, base, plan)
        progress.report(0, len(kept), "Đang đối chiếu mẫu")
        subjects = TemplateSubjects(services, signature.kind, sheet, table, base, today, kept)
        registrations = TemplateRegistrations(services, signature.period, base, kept)
        for number, row in enumerate(kept, start=1):
            if number % 200 == 1 or number == len(kept):
                progress.report(number, len(kept), f"Đang đối chiếu dòng {row.row.row}")
            planned, problems = subjects.planned(row)
            if signature.kind == "registrations" and planned.state != "skipped":
                problems = [*problems, *registrations.add_to(planned, row)]
            plan.rows.append(planned)
            plan.problems += problems
    if others is not None:
        about_people = Choices(period=signature.period, matches=choices.matches, remembers=False)
        unit = _unit_name(services, signature)
        _add_others(plan, plan_others, about_people, workbook, others, unit)
    plan.rows.sort(key=lambda row: row.row)
    plan.problems.sort(key=lambda problem: problem.row)
    plan.notes = [*_told(services, signature), *plan.notes]
    here = {row.key for row in marked}
    if gone := _gone(services, signature, base, here):
        plan.notes.append(gone)
    if signature.kind == "subjects" and base:
        plan.leavers = _leavers(services, [uid for uid, _ in base.keys() - here], choices)
    return plan


def _check_commune(services: Services, file: str, signature: Signature) -> None:
    settings = services.settings.all()
    if signature.commune == settings["commune_code"]:
        return
    theirs = signature.commune_name or f"đơn vị mang mã {signature.commune}"
    ours = settings["commune_name"] or "đơn vị này"
    raise Refused(
        f"Tệp {file} là mẫu của {theirs}, không phải của {ours}, nên không lấy được; "
        "hãy chọn đúng tệp đã xuất từ sổ này."
    )


def _filled_sheet(workbook: Workbook, signature: Signature) -> tuple[Sheet, Table]:
    for sheet in workbook.sheets:
        table = find_table(sheet, signature.kind) if sheet.visible else None
        if table is not None and "uid" in table.columns:
            return sheet, table
    raise Refused(
        f"Tệp {workbook.file_name} là mẫu của chương trình nhưng cột mã ẩn đã bị xóa; "
        "hãy xuất lại mẫu cho đơn vị, hoặc chép danh sách sang một tệp Excel khác rồi lấy như danh sách thường."
    )


def _parted(
    sheet: Sheet, table: Table, kind: TemplateKind, today: date
) -> tuple[list[MarkedRow], Sheet | None]:
    """The rows with a mark, and a sheet of the others, in the places they had; None when empty."""
    marked = marked_rows(sheet, table, kind, today)
    taken = {row.row.row - 1 for row in marked}
    rows = [[] if place in taken else cells for place, cells in enumerate(sheet.rows)]
    filled = any(told_in(cells, table) for cells in rows[table.first_data_row :])
    return marked, replace(sheet, rows=rows) if filled else None


def _base_rows(workbook: Workbook, signature: Signature, today: date) -> list[MarkedRow]:
    """The rows as they were written; none when the file lost them, as a CSV does."""
    sheet = next((sheet for sheet in workbook.sheets if sheet.name == BASE_SHEET), None)
    table = find_table(sheet, signature.kind) if sheet is not None else None
    if sheet is None or table is None or "uid" not in table.columns:
        return []
    return marked_rows(sheet, table, signature.kind, today)


def _without_copies(
    marked: Sequence[MarkedRow], base: Mapping[tuple[str, str], MarkedRow], plan: Plan
) -> list[MarkedRow]:
    """The rows, of those with one mark the one that was there first; its copies are problems."""
    found: dict[tuple[str, str], list[MarkedRow]] = {}
    for row in marked:
        found.setdefault(row.key, []).append(row)
    originals: set[int] = set()
    for key, rows in found.items():
        written = base.get(key)
        name = written.row.values.get("name") if written else None
        original = next((row for row in rows if row.row.values.get("name") == name), rows[0])
        originals.add(original.row.row)
        for copy in rows:
            if copy is not original:
                _say_copied(copy, original, plan)
    return [row for row in marked if row.row.row in originals]


def _say_copied(copy: MarkedRow, original: MarkedRow, plan: Plan) -> None:
    owner = original.row.values.get("name", "")
    sentence = (
        f"Dòng này chép từ dòng {original.row.row} ({owner}) nên mang cùng mã ẩn; "
        "nếu là người khác, hãy gõ vào một dòng trống ở cuối bảng rồi lấy lại."
    )
    row = copy.row
    plan.rows.append(
        PlannedRow(row.sheet, row.row, "skipped", str(row.values.get("name", "")), reason=sentence)
    )
    plan.problems.append(Problem(row.sheet, row.row, copy.letters["uid"], sentence))


def _add_others(
    plan: Plan,
    plan_others: PlanOthers,
    choices: Choices,
    workbook: Workbook,
    others: Sheet,
    unit: str,
) -> None:
    """Rows that the unit added; they are of the unit that was asked unless they say otherwise."""
    kind: IntakeKind = plan.kind
    read = records_of(replace(workbook, sheets=(others,)), kind, others.name)
    rows = [replace(row, values={"unit": unit, **row.values}) if unit else row for row in read.rows]
    if not rows:
        return
    added = plan_others(kind, choices, replace(read, rows=rows, notes=()))
    plan.rows += added.rows
    plan.problems += added.problems
    plan.notes += added.notes


def _unit_name(services: Services, signature: Signature) -> str:
    return services.directory.unit_name(signature.unit)


def _told(services: Services, signature: Signature) -> list[str]:
    """What the file is, for whoever chose it."""
    unit = _unit_name(services, signature)
    about = f" cho {unit}" if unit else ""
    if signature.kind == "subjects":
        return [f"Đây là mẫu cập nhật Danh bạ đã xuất{about}; mỗi dòng được nhận ra bằng mã ẩn."]
    period = services.periods.find(signature.period)
    name = period.name.lower() if period else signature.period
    return [f"Đây là mẫu đăng ký thi đua {name} đã xuất{about}; mỗi dòng được nhận ra bằng mã ẩn."]


def _gone(
    services: Services,
    signature: Signature,
    base: Mapping[tuple[str, str], MarkedRow],
    here: set[tuple[str, str]],
) -> str:
    """Whose rows the unit took out."""
    if base:
        names = [
            str(row.row.values.get("name", "")) for key, row in base.items() if key not in here
        ]
    else:
        names = _not_sent_back(services, signature, {uid for uid, _ in here})
    if not names:
        return ""
    listed = ", ".join(names[:_MOST_NAMED])
    more = f" và {len(names) - _MOST_NAMED} người khác" if len(names) > _MOST_NAMED else ""
    if signature.kind == "registrations":
        kept = "Đăng ký của họ vẫn được giữ nguyên; nếu họ thôi đăng ký, hãy xóa ở trang Đăng ký."
    else:
        kept = (
            "Họ vẫn được giữ nguyên; nếu họ không còn ở đơn vị, hãy sửa tình trạng trong Danh bạ."
        )
    return f"Có {len(names)} dòng không còn trong mẫu gửi về: {listed}{more}. {kept}"


def _leavers(services: Services, uids: Sequence[str], choices: Choices) -> list[Leaver]:
    """Those of them who are still there; nothing happens to them until somebody says what."""
    return [
        Leaver(
            subject,
            services.directory.unit_name(subject.unit_uid),
            choices.departures.get(subject.uid),
        )
        for subject in services.store.subjects.get_many(sorted(uids))
        if subject.kind == "individual" and subject.status == "active" and not subject.deleted_at
    ]


def _not_sent_back(services: Services, signature: Signature, here: set[str]) -> list[str]:
    """Who was there when the template was written and is in no row, where that is not kept."""
    there = prefilled_rows(services, signature.kind, signature.unit, signature.period)
    return list(
        {
            row.subject.uid: row.subject.name
            for row in there
            if row.subject.uid not in here and row.subject.created_at <= signature.made_at
        }.values()
    )
