"""Whether the Windows stage has passed with just this recipe."""

from pathlib import Path

import pytest

from installer import last_tried


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / "installer" / "nsis").mkdir(parents=True)
    (tmp_path / "installer" / "nsis" / "script.nsi").write_text("Name", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    (tmp_path / "requirements.lock").write_text("a==1", encoding="utf-8")
    last_tried.remember(tmp_path)
    return tmp_path


def test_what_passed_is_remembered(project):
    assert last_tried.was_tried(project)


def test_nothing_was_tried_without_a_record(project):
    (project / "installer" / "LAST-TRIED").unlink()
    assert not last_tried.was_tried(project)


@pytest.mark.parametrize(
    "name", ["installer/nsis/script.nsi", "pyproject.toml", "requirements.lock"]
)
def test_a_changed_recipe_was_not_tried(project, name):
    (project / name).write_text("other", encoding="utf-8")
    assert not last_tried.was_tried(project)


def test_a_new_or_renamed_file_is_another_recipe(project):
    script = project / "installer" / "nsis" / "script.nsi"
    script.rename(script.with_name("other.nsi"))
    assert not last_tried.was_tried(project)


def test_what_python_compiled_is_no_part_of_the_recipe(project):
    compiled = project / "installer" / "__pycache__"
    compiled.mkdir()
    (compiled / "a.pyc").write_bytes(b"1")
    assert last_tried.was_tried(project)


def test_other_files_of_the_project_are_no_part_of_the_recipe(project):
    (project / "main.py").write_text("pass", encoding="utf-8")
    assert last_tried.was_tried(project)
