"""Actions, their change log, the lock on what is issued, one program per folder, and the bin."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from models.attachments import Attachment
from models.problems import Refused
from models.referring import REFERRING
from models.registrations import Registration
from models.store import open_store
from models.subjects import Subject
from models.units import Unit

LOGGED = [
    *("units", "subjects", "periods", "movements", "registrations", "decisions", "awards"),
    *("signers", "attachments"),
]


def _changes(store) -> list[tuple]:
    rows = store.db.execute("select batch_id, table_name, record_uid, old, new from changes")
    return [
        (batch, table, uid, json.loads(old) if old else None, json.loads(new) if new else None)
        for batch, table, uid, old, new in rows
    ]


def _row(store, table: str, uid: str) -> dict:
    return next(iter(store.db.query(f"select * from {table} where uid = ?", [uid])))


def _some_record(store, table: str):
    if table == "attachments":
        with store.action("Đính kèm"):
            attached = Attachment(owner_uid="x", name="tờ trình.pdf", sha256="0", size=1)
            return store.attachments.save(attached)
    return getattr(store, table).all()[0]


# The change log


@pytest.mark.parametrize("table", LOGGED)
def test_every_write_leaves_what_was_and_what_is(table, store, commune):
    record = _some_record(store, table)
    inserted = next(c for c in _changes(store) if c[1:3] == (table, record.uid))
    assert inserted[3] is None
    assert inserted[4] == _row(store, table, record.uid)

    with store.action("Bỏ vào thùng rác") as batch:
        getattr(store, table).delete(record)
    changed = _changes(store)[-1]
    assert changed[:3] == (batch.id, table, record.uid)
    assert changed[3] == inserted[4]
    assert changed[4] == _row(store, table, record.uid)
    assert changed[4]["deleted_at"] == "2026-03-02T01:30:00Z"


def test_a_removal_for_good_leaves_what_was(store):
    with store.action("Ghi"):
        attached = store.attachments.save(
            Attachment(owner_uid="x", name="tờ trình.pdf", sha256="0", size=1)
        )
    row = _row(store, "attachments", attached.uid)
    with store.action("Xóa hẳn") as batch:
        store.db.execute("delete from attachments")
    assert _changes(store)[-1] == (batch.id, "attachments", attached.uid, row, None)


def test_settings_are_logged_under_their_key(store):
    with store.action("Đặt tên"):
        store.settings.write({"place_name": "Mường Xoan"})
    with store.action("Đổi tên") as batch:
        store.settings.write({"place_name": "Mường Thanh", "clerk_name": ""})
        store.settings.write({"place_name": "Mường Thanh"})
    assert [change for change in _changes(store) if change[0] == batch.id] == [
        (
            batch.id,
            "settings",
            "place_name",
            {"key": "place_name", "value": "Mường Xoan"},
            {"key": "place_name", "value": "Mường Thanh"},
        ),
        (batch.id, "settings", "clerk_name", None, {"key": "clerk_name", "value": ""}),
    ]


@pytest.mark.parametrize("table", LOGGED)
def test_a_write_outside_an_action_fails_and_leaves_nothing(table, store, commune):
    record = _some_record(store, table)
    before = _row(store, table, record.uid), len(_changes(store))
    with pytest.raises(sqlite3.IntegrityError):
        getattr(store, table).save(record)
    store.db.conn.rollback()
    assert (_row(store, table, record.uid), len(_changes(store))) == before


# Actions


def _add(store, name: str) -> None:
    with store.action(f"Thêm {name}"):
        store.subjects.save(Subject(kind="individual", name=name))


def _add_and_fail(store, name: str) -> None:
    with store.action("Thêm rồi hỏng"):
        _add(store, name)
        store.settings.write({"place_name": "Mường Xoan"})
        raise Refused("Không được.")


def test_an_action_that_fails_leaves_nothing(store):
    with pytest.raises(Refused):
        _add_and_fail(store, "Lò Thị Ánh")
    assert store.subjects.all() == []
    assert store.settings.all() == {}
    assert store.batches.newest_first() == []
    assert _changes(store) == []
    assert store.db.execute("select batch_id, unlocked from session").fetchone() == (None, 0)


def test_an_action_that_changes_nothing_leaves_no_batch(store):
    with store.action("Không làm gì"):
        pass
    assert store.batches.newest_first() == []


def test_an_action_inside_another_is_part_of_it(store):
    with store.action("Ngoài") as outer, store.action("Trong") as inner:
        store.subjects.save(Subject(kind="individual", name="Lò Thị Ánh"))
    assert inner == outer
    assert [batch.title for batch in store.batches.newest_first()] == ["Ngoài"]


def test_an_inner_action_that_fails_takes_nothing_else_with_it(store):
    with store.action("Ngoài"):
        _add(store, "Lò Thị Ánh")
        with pytest.raises(Refused):
            _add_and_fail(store, "Vàng A Dơ")
        _add(store, "Tô Quốc Sơn")
    assert [s.name for s in store.subjects.all()] == ["Lò Thị Ánh", "Tô Quốc Sơn"]
    assert store.settings.all() == {}


def test_a_broken_rule_of_the_database_is_a_bug_and_passes_through(store, commune):
    twin = Registration(period="2026", subject_uid=commune.person.uid, award_type="LDTT")
    with pytest.raises(sqlite3.IntegrityError), store.action("Đăng ký"):
        store.registrations.save(twin)


def test_two_connections_do_not_write_at_once(store, commune, monkeypatch):
    monkeypatch.setattr("models.store.MILLISECONDS_TO_BEGIN", 0)
    with store.action("Nhập"), store.on_own_connection() as other:
        store.subjects.save(Subject(kind="individual", name="Lò Thị Ánh"))
        with pytest.raises(Refused, match="đang được một việc khác ghi"), other.action("Sửa"):
            other.settings.write({"place_name": "Mường Xoan"})
    with store.on_own_connection() as other, other.action("Sửa"):
        other.settings.write({"place_name": "Mường Xoan"})
    assert store.settings.all()["place_name"] == "Mường Xoan"


# Issued is issued


@pytest.fixture
def issued(store, commune):
    with store.action("Ban hành"):
        return store.decisions.save(replace(commune.decision, status="issued", number="5"))


def test_an_issued_decision_is_locked_in_the_database(store, commune, issued):
    second = replace(commune.award, uid="", revision=0, subject_uid=commune.collective.uid)
    writes = [
        lambda: store.decisions.save(replace(issued, summary="Khác")),
        lambda: store.decisions.save(replace(issued, status="draft")),
        lambda: store.decisions.delete(issued),
        lambda: store.db.execute("delete from decisions"),
        lambda: store.awards.save(replace(commune.award, name="Người khác")),
        lambda: store.awards.delete(commune.award),
        lambda: store.awards.save(second),
        lambda: store.db.execute("delete from awards"),
    ]
    for write in writes:
        with (
            pytest.raises(Refused, match="đã ban hành nên không sửa được nữa"),
            store.action("Sửa"),
        ):
            write()
    assert store.decisions.get(issued.uid) == issued
    assert store.awards.all() == [commune.award]


def test_an_unlocked_action_writes_to_an_issued_decision(store, commune, issued):
    with store.action("Nhận từ cấp trên", unlocked=True):
        store.awards.save(replace(commune.award, book_number="12"))
    assert store.awards.all()[0].book_number == "12"
    with pytest.raises(Refused), store.action("Sửa"):
        store.awards.delete(store.awards.all()[0])


def test_an_award_does_not_slip_into_an_issued_decision(store, commune, issued):
    with store.action("Soạn"):
        draft = store.decisions.save(
            replace(commune.decision, uid="", revision=0, number="", status="draft")
        )
        loose = replace(
            commune.award,
            uid="",
            revision=0,
            decision_uid=draft.uid,
            subject_uid=commune.collective.uid,
            registration_uid=None,
        )
        loose = store.awards.save(loose)
    with pytest.raises(Refused), store.action("Chuyển"):
        store.awards.save(replace(loose, decision_uid=issued.uid))


def test_files_can_still_be_attached_to_an_issued_decision(store, issued):
    with store.action("Đính kèm"):
        store.attachments.save(
            Attachment(owner_uid=issued.uid, name="bản quét.pdf", sha256="0", size=1)
        )
    assert [a.name for a in store.attachments.of(issued.uid)] == ["bản quét.pdf"]


# One program per folder

HOLD_OPEN = """
import sys
from pathlib import Path
from models.data_folder import DataFolder
from models.store import open_store
store = open_store(DataFolder(Path(sys.argv[1])))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_refused_until_the_first_one_dies(folder):
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD_OPEN, str(folder.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        before = folder.database.read_bytes()
        with pytest.raises(Refused, match="đang mở ở một cửa sổ khác"):
            open_store(folder)
        assert folder.database.read_bytes() == before
        first.kill()
        first.wait()
    with closing(open_store(folder)):
        pass


def test_a_second_opening_in_the_same_program_is_refused(store, folder):
    with pytest.raises(Refused, match="đang mở ở một cửa sổ khác"):
        open_store(folder)


def test_a_folder_is_free_again_after_closing_and_after_a_refusal(store, folder):
    store.close()
    content = folder.database.read_bytes()
    folder.database.write_bytes(b"damaged" * 100)
    with pytest.raises(Refused):
        open_store(folder)
    folder.database.write_bytes(content)
    open_store(folder).close()


def test_what_a_power_cut_left_half_made_is_cleared_away_by_the_next_opening(folder):
    open_store(folder).close()
    (folder.root / ".tmp-backup-abc").mkdir()
    (folder.root / ".tmp-backup-abc" / "so-thi-dua.db").write_bytes(b"half")
    for part in (folder.backups, folder.packages, folder.prints):
        part.mkdir()
        (part / ".tmp-abc.pdf").write_bytes(b"half")
    own = folder.root / ".tmp-của tôi.docx"
    own.write_bytes(b"mine")
    open_store(folder).close()
    assert sorted(folder.root.rglob(".tmp-*")) == [own]


# The bin


def test_the_bin_is_kept_for_the_days_that_were_asked(store, add_people, clock):
    old, young, kept = add_people("Lò Thị Ánh", "Vàng A Dơ", "Tô Quốc Sơn")
    with store.action("Xóa"):
        store.subjects.delete(old)
    clock.moment += timedelta(days=300)
    with store.action("Xóa"):
        store.subjects.delete(young)
    assert store.empty_bin(365) == 0
    clock.moment += timedelta(days=66)
    assert store.empty_bin(365) == 1
    assert store.subjects.find(old.uid) is None
    assert store.subjects.get(young.uid).deleted_at
    assert store.subjects.all() == [kept]
    assert [s.name for s in store.subjects.search("lo thi anh")] == []
    assert store.db.execute("select count(*) from subjects_found").fetchone() == (2,)


def test_emptying_the_bin_keeps_what_something_refers_to(store, commune, clock):
    with store.action("Xóa"):
        store.subjects.delete(commune.person)
        store.registrations.delete(commune.registration)
        store.units.delete(commune.unit)
    clock.moment += timedelta(days=400)
    assert store.empty_bin(365) == 0
    with store.action("Xóa"):
        store.awards.delete(commune.award)
        store.decisions.delete(commune.decision)
    clock.moment += timedelta(days=400)
    assert store.empty_bin(365) == 4
    assert store.units.find(commune.unit.uid) is not None, "a collective belongs to it"
    assert store.db.execute("pragma foreign_key_check").fetchall() == []


def test_emptying_the_bin_keeps_what_has_files_until_they_are_gone(store, commune, clock):
    with store.action("Đính kèm"):
        attached = store.attachments.save(
            Attachment(owner_uid=commune.household.uid, name="đơn.pdf", sha256="0", size=1)
        )
        store.subjects.delete(commune.household)
    clock.moment += timedelta(days=400)
    assert store.empty_bin(365) == 0
    with store.action("Bỏ tệp"):
        store.attachments.delete(attached)
    clock.moment += timedelta(days=400)
    assert store.empty_bin(365) == 2


def test_emptying_the_bin_knows_every_table_and_reference(store):
    tables = {
        name
        for name in store.db.table_names()
        if "deleted_at" in store.db.table(name).columns_dict and name != "periods"
    }
    assert set(REFERRING) == tables
    for table in store.db.table_names():
        for key in store.db.table(table).foreign_keys:
            if key.other_table in REFERRING:
                assert (table, key.column) in REFERRING[key.other_table]


def test_a_unit_that_was_moved_in_the_bin_is_emptied_with_its_children_first(store, clock):
    with store.action("Thêm"):
        top = store.units.place(Unit(name="Khu 1"))
        below = store.units.place(Unit(name="Bản Đông", parent_uid=top.uid))
        store.units.delete(below)
        store.units.delete(top)
    clock.moment += timedelta(days=400)
    assert store.empty_bin(365) + store.empty_bin(365) == 2
    assert store.units.find(top.uid) is None
