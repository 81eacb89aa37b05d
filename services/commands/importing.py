"""``import``: takes in a list from a spreadsheet file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import get_args

from models.data_folder import DataFolder
from models.decisions import Level
from services.commands.command import Answer, Command, path_argument
from services.commands.opening import opened
from services.intake.carrying_out import take_in
from services.intake.plan import INTAKE_KINDS, Choices, Plan
from services.intake.planning import plan_intake


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", type=path_argument, metavar="TỆP", help="tệp .xlsx, .xls, .ods hoặc .csv"
    )
    parser.add_argument("--as", dest="kind", required=True, choices=list(INTAKE_KINDS))
    parser.add_argument("--sheet", default="", metavar="TRANG", help="tên trang tính")
    parser.add_argument("--award", default="", metavar="MÃ", help="danh hiệu cho dòng không ghi")
    parser.add_argument("--level", default="", choices=list(get_args(Level)))
    parser.add_argument("--period", default="", metavar="KỲ", help="ví dụ 2026 hoặc 2025-2026")
    parser.add_argument(
        "--decision", default="", metavar="MÃ|NEW", help="quyết định nháp cho dòng không có số"
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")


def run(options: Namespace, folder: DataFolder) -> Answer:
    choices = Choices(
        period=options.period,
        award=options.award,
        level=options.level,
        decision=options.decision,
        sheet=options.sheet,
        remembers=False,
    )
    with opened(folder) as services:
        plan = plan_intake(services, options.file, options.kind, choices)
        batch = None if options.dry_run else take_in(services, plan)
    return _answer(plan, batch.uid if batch else None)


def _answer(plan: Plan, batch: str | None) -> Answer:
    problems = [
        {"sheet": p.sheet, "row": p.row, "column": p.column, "message": p.message}
        for p in plan.problems
    ]
    lines = [plan.summary(), *plan.notes]
    lines += [
        f"{row.sheet}, dòng {row.row}, {row.name}: {change.sentence}"
        for row in plan.rows
        for change in row.changes
    ]
    lines += [f"{p.sheet}, dòng {p.row}, cột {p.column or '-'}: {p.message}" for p in plan.problems]
    answer = {
        "read": plan.read,
        "added": plan.count("added"),
        "updated": plan.count("updated"),
        "same": plan.count("same"),
        "skipped": plan.count("skipped"),
        "problems": problems,
        "batch": batch,
    }
    if refusal := plan.refusal:
        return Answer((refusal, *lines), {"ok": False, "error": refusal, **answer}, ok=False)
    return Answer(tuple(lines), answer)


IMPORT = Command("import", "Lấy một danh sách từ Excel", add_arguments, run)
