"""Takes a name as lists write it apart: number in front, form of address, rank or degree, the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from models.subjects import Sex, SubjectKind


@dataclass(frozen=True, slots=True)
class NameParts:
    name: str
    honorific: str = ""
    rank: str = ""
    kind: SubjectKind | None = None
    """Told by the words before the name: "Hộ ông ..." is a household."""

    @property
    def sex(self) -> Sex:
        return _SEX.get(self.honorific, "")


_SEX: dict[str, Literal["male", "female"]] = {
    "Ông": "male",
    "Bà": "female",
    "Anh": "male",
    "Chị": "female",
    "Thầy": "male",
    "Thầy giáo": "male",
    "Cô": "female",
    "Cô giáo": "female",
}
# A form of address, and how many words must follow for it to be one.
_ADDRESSES: tuple[tuple[str, str, int], ...] = (
    ("đồng chí", "Đồng chí", 1),
    ("đ/c", "Đồng chí", 1),
    ("ông (bà)", "", 1),
    ("ông/bà", "", 1),
    ("ông, bà", "", 1),
    ("ông", "Ông", 1),
    ("bà", "Bà", 1),
    ("anh", "Anh", 2),
    ("chị", "Chị", 2),
    ("cụ", "Cụ", 2),
    ("em", "Em", 2),
    ("cháu", "Cháu", 2),
    ("thầy giáo", "Thầy giáo", 2),
    ("cô giáo", "Cô giáo", 2),
    ("thầy", "Thầy", 2),
    ("cô", "Cô", 2),
)
_RANKS = (
    "đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|đại uý|"
    "thượng úy|thượng uý|trung úy|trung uý|thiếu úy|thiếu uý|thượng sĩ|thượng sỹ|trung sĩ|trung sỹ|"
    "hạ sĩ|hạ sỹ|binh nhất|binh nhì|thượng tọa|thượng toạ|hòa thượng|hoà thượng|đại đức|ni sư|"
    "linh mục|mục sư|giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|dược sĩ|dược sỹ|"
    "luật sư|nghệ nhân|nhà giáo ưu tú|nhà giáo nhân dân|nghệ sĩ ưu tú|nghệ sĩ nhân dân"
)
_RANK = re.compile(
    rf"(?:{_RANKS})(?=[\s.,:])|(?:(?:pgs|gs|ts|ths|bs|bsck\w*|ckii?|ds|ks|cn|ls|ngưt|ngnd)\b\.?\s*[.,]?\s*)+(?=\s|(?<=\.))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d{1,4}\s*[.)/]|[-+*•–])\s*(?=\D)")
_HOUSEHOLD = re.compile(
    r"(?:hộ gia đình|gia đình|hộ)\s*:?\s+(?=(?:ông|bà|anh|chị|cụ)\b)"
    r"|hộ gia đình\s+(?=\w+\s)|hộ\s+(?!kinh\b|gia\b|nghèo\b|\w+$)",
    re.IGNORECASE,
)
# How the name of a collective begins; with its marks, for Lăng and Bàn are names of families.
_COLLECTIVE = re.compile(
    r"(?:tập thể|nhà trường|trường(?! thị\b| văn\b)|phòng|trung tâm|trạm|bệnh viện|sở|chi cục|cục|thanh tra|"
    r"ban (?:chỉ huy|chỉ đạo|công tác|quản lý|quản lí|tuyên giáo|dân vận|tổ chức|nhân dân|giám sát|"
    r"thanh tra|chấp hành|văn hóa|văn hoá|đại diện)|ủy ban|uỷ ban|ubnd|ub|ubmttq|hđnd|mặt trận|"
    r"hội (?:đồng|liên hiệp|nông dân|cựu chiến binh|phụ nữ|người cao tuổi|chữ thập đỏ|khuyến học|lhpn|ccb|nd|đặc thù)|"
    r"đoàn (?:thanh niên|tncs|xã|phường|trường|thị trấn|kinh tế)|công đoàn|chi bộ|đảng bộ|đảng ủy|đảng uỷ|"
    r"chi đoàn|chi hội|liên đội|công an (?:xã|phường|tỉnh|huyện|thị|thành)|bộ đội|đại đội|trung đội|tiểu đoàn|"
    r"trung đoàn|dân quân|khoa(?! thị\b| văn\b)|công ty|doanh nghiệp|hợp tác xã|htx|tổ dân phố|tdp|thôn|bản|"
    r"xóm|ấp|buôn|làng|khu phố|khu dân cư|nhân dân|cán bộ|lớp|tổ (?:chuyên môn|văn phòng|công tác|"
    r"hòa giải|hoà giải|bảo vệ|khoa học|toán|văn|số)|đội (?:tuyên truyền|dân quân|thiếu niên|văn nghệ|"
    r"quản lý|quản lí|xung kích|bóng))(?!\w)",
    re.IGNORECASE,
)


def may_have_parts(written: str) -> bool:
    """Whether anything but a plain name can stand here; a quick look at the first words."""
    first, _, rest = written.partition(" ")
    return not first.isalpha() or first.lower() in _FIRST_WORDS or not rest or rest[-1] in " ,;:"


def split_name(text: str) -> NameParts:
    """The parts of a name cell; what cannot be told apart stays in the name."""
    written = " ".join(text.split())
    name = written.strip(" ,;:")
    kind: SubjectKind | None = None
    if number := _NUMBER.match(name):
        name = name[number.end() :]
    if household := _HOUSEHOLD.match(name):
        name, kind = name[household.end() :], "household"
    honorific, name = _address(name)
    rank = ""
    if (found := _RANK.match(name)) and len(name[found.end() :].split()) >= 2:
        rank, name = found[0].strip(), name[found.end() :].lstrip(" .,:")
        if not honorific:
            honorific, name = _address(name)
    return NameParts(name.strip(" ,;:") or written, honorific, rank, kind)


def _address(name: str) -> tuple[str, str]:
    lowered = name.casefold()
    for written, honorific, words in _ADDRESSES:
        if not lowered.startswith(written):
            continue
        rest = name[len(written) :]
        bare = rest.lstrip(" .:")
        if rest and rest[0] in " .:" and len(bare.split()) >= words:
            return honorific, bare
    return "", name


def collective_told(name: str) -> bool:
    """Whether a name can only be that of a collective: "Trường Mầm non ...", "UBND xã ..."."""
    return _COLLECTIVE.match(name) is not None


def _first_words() -> frozenset[str]:
    """With what a form of address, a rank, a household or a collective can begin."""
    addresses = [written.split(" ")[0].split("/")[0].strip(",") for written, _, _ in _ADDRESSES]
    patterns = (
        f"{_RANKS}|pgs|gs|ts|ths|bs|ckii|cki|ck|ds|ks|cn|ls|ngưt|ngnd|hộ|gia|{_COLLECTIVE.pattern}"
    )
    return frozenset((*addresses, *re.findall(r"[^\W\d_]+", patterns.lower())))


_FIRST_WORDS = _first_words()


def oddly_written(name: str) -> bool:
    """Capitals amid small letters: "LUYếN", "NguyễnThị". Kept as they are, only pointed out."""
    for word in re.findall(r"[^\W\d_]+", name):
        capitals = sum(letter.isupper() for letter in word)
        if capitals > 1 and any(letter.islower() for letter in word):
            return True
    return False
