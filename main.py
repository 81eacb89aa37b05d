"""Starts the window, or runs one command; the only place that puts the parts together."""

from __future__ import annotations

import argparse
import faulthandler
import logging
import logging.handlers
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from models.data_folder import DataFolder, default_data_folder
from models.problems import Refused
from services.releases.outcome import UpdateOutcome, update_outcome

SELF_TEST_IN_TEMPORARY_FOLDER = ""


def main(arguments: Sequence[str] | None = None) -> int:
    from services.commands.command import path_argument
    from services.commands.console import prepare_console
    from services.commands.runner import add_commands, run_command

    words = list(sys.argv[1:] if arguments is None else arguments)
    file = _take_file(words)
    prepare_console(words)
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Sổ Thi đua: sổ thi đua, khen thưởng của xã. Không kèm lệnh nào thì mở cửa sổ; "
        "kèm đường dẫn của một gói .tdkt thì mở cửa sổ và xem gói đó.",
    )
    parser.add_argument("--data", type=path_argument, metavar="THƯ-MỤC", help="thư mục dữ liệu")
    parser.add_argument(
        "--self-test",
        nargs="?",
        const=SELF_TEST_IN_TEMPORARY_FOLDER,
        metavar="THƯ-MỤC",
        help="mở cửa sổ, làm thử việc chính trong thư mục này rồi thoát",
    )
    parser.add_argument("--updated", help=argparse.SUPPRESS)  # by the installer of an update
    parser.add_argument("--update-failed", help=argparse.SUPPRESS)
    add_commands(parser)
    options = parser.parse_args(words)
    folder = DataFolder(options.data) if options.data else default_data_folder(_program())
    if options.self_test is not None:
        from ui.self_test import run_self_test

        return run_self_test(Path(options.self_test) if options.self_test else None)
    _keep_log(folder)
    if options.command:
        return run_command(options, folder)
    return _open_window(folder, file, update_outcome(options.updated, options.update_failed))


def _take_file(words: list[str]) -> Path | None:
    """Take out of ``words`` the file that a double-click hands over: a path where a command would be.

    No command has a dot or a separator in its name.
    """
    match words:
        case [file] | ["--data", _, file] if not file.startswith("-"):
            path = Path(file)
            if path.suffix or path.name != file:
                words.pop()
                return path
    return None


def _open_window(folder: DataFolder, file: Path | None, outcome: UpdateOutcome | None) -> int:
    from ui.application import run_application

    try:
        return run_application(folder, file, outcome)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1


def _program() -> Path:
    return Path(sys.executable if getattr(sys, "frozen", False) else __file__).resolve()


class _LogFile(logging.handlers.RotatingFileHandler):
    """Makes its folder with the first line: whoever only looks at a folder makes none."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()


def _keep_log(folder: DataFolder) -> None:
    log = folder.logs / "so-thi-dua.log"
    handler = _LogFile(log, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    logging.raiseExceptions = False  # a log that cannot be written is no reason to speak of it
    if sys.stderr is not None:
        with suppress(OSError):  # a stream that is no file of the system
            faulthandler.enable()


if __name__ == "__main__":
    sys.exit(main())
