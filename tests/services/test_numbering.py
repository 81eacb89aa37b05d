"""Numbers and days of the records office: filled in at once, or not at all."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.problems import Rejected
from models.submissions import Submission
from services.numbering import Filled, due_by_kind, issued_by
from services.overview import overview
from services.paper_numbers import following, is_number, parted
from tests.held_meeting import HELD, add_meeting, add_nominations
from tests.small_commune import add_decision, add_subjects, small_commune

DAY = date(2026, 11, 19)
PROJECT = Path(__file__).parents[2]


def add_submission(services, summary="Về việc đề nghị tặng Bằng khen") -> Submission:
    (nomination,) = add_nominations(services, 1, "BK_TINH")
    addressee = "Chủ tịch Ủy ban nhân dân tỉnh"
    submission = Submission(period="2026", addressee=addressee, summary=summary)
    return services.submitting.prepare(submission, [nomination])


def add_paper(services, form="invitation", symbol="GM-HĐTĐKT", title="Giấy mời họp", **fields):
    paper = services.papers.of(form, **fields)
    return services.papers.note_made(paper, "Giấy mời", title, symbol=symbol)


def problems(services, *filled):
    return services.numbering.problems(filled)


@pytest.fixture
def decision(services):
    return add_decision(services, subjects=add_subjects(services, 2))


def test_everything_without_number_or_day_waits(services, decision):
    submission = add_submission(services)
    paper = add_paper(services)
    assert [(row.kind, row.uid, row.due) for row in services.numbering.waiting()] == [
        ("submission", submission.uid, True),
        ("paper", paper.uid, True),
        ("decision", decision.uid, False),
    ]
    assert due_by_kind(services.store) == {"decision": 0, "submission": 1, "paper": 1}


def test_a_signed_decision_is_due(services, decision):
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    assert due_by_kind(services.store)["decision"] == 1
    assert overview(services.store, services.lists, "2026").unnumbered == 1
    assert overview(services.store, services.lists, "2026").waiting == ()


def test_all_are_filled_in_one_action_and_a_decision_is_issued(services, decision):
    submission, paper = add_submission(services), add_paper(services)
    rows = [Filled(decision.uid, "145", DAY), Filled(submission.uid, "027", DAY),
            Filled(paper.uid, "5/GM-HĐTĐKT", DAY)]  # fmt: skip
    assert issued_by(services.numbering.waiting(), rows) == 1
    outcome = services.numbering.fill(rows)
    assert (outcome.issued, outcome.filled) == (1, 2)
    assert services.deciding.get(decision.uid).status == "issued"
    assert services.submitting.get(submission.uid).code == "27/TTr-UBND"
    assert services.submitting.get(submission.uid).status == "draft"
    assert services.papers.get(paper.uid).code == "05/GM-HĐTĐKT"
    assert services.numbering.waiting() == []
    assert services.history.to_undo().title == "Điền số, ngày cho 3 văn bản"
    services.history.undo()
    assert len(services.numbering.waiting()) == 3


def test_rows_left_blank_are_left_alone(services, decision):
    paper = add_paper(services)
    services.numbering.fill([Filled(decision.uid), Filled(paper.uid, "5", DAY)])
    assert services.deciding.get(decision.uid) == decision
    with pytest.raises(Rejected, match="ít nhất một văn bản"):
        services.numbering.fill([Filled(decision.uid, " ", None)])


def test_a_day_alone_is_kept_and_the_number_is_still_waited_for(services, decision):
    paper = add_paper(services)
    services.numbering.fill([Filled(decision.uid, "", DAY), Filled(paper.uid, "", DAY)])
    assert services.deciding.get(decision.uid).decided_on == DAY
    assert services.deciding.get(decision.uid).status == "draft"
    assert {row.uid for row in services.numbering.waiting()} == {decision.uid, paper.uid}
    assert all(row.day == DAY for row in services.numbering.waiting())


def test_every_problem_is_told_at_once_by_row_and_field(services, decision):
    submission, paper = add_submission(services), add_paper(services)
    minutes = add_paper(services, "minutes", "BB-HĐTĐKT", "Biên bản họp")
    found = problems(
        services,
        Filled(decision.uid, "145", None),
        Filled(submission.uid, "hai bảy", DAY),
        Filled(paper.uid, "7", date(2026, 12, 1)),
        Filled(minutes.uid, "8", DAY),
        Filled("nobody", "9", DAY),
    )
    assert set(found) == {
        (decision.uid, "day"),
        (submission.uid, "number"),
        (paper.uid, "day"),
        ("nobody", "title"),
    }
    assert found[paper.uid, "day"] == "Ngày 01/12/2026 chưa tới."
    with pytest.raises(Rejected) as rejected:
        services.numbering.fill([Filled(minutes.uid, "8", DAY), Filled(decision.uid, "145", None)])
    assert set(rejected.value.problems) == {f"{decision.uid} day"}
    assert services.papers.get(minutes.uid).number == ""


def test_a_number_of_one_symbol_and_year_is_given_once(services):
    """Submissions and other papers of the committee are numbered together."""
    submission = add_submission(services)
    paper = add_paper(services, "submission-titles", "TTr-UBND", "Tờ trình khen thưởng")
    both = problems(services, Filled(submission.uid, "27", DAY), Filled(paper.uid, "027", DAY))
    assert "đã ghi ở dòng" in both[paper.uid, "number"]
    assert (submission.uid, "number") not in both
    services.numbering.fill([Filled(submission.uid, "27", DAY)])
    found = problems(services, Filled(paper.uid, "27", DAY))
    assert found[paper.uid, "number"] == (
        "Số 27/TTr-UBND năm 2026 đã ghi cho tờ trình “Về việc đề nghị tặng Bằng khen”; "
        "hãy xem lại số."
    )
    assert not problems(services, Filled(paper.uid, "27", date(2025, 11, 19)))
    assert not problems(services, Filled(paper.uid, "27/TTr-HĐTĐKT", DAY))


def test_a_number_in_the_books_of_the_same_decision_is_no_other(services, decision):
    services.deciding.save(services.deciding.numbered(decision, "145"))
    assert not problems(services, Filled(decision.uid, "145", DAY))


def test_a_decision_that_cannot_be_issued_says_why(services):
    empty = add_decision(services)
    found = problems(services, Filled(empty.uid, "145", DAY))
    assert found == {(empty.uid, "title"): "Quyết định chưa có ai trong danh sách khen thưởng."}


def test_papers_about_a_meeting_stand_on_the_right_side_of_it(services):
    meeting = add_meeting(services)
    minutes = add_paper(services, "minutes", "BB-HĐTĐKT", "Biên bản", about_uid=meeting.uid)
    invitation = add_paper(services, about_uid=meeting.uid)
    before, after = date(2026, 11, 10), date(2026, 11, 19)
    assert before < HELD < after
    found = problems(services, Filled(minutes.uid, "1", before), Filled(invitation.uid, "2", after))
    assert found[minutes.uid, "day"] == "Văn bản này không thể có trước ngày họp 18/11/2026."
    assert found[invitation.uid, "day"] == "Giấy mời không thể có sau ngày họp 18/11/2026."
    assert not problems(
        services, Filled(minutes.uid, "1", after), Filled(invitation.uid, "2", before)
    )


def test_a_paper_about_what_was_deleted_waits_no_more(services):
    meeting = add_meeting(services)
    add_paper(services, about_uid=meeting.uid)
    services.meetings.delete(meeting.uid)
    assert services.numbering.waiting() == []
    services.history.undo()
    assert len(services.numbering.waiting()) == 1


def test_a_paper_about_what_left_the_bin_does_not_wait_again(services):
    meeting = add_meeting(services)
    add_paper(services, about_uid=meeting.uid)
    services.meetings.delete(meeting.uid)
    services.store.empty_bin(-1)
    assert services.store.meetings.find(meeting.uid) is None
    assert services.numbering.waiting() == []
    assert due_by_kind(services.store)["paper"] == 0


@pytest.mark.parametrize("typed", ["0", "000", " 0/GM-HĐTĐKT", "/GM-HĐTĐKT"])
def test_what_is_no_number_is_never_taken_for_an_empty_cell(services, typed):
    paper = add_paper(services)
    assert list(problems(services, Filled(paper.uid, typed, DAY))) == [(paper.uid, "number")]
    assert services.papers.get(paper.uid) == paper


def test_a_paper_without_a_number_waits_for_nothing(services):
    add_paper(services, symbol="")
    assert services.numbering.waiting() == []


def test_printing_again_on_the_same_day_is_noted_once(services):
    paper = add_paper(services)
    assert add_paper(services) == paper
    assert services.history.to_undo().title == "Ghi đã lập văn bản “Giấy mời họp”"


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Invitations that wait, and one that has the number 5."""
    with small_commune(tmp_path_factory.mktemp("papers") / "data") as services:
        known = add_paper(services, unit_uid="known")
        services.numbering.fill([Filled(known.uid, "5", DAY)])
        yield services, [add_paper(services, unit_uid=f"m{n}").uid for n in range(6)]


@given(st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_each_number_is_borne_by_the_first_row_that_has_it(many, numbers):
    services, uids = many
    filled = [Filled(uid, f"{n:03d}", DAY) for uid, n in zip(uids, numbers, strict=True)]
    refused = {uid for uid, field in services.numbering.problems(filled) if field == "number"}
    seen = {5}
    expected = {uid for uid, n in zip(uids, numbers, strict=True) if n in seen or seen.add(n)}
    assert refused == expected


@given(st.integers(1, 999_999), st.sampled_from(["", "0", "00"]), st.sampled_from(["", " "]))
def test_a_number_is_read_however_it_is_padded(number, zeros, blank):
    assert parted(f"{blank}{zeros}{number}{blank}/ TTr-UBND") == (str(number), "TTr-UBND")
    assert is_number(str(number))
    assert following(str(number)) == str(number + 1)


@given(st.text())
def test_whatever_is_typed_is_a_number_or_told_to_be_none(typed):
    number, _symbol = parted(typed)
    if is_number(number):
        assert number[0] in "123456789"
        assert number.rstrip("abcdefghijklmnopqrstuvwxyzđABCDEFGHIJKLMNOPQRSTUVWXYZĐ").isdecimal()


FILLING = """
import sys
from pathlib import Path
from models.data_folder import DataFolder
from services.numbering import Filled
from services.services import open_services

class Stopping:
    seen = 0
    def report(self, done, total, doing=""):
        self.seen += 1
        if self.seen == int(sys.argv[2]):
            print("here", flush=True)
            sys.stdin.readline()

with open_services(DataFolder(Path(sys.argv[1]))) as services:
    day = services.store.origin.today()
    rows = services.numbering.waiting()
    filled = [Filled(row.uid, str(n), day) for n, row in enumerate(rows, start=3)]
    services.numbering.fill(filled, Stopping())
"""


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_power_cut_leaves_nothing_half_filled(tmp_path, step):
    folder = tmp_path / "data"
    with small_commune(folder) as services:
        for number in range(3):
            add_paper(services, unit_uid=f"m{number}")
        add_decision(services, subjects=add_subjects(services, 2))
    process = subprocess.Popen(
        [sys.executable, "-c", FILLING, str(folder), str(step)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    with closing(process.stdout), closing(process.stdin):
        assert process.stdout.readline().strip() == b"here"
        process.kill()
        process.wait()
    with small_commune(folder, named=False) as services:
        rows = services.numbering.waiting()
        assert len(rows) == 4
        assert not any(row.number or row.day for row in rows)
        services.numbering.fill(
            [Filled(row.uid, str(number), DAY) for number, row in enumerate(rows, start=1)]
        )
        assert services.numbering.waiting() == []
