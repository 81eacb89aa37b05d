"""Whatever a command refuses: one sentence, the right exit code, and nothing left behind."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from main import main
from models.data_folder import DataFolder
from tests.small_commune import add_subjects, small_commune

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    before = list(logging.getLogger().handlers)

    def run(*arguments: str, data: Path = tmp_path / "data") -> tuple[int, str, str]:
        code = main(["--data", str(data), *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    yield run
    for handler in set(logging.getLogger().handlers) - set(before):
        logging.getLogger().removeHandler(handler)
        handler.close()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    with small_commune(tmp_path / "data") as services:
        add_subjects(services, 3)
    return DataFolder(tmp_path / "data")


def test_looking_at_a_folder_that_is_not_there_makes_none(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "Không tìm thấy" in err
    assert list(tmp_path.iterdir()) == []
    code, out, err = run("check", "--json")
    assert (code, err, json.loads(out)["ok"]) == (1, "", False)


def test_a_path_that_is_too_long_is_said(run: Run, tmp_path: Path) -> None:
    for arguments in (["check"], ["verify", str(tmp_path / ("x" * 300))]):
        code, out, err = run(*arguments, data=tmp_path / ("x" * 300))
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "quá dài" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "--to", ""],
        ["backup", "--to", " "],
        ["restore", ""],
        ["verify", ""],
        ["demo", ""],
        ["import", "", "--as", "subjects"],
        ["print", "subject-list", "--out", ""],
    ],
)
def test_an_empty_path_is_wrong_usage_and_not_the_present_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == 2
    with pytest.raises(SystemExit) as ended:
        main(["--data", "", "check"])
    assert ended.value.code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("period", ["20x6", "2027-2026", "3000", "%", " ", "\n"])
def test_a_period_that_is_none_is_refused(
    run: Run, folder: DataFolder, tmp_path: Path, period: str
) -> None:
    for arguments in (
        ["print", "registration-list", "--out", str(tmp_path / "a.xlsx")],
        ["report", "registration-summary", "--out", str(tmp_path / "a.xlsx")],
        ["export", "--to", str(tmp_path)],
    ):
        code, out, err = run(*arguments, f"--period={period}")
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "Không hiểu kỳ" in err
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("name", ["uid", "unit", "period"])
def test_bytes_that_are_no_letters_are_refused(
    run: Run, folder: DataFolder, tmp_path: Path, name: str
) -> None:
    target = str(tmp_path / "a.pdf")
    code, out, err = run("print", "decision-extract", f"--{name}=\udcff", "--out", target)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "UTF-8" in err
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("form", ["explanation", "achievement-individual"])
def test_a_nomination_in_thought_of_nobody_is_refused(
    run: Run, folder: DataFolder, tmp_path: Path, form: str
) -> None:
    target = str(tmp_path / "a.pdf")
    code, out, err = run("print", form, "--uid", "thought:nobody:LDTT:2026", "--out", target)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "Không tìm thấy" in err


def test_several_faults_are_one_sentence_and_then_each_of_them(run: Run, tmp_path: Path) -> None:
    with small_commune(tmp_path / "data") as services:
        for number, uid in enumerate(add_subjects(services, 2)):
            scan = tmp_path / f"bản chụp {number}.pdf"
            scan.write_bytes(b"%PDF" + bytes([number]))
            services.attaching.attach(uid, scan)
    first, second = DataFolder(tmp_path / "data").attachments.glob("??/*")
    first.unlink()
    code, out, err = run("check")
    assert (code, out, err.count("\n")) == (1, "", 1)
    second.unlink()
    code, out, err = run("check")
    assert (code, out.count("bản chụp"), err.count("\n")) == (1, 2, 1)
    assert "có 2 chỗ không đúng" in err


def test_a_log_that_cannot_be_written_is_not_spoken_of(
    run: Run, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.logs.write_text("a file where the folder should be")
    assert run("check")[0] == 0
    logging.getLogger("somewhere").error("broken")
    assert capsys.readouterr().err == ""
