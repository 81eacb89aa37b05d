"""Add somebody who signs, or change them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.signers import SIGNS_FOR, Signer, SignsFor
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace

HEADS: dict[SignsFor, str] = {
    "committee": "CHỦ TỊCH",
    "council": "CHỦ TỊCH HỘI ĐỒNG",
    "department": "TRƯỞNG PHÒNG",
}
DEPUTIES: dict[SignsFor, str] = {
    "committee": "PHÓ CHỦ TỊCH",
    "council": "PHÓ CHỦ TỊCH HỘI ĐỒNG",
    "department": "PHÓ TRƯỞNG PHÒNG",
}
ACTING = "Q."
"""Whoever was given the powers of the head signs in no other name: "Q. CHỦ TỊCH" is the position."""


class SignerDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, signer: Signer | None = None, parent: QWidget | None = None
    ) -> None:
        self._setup = workspace.services.setup
        self._signer = signer or Signer(name="", position="CHỦ TỊCH")
        super().__init__("Sửa người ký" if signer else "Thêm người ký", self._save_values, parent)
        self.signs_for = Choice(list(SIGNS_FOR.items()))
        self.authority = Choice(_capacities(self._signer))
        self.position = text_field("CHỦ TỊCH, PHÓ CHỦ TỊCH")
        self.add_field("name", "Họ và tên", text_field(), required=True)
        self.add_field("signs_for", "Ký văn bản của", self.signs_for)
        self.add_field("authority", "Ký với tư cách", self.authority)
        self.add_field(
            "position",
            "Chức vụ in trên tên",
            self.position,
            required=True,
            help="Người ký thừa lệnh, thừa ủy quyền ghi chức vụ của chính mình.",
        )
        self.add_field("valid_from", "Ký từ ngày", DateField(), optional=True)
        self.add_field("valid_to", "Đến ngày", DateField(), optional=True)
        names = ("name", "signs_for", "position", "valid_from", "valid_to")
        self.fill({name: getattr(self._signer, name) for name in names})
        acting = not self._signer.authority and self._signer.position.startswith(ACTING)
        self.fill({"authority": ACTING if acting else self._signer.authority})

        self.signs_for.edited.connect(self._propose_capacities)
        self.authority.edited.connect(self._propose_position)

    def _propose_capacities(self) -> None:
        place = self.authority.currentIndex()
        self.authority.set_options(_capacities(replace(self._signer, signs_for=self._body)))
        self.authority.setCurrentIndex(place)
        self._propose_position()

    def _propose_position(self) -> None:
        """The usual one of the capacity, unless another was typed."""
        known = {*HEADS.values(), *DEPUTIES.values(), *(f"{ACTING} {h}" for h in HEADS.values())}
        if self.position.text() in {"", *known}:
            self.position.setText(_usual_position(self.authority.value() or "", self._body))

    @property
    def _body(self) -> SignsFor:
        chosen = self.signs_for.value()
        return next(body for body in SIGNS_FOR if body == chosen)

    def _save_values(self, values: dict[str, Any]) -> Signer:
        authority = values["authority"] or ""
        values["authority"] = "" if authority == ACTING else authority
        return self._setup.save_signer(replace(self._signer, **values))


def _capacities(signer: Signer) -> list[tuple[str, str]]:
    """What stands over the position; what this signer has stays offered."""
    head = HEADS[signer.signs_for].removesuffix(" HỘI ĐỒNG")
    offered = [
        ("", f"Người đứng đầu ({HEADS[signer.signs_for]})"),
        (f"KT. {head}", f"Ký thay (KT. {head})"),
        (f"TL. {head}", f"Thừa lệnh (TL. {head})"),
        (f"TUQ. {head}", f"Thừa ủy quyền (TUQ. {head})"),
        (ACTING, f"Được giao quyền cấp trưởng (Q. {head})"),
    ]
    if signer.authority not in {value for value, _ in offered}:
        offered.append((signer.authority, signer.authority))
    return offered


def _usual_position(authority: str, body: SignsFor) -> str:
    if not authority:
        return HEADS[body]
    if authority.startswith("KT."):
        return DEPUTIES[body]
    return f"{ACTING} {HEADS[body]}" if authority == ACTING else ""
