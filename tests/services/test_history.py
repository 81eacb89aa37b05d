"""Taking back and doing again, one action or an old one, and what stands in its way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from models.decisions import Decision
from models.movements import Movement
from models.problems import Refused
from models.subjects import Subject
from models.units import Unit
from services.history import History
from tests.small_commune import add_decision, add_subjects, add_unit

LOGGED = [
    *("units", "subjects", "periods", "movements", "registrations", "decisions", "awards"),
    *("signers", "attachments"),
]
NOT_CONTENT = {"id", "revision", "changed_at"}


def content(services) -> dict:
    """Everything that is stored, apart from what only counts changes."""
    db = services.store.db
    stored: dict = {"settings": services.store.settings.all()}
    for table in LOGGED:
        stored[table] = {
            row["uid"]: {name: v for name, v in row.items() if name not in NOT_CONTENT}
            for row in db.query(f"select * from {table}")
        }
    return stored


def highest_revisions(services) -> dict[str, int]:
    return {
        row["uid"]: row["revision"]
        for table in LOGGED
        for row in services.store.db.query(f"select uid, revision from {table}")
    }


def add_person(services, name: str = "Lò Thị Ánh", **fields) -> Subject:
    return services.directory.save(Subject(kind="individual", name=name, **fields))


def batch(services, title: str):
    return next(b for b in services.history.recent() if b.title == title)


@pytest.fixture
def fresh(services):
    """The commune as the clerk opens it: what was set up before cannot be undone."""
    services.history = History(services.store)
    return services


# One step back and one forward


def test_nothing_done_nothing_to_undo(fresh):
    assert (fresh.history.to_undo(), fresh.history.to_redo()) == (None, None)
    with pytest.raises(Refused, match="Không còn thao tác nào để hoàn tác"):
        fresh.history.undo()
    with pytest.raises(Refused, match="Không còn thao tác nào để làm lại"):
        fresh.history.redo()


def test_every_step_goes_back_and_forward_again(fresh):
    states = [content(fresh)]
    person = add_person(fresh)
    states.append(content(fresh))
    fresh.directory.save(replace(person, position="Kế toán", note="x"))
    states.append(content(fresh))
    fresh.registering.register("2030", [person.uid], ["LDTT"])
    states.append(content(fresh))
    fresh.directory.delete([person.uid])
    states.append(content(fresh))
    fresh.directory.restore([person.uid])
    states.append(content(fresh))
    fresh.settings.save({"clerk_name": "Vàng A Dơ"})
    states.append(content(fresh))
    last = len(states) - 1
    for _ in range(3):
        for place in range(last - 1, -1, -1):
            fresh.history.undo()
            assert content(fresh) == states[place]
        assert fresh.history.to_undo() is None
        for place in range(1, last + 1):
            fresh.history.redo()
            assert content(fresh) == states[place]
        assert fresh.history.to_redo() is None


def test_what_undo_and_redo_would_do_is_named(fresh):
    add_person(fresh)
    assert fresh.history.to_undo().title == "Thêm Lò Thị Ánh"
    assert fresh.history.undo().title == "Thêm Lò Thị Ánh"
    assert fresh.history.to_redo().title == "Thêm Lò Thị Ánh"
    assert fresh.history.redo().title == "Thêm Lò Thị Ánh"
    titles = [b.title for b in fresh.history.recent(limit=3)]
    assert titles == ["Làm lại: Thêm Lò Thị Ánh", "Hoàn tác: Thêm Lò Thị Ánh", "Thêm Lò Thị Ánh"]
    assert [b.kind for b in fresh.history.recent(limit=3)] == ["undo", "undo", "edit"]


def test_something_new_ends_what_could_be_done_again(fresh):
    person = add_person(fresh)
    fresh.directory.save(replace(person, note="x"))
    fresh.history.undo()
    add_person(fresh, "Vàng A Dơ")
    assert fresh.history.to_redo() is None
    fresh.history.undo()
    assert fresh.history.to_redo().title == "Thêm Vàng A Dơ"
    fresh.history.redo()
    assert fresh.history.to_redo() is None
    with pytest.raises(Refused):
        fresh.history.redo()


def test_undo_reaches_further_than_the_list_of_what_was_done(fresh):
    for number in range(105):
        fresh.settings.save({"clerk_name": f"Người {number}"})
    for _ in range(105):
        fresh.history.undo()
    assert fresh.settings.get("clerk_name") == ""
    assert fresh.history.to_undo() is None
    for _ in range(105):
        fresh.history.redo()
    assert fresh.settings.get("clerk_name") == "Người 104"


def test_undo_does_not_reach_into_the_time_before_opening(services):
    person = add_person(services)
    later = History(services.store)
    assert later.to_undo() is None
    services.directory.save(replace(person, note="x"))
    assert later.undo().title == "Sửa Lò Thị Ánh"
    assert later.to_undo() is None


def test_what_a_job_did_on_its_own_connection_can_be_undone(fresh):
    with fresh.on_own_connection() as job:
        add_person(job)
    assert fresh.history.undo().title == "Thêm Lò Thị Ánh"
    assert fresh.directory.find("") == []


def test_emptying_the_bin_is_not_offered_for_undoing(fresh):
    person = add_person(fresh)
    fresh.directory.delete([person.uid])
    assert fresh.store.empty_bin(-1) == 1
    assert fresh.history.to_undo().title == "Xóa Lò Thị Ánh"
    with pytest.raises(Refused, match="sau đó đã có “Dọn thùng rác”"):
        fresh.history.undo()
    assert fresh.history.to_undo().title == "Xóa Lò Thị Ánh"


def test_a_revision_never_counts_back(fresh):
    person = add_person(fresh)
    fresh.directory.save(replace(person, note="x"))
    seen = highest_revisions(fresh)[person.uid]
    for _ in range(2):
        for step in (
            fresh.history.undo,
            fresh.history.undo,
            fresh.history.redo,
            fresh.history.redo,
        ):
            step()
            revision = highest_revisions(fresh).get(person.uid)
            assert revision is None or revision > seen
            seen = revision or seen
    assert fresh.directory.subject(person.uid).note == "x"


def test_undoing_is_a_change_with_its_own_time(fresh):
    person = add_person(fresh)
    changed = fresh.directory.save(replace(person, note="x"))
    by = fresh.history.reverse(fresh.history.to_undo().uid)
    undone = fresh.directory.subject(person.uid)
    assert undone.changed_at == by.created_at
    assert undone.created_at == changed.created_at
    with pytest.raises(Refused, match="đã được sửa hoặc xóa ở một việc khác"):
        fresh.directory.save(replace(changed, note="y"))


def test_what_lies_behind_an_undone_import_is_found_no_more(fresh):
    with fresh.store.action("Lấy từ Excel", kind="import"):
        add_subjects(fresh, 300)
    assert len(fresh.directory.find("lo van", limit=500)) > 0
    fresh.history.undo()
    assert fresh.directory.find("lo van") == []
    assert fresh.store.db.execute("select count(*) from subjects_found").fetchone() == (0,)
    fresh.history.redo()
    assert fresh.store.db.execute("select count(*) from subjects_found").fetchone() == (300,)
    assert fresh.directory.find("lo van")


# Taking back an old action


def _two_imports(services) -> tuple[list[str], list[str]]:
    with services.store.action("Lấy từ Excel: một.xlsx", kind="import"):
        first = add_subjects(services, 5)
    with services.store.action("Lấy từ Excel: hai.xlsx", kind="import"):
        second = add_subjects(services, 5, start=5)
        services.directory.move(first[:2], None)
    return first, second


def test_an_old_action_is_held_by_a_newer_one_that_wrote_the_same_record(fresh):
    _two_imports(fresh)
    with pytest.raises(Refused) as refused:
        fresh.history.reverse(batch(fresh, "Lấy từ Excel: một.xlsx").uid)
    assert str(refused.value) == (
        "Không hoàn tác được “Lấy từ Excel: một.xlsx” vì sau đó đã có “Lấy từ Excel: hai.xlsx” "
        "dựa vào hoặc sửa tiếp; hãy hoàn tác thao tác sau trước."
    )
    fresh.history.reverse(batch(fresh, "Lấy từ Excel: hai.xlsx").uid)
    fresh.history.reverse(batch(fresh, "Lấy từ Excel: một.xlsx").uid)
    assert fresh.directory.find("") == []


def test_an_old_action_that_nothing_touched_is_taken_back_alone(fresh):
    person = add_person(fresh)
    other = add_person(fresh, "Vàng A Dơ")
    fresh.history.reverse(batch(fresh, "Thêm Lò Thị Ánh").uid)
    assert fresh.directory.find("") == [other]
    assert fresh.store.subjects.find(person.uid) is None
    with pytest.raises(Refused, match="đã được hoàn tác rồi"):
        fresh.history.reverse(batch(fresh, "Thêm Lò Thị Ánh").uid)


def test_an_undoing_can_be_taken_back_from_the_list_and_so_on(fresh):
    add_person(fresh)
    with_person = content(fresh)
    fresh.history.reverse(batch(fresh, "Thêm Lò Thị Ánh").uid)
    without = content(fresh)
    for _ in range(3):
        again = fresh.history.reverse(fresh.history.recent()[0].uid)
        assert again.title == "Làm lại: Thêm Lò Thị Ánh"
        assert content(fresh) == with_person
        assert fresh.history.to_undo().title == "Thêm Lò Thị Ánh"
        back = fresh.history.reverse(fresh.history.recent()[0].uid)
        assert back.title == "Hoàn tác: Thêm Lò Thị Ánh"
        assert content(fresh) == without
        assert fresh.history.to_undo() is None
    first_undoing = [b for b in fresh.history.recent() if b.title.startswith("Hoàn tác")][-1]
    with pytest.raises(Refused, match="đã được hoàn tác rồi"):
        fresh.history.reverse(first_undoing.uid)


def test_what_was_undone_below_is_done_again_first(fresh):
    person = add_person(fresh)
    fresh.directory.save(replace(person, note="x"))
    fresh.history.undo()
    fresh.history.undo()
    with pytest.raises(Refused, match="Hoàn tác: Thêm Lò Thị Ánh"):
        fresh.history.reverse(batch(fresh, "Hoàn tác: Sửa Lò Thị Ánh").uid)
    fresh.history.reverse(batch(fresh, "Hoàn tác: Thêm Lò Thị Ánh").uid)
    fresh.history.reverse(batch(fresh, "Hoàn tác: Sửa Lò Thị Ánh").uid)
    assert fresh.directory.subject(person.uid).note == "x"


def test_what_was_done_again_from_the_list_is_not_offered_twice(fresh):
    add_person(fresh)
    fresh.history.undo()
    fresh.history.reverse(fresh.history.recent()[0].uid)
    assert fresh.history.to_redo() is None
    assert fresh.history.to_undo().title == "Thêm Lò Thị Ánh"


def test_an_unknown_action_is_refused(fresh):
    with pytest.raises(Refused, match="Không tìm thấy"):
        fresh.history.reverse("unknown")


def test_ids_of_removed_records_are_not_given_away(fresh):
    person = add_person(fresh)
    fresh.history.undo()
    undoing = fresh.history.recent()[0]
    other = add_person(fresh, "Vàng A Dơ")
    fresh.history.reverse(undoing.uid)
    assert {s.uid for s in fresh.directory.find("")} == {person.uid, other.uid}


# What newer things rest on


def test_what_was_added_is_held_by_what_points_to_it(fresh):
    unit = add_unit(fresh, "Bản Đông")
    person = add_person(fresh)
    fresh.directory.move([person.uid], unit.uid)
    with pytest.raises(Refused, match="sau đó đã có “Chuyển 1 đối tượng sang Bản Đông”"):
        fresh.history.reverse(batch(fresh, "Thêm đơn vị Bản Đông").uid)


def test_attached_files_hold_what_they_belong_to(fresh, tmp_path):
    movement = fresh.movements.save(Movement(name="Ấm no"))
    paper = tmp_path / "kế hoạch.pdf"
    paper.write_bytes(b"%PDF-1.4")
    attached = fresh.attaching.attach(movement.uid, paper)
    with pytest.raises(Refused, match="sau đó đã có “Đính kèm tệp kế hoạch"):
        fresh.history.reverse(batch(fresh, "Thêm phong trào Ấm no").uid)
    fresh.attaching.remove(attached.uid)
    fresh.history.reverse(batch(fresh, "Thêm phong trào Ấm no").uid)
    assert fresh.movements.all() == []


def test_what_lies_in_the_bin_holds_what_it_points_to(fresh):
    person = add_person(fresh)
    fresh.registering.register("2026", [person.uid], ["LDTT"])
    fresh.registering.delete([r.uid for r in fresh.store.registrations.all()])
    with pytest.raises(Refused, match="Xóa 1 đăng ký"):
        fresh.history.reverse(batch(fresh, "Thêm Lò Thị Ánh").uid)


def test_who_came_back_and_was_registered_since_does_not_go_again(fresh):
    person = add_person(fresh)
    fresh.directory.delete([person.uid])
    fresh.directory.restore([person.uid])
    fresh.registering.register("2026", [person.uid], ["LDTT"])
    with pytest.raises(Refused, match="sau đó đã có “Đăng ký Lò Thị Ánh”"):
        fresh.history.reverse(batch(fresh, "Khôi phục Lò Thị Ánh từ thùng rác").uid)
    fresh.history.undo()
    fresh.history.reverse(batch(fresh, "Khôi phục Lò Thị Ánh từ thùng rác").uid)
    assert [s.uid for s in fresh.directory.bin()] == [person.uid]


def test_nothing_is_put_back_below_what_is_gone(fresh):
    unit = add_unit(fresh, "Bản Đông")
    other = add_unit(fresh, "Bản Tây")
    person = add_person(fresh, unit_uid=unit.uid)
    fresh.directory.move([person.uid], other.uid)
    fresh.directory.delete_unit(unit.uid)
    with pytest.raises(Refused, match="sau đó đã có “Xóa đơn vị Bản Đông”"):
        fresh.history.reverse(batch(fresh, "Chuyển 1 đối tượng sang Bản Tây").uid)
    fresh.history.reverse(batch(fresh, "Xóa đơn vị Bản Đông").uid)
    fresh.history.reverse(batch(fresh, "Chuyển 1 đối tượng sang Bản Tây").uid)
    assert fresh.directory.subject(person.uid).unit_uid == unit.uid


def test_nothing_is_put_back_below_what_was_taken_back(fresh):
    unit = add_unit(fresh, "Bản Đông")
    other = add_unit(fresh, "Bản Tây")
    person = add_person(fresh, unit_uid=unit.uid)
    fresh.directory.move([person.uid], other.uid)
    fresh.history.reverse(batch(fresh, "Thêm đơn vị Bản Đông").uid)
    with pytest.raises(Refused, match="sau đó đã có “Hoàn tác: Thêm đơn vị Bản Đông”"):
        fresh.history.reverse(batch(fresh, "Chuyển 1 đối tượng sang Bản Tây").uid)
    fresh.history.reverse(batch(fresh, "Hoàn tác: Thêm đơn vị Bản Đông").uid)
    fresh.history.reverse(batch(fresh, "Chuyển 1 đối tượng sang Bản Tây").uid)
    assert fresh.directory.unit_name(fresh.directory.subject(person.uid).unit_uid) == "Bản Đông"


def test_a_twin_written_meanwhile_stands_in_the_way(fresh):
    person = add_person(fresh)
    fresh.registering.register("2026", [person.uid], ["LDTT"])
    fresh.registering.delete([r.uid for r in fresh.store.registrations.all()])
    fresh.registering.register("2026", [person.uid], ["LDTT"])
    before = content(fresh)
    with pytest.raises(Refused, match="đã ghi nội dung trùng"):
        fresh.history.reverse(batch(fresh, "Xóa 1 đăng ký").uid)
    assert content(fresh) == before


def test_units_keep_their_keys_whatever_is_taken_back(fresh):
    east, west = add_unit(fresh, "Khu Đông"), add_unit(fresh, "Khu Tây")
    moved = fresh.directory.save_unit(replace(west, parent_uid=east.uid, note="chuyển"))
    fresh.directory.save_unit(Unit(name="Tổ 1", parent_uid=moved.uid))
    fresh.history.reverse(batch(fresh, "Sửa đơn vị Khu Tây").uid)
    below = fresh.store.units.below(fresh.directory.unit(west.uid))
    assert [unit.name for unit in below] == ["Khu Tây", "Tổ 1"]
    assert [u.name for u in fresh.store.units.below(east)] == ["Khu Đông"]
    fresh.history.reverse(fresh.history.recent()[0].uid)
    names = [u.name for u in fresh.store.units.below(east)]
    assert names == ["Khu Đông", "Khu Tây", "Tổ 1"]


def test_taking_back_a_move_does_not_make_a_circle(fresh):
    east, west = add_unit(fresh, "Khu Đông"), add_unit(fresh, "Khu Tây")
    west = fresh.directory.save_unit(replace(west, parent_uid=east.uid))
    west = fresh.directory.save_unit(replace(west, parent_uid=None))
    fresh.directory.save_unit(replace(fresh.directory.unit(east.uid), parent_uid=west.uid))
    before = content(fresh)
    newest = fresh.history.recent()
    with pytest.raises(Refused):
        fresh.history.reverse(newest[1].uid)
    assert content(fresh) == before


# Issued is issued


@pytest.fixture
def people(fresh) -> list[str]:
    with fresh.store.action("Lấy từ Excel: danh sách.xlsx", kind="import"):
        uids = add_subjects(fresh, 3)
        fresh.registering.register("2026", uids, ["LDTT"])
    return uids


def _decide(services, uids) -> Decision:
    decision = add_decision(services)
    left = services.deciding.registrations_left(decision)
    wanted = [r.uid for r in left if r.subject_uid in uids]
    services.deciding.add_registrations(decision.uid, wanted)
    return services.deciding.get(decision.uid)


def _issue(services, decision: Decision, number: str = "5") -> Decision:
    for _ in range(2):
        services.deciding.advance(decision.uid)
    return services.deciding.advance(decision.uid, number, date(2026, 11, 3))


def test_what_an_issued_decision_rests_on_stays(fresh, people):
    fresh.directory.save(replace(fresh.directory.subject(people[0]), note="sửa trước"))
    _issue(fresh, _decide(fresh, people[:2]))
    with pytest.raises(Refused) as refused:
        fresh.history.reverse(batch(fresh, "Lấy từ Excel: danh sách.xlsx").uid)
    assert str(refused.value) == (
        "Không hoàn tác được “Lấy từ Excel: danh sách.xlsx” vì 2 dòng của "
        "Quyết định số 05/QĐ-UBND đã ban hành dựa vào đó; quyết định đã ban hành chỉ được "
        "đính chính hoặc thu hồi bằng quyết định khác."
    )


def test_what_was_sent_to_a_decision_being_written_says_so(fresh, people):
    _decide(fresh, people[:2])
    with pytest.raises(Refused, match="2 dòng của một quyết định đang soạn dựa vào đó"):
        fresh.history.reverse(batch(fresh, "Lấy từ Excel: danh sách.xlsx").uid)


def test_the_list_of_an_issued_decision_is_not_changed_by_taking_back_older_actions(fresh, people):
    decision = _decide(fresh, people)
    fresh.deciding.remove_awards(decision.uid, [fresh.deciding.awards(decision.uid)[0].uid])
    award = fresh.deciding.awards(decision.uid)[0]
    fresh.deciding.save_award(replace(award, note="x"))
    _issue(fresh, decision)
    before = content(fresh)
    older = [b for b in fresh.history.recent() if b.created_at and "quyết định" in b.title]
    older += [b for b in fresh.history.recent() if b.title.startswith("Sửa khen thưởng")]
    refusals = []
    for one in older:
        if one.title.startswith("Đã ban hành"):
            continue
        with pytest.raises(Refused) as refused:
            fresh.history.reverse(one.uid)
        refusals.append(str(refused.value))
        assert content(fresh) == before
    assert len(refusals) >= 5
    assert all("Quyết định số 05/QĐ-UBND đã ban hành" in sentence for sentence in refusals)


def test_issuing_itself_can_be_taken_back_and_done_again(fresh, people):
    decision = _decide(fresh, people)
    fresh.deciding.advance(decision.uid)
    fresh.deciding.advance(decision.uid)
    signed = content(fresh)
    fresh.deciding.advance(decision.uid, "5", date(2026, 11, 3))
    issued = content(fresh)
    fresh.history.undo()
    assert content(fresh) == signed
    assert fresh.deciding.get(decision.uid).status == "signed"
    fresh.history.redo()
    assert content(fresh) == issued
    with pytest.raises(Refused):
        fresh.deciding.save(fresh.deciding.get(decision.uid))
    fresh.history.undo()
    fresh.history.undo()
    assert fresh.deciding.get(decision.uid).status == "submitted"


def test_issuing_is_held_by_nothing_that_only_looks_at_it(fresh, people, tmp_path):
    decision = _issue(fresh, _decide(fresh, people))
    scan = tmp_path / "bản quét.pdf"
    scan.write_bytes(b"%PDF-1.4")
    fresh.attaching.attach(decision.uid, scan)
    fresh.directory.save(replace(fresh.directory.subject(people[0]), position="Hiệu trưởng"))
    assert fresh.deciding.awards(decision.uid)[0].subject_position == ""
    fresh.history.reverse(next(b for b in fresh.history.recent() if "ban hành" in b.title).uid)
    assert fresh.deciding.get(decision.uid).status == "signed"


def test_an_import_into_an_issued_decision_is_taken_back_whole(fresh, people):
    decision = _issue(fresh, _decide(fresh, people[:1]))
    award = fresh.deciding.awards(decision.uid)[0]
    before = content(fresh)
    for name, subject in (("một", people[1]), ("hai", people[2])):
        with fresh.store.action(f"Lấy từ Excel: {name}", kind="import", unlocked=True):
            fresh.store.awards.save(
                replace(award, uid="", revision=0, subject_uid=subject, registration_uid=None)
            )
    fresh.history.undo()
    fresh.history.undo()
    assert content(fresh) == before


# What was done


def test_what_was_done_is_listed_newest_first(fresh, people):
    add_person(fresh)
    assert [b.title for b in fresh.history.recent()][:2] == [
        *("Thêm Lò Thị Ánh", "Lấy từ Excel: danh sách.xlsx")
    ]
    assert [b.kind for b in fresh.history.recent("import")] == ["import"]
    imported = batch(fresh, "Lấy từ Excel: danh sách.xlsx")
    assert fresh.store.batches.counts(imported.id) == {"subjects": 3, "registrations": 3}


def test_the_history_of_one_record_tells_who_changed_what(fresh):
    person = add_person(fresh)
    fresh.directory.save(replace(person, note="x"))
    told = fresh.store.batches.history_of(person.uid)
    assert [b.title for b, _ in told] == ["Sửa Lò Thị Ánh", "Thêm Lò Thị Ánh"]
    assert [(c.old or {}).get("note") for _, c in told] == ["", None]
    assert [(c.new or {}).get("note") for _, c in told] == ["x", ""]
    assert json.dumps(told[0][1].new, ensure_ascii=False)


# Growth


def _steps(services, work) -> int:
    """How many thousand steps SQLite takes for ``work``, on any machine the same."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    services.store.db.conn.set_progress_handler(count, 1000)
    work()
    services.store.db.conn.set_progress_handler(None, 0)
    return counted[0]


def _work_of(services, number: int) -> list[int]:
    """Of doing, undoing and doing again several things to ``number`` people at once."""
    uids: list[str] = []
    unit = add_unit(services, f"Bản {number}")

    def take_in() -> None:
        with services.store.action("Lấy từ Excel", kind="import"):
            uids.extend(add_subjects(services, number))

    doing = [
        take_in,
        lambda: services.registering.register("2026", uids, ["LDTT"]),
        lambda: services.directory.move(uids, unit.uid),
        lambda: services.directory.delete(uids),
    ]
    work = [_steps(services, do) for do in doing]
    work += [_steps(services, services.history.undo) for _ in doing]
    return work + [_steps(services, services.history.redo) for _ in doing]


def test_work_grows_with_what_is_done_and_not_with_its_square(fresh):
    few, many = _work_of(fresh, 300), _work_of(fresh, 1200)
    assert all(more <= 7 * less + 50 for less, more in zip(few, many, strict=True)), (few, many)
