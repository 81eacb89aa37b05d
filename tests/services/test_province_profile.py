"""The province's own rules: changed one by one, put back, exported, taken from another commune."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.problems import Refused
from services.catalogue_loading import load_catalogue
from services.province_profile import ProvinceProfile


@pytest.fixture
def profile(tmp_path: Path) -> ProvinceProfile:
    return ProvinceProfile(tmp_path / "dữ liệu" / "profile.toml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    (tmp_path / "dữ liệu").mkdir()


def rule(profile: ProvinceProfile, id: str):
    return next(each for each in load_catalogue(profile.path).rules if each.id == id)


def test_twenty_percent_instead_of_fifteen_is_one_change_of_one_file(profile):
    parameters = dict(profile.shipped("rules", "Q1")["parameters"])
    values = {
        "enabled": True,
        "parameters": parameters | {"percent": 20},
        "citation": "Quyết định số 063/2025/QĐ-UBND",
        "confidence": "verified",
    }
    profile.put("rules", "Q1", values)
    changed = rule(profile, "Q1")
    assert (changed.enabled, changed.parameters["percent"]) == (True, 20)
    assert changed.citation == "Quyết định số 063/2025/QĐ-UBND"
    assert changed.says == rule(ProvinceProfile(profile.path.with_name("none")), "Q1").says
    assert profile.own("rules") == {"Q1"}


def test_an_entry_goes_back_to_what_the_program_brings(profile):
    profile.put("rules", "L1", {"severity": "warn"})
    assert rule(profile, "L1").severity == "warn"
    profile.reset("rules", "L1")
    assert rule(profile, "L1").severity == "block"
    assert profile.own("rules") == set()


def test_a_field_taken_away_is_again_the_catalogues(profile):
    profile.put("rules", "L1", {"severity": "warn", "note": "Theo tỉnh"})
    profile.put("rules", "L1", {"severity": None})
    assert (rule(profile, "L1").severity, rule(profile, "L1").note) == ("block", "Theo tỉnh")


def test_a_new_base_salary_holds_from_its_day(profile):
    since = date(2027, 7, 1)
    values = {
        "amount": 2_700_000,
        "citation": "Nghị định số 99/2027/NĐ-CP",
        "confidence": "verified",
    }
    profile.put("base_salary", since, values)
    catalogue = load_catalogue(profile.path)
    assert catalogue.base_salary(since).amount == 2_700_000
    assert catalogue.base_salary(date(2027, 6, 30)).amount == 2_530_000
    assert catalogue.prize("LDTT", "individual", since) == 810_000


def test_decimal_numbers_are_written_exactly(profile):
    coefficients = [
        {"from": date(2026, 1, 1), "individual": Decimal("0.35"), "citation": "Quy định của tỉnh",
         "confidence": "verified"}
    ]  # fmt: skip
    profile.put("award_types", "GK_XA", {"coefficients": coefficients})
    found = load_catalogue(profile.path).coefficient("GK_XA", "individual", date(2026, 8, 1))
    assert found == Decimal("0.35")


def test_what_cannot_be_used_is_refused_and_the_old_rules_stay(profile):
    profile.put("rules", "L1", {"severity": "warn"})
    before = profile.path.read_bytes()
    with pytest.raises(Refused, match="L1"):
        profile.put("rules", "L1", {"severity": "sometimes"})
    with pytest.raises(Refused):
        profile.put("base_salary", date(2027, 7, 1), {"amount": "nhiều", "citation": "x"})
    assert profile.path.read_bytes() == before


def test_comments_of_others_stay(profile):
    profile.path.write_text(
        '# Của Sở Nội vụ\n[[rules]]\nid = "L1"  # nới\nseverity = "warn"\n', "utf-8"
    )
    profile.put("rules", "L2", {"severity": "warn"})
    text = profile.path.read_text("utf-8")
    assert "# Của Sở Nội vụ" in text
    assert "# nới" in text
    assert {"L1", "L2"} == profile.own("rules")


def test_the_file_is_copied_for_other_communes_and_taken_in_there(profile, tmp_path):
    with pytest.raises(Refused, match="chưa có gì"):
        profile.export(tmp_path / "quy-dinh.toml")
    profile.put("rules", "L1", {"severity": "warn"})
    profile.export(tmp_path / "quy-dinh.toml")
    other = ProvinceProfile(tmp_path / "profile.toml")
    other.adopt(tmp_path / "quy-dinh.toml")
    assert rule(other, "L1").severity == "warn"


@pytest.mark.parametrize(
    "text",
    ['[[rules]]\nid = "L1"\nseverty = "warn"\n', "[[rules]\n", '[[rules]]\nid = "M9"\n', "\xff"],
)
def test_a_file_that_cannot_be_used_is_not_taken_in(profile, tmp_path, text):
    profile.put("rules", "L1", {"severity": "warn"})
    bad = tmp_path / "hỏng.toml"
    bad.write_bytes(text.encode("latin-1"))
    with pytest.raises(Refused, match=r"hỏng\.toml"):
        profile.adopt(bad)
    assert rule(profile, "L1").severity == "warn"


class TestAnAwardInUse:
    @pytest.fixture
    def profile(self, tmp_path: Path) -> ProvinceProfile:
        path = tmp_path / "dữ liệu" / "profile.toml"
        profile = ProvinceProfile(path, awards_in_use=lambda: {"GK_RIENG", "LDTT", "GONE"})
        own = dict(profile.entry("award_types", "GK_XA")) | {"name": "Giấy khen đặc biệt"}
        profile.put("award_types", "GK_RIENG", {k: v for k, v in own.items() if k != "code"})
        return profile

    def test_is_not_taken_away(self, profile):
        with pytest.raises(Refused, match="Giấy khen đặc biệt là của quy định riêng"):
            profile.reset("award_types", "GK_RIENG")
        assert profile.own("award_types") == {"GK_RIENG"}

    def test_is_not_lost_to_the_file_of_another_commune(self, profile, tmp_path):
        other = ProvinceProfile(tmp_path / "khác.toml")
        other.put("rules", "L1", {"severity": "warn"})
        before = profile.path.read_bytes()
        with pytest.raises(Refused, match="không bỏ được"):
            profile.adopt(other.path)
        assert profile.path.read_bytes() == before

    def test_what_nobody_has_goes(self, profile):
        values = {k: v for k, v in profile.entry("award_types", "GK_RIENG").items() if k != "code"}
        profile.put("award_types", "GK_KHAC", values)
        profile.reset("award_types", "GK_KHAC")
        assert profile.own("award_types") == {"GK_RIENG"}
