"""A ZIP of XML parts, unpacked only within limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cached_property
from xml.etree import ElementTree

from services.intake.opening import damaged, locked_by_password, too_large

LARGEST_UNPACKED = 200 * 1024 * 1024
_LARGEST_SIDE_PART = 20 * 1024 * 1024
_LOCAL_HEADER = struct.Struct("<26xHH")


class Archive:
    """Parts are found whatever the case of their names and the slash between folders."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._data = data
        self._left = LARGEST_UNPACKED
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                listed = archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
            raise damaged(name) from error
        self._parts = {info.filename.replace("\\", "/").lower(): info for info in listed}
        if len(self._parts) != len(listed) or any(info.header_offset < 0 for info in listed):
            raise damaged(name)
        if any(info.flag_bits & 1 for info in listed):
            raise locked_by_password(name)
        unpacked = sum(info.file_size for part, info in self._parts.items() if _is_xml(part))
        if unpacked > LARGEST_UNPACKED:
            raise too_large(name)

    @cached_property
    def xml_parts(self) -> list[str]:
        return [part for part in self._parts if _is_xml(part)]

    def has(self, part: str) -> bool:
        return part.lower() in self._parts

    def has_part_beginning(self, beginning: str) -> bool:
        return any(part.startswith(beginning) for part in self._parts)

    def read(self, part: str, limit: int = LARGEST_UNPACKED) -> bytes:
        """Unpack by what is really there, not by the size that the archive claims."""
        info = self._parts[part.lower()]
        limit = min(limit, self._left)
        begin = info.header_offset + 30
        if not 30 <= begin <= len(self._data):
            raise damaged(self._name)
        name_length, extra_length = _LOCAL_HEADER.unpack_from(self._data, info.header_offset)
        begin += name_length + extra_length
        packed = memoryview(self._data)[begin : begin + info.compress_size]
        match info.compress_type:
            case zipfile.ZIP_STORED:
                content = bytes(packed[: limit + 1])
            case zipfile.ZIP_DEFLATED:
                content = self._inflated(packed, limit)
            case _:
                raise damaged(self._name)
        if len(content) > limit:
            raise too_large(self._name)
        self._left -= len(content)
        return content

    def _inflated(self, packed: memoryview, limit: int) -> bytes:
        inflater = zlib.decompressobj(-15)
        try:
            content = inflater.decompress(packed, limit + 1)
        except zlib.error as error:
            raise damaged(self._name) from error
        if len(content) <= limit and not inflater.eof:
            raise damaged(self._name)
        return content

    def tree(self, part: str) -> ElementTree.Element:
        """A small part as a tree; a document type, which could swell, is refused."""
        content = self.read(part, _LARGEST_SIDE_PART)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise damaged(self._name)
        try:
            return ElementTree.fromstring(content)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise damaged(self._name) from error


def _is_xml(part: str) -> bool:
    return part.endswith((".xml", ".rels"))


def local_name(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: ElementTree.Element, name: str) -> str:
    """An attribute by its local name, whatever namespace it was written in."""
    for key, value in element.attrib.items():
        if local_name(key) == name:
            return value
    return ""
