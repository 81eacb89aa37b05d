"""A network that fails is told apart from content that is wrong."""

import sys

import pytest

from installer.fetching import TRIES, DownloadFailed, WrongDownload, fetch

FAILS_UNTIL = """
import pathlib, sys
count = pathlib.Path(sys.argv[1])
tries = int(count.read_text()) + 1 if count.exists() else 1
count.write_text(str(tries))
print(sys.argv[3])
sys.exit(tries < int(sys.argv[2]))
"""


def test_a_download_is_tried_again(tmp_path):
    count = tmp_path / "count"
    command = [sys.executable, "-c", FAILS_UNTIL, count, str(TRIES), "no network"]
    fetch("a thing", command, tmp_path / "logs" / "log")
    assert count.read_text() == str(TRIES)


def test_after_three_tries_it_has_failed_and_the_end_of_the_log_is_told(tmp_path):
    count = tmp_path / "count"
    command = [sys.executable, "-c", FAILS_UNTIL, count, "99", "no network"]
    with pytest.raises(DownloadFailed, match="no network"):
        fetch("a thing", command, tmp_path / "log")
    assert count.read_text() == str(TRIES)


def test_wrong_content_is_no_failure_of_the_network(tmp_path):
    command = [sys.executable, "-c", FAILS_UNTIL, tmp_path / "count", "99", "HASHES do not match"]
    with pytest.raises(WrongDownload):
        fetch("a thing", command, tmp_path / "log")
