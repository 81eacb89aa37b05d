from dataclasses import replace
from datetime import date

import pytest

from models.nominations import Override
from models.problems import Refused
from services.agenda import standard_conclusion
from services.documents.document import (
    Addressees,
    GroupRow,
    Heading,
    Letterhead,
    ListBlock,
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
from services.forms.meeting.ballot import BALLOT
from services.forms.meeting.counting_minutes import COUNTING_MINUTES
from services.forms.meeting.invitation import INVITATION
from services.forms.meeting.meeting_facts import meeting_facts
from services.forms.meeting.meeting_tables import ANSWERS, BOX, roman
from services.forms.meeting.minutes import MINUTES
from services.forms.meeting.opinion_sheet import OPINION_SHEET
from services.printing import print_form
from tests.held_meeting import HELD, absent, add_council, add_meeting, add_nominations
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_subjects, add_unit, small_commune

PAPERS = (MINUTES, BALLOT, COUNTING_MINUTES, INVITATION, OPINION_SHEET)


def document(services, form, meeting):
    return form.make(services, Wanted(uid=meeting.uid))


def blocks(services, form, meeting, kind):
    return [block for block in document(services, form, meeting).blocks if isinstance(block, kind)]


def said(services, form, meeting):
    """Every paragraph, those of lists too."""
    texts = []
    for block in document(services, form, meeting).blocks:
        if isinstance(block, Paragraph):
            texts.append(plain(block.text))
        elif isinstance(block, ListBlock):
            texts += [plain(each.text) for each in block.paragraphs()]
    return texts


def cells(row):
    return [plain(cell(content).text) for content in row.cells]


def put(services, meeting, count=2, award="GK_XA", ballot="open", **fields):
    """What was put on the agenda, in the order of voting."""
    uids = add_nominations(services, count, award, **fields)
    services.agenda.put(meeting.uid, uids)
    votes = [v for v in services.store.votes.of_meeting(meeting.uid) if v.nomination_uid in uids]
    with services.store.action("Chọn cách bỏ phiếu"):
        return services.store.votes.save_many(replace(vote, ballot=ballot) for vote in votes)


@pytest.fixture
def meeting(services):
    return add_meeting(
        services, begins_at="08 giờ 00", ends_at="10 giờ 30", content="Xét khen thưởng năm 2026"
    )


class TestMinutes:
    def test_they_bear_the_council_and_a_number_to_be_filled_in(self, services, meeting):
        (letterhead,) = blocks(services, MINUTES, meeting, Letterhead)
        assert letterhead.parent == ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG XOAN")
        assert letterhead.agency == ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")
        assert letterhead.number == "Số:         /BB-HĐTĐKT"
        (heading,) = blocks(services, MINUTES, meeting, Heading)
        assert heading.about == "Họp Hội đồng Thi đua - Khen thưởng xã Mường Xoan"

    def test_they_name_who_was_there_and_why_others_were_not(self, services, meeting):
        put(services, meeting)
        absent(services, meeting, 2, opinion=True)
        told = said(services, MINUTES, meeting)
        assert "Thời gian bắt đầu: 08 giờ 00, ngày 18 tháng 11 năm 2026." in told
        assert "1. Có mặt: 07/09 thành viên" in told
        assert "2. Vắng mặt: 02/09 thành viên" in told
        seats = services.meetings.seats(meeting.uid)
        away = seats[-1].member
        assert (
            f"- {away.honorific} {away.name}, {away.position}, Ủy viên (lý do: Đi công tác; "
            "đã gửi ý kiến bằng văn bản)."
        ) in told
        wrote = [line for line in told if "được tính là phiếu" in line]
        assert [line[:26] for line in wrote] == ["Có 02 thành viên vắng mặt "]
        assert wrote[0].endswith(f"{away.honorific.lower()} {away.name}.")

    def test_votes_stand_award_by_award_with_their_share(self, services, meeting):
        unit = add_unit(services, "Trường Tiểu học Mường Xoan")
        teachers = add_subjects(services, 2, unit=unit, position="Giáo viên", start=20)
        put(services, meeting, 2, "LDTT", subjects=teachers)
        schools = add_subjects(services, 1, "collective", start=40)
        put(services, meeting, 1, "TTLDTT", subjects=schools)
        services.voting.all_agree(meeting.uid)
        votes = services.store.votes.of_meeting(meeting.uid)
        services.voting.count([replace(votes[-1], agree=7, disagree=1, other=1)])
        (table,) = blocks(services, MINUTES, meeting, Table)
        assert [leaf.title for leaf in table.leaves] == [
            "TT",
            "Tên cá nhân, tập thể",
            "Danh hiệu, hình thức đề nghị",
            *ANSWERS,
            "Tỷ lệ %",
        ]
        groups = [(row.number, row.title) for row in table.rows if isinstance(row, GroupRow)]
        assert groups == [("I", "Tập thể lao động tiên tiến"), ("II", "Lao động tiên tiến")]
        rows = [cells(row) for row in table.rows if isinstance(row, Row)]
        assert rows[0][0] == rows[1][0] == "1"
        assert rows[1][3:] == ["9", "0", "0", "100"]
        assert rows[2][1].endswith("\nGiáo viên, Trường Tiểu học Mường Xoan")
        assert rows[2][3:] == ["7", "1", "1", "77,8"]

    def test_the_rule_is_told_in_words_with_what_the_share_is_taken_of(self, services, meeting):
        put(services, meeting)
        (rule,) = [line for line in said(services, MINUTES, meeting) if "đạt khi" in line]
        assert "trên 50% của 09 thành viên Hội đồng theo " in rule
        assert "cần đối chiếu" not in rule

    def test_secret_and_open_votes_are_told_apart(self, services, meeting):
        put(services, meeting, 1, "LDTT", "secret", start=20)
        put(services, meeting, 1, "GK_XA", "open", start=30)
        told = said(services, MINUTES, meeting)
        assert "2. Kết quả bỏ phiếu kín" in told
        assert "3. Kết quả biểu quyết công khai" in told
        assert len(blocks(services, MINUTES, meeting, Table)) == 2

    def test_whoever_stands_aside_is_named(self, services):
        (member,) = add_subjects(services, 1)
        council = add_council(services, subjects=[member])
        meeting = add_meeting(services, council)
        put(services, meeting, 1, "LDTT", subjects=[member])
        services.voting.all_agree(meeting.uid)
        services.voting.recuse_candidates(meeting.uid)
        chairman = services.councils.members(council.uid)[0]
        (line,) = [line for line in said(services, MINUTES, meeting) if "đối với đề nghị" in line]
        assert line.startswith(f"- {chairman.honorific} {chairman.name}, đối với đề nghị của ")
        assert line.endswith("(Lao động tiên tiến).")

    def test_a_rule_that_was_overridden_stands_with_its_reason(self, services, meeting):
        votes = put(services, meeting, 1)
        with services.store.action("Bỏ qua quy định"):
            services.store.overrides.save(
                Override(
                    owner_uid=votes[0].nomination_uid,
                    rule="K01",
                    sentence="Chưa đủ thời gian công tác.",
                    reason="Có văn bản cho phép của cấp trên",
                    decided_by="Lò Văn Hặc",
                )
            )
        (line,) = [text for text in said(services, MINUTES, meeting) if "Lý do vẫn xét" in text]
        assert line.endswith(
            "Chưa đủ thời gian công tác. Lý do vẫn xét: Có văn bản cho phép của cấp trên. "
            "Người quyết định: Lò Văn Hặc."
        )

    def test_too_few_members_and_why_it_was_concluded_are_told(self, services, meeting):
        put(services, meeting, 1)
        absent(services, meeting, 6, opinion=True)
        services.voting.all_agree(meeting.uid)
        services.voting.conclude(meeting.uid, "Thống nhất.", "Đường sạt lở không đến được")
        told = said(services, MINUTES, meeting)
        assert any(line.startswith("Có mặt 3/9 thành viên, cần ít nhất") for line in told)
        assert any("Đường sạt lở không đến được." in line for line in told)
        assert "Thống nhất." in told

    def test_what_passed_and_what_did_not_are_summed_up(self, services, meeting):
        put(services, meeting, 3, "LDTT")
        services.voting.all_agree(meeting.uid)
        votes = services.store.votes.of_meeting(meeting.uid)
        services.voting.count([replace(votes[0], agree=2, disagree=7)])
        told = said(services, MINUTES, meeting)
        assert "Hội đồng thông qua 02 đề nghị đủ tỷ lệ phiếu đồng ý:" in told
        assert "- Lao động tiên tiến: 02 cá nhân." in told
        assert "01 đề nghị không đủ tỷ lệ phiếu đồng ý:" in told
        assert any(line.endswith("2/9 = 22,2%.") for line in told)

    def test_a_conclusion_that_only_counts_is_not_said_twice(self, services, meeting):
        put(services, meeting, 2)
        services.voting.all_agree(meeting.uid)
        lines = services.voting.facts(meeting.uid).lines
        services.voting.conclude(meeting.uid, standard_conclusion(lines))
        told = said(services, MINUTES, meeting)
        assert sum(line.startswith("Hội đồng thông qua") for line in told) == 1

    def test_before_the_meeting_what_nobody_knows_is_left_to_the_pen(self, services, meeting):
        put(services, meeting)
        told = said(services, MINUTES, meeting)
        assert "Có mặt: ....../09 thành viên, trong số:" in told
        assert not any("thông qua 0" in line for line in told)
        (table,) = blocks(services, MINUTES, meeting, Table)
        assert cells(table.rows[0])[3:] == ["", "", "", ""]
        leaders = [b for b in blocks(services, MINUTES, meeting, Paragraph) if b.leader]
        assert len(leaders) >= 6

    def test_an_empty_agenda_still_gives_minutes(self, services, meeting):
        assert "Chương trình họp không có đề nghị nào phải bỏ phiếu." in said(
            services, MINUTES, meeting
        )

    def test_secretary_and_chairman_sign_side_by_side(self, services, meeting):
        (signature,) = blocks(services, MINUTES, meeting, SignatureBlock)
        secretary, chairman = signature.signers
        assert (secretary.authority, secretary.name) == (("THƯ KÝ",), meeting.secretary)
        assert chairman.authority == ("TM. HỘI ĐỒNG", "CHỦ TỊCH HỘI ĐỒNG")
        assert chairman.name == meeting.chaired_by
        assert signature.recipients == ("Thành viên Hội đồng", "Lưu: VT, VHXH")

    def test_a_deputy_who_led_the_meeting_signs_for_the_chairman(self, services, meeting):
        deputy = services.meetings.seats(meeting.uid)[1].member
        services.voting.save_meeting(replace(meeting, chaired_by=deputy.name))
        (signature,) = blocks(services, MINUTES, meeting, SignatureBlock)
        assert signature.signers[1].authority == (
            "TM. HỘI ĐỒNG",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH HỘI ĐỒNG",
        )

    def test_its_number_and_its_words_are_kept_with_the_paper(self, services, meeting):
        paper = services.papers.of("minutes", meeting.uid)
        services.papers.save(
            replace(paper, number="7", dated_on=HELD, texts={"end": "Họp xong./."})
        )
        (letterhead,) = blocks(services, MINUTES, meeting, Letterhead)
        assert letterhead.number == "Số: 07/BB-HĐTĐKT"
        assert "Họp xong./." in said(services, MINUTES, meeting)


class TestBallot:
    def test_only_what_is_voted_on_in_secret_has_boxes(self, services, meeting):
        put(services, meeting, 2, "LDTT", "secret")
        put(services, meeting, 1, "GK_XA", "open", start=30)
        (table,) = blocks(services, BALLOT, meeting, Table)
        assert len(table.rows) == 2
        assert cells(table.rows[0])[3:] == [BOX] * 3
        assert not blocks(services, BALLOT, meeting, SignatureBlock)

    def test_nobody_is_handed_a_line_from_which_they_stand_aside(self, services):
        (member,) = add_subjects(services, 1)
        meeting = add_meeting(services, add_council(services, subjects=[member]))
        put(services, meeting, 2, "LDTT", "secret", start=20)
        put(services, meeting, 1, "LDTT", "secret", subjects=[member])
        services.voting.all_agree(meeting.uid)
        services.voting.recuse_candidates(meeting.uid)
        assert [len(table.rows) for table in blocks(services, BALLOT, meeting, Table)] == [3, 2]
        assert len(blocks(services, BALLOT, meeting, Section)) == 2

    @pytest.mark.parametrize("form", [BALLOT, COUNTING_MINUTES])
    def test_without_a_secret_vote_there_is_nothing_to_print(self, services, meeting, form):
        put(services, meeting, 1)
        services.voting.all_agree(meeting.uid)
        with pytest.raises(Refused, match="không có đề nghị nào bỏ phiếu kín"):
            document(services, form, meeting)

    def test_before_anything_is_counted_every_line_may_still_have_a_ballot(self, services, meeting):
        put(services, meeting, 2)
        (table,) = blocks(services, BALLOT, meeting, Table)
        assert len(table.rows) == 2


class TestCountingMinutes:
    def test_ballots_and_votes_are_as_they_were_counted(self, services, meeting):
        put(services, meeting, 2, "LDTT", "secret")
        services.voting.all_agree(meeting.uid)
        votes = services.store.votes.of_meeting(meeting.uid)
        services.voting.count([replace(votes[0], agree=7, disagree=1, invalid=1)])
        ballots, results = blocks(services, COUNTING_MINUTES, meeting, Table)
        assert [cells(row)[1:] for row in ballots.rows] == [
            ["9", "9", "8", "1"],
            ["9", "9", "9", "0"],
        ]
        assert cells(results.rows[0])[3:] == ["7", "1", "0", "9", "77,8"]
        assert results.leaves[6].title == "Tổng số thành viên"

    def test_alike_ballots_of_an_award_are_told_once(self, services, meeting):
        put(services, meeting, 3, "LDTT", "secret")
        services.voting.all_agree(meeting.uid)
        ballots, _ = blocks(services, COUNTING_MINUTES, meeting, Table)
        (row,) = ballots.rows
        assert cells(row) == ["Lao động tiên tiến", "9", "9", "9", "0"]

    def test_the_tellers_sign(self, services, meeting):
        put(services, meeting, 1, "LDTT", "secret")
        names = ("Lường Văn Ính", "Quàng Văn Thiện", "Hờ A Phía")
        services.voting.save_meeting(replace(meeting, tellers=names))
        (signature,) = blocks(services, COUNTING_MINUTES, meeting, SignatureBlock)
        assert [signer.name for signer in signature.signers] == list(names)
        assert [signer.authority[0] for signer in signature.signers] == [
            "TỔ TRƯỞNG",
            "TỔ VIÊN",
            "TỔ VIÊN",
        ]

    def test_ballots_handed_out_and_in_are_never_blank_beside_counted_ones(self, services, meeting):
        put(services, meeting, 1, "LDTT", "secret")
        (vote,) = services.store.votes.of_meeting(meeting.uid)
        services.voting.count([replace(vote, agree=6, disagree=1, invalid=1)])
        ballots, _ = blocks(services, COUNTING_MINUTES, meeting, Table)
        assert cells(ballots.rows[0])[1:] == ["9", "8", "7", "1"]

    def test_what_is_not_counted_yet_is_blank_and_so_are_the_tellers(self, services, meeting):
        put(services, meeting, 1, "LDTT", "secret")
        ballots, results = blocks(services, COUNTING_MINUTES, meeting, Table)
        assert cells(ballots.rows[0])[1:] == ["", "", "", ""]
        assert cells(results.rows[0])[3:6] == ["", "", ""]
        (signature,) = blocks(services, COUNTING_MINUTES, meeting, SignatureBlock)
        assert [signer.name for signer in signature.signers] == ["", "", ""]


class TestInvitation:
    def test_it_asks_every_member_and_tells_what_when_and_where(self, services, meeting):
        put(services, meeting, 2, "LDTT")
        (letterhead,) = blocks(services, INVITATION, meeting, Letterhead)
        assert letterhead.number == "Số:         /GM-HĐTĐKT"
        assert letterhead.place_date == "Mường Xoan, ngày    tháng    năm 2026"
        (addressees,) = blocks(services, INVITATION, meeting, Addressees)
        assert addressees.label == "Kính mời:"
        assert len(addressees.names) == 9
        told = said(services, INVITATION, meeting)
        assert "Nội dung: Xét khen thưởng năm 2026." in told
        assert "Thời gian: 08 giờ 00, thứ Tư, ngày 18 tháng 11 năm 2026." in told
        assert "Địa điểm: Phòng họp UBND xã." in told
        assert "- Lao động tiên tiến: 02 cá nhân." in told

    def test_number_and_day_are_printed_once_they_are_known(self, services, meeting):
        paper = services.papers.of("invitation", meeting.uid)
        services.papers.save(replace(paper, number="5", dated_on=date(2026, 2, 3)))
        (letterhead,) = blocks(services, INVITATION, meeting, Letterhead)
        assert letterhead.number == "Số: 05/GM-HĐTĐKT"
        assert letterhead.place_date == "Mường Xoan, ngày 03 tháng 02 năm 2026"

    def test_contents_that_the_agenda_tells_need_no_dotted_line(self, services, meeting):
        services.voting.save_meeting(replace(meeting, content=""))
        empty = "Nội dung: "
        assert empty in said(services, INVITATION, meeting)
        put(services, meeting, 2)
        told = said(services, INVITATION, meeting)
        assert "Các đề nghị đưa ra cuộc họp:" in told
        assert empty not in told

    def test_sunday_has_a_name_of_its_own(self, services, meeting):
        services.voting.save_meeting(replace(meeting, held_on=date(2026, 11, 15)))
        assert any("Chủ nhật, ngày 15" in line for line in said(services, INVITATION, meeting))


class TestOpinionSheet:
    def test_there_is_one_for_everybody_who_is_absent(self, services, meeting):
        put(services, meeting, 2)
        absent(services, meeting, 2)
        seats = services.meetings.seats(meeting.uid)[-2:]
        signatures = blocks(services, OPINION_SHEET, meeting, SignatureBlock)
        assert [block.signers[0].name for block in signatures] == [s.member.name for s in seats]
        assert len(blocks(services, OPINION_SHEET, meeting, Section)) == 2

    def test_while_nobody_is_known_to_be_absent_it_has_room_for_a_name(self, services, meeting):
        put(services, meeting, 1, ballot="secret")
        (signature,) = blocks(services, OPINION_SHEET, meeting, SignatureBlock)
        assert signature.signers[0].name == ""
        assert "Đề nghị bỏ phiếu kín:" in said(services, OPINION_SHEET, meeting)

    def test_secret_and_open_votes_have_tables_of_their_own(self, services, meeting):
        put(services, meeting, 1, "LDTT", "secret", start=20)
        put(services, meeting, 1, "GK_XA", "open", start=30)
        assert len(blocks(services, OPINION_SHEET, meeting, Table)) == 2

    def test_without_an_agenda_there_are_lines_to_write_on(self, services, meeting):
        assert not blocks(services, OPINION_SHEET, meeting, Table)
        assert any(
            line.startswith("Nội dung lấy ý kiến")
            for line in said(services, OPINION_SHEET, meeting)
        )


class TestAll:
    @pytest.mark.parametrize("form", PAPERS, ids=lambda form: form.id)
    def test_each_becomes_a_file_of_every_format(self, services, meeting, form):
        put(services, meeting, 40, "LDTT", "secret")
        absent(services, meeting, 1)
        services.voting.all_agree(meeting.uid)
        for suffix in form.formats:
            path = print_form(services, form, Wanted(uid=meeting.uid), suffix)
            assert path.stat().st_size > 1000
            if suffix == ".pdf" and form is not INVITATION:
                assert page_count(path) > 1
                assert "Lao động tiên tiến" in "".join(page_texts(path))

    @pytest.mark.parametrize("form", PAPERS, ids=lambda form: form.id)
    def test_a_file_says_of_which_meeting_it_is(self, services, meeting, form):
        assert form.file_name(services, Wanted(uid=meeting.uid)).endswith("ngày 18-11-2026")

    @pytest.mark.parametrize("form", PAPERS, ids=lambda form: form.id)
    def test_without_the_name_of_the_commune_nothing_is_printed(self, tmp_path, form):
        with small_commune(tmp_path, named=False) as services:
            meeting = add_meeting(services)
            put(services, meeting, 1, ballot="secret")
            with pytest.raises(Refused, match="Chưa đặt tên xã"):
                document(services, form, meeting)


def test_papers_of_two_meetings_on_a_day_have_names_of_their_own(services, meeting):
    def name(each):
        return INVITATION.file_name(services, Wanted(uid=each.uid))

    assert name(meeting) == "Giấy mời họp Hội đồng ngày 18-11-2026"
    council = services.councils.get(meeting.council_uid)
    later = add_meeting(services, council, begins_at="14 giờ 00")
    assert name(meeting) == "Giấy mời họp Hội đồng ngày 18-11-2026 lúc 08 giờ 00"
    assert name(later) == "Giấy mời họp Hội đồng ngày 18-11-2026 lúc 14 giờ 00"
    unsaid = [add_meeting(services, council) for _ in range(2)]
    assert [name(each) for each in unsaid] == [
        "Giấy mời họp Hội đồng ngày 18-11-2026 cuộc họp thứ 3",
        "Giấy mời họp Hội đồng ngày 18-11-2026 cuộc họp thứ 4",
    ]


def test_members_of_the_directory_are_addressed_by_their_sex(services):
    (uid,) = add_subjects(services, 1)
    meeting = add_meeting(services, add_council(services, subjects=[uid]))
    member = services.meetings.seats(meeting.uid)[0].member
    with services.store.action("Bỏ danh xưng"):
        services.store.council_members.save(replace(member, honorific=""))
    called = "Bà" if services.directory.subject(uid).sex == "female" else "Ông"
    (addressees,) = blocks(services, INVITATION, meeting, Addressees)
    assert addressees.names[0].startswith(f"{called} {member.name}")


def test_facts_know_whether_a_meeting_was_held(services, meeting):
    put(services, meeting)
    assert meeting_facts(services, meeting.uid).about_to_be_held
    services.voting.all_agree(meeting.uid)
    assert not meeting_facts(services, meeting.uid).about_to_be_held
    assert meeting.held_on == HELD


def test_parts_are_numbered_in_roman():
    assert [roman(number) for number in (1, 4, 9, 14, 42)] == ["I", "IV", "IX", "XIV", "XLII"]
