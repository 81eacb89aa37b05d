"""Every library that ships with the program brings its licence along."""

from installer.licences import licence_files
from installer.places import PROJECT


def test_libraries_needed_directly_and_indirectly_are_there():
    named = {name.lower() for _, name in licence_files(PROJECT / "pyproject.toml")}
    assert {"sqlite-utils", "python-docx", "lxml", "pillow", "cffi", "msgspec"} <= named


def test_tools_of_the_developers_are_not():
    named = {name.lower() for _, name in licence_files(PROJECT / "pyproject.toml")}
    assert not named & {"ruff", "pyright", "pyinstaller", "hypothesis", "pytest"}


def test_every_text_can_be_read():
    for file, _ in licence_files(PROJECT / "pyproject.toml"):
        assert file.stat().st_size > 0
