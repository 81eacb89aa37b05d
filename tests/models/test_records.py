"""Records come back as they were stored, and a change never hides somebody else's."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.decisions import Decision
from models.problems import Refused
from models.store import open_store
from models.subjects import Subject

TEXTS = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["null", "true", "1", "0", "[]", "{}", "'; drop table subjects; --", "2026-01-01", "ố\u0300"]
)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.fixture(scope="module")
def open_once(tmp_path_factory):
    from models.data_folder import DataFolder

    store = open_store(DataFolder(tmp_path_factory.mktemp("dữ liệu")))
    yield store
    store.close()


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(TEXTS, min_size=8, max_size=8), lines=st.lists(TEXTS, max_size=4), day=DAYS)
def test_any_text_and_day_comes_back_as_it_was_stored(open_once, texts, lines, day):
    decision = Decision(
        number=texts[0],
        symbol=texts[1],
        issuer=texts[2],
        summary=texts[3],
        proposer=texts[4],
        signer_name=texts[5],
        note=texts[6],
        award_type=texts[7],
        decided_on=day,
        bases=tuple(lines),
        articles=tuple(reversed(lines)),
    )
    with open_once.action("Ghi"):
        stored = open_once.decisions.save(decision)
    read = open_once.decisions.get(stored.uid)
    assert read == stored
    kept = {"uid", "revision", "created_at", "changed_at"}
    for field in fields(Decision):
        if field.name not in kept:
            assert getattr(read, field.name) == getattr(decision, field.name)


def test_a_record_is_given_its_uid_revision_and_times(store, clock):
    with store.action("Thêm"):
        first = store.subjects.save(Subject(kind="individual", name="Lò Thị Ánh"))
    assert len(first.uid) == 36
    assert (first.revision, first.created_at) == (1, "2026-03-02T01:30:00Z")
    clock.moment += timedelta(minutes=5)
    with store.action("Sửa"):
        second = store.subjects.save(replace(first, position="Kế toán"))
    assert (second.uid, second.revision) == (first.uid, 2)
    assert second.created_at == first.created_at
    assert second.changed_at == "2026-03-02T01:35:00Z"
    assert store.subjects.get(first.uid) == second


def test_uids_sort_by_creation(store, add_people):
    people = [add_people(f"Lò Văn {number}")[0] for number in range(20)]
    assert sorted(person.uid for person in people) == [person.uid for person in people]


def test_what_was_changed_elsewhere_is_not_written_over(store, add_people):
    person, other = add_people("Lò Thị Ánh", "Vàng A Dơ")
    with store.action("Sửa"):
        newer = store.subjects.save(replace(person, position="Kế toán"))
    with pytest.raises(Refused, match="đã được sửa hoặc xóa ở một việc khác"), store.action("Sửa"):
        store.subjects.save_many([replace(other, note="x"), replace(person, note="x")])
    assert store.subjects.get_many([person.uid, other.uid]) == [newer, other]


def test_what_is_gone_is_not_changed_in_silence(store, add_people):
    (person,) = add_people("Lò Thị Ánh")
    with store.action("Xóa hẳn"):
        store.db.execute("delete from subjects")
    with pytest.raises(Refused), store.action("Sửa"):
        store.subjects.save(replace(person, note="x"))


def test_many_are_read_in_the_order_asked_each_once(store, add_people):
    people = add_people(*(f"Lò Văn {number}" for number in range(1200)))
    uids = [person.uid for person in reversed(people)]
    assert store.subjects.get_many([*uids, "unknown", uids[0]]) == list(reversed(people))


def test_new_and_known_records_are_saved_together(store, add_people):
    (person,) = add_people("Lò Thị Ánh")
    with store.action("Lưu"):
        saved = store.subjects.save_many(
            [Subject(kind="individual", name="Vàng A Dơ"), replace(person, note="x")]
        )
    assert [record.revision for record in saved] == [1, 2]
    assert store.subjects.get_many([record.uid for record in saved]) == saved


def test_the_bin_keeps_a_record_readable_but_out_of_lists(store, add_people):
    person, other = add_people("Lò Thị Ánh", "Vàng A Dơ")
    with store.action("Xóa"):
        deleted = store.subjects.delete(person)
    assert store.subjects.get(person.uid) == deleted
    assert store.subjects.all() == [other]
    assert store.subjects.count() == 1
    with store.action("Khôi phục"):
        restored = store.subjects.restore(deleted)
    assert restored == replace(person, revision=3, changed_at=restored.changed_at)
    assert store.subjects.all() == [restored, other]


def test_an_unknown_uid_is_a_mistake_of_the_program(store):
    with pytest.raises(KeyError):
        store.subjects.get("unknown")
    assert store.subjects.find("unknown") is None
