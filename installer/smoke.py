"""Does with the installer what a clerk does: installs, works, double-clicks, updates, uninstalls."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from installer.wine import NotRun, Wine

PROGRAM = "AppData/Local/Programs/SoThiDua"
DATA = "AppData/Local/SoThiDua"
UNINSTALL_KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\SoThiDua"
TOO_OLD_WINDOWS, PROGRAM_OPEN, BACKWARDS = 4, 5, 6
"""Exit codes of the installer; its script lists them all."""
ONE_DESKTOP = """
wine reg add 'HKCU\\Software\\Wine\\Explorer' /v Desktop /d Default /f
wine reg add 'HKCU\\Software\\Wine\\Explorer\\Desktops' /v Default /d 1366x768 /f
"""
"""Windows with title bars that can be maximised, which a bare X server has not."""
DOUBLE_CLICK = "".join(
    f"wine reg copy 'HKCU\\Software\\Classes\\{key}' 'HKLM\\Software\\Classes\\{key}' /s /f\n"
    for key in (".tdkt", "SoThiDua.Goi")
)
"""Wine 10, unlike Windows, does not look for what a single user has associated."""


@dataclass(frozen=True, slots=True)
class Smoke:
    """``pictures`` is below what Wine sees; ``say`` tells how far it is."""

    wine: Wine
    installer: str
    pictures: Path
    say: Callable[[str], None]

    def run(self) -> None:
        """Raises ``NotRun`` at the first thing that is not as it has to be."""
        shutil.rmtree(self.pictures, ignore_errors=True)
        self.pictures.mkdir(parents=True)
        self.wine.start_anew()
        self.wine.expect_script(ONE_DESKTOP)
        self._old_windows()
        self._install()
        self._self_test()
        self._work_and_double_click()
        self._over_itself()
        self._backwards()
        self._uninstall()

    @property
    def _program(self) -> Path:
        return self.wine.home / PROGRAM

    @property
    def _exe(self) -> str:
        return f"C:\\users\\{self.wine.user}\\AppData\\Local\\Programs\\SoThiDua\\SoThiDua.exe"

    def _old_windows(self) -> None:
        self.wine.expect(["wine", "winecfg", "-v", "win81"])
        self.wine.expect(["wine", self.installer, "/S"], TOO_OLD_WINDOWS)
        _expect("nothing is installed on Windows 8.1", not self._program.exists())
        self.wine.expect(["wine", "winecfg", "-v", "win10"])
        self.say("refused on Windows 8.1")

    def _install(self) -> None:
        self.wine.expect(["wine", self.installer, "/S"])
        links = self._links()
        _expect("the program is there", (self._program / "SoThiDua.exe").is_file())
        _expect(f"a link on the desktop and one in the menu, not {links}", len(links) == 2)
        told = self.wine.expect(["wine", "reg", "query", UNINSTALL_KEY])
        wanted = ("DisplayVersion", "EstimatedSize", "QuietUninstallString", "Publisher")
        _expect("Windows lists the program", all(name in told for name in wanted))
        self.say("installed")

    def _self_test(self) -> None:
        folder = f"C:\\users\\{self.wine.user}\\Documents\\Tự kiểm tra"
        self.wine.expect(["wine", self._exe, "--self-test", folder])
        made = self.wine.home / "Documents" / "Tự kiểm tra"
        report = json.loads((made / "tu-kiem-tra.json").read_text(encoding="utf-8"))
        _expect(f"the self-test is done: {report}", report["ok"])
        shutil.copy(made / "cua-so.png", self.pictures / "self-test.png")
        self.say("self-test done: from an Excel list to a package, DOCX, PDF and XLSX read back")

    def _work_and_double_click(self) -> None:
        data = f"C:\\users\\{self.wine.user}\\AppData\\Local\\SoThiDua"
        self.wine.expect(["wine", self._exe, "demo", data])
        package = next((self.wine.home / DATA).rglob("*.tdkt"))
        desktop = self.wine.home / "Desktop" / "Gói của xã Đặng Huệ.tdkt"
        shutil.copy(package, desktop)
        pictures = f"/share/{self.pictures.relative_to(self.wine.share)}"
        installer = f"wine '{self.installer}' /S; echo installer: $?"
        told = self.wine.expect_script(
            f"""{DOUBLE_CLICK}
            wine '{self._exe}' &
            until xdotool search --onlyvisible --name "Sổ Thi đua" >/dev/null 2>&1; do sleep 0.1; done
            {_picture_when_still(pictures, "window")}
            {installer}
            wine start /wait /unix '/share/{desktop.relative_to(self.wine.share)}'
            {_picture_when_still(pictures, "package")}
            wine tasklist | grep -c SoThiDua.exe
            wine taskkill /IM SoThiDua.exe /F"""
        )
        _expect(f"an open program is left alone: {told}", f"installer: {PROGRAM_OPEN}" in told)
        _expect(f"one program serves both starts: {told}", "\n1\n" in told)
        self.say("worked, and opened a package by double-click in the same window")

    def _over_itself(self) -> None:
        self.wine.expect(["wine", self.installer, "/S"])
        self.wine.expect(["wine", self._exe, "--self-test"])
        self.say("installed over itself")

    def _backwards(self) -> None:
        set_version = ["wine", "reg", "add", UNINSTALL_KEY, "/v", "DisplayVersion", "/d"]
        self.wine.expect([*set_version, "99.0.0", "/f"])
        self.wine.expect(["wine", self.installer, "/S"], BACKWARDS)
        self.say("refused to go backwards")

    def _uninstall(self) -> None:
        uninstaller = self._exe.replace("SoThiDua.exe", "GoCaiDat.exe")
        self.wine.expect_script(f"wine '{uninstaller}' /S; wineserver -w")
        _expect("the program is gone", not self._program.exists())
        _expect("the links are gone", not self._links())
        _expect("the data is kept", (self.wine.home / DATA / "so-thi-dua.db").is_file())
        registry = (self.wine.share / self.wine.prefix / "user.reg").read_text(
            encoding="utf-8", errors="replace"
        )
        _expect("the registry is clean", "SoThiDua" not in registry)
        self.say("uninstalled; the data is kept, the registry clean")

    def _links(self) -> list[Path]:
        return [
            link
            for folder in ("Desktop", "AppData/Roaming/Microsoft/Windows/Start Menu")
            for link in (self.wine.home / folder).rglob("*.lnk")
        ]


def _picture_when_still(folder: str, name: str) -> str:
    """Shell lines: photograph the screen until two pictures are the same, and keep the last."""
    return f"""import -window root '{folder}/{name}.png'
            for again in $(seq 40); do
                cp '{folder}/{name}.png' /tmp/before.png; sleep 0.5
                import -window root '{folder}/{name}.png'
                compare -metric AE /tmp/before.png '{folder}/{name}.png' null: >/dev/null 2>&1 && break
            done"""


def _expect(what: str, holds: bool) -> None:
    if not holds:
        raise NotRun(f"Expected that {what}.")
