"""Any list goes out as a template and comes back as it was; after edits, just these edits are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.subjects import HOLDER_CLASSES, SEXES, SUBJECT_KINDS, Subject
from models.units import Unit
from services.intake.carrying_out import carry_out
from services.intake.plan import Choices, Plan
from services.intake.planning import plan_intake
from services.services import Services
from services.templates.writing_templates import TemplateWanted, write_template
from tests.resaving import Resaved

FAST = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# fmt: off
WORDS = st.sampled_from(
    ["Lò", "Quàng", "Thị", "Văn", "A", "Ê-đê", "Niê", "K'Brơi", "Hoà", "Hòa", "Tổng", "cộng", "Ghi",
     "chú", "Ông", "Bà", "ThS.", "Trường", "Tổ", "1", "2025", "UBND", "=1+1", "-5", "+84", "@x",
     "'a", "“b”", "TỔNG", "ĐỖ", "KÝ"]
)
# fmt: on
NAMES = (
    st.lists(WORDS, min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda name: any(c.isalpha() for c in name))
)
TEXTS = st.one_of(
    st.just(""), st.lists(WORDS, max_size=4).map(" ".join), st.just("Dòng một\nDòng hai")
)
BIRTHS = st.one_of(
    st.just(""),
    st.integers(1940, 2020).map(str),
    st.tuples(st.integers(1940, 2020), st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02d}"),
    st.dates().filter(lambda d: 1915 < d.year < 2020).map(lambda d: d.isoformat()),
)
SUBJECTS = st.builds(
    Subject,
    kind=st.sampled_from(list(SUBJECT_KINDS)),
    name=NAMES,
    honorific=st.sampled_from(["", "Ông", "Bà", "Đồng chí"]),
    birth_date=BIRTHS,
    sex=st.sampled_from(list(SEXES)),
    position=TEXTS,
    holder_class=st.sampled_from(list(HOLDER_CLASSES)),
    ethnicity=st.sampled_from(["", "Thái", "Kinh", "Mông"]),
    address=TEXTS,
    note=TEXTS,
)
LISTS = st.lists(SUBJECTS, min_size=1, max_size=12)
TITLES = {
    "individual": ["LDTT", "CSTDCS", "GK_XA"],
    "collective": ["TTLDTT", "GK_XA"],
    "household": ["GDVH"],
}


@pytest.fixture
def units(services: Services) -> Iterator[Unit]:
    """A new unit for each list."""

    def fresh() -> Iterator[Unit]:
        number = 0
        while True:
            number += 1
            yield services.directory.save_unit(Unit(name=f"Trường số {number} của xã"))

    return fresh()


def stored(services: Services, unit: Unit, subjects: list[Subject]) -> list[Subject]:
    with services.store.action("Thêm"):
        return services.store.subjects.save_many(
            replace(subject, unit_uid=unit.uid) for subject in subjects
        )


def planned(services: Services, file: Path) -> Plan:
    return plan_intake(services, file, "subjects", Choices())


@FAST
@given(subjects=LISTS)
def test_a_list_of_people_comes_back_as_it_went(
    services: Services, units: Iterator[Unit], tmp_path: Path, subjects: list[Subject]
):
    unit = next(units)
    stored(services, unit, subjects)
    wanted = TemplateWanted("subjects", unit.uid, private=True)
    path = write_template(services, wanted, tmp_path / "mau.xlsx")
    for file in (path, Resaved(path).save(), Resaved(path).save_csv()):
        plan = planned(services, file)
        assert [row.state for row in plan.rows] == ["same"] * len(subjects)
        assert plan.problems == []
        assert len(plan.notes) == 1


@FAST
@given(subjects=LISTS, data=st.data())
def test_registrations_come_back_as_they_went(
    services: Services,
    units: Iterator[Unit],
    tmp_path: Path,
    subjects: list[Subject],
    data: st.DataObject,
):
    unit = next(units)
    for subject in stored(services, unit, subjects):
        if codes := data.draw(st.sets(st.sampled_from(TITLES[subject.kind]))):
            services.registering.register(
                "2026", [subject.uid], sorted(codes), note=data.draw(TEXTS)
            )
    wanted = TemplateWanted("registrations", unit.uid, "2026")
    path = write_template(services, wanted, tmp_path / "mau.xlsx")
    for file in (path, Resaved(path).save(), Resaved(path).save_csv()):
        plan = planned(services, file)
        assert {row.state for row in plan.rows} == {"same"}
        assert plan.problems == []


EDITS = {
    "Chức vụ": ("Chức vụ", ["Hiệu trưởng", "Văn thư"]),
    "Địa chỉ": ("Địa chỉ", ["Bản Huổi Cang"]),
    "Ngày sinh": ("Ngày sinh", ["1966", "7/1966", "05/7/1966"]),
    "Dân tộc": ("Dân tộc", ["Khơ-mú"]),
    "Tình trạng": ("Tình trạng", ["Đã chuyển đi", "Đã mất"]),
    "Ghi chú": ("Ghi chú", ["Sửa lại"]),
}


@FAST
@given(subjects=LISTS, data=st.data())
def test_just_the_edits_are_told_and_a_second_sending_adds_nothing(
    services: Services,
    units: Iterator[Unit],
    tmp_path: Path,
    subjects: list[Subject],
    data: st.DataObject,
):
    unit = next(units)
    stored(services, unit, subjects)
    wanted = TemplateWanted("subjects", unit.uid, private=True)
    sent = Resaved(write_template(services, wanted, tmp_path / "mau.xlsx"))
    edits: set[tuple[str, str, str]] = set()
    for row in range(len(sent.rows)):
        for title in data.draw(st.sets(st.sampled_from(list(EDITS)), max_size=3)):
            column, values = EDITS[title]
            value = data.draw(st.sampled_from(values))
            sent.put(row, column, value)
            edits.add((str(sent.rows[row][sent.place("Mã trong sổ")]), title, value))
    sent.rows = data.draw(st.permutations(sent.rows))

    plan = planned(services, sent.save())

    told = {
        (row.subject.record.uid, change.title, change.new)
        for row in plan.rows
        if row.subject
        for change in row.changes
    }
    assert told == edits
    assert plan.problems == []
    assert plan.count("added") == 0
    carry_out(services, plan)
    assert planned(services, sent.save()).to_write == []
