"""Installers on a stick: only what is whole, ours and newer is ever started."""

import base64
import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from installer import release as release_tool
from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import Cancelled
from services.backup.retention import backups_in
from services.releases.checking import Release, check_release, newest_release
from services.releases.installation import day_made, this_installation, way_of
from services.releases.leftovers import remove_staged
from services.releases.outcome import update_outcome
from services.releases.release_key import new_private_key, read_private_key, read_release_key
from services.releases.signature_file import LARGEST_INSTALLER, installer_name, signature_path
from services.releases.signing import sign_release
from services.releases.staging import stage_release
from services.releases.starting import environment_outside, start_installer
from services.releases.updating import prepare_update
from services.releases.versions import is_newer, version_parts
from services.version import VERSION
from tests.releases import CONTENT, ReleaseOffice

CURRENT = "0.1.0"
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="rights and limits of POSIX")
with_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> ReleaseOffice:
    return ReleaseOffice(tmp_path_factory.mktemp("office"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "USB").mkdir()
    return tmp_path / "USB"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    (tmp_path / "dữ liệu").mkdir()
    return DataFolder(tmp_path / "dữ liệu")


def refusal(installer: Path, office: ReleaseOffice, current: str = CURRENT) -> str:
    with pytest.raises(Refused) as refused:
        check_release(installer, office.public_key, current)
    return str(refused.value)


# What is taken


def test_a_newer_signed_installer_is_taken_for_what_it_is(office, stick):
    installer = office.release(stick, "0.2.0")
    release = check_release(installer, office.public_key, CURRENT)
    assert (release.installer, release.version, release.size) == (installer, "0.2.0", len(CONTENT))


def test_choosing_the_signature_is_choosing_the_installer_beside_it(office, stick):
    installer = office.release(stick, "0.2.0")
    release = check_release(signature_path(installer), office.public_key, CURRENT)
    assert release.installer == installer


def test_the_signature_can_be_read_by_a_person(office, stick):
    said = json.loads(signature_path(office.release(stick, "0.2.0")).read_text("utf-8"))
    assert (said["format"], said["program"], said["version"]) == (1, "so-thi-dua", "0.2.0")
    assert said["size"] == len(CONTENT)


def test_the_same_installer_gets_the_same_signature(office, stick):
    installer = office.release(stick, "0.2.0")
    first = signature_path(installer).read_bytes()
    sign_release(installer, office.private_key, "0.2.0")
    assert signature_path(installer).read_bytes() == first


@with_openssl
def test_openssl_agrees_with_the_signature(office, stick, tmp_path):
    said = json.loads(signature_path(office.release(stick, "0.2.0")).read_text("utf-8"))
    text = f"so-thi-dua release 1\n{said['version']}\n{said['size']}\n{said['sha256']}\n"
    (tmp_path / "text").write_text(text)
    (tmp_path / "signature").write_bytes(base64.b64decode(said["signature"]))
    public = office.private_key.with_name("release-key.pub")
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(public), "-rawin"]
    command += ["-in", str(tmp_path / "text"), "-sigfile", str(tmp_path / "signature")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_checking_tells_how_far_it_is_and_can_be_stopped(office, stick):
    installer = office.release(stick, "0.2.0", CONTENT + bytes(3 * 1024**2))
    seen: list[tuple[int, int]] = []

    class Watching:
        def report(self, done: int, total: int, doing: str = "") -> None:
            seen.append((done, total))

    check_release(installer, office.public_key, CURRENT, Watching())
    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1] == installer.stat().st_size

    class Stopping:
        def report(self, done: int, total: int, doing: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        check_release(installer, office.public_key, CURRENT, Stopping())


# What is refused


def test_an_installer_without_its_signature_is_refused(office, stick):
    installer = office.release(stick, "0.2.0")
    signature_path(installer).unlink()
    assert f"không có tệp {installer.name}.sig" in refusal(installer, office)


def test_an_installer_signed_by_somebody_else_is_refused(office, stick, tmp_path):
    installer = ReleaseOffice(tmp_path / "other").release(stick, "0.2.0")
    assert "Chữ ký của SoThiDua-0.2.0-x64.exe không đúng" in refusal(installer, office)


def test_half_a_download_is_refused(office, stick):
    installer = office.release(stick, "0.2.0")
    installer.write_bytes(CONTENT[:5000])
    assert "chưa trọn" in refusal(installer, office)


def test_another_program_under_the_same_name_is_refused(office, stick):
    installer = office.release(stick, "0.2.0")
    installer.write_bytes(b"MZ" + bytes(len(CONTENT) - 2))
    assert "đã bị sửa" in refusal(installer, office)


def test_an_older_version_is_refused_also_under_a_newer_name(office, stick):
    old = office.release(stick, "0.1.0")
    renamed = stick / installer_name("0.3.0")
    signature_path(old).rename(signature_path(renamed))
    old.rename(renamed)
    said = refusal(renamed, office, current="0.2.0")
    assert "bản 0.1.0, cũ hơn bản 0.2.0" in said


def test_a_newer_version_written_into_the_signature_is_refused(office, stick):
    installer = office.release(stick, "0.1.0")
    path = signature_path(installer)
    path.write_bytes(path.read_bytes().replace(b"0.1.0", b"0.3.0"))
    assert "không đúng" in refusal(installer, office, current="0.2.0")


def test_the_version_in_use_is_said_to_be_the_same(office, stick):
    assert "đúng bản đang dùng" in refusal(office.release(stick, CURRENT), office)


def test_what_is_no_installer_is_refused(office, stick):
    other = stick / "danh sách.xlsx"
    other.write_bytes(b"PK\3\4")
    assert "không phải bộ cài" in refusal(other, office)
    other.write_bytes(b"")
    assert "không phải bộ cài" in refusal(other, office)
    assert "là thư mục" in refusal(stick, office)


def test_an_installer_that_is_gone_is_refused(office, stick):
    installer = office.release(stick, "0.2.0")
    installer.unlink()
    assert "cắm lại USB" in refusal(installer, office)
    assert "cắm lại USB" in refusal(signature_path(installer), office)


def test_a_huge_file_is_refused_before_it_is_read(office, stick):
    installer = office.release(stick, "0.2.0")
    os.truncate(installer, LARGEST_INSTALLER + 1)
    assert "lớn quá mức" in refusal(installer, office)
    with pytest.raises(Refused, match="quá lớn"):
        sign_release(installer, office.private_key, "0.2.0")


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"format":1}', b"x" * 100_000, b"[" * 4000],
)
def test_a_damaged_signature_is_refused(office, stick, content):
    installer = office.release(stick, "0.2.0")
    signature_path(installer).write_bytes(content)
    assert "bị hỏng" in refusal(installer, office)


def test_what_a_signature_says_besides_is_refused(office, stick):
    installer = office.release(stick, "0.2.0")
    path = signature_path(installer)
    said = json.loads(path.read_text("utf-8"))
    for changed in (
        said | {"more": 1},
        said | {"format": 2},
        said | {"size": 0},
        said | {"version": "2"},
    ):
        path.write_text(json.dumps(changed, separators=(",", ":")) + "\n", "utf-8")
        assert "bị hỏng" in refusal(installer, office)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_any_byte_changed_anywhere_is_refused(office, tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("stick")
    installer = office.release(folder, "0.2.0")
    victim = data.draw(st.sampled_from([installer, signature_path(installer)]))
    content = bytearray(victim.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    victim.write_bytes(content)
    refusal(installer, office)


@settings(max_examples=50, deadline=None)
@given(cut=st.integers(0, 300), more=st.binary(max_size=3))
def test_any_other_length_of_the_signature_is_refused(office, tmp_path_factory, cut, more):
    installer = office.release(tmp_path_factory.mktemp("stick"), "0.2.0")
    path = signature_path(installer)
    whole = path.read_bytes()
    changed = whole[:cut] + more
    if changed != whole:
        path.write_bytes(changed)
        refusal(installer, office)


# Versions


def test_versions_are_compared_as_numbers():
    assert is_newer("0.10.0", "0.9.9")
    assert not is_newer("0.2.0", "0.2.0")
    assert not is_newer("0.2", "0.1.0")
    assert version_parts(VERSION) is not None


@given(st.text(max_size=12))
def test_only_three_plain_numbers_are_a_version(text):
    parts = version_parts(text)
    assert parts is None or ".".join(str(part) for part in parts) == text


# What lies on a stick


def test_the_newest_installer_on_any_stick_is_offered(office, tmp_path):
    office.release(tmp_path / "E", "0.2.0")
    newest = office.release(tmp_path / "F", "0.10.0")
    (tmp_path / "F" / installer_name("9.0.0")).write_bytes(CONTENT)
    found = newest_release(
        [tmp_path / "E", tmp_path / "F", tmp_path / "gone"], office.public_key, CURRENT
    )
    assert found is not None
    assert (found.installer, found.version) == (newest, "0.10.0")


def test_nothing_is_offered_that_is_not_newer(office, stick):
    office.release(stick, CURRENT)
    assert newest_release([stick], office.public_key, CURRENT) is None


# The copy


def checked(office: ReleaseOffice, stick: Path, content: bytes = CONTENT) -> Release:
    installer = office.release(stick, "0.2.0", content)
    return check_release(installer, office.public_key, CURRENT)


def test_the_installer_is_copied_into_the_data_folder(office, stick, folder):
    staged = stage_release(checked(office, stick), folder)
    assert staged == folder.updates / "SoThiDua-0.2.0-x64.exe"
    assert staged.read_bytes() == CONTENT


@pytest.mark.parametrize(
    "swapped", [b"MZ" + bytes(len(CONTENT) - 2), CONTENT + b"x", CONTENT[:-1], b""]
)
def test_an_installer_swapped_after_the_check_is_never_staged(office, stick, folder, swapped):
    release = checked(office, stick)
    release.installer.write_bytes(swapped)
    with pytest.raises(Refused, match="không còn đúng"):
        stage_release(release, folder)
    assert list(folder.updates.iterdir()) == []


def test_a_stick_pulled_out_after_the_check_is_said(office, stick, folder):
    release = checked(office, stick)
    release.installer.unlink()
    with pytest.raises(Refused, match="cắm lại USB"):
        stage_release(release, folder)
    assert list(folder.updates.iterdir()) == []


def test_too_little_room_is_said_before_anything_is_copied(office, stick, folder):
    with pytest.raises(Refused, match="chỉ còn trống 0 MB"):
        stage_release(checked(office, stick), folder, free_space=lambda _folder: len(CONTENT))
    assert list(folder.updates.iterdir()) == []


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@not_on_windows
def test_a_disk_that_takes_no_more_leaves_nothing_behind(office, stick, folder):
    release = checked(office, stick, CONTENT + bytes(2 * 1024**2))
    with no_file_larger_than(1024**2), pytest.raises(Refused) as refused:
        stage_release(release, folder)
    assert isinstance(refused.value.__cause__, OSError)
    assert refused.value.__cause__.errno == errno.EFBIG
    assert list(folder.updates.iterdir()) == []


def test_what_was_staged_before_goes(office, stick, folder):
    folder.updates.mkdir()
    (folder.updates / "SoThiDua-0.1.5-x64.exe").write_bytes(b"old")
    (folder.updates / ".tmp-half.exe").write_bytes(b"half")
    staged = stage_release(checked(office, stick), folder)
    assert list(folder.updates.iterdir()) == [staged]
    remove_staged(folder)
    assert not folder.updates.exists()
    remove_staged(folder)


# Everything ready


def test_before_an_update_the_data_are_backed_up(office, stick, services):
    staged = prepare_update(services, checked(office, stick))
    (backup,) = backups_in(services.folder)
    assert backup.occasion == "Trước khi cập nhật"
    assert staged.exists()


def test_without_a_backup_there_is_no_update(office, stick, services):
    services.folder.backups.write_bytes(b"a file where the folder should be")
    with pytest.raises(Refused):
        prepare_update(services, checked(office, stick))
    assert not services.folder.updates.exists()


# The installer's process


def standing_for_an_installer(path: Path) -> Path:
    """A small real program that writes down how it was started."""
    path.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        "said = [sys.argv[1:], os.getcwd(), os.getsid(0) == os.getpid(), dict(os.environ)]\n"
        "open('said.json', 'w').write(json.dumps(said))\n"
    )
    path.chmod(0o755)
    return path


@not_on_windows
def test_the_installer_is_started_on_its_own(tmp_path):
    installer = standing_for_an_installer(tmp_path / "SoThiDua-0.2.0-x64.exe")
    assert start_installer(installer).wait(timeout=20) == 0
    wishes, place, on_its_own, environment = json.loads((tmp_path / "said.json").read_text())
    assert wishes == ["/S", "/UPDATE"]
    assert Path(place) == tmp_path
    assert on_its_own
    assert environment["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


@not_on_windows
def test_an_installer_that_may_not_be_started_is_said(tmp_path):
    installer = tmp_path / "SoThiDua-0.2.0-x64.exe"
    for content in (None, CONTENT):
        if content:
            installer.write_bytes(content)
            installer.chmod(0o644)
        with pytest.raises(Refused, match="vẫn nguyên"):
            start_installer(installer)


def test_the_installer_gets_nothing_of_the_built_program_s_surroundings(tmp_path):
    program = tmp_path / "Sổ Thi đua"
    path = os.pathsep.join([str(program / "_internal"), "/usr/bin", str(program)])
    known = {"PATH": path, "QT_PLUGIN_PATH": "x", "HOME": "/home"}
    assert environment_outside(known, program) == {
        "PATH": "/usr/bin",
        "HOME": "/home",
        "PYINSTALLER_RESET_ENVIRONMENT": "1",
    }


# What the installer says in the end


def test_the_version_that_runs_is_the_one_that_was_installed():
    outcome = update_outcome("0.2.0", None, "0.2.0")
    assert outcome is not None
    assert (outcome.sentence, outcome.succeeded) == ("Đã cập nhật lên bản 0.2.0.", True)
    assert update_outcome(None, None) is None


@pytest.mark.parametrize(
    ("updated", "failed", "reason"),
    [
        (None, "5", "đang mở"),
        (None, "7", "không đủ chỗ"),
        (None, "77", "mã 77"),
        ("0.2.0", None, "vẫn là bản 0.1.0"),
    ],
)
def test_an_update_that_failed_says_why_and_what_stayed(updated, failed, reason):
    outcome = update_outcome(updated, failed, "0.1.0")
    assert outcome is not None
    assert not outcome.succeeded
    assert reason in outcome.sentence
    assert outcome.sentence.endswith("bản cũ và dữ liệu vẫn nguyên.")


# Which program this is


def test_the_source_takes_no_installers():
    found = this_installation()
    assert (found.way, found.version, found.made_on) == ("source", VERSION, None)
    assert not found.takes_installers
    assert not resources.path("release-key.pub").exists()


def test_a_program_knows_how_it_came(tmp_path):
    program = tmp_path / "SoThiDua.exe"
    assert way_of(program, "win32", True) == "installer"
    assert way_of(program, "linux", True) == "linux"
    assert way_of(program, "win32", False) == "source"
    (tmp_path / "portable.txt").touch()
    assert way_of(program, "win32", True) == "portable"


def test_a_program_of_windows_says_when_it_was_built(tmp_path):
    program = tmp_path / "SoThiDua.exe"
    header = b"MZ".ljust(0x3C, b"\0") + (0x80).to_bytes(4, "little")
    stamp = (1_795_219_200).to_bytes(4, "little")
    program.write_bytes(header.ljust(0x80, b"\0") + b"PE\0\0\x64\x86\x05\x00" + stamp)
    assert day_made(program) == date(2026, 11, 21)
    for other in (b"", b"MZ", b"\x7fELF" * 100, header + b"\xff" * 8):
        program.write_bytes(other)
        assert day_made(program) is None
    assert day_made(tmp_path / "gone.exe") is None


# The tool of the build


def run_tool(*arguments: object) -> int:
    return release_tool.main([str(argument) for argument in arguments])


@not_on_windows
def test_the_tool_makes_a_key_and_signs_what_the_program_then_takes(tmp_path, capsys):
    key, public = tmp_path / "release.pem", tmp_path / "release-key.pub"
    installer = tmp_path / installer_name(VERSION)
    installer.write_bytes(CONTENT)
    assert run_tool("new", key) == 0
    assert key.stat().st_mode & 0o777 == 0o600
    assert run_tool("public", key, public) == 0
    assert run_tool("sign", key, installer) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{installer}.sig"
    release_key = read_release_key(public)
    assert release_key is not None
    assert check_release(installer, release_key, "0.0.9").version == VERSION


@with_openssl
def test_a_key_made_by_openssl_is_as_good(tmp_path):
    key = tmp_path / "release.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", str(key)], check=True)
    key.chmod(0o600)
    assert run_tool("public", key, tmp_path / "key.pub") == 0
    assert read_release_key(tmp_path / "key.pub") is not None


@not_on_windows
def test_the_tool_keeps_the_key_out_of_the_checkout(tmp_path, capsys):
    inside = release_tool.CHECKOUT / "release.pem"
    assert run_tool("new", inside) == 1
    assert not inside.exists()
    link = tmp_path / "link"
    link.symlink_to(release_tool.CHECKOUT)
    assert run_tool("new", link / "release.pem") == 1
    assert "nằm ngoài" in capsys.readouterr().err


def test_the_tool_never_replaces_a_key(office, capsys):
    before = office.private_key.read_bytes()
    assert run_tool("new", office.private_key) == 1
    assert office.private_key.read_bytes() == before
    assert "không ghi đè" in capsys.readouterr().err


def test_the_tool_signs_under_the_right_name_only(office, tmp_path):
    installer = tmp_path / installer_name("7.7.7")
    installer.write_bytes(CONTENT)
    assert run_tool("sign", office.private_key, installer) == 1
    assert not signature_path(installer).exists()


@not_on_windows
def test_what_is_no_private_key_is_refused(office, tmp_path):
    key = tmp_path / "key.pem"
    for content in (b"", b"-----BEGIN PRIVATE KEY-----", CONTENT):
        key.write_bytes(content)
        key.chmod(0o600)
        with pytest.raises(Refused, match="không phải khóa riêng"):
            read_private_key(key)
    with pytest.raises(Refused, match="cắm lại USB"):
        read_private_key(tmp_path / "gone.pem")
    key = new_private_key(tmp_path / "open.pem")
    key.chmod(0o644)
    with pytest.raises(Refused, match="chmod 600"):
        read_private_key(key)


def test_what_is_no_version_is_not_signed(office, stick):
    installer = office.release(stick, "0.2.0")
    with pytest.raises(Refused, match="không phải số phiên bản"):
        sign_release(installer, office.private_key, "mới nhất")
