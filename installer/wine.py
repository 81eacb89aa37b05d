"""Runs Windows programs: in the Wine root, without network, with a screen of 1366x768."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

USER = "Nguyễn Văn Đạt"
SCREEN = "1366x768x24"
SHARE = "Z:\\share"
PROJECT = "Z:\\project"


class NotRun(Exception):
    """A program under Wine ended otherwise than it had to."""


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    output: str


@dataclass(frozen=True, slots=True)
class Wine:
    """One Windows machine: ``prefix`` is its disk C:, below ``share``."""

    root: Path
    share: Path
    prefix: str = "prefix"
    user: str = USER
    environment: Mapping[str, str] = field(default_factory=dict)
    shown: tuple[tuple[Path, str], ...] = ()
    """Folders of this machine, read only, and under what name they are seen."""

    @property
    def drive(self) -> Path:
        return self.share / self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """What Windows calls the user's profile."""
        return self.drive / "users" / self.user

    def with_environment(self, variables: Mapping[str, str]) -> Wine:
        return replace(self, environment={**self.environment, **variables})

    def on_another(self, prefix: str) -> Wine:
        """A machine of its own with the same things on it."""
        return replace(self, prefix=prefix)

    def start_anew(self) -> None:
        """Make the disk, as a Windows nobody has used yet."""
        self.expect(["wineboot", "-i"])

    def expect(self, command: Sequence[str], code: int = 0, timeout: int = 600) -> str:
        """Run one command; give its output, or raise ``NotRun`` unless it ends with ``code``."""
        return self.expect_script(shlex.join(command), code, timeout)

    def expect_script(self, script: str, code: int = 0, timeout: int = 600) -> str:
        ended = self.run_script(script, timeout)
        if ended.code != code:
            raise NotRun(f"{script}\nended with {ended.code}, not {code}:\n{ended.output}")
        return ended.output

    def run_script(self, script: str, timeout: int = 600) -> Ended:
        """Run shell lines with Windows and its screen; Windows programs are ended with them."""
        return self.run_in_root(
            f"Xvfb :1 -screen 0 {SCREEN} >/dev/null 2>&1 & export DISPLAY=:1\n"
            "until [ -e /tmp/.X11-unix/X1 ]; do sleep 0.05; done\n"
            f"{{ {script}\n}}; code=$?; wineserver -k; wineserver -w; exit $code",
            timeout,
        )

    def run_in_root(self, script: str, timeout: int = 600) -> Ended:
        """Run shell lines in the root alone."""
        (self.share / "home").mkdir(parents=True, exist_ok=True)
        passwd = self.share / "passwd"
        passwd.write_text(f"{self.user}:x:0:0::/share/home:/bin/bash\n", encoding="utf-8")
        done = subprocess.run(
            [*self._jail(passwd), "bash", "-c", script],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
        )
        return Ended(done.returncode, done.stdout)

    def _jail(self, passwd: Path) -> list[str]:
        seen = [part for here, there in self.shown for part in ("--ro-bind", str(here), there)]
        variables = {
            "HOME": "/share/home",
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "WINEPREFIX": f"/share/{self.prefix}",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
            "XDG_RUNTIME_DIR": "/tmp",
            **self.environment,
        }
        return [
            *("bwrap", "--ro-bind", str(self.root), "/"),
            *("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--tmpfs", "/run"),
            *("--bind", str(self.share), "/share", "--ro-bind", str(passwd), "/etc/passwd"),
            *seen,
            *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--die-with-parent"),
            *("--clearenv", "--chdir", "/share"),
            *(part for name, value in variables.items() for part in ("--setenv", name, value)),
        ]
