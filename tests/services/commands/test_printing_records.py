"""``print`` for one record: of the kind that the form is about, or one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from main import main
from tests.small_commune import add_decision, add_subjects, small_commune


@pytest.fixture
def uids(tmp_path: Path) -> dict[str, str]:
    with small_commune(tmp_path / "data") as services:
        (subject,) = add_subjects(services, 1)
        return {"subject": subject, "decision": add_decision(services).uid, "none": "none"}


@pytest.mark.parametrize(
    ("form", "of", "said"),
    [
        ("history-card", "subject", ""),
        ("history-card", "decision", "Không tìm thấy người, tập thể hoặc hộ có mã"),
        ("history-card", "none", "Không tìm thấy người, tập thể hoặc hộ có mã"),
        ("decision", "subject", "Không tìm thấy quyết định có mã"),
    ],
)
def test_the_record_has_to_be_what_the_form_is_about(tmp_path, capsys, uids, form, of, said):
    out = tmp_path / "giay.pdf"
    arguments = ["print", form, "--uid", uids[of], "--out", str(out)]
    code = main(["--data", str(tmp_path / "data"), *arguments])
    assert (code, out.exists()) == ((1, False) if said else (0, True))
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["subject-list", "--unit", "x"], "không in riêng cho một đơn vị; hãy bỏ --unit"),
        (["household-request", "--period", "2026"], "cần --unit của đơn vị cần in"),
        (["household-request", "--period", "2026", "--unit", "x"], "Không tìm thấy đơn vị có mã x"),
        (["minutes", "--uid", "x"], "Không tìm thấy cuộc họp Hội đồng có mã x"),
        (["step-sheet", "--uid", "x"], "Không tìm thấy hồ sơ có mã x"),
        (["explanation", "--uid", "x"], "Không tìm thấy đề nghị khen thưởng có mã x"),
    ],
)
def test_what_is_missing_or_unknown_is_said_in_one_sentence(
    tmp_path, capsys, uids, arguments, said
):
    out = tmp_path / "giay.pdf"
    code = main(["--data", str(tmp_path / "data"), "print", *arguments, "--out", str(out)])
    assert (code, out.exists()) == (1, False)
    assert said in capsys.readouterr().err
