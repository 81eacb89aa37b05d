"""The summary in a package can be read without the program, and says when it does not say all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from models.progress import SILENT
from services.packages import summary
from services.packages.sending import KINDS
from tests.services.documents.pdf_reading import page_texts
from tests.services.packages.sample_commune import Commune


def extracted(package: Path, name: str) -> Path:
    with zipfile.ZipFile(package) as archive:
        return Path(archive.extract(name, package.parent.parent / "read"))


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_summary_names_everybody(commune: Commune, kind: str) -> None:
    package = commune.send(kind)
    text = " ".join(page_texts(extracted(package, "summary.pdf")))
    assert "Xã Mường Xoan (mã 03217)" in text
    assert "Lò Văn Thử" in text
    assert "Lao động tiên tiến" in text
    workbook = CalamineWorkbook.from_path(extracted(package, "summary.xlsx"))
    cells = {
        str(cell)
        for name in workbook.sheet_names
        for row in workbook.get_sheet_by_name(name).to_python()
        for cell in row
    }
    assert {"Lò Văn Thử", "Tổ 1"} <= cells


def test_what_is_taken_back_is_said(commune: Commune) -> None:
    commune.send("dang-ky")
    with commune.store.action("Xóa"):
        commune.store.registrations.delete(commune.store.registrations.all()[0])
    text = " ".join(page_texts(extracted(commune.send("dang-ky"), "summary.pdf")))
    assert "Gói rút lại 1 bản ghi" in text


def test_a_list_that_is_cut_says_so(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "LONGEST_LIST", 2)
    text = " ".join(page_texts(extracted(commune.send("dang-ky", progress=SILENT), "summary.pdf")))
    assert "Danh sách có 3 dòng" in text
    assert "data/registrations.jsonl" in text
