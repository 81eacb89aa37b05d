"""The ZIP for a stick and the checksums, made around a small folder."""

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from installer.packing import Compiler, Packed, pack
from installer.wine import Ended, NotRun
from services.releases.release_key import new_private_key

BUILT_AT = 1_790_000_000


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "built" / "SoThiDua"
    (folder / "_internal").mkdir(parents=True)
    (folder / "SoThiDua.exe").write_bytes(b"MZ program")
    (folder / "_internal" / "part.dll").write_bytes(b"MZ part")
    return folder


def copying(folder: Path) -> Compiler:
    """Stands where makensis is not installed: the "installer" holds what it was told."""

    def run(arguments: list[str]) -> Ended:
        values = dict(word[2:].split("=", 1) for word in arguments if word.startswith("-D"))
        Path(values["OUT"]).write_bytes(b"MZ " + values["VERSION"].encode())
        return Ended(0, "")

    return Compiler(str, run)


def packed(folder: Path, results: Path, key: Path | None = None) -> Packed:
    return pack(copying(folder), folder, folder, BUILT_AT, results, key)


def test_the_zip_holds_the_program_and_says_that_the_data_lies_beside_it(folder, tmp_path):
    with zipfile.ZipFile(packed(folder, tmp_path / "dist").portable) as archive:
        assert sorted(archive.namelist()) == [
            "SoThiDua/SoThiDua.exe",
            "SoThiDua/_internal/part.dll",
            "SoThiDua/portable.txt",
        ]
        assert "USB" in archive.read("SoThiDua/portable.txt").decode("utf-8-sig")


def test_the_same_folder_gives_the_same_bytes_whenever_its_files_were_written(folder, tmp_path):
    first = packed(folder, tmp_path / "first").portable.read_bytes()
    os.utime(folder / "SoThiDua.exe", (1, 1))
    assert packed(folder, tmp_path / "second").portable.read_bytes() == first


def test_the_checksums_are_those_of_what_lies_beside_them(folder, tmp_path):
    done = packed(folder, tmp_path / "dist")
    for line in done.checksums.read_text(encoding="ascii").splitlines():
        digest, name = line.split("  ")
        content = (tmp_path / "dist" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest


def test_only_a_build_with_the_key_is_signed(folder, tmp_path):
    assert packed(folder, tmp_path / "unsigned").signature is None
    key = tmp_path / "key.pem"
    new_private_key(key)
    signature = packed(folder, tmp_path / "signed", key).signature
    assert signature is not None
    assert signature.exists()


def test_a_script_that_does_not_compile_ends_the_build(folder, tmp_path):
    compiler = Compiler(str, lambda _arguments: Ended(1, "line 7: error"))
    with pytest.raises(NotRun, match="line 7"):
        pack(compiler, folder, folder, BUILT_AT, tmp_path / "dist", None)
