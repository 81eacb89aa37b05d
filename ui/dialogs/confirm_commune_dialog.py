"""Confirm what the papers of the chosen commune say, and who signs them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.problems import Rejected
from models.signers import Signer
from services.commune_list import Commune
from services.services import Services
from services.settings import SETTINGS
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.settings_dialog import add_setting, texts_of
from ui.widgets.form_field import text_field

ASKED = ("commune_name", "agency_name", "place_name", "office_name")


class ConfirmCommuneDialog(FormDialog):
    def __init__(self, services: Services, commune: Commune, parent: QWidget | None = None) -> None:
        self._setup = services.setup
        self._proposal = services.setup.proposal(commune)
        province = services.communes.province(commune.province_code)
        super().__init__(
            f"{commune.full_name}, {province.full_name}",
            self._save_values,
            parent,
            verb="Bắt đầu dùng",
            intro="Kiểm tra những dòng sẽ in trên văn bản. Mọi điều ở đây đều sửa được sau trong Cài đặt.",
        )
        declared = {setting.key: setting for setting in SETTINGS}
        for key in ASKED:
            add_setting(self, declared[key])
        self.add_section("Người ký văn bản")
        self.add_field("chairman", "Chủ tịch", text_field("Họ và tên"), required=True)
        self.add_field(
            "deputy",
            "Phó Chủ tịch ký thay",
            text_field("Họ và tên"),
            optional=True,
            help="In là KT. CHỦ TỊCH / PHÓ CHỦ TỊCH.",
        )
        self.fill({key: self._proposal[key] for key in ASKED})

    def _save_values(self, values: dict[str, Any]) -> None:
        texts = texts_of(values)
        chairman, deputy = texts.pop("chairman"), texts.pop("deputy")
        if not chairman:
            raise Rejected(
                {"chairman": "Hãy nhập họ và tên Chủ tịch; sau này đổi được trong Cài đặt."}
            )
        signers = [Signer(name=chairman, position="CHỦ TỊCH")]
        if deputy:
            signers.append(Signer(name=deputy, position="PHÓ CHỦ TỊCH", authority="KT. CHỦ TỊCH"))
        self._setup.complete(self._proposal | texts, signers)
