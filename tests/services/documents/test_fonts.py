"""Which faces paper is set in."""

from __future__ import annotations

import shutil

import pytest

import resources
from services.documents.fonts import paper_faces, shipped_faces, vietnamese_letters

WINDOWS_NAMES = {
    "times.ttf": "LiberationSerif-Regular.ttf",
    "timesbd.ttf": "LiberationSerif-Bold.ttf",
    "timesi.ttf": "LiberationSerif-Italic.ttf",
    "timesbi.ttf": "LiberationSerif-BoldItalic.ttf",
}

choose_faces = paper_faces.__wrapped__


@pytest.fixture
def windows_fonts(tmp_path, monkeypatch):
    folder = tmp_path / "Fonts"
    folder.mkdir()
    for name, source in WINDOWS_NAMES.items():
        shutil.copy(resources.path(f"fonts/{source}"), folder / name)
    monkeypatch.setenv("WINDIR", str(tmp_path))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    return folder


def test_the_shipped_faces_have_every_vietnamese_letter():
    assert len(set(vietnamese_letters())) == 134
    assert shipped_faces().complete


def test_the_shipped_face_is_as_wide_as_times():
    face = shipped_faces().regular
    assert [round(face.width(letter, 1000)) for letter in "AaMmi1., "] == [
        722, 444, 889, 778, 278, 500, 250, 250, 250,
    ]  # fmt: skip


def test_the_machines_own_times_is_taken_where_it_is_whole(windows_fonts):
    faces = choose_faces()
    assert [faces.regular.name, faces.bold_italic.name] == ["times", "timesbi"]


def test_a_missing_or_broken_face_means_the_shipped_ones(windows_fonts):
    (windows_fonts / "timesi.ttf").write_bytes(b"khong phai phong chu")
    assert choose_faces() == shipped_faces()
    (windows_fonts / "timesi.ttf").unlink()
    assert choose_faces() == shipped_faces()


def test_the_screens_faces_have_every_vietnamese_letter_too():
    from reportlab.pdfbase.ttfonts import TTFont

    for look in ("Regular", "Medium", "SemiBold", "Bold"):
        font = TTFont(f"Inter-{look}-test", str(resources.path(f"fonts/Inter-{look}.ttf")))
        assert all(ord(letter) in font.face.charToGlyph for letter in vietnamese_letters())


def test_every_font_has_its_licence_beside_it():
    for family in ("LiberationSerif", "Inter"):
        text = resources.path(f"fonts/{family}-OFL.txt").read_text("utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
