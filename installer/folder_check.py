"""Looks a Windows folder over before it is packed: can every file of it run on a bare Windows 10 1809?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pefile

X86_64 = 0x8664
WINDOWED = 2
LONGEST = 120
"""Of a path below the program: Windows takes 260 letters, and names of users are long."""
FROM_WINE = (b"Wine builtin DLL", b"Wine placeholder DLL")
SYSTEM = {
    *("advapi32", "authz", "bcrypt", "bcryptprimitives", "cfgmgr32", "comctl32", "comdlg32"),
    *("crypt32", "d2d1", "d3d9", "d3d11", "d3d12", "dnsapi", "dwmapi", "dwrite", "dxgi", "gdi32"),
    *("imagehlp", "imm32", "iphlpapi", "kernel32", "mpr", "msi", "ncrypt", "netapi32", "ntdll"),
    *("ole32", "oleaut32", "pdh", "powrprof", "propsys", "psapi", "rpcrt4", "secur32", "setupapi"),
    *(
        "shcore",
        "shell32",
        "shlwapi",
        "uiautomationcore",
        "user32",
        "userenv",
        "uxtheme",
        "version",
    ),
    *("winhttp", "winmm", "winspool.drv", "ws2_32", "wtsapi32"),
}
"""What Windows 10 1809 brings itself."""


def problems_of(folder: Path) -> Iterator[str]:
    """One sentence for everything that would not work on a user's machine."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        name = str(path.relative_to(folder))
        if len(name) > LONGEST:
            yield f"{name}: the path is too long"
        if not name.isascii():
            yield f"{name}: not every unpacker keeps such a name"
    programs = [path for path in files if path.suffix.lower() in (".exe", ".dll", ".pyd")]
    bundled = {path.name.lower() for path in programs}
    for path in programs:
        for problem in _problems_of_program(path, bundled):
            yield f"{path.relative_to(folder)}: {problem}"


def _problems_of_program(path: Path, bundled: set[str]) -> Iterator[str]:
    content = path.read_bytes()
    if any(mark in content for mark in FROM_WINE):
        yield "a part of Wine was collected"
    try:
        program: Any = pefile.PE(data=content, fast_load=True)  # its headers are not typed
    except pefile.PEFormatError:
        yield "not a Windows program file"
        return
    if program.FILE_HEADER.Machine != X86_64:
        yield "not made for 64-bit Windows"
    program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]])
    for entry in getattr(program, "DIRECTORY_ENTRY_IMPORT", []):
        needed = entry.dll.decode().lower()
        known = needed in bundled or needed.startswith("api-ms-win-")
        if not known and needed.removesuffix(".dll") not in SYSTEM:
            yield f"needs {needed}, which is neither here nor in Windows 10 1809"
    if path.suffix.lower() == ".exe":
        yield from _problems_of_start(pefile.PE(data=content))


def _problems_of_start(program: Any) -> Iterator[str]:
    if not getattr(program, "FileInfo", None):
        yield "no version resource"
    if program.OPTIONAL_HEADER.CheckSum != program.generate_checksum():
        yield "the checksum is not set"
    if program.OPTIONAL_HEADER.Subsystem != WINDOWED:
        yield "opens a console window"
