"""`--self-test FOLDER`: the main job and every page, on a machine that is to be trusted."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


def self_test(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", "--self-test", str(folder)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_it_leaves_a_picture_and_a_report_and_exits_with_0(tmp_path):
    folder = tmp_path / "thử máy"
    done = self_test(folder)
    assert done.returncode == 0, done.stderr
    report = json.loads((folder / "tu-kiem-tra.json").read_text(encoding="utf-8"))
    assert report == json.loads(done.stdout)
    assert report["ok"]
    assert report["awards"] == 40
    assert {"version", "python", "qt", "pyside", "sqlite", "system"} <= set(report)
    assert all(Path(file).exists() for file in report["files"])
    picture = QImage(str(folder / "cua-so.png"))
    assert (picture.width(), picture.height()) == (1366, 768)


def test_what_does_not_work_is_reported_and_exits_with_3(tmp_path):
    folder = tmp_path / "đầy"
    folder.mkdir()
    (folder / "dữ liệu").write_text("no folder can be made here", encoding="utf-8")
    done = self_test(folder)
    assert done.returncode == 3
    report = json.loads((folder / "tu-kiem-tra.json").read_text(encoding="utf-8"))
    assert not report["ok"]
    assert report["error"]
    assert "Traceback" not in done.stdout
