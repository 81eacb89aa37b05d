"""The list of communes: complete, and found by new names, old names and names without marks."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from models.vietnamese import nfc
from services.commune_list import CommuneList, load_communes


@pytest.fixture(scope="module")
def communes() -> CommuneList:
    return load_communes()


def found(communes: CommuneList, text: str, province: str | None = None) -> list[str]:
    return [match.commune.full_name for match in communes.find(text, province)]


class TestContent:
    def test_the_whole_country_is_there(self, communes: CommuneList) -> None:
        kinds = Counter(commune.kind for commune in communes.communes())
        assert len(communes.provinces()) == 34
        assert kinds == {"Xã": 2611, "Phường": 697, "Đặc khu": 13}
        assert kinds.total() == 3321
        assert communes.effective == date(2026, 7, 12)

    def test_ten_communes_of_dong_nai_became_wards_after_the_reform(
        self, communes: CommuneList
    ) -> None:
        """Which is why there are ten more wards than on 1 July 2025 (2.621 xã, 687 phường)."""
        assert communes.province("75").full_name == "Thành phố Đồng Nai"
        assert "Phường Long Thành" in found(communes, "long thanh", "75")

    def test_every_commune_is_in_a_province_and_every_province_has_communes(
        self, communes: CommuneList
    ) -> None:
        inside = [communes.communes(province.code) for province in communes.provinces()]
        assert all(inside)
        assert sum(map(len, inside)) == 3321

    def test_names_are_in_the_stored_form_and_codes_keep_their_zeros(
        self, communes: CommuneList
    ) -> None:
        for commune in communes.communes():
            assert commune.full_name == nfc(commune.full_name)
            assert len(commune.code) == 5
            assert communes.by_code(commune.code) is commune
        assert communes.by_code("99999") is None

    def test_lists_are_in_the_order_of_the_alphabet(self, communes: CommuneList) -> None:
        names = [province.name for province in communes.provinces()]
        assert names[:5] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ"]
        assert names.index("Đà Nẵng") < names.index("Đắk Lắk") < names.index("Gia Lai")

    def test_names_of_a_province_are_unique(self, communes: CommuneList) -> None:
        for province in communes.provinces():
            names = [commune.full_name for commune in communes.communes(province.code)]
            assert len(set(names)) == len(names)

    def test_every_old_province_lives_on_in_one_new_province(self, communes: CommuneList) -> None:
        former = [name for province in communes.provinces() for name in province.former]
        assert len(former) == len(set(former)) == 63

    def test_a_commune_knows_what_it_was_made_of(self, communes: CommuneList) -> None:
        commune = communes.find("kiến xương")[0].commune
        assert "xã Bình Minh, huyện Kiến Xương, tỉnh Thái Bình" in communes.former_names(commune)


class TestFinding:
    def test_every_commune_is_found_by_its_own_name(self, communes: CommuneList) -> None:
        for commune in communes.communes():
            first = communes.find(commune.name, commune.province_code)[0]
            assert first.commune is commune
            assert first.note == ""

    def test_names_that_differ_by_marks_are_listed_together(self, communes: CommuneList) -> None:
        for typed in ("van lang", "VAN LANG"):
            names = found(communes, typed, province="19")
            assert names[:2] == ["Xã Văn Lang", "Xã Văn Lăng"]

    def test_the_name_with_exactly_these_marks_comes_first(self, communes: CommuneList) -> None:
        assert found(communes, "Văn Lăng", "19")[:2] == ["Xã Văn Lăng", "Xã Văn Lang"]
        assert found(communes, "xã văn lang", "19")[:2] == ["Xã Văn Lang", "Xã Văn Lăng"]

    def test_i_and_y_are_told_apart_only_to_say_which_comes_first(
        self, communes: CommuneList
    ) -> None:
        ward, commune = "Phường Mường Lay", "Xã Mường Lai"
        assert found(communes, "muong lay")[:2] == [ward, commune]
        assert found(communes, "muong lai")[:2] == [commune, ward]

    def test_both_placements_of_a_tone_find_the_same(self, communes: CommuneList) -> None:
        assert found(communes, "Hòa An") == found(communes, "Hoà An")

    def test_words_may_go_on_with_the_province(self, communes: CommuneList) -> None:
        assert found(communes, "tô hiệu sơn la") == ["Phường Tô Hiệu"]

    def test_an_old_commune_leads_to_the_new_one(self, communes: CommuneList) -> None:
        (match,) = communes.find("cao xa lam thao")
        assert match.commune.full_name == "Xã Bản Nguyên"
        assert match.province.full_name == "Tỉnh Phú Thọ"
        assert match.note == "trước đây: xã Cao Xá, huyện Lâm Thao, tỉnh Phú Thọ"

    def test_an_old_district_leads_to_its_communes_after_those_of_that_name(
        self, communes: CommuneList
    ) -> None:
        first, *others = communes.find("Kiến Xương")
        assert (first.commune.full_name, first.note) == ("Xã Kiến Xương", "")
        assert others
        assert {m.note for m in others} == {"trước đây: huyện Kiến Xương, tỉnh Thái Bình"}

    def test_an_old_province_leads_to_its_communes(self, communes: CommuneList) -> None:
        matches = communes.find("tỉnh hà giang", limit=1000)
        assert len(matches) > 50
        assert {match.province.name for match in matches} == {"Tuyên Quang"}
        assert matches[-1].note == "trước đây: tỉnh Hà Giang"

    def test_an_island_district_became_a_special_zone(self, communes: CommuneList) -> None:
        assert found(communes, "huyện bạch long vĩ") == ["Đặc khu Bạch Long Vĩ"]

    def test_new_names_come_before_old_ones_and_each_commune_once(
        self, communes: CommuneList
    ) -> None:
        matches = communes.find("thái bình", limit=200)
        notes = [match.note for match in matches]
        assert notes[:3] == ["", "", ""]
        assert notes[3].startswith("trước đây: xã Thái Bình")
        codes = [match.commune.code for match in matches]
        assert len(set(codes)) == len(codes)

    def test_the_number_of_matches_is_limited(self, communes: CommuneList) -> None:
        assert len(communes.find("xã")) == 50
        assert len(communes.find("xã", limit=7)) == 7

    @pytest.mark.parametrize("typed", ["", "   ", "...", "không có nơi này", "%", "'"])
    def test_nothing_is_found_for_nothing(self, communes: CommuneList, typed: str) -> None:
        assert communes.find(typed) == []


def test_a_later_list_can_take_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    later = tmp_path / "communes.tsv"
    later.write_text(
        "# danh mục mới\neffective\t2030-01-01\n"
        "province\t98\tSông Trăng\tTỉnh\tTỉnh Sông Cũ;Tỉnh Trăng Cũ\n"
        "district\t901\tSuối Dài\tHuyện\tTỉnh Sông Cũ\n"
        "commune\t99001\tSuối Nậm\tXã\t98\t901:X Nậm Trên,T Suối Dài\n",
        "utf-8",
    )
    communes = load_communes(later)
    assert communes.effective == date(2030, 1, 1)
    (match,) = communes.find("nam tren")
    assert match.commune.full_name == "Xã Suối Nậm"
    assert match.note == "trước đây: xã Nậm Trên, huyện Suối Dài, tỉnh Sông Cũ"
