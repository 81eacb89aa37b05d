"""What has to be seen before certificates are printed: names that were made smaller, broken, do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.certificates import Calibration
from models.problems import Refused
from services.certificates.fitting import fit
from services.certificates.layout import Field, Layout
from services.certificates.texts import UNKNOWN_HONORIFIC, Sheet, field_texts

What = Literal["overflow", "letter", "revoked", "outside", "honorific", "empty", "broken", "shrunk"]

WHATS: dict[What, str] = {
    "overflow": "Không vừa ô",
    "letter": "Có ký tự không in được",
    "revoked": "Đã bị thu hồi",
    "outside": "Ra ngoài giấy sau khi căn chỉnh",
    "honorific": "Chưa rõ ông hay bà",
    "empty": "Chưa có nội dung",
    "broken": "Ngắt xuống dòng",
    "shrunk": "Thu nhỏ cỡ chữ",
}
STOPPING: tuple[What, ...] = ("overflow", "letter", "revoked", "outside")


@dataclass(frozen=True, slots=True)
class Trouble:
    award_uid: str
    """"" for what concerns every sheet."""
    name: str
    field: str
    """Key of the field of the layout."""
    what: What
    sentence: str

    @property
    def stops(self) -> bool:
        """Whether nothing is printed until it is mended."""
        return self.what in STOPPING


_MAY_BE_EMPTY = (
    "honorific",
    "about",
    "copy_mark",
    "book_number",
    "signer",
    "free_1",
    "free_2",
    "free_3",
)
"""Fields that many certificates do without, or that are filled by hand."""


def troubles_of(sheet: Sheet, layout: Layout, fields: Sequence[Field]) -> list[Trouble]:
    """Of one certificate, in the order of the fields."""
    award, texts = sheet.award, field_texts(layout, sheet.values)
    troubles: list[Trouble] = []

    def tell(field: Field, what: What, sentence: str) -> None:
        troubles.append(Trouble(award.uid, award.name, field.key, what, sentence))

    if award.revoked_by is not None:
        tell(fields[0], "revoked", f"Khen thưởng của {award.name} đã bị thu hồi nên không in.")
    for field in fields:
        text = texts[field.key]
        called = f"ô “{field.label}” của {award.name}"
        if not text:
            if field.key not in _MAY_BE_EMPTY:
                tell(field, "empty", f"{_upper_first(called)} chưa có nội dung.")
            continue
        try:
            fitted = fit(field, text)
        except Refused as refused:
            tell(field, "letter", str(refused))
            continue
        if fitted.overflow:
            tell(field, "overflow", overflow_sentence(field, award.name))
        elif fitted.broken:
            tell(field, "broken", f"{_upper_first(called)} ngắt thành {len(fitted.lines)} dòng.")
        elif fitted.shrunk:
            size = f"{fitted.size:g}".replace(".", ",")
            tell(field, "shrunk", f"{_upper_first(called)} thu nhỏ còn cỡ {size}.")
        if field.key in ("honorific", "name") and UNKNOWN_HONORIFIC.casefold() in text.casefold():
            tell(field, "honorific", f"Chưa rõ {award.name} là ông hay bà nên in “Ông (Bà)”.")
    return troubles


def overflow_sentence(field: Field, name: str) -> str:
    size = f"{field.floor:g}".replace(".", ",")
    return (
        f"Ô “{field.label}” của {name[:60]} không vừa dù đã thu nhỏ đến cỡ {size}; "
        "hãy viết ngắn lại hoặc chọn bố cục có ô rộng hơn."
    )


def outside(
    layout: Layout, fields: Sequence[Field], calibration: Calibration | None
) -> list[Trouble]:
    """Fields that a calibration moves over the edge of the paper."""
    if calibration is None:
        return []
    return [
        Trouble(
            "",
            "",
            field.key,
            "outside",
            f"Sau khi căn chỉnh, ô “{field.label}” ra ngoài mép giấy; hãy xem lại số căn chỉnh.",
        )
        for field in fields
        if not (
            field.x * calibration.scale_x + calibration.shift_x >= 0
            and field.y * calibration.scale_y + calibration.shift_y >= 0
            and field.right * calibration.scale_x + calibration.shift_x <= layout.width
            and field.bottom * calibration.scale_y + calibration.shift_y <= layout.height
        )
    ]


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
