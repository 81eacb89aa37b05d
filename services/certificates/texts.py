"""What a certificate says: the facts of an award and its decision, put into the fields of a layout."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.awards import Award
from models.certificates import Copy
from models.dates import format_blank, format_long
from models.decisions import Decision
from models.problems import Refused
from models.subjects import SubjectKind
from models.vietnamese import fold, lower_first
from services.catalogue import Catalogue
from services.certificates.layout import Layout
from services.decision_lines import line_of
from services.decision_wording import DecisionWording
from services.hamlet_names import TITLE as OF_HAMLETS
from services.hamlet_names import title_of
from services.law import AwardType
from services.letterheads import Letterheads
from services.settings import Settings

ROOM = "\xa0"
"""A blank at which no line is broken: room for the pen."""
NUMBER_ROOM = ROOM * 8
UNKNOWN_HONORIFIC = "Ông (Bà)"
COLLECTIVE, HOUSEHOLD = "Tập thể", "Hộ gia đình"
USUAL_CERTIFICATE = "Giấy chứng nhận"
"""Of titles with which the law hands over nothing."""
COPY_MARKS: dict[Copy, str] = {"first": "", "again": "", "reissue": "BẢN CẤP LẠI"}
_BLANK = re.compile(r"\{([^{}]*)\}")
_BLANKS_IN_A_ROW = re.compile("  +")
_LONE_COMMA = re.compile(r"^[\s,;:]+|[\s,;]+$")


@dataclass(frozen=True, slots=True)
class OfDecision:
    """What all certificates of one decision share."""

    decision: Decision
    day: date
    values: Mapping[str, str]
    merit: str
    """For what it is given where an award's own line does not say."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A certificate about to be drawn."""

    award: Award
    values: Mapping[str, str]
    """By the names of ``BLANKS``."""


class CertificateTexts:
    def __init__(
        self,
        catalogue: Catalogue,
        settings: Settings,
        wording: DecisionWording,
        letterheads: Letterheads,
    ) -> None:
        self._catalogue = catalogue
        self._settings = settings
        self._wording = wording
        self._letterheads = letterheads

    def issuer(self, on: date) -> str:
        """ "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN"."""
        return f"CHỦ TỊCH {' '.join(self._letterheads.of('chairman', on).agency)}"

    def of_decision(self, decision: Decision) -> OfDecision:
        """Raises ``Refused`` for a decision that another office issued, or before the commune is named."""
        if decision.origin == "recorded" or decision.level != "commune":
            raise Refused(
                f"Quyết định này do {decision.issuer or 'cơ quan khác'} ban hành hoặc chỉ được ghi "
                "lại từ bản giấy nên không in giấy khen được; giấy khen do cơ quan ấy in."
            )
        if decision.purpose != "award":
            raise Refused(
                "Quyết định đính chính, thu hồi không có giấy khen; hãy mở quyết định khen thưởng."
            )
        if not self._settings.commune_is_named():
            raise Refused("Chưa đặt tên xã nên chưa in được giấy khen; hãy vào Cài đặt để nhập.")
        signed = self._wording.signer(decision)
        day = self._wording.day(decision)
        honours = self._wording.honours(decision)
        written_day = format_long(day) if decision.decided_on else format_blank(day.year)
        signature = [line for line in (signed.signer_authority, signed.signer_position) if line]
        values = {
            "người tặng": self.issuer(day),
            "xã": self._wording.commune(),
            "kỳ": honours.period,
            "số quyết định": decision.code
            if decision.number
            else f"{NUMBER_ROOM}/{decision.symbol}",
            "ngày quyết định": written_day.replace("  ", ROOM * 4),
            "nơi": self._settings.get("place_name"),
            "chức vụ người ký": "\n".join(signature),
            "người ký": signed.signer_name,
        }
        return OfDecision(decision, day, values, honours.merit)

    def of_award(self, award: Award, shared: OfDecision, copy: Copy = "first") -> dict[str, str]:
        """By the names of ``BLANKS``."""
        award_type = self._catalogue.award_type(award.award_type)
        line = line_of(self._catalogue, award, None)
        merit = line.merit or shared.merit
        if award.achievement.isupper():
            merit = award.achievement
        return {
            **shared.values,
            "tặng": "TRUY TẶNG" if award.posthumous else given(award_type, shared.day),
            "tên giấy": (award_type.certificate or USUAL_CERTIFICATE).upper(),
            "danh hiệu": self._title(award, award_type, shared.day),
            "danh xưng": honorific(award.kind, award.honorific, award.name),
            "tên": award.name,
            "chức vụ, đơn vị": _upper_first(line.about),
            "thành tích": _upper_first(f"đã {merit}" if merit.startswith("có ") else merit),
            "số sổ": award.book_number,
            "bản cấp lại": COPY_MARKS[copy],
        }

    def _title(self, award: Award, award_type: AwardType, day: date) -> str:
        name = award_type.name_on(day)
        if award_type.code == OF_HAMLETS:
            return title_of([award.name], name)
        return name.replace("cấp xã", self._wording.commune())


def field_texts(layout: Layout, values: Mapping[str, str]) -> dict[str, str]:
    """By the key of each field; "" where there is nothing to say."""
    return {field.key: _filled(field.template, values) for field in layout.fields}


def honorific(kind: SubjectKind, stored: str, name: str) -> str:
    """What stands before a name: Ông, Bà, Tập thể, Hộ gia đình ông."""
    folded = fold(name)
    match kind:
        case "individual":
            return stored or UNKNOWN_HONORIFIC
        case "collective":
            return "" if folded.startswith("tap the ") else COLLECTIVE
        case "household" if folded.startswith(("ho ", "gia dinh ")):
            return ""
        case "household":
            return f"{HOUSEHOLD} {lower_first(stored or UNKNOWN_HONORIFIC)}"


def given(award_type: AwardType, day: date) -> str:
    """How it is given, as a decision of that day says: TẶNG, CÔNG NHẬN."""
    if award_type.kind == "form":
        return "TẶNG"
    return award_type.verb_on(day).removesuffix(" danh hiệu").upper() or "CÔNG NHẬN"


def _filled(template: str, values: Mapping[str, str]) -> str:
    """A line all of whose blanks are empty says nothing, unless it has room for the pen."""
    text = _BLANK.sub(lambda blank: values.get(blank[1], ""), template)
    lines = (_BLANKS_IN_A_ROW.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(
        _LONE_COMMA.sub("", line) if _BLANK.search(template) else line for line in lines
    ).strip("\n")


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
