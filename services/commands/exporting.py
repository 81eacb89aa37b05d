"""``export`` and ``verify``: the sync file for the office above."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from models.data_folder import DataFolder
from services.commands.command import Answer, Command, in_short, path_argument
from services.commands.opening import opened
from services.packages.kinds import KINDS


def add_export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=path_argument, required=True, metavar="THƯ-MỤC", help="USB hoặc thư mục"
    )
    parser.add_argument("--kind", choices=list(KINDS), default="toan-bo", metavar="LOẠI")
    parser.add_argument("--period", default="", metavar="KỲ", help="ví dụ 2026 hoặc 2025-2026")
    parser.add_argument("--attachments", action="store_true", help="gửi kèm các tệp đính kèm")


def run_export(options: Namespace, folder: DataFolder) -> Answer:
    with opened(folder) as services:
        period = services.periods.meant(options.period or services.periods.current_code())
        sent = services.sending.send(
            period, options.kind, options.to, attachments=options.attachments
        )
    path = Path(sent.folder) / sent.file_name
    return Answer((str(path),))


def add_verify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=path_argument, metavar="TỆP", help="gói .tdkt cần kiểm tra")
    parser.add_argument(
        "--key", type=path_argument, metavar="TỆP", help="khóa công khai của nơi gửi"
    )


def run_verify(options: Namespace, folder: DataFolder) -> Answer:
    from services.packages.verifying import verify  # ciphers: not needed to open the window

    report = verify(options.file, options.key)
    if report.ok:
        lines = (
            f"{options.file.name}: gói nguyên vẹn, {report.commune_name} ({report.commune}), "
            f"kỳ {report.period}, mã kiểm tra {report.code}.",
        )
    else:
        lines = in_short(report.problems, f"Gói {options.file.name}")
    return Answer(lines, report.as_json(), report.ok)


EXPORT = Command("export", "Xuất gói gửi cấp trên", add_export_arguments, run_export, json=False)
VERIFY = Command("verify", "Kiểm tra một gói, không thay đổi gì", add_verify_arguments, run_verify)
