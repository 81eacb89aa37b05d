"""The hand-over sheet names the very package it goes with."""

from pathlib import Path

import pytest

from models.problems import Refused
from services.forms.form import Wanted
from services.forms.sending.handover_sheet import HANDOVER_SHEET, handover_facts
from services.packages.verifying import verify
from services.printing import print_form
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_subjects


@pytest.fixture
def sent(services, tmp_path: Path):
    services.registering.register("2026", add_subjects(services, 3), ["LDTT"])
    return services.sending.send("2026", "dang-ky", tmp_path)


def test_the_sheet_says_what_was_handed_over_and_how_it_is_recognised(services, sent) -> None:
    facts = handover_facts(services, sent.uid)
    assert facts.file_name == sent.file_name
    assert facts.records == (("Đăng ký", 3), ("Cá nhân, tập thể, hộ gia đình", 3))
    assert facts.awards == (("Lao động tiên tiến", 3, 0),)
    (page,) = page_texts(print_form(services, HANDOVER_SHEET, Wanted(uid=sent.uid), ".pdf"))
    for text in (
        "BIÊN BẢN GIAO NHẬN",
        "Số lượng bản ghi: đăng ký 3",
        sent.file_name,
        sent.code,
        sent.sha256,
        facts.fingerprint,
    ):
        assert text.replace(" ", "") in page.replace(" ", "")


def test_the_code_on_the_sheet_is_what_the_other_side_reads(services, sent) -> None:
    assert verify(Path(sent.folder) / sent.file_name).code == sent.code


def test_without_a_package_there_is_nothing_to_hand_over(services) -> None:
    with pytest.raises(Refused, match="Chưa có gói"):
        handover_facts(services)
