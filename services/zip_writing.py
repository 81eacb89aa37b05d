"""Writes a ZIP whose members are counted and hashed while they are written."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from models.problems import Refused

BLOCK = 1024 * 1024
_FASTEST = 1
_SAMPLE = 64 * 1024


class Member(msgspec.Struct, frozen=True):
    """What a manifest says of one file in the ZIP."""

    name: str
    size: int
    sha256: str


class MemberWriter:
    """A member that is being written."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, content: bytes | bytearray | memoryview) -> None:
        self._hash.update(content)
        self.size += len(content)
        self._target.write(content)

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


class HashedZip:
    """The same contents at the same ``moment`` give the same bytes."""

    def __init__(self, archive: zipfile.ZipFile, moment: datetime) -> None:
        self._archive = archive
        self._moment = moment
        self.members: list[Member] = []

    @contextmanager
    def member(self, name: str, size: int = 0, *, packed: bool = True) -> Iterator[MemberWriter]:
        """``size`` is the expected one, where it is known."""
        info = zipfile.ZipInfo(name, self._moment.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        info.file_size = size
        setattr(info, "_compresslevel", _FASTEST)  # noqa: B010
        with self._archive.open(info, "w") as target:
            writer = MemberWriter(target)  # pyright: ignore[reportArgumentType]
            yield writer
        self.members.append(Member(name, writer.size, writer.hexdigest()))

    def add(self, name: str, content: bytes) -> None:
        with self.member(name, len(content)) as writer:
            writer.write(content)

    def add_file(self, name: str, path: Path, moved: Callable[[int], None]) -> Member:
        """What does not become smaller, as scans and photographs, is stored as it is."""
        size = path.stat().st_size
        with path.open("rb") as source:
            packed = _becomes_smaller(source.read(_SAMPLE))
            source.seek(0)
            with self.member(name, size, packed=packed) as writer:
                while block := source.read(BLOCK):
                    writer.write(block)
                    moved(len(block))
        return self.members[-1]


@contextmanager
def writing_zip(file: BinaryIO, moment: datetime) -> Iterator[HashedZip]:
    try:
        with zipfile.ZipFile(file, "w") as archive:
            yield HashedZip(archive, moment)
    except zipfile.LargeZipFile as error:
        raise Refused("Có tệp quá lớn nên không đóng gói được; hãy bớt tệp đính kèm.") from error


def _becomes_smaller(sample: bytes) -> bool:
    return len(zlib.compress(sample, _FASTEST)) < 0.9 * len(sample)
