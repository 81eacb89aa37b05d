"""Packs the Windows folder: an installer, a ZIP for a stick, their checksums, and the signature."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from installer.wine import Ended, NotRun
from services.releases.signature_file import installer_name
from services.releases.signing import sign_release
from services.version import VERSION

NSIS_SCRIPT = "installer/nsis/so-thi-dua.nsi"
LARGEST = 45_000_000
"""Of the installer, in bytes."""
PORTABLE = "portable.txt"
PORTABLE_TEXT = (
    "Tệp này để cạnh SoThiDua.exe thì dữ liệu nằm trong thư mục data, cùng chỗ với chương trình,\r\n"
    "và đi theo USB. Xóa tệp này thì dữ liệu nằm trong máy, ở %LOCALAPPDATA%\\SoThiDua.\r\n"
)


class TooLarge(Exception):
    """The installer would not fit where it has to."""


@dataclass(frozen=True, slots=True)
class Packed:
    installer: Path
    portable: Path
    checksums: Path
    signature: Path | None


@dataclass(frozen=True, slots=True)
class Compiler:
    """makensis, wherever it runs: how it calls a file, and how it is started."""

    named: Callable[[Path], str]
    run: Callable[[list[str]], Ended]


def pack(
    compiler: Compiler,
    folder: Path,
    icons: Path,
    built_at: int,
    results: Path,
    private_key: Path | None,
) -> Packed:
    """Write everything a release consists of into ``results``.

    ``folder`` and ``icons`` lie where the compiler sees them. Raises ``TooLarge``, ``NotRun``.
    """
    _set_times(folder, built_at)
    results.mkdir(parents=True, exist_ok=True)
    installer = results / installer_name(VERSION)
    portable = installer.with_suffix(".zip")
    _make_installer(compiler, folder, icons, installer)
    if installer.stat().st_size > LARGEST:
        raise TooLarge(f"{installer.name} has {installer.stat().st_size:,} bytes")
    _make_portable(folder, built_at, portable)
    checksums = results / "SHA256SUMS.txt"
    lines = [f"{_sha256(path)}  {path.name}\n" for path in (installer, portable)]
    checksums.write_text("".join(lines), encoding="ascii", newline="\n")
    signature = sign_release(installer, private_key, VERSION) if private_key else None
    return Packed(installer, portable, checksums, signature)


def _set_times(folder: Path, built_at: int) -> None:
    """Give every file the time of the source, so that two builds are the same to the byte."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (built_at, built_at))


def _make_installer(compiler: Compiler, folder: Path, icons: Path, target: Path) -> None:
    made = folder.parent / target.name
    made.unlink(missing_ok=True)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    values = {
        "VERSION": VERSION,
        "SOURCE": compiler.named(folder),
        "OUT": compiler.named(made),
        "ICONS": compiler.named(icons),
        "SIZE_KB": str(size // 1024 + 1),
    }
    defined = [f"-D{name}={value}" for name, value in values.items()]
    ended = compiler.run(["-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined])
    if ended.code:
        raise NotRun(f"makensis ended with {ended.code}: {ended.output}")
    shutil.move(made, target)


def _make_portable(folder: Path, built_at: int, target: Path) -> None:
    date = time.gmtime(built_at)[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            _add(archive, name, path.read_bytes(), date)
        text = PORTABLE_TEXT.encode("utf-8-sig")
        _add(archive, f"{folder.name}/{PORTABLE}", text, date)


def _add(archive: zipfile.ZipFile, name: str, content: bytes, date: tuple[int, ...]) -> None:
    member = zipfile.ZipInfo(name, date)  # pyright: ignore[reportArgumentType]
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    archive.writestr(member, content)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
