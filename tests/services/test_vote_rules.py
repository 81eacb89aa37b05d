"""Votes against a threshold: on both sides of it, whatever the counts, in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.councils import Attendance, CouncilMember, Vote
from models.problems import Refused
from services.catalogue_loading import load_catalogue
from services.thresholds import Threshold, fraction_of, percent
from services.vote_rules import (
    Roll,
    quorum_problem,
    roll_of,
    share_text,
    sitting_candidate,
    vote_problems,
    vote_result,
)

CATALOGUE = load_catalogue()
VOTE = Vote(meeting_uid="m", nomination_uid="n")
SHARES = st.sampled_from(["1/2", "2/3", "3/4", "80 %", "90 %", "66,7%", "1/1"])
HEADCOUNT = st.integers(1, 40)


def threshold(share: str = "1/2", **fields) -> Threshold:
    told = {"id": "X", "share": share, "citation": "Quy chế", "confidence": "verified"} | fields
    return Threshold(**told)


def roll(members: int, present: int | None = None, opinions: int = 0) -> Roll:
    uids = tuple(f"u{number}" for number in range(members))
    there = members if present is None else present
    return Roll(uids, frozenset(uids[:there]), frozenset(uids[there : there + opinions]))


class TestBothSides:
    @pytest.mark.parametrize(
        ("share", "strict", "members", "needed"),
        [
            ("1/2", True, 9, 5),
            ("1/2", True, 8, 5),
            ("1/2", False, 8, 4),
            ("2/3", False, 9, 6),
            ("2/3", True, 9, 7),
            ("90 %", False, 9, 9),
            ("90 %", False, 10, 9),
            ("90 %", False, 11, 10),
            ("90 %", False, 20, 18),
            ("80 %", False, 15, 12),
            ("66,7%", False, 9, 7),
        ],
    )
    def test_one_vote_more_or_less_decides(self, share, strict, members, needed) -> None:
        rule = threshold(share, strict=strict)
        assert vote_result(replace(VOTE, agree=needed), roll(members), rule).passed is True
        assert vote_result(replace(VOTE, agree=needed - 1), roll(members), rule).passed is False

    @pytest.mark.parametrize(
        ("day", "name", "confidence"),
        [
            (date(2017, 9, 30), "DA_SO_TRUOC_2024", "unverified"),
            (date(2017, 10, 1), "PHIEU_KIN_90_ND_91", "verified"),
            (date(2023, 12, 31), "PHIEU_KIN_90_ND_91", "verified"),
            (date(2024, 1, 1), "PHIEU_KIN_90", "unverified"),
        ],
    )
    @pytest.mark.parametrize("award", ["CSTD_TINH", "CSTDTQ", "AHLD", "AHLLVT"])
    def test_high_titles_need_nine_tenths_in_secret_from_the_decree_of_2017(
        self, award: str, day: date, name: str, confidence: str
    ) -> None:
        found = CATALOGUE.threshold(award, day)
        assert (found.id, found.confidence) == (name, confidence)
        assert (found.ballot == "secret") == (found.share_fraction == Fraction(9, 10))

    @pytest.mark.parametrize(
        ("day", "name"),
        [(date(2023, 12, 31), "DA_SO_TRUOC_2024"), (date(2024, 1, 1), "DA_SO")],
    )
    @pytest.mark.parametrize("award", ["LDTT", "CSTDCS", "TTLDTT", "GK_XA", "GDVH", "THON_VH"])
    def test_what_the_commune_decides_needs_more_than_half_of_all_members(
        self, award: str, day: date, name: str
    ) -> None:
        found = CATALOGUE.threshold(award, day)
        assert (found.id, found.base, found.quorum) == (name, "all_members", "2/3")
        assert found.strict
        assert found.share_fraction == Fraction(1, 2)

    @pytest.mark.parametrize(
        ("base", "expected"), [("all_members", 9), ("present", 7), ("voting", 6)]
    )
    def test_the_base_is_as_the_rule_says(self, base, expected: int) -> None:
        vote = replace(VOTE, agree=4, disagree=1, other=1, invalid=1)
        result = vote_result(vote, roll(9, 6, 1), threshold(base=base))
        assert result.base == expected

    @pytest.mark.parametrize(("present", "enough"), [(6, True), (5, False)])
    def test_two_thirds_of_nine_are_six(self, present: int, *, enough: bool) -> None:
        said = quorum_problem(roll(9, present, 9 - present), threshold(quorum="2/3"))
        assert (said == "") == enough

    def test_no_quorum_is_asked_for_where_none_is_written(self) -> None:
        assert quorum_problem(roll(9, 0), threshold()) == ""


class TestSentences:
    def test_what_is_not_counted_yet_tells_what_is_needed(self) -> None:
        result = vote_result(VOTE, roll(9), threshold("90 %"))
        assert result.passed is None
        assert result.sentence == (
            "Chưa kiểm phiếu; cần từ 90% trở lên của 09 thành viên Hội đồng theo Quy chế."
        )

    def test_a_share_is_written_as_papers_do(self) -> None:
        assert share_text(7, 9) == "7/9 = 77,8%"
        assert share_text(9, 9) == "9/9 = 100%"
        assert percent(Fraction(2, 3)) == "2/3"
        assert percent(fraction_of("66,7 %")) == "66,7%"

    def test_a_candidate_is_found_among_the_members(self) -> None:
        member = CouncilMember(uid="u1", council_uid="c", name="Lò Văn Hặc", subject_uid="s1")
        assert sitting_candidate([member], "s1") == member
        assert sitting_candidate([member], "s2") is None

    def test_of_whom_nothing_is_noted_he_is_there(self) -> None:
        members = [CouncilMember(uid=f"u{n}", council_uid="c", name=f"{n}") for n in range(3)]
        noted = [
            Attendance(meeting_uid="m", member_uid="u1", present=False),
            Attendance(meeting_uid="m", member_uid="u2", present=False, opinion=True),
        ]
        found = roll_of(members, noted)
        assert found.present == {"u0"}
        assert found.voters == {"u0", "u2"}


class TestWhateverTheCounts:
    @given(SHARES, HEADCOUNT, st.integers(0, 40), st.booleans())
    def test_nothing_passes_below_its_share(self, share, members, agree, strict) -> None:
        rule = threshold(share, strict=strict)
        result = vote_result(replace(VOTE, agree=agree), roll(members), rule)
        reached = Fraction(agree, members)
        wanted = fraction_of(share)
        assert result.passed == (reached > wanted if strict else reached >= wanted)
        assert result.passed == (agree >= result.needed)

    @given(SHARES, HEADCOUNT, st.integers(0, 39))
    def test_one_more_in_favour_never_hurts(self, share, members, agree) -> None:
        rule = threshold(share)
        fewer = vote_result(replace(VOTE, agree=agree), roll(members), rule)
        more = vote_result(replace(VOTE, agree=agree + 1), roll(members), rule)
        assert more.passed or not fewer.passed

    @given(st.data(), HEADCOUNT)
    def test_the_order_of_members_and_of_who_stands_aside_makes_no_difference(
        self, data: st.DataObject, members: int
    ) -> None:
        known = roll(members, data.draw(st.integers(0, members)))
        aside = data.draw(st.lists(st.sampled_from(known.members), unique=True))
        vote = replace(VOTE, agree=data.draw(st.integers(0, members)), recused=tuple(aside))
        mixed = replace(known, members=tuple(data.draw(st.permutations(known.members))))
        turned = replace(vote, recused=tuple(data.draw(st.permutations(aside))))
        rule = threshold("2/3")
        assert vote_result(vote, known, rule) == vote_result(turned, mixed, rule)
        assert vote_problems(vote, known, rule) == vote_problems(turned, mixed, rule)

    @given(st.data(), HEADCOUNT)
    def test_what_is_let_through_is_never_more_than_those_who_could_vote(
        self, data: st.DataObject, members: int
    ) -> None:
        present = data.draw(st.integers(0, members))
        known = roll(members, present, data.draw(st.integers(0, members - present)))
        few = st.integers(0, members + 2)
        vote = replace(
            VOTE,
            agree=data.draw(few),
            disagree=data.draw(few),
            other=data.draw(few),
            invalid=data.draw(few),
            issued=data.draw(st.none() | few),
            collected=data.draw(st.none() | few),
            recused=tuple(known.members[: data.draw(st.integers(0, members))]),
        )
        if vote_problems(vote, known, threshold()):
            return
        assert vote.agree is not None
        cast = vote.agree + vote.disagree + vote.other + vote.invalid
        assert cast <= known.voters_beside(vote.recused) <= members
        assert vote.collected is None or cast <= vote.collected <= cast + len(vote.recused)
        assert None in (vote.issued, vote.collected) or vote.collected <= vote.issued
        result = vote_result(vote, known, threshold(strict=True))
        assert not (result.passed and vote.agree <= vote.disagree + vote.other)


class TestTheProvincesOwn:
    def profile(self, tmp_path: Path, text: str) -> Path:
        path = tmp_path / "profile.toml"
        path.write_text(text, "utf-8")
        return path

    def test_another_share_for_everything_from_a_day(self, tmp_path: Path) -> None:
        text = '[[thresholds]]\nid = "DA_SO"\nshare = "80 %"\nstrict = false\n'
        catalogue = load_catalogue(self.profile(tmp_path, text))
        assert catalogue.threshold("GK_XA", date(2026, 1, 1)).wording() == "từ 80% trở lên"
        assert catalogue.threshold("GK_XA", date(2023, 1, 1)).wording() == "trên 50%"

    def test_one_of_its_own_for_a_level(self, tmp_path: Path) -> None:
        text = (
            '[[thresholds]]\nid = "BK"\nlevels = ["province"]\nshare = "80 %"\n'
            'citation = "Quyết định của tỉnh"\nconfidence = "verified"\n'
        )
        catalogue = load_catalogue(self.profile(tmp_path, text))
        assert catalogue.threshold("BK_TINH", date(2026, 1, 1)).id == "BK"
        assert catalogue.threshold("GK_XA", date(2026, 1, 1)).id == "DA_SO"
        assert catalogue.threshold("CSTD_TINH", date(2026, 1, 1)).id == "PHIEU_KIN_90"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('[[thresholds]]\nid = "DA_SO"\nshare = "120 %"\n', "DA_SO"),
            ('[[thresholds]]\nid = "DA_SO"\nshare = "phần lớn"\n', "DA_SO"),
            ('[[thresholds]]\nid = "DA_SO"\nquorum = "2/0"\n', "DA_SO"),
            ('[[thresholds]]\nid = "DA_SO"\nbase = "moi_nguoi"\n', "moi_nguoi"),
            ('[[thresholds]]\nid = "DA_SO"\nto = 2020-01-01\n', "DA_SO"),
            ('[[thresholds]]\nid = "DA_SO"\nawards = ["LAO"]\n', "LAO"),
            ('[[thresholds]]\nid = "MOI"\nshare = "1/2"\nconfidence = "verified"\n', "citation"),
            (
                '[[thresholds]]\nid = "MOI"\nfrom = 2024-01-01\nshare = "1/2"\n'
                'citation = "A"\nconfidence = "verified"\n',
                "cùng bắt đầu",
            ),
        ],
    )
    def test_a_mistake_is_told_with_its_place(self, tmp_path: Path, text: str, said: str) -> None:
        with pytest.raises(Refused, match=said):
            load_catalogue(self.profile(tmp_path, text))
