"""From nothing to a tested installer: the stages of `make windows`."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

from installer.folder_check import problems_of
from installer.freezing import freeze_for_windows, source_time
from installer.host import prepare_host
from installer.packing import NSIS_SCRIPT, Compiler, Packed, pack
from installer.places import PROJECT, Places
from installer.smoke import DATA, Smoke
from installer.start_time import start_ratio
from installer.windows_python import windows_python
from installer.wine import Ended, NotRun, Wine
from installer.wine_root import wine_root
from services.releases.release_key import write_public_key


class WindowsBuild:
    """``private_key`` signs the installer; without it nobody can update from this build."""

    def __init__(self, places: Places, private_key: Path | None) -> None:
        self._places = places
        self._private_key = private_key
        self._began = time.monotonic()

    def say(self, done: str) -> None:
        print(f"[{time.monotonic() - self._began:4.0f} s] {done}", flush=True)

    def prepare(self) -> Wine:
        """Everything that is downloaded, and a Windows with Python and the libraries.

        Raises ``NotReady``, ``DownloadFailed`` or ``WrongDownload``.
        """
        places = self._places
        prepare_host(places)
        root = wine_root(places.wine_root, places.logs)
        self.say("a Debian with Wine 10")
        python = windows_python(
            places.windows_python, places.kept / "downloads", Wine(root, places.share), places.logs
        )
        self.say("a Windows Python with the libraries of the lock file")
        wine = Wine(root, places.share, shown=((python, "/python"), (PROJECT, "/project")))
        shutil.rmtree(wine.share / wine.prefix, ignore_errors=True)
        wine.start_anew()
        self.say("a new Windows")
        return wine

    def freeze(self, wine: Wine) -> Path:
        """The folder, looked over and tried."""
        variables = {"ICONS": "Z:\\share\\icons"}
        drawing = [sys.executable, "-m", "installer.icons", str(wine.share / "icons")]
        subprocess.run(drawing, cwd=PROJECT, check=True)
        if self._private_key is not None:
            write_public_key(self._private_key, wine.share / "release-key.pub")
            variables["RELEASE_KEY"] = "Z:\\share\\release-key.pub"
        folder = freeze_for_windows(wine, variables)
        if problems := list(problems_of(folder)):
            raise NotRun("\n".join(["The folder cannot be shipped:", *problems]))
        wine.expect(["wine", f"Z:\\share\\dist\\{folder.name}\\SoThiDua.exe", "--self-test"])
        self.say("a folder with everything that the program needs")
        return folder

    def pack(self, wine: Wine, folder: Path) -> Packed:
        def run(arguments: list[str]) -> Ended:
            command = shlex.join(["makensis", *arguments, f"/project/{NSIS_SCRIPT}"])
            return wine.run_in_root(f"SOURCE_DATE_EPOCH={source_time()} {command}")

        compiler = Compiler(lambda path: f"/share/{path.relative_to(wine.share)}", run)
        packed = pack(
            compiler,
            folder,
            wine.share / "icons",
            int(source_time()),
            self._places.results,
            self._private_key,
        )
        self.say(f"{packed.installer.name}: {packed.installer.stat().st_size:,} bytes")
        return packed

    def smoke(self, wine: Wine, packed: Packed) -> Path:
        """Try the installer on a Windows of its own; give the folder of pictures."""
        shutil.copy(packed.installer, wine.share)
        machine = wine.on_another("smoke")
        shutil.rmtree(wine.share / machine.prefix, ignore_errors=True)
        pictures = wine.share / "pictures"
        Smoke(machine, f"Z:\\share\\{packed.installer.name}", pictures, self.say).run()
        data = machine.home / DATA
        ratio = start_ratio(machine, "Z:\\share\\dist\\SoThiDua\\SoThiDua.exe", data)
        self.say(f"start to window: {ratio:.2f} of the same source run by python.exe")
        return pictures

    def test(self, wine: Wine) -> None:
        """Run the tests that are marked for it by the Windows Python. Raises ``NotRun``."""
        machine = wine.with_environment(
            {
                "PYTHONDONTWRITEBYTECODE": "1",
                "HYPOTHESIS_STORAGE_DIRECTORY": "C:\\hypothesis",
            }
        )
        told = machine.expect_script(
            "cd /project; wine 'Z:\\python\\python.exe' -m pytest -q -m windows -n 2 "
            "--dist loadfile -p no:cacheprovider --basetemp 'C:\\t'"
        )
        self.say(f"tests as Windows: {told.strip().splitlines()[-1]}")
