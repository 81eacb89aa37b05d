"""``backup``, ``restore`` and ``check``: copies of everything, and whether everything is whole."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from models.data_folder import DataFolder
from services.backup import check, restore
from services.commands.command import Answer, Command, in_short, path_argument
from services.services import open_services


def add_backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=path_argument, required=True, metavar="TỆP", help="tệp .stdbak sẽ ghi"
    )


def run_backup(options: Namespace, folder: DataFolder) -> Answer:
    with open_services(folder) as services:
        path = services.backups.save_to(options.to)
    return Answer((str(path),), {"ok": True, "file": str(path)})


def add_restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", type=path_argument, metavar="TỆP", help="tệp .stdbak hoặc so-thi-dua.db"
    )


def run_restore(options: Namespace, folder: DataFolder) -> Answer:
    report = restore(folder, options.file)
    return Answer(
        (f"Đã khôi phục {options.file.name} vào {folder.root}.", *report.warnings),
        {**report.as_json(), "folder": str(folder.root)},
    )


def add_check_arguments(parser: ArgumentParser) -> None:
    """``check`` takes nothing more."""


def run_check(options: Namespace, folder: DataFolder) -> Answer:
    problems = check(folder)
    lines = in_short(problems, f"Dữ liệu trong {folder.root}")
    lines = lines or ("Dữ liệu và các tệp đính kèm đều nguyên vẹn.",)
    return Answer(lines, {"ok": not problems, "problems": problems}, ok=not problems)


BACKUP = Command("backup", "Sao lưu toàn bộ vào một tệp", add_backup_arguments, run_backup)
RESTORE = Command("restore", "Khôi phục từ bản sao lưu", add_restore_arguments, run_restore)
CHECK = Command("check", "Kiểm tra dữ liệu có nguyên vẹn", add_check_arguments, run_check)
