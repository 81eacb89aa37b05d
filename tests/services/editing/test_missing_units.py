"""Units that cells name and nobody has added yet are added together with what was typed."""

from services.editing.cells import NewRow, TypedCell
from services.editing.missing_units import missing_units, store_with_units
from services.editing.subject_grid import SubjectGrid
from services.services import Services
from tests.small_commune import add_subjects


def grid_of(services: Services) -> SubjectGrid:
    return SubjectGrid(services.store, services.directory)


def test_a_unit_is_missing_once_however_it_is_spelt(services: Services):
    uids = add_subjects(services, 3)
    units = ("Bản Hoà Bình", "bản hòa bình", "Trường Mầm non Hoa Ban")
    cells = [TypedCell(uid, "unit", unit) for uid, unit in zip(uids, units, strict=True)]
    outcome = grid_of(services).store(cells)
    assert missing_units(outcome.refused) == ["Bản Hoà Bình", "Trường Mầm non Hoa Ban"]


def test_a_refusal_for_another_reason_asks_for_no_unit(services: Services):
    (uid,) = add_subjects(services, 1)
    outcome = grid_of(services).store([TypedCell(uid, "birth_date", "31/02/1980")])
    assert outcome.refused
    assert missing_units(outcome.refused) == []


def test_units_cells_and_rows_are_stored_as_one_action(services: Services):
    (uid,) = add_subjects(services, 1)
    outcome = store_with_units(
        services,
        grid_of,
        ["Bản Mới"],
        [TypedCell(uid, "unit", "Bản Mới"), TypedCell(uid, "birth_date", "31/02/1980")],
        [NewRow("new", {"name": "Lò Thị Mới", "unit": "Bản Mới"})],
    )
    assert [remark.column for remark in outcome.refused] == ["birth_date"]
    people = services.store.subjects.get_many([uid, outcome.added["new"]])
    assert {services.directory.unit_name(person.unit_uid) for person in people} == {"Bản Mới"}
    title = "Thêm đơn vị Bản Mới và ghi tiếp các ô vào Danh bạ"
    assert outcome.title == title
    undone = services.history.undo()
    assert undone is not None
    assert services.directory.units() == []
    assert services.directory.count() == 1
