"""Reads the command line, runs one command, and answers with text or JSON and an exit code."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys

from models.data_folder import DataFolder
from models.problems import Refused
from services.commands import COMMANDS
from services.commands.command import Answer

DONE, CAN_BE_MENDED, BUG = 0, 1, 3
"""Exit codes; 2 is wrong usage, given by argparse."""

UNREADABLE = "Dòng lệnh có ký tự không đọc được; hãy gõ lại bằng bảng mã UTF-8."

logger = logging.getLogger(__name__)


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Let ``parser`` know every command."""
    commands = parser.add_subparsers(dest="command", metavar="LỆNH", title="các lệnh")
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.summary, description=command.summary)
        command.add_arguments(own)
        if command.json:
            own.add_argument("--json", action="store_true", help="trả lời bằng một đối tượng JSON")


def run_command(options: argparse.Namespace, folder: DataFolder) -> int:
    """Run the command that ``options`` names; give the exit code. No traceback reaches anybody."""
    command = next(known for known in COMMANDS if known.name == options.command)
    as_json = command.json and options.json
    if any(isinstance(value, str) and not _is_text(value) for value in vars(options).values()):
        return _failed(UNREADABLE, as_json, CAN_BE_MENDED)
    try:
        answer = command.run(options, folder)
    except Refused as refused:
        return _failed(str(refused), as_json, CAN_BE_MENDED)
    except KeyboardInterrupt:
        return _failed("Đã dừng theo yêu cầu; không có gì được ghi.", as_json, CAN_BE_MENDED)
    except Exception:
        logger.exception("Command %s failed", command.name)
        return _failed(
            f"Chương trình gặp lỗi khi chạy lệnh {command.name}; chi tiết đã ghi vào nhật ký trong "
            f"{folder.logs}.",
            as_json,
            BUG,
        )
    _say_to_whoever_reads(answer, as_json)
    return DONE if answer.ok else CAN_BE_MENDED


def _is_text(argument: str) -> bool:
    """Whether the terminal gave letters, not bytes that are none."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def _say_to_whoever_reads(answer: Answer, as_json: bool) -> None:
    said = sys.stdout  # None in a window without a console
    try:
        _say(answer, as_json)
        if said is not None:
            said.flush()
    except BrokenPipeError:  # "| head" has had enough
        if said is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), said.fileno())


def _say(answer: Answer, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer.json, ensure_ascii=False))
        return
    lines = answer.lines
    if not answer.ok:
        print(lines[0], file=sys.stderr)
        lines = lines[1:]
    for line in lines:
        print(line)


def _failed(sentence: str, as_json: bool, code: int) -> int:
    if as_json:
        print(json.dumps({"ok": False, "error": sentence}, ensure_ascii=False))
    else:
        print(sentence, file=sys.stderr)
    return code
