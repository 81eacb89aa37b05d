from models.subjects import Subject
from models.units import Unit
from services.editing.cells import NewRow, TypedCell
from services.editing.subject_grid import SubjectGrid
from services.ethnic_groups import load_ethnic_groups
from tests.small_commune import add_subjects, add_unit


def grid(services, kind=None, unit=None) -> SubjectGrid:
    return SubjectGrid(services.store, services.directory, kind, unit)


def typed(uid, **texts):
    return [TypedCell(uid, column, text) for column, text in texts.items()]


def last_title(services):
    return services.history.recent(limit=1)[0].title


def test_a_block_of_cells_is_one_action_that_can_be_taken_back(services):
    school = add_unit(services, "Trường Tiểu học Mường Xoan")
    one, two = add_subjects(services, 2)
    outcome = grid(services).store(
        [
            *typed(
                one, position="Giáo viên", birth_date="5/7/80", unit="truong tieu hoc muong xoan"
            ),
            *typed(
                two, position="Hiệu trưởng", sex="nam", holder_class="lãnh đạo", status="đã nghỉ"
            ),
        ],
        deed="paste",
    )
    assert (outcome.changed, outcome.remarks) == (7, ())
    first, second = services.store.subjects.get_many([one, two])
    assert (first.position, first.birth_date, first.unit_uid) == (
        "Giáo viên",
        "1980-07-05",
        school.uid,
    )
    assert (second.sex, second.holder_class, second.status) == ("male", "leader", "retired")
    assert last_title(services) == "Dán 7 ô vào Danh bạ"
    services.history.undo()
    assert services.directory.subject(one).position == ""
    assert services.directory.subject(two).status == "active"


def test_one_cell_is_called_by_its_column_and_its_person(services):
    (one,) = add_subjects(services, 1)
    name = services.directory.subject(one).name
    grid(services).store(typed(one, position="Giáo viên"))
    assert last_title(services) == f"Sửa chức vụ của {name}"


def test_a_bad_cell_is_remarked_on_and_the_good_ones_beside_it_are_stored(services):
    one, two = add_subjects(services, 2)
    outcome = grid(services).store(
        [
            *typed(one, birth_date="31/02/1980", position="Giáo viên"),
            *typed(two, unit="Trường không có", address="Bản Co Muông"),
        ]
    )
    assert outcome.changed == 2
    assert {(r.uid, r.column, r.text) for r in outcome.refused} == {
        (one, "birth_date", "31/02/1980"),
        (two, "unit", "Trường không có"),
    }
    assert all(remark.sentence.endswith(".") for remark in outcome.refused)
    assert services.directory.subject(one).position == "Giáo viên"
    assert services.directory.subject(two).address == "Bản Co Muông"


def test_what_does_not_change_anything_leaves_no_action(services):
    (one,) = add_subjects(services, 1)
    subject = services.directory.subject(one)
    before = services.history.recent(limit=1)[0].id
    outcome = grid(services).store(typed(one, name=subject.name, kind="Cá nhân", status=""))
    assert (outcome.title, outcome.changed) == ("", 0)
    assert [r.column for r in outcome.refused] == ["status"]
    assert services.history.recent(limit=1)[0].id == before


def test_a_name_cannot_be_emptied(services):
    (one,) = add_subjects(services, 1)
    (remark,) = grid(services).store(typed(one, name=" "), deed="clear").refused
    assert remark.sentence == "Hãy nhập họ và tên."


def test_a_number_given_twice_in_one_block_goes_to_the_first(services):
    one, two = add_subjects(services, 2)
    outcome = grid(services).store(
        [*typed(one, personal_id="011 080 000 123"), *typed(two, personal_id="011080000123")]
    )
    assert outcome.changed == 1
    assert outcome.refused[0].uid == two
    assert services.directory.subject(one).personal_id == "011080000123"


def test_a_lost_zero_is_put_back_and_said(services):
    (one,) = add_subjects(services, 1)
    (remark,) = grid(services).store(typed(one, personal_id="11080000123")).remarks
    assert remark.stored
    assert services.directory.subject(one).personal_id == "011080000123"


def test_a_collective_has_no_birth_date(services):
    (one,) = add_subjects(services, 1, "collective")
    cells = grid(services)
    assert cells.why_locked(one, "birth_date") == (
        "Tập thể không có mục ngày sinh nên ô này để trống."
    )
    assert not cells.why_locked(one, "kind")
    assert not cells.why_locked(one, "name")
    assert cells.store(typed(one, birth_date="1980")).refused


def test_two_units_of_one_name_are_told_apart(services):
    above = [add_unit(services, name) for name in ("Bản Co Muông", "Bản Nà Lốc")]
    teams = [services.directory.save_unit(Unit(name="Tổ 1", parent_uid=unit.uid)) for unit in above]
    (one,) = add_subjects(services, 1)
    assert grid(services).store(typed(one, unit="Tổ 1")).refused
    assert "Tổ 1 (Bản Nà Lốc)" in grid(services).suggestions(one, "unit")
    grid(services).store(typed(one, unit="Tổ 1 (Bản Nà Lốc)"))
    assert services.directory.subject(one).unit_uid == teams[1].uid
    assert not grid(services).store(typed(one, unit="Tổ 1")).remarks


def test_new_rows_take_what_the_page_shows_and_say_what_they_lack(services):
    school = add_unit(services, "Trường Tiểu học Mường Xoan")
    rows = [
        NewRow("a", {"name": "Ông Lò Văn Nọi", "birth_date": "1980", "position": "Giáo viên"}),
        NewRow("b", {"position": "Giáo viên"}),
        NewRow("c", {"name": "Tổ chuyên môn Một"}),
        NewRow("d", {"name": "Quàng Thị Ễn", "birth_date": "hôm qua"}),
    ]
    outcome = grid(services, unit=school.uid).store([], rows, "paste")
    assert set(outcome.added) == {"a", "c", "d"}
    assert outcome.title == "Thêm 3 dòng vào Danh bạ"
    man = services.directory.subject(outcome.added["a"])
    assert (man.name, man.honorific, man.sex, man.birth_date) == (
        "Lò Văn Nọi",
        "Ông",
        "male",
        "1980",
    )
    assert man.unit_uid == school.uid
    assert services.directory.subject(outcome.added["c"]).kind == "collective"
    assert {(r.uid, r.column) for r in outcome.refused} == {
        ("b", "name"),
        (outcome.added["d"], "birth_date"),
    }


def test_cells_and_new_rows_are_one_action(services):
    (one,) = add_subjects(services, 1)
    outcome = grid(services).store(
        typed(one, note="a", address="b"), [NewRow("n", {"name": "Lò Thị Dơ"})], "paste"
    )
    assert outcome.title == "Dán 2 ô vào Danh bạ, thêm 1 dòng"
    services.history.undo()
    assert services.directory.count() == 1
    assert services.directory.subject(one).note == ""


def test_who_is_gone_meanwhile_is_said(services):
    (one,) = add_subjects(services, 1)
    services.directory.delete([one])
    (remark,) = grid(services).store(typed(one, position="Giáo viên")).refused
    assert remark.sentence.startswith("Dòng này không còn")


def test_highland_groups_and_lines_are_stored_as_they_are_meant(services):
    (one,) = add_subjects(services, 1)
    grid(services).store(typed(one, ethnicity="h'mông", note="dòng một\r\ndòng hai", position="0"))
    subject: Subject = services.directory.subject(one)
    assert subject.note == "dòng một\ndòng hai"
    assert subject.ethnicity in load_ethnic_groups().names()
    assert subject.position == ""


def test_a_kind_is_mended_until_somebody_is_registered(services):
    one, two = add_subjects(services, 2)
    grid(services).store(typed(one, position="Tổ trưởng"))
    (remark,) = grid(services).store(typed(one, kind="Tập thể")).refused
    assert remark.sentence.startswith("Tập thể không có mục chức vụ")
    outcome = grid(services).store(typed(one, kind="Hộ gia đình", position=""))
    assert services.directory.subject(one).kind == "household", outcome.remarks
    services.registering.register("2026", [two], ["LDTT"])
    assert grid(services).why_locked(two, "kind").startswith("Đối tượng này đã có đăng ký")
