"""The sample commune's paper: stock, printed certificates, letterheads, papers that wait, reports."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from services.forms import FORMS
from services.letterheads import COUNCIL
from services.sample.certificates import OWN_NAME, PRINTER, TRAY
from services.sample.finishing import print_and_send
from services.sample.sample import TODAY, make_sample
from services.wanted import Wanted

PRINTED = (
    "Biên bản họp Hội đồng", "Biên bản kiểm phiếu", "Phiếu bầu", "Giấy mời", "Giấy khen",
    "Thứ tự trao thưởng", "Sổ theo dõi khen thưởng", "Tờ trình", "Phiếu gửi", "Báo cáo thành tích",
)  # fmt: skip


def test_one_sort_of_stock_runs_low_and_no_batch_is_overdrawn(sample):
    assert len(sample.stock.warnings()) == 1
    counts = [sample.stock.count(batch.uid) for batch in sample.stock.batches()]
    assert all(count.remaining >= 0 for count in counts)
    assert any(count.corrected for count in counts)
    assert {batch.kind for batch in sample.stock.batches()} == {"certificate", "frame"}


def test_certificates_were_printed_spoiled_printed_again_and_issued_again(sample):
    sheets = sample.store.certificate_prints.all()
    assert Counter(sheet.copy for sheet in sheets if sheet.copy != "first") == {
        "again": 1,
        "reissue": 1,
    }
    spoiled = [sheet for sheet in sheets if sheet.status == "spoiled"]
    assert len(spoiled) >= 2
    assert all(sheet.reason for sheet in (*spoiled, *(s for s in sheets if s.copy != "first")))
    serials = Counter((sheet.stock_uid, sheet.serial) for sheet in sheets)
    assert max(serials.values()) == 1
    decided = sample.store.decisions
    for sheet in sheets:
        award = sample.store.awards.get(sheet.award_uid)
        assert award.book_number
        assert decided.get(award.decision_uid).decided_on <= sheet.printed_on <= TODAY


def test_something_is_left_to_be_printed(sample):
    newest = next(
        decision
        for decision in reversed(sample.store.decisions.all("decided_on, id"))
        if (decision.origin, decision.award_type) == ("own", "GK_XA") and decision.decided_on
    )
    uids = sample.certificates.printable(newest.uid)
    assert 0 < len(sample.print_register.not_printed(uids)) < len(uids)


def test_it_has_a_layout_of_its_own_on_which_everything_printed_so_far_fits(sample):
    layout = sample.certificates.usual_layout("GK_XA", TODAY)
    assert layout.name == OWN_NAME
    calibration = sample.certificates.calibration(PRINTER, TRAY)
    assert calibration.uid
    sheets = sample.store.certificate_prints.all()
    uids = [sheet.award_uid for sheet in sheets if sheet.layout == layout.id]
    troubles = sample.certificates.check(uids, layout.layout, "stock", calibration)
    assert not [trouble for trouble in troubles if trouble.stops]


def test_letterheads_and_signers_change_by_date(sample):
    first, later = (sample.letterheads.of("council", day) for day in (date(2025, 10, 1), TODAY))
    assert first.agency == later.agency == COUNCIL
    assert first.symbol != later.symbol
    for issuer in ("council", "department"):
        assert sample.letterheads.signer(issuer, TODAY)
    names = {sample.letterheads.signer("council", day).name for day in (date(2026, 3, 1), TODAY)}
    assert len(names) == 2


def test_papers_have_numbers_and_two_wait_for_theirs(sample):
    waiting = sample.store.papers.waiting()
    assert {paper.form for paper in waiting} == {"invitation", "submission-titles"}
    numbered = [paper for paper in sample.store.papers.all() if paper.number]
    assert {"minutes", "invitation", "submission-awards"} <= {paper.form for paper in numbered}
    codes = Counter(paper.code for paper in numbered)
    assert max(codes.values()) == 1
    assert all(paper.made_on and paper.made_on.weekday() < 5 for paper in sample.store.papers.all())


def test_the_unit_words_one_sentence_and_one_paper_words_it_otherwise(sample):
    form = next(form for form in FORMS if form.id == "invitation")
    closing = next(sentence for sentence in form.sentences if sentence.key == "closing")
    own = sample.form_words.own(form.id, closing, TODAY)
    assert own
    paper = next(paper for paper in sample.store.papers.all() if paper.texts)
    assert paper.texts["closing"] not in (own, closing.text)
    planned = form.make(sample, Wanted(uid=paper.about_uid))
    assert paper.texts["closing"] in str(planned)


def test_reports_of_those_put_forward_have_something_to_tell(sample):
    kinds = set[str]()
    for nomination in sample.store.nominations.of_period("2026"):
        subject = sample.store.subjects.get(nomination.subject_uid)
        kinds.add(subject.kind)
        assert sample.profiles.of(subject.uid).answers
    assert kinds == {"individual", "collective", "household"}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("finished") / "xa-mau"
    return make_sample(folder, finish=print_and_send)


def test_papers_of_every_step_are_printed(finished):
    names = [path.name for path in finished]
    assert len(names) == len(set(names))
    assert all(path.stat().st_size > 1000 for path in finished)
    for beginning in PRINTED:
        assert any(name.startswith(beginning) for name in names), beginning
