"""``print --public``: lists that everybody may read."""

from __future__ import annotations

from pathlib import Path

import pytest

from main import main
from models.data_folder import DataFolder
from models.subjects import Subject
from services.services import open_services


@pytest.fixture
def data(tmp_path: Path) -> str:
    folder = tmp_path / "data"
    with open_services(DataFolder(folder)) as services:
        services.directory.save(
            Subject(kind="individual", name="Lò Thị Hoa", birth_date="1985-07-05", note="Kín")
        )
    return str(folder)


def test_a_public_list_has_the_year_of_birth_only(data: str, tmp_path: Path):
    out = tmp_path / "cong-khai.csv"
    assert main(["--data", data, "print", "subject-list", "--public", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8-sig")
    assert ";1985;" in text
    assert "05/07/1985" not in text
    assert "Kín" not in text


def test_what_is_no_list_has_no_public_copy(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "qd.pdf"
    command = ["--data", data, "print", "decision", "--uid", "x", "--public", "--out", str(out)]
    assert main(command) == 1
    assert "không có bản công khai" in capsys.readouterr().err
    assert not out.exists()


def test_a_list_is_private_or_public(data: str, tmp_path: Path):
    with pytest.raises(SystemExit) as ended:
        main(["print", "subject-list", "--private", "--public", "--out", str(tmp_path / "a.csv")])
    assert ended.value.code == 2
