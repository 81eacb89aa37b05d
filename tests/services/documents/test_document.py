"""The blocks of a paper: what they put right by themselves and what they refuse to be."""

from __future__ import annotations

from datetime import date

import pytest

from services.documents.document import (
    Addressees,
    Cell,
    Column,
    ColumnGroup,
    Document,
    GroupRow,
    LegalBases,
    ListBlock,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Table,
    cell,
    plain,
)
from services.documents.layout import official_layout
from services.documents.table_layout import HeaderCell, header_cells


def test_legal_bases_end_with_semicolons_and_the_last_with_a_full_stop():
    bases = LegalBases(("Căn cứ A;", "Căn cứ B", "Theo đề nghị của C,"))
    assert bases.lines == ("Căn cứ A;", "Căn cứ B;", "Theo đề nghị của C.")


def test_equal_lines_are_still_closed_by_their_place():
    assert LegalBases(("A", "A")).lines == ("A;", "A.")


def test_recipients_get_their_dashes_and_signs():
    block = SignatureBlock((), ("- Như Điều 3;", "Sở Nội vụ", "Lưu: VT."))
    assert block.recipient_lines == ("- Như Điều 3;", "- Sở Nội vụ;", "- Lưu: VT.")
    assert Addressees(("A", "B")).lines == ("- A;", "- B.")


def test_lists_count_on_past_a_nested_list_and_through_the_alphabet():
    block = ListBlock(("Một", ListBlock(("x", "y"), "+"), "Hai"), "1.", start=3)
    assert [plain(one.text) for one in block.paragraphs()] == ["3. Một", "+ x", "+ y", "4. Hai"]
    letters = [plain(one.text) for one in ListBlock(("m",) * 26, "a)").paragraphs()]
    assert letters[4] == "đ) m"
    assert letters[-1] == "cc) m"


def test_what_precedes_the_first_section_stands_on_a4_upright():
    document = Document(
        title="x", dated=date(2026, 1, 5), blocks=(Paragraph("a"), Section(True), Paragraph("b"))
    )
    assert [section.landscape for section, _ in document.sections()] == [False, True]
    empty = Document(title="x", dated=date(2026, 1, 5), blocks=())
    assert empty.sections() == [(Section(), ())]


def test_a_cell_is_a_text_or_a_value_with_its_text():
    assert cell("a") == Cell("a")
    assert cell((702_000, "702.000")) == Cell("702.000", 702_000)


def test_a_header_tree_covers_the_grid():
    table = Table(
        (
            Column("TT"),
            ColumnGroup("Nhà nước", (Column("Tập thể"), Column("Cá nhân"))),
        ),
        (GroupRow("Năm", "I"), Row(("1", "2", "3"))),
    )
    assert header_cells(table) == [
        HeaderCell("TT", 0, 0, 2, 1),
        HeaderCell("Nhà nước", 0, 1, 1, 2),
        HeaderCell("Tập thể", 1, 1, 1, 1),
        HeaderCell("Cá nhân", 1, 2, 1, 1),
    ]


def test_a_row_that_does_not_fit_its_columns_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="row 0 covers 1 of 2"):
        Table((Column("A"), Column("B")), (Row(("x",)),))
    with pytest.raises(ValueError, match="index row numbers 1 of 2"):
        Table((Column("A"), Column("B")), (), index=("(1)",))


def test_the_measures_are_those_of_the_decree():
    layout = official_layout()
    margins, sizes = layout.margins, layout.sizes
    assert 20 <= margins.top <= 25
    assert 20 <= margins.bottom <= 25
    assert 30 <= margins.left <= 35
    assert 15 <= margins.right <= 20
    assert all(12 <= size <= 13 for size in (sizes.country, sizes.agency, sizes.parent))
    assert all(13 <= size <= 14 for size in (sizes.motto, sizes.title, sizes.body, sizes.signer))
    assert (sizes.recipients_head, sizes.recipients) == (12, 11)
    assert layout.spacing.paragraph_points >= 6
    assert layout.spacing.first_line in (10.0, 12.7)
    assert "30/2020/NĐ-CP" in layout.citation
