"""Taking a list into the book: who is meant, what is added, what is said, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from models.batches import Batch
from models.movements import Movement
from models.problems import Refused
from models.subjects import Subject
from models.units import Unit
from services.catalogue_loading import load_catalogue
from services.intake.carrying_out import take_in
from services.intake.plan import Choices, IntakeKind, Plan
from services.intake.planning import plan_intake
from services.services import Services
from tests.small_commune import add_decision, add_subjects

PEOPLE = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị"]
REGISTERED = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu đăng ký"]
AWARDED = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số quyết định", "Ngày quyết định"]
COLLECTIVES = ["STT", "Tên tập thể", "Đơn vị công tác", "Danh hiệu"]
SCHOOL, OTHER_SCHOOL = "Trường Mầm non Hoa Ban", "Trường Tiểu học Nậm Hua"


class Intake:
    """Writes a workbook and takes it in, as somebody at the screen would."""

    def __init__(self, services: Services, folder: Path) -> None:
        self.services = services
        self.folder = folder

    def file(self, rows: Sequence[Sequence[Any]], name: str = "danh-sach.xlsx") -> Path:
        path = self.folder / name
        with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
            sheet = book.add_worksheet("DS")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        return path

    def plan(self, rows: Sequence[Sequence[Any]], kind: IntakeKind, **choices: str) -> Plan:
        return plan_intake(self.services, self.file(rows), kind, Choices(**choices))

    def take(self, rows: Sequence[Sequence[Any]], kind: IntakeKind, **choices: str) -> Plan:
        plan = self.plan(rows, kind, **choices)
        self.batch: Batch | None = take_in(self.services, plan)
        return plan

    def subjects(self) -> list[Subject]:
        return self.services.store.subjects.all()

    def unit_of(self, subject: Subject) -> str:
        return self.services.directory.unit_name(subject.unit_uid)


@pytest.fixture
def intake(services: Services, tmp_path: Path) -> Intake:
    return Intake(services, tmp_path)


def counts(plan: Plan) -> tuple[int, int, int, int]:
    """Added, updated, same, skipped; they always make up what was read."""
    found = tuple(plan.count(state) for state in ("added", "updated", "same", "skipped"))
    assert sum(found) == plan.read
    return found  # pyright: ignore[reportReturnType]


def said(plan: Plan) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.message) for problem in plan.problems]


# Whom a row means


def test_a_list_of_people_becomes_people_in_their_units(intake: Intake) -> None:
    plan = intake.take(
        [PEOPLE, [1, "Bà Lò Thị Ễn", "05/7/1985", "Nữ", "Giáo viên", SCHOOL]], "subjects"
    )
    assert counts(plan) == (1, 0, 0, 0)
    (person,) = intake.subjects()
    assert (person.name, person.honorific, person.sex) == ("Lò Thị Ễn", "Bà", "female")
    assert (person.birth_date, person.position) == ("1985-07-05", "Giáo viên")
    assert intake.unit_of(person) == SCHOOL
    assert [(unit.name, unit.kind) for unit in intake.services.directory.units()] == [
        (SCHOOL, "school")
    ]


def test_a_file_taken_in_twice_adds_nothing(intake: Intake) -> None:
    rows = [
        PEOPLE,
        [1, "Lò Thị Ễn", "1985", "Nữ", "Giáo viên", SCHOOL],
        [2, "Quàng Văn Dơ", "", "", "", ""],
        [3, "Quàng Văn Dơ", "", "", "", OTHER_SCHOOL],
        [4, "Cà Văn Ộc", "1970", "Nam", "Hiệu trưởng", SCHOOL],
        [5, "Cà Văn Ộc", "1992", "Nam", "Bảo vệ", SCHOOL],
    ]
    assert counts(intake.take(rows, "subjects"))[0] == 4
    again = intake.take(rows, "subjects")
    assert counts(again)[:2] == (0, 0)
    assert intake.batch is None


def test_two_people_of_one_name_stay_two(intake: Intake) -> None:
    plan = intake.take(
        [
            PEOPLE,
            [1, "Lò Thị Ễn", "05/7/1985", "", "", SCHOOL],
            [2, "Lò Thị Ễn", "19/8/1990", "", "", SCHOOL],
            [3, "Lò Thị Ễn", "", "", "", OTHER_SCHOOL],
        ],
        "subjects",
    )
    assert counts(plan) == (3, 0, 0, 0)
    assert plan.problems == []


def test_a_line_that_stands_twice_counts_once(intake: Intake) -> None:
    line = ["Lò Thị Ễn", "05/7/1985", "Nữ", "Giáo viên", SCHOOL]
    plan = intake.take([PEOPLE, [1, *line], [2, *line]], "subjects")
    assert counts(plan) == (1, 0, 1, 0)
    assert plan.problems == []
    assert len(intake.subjects()) == 1


def test_people_whom_only_their_post_tells_apart_stay_two_and_are_said(intake: Intake) -> None:
    rows = [
        PEOPLE,
        [1, "Lò Thị Ễn", "", "", "Giáo viên", SCHOOL],
        [2, "Lò Thị Ễn", "", "", "Kế toán", SCHOOL],
    ]
    plan = intake.take(rows, "subjects")
    assert counts(plan) == (2, 0, 0, 0)
    ((row, column, sentence),) = said(plan)
    assert (row, column) == (3, "B")
    assert "khác chức vụ với dòng 2" in sentence
    assert counts(intake.take(rows, "subjects")) == (0, 0, 2, 0)


def test_a_line_that_says_less_than_another_is_taken_for_the_same_and_said(intake: Intake) -> None:
    plan = intake.take(
        [PEOPLE, [1, "Lò Thị Ễn", "1985", "", "", SCHOOL], [2, "Lò Thị Ễn", "", "", "", SCHOOL]],
        "subjects",
    )
    assert counts(plan) == (1, 0, 1, 0)
    assert "nếu là hai người" in said(plan)[0][2]


def test_a_man_and_a_woman_of_one_name_are_two(intake: Intake) -> None:
    intake.take([PEOPLE, [1, "Vàng Thanh Bình", "", "Nam", "", SCHOOL]], "subjects")
    plan = intake.take([PEOPLE, [1, "Vàng Thanh Bình", "", "Nữ", "", SCHOOL]], "subjects")
    assert counts(plan) == (1, 0, 0, 0)
    assert "khác giới tính" in said(plan)[0][2]


def test_collectives_of_one_name_in_different_units_are_different(intake: Intake) -> None:
    rows = [
        COLLECTIVES,
        [1, "Tổ Văn phòng", SCHOOL, "Tập thể lao động tiên tiến"],
        [2, "Tổ Văn phòng", OTHER_SCHOOL, "Lao động tiên tiến"],
        [3, "Tổ văn phòng ", SCHOOL.upper(), "TTLĐTT"],
    ]
    plan = intake.take(rows, "registrations", period="2026")
    assert counts(plan) == (2, 0, 1, 0)
    assert {subject.kind for subject in intake.subjects()} == {"collective"}
    assert sorted(map(intake.unit_of, intake.subjects())) == [SCHOOL, OTHER_SCHOOL]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trường Mầm non Hoà Bình", "Trường Mầm non Hòa Bình"),
        ("Trường Mầm non Hoa Ban", "TRƯỜNG MẦM NON HOA BAN"),
        ("Tru\u031bo\u031b\u0300ng Mầm non Hoa Ban", "Trường Mầm non  Hoa Ban"),
    ],
)
def test_ways_of_writing_one_unit_are_one_unit(intake: Intake, one: str, other: str) -> None:
    intake.take([PEOPLE, [1, "Lò Thị Ễn", "", "", "", one]], "subjects")
    plan = intake.take([PEOPLE, [1, "Lò Thị Ễn", "", "", "", other]], "subjects")
    assert counts(plan) == (0, 0, 1, 0)
    assert len(intake.services.directory.units()) == 1


def test_units_that_one_file_tells_apart_by_a_tone_mark_are_said(intake: Intake) -> None:
    plan = intake.take(
        [
            PEOPLE,
            [1, "Lò Thị Ễn", "", "", "", "Trường Hoà Bình"],
            [2, "Lò Thị Ễn", "", "", "", "Trường Hòa Bình"],
            [3, "Cà Văn Ộc", "", "", "", "Trường Hòa Bình"],
        ],
        "subjects",
    )
    assert counts(plan) == (2, 0, 1, 0)
    assert any("chỉ khác cách đặt dấu" in note for note in plan.notes)


def test_names_that_differ_by_a_mark_are_never_one(intake: Intake) -> None:
    plan = intake.take(
        [
            PEOPLE,
            [1, "Lò Văn Lang", "", "", "", "Bản Văn Lang"],
            [2, "Lò Văn Lăng", "", "", "", "Bản Văn Lăng"],
        ],
        "subjects",
    )
    assert counts(plan) == (2, 0, 0, 0)
    assert len(intake.services.directory.units()) == 2


def test_a_former_name_of_a_unit_leads_to_it(intake: Intake) -> None:
    intake.services.directory.save_unit(
        Unit(name="Trường Mầm non Mường Xoan", kind="school", former_name=SCHOOL)
    )
    intake.take([PEOPLE, [1, "Lò Thị Ễn", "", "", "", SCHOOL]], "subjects")
    assert [unit.name for unit in intake.services.directory.units()] == [
        "Trường Mầm non Mường Xoan"
    ]


def test_whoever_could_be_several_is_said_and_left_out(intake: Intake) -> None:
    intake.take(
        [
            PEOPLE,
            [1, "Lò Thị Ễn", "1985", "", "", SCHOOL],
            [2, "Lò Thị Ễn", "1990", "", "", SCHOOL],
            [3, "Cà Văn Ộc", "", "", "", SCHOOL],
            [4, "Cà Văn Ộc", "", "", "", OTHER_SCHOOL],
        ],
        "subjects",
    )
    plan = intake.take(
        [
            PEOPLE,
            [1, "Lò Thị Ễn", "", "", "", SCHOOL],
            [2, "Cà Văn Ộc", "", "", "", ""],
            [3, "Lò Thị Ễn", "1990", "", "", SCHOOL],
        ],
        "subjects",
    )
    assert counts(plan) == (0, 0, 1, 2)
    first, second = said(plan)
    assert first[:2] == (2, "B")
    assert "ngày sinh" in first[2]
    assert "ghi thêm đơn vị" in second[2]


def test_a_personal_number_finds_its_owner_in_another_unit(intake: Intake) -> None:
    header = [*PEOPLE, "Số CCCD"]
    intake.take([header, [1, "Lò Thị Ễn", "1985", "Nữ", "", SCHOOL, "011185000123"]], "subjects")
    plan = intake.take(
        [header, [1, "Lò Thị Ễn", "1985", "Nữ", "", OTHER_SCHOOL, "011185000123"]], "subjects"
    )
    assert counts(plan) == (0, 1, 0, 0)
    (person,) = intake.subjects()
    assert intake.unit_of(person) == OTHER_SCHOOL


def test_a_number_that_is_another_persons_is_left_empty_and_said(intake: Intake) -> None:
    header = [*PEOPLE, "Số CCCD"]
    plan = intake.take(
        [
            header,
            [1, "Lò Thị Ễn", "1985", "Nữ", "", SCHOOL, "011185000123"],
            [2, "Cà Thị Dung", "1985", "Nữ", "", SCHOOL, "011185000123"],
        ],
        "subjects",
    )
    assert counts(plan) == (2, 0, 0, 0)
    assert "đã ghi cho Lò Thị Ễn" in said(plan)[0][2]
    assert [person.personal_id for person in intake.subjects()] == ["011185000123", ""]


def test_somebody_who_may_have_moved_is_added_and_said(intake: Intake) -> None:
    intake.take([PEOPLE, [1, "Lò Thị Ễn", "05/7/1985", "", "", SCHOOL]], "subjects")
    plan = intake.take([PEOPLE, [1, "Lò Thị Ễn", "05/7/1985", "", "", OTHER_SCHOOL]], "subjects")
    assert counts(plan) == (1, 0, 0, 0)
    assert "nếu là một người thì hãy xóa bớt" in said(plan)[0][2]


def test_the_list_of_people_updates_what_is_known(intake: Intake) -> None:
    intake.take([PEOPLE, [1, "Lò Thị Ễn", "1985", "", "Giáo viên", SCHOOL]], "subjects")
    plan = intake.take(
        [PEOPLE, [1, "Lò Thị Ễn", "05/7/1985", "", "Hiệu trưởng", SCHOOL]], "subjects"
    )
    assert counts(plan) == (0, 1, 0, 0)
    (person,) = intake.subjects()
    assert (person.birth_date, person.position) == ("1985-07-05", "Hiệu trưởng")
    less = intake.take([PEOPLE, [1, "Lò Thị Ễn", "1985", "", "", SCHOOL]], "subjects")
    assert counts(less) == (0, 0, 1, 0)


def test_other_lists_only_fill_what_is_not_known(intake: Intake) -> None:
    intake.take([PEOPLE, [1, "Lò Thị Ễn", "", "", "Hiệu trưởng", ""]], "subjects")
    plan = intake.take([REGISTERED, [1, "Lò Thị Ễn", "Giáo viên", SCHOOL, "LĐTT"]], "registrations")
    assert counts(plan) == (1, 0, 0, 0)
    (person,) = intake.subjects()
    assert (person.position, intake.unit_of(person)) == ("Hiệu trưởng", SCHOOL)


def test_a_cell_that_cannot_be_used_is_left_empty_and_named(intake: Intake) -> None:
    plan = intake.take([PEOPLE, [1, "Lò Thị Ễn", "10/20/1959", "", "", SCHOOL]], "subjects")
    assert counts(plan) == (1, 0, 0, 0)
    assert said(plan)[0][:2] == (2, "C")
    assert intake.subjects()[0].birth_date == ""


# Registrations


def test_registrations_are_made_with_whom_they_are_about(intake: Intake) -> None:
    plan = intake.take(
        [
            REGISTERED,
            [1, "Lò Thị Ễn", "Giáo viên", SCHOOL, "Lao động tiên tiến"],
            [2, "Cà Văn Ộc", "Hiệu trưởng", SCHOOL, "Chiến sỹ thi đua cơ sở"],
            [3, SCHOOL, "", "", "Lao động tiên tiến"],
        ],
        "registrations",
        period="2025-2026",
    )
    assert counts(plan) == (3, 0, 0, 0)
    store = intake.services.store
    stored = store.registrations.of_period("2025-2026")
    assert [r.award_type for r in stored] == ["LDTT", "CSTDCS", "TTLDTT"]
    assert [store.subjects.get(r.subject_uid).kind for r in stored] == [
        "individual",
        "individual",
        "collective",
    ]


def test_a_title_comes_from_the_row_else_from_the_choice_and_never_from_nowhere(
    intake: Intake,
) -> None:
    rows = [
        REGISTERED,
        [1, "Lò Thị Ễn", "", SCHOOL, "CSTĐCS"],
        [2, "Cà Văn Ộc", "", SCHOOL, ""],
        [3, "Vàng A Dơ", "", SCHOOL, "Danh hiệu lạ"],
    ]
    without = intake.plan(rows, "registrations")
    assert counts(without) == (1, 0, 0, 2)
    assert [(row, column) for row, column, _ in said(without)] == [(3, "E"), (4, "E")]
    chosen = intake.take(rows, "registrations", award="LDTT")
    assert [row.award_type for row in chosen.rows] == ["CSTDCS", "LDTT", ""]


def test_several_titles_in_one_cell_are_several_registrations(intake: Intake) -> None:
    plan = intake.take([REGISTERED, [1, "Lò Thị Ễn", "", SCHOOL, "LĐTT, CSTĐCS"]], "registrations")
    assert counts(plan) == (2, 0, 0, 0)
    assert len(intake.subjects()) == 1


def test_a_title_for_others_is_said(intake: Intake) -> None:
    plan = intake.plan([REGISTERED, [1, SCHOOL, "", "", "CSTĐCS"]], "registrations")
    assert counts(plan) == (0, 0, 0, 1)
    assert "không dành cho tập thể" in said(plan)[0][2]


def test_households_are_recognised_by_what_they_register_for(intake: Intake) -> None:
    rows = [
        ["STT", "Họ tên chủ hộ", "Thôn, bản", "Danh hiệu"],
        [1, "Lò Văn Ộc", "Bản Nậm Hua", "Gia đình văn hóa"],
    ]
    assert counts(intake.take(rows, "registrations")) == (1, 0, 0, 0)
    (household,) = intake.subjects()
    assert household.kind == "household"
    assert [(u.name, u.kind) for u in intake.services.directory.units()] == [
        ("Bản Nậm Hua", "hamlet")
    ]


def test_a_year_that_is_missing_is_made(intake: Intake) -> None:
    rows = [[*REGISTERED, "Năm học"], [1, "Lò Thị Ễn", "", SCHOOL, "LĐTT", "2023-2024"]]
    intake.take(rows, "registrations")
    period = intake.services.periods.find("2023-2024")
    assert period is not None
    assert (period.kind, period.name) == ("school_year", "Năm học 2023-2024")
    assert len(intake.services.store.registrations.of_period("2023-2024")) == 1


def test_what_a_second_list_adds_to_a_registration_is_an_update(intake: Intake) -> None:
    intake.take([REGISTERED, [1, "Lò Thị Ễn", "", SCHOOL, "CSTĐCS"]], "registrations")
    more = [*REGISTERED, "Tên sáng kiến"]
    plan = intake.take(
        [more, [1, "Lò Thị Ễn", "", SCHOOL, "CSTĐCS", "Vườn rau sạch"]], "registrations"
    )
    assert counts(plan) == (0, 1, 0, 0)
    (stored,) = intake.services.store.registrations.of_period("2026")
    assert stored.initiative == "Vườn rau sạch"


# Awards and their decisions


def test_awards_are_grouped_into_the_decisions_that_rows_name(intake: Intake) -> None:
    plan = intake.take(
        [
            AWARDED,
            [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "145/QĐ-UBND", date(2026, 1, 12)],
            [2, "Cà Văn Ộc", SCHOOL, "LĐTT", "145", date(2026, 1, 12)],
            [3, "Vàng A Dơ", SCHOOL, "CSTĐCS", "0145/QĐ-UBND", date(2026, 1, 12)],
            [4, "Bạc Thị Ánh", SCHOOL, "LĐTT", "146/QĐ-UBND", date(2026, 1, 12)],
        ],
        "awards",
    )
    assert counts(plan) == (4, 0, 0, 0)
    first, second = sorted(intake.services.store.decisions.all(), key=lambda d: d.number)
    assert (first.code, first.status, first.origin, first.level) == (
        "145/QĐ-UBND",
        "issued",
        "recorded",
        "commune",
    )
    assert first.period == "2026"
    lines = intake.services.deciding.awards(first.uid)
    assert {(line.name, line.award_type) for line in lines} == {
        ("Lò Thị Ễn", "LDTT"),
        ("Cà Văn Ộc", "LDTT"),
        ("Vàng A Dơ", "CSTDCS"),
    }
    assert second.code == "146/QĐ-UBND"


def test_a_second_file_adds_to_the_decision_that_is_there(intake: Intake) -> None:
    day = date(2026, 1, 12)
    intake.take([AWARDED, [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "145/QĐ-UBND", day]], "awards")
    rows = [
        AWARDED,
        [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "145", day],
        [2, "Cà Văn Ộc", SCHOOL, "LĐTT", "145", day],
    ]
    assert counts(intake.take(rows, "awards")) == (1, 0, 1, 0)
    assert counts(intake.take(rows, "awards")) == (0, 0, 2, 0)
    (decision,) = intake.services.store.decisions.all()
    assert len(intake.services.deciding.awards(decision.uid)) == 2


def test_a_line_is_known_again_after_its_recipient_moved(intake: Intake) -> None:
    day = date(2026, 1, 12)
    rows = [
        AWARDED,
        [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "145", day],
        [2, "Lò Thị Ễn", OTHER_SCHOOL, "LĐTT", "145", day],
    ]
    intake.take(rows, "awards")
    directory = intake.services.directory
    elsewhere = directory.ensure_unit("Trạm Y tế xã Mường Xoan")
    moved = next(person for person in intake.subjects() if intake.unit_of(person) == SCHOOL)
    directory.move([moved.uid], elsewhere.uid)
    assert counts(intake.take(rows, "awards")) == (0, 0, 2, 0)
    assert len(intake.subjects()) == 2


def test_decisions_of_one_number_and_day_by_different_issuers_are_two(intake: Intake) -> None:
    header, day = [*AWARDED, "Cơ quan ban hành"], date(2024, 2, 1)
    intake.take(
        [
            header,
            [1, "Lò Thị Ễn", SCHOOL, "CSTĐCS", "9/QĐ-UBND", day, "Chủ tịch UBND huyện Tuần Giáo"],
            [2, "Cà Văn Ộc", SCHOOL, "Giấy khen của Chủ tịch UBND xã", "9/QĐ-UBND", day,
             "Chủ tịch UBND xã Nậm Hua"],
        ],
        "awards",
    )  # fmt: skip
    assert {d.level for d in intake.services.store.decisions.all()} == {"district", "commune"}


def test_an_award_keeps_how_its_recipient_was_then(intake: Intake) -> None:
    intake.take([PEOPLE, [1, "Lò Thị Ễn", "1985", "Nữ", "Hiệu trưởng", OTHER_SCHOOL]], "subjects")
    header = [*AWARDED, "Chức vụ", "Thành tích", "Tiền thưởng", "CCCD"]
    plan = intake.take(
        [header, [1, "Lò Thị Ễn", "", "LĐTT", "145", date(2026, 1, 12), "Giáo viên", "Dạy tốt",
                  "702.000", ""]],
        "awards",
    )  # fmt: skip
    assert counts(plan) == (1, 0, 0, 0)
    (award,) = intake.services.store.awards.all()
    assert (award.subject_position, award.unit_name) == ("Giáo viên", OTHER_SCHOOL)
    assert (award.achievement, award.prize, award.birth_date) == ("Dạy tốt", 702_000, "1985")
    assert intake.subjects()[0].position == "Hiệu trưởng"


def test_the_newest_decision_tells_what_a_new_person_is(intake: Intake) -> None:
    header = [*AWARDED, "Chức vụ"]
    intake.take(
        [
            header,
            [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "145", date(2026, 1, 12), "Hiệu trưởng"],
            [2, "Lò Thị Ễn", SCHOOL, "LĐTT", "90", date(2019, 1, 12), "Giáo viên"],
        ],
        "awards",
    )
    (person,) = intake.subjects()
    assert person.position == "Hiệu trưởng"
    assert len(intake.services.store.awards.all()) == 2


def test_a_level_that_may_not_decide_is_said_with_its_source(intake: Intake) -> None:
    header = [*AWARDED, "Cơ quan ban hành"]
    plan = intake.plan(
        [
            header,
            [1, "Lò Thị Ễn", SCHOOL, "CSTĐCS", "9", date(2024, 2, 1), "Chủ tịch UBND xã Nậm Hua"],
            [
                2,
                "Cà Văn Ộc",
                SCHOOL,
                "Giấy khen của Chủ tịch UBND huyện",
                "5",
                date(2025, 8, 1),
                "",
            ],
        ],
        "awards",
    )
    assert counts(plan) == (0, 0, 0, 2)
    assert {problem.column for problem in plan.problems} == {"D"}
    assert "thẩm quyền" in plan.problems[0].message


@pytest.mark.parametrize(
    ("changed", "said"), [("enabled = false", False), ('severity = "warn"', True)]
)
def test_a_province_that_does_not_enforce_levels_takes_the_row(
    intake: Intake, changed, said
) -> None:
    services = intake.services
    services.folder.profile.write_text(f'[[rules]]\nid = "K7"\n{changed}\n', "utf-8")
    services.catalogue = load_catalogue(services.folder.profile)
    row = [1, "Lò Thị Ễn", SCHOOL, "CSTĐCS", "9", date(2024, 2, 1), "Chủ tịch UBND xã Nậm Hua"]
    plan = intake.plan([[*AWARDED, "Cơ quan ban hành"], row], "awards")
    assert counts(plan) == (1, 0, 0, 0)
    assert any("thẩm quyền" in problem.message for problem in plan.problems) is said


def test_the_level_is_told_by_the_law_where_the_file_is_silent(intake: Intake) -> None:
    intake.take(
        [
            AWARDED,
            [1, "Lò Thị Ễn", SCHOOL, "CSTĐCS", "9", date(2024, 2, 1)],
            [2, "Cà Văn Ộc", SCHOOL, "LĐTT", "9", date(2024, 2, 1)],
        ],
        "awards",
    )
    (decision,) = intake.services.store.decisions.all()
    assert decision.level == "district"


def test_a_decision_belongs_to_the_movement_that_rows_name(intake: Intake) -> None:
    movement = intake.services.movements.save(Movement(name="Chung sức xây dựng nông thôn mới"))
    header, day = [*AWARDED, "Phong trào"], date(2026, 1, 12)
    plan = intake.take(
        [
            header,
            [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "145", day, "chung sức xây dựng nông thôn mới"],
            [2, "Cà Văn Ộc", SCHOOL, "LĐTT", "146", day, "Phong trào lạ"],
        ],
        "awards",
    )
    stored = {d.number: d.movement_uid for d in intake.services.store.decisions.all()}
    assert stored == {"145": movement.uid, "146": None}
    assert any("“Phong trào lạ”" in note for note in plan.notes)


def test_nobody_is_awarded_twice_by_one_decision(intake: Intake) -> None:
    day = date(2026, 1, 12)
    plan = intake.take(
        [
            AWARDED,
            [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "145", day],
            [2, "Lò Thị Ễn", SCHOOL, "CSTĐCS", "145", day],
        ],
        "awards",
    )
    assert counts(plan) == (1, 0, 0, 1)
    assert "mỗi đối tượng một lần" in said(plan)[0][2]


def test_rows_without_a_number_need_a_draft(intake: Intake) -> None:
    rows = [AWARDED, [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "", ""]]
    plan = intake.plan(rows, "awards")
    assert counts(plan) == (0, 0, 0, 1)
    assert "quyết định nháp" in plan.refusal
    assert counts(intake.take(rows, "awards", decision="NEW")) == (1, 0, 0, 0)
    (draft,) = intake.services.store.decisions.all()
    assert (draft.status, draft.origin, draft.number) == ("draft", "own", "")
    assert "Lao động tiên tiến" in draft.summary
    assert counts(intake.take(rows, "awards", decision="NEW")) == (0, 0, 1, 0)


def test_rows_go_into_the_draft_that_is_chosen(intake: Intake) -> None:
    draft = add_decision(intake.services, "LDTT", add_subjects(intake.services, 2))
    plan = intake.take(
        [AWARDED, [1, "Cầm Thị Ơn", SCHOOL, "", "", ""]],
        "awards",
        decision=draft.uid,
        award="LDTT",
    )
    assert counts(plan) == (1, 0, 0, 0)
    lines = intake.services.deciding.awards(draft.uid)
    assert [line.position for line in sorted(lines, key=lambda a: a.position)] == [1, 2, 3]


def test_a_number_without_a_day_is_said(intake: Intake) -> None:
    plan = intake.plan([AWARDED, [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "145", ""]], "awards")
    assert said(plan)[0][:2] == (2, "F")


def test_an_issued_decision_of_the_book_takes_nobody_more(intake: Intake) -> None:
    services = intake.services
    decision = add_decision(services, "LDTT", add_subjects(services, 1))
    for _ in range(2):
        services.deciding.advance(decision.uid)
    day = date(2026, 11, 18)
    services.deciding.advance(decision.uid, "145", day)
    plan = intake.plan([AWARDED, [1, "Cầm Thị Ơn", SCHOOL, "LĐTT", "145/QĐ-UBND", day]], "awards")
    assert counts(plan) == (0, 0, 0, 1)
    assert "Quyết định số 145/QĐ-UBND đã ban hành" in said(plan)[0][2]


def test_an_award_takes_up_the_registration_it_fulfils(intake: Intake) -> None:
    intake.take([REGISTERED, [1, "Lò Thị Ễn", "", SCHOOL, "LĐTT"]], "registrations")
    intake.take([AWARDED, [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "145", date(2026, 11, 12)]], "awards")
    (registration,) = intake.services.store.registrations.of_period("2026")
    (award,) = intake.services.store.awards.all()
    assert award.registration_uid == registration.uid


def test_households_with_decisions_are_awarded(intake: Intake) -> None:
    header = ["STT", "Họ tên chủ hộ", "Thôn", "Danh hiệu", "Số quyết định", "Ngày quyết định"]
    rows = [header, [1, "Lò Văn Ộc", "Bản Mới", "Gia đình văn hóa", "12/QĐ-UBND", date(2026, 1, 5)]]
    assert counts(intake.take(rows, "households")) == (1, 0, 0, 0)
    (award,) = intake.services.store.awards.all()
    assert (award.kind, award.award_type) == ("household", "GDVH")


# Choices and files that mean nothing


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"award": "KHONGCO"}, "KHONGCO"),
        ({"level": "thôn"}, "thôn"),
        ({"period": "năm kia"}, "năm kia"),
        ({"decision": "khong-co"}, "khong-co"),
    ],
)
def test_a_choice_that_means_nothing_is_refused(
    intake: Intake, choices: dict[str, str], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        intake.plan([AWARDED, [1, "Lò Thị Ễn", SCHOOL, "LĐTT", "", ""]], "awards", **choices)


def test_columns_of_which_nothing_is_kept_are_said(intake: Intake) -> None:
    plan = intake.plan([[*PEOPLE, "SĐT"], [1, "Lò Thị Ễn", "", "", "", "", "0912"]], "subjects")
    assert any("số điện thoại" in note for note in plan.notes)


def test_an_empty_template_is_no_failure(intake: Intake) -> None:
    plan = intake.plan([PEOPLE], "subjects")
    assert (plan.read, plan.usable, plan.refusal) == (0, True, "")


def test_a_bare_award_is_that_of_whoever_the_row_says_decided(intake: Intake) -> None:
    header = [*AWARDED, "Cơ quan ban hành"]
    rows = [
        header,
        [1, "Lò Văn Một", SCHOOL, "Giấy khen", 12, "05/7/2024", "Chủ tịch UBND huyện Mẫu"],
        [2, "Lò Văn Hai", SCHOOL, "Giấy khen", 13, "05/8/2025", "Chủ tịch UBND xã Mẫu"],
        [3, "Lò Văn Ba", SCHOOL, "Giấy khen", 14, "05/8/2025", ""],
    ]
    plan = intake.take(rows, "awards")
    assert [row.award_type for row in plan.rows] == ["GK_HUYEN", "GK_XA", ""]
    assert counts(plan) == (2, 0, 0, 1)


def test_whoever_stands_under_head_of_household_is_a_household(intake: Intake) -> None:
    rows = [
        ["STT", "Họ và tên chủ hộ", "Năm sinh", "Thôn", "Danh hiệu đăng ký"],
        [1, "Lò Văn Mẫu", 1960, "Bản Mẫu", "Gia đình văn hóa"],
    ]
    intake.take(rows, "registrations", period="2026")
    assert [subject.kind for subject in intake.subjects()] == ["household"]
