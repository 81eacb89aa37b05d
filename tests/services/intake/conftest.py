"""Makers of odd files: workbooks byte by byte where no library writes them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

SECTOR = 512


class Biff:
    """The records of an old Excel file."""

    @staticmethod
    def record(kind: int, body: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    @staticmethod
    def label(row: int, column: int, text: str) -> bytes:
        encoded = text.encode("utf-16-le")
        return Biff.record(
            0x0204, struct.pack("<HHHHB", row, column, 0, len(encoded) // 2, 1) + encoded
        )

    @staticmethod
    def number(row: int, column: int, value: float) -> bytes:
        return Biff.record(0x0203, struct.pack("<HHHd", row, column, 0, value))

    @staticmethod
    def error(row: int, column: int, code: int) -> bytes:
        return Biff.record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))

    @staticmethod
    def hidden_row(row: int) -> bytes:
        return Biff.record(0x0208, struct.pack("<HHHHHHHH", row, 0, 5, 300, 0, 0, 0x0120, 0))

    @staticmethod
    def hidden_columns(first: int, last: int) -> bytes:
        return Biff.record(0x007D, struct.pack("<HHHHHH", first, last, 2304, 0, 1, 0))

    @staticmethod
    def stream(sheets: dict[str, list[bytes]], before: bytes = b"") -> bytes:
        begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 0x0600)
        begin_sheet = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 0x0600)
        end = Biff.record(0x000A)

        def globals_with(places: list[int]) -> bytes:
            bound = b"".join(
                Biff.record(
                    0x0085,
                    struct.pack("<IBBBB", place, 0, 0, len(name), 1) + name.encode("utf-16-le"),
                )
                for place, name in zip(places, sheets, strict=True)
            )
            return (
                Biff.record(0x0809, begin)
                + before
                + Biff.record(0x0042, struct.pack("<H", 1200))
                + bound
                + end
            )

        bodies = [
            Biff.record(0x0809, begin_sheet) + b"".join(records) + end
            for records in sheets.values()
        ]
        place = len(globals_with([0] * len(sheets)))
        places = []
        for body in bodies:
            places.append(place)
            place += len(body)
        return globals_with(places) + b"".join(bodies)


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A container with every stream in whole sectors: table of sectors first, then directory."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    counts = {name: -(-len(data) // SECTOR) for name, data in padded.items()}
    table = [0xFFFFFFFD, 0xFFFFFFFE]
    starts = {}
    for name, count in counts.items():
        starts[name] = len(table)
        table += [*range(len(table) + 1, len(table) + count), 0xFFFFFFFE]
    assert len(table) <= SECTOR // 4, "the maker writes one sector of the table only"
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    entries += [(name, 2, starts[name], len(data)) for name, data in padded.items()]
    directory = b""
    for place, (name, kind, start, size) in enumerate(entries):
        encoded = (name + "\0").encode("utf-16-le")
        child = 1 if place == 0 and len(entries) > 1 else 0xFFFFFFFF
        following = place + 1 if 0 < place < len(entries) - 1 else 0xFFFFFFFF
        directory += encoded.ljust(64, b"\0") + struct.pack(
            "<HBBIII36xIII", len(encoded), kind, 1, 0xFFFFFFFF, following, child, start, size, 0
        )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1)
    header += struct.pack("<IIIIIII", 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    content = header + struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    content += directory.ljust(SECTOR, b"\0")
    for data in padded.values():
        content += data.ljust(-(-len(data) // SECTOR) * SECTOR, b"\0")
    return content


@pytest.fixture
def biff() -> type[Biff]:
    return Biff


@pytest.fixture
def make_compound(tmp_path: Path) -> Callable[..., Path]:
    """Writes an old Office container with these streams."""

    def make(name: str, *streams: str) -> Path:
        path = tmp_path / name
        path.write_bytes(compound_file(dict.fromkeys(streams, b"x")))
        return path

    return make


@pytest.fixture
def make_xls(tmp_path: Path) -> Callable[..., Path]:
    """Writes an .xls with the given records in each sheet."""

    def make(
        sheets: dict[str, list[bytes]], name: str = "danh-sach.xls", before: bytes = b""
    ) -> Path:
        path = tmp_path / name
        path.write_bytes(compound_file({"Workbook": Biff.stream(sheets, before)}))
        return path

    return make


@pytest.fixture
def make_ods(tmp_path: Path) -> Callable[..., Path]:
    """Writes an .ods from the XML of its tables."""

    def make(
        tables: str, name: str = "danh-sach.ods", *, styles: str = "", manifest: str = ""
    ) -> Path:
        content = (
            '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
            'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
            'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>"
        )
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
            archive.writestr("content.xml", content)
        return path

    return make


@pytest.fixture
def make_xlsx_of_xml(tmp_path: Path) -> Callable[..., Path]:
    """Writes an .xlsx whose one sheet has exactly this XML between its row tags."""

    def make(rows: str, name: str = "danh-sach.xlsx", *, shared: str = "") -> Path:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006"
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "_rels/.rels",
                f'<Relationships xmlns="{package}/relationships">'
                f'<Relationship Id="rId1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/>'
                "</Relationships>",
            )
            archive.writestr(
                "[Content_Types].xml", f'<Types xmlns="{package}/content-types"></Types>'
            )
            archive.writestr(
                "xl/workbook.xml",
                f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
                '<sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>',
            )
            archive.writestr(
                "xl/_rels/workbook.xml.rels",
                f'<Relationships xmlns="{package}/relationships">'
                f'<Relationship Id="rId1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/>'
                f'<Relationship Id="rId2" Type="{relation}/sharedStrings" Target="sharedStrings.xml"/>'
                "</Relationships>",
            )
            archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{shared}</sst>')
            archive.writestr(
                "xl/worksheets/sheet1.xml",
                f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
            )
        return path

    return make
