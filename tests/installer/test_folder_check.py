"""A folder is looked over before it is packed for Windows."""

from importlib.resources import files
from pathlib import Path

import pytest

from installer.folder_check import LONGEST, problems_of

CONSOLE, WINDOWED, OF_32_BIT = "t64.exe", "w64.exe", "w32.exe"
"""Start programs for Windows that pip carries on every system."""


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "_internal").mkdir()
    return tmp_path


def put(folder: Path, program: str, name: str) -> None:
    (folder / name).write_bytes(files("pip._vendor.distlib").joinpath(program).read_bytes())


def problems(folder: Path) -> str:
    return "\n".join(problems_of(folder))


def test_a_console_window_is_told(folder):
    put(folder, CONSOLE, "SoThiDua.exe")
    assert "SoThiDua.exe: opens a console window" in problems(folder)


def test_a_windowed_program_opens_none(folder):
    put(folder, WINDOWED, "SoThiDua.exe")
    assert "opens a console window" not in problems(folder)


def test_a_32_bit_part_is_told(folder):
    put(folder, OF_32_BIT, "_internal/part.dll")
    assert "part.dll: not made for 64-bit Windows" in problems(folder)


def test_what_a_part_needs_has_to_be_there_or_in_windows(folder):
    part = folder / "_internal" / "part.pyd"
    content = files("pip._vendor.distlib").joinpath(WINDOWED).read_bytes()
    part.write_bytes(content.replace(b"KERNEL32.dll", b"NOTTHERE.dll"))
    assert "part.pyd: needs notthere.dll" in problems(folder)
    put(folder, WINDOWED, "_internal/notthere.dll")
    assert "notthere.dll, which" not in problems(folder)


def test_a_part_of_wine_is_told(folder):
    part = folder / "_internal" / "part.dll"
    content = files("pip._vendor.distlib").joinpath(WINDOWED).read_bytes()
    part.write_bytes(content + b"Wine builtin DLL")
    assert "part.dll: a part of Wine was collected" in problems(folder)


def test_a_file_that_is_no_program_is_told(folder):
    (folder / "_internal" / "part.dll").write_bytes(b"\x7fELF")
    assert "part.dll: not a Windows program file" in problems(folder)


@pytest.mark.parametrize("name", ["a" * LONGEST + ".txt", "Đặng.txt"])
def test_names_that_unpackers_or_windows_refuse_are_told(folder, name):
    (folder / name).write_bytes(b"")
    assert problems(folder).startswith(name)
