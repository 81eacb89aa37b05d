"""The first start: which commune this is, who signs, which office is above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.problems import Rejected
from models.signers import Signer, SignsFor
from models.store import Store
from models.vietnamese import lower_first, nfc
from services.commune_list import Commune, CommuneList
from services.settings import Settings


class Setup:
    def __init__(self, store: Store, settings: Settings, communes: CommuneList) -> None:
        self._store = store
        self._settings = settings
        self._communes = communes

    def proposal(self, commune: Commune) -> dict[str, str]:
        """What the papers of ``commune`` usually say, to be confirmed by the clerk."""
        province = self._communes.province(commune.province_code)
        return {
            "commune_code": commune.code,
            "commune_name": commune.full_name,
            "province_name": province.full_name,
            "agency_name": f"ỦY BAN NHÂN DÂN {commune.full_name}".upper(),
            "place_name": commune.name,
            "office_name": f"Sở Nội vụ {lower_first(province.full_name)}",
        }

    def complete(self, values: Mapping[str, str], signers: Sequence[Signer]) -> None:
        """Store what was confirmed. Raises ``Rejected``; then nothing is stored."""
        with self._store.action(f"Thiết lập {values.get('commune_name', '')}", "setup"):
            self._settings.save(values)
            for signer in signers:
                self.save_signer(signer)

    def signers(self) -> list[Signer]:
        return self._store.signers.in_order()

    def signers_on(self, day: date, signs_for: SignsFor = "committee") -> list[Signer]:
        """Who may sign on ``day``, the usual one first."""
        return [
            signer
            for signer in self.signers()
            if signer.signs_on(day) and signer.signs_for == signs_for
        ]

    def save_signer(self, signer: Signer) -> Signer:
        """Raises ``Rejected``."""
        signer = replace(
            signer,
            name=nfc(signer.name),
            position=nfc(signer.position).upper(),
            authority=nfc(signer.authority),
        )
        problems: dict[str, str] = {}
        if not signer.name:
            problems["name"] = "Hãy nhập họ và tên người ký."
        if not signer.position:
            problems["position"] = "Hãy nhập chức vụ in trên chữ ký, ví dụ: CHỦ TỊCH."
        if signer.valid_from and signer.valid_to and signer.valid_from > signer.valid_to:
            problems["valid_to"] = "Ngày thôi ký phải sau ngày bắt đầu ký."
        if problems:
            raise Rejected(problems)
        rank = signer.rank or max((known.rank for known in self.signers()), default=0) + 1
        with self._store.action(f"Ghi người ký {signer.name}"):
            return self._store.signers.save(replace(signer, rank=rank))

    def put_first(self, uid: str) -> None:
        """Let this signer be the usual one."""
        first = self._store.signers.get(uid)
        others = [signer for signer in self.signers() if signer.uid != uid]
        with self._store.action(f"Đưa {first.name} lên đầu danh sách người ký"):
            self._store.signers.save_many(
                replace(signer, rank=rank)
                for rank, signer in enumerate([first, *others], start=1)
                if signer.rank != rank
            )

    def delete_signer(self, uid: str) -> None:
        signer = self._store.signers.get(uid)
        with self._store.action(f"Xóa người ký {signer.name}"):
            self._store.signers.delete(signer)
