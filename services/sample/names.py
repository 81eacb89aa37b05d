"""Invented names of Kinh, Thái and Hmông people, put together the way such names are."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from models.subjects import Sex
from models.vietnamese import canonical, nfc

People = Literal["Kinh", "Thái", "Hmông"]


@dataclass(frozen=True, slots=True)
class Stock:
    """What the names of one people are made of; a word that stands twice is twice as common."""

    families: tuple[str, ...]
    men: tuple[tuple[str, ...], tuple[str, ...]]
    """(middle names, given names)."""
    women: tuple[tuple[str, ...], tuple[str, ...]]


def _words(text: str) -> tuple[str, ...]:
    return tuple(nfc(word).replace("_", " ") for word in text.split())


STOCKS: dict[People, Stock] = {
    "Kinh": Stock(
        _words(
            "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Ngô "
            "Dương Đinh Trịnh Mai Đào Lương Tạ"
        ),
        (
            _words("Văn Văn Văn Đức Quang Hữu Minh Xuân Công Ngọc Thanh Mạnh Tiến"),
            _words(
                "Hùng Dũng Cường Tuấn Sơn Hải Nam Thành Trung Kiên Long Hoàng Đạt Toàn Thắng Hiếu "
                "Lâm Bình Khoa Phúc Vinh Quyết Hòa Hoà Thuỷ Ân Ước Chiến Giang Tùng"
            ),
        ),
        (
            _words("Thị Thị Thị_Thu Thị_Thanh Thị_Ngọc Thị_Hồng Thị_Kim Thị_Bích Thị_Minh Phương"),
            _words(
                "Hà Hương Lan Hoa Thủy Thuý Huyền Linh Trang Nhung Hạnh Hiền Loan Nga Yến Oanh "
                "Tuyết Thảo Ngân Quyên Hòa Hoà Thủy Thúy Ánh Duyên Ngọc Vân Xuân Mỹ"
            ),
        ),
    ),
    "Thái": Stock(
        _words(
            "Lò Lò Lò Lò Quàng Quàng Quàng Cà Cà Lường Lường Tòng Tòng Cầm Bạc Vì Hoàng Lù Điêu"
        ),
        (
            _words("Văn Văn Văn Văn Văn Văn Minh Ngọc Xuân"),
            _words(
                "Ún Hặc Pâng Thoan Sương Inh Chựa Phiêng Hịa Dọn Pọm Biên Xuân Hùng Cường Thắng "
                "Dũng Toản Phong Hươi Định Thiện Muôn Ính Panh Hom Ín Khụt Chung Ánh Thủy Thiết "
                "Hoan Pản Lún Bun Sơn Hải Tướng Yêu Quý Nọi Sáng"
            ),
        ),
        (
            _words("Thị Thị Thị Thị Thị Thị_Hồng Thị_Thu"),
            _words(
                "Piếng Ánh Hoa Lả Ín Pánh Xuân Thiên Dung Hương Hiêng Phương Nguyệt Thu Lan Dơm "
                "Ương Chựa Biên Thơm Tươi Yên Kim Pâng Hặc Bích Thủy Hoà Phớ Hỏa Quyên Ngoan "
                "Dương Nhung Inh Chom Vui Hạnh"
            ),
        ),
    ),
    "Hmông": Stock(
        _words("Giàng Giàng Giàng Vàng Vàng Mùa Mùa Sùng Sùng Thào Thào Vừ Hạng Lầu Ly Chá Cứ Hờ"),
        (
            _words("A A A A A A A Bả Chờ Nhè"),
            _words(
                "Dơ Sơn Tủa Chu Páo Sình Lử Dình Chứ Nủ Vảng Súa Tống Phía Dế Chống Lồng Thái "
                "Sáng Dia Só Sà Kỷ Hồng Trừ Khua Lềnh Của Vư Nếnh Tú Chía"
            ),
        ),
        (
            _words("Thị Thị Thị Thị Thị"),
            _words(
                "Mỷ Dợ Pàng Dua Sua Chứ Xua Mo Ganh Say Dế Pla Cở Mai Chư Bầu Kía Ly Dí Sung "
                "Chua Mảy Vá Nếnh Sông Dở"
            ),
        ),
    ),
}


class NameGiver:
    """Gives names at random; within one circle of people none is given twice."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)
        self._given: set[tuple[str, str]] = set()

    def people(self, shares: dict[People, float]) -> People:
        return self._random.choices(list(shares), list(shares.values()))[0]

    def name(self, people: People, sex: Sex, circle: str = "") -> str:
        stock = STOCKS[people]
        middles, given = stock.women if sex == "female" else stock.men
        while True:
            family = self._random.choice(stock.families)
            last = self._random.choice([word for word in given if word != family])
            name = f"{family} {self._random.choice(middles)} {last}"
            repeats = len(set(name.split())) < len(name.split())
            if not repeats and self.take(name, circle):
                return name

    def take(self, name: str, circle: str = "") -> bool:
        """Keep ``name`` from being given in ``circle``; False when it was given already."""
        key = (canonical(name), circle)
        if key in self._given:
            return False
        self._given.add(key)
        return True
