"""The fixed sentences of a decision, which a unit may word in its own way."""

from __future__ import annotations

import re
from datetime import date
from typing import Protocol

from services.form_words import FormWords, Sentence, blanks_in, filled

DECISION_FORM = "decision"
_WHOM, _MONEY = ("đối tượng",), ("tiền", "bằng chữ")
_CARRIED_OUT = (
    "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân "
    "dân {xã}, {bộ phận}, thủ trưởng các cơ quan, đơn vị có liên quan và "
)
DECISION_SENTENCES = (
    Sentence(
        "about_certificate",
        "Trích yếu: tặng giấy khen",
        "Về việc {việc} cho {đối tượng} {thành tích}",
        ("việc", "đối tượng", "thành tích"),
    ),
    Sentence(
        "about_titles",
        "Trích yếu: nhiều danh hiệu",
        "Về việc {việc} thi đua {kỳ}",
        ("việc", "kỳ"),
    ),
    Sentence("about", "Trích yếu: các trường hợp khác", "Về việc {việc}", ("việc",)),
    Sentence(
        "bases",
        "Căn cứ (để trống: theo quy định đang áp dụng)",
        "",
        lines=True,
        per_regime=True,
    ),
    Sentence("proposal", "Câu đề nghị", "Theo đề nghị của {người đề nghị}", ("người đề nghị",)),
    Sentence(
        "no_money",
        "Điều về tiền thưởng: không có tiền thưởng",
        "{Đối tượng} có tên tại Điều 1 được hưởng quyền lợi theo quy định của pháp luật về thi "
        "đua, khen thưởng.",
        ("Đối tượng",),
    ),
    Sentence(
        "money_of_one",
        "Điều về tiền thưởng: một người, một tập thể",
        "Mức tiền thưởng kèm theo là {tiền} (Bằng chữ: {bằng chữ}), trích từ {nguồn}.",
        (*_MONEY, "nguồn"),
    ),
    Sentence(
        "money",
        "Điều về tiền thưởng: nhiều đối tượng",
        "{mức tiền thưởng} Tổng số tiền thưởng là {tiền} (Bằng chữ: {bằng chữ}), trích từ {nguồn}.",
        ("mức tiền thưởng", *_MONEY, "nguồn"),
    ),
    Sentence(
        "last",
        "Điều cuối: hiệu lực, trách nhiệm thi hành",
        _CARRIED_OUT + "{đối tượng} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        ("bộ phận", *_WHOM),
    ),
    Sentence(
        "recipients",
        "Nơi nhận (dòng có chỗ điền còn trống thì không in)",
        "Như Điều {điều cuối}\n"
        "{cơ quan cấp trên} (để báo cáo)\n"
        "Thường trực Đảng ủy, Thường trực HĐND {cấp}\n"
        "Chủ tịch, các Phó Chủ tịch UBND {cấp}\n"
        "Lưu: {nơi lưu}",
        ("điều cuối", "cơ quan cấp trên", "cấp", "nơi lưu"),
        lines=True,
        per_regime=True,
    ),
    Sentence(
        "about_correction",
        "Đính chính: trích yếu",
        "Về việc đính chính {quyết định}",
        ("quyết định",),
    ),
    Sentence(
        "correction",
        "Đính chính: Điều 1, câu mở đầu",
        "Đính chính nội dung tại {quyết định} như sau:",
        ("quyết định",),
    ),
    Sentence(
        "uncorrected",
        "Đính chính: Điều 2",
        "Các nội dung khác của {quyết định} không thay đổi.",
        ("quyết định",),
    ),
    Sentence(
        "about_revocation",
        "Thu hồi: trích yếu",
        "Về việc hủy bỏ, thu hồi khen thưởng tại {quyết định}",
        ("quyết định",),
    ),
    Sentence(
        "revocation",
        "Thu hồi: Điều 1, câu mở đầu",
        "Hủy bỏ nội dung khen thưởng tại {quyết định} đối với:",
        ("quyết định",),
    ),
    Sentence(
        "recovery",
        "Thu hồi: Điều 2, không có tiền thưởng",
        "Thu hồi hiện vật khen thưởng đã trao cho các trường hợp nêu tại Điều 1.",
    ),
    Sentence(
        "recovery_of_money",
        "Thu hồi: Điều 2, có tiền thưởng",
        "Thu hồi hiện vật khen thưởng và tiền thưởng đã nhận của các trường hợp nêu tại Điều 1, "
        "tổng số tiền là {tiền} (Bằng chữ: {bằng chữ}).",
        _MONEY,
    ),
    Sentence(
        "amendment_last",
        "Đính chính, thu hồi: Điều cuối",
        _CARRIED_OUT + "các trường hợp nêu tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        ("bộ phận",),
    ),
)
_SPACES = re.compile(" +")
_BY_KEY = {sentence.key: sentence for sentence in DECISION_SENTENCES}


class Say(Protocol):
    """A sentence by its key, with its blanks filled in."""

    def __call__(self, key: str, **facts: object) -> str: ...


class DecisionWords:
    """As the unit words the decisions of one day."""

    def __init__(self, words: FormWords, on: date, commune: str) -> None:
        self._words = words
        self._on = on
        self._commune = commune

    def say(self, key: str, **facts: object) -> str:
        text = self._words.text(DECISION_FORM, _BY_KEY[key], self._on)
        told = filled(text, {"xã": self._commune} | facts)
        return _SPACES.sub(" ", told).strip()

    def lines(self, key: str, **facts: object) -> tuple[str, ...]:
        """Without those of which a blank stays empty."""
        known = {"xã": self._commune} | facts
        text = self._words.text(DECISION_FORM, _BY_KEY[key], self._on)
        return tuple(
            filled(line, known).strip()
            for line in text.splitlines()
            if line.strip() and all(known.get(blank, blank) for blank in blanks_in(line))
        )
