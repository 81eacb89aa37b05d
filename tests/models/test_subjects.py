"""Finding people, collectives and households by what somebody types."""

from __future__ import annotations

import pytest

from models.store import Store
from models.subjects import Subject, SubjectKind


@pytest.fixture
def people(store: Store) -> Store:
    names: dict[SubjectKind, list[str]] = {
        "individual": [
            *("Nguyễn Hồng Chuyên", "Nguyễn Thị Thùy", "Lường Văn Thủy", "Nguyễn Thị Thúy"),
            *("Trần Văn Hoà", "Nguyễn Văn Hóa", "Lê Thị Hỏa", "Trần Văn Hòa", "Đỗ Thị Dung"),
            *("Lý Thị Mỵ", "K'Brơi", "H'Hen Niê", "Y Thông Niê", "Lò Thị Ánh", "Lò Văn Anh"),
        ],
        "collective": ["Tổ 2 Trường Tiểu học Mường Xoan", "Tổ 10 Trường Tiểu học Mường Xoan"],
        "household": ["Lò Văn Anh"],
    }
    with store.action("Thêm"):
        store.subjects.save_many(
            Subject(kind=kind, name=name) for kind, some in names.items() for name in some
        )
    return store


def _found(store: Store, text: str, kind: SubjectKind | None = None) -> list[str]:
    return [subject.name for subject in store.subjects.search(text, kind)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("nguyen hong chuyen", ["Nguyễn Hồng Chuyên"]),
        ("chuyen nguyen", ["Nguyễn Hồng Chuyên"]),
        ("ng chu", ["Nguyễn Hồng Chuyên"]),
        ("ĐỖ THỊ", ["Đỗ Thị Dung"]),
        ("do thi", ["Đỗ Thị Dung"]),
        ("li thi mi", ["Lý Thị Mỵ"]),
        ("k'brơi", ["K'Brơi"]),
        ("kbroi", []),
        ("brơi", ["K'Brơi"]),
        ("nie", ["H'Hen Niê", "Y Thông Niê"]),
        ("yen", []),
        ("tổ 2", ["Tổ 2 Trường Tiểu học Mường Xoan"]),
    ],
)
def test_every_typed_word_begins_a_word_of_the_name(people, typed, names):
    assert _found(people, typed) == names


def test_names_with_the_marks_that_were_typed_come_first(people):
    assert _found(people, "hóa") == ["Nguyễn Văn Hóa", "Trần Văn Hoà", "Trần Văn Hòa", "Lê Thị Hỏa"]
    assert _found(people, "Hoà")[:2] == ["Trần Văn Hoà", "Trần Văn Hòa"]
    assert _found(people, "thủy")[0] == "Lường Văn Thủy"
    assert _found(people, "lò thị ánh") == ["Lò Thị Ánh"]


def test_a_search_may_keep_to_one_kind(people):
    assert _found(people, "lo van anh", "household") == ["Lò Văn Anh"]
    assert len(_found(people, "lo van anh")) == 2


def test_nothing_typed_gives_everybody_by_name(people):
    assert _found(people, "  ", "individual")[:3] == [
        *("Lò Văn Anh", "Lò Thị Ánh", "Nguyễn Hồng Chuyên")
    ]
    assert _found(people, "*?") == _found(people, "")
    assert len(people.subjects.search("", limit=4)) == 4


@pytest.mark.parametrize(
    "typed", ['"', "a OR b", "NEAR(a b)", "name:lo", "lo*", "'; --", "(", "-lo"]
)
def test_signs_of_the_query_language_are_letters_like_any_other(people, typed):
    people.subjects.search(typed)


def test_a_changed_name_is_found_anew_and_the_old_one_no_more(people):
    from dataclasses import replace

    (subject,) = people.subjects.search("do thi dung")
    with people.action("Sửa"):
        subject = people.subjects.save(replace(subject, name="Đỗ Thị Đào"))
    assert (_found(people, "dung"), _found(people, "dao")) == ([], ["Đỗ Thị Đào"])
    with people.action("Xóa"):
        people.subjects.delete(subject)
    assert _found(people, "dao") == []


def test_a_name_is_recognised_in_any_spelling_of_its_tone_marks(people):
    assert len(people.subjects.named("trần văn hòa")) == 2
    assert people.subjects.named("trần văn hoa") == []
    assert [s.kind for s in people.subjects.named("Lò Văn Anh", "household")] == ["household"]


def test_many_names_are_looked_up_at_once(people):
    found = people.subjects.spelled({"trần văn hòa", "lò văn anh", *(f"x{n}" for n in range(1200))})
    assert {key: len(subjects) for key, subjects in found.items()} == {
        ("trần văn hòa", "individual"): 2,
        ("lò văn anh", "individual"): 1,
        ("lò văn anh", "household"): 1,
    }


def test_a_personal_number_finds_its_owner_unless_in_the_bin(store):
    with store.action("Thêm"):
        person = store.subjects.save(
            Subject(kind="individual", name="Lò Thị Ánh", personal_id="011190000001")
        )
    assert store.subjects.of_personal_id("011190000001") == person
    with store.action("Xóa"):
        store.subjects.delete(person)
    assert store.subjects.of_personal_id("011190000001") is None


def test_people_sort_by_given_name_unless_a_sort_name_says_otherwise(store):
    with store.action("Thêm"):
        store.subjects.save_many(
            [
                Subject(kind="individual", name="Y Thông Niê", sort_name="Niê Y Thông"),
                Subject(kind="individual", name="Vũ Văn Đức"),
                Subject(kind="individual", name="Tô Quốc Sơn"),
            ]
        )
    assert _found(store, "") == ["Vũ Văn Đức", "Tô Quốc Sơn", "Y Thông Niê"]
