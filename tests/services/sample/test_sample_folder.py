"""The sample commune's folder: which folders it may fill, and which it leaves alone."""

from __future__ import annotations

import pytest

from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import Cancelled
from models.store import open_store
from services.sample.folder import MARKER, clear_sample_folder
from services.sample.names import STOCKS, NameGiver
from services.sample.origin import SampleClock
from services.sample.sample import FIRST_DAY, TODAY, make_sample

PARTS = {"attachments", "backups", "prints", "packages", "keys", "logs"}


def names(folder) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_folder_gets_the_layout_of_a_data_folder_and_a_marker(tmp_path):
    folder = tmp_path / "new" / "deeper"
    clear_sample_folder(DataFolder(folder))
    assert names(folder) - {"so-thi-dua.lock"} == PARTS | {MARKER}
    assert "hư cấu" in (folder / MARKER).read_text(encoding="utf-8")


def test_a_folder_made_here_is_replaced(tmp_path):
    clear_sample_folder(DataFolder(tmp_path))
    (tmp_path / "so-thi-dua.db").write_bytes(b"old")
    (tmp_path / "prints" / "old.pdf").write_bytes(b"old")
    clear_sample_folder(DataFolder(tmp_path))
    assert not (tmp_path / "so-thi-dua.db").exists()
    assert names(tmp_path / "prints") == set()


def test_a_folder_with_real_data_is_refused_and_stays_as_it_is(tmp_path):
    open_store(DataFolder(tmp_path)).close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(Refused, match="giữ nguyên"):
        clear_sample_folder(DataFolder(tmp_path))
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert after == before


def test_something_foreign_beside_the_sample_is_kept_and_named(tmp_path):
    clear_sample_folder(DataFolder(tmp_path))
    (tmp_path / "bao-cao-cua-toi.docx").write_bytes(b"mine")
    with pytest.raises(Refused, match="bao-cao-cua-toi"):
        clear_sample_folder(DataFolder(tmp_path))
    assert (tmp_path / "bao-cao-cua-toi.docx").read_bytes() == b"mine"


def test_a_sample_that_is_open_is_refused(tmp_path):
    clear_sample_folder(DataFolder(tmp_path))
    store = open_store(DataFolder(tmp_path))
    with pytest.raises(Refused, match="đang mở"):
        clear_sample_folder(DataFolder(tmp_path))
    store.close()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    file = tmp_path / "xa-mau"
    file.write_text("x")
    with pytest.raises(Refused, match="là một tệp"):
        clear_sample_folder(DataFolder(file))


class StopsAtTheThirdStep:
    def report(self, done: int, total: int, doing: str = "") -> None:
        if done == 2:
            raise Cancelled


def test_half_a_commune_is_never_left_behind(tmp_path):
    with pytest.raises(Cancelled):
        make_sample(tmp_path, StopsAtTheThirdStep())
    assert not (tmp_path / "so-thi-dua.db").exists()
    assert (tmp_path / MARKER).exists()


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
