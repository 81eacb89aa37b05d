"""Units that get another name or go into another unit: nothing of the past is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.dossiers import Dossier
from models.problems import Refused, Rejected
from models.subjects import Subject
from models.units import Unit
from services.services import Services
from tests.small_commune import add_decision, add_subjects, add_unit

MERGED_ON = date(2025, 7, 1)


@pytest.fixture
def hamlets(services: Services) -> tuple[Unit, Unit, Unit]:
    return tuple(add_unit(services, f"Bản {name}") for name in ("Nà Ư", "Nà Lếch", "Huổi Púng"))


def test_a_renamed_unit_is_found_by_both_names(services, hamlets):
    unit = services.unit_changes.rename(
        hamlets[0].uid, "Bản Nà Ư 1", MERGED_ON, "Nghị quyết số 12/NQ-HĐND"
    )
    assert (unit.name, unit.former_name) == ("Bản Nà Ư 1", "Bản Nà Ư")
    assert unit.note == "Đổi tên từ “Bản Nà Ư” từ ngày 01/7/2025, theo Nghị quyết số 12/NQ-HĐND."
    again = services.unit_changes.rename(unit.uid, "Bản Đồng Tâm")
    assert again.former_names == ("Bản Nà Ư 1", "Bản Nà Ư")
    assert services.directory.find_units("na u") == [again]
    assert services.directory.find_units("dong tam") == [again]


def test_a_unit_that_takes_its_old_name_again_has_it_as_former_name_no_more(services, hamlets):
    services.unit_changes.rename(hamlets[0].uid, "Bản Đồng Tâm")
    back = services.unit_changes.rename(hamlets[0].uid, "Bản Nà Ư")
    assert back.former_names == ("Bản Đồng Tâm",)


@pytest.mark.parametrize("name", ["  ", "Bản Nà Ư", "bản  nà lếch"])
def test_a_new_name_is_needed_and_free(services, hamlets, name):
    with pytest.raises(Rejected) as rejected:
        services.unit_changes.rename(hamlets[0].uid, name)
    assert list(rejected.value.problems) == ["name"]


def test_merged_units_hand_over_everybody_and_stay_for_the_past(services, hamlets):
    first, second, other = hamlets
    people = [*add_subjects(services, 2, unit=first), *add_subjects(services, 1, unit=second)]
    group = services.directory.save_unit(Unit(name="Tổ 1", parent_uid=second.uid))
    merged = services.unit_changes.merge(
        [first.uid, second.uid], "", MERGED_ON, new=Unit(name="Bản Đồng Tâm", kind="hamlet")
    )
    assert (merged.units, merged.subjects, merged.below) == (2, 3, 1)
    into = merged.into
    assert into.former_names == ("Bản Nà Ư", "Bản Nà Lếch")
    subjects = services.store.subjects.get_many(people)
    assert {s.unit_uid for s in subjects} == {into.uid}
    assert [s.former_unit for s in subjects] == ["Bản Nà Ư", "Bản Nà Ư", "Bản Nà Lếch"]
    assert services.directory.unit(group.uid).parent_uid == into.uid
    old = services.directory.unit(first.uid)
    assert (old.successor_uid, old.ended_on) == (into.uid, MERGED_ON)
    assert services.unit_changes.now(old) == into
    assert {u.uid for u in services.unit_changes.before(into.uid)} == {first.uid, second.uid}
    assert services.directory.find_units("nà lếch") == [into]
    assert services.directory.find_units("") == [other, into, services.directory.unit(group.uid)]


def test_one_action_takes_it_all_back(services, hamlets):
    first, second, _ = hamlets
    add_subjects(services, 2, unit=first)
    services.directory.save_unit(Unit(name="Tổ 1", parent_uid=second.uid))
    before = [
        [replace(r, revision=0, changed_at="") for r in table.all()]
        for table in (services.store.units, services.store.subjects)
    ]
    services.unit_changes.merge([first.uid, second.uid], "", new=Unit(name="Bản Đồng Tâm"))
    services.history.undo()
    after = [
        [replace(r, revision=0, changed_at="") for r in table.all()]
        for table in (services.store.units, services.store.subjects)
    ]
    assert after == before
    services.history.redo()
    assert services.directory.find_units("nà ư")[0].name == "Bản Đồng Tâm"


def test_a_unit_may_go_into_one_that_is_there_and_keeps_its_name(services, hamlets):
    first, second, _ = hamlets
    merged = services.unit_changes.merge([first.uid, second.uid], first.uid, MERGED_ON)
    assert (merged.into.name, merged.into.former_names) == ("Bản Nà Ư", ("Bản Nà Lếch",))
    assert merged.into.ended_on is None


def test_the_new_unit_may_bear_the_name_of_an_old_one(services, hamlets):
    first, second, _ = hamlets
    merged = services.unit_changes.merge(
        [first.uid, second.uid], "", MERGED_ON, new=Unit(name="Bản Nà Ư")
    )
    assert merged.into.uid not in (first.uid, second.uid)
    assert services.directory.find_units("bản nà") == [merged.into]
    again = services.directory.save_unit(replace(merged.into, note="x"))
    assert again.note == "x"


def test_what_was_merged_once_is_followed_to_what_it_is_now(services, hamlets):
    first, second, other = hamlets
    services.unit_changes.merge([first.uid], second.uid, MERGED_ON)
    services.unit_changes.merge([second.uid], other.uid, date(2026, 1, 1))
    now = services.unit_changes.now(services.directory.unit(first.uid))
    assert now.uid == other.uid
    assert now.former_names == ("Bản Nà Lếch", "Bản Nà Ư")
    assert services.directory.find_units("nà ư") == [now]


def test_what_cannot_be_merged_is_said_at_its_field(services, hamlets):
    first, second, other = hamlets
    below = services.directory.save_unit(Unit(name="Tổ 1", parent_uid=first.uid))

    def problems(*arguments, **named) -> list[str]:
        with pytest.raises(Rejected) as rejected:
            services.unit_changes.merge(*arguments, **named)
        return list(rejected.value.problems)

    assert problems([], second.uid) == ["units"]
    assert problems([first.uid], first.uid) == ["units"]
    assert problems([first.uid], "") == ["into"]
    assert problems([first.uid], "", new=Unit(name="  ")) == ["into"]
    assert problems([first.uid], "", new=Unit(name="bản huổi púng")) == ["into"]
    assert problems([first.uid], below.uid) == ["into"]
    services.unit_changes.merge([first.uid], second.uid)
    assert problems([first.uid], other.uid) == ["units"]
    assert problems([other.uid], first.uid) == ["into"]


def test_an_award_keeps_the_name_of_the_unit_of_its_day(services, hamlets):
    first, second, _ = hamlets
    (uid,) = add_subjects(services, 1, unit=first)
    decision = add_decision(services, "GK_XA", [uid])
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid, "5", date(2026, 11, 3))
    services.unit_changes.merge([first.uid], second.uid, date(2026, 11, 10))
    assert [a.unit_name for a in services.deciding.awards(decision.uid)] == ["Bản Nà Ư"]


def test_who_comes_back_from_the_bin_belongs_to_what_the_unit_became(services, hamlets):
    first, second, _ = hamlets
    uids = add_subjects(services, 1, unit=first)
    services.directory.delete(uids)
    services.unit_changes.merge([first.uid], second.uid, MERGED_ON)
    services.directory.restore(uids)
    assert services.directory.subject(uids[0]).unit_uid == second.uid


def test_a_list_that_still_names_an_old_unit_means_the_new_one(services, hamlets):
    first, second, _ = hamlets
    merged = services.unit_changes.merge([first.uid], second.uid, MERGED_ON)
    from services.intake.unit_names import UnitNames

    assert UnitNames(services.directory.units()).find("bản Nà Ư") == merged.into


def test_the_search_shows_what_became_of_an_old_unit(services, hamlets):
    first, second, _ = hamlets
    services.directory.save(Subject(kind="household", name="Lò Văn Hặc", unit_uid=first.uid))
    services.unit_changes.merge([first.uid], second.uid, MERGED_ON)
    (group,) = services.search.find("nà ư")
    assert [(hit.title, hit.detail, hit.uid) for hit in group.hits] == [
        ("Bản Nà Lếch", "1 đối tượng · Tên cũ: Bản Nà Ư", second.uid),
        ("Bản Nà Ư", "Đơn vị cũ, nay là Bản Nà Lếch từ 01/7/2025", second.uid),
    ]


def test_dossiers_that_wait_for_an_answer_are_the_new_unit_s(services, hamlets):
    old, target, empty = hamlets
    with services.store.action("Nhận hồ sơ"):
        waiting, answered = services.store.dossiers.save_many(
            Dossier(
                number=number,
                received_on=date(2026, 11, 2),
                period="2026",
                submitter="Lò Văn Dơ",
                unit_uid=old.uid,
                status=status,
            )
            for number, status in ((1, "accepted"), (2, "answered"))
        )
    services.unit_changes.merge([old.uid], target.uid, MERGED_ON)
    assert services.store.dossiers.get(waiting.uid).unit_uid == target.uid
    assert services.store.dossiers.get(answered.uid).unit_uid == old.uid
    with pytest.raises(Refused, match="1 hồ sơ đã nộp"):
        services.directory.delete_unit(target.uid)
    services.directory.delete_unit(empty.uid)
    services.history.undo()
    services.history.undo()
    assert services.store.dossiers.get(waiting.uid).unit_uid == old.uid
