"""Every example of the page "Lệnh và tệp" works on the sample commune."""

import glob
import json
import os
import re
import shlex

import pytest

import resources
from main import main

EXAMPLE = re.compile(r"^\$ python main\.py (.+)$", re.MULTILINE)
PAGE = resources.path("help/lenh-va-tep.md")


@pytest.fixture
def sample_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "usb").mkdir()
    return tmp_path


def words(example: str) -> list[str]:
    found: list[str] = []
    for word in shlex.split(example):
        found += sorted(glob.glob(word)) if "*" in word else [word]
    return found


def test_every_example_works(sample_folder, capsys):
    examples = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    assert len(examples) > 15
    for example in examples:
        code = main(words(example))
        answer = capsys.readouterr()
        assert code == 0, (example, answer.out, answer.err)
        if "--json" in example:
            assert isinstance(json.loads(answer.out), dict), example
        elif "--out" in example:
            assert os.path.getsize(answer.out.strip()), example


def test_every_command_has_an_example():
    from services.commands import COMMANDS

    page = PAGE.read_text(encoding="utf-8")
    missing = [c.name for c in COMMANDS if not re.search(rf"main\.py.* {c.name}\b", page)]
    assert missing == []


def test_every_form_and_report_is_named():
    from services.forms import FORMS
    from services.reports import REPORTS

    page = PAGE.read_text(encoding="utf-8")
    assert [kind.id for kind in (*FORMS, *REPORTS) if kind.id not in page] == []
