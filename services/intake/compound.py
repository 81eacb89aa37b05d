"""The container of old Office files (OLE2): its entries, and the stream of one of them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from services.intake.opening import damaged

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
_TABLE_SECTOR = 0xFFFFFFFD
_END_OF_CHAIN = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_ENTRY_SIZE = 128
_MINI_SECTOR = 64


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    start: int
    size: int


class CompoundFile:
    def __init__(self, name: str, data: bytes) -> None:
        self._data = data
        try:
            self._read_tables()
        except (struct.error, IndexError, ValueError) as error:
            raise damaged(name) from error

    def _read_tables(self) -> None:
        (shift,) = struct.unpack_from("<H", self._data, 30)
        (directory,) = struct.unpack_from("<I", self._data, 48)
        self._mini_cutoff, mini_table = struct.unpack_from("<II", self._data, 56)
        (extra,) = struct.unpack_from("<I", self._data, 68)
        if shift not in (9, 12):
            raise ValueError("sectors of this size do not exist")
        self._sector = 1 << shift
        self._table = self._sector_table(extra)
        self._mini_table = self._numbers(self._chain(mini_table))
        self._entries = self._directory(self._chain(directory))
        root = self._entries.get("root entry")
        self._mini_stream = self._chain(root.start)[: root.size] if root else b""

    def _sector_table(self, extra: int) -> list[int]:
        """The table of sectors: where its own sectors lie stands in the header and beyond."""
        places = list(struct.unpack_from("<109I", self._data, 76))
        seen: set[int] = set()
        while extra < _END_OF_CHAIN - 1 and extra not in seen:
            seen.add(extra)
            *more, extra = self._numbers(self._at(extra))
            places += more
        table: list[int] = []
        for place in places:
            if place < _END_OF_CHAIN - 1:
                table += self._numbers(self._at(place))
        return table

    def _at(self, sector: int) -> bytes:
        begin = (sector + 1) * self._sector
        content = self._data[begin : begin + self._sector]
        if not content:
            raise ValueError("a sector lies outside the file")
        return content.ljust(self._sector, b"\0")

    @staticmethod
    def _numbers(content: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _chain(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        while sector < _END_OF_CHAIN - 1:
            if len(pieces) > len(self._table):
                raise ValueError("a chain of sectors runs in a circle")
            pieces.append(self._at(sector))
            sector = self._table[sector]
        return b"".join(pieces)

    def _mini_chain(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        while sector < _END_OF_CHAIN - 1:
            if len(pieces) > len(self._mini_table):
                raise ValueError("a chain of sectors runs in a circle")
            pieces.append(self._mini_stream[sector * _MINI_SECTOR : (sector + 1) * _MINI_SECTOR])
            sector = self._mini_table[sector]
        return b"".join(pieces)

    @staticmethod
    def _directory(content: bytes) -> dict[str, _Entry]:
        entries: dict[str, _Entry] = {}
        for begin in range(0, len(content) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            entry = content[begin : begin + _ENTRY_SIZE]
            length = int.from_bytes(entry[64:66], "little")
            entry_name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace").lower()
            start, size = struct.unpack_from("<II", entry, 116)
            if entry[66] and entry_name:
                entries.setdefault(entry_name, _Entry(entry[66], start, size))
        return entries

    def has(self, entry: str) -> bool:
        return entry.lower() in self._entries

    def stream(self, file_name: str, entry: str) -> bytes:
        found = self._entries[entry.lower()]
        chain = self._mini_chain if found.size < self._mini_cutoff else self._chain
        try:
            return chain(found.start)[: found.size]
        except (IndexError, ValueError) as error:
            raise damaged(file_name) from error


def container_of_stream(name: str, stream: bytes) -> bytes:
    """A new container with one stream, free of whatever was wrong with the old one.

    Its sectors: the table of sectors, the directory, an empty one that readers expect, the stream.
    """
    sector = 4096
    stream = stream.ljust(sector, b"\0")
    count = -(-len(stream) // sector)
    tables = -(-(count + 3) // (sector // 4 - 1))
    table = [_TABLE_SECTOR] * tables + [_END_OF_CHAIN, _END_OF_CHAIN]
    table += [*range(len(table) + 1, len(table) + count), _END_OF_CHAIN]
    header = _SIGNATURE + struct.pack(
        "<HHHHH6xIIIIIIIII",
        *(0x3E, 4, 0xFFFE, 12, 6),
        *(1, tables, tables, 0, sector, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0),
    )
    places = [*range(tables), *[_FREE] * (109 - tables)]
    return b"".join(
        (
            (header + struct.pack("<109I", *places)).ljust(sector, b"\0"),
            struct.pack(f"<{len(table)}I", *table).ljust(tables * sector, b"\xff"),
            _entry("Root Entry", 5, 1, tables + 1, sector),
            _entry(name, 2, _FREE, tables + 2, len(stream)).ljust(sector - _ENTRY_SIZE, b"\0"),
            bytes(sector),
            stream.ljust(count * sector, b"\0"),
        )
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return encoded.ljust(64, b"\0") + struct.pack(
        "<HBBIII36xIQ", len(encoded), kind, 1, _FREE, _FREE, child, start, size
    )
