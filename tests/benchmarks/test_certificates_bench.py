"""Hundreds of certificates in one file against the bare canvas drawing the same texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from services.certificates.fitting import POINTS_PER_MM, faces_of
from services.certificates.layout import Layout
from services.certificates.layout_file import shipped_layouts
from services.certificates.texts import field_texts
from services.documents.fonts import paper_faces
from services.services import Services
from tests.benchmarks.floor import compare
from tests.small_commune import add_decision, add_subjects, small_commune

FULL, SMALL = 500, 5
A4 = next(layout for layout in shipped_layouts() if layout.code == "giay-khen-a4")


@pytest.fixture
def services(tmp_path: Path):
    with small_commune(tmp_path / "data") as services:
        yield services


@pytest.fixture
def awards(services: Services, benchmark: BenchmarkFixture) -> list[str]:
    subjects = add_subjects(services, FULL if benchmark.enabled else SMALL)
    return services.certificates.printable(add_decision(services, "GK_XA", subjects).uid)


def bare(layout: Layout, pages: list[dict[str, str]], path: Path) -> None:
    face = paper_faces().regular.name
    canvas = Canvas(str(path), initialFontName=face)
    canvas.setPageSize((layout.width * POINTS_PER_MM, layout.height * POINTS_PER_MM))
    looks = {
        field.key: (faces_of(field).look(field.bold, field.italic).name, HexColor(field.colour))
        for field in layout.fields
    }
    for texts in pages:
        for field in layout.fields:
            name, colour = looks[field.key]
            canvas.setFont(name, field.size)
            canvas.setFillColor(colour)
            x = (field.x + field.width / 2) * POINTS_PER_MM
            y = (layout.height - field.y) * POINTS_PER_MM
            for line in texts[field.key].split("\n"):
                canvas.drawCentredString(x, y, line)
                y -= field.size
        canvas.showPage()
    canvas.save()


def test_certificates_against_drawing_their_texts(benchmark, services, awards, tmp_path):
    pages = [field_texts(A4, sheet.values) for sheet in services.certificates.sheets(awards)]
    compare(
        benchmark,
        lambda: services.certificates.write(awards, A4, tmp_path / "ours.pdf"),
        lambda: bare(A4, pages, tmp_path / "bare.pdf"),
        most=1.5,
    )
