"""The catalogue: awards, deciders, coefficients and money on every side of every date."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from models.decisions import Level
from models.problems import Refused
from models.subjects import SubjectKind
from models.vietnamese import nfc
from services.catalogue import Catalogue
from services.catalogue_loading import load_catalogue
from services.law import Dated, Rounding

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
FIRST_DAY_OF_TWO_LEVELS = date(2025, 7, 1)
IN_2026_SPRING = date(2026, 3, 15)
IN_2026_AUTUMN = date(2026, 9, 15)
CODES_OF_COMMUNES = [
    "LDTT",
    "CSTT",
    "CSTDCS",
    "CSTD_TINH",
    "CSTDTQ",
    "TTLDTT",
    "TTLDXS",
    "DVTT",
    "DVQT",
    "CO_TINH",
    "CO_CP",
    "XA_TB",
    "THON_VH",
    "GDVH",
    "GK_XA",
    "GK_HUYEN",
    "GK_SO",
    "BK_TINH",
    "BK_TTG",
    "HCLD1",
    "HCLD2",
    "HCLD3",
    "HCDL1",
    "HCDL2",
    "HCDL3",
    "HCBVTQ1",
    "HCBVTQ2",
    "HCBVTQ3",
    "HCCC1",
    "HCCC2",
    "HCCC3",
    "HCQC1",
    "HCQC2",
    "HCQC3",
    "HCSV",
    "HCHCM",
    "HCDDK",
    "HCDC",
    "HCHN",
    "BMVNAH",
    "AHLD",
    "AHLLVT",
    "KNC",
    "HUY_HIEU_TINH",
    "GK_GDVH",
    "GK_KDC",
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


class TestAwardTypes:
    def test_every_award_of_a_commune_is_there(self, catalogue: Catalogue) -> None:
        known = {award.code for award in catalogue.award_types()}
        assert set(CODES_OF_COMMUNES) <= known

    def test_codes_ranks_and_names_are_each_used_once(self, catalogue: Catalogue) -> None:
        awards = catalogue.award_types()
        for values in (
            [award.code for award in awards],
            [award.rank for award in awards],
            [award.name for award in awards],
        ):
            assert len(set(values)) == len(awards)

    def test_they_come_from_high_to_low(self, catalogue: Catalogue) -> None:
        codes = [award.code for award in catalogue.award_types()]
        for high_to_low in (
            ["HCLD1", "HCLD2", "HCLD3", "BK_TTG", "BK_TINH", "GK_HUYEN", "GK_XA"],
            ["CSTDTQ", "CSTD_TINH", "CSTDCS", "LDTT"],
            ["CO_CP", "CO_TINH", "TTLDXS", "TTLDTT"],
        ):
            assert sorted(high_to_low, key=codes.index) == high_to_low

    def test_every_text_is_in_the_stored_form(self, catalogue: Catalogue) -> None:
        for award in catalogue.award_types():
            for text in (award.name, award.abbreviation, *award.aliases):
                assert text == nfc(text)

    def test_what_a_commune_may_give(self, catalogue: Catalogue) -> None:
        def given(on: date) -> set[str]:
            return {award.code for award in catalogue.award_types(on, level="commune")}

        assert given(LAST_DAY_OF_DISTRICTS) == {"LDTT", "GK_XA", "GK_GDVH", "GDVH"}
        assert given(FIRST_DAY_OF_TWO_LEVELS) == {
            *given(LAST_DAY_OF_DISTRICTS),
            "CSTDCS",
            "TTLDTT",
            "THON_VH",
            "GK_KDC",
        }

    def test_what_a_household_may_get(self, catalogue: Catalogue) -> None:
        codes = {a.code for a in catalogue.award_types(IN_2026_SPRING, recipient="household")}
        assert codes >= {"GDVH", "GK_GDVH", "GK_XA", "BK_TINH"}
        assert not codes & {"LDTT", "TTLDTT", "GK_HUYEN"}

    def test_which_awards_bring_a_paper(self, catalogue: Catalogue) -> None:
        assert not catalogue.award_type("LDTT").has_certificate
        assert catalogue.award_type("CSTDCS").certificate == "Bằng chứng nhận"
        assert catalogue.award_type("GK_XA").certificate == "Giấy khen"

    def test_a_name_may_change_on_a_day(self, catalogue: Catalogue) -> None:
        award = catalogue.award_type("XA_TB")
        assert award.name_on(LAST_DAY_OF_DISTRICTS) == "Xã, phường, thị trấn tiêu biểu"
        assert award.name_on(FIRST_DAY_OF_TWO_LEVELS) == "Xã, phường, đặc khu tiêu biểu"

    def test_the_article_of_the_law_depends_on_the_day(self, catalogue: Catalogue) -> None:
        award = catalogue.award_type("BK_TINH")
        before, after = award.article_on(date(2023, 12, 31)), award.article_on(date(2024, 1, 1))
        assert before
        assert (before.article, before.confidence) == ("Điều 72", "unverified")
        assert after
        assert after.article == "Điều 74"
        assert after.citation == "Luật Thi đua, khen thưởng năm 2022"

    def test_how_reports_call_what_was_registered(self, catalogue: Catalogue) -> None:
        def called(code: str, kind: SubjectKind) -> str:
            return catalogue.award_type(code).registration_phrase(kind)

        assert called("CO_TINH", "collective") == "cờ thi đua"
        assert called("TTLDTT", "collective") == "Lao động tiên tiến"
        assert called("LDTT", "individual") == "danh hiệu Lao động tiên tiến"
        assert called("HCLD3", "individual") == "Huân chương Lao động hạng Ba"

    def test_an_unknown_code_is_refused_in_words(self, catalogue: Catalogue) -> None:
        with pytest.raises(Refused, match="mang mã “XYZ”"):
            catalogue.award_type("XYZ")


class TestRecognising:
    def test_every_award_is_recognised_by_everything_it_is_called(
        self, catalogue: Catalogue
    ) -> None:
        for award in catalogue.award_types():
            names = {award.code, award.name, award.abbreviation, *award.aliases}
            names |= {former.name for former in award.former_names} | set(award.foreign_codes)
            for name in names - {""}:
                for kind in award.recipients:
                    assert catalogue.recognise(name, kind) is award, (name, kind)

    def test_names_need_no_kind_unless_two_awards_share_them(self, catalogue: Catalogue) -> None:
        shared = {
            (name, award.code)
            for award in catalogue.award_types()
            for name in (award.name, *award.aliases)
            if catalogue.recognise(name) is not award
        }
        assert shared == {(n, "TTLDTT") for n in ("Lao động tiên tiến", "LĐTT", "LĐ tiên tiến")}

    def test_names_may_be_followed_by_the_name_of_a_place(self, catalogue: Catalogue) -> None:
        for award in catalogue.award_types():
            for alias in award.aliases_before_a_name:
                assert catalogue.recognise(f"{alias} Suối Nậm", award.recipients[0]) is award

    @pytest.mark.parametrize(
        ("text", "kind", "code"),
        [
            ("Lao động tiên tiến", None, "LDTT"),
            ("Lao động tiên tiến", "individual", "LDTT"),
            ("Lao động tiên tiến", "collective", "TTLDTT"),
            ("LĐTT", "collective", "TTLDTT"),
            ("ldtt", "individual", "LDTT"),
            ("Danh hiệu “Lao động tiên tiến” năm 2025", "individual", "LDTT"),
            ("Lao động tiên tiến năm học 2024-2025", "individual", "LDTT"),
            ("Chiến sỹ thi đua cơ sở", None, "CSTDCS"),
            ("Chiến sĩ thi đua cơ sở", None, "CSTDCS"),
            ("CHIẾN SỸ THI ĐUA CẤP CƠ SỞ", None, "CSTDCS"),
            ("CSTĐ cơ sở", None, "CSTDCS"),
            ("CSTĐCS", None, "CSTDCS"),
            ("CSTĐ cấp tỉnh", None, "CSTD_TINH"),
            ("Tập thể Lao động xuất sắc", None, "TTLDXS"),
            ("Giấy khen của Chủ tịch UBND cấp xã", None, "GK_XA"),
            ("Tặng Giấy khen của Chủ tịch UBND phường Tân Sông", None, "GK_XA"),
            ("Giấy khen của Chủ tịch UBND huyện Sông Trăng", None, "GK_HUYEN"),
            ("Giấy khen của Giám đốc Sở Giáo dục và Đào tạo", None, "GK_SO"),
            ("Bằng khen của UBND tỉnh", None, "BK_TINH"),
            ("1650360491", "collective", "BK_TINH"),
            ("Bằng khen của Bộ trưởng Bộ Tài chính", None, "BK_TINH"),
            ("Bằng khen của Thủ tướng Chính phủ", None, "BK_TTG"),
            ("HCLĐ hạng III", None, "HCLD3"),
            ("Huân chương Lao động hạng ba", None, "HCLD3"),
            ("Thôn văn hoá", None, "THON_VH"),
            ("Gia đình văn hoá", "household", "GDVH"),
            ("Kỷ niệm chương Vì sự nghiệp giáo dục", None, "KNC"),
            ("Huy hiệu Vì sự nghiệp xây dựng và phát triển tỉnh Sông Trăng", None, "HUY_HIEU_TINH"),
            ("Chiến sĩ thi đua cơ sở", "collective", "CSTDCS"),
            ("Giấy khen", None, None),
            ("Bằng khen", "individual", None),
            ("Cờ thi đua", None, None),
            ("CSTĐ", None, None),
            ("Huân chương Lao động", None, None),
            ("hoàn thành tốt nhiệm vụ", None, None),
            ("1650360184", None, None),
            ("0", None, None),
            ("", None, None),
        ],
    )
    def test_what_stands_in_files(
        self, catalogue: Catalogue, text: str, kind: SubjectKind | None, code: str | None
    ) -> None:
        award = catalogue.recognise(text, kind)
        assert (award.code if award else None) == code

    def test_grounds_are_recognised_too(self, catalogue: Catalogue) -> None:
        codes = [ground.code for ground in catalogue.grounds]
        assert codes[:6] == [
            "CONG_TRANG",
            "DOT_XUAT",
            "PHONG_TRAO",
            "CONG_HIEN",
            "NIEN_HAN",
            "DOI_NGOAI",
        ]
        for ground in catalogue.grounds:
            for name in (ground.code, ground.name, *ground.aliases):
                assert catalogue.recognise_ground(name) is ground
        assert catalogue.recognise_ground("khác") is None
        assert catalogue.ground("DOT_XUAT").block == "thematic"


MONEY = [
    # award, recipient, base 2.340.000: none, nearest, up; base 2.530.000: none, nearest, up
    ("LDTT", "individual", (702, 700, 710), (759, 760, 760)),
    ("GK_XA", "individual", (702, 700, 710), (759, 760, 760)),
    ("GK_XA", "household", (1053, 1050, 1060), (1138.5, 1140, 1140)),
    ("GK_XA", "collective", (1404, 1400, 1410), (1518, 1520, 1520)),
    ("TTLDTT", "collective", (1872, 1870, 1880), (2024, 2020, 2030)),
    ("CSTDCS", "individual", (2340, 2340, 2340), (2530, 2530, 2530)),
    ("TTLDXS", "collective", (3510, 3510, 3510), (3795, 3800, 3800)),
    ("THON_VH", "collective", (3510, 3510, 3510), (3795, 3800, 3800)),
    ("BK_TINH", "individual", (3510, 3510, 3510), (3795, 3800, 3800)),
    ("XA_TB", "collective", (4680, 4680, 4680), (5060, 5060, 5060)),
    ("BK_TINH", "household", (5265, 5270, 5270), (5692.5, 5690, 5700)),
    ("CSTD_TINH", "individual", (7020, 7020, 7020), (7590, 7590, 7590)),
    ("BK_TINH", "collective", (7020, 7020, 7020), (7590, 7590, 7590)),
    ("BK_TTG", "individual", (8190, 8190, 8190), (8855, 8860, 8860)),
    ("BK_TTG", "collective", (16380, 16380, 16380), (17710, 17710, 17710)),
    ("CSTDTQ", "individual", (10530, 10530, 10530), (11385, 11390, 11390)),
    ("HCLD3", "individual", (10530, 10530, 10530), (11385, 11390, 11390)),
    ("HCLD2", "individual", (17550, 17550, 17550), (18975, 18980, 18980)),
    ("HCLD2", "collective", (35100, 35100, 35100), (37950, 37950, 37950)),
    ("HCLD1", "individual", (21060, 21060, 21060), (22770, 22770, 22770)),
    ("HCLD1", "collective", (42120, 42120, 42120), (45540, 45540, 45540)),
    ("CO_TINH", "collective", (18720, 18720, 18720), (20240, 20240, 20240)),
    ("CO_CP", "collective", (28080, 28080, 28080), (30360, 30360, 30360)),
]
ROUNDINGS: tuple[Rounding, ...] = ("none", "nearest10k", "up10k")


class TestMoney:
    @pytest.mark.parametrize(("code", "kind", "old_salary", "new_salary"), MONEY)
    def test_the_money_table(
        self,
        catalogue: Catalogue,
        code: str,
        kind: SubjectKind,
        old_salary: tuple[float, ...],
        new_salary: tuple[float, ...],
    ) -> None:
        for on, thousands in ((IN_2026_SPRING, old_salary), (IN_2026_AUTUMN, new_salary)):
            amounts = [catalogue.prize(code, kind, on, rounding) for rounding in ROUNDINGS]
            assert amounts == [int(amount * 1000) for amount in thousands]
            assert catalogue.prize(code, kind, on) == amounts[0]

    def test_the_salary_is_that_of_the_day(self, catalogue: Catalogue) -> None:
        amounts = {
            date(2013, 7, 1): 1_150_000,
            date(2016, 5, 1): 1_210_000,
            date(2017, 7, 1): 1_300_000,
            date(2018, 7, 1): 1_390_000,
            date(2019, 7, 1): 1_490_000,
            date(2023, 7, 1): 1_800_000,
            date(2024, 7, 1): 2_340_000,
            date(2026, 7, 1): 2_530_000,
        }
        before = None
        for begins, amount in amounts.items():
            salary = catalogue.base_salary(begins)
            eve = catalogue.base_salary(begins - timedelta(days=1))
            assert salary
            assert salary.amount == amount
            assert (eve.amount if eve else None) == before
            before = amount

    def test_the_new_year_of_2024_and_the_summer_of_2025_changed_rates(
        self, catalogue: Catalogue
    ) -> None:
        def rate(code: str, on: date) -> Decimal | None:
            return catalogue.coefficient(code, "individual", on)

        assert rate("GK_XA", LAST_DAY_OF_DISTRICTS) == Decimal("0.15")
        assert rate("GK_XA", FIRST_DAY_OF_TWO_LEVELS) == Decimal("0.3")
        assert rate("BK_TINH", date(2023, 12, 31)) == Decimal("1")
        assert rate("BK_TINH", date(2024, 1, 1)) == Decimal("1.5")
        assert rate("GK_HUYEN", LAST_DAY_OF_DISTRICTS) == Decimal("0.3")
        assert rate("GK_HUYEN", FIRST_DAY_OF_TWO_LEVELS) is None

    def test_until_2023_money_was_rounded_to_the_nearest_ten_thousand(
        self, catalogue: Catalogue
    ) -> None:
        on = date(2021, 5, 1)
        assert catalogue.prize("GK_XA", "individual", on) == 220_000
        assert catalogue.prize("TTLDTT", "collective", on) == 1_190_000
        assert catalogue.prize("LDTT", "individual", on) == 450_000
        assert catalogue.prize("LDTT", "individual", date(2024, 1, 1)) == 540_000

    def test_the_terms_say_how_an_amount_came_about(self, catalogue: Catalogue) -> None:
        terms = catalogue.prize_terms("GK_XA", "household", IN_2026_AUTUMN, "up10k")
        assert terms
        assert terms.coefficient == Decimal("0.45")
        assert terms.base_salary.amount == 2_530_000
        assert (terms.product, terms.amount) == (1_138_500, 1_140_000)
        assert terms.citation == "Nghị định số 152/2025/NĐ-CP"
        assert terms.confidence == "verified"

    def test_no_money_where_the_law_names_none(self, catalogue: Catalogue) -> None:
        assert catalogue.prize("LDTT", "household", IN_2026_SPRING) is None
        assert catalogue.prize("HUY_HIEU_TINH", "individual", date(2020, 1, 1)) is None
        assert catalogue.prize("LDTT", "individual", date(2010, 1, 1)) is None


class TestWhoDecides:
    @pytest.mark.parametrize(
        ("code", "level", "first", "last"),
        [
            ("LDTT", "commune", None, None),
            ("LDTT", "district", None, LAST_DAY_OF_DISTRICTS),
            ("CSTDCS", "commune", FIRST_DAY_OF_TWO_LEVELS, None),
            ("CSTDCS", "district", None, LAST_DAY_OF_DISTRICTS),
            ("TTLDTT", "commune", FIRST_DAY_OF_TWO_LEVELS, None),
            ("TTLDTT", "district", None, LAST_DAY_OF_DISTRICTS),
            ("THON_VH", "commune", FIRST_DAY_OF_TWO_LEVELS, None),
            ("THON_VH", "district", None, LAST_DAY_OF_DISTRICTS),
            ("GDVH", "commune", None, None),
            ("GK_XA", "commune", None, None),
            ("GK_HUYEN", "district", None, LAST_DAY_OF_DISTRICTS),
            ("BK_TINH", "province", None, None),
            ("CSTD_TINH", "province", None, None),
            ("TTLDXS", "province", None, None),
            ("CO_TINH", "province", None, None),
            ("XA_TB", "province", date(2024, 1, 1), None),
            ("HUY_HIEU_TINH", "province", None, date(2023, 12, 31)),
            ("BK_TTG", "state", None, None),
            ("HCLD3", "state", None, None),
        ],
    )
    def test_a_level_decides_from_its_first_to_its_last_day(
        self, catalogue: Catalogue, code: str, level: Level, first: date | None, last: date | None
    ) -> None:
        day = timedelta(days=1)
        assert catalogue.level_problem(code, level, first or date(2000, 1, 1)) is None
        assert catalogue.level_problem(code, level, last or date(2030, 1, 1)) is None
        if first:
            assert catalogue.level_problem(code, level, first - day)
        if last:
            assert catalogue.level_problem(code, level, last + day)

    def test_the_sentence_says_since_when_and_who_else_and_where_it_is_written(
        self, catalogue: Catalogue
    ) -> None:
        assert catalogue.level_problem("CSTDCS", "commune", date(2025, 6, 15)) == (
            "Cấp xã chỉ được quyết định tặng “Chiến sĩ thi đua cơ sở” từ ngày 01/7/2025;"
            " vào ngày 15/6/2025, thẩm quyền thuộc Chủ tịch Ủy ban nhân dân cấp huyện"
            " hoặc thủ trưởng cơ quan, tổ chức, đơn vị có tư cách pháp nhân"
            " (Điều 80 Luật Thi đua, khen thưởng năm 2022)."
        )
        assert catalogue.level_problem("GK_HUYEN", "district", FIRST_DAY_OF_TWO_LEVELS) == (
            "“Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện” chỉ được tặng đến hết ngày"
            " 30/6/2025; ngày 01/7/2025 không cấp nào có thẩm quyền quyết định"
            " (Nghị định số 129/2025/NĐ-CP)."
        )
        assert catalogue.level_problem("BK_TTG", "commune", IN_2026_SPRING) == (
            "Cấp xã không có thẩm quyền quyết định tặng “Bằng khen của Thủ tướng Chính phủ”;"
            " vào ngày 15/3/2026, thẩm quyền thuộc Thủ tướng Chính phủ"
            " (Điều 78 Luật Thi đua, khen thưởng năm 2022)."
        )

    def test_how_sure_the_rule_is_can_be_asked(self, catalogue: Catalogue) -> None:
        sure = catalogue.level_check("CSTDCS", "commune", date(2025, 6, 15))
        unsure = catalogue.level_check("CSTDCS", "commune", date(2019, 6, 15))
        assert sure
        assert unsure
        assert (sure.confidence, unsure.confidence) == ("verified", "unverified")

    def test_levels_have_names(self, catalogue: Catalogue) -> None:
        levels: list[Level] = ["commune", "district", "province", "ministry", "state"]
        assert [level.code for level in catalogue.levels] == levels
        assert catalogue.level_name("commune") == "Cấp xã"


class TestRegimes:
    @pytest.mark.parametrize(
        ("begins", "code", "rounding"),
        [
            (date(2017, 10, 1), "ND_91_2017", "nearest10k"),
            (date(2024, 1, 1), "ND_98_2023", "none"),
            (date(2025, 7, 1), "ND_152_2025", "none"),
        ],
    )
    def test_a_regime_begins_on_its_day(
        self, catalogue: Catalogue, begins: date, code: str, rounding: str
    ) -> None:
        regime = catalogue.regime(begins)
        assert (regime.code, regime.rounding) == (code, rounding)
        assert (regime.household, regime.collective) == (Decimal("1.5"), 2)
        assert catalogue.regime(begins - timedelta(days=1)).code != code

    def test_every_day_has_a_regime(self, catalogue: Catalogue) -> None:
        assert catalogue.regime(date(1950, 1, 1)).code == "TRUOC_2004"
        assert catalogue.regime(date(2100, 1, 1)).code == "ND_152_2025"

    def test_the_legal_bases_of_a_decision_today(self, catalogue: Catalogue) -> None:
        bases = catalogue.legal_bases(IN_2026_AUTUMN, ["LDTT"])
        assert [base.short for base in bases] == [
            "Luật Tổ chức chính quyền địa phương",
            "Luật Thi đua, khen thưởng",
            "Nghị định số 129/2025/NĐ-CP",
            "Nghị định số 152/2025/NĐ-CP",
            "Thông tư số 15/2025/TT-BNV",
        ]
        assert bases[3].citation.startswith("Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025")

    def test_family_titles_have_a_decree_of_their_own(self, catalogue: Catalogue) -> None:
        def shorts(on: date) -> list[str]:
            return [base.short for base in catalogue.legal_bases(on, ["GDVH"])]

        assert "Nghị định số 86/2023/NĐ-CP" in shorts(IN_2026_AUTUMN)
        assert "Nghị định số 86/2023/NĐ-CP" in shorts(date(2024, 1, 30))
        assert "Nghị định số 122/2018/NĐ-CP" in shorts(date(2024, 1, 29))

    def test_the_legal_bases_before_the_two_levels(self, catalogue: Catalogue) -> None:
        shorts = [base.short for base in catalogue.legal_bases(LAST_DAY_OF_DISTRICTS)]
        assert shorts[2:] == ["Nghị định số 98/2023/NĐ-CP", "Thông tư số 01/2024/TT-BNV"]


def test_periods_of_one_thing_do_not_overlap(catalogue: Catalogue) -> None:
    groups: list[tuple[Dated, ...]] = [catalogue.regimes, catalogue.base_salaries]
    for award in catalogue.award_types():
        groups += [award.coefficients, award.articles]
        for level in {decider.level for decider in award.deciders}:
            groups.append(tuple(d for d in award.deciders if d.level == level))
    for group in groups:
        ordered = sorted(group, key=lambda entry: entry.since or date.min)
        for earlier, later in itertools.pairwise(ordered):
            assert earlier.until
            assert later.since
            assert earlier.until < later.since


class TestProvinceProfile:
    def load(self, folder: Path, text: str) -> Catalogue:
        profile = folder / "profile.toml"
        profile.write_text(text, "utf-8")
        return load_catalogue(profile)

    def test_a_profile_that_is_not_there_changes_nothing(self, tmp_path: Path) -> None:
        catalogue = load_catalogue(tmp_path / "profile.toml")
        assert catalogue.version == load_catalogue().version

    def test_entries_are_laid_over_those_with_the_same_code(self, tmp_path: Path) -> None:
        catalogue = self.load(
            tmp_path,
            """
            version = "tinh-song-trang-1"

            [[award_types]]
            code = "BK_TINH"
            name = "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố"

            [[regimes]]
            code = "ND_152_2025"
            rounding = "up10k"

            [[instruments]]
            code = "QD_TINH"
            kind = "province"
            from = 2026-01-12
            citation = "Quyết định số 01/2026/QĐ-UBND ngày 01 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Sông Trăng quy định về công tác thi đua, khen thưởng"
            short = "Quyết định số 01/2026/QĐ-UBND"
            confidence = "verified"

            [[base_salary]]
            from = 2027-07-01
            amount = 2_700_000
            citation = "Nghị định số 1/2027/NĐ-CP"
            confidence = "verified"

            [[award_types]]
            code = "GK_CUM"
            name = "Giấy khen của Trưởng cụm thi đua"
            kind = "form"
            recipients = ["collective"]
            rank = 755
            deciders = [
                { level = "province", decider = "Trưởng cụm thi đua", citation = "Quy định của tỉnh", confidence = "verified" },
            ]
            """,
        )
        assert catalogue.version.endswith("+tinh-song-trang-1")
        award = catalogue.award_type("BK_TINH")
        assert award.name == "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố"
        assert award.recipients == ("individual", "collective", "household")
        assert catalogue.prize("LDTT", "individual", IN_2026_SPRING) == 710_000
        assert catalogue.legal_bases(IN_2026_SPRING)[-1].code == "QD_TINH"
        assert catalogue.prize("CSTDCS", "individual", date(2027, 7, 1)) == 2_700_000
        assert catalogue.prize("CSTDCS", "individual", date(2027, 6, 30)) == 2_530_000
        codes = [award.code for award in catalogue.award_types()]
        assert codes.index("HUY_HIEU_TINH") + 1 == codes.index("GK_CUM")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("[[award_types]\ncode = 1", "dòng 1, cột"),
            ("[[prizes]]\ncode = 'x'", "prizes không phải là một mục của danh mục"),
            ("regimes = 3", "regimes phải viết thành các bảng [[regimes]]"),
            ("[[regimes]]\nrounding = 'none'", "regimes có một bảng thiếu “code”"),
            (
                "[[award_types]]\ncode = 'LDTT'\nrank = 'cao'",
                "award_types “LDTT”, rank cần số nguyên",
            ),
            (
                "[[award_types]]\ncode = 'LDTT'\nrang = 3",
                "“LDTT”, rang là tên không dùng (có phải “rank”?)",
            ),
            ("[[award_types]]\ncode = 'MOI'\nname = 'Mới'", "award_types “MOI” thiếu “kind”"),
            (
                "[[regimes]]\ncode = 'ND_152_2025'\nrounding = 'lên'",
                "rounding có giá trị “lên” không dùng được",
            ),
            (
                "[[award_types]]\ncode = 'LDTT'\n[[award_types.deciders]]\nlevel = 'xã'\n"
                "decider = 'x'\ncitation = 'y'\nconfidence = 'verified'",
                "award_types “LDTT”, deciders[0].level có giá trị “xã” không dùng được",
            ),
            (
                "[[base_salary]]\nfrom = 2026-07-01\nto = 2026-01-01",
                "có “to” 2026-01-01 trước “from” 2026-07-01",
            ),
            (
                "[[regimes]]\ncode = 'X'\nfrom = 2025-07-01\nname = 'X'\nrounding = 'none'\n"
                "household = 1\ncollective = 1\ncitation = 'X'\nconfidence = 'verified'",
                "regimes có 2 bảng cùng bắt đầu từ 2025-07-01",
            ),
        ],
    )
    def test_a_mistake_is_named_with_its_file_and_place(
        self, tmp_path: Path, text: str, said: str
    ) -> None:
        with pytest.raises(Refused) as refused:
            self.load(tmp_path, text)
        assert said in str(refused.value)
        assert str(tmp_path / "profile.toml") in str(refused.value)

    def test_a_file_in_another_encoding_is_refused(self, tmp_path: Path) -> None:
        profile = tmp_path / "profile.toml"
        profile.write_bytes("version = 'tỉnh'".encode("utf-16"))
        with pytest.raises(Refused, match="UTF-8"):
            load_catalogue(profile)
