"""The sample commune's folder: which folders it may fill, and which it leaves alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import Cancelled
from models.store import open_store
from services.sample.folder import MARKER, new_sample
from services.sample.names import STOCKS, NameGiver
from services.sample.origin import SampleClock
from services.sample.sample import FIRST_DAY, TODAY, make_sample
from services.services import Services

ROOT = Path(__file__).parents[3]
PARTS = {"attachments", "backups", "prints", "packages", "keys", "logs"}


def names(folder) -> set[str]:
    return {path.name for path in folder.iterdir()}


def make_empty_sample(folder) -> None:
    """As the making of the sample does, with a database that has nobody in it."""
    with new_sample(DataFolder(folder)) as unfinished:
        open_store(unfinished).close()


def test_a_new_folder_gets_the_layout_of_a_data_folder_and_a_marker(tmp_path):
    folder = tmp_path / "new" / "deeper"
    make_empty_sample(folder)
    assert names(folder) - {"so-thi-dua.lock"} == PARTS | {MARKER, "so-thi-dua.db"}
    assert "hư cấu" in (folder / MARKER).read_text(encoding="utf-8")


def test_a_folder_made_here_is_replaced_once_the_new_one_is_whole(tmp_path):
    make_empty_sample(tmp_path)
    (tmp_path / "so-thi-dua.db").write_bytes(b"old")
    (tmp_path / "prints" / "old.pdf").write_bytes(b"old")
    with new_sample(DataFolder(tmp_path)) as unfinished:
        open_store(unfinished).close()
        assert (tmp_path / "so-thi-dua.db").read_bytes() == b"old"
        assert (tmp_path / "prints" / "old.pdf").exists()
    open_store(DataFolder(tmp_path)).close()
    assert names(tmp_path / "prints") == set()


def test_a_folder_with_real_data_is_refused_and_stays_as_it_is(tmp_path):
    open_store(DataFolder(tmp_path)).close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(Refused, match="giữ nguyên"):
        make_empty_sample(tmp_path)
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert after == before


@pytest.mark.parametrize("name", ["bao-cao-cua-toi.docx", ".tmp-của tôi.docx"])
def test_something_foreign_beside_the_sample_is_kept_and_named(tmp_path, name):
    make_empty_sample(tmp_path)
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(Refused, match=re.escape(name)):
        make_empty_sample(tmp_path)
    assert (tmp_path / name).read_bytes() == b"mine"


def test_a_sample_that_is_open_is_refused(tmp_path):
    make_empty_sample(tmp_path)
    store = open_store(DataFolder(tmp_path))
    with pytest.raises(Refused, match="đang mở"):
        make_empty_sample(tmp_path)
    store.close()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    file = tmp_path / "xa-mau"
    file.write_text("x")
    with pytest.raises(Refused, match="là một tệp"):
        make_empty_sample(file)


class StopsAtTheThirdStep:
    def report(self, done: int, total: int, doing: str = "") -> None:
        if done == 2:
            raise Cancelled


def test_half_a_commune_is_never_left_behind(tmp_path):
    with pytest.raises(Cancelled):
        make_sample(tmp_path, StopsAtTheThirdStep())
    assert names(tmp_path) == set()


def test_the_sample_before_stays_when_a_new_one_is_not_finished(tmp_path):
    make_empty_sample(tmp_path)
    before = (tmp_path / "so-thi-dua.db").read_bytes()
    with pytest.raises(Cancelled):
        make_sample(tmp_path, StopsAtTheThirdStep())
    assert (tmp_path / "so-thi-dua.db").read_bytes() == before
    assert list(tmp_path.glob(".tmp-*")) == []


def test_whatever_fails_while_it_is_printed_leaves_nothing_half_made(tmp_path):
    def fail(services: Services) -> list[Path]:
        raise Refused("Ổ đĩa đã đầy.")

    with pytest.raises(Refused):
        make_sample(tmp_path, finish=fail)
    assert names(tmp_path) == set()


KILLED = """
import os, sys
from pathlib import Path
from services.sample.sample import make_sample

class KillAtTheThirdStep:
    def report(self, done, total, doing=""):
        if done == 2:
            os.kill(os.getpid(), 9)

make_sample(Path(sys.argv[1]), KillAtTheThirdStep())
"""


def test_a_power_cut_leaves_no_half_commune_and_the_next_making_works(tmp_path):
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert not (tmp_path / "so-thi-dua.db").exists()
    assert (tmp_path / MARKER).exists()
    make_empty_sample(tmp_path)
    assert names(tmp_path) - {"so-thi-dua.lock"} == PARTS | {MARKER, "so-thi-dua.db"}


def test_identifiers_sort_in_the_order_in_which_they_were_made():
    clock = SampleClock(FIRST_DAY)
    made = [clock.new_uid() for _ in range(10_000)]
    clock.set(TODAY)
    made += [clock.new_uid() for _ in range(10)]
    clock.set(FIRST_DAY)
    made.append(clock.new_uid())
    assert sorted(made) == made
    assert len(set(made)) == len(made)
    assert all(uid[14] == "7" for uid in made)


@pytest.mark.parametrize("people", list(STOCKS))
def test_a_name_is_given_once_in_a_circle(people):
    giver = NameGiver("test")
    made = [giver.name(people, sex, "a") for sex in ("male", "female") for _ in range(60)]
    assert len(set(made)) == len(made)
