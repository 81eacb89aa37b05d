"""A unit words the standard sentences of its decisions in its own way."""

from __future__ import annotations

from datetime import date

import pytest

from models.problems import Rejected
from services.decision_sentences import DECISION_FORM, DECISION_SENTENCES
from tests.small_commune import add_decision, add_subjects

DAY = date(2026, 11, 18)
SENTENCES = {sentence.key: sentence for sentence in DECISION_SENTENCES}


@pytest.fixture
def word(services):
    def change(key: str, text: str, on: date = DAY) -> None:
        services.form_words.save(DECISION_FORM, SENTENCES[key], on, text)

    return change


def test_every_part_follows_the_wording_of_the_unit_and_the_original_again(services, word):
    decision = add_decision(services, subjects=add_subjects(services, 2))
    original = services.wording.standard(decision)
    word("about", "V/v {việc}")
    word("money", "Tổng tiền thưởng: {tiền}, lấy từ {nguồn}.")
    word("last", "Quyết định có hiệu lực từ ngày ký; {bộ phận} của {xã} thi hành./.")
    word("recipients", "Như Điều {điều cuối}\nTrang thông tin điện tử {xã}\nLưu: {nơi lưu}")
    worded = services.wording.standard(decision)
    assert worded.summary == "V/v công nhận danh hiệu “Lao động tiên tiến” năm 2026"
    assert worded.articles[0] == original.articles[0]
    assert worded.articles[1].startswith("Tổng tiền thưởng: ")
    assert worded.articles[2] == (
        "Quyết định có hiệu lực từ ngày ký; Trưởng phòng Văn hóa - Xã hội của xã Mường Xoan "
        "thi hành./."
    )
    assert worded.recipients == (
        "Như Điều 3",
        "Trang thông tin điện tử xã Mường Xoan",
        "Lưu: VT, VHXH",
    )
    for key in ("about", "money", "last", "recipients"):
        word(key, "")
    assert services.wording.standard(decision) == original


def test_a_line_of_which_nothing_is_known_is_left_out_of_the_recipients(services):
    decision = add_decision(services)
    assert "Sở Nội vụ tỉnh Điện Biên (để báo cáo)" in services.wording.standard(decision).recipients
    with services.store.action("Bỏ"):
        services.store.settings.write({"office_name": ""})
    recipients = services.wording.standard(decision).recipients
    assert not any("để báo cáo" in line for line in recipients)


def test_bases_are_worded_for_one_law_and_the_proposal_stays_last(services, word):
    decision = add_decision(services, decided_on=DAY)
    word("bases", "Căn cứ Luật Thi đua, khen thưởng\nCăn cứ hướng dẫn của {xã}")
    bases = services.wording.standard(decision).bases
    assert bases[:2] == (
        "Căn cứ Luật Thi đua, khen thưởng",
        "Căn cứ hướng dẫn của xã Mường Xoan",
    )
    assert bases[-1] == "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội"
    earlier = add_decision(services, decided_on=date(2025, 3, 2))
    assert "Căn cứ hướng dẫn của xã Mường Xoan" not in services.wording.standard(earlier).bases


def test_an_issued_decision_stays_as_it_was_worded(services, word):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    services.deciding.issue_all({decision.uid: "7"}, DAY)
    before = services.wording.of(services.deciding.get(decision.uid))
    word("last", "Thi hành./.")
    assert services.wording.of(services.deciding.get(decision.uid)) == before


def test_braces_that_mean_nothing_are_refused(word):
    with pytest.raises(Rejected) as rejected:
        word("last", "Do {người ký} thi hành")
    assert "Không có chỗ điền {người ký} trong câu này" in rejected.value.problems["last"]


def test_a_wording_can_be_undone(services, word):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    before = services.wording.standard(decision)
    word("last", "Thi hành./.")
    services.history.undo()
    assert services.wording.standard(decision) == before
