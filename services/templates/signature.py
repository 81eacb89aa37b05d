"""What a template says of itself, in one line of text that survives every way of saving it again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from models.problems import Refused

TemplateKind = Literal["subjects", "registrations"]

VERSION = 1
UID_TITLE = "Mã trong sổ"
REGISTRATION_TITLE = "Mã đăng ký trong sổ"
LIST_SHEET = "Danh sách"
SIGNED_SHEET = "_Mẫu"
BASE_SHEET = "_Gốc"
"""The rows as they were written, to tell what was changed in them since."""
OPTIONS_SHEET = "_Danh mục"
_MARK = "Mẫu Sổ Thi đua"
_SIGNED = re.compile(rf"{_MARK} \d+\|")
_PARTS = 6
_KINDS = get_args(TemplateKind)


@dataclass(frozen=True, slots=True)
class Signature:
    kind: TemplateKind
    commune: str
    """Code of the commune that wrote it."""
    unit: str = ""
    """Uid of the unit it was written for; "" for all units."""
    period: str = ""
    made_at: str = ""
    """UTC, as records keep it."""
    commune_name: str = ""

    def text(self) -> str:
        parts = (self.kind, self.commune, self.unit, self.period, self.made_at, self.commune_name)
        return "|".join((f"{_MARK} {VERSION}", *(part.replace("|", " ") for part in parts)))


def is_signature(text: str) -> bool:
    return _SIGNED.match(text) is not None


def read_signature(text: str, file: str) -> Signature:
    """Raises ``Refused`` for a template that this program is too old to read."""
    mark, *parts = text.split("|")
    known = mark == f"{_MARK} {VERSION}" and len(parts) == _PARTS and parts[0] in _KINDS
    if not known:
        raise Refused(
            f"Tệp {file} là mẫu xuất từ bản chương trình mới hơn; hãy cập nhật chương trình rồi làm lại."
        )
    kind, commune, unit, period, made_at, commune_name = parts
    return Signature(cast("TemplateKind", kind), commune, unit, period, made_at, commune_name)
