"""Verifying: nothing that was changed, by accident or on purpose, passes."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.data_folder import DataFolder
from models.problems import Refused
from services.packages.key_files import PUBLIC_NAME
from services.packages.keys import SigningKey, signing_key
from services.packages.lines import DATA_FILES
from services.packages.verifying import VerifyReport, verify
from services.zip_reading import Limits
from tests.services.packages.sample_commune import Commune, open_commune

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commune]:
    commune = open_commune(tmp_path_factory.mktemp("commune"), "data")
    yield commune
    commune.store.close()


@pytest.fixture(scope="module")
def sent(commune: Commune) -> Path:
    return commune.send(attachments=True)


@pytest.fixture
def package(sent: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Path(shutil.copy(sent, folder))


@pytest.fixture
def stranger(tmp_path: Path) -> SigningKey:
    return signing_key(DataFolder(tmp_path / "stranger"), "99999", "Xã Lạ")


@pytest.fixture
def own_key(commune: Commune) -> SigningKey:
    return signing_key(commune.store.folder, "03217", "Xã Mường Xoan")


def members_of(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_zip(path: Path, members: Members) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def sealed(members: Members, key: SigningKey, **changes) -> Members:
    """A manifest that agrees with the members, signed by ``key``."""
    files = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in members.items()
        if name not in ("manifest.json", "manifest.sig")
    ]
    manifest = json.loads(members["manifest.json"]) | {
        "files": files,
        "public_key": base64.b64encode(key.public).decode(),
        **changes,
    }
    content = json.dumps(manifest, ensure_ascii=False).encode()
    return members | {"manifest.json": content, "manifest.sig": key.sign(content)}


def is_sound(report: VerifyReport) -> bool:
    return report.ok and report.integrity and not report.problems


# What is sound


def test_a_sound_package_answers_with_every_key_of_the_contract(package: Path) -> None:
    report = verify(package)
    assert report.as_json() == {
        "ok": True,
        "integrity": True,
        "signed_by": "unknown",
        "package": report.package,
        "commune": "03217",
        "kind": "toan-bo",
        "period": "2026",
        "counts": {
            "periods": 1,
            "units": 3,
            "subjects": 3,
            "movements": 1,
            "registrations": 3,
            "decisions": 1,
            "awards": 2,
            "attachments": 1,
            "withdrawn": 0,
        },
        "problems": [],
    }
    assert report.commune_name == "Xã Mường Xoan"


def test_with_the_key_of_the_commune_its_name_is_given(commune: Commune, package: Path) -> None:
    report = verify(package, commune.store.folder.keys / PUBLIC_NAME)
    assert (report.ok, report.signed_by) == (True, "Xã Mường Xoan (03217)")


def test_a_package_packed_anew_by_another_program_is_as_good(package: Path, tmp_path: Path) -> None:
    assert is_sound(verify(write_zip(tmp_path / "lai.tdkt", members_of(package))))


def test_a_later_version_that_this_one_can_read_is_read(
    package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    members = members_of(package)
    line = json.loads(members["data/periods.jsonl"]) | {"colour": "xanh"}
    members["data/periods.jsonl"] = json.dumps(line).encode()
    members["data/meetings.jsonl"] = b'{"uid": "x"}\n'
    newer = sealed(members, own_key, format_version=2, novelty=[1])
    assert is_sound(verify(write_zip(tmp_path / "moi.tdkt", newer)))


def test_nothing_is_unpacked_or_changed(package: Path) -> None:
    around = {p: p.stat().st_mtime_ns for p in package.parent.parent.rglob("*")}
    verify(package)
    assert {p: p.stat().st_mtime_ns for p in package.parent.parent.rglob("*")} == around


# Keys and signatures


def test_the_key_of_another_commune_is_no_key_of_this_package(
    package: Path, stranger: SigningKey, tmp_path: Path
) -> None:
    report = verify(package, tmp_path / "stranger" / "keys" / PUBLIC_NAME)
    assert (report.ok, report.integrity, report.signed_by) == (False, True, "unknown")
    assert "khóa khác" in report.problems[0]


def test_a_package_signed_anew_by_a_stranger_is_not_ours(
    commune: Commune, package: Path, stranger: SigningKey, tmp_path: Path
) -> None:
    forged = write_zip(tmp_path / "gia.tdkt", sealed(members_of(package), stranger))
    assert verify(forged).signed_by == "unknown"
    assert not verify(forged, commune.store.folder.keys / PUBLIC_NAME).ok


def test_a_signature_of_another_package_is_no_signature(
    commune: Commune, package: Path, tmp_path: Path
) -> None:
    other = members_of(commune.send("dang-ky"))
    for signature in (other["manifest.sig"], b"", bytes(64), other["manifest.sig"] + b"x"):
        members = members_of(package) | {"manifest.sig": signature}
        report = verify(write_zip(tmp_path / "doi.tdkt", members))
        assert (report.ok, report.integrity, report.signed_by) == (False, False, None)


def test_a_manifest_of_another_package_does_not_fit(
    commune: Commune, package: Path, tmp_path: Path
) -> None:
    other = members_of(commune.send("dang-ky"))
    sealing = {name: other[name] for name in ("manifest.json", "manifest.sig")}
    report = verify(write_zip(tmp_path / "doi.tdkt", members_of(package) | sealing))
    assert not report.ok
    assert not report.integrity


# Members


def test_one_changed_byte_in_any_member_is_found_and_named(package: Path, tmp_path: Path) -> None:
    members = members_of(package)
    for name, content in members.items():
        for place in {0, len(content) // 2, len(content) - 1} if content else ():
            changed = bytearray(content)
            changed[place] ^= 1
            report = verify(write_zip(tmp_path / "sua.tdkt", members | {name: bytes(changed)}))
            assert not report.ok
            assert not report.integrity
            if not name.startswith("manifest"):
                assert any(name in problem for problem in report.problems)


def test_a_missing_member_is_found(package: Path, tmp_path: Path) -> None:
    members = members_of(package)
    for name in members:
        rest = {other: content for other, content in members.items() if other != name}
        report = verify(write_zip(tmp_path / "thieu.tdkt", rest))
        assert not report.integrity
        assert any(name in problem for problem in report.problems)


def test_a_member_that_nobody_signed_is_found(package: Path, tmp_path: Path) -> None:
    for name in ("extra.txt", "data/extra.jsonl", "attachments/aa/x"):
        members = members_of(package) | {name: b"x"}
        report = verify(write_zip(tmp_path / "thua.tdkt", members))
        assert not report.integrity
        assert any(name in problem for problem in report.problems)


def test_a_renamed_member_is_found(package: Path, tmp_path: Path) -> None:
    members = members_of(package)
    for name in members:
        renamed = {(f"x{n}" if n == name else n): content for n, content in members.items()}
        assert not verify(write_zip(tmp_path / "doi-ten.tdkt", renamed)).integrity


def test_two_members_that_changed_places_are_found(package: Path, tmp_path: Path) -> None:
    members = members_of(package)
    members["data/awards.jsonl"], members["data/subjects.jsonl"] = (
        members["data/subjects.jsonl"],
        members["data/awards.jsonl"],
    )
    assert not verify(write_zip(tmp_path / "doi-cho.tdkt", members)).integrity


def test_no_data_file_may_be_missing_even_when_signed(
    package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    for file in DATA_FILES:
        members = {n: c for n, c in members_of(package).items() if n != file.name}
        report = verify(write_zip(tmp_path / "thieu.tdkt", sealed(members, own_key)))
        assert not report.ok
        assert any(file.name in problem for problem in report.problems)


# The ZIP itself


def raw_zip(path: Path, entries: list[tuple[zipfile.ZipInfo | str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def symlink() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("data/link.jsonl")
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info


UNSAFE = {
    "out of the folder": "../../evil.txt",
    "absolute": "/tmp/evil.txt",
    "a drive": "C:/evil.txt",
    "Windows slashes": "..\\evil.txt",
    "a share": "//host/share/evil",
    "a hidden file": ".bashrc",
    "a folder": "data/",
    "a device": "data/CON.txt",
    "a dot at the end": "data/x.",
    "a line break": "data/a\nb",
    "letters that change direction": "data/\u202efdp.exe",
    "a very long name": "a" * 300,
    "names that are one on Windows": "DATA/awards.jsonl",
}


@pytest.mark.parametrize("name", list(UNSAFE.values()), ids=list(UNSAFE))
def test_unsafe_names_are_refused_before_anything_is_read(
    name: str, package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    members = sealed(members_of(package) | {name: b""}, own_key)
    report = verify(write_zip(tmp_path / "la.tdkt", members))
    assert not report.ok
    assert report.signed_by is None


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(package: Path, tmp_path: Path) -> None:
    entries = [*members_of(package).items(), ("data/awards.jsonl", b"other")]
    report = verify(raw_zip(tmp_path / "hai.tdkt", entries))
    assert "trùng tên" in report.problems[0]


def test_links_are_refused(package: Path, tmp_path: Path) -> None:
    entries = [*members_of(package).items(), (symlink(), b"/etc/passwd")]
    assert "không phải tệp thường" in verify(raw_zip(tmp_path / "link.tdkt", entries)).problems[0]


def test_bombs_are_refused_unread(package: Path, own_key: SigningKey, tmp_path: Path) -> None:
    members = sealed(members_of(package) | {"data/bomb.jsonl": bytes(40_000_000)}, own_key)
    assert "quá lớn" in verify(write_zip(tmp_path / "bom.tdkt", members)).problems[0]


def test_a_member_that_lies_about_its_size_is_refused(package: Path, tmp_path: Path) -> None:
    """The list of members says a thousand bytes, the packed data hold a million."""
    name = b"data/lie.jsonl"
    path = write_zip(tmp_path / "doi.tdkt", members_of(package) | {name.decode(): bytes(1_000_000)})
    content = bytearray(path.read_bytes())
    size = (1_000_000).to_bytes(4, "little")
    place = content.rfind(name)
    content[place - 46 + 24 : place - 46 + 28] = (1000).to_bytes(4, "little")
    assert size in content  # the local header still tells the truth
    path.write_bytes(content)
    assert not verify(path).ok


def test_members_that_share_their_bytes_are_refused(package: Path, tmp_path: Path) -> None:
    """Thousands of entries over one block of packed data: a small file that becomes enormous."""
    path = write_zip(
        tmp_path / "chong.tdkt", {"data/aaaaa.jsonl": b"x" * 999, "data/bbbbb.jsonl": b"y"}
    )
    content = bytearray(path.read_bytes())
    first = content.rfind(b"data/aaaaa.jsonl") - 46
    second = content.rfind(b"data/bbbbb.jsonl") - 46
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    path.write_bytes(content)
    assert not verify(path).ok


def test_a_member_that_says_otherwise_of_itself_than_the_list_is_refused(
    package: Path, tmp_path: Path
) -> None:
    content = package.read_bytes()
    file = tmp_path / "lech.tdkt"
    for place in range(30):
        changed = bytearray(content)
        changed[place] ^= 0x10
        file.write_bytes(changed)
        assert not verify(file).ok, place


def test_a_package_beyond_four_gigabytes_is_read(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written with the limit moved down: what is larger is told in the fields of large files."""
    members = members_of(package)
    for limit in (10, 300, 3000, package.stat().st_size - 3000):
        with monkeypatch.context() as patched:
            patched.setattr(zipfile, "ZIP64_LIMIT", limit)
            file = write_zip(tmp_path / "lon.tdkt", members)
        assert verify(file).problems == []


def test_bytes_that_belong_to_no_member_are_refused(package: Path, tmp_path: Path) -> None:
    content = package.read_bytes()
    for hidden in (b"MZ" + content, content + b"\0", b"x" * 5000 + content):
        file = tmp_path / "an.tdkt"
        file.write_bytes(hidden)
        assert not verify(file).ok
    with zipfile.ZipFile(file := tmp_path / "loi.tdkt", "w") as archive:
        archive.writestr("manifest.json", b"{}")
        archive.comment = b"hidden"
    assert not verify(file).ok


@pytest.mark.parametrize(
    "limits",
    [
        Limits(packed=100),
        Limits(unpacked=1000),
        Limits(members=3),
        Limits(small=10),
        Limits(directory=10),
    ],
    ids=str,
)
def test_limits_are_kept(limits: Limits, package: Path) -> None:
    assert not verify(package, limits=limits).ok


def test_a_large_package_needs_little_memory(
    package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    members = members_of(package)
    content = hashlib.shake_256(b"scan").digest(20_000_000)
    digest = hashlib.sha256(content).hexdigest()
    members[f"attachments/{digest[:2]}/{digest}"] = content
    large = write_zip(tmp_path / "lon.tdkt", sealed(members, own_key))
    del members, content
    tracemalloc.start()
    report = verify(large)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert report.ok
    assert peak < 8_000_000


def test_a_line_without_an_end_is_refused(
    package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    members = members_of(package)
    noise = hashlib.shake_256(b"noise").hexdigest(3_000_000).encode()
    members["data/movements.jsonl"] = b'{"uid": "' + noise + b'"}'
    report = verify(write_zip(tmp_path / "dai.tdkt", sealed(members, own_key)))
    assert any("dòng quá dài" in problem for problem in report.problems)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"no ZIP" * 500])
def test_what_is_no_package_is_said_in_words(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "la.tdkt"
    file.write_bytes(content)
    report = verify(file)
    assert not report.ok
    assert "la.tdkt" in report.problems[0]
    assert report.as_json()["counts"] == {}


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Không tìm thấy"):
        verify(tmp_path / "khong-co.tdkt")


# Versions and lines


def test_a_newer_package_asks_for_a_newer_program(
    package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    members = sealed(members_of(package), own_key, format_version=2, least_reader_version=2)
    report = verify(write_zip(tmp_path / "moi.tdkt", members))
    assert (report.ok, report.integrity) == (False, True)
    assert len(report.problems) == 1
    assert "phiên bản mới hơn" in report.problems[0]
    members = sealed(members, own_key, kind="loại mới", counts=[])
    report = verify(write_zip(tmp_path / "moi.tdkt", members))
    assert len(report.problems) == 1
    assert "phiên bản mới hơn" in report.problems[0]


def with_line(members: Members, table: str, change: Callable[[dict], dict]) -> Members:
    name = f"data/{table}.jsonl"
    first, *rest = members[name].splitlines()
    return members | {name: b"\n".join([json.dumps(change(json.loads(first))).encode(), *rest])}


WRONG_LINES = {
    "no name": ("subjects", lambda line: {k: v for k, v in line.items() if k != "name"}, "name"),
    "an empty name": ("subjects", lambda line: line | {"name": ""}, "name"),
    "a number for a name": ("subjects", lambda line: line | {"name": 5}, "name"),
    "an unknown kind": ("subjects", lambda line: line | {"kind": "robot"}, "kind"),
    "no revision": ("awards", lambda line: line | {"revision": 0}, "revision"),
    "a date that is none": (
        "decisions",
        lambda line: line | {"decided_on": "2026-02-30"},
        "decided_on",
    ),
    "a unit from nowhere": ("subjects", lambda line: line | {"unit_uid": "nowhere"}, "unit_uid"),
    "a decision from nowhere": (
        "awards",
        lambda line: line | {"decision_uid": "x"},
        "decision_uid",
    ),
    "another period": ("registrations", lambda line: line | {"period": "2020"}, "kỳ khác"),
    "a unit above itself": ("units", lambda line: line | {"parent_uid": line["uid"]}, "chính nó"),
    "no content": ("attachments", lambda line: line | {"sha256": "0" * 64}, "không có trong gói"),
}


@pytest.mark.parametrize("case", list(WRONG_LINES.values()), ids=list(WRONG_LINES))
def test_a_wrong_line_is_named_by_its_file_and_number(
    case, package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    table, change, word = case
    members = sealed(with_line(members_of(package), table, change), own_key)
    report = verify(write_zip(tmp_path / "sai.tdkt", members))
    assert not report.ok
    assert report.integrity
    assert f"Tệp data/{table}.jsonl, dòng 1: " in report.problems[0]
    assert word in report.problems[0]


def test_a_record_that_comes_twice_is_named(
    package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    members = members_of(package)
    members["data/awards.jsonl"] += members["data/awards.jsonl"].splitlines()[0] + b"\n"
    report = verify(write_zip(tmp_path / "hai.tdkt", sealed(members, own_key)))
    assert "dòng 3: mã bản ghi đã có" in report.problems[0]
    assert "có 3 dòng nhưng danh mục ghi 2" in report.problems[1]
    assert "không khớp" in report.problems[2]


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000])
def test_lines_that_are_no_json_are_named(
    content: bytes, package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    members = members_of(package) | {"data/periods.jsonl": content}
    report = verify(write_zip(tmp_path / "sai.tdkt", sealed(members, own_key)))
    assert "data/periods.jsonl, dòng 1" in report.problems[0]
    for name in ("manifest.json",):
        report = verify(write_zip(tmp_path / "sai.tdkt", members_of(package) | {name: content}))
        assert not report.ok


def test_problems_are_not_counted_without_end(
    package: Path, own_key: SigningKey, tmp_path: Path
) -> None:
    members = members_of(package) | {"data/periods.jsonl": b"{}\n" * 100_000}
    assert len(verify(write_zip(tmp_path / "sai.tdkt", sealed(members, own_key))).problems) == 100


# Anything at all

same_package = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@same_package
@given(data=st.data())
def test_any_changed_bytes_are_found_unless_every_content_is_the_same(
    data: st.DataObject, package: Path
) -> None:
    original = package.read_bytes()
    changed = bytearray(original)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(original) - 1))
        changed[place] ^= data.draw(st.integers(1, 255))
    file = package.parent.parent / "changed.tdkt"
    file.write_bytes(changed)
    report = verify(file)
    if report.ok:
        with zipfile.ZipFile(io.BytesIO(changed)) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
        assert found == members_of(package)


@same_package
@given(data=st.data())
def test_a_package_cut_or_patched_anywhere_never_passes(data: st.DataObject, package: Path) -> None:
    original = package.read_bytes()
    start = data.draw(st.integers(0, len(original) - 1))
    end = data.draw(st.integers(start, len(original)))
    inserted = data.draw(st.binary(max_size=50))
    patched = original[:start] + inserted + original[end:]
    file = package.parent.parent / "cut.tdkt"
    file.write_bytes(patched)
    report = verify(file)
    if report.ok:
        assert members_of(file) == members_of(package)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@same_package
@given(data=st.data())
def test_any_signed_nonsense_in_a_line_is_answered_and_never_a_crash(
    data: st.DataObject, package: Path, own_key: SigningKey
) -> None:
    members = members_of(package)
    tables = [file.table for file in DATA_FILES if members[file.name]]
    table = data.draw(st.sampled_from(tables))

    def change(line: dict) -> dict:
        field = data.draw(st.sampled_from(sorted(line)))
        return line | {field: data.draw(json_values)}

    forged = sealed(with_line(members, table, change), own_key)
    report = verify(write_zip(package.parent.parent / "nonsense.tdkt", forged))
    assert report.integrity
    for problem in report.problems:
        assert problem.endswith(".")


@same_package
@given(data=st.data())
def test_any_signed_nonsense_in_the_manifest_is_answered_and_never_a_crash(
    data: st.DataObject, package: Path, own_key: SigningKey
) -> None:
    members = members_of(package)
    field = data.draw(st.sampled_from(sorted(json.loads(members["manifest.json"]))))
    forged = sealed(members, own_key, **{field: data.draw(json_values)})
    report = verify(write_zip(package.parent.parent / "nonsense.tdkt", forged))
    json.dumps(report.as_json())
    assert report.ok == (not report.problems)
