"""The tree of units: every key says where its unit stands, whatever was moved before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.data_folder import DataFolder
from models.problems import Refused
from models.store import Store, open_store
from models.units import Unit


@pytest.fixture(scope="module")
def open_once(tmp_path_factory) -> Iterator[Store]:
    with closing(open_store(DataFolder(tmp_path_factory.mktemp("dữ liệu")))) as store:
        yield store


def _check_tree(store: Store) -> None:
    """Keys agree with parents and positions, and walking the tree gives the order of the keys."""
    units = store.units.in_order()
    everything = {u.uid: u for u in store.units._select("1", [])}
    children: dict[str | None, list[Unit]] = {}
    for unit in everything.values():
        children.setdefault(unit.parent_uid, []).append(unit)
        parent_key = everything[unit.parent_uid].tree_key if unit.parent_uid else ""
        assert unit.tree_key.startswith(parent_key)
        assert unit.tree_key.count(".") == parent_key.count(".") + 1
    walked: list[str] = []

    def walk(parent: str | None) -> None:
        for unit in sorted(children.get(parent, []), key=lambda u: (u.position, u.uid[-8:])):
            walked.append(unit.uid)
            walk(unit.uid)

    walk(None)
    in_bin = {uid for uid, unit in everything.items() if unit.deleted_at}
    assert [u.uid for u in units] == [uid for uid in walked if uid not in in_bin]
    for unit in units:
        expected = {unit.uid}
        for other in units:
            above = other
            while above.parent_uid:
                above = everything[above.parent_uid]
                if above.uid == unit.uid:
                    expected.add(other.uid)
        assert {u.uid for u in store.units.below(unit)} == expected


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "order", "delete"]),
        st.integers(0, 30),
        st.integers(0, 30),
        st.integers(0, 4),
    ),
    max_size=25,
)


@settings(max_examples=30, deadline=None)
@given(steps=STEPS)
def test_any_moves_keep_every_key_right(open_once, steps):
    store = open_once
    with store.action("Dọn"):
        store.db.execute("delete from units")
    for verb, first, second, position in steps:
        units = store.units.in_order()
        parent = units[first % len(units)].uid if units and first % 4 else None
        with store.action("Làm"), suppress(Refused):
            if verb == "add" or not units:
                store.units.place(Unit(name="Bản", parent_uid=parent, position=position))
            elif verb == "delete":
                store.units.delete(units[second % len(units)])
            else:
                unit = units[second % len(units)]
                below = {u.uid for u in store.units.below(unit)}
                if verb == "order":
                    store.units.place(replace(unit, position=position))
                elif parent not in below:
                    store.units.place(replace(unit, parent_uid=parent, position=0))
        _check_tree(store)


@pytest.fixture
def tree(store) -> dict[str, Unit]:
    """Khu 1 (Bản Đông (Tổ 1, Tổ 2), Bản Tây), Khu 2"""
    with store.action("Thêm"):
        found: dict[str, Unit] = {}
        for name, parent in (
            ("Khu 1", None),
            ("Bản Đông", "Khu 1"),
            ("Tổ 1", "Bản Đông"),
            ("Tổ 2", "Bản Đông"),
            ("Bản Tây", "Khu 1"),
            ("Khu 2", None),
        ):
            parent_uid = found[parent].uid if parent else None
            found[name] = store.units.place(Unit(name=name, parent_uid=parent_uid))
    return found


def _names(units: list[Unit]) -> list[str]:
    return [unit.name for unit in units]


def test_the_tree_is_read_parents_first_in_the_order_of_adding(store, tree):
    assert _names(store.units.in_order()) == [
        *("Khu 1", "Bản Đông", "Tổ 1", "Tổ 2", "Bản Tây", "Khu 2")
    ]
    assert _names(store.units.below(tree["Bản Đông"])) == ["Bản Đông", "Tổ 1", "Tổ 2"]


def test_a_unit_moves_with_all_below_it_to_the_end_of_its_new_place(store, tree):
    with store.action("Chuyển"):
        moved = replace(tree["Bản Đông"], parent_uid=tree["Khu 2"].uid, position=0)
        moved = store.units.place(moved)
    assert _names(store.units.in_order()) == [
        *("Khu 1", "Bản Tây", "Khu 2", "Bản Đông", "Tổ 1", "Tổ 2")
    ]
    assert moved == store.units.get(moved.uid)
    _check_tree(store)


def test_a_position_orders_siblings(store, tree):
    with store.action("Xếp"):
        store.units.place(replace(tree["Bản Tây"], position=1))
        store.units.place(replace(store.units.get(tree["Bản Đông"].uid), position=2))
    assert _names(store.units.in_order()) == [
        *("Khu 1", "Bản Tây", "Bản Đông", "Tổ 1", "Tổ 2", "Khu 2")
    ]


def test_siblings_of_one_position_keep_what_is_below_them_apart(store, tree):
    with store.action("Xếp"):
        store.units.place(replace(tree["Bản Tây"], position=tree["Bản Đông"].position))
    assert _names(store.units.below(store.units.get(tree["Bản Tây"].uid))) == ["Bản Tây"]
    _check_tree(store)


def test_what_lies_in_the_bin_moves_along(store, tree):
    with store.action("Xóa"):
        store.units.delete(tree["Tổ 1"])
    with store.action("Chuyển"):
        store.units.place(replace(tree["Bản Đông"], parent_uid=tree["Khu 2"].uid, position=0))
    with store.action("Khôi phục"):
        store.units.restore(store.units.get(tree["Tổ 1"].uid))
    assert _names(store.units.below(store.units.get(tree["Khu 2"].uid))) == [
        *("Khu 2", "Bản Đông", "Tổ 1", "Tổ 2")
    ]


def test_a_circle_is_refused(store, tree):
    with pytest.raises(Refused, match="nằm dưới chính nó"), store.action("Chuyển"):
        store.units.place(replace(tree["Khu 1"], parent_uid=tree["Tổ 2"].uid))
    assert _names(store.units.in_order())[0] == "Khu 1"
    _check_tree(store)


def test_members_are_counted_in_the_very_unit(store, tree, add_people):
    add_people("Lò Thị Ánh", "Vàng A Dơ", unit_uid=tree["Bản Đông"].uid)
    (gone,) = add_people("Tô Quốc Sơn", unit_uid=tree["Bản Đông"].uid)
    add_people("Lò Văn Piếng", unit_uid=tree["Tổ 1"].uid)
    with store.action("Xóa"):
        store.subjects.delete(gone)
    assert store.units.count_members(tree["Bản Đông"].uid) == 2
    assert store.units.count_members(tree["Khu 1"].uid) == 0


def test_a_unit_is_found_in_any_spelling_of_its_tone_marks(store):
    with store.action("Thêm"):
        unit = store.units.place(Unit(name="Bản Hoà Bình"))
    assert store.units.named("bản  Hòa bình") == [unit]
    assert store.units.named("bản Hoa Bình") == []
