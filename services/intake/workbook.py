"""Reads a file of any spreadsheet format into sheets of cells, or says in one sentence why not."""

from __future__ import annotations

from pathlib import Path

from models.vietnamese import nfc
from services.intake.archive import Archive
from services.intake.cell_values import Sheet, Workbook
from services.intake.compound import CompoundFile
from services.intake.delimited import read_delimited, table_of_text
from services.intake.ods_reader import read_ods
from services.intake.opening import container_of, foreign_parts, locked_by_password, read_bytes
from services.intake.xls_reader import read_xls
from services.intake.xlsx_reader import read_xlsx, workbook_part


def read_workbook(path: Path) -> Workbook:
    """Everything in the file; raises ``Refused`` naming the file when it holds no readable table."""
    data = read_bytes(path)
    name = nfc(path.name)
    match container_of(name, data):
        case "zip":
            sheets = _read_zip(name, data)
        case "compound":
            sheets = _read_compound(name, data)
        case "text":
            sheets = (read_delimited(name, data, nfc(path.stem)),)
    return Workbook(name, sheets)


def workbook_of_text(text: str, title: str = "Nội dung dán") -> Workbook:
    """A block that was copied from Excel, Word or a web page."""
    separator = "\t" if "\t" in text else ""
    return Workbook(title, (table_of_text(title, text, title, separator),))


def _read_zip(name: str, data: bytes) -> tuple[Sheet, ...]:
    archive = Archive(name, data)
    if workbook_part(archive):
        return read_xlsx(name, data, archive)
    if archive.has("content.xml"):
        return read_ods(name, archive)
    raise foreign_parts(name, archive.has_part_beginning)


def _read_compound(name: str, data: bytes) -> tuple[Sheet, ...]:
    compound = CompoundFile(name, data)
    if compound.has("EncryptedPackage"):
        raise locked_by_password(name)
    if compound.has("workbook") or compound.has("book"):
        return read_xls(name, compound)
    raise foreign_parts(name, compound.has)
