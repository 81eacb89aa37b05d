import re
from dataclasses import replace
from datetime import date

import pytest

from models.problems import Refused
from services.documents.document import (
    GroupRow,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Table,
    cell,
    plain,
)
from services.documents.pages import page_count
from services.forms.form import Wanted
from services.forms.presenting.decision_extract import DECISION_EXTRACT, ByUnit
from services.forms.presenting.presentation_cards import PRESENTATION_CARDS
from services.forms.presenting.presentation_order import PRESENTATION_ORDER
from services.forms.records.award_register import AWARD_REGISTER
from services.printing import print_form
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_decision, add_subjects, add_unit

DAY = date(2026, 11, 5)


def blocks(services, form, kind, **wanted):
    document = form.make(services, Wanted(**wanted))
    return [block for block in document.blocks if isinstance(block, kind)]


def said(services, form, **wanted):
    return [plain(block.text) for block in blocks(services, form, Paragraph, **wanted)]


def cells(row):
    return [plain(cell(content).text) for content in row.cells]


def rows(table):
    return [cells(row) for row in table.rows if isinstance(row, Row)]


def issued(services, award_type="LDTT", subjects=(), number="5", day=DAY, lines=(), **fields):
    """``lines``: by place in the list, what is different of a recipient."""
    decision = add_decision(services, award_type, subjects, **fields)
    awards = sorted(services.deciding.awards(decision.uid), key=lambda award: award.position)
    with services.store.action("Sửa"):
        for place, changed in dict(lines).items():
            services.store.awards.save(replace(awards[place], **changed))
    with services.store.action("Ban hành"):
        return services.store.decisions.save(
            replace(
                services.deciding.get(decision.uid),
                status="issued",
                number=number,
                decided_on=day,
                signer_name="Lò Văn Hặc",
                signer_position="CHỦ TỊCH",
            )
        )


class TestExtract:
    @pytest.fixture
    def schools(self, services):
        return add_unit(services, "Trường Mầm non Mường Xoan"), add_unit(services, "Trạm Y tế xã")

    @pytest.fixture
    def decision(self, services, schools):
        ours = add_subjects(services, 2, unit=schools[0], position="Giáo viên")
        theirs = add_subjects(services, 3, unit=schools[1], position="Y sĩ", start=5)
        return issued(services, subjects=[*ours, *theirs])

    def test_it_lists_the_recipients_of_the_unit_alone(self, services, schools, decision):
        services.settings.save({"inline_limit": "3"})
        (table,) = blocks(services, DECISION_EXTRACT, Table, uid=decision.uid, unit=schools[0].uid)
        listed = rows(table)
        assert [row[0] for row in listed] == ["1", "2", "Tổng cộng (02)"]
        text = " ".join(said(services, DECISION_EXTRACT, uid=decision.uid, unit=schools[0].uid))
        others = ByUnit(services, services.deciding.awards(decision.uid)).of(schools[1])
        assert len(others) == 3
        assert not any(award.name in text for award in others)

    def test_who_stands_in_lines_of_the_first_article_is_listed_there_alone(
        self, services, schools, decision
    ):
        wanted = {"uid": decision.uid, "unit": schools[1].uid}
        text = said(services, DECISION_EXTRACT, **wanted)
        assert len(blocks(services, DECISION_EXTRACT, Table, **wanted)) == 0
        assert [line[:2] for line in text if line[:1].isdigit()] == ["1.", "2.", "3."]
        assert "05 cá nhân" in text[0]
        assert text[0].endswith(", trong đó có:")
        assert text[3].endswith(".")

    def test_the_copy_has_a_number_a_day_and_a_signer_of_its_own(self, services, schools, decision):
        wanted = {"uid": decision.uid, "unit": schools[0].uid}
        original, copy = blocks(services, DECISION_EXTRACT, Letterhead, **wanted)
        assert original.number == "Số: 05/QĐ-UBND"
        assert original.place_date == "Mường Xoan, ngày 05 tháng 11 năm 2026"
        assert (copy.country, copy.motto) == ("TRÍCH SAO", "")
        assert copy.agency == ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG XOAN")
        assert copy.number == "Số:         /TrS-UBND"
        assert copy.place_date == "Mường Xoan, ngày    tháng    năm 2026"
        signed, by_order = blocks(services, DECISION_EXTRACT, SignatureBlock, **wanted)
        assert signed.signers[0].hint == "(Đã ký)"
        assert signed.signers[0].name == "Lò Văn Hặc"
        assert by_order.signers[0].authority == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
        assert by_order.recipients[0] == "Trường Mầm non Mường Xoan"

    def test_its_number_is_kept_for_each_unit(self, services, schools, decision):
        paper = services.papers.of("decision-extract", decision.uid, schools[0].uid)
        services.papers.save(replace(paper, number="3", dated_on=date(2026, 11, 9)))
        numbers = [
            blocks(services, DECISION_EXTRACT, Letterhead, uid=decision.uid, unit=unit.uid)[1]
            for unit in schools
        ]
        assert [each.number for each in numbers] == ["Số: 03/TrS-UBND", "Số:         /TrS-UBND"]

    def test_a_unit_has_what_is_below_it_and_keeps_whoever_moved_away(
        self, services, schools, decision
    ):
        awards = services.deciding.awards(decision.uid)
        mover = next(award for award in awards if award.unit_name == schools[0].name)
        services.directory.move([mover.subject_uid], schools[1].uid)
        by_unit = ByUnit(services, services.deciding.awards(decision.uid))
        assert [len(by_unit.of(unit)) for unit in schools] == [2, 3]
        assert {unit.name: count for unit, count in by_unit.counts()} == {
            schools[0].name: 2,
            schools[1].name: 3,
        }

    def test_what_cannot_be_copied_is_told(self, services, schools, decision):
        with pytest.raises(Refused, match="chọn đơn vị"):
            DECISION_EXTRACT.make(services, Wanted(uid=decision.uid))
        empty = add_unit(services, "Công an xã")
        with pytest.raises(Refused, match="Công an xã"):
            DECISION_EXTRACT.make(services, Wanted(uid=decision.uid, unit=empty.uid))
        draft = add_decision(services, subjects=add_subjects(services, 1, unit=empty, start=9))
        with pytest.raises(Refused, match="chưa ban hành"):
            DECISION_EXTRACT.make(services, Wanted(uid=draft.uid, unit=empty.uid))

    def test_it_is_named_after_decision_and_unit(self, services, schools, decision):
        wanted = Wanted(uid=decision.uid, unit=schools[0].uid)
        pdf, word = (print_form(services, DECISION_EXTRACT, wanted, s) for s in (".pdf", ".docx"))
        assert (
            pdf.stem
            == word.stem
            == "Trích sao Quyết định số 05 ngày 05-11-2026 cho Trường Mầm non Mường Xoan"
        )
        assert "TRÍCH SAO" in "".join(page_texts(pdf))

    def test_a_unit_of_hundreds_has_them_all(self, services, schools):
        many = add_subjects(services, 200, unit=schools[0], position="Giáo viên", start=100)
        decision = issued(services, subjects=many, number="9")
        wanted = Wanted(uid=decision.uid, unit=schools[0].uid)
        path = print_form(services, DECISION_EXTRACT, wanted, ".pdf")
        assert page_count(path) > 5
        assert "Tổng cộng (200)" in "".join(page_texts(path))


class TestOrder:
    def test_the_highest_comes_first_and_each_group_together(self, services):
        people = add_subjects(services, 3)
        different = {2: {"award_type": "CSTDCS"}, 1: {"posthumous": True}}
        decision = issued(services, "LDTT", people, lines=different)
        awards = services.deciding.awards(decision.uid)
        (table,) = blocks(services, PRESENTATION_ORDER, Table, uid=decision.uid)
        groups = [row.title for row in table.rows if isinstance(row, GroupRow)]
        assert groups == [
            "Nhóm 1: Chiến sĩ thi đua cơ sở, cá nhân (01)",
            "Nhóm 2: Lao động tiên tiến, cá nhân (02)",
        ]
        listed = rows(table)
        assert [row[0] for row in listed] == ["1", "2", "3"]
        assert listed[0][1].startswith(awards[2].honorific)
        assert [row[4:7] for row in listed] == [["☐"] * 3] * 3
        notes = {row[1]: row[7] for row in listed}
        dead = f"{awards[1].honorific} {awards[1].name}"
        assert notes[dead] == "Truy tặng, thân nhân nhận thay"

    def test_of_a_period_everything_that_was_issued_is_presented(self, services):
        issued(services, "LDTT", add_subjects(services, 2))
        issued(services, "TTLDTT", add_subjects(services, 1, "collective"), number="6")
        add_decision(services, "LDTT", add_subjects(services, 1, start=9))
        (table,) = blocks(services, PRESENTATION_ORDER, Table, period="2026")
        assert len(rows(table)) == 3
        (heading,) = blocks(services, PRESENTATION_ORDER, Heading, period="2026")
        assert heading.about == "Năm 2026"

    def test_what_was_taken_back_is_not_presented(self, services):
        revoked = {0: {"revoked_by": issued(services, number="8").uid}}
        decision = issued(services, "LDTT", add_subjects(services, 2), lines=revoked)
        (table,) = blocks(services, PRESENTATION_ORDER, Table, uid=decision.uid)
        assert len(rows(table)) == 1

    def test_with_nobody_it_is_an_empty_list(self, services):
        (table,) = blocks(services, PRESENTATION_ORDER, Table, period="2025-2026")
        assert not table.rows

    @pytest.mark.parametrize("form", [PRESENTATION_ORDER, PRESENTATION_CARDS])
    @pytest.mark.parametrize("count", [0, 60])
    def test_it_becomes_files(self, services, form, count):
        decision = add_decision(services, subjects=add_subjects(services, count))
        for suffix in form.formats:
            path = print_form(services, form, Wanted(uid=decision.uid), suffix)
            assert path.stat().st_size > 1000
            assert path.stem.endswith("theo Quyết định chưa có số")


class TestCards:
    def test_everybody_has_a_card_of_a6(self, services):
        decision = issued(services, "LDTT", add_subjects(services, 3))
        (section,) = blocks(services, PRESENTATION_CARDS, Section, uid=decision.uid)
        assert section.paper == "A6"
        assert len(blocks(services, PRESENTATION_CARDS, PageBreak, uid=decision.uid)) == 2
        path = print_form(services, PRESENTATION_CARDS, Wanted(uid=decision.uid), ".pdf")
        texts = page_texts(path)
        assert len(texts) == 3
        assert "Số thứ tự 2, nhóm 1" in texts[1]
        assert "Theo Quyết định số 05/QĐ-UBND ngày 05/11/2026" in texts[1]
        assert "Ủy quyền cho" in texts[1]

    def test_there_is_room_for_a_number_that_is_waited_for(self, services):
        decision = add_decision(services, subjects=add_subjects(services, 1))
        for form in (PRESENTATION_ORDER, PRESENTATION_CARDS):
            path = print_form(services, form, Wanted(uid=decision.uid), ".pdf")
            (text,) = page_texts(path)
            assert "chưa có số" not in text
            assert re.search(r"Theo Quyết định số\s*/QĐ-UBND ngày\s+tháng\s+năm 2026", text)

    def test_the_family_receives_what_is_given_after_death(self, services):
        dead = {0: {"posthumous": True}}
        decision = issued(services, "LDTT", add_subjects(services, 1), lines=dead)
        told = said(services, PRESENTATION_CARDS, uid=decision.uid)
        assert any(line.startswith("Truy tặng, thân nhân nhận thay") for line in told)

    def test_the_longest_name_stays_on_its_card(self, services):
        long = {0: {"name": ("Nguyễn Thị " * 18).strip()}}
        decision = issued(services, "LDTT", add_subjects(services, 2), lines=long)
        path = print_form(services, PRESENTATION_CARDS, Wanted(uid=decision.uid), ".pdf")
        assert page_count(path) == 2


def test_whoever_received_it_already_is_marked_in_the_order(services):
    told = {0: {"presented_on": date(2026, 11, 18), "presented_to": "bà Lò Thị Hoa"}}
    decision = issued(services, "LDTT", add_subjects(services, 2), lines=told)
    (table,) = blocks(services, PRESENTATION_ORDER, Table, uid=decision.uid)
    notes = sorted(row[-1] for row in rows(table))
    assert notes == ["", "Đã trao ngày 18/11/2026, bà Lò Thị Hoa nhận thay"]


class TestRegister:
    def test_every_award_of_the_year_stands_once_and_is_numbered_through(self, services):
        unit = add_unit(services, "Trường Tiểu học Mường Xoan")
        people = add_subjects(services, 2, unit=unit, position="Giáo viên")
        told = {0: {"book_number": "12", "achievement": "Dạy giỏi", "prize": 702_000}}
        day = date(2026, 12, 1)
        later = issued(services, "LDTT", people, number="9", day=day, lines=told)
        issued(services, "TTLDTT", add_subjects(services, 1, "collective"), number="5")
        issued(services, "LDTT", add_subjects(services, 1, start=7), day=date(2025, 12, 30))
        add_decision(services, "LDTT", add_subjects(services, 1, start=8))
        award = services.deciding.awards(later.uid)[0]
        (table,) = blocks(services, AWARD_REGISTER, Table, period="2026")
        assert len(table.leaves) == 13
        listed = rows(table)
        assert [row[0] for row in listed] == ["1", "2", "3"]
        assert [row[1] for row in listed] == ["05/QĐ-UBND", "09/QĐ-UBND", "09/QĐ-UBND"]
        assert listed[1][2:] == [
            "01/12/2026",
            "Cấp xã",
            f"{award.honorific} {award.name}",
            "Giáo viên, Trường Tiểu học Mường Xoan",
            "Lao động tiên tiến",
            "Công trạng",
            "Dạy giỏi",
            "12",
            "702.000",
            "",
            "",
        ]
        assert "Sổ có 3 lượt khen thưởng, gồm 01 lượt tập thể, 02 lượt cá nhân." in said(
            services, AWARD_REGISTER, period="2026"
        )

    def test_who_is_honoured_twice_is_counted_as_often(self, services):
        people = add_subjects(services, 2)
        issued(services, "LDTT", people)
        issued(services, "GK_XA", people, number="6")
        assert "Sổ có 4 lượt khen thưởng, gồm 04 lượt cá nhân." in said(
            services, AWARD_REGISTER, period="2026"
        )

    def test_an_achievement_that_no_line_tells_is_that_of_the_decision(self, services):
        own = {0: {"achievement": "Cứu người đuối nước"}}
        issued(services, "GK_XA", add_subjects(services, 2), lines=own)
        (table,) = blocks(services, AWARD_REGISTER, Table, period="2026")
        assert [row[8] for row in rows(table)] == [
            "Cứu người đuối nước",
            "Có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2026",
        ]

    def test_a_school_year_has_what_was_decided_for_it(self, services):
        issued(services, "LDTT", add_subjects(services, 2), period="2025-2026")
        issued(services, "LDTT", add_subjects(services, 1, start=5), number="6")
        (table,) = blocks(services, AWARD_REGISTER, Table, period="2025-2026")
        assert len(rows(table)) == 2

    def test_what_was_taken_back_stays_and_says_so(self, services):
        revoked = {0: {"revoked_by": issued(services, number="8").uid}}
        issued(services, "LDTT", add_subjects(services, 1), lines=revoked)
        (table,) = blocks(services, AWARD_REGISTER, Table, period="2026")
        assert rows(table)[0][-1] == "Đã thu hồi theo Quyết định số 08/QĐ-UBND"

    def test_the_day_of_the_ceremony_stands_in_its_column(self, services):
        told = {0: {"presented_on": date(2026, 11, 18), "presented_to": "bà Lò Thị Hoa"}}
        issued(services, "LDTT", add_subjects(services, 2), lines=told)
        (table,) = blocks(services, AWARD_REGISTER, Table, period="2026")
        assert sorted(row[-2:] for row in rows(table)) == [
            ["", ""],
            ["18/11/2026", "bà Lò Thị Hoa nhận thay"],
        ]

    def test_an_empty_book_says_so(self, services):
        assert "Chưa có quyết định nào." in said(services, AWARD_REGISTER, period="2026")
        (heading,) = blocks(services, AWARD_REGISTER, Heading)
        assert (heading.title, heading.about) == ("SỔ THEO DÕI KHEN THƯỞNG", "Năm 2026")

    def test_a_long_book_becomes_files_with_its_header_on_every_page(self, services):
        issued(services, "LDTT", add_subjects(services, 120))
        wanted = Wanted(period="2026")
        made = [print_form(services, AWARD_REGISTER, wanted, s) for s in AWARD_REGISTER.formats]
        assert {path.stem for path in made} == {"Sổ theo dõi khen thưởng năm 2026"}
        texts = page_texts(made[0])
        assert len(texts) > 3
        assert all("Số quyết định" in text for text in texts[:-1])
