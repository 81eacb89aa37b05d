"""Writing a document as the kind of file that its name says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.problems import Refused
from models.progress import SILENT, Cancelled
from services.documents.document import (
    Column,
    Document,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Table,
)
from services.documents.writers import WRITERS, write_document
from tests.services.documents.sample_papers import decision, long_list

NOTE = Document(title="Phiếu", dated=date(2026, 1, 5), blocks=(Paragraph("Phiếu trao thưởng"),))
BEGINNINGS = {".pdf": b"%PDF-", ".docx": b"PK", ".xlsx": b"PK"}


@pytest.mark.parametrize("ending", WRITERS)
def test_the_ending_of_the_name_decides_the_kind(tmp_path, ending):
    path = tmp_path / f"phieu{ending.upper()}"
    write_document(decision(collectives=2), path)
    assert path.read_bytes().startswith(BEGINNINGS[ending])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_an_unknown_ending_is_refused(tmp_path):
    with pytest.raises(Refused, match=r"\.pdf, \.docx hoặc \.xlsx"):
        write_document(NOTE, tmp_path / "phieu.odt")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", WRITERS)
def test_a_cancelled_file_leaves_the_old_one_as_it_was(tmp_path, ending):
    class Stopping:
        def report(self, done: int, total: int, doing: str = "") -> None:
            if done:
                raise Cancelled

    path = tmp_path / f"so{ending}"
    path.write_bytes(b"cu")
    with pytest.raises(Cancelled):
        write_document(long_list(200), path, Stopping())
    assert path.read_bytes() == b"cu"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("ending", WRITERS)
def test_work_is_reported_to_its_end(tmp_path, ending):
    class Noting:
        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []

        def report(self, done: int, total: int, doing: str = "") -> None:
            assert doing
            self.steps.append((done, total))

    noting = Noting()
    write_document(long_list(230), tmp_path / f"so{ending}", noting)
    assert noting.steps[0] == (0, 230)
    assert noting.steps[-1] == (230, 230)
    assert noting.steps == sorted(noting.steps)


@pytest.mark.parametrize("ending", WRITERS)
def test_a_missing_folder_is_told_in_a_sentence(tmp_path, ending):
    with pytest.raises(Refused, match="Không tìm thấy"):
        write_document(NOTE, tmp_path / "mat" / f"phieu{ending}")


@pytest.mark.parametrize("ending", WRITERS)
def test_a_full_disk_is_not_taken_for_a_bug(ending):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs a device that is always full")
    with pytest.raises(OSError, match="No space"):
        WRITERS[ending](NOTE, full, SILENT)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Table((Column("TT"), Column("Họ và tên")), ()),),
        (Table((Column(""), Column("")), (Row(("Họ và tên", "Lò Văn Ẩn")),)),),
        (SignatureBlock((), ("Lưu: VT",)),),
        (SignatureBlock(()),),
        (Section(), Section(landscape=True)),
    ],
    ids=["nothing", "no rows", "no header", "only recipients", "nobody", "empty sections"],
)
def test_papers_with_little_in_them_are_written_too(tmp_path, ending, blocks):
    path = tmp_path / f"phieu{ending}"
    write_document(Document(title="Phiếu", dated=date(2026, 1, 5), blocks=blocks), path)
    assert path.stat().st_size > 500
