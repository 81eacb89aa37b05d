"""Which automatic backups stay."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from models.data_folder import DataFolder
from services.backup.retention import (
    BEFORE_RESTORE,
    DAYS,
    MONTHS,
    NEWEST,
    Backup,
    backup_name,
    backups_in,
    dispensable,
    free_path,
)

moments = st.lists(
    st.integers(0, 4_000 * 86_400).map(lambda s: datetime(2026, 1, 1) + timedelta(seconds=s)),
    max_size=300,
    unique=True,
)


def backups(made: list[datetime], reason: str = "thoat") -> list[Backup]:
    return [Backup(Path(f"{at:%Y%m%d%H%M%S}-{reason}.db"), at, reason) for at in made]


@given(moments)
def test_what_stays_is_the_newest_and_the_newest_of_each_day_and_month(made) -> None:
    everything = backups(made)
    gone = dispensable(everything)
    kept = sorted((b.made_at for b in everything if b not in gone), reverse=True)
    assert kept[:NEWEST] == sorted(made, reverse=True)[:NEWEST]
    assert {at.date() for at in kept} >= set(sorted({at.date() for at in made})[-DAYS:])
    assert {(at.year, at.month) for at in kept} >= set(
        sorted({(at.year, at.month) for at in made})[-MONTHS:]
    )
    assert len(kept) <= NEWEST + DAYS + MONTHS


@given(moments)
def test_removing_twice_removes_nothing_more(made) -> None:
    everything = backups(made)
    gone = dispensable(everything)
    assert dispensable([b for b in everything if b not in gone]) == []


def test_a_hundred_copies_after_an_incident_leave_one_from_before_it() -> None:
    before = backups([datetime(2026, 7, 1, 8)])
    after = backups([datetime(2026, 7, 2, 8) + timedelta(minutes=n) for n in range(100)])
    assert before[0] not in dispensable(before + after)


def test_restoring_again_and_again_pushes_out_no_other_copy() -> None:
    good = backups([datetime(2026, 7, 1, 8, minute) for minute in range(10)])
    restores = backups(
        [datetime(2026, 7, 1, 9) + timedelta(minutes=n) for n in range(200)], BEFORE_RESTORE
    )
    assert not set(good) & set(dispensable(good + restores))


def test_only_files_named_as_backups_are_looked_at(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.backups.mkdir()
    name = backup_name(datetime(2026, 7, 1, 8, 5, 9), "Trước khi lấy từ Excel (Đợt 1)")
    assert name == "so-thi-dua-20260701-080509-truoc-khi-lay-tu-excel-dot-1"
    for file in (f"{name}.db", "ban cua toi.db", "so-thi-dua.db", f"{name}.db-journal"):
        (folder.backups / file).touch()
    assert [b.path.name for b in backups_in(folder)] == [f"{name}.db"]
    assert free_path(folder.backups, name, ".db").name == f"{name}-2.db"
