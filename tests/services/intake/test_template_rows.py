"""What a unit changed in a template that it sends back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.problems import Refused
from models.subjects import Subject
from models.units import Unit
from services.intake.carrying_out import carry_out
from services.intake.plan import Choices, Plan
from services.intake.planning import plan_intake
from services.services import Services
from services.templates.signature import TemplateKind
from services.templates.writing_templates import TemplateWanted, write_template
from tests.resaving import Resaved
from tests.small_commune import COMMUNE, add_subjects, add_unit, small_commune

NAME = "Họ và tên, tên tập thể"


@pytest.fixture
def school(services: Services) -> Unit:
    unit = add_unit(services, "Trường Tiểu học Nậm Lành")
    with services.store.action("Thêm giáo viên"):
        services.store.subjects.save_many(
            [
                Subject(
                    kind="individual",
                    name="Lò Thị Hoa",
                    birth_date="1985-07-05",
                    sex="female",
                    position="Giáo viên",
                    personal_id="011185001234",
                    unit_uid=unit.uid,
                ),
                Subject(
                    kind="individual", name="Quàng Văn Dơ", birth_date="1979", unit_uid=unit.uid
                ),
                Subject(kind="collective", name="Tổ chuyên môn 4, 5", unit_uid=unit.uid),
            ]
        )
    return unit


def template(
    services: Services, unit: Unit | None, folder: Path, kind: TemplateKind = "subjects"
) -> Resaved:
    wanted = TemplateWanted(kind, unit.uid if unit else "", "2026", private=True)
    return Resaved(write_template(services, wanted, folder / "mau.xlsx"))


def planned(services: Services, file: Path) -> Plan:
    return plan_intake(services, file, "subjects", Choices())


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(row.name, change.sentence) for row in plan.rows for change in row.changes]


def test_what_the_unit_changed_is_said_field_by_field_and_written(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    hoa = sent.row_of("Lò Thị Hoa")
    sent.put(hoa, NAME, "Lò Thị Hòa")
    sent.put(hoa, "Chức vụ", "Phó Hiệu trưởng")
    sent.put(hoa, "Lãnh đạo hay trực tiếp", "Lãnh đạo, quản lý")
    do = sent.row_of("Quàng Văn Dơ")
    sent.put(do, "Ngày sinh", date(1979, 3, 12))
    sent.put(do, "Tình trạng", "Đã nghỉ hưu")

    plan = planned(services, sent.save())

    assert told(plan) == [
        ("Quàng Văn Dơ", "Ngày sinh: 1979 → 12/3/1979"),
        ("Quàng Văn Dơ", "Tình trạng: Đang hoạt động → Đã nghỉ hưu"),
        ("Lò Thị Hòa", "Họ và tên: Lò Thị Hoa → Lò Thị Hòa"),
        ("Lò Thị Hòa", "Chức vụ: Giáo viên → Phó Hiệu trưởng"),
        ("Lò Thị Hòa", "Lãnh đạo hay trực tiếp: để trống → Lãnh đạo, quản lý"),
    ]
    assert [row.state for row in plan.rows] == ["updated", "updated", "same"]
    carry_out(services, plan)
    [hoa_now] = services.store.subjects.named("Lò Thị Hòa")
    assert (hoa_now.position, hoa_now.holder_class) == ("Phó Hiệu trưởng", "leader")
    assert planned(services, sent.save()).to_write == []


def test_a_template_that_comes_back_as_csv_is_known_by_its_marks(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    sent.put(sent.row_of("Lò Thị Hoa"), "Chức vụ", "Hiệu trưởng")
    del sent.rows[sent.row_of("Quàng Văn Dơ")]

    plan = planned(services, sent.save_csv())

    assert told(plan) == [("Lò Thị Hoa", "Chức vụ: Giáo viên → Hiệu trưởng")]
    assert "Có 1 dòng không còn trong mẫu gửi về: Quàng Văn Dơ." in plan.notes[-1]


def test_new_people_belong_to_the_unit_that_was_asked_and_are_not_added_twice(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    sent.add(**{NAME.replace(" ", "_"): "Vàng A Sùng", "Chức_vụ": "Giáo viên", "Giới_tính": "Nam"})

    plan = planned(services, sent.save())

    assert [row.state for row in plan.rows] == ["same", "same", "same", "added"]
    carry_out(services, plan)
    [new] = services.store.subjects.named("Vàng A Sùng")
    assert (new.unit_uid, new.position) == (school.uid, "Giáo viên")
    again = planned(services, sent.save())
    assert (again.count("added"), again.count("updated")) == (0, 0)


def test_a_row_that_is_gone_is_said_and_nobody_is_deleted(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    del sent.rows[sent.row_of("Lò Thị Hoa")]

    plan = planned(services, sent.save())

    assert plan.notes[-1].startswith("Có 1 dòng không còn trong mẫu gửi về: Lò Thị Hoa.")
    assert carry_out(services, plan) is None
    assert services.directory.count() == 3
    [leaver] = plan.leavers
    gone = Choices(departures={leaver.subject.uid: "retired"})
    carry_out(services, plan_intake(services, sent.save(), "subjects", gone))
    assert services.directory.subject(leaver.subject.uid).status == "retired"


def test_a_copied_row_is_a_problem_of_that_row_and_the_first_stays(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    hoa = sent.row_of("Lò Thị Hoa")
    copied = list(sent.rows[hoa])
    copied[sent.place(NAME)] = "Cà Thị Ánh"
    sent.rows.insert(hoa, copied)

    plan = planned(services, sent.save())

    [skipped] = [row for row in plan.rows if row.state == "skipped"]
    assert skipped.name == "Cà Thị Ánh"
    assert "chép từ dòng" in skipped.reason
    assert [(p.row, p.column) for p in plan.problems] == [(skipped.row, "C")]
    assert plan.to_write == []


def test_another_name_in_the_row_of_somebody_is_not_taken_for_that_person(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    sent.put(sent.row_of("Lò Thị Hoa"), NAME, "Vàng A Sùng")

    plan = planned(services, sent.save())

    assert [row.name for row in plan.rows if row.state == "skipped"] == ["Vàng A Sùng"]
    assert "có lẽ là một người khác" in plan.problems[0].message


@pytest.mark.parametrize("hidden_sheets", [True, False])
def test_names_sorted_without_their_rows_rename_nobody(
    services: Services, tmp_path: Path, hidden_sheets: bool
):
    unit = add_unit(services, "Trường Mầm non Nậm Lành")
    add_subjects(services, 24, unit=unit)
    sent = template(services, unit, tmp_path)
    place = sent.place(NAME)
    filled = [row for row in sent.rows if row[place]]
    written = [row[place] for row in filled]
    for row, name in zip(filled, sorted(map(str, written)), strict=True):
        row[place] = name
    moved = sum(row[place] != name for row, name in zip(filled, written, strict=True))

    plan = planned(services, sent.save(without_hidden_sheets=not hidden_sheets))

    assert (told(plan), plan.count("skipped")) == ([], moved)
    assert any("không sắp cả dòng" in problem.message for problem in plan.problems)


def test_somebody_may_be_renamed_to_a_name_that_another_row_keeps(
    services: Services, tmp_path: Path
):
    unit = add_unit(services, "Trường Mầm non Nậm Lành")
    with services.store.action("Thêm giáo viên"):
        services.store.subjects.save_many(
            Subject(kind="individual", name=name, unit_uid=unit.uid)
            for name in ("Lò Thị Hoa", "Lò Thị Hòa")
        )
    sent = template(services, unit, tmp_path)
    sent.put(sent.row_of("Lò Thị Hoa"), NAME, "Lò Thị Hòa")
    assert told(planned(services, sent.save())) == [
        ("Lò Thị Hòa", "Họ và tên: Lò Thị Hoa → Lò Thị Hòa")
    ]


def test_the_template_of_another_commune_is_refused_in_one_sentence(
    services: Services, school: Unit, tmp_path: Path
):
    with small_commune(tmp_path / "other") as other:
        other.settings.save({**COMMUNE, "commune_code": "03290", "commune_name": "Xã Nậm Pì"})
        add_subjects(other, 3)
        sent = template(other, None, tmp_path)
    with pytest.raises(Refused, match=r"là mẫu của Xã Nậm Pì, không phải của Xã Mường Xoan"):
        planned(services, sent.save())


def test_a_row_from_elsewhere_is_skipped_and_said(services: Services, school: Unit, tmp_path: Path):
    sent = template(services, school, tmp_path)
    sent.put(0, "Mã trong sổ", "0199a2b0-0000-7000-8000-000000000000")
    plan = planned(services, sent.save())
    assert "không có trong sổ" in plan.problems[0].message
    assert plan.rows[0].state == "skipped"


def test_an_emptied_cell_empties_the_field_but_a_missing_column_does_not(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    sent.put(sent.row_of("Lò Thị Hoa"), "Chức vụ", None)
    assert told(planned(services, sent.save())) == [("Lò Thị Hoa", "Chức vụ: Giáo viên → để trống")]
    sent.titles.remove("Chức vụ")
    place = sent.above[5].index("Chức vụ")
    for row in (*sent.above, *sent.rows):
        del row[place : place + 1]
    assert planned(services, sent.save()).to_write == []


def test_what_was_mended_here_meanwhile_is_not_put_back(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    [hoa] = services.store.subjects.named("Lò Thị Hoa")
    services.directory.save(replace(hoa, position="Tổ trưởng", address="Bản Nậm Lành"))
    sent.put(sent.row_of("Lò Thị Hoa"), "Địa chỉ", "Bản Huổi Cang")

    plan = planned(services, sent.save())

    assert told(plan) == [("Lò Thị Hoa", "Địa chỉ: Bản Nậm Lành → Bản Huổi Cang")]
    assert "đã sửa trong sổ thành “Bản Nậm Lành” sau khi xuất mẫu" in plan.problems[0].message


def test_a_number_of_somebody_else_is_not_taken(services: Services, school: Unit, tmp_path: Path):
    sent = template(services, school, tmp_path)
    sent.put(sent.row_of("Quàng Văn Dơ"), "Số định danh cá nhân", "011185001234")
    sent.put(sent.row_of("Quàng Văn Dơ"), "Chức vụ", "Giáo viên")
    plan = planned(services, sent.save())
    assert told(plan) == [("Quàng Văn Dơ", "Chức vụ: để trống → Giáo viên")]
    assert "đã ghi cho Lò Thị Hoa" in plan.problems[-1].message


def test_a_move_to_another_unit_is_told_and_made(services: Services, school: Unit, tmp_path: Path):
    other = add_unit(services, "Trường Mầm non Hoa Ban")
    sent = template(services, school, tmp_path)
    sent.put(sent.row_of("Lò Thị Hoa"), "Đơn vị", "Trường Mầm non Hoa Ban")
    plan = planned(services, sent.save())
    assert told(plan) == [
        ("Lò Thị Hoa", "Đơn vị: Trường Tiểu học Nậm Lành → Trường Mầm non Hoa Ban")
    ]
    carry_out(services, plan)
    [hoa] = services.store.subjects.named("Lò Thị Hoa")
    assert hoa.unit_uid == other.uid
    assert hoa.name == "Lò Thị Hoa"


def test_a_unit_that_was_renamed_meanwhile_stays_renamed(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    renamed = replace(school, name="Trường Phổ thông Nậm Lành", former_name=school.name)
    services.directory.save_unit(renamed)
    for file in (sent.save(), sent.save_csv()):
        assert planned(services, file).to_write == []


def test_a_template_of_a_unit_without_people_can_be_filled_in(services: Services, tmp_path: Path):
    sent = template(services, add_unit(services, "Thôn Mới"), tmp_path)
    assert planned(services, sent.save()).usable
    sent.add(**{NAME.replace(" ", "_"): "Vàng A Sùng", "Loại_đối_tượng": "Hộ gia đình"})
    [row] = planned(services, sent.save()).rows
    assert row.subject is not None
    assert (row.state, row.subject.record.kind, row.subject.unit) == (
        "added",
        "household",
        "Thôn Mới",
    )


def test_a_template_without_its_hidden_column_says_what_to_do(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path)
    place = sent.place("Mã trong sổ")
    for row in (*sent.above, *sent.rows):
        del row[place : place + 1]
    with pytest.raises(Refused, match="cột mã ẩn đã bị xóa"):
        planned(services, sent.save())


# Registrations


def test_titles_chosen_by_the_unit_are_registered_for_the_period_of_the_template(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path, "registrations")
    hoa = sent.row_of("Lò Thị Hoa")
    sent.put(hoa, "Danh hiệu đăng ký", "Chiến sĩ thi đua cơ sở")
    sent.put(hoa, "Tên sáng kiến", "Dạy đọc bằng tranh")
    sent.put(sent.row_of("Tổ chuyên môn 4, 5"), "Danh hiệu đăng ký", "Tập thể lao động tiên tiến")

    plan = planned(services, sent.save())

    assert plan.kind == "registrations"
    assert plan.template is not None
    assert (plan.template.unit, plan.template.period) == (school.uid, "2026")
    assert plan.view is not None
    assert plan.view.sheet.name == "Danh sách"
    assert [row.state for row in plan.rows] == ["same", "added", "added"]
    carry_out(services, plan)
    registered = services.store.registrations.of_period("2026")
    assert sorted(each.award_type for each in registered) == ["CSTDCS", "TTLDTT"]
    again = planned(services, sent.save())
    assert (again.count("added"), again.count("updated")) == (0, 0)


def test_another_title_in_the_second_sending_changes_the_first(
    services: Services, school: Unit, tmp_path: Path
):
    sent = template(services, school, tmp_path, "registrations")
    hoa = sent.row_of("Lò Thị Hoa")
    sent.put(hoa, "Danh hiệu đăng ký", "Lao động tiên tiến")
    carry_out(services, planned(services, sent.save()))
    sent.put(hoa, "Danh hiệu đăng ký", "Chiến sĩ thi đua cơ sở")

    plan = planned(services, sent.save())

    assert told(plan) == [
        ("Lò Thị Hoa", "Danh hiệu đăng ký: Lao động tiên tiến → Chiến sĩ thi đua cơ sở")
    ]
    carry_out(services, plan)
    [only] = services.store.registrations.of_period("2026")
    assert only.award_type == "CSTDCS"


def test_two_titles_of_one_person_are_two_rows_and_each_is_changed_alone(
    services: Services, school: Unit, tmp_path: Path
):
    [hoa] = services.store.subjects.named("Lò Thị Hoa")
    services.registering.register("2026", [hoa.uid], ["LDTT", "CSTDCS"])
    sent = template(services, school, tmp_path, "registrations")
    first = sent.row_of("Lò Thị Hoa")
    assert [row[sent.place("Danh hiệu đăng ký")] for row in sent.rows[first : first + 2]] == [
        "Chiến sĩ thi đua cơ sở",
        "Lao động tiên tiến",
    ]
    assert planned(services, sent.save()).to_write == []
    sent.put(first, "Tên sáng kiến", "Dạy đọc bằng tranh")
    sent.put(first + 1, "Danh hiệu đăng ký", None)

    plan = planned(services, sent.save())

    assert told(plan) == [("Lò Thị Hoa", "Sáng kiến: để trống → Dạy đọc bằng tranh")]
    assert "đã xóa danh hiệu Lao động tiên tiến" in plan.problems[0].message
    carry_out(services, plan)
    assert len(services.store.registrations.of_period("2026")) == 2


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Lao động giỏi", "Không nhận ra danh hiệu “Lao động giỏi”"),
        ("Tập thể lao động tiên tiến", "không dành cho cá nhân"),
    ],
)
def test_a_title_that_cannot_be_registered_is_said(
    services: Services, school: Unit, tmp_path: Path, title: str, sentence: str
):
    sent = template(services, school, tmp_path, "registrations")
    sent.put(sent.row_of("Lò Thị Hoa"), "Danh hiệu đăng ký", title)
    plan = planned(services, sent.save())
    assert sentence in plan.problems[0].message
    assert plan.count("skipped") == 1


def test_a_new_person_is_registered_with_the_rest(services: Services, school: Unit, tmp_path: Path):
    sent = template(services, school, tmp_path, "registrations")
    sent.add(**{NAME.replace(" ", "_"): "Vàng A Sùng", "Danh_hiệu_đăng_ký": "Lao động tiên tiến"})
    plan = planned(services, sent.save())
    carry_out(services, plan)
    [only] = services.store.registrations.of_period("2026")
    [new] = services.store.subjects.named("Vàng A Sùng")
    assert (only.subject_uid, new.unit_uid) == (new.uid, school.uid)
    again = planned(services, sent.save())
    assert (again.count("added"), again.count("updated")) == (0, 0)
