"""Reads a ZIP that came from elsewhere: within limits, in blocks, and never onto the disk by its names."""

from __future__ import annotations

import hashlib
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from models.files import plain_errors
from models.problems import Refused

BLOCK = 1024 * 1024
_LOCAL_HEADER = struct.Struct("<4sHHHHHLLLHH")
_SIZE_ELSEWHERE = 0xFFFFFFFF
_WITHOUT_LARGE_FILES = 20
"""The version of the format that a small member asks for, also in an archive beyond 4 GB."""
_END_RECORD = 22
_TAIL = _END_RECORD + 20 + 56
"""How a ZIP ends: its end record without a comment, before it those of a large file."""
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """Beyond these a file is refused before anything of it is unpacked."""

    packed: int = 4 * 1024**3
    unpacked: int = 8 * 1024**3
    members: int = 100_000
    small: int = 16 * 1024**2
    """What is read at one go: manifests, keys."""
    line: int = 4 * 1024**2
    ratio: int = 300
    """How many times larger a member may become; what the program packs stays below 230."""
    directory: int = 32 * 1024**2
    """The list of members at the end of the file."""


LIMITS = Limits()


class CheckedZip:
    """Every name is plain and relative, every member a file of a bearable size, no byte unaccounted."""

    def __init__(self, archive: zipfile.ZipFile, path: Path, limits: Limits) -> None:
        self._archive = archive
        self._path = path
        self._name = name = path.name
        self._limits = limits
        infos = archive.infolist()
        if len(infos) > limits.members:
            raise Refused(f"Tệp {name} chứa quá nhiều tệp con ({len(infos)}) nên không mở.")
        if sum(info.file_size for info in infos) > limits.unpacked:
            raise Refused(f"Tệp {name} khi mở ra lớn quá mức cho phép nên không mở.")
        for info in infos:
            self._check(info)
        self._infos = {info.filename: info for info in infos}
        if len({known.lower() for known in self._infos}) != len(infos):
            raise Refused(f"Tệp {name} chứa hai tệp con trùng tên nên không mở.")
        self._check_places(infos)

    @property
    def names(self) -> list[str]:
        return list(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def size(self, name: str) -> int:
        return self._infos[name].file_size

    def blocks(self, name: str) -> Iterator[bytes]:
        with self._reading():
            member = self._archive.open(self._infos[name])
        with member:
            while block := self._block(member):
                yield block

    def _block(self, member: IO[bytes]) -> bytes:
        with self._reading():
            return member.read(BLOCK)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with plain_errors(self._path, reading=True), _damage_in_words(self._name):
            yield

    def read(self, name: str) -> bytes:
        """A small member as a whole."""
        if self.size(name) > self._limits.small:
            raise Refused(f"Tệp con {name} trong {self._name} lớn quá mức cho phép nên không đọc.")
        return b"".join(self.blocks(name))

    def digest(self, name: str) -> str:
        hashed = hashlib.sha256()
        for block in self.blocks(name):
            hashed.update(block)
        return hashed.hexdigest()

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a member, each within the limit of length."""
        rest = b""
        for block in self.blocks(name):
            *whole, rest = (rest + block).split(b"\n")
            yield from whole
            if len(rest) > self._limits.line:
                raise Refused(f"Tệp con {name} trong {self._name} có dòng quá dài nên không đọc.")
        if rest:
            yield rest

    def _check(self, info: zipfile.ZipInfo) -> None:
        name = info.orig_filename
        parts = name.split("/")
        mode = info.external_attr >> 16
        if (
            not _NAME.fullmatch(name)
            or len(name) > 200
            or any(part.endswith(".") or _RESERVED.fullmatch(part) for part in parts)
        ):
            raise Refused(
                f"Tệp {self._name} không phải do Sổ Thi đua ghi nên không mở: tên tệp con "
                f"{name[:80]!r} lạ hoặc không an toàn."
            )
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
            raise Refused(f"Tệp {self._name} chứa mục {name} không phải tệp thường nên không mở.")
        if info.flag_bits & 0x1 or info.compress_type not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            raise Refused(f"Tệp con {name} trong {self._name} nén theo cách lạ nên không mở.")
        swelling = info.file_size > BLOCK and info.file_size > (
            self._limits.ratio * max(info.compress_size, 1)
        )
        if swelling or (
            info.compress_type == zipfile.ZIP_STORED and info.file_size != info.compress_size
        ):
            raise Refused(f"Tệp con {name} trong {self._name} nở ra quá lớn nên không mở.")

    def _check_places(self, infos: list[zipfile.ZipInfo]) -> None:
        """Members lie one after another from the first byte on: nothing overlaps or hides between."""
        file = self._archive.fp
        assert file is not None
        end = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            file.seek(info.header_offset)
            header = file.read(_LOCAL_HEADER.size)
            if info.header_offset != end or len(header) < _LOCAL_HEADER.size:
                raise damaged(self._name)
            *told, name_length, extra_length = _LOCAL_HEADER.unpack(header)
            if not _agrees(told, info) or file.read(name_length) != info.orig_filename.encode():
                raise damaged(self._name)
            end += _LOCAL_HEADER.size + name_length + extra_length + info.compress_size
        if end != self._archive.start_dir:
            raise damaged(self._name)


def _agrees(told: list[int | bytes], info: zipfile.ZipInfo) -> bool:
    """Whether a member says of itself what the list at the end of the file says of it."""
    year, month, day, hour, minute, second = info.date_time
    signature, version, *facts, packed, size = told
    return (
        signature == b"PK\3\4"
        and version in (info.extract_version, _WITHOUT_LARGE_FILES)
        and facts
        == [
            info.flag_bits,
            info.compress_type,
            hour << 11 | minute << 5 | second // 2,
            (year - 1980) << 9 | month << 5 | day,
            info.CRC,
        ]
        and packed in (info.compress_size, _SIZE_ELSEWHERE)
        and size in (info.file_size, _SIZE_ELSEWHERE)
    )


@contextmanager
def reading_zip(path: Path, limits: Limits = LIMITS) -> Iterator[CheckedZip]:
    """Open the ZIP at ``path`` for reading. Raises ``Refused``."""
    with ExitStack() as opened:
        with plain_errors(path, reading=True), _damage_in_words(path.name):
            file = opened.enter_context(path.open("rb"))
            _refuse_sizes(file, path.name, limits)
            archive = opened.enter_context(zipfile.ZipFile(file))
            checked = CheckedZip(archive, path, limits)
        yield checked


def _refuse_sizes(file: BinaryIO, name: str, limits: Limits) -> None:
    """Look at the end of the file, before its list of members is read into memory."""
    size = file.seek(0, 2)
    if size > limits.packed:
        raise Refused(f"Tệp {name} lớn quá mức cho phép nên không mở.")
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    place = tail.rfind(b"PK\5\6")
    if place < 0 or place + _END_RECORD != len(tail):
        raise damaged(name)
    directory = int.from_bytes(tail[place + 12 : place + 16], "little")
    if tail[max(0, place - 20) : place].startswith(b"PK\6\7"):
        large = max(0, place - 76)
        directory = int.from_bytes(tail[large + 40 : large + 48], "little")
    if directory > limits.directory:
        raise Refused(f"Tệp {name} chứa quá nhiều tệp con nên không mở.")
    file.seek(0)


def damaged(name: str) -> Refused:
    return Refused(
        f"Tệp {name} bị hỏng hoặc không phải tệp do Sổ Thi đua ghi; hãy chép lại từ nơi gửi."
    )


@contextmanager
def _damage_in_words(name: str) -> Iterator[None]:
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        struct.error,
        UnicodeDecodeError,
    ) as error:
        raise damaged(name) from error
