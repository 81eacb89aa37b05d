"""Tiêu đề, chữ ký: whose name stands over a paper of a day, and how its signature opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.letterheads import ISSUERS, AgencyHead, Issuer
from models.problems import Rejected
from models.signers import Signer as StoredSigner
from models.signers import SignsFor
from models.store import Store
from models.vietnamese import fold, nfc
from services.settings import Settings
from services.setup import Setup
from services.unit_leader import unit_leader

COMMITTEE = "ỦY BAN NHÂN DÂN"
COUNCIL = ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")
SYMBOLS: dict[Issuer, str] = {
    "committee": "UBND", "chairman": "UBND", "council": "HĐTĐKT", "department": "",
}  # fmt: skip
SIGNING: dict[Issuer, SignsFor] = {
    "committee": "committee", "chairman": "committee",
    "council": "council", "department": "department",
}  # fmt: skip
IN_THEIR_NAME = ("TL.", "TUQ.")
"""Who signs by order or by authority signs for the head alone, not on behalf of the body."""
DIVISION_HEAD = "TRƯỞNG PHÒNG"
SMALLEST_SEAL, LARGEST_SEAL = 15.0, 60.0


class Letterheads:
    def __init__(self, store: Store, settings: Settings, setup: Setup) -> None:
        self._store = store
        self._settings = settings
        self._setup = setup

    def of(self, issuer: Issuer, on: date) -> AgencyHead:
        """What is in force on a day; the usual one where nothing is stored."""
        stored = [head for head in self._store.agency_heads.of_issuer(issuer) if head.holds(on)]
        return stored[0] if stored else self.usual(issuer)

    def all(self) -> list[AgencyHead]:
        """Everything that is stored, by issuer."""
        return [head for issuer in ISSUERS for head in self._store.agency_heads.of_issuer(issuer)]

    def usual(self, issuer: Issuer) -> AgencyHead:
        """As the settings of the commune have it."""
        values = self._settings.all()
        agency = _lines(values["agency_name"])
        parent = (values["parent_line"],) if values["parent_line"] else ()
        symbol = SYMBOLS[issuer]
        match issuer:
            case "committee":
                return AgencyHead(
                    issuer=issuer,
                    agency=agency,
                    parent=parent,
                    behalf=f"TM. {COMMITTEE}",
                    symbol=symbol,
                )
            case "chairman":
                return AgencyHead(issuer=issuer, agency=agency, parent=parent, symbol=symbol)
            case "council":
                return AgencyHead(
                    issuer=issuer,
                    agency=COUNCIL,
                    parent=agency,
                    behalf="TM. HỘI ĐỒNG",
                    symbol=symbol,
                )
            case "department":
                department = values["department"].upper()
                return AgencyHead(
                    issuer=issuer,
                    agency=(department,) if department else agency,
                    parent=agency if department else parent,
                    symbol=values["filing_unit"],
                )

    def save(self, head: AgencyHead) -> AgencyHead:
        """Raises ``Rejected``."""
        head = replace(
            head,
            agency=_cleaned(head.agency),
            parent=_cleaned(head.parent),
            behalf=nfc(head.behalf).strip(),
            symbol=nfc(head.symbol).strip(),
        )
        problems: dict[str, str] = {}
        if not head.agency:
            problems["agency"] = "Hãy nhập tên cơ quan in ở đầu văn bản."
        if not SMALLEST_SEAL <= head.seal_space <= LARGEST_SEAL:
            problems["seal_space"] = "Khoảng trống để ký, đóng dấu từ 15 đến 60 mm."
        if head.valid_from and head.valid_to and head.valid_from > head.valid_to:
            problems["valid_to"] = "Ngày thôi dùng phải sau ngày bắt đầu dùng."
        if problems:
            raise Rejected(problems)
        with self._store.action(f"Ghi tiêu đề: {ISSUERS[head.issuer].lower()}"):
            return self._store.agency_heads.save(head)

    def delete(self, uid: str) -> None:
        head = self._store.agency_heads.get(uid)
        with self._store.action(f"Xóa tiêu đề: {ISSUERS[head.issuer].lower()}"):
            self._store.agency_heads.delete(head)

    def signer(self, issuer: Issuer, on: date) -> StoredSigner | None:
        """Who usually signs such a paper on a day."""
        found = self._setup.signers_on(on, SIGNING[issuer])
        return found[0] if found else None

    def head(self, issuer: Issuer, on: date) -> StoredSigner:
        """Who signs while nobody is entered: the head of the body, by position."""
        match issuer:
            case "council":
                return StoredSigner(name=self._chairman(on), position="CHỦ TỊCH HỘI ĐỒNG")
            case "department":
                return self._department_head()
            case _:
                return StoredSigner(name="", position="CHỦ TỊCH")

    def _department_head(self) -> StoredSigner:
        """As the directory has it of the department's unit."""
        department = fold(self._settings.get("department"))
        division = department.startswith("phong ")
        for unit in self._store.units.all():
            if department and fold(unit.name) == department:
                position, name = unit_leader(self._store, unit)
                if name and division and fold(position).startswith("truong phong"):
                    return StoredSigner(name=name, position=DIVISION_HEAD)
                if name and not division:
                    return StoredSigner(name=name, position=position)
        return StoredSigner(name="", position=DIVISION_HEAD if division else "NGƯỜI PHỤ TRÁCH")

    def _chairman(self, on: date) -> str:
        """Of the council in office on a day."""
        for council in self._store.councils.in_office(on):
            for member in self._store.council_members.of_council(council.uid):
                if member.role == "chairman" and member.sits(on):
                    return member.name
        return ""

    def opening(self, head: AgencyHead, signer: StoredSigner) -> tuple[str, ...]:
        """The lines over a name: on whose behalf, in which capacity, the position."""
        authority = signer.authority
        behalf = "" if authority.startswith(IN_THEIR_NAME) else head.behalf
        return tuple(line for line in (behalf, authority, signer.position) if line)


def _lines(agency: str) -> tuple[str, ...]:
    """ "ỦY BAN NHÂN DÂN" above "XÃ ..."."""
    if agency.startswith(COMMITTEE + " "):
        return (COMMITTEE, agency.removeprefix(COMMITTEE).strip())
    return (agency,) if agency else ()


def _cleaned(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in (nfc(line).strip() for line in lines) if line)
