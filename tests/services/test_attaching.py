"""Attachments: one content once, whole or not at all, and found out when it is lost."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from models.data_folder import DataFolder
from models.problems import Refused
from models.store import Store, open_store
from services.attaching import LARGEST, Attaching


@pytest.fixture
def store(tmp_path: Path):
    store = open_store(DataFolder(tmp_path / "data"))
    yield store
    store.close()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "Quyết định 05.pdf"
    file.write_bytes(b"%PDF-1.7 signed and sealed")
    return file


def contents(store: Store) -> list[Path]:
    return sorted(p for p in store.folder.attachments.rglob("*") if p.is_file())


def test_what_is_attached_is_kept_when_the_original_is_gone(store: Store, scan: Path) -> None:
    attaching = Attaching(store)
    attachment = attaching.attach("owner", scan)
    scan.unlink()
    assert attaching.of("owner") == [attachment]
    assert attachment.name == "Quyết định 05.pdf"
    assert attaching.path(attachment).read_bytes() == b"%PDF-1.7 signed and sealed"
    assert attaching.path(attachment).parent.name == attachment.sha256[:2]


def test_attaching_is_one_action(store: Store, scan: Path) -> None:
    Attaching(store).attach("owner", scan)
    assert [b.title for b in store.batches.newest_first()] == [
        "Đính kèm tệp Quyết định 05.pdf",
    ]


def test_the_same_content_is_stored_once(store: Store, scan: Path) -> None:
    attaching = Attaching(store)
    first = attaching.attach("one", scan)
    assert attaching.attach("one", scan) == first
    attaching.attach("two", scan)
    assert len(store.attachments.all()) == 2
    assert len(contents(store)) == 1


def test_what_is_removed_can_come_back(store: Store, scan: Path) -> None:
    attaching = Attaching(store)
    attachment = attaching.attach("owner", scan)
    attaching.remove(attachment.uid)
    assert attaching.of("owner") == []
    assert contents(store)


@pytest.mark.parametrize("size", [0, LARGEST + 1])
def test_empty_and_huge_files_are_refused(store: Store, tmp_path: Path, size: int) -> None:
    file = tmp_path / "tep.bin"
    with file.open("wb") as writer:
        writer.truncate(size)
    with pytest.raises(Refused, match=r"tep\.bin"):
        Attaching(store).attach("owner", file)
    assert contents(store) == []
    assert store.batches.newest_first() == []


@pytest.mark.parametrize("name", ["khong-co.pdf", "."])
def test_what_is_no_file_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        Attaching(store).attach("owner", tmp_path / name)
    assert contents(store) == []


def test_lost_and_changed_contents_are_named(store: Store, scan: Path, tmp_path: Path) -> None:
    attaching = Attaching(store)
    other = tmp_path / "bien-ban.pdf"
    other.write_bytes(b"minutes")
    gone, changed = attaching.attach("a", scan), attaching.attach("b", other)
    assert attaching.missing() == []
    attaching.path(gone).unlink()
    attaching.path(changed).write_bytes(b"minuteS")
    lost = attaching.missing()
    assert [found.attachment for found in lost] == [gone, changed]
    assert "không còn" in lost[0].sentence
    assert "bị hỏng" in lost[1].sentence


def test_attaching_again_mends_a_damaged_content(store: Store, scan: Path) -> None:
    attaching = Attaching(store)
    attachment = attaching.attach("a", scan)
    attaching.path(attachment).write_bytes(b"bad")
    attaching.attach("b", scan)
    assert attaching.missing() == []


def test_a_copy_for_other_programs_bears_the_name_of_the_file(
    store: Store, scan: Path, tmp_path: Path
) -> None:
    attaching = Attaching(store)
    attachment = attaching.attach("owner", scan)
    copy = attaching.copy_out(attachment, tmp_path / "xem")
    assert copy.name == "Quyết định 05.pdf"
    assert copy.read_bytes() == scan.read_bytes()
    with copy.open("rb"):
        assert attaching.copy_out(attachment, tmp_path / "xem") == copy
    named = dataclasses.replace(attachment, name="Số 05: “Lao động” ? .pdf")
    assert attaching.copy_out(named, tmp_path / "xem").name == "Số 05 Lao động.pdf"
    attaching.path(attachment).write_bytes(b"bad")
    with pytest.raises(Refused, match="đã bị hỏng"):
        attaching.copy_out(attachment, tmp_path / "xem")
