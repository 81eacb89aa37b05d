from dataclasses import replace
from datetime import date

import pytest

from models.decisions import Decision
from models.problems import Refused
from services.documents.document import (
    AppendixHeading,
    AuthorityLine,
    GroupRow,
    Letterhead,
    Paragraph,
    Row,
    SignatureBlock,
    Table,
    cell,
    plain,
)
from services.documents.pages import page_count
from services.forms.deciding.decision import DECISION, file_name, make
from services.forms.form import Wanted
from services.printing import print_form
from tests.small_commune import add_decision, add_subjects, add_unit, small_commune


def blocks(services, decision, kind):
    document = make(services, Wanted(uid=decision.uid))
    return [block for block in document.blocks if isinstance(block, kind)]


def table(services, decision):
    (found,) = blocks(services, decision, Table)
    return found


def texts(row):
    return [plain(cell(content).text) for content in row.cells]


def titles(table):
    return [leaf.title for leaf in table.leaves]


def test_a_decision_opens_as_the_chairman_of_the_commune(services):
    decision = add_decision(services, "TTLDTT", add_subjects(services, 7, "collective"))
    (letterhead,) = blocks(services, decision, Letterhead)
    assert letterhead.agency == ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG XOAN")
    assert letterhead.number == "Số:         /QĐ-UBND"
    assert letterhead.place_date == "Mường Xoan, ngày    tháng    năm 2026"
    authority = [block.text for block in blocks(services, decision, AuthorityLine)]
    assert authority == ["CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN", "QUYẾT ĐỊNH:"]


def test_the_list_names_the_decision_it_belongs_to(services):
    decision = add_decision(
        services,
        "TTLDTT",
        add_subjects(services, 7, "collective"),
        number="5",
        decided_on=date(2026, 7, 5),
    )
    (heading,) = blocks(services, decision, AppendixHeading)
    assert heading.reference == (
        "(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 7 năm 2026 "
        "của Chủ tịch Ủy ban nhân dân xã Mường Xoan)"
    )
    assert heading.title.startswith("Tập thể được công nhận danh hiệu")


def test_a_few_recipients_need_no_list(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 3))
    assert not blocks(services, decision, Table)
    paragraphs = [plain(block.text) for block in blocks(services, decision, Paragraph)]
    assert paragraphs[0].startswith("Điều 1. Tặng Giấy khen")
    assert paragraphs[1].startswith("1. ")
    assert paragraphs[4].startswith("Điều 2. ")


def test_a_deputy_signs_for_the_chairman(services):
    decision = add_decision(
        services,
        subjects=add_subjects(services, 1),
        signer_name="Quàng Thị Ễn",
        signer_position="PHÓ CHỦ TỊCH",
        signer_authority="KT. CHỦ TỊCH",
    )
    (signature,) = blocks(services, decision, SignatureBlock)
    (signer,) = signature.signers
    assert signer.authority == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signer.name == "Quàng Thị Ễn"


def test_columns_that_would_be_empty_are_left_out(services):
    decision = add_decision(services, "GDVH", add_subjects(services, 6, "household"))
    for line in services.deciding.awards(decision.uid):
        services.deciding.save_award(replace(line, prize=0))
    assert titles(table(services, decision)) == ["TT", "Họ và tên chủ hộ"]


def test_every_column_that_says_something_is_there_and_prizes_are_summed(services):
    unit = add_unit(services, "Trường THCS Mường Xoan")
    people = add_subjects(services, 7, unit=unit, position="Giáo viên")
    decision = add_decision(services, "LDTT", people)
    lines = services.deciding.awards(decision.uid)
    services.deciding.save_award(replace(lines[0], award_type="CSTDCS", note="Mới chuyển đến"))
    services.deciding.save_award(replace(lines[1], achievement="Giáo viên dạy giỏi"))
    services.deciding.save_award(replace(lines[2], posthumous=True))
    listed = table(services, decision)
    assert titles(listed) == [
        "TT",
        "Họ và tên",
        "Chức vụ, đơn vị công tác",
        "Danh hiệu, hình thức",
        "Thành tích",
        "Tiền thưởng (đồng)",
        "Ghi chú",
    ]
    *rows, total = listed.rows
    assert [len(texts(row)) for row in rows] == [7] * 7
    assert texts(rows[0])[3:] == ["Chiến sĩ thi đua cơ sở", "", "2.530.000", "Mới chuyển đến"]
    assert texts(rows[2])[-1] == "Truy tặng"
    assert texts(total) == ["Tổng cộng (07)", "7.084.000", ""]
    assert sum(cell(content).span for content in total.cells) == 7


def test_each_kind_has_its_title_and_its_own_numbers(services):
    decision = add_decision(
        services,
        "GK_XA",
        [
            *add_subjects(services, 3),
            *add_subjects(services, 2, "collective"),
            *add_subjects(services, 2, "household", start=7),
        ],
    )
    rows = table(services, decision).rows
    groups = [(row.number, row.title) for row in rows if isinstance(row, GroupRow)]
    assert groups == [("A", "TẬP THỂ"), ("B", "CÁ NHÂN"), ("C", "HỘ GIA ĐÌNH")]
    numbers = [texts(row)[0] for row in rows if isinstance(row, Row) and not row.bold]
    assert numbers == ["1", "2", "1", "2", "3", "1", "2"]


def test_people_are_addressed_only_where_all_of_them_can_be(services):
    decision = add_decision(services, "LDTT", add_subjects(services, 6))
    assert texts(table(services, decision).rows[0])[1] == "Ông Tòng Minh Dơ"
    line = services.deciding.awards(decision.uid)[0]
    services.deciding.save_award(replace(line, honorific=""))
    assert texts(table(services, decision).rows[1])[1] == "Quàng Thị Ễn"


def test_what_another_office_issued_is_not_printed_as_our_own(services):
    decision = services.deciding.save(
        Decision(
            origin="recorded",
            level="province",
            issuer="Chủ tịch Ủy ban nhân dân tỉnh Điện Biên",
            award_type="BK_TINH",
        )
    )
    with pytest.raises(Refused, match="Chủ tịch Ủy ban nhân dân tỉnh Điện Biên"):
        make(services, Wanted(uid=decision.uid))


def test_without_the_name_of_the_commune_nothing_is_printed(tmp_path):
    with small_commune(tmp_path, named=False) as services:
        decision = add_decision(services, subjects=add_subjects(services, 1))
        with pytest.raises(Refused, match="Chưa đặt tên xã"):
            make(services, Wanted(uid=decision.uid))


def test_the_file_says_which_decision_it_is(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 2))
    wanted = Wanted(uid=decision.uid)
    assert file_name(services, wanted) == "Quyết định chưa số tặng Giấy khen cho các cá nhân"
    services.deciding.save(replace(decision, number="7", decided_on=date(2026, 7, 5)))
    assert file_name(services, wanted) == (
        "Quyết định số 07 ngày 05-07-2026 tặng Giấy khen cho các cá nhân"
    )


@pytest.mark.parametrize("suffix", DECISION.formats)
@pytest.mark.parametrize("count", [1, 5, 30])
def test_a_decision_becomes_a_file_in_the_folder_of_prints(services, suffix, count):
    decision = add_decision(services, "LDTT", add_subjects(services, count))
    path = print_form(services, DECISION, Wanted(uid=decision.uid), suffix)
    assert path.parent == services.folder.prints
    assert path.stat().st_size > 1000
    if suffix == ".pdf":
        assert page_count(path) == (2 if count <= 5 else 4)
