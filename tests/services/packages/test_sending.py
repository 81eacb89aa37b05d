"""Sending: what goes out, whole or not at all, and what is remembered of it."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
import threading
import zipfile
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import resources
from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import Cancelled
from models.store import open_store
from services.packages.key_files import KEY_NAMES
from services.packages.lines import DATA_FILES
from services.packages.schemas import published_schemas
from services.packages.sending import KINDS
from services.packages.verifying import verify
from tests.services.packages.sample_commune import PERSONAL_ID, Commune, sending_on

PROJECT = Path(__file__).parents[3]


def lines(path: Path, table: str) -> list[dict]:
    with zipfile.ZipFile(path) as archive:
        return [json.loads(line) for line in archive.read(f"data/{table}.jsonl").splitlines()]


def manifest(path: Path) -> dict:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def left_in(folder: Path) -> list[str]:
    """Everything but the lock."""
    return sorted(p.name for p in folder.iterdir() if p.name != ".sending.lock")


def test_the_file_name_says_who_what_and_which(commune: Commune) -> None:
    sent = commune.sending.send("2026", "ket-qua", commune.stick)
    short = sent.code.replace("-", "")[:8]
    assert sent.file_name == f"TDKT_03217_2026_ket-qua_001_{short}.tdkt"
    assert left_in(commune.stick) == [sent.file_name]
    assert left_in(commune.store.folder.packages) == [sent.file_name]
    kept = commune.store.folder.packages / sent.file_name
    assert kept.read_bytes() == (commune.stick / sent.file_name).read_bytes()
    assert verify(kept).code == sent.code


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_is_whole_and_obeys_the_published_schemas(commune: Commune, kind: str) -> None:
    path = commune.send(kind, attachments=True, private=True)
    assert verify(path).problems == []
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        assert names >= {"manifest.json", "manifest.sig", "readme.txt", "codelist.json"}
        assert names >= {"summary.pdf", "summary.xlsx"}
        assert archive.read("summary.pdf").startswith(b"%PDF")
        assert "Xã Mường Xoan" in archive.read("readme.txt").decode()
    schemas = {name: json.loads(text) for name, text in published_schemas().items()}
    jsonschema.validate(manifest(path), schemas["manifest.schema.json"])
    for file in DATA_FILES:
        for line in lines(path, file.table):
            jsonschema.validate(line, schemas[file.schema])


def test_the_published_schemas_are_those_of_the_program() -> None:
    folder = resources.path("schemas")
    published = {path.name: path.read_bytes() for path in folder.glob("*.schema.json")}
    assert published == published_schemas()
    for text in published.values():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_each_kind_carries_what_its_name_says(commune: Commune) -> None:
    counted = {
        kind: {
            table: n for table, n in manifest(commune.send(kind))["counts"]["records"].items() if n
        }
        for kind in KINDS
    }
    assert counted == {
        "dang-ky": {"periods": 1, "units": 2, "subjects": 2, "registrations": 3},
        "ket-qua": {
            "periods": 1,
            "units": 2,
            "subjects": 2,
            "movements": 1,
            "decisions": 1,
            "awards": 2,
        },
        "toan-bo": {
            "periods": 1,
            "units": 3,
            "subjects": 3,
            "movements": 1,
            "registrations": 3,
            "decisions": 1,
            "awards": 2,
        },
    }


def test_the_manifest_counts_by_award(commune: Commune) -> None:
    counts = manifest(commune.send())["counts"]
    assert counts["awards"] == {"LDTT": 1, "TTLDTT": 1}
    assert counts["registrations"] == {"CSTDCS": 1, "LDTT": 1, "TTLDTT": 1}


def test_personal_data_stays_at_home_unless_it_is_asked_for(commune: Commune) -> None:
    usual = commune.send()
    with zipfile.ZipFile(usual) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert PERSONAL_ID.encode() not in content
            assert "chỉ để ở nhà".encode() not in content
    assert all("ethnicity" not in line for line in lines(usual, "subjects"))
    assert manifest(usual)["private"] is False
    asked = commune.send(private=True)
    assert PERSONAL_ID in {line["personal_id"] for line in lines(asked, "subjects")}
    assert manifest(asked)["private"] is True


def test_attachments_go_along_only_when_chosen(commune: Commune, tmp_path: Path) -> None:
    with zipfile.ZipFile(commune.send()) as archive:
        assert not any("attachments/" in name for name in archive.namelist())
    path = commune.send(attachments=True)
    (line,) = lines(path, "attachments")
    with zipfile.ZipFile(path) as archive:
        content = archive.read(f"attachments/{line['sha256'][:2]}/{line['sha256']}")
    assert content == (tmp_path / "quyet-dinh.pdf").read_bytes()
    assert line["name"] == "quyet-dinh.pdf"


def test_a_lost_attachment_is_named_and_left_out(commune: Commune) -> None:
    for content in commune.store.folder.attachments.glob("*/*"):
        content.unlink()
    preview = commune.sending.preview("2026", "ket-qua")
    assert any("quyet-dinh.pdf" in warning for warning in preview.warnings)
    assert lines(commune.send("ket-qua", attachments=True), "attachments") == []


def test_a_damaged_attachment_is_not_sent(commune: Commune) -> None:
    (content,) = commune.store.folder.attachments.glob("*/*")
    content.write_bytes(bytes(content.stat().st_size))
    with pytest.raises(Refused, match=r"quyet-dinh\.pdf"):
        commune.send("ket-qua", attachments=True)
    assert left_in(commune.stick) == []
    commune.send("ket-qua")


def test_the_first_preview_is_all_new_and_the_second_all_the_same(commune: Commune) -> None:
    first = commune.sending.preview("2026", "toan-bo")
    assert (first.since_last.new, first.since_last.same, first.last) == (9, 0, None)
    assert first.problems == ()
    assert any("1 quyết định" in warning for warning in first.warnings)
    commune.send()
    second = commune.sending.preview("2026", "toan-bo")
    assert (second.since_last.new, second.since_last.same) == (0, 9)
    assert any("Không có gì thay đổi" in warning for warning in second.warnings)


def test_what_changed_since_the_last_time_is_counted(commune: Commune) -> None:
    commune.send("dang-ky")
    registration = commune.store.registrations.all()[0]
    with commune.store.action("Sửa"):
        commune.store.registrations.save(dataclasses.replace(registration, initiative="Sáng kiến"))
    since = commune.sending.preview("2026", "dang-ky").since_last
    assert (since.new, since.changed, since.withdrawn) == (0, 1, 0)


def test_what_was_sent_and_deleted_is_withdrawn_and_never_just_missing(commune: Commune) -> None:
    commune.send("dang-ky")
    registration = commune.store.registrations.all()[0]
    with commune.store.action("Xóa"):
        gone = commune.store.registrations.delete(registration)
    assert commune.store.packages.unsent() > 0
    assert commune.sending.preview("2026", "dang-ky").since_last.withdrawn == 1
    for _ in range(2):  # said again in every later package, because one may get lost
        (line,) = lines(commune.send("dang-ky"), "withdrawn")
        assert (line["table"], line["uid"], line["revision"]) == (
            "registrations",
            registration.uid,
            gone.revision,
        )
        assert line["reason"] == "deleted"
        assert "Lò Văn Thử" in line["label"]
    assert commune.sending.preview("2026", "dang-ky").since_last.withdrawn == 0
    with commune.store.action("Khôi phục"):
        commune.store.registrations.restore(gone)
    assert commune.sending.preview("2026", "dang-ky").since_last.new == 1
    assert lines(commune.send("dang-ky"), "withdrawn") == []


def test_what_was_removed_for_good_is_withdrawn_too(commune: Commune) -> None:
    commune.send("dang-ky")
    with commune.store.action("Xóa"):
        for registration in commune.store.registrations.all():
            commune.store.registrations.delete(registration)
    commune.store.empty_bin(-1)
    path = commune.send("dang-ky")
    assert len(lines(path, "withdrawn")) == 3
    assert verify(path).ok


def test_what_moved_to_another_period_is_withdrawn_from_this_one(commune: Commune) -> None:
    commune.send("dang-ky")
    registration = commune.store.registrations.all()[0]
    with commune.store.action("Sửa"):
        commune.store.registrations.save(dataclasses.replace(registration, period="2025"))
    (line,) = lines(commune.send("dang-ky"), "withdrawn")
    assert line["reason"] == "not_in_period"


def test_somebody_in_the_bin_still_goes_along_with_an_award(commune: Commune) -> None:
    with commune.store.action("Xóa"):
        for subject in commune.store.subjects.all():
            commune.store.subjects.delete(subject)
    path = commune.send("ket-qua")
    assert verify(path).ok
    assert len(lines(path, "subjects")) == 2


def test_an_award_without_a_period_belongs_to_the_year_of_its_decision(commune: Commune) -> None:
    with commune.store.action("Ghi", unlocked=True):
        decision = next(d for d in commune.store.decisions.all() if d.status == "issued")
        commune.store.decisions.save(
            dataclasses.replace(decision, period=None, decided_on=date(2025, 3, 4))
        )
    assert lines(commune.send("ket-qua"), "awards") == []
    sent = commune.sending.send("2025", "ket-qua", commune.stick)
    assert len(lines(commune.stick / sent.file_name, "awards")) == 2


def test_an_empty_period_can_be_sent_as_none(commune: Commune) -> None:
    preview = commune.sending.preview("2019", "dang-ky")
    assert any("không có" in warning for warning in preview.warnings)
    sent = commune.sending.send("2019", "dang-ky", commune.stick)
    assert verify(commune.stick / sent.file_name).ok


def test_packages_are_numbered_and_point_to_the_one_before(commune: Commune) -> None:
    sent = [commune.sending.send("2026", "dang-ky", commune.stick) for _ in range(3)]
    assert [package.sequence for package in sent] == [1, 2, 3]
    assert commune.sending.send("2026", "ket-qua", commune.stick).sequence == 1
    last = manifest(commune.stick / sent[2].file_name)
    assert last["previous"] == {"package": sent[1].uid, "sha256": sent[1].sha256}
    assert len({package.code for package in sent}) == 3


def test_the_history_tells_age_and_our_own_copy(commune: Commune) -> None:
    sent = commune.sending.send("2026", "dang-ky", commune.stick)
    newer = commune.sending.send("2026", "ket-qua", commune.stick)
    (commune.store.folder.packages / sent.file_name).unlink()
    history = commune.sending.history()
    assert [entry.package.uid for entry in history] == [newer.uid, sent.uid]
    assert [entry.age for entry in history] == [0, 0]
    assert [entry.kept is None for entry in history] == [False, True]


def test_after_sending_only_what_changes_is_unsent(commune: Commune) -> None:
    assert commune.store.packages.unsent() == 6  # not the draft, which cannot go out yet
    commune.send("toan-bo")
    assert commune.store.packages.unsent() == 0
    first, second, _ = commune.store.registrations.all()
    with commune.store.action("Sửa"):
        commune.store.registrations.save(dataclasses.replace(first, initiative="Sáng kiến"))
        commune.store.registrations.delete(second)
    assert commune.store.packages.unsent() == 2
    commune.send("toan-bo")
    assert commune.store.packages.unsent() == 0


def test_a_lost_stick_is_written_again_byte_for_byte(commune: Commune, tmp_path: Path) -> None:
    first = commune.send()
    other = tmp_path / "other stick"
    other.mkdir()
    again = commune.sending.write_again(commune.sending.history()[0].package.uid, other)
    assert again.read_bytes() == first.read_bytes()
    (commune.store.folder.packages / first.name).write_bytes(b"changed")
    with pytest.raises(Refused, match="không còn nguyên vẹn"):
        commune.sending.write_again(commune.sending.history()[0].package.uid, other)


def test_the_same_records_make_the_same_data(make_commune) -> None:
    one, other = make_commune("one"), make_commune("other")
    key = (one.store.folder.keys, other.store.folder.keys)
    one.send()
    shutil.copytree(*key)
    shutil.rmtree(key[0].parent / "packages")
    with zipfile.ZipFile(next(one.stick.iterdir())) as a:
        members = {name: a.read(name) for name in a.namelist()}
    with zipfile.ZipFile(other.send()) as b:
        assert {name: b.read(name) for name in b.namelist()} == members


# What goes wrong


def test_a_commune_without_a_name_sends_nothing(tmp_path: Path, commune: Commune) -> None:
    with commune.store.action("Sửa"):
        commune.store.settings.write({"commune_name": ""})
    assert len(commune.sending.preview("2026", "dang-ky").problems) == 1
    with pytest.raises(Refused, match="Cài đặt"):
        commune.send()
    assert left_in(commune.stick) == []


@pytest.mark.parametrize(
    ("period", "kind"), [("2026", "phan-hoi"), ("2026", "x"), ("năm nay", "dang-ky")]
)
def test_what_cannot_be_sent_is_refused(commune: Commune, period: str, kind: str) -> None:
    with pytest.raises(Refused):
        commune.sending.send(period, kind, commune.stick)
    with pytest.raises(Refused):
        commune.sending.preview(period, kind)


def test_a_stick_that_is_not_there_does_not_become_a_folder(commune: Commune) -> None:
    commune.stick.rmdir()
    with pytest.raises(Refused, match="cắm lại USB"):
        commune.send()
    assert not commune.stick.exists()
    assert left_in(commune.store.folder.packages) == []


class During:
    """Does something at one point of the work."""

    def __init__(self, doing: str, act) -> None:
        self.doing, self.act = doing, act

    def report(self, done: int, total: int, doing: str = "") -> None:
        if doing == self.doing and self.act is not None:
            act, self.act = self.act, None
            act()


def stop() -> None:
    raise Cancelled


STAGES = [
    "Đang ghi các bản ghi",
    "Đang ghi các tệp đính kèm",
    "Đang dựng trang PDF",
    "Đang kiểm tra gói vừa ghi",
    "Đang chép gói",
    "Đang đọc lại gói vừa chép",
]


@pytest.mark.parametrize("doing", STAGES)
def test_cancelling_leaves_nothing(commune: Commune, doing: str) -> None:
    progress = During(doing, stop)
    with pytest.raises(Cancelled):
        commune.send(attachments=True, progress=progress)
    assert left_in(commune.stick) == []
    assert left_in(commune.store.folder.packages) == []
    assert commune.sending.history() == []
    assert commune.sending.send("2026", "toan-bo", commune.stick).sequence == 1


def test_a_stick_pulled_out_while_writing_is_said_in_words(commune: Commune) -> None:
    pulled = During("Đang chép gói", lambda: shutil.rmtree(commune.stick))
    with pytest.raises(Refused, match="cắm lại USB"):
        commune.send(progress=pulled)
    assert not commune.stick.exists()
    assert left_in(commune.store.folder.packages) == []
    assert commune.sending.history() == []


def test_a_stick_pulled_out_before_it_is_read_back_is_no_success(commune: Commune) -> None:
    pulled = During("Đang đọc lại gói vừa chép", lambda: shutil.rmtree(commune.stick))
    with pytest.raises(Refused, match="đọc lại không đúng"):
        commune.send(progress=pulled)
    assert commune.sending.history() == []


def test_a_stick_that_spoils_what_is_written_is_found_out(commune: Commune) -> None:
    def spoil() -> None:
        (path,) = commune.stick.glob("*.tdkt")
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)

    with pytest.raises(Refused, match="đọc lại không đúng"):
        commune.send(progress=During("Đang đọc lại gói vừa chép", spoil))
    assert left_in(commune.stick) == []
    assert left_in(commune.store.folder.packages) == []


def test_a_stick_that_takes_no_more_is_said_in_words(commune: Commune) -> None:
    """A limit on the size of files stands in for a full disk."""
    resource = pytest.importorskip("resource", reason="Windows has no limit on the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))

    try:
        with pytest.raises(Refused):
            commune.send(progress=During("Đang chép gói", limit))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert left_in(commune.stick) == []
    assert left_in(commune.store.folder.packages) == []
    assert commune.sending.history() == []


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder nobody may write to")
def test_a_folder_that_is_read_only_is_said_in_words(commune: Commune) -> None:
    with pytest.raises(Refused, match=r"Không được phép ghi|chỉ cho đọc"):
        commune.sending.send("2026", "toan-bo", Path("/sys/kernel"))
    assert left_in(commune.store.folder.packages) == []
    assert commune.sending.history() == []


def test_two_clicks_at_once_give_two_packages_or_one_sentence(commune: Commune) -> None:
    started, finish = threading.Event(), threading.Event()
    outcomes: list[object] = []

    def pause() -> None:
        started.set()
        assert finish.wait(30)

    def send_first() -> None:
        with commune.store.on_own_connection() as store:
            sending = sending_on(store)
            progress = During("Đang ghi các bản ghi", pause)
            outcomes.append(sending.send("2026", "dang-ky", commune.stick, progress=progress))

    first = threading.Thread(target=send_first)
    first.start()
    assert started.wait(30)
    with pytest.raises(Refused, match="Đang ghi một gói khác"):
        commune.send("dang-ky")
    finish.set()
    first.join()
    assert len(outcomes) == 1
    assert commune.sending.send("2026", "dang-ky", commune.stick).sequence == 2
    assert len(left_in(commune.stick)) == 2


SENDER = """
import sys
from pathlib import Path
from models.data_folder import DataFolder
from models.store import open_store
from services.catalogue_loading import load_catalogue
from services.packages.sending import Sending
from services.settings import Settings

class Stopping:
    def report(self, done, total, doing=""):
        if doing == sys.argv[3]:
            print("here", flush=True)
            sys.stdin.readline()

store = open_store(DataFolder(Path(sys.argv[1])))
sending = Sending(store, Settings(store), load_catalogue(store.folder.profile))
sending.send("2026", "toan-bo", Path(sys.argv[2]), attachments=True, progress=Stopping())
"""


@pytest.mark.parametrize("doing", STAGES)
def test_a_power_cut_leaves_no_half_package_under_its_name(commune: Commune, doing: str) -> None:
    commune.store.close()
    folder = commune.store.folder
    process = subprocess.Popen(
        [sys.executable, "-c", SENDER, str(folder.root), str(commune.stick), doing],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    with process.stdout, process.stdin:
        assert process.stdout.readline().strip() == b"here"
        process.kill()
        process.wait()
    for path in [*commune.stick.glob("TDKT_*"), *folder.packages.glob("TDKT_*")]:
        assert verify(path).ok
    store = open_store(DataFolder(folder.root))
    sending = sending_on(store)
    assert sending.history() == []
    sent = sending.send("2026", "toan-bo", commune.stick)
    assert verify(commune.stick / sent.file_name).ok
    assert not any(name.startswith(".tmp-") for name in left_in(commune.stick))
    assert not any(name.startswith(".tmp-") for name in left_in(folder.packages))
    store.close()


def test_the_number_of_a_package_that_was_not_written_down_is_not_given_twice(
    commune: Commune,
) -> None:
    """As after a power cut between the writing of the package and that of its record."""
    commune.sending.send("2026", "toan-bo", commune.stick)
    unknown = commune.store.folder.packages / "TDKT_03217_2026_toan-bo_002_ABCDEFGH.tdkt"
    unknown.write_bytes(b"whole, but not written down")
    assert commune.sending.send("2026", "toan-bo", commune.stick).sequence == 3
    assert commune.sending.send("2026", "ket-qua", commune.stick).sequence == 1


def test_sending_into_our_own_folder_of_packages_works(commune: Commune) -> None:
    sent = commune.sending.send("2026", "toan-bo", commune.store.folder.packages)
    assert left_in(commune.store.folder.packages) == [sent.file_name]


def test_the_public_key_is_handed_over_and_knows_its_packages(commune: Commune) -> None:
    path = commune.send()
    key = commune.sending.export_public_key(commune.stick)
    assert verify(path, key).signed_by == "Xã Mường Xoan (03217)"
    assert commune.sending.fingerprint() in key.read_text(encoding="utf-8")
    assert sorted(p.name for p in commune.store.folder.keys.iterdir()) == sorted(KEY_NAMES)
