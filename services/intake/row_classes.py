"""Tells the records of a table from its totals, headings, notes, samples and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.subjects import SubjectKind
from models.vietnamese import fold
from services.intake.cell_values import Cell, ErrorCell
from services.intake.cells import text_of
from services.intake.names import collective_told

RowClass = Literal[
    "record",
    "blank",
    "errors",
    "ordinal",
    "total",
    "section",
    "note",
    "sample",
    "signature",
    "index",
    "header",
    "letterhead",
    "title",
    "outside",
]

REASONS: dict[RowClass, str] = {
    "errors": "dòng chỉ có công thức lỗi",
    "ordinal": "dòng chỉ có số thứ tự",
    "total": "dòng tổng cộng",
    "section": "dòng tiêu đề nhóm",
    "note": "dòng ghi chú",
    "sample": "dòng ví dụ",
    "signature": "phần ký tên",
    "index": "dòng đánh số cột",
    "header": "dòng tiêu đề lặp lại",
    "title": "tên của danh sách",
    "letterhead": "phần đầu văn bản",
    "outside": "dòng ngoài bảng",
}
"""Why a row is no record, as it is said to the user; blank rows are not said."""


ROW_CLASSES: dict[RowClass, str] = {
    "record": "Dòng dữ liệu",
    "header": "Tiêu đề cột",
    "index": "Số thứ tự cột",
    "section": "Tiêu đề nhóm",
    "total": "Tổng cộng",
    "note": "Ghi chú",
    "sample": "Ví dụ",
    "signature": "Phần ký tên",
    "ordinal": "Chỉ có số thứ tự",
    "errors": "Chỉ có công thức lỗi",
    "title": "Tên của danh sách",
    "letterhead": "Phần đầu văn bản",
    "outside": "Ngoài bảng",
    "blank": "Trống",
}
"""How each class is called on the screen."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as the rules below look at it."""

    cells: Sequence[Cell]
    """All of the row."""
    ordinal: str
    name: str
    data: Sequence[Cell]
    """The cells of recognised columns other than ordinal and name that hold something."""
    has_ordinal_column: bool
    people_only: bool
    """Whether the heading over the names says that they are people's."""
    merged_wide: bool
    """Whether one merged cell goes across a good part of the row."""

    @property
    def texts(self) -> list[str]:
        return [cell for cell in self.cells if isinstance(cell, str)]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between rows, and what it tells of those below it."""

    level: int
    """1 for A, 2 for I, 3 for 1, 4 for a, 5 for a dash, 6 for none."""
    text: str
    kind: SubjectKind | None = None
    award: str = ""
    unit: str = ""


_TOTAL = re.compile(
    r"(?:tổng cộng|tổng số|tong cong(?! ty)|tong so|tổng chung)(?!\w).*"
    r"|(?:cộng|tổng|total|cong)(?:\s*[:.(=+–-].*|\s*\d.*)?"
    r"|cộng (?:trang|mang|dồn|chung|toàn|sang|chuyển)\b.*"
    r"|\(?\s*(?:danh sách|bảng)\b.{0,30}\b(?:có|gồm)\b.*\d.*",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(
    r"(?:\(?\*+\)?\s*)?(?:ghi chú|lưu ý|chú ý|chú thích|hướng dẫn|nguồn|xem thêm)\b.*|\(\*+\).*",
    re.IGNORECASE | re.DOTALL,
)
_SAMPLE = re.compile(r"(?:ví dụ|vd|sample|example|mẫu(?=\s*:|$))\b.*", re.IGNORECASE | re.DOTALL)
_SIGNATURE = re.compile(
    r"(?:tm|t/m|kt|tl|tuq|q)\s*[./].*"
    r"|(?:người|cán bộ|công chức|bộ phận)\s+(?:lập|tổng hợp|viết|thống kê|nhập|báo cáo)\b.*"
    r"|lập biểu.*|thủ trưởng\b.*|(?:phó\s+)?(?:hiệu trưởng|chủ tịch|giám đốc|bí thư|viện trưởng)"
    r"(?:\s+(?:ubnd|ủy ban|uỷ ban|hội đồng|đơn vị|công đoàn|xã|phường|nhà trường)\b.*)?"
    r"|trưởng (?:phòng|ban|thôn|bản|xóm|khu phố|đơn vị|đoàn|công an)(?:\s.{0,30})?|kế toán(?: trưởng)?"
    r"|xác nhận\b.*|đại diện\b.*|nơi nhận\b.*|lưu\s*:.*|(?:ủy|uỷ) ban nhân dân\b.*|hội đồng\b.*"
    r"|\(?\s*k[ýí]\b.*|\(?đã ký\)?|.*\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ENUMERATION = re.compile(
    r"(?P<letter>[A-GL-Q])\s*[.)]\s*|(?P<roman>[IVX]{1,6})\s*[.)/:-]\s*|(?P<number>\d{1,2}(?:\.\d{1,2})*)\s*[.)/]\s*"
    r"|(?P<small>[a-eđg])\s*[.)]\s*|(?P<dash>[*+•–-])\s*"
)
_LEVELS = {"letter": 1, "roman": 2, "number": 3, "small": 4, "dash": 5}
_UNMARKED = 6
_COUNT = re.compile(
    r"\s*(?:[:(–-]\s*\d+(?:\s*(?:tập thể|cá nhân|người|đồng chí|đ/c|hộ(?: gia đình)?|đơn vị|gia đình))?"
    r"|\b\d+\s*(?:tập thể|cá nhân|người|đồng chí|đ/c|hộ(?: gia đình)?|đơn vị|gia đình))\s*\)?\s*[.:;]?$",
    re.IGNORECASE,
)
_KIND_PHRASES: dict[str, SubjectKind] = {
    "tap the": "collective",
    "ca nhan": "individual",
    "ho gia dinh": "household",
    "gia dinh": "household",
    "cac tap the": "collective",
    "cac ca nhan": "individual",
    "cac ho gia dinh": "household",
}
_FILLERS = re.compile(
    r"\b(?:danh sach|khoi|doi voi|phan|ve|de nghi|duoc|dang ki|khen thuong|khen|xet|tang|cong nhan|"
    r"thi dua|danh hieu|hinh thuc|dat|nhan|voi|muc|cac|nhung|cho|tieu bieu|xuat sac|nam \d{4}|nam hoc \d{4} \d{4})\b"
)
_AWARD = re.compile(
    r"\b(?:lao dong tien tien|lao dong xuat sac|chien si thi dua|chien si tien tien|tap the lao dong|"
    r"giai khen|bang khen|co thi dua|don vi tien tien|don vi quiet thang|gia dinh van hoa|"
    r"(?:thon|ban|xom|ap|to dan pho|khu dan cu) van hoa|huan chuong|huy chuong|hui chuong|ki niem chuong|"
    r"huy hieu|hui hieu|ldtt|cstdcs|cstd|ttldtt|ttldxs|cstt|dvtt|dvqt|gdvh)\b"
)
_GROUP_OF_UNITS = re.compile(r"(?:khối|cụm|ngành|đơn vị|trường)\b", re.IGNORECASE)


def classify(row: RowView) -> RowClass:
    """What kind of row this is; repeated headers and index rows are told apart by the caller."""
    filled = [cell for cell in row.cells if not _is_nothing(cell)]
    if not filled:
        return "errors" if any(isinstance(cell, ErrorCell) for cell in row.cells) else "blank"
    first = next((text for text in row.texts if text), "")
    if _TOTAL.fullmatch(row.ordinal) or _TOTAL.fullmatch(row.name) or _total_first(row, first):
        return "total"
    if _SAMPLE.fullmatch(row.ordinal) or _SAMPLE.fullmatch(row.name):
        return "sample"
    if _is_number(row.ordinal) and not row.name and all(map(_is_nothing, row.data)):
        return "errors" if any(isinstance(c, ErrorCell) for c in row.data) else "ordinal"
    if section_of(row) is not None:
        return "section"
    if _is_signature(row):
        return "signature"
    if _NOTE.fullmatch(first) and (not row.name or _NOTE.fullmatch(row.name)):
        return "note"
    if row.name or any(not _is_nothing(cell) for cell in row.data):
        return "record"
    return "errors" if any(isinstance(cell, ErrorCell) for cell in row.cells) else "note"


_NO_NAME = re.compile(
    r"\W|tổng|tong|cộng|cong|total|danh sách|bảng|ví dụ|vd|sample|example|mẫu|ghi chú|lưu ý|chú|"
    r"hướng dẫn|nguồn|xem",
    re.IGNORECASE,
)


def may_be_no_name(name: str) -> bool:
    """Whether a name begins as totals, notes and samples do; a quick look before ``classify``."""
    return _NO_NAME.match(name) is not None


def section_of(row: RowView) -> Section | None:
    """The heading that this row is, None when it is none."""
    ordinal = row.ordinal
    text = row.name or (ordinal if not _is_number(ordinal) else "")
    if not text and row.merged_wide and len(row.texts) == 1:
        text = row.texts[0]
    others = [cell for cell in row.data if not _is_nothing(cell) and cell != text]
    if not text or any(not isinstance(cell, int | float) for cell in others):
        return None
    level, bare = _enumeration(text)
    if ordinal and text != ordinal:
        level = min(level, _enumeration(f"{ordinal}. ")[0])
    bare = _COUNT.sub("", bare).strip(" :;.,-–")
    kind, award = _told(bare)
    if kind or award:
        return Section(level, text, kind, award)
    if others or _SIGNATURE.fullmatch(bare) or _NOTE.fullmatch(text):
        return None
    heading = (
        (level in (1, 2) and not _is_number(ordinal))
        or row.merged_wide
        or text == ordinal
        or (row.people_only and row.has_ordinal_column and not ordinal and collective_told(bare))
    )
    if not heading:
        return None
    unit = re.sub(r"^(?:tên )?đơn vị\s*:\s*", "", bare, flags=re.IGNORECASE)
    is_unit = unit != bare or collective_told(unit) or _GROUP_OF_UNITS.match(unit)
    return Section(level, text, unit=unit if is_unit else "")


def _told(text: str) -> tuple[SubjectKind | None, str]:
    """The kind and the award that a heading names, when it says nothing else."""
    folded = fold(text)
    rest = " ".join(_FILLERS.sub(" ", folded).split())
    if only := _KIND_PHRASES.get(folded) or _KIND_PHRASES.get(rest):
        return only, ""
    for phrase, kind in _KIND_PHRASES.items():
        for said in (rest, folded):
            if said.startswith(f"{phrase} ") and _names_award(said.removeprefix(f"{phrase} ")):
                return kind, text
    named = _names_award(rest) or _names_award(folded)
    return (_kind_in(folded), text) if named else (None, "")


def _names_award(folded: str) -> bool:
    """Whether an award follows what headings begin with; its own words may be such words too."""
    while not _AWARD.match(folded):
        filler = _FILLERS.match(folded)
        if filler is None:
            return False
        folded = folded[filler.end() :].lstrip()
    return True


def _kind_in(folded: str) -> SubjectKind | None:
    found: set[SubjectKind] = {
        kind for words, kind in _KIND_PHRASES.items() if re.search(rf"\b{words}\b", folded)
    }
    return found.pop() if len(found) == 1 else None


def _enumeration(text: str) -> tuple[int, str]:
    """The level of the mark before a heading, and the heading without it."""
    if match := _ENUMERATION.match(text):
        return _LEVELS[str(match.lastgroup)], text[match.end() :].strip()
    return _UNMARKED, text


def _total_first(row: RowView, first: str) -> bool:
    return not row.name and bool(first) and _TOTAL.fullmatch(first) is not None


def _is_signature(row: RowView) -> bool:
    if _is_number(row.ordinal):
        return False
    texts = row.texts
    return bool(texts) and all(_SIGNATURE.fullmatch(" ".join(text.split())) for text in texts)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d+[.)]?", text) is not None


def _is_nothing(cell: Cell) -> bool:
    return (
        cell is None
        or isinstance(cell, ErrorCell)
        or cell is False
        or cell == 0
        or (isinstance(cell, str) and (cell == "0" or not text_of(cell)))
    )
