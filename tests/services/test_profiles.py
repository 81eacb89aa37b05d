"""Lý lịch cho báo cáo: answers kept once for every report, and through undo and merging."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.problems import Rejected
from models.subjects import SUBJECT_KINDS, Subject, SubjectKind
from services.profiles import LONGEST, QUESTIONS, has_none
from services.services import Services


def person(services: Services, name: str = "Lò Thị Ánh", kind: SubjectKind = "individual") -> str:
    return services.directory.save(Subject(kind=kind, name=name)).uid


def test_answers_are_kept_under_their_questions(services: Services) -> None:
    uid = person(services)
    assert services.profiles.of(uid).answers == {}
    services.profiles.save(uid, {"home": " xã Mường Xoan ", "unknown": "x", "politics": ""})
    services.profiles.save(uid, {"politics": "Trung cấp"})
    assert services.profiles.of(uid).answers == {"home": "xã Mường Xoan", "politics": "Trung cấp"}
    services.profiles.save(uid, {"home": ""})
    assert services.profiles.of(uid).answers == {"politics": "Trung cấp"}


def test_saving_the_same_again_leaves_nothing_to_undo(services: Services) -> None:
    uid = person(services)
    services.profiles.save(uid, {"home": "bản Nà Lả"})
    latest = services.history.to_undo()
    services.profiles.save(uid, {"home": "bản Nà Lả"})
    assert services.history.to_undo() == latest


def test_an_answer_can_be_undone(services: Services) -> None:
    uid = person(services)
    services.profiles.save(uid, {"home": "bản Nà Lả"})
    services.profiles.save(uid, {"home": "bản Co Phung"})
    services.history.undo()
    assert services.profiles.of(uid).answers == {"home": "bản Nà Lả"}
    services.history.undo()
    assert services.profiles.of(uid).answers == {}
    services.history.redo()
    assert services.profiles.of(uid).answers == {"home": "bản Nà Lả"}


def test_an_endless_answer_is_refused_at_its_field(services: Services) -> None:
    with pytest.raises(Rejected) as rejected:
        services.profiles.save(person(services), {"duties": "x" * (LONGEST + 1)})
    assert "4.000 ký tự" in rejected.value.problems["duties"]


def test_merging_keeps_what_both_answered(services: Services) -> None:
    first, second = person(services), person(services)
    services.registering.register("2026", [first], ["LDTT"])
    services.profiles.save(first, {"home": "bản Nà Lả"})
    services.profiles.save(second, {"home": "bản khác", "politics": "Trung cấp"})
    services.merging.merge(first, second)
    kept = {"home": "bản Nà Lả", "politics": "Trung cấp"}
    assert services.profiles.of(first).answers == kept
    services.history.undo()
    assert services.profiles.of(first).answers == {"home": "bản Nà Lả"}
    assert services.profiles.of(second).answers["home"] == "bản khác"


def test_merging_takes_over_the_only_profile(services: Services) -> None:
    first, second = person(services), person(services)
    services.registering.register("2026", [first], ["LDTT"])
    services.profiles.save(second, {"politics": "Trung cấp"})
    services.merging.merge(first, second)
    assert services.profiles.of(first).answers == {"politics": "Trung cấp"}


@pytest.mark.parametrize("kind", SUBJECT_KINDS)
def test_questions_of_a_kind_have_keys_of_their_own(kind: SubjectKind) -> None:
    keys = [question.key for question in QUESTIONS[kind]]
    assert len(set(keys)) == len(keys) >= 3


@pytest.mark.parametrize("text", ["Không", "không có.", "KHÔNG CÓ", "Chưa có", " chưa thành lập "])
def test_nothing_of_the_kind_is_understood(text: str) -> None:
    assert has_none(text)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_either_there_or_not(text: str) -> None:
    assert has_none(text) in (True, False)
    assert not has_none(f"Chi bộ có 14 đảng viên {text}")
