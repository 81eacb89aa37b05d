"""``review``: what the rules find, for a person and for a script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from main import main
from models.data_folder import DataFolder
from models.units import Unit
from tests.services.rules.cases import Commune
from tests.small_commune import small_commune


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with small_commune(tmp_path / "data") as services, services.store.action("Lập đề nghị"):
        commune = Commune(services)
        unit = services.store.units.place(Unit(name="Trường Mầm non Hoa Ban"))
        person = commune.person(name="Lò Thị Ễn", unit_uid=unit.uid)
        commune.rating(person, "HTNV")
        commune.nominate(person, "LDTT")
        commune.nominate(commune.household(name="Cầm Văn Ỹ"), "GDVH", "2025")
    return DataFolder(tmp_path / "data").root


def ask(data: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["--data", str(data), "review", *arguments])
    return code, capsys.readouterr().out


def test_a_script_reads_every_finding_with_its_article(data, capsys):
    code, out = ask(data, capsys, "--period", "2026", "--json")
    found = json.loads(out)["findings"]
    assert code == 0
    first = next(finding for finding in found if finding["rule"] == "L1")
    assert set(first) == {
        "subject", "award", "award_name", "period", "rule", "result", "sentence", "citation",
    }  # fmt: skip
    assert set(first["subject"]) == {"uid", "kind", "name", "unit"}
    assert (first["subject"]["name"], first["subject"]["unit"], first["subject"]["kind"]) == (
        "Lò Thị Ễn",
        "Trường Mầm non Hoa Ban",
        "individual",
    )
    assert (first["award"], first["award_name"], first["period"], first["result"]) == (
        "LDTT",
        "Lao động tiên tiến",
        "2026",
        "violated",
    )
    assert "Điều 24" in first["citation"]
    assert {finding["period"] for finding in found} == {"2026"}


def test_a_person_reads_a_line_for_each(data, capsys):
    code, out = ask(data, capsys, "--period", "2026")
    assert code == 0
    line = next(line for line in out.splitlines() if "\tL1\t" in line)
    assert line.startswith("Lò Thị Ễn (Trường Mầm non Hoa Ban): Lao động tiên tiến")
    assert "Vi phạm" in line


def test_another_period_has_its_own(data, capsys):
    code, out = ask(data, capsys, "--period", "năm 2025", "--json")
    assert code == 0
    assert {finding["award"] for finding in json.loads(out)["findings"]} == {"GDVH"}


def test_a_period_without_nominations_has_no_findings(data, capsys):
    assert ask(data, capsys, "--period", "2024", "--json") == (0, '{"findings": []}\n')
    assert ask(data, capsys, "--period", "2024") == (0, "Kỳ 2024 chưa có đề nghị nào.\n")


def test_a_period_nobody_knows_is_named(data, capsys):
    code = main(["--data", str(data), "review", "--period", "hai nghìn"])
    assert code == 1
    assert "Không hiểu kỳ" in capsys.readouterr().err
