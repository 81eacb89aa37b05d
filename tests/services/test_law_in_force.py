"""A province's file that cannot be used is named with its line, and what held before holds on."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.data_folder import DataFolder
from models.problems import Refused
from services.catalogue_loading import load_catalogue
from services.commands.command import Command
from services.commands.reviewing import REVIEW
from services.law_in_force import law_in_force
from services.rules.rule import Rule
from services.services import open_services
from tests.small_commune import TODAY

GOOD = """\
[[rules]]
id = "Q1"
parameters = { percent = 20 }
"""
TYPO = GOOD + "[[rules]]\nid = 'L1'\nseverty = 'warn'\n"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def rule(folder: DataFolder, id: str) -> Rule:
    return next(each for each in law_in_force(folder).catalogue.rules if each.id == id)


def write(folder: DataFolder, text: str) -> None:
    folder.profile.write_text(text, "utf-8")


class TestWhatHolds:
    def test_twenty_percent_is_an_edit_of_one_file(self, folder: DataFolder) -> None:
        assert not rule(folder, "Q1").enabled
        write(folder, GOOD)
        assert rule(folder, "Q1").enabled
        assert rule(folder, "Q1").parameters["percent"] == 20
        assert rule(folder, "Q1").parameters["lists"] == "disjoint"

    def test_a_mistake_leaves_the_rules_before_it_in_force(self, folder: DataFolder) -> None:
        write(folder, GOOD)
        assert law_in_force(folder).problem == ""
        write(folder, TYPO)
        law = law_in_force(folder)
        assert f"{folder.profile}, dòng 6, rules “L1”, severty" in law.problem
        assert "Quy định riêng trước đó vẫn được dùng" in law.problem
        assert rule(folder, "Q1").parameters["percent"] == 20
        assert folder.profile.read_text("utf-8") == TYPO

    def test_without_any_before_it_those_of_the_country_hold(self, folder: DataFolder) -> None:
        write(folder, TYPO)
        assert "Quy định chung của cả nước" in law_in_force(folder).problem
        assert not rule(folder, "Q1").enabled

    def test_a_file_taken_away_takes_its_rules_with_it(self, folder: DataFolder) -> None:
        write(folder, GOOD)
        law_in_force(folder)
        folder.profile.unlink()
        law_in_force(folder)
        write(folder, TYPO)
        assert not rule(folder, "Q1").enabled

    def test_a_mended_file_is_used(self, folder: DataFolder) -> None:
        write(folder, TYPO)
        write(folder, TYPO.replace("severty", "severity"))
        assert law_in_force(folder).problem == ""
        assert rule(folder, "L1").severity == "warn"

    def test_the_program_opens_and_says_so(self, folder: DataFolder) -> None:
        write(folder, TYPO)
        with open_services(folder, TODAY) as services:
            assert "dòng 6" in services.law.problem
            with services.on_own_connection() as others:
                assert others.law is services.law

    @pytest.mark.parametrize("command", [REVIEW])
    def test_a_command_says_it_aside(self, folder, capsys, command: Command) -> None:
        from argparse import Namespace

        write(folder, TYPO)
        assert command.run(Namespace(period="2026"), folder).ok
        assert "dòng 6" in capsys.readouterr().err


RULE = """\
[[rules]]
id = "X9"
title = "Thử"
severity = "warn"
confidence = "verified"
citation = "Quy định của tỉnh"
evaluator = "rating_at_least"
awards = ["LDTT"]
grounds = ["CONG_TRANG"]
[rules.parameters]
minimum = "HTTNV"
[rules.says]
met = "Được xếp loại {grade}."
missing = "Chưa xếp loại {period}."
violated = "Xếp loại {grade}, cần {minimum}."
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rating_at_least", "rating_at_lest", "dòng 7, rules “X9”, evaluator gọi cách xét “rating_at_lest” mà chương trình không có (có phải “rating_at_least”?)"),
        ("minimum =", "minimun =", "dòng 11, rules “X9”, parameters.minimun là tên không dùng (có phải “minimum”?)"),
        ('minimum = "HTTNV"\n', "", "dòng 10, rules “X9”, parameters thiếu “minimum”"),
        ('"HTTNV"', '"GIOI"', "dòng 11, rules “X9”, parameters.minimum có giá trị “GIOI” không dùng được"),
        ('"HTTNV"', "3", "dòng 11, rules “X9”, parameters.minimum cần chữ trong ngoặc kép"),
        ("loại {grade}.", "loại {mark}.", "dòng 13, rules “X9”, says.met có {mark} không dùng được; chỉ dùng {grade}, {minimum}, {period}"),
        ("loại {grade}.", "loại {grade:>9}.", "dòng 13, rules “X9”, says.met có {grade} không dùng được"),
        ("{period}.", "{period.", "dòng 14, rules “X9”, says.missing có dấu ngoặc nhọn viết sai"),
        ('missing = "Chưa xếp loại {period}."\n', "", "dòng 12, rules “X9”, says thiếu câu cho kết quả “missing”"),
        ("missing =", 'review = "Xem."\nmissing =', "dòng 14, rules “X9”, says.review là kết quả mà cách xét này không có"),
        ("missing =", "mising =", "rules “X9”, says có giá trị “mising” không dùng được"),
        ('["LDTT"]', '["LĐTT"]', "dòng 8, rules “X9”, awards có mã “LĐTT” không có trong danh mục"),
        ('["CONG_TRANG"]', '["CONG"]', "dòng 9, rules “X9”, grounds có mã “CONG” không có trong danh mục"),
        ('"warn"', '"block!"', "dòng 4, rules “X9”, severity có giá trị “block!” không dùng được"),
        ('title = "Thử"\n', "", "dòng 1, rules “X9” thiếu “title”"),
        ("[[rules]]", "[[rule]]", "dòng 1, rule không phải là một mục của danh mục (có phải “rules”?)"),
        ('"rating_at_least"', '"rating_at_least', "dòng 7, cột"),
    ],
)  # fmt: skip
def test_every_mistake_in_a_rule_names_its_line(folder, old: str, new: str, said: str) -> None:
    assert RULE.count(old) == 1
    write(folder, RULE.replace(old, new))
    with pytest.raises(Refused) as refused:
        load_catalogue(folder.profile)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("{ percent = 120 }", "parameters phải có percent lớn hơn 0 và không quá 100"),
        ("{ percent = 0 }", "parameters"),
        ('{ percent = 15, rounding = "up" }', "parameters.rounding có giá trị “up”"),
        ('{ percent = 15, of = "LDTTT" }', "có mã “LDTTT” không có trong danh mục"),
        ('{ percent = "nhiều" }', "parameters.percent"),
    ],
)
def test_a_quota_must_be_one(folder, parameters: str, said: str) -> None:
    write(folder, f'[[rules]]\nid = "Q1"\nparameters = {parameters}\n')
    with pytest.raises(Refused, match="dòng 3, rules “Q1”, parameters") as refused:
        load_catalogue(folder.profile)
    assert said in str(refused.value)


def test_a_quota_switched_on_without_its_percent_is_told(folder) -> None:
    write(folder, '[[rules]]\nid = "Q1"\nenabled = true\n')
    with pytest.raises(Refused, match="parameters thiếu “percent”"):
        load_catalogue(folder.profile)


def test_a_rule_of_the_province_alone_is_used(folder) -> None:
    write(folder, RULE)
    assert rule(folder, "X9").citation == "Quy định của tỉnh"
    assert law_in_force(folder).problem == ""
