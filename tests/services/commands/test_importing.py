"""The command that takes a list in: its JSON, its exit codes, and what it writes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from main import main
from models.data_folder import DataFolder
from services.services import open_services
from services.templates.writing_templates import TemplateWanted, write_template
from tests.resaving import Resaved

LIST = [
    ["STT", "Tên tập thể", "Đơn vị công tác", "Danh hiệu"],
    [1, "Tổ Văn phòng", "Trường Mầm non Hoa Ban", ""],
    [2, "Tổ Văn phòng", "Trường Tiểu học Nậm Hua", ""],
    [3, "Tổ Văn phòng", "TRƯỜNG TIỂU HỌC NẬM HUA", ""],
    ["", "Tổng cộng: 3 tập thể", "", ""],
]
KEYS = ["read", "added", "updated", "same", "skipped", "problems", "batch"]


class Command:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def file(self, rows: Sequence[Sequence[Any]], name: str = "ds.xlsx") -> str:
        path = self.folder / name
        with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
            sheet = book.add_worksheet("DS")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        return str(path)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = main(["--data", str(self.folder / "data"), "import", *arguments])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def answer(self, *arguments: str) -> tuple[int, dict[str, Any]]:
        code, out, _ = self.run(*arguments, "--json")
        return code, json.loads(out)


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, capsys)


def test_the_answer_says_what_became_of_every_row(command: Command) -> None:
    file = command.file(LIST)
    code, answer = command.answer(file, "--as", "registrations", "--award", "TTLDTT")
    assert code == 0
    assert list(answer) == KEYS
    assert [answer[key] for key in KEYS[:6]] == [3, 2, 0, 1, 0, []]
    assert answer["batch"]
    code, again = command.answer(file, "--as", "registrations", "--award", "TTLDTT")
    assert (code, again["added"], again["same"], again["batch"]) == (0, 0, 3, None)


def test_a_dry_run_writes_nothing(command: Command) -> None:
    file = command.file(LIST)
    code, answer = command.answer(file, "--as", "registrations", "--award", "TTLDTT", "--dry-run")
    assert (code, answer["added"], answer["batch"]) == (0, 2, None)
    with open_services(DataFolder(command.folder / "data")) as services:
        assert services.store.subjects.count() == 0
        assert services.directory.units() == []
        assert services.history.recent() == []


def test_a_list_of_which_nothing_can_be_used_ends_with_one(command: Command) -> None:
    code, answer = command.answer(command.file(LIST), "--as", "registrations")
    assert code == 1
    assert (answer["ok"], answer["skipped"]) == (False, 3)
    assert "hãy chọn một danh hiệu" in answer["error"]
    assert [(p["sheet"], p["row"], p["column"]) for p in answer["problems"]] == [
        ("DS", 2, "D"),
        ("DS", 3, "D"),
        ("DS", 4, "D"),
    ]
    code, out, err = command.run(command.file(LIST), "--as", "registrations")
    assert (code, err.count("\n")) == (1, 1)
    assert "Không lấy được dòng nào" in err
    assert out.count("hãy chọn một danh hiệu") == 3


def test_an_empty_template_ends_well(command: Command) -> None:
    code, answer = command.answer(command.file(LIST[:1]), "--as", "registrations")
    assert (code, answer["read"], answer["batch"]) == (0, 0, None)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["khong-co.xlsx", "--as", "subjects"], "Không tìm thấy tệp"),
        (["chu.xlsx", "--as", "subjects"], "không có bảng nào nhận ra được"),
        (["ds.xlsx", "--as", "registrations", "--award", "KHONGCO"], "KHONGCO"),
        (["ds.xlsx", "--as", "registrations", "--sheet", "Khác"], "không có trang “Khác”"),
        (["ds.xlsx", "--as", "awards", "--decision", "khong-co"], "Không tìm thấy quyết định"),
    ],
)
def test_what_can_be_mended_is_said_in_one_sentence(
    command: Command, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(command.folder)
    command.file(LIST)
    command.file([["Xin chào"], [1]], "chu.xlsx")
    code, answer = command.answer(*arguments)
    assert code == 1
    assert answer["ok"] is False
    assert words in answer["error"]
    code, out, err = command.run(*arguments)
    assert (code, out) == (1, "")
    assert words in err


def test_awards_go_into_a_new_draft(command: Command) -> None:
    rows = [["Họ và tên", "Đơn vị", "Danh hiệu"], ["Lò Thị Ễn", "Trạm Y tế", "LĐTT"]]
    code, answer = command.answer(command.file(rows), "--as", "awards", "--decision", "NEW")
    assert (code, answer["added"]) == (0, 1)
    with open_services(DataFolder(command.folder / "data")) as services:
        (decision,) = services.store.decisions.all()
        assert (decision.status, decision.award_type) == ("draft", "LDTT")


def test_awards_of_the_past_become_issued_decisions(command: Command) -> None:
    rows = [
        ["Họ và tên", "Danh hiệu", "Số quyết định", "Ngày quyết định"],
        ["Lò Thị Ễn", "LĐTT", "145/QĐ-UBND", date(2025, 1, 10)],
        ["Cà Văn Ộc", "LĐTT", "145/QĐ-UBND", date(2025, 1, 10)],
    ]
    code, answer = command.answer(command.file(rows), "--as", "awards", "--period", "2024")
    assert (code, answer["added"]) == (0, 2)
    with open_services(DataFolder(command.folder / "data")) as services:
        (decision,) = services.store.decisions.all()
        assert (decision.status, decision.period) == ("issued", "2024")


def test_a_kind_that_does_not_exist_is_wrong_usage(command: Command) -> None:
    with pytest.raises(SystemExit) as ended:
        command.run(command.file(LIST), "--as", "bàn ghế")
    assert ended.value.code == 2


def test_a_template_that_came_back_is_known_whatever_kind_is_named(command: Command) -> None:
    command.answer(command.file(LIST), "--as", "registrations", "--award", "TTLDTT")
    with open_services(DataFolder(command.folder / "data")) as services:
        sent = Resaved(
            write_template(services, TemplateWanted("subjects"), command.folder / "mau.xlsx")
        )
    sent.put(0, "Địa chỉ", "Bản Nậm Hua")
    file = str(sent.save())
    code, out, _ = command.run(file, "--as", "registrations", "--dry-run")
    assert code == 0
    assert "Danh sách, dòng 7, Tổ Văn phòng: Địa chỉ: để trống → Bản Nậm Hua" in out
    code, answer = command.answer(file, "--as", "registrations")
    assert [answer[key] for key in KEYS[:6]] == [2, 0, 1, 1, 0, []]
    assert command.answer(file, "--as", "subjects")[1]["updated"] == 0
