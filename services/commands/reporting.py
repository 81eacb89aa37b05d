"""``report``: a report as a file, as JSON, or both."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from models.data_folder import DataFolder
from models.dates import parse_date
from models.problems import Refused
from services.commands.command import Answer, Command, path_argument
from services.commands.opening import opened
from services.printing import write_report
from services.reports import REPORTS
from services.reports.report import Span


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="BÁO-CÁO", help="mã của báo cáo; xem --list")
    parser.add_argument("--list", action="store_true", help="kể các báo cáo làm được")
    parser.add_argument(
        "--out", type=path_argument, metavar="TỆP", help="tệp .pdf, .docx hoặc .xlsx sẽ ghi"
    )
    parser.add_argument("--period", default="", metavar="KỲ", help="ví dụ 2026 hoặc 2025-2026")
    parser.add_argument("--from", dest="from_day", default="", metavar="NGÀY")
    parser.add_argument("--to", dest="to_day", default="", metavar="NGÀY")
    parser.add_argument(
        "--all-registrations",
        action="store_true",
        help="đếm mọi đăng ký, không chỉ danh hiệu cao nhất",
    )


def run(options: Namespace, folder: DataFolder) -> Answer:
    if options.list:
        listed = tuple(f"{r.id}\t{r.title}\t{' '.join(r.formats)}" for r in REPORTS)
        return Answer(listed, {"reports": [r.id for r in REPORTS]})
    report = next((known for known in REPORTS if known.id == options.name), None)
    if report is None:
        raise Refused(
            f"Không có báo cáo “{options.name or ''}”; hãy chạy report --list để xem các báo cáo."
        )
    if options.out is None and not options.json:
        raise Refused("Hãy cho biết tệp cần ghi (--out bao-cao.pdf) hoặc thêm --json.")
    with opened(folder) as services:
        span = Span(
            period=services.periods.meant(options.period or services.periods.current_code()),
            from_day=parse_date(options.from_day) if options.from_day else None,
            to_day=parse_date(options.to_day) if options.to_day else None,
            all_registrations=options.all_registrations,
        )
        if options.out is not None:
            figures = write_report(services, report, span, options.out)
        else:
            figures = report.make(services, span)
    return Answer(
        (str(options.out),),
        {
            "title": figures.title,
            "columns": list(figures.columns),
            "rows": [list(row) for row in figures.rows],
            "warnings": [{"cell": w.cell, "message": w.message} for w in figures.warnings],
        },
    )


REPORT = Command("report", "Làm một báo cáo", add_arguments, run)
