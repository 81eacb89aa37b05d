"""How a correction or a revocation is worded: what it amends, and what then holds."""

from __future__ import annotations

from collections.abc import Sequence

from models.amendments import Amendment
from models.awards import Award
from models.dates import format_long
from models.decisions import Decision
from models.money import amount_in_words, format_money
from models.store import Store
from services.catalogue import Catalogue
from services.decision_articles import award_name
from services.decision_lines import line_of

CORRECTED_FIELDS = {
    "name": "tên",
    "honorific": "danh xưng",
    "birth_date": "ngày sinh",
    "subject_position": "chức vụ",
    "unit_name": "đơn vị",
    "achievement": "thành tích",
    "book_number": "số sổ",
}
"""What of a recipient's line a correction can set right; an award itself is revoked instead."""


class AmendmentWording:
    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def summary(self, decision: Decision, commune: str) -> str:
        verb = (
            "đính chính" if decision.purpose == "correction" else "hủy bỏ, thu hồi khen thưởng tại"
        )
        return f"Về việc {verb} {self.amended_in_words(decision, commune)}"

    def amended_in_words(self, decision: Decision, commune: str) -> str:
        """ "Quyết định số 145/QĐ-UBND ngày 18 tháng 11 năm 2026 của Chủ tịch ... xã ..."."""
        amended = self._store.decisions.get(decision.amends_uid or "")
        day = f" {format_long(amended.decided_on)}" if amended.decided_on else ""
        issuer = f"Chủ tịch Ủy ban nhân dân {commune}"
        return f"Quyết định số {amended.code}{day} của {issuer}"

    def articles(self, decision: Decision, commune: str, department_head: str) -> tuple[str, ...]:
        amendments = self._store.amendments.of_decision(decision.uid) if decision.uid else []
        awards = {a.uid: a for a in self._store.awards.get_many([a.award_uid for a in amendments])}
        amended = self.amended_in_words(decision, commune)
        if decision.purpose == "correction":
            first = self._corrections(amended, amendments, awards)
            second = f"Các nội dung khác của {amended} không thay đổi."
        else:
            first = self._revocations(amended, amendments, awards, commune)
            second = self._recovery(list(awards.values()))
        return first, second, _last(commune, department_head)

    def _corrections(
        self, amended: str, amendments: Sequence[Amendment], awards: dict[str, Award]
    ) -> str:
        lines = [f"Đính chính nội dung tại {amended} như sau:"]
        for number, each in enumerate(amendments, start=1):
            whom = line_of(self._catalogue, awards[each.award_uid], None).in_sentence
            field = CORRECTED_FIELDS[each.field]
            before = f"đã ghi “{each.before}”" if each.before else "đã bỏ trống"
            after = f"nay sửa thành “{each.after}”" if each.after else "nay bỏ"
            ending = "." if number == len(amendments) else ";"
            whom = whom[:1].upper() + whom[1:]
            lines.append(f"{number}. {whom}: {field} {before}, {after}{ending}")
        return "\n".join(lines)

    def _revocations(
        self,
        amended: str,
        amendments: Sequence[Amendment],
        awards: dict[str, Award],
        commune: str,
    ) -> str:
        lines = [f"Hủy bỏ nội dung khen thưởng tại {amended} đối với:"]
        for number, each in enumerate(amendments, start=1):
            award = awards[each.award_uid]
            whom = line_of(self._catalogue, award, None).in_sentence
            title = award_name(self._catalogue.award_type(award.award_type), commune)
            ending = "." if number == len(amendments) else ";"
            reason = each.reason.rstrip(". ")
            whom = whom[:1].upper() + whom[1:]
            lines.append(f"{number}. {whom}: {title}; lý do: {reason}{ending}")
        return "\n".join(lines)

    def _recovery(self, awards: Sequence[Award]) -> str:
        total = sum(award.prize or 0 for award in awards)
        if not total:
            return "Thu hồi hiện vật khen thưởng đã trao cho các trường hợp nêu tại Điều 1."
        return (
            "Thu hồi hiện vật khen thưởng và tiền thưởng đã nhận của các trường hợp nêu tại Điều 1, "
            f"tổng số tiền là {format_money(total)} "
            f"(Bằng chữ: {amount_in_words(total, exact=True)})."
        )


def _last(commune: str, department_head: str) -> str:
    return (
        "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Hội đồng nhân dân và Ủy ban "
        f"nhân dân {commune}, {department_head}, thủ trưởng các cơ quan, đơn vị có liên quan và "
        "các trường hợp nêu tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."
    )
